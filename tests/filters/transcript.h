/* tests/filters/transcript.h — what a filter tells, written down. */
#ifndef ODFGX_TESTS_FILTERS_TRANSCRIPT_H
#define ODFGX_TESTS_FILTERS_TRANSCRIPT_H

#include "odf/package.h"

/* Appends a line an event to an odfgx_buffer:
 *   table Sheet1 hidden      row 2 x3 hidden         merge B2:D3
 *   comment B2 "author" "text"
 *   B2 x4 float 12 "12" hidden formula               end
 *   paragraph "text" heading hidden                  (or contents)
 * In texts a line feed is written as \n. */
odfgx_visitor transcript_visitor(odfgx_buffer *out);

/* A part of a package to be. */
typedef struct transcript_part {
    const char *name; /* NULL ends a list */
    const char *text;
} transcript_part;

/* Packs the parts; odfgx_buffer_clear is the caller's. */
odfgx_buffer transcript_pack(const transcript_part *parts);

/* Reads an archive as "a.ods" and writes down what is told. */
odfgx_status transcript_read(const odfgx_buffer *archive,
                             const odfgx_limits *limits, odfgx_buffer *out,
                             odfgx_error *err);

/* The same of bytes that are no package. */
odfgx_status transcript_read_bytes(const char *bytes, size_t length,
                                   const odfgx_limits *limits,
                                   odfgx_buffer *out, odfgx_error *err);

/* Reading gave `status`, and `out` is what was told: it must be `told`. `row`
 * says which case it is. */
void transcript_expect_told(const char *row, const char *told,
                            odfgx_status status, const odfgx_buffer *out,
                            const odfgx_error *err);

/* Reads bytes, which are told so. */
void transcript_expect_bytes(const char *bytes, size_t length,
                             const char *told);

/* A file that is no package, and what is told of it. */
typedef struct transcript_case {
    const char *text, *told;
} transcript_case;

void transcript_expect_cases(const transcript_case *cases, size_t count);

#define EXPECT_TOLD(cases)                                                     \
    transcript_expect_cases((cases), ODFGX_COUNT_OF(cases))

/* A failure that a case expects. */
typedef struct transcript_fault {
    odfgx_status status;
    const char *where; /* what it begins with */
    const char *text;  /* a part of the sentence */
} transcript_fault;

/* Reading gave `status`: it must have failed so. */
void transcript_expect_fault(const char *row, transcript_fault fault,
                             odfgx_status status, const odfgx_error *err);

#define SHEET_TYPE "application/vnd.oasis.opendocument.spreadsheet"

/* A content.xml in short: the gate takes any prefix. */
#define DOCUMENT                                                               \
    "<o:document-content"                                                      \
    " xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"              \
    " xmlns:t='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"               \
    " xmlns:x='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"                \
    " xmlns:s='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"               \
    " xmlns:d='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"             \
    " xmlns:dc='http://purl.org/dc/elements/1.1/'"                             \
    " xmlns:c='urn:org:documentfoundation:names:experimental:calc:xmlns:"      \
    "calcext:1.0' o:version='1.3'>"
#define BOOK DOCUMENT "<o:body><o:spreadsheet>"
#define BOOK_END "</o:spreadsheet></o:body></o:document-content>"
#define SHEET "<t:table t:name='S'>"
#define SHEET_END "</t:table>"
#define END "</t:table-cell>"
#define CELL(text) "<t:table-cell><x:p>" text "</x:p>" END

/* Reads a workbook whose content.xml is these three, one after another. */
odfgx_status transcript_read_content(const char *before, const char *inside,
                                     const char *after,
                                     const odfgx_limits *limits,
                                     odfgx_buffer *out, odfgx_error *err);

#define TEXT_TYPE "application/vnd.oasis.opendocument.text"
#define TEXT_BEGIN "<o:body><o:text>"
#define TEXT_END "</o:text></o:body></o:document-content>"

/* The same of a text, with a styles.xml, or NULL for none. */
odfgx_status transcript_read_text(const char *styles, const char *before,
                                  const char *inside, const char *after,
                                  odfgx_buffer *out, odfgx_error *err);

#endif
