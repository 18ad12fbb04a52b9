/* filters/docx/styles.h — the styles of a DOCX, as far as they say something
 * of a text: whether it is hidden, a heading, a line of the contents, numbered
 * (ECMA-376 part 1, 17.7). */
#ifndef ODFGX_FILTERS_DOCX_STYLES_H
#define ODFGX_FILTERS_DOCX_STYLES_H

#include "odf/package.h"
#include "report/arena.h"

/* What a document may say of styles and numberings, in bytes kept. */
enum { DOCX_KEPT_MAX = 16 << 20 };

/* A reference to a level of a list; -1 where nothing is said. */
typedef struct odfgx_docx_reference {
    long number, level;
} odfgx_docx_reference;

typedef struct odfgx_docx_style {
    const char *id, *name;
    const char *based_on; /* "" for none */
    size_t order;         /* in the part */
    int vanish;           /* 0 or 1, -1 where nothing is said */
    int outline;          /* 0 to 9, likewise; 9 is body text */
    odfgx_docx_reference list;
    const char *list_style; /* the style that named the list, by its id */
    bool resolved;          /* what it is based on is added */
} odfgx_docx_style;

/* { 0 } are none. */
typedef struct odfgx_docx_styles {
    odfgx_arena arena;
    size_t kept;
    odfgx_docx_style *items; /* sorted by id */
    size_t count, capacity;
    odfgx_docx_style *usual; /* that of a paragraph that names none, or NULL */
    odfgx_docx_style *last;  /* the one found last, or NULL */
} odfgx_docx_styles;

odfgx_status odfgx_docx_styles_read(odfgx_docx_styles *styles,
                                    odfgx_package *package, const char *part,
                                    odfgx_error *err);
void odfgx_docx_styles_clear(odfgx_docx_styles *styles);

/* A style with all that it is based on, or NULL; borrowed. */
const odfgx_docx_style *odfgx_docx_style_find(odfgx_docx_styles *styles,
                                              const char *id);
const odfgx_docx_style *odfgx_docx_style_usual(odfgx_docx_styles *styles);

/* Whether the style is one of the built-in "heading 1" … "toc 9". */
bool odfgx_docx_style_is_heading(const odfgx_docx_style *style);
bool odfgx_docx_style_is_contents(const odfgx_docx_style *style);

#endif
