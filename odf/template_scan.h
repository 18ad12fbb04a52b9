/* odf/template_scan.h — what is known while a part of a template is read: the
 * paragraphs that are open, and where we are, for messages. */
#ifndef ODFGX_ODF_TEMPLATE_SCAN_H
#define ODFGX_ODF_TEMPLATE_SCAN_H

#include "odf/part.h"
#include "odf/template.h"

/* A run of a paragraph's logical text, and its place in the part. */
typedef struct odfgx_piece {
    size_t text; /* offset in the logical text */
    odfgx_place place;
    bool verbatim; /* byte for byte; else one character by other means */
} odfgx_piece;

/* Stands in the logical text for a field, a note: what is not its text. */
#define ODFGX_OBJECT "\xEF\xBF\xBC" /* U+FFFC */

typedef struct odfgx_template_paragraph {
    odfgx_place tag;   /* its start tag */
    size_t end;        /* behind its end tag */
    odfgx_buffer text; /* logical: without marks, a space for a tab */
    odfgx_piece *pieces;
    size_t count, capacity;
    unsigned opaque; /* open elements whose text is not the paragraph's */
    bool heading;
    bool in_body;      /* directly in the document's text or a section */
    bool holds_fields; /* in a frame or note within it */
} odfgx_template_paragraph;

typedef struct odfgx_open_table {
    const char *name;
    size_t row, column;               /* 1-based */
    size_t row_repeat, column_repeat; /* of the last one */
} odfgx_open_table;

typedef struct odfgx_scan {
    odfgx_template *template_;
    odfgx_template_part *part;
    odfgx_part *gate;
    int *levels; /* tokens of the open elements */
    size_t depth, level_capacity;
    size_t hidden; /* open elements from a comment or a deletion on */
    odfgx_template_paragraph
        *paragraphs; /* open ones; the rest keep their memory */
    size_t open, paragraph_count, paragraph_capacity;
    odfgx_open_table *tables;
    size_t table_count, table_capacity;
    odfgx_buffer heading; /* the last one's text */
    size_t number;        /* of the paragraph in the part */
    odfgx_place page;     /* start tag of the master page */
    size_t page_depth;    /* of what it holds; 0: none is open */
    bool page_has_header;
    bool has_automatic_styles;
    const char *declarations; /* of prefixes that a draft's mark needs */
} odfgx_scan;

/* Adds a fault that stands where we are; `quote` is cut where it is long. */
odfgx_status odfgx_scan_fault(const odfgx_scan *scan, odfgx_slice quote,
                              odfgx_error *err, const char *format, ...)
    ODFGX_PRINTF(4, 5);

odfgx_status odfgx_scan_add_edit(const odfgx_scan *scan, const odfgx_edit *edit,
                                 odfgx_error *err);

/* The bytes of a place in the part. */
odfgx_slice odfgx_scan_bytes(const odfgx_scan *scan, odfgx_place place);

/* The paragraph whose text is being read, or NULL. */
odfgx_template_paragraph *odfgx_scan_current(const odfgx_scan *scan);

/* A paragraph begins or ends with what the gate is just telling; `in_body`:
 * directly in the document's text or a section. At its end its tags are
 * found. */
odfgx_status odfgx_scan_open_paragraph(odfgx_scan *scan, bool heading,
                                       bool in_body, odfgx_error *err);
odfgx_status odfgx_scan_close_paragraph(odfgx_scan *scan, odfgx_error *err);

/* Adds to the logical text what the gate is just telling. */
odfgx_status odfgx_scan_add_piece(odfgx_scan *scan, const char *text,
                                  size_t length, odfgx_error *err);

/* A character by another name, from its start tag to behind its end tag. */
odfgx_status odfgx_scan_open_space(odfgx_scan *scan, odfgx_error *err);
void odfgx_scan_close_space(const odfgx_scan *scan);

/* An element whose text is its own; `in_text`: it stands in the text. */
odfgx_status odfgx_scan_open_object(odfgx_scan *scan, bool in_text,
                                    odfgx_error *err);
void odfgx_scan_close_object(const odfgx_scan *scan);

/* Finds the tags of a paragraph whose end was reached. */
odfgx_status odfgx_scan_tags(odfgx_scan *scan,
                             const odfgx_template_paragraph *paragraph,
                             odfgx_error *err);

/* Whether there are two opening braces in the text. */
bool odfgx_tag_begins(odfgx_slice text);

/* Reads what stands between the braces. `out` stays NULL where it has a
 * fault, which is recorded. */
odfgx_status odfgx_scan_field(const odfgx_scan *scan, odfgx_slice inner,
                              odfgx_slice quote, odfgx_field **out,
                              odfgx_error *err);

/* Makes of the edits of a tag, which are the part's last `count`, one that
 * repeats the paragraph. */
odfgx_status odfgx_scan_block(const odfgx_scan *scan,
                              const odfgx_template_paragraph *paragraph,
                              size_t count, odfgx_error *err);

/* Where a draft is marked; `page` is at its end. */
odfgx_status odfgx_scan_root(odfgx_scan *scan, odfgx_place tag,
                             odfgx_error *err);
odfgx_status odfgx_scan_draft_style(odfgx_scan *scan, odfgx_place tag,
                                    bool automatic_styles, odfgx_error *err);
odfgx_status odfgx_scan_draft_header(odfgx_scan *scan, odfgx_place tag,
                                     bool hidden, odfgx_error *err);
odfgx_status odfgx_scan_draft_page(odfgx_scan *scan, odfgx_error *err);

#endif
