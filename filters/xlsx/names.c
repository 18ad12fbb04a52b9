#include "filters/xlsx/state.h"

#include "report/ascii.h"

#include <string.h>

enum { NONE = 1, MAIN, RELATIONSHIPS, COMPATIBILITY };

/* ECMA-376 parts 1 (strict), 3 and 4 (transitional). */
static const odfgx_namespace namespaces[] = {
    { "", NONE },
    { "http://schemas.openxmlformats.org/spreadsheetml/2006/main", MAIN },
    { "http://purl.oclc.org/ooxml/spreadsheetml/main", MAIN },
    { "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      RELATIONSHIPS },
    { "http://purl.oclc.org/ooxml/officeDocument/relationships",
      RELATIONSHIPS },
    { "http://schemas.openxmlformats.org/markup-compatibility/2006",
      COMPATIBILITY },
};

static const odfgx_name names[] = {
    { MAIN, "workbook", XLSX_WORKBOOK },
    { MAIN, "workbookPr", XLSX_BOOK_PROPERTIES },
    { MAIN, "sheets", XLSX_SHEETS },
    { MAIN, "sheet", XLSX_SHEET },
    { MAIN, "styleSheet", XLSX_STYLE_SHEET },
    { MAIN, "numFmts", XLSX_NUMBER_FORMATS },
    { MAIN, "numFmt", XLSX_NUMBER_FORMAT },
    { MAIN, "cellXfs", XLSX_CELL_FORMATS },
    { MAIN, "xf", XLSX_CELL_FORMAT },
    { MAIN, "sst", XLSX_STRINGS },
    { MAIN, "si", XLSX_STRING },
    { MAIN, "worksheet", XLSX_WORKSHEET },
    { MAIN, "cols", XLSX_COLUMNS },
    { MAIN, "col", XLSX_COLUMN },
    { MAIN, "sheetData", XLSX_SHEET_DATA },
    { MAIN, "row", XLSX_ROW },
    { MAIN, "c", XLSX_CELL },
    { MAIN, "f", XLSX_FORMULA },
    { MAIN, "v", XLSX_VALUE },
    { MAIN, "is", XLSX_INLINE_STRING },
    { MAIN, "r", XLSX_RUN },
    { MAIN, "t", XLSX_TEXT },
    { MAIN, "mergeCells", XLSX_MERGES },
    { MAIN, "mergeCell", XLSX_MERGE },
    { COMPATIBILITY, "AlternateContent", XLSX_ALTERNATIVES },
    { COMPATIBILITY, "Fallback", XLSX_FALLBACK },

    { NONE, "r", XLSX_REFERENCE },
    { NONE, "t", XLSX_TYPE },
    { NONE, "s", XLSX_STYLE },
    { NONE, "hidden", XLSX_HIDDEN },
    { NONE, "ht", XLSX_HEIGHT },
    { NONE, "width", XLSX_WIDTH },
    { NONE, "min", XLSX_MIN },
    { NONE, "max", XLSX_MAX },
    { NONE, "ref", XLSX_RANGE },
    { NONE, "name", XLSX_NAME },
    { NONE, "state", XLSX_STATE },
    { RELATIONSHIPS, "id", XLSX_RELATIONSHIP },
    { NONE, "date1904", XLSX_DATES_1904 },
    { NONE, "dateCompatibility", XLSX_DATE_COMPATIBILITY },
    { NONE, "numFmtId", XLSX_FORMAT_ID },
    { NONE, "formatCode", XLSX_FORMAT_CODE },
};

const odfgx_vocabulary odfgx_xlsx_vocabulary = { namespaces,
                                                 ODFGX_COUNT_OF(namespaces),
                                                 names, ODFGX_COUNT_OF(names) };

const char *odfgx_xlsx_read_reference(const char *text, uint32_t *row,
                                      uint32_t *column)
{
    uint32_t letters = 0, digits = 0;
    const char *at = text;
    for (uint32_t next; (next = (uint32_t)*at - 'A') < 26; at++) {
        letters = letters * 26 + next + 1;
        if (letters > ODFGX_GRID_COLUMNS)
            return NULL;
    }
    bool padded = *at == '0';
    for (uint32_t next; (next = (uint32_t)*at - '0') < 10; at++) {
        digits = digits * 10 + next;
        if (digits > ODFGX_GRID_ROWS)
            return NULL;
    }
    if (letters == 0 || padded || digits == 0)
        return NULL;
    *row = digits - 1;
    *column = letters - 1;
    return at;
}

bool odfgx_xlsx_read_count(const char *text, uint32_t most, uint32_t *out)
{
    uint64_t number = 0;
    const char *at = text;
    for (; odfgx_ascii_is_digit(*at) && number <= most; at++)
        number = number * 10 + (uint64_t)(*at - '0');
    if (at == text || *at != '\0' || number > most)
        return false;
    *out = (uint32_t)number;
    return true;
}

bool odfgx_xlsx_is_true(const char *text)
{
    return text != NULL &&
           (strcmp(text, "1") == 0 || strcmp(text, "true") == 0);
}
