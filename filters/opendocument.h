/* filters/opendocument.h — the core of all OpenDocument filters: sheets and
 * text documents, in a package or flat, read once from end to end. Constant
 * memory, save for styles and for what stands within tables and paragraphs
 * and is told behind them. */
#ifndef ODFGX_FILTERS_OPENDOCUMENT_H
#define ODFGX_FILTERS_OPENDOCUMENT_H

#include "filters/filter.h"

/* Kinds of documents, as bits. */
typedef enum odfgx_opendocument_kind {
    ODFGX_OPENDOCUMENT_SHEETS = 1,
    ODFGX_OPENDOCUMENT_TEXT = 2,
    ODFGX_OPENDOCUMENT_ANY = 3
} odfgx_opendocument_kind;

/* The kinds that the media type of a package admits: one, none where it is
 * another OpenDocument, all where it is nothing that is known. 0 also where
 * the input is no package or has no content.xml, unless the type is known. */
unsigned odfgx_opendocument_kinds(odfgx_input *input);

/* Reads a document of one of `kinds`; any other is ODFGX_FORMAT. */
odfgx_status odfgx_opendocument_read_package(odfgx_input *input, unsigned kinds,
                                             const odfgx_visitor *visitor,
                                             odfgx_error *err);

/* Reads a document that is one XML file. */
odfgx_status odfgx_opendocument_read_flat(odfgx_input *input,
                                          const odfgx_visitor *visitor,
                                          odfgx_error *err);

/* Write a copy with marks (filters/filter.h): a package, a flat document.
 * Whatever holds no spreadsheet is ODFGX_USAGE. */
odfgx_status odfgx_opendocument_mark_package(odfgx_input *input,
                                             const odfgx_markup *markup,
                                             odfgx_buffer *out,
                                             odfgx_error *err);
odfgx_status odfgx_opendocument_mark_flat(odfgx_input *input,
                                          const odfgx_markup *markup,
                                          odfgx_buffer *out, odfgx_error *err);

#endif
