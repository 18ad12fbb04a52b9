#include "filters/opendocument/mark_names.h"

enum { OFFICE = 1, TABLE, TEXT, STYLE, DUBLIN_CORE, CALC };

static const odfgx_namespace namespaces[] = {
    { OD_URN "office:1.0", OFFICE },
    { OD_URN "table:1.0", TABLE },
    { OD_URN "text:1.0", TEXT },
    { OD_URN "style:1.0", STYLE },
    { "http://purl.org/dc/elements/1.1/", DUBLIN_CORE },
    { "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
      CALC },
};

/* ODF 1.3 part 3; conditional formats of sheets are LibreOffice's. */
static const odfgx_name names[] = {
    { OFFICE, "document-content", MARK_DOCUMENT },
    { OFFICE, "document-styles", MARK_DOCUMENT },
    { OFFICE, "document", MARK_DOCUMENT },
    { OFFICE, "styles", MARK_COMMON_STYLES },
    { OFFICE, "automatic-styles", MARK_AUTOMATIC_STYLES },
    { STYLE, "style", MARK_STYLE },
    { STYLE, "map", MARK_MAP },
    { OFFICE, "body", MARK_BODY },
    { OFFICE, "spreadsheet", MARK_SHEETS },
    { TABLE, "tracked-changes", MARK_CHANGES },
    { TABLE, "table", MARK_TABLE },
    { TABLE, "table-column", MARK_COLUMN },
    { TABLE, "table-columns", MARK_COLUMN },
    { TABLE, "table-header-columns", MARK_COLUMN },
    { TABLE, "table-column-group", MARK_COLUMN },
    { TABLE, "table-row-group", MARK_ROWS },
    { TABLE, "table-header-rows", MARK_ROWS },
    { TABLE, "table-rows", MARK_ROWS },
    { TABLE, "table-row", MARK_ROW },
    { TABLE, "table-cell", MARK_CELL },
    { TABLE, "covered-table-cell", MARK_CELL },
    { TABLE, "cell-range-source", MARK_SOURCE },
    { OFFICE, "annotation", MARK_NOTE },
    { DUBLIN_CORE, "creator", MARK_CREATOR },
    { TEXT, "p", MARK_PARAGRAPH },
    { CALC, "conditional-formats", MARK_FORMATS },
    { CALC, "conditional-format", MARK_FORMAT },
    { CALC, "condition", MARK_CONDITION },

    { TABLE, "name", MARK_NAME },
    { STYLE, "family", MARK_FAMILY },
    { STYLE, "name", MARK_STYLE_NAME },
    { STYLE, "apply-style-name", MARK_APPLIED },
    { CALC, "apply-style-name", MARK_APPLIED },
    { TABLE, "number-rows-repeated", MARK_ROWS_REPEATED },
    { TABLE, "number-columns-repeated", MARK_COLUMNS_REPEATED },
};

const odfgx_vocabulary odfgx_od_mark_vocabulary = {
    namespaces, ODFGX_COUNT_OF(namespaces), names, ODFGX_COUNT_OF(names)
};
