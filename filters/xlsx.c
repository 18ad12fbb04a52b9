#include "filters/xlsx.h"

#include "filters/xlsx/mark.h"
#include "filters/xlsx/state.h"
#include "report/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_FIRST = 256, PLACE_TEXT = 512 };

/* ------------------------------------------------------------- the rules */

#define WITHIN(place) (1U << (place))

/* What an element means where it may stand; anywhere else, and if it has no
 * row, it is left out with all that is in it. */
typedef struct rule {
    unsigned places;                  /* where it may stand, as bits */
    odfgx_xlsx_place outside, inside; /* equal: its content counts as beside */
    odfgx_xlsx_start *start;
    odfgx_xlsx_end *end;
} rule;

#define LEADS(from, to) WITHIN(from), from, to
#define BESIDE(place) WITHIN(place), place, place
#define ANYWHERE ~0U, XLSX_IN_PART, XLSX_IN_PART

static odfgx_xlsx_start root_start;

static const rule rules[XLSX_ELEMENTS] = {
    [XLSX_WORKBOOK] = { LEADS(XLSX_IN_PART, XLSX_IN_BOOK), root_start, NULL },
    [XLSX_BOOK_PROPERTIES] = { BESIDE(XLSX_IN_BOOK),
                               odfgx_xlsx_properties_start, NULL },
    [XLSX_SHEETS] = { LEADS(XLSX_IN_BOOK, XLSX_IN_SHEETS), NULL, NULL },
    [XLSX_SHEET] = { BESIDE(XLSX_IN_SHEETS), odfgx_xlsx_sheet_start, NULL },
    [XLSX_STYLE_SHEET] = { LEADS(XLSX_IN_PART, XLSX_IN_STYLES), root_start,
                           NULL },
    [XLSX_NUMBER_FORMATS] = { LEADS(XLSX_IN_STYLES, XLSX_IN_NUMBER_FORMATS),
                              NULL, NULL },
    [XLSX_NUMBER_FORMAT] = { BESIDE(XLSX_IN_NUMBER_FORMATS),
                             odfgx_xlsx_number_format_start, NULL },
    [XLSX_CELL_FORMATS] = { LEADS(XLSX_IN_STYLES, XLSX_IN_CELL_FORMATS), NULL,
                            NULL },
    [XLSX_CELL_FORMAT] = { BESIDE(XLSX_IN_CELL_FORMATS),
                           odfgx_xlsx_cell_format_start, NULL },
    [XLSX_STRINGS] = { LEADS(XLSX_IN_PART, XLSX_IN_STRINGS), root_start, NULL },
    [XLSX_STRING] = { LEADS(XLSX_IN_STRINGS, XLSX_IN_STRING),
                      odfgx_xlsx_string_start, odfgx_xlsx_string_end },
    [XLSX_WORKSHEET] = { LEADS(XLSX_IN_PART, XLSX_IN_SHEET), root_start, NULL },
    [XLSX_COLUMNS] = { LEADS(XLSX_IN_SHEET, XLSX_IN_COLUMNS), NULL, NULL },
    [XLSX_COLUMN] = { BESIDE(XLSX_IN_COLUMNS), odfgx_xlsx_column_start, NULL },
    [XLSX_SHEET_DATA] = { LEADS(XLSX_IN_SHEET, XLSX_IN_DATA), NULL, NULL },
    [XLSX_ROW] = { LEADS(XLSX_IN_DATA, XLSX_IN_ROW), odfgx_xlsx_row_start,
                   odfgx_xlsx_row_end },
    [XLSX_CELL] = { LEADS(XLSX_IN_ROW, XLSX_IN_CELL), odfgx_xlsx_cell_start,
                    odfgx_xlsx_cell_end },
    [XLSX_FORMULA] = { BESIDE(XLSX_IN_CELL), odfgx_xlsx_formula_start, NULL },
    [XLSX_VALUE] = { LEADS(XLSX_IN_CELL, XLSX_IN_VALUE), odfgx_xlsx_value_start,
                     NULL },
    [XLSX_INLINE_STRING] = { LEADS(XLSX_IN_CELL, XLSX_IN_STRING),
                             odfgx_xlsx_inline_start, NULL },
    [XLSX_RUN] = { BESIDE(XLSX_IN_STRING), NULL, NULL },
    [XLSX_TEXT] = { LEADS(XLSX_IN_STRING, XLSX_IN_TEXT), odfgx_xlsx_text_start,
                    odfgx_xlsx_text_end },
    [XLSX_MERGES] = { LEADS(XLSX_IN_SHEET, XLSX_IN_MERGES), NULL, NULL },
    [XLSX_MERGE] = { BESIDE(XLSX_IN_MERGES), odfgx_xlsx_merge_start, NULL },
    [XLSX_ALTERNATIVES] = { ANYWHERE, NULL, NULL },
    [XLSX_FALLBACK] = { ANYWHERE, NULL, NULL },
};

static odfgx_status root_start(odfgx_xlsx *xlsx,
                               const odfgx_attributes *attributes,
                               odfgx_error *err)
{
    (void)attributes;
    (void)err;
    xlsx->found = true;
    return ODFGX_OK;
}

/* A part of another kind is left out: a sheet is none where it is read as a
 * workbook, and a workbook adds no sheets where it is read as a sheet. */
static bool is_other_part(const odfgx_xlsx *xlsx, int token, const rule *known)
{
    return known->start == root_start && token != xlsx->root;
}

static odfgx_status start(void *context, int token,
                          const odfgx_attributes *attributes, odfgx_error *err)
{
    odfgx_xlsx *xlsx = context;
    const rule *known = &rules[token < XLSX_ELEMENTS ? token : XLSX_NOTHING];
    if (xlsx->skipped > 0 || (known->places >> xlsx->place & 1) == 0 ||
        is_other_part(xlsx, token, known)) {
        xlsx->skipped++;
        return ODFGX_OK;
    }
    if (known->inside != known->outside)
        xlsx->place = known->inside;
    return known->start != NULL ? known->start(xlsx, attributes, err)
                                : ODFGX_OK;
}

static odfgx_status end(void *context, int token, odfgx_error *err)
{
    odfgx_xlsx *xlsx = context;
    const rule *known = &rules[token < XLSX_ELEMENTS ? token : XLSX_NOTHING];
    if (xlsx->skipped > 0) {
        xlsx->skipped--;
        return ODFGX_OK;
    }
    if (known->inside != known->outside)
        xlsx->place = known->outside;
    return known->end != NULL ? known->end(xlsx, err) : ODFGX_OK;
}

static odfgx_status text(void *context, const char *bytes, size_t length,
                         odfgx_error *err)
{
    odfgx_xlsx *xlsx = context;
    bool wanted = xlsx->place == XLSX_IN_VALUE || xlsx->place == XLSX_IN_TEXT;
    if (!wanted || xlsx->skipped > 0)
        return ODFGX_OK;
    return odfgx_xlsx_add_text(xlsx, bytes, length, err);
}

odfgx_status odfgx_xlsx_read_part(odfgx_xlsx *xlsx, const char *part, int root,
                                  odfgx_error *err)
{
    odfgx_part_handlers handlers = { start, end, text, xlsx };
    xlsx->root = root;
    xlsx->place = XLSX_IN_PART;
    xlsx->skipped = 0;
    xlsx->found = false;
    return odfgx_part_read(xlsx->package, part, &odfgx_xlsx_vocabulary,
                           &handlers, err);
}

/* ---------------------------------------------------------- the workbook */

/* Without its styles a workbook is read as if it had none; its texts are
 * missed only by a cell that has one. What lies outside is not opened. */
static odfgx_status read_shared(odfgx_xlsx *xlsx,
                                const odfgx_relationships *relationships,
                                odfgx_error *err)
{
    const char *part;
    const odfgx_relationship *styles =
        odfgx_relationship_by_type(relationships, "styles");
    const odfgx_relationship *strings =
        odfgx_relationship_by_type(relationships, "sharedStrings");
    odfgx_status status = ODFGX_OK;
    if (styles != NULL)
        status = odfgx_opc_follow(xlsx->opc, styles, NULL, &part, NULL);
    if (styles != NULL && status == ODFGX_OK)
        status = odfgx_xlsx_read_styles(xlsx, part, err);
    else if (status == ODFGX_MEMORY)
        return odfgx_fail_memory(err);
    else
        status = ODFGX_OK;
    if (status == ODFGX_OK && strings != NULL) {
        status = odfgx_opc_follow(xlsx->opc, strings, NULL, &part, NULL);
        if (status == ODFGX_MEMORY)
            return odfgx_fail_memory(err);
        status = status == ODFGX_OK
                     ? odfgx_xlsx_read_part(xlsx, part, XLSX_STRINGS, err)
                     : ODFGX_OK;
    }
    return status;
}

/* Sheets of charts, dialogs and old macros hold no cells to read. */
static bool is_skipped(const odfgx_relationship *relationship)
{
    static const char *const types[] = { "chartsheet", "dialogsheet",
                                         "xlMacrosheet", "xlIntlMacrosheet" };
    for (size_t i = 0; i < ODFGX_COUNT_OF(types); i++) {
        if (strcmp(relationship->type, types[i]) == 0)
            return true;
    }
    return false;
}

static odfgx_status read_sheet(odfgx_xlsx *xlsx, const odfgx_xlsx_sheet *sheet,
                               const odfgx_relationships *relationships,
                               odfgx_error *err)
{
    char where[PLACE_TEXT];
    const char *part;
    const odfgx_relationship *found =
        odfgx_relationship_by_id(relationships, sheet->relationship);
    (void)snprintf(where, sizeof where, "%s: %s", xlsx->teller.file,
                   sheet->name);
    if (found == NULL)
        return odfgx_fail(err, ODFGX_CONTENT, where,
                          _("the workbook does not say which part holds this "
                            "sheet; open it and save it anew"));
    if (is_skipped(found))
        return ODFGX_OK;
    odfgx_status status = odfgx_opc_follow(xlsx->opc, found, where, &part, err);
    if (status == ODFGX_OK)
        status = odfgx_xlsx_read_sheet(xlsx, sheet, part, err);
    if (status == ODFGX_OK && !xlsx->found)
        status = odfgx_fail(err, ODFGX_CONTENT, where,
                            _("the part of this sheet, %s, holds no sheet; "
                              "open the workbook and save it anew"),
                            part);
    return status;
}

static odfgx_status read_workbook(odfgx_xlsx *xlsx, odfgx_error *err)
{
    odfgx_relationships relationships;
    if (odfgx_buffer_reserve(&xlsx->value, TEXT_FIRST) == NULL ||
        odfgx_buffer_reserve(&xlsx->text, TEXT_FIRST) == NULL ||
        odfgx_buffer_reserve(&xlsx->shown, TEXT_FIRST) == NULL ||
        odfgx_buffer_reserve(&xlsx->kept, TEXT_FIRST) == NULL)
        return odfgx_fail_memory(err);
    odfgx_status status = odfgx_opc_open(&xlsx->opc, xlsx->package, err);
    if (status == ODFGX_OK)
        status = odfgx_xlsx_read_book(xlsx, err);
    if (status == ODFGX_OK)
        status = odfgx_opc_relationships(xlsx->opc, odfgx_opc_main(xlsx->opc),
                                         &relationships, err);
    if (status == ODFGX_OK)
        status = read_shared(xlsx, &relationships, err);
    for (size_t i = 0; i < xlsx->sheet_count && status == ODFGX_OK; i++)
        status = read_sheet(xlsx, &xlsx->sheets[i], &relationships, err);
    return status;
}

/* --------------------------------------------------------------- reading */

/* Macros or not, template or not; the binary kind is not for this filter. */
static bool is_workbook(const char *type)
{
    return strstr(type, "spreadsheetml") != NULL ||
           (strstr(type, "ms-excel") != NULL && strstr(type, "binary") == NULL);
}

/* What can't be opened as a package is ours where it looks like a workbook, so
 * that the reading says what is wrong. */
static int bid(odfgx_input *input)
{
    odfgx_package *package;
    odfgx_opc *opc;
    if (odfgx_input_package(input, &package, NULL) != ODFGX_OK)
        return 0;
    odfgx_status status = odfgx_opc_open(&opc, package, NULL);
    if (status != ODFGX_OK)
        return status == ODFGX_MEMORY ||
                       odfgx_opc_find(package, "xl/workbook.xml") != NULL
                   ? 60
                   : 0;
    const char *type = odfgx_opc_main_type(opc);
    int sure = is_workbook(type) ? 100 : 0;
    if (sure == 0 && strcmp(odfgx_opc_main(opc), "xl/workbook.xml") == 0)
        sure = 60;
    odfgx_opc_free(opc);
    return sure;
}

static void clear(odfgx_xlsx *xlsx)
{
    odfgx_teller_clear(&xlsx->teller);
    odfgx_opc_free(xlsx->opc);
    odfgx_arena_clear(&xlsx->arena);
    free(xlsx->sheets);
    free(xlsx->codes);
    free(xlsx->styles);
    odfgx_buffer_clear(&xlsx->strings);
    free(xlsx->string_starts);
    free(xlsx->merges);
    odfgx_buffer_clear(&xlsx->kept);
    odfgx_buffer_clear(&xlsx->value);
    odfgx_buffer_clear(&xlsx->text);
    odfgx_buffer_clear(&xlsx->shown);
    free(xlsx);
}

static odfgx_status read(odfgx_input *input, const odfgx_visitor *visitor,
                         odfgx_error *err)
{
    odfgx_package *package;
    odfgx_status status = odfgx_input_package(input, &package, err);
    if (status != ODFGX_OK)
        return status;
    odfgx_xlsx *xlsx = calloc(1, sizeof *xlsx);
    if (xlsx == NULL)
        return odfgx_fail_memory(err);
    xlsx->package = package;
    xlsx->general = odfgx_number_format_builtin(0);
    status = odfgx_teller_init(&xlsx->teller, input, visitor, err);
    if (status == ODFGX_OK)
        status = read_workbook(xlsx, err);
    clear(xlsx);
    return status;
}

const odfgx_filter odfgx_filter_xlsx = {
    .name = "xlsx",
    .bid = bid,
    .read = read,
    .mark = odfgx_xlsx_mark,
};
