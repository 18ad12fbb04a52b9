#include "filters/xlsx/mark.h"

#include "filters/opc.h"
#include "report/buffer.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------- cleaning */

/* Sheets come before the workbook: by their rules it is known which are lists
 * of results. */
static odfgx_status clean(odfgx_marking *marking, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < marking->sheet_count && status == ODFGX_OK; i++)
        status = odfgx_mark_clean_sheet(marking, &marking->sheets[i], err);
    if (status == ODFGX_OK)
        status = odfgx_mark_clean_styles(marking, err);
    if (status == ODFGX_OK)
        status = odfgx_mark_clean_book(marking, err);
    if (status == ODFGX_OK)
        status = odfgx_mark_commit(marking, err);
    for (size_t i = 0; i < marking->part_count; i++)
        marking->parts[i]->done = false;
    return status;
}

/* --------------------------------------------------------------- adding */

static odfgx_spots find_spots(const odfgx_marking *marking, const char *sheet,
                              odfgx_spot *room)
{
    const odfgx_markup *markup = marking->markup;
    odfgx_spots spots = { room, 0 };
    for (size_t i = 0; i < markup->mark_count; i++) {
        const odfgx_mark *mark = &markup->marks[i];
        if (mark->table == NULL || strcmp(mark->table, sheet) != 0 ||
            (markup->result_count == 0 && mark->value == NULL))
            continue;
        room[spots.count++] = (odfgx_spot){ mark->row, mark->column, mark };
    }
    return spots;
}

static odfgx_status mark_sheets(odfgx_marking *marking, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    odfgx_spot *room = calloc(marking->markup->mark_count + 1, sizeof *room);
    if (room == NULL)
        return odfgx_fail_memory(err);
    for (size_t i = 0; i < marking->sheet_count && status == ODFGX_OK; i++) {
        const odfgx_marked_sheet *sheet = &marking->sheets[i];
        status = odfgx_mark_sheet(marking, sheet,
                                  find_spots(marking, sheet->name, room), err);
    }
    free(room);
    return status;
}

static odfgx_status add_results(odfgx_marking *marking, odfgx_error *err)
{
    odfgx_mark_part *results;
    odfgx_status status = odfgx_mark_name_results(marking, err);
    if (status == ODFGX_OK)
        status = odfgx_mark_results(marking, &results, err);
    return status == ODFGX_OK ? odfgx_mark_book(marking, results, err) : status;
}

static odfgx_status add(odfgx_marking *marking, odfgx_error *err)
{
    const odfgx_markup *markup = marking->markup;
    bool valued = false;
    odfgx_status status = odfgx_mark_list_sheets(marking, err);
    for (size_t i = 0; i < markup->mark_count; i++)
        valued |= markup->marks[i].value != NULL;
    if (status == ODFGX_OK && markup->result_count > 0)
        status = odfgx_mark_styles_add(marking, err);
    if (status == ODFGX_OK)
        status = mark_sheets(marking, err);
    if (status == ODFGX_OK && markup->result_count > 0)
        status = add_results(marking, err);
    if (status == ODFGX_OK && valued)
        status = odfgx_mark_recompute(marking, err);
    return status == ODFGX_OK ? odfgx_mark_commit(marking, err) : status;
}

/* -------------------------------------------------------------- marking */

/* What is found by other means than relationships. */
static odfgx_status open_package(odfgx_marking *marking, odfgx_input *input,
                                 odfgx_error *err)
{
    odfgx_opc *opc = NULL;
    odfgx_status status = odfgx_input_package(input, &marking->package, err);
    if (status == ODFGX_OK)
        status = odfgx_opc_open(&opc, marking->package, err);
    if (status == ODFGX_OK)
        status =
            odfgx_mark_find(marking, odfgx_opc_main(opc), &marking->book, err);
    if (status == ODFGX_OK)
        status = odfgx_mark_find(marking, "[Content_Types].xml",
                                 &marking->types, err);
    odfgx_opc_free(opc);
    return status;
}

odfgx_status odfgx_xlsx_mark(odfgx_input *input, const odfgx_markup *markup,
                             odfgx_buffer *out, odfgx_error *err)
{
    odfgx_marking marking = { .markup = markup };
    odfgx_status status = open_package(&marking, input, err);
    if (status == ODFGX_OK)
        status = odfgx_mark_list_sheets(&marking, err);
    if (status == ODFGX_OK)
        status = clean(&marking, err);
    if (status == ODFGX_OK)
        status = add(&marking, err);
    if (status == ODFGX_OK)
        status = odfgx_mark_pack(&marking, out, err);
    odfgx_mark_clear(&marking);
    return status;
}
