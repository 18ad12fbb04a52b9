#include "report/repair.h"

#include <string.h>

/* What is written in a cell and what should be. */
typedef struct slip {
    odfgx_amount from, to;
    char wrong[ODFGX_AMOUNT_TEXT], right[ODFGX_AMOUNT_TEXT];
    size_t wrong_length, right_length;
} slip;

static bool is_sign_lost(const slip *s)
{
    return s->from < 0 && s->from != INT64_MIN && s->from == -s->to;
}

static bool is_point_moved(const slip *s)
{
    odfgx_amount large = s->from > s->to ? s->from : s->to;
    odfgx_amount small = s->from > s->to ? s->to : s->from;
    if (small <= 0)
        return false;
    while (large > small && large % 10 == 0)
        large /= 10;
    return large == small;
}

/* The positions where the texts differ; false where the lengths do. */
static bool differ(const slip *s, size_t *first, size_t *last, size_t *count)
{
    *count = 0;
    if (s->wrong_length != s->right_length)
        return false;
    for (size_t i = 0; i < s->wrong_length; i++) {
        if (s->wrong[i] == s->right[i])
            continue;
        if (*count == 0)
            *first = i;
        *last = i;
        ++*count;
    }
    return true;
}

static bool are_digits_swapped(const slip *s)
{
    size_t first = 0, last = 0, count;
    return differ(s, &first, &last, &count) && count == 2 &&
           s->wrong[first] == s->right[last] &&
           s->wrong[last] == s->right[first];
}

static bool is_digit_mistyped(const slip *s)
{
    size_t first, last, count;
    return s->wrong_length > 1 && differ(s, &first, &last, &count) &&
           count == 1;
}

/* Whether `longer` without its digit at some place is `shorter`; where
 * `twin`, that digit stands beside its like. */
static bool has_one_more(const char *longer, const char *shorter, bool twin)
{
    size_t length = strlen(longer);
    if (length != strlen(shorter) + 1 || length < 2)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (memcmp(longer, shorter, i) == 0 &&
            strcmp(longer + i + 1, shorter + i) == 0 &&
            (!twin || (i > 0 && longer[i - 1] == longer[i]) ||
             longer[i + 1] == longer[i]))
            return true;
    }
    return false;
}

static bool is_digit_doubled(const slip *s)
{
    return has_one_more(s->wrong, s->right, true);
}

static bool is_digit_added(const slip *s)
{
    return has_one_more(s->wrong, s->right, false);
}

static bool is_digit_dropped(const slip *s)
{
    return has_one_more(s->right, s->wrong, false);
}

/* Of one number, the likeliest first. */
static const struct {
    bool (*fits)(const slip *s);
    odfgx_likeness likeness;
} slips[] = {
    { is_sign_lost, { 9, true, N_("The sign is wrong.") } },
    { are_digits_swapped, { 8, false, N_("Two digits seem to be swapped.") } },
    { is_digit_doubled, { 8, false, N_("A digit seems to be typed twice.") } },
    { is_point_moved,
      { 7, false, N_("The decimal point seems to be moved.") } },
    { is_digit_dropped, { 6, false, N_("A digit seems to be left out.") } },
    { is_digit_added, { 6, false, N_("There seems to be a digit too many.") } },
    { is_digit_mistyped, { 5, false, N_("One digit seems to be mistyped.") } },
};

/* ------------------------------------------------------------- neighbours */

/* Whether the values stand side by side, or one above the other. */
static bool are_neighbours(const odfgx_form *form, size_t one, size_t other)
{
    const odfgx_value *a = &form->values[one], *b = &form->values[other];
    size_t rows = a->row > b->row ? a->row - b->row : b->row - a->row;
    size_t columns =
        a->column > b->column ? a->column - b->column : b->column - a->column;
    return a->table == b->table && a->band == b->band && rows + columns == 1;
}

/* Whether the wrong value is that of a neighbour; a small one is so by
 * chance. */
static bool is_neighbours_value(const odfgx_edits *edits, size_t cell)
{
    const odfgx_edit_cell *own = &edits->cells[cell];
    bool large = own->amount / 10 >= own->grain;
    for (size_t c = 0; large && c < edits->cell_count; c++) {
        const odfgx_edit_cell *other = &edits->cells[c];
        if (other->value != ODFGX_NO_VALUE && !other->missing &&
            other->amount == own->amount &&
            are_neighbours(edits->form, own->value, other->value))
            return true;
    }
    return false;
}

bool odfgx_cell_is_total(const odfgx_edits *edits, size_t cell)
{
    for (size_t u = edits->first[cell]; u < edits->first[cell + 1]; u++) {
        const odfgx_equation *equation =
            edits->edits[edits->uses[u].edit].equation;
        if (equation->rule->kind == ODFGX_RULE_TOTAL &&
            equation->left[0].value == edits->cells[cell].value)
            return true;
    }
    return false;
}

/* ------------------------------------------------------------------ likeness
 */

/* The value that is missing, by what stands in its place. */
static odfgx_likeness missing_likeness(const odfgx_figure *figure,
                                       odfgx_amount to)
{
    char digits[ODFGX_AMOUNT_TEXT];
    const char *text = figure->origin.text != NULL ? figure->origin.text : "";
    bool plain = strpbrk(text, "0123456789") == NULL;
    if (to == 0 && plain)
        return (odfgx_likeness){ 8, true,
                                 N_("It is left blank, or marked as nothing, "
                                    "where 0 is meant.") };
    if (to != 0 && strstr(text, odfgx_amount_format(to, digits)) != NULL)
        return (odfgx_likeness){ 8, true,
                                 N_("The cell names the number among other "
                                    "words.") };
    return (odfgx_likeness){ 1, false, NULL };
}

static odfgx_likeness single_likeness(const odfgx_edits *edits,
                                      const odfgx_report *report,
                                      const odfgx_change *change)
{
    const odfgx_edit_cell *cell = &edits->cells[change->cell];
    slip s = { .from = cell->amount, .to = change->to };
    if (cell->missing)
        return missing_likeness(&report->figures[cell->value], change->to);
    s.wrong_length = strlen(odfgx_amount_format(s.from, s.wrong));
    s.right_length = strlen(odfgx_amount_format(s.to, s.right));
    for (size_t i = 0; i < ODFGX_COUNT_OF(slips); i++) {
        if (slips[i].fits(&s))
            return slips[i].likeness;
    }
    if (is_neighbours_value(edits, change->cell))
        return (odfgx_likeness){ 5, false,
                                 N_("It is the value of the cell beside it.") };
    if (odfgx_cell_is_total(edits, change->cell))
        return (odfgx_likeness){
            3, false, N_("The total seems not to have followed its parts.")
        };
    return (odfgx_likeness){ 0, false, NULL };
}

/* Two cells whose values have changed places; small numbers do so by chance. */
static odfgx_likeness pair_likeness(const odfgx_edits *edits,
                                    const odfgx_change *changes)
{
    const odfgx_edit_cell *a = &edits->cells[changes[0].cell];
    const odfgx_edit_cell *b = &edits->cells[changes[1].cell];
    odfgx_amount large = a->amount > b->amount ? a->amount : b->amount;
    odfgx_likeness found = { 0, large / 10 >= a->grain, NULL };
    if (a->missing || b->missing || changes[0].to != b->amount ||
        changes[1].to != a->amount)
        return found;
    if (a->amount != 0 && b->amount != 0) {
        found.rank = 12;
        found.sentence =
            N_("The values of the two cells seem to be exchanged.");
    } else if (are_neighbours(edits->form, a->value, b->value)) {
        found.rank = 11;
        found.sentence =
            N_("The value seems to be entered in the cell beside its own.");
    } else {
        found.rank = 10;
        found.sentence = N_("The value seems to be entered in a wrong cell.");
    }
    return found;
}

odfgx_likeness odfgx_changes_likeness(const odfgx_edits *edits,
                                      const odfgx_report *report,
                                      const odfgx_change *changes, size_t count)
{
    odfgx_likeness least = { 0, false, NULL };
    if (count == 2) {
        least = pair_likeness(edits, changes);
        if (least.sentence != NULL)
            return least;
    }
    for (size_t i = 0; i < count; i++) {
        odfgx_likeness own = single_likeness(edits, report, &changes[i]);
        if (i == 0 || own.rank < least.rank)
            least = own;
    }
    /* What is said of a cell is said only where it is the only one. */
    if (count != 1) {
        least.sentence = NULL;
        least.strong = false;
    }
    return least;
}
