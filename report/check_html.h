/* report/check_html.h — the page of findings, part by part. Writing goes on
 * after memory ran out, into a buffer that has failed. */
#ifndef ODFGX_REPORT_CHECK_HTML_H
#define ODFGX_REPORT_CHECK_HTML_H

#include "report/check.h"
#include "report/layout.h"
#include "report/markup.h"

/* By odfgx_level. */
typedef struct odfgx_html_level {
    const char *word; /* untranslated */
    const char *many; /* more than one, untranslated */
    const char *sign; /* tells it apart in black and white */
} odfgx_html_level;

extern const odfgx_html_level odfgx_html_levels[];

typedef struct odfgx_html_page {
    const odfgx_findings *findings;
    odfgx_buffer *out;
    odfgx_layout *layouts; /* by table */
    bool *rules;           /* by rule: has broken findings */
    size_t most;           /* findings of a report */
} odfgx_html_page;

/* That a finding speaks of a value. */
typedef struct odfgx_html_mark {
    size_t value, finding, number;
} odfgx_html_mark;

/* A report on the page, and where its findings go. */
typedef struct odfgx_html_report {
    const odfgx_html_page *page;
    const odfgx_checked_file *file;
    const odfgx_kept *kept;
    size_t index; /* of the file */
    const odfgx_finding *findings; /* file->count of them */
    size_t number;                 /* 1 for the first on the page */
    odfgx_html_mark *marks;        /* sorted */
    size_t mark_count;
    size_t *sections; /* by finding; ODFGX_HTML_NOWHERE: the whole report */
    size_t *order;    /* the findings as they stand on the page */
    size_t *numbers;  /* by finding: 1 for the first on the page */
    bool *quoted;     /* by finding: its words are marked in the prose */
} odfgx_html_report;

#define ODFGX_HTML_NOWHERE SIZE_MAX

/* Works out marks and sections. Clear it in any case. */
odfgx_status odfgx_html_report_init(odfgx_html_report *report,
                                    const odfgx_html_page *page, size_t file,
                                    size_t number, odfgx_error *err);
void odfgx_html_report_clear(odfgx_html_report *report);

/* The index of the value that a cell of a finding is in this report, or
 * ODFGX_HTML_NOWHERE: it is none, or one of another report. */
size_t odfgx_html_value(const odfgx_html_report *report,
                        const odfgx_finding_cell *cell);

/* The unique repair of a report that changes a value to one that is
 * determined: the cell, and in *number which repair; NULL for none. */
const odfgx_repair_cell *odfgx_html_repair(const odfgx_html_report *report,
                                           size_t value, size_t *number);

/* Each appends a part of the page. */
void odfgx_html_add_style(const odfgx_html_page *page);
void odfgx_html_add_report(odfgx_html_report *report);
void odfgx_html_add_table(const odfgx_html_report *report, size_t table);
void odfgx_html_add_prose(odfgx_html_report *report, size_t section);
void odfgx_html_add_repairs(const odfgx_html_report *report);
void odfgx_html_add_finding(const odfgx_html_report *report, size_t finding);

/* "✗ 2 errors", "△ …" for what there is of each level. */
void odfgx_html_add_counts(odfgx_buffer *out, const odfgx_checked_file *file);

/* The class of a finding and of its cells: its level, or "explained". */
const char *odfgx_html_class(const odfgx_finding *finding);

/* The sign of a finding: its level's, or that of an explained one. */
const char *odfgx_html_sign(const odfgx_finding *finding);

#endif
