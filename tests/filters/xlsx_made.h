/* tests/filters/xlsx_made.h — small Excel workbooks for tests. */
#ifndef ODFGX_TESTS_FILTERS_XLSX_MADE_H
#define ODFGX_TESTS_FILTERS_XLSX_MADE_H

#include "tests/filters/transcript.h"

#define XLSX_MAIN                                                              \
    " xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
#define XLSX_OFFICE                                                            \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define XLSX_STRICT_MAIN                                                       \
    " xmlns='http://purl.oclc.org/ooxml/spreadsheetml/main'"
#define XLSX_STRICT_OFFICE                                                     \
    "http://purl.oclc.org/ooxml/officeDocument/relationships"
#define XLSX_SHEET_TYPE                                                        \
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main"   \
    "+xml"

#define XLSX_TYPES(type)                                                       \
    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-"    \
    "types'><Override PartName='/xl/workbook.xml' ContentType='" type          \
    "'/></Types>"
#define XLSX_RELATIONSHIPS(inside)                                             \
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"    \
    "relationships'>" inside "</Relationships>"
#define XLSX_RELATIONSHIP(id, type, target)                                    \
    "<Relationship Id='" id "' Type='" XLSX_OFFICE "/" type                    \
    "' Target='" target "'/>"
#define XLSX_BOOK(inside)                                                      \
    "<workbook" XLSX_MAIN " xmlns:r='" XLSX_OFFICE "'>" inside "</workbook>"
#define XLSX_ONE_SHEET "<sheets><sheet name='S' r:id='s1'/></sheets>"
#define XLSX_SHEET(inside) "<worksheet" XLSX_MAIN ">" inside "</worksheet>"
#define XLSX_ROWS(inside) XLSX_SHEET("<sheetData>" inside "</sheetData>")
#define XLSX_STRINGS(inside) "<sst" XLSX_MAIN ">" inside "</sst>"
#define XLSX_STYLES(formats, styles)                                           \
    "<styleSheet" XLSX_MAIN "><numFmts>" formats "</numFmts><cellStyleXfs>"    \
    "<xf numFmtId='14'/></cellStyleXfs><cellXfs>" styles                       \
    "</cellXfs></styleSheet>"

/* The parts of a workbook; NULL: the usual one, or none. */
typedef struct xlsx_made {
    const char *types, *root, *book, *relationships, *strings, *styles;
    const char *sheet; /* xl/worksheets/sheet1.xml */
} xlsx_made;

odfgx_buffer xlsx_pack(const xlsx_made *made);

/* Reads a workbook as "a.xlsx" and writes down what is told. */
odfgx_status xlsx_read(const odfgx_buffer *archive, const odfgx_limits *limits,
                       odfgx_buffer *out, odfgx_error *err);

/* Packs and reads; what is told must be as expected. */
void xlsx_expect_told(const xlsx_made *made, const char *told);

/* Packs and reads, which must fail so; `text` is a part of the sentence. */
void xlsx_expect_fault(const xlsx_made *made, odfgx_status status,
                       const char *where, const char *text);

#endif
