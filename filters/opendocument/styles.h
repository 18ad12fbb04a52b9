/* filters/opendocument/styles.h — what a document's styles say that matters to
 * its reading: what is hidden, and how lists are numbered. */
#ifndef ODFGX_FILTERS_OPENDOCUMENT_STYLES_H
#define ODFGX_FILTERS_OPENDOCUMENT_STYLES_H

#include "filters/numeral.h"
#include "report/arena.h"

enum { OD_LIST_LEVELS = 10, OD_STYLES_MAX = 65536, OD_STYLE_SLOTS = 1024 };

typedef enum odfgx_od_family {
    OD_FAMILY_NONE, /* no matter */
    OD_FAMILY_TABLE,
    OD_FAMILY_PARAGRAPH,
    OD_FAMILY_TEXT,
    OD_FAMILY_LIST,
    OD_FAMILY_DELETION /* no style: a tracked change that deletes, by its id */
} odfgx_od_family;

typedef enum odfgx_od_display {
    OD_DISPLAY_UNSAID,
    OD_DISPLAY_SHOWN,
    OD_DISPLAY_HIDDEN
} odfgx_od_display;

/* How a level of a list labels its items (ODF 1.3 part 3, 16.31 and 19.502).
 * One of bullets has no label here. */
typedef struct odfgx_od_list_level {
    bool bullet;
    bool unnumbered; /* prefix and suffix alone */
    bool joined;     /* no gap between label and text */
    odfgx_numeral numeral;
    uint32_t start;
    unsigned shown;      /* numbers of how many levels, its own counted */
    const char *pattern; /* "第%1%章", or NULL */
    const char *prefix, *suffix;
} odfgx_od_list_level;

typedef struct odfgx_od_style {
    struct odfgx_od_style *next; /* with the same slot */
    uint32_t hash;
    odfgx_od_family family;
    odfgx_od_display display;
    const char *name;
    const char *parent;           /* or NULL */
    const char *list;             /* "" for none, NULL where nothing is said */
    odfgx_od_list_level **levels; /* of a list, by level; NULL: not said */
} odfgx_od_style;

/* { 0 } knows none. */
typedef struct odfgx_od_styles {
    odfgx_arena arena;
    odfgx_od_style *slots[OD_STYLE_SLOTS];
    size_t count;
    uint32_t salt; /* so that strangers can't choose names that collide */
    odfgx_od_style *outline; /* of headings outside of lists, or NULL */
    bool automatic;          /* the ones being read are */

    odfgx_od_style draft; /* the one being read; its strings are offsets */
    odfgx_buffer strings; /* into these, by way of the following */
    size_t parent, list;  /* SIZE_MAX: none */

    odfgx_od_style *open_list; /* the list style that is being read */
    odfgx_od_list_level *open_level;
} odfgx_od_styles;

void odfgx_od_styles_init(odfgx_od_styles *styles);
void odfgx_od_styles_clear(odfgx_od_styles *styles);

/* Begins a style; `parent` and `list` may be NULL. */
void odfgx_od_style_begin(odfgx_od_styles *styles, odfgx_od_family family,
                          const char *name, const char *parent,
                          const char *list);

/* Keeps the style that was begun, if it says or inherits anything. Past
 * OD_STYLES_MAX names in all, this and those below are ODFGX_LIMIT. */
odfgx_status odfgx_od_style_keep(odfgx_od_styles *styles, odfgx_error *err);

/* Keeps a name that nothing more is said of. */
odfgx_status odfgx_od_style_add(odfgx_od_styles *styles, odfgx_od_family family,
                                const char *name, odfgx_error *err);

/* A new list style, which levels are added to. */
odfgx_status odfgx_od_list_style_add(odfgx_od_styles *styles, const char *name,
                                     odfgx_error *err);

/* The style of that name that was kept last, or NULL. */
const odfgx_od_style *odfgx_od_style_find(const odfgx_od_styles *styles,
                                          odfgx_od_family family,
                                          const char *name);

/* Whether the style, or the next parent that says anything, hides; false for
 * NULL. */
bool odfgx_od_style_hides(const odfgx_od_styles *styles,
                          const odfgx_od_style *style);

/* The name of the list style of a paragraph's style or its parents: NULL where
 * none is said, "" where there is to be none. */
const char *odfgx_od_style_list(const odfgx_od_styles *styles,
                                const odfgx_od_style *style);

#endif
