#include "filters/xlsx/state.h"

#include <stdlib.h>
#include <string.h>

/* What merges a sheet has is written behind its rows, and is told before
 * them. So rows are kept in as few bytes as they need, a number or a shared
 * text in three or four, and told when the sheet is at its end: a million
 * cells in HELD_MAX. Of a larger sheet the merges are looked for ahead, which
 * inflates it twice, and from then on rows are told one by one. Looking ahead
 * always cost 11 % of the floor more, and of a fill from a real .xlsx 5 of 38
 * million instructions. */
enum { HELD_MAX = 1 << 22 };

/* What a piece of a row may keep; a longer one is told in pieces, and only
 * within one may its cells come in any order. */
enum { PIECE_MAX = 1 << 20, CELLS_MAX = ODFGX_GRID_COLUMNS };

/* The first byte of what is kept: of a cell its type, what it holds and
 * whether its column follows, not being next to the one before; of the head
 * of a piece and of the end of a row the mark that no type has. */
enum {
    TYPE_BITS = 15,
    CONTENT_SHIFT = 4,
    CONTENT_BITS = 3,
    COMPUTED = 64,
    FAR = 128,

    MARK = 15,
    ROW_HIDDEN = 16,
    DISORDERED = 32,
    CONTINUED = 64,
    ROW_END = 128
};

/* The bytes of a cell at most, less its texts; those of a head. */
enum { CELL_SPARE = 32, HEAD_SIZE = 5 };

/* A cell that is kept, out of its order. */
typedef struct placed {
    uint32_t column, order;
    const char *at;
} placed;

/* ---------------------------------------------------------------- writing */

/* Seven bits a byte, the lowest first; the last byte has no eighth. */
static char *put_count(char *at, uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        *at++ = (char)(number | 0x80);
    *at++ = (char)number;
    return at;
}

/* Three bytes, so that nothing depends on how large it is. */
static char *put_number(char *at, uint32_t number)
{
    at[0] = (char)(number & 0xFF);
    at[1] = (char)(number >> 8 & 0xFF);
    at[2] = (char)(number >> 16 & 0xFF);
    return at + 3;
}

static char *put_text(char *at, const char *text, size_t length)
{
    at = put_count(at, length);
    memcpy(at, text, length);
    at[length] = '\0';
    return at + length + 1;
}

static ODFGX_RARE void put_head(odfgx_xlsx *xlsx, char *at)
{
    xlsx->piece_begin = xlsx->kept.length;
    xlsx->piece_column = 0;
    xlsx->piece_cells = 0;
    *at = (char)(MARK | (xlsx->row_hidden ? ROW_HIDDEN : 0) |
                 (xlsx->row_begun ? CONTINUED : 0));
    memcpy(at + 1, &xlsx->row, sizeof xlsx->row);
    xlsx->kept.length += HEAD_SIZE;
    xlsx->row_begun = xlsx->piece_begun = true;
}

static void put_cell(odfgx_xlsx *xlsx, char *at)
{
    const odfgx_xlsx_cell *cell = &xlsx->cell;
    char *begin = at++;
    bool far = cell->column != xlsx->piece_column;
    *begin = (char)((int)cell->type | (int)cell->content << CONTENT_SHIFT |
                    (cell->formula ? COMPUTED : 0) | (far ? FAR : 0));
    if (far) {
        uint16_t column = (uint16_t)cell->column;
        memcpy(at, &column, sizeof column);
        at += sizeof column;
        if (cell->column < xlsx->piece_column)
            xlsx->kept.data[xlsx->piece_begin] |= DISORDERED;
    }
    xlsx->piece_column = cell->column + 1;
    if (cell->content == XLSX_WHOLE || cell->content == XLSX_SHARED_TEXT) {
        at = put_number(at, cell->number);
    } else {
        at = put_text(at, cell->value, cell->value_length);
        if (cell->content == XLSX_APART)
            at = put_text(at, cell->text, cell->text_length);
    }
    xlsx->kept.length += (size_t)(at - begin);
    xlsx->piece_cells++;
}

/* ---------------------------------------------------------------- reading */

static uint64_t get_count(const char **at)
{
    uint64_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
        unsigned char byte = (unsigned char)*(*at)++;
        number |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return number;
    }
}

static uint32_t get_number(const char **at)
{
    const unsigned char *bytes = (const unsigned char *)*at;
    *at += 3;
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16;
}

static const char *get_text(const char **at, size_t *length)
{
    *length = (size_t)get_count(at);
    const char *text = *at;
    *at += *length + 1;
    return text;
}

static const char pairs[] = "00010203040506070809"
                            "10111213141516171819"
                            "20212223242526272829"
                            "30313233343536373839"
                            "40414243444546474849"
                            "50515253545556575859"
                            "60616263646566676869"
                            "70717273747576777879"
                            "80818283848586878889"
                            "90919293949596979899";

/* Writes a number so that it ends where `digits` does, two digits for each
 * division, which is what costs. */
static void write_whole(odfgx_xlsx *xlsx, uint32_t number, odfgx_cell *out)
{
    char *end = xlsx->digits + sizeof xlsx->digits - 1, *at = end;
    while (number >= 10) {
        at -= 2;
        memcpy(at, pairs + number % 100 * 2, 2);
        number /= 100;
    }
    if (number > 0 || at == end)
        *--at = (char)('0' + number);
    out->value = out->text = at;
    out->value_length = out->text_length = (size_t)(end - at);
}

static void find_shared(const odfgx_xlsx *xlsx, uint32_t index, odfgx_cell *out)
{
    const uint32_t *begin = &xlsx->string_starts[index];
    out->value = "";
    out->value_length = 0;
    out->text = xlsx->strings.data + begin[0];
    out->text_length = begin[1] - begin[0] - 1;
}

/* The cell at `at`, and where it ends; `next` is the column after the one
 * before. */
static const char *get_cell(odfgx_xlsx *xlsx, const char *at, uint32_t next,
                            odfgx_cell *out)
{
    unsigned char head = (unsigned char)*at++;
    out->column = next;
    out->columns = 1;
    out->type = (odfgx_cell_type)(head & TYPE_BITS);
    out->formula = (head & COMPUTED) != 0;
    out->hidden = false;
    if ((head & FAR) != 0) {
        uint16_t column;
        memcpy(&column, at, sizeof column);
        at += sizeof column;
        out->column = column;
    }
    switch ((odfgx_xlsx_content)(head >> CONTENT_SHIFT & CONTENT_BITS)) {
    case XLSX_WHOLE:
        write_whole(xlsx, get_number(&at), out);
        break;
    case XLSX_SHARED_TEXT:
        find_shared(xlsx, get_number(&at), out);
        break;
    case XLSX_ALIKE:
        out->value = out->text = get_text(&at, &out->value_length);
        out->text_length = out->value_length;
        break;
    case XLSX_APART:
        out->value = get_text(&at, &out->value_length);
        out->text = get_text(&at, &out->text_length);
        break;
    }
    return at;
}

static bool is_cell(const char *at, const char *end)
{
    return at < end && (*at & TYPE_BITS) != MARK;
}

/* ---------------------------------------------------------------- telling */

static odfgx_status fail_order(odfgx_xlsx *xlsx, uint32_t column,
                               odfgx_error *err)
{
    odfgx_tell_row(&xlsx->teller, xlsx->row, 1, xlsx->row_hidden);
    return odfgx_teller_fail(&xlsx->teller, column, ODFGX_CONTENT, err,
                             _("the rows and cells of the sheet are not in "
                               "their order; open the workbook and save it "
                               "anew"));
}

static odfgx_status tell_cell(odfgx_xlsx *xlsx, odfgx_cell *cell,
                              odfgx_error *err)
{
    const odfgx_range *merge = NULL;
    odfgx_status status = ODFGX_OK;
    xlsx->told_column = cell->column;
    if (xlsx->merge_count > 0) {
        status = odfgx_xlsx_tell_merges(xlsx, xlsx->row, cell->column, err);
        if (status == ODFGX_OK)
            status = odfgx_xlsx_take_merge(xlsx, xlsx->row, cell->column,
                                           &merge, err);
        cell->hidden =
            merge == NULL && xlsx->merged_until[cell->column] > xlsx->row;
    }
    return status == ODFGX_OK ? odfgx_tell_cell(&xlsx->teller, cell, merge, err)
                              : status;
}

/* Before the first cell of a piece, which is in `column`. */
static odfgx_status begin_piece(odfgx_xlsx *xlsx, bool continued,
                                uint32_t column, odfgx_error *err)
{
    if (continued ? (int64_t)column <= xlsx->told_column
                  : xlsx->any_told && xlsx->row <= xlsx->told_row)
        return fail_order(xlsx, column, err);
    odfgx_status status = ODFGX_OK;
    if (!continued) {
        status = odfgx_xlsx_tell_merges(xlsx, xlsx->row, 0, err);
        odfgx_tell_row(&xlsx->teller, xlsx->row, 1, xlsx->row_hidden);
    }
    xlsx->any_told = true;
    xlsx->told_row = xlsx->row;
    return status;
}

static odfgx_status tell_ordered(odfgx_xlsx *xlsx, bool continued,
                                 const char **at, const char *end,
                                 odfgx_error *err)
{
    odfgx_cell cell = { .column = 0 };
    odfgx_status status = ODFGX_OK;
    uint32_t next = 0;
    for (bool first = true; status == ODFGX_OK && is_cell(*at, end);
         first = false) {
        *at = get_cell(xlsx, *at, next, &cell);
        next = cell.column + 1;
        if (first)
            status = begin_piece(xlsx, continued, cell.column, err);
        if (status == ODFGX_OK)
            status = tell_cell(xlsx, &cell, err);
    }
    return status;
}

static int compare_placed(const void *a, const void *b)
{
    const placed *first = a, *second = b;
    if (first->column != second->column)
        return first->column < second->column ? -1 : 1;
    return first->order < second->order ? -1 : first->order > second->order;
}

/* Of cells at one place the last counts, as for LibreOffice. */
static odfgx_status tell_disordered(odfgx_xlsx *xlsx, bool continued,
                                    const char **at, const char *end,
                                    odfgx_error *err)
{
    placed *cells = malloc(CELLS_MAX * sizeof *cells);
    if (cells == NULL)
        return odfgx_fail_memory(err);
    odfgx_cell cell = { .column = 0 };
    uint32_t count = 0;
    for (uint32_t next = 0; is_cell(*at, end); next = cell.column + 1) {
        const char *begin = *at;
        *at = get_cell(xlsx, *at, next, &cell);
        cells[count] = (placed){ cell.column, count, begin };
        count++;
    }
    qsort(cells, count, sizeof *cells, compare_placed);
    odfgx_status status = begin_piece(xlsx, continued, cells[0].column, err);
    for (size_t i = 0; i < count && status == ODFGX_OK; i++) {
        if (i + 1 < count && cells[i + 1].column == cells[i].column)
            continue;
        (void)get_cell(xlsx, cells[i].at, cells[i].column, &cell);
        status = tell_cell(xlsx, &cell, err);
    }
    free(cells);
    return status;
}

/* Tells the piece or the end of a row at *at, and moves past it. The last one
 * is of the row that is being read, so that no row is mistaken for it. */
static odfgx_status tell_piece(odfgx_xlsx *xlsx, const char **at,
                               const char *end, odfgx_error *err)
{
    unsigned char head = (unsigned char)**at;
    bool continued = (head & CONTINUED) != 0;
    if ((head & ROW_END) != 0) {
        ++*at;
        return odfgx_xlsx_end_row_merges(xlsx, err);
    }
    memcpy(&xlsx->row, *at + 1, sizeof xlsx->row);
    *at += HEAD_SIZE;
    xlsx->row_hidden = (head & ROW_HIDDEN) != 0;
    return (head & DISORDERED) != 0
               ? tell_disordered(xlsx, continued, at, end, err)
               : tell_ordered(xlsx, continued, at, end, err);
}

odfgx_status odfgx_xlsx_tell_rows(odfgx_xlsx *xlsx, odfgx_error *err)
{
    odfgx_status status = odfgx_buffer_check(&xlsx->kept, err);
    const char *at = xlsx->kept.data, *end = at + xlsx->kept.length;
    while (status == ODFGX_OK && at < end)
        status = tell_piece(xlsx, &at, end, err);
    xlsx->kept.length = 0;
    xlsx->piece_begun = false;
    return status;
}

/* ---------------------------------------------------------------- keeping */

/* Tells what is kept as soon as it is known where merges begin. */
static ODFGX_RARE odfgx_status look_and_tell(odfgx_xlsx *xlsx, odfgx_error *err)
{
    if (!xlsx->merges_known) {
        odfgx_status status = odfgx_xlsx_read_merges(xlsx, err);
        if (status != ODFGX_OK)
            return status;
    }
    return odfgx_xlsx_tell_rows(xlsx, err);
}

odfgx_status odfgx_xlsx_add_cell(odfgx_xlsx *xlsx, odfgx_error *err)
{
    const odfgx_xlsx_cell *cell = &xlsx->cell;
    odfgx_buffer *kept = &xlsx->kept;
    size_t most =
        HEAD_SIZE + CELL_SPARE + cell->value_length + cell->text_length;
    char *at = most < kept->capacity - kept->length
                   ? kept->data + kept->length
                   : odfgx_buffer_reserve(kept, most);
    if (at == NULL)
        return odfgx_fail_memory(err);
    if (!xlsx->piece_begun) {
        put_head(xlsx, at);
        at += HEAD_SIZE;
    }
    put_cell(xlsx, at);
    if (xlsx->piece_cells == CELLS_MAX ||
        xlsx->kept.length - xlsx->piece_begin > PIECE_MAX)
        xlsx->piece_begun = false;
    bool full =
        xlsx->merges_known ? !xlsx->piece_begun : xlsx->kept.length > HELD_MAX;
    return full ? look_and_tell(xlsx, err) : ODFGX_OK;
}

odfgx_status odfgx_xlsx_row_end(odfgx_xlsx *xlsx, odfgx_error *err)
{
    char *at = odfgx_buffer_reserve(&xlsx->kept, HEAD_SIZE + 1);
    if (at == NULL)
        return odfgx_fail_memory(err);
    if (!xlsx->row_begun) {
        put_head(xlsx, at);
        at += HEAD_SIZE;
    }
    *at = (char)(MARK | ROW_END);
    xlsx->kept.length++;
    bool full = xlsx->merges_known || xlsx->kept.length > HELD_MAX;
    return full ? look_and_tell(xlsx, err) : ODFGX_OK;
}
