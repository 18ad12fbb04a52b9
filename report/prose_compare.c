/* What prose states, held against the tables. */
#include "report/amount.h"
#include "report/prose_check.h"

/* Per cent, in the unit of amounts. */
#define WHOLE (100 * ODFGX_AMOUNT_UNIT)

/* More terms of a sum are not written out. */
enum { SHOWN = 4 };

static bool add_up(const odfgx_sum *sum, const odfgx_report *report,
                   odfgx_amount *out)
{
    *out = 0;
    for (size_t i = 0; i < sum->count; i++) {
        odfgx_amount value, product;
        if (!odfgx_report_value(report, sum->terms[i].value, &value) ||
            !odfgx_amount_multiply(value, sum->terms[i].coefficient,
                                   &product) ||
            !odfgx_amount_add(*out, product, out))
            return false;
    }
    return true;
}

/* part / whole in per cent, to six decimals; false where there is none. */
static bool ratio(odfgx_amount part, odfgx_amount whole, odfgx_amount *out)
{
    while (part > INT64_MAX / WHOLE || part < INT64_MIN / WHOLE) {
        part /= 10;
        whole /= 10;
    }
    if (whole <= 0)
        return false;
    *out = part * WHOLE / whole;
    return true;
}

/* One of the last decimal that is printed. */
static odfgx_amount last_digit(unsigned decimals)
{
    odfgx_amount unit = ODFGX_AMOUNT_UNIT;
    while (decimals-- > 0 && unit > 1)
        unit /= 10;
    return unit;
}

/* Rounded or cut, both are printed. */
static bool is_near(odfgx_amount printed, odfgx_amount exact, unsigned decimals)
{
    odfgx_amount difference;
    return odfgx_amount_subtract(printed, exact, &difference) &&
           difference < last_digit(decimals) &&
           difference > -last_digit(decimals);
}

/* Sums of a form that holds; what is wrong with them was said when it was
 * opened. */
static const odfgx_sum *sums_of(odfgx_prose_check *prose, const char *text,
                                const odfgx_sum **kept)
{
    odfgx_error failure = { 0 };
    if (*kept == NULL && text != NULL &&
        odfgx_sums_read(kept, &prose->arena, prose->form->form, text, "",
                        &failure) != ODFGX_OK) {
        *kept = NULL;
        prose->out_of_memory = true;
    }
    return *kept;
}

const odfgx_sum *odfgx_fact_value(odfgx_prose_check *prose,
                                  const odfgx_fact *fact)
{
    return sums_of(prose, fact->value,
                   &prose->values[fact - prose->form->facts]);
}

static const odfgx_sum *fact_base(odfgx_prose_check *prose,
                                  const odfgx_fact *fact)
{
    return sums_of(prose, fact->of, &prose->ofs[fact - prose->form->facts]);
}

static bool is_whole(const odfgx_sum *sum, const odfgx_form *form)
{
    return form->values[sum->terms[0].value].info.integer;
}

static bool count_holds(const odfgx_statement *statement,
                        const odfgx_form *form, const odfgx_sum *sum,
                        odfgx_amount value)
{
    if (statement->fact->at_most)
        return statement->number <= value ||
               is_near(statement->number, value, statement->decimals);
    if (is_whole(sum, form))
        return statement->number == value;
    return is_near(statement->number, value, statement->decimals);
}

/* A count against each sum that it may be. */
static bool count_fails(odfgx_contradiction *out,
                        const odfgx_statement *statement,
                        const odfgx_report *report, const odfgx_sum *sums)
{
    for (const odfgx_sum *sum = sums; sum != NULL; sum = sum->next) {
        odfgx_amount value;
        if (!add_up(sum, report, &value) ||
            count_holds(statement, report->form, sum, value))
            return false;
        if (sum == sums)
            out->expected = value;
    }
    out->values = sums;
    return sums != NULL;
}

/* A ratio against each part by each whole that it may be. `own`: a part that
 * prose gave, which may be wrong while the ratio is right. */
static bool ratio_fails(odfgx_contradiction *out,
                        const odfgx_statement *statement,
                        const odfgx_report *report, const odfgx_sum *parts,
                        const odfgx_sum *wholes, const odfgx_amount *own)
{
    bool first = true;
    for (const odfgx_sum *whole = wholes; whole != NULL; whole = whole->next) {
        odfgx_amount base, part, value;
        if (!add_up(whole, report, &base))
            return false;
        if (own != NULL &&
            (!ratio(*own, base, &value) ||
             is_near(statement->number, value, statement->decimals)))
            return false;
        for (const odfgx_sum *sum = parts; sum != NULL; sum = sum->next) {
            if (!add_up(sum, report, &part) || !ratio(part, base, &value) ||
                is_near(statement->number, value, statement->decimals))
                return false;
            if (first)
                out->expected = value;
            first = false;
        }
    }
    out->values = parts;
    out->of = wholes;
    return parts != NULL && wholes != NULL;
}

/* What was added since last year, as a number or in per cent. */
static bool change_of(odfgx_contradiction *out,
                      const odfgx_statement *statement,
                      const odfgx_report *report, const odfgx_report *previous,
                      const odfgx_sum *sum)
{
    odfgx_amount change;
    if (!add_up(sum, report, &out->now) || !add_up(sum, previous, &out->then) ||
        !odfgx_amount_subtract(out->now, out->then, &change))
        return false;
    if (statement->fact->sign < 0)
        change = -change;
    out->expected = change;
    return !statement->percent || ratio(change, out->then, &out->expected);
}

/* A change against that of each sum that may be meant; nothing is said where
 * one can't be told. */
static bool change_fails(odfgx_contradiction *out,
                         const odfgx_statement *statement,
                         const odfgx_report *report,
                         const odfgx_report *previous, const odfgx_sum *sums)
{
    odfgx_contradiction one = *out;
    for (const odfgx_sum *sum = sums; sum != NULL && previous != NULL;
         sum = sum->next) {
        if (!change_of(&one, statement, report, previous, sum) ||
            is_near(statement->number, one.expected, statement->decimals))
            return false;
        if (sum == sums)
            *out = one;
    }
    out->values = sums;
    return sums != NULL && previous != NULL;
}

bool odfgx_statement_fails(odfgx_contradiction *out, odfgx_prose_check *prose,
                           const odfgx_statement *statement,
                           const odfgx_report *previous)
{
    const odfgx_fact *fact = statement->fact, *base = statement->base;
    const odfgx_report *report = prose->report;
    bool fails = false;
    *out = (odfgx_contradiction){ .found = statement->number };
    switch (fact->kind) {
    case ODFGX_FACT_COUNT:
        fails =
            count_fails(out, statement, report, odfgx_fact_value(prose, fact));
        break;
    case ODFGX_FACT_RATE:
        fails =
            ratio_fails(out, statement, report, odfgx_fact_value(prose, fact),
                        fact_base(prose, fact), NULL);
        break;
    case ODFGX_FACT_SHARE:
        fails =
            ratio_fails(out, statement, report, odfgx_fact_value(prose, base),
                        fact_base(prose, base), &statement->base_number);
        break;
    case ODFGX_FACT_CHANGE:
        fails = change_fails(out, statement, report, previous,
                             odfgx_fact_value(prose, base));
        break;
    }
    return fails &&
           odfgx_amount_subtract(out->found, out->expected, &out->difference);
}

static void add_amount(odfgx_buffer *out, odfgx_amount amount)
{
    char text[ODFGX_AMOUNT_TEXT];
    odfgx_buffer_add_text(out, odfgx_amount_format(amount, text));
}

/* "表三 本年新收 总计": the value's name, without its points. */
static void add_name(odfgx_buffer *out, const char *name)
{
    for (; *name != '\0'; name++)
        odfgx_buffer_add_char(out, *name == '.' ? ' ' : *name);
}

static void add_sum(odfgx_buffer *out, const odfgx_sum *sum,
                    const odfgx_report *report, bool values)
{
    size_t shown = 0;
    for (size_t i = 0; i < sum->count; i++) {
        const odfgx_term *term = &sum->terms[i];
        odfgx_amount amount = 0;
        (void)odfgx_report_value(report, term->value, &amount);
        if (sum->count > SHOWN && amount == 0)
            continue;
        if (shown++ == SHOWN) {
            odfgx_buffer_add_text(out, " + …");
            break;
        }
        if (shown > 1 || term->coefficient < 0)
            odfgx_buffer_add_text(out, term->coefficient < 0 ? " - " : " + ");
        add_name(out, report->form->values[term->value].info.name);
        if (values) {
            odfgx_buffer_add_char(out, ' ');
            add_amount(out, amount);
        }
    }
}

/* "(表三 办理总计 总计 31) ÷ (…) = 96.88%", rounded to the printed digits. */
static void add_ratio(odfgx_buffer *out,
                      const odfgx_contradiction *contradiction,
                      const odfgx_report *report)
{
    add_sum(out, contradiction->values, report, true);
    odfgx_buffer_add_text(out, " ÷ ");
    bool several = contradiction->of->count > 1;
    odfgx_buffer_add_text(out, several ? "(" : "");
    add_sum(out, contradiction->of, report, true);
    odfgx_buffer_add_text(out, several ? ")" : "");
}

/* " 2835 → 3402" */
static void add_change(odfgx_buffer *out,
                       const odfgx_contradiction *contradiction)
{
    odfgx_buffer_add_char(out, ' ');
    add_amount(out, contradiction->then);
    odfgx_buffer_add_text(out, " → ");
    add_amount(out, contradiction->now);
}

/* A ratio is told with as many decimals as prose has, and one more. */
static odfgx_amount rounded(odfgx_amount amount, unsigned decimals)
{
    odfgx_amount unit = last_digit(decimals + 1);
    odfgx_amount half = amount < 0 ? -unit / 2 : unit / 2;
    return (amount + half) / unit * unit;
}

bool odfgx_contradiction_write(odfgx_contradiction *contradiction,
                               const odfgx_statement *statement,
                               const odfgx_report *report, odfgx_arena *arena)
{
    odfgx_buffer out = { 0 };
    bool percent = statement->percent;
    if (percent)
        contradiction->expected =
            rounded(contradiction->expected, statement->decimals);
    contradiction->difference = contradiction->found - contradiction->expected;
    if (contradiction->of != NULL)
        add_ratio(&out, contradiction, report);
    else
        add_sum(&out, contradiction->values, report,
                contradiction->values->count > 1);
    if (statement->fact->kind == ODFGX_FACT_CHANGE)
        add_change(&out, contradiction);
    odfgx_buffer_add_text(&out, " = ");
    add_amount(&out, statement->fact->kind == ODFGX_FACT_CHANGE
                         ? statement->fact->sign * contradiction->expected
                         : contradiction->expected);
    odfgx_buffer_add_text(&out, percent ? "%" : "");
    contradiction->terms =
        out.failed ? NULL : odfgx_arena_copy(arena, out.data, out.length);
    odfgx_buffer_clear(&out);
    return contradiction->terms != NULL;
}
