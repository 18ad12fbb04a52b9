/* tests/filters/match/write.h — writes a drawing in one format after another,
 * with the markup that the programs of each write. */
#ifndef ODFGX_TESTS_WRITE_H
#define ODFGX_TESTS_WRITE_H

#include "tests/filters/match/drawing.h"

typedef odfgx_status (*drawn_writer)(drawing *d, odfgx_buffer *out,
                                     odfgx_error *err);

typedef struct drawn_format {
    const char *name; /* as a file's extension */
    shape_kind kind;
    drawn_writer write;
} drawn_format;

/* NULL where the name is unknown; and all of them. */
const drawn_format *drawn_format_find(const char *name);
extern const drawn_format drawn_formats[];
extern const size_t drawn_format_count;

odfgx_status write_ods(drawing *d, odfgx_buffer *out, odfgx_error *err);
odfgx_status write_fods(drawing *d, odfgx_buffer *out, odfgx_error *err);
odfgx_status write_xlsx(drawing *d, odfgx_buffer *out, odfgx_error *err);
odfgx_status write_odt(drawing *d, odfgx_buffer *out, odfgx_error *err);
odfgx_status write_fodt(drawing *d, odfgx_buffer *out, odfgx_error *err);
odfgx_status write_docx(drawing *d, odfgx_buffer *out, odfgx_error *err);
odfgx_status write_html(drawing *d, odfgx_buffer *out, odfgx_error *err);
odfgx_status write_text(drawing *d, odfgx_buffer *out, odfgx_error *err);

/* ------------------------------------------------- what they share */

void write_escaped(odfgx_buffer *out, const char *text, size_t length);

/* Bytes of the next piece of a text: all, or where the shape splits words,
 * some code points. */
size_t write_piece(drawing *d, const char *text, size_t length);

/* Bytes up to the next line break. */
size_t write_line(const char *text);

/* How many lines of the table of contents stand together; the first is its
 * title. */
size_t write_contents_count(const drawing *d, size_t first);

typedef struct write_part {
    const char *name;
    const char *text;
    size_t length;
    bool stored;
} write_part;

/* Packs parts as they come. */
odfgx_status write_package(const write_part *parts, size_t count,
                           odfgx_buffer *out, odfgx_error *err);

/* The text in GB 18030. */
odfgx_status write_in_gb18030(const odfgx_buffer *text, odfgx_buffer *out,
                              odfgx_error *err);

/* Namespaces of OpenDocument, as attributes. */
extern const char write_odf_namespaces[];

/* An OpenDocument package or file with a body between <office:body> tags;
 * `kind` is "text" or "spreadsheet". */
odfgx_status write_odf_package(const char *kind, const char *styles,
                               const odfgx_buffer *body, odfgx_buffer *out,
                               odfgx_error *err);
odfgx_status write_odf_flat(const char *kind, const char *styles,
                            const odfgx_buffer *body, odfgx_buffer *out,
                            odfgx_error *err);

#endif
