/* filters/opendocument/mark_names.h — elements and attributes of OpenDocument
 * that mean something where marks are written, and how ours are called. */
#ifndef ODFGX_FILTERS_OPENDOCUMENT_MARK_NAMES_H
#define ODFGX_FILTERS_OPENDOCUMENT_MARK_NAMES_H

#include "odf/part.h"

enum {
    MARK_NOTHING,
    MARK_DOCUMENT,
    MARK_COMMON_STYLES,
    MARK_AUTOMATIC_STYLES,
    MARK_STYLE,
    MARK_MAP,
    MARK_BODY,
    MARK_SHEETS,
    MARK_CHANGES,
    MARK_TABLE,
    MARK_COLUMN, /* or several */
    MARK_ROWS,
    MARK_ROW,
    MARK_CELL,
    MARK_SOURCE, /* stands before a comment */
    MARK_NOTE,
    MARK_CREATOR,
    MARK_PARAGRAPH,
    MARK_FORMATS,
    MARK_FORMAT,
    MARK_CONDITION,
    MARK_ELEMENTS,

    MARK_NAME = MARK_ELEMENTS,
    MARK_FAMILY,
    MARK_STYLE_NAME,
    MARK_APPLIED,
    MARK_ROWS_REPEATED,
    MARK_COLUMNS_REPEATED
};

extern const odfgx_vocabulary odfgx_od_mark_vocabulary;

/* Our own names of styles begin so; they have no letter that is written
 * otherwise in XML than it is shown. */
#define ODFGX_OD_MARK_PREFIX "odfgx"

/* Namespaces that are declared where our elements begin, whatever the
 * document calls them. */
#define OD_URN "urn:oasis:names:tc:opendocument:xmlns:"
#define OD_XMLNS_OFFICE " xmlns:office=\"" OD_URN "office:1.0\""
#define OD_XMLNS_TABLE " xmlns:table=\"" OD_URN "table:1.0\""
#define OD_XMLNS_TEXT " xmlns:text=\"" OD_URN "text:1.0\""
#define OD_XMLNS_STYLE " xmlns:style=\"" OD_URN "style:1.0\""
#define OD_XMLNS_FO " xmlns:fo=\"" OD_URN "xsl-fo-compatible:1.0\""
#define OD_XMLNS_XLINK " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
#define OD_XMLNS_DC " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
#define OD_XMLNS_CALC                                                          \
    " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:"     \
    "xmlns:calcext:1.0\""

#endif
