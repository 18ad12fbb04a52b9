#include "filters/ods_state.h"

enum { OFFICE = 1, TABLE, TEXT, STYLE, CALC };

/* ODF 1.3 part 3, 1.4; the extension is LibreOffice's. */
static const odfgx_namespace namespaces[] = {
    { "urn:oasis:names:tc:opendocument:xmlns:office:1.0", OFFICE },
    { "urn:oasis:names:tc:opendocument:xmlns:table:1.0", TABLE },
    { "urn:oasis:names:tc:opendocument:xmlns:text:1.0", TEXT },
    { "urn:oasis:names:tc:opendocument:xmlns:style:1.0", STYLE },
    { "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
      CALC },
};

static const odfgx_name names[] = {
    { OFFICE, "document-content", ODS_DOCUMENT },
    { OFFICE, "automatic-styles", ODS_AUTOMATIC_STYLES },
    { STYLE, "style", ODS_STYLE },
    { STYLE, "table-properties", ODS_TABLE_PROPERTIES },
    { OFFICE, "body", ODS_BODY },
    { OFFICE, "spreadsheet", ODS_SPREADSHEET },
    { TABLE, "table", ODS_TABLE },
    { TABLE, "table-column-group", ODS_COLUMN_GROUP },
    { TABLE, "table-columns", ODS_COLUMNS },
    { TABLE, "table-header-columns", ODS_COLUMNS },
    { TABLE, "table-column", ODS_COLUMN },
    { TABLE, "table-row-group", ODS_ROW_GROUP },
    { TABLE, "table-rows", ODS_ROWS },
    { TABLE, "table-header-rows", ODS_ROWS },
    { TABLE, "table-row", ODS_ROW },
    { TABLE, "table-cell", ODS_CELL },
    { TABLE, "covered-table-cell", ODS_COVERED_CELL },
    { TEXT, "p", ODS_PARAGRAPH },
    { TEXT, "h", ODS_PARAGRAPH },
    { TEXT, "s", ODS_SPACES },
    { TEXT, "tab", ODS_TAB },
    { TEXT, "line-break", ODS_LINE_BREAK },
    { TEXT, "note", ODS_EXCLUDED },
    { TEXT, "ruby-text", ODS_EXCLUDED },
    { TEXT, "script", ODS_EXCLUDED },
    { TEXT, "tracked-changes", ODS_EXCLUDED },
    { TEXT, NULL, ODS_INLINE },

    { STYLE, "name", ODS_NAME },
    { STYLE, "family", ODS_FAMILY },
    { TABLE, "name", ODS_TABLE_NAME },
    { TABLE, "style-name", ODS_STYLE_NAME },
    { TABLE, "display", ODS_DISPLAY },
    { TABLE, "visibility", ODS_VISIBILITY },
    { TABLE, "number-columns-repeated", ODS_COLUMNS_REPEATED },
    { TABLE, "number-rows-repeated", ODS_ROWS_REPEATED },
    { TABLE, "number-columns-spanned", ODS_COLUMNS_SPANNED },
    { TABLE, "number-rows-spanned", ODS_ROWS_SPANNED },
    { TABLE, "formula", ODS_FORMULA },
    { OFFICE, "value-type", ODS_VALUE_TYPE },
    { CALC, "value-type", ODS_CALC_VALUE_TYPE },
    { OFFICE, "value", ODS_VALUE },
    { OFFICE, "date-value", ODS_DATE_VALUE },
    { OFFICE, "time-value", ODS_TIME_VALUE },
    { OFFICE, "boolean-value", ODS_BOOLEAN_VALUE },
    { OFFICE, "string-value", ODS_STRING_VALUE },
    { TEXT, "c", ODS_COUNT },
};

const odfgx_vocabulary odfgx_ods_vocabulary = { namespaces,
                                                ODFGX_COUNT_OF(namespaces),
                                                names, ODFGX_COUNT_OF(names) };
