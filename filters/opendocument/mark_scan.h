/* filters/opendocument/mark_scan.h — the scan that finds the places of marks,
 * from within. */
#ifndef ODFGX_FILTERS_OPENDOCUMENT_MARK_SCAN_H
#define ODFGX_FILTERS_OPENDOCUMENT_MARK_SCAN_H

#include "filters/opendocument/mark.h"

enum { ODFGX_OD_NAME_TEXT = 256, ODFGX_OD_NAMES = 64 };

typedef struct odfgx_od_scan {
    const odfgx_markup *markup; /* NULL: only common styles are put in */
    const odfgx_buffer *text;
    odfgx_changes *changes;
    odfgx_part *part;
    bool marking; /* not only values are put in */
    bool styling; /* common styles are put in */

    int within; /* the element that is open and known */
    uint64_t skipped;

    odfgx_place common, automatic; /* their tags */
    bool common_placed, automatic_placed;

    bool found;             /* a spreadsheet was */
    bool tracked;           /* its changes are */
    bool sheet_placed;      /* there is any sheet */
    size_t first_sheet;     /* where it begins */
    size_t last_sheet;      /* where it ends */
    uint64_t names_taken;   /* bit i: that the list could have with i */
    bool mapped, formatted; /* has conditional formats of the old, new kind */
    odfgx_changes held;     /* those of conditional formats */

    /* Of the sheet that is being read. */
    odfgx_buffer name;
    const odfgx_mark **marks; /* in it, by row and column */
    size_t mark_count, next_mark;
    bool *taken; /* by mark: a sheet has it */
    unsigned groups;
    uint32_t next_row;
    size_t rows_end;     /* where rows may be put in behind all others */
    odfgx_place formats; /* their tag */
    size_t formats_close, formats_end; /* 0: there are none */

    odfgx_od_marked_row row;
    odfgx_place note;
} odfgx_od_scan;

#define SCAN_START(name)                                                       \
    static odfgx_status scan_##name##_start(                                   \
        odfgx_od_scan *scan, const odfgx_attributes *attributes,               \
        odfgx_error *err)
#define SCAN_END(name)                                                         \
    static odfgx_status scan_##name##_end(odfgx_od_scan *scan, odfgx_error *err)

/* Those of styles: mark_styles.c. */
#define SCAN_STYLE_START(name)                                                 \
    odfgx_status odfgx_od_scan_##name##_start(                                 \
        odfgx_od_scan *scan, const odfgx_attributes *attributes,               \
        odfgx_error *err)
#define SCAN_STYLE_END(name)                                                   \
    odfgx_status odfgx_od_scan_##name##_end(odfgx_od_scan *scan,               \
                                            odfgx_error *err)

SCAN_STYLE_START(common_styles);
SCAN_STYLE_END(common_styles);
SCAN_STYLE_START(automatic_styles);
SCAN_STYLE_END(automatic_styles);
SCAN_STYLE_START(map);
SCAN_STYLE_START(body);

/* Where the thing stands that is being told of. */
odfgx_place odfgx_od_scan_place(const odfgx_od_scan *scan);

/* Adds a change, and clears the buffer. */
odfgx_status odfgx_od_scan_change(odfgx_od_scan *scan, size_t begin, size_t end,
                                  odfgx_buffer *bytes, odfgx_error *err);

/* Remembers that a sheet is called so; a name for the list of results that
 * none of them has. */
void odfgx_od_name_taken(odfgx_od_scan *scan, const char *name);
void odfgx_od_free_name(const odfgx_od_scan *scan,
                        char name[ODFGX_OD_NAME_TEXT]);

/* Makes the conditional format of the sheet's marks, and keeps it; `end` is
 * where the sheet's end tag begins. */
odfgx_status odfgx_od_keep_formats(odfgx_od_scan *scan, size_t end,
                                   odfgx_error *err);

/* Adds all of them, unless the document has only such as LibreOffice would
 * not read beside them. */
odfgx_status odfgx_od_add_formats(odfgx_od_scan *scan, odfgx_error *err);

#endif
