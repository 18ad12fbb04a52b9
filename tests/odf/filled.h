/* tests/odf/filled.h — small templates made in memory, a report to fill them
 * with, and what comes of it. */
#ifndef ODFGX_TESTS_ODF_FILLED_H
#define ODFGX_TESTS_ODF_FILLED_H

#include "odf/template.h"
#include "report/report.h"

/* The form and the report of a test program; made once, at first use. The
 * report has rules.made 2, fees 59237.2449, agency, year, and in overview
 * three paragraphs, the second with a run-in head; problems has one. */
const odfgx_form *filled_form(void);
odfgx_report *filled_report(void);
/* Frees both. */
void filled_end(void);

/* A part of a package that a test makes. */
typedef struct filled_entry {
    const char *name, *text; /* NULL ends the list */
} filled_entry;

/* A package of these entries, mimetype first if it is among them. */
odfgx_buffer filled_package(const filled_entry *entries);

/* content.xml with this in its office:text; styles.xml with this in its one
 * page style. To be cleared by the caller. */
odfgx_buffer filled_content(const char *body);
odfgx_buffer filled_styles(const char *page);

/* A template of a body and a page; NULL for an empty page. What it is made of
 * is kept until filled_end. */
odfgx_template *filled_template(const char *body, const char *page);

/* The part of the filled template, in which bookmarks are written [name:…],
 * cut to what stands between `begin` and `end`; NULL with *err where it can't
 * be filled. Kept until the next call. */
const char *filled_part(const odfgx_template *template_,
                        const odfgx_filling *filling, const char *part,
                        const char *begin, const char *end, odfgx_error *err);

/* The same for the body of a template that is made for this alone. */
const char *filled_body(const char *body);

#endif
