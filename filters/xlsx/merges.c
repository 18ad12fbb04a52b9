#include "filters/xlsx/state.h"

#include "report/grow.h"

#include <stdlib.h>
#include <string.h>

/* Real sheets have hundreds. */
enum { MERGES_MAX = 65536 };

static const char merge_name[] = "mergeCell";

enum { NAME_LENGTH = sizeof merge_name - 1 };

/* ---------------------------------------------------------- looking ahead */

/* A search for the name of a merge's element in the bytes of a part: most
 * have none, and need not be parsed twice. */
typedef struct search {
    char tail[2 * NAME_LENGTH]; /* the end of the last piece */
    size_t tail_length;
    bool begun, found;
} search;

/* The part is in UTF-16, where a name has other bytes. */
static bool is_wide(const char bytes[2])
{
    unsigned char first = (unsigned char)bytes[0];
    return first >= 0xFE || first == 0 || bytes[1] == 0;
}

static bool has_name(const char *bytes, size_t length)
{
    const char *at = bytes, *end = bytes + length;
    if (length < NAME_LENGTH)
        return false;
    /* 'g' is rare in sheets. */
    while ((at = memchr(at, 'g', (size_t)(end - at))) != NULL) {
        if (at - bytes >= 3 && end - at >= NAME_LENGTH - 3 &&
            memcmp(at - 3, merge_name, NAME_LENGTH) == 0)
            return true;
        at++;
    }
    return false;
}

static odfgx_status look(void *context, const char *bytes, size_t length,
                         odfgx_error *err)
{
    search *now = context;
    size_t first = length < NAME_LENGTH ? length : NAME_LENGTH;
    (void)err;
    if (now->found)
        return ODFGX_OK;
    memcpy(now->tail + now->tail_length, bytes, first);
    now->tail_length += first;
    if (!now->begun && now->tail_length >= 2) {
        now->begun = true;
        now->found = is_wide(now->tail);
    }
    now->found = now->found || has_name(now->tail, now->tail_length) ||
                 has_name(bytes, length);
    if (length >= NAME_LENGTH) {
        memcpy(now->tail, bytes + length - NAME_LENGTH, NAME_LENGTH);
        now->tail_length = NAME_LENGTH;
    } else if (now->tail_length > NAME_LENGTH) {
        memmove(now->tail, now->tail + now->tail_length - NAME_LENGTH,
                NAME_LENGTH);
        now->tail_length = NAME_LENGTH;
    }
    return ODFGX_OK;
}

/* ------------------------------------------------------------- collecting */

/* "B2:D3". */
static bool read_range(const char *text, odfgx_range *out)
{
    const char *end = odfgx_xlsx_read_reference(text, &out->row, &out->column);
    if (end == NULL)
        return false;
    out->last_row = out->row;
    out->last_column = out->column;
    if (*end == ':')
        end = odfgx_xlsx_read_reference(end + 1, &out->last_row,
                                        &out->last_column);
    return end != NULL && *end == '\0' && out->last_row >= out->row &&
           out->last_column >= out->column;
}

odfgx_status odfgx_xlsx_merge_start(odfgx_xlsx *xlsx,
                                    const odfgx_attributes *attributes,
                                    odfgx_error *err)
{
    odfgx_range range;
    if (xlsx->merges_known)
        return ODFGX_OK;
    const char *text = odfgx_attribute_get(attributes, XLSX_RANGE);
    if (text == NULL || !read_range(text, &range))
        return odfgx_fail(err, ODFGX_CONTENT, NULL,
                          _("a merged range is \"%s\", and two cells as in "
                            "A1:B2 are expected; open the workbook and save "
                            "it anew"),
                          text != NULL ? text : "");
    if (range.row == range.last_row && range.column == range.last_column)
        return ODFGX_OK;
    if (xlsx->merge_count == MERGES_MAX)
        return odfgx_fail(err, ODFGX_LIMIT, NULL,
                          _("the sheet has more than %d merged ranges; split "
                            "some of them and save the workbook anew"),
                          MERGES_MAX);
    if (!odfgx_grow(&xlsx->merges, xlsx->merge_count, &xlsx->merge_capacity,
                    sizeof *xlsx->merges))
        return odfgx_fail_memory(err);
    xlsx->merges[xlsx->merge_count++] = range;
    return ODFGX_OK;
}

static int compare_merges(const void *a, const void *b)
{
    const odfgx_range *first = a, *second = b;
    if (first->row != second->row)
        return first->row < second->row ? -1 : 1;
    if (first->column != second->column)
        return first->column < second->column ? -1 : 1;
    return 0;
}

void odfgx_xlsx_end_merges(odfgx_xlsx *xlsx)
{
    if (!xlsx->merges_known && xlsx->merge_count > 0) {
        qsort(xlsx->merges, xlsx->merge_count, sizeof *xlsx->merges,
              compare_merges);
        memset(xlsx->merged_until, 0, sizeof xlsx->merged_until);
    }
    xlsx->merges_known = true;
}

static odfgx_status add_merge(void *context, int token,
                              const odfgx_attributes *attributes,
                              odfgx_error *err)
{
    return token == XLSX_MERGE
               ? odfgx_xlsx_merge_start(context, attributes, err)
               : ODFGX_OK;
}

odfgx_status odfgx_xlsx_read_merges(odfgx_xlsx *xlsx, odfgx_error *err)
{
    search now = { .begun = false };
    odfgx_part_handlers handlers = { add_merge, NULL, NULL, xlsx };
    xlsx->merge_count = 0;
    odfgx_status status =
        odfgx_package_stream(xlsx->package, xlsx->part, look, &now, err);
    if (status == ODFGX_OK && now.found)
        status = odfgx_part_read(xlsx->package, xlsx->part,
                                 &odfgx_xlsx_vocabulary, &handlers, err);
    if (status == ODFGX_OK)
        odfgx_xlsx_end_merges(xlsx);
    return status;
}

/* ---------------------------------------------------------------- telling */

static bool comes_before(const odfgx_range *merge, uint32_t row,
                         uint32_t column)
{
    return merge->row < row || (merge->row == row && merge->column < column);
}

/* Marks the columns of a merge as merged. */
static odfgx_status cover(odfgx_xlsx *xlsx, const odfgx_range *merge,
                          odfgx_error *err)
{
    char first[ODFGX_ADDRESS_TEXT], last[ODFGX_ADDRESS_TEXT];
    bool free = true;
    for (uint32_t i = merge->column; i <= merge->last_column; i++) {
        free = free && xlsx->merged_until[i] <= merge->row;
        xlsx->merged_until[i] = merge->last_row + 1;
    }
    if (free)
        return ODFGX_OK;
    return odfgx_teller_fail(
        &xlsx->teller, merge->column, ODFGX_CONTENT, err,
        _("the merged range %s:%s overlaps another; split one of them and "
          "save the workbook anew"),
        odfgx_address_format(merge->row, merge->column, first),
        odfgx_address_format(merge->last_row, merge->last_column, last));
}

/* The merged range begins at a cell that the sheet does not have. */
static odfgx_status tell_empty(odfgx_xlsx *xlsx, const odfgx_range *merge,
                               odfgx_error *err)
{
    odfgx_cell cell = { .column = merge->column,
                        .columns = 1,
                        .type = ODFGX_CELL_EMPTY,
                        .value = "",
                        .text = "" };
    if (xlsx->teller.rows == 0 || xlsx->teller.row != merge->row)
        odfgx_tell_row(&xlsx->teller, merge->row, 1, false);
    xlsx->any_told = true;
    xlsx->told_row = merge->row;
    odfgx_status status = cover(xlsx, merge, err);
    return status == ODFGX_OK
               ? odfgx_tell_cell(&xlsx->teller, &cell, merge, err)
               : status;
}

odfgx_status odfgx_xlsx_tell_merges(odfgx_xlsx *xlsx, uint32_t row,
                                    uint32_t column, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    while (status == ODFGX_OK && xlsx->merge_next < xlsx->merge_count &&
           comes_before(&xlsx->merges[xlsx->merge_next], row, column))
        status = tell_empty(xlsx, &xlsx->merges[xlsx->merge_next++], err);
    return status;
}

/* Only now is it known whether the row is hidden. */
odfgx_status odfgx_xlsx_end_row_merges(odfgx_xlsx *xlsx, odfgx_error *err)
{
    if (xlsx->merge_next == xlsx->merge_count ||
        !comes_before(&xlsx->merges[xlsx->merge_next], xlsx->row,
                      ODFGX_GRID_COLUMNS))
        return ODFGX_OK;
    odfgx_status status = odfgx_xlsx_tell_merges(xlsx, xlsx->row, 0, err);
    if (xlsx->teller.row != xlsx->row)
        odfgx_tell_row(&xlsx->teller, xlsx->row, 1, xlsx->row_hidden);
    return status == ODFGX_OK ? odfgx_xlsx_tell_merges(xlsx, xlsx->row,
                                                       ODFGX_GRID_COLUMNS, err)
                              : status;
}

odfgx_status odfgx_xlsx_take_merge(odfgx_xlsx *xlsx, uint32_t row,
                                   uint32_t column, const odfgx_range **out,
                                   odfgx_error *err)
{
    *out = NULL;
    if (xlsx->merge_next == xlsx->merge_count)
        return ODFGX_OK;
    const odfgx_range *merge = &xlsx->merges[xlsx->merge_next];
    if (merge->row != row || merge->column != column)
        return ODFGX_OK;
    xlsx->merge_next++;
    *out = merge;
    return cover(xlsx, merge, err);
}
