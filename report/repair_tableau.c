#include "report/repair_tableau.h"

#include "report/amount.h"
#include "report/bits.h"

#include <string.h>

bool odfgx_tableau_new(odfgx_tableau *out, const odfgx_tableau_shape *shape,
                       odfgx_arena *arena)
{
    size_t rows = shape->rows;
    int32_t *coefficients =
        odfgx_arena_array(arena, rows * shape->cells, sizeof *coefficients);
    uint64_t *support =
        odfgx_arena_array(arena, (rows + 1) * shape->words, sizeof *support);
    out->rows = odfgx_arena_array(arena, rows, sizeof(const odfgx_row *));
    out->solved = odfgx_arena_array(arena, rows, sizeof *out->solved);
    out->own = odfgx_arena_array(arena, rows, sizeof *out->own);
    if (coefficients == NULL || support == NULL || out->rows == NULL ||
        out->solved == NULL || out->own == NULL)
        return false;
    for (size_t r = 0; r < rows; r++) {
        out->own[r].coefficients = coefficients + r * shape->cells;
        out->own[r].support = support + r * shape->words;
    }
    out->allowed = support + rows * shape->words;
    return true;
}

void odfgx_tableau_begin(odfgx_tableau *out, const odfgx_tableau_shape *shape,
                         const odfgx_edits *edits)
{
    for (size_t r = 0; r < shape->rows; r++) {
        const odfgx_edit *edit = &edits->edits[r];
        odfgx_row *row = &out->own[r];
        memset(row->support, 0, shape->words * sizeof *row->support);
        for (size_t t = 0; t < edit->count; t++) {
            row->coefficients[edit->terms[t].cell] = edit->terms[t].coefficient;
            odfgx_bits_add(row->support, edit->terms[t].cell);
        }
        row->lacking = edit->lacking;
        out->rows[r] = row;
        out->solved[r] = ODFGX_NO_CELL;
    }
    for (size_t c = 0; c < shape->cells; c++)
        odfgx_bits_add(out->allowed, c);
}

static void take_over(odfgx_tableau *out, const odfgx_tableau_shape *shape,
                      const odfgx_tableau *from)
{
    memcpy(out->rows, from->rows, shape->rows * sizeof *out->rows);
    memcpy(out->solved, from->solved, shape->rows * sizeof *out->solved);
    memcpy(out->allowed, from->allowed, shape->words * sizeof *out->allowed);
}

static int greatest_divisor(int a, int b)
{
    while (b != 0) {
        int rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

/* out = row * a - other * b, cell by cell; false where one does not fit. */
static bool combine(odfgx_row *out, size_t words, const odfgx_row *row, int a,
                    const odfgx_row *other, int b)
{
    odfgx_amount left, right;
    bool fits = odfgx_amount_multiply(row->lacking, a, &left) &&
                odfgx_amount_multiply(other->lacking, b, &right) &&
                odfgx_amount_subtract(left, right, &out->lacking);
    for (size_t w = 0; w < words; w++) {
        uint64_t kept = 0;
        for (uint64_t rest = row->support[w] | other->support[w]; rest != 0;
             rest &= rest - 1) {
            unsigned bit = odfgx_bits_lowest(rest);
            size_t cell = w * 64 + bit;
            int64_t x =
                (row->support[w] >> bit & 1) != 0 ? row->coefficients[cell] : 0;
            int64_t y = (other->support[w] >> bit & 1) != 0
                            ? other->coefficients[cell]
                            : 0;
            int64_t sum = x * a - y * b;
            fits &= sum >= -INT32_MAX && sum <= INT32_MAX;
            out->coefficients[cell] = fits ? (int32_t)sum : 0;
            kept |= (uint64_t)(sum != 0) << bit;
        }
        out->support[w] = kept;
    }
    return fits;
}

bool odfgx_tableau_solve(odfgx_tableau *out, const odfgx_tableau_shape *shape,
                         const odfgx_tableau *from, size_t row, size_t cell)
{
    const odfgx_row *solved = from->rows[row];
    take_over(out, shape, from);
    for (size_t r = 0; r < shape->rows; r++) {
        if (r == row || !odfgx_bits_has(from->rows[r]->support, cell))
            continue;
        int a = solved->coefficients[cell];
        int b = from->rows[r]->coefficients[cell];
        int divisor = greatest_divisor(a, b);
        if (!combine(&out->own[r], shape->words, from->rows[r], a / divisor,
                     solved, b / divisor))
            return false;
        out->rows[r] = &out->own[r];
    }
    out->solved[row] = (uint32_t)cell;
    odfgx_bits_remove(out->allowed, cell);
    return true;
}

bool odfgx_tableau_fix(odfgx_tableau *out, const odfgx_tableau_shape *shape,
                       const odfgx_tableau *from, size_t cell,
                       odfgx_amount change)
{
    take_over(out, shape, from);
    for (size_t r = 0; r < shape->rows; r++) {
        const odfgx_row *row = from->rows[r];
        odfgx_amount part;
        if (!odfgx_bits_has(row->support, cell))
            continue;
        odfgx_row *own = &out->own[r];
        memcpy(own->coefficients, row->coefficients,
               shape->cells * sizeof *own->coefficients);
        memcpy(own->support, row->support, shape->words * sizeof *own->support);
        odfgx_bits_remove(own->support, cell);
        if (!odfgx_amount_multiply(change, row->coefficients[cell], &part) ||
            !odfgx_amount_subtract(row->lacking, part, &own->lacking))
            return false;
        out->rows[r] = own;
        if (out->solved[r] == cell)
            out->solved[r] = ODFGX_NO_CELL;
    }
    odfgx_bits_remove(out->allowed, cell);
    return true;
}
