#include "filters/match/figure.h"

#include "report/amount.h"
#include "report/ascii.h"

#include <string.h>

/* Longer is no number, whatever it begins with. */
#define TOKEN_LENGTH 400

/* A figure being read. */
typedef struct figure_reader {
    odfgx_figure *out;
    const odfgx_unit *unit;
    odfgx_arena *arena;
    odfgx_error *err;
} figure_reader;

static odfgx_status bad(figure_reader *reader, const char *fault)
{
    reader->out->state = ODFGX_FIGURE_BAD;
    reader->out->fault = fault;
    return fault != NULL ? ODFGX_OK : odfgx_fail_memory(reader->err);
}

static odfgx_status note(figure_reader *reader, const char *text)
{
    reader->out->origin.note = text;
    return text != NULL ? ODFGX_OK : odfgx_fail_memory(reader->err);
}

/* 10^-6 times this is the finest step of the unit. */
static odfgx_amount step_of(const odfgx_unit *unit)
{
    odfgx_amount step = ODFGX_AMOUNT_UNIT;
    for (unsigned i = 0; i < unit->decimals; i++)
        step /= 10;
    return step;
}

static odfgx_status too_fine(figure_reader *reader)
{
    const char *text = reader->out->origin.text;
    if (reader->unit->decimals == 0)
        return bad(reader,
                   odfgx_arena_format(reader->arena,
                                      _("“%s” is a fraction; a whole number is "
                                        "expected"),
                                      text));
    return bad(reader, odfgx_arena_format(reader->arena,
                                          _("“%s” has more than %u decimals"),
                                          text, reader->unit->decimals));
}

/* Takes the result of reading a number; true where it is a value. */
static bool accept(figure_reader *reader, odfgx_amount_result result,
                   odfgx_amount amount, odfgx_status *status)
{
    const char *text = reader->out->origin.text;
    *status = ODFGX_OK;
    if (result == ODFGX_AMOUNT_TOO_FINE ||
        (result == ODFGX_AMOUNT_OK && amount % step_of(reader->unit) != 0)) {
        *status = too_fine(reader);
        return false;
    }
    if (result != ODFGX_AMOUNT_OK) {
        *status =
            bad(reader, odfgx_arena_format(
                            reader->arena,
                            result == ODFGX_AMOUNT_TOO_LARGE
                                ? _("“%s” is too large")
                                : _("“%s” is not a number; write 0 if nothing "
                                    "happened"),
                            text));
        return false;
    }
    reader->out->state = ODFGX_FIGURE_VALUE;
    reader->out->amount = amount;
    return true;
}

/* The text in the characters of a number: full-width forms made ASCII, any
 * white space a blank, any minus a hyphen; the rest as it is. */
static void normalize(odfgx_slice text, odfgx_buffer *out)
{
    const char *at = text.text, *end = at + text.length;
    while (at < end) {
        uint32_t code_point = odfgx_text_next(&at, end);
        if (odfgx_text_is_space(code_point))
            code_point = ' ';
        else if (code_point >= 0xFF01 && code_point <= 0xFF5E)
            code_point -= 0xFEE0;
        else if (code_point == 0x2212)
            code_point = '-';
        odfgx_text_add_code_point(out, code_point);
    }
}

static size_t digits_at(const char *text)
{
    size_t count = 0;
    while (odfgx_ascii_is_digit(text[count]))
        count++;
    return count;
}

/* Copies "-1,234.5" without its separators; how much of `text` it was, 0 if
 * no number stands there or the groups are not of three. */
static size_t scan_number(const char *text, odfgx_buffer *number)
{
    const char *at = text;
    if (*at == '-' || *at == '+')
        odfgx_buffer_add_char(number, *at++);
    at += strspn(at, " ");
    size_t digits = digits_at(at);
    bool grouped = digits > 0 && digits <= 3 && at[digits] == ',';
    odfgx_buffer_add(number, at, digits);
    at += digits;
    while (grouped && *at == ',') {
        if (digits_at(at + 1) != 3)
            return 0;
        odfgx_buffer_add(number, at + 1, 3);
        at += 4;
        digits += 3;
    }
    if (*at == '.' && odfgx_ascii_is_digit(at[1])) {
        size_t decimals = digits_at(at + 1);
        odfgx_buffer_add(number, at, decimals + 1);
        at += decimals + 1;
        digits += decimals;
    }
    return digits > 0 ? (size_t)(at - text) : 0;
}

/* "（其中修订16件）" as a whole. */
static bool is_bracketed(const char *text)
{
    static const char *const brackets[][2] = {
        { "(", ")" },
        { "[", "]" },
        { "〔", "〕" },
        { "【", "】" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(brackets); i++) {
        if (strncmp(text, brackets[i][0], strlen(brackets[i][0])) == 0)
            return odfgx_text_ends_with(text, brackets[i][1]);
    }
    return false;
}

/* Marks that point to a note: "*", "※", "①", "¹", "注1". */
static bool is_note_mark(const char *text)
{
    const char *at = text, *end = text + strlen(text);
    bool word = strncmp(text, "注", strlen("注")) == 0;
    if (word) {
        at += strlen("注");
        return digits_at(at) == (size_t)(end - at);
    }
    while (at < end) {
        uint32_t mark = odfgx_text_next(&at, end);
        bool circled = mark >= 0x2460 && mark <= 0x24FF;
        bool raised = mark == 0xB9 || mark == 0xB2 || mark == 0xB3 ||
                      (mark >= 0x2070 && mark <= 0x2079);
        if (!circled && !raised && mark != '*' && mark != 0x203B &&
            mark != '#' && mark != 0x2020 && mark != 0x2021)
            return false;
    }
    return end > text;
}

/* How many bytes of a unit's suffix `text` begins with; the longest. */
static size_t suffix_at(const odfgx_unit *unit, const char *text)
{
    size_t longest = 0;
    for (size_t i = 0; i < unit->suffixes.count; i++) {
        size_t length = strlen(unit->suffixes.texts[i]);
        if (length > longest &&
            strncmp(text, unit->suffixes.texts[i], length) == 0)
            longest = length;
    }
    return longest;
}

static odfgx_status bad_rest(figure_reader *reader, const char *rest)
{
    const char *text = reader->out->origin.text;
    if (odfgx_ascii_is_digit(*rest) || *rest == '.')
        return bad(reader,
                   odfgx_arena_format(reader->arena,
                                      _("“%s” may be two numbers"), text));
    if (*rest == '%' || strncmp(rest, "‰", strlen("‰")) == 0)
        return bad(reader,
                   odfgx_arena_format(
                       reader->arena,
                       _("“%s” is a percentage; a number is expected"), text));
    return bad(reader,
               odfgx_arena_format(reader->arena,
                                  _("“%s” is not a number in the unit %s"),
                                  text, reader->unit->name));
}

/* Reads the number at the start of a normalized text and judges the rest. */
static odfgx_status read_token(figure_reader *reader, const char *token,
                               odfgx_buffer *number)
{
    odfgx_amount amount = 0;
    odfgx_status status = ODFGX_OK;
    size_t used = scan_number(token, number);
    odfgx_amount_result result = ODFGX_AMOUNT_NO_NUMBER;
    if (number->failed)
        return odfgx_fail_memory(reader->err);
    if (used > 0)
        result = odfgx_amount_parse(number->data, number->length, &amount);
    const char *rest = token + used;
    rest += strspn(rest, " ");
    if (used > 0) {
        size_t suffix = suffix_at(reader->unit, rest);
        rest += suffix;
        rest += strspn(rest, " ");
        if (*rest != '\0' && !is_bracketed(rest) && !is_note_mark(rest))
            return bad_rest(reader, rest);
    }
    if (!accept(reader, result, amount, &status))
        return status;
    if (strcmp(number->data, reader->out->origin.text) == 0)
        return ODFGX_OK;
    return note(reader,
                odfgx_arena_format(reader->arena, _("read as %s from “%s”"),
                                   number->data, reader->out->origin.text));
}

static odfgx_status read_text(figure_reader *reader, const char *text)
{
    odfgx_slice trimmed = odfgx_text_trim(text, strlen(text));
    odfgx_buffer token = { 0 }, number = { 0 };
    odfgx_status status = ODFGX_OK;
    if (trimmed.length > TOKEN_LENGTH)
        return bad(reader, odfgx_arena_format(reader->arena, "%s",
                                              _("a long text stands where a "
                                                "number is expected")));
    odfgx_buffer_add_text(&token, "");
    normalize(trimmed, &token);
    odfgx_buffer_add_text(&number, "");
    if (token.failed)
        status = odfgx_fail_memory(reader->err);
    else
        status = read_token(reader, token.data, &number);
    odfgx_buffer_clear(&token);
    odfgx_buffer_clear(&number);
    return status;
}

/* A stored number counts; where it is shown as another one, that is said. */
static odfgx_status note_display(figure_reader *reader,
                                 const odfgx_grid_cell *cell)
{
    odfgx_figure shown = { 0 };
    figure_reader display = *reader;
    if (cell->text[0] == '\0')
        return ODFGX_OK;
    shown.origin.text = cell->text;
    display.out = &shown;
    odfgx_status status = read_text(&display, cell->text);
    if (status != ODFGX_OK)
        return status;
    if (shown.state == ODFGX_FIGURE_VALUE &&
        shown.amount == reader->out->amount)
        return ODFGX_OK;
    return note(reader,
                odfgx_arena_format(reader->arena,
                                   _("the cell stores %s and shows “%s”"),
                                   cell->value, cell->text));
}

static odfgx_status read_number(figure_reader *reader,
                                const odfgx_grid_cell *cell)
{
    odfgx_amount amount = 0;
    odfgx_status status = ODFGX_OK;
    odfgx_amount_result result =
        odfgx_amount_parse_stored(cell->value, strlen(cell->value), &amount);
    if (!accept(reader, result, amount, &status))
        return status;
    return note_display(reader, cell);
}

/* What stands in a cell that is no number by its type. */
static const char *type_fault(const odfgx_grid_cell *cell)
{
    switch (cell->type) {
    case ODFGX_CELL_PERCENTAGE:
        return _("“%s” is a percentage; a number is expected");
    case ODFGX_CELL_DATE:
    case ODFGX_CELL_TIME:
        return _("“%s” is a date or a time; a number is expected");
    case ODFGX_CELL_BOOLEAN:
        return _("“%s” is a truth value; a number is expected");
    default:
        return _("the cell shows the error “%s”; mend its formula");
    }
}

odfgx_status odfgx_figure_read(odfgx_figure *out, const odfgx_grid_cell *cell,
                               const odfgx_unit *unit, odfgx_arena *arena,
                               odfgx_error *err)
{
    figure_reader reader = { out, unit, arena, err };
    out->origin.text = "";
    out->state = ODFGX_FIGURE_BLANK;
    if (cell == NULL)
        return ODFGX_OK;
    bool number =
        cell->type == ODFGX_CELL_FLOAT || cell->type == ODFGX_CELL_CURRENCY;
    const char *text =
        number || cell->text[0] == '\0' ? cell->value : cell->text;
    out->origin.text = odfgx_arena_copy(arena, text, strlen(text));
    if (out->origin.text == NULL)
        return odfgx_fail_memory(err);
    if (cell->type == ODFGX_CELL_EMPTY && cell->formula)
        return bad(&reader, odfgx_arena_format(
                                arena, "%s",
                                _("the formula has no stored result; open "
                                  "the file, recalculate and save it")));
    if (odfgx_grid_cell_blank(cell))
        return ODFGX_OK;
    if (number)
        return read_number(&reader, cell);
    if (cell->type == ODFGX_CELL_STRING || cell->type == ODFGX_CELL_EMPTY)
        return read_text(&reader, cell->text);
    return bad(&reader,
               odfgx_arena_format(arena, type_fault(cell), out->origin.text));
}
