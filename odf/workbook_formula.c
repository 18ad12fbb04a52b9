#include "odf/workbook_formula.h"

#include <string.h>

void odfgx_formula_add_quoted(odfgx_buffer *out, const char *text, char quote)
{
    odfgx_buffer_add_char(out, quote);
    for (; *text != '\0'; text++) {
        if (*text == quote)
            odfgx_buffer_add_char(out, quote);
        odfgx_buffer_add_char(out, *text);
    }
    odfgx_buffer_add_char(out, quote);
}

/* A reference from one place to another, which may be the same. */
static void add_reference(odfgx_workbook *workbook, const odfgx_sheet *sheet,
                          const odfgx_place *first, const odfgx_place *last)
{
    odfgx_buffer *out = &workbook->scratch;
    char address[ODFGX_ADDRESS_TEXT];
    odfgx_buffer_add_char(out, '[');
    if (first->sheet != sheet) {
        odfgx_buffer_add_char(out, '$');
        odfgx_formula_add_quoted(out, first->sheet->name, '\'');
    }
    odfgx_buffer_add_format(
        out, ".%s", odfgx_address_format(first->row, first->column, address));
    if (first != last)
        odfgx_buffer_add_format(
            out, ":.%s",
            odfgx_address_format(last->row, last->column, address));
    odfgx_buffer_add_char(out, ']');
}

/* How many terms, from the first on, stand in one row or one column without
 * a gap and count once: they are one range. */
static size_t range_length(const odfgx_workbook *workbook,
                           const odfgx_term *terms, size_t count)
{
    const odfgx_place *places = workbook->places;
    const odfgx_place *first = &places[terms[0].value];
    size_t down = 1, right = 1;
    for (; down < count && terms[down].coefficient == 1; down++) {
        const odfgx_place *next = &places[terms[down].value];
        if (next->sheet != first->sheet || next->column != first->column ||
            next->row != first->row + down)
            break;
    }
    for (; right < count && terms[right].coefficient == 1; right++) {
        const odfgx_place *next = &places[terms[right].value];
        if (next->sheet != first->sheet || next->row != first->row ||
            next->column != first->column + right)
            break;
    }
    return down > right ? down : right;
}

/* The terms that count once, as one SUM; false where there are none. */
static bool add_sum(odfgx_workbook *workbook, const odfgx_sheet *sheet,
                    const odfgx_term *terms, size_t count)
{
    const char *before = "SUM(";
    for (size_t i = 0; i < count;) {
        if (terms[i].coefficient != 1) {
            i++;
            continue;
        }
        size_t length = range_length(workbook, &terms[i], count - i);
        odfgx_buffer_add_text(&workbook->scratch, before);
        add_reference(workbook, sheet, &workbook->places[terms[i].value],
                      &workbook->places[terms[i + length - 1].value]);
        before = ";";
        i += length;
    }
    bool any = before[0] == ';';
    if (any)
        odfgx_buffer_add_char(&workbook->scratch, ')');
    return any;
}

void odfgx_formula_add_side(odfgx_workbook *workbook, const odfgx_sheet *sheet,
                            const odfgx_term *terms, size_t count)
{
    odfgx_buffer *out = &workbook->scratch;
    if (!add_sum(workbook, sheet, terms, count))
        odfgx_buffer_add_char(out, '0');
    for (size_t i = 0; i < count; i++) {
        const odfgx_place *place = &workbook->places[terms[i].value];
        if (terms[i].coefficient == 1)
            continue;
        odfgx_buffer_add_format(out, "%+d*", terms[i].coefficient);
        add_reference(workbook, sheet, place, place);
    }
}

/* Copies what stands between quotes, doubled ones within, and the quotes;
 * where it ends. */
static const char *copy_quoted(odfgx_buffer *out, const char *at)
{
    char quote = *at;
    size_t length = 1;
    while (at[length] != '\0' &&
           (at[length] != quote || at[length + 1] == quote))
        length += at[length] == quote ? 2 : 1;
    length += at[length] == quote;
    odfgx_buffer_add(out, at, length);
    return at + length;
}

/* What stands between brackets: [.A1:.B2], [$'one'.A1]; where it ends. */
static const char *add_excel_reference(odfgx_buffer *out, const char *at)
{
    while (*at != ']' && *at != '\0') {
        if (*at == '\'') {
            at = copy_quoted(out, at);
            odfgx_buffer_add_char(out, '!');
        } else {
            if (*at != '.' && *at != '$')
                odfgx_buffer_add_char(out, *at);
            at++;
        }
    }
    return at + (*at == ']');
}

void odfgx_formula_add_excel(odfgx_buffer *out, const char *formula)
{
    static const char prefix[] = "of:";
    const char *at = formula;
    if (strncmp(at, prefix, sizeof prefix - 1) == 0)
        at += sizeof prefix - 1;
    while (*at != '\0') {
        if (*at == '"') {
            at = copy_quoted(out, at);
        } else if (*at == '[') {
            at = add_excel_reference(out, at + 1);
        } else {
            odfgx_buffer_add_char(out, *at == ';' ? ',' : *at);
            at++;
        }
    }
}
