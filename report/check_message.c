#include "report/check.h"

#include <string.h>

/* A message being written. */
typedef struct message_writer {
    odfgx_check *check;
    const odfgx_subject *subject;
    odfgx_buffer out;
} message_writer;

static void add_amount(odfgx_buffer *out, odfgx_amount amount)
{
    char text[ODFGX_AMOUNT_TEXT];
    odfgx_buffer_add_text(out, odfgx_amount_format(amount, text));
}

/* The terms of an equation lie in one row or in one column; each is called by
 * the line that crosses it. */
static bool lie_in_a_row(const odfgx_form *form, const odfgx_equation *equation)
{
    const odfgx_value *first = &form->values[equation->left[0].value];
    for (size_t i = 1; i < equation->left_count; i++) {
        if (form->values[equation->left[i].value].row != first->row)
            return false;
    }
    for (size_t i = 0; i < equation->right_count; i++) {
        if (form->values[equation->right[i].value].row != first->row)
            return false;
    }
    return true;
}

static const char *term_name(const odfgx_form *form, const odfgx_value *value,
                             bool in_a_row)
{
    const odfgx_band *band = &form->tables[value->table].bands[value->band];
    return in_a_row ? odfgx_band_column(band, value->column)->name
                    : odfgx_band_row(band, value->row)->name;
}

/* A value of last year's report is called as the form says. */
static void add_name(message_writer *writer, const odfgx_term *term,
                     bool in_a_row)
{
    static const char place[] = "{name}";
    const odfgx_findings *findings = writer->check->findings;
    const odfgx_form *form = findings->form;
    const char *name = term_name(form, &form->values[term->value], in_a_row);
    const char *pattern =
        term->previous ? form->previous[findings->language] : place;
    const char *at = strstr(pattern, place);
    size_t before = at != NULL ? (size_t)(at - pattern) : strlen(pattern);
    odfgx_buffer_add(&writer->out, pattern, before);
    odfgx_buffer_add_text(&writer->out, name);
    if (at != NULL)
        odfgx_buffer_add_text(&writer->out, at + strlen(place));
}

static void add_terms(message_writer *writer, const odfgx_term *terms,
                      size_t count)
{
    const odfgx_form *form = writer->check->findings->form;
    bool in_a_row = lie_in_a_row(form, writer->subject->equation);
    for (size_t i = 0; i < count; i++) {
        odfgx_amount amount = 0;
        const odfgx_report *report =
            terms[i].previous ? writer->check->previous : writer->check->report;
        bool minus = terms[i].coefficient < 0;
        if (i > 0 || minus)
            odfgx_buffer_add_text(&writer->out, minus ? " - " : " + ");
        (void)odfgx_report_value(report, terms[i].value, &amount);
        add_name(writer, &terms[i], in_a_row);
        odfgx_buffer_add_char(&writer->out, ' ');
        add_amount(&writer->out, amount);
    }
}

static void add_text(message_writer *writer, const char *text)
{
    if (text != NULL)
        odfgx_buffer_add_text(&writer->out, text);
}

static void add_subject(message_writer *writer)
{
    add_text(writer, writer->subject->label);
}

static void add_fault(message_writer *writer)
{
    add_text(writer, writer->subject->fault);
}

static void add_places(message_writer *writer)
{
    add_text(writer, writer->subject->places);
}

static void add_count(message_writer *writer)
{
    odfgx_buffer_add_format(&writer->out, "%zu", writer->subject->count);
}

static void add_other(message_writer *writer)
{
    add_text(writer, writer->subject->other);
}

static void add_percent(message_writer *writer)
{
    odfgx_buffer_add_format(&writer->out, "%u", writer->subject->percent);
}

static void add_factor(message_writer *writer)
{
    odfgx_buffer_add_format(&writer->out, "%d",
                            writer->check->rule->distance.factor);
}

static void add_left(message_writer *writer)
{
    add_amount(&writer->out, writer->subject->left);
}

static void add_right(message_writer *writer)
{
    add_amount(&writer->out, writer->subject->right);
}

/* Without its sign, as people say it. */
static void add_difference(message_writer *writer)
{
    odfgx_amount difference = writer->subject->difference;
    if (difference < 0 && difference > INT64_MIN)
        difference = -difference;
    add_amount(&writer->out, difference);
}

static void add_left_terms(message_writer *writer)
{
    const odfgx_equation *equation = writer->subject->equation;
    if (equation != NULL)
        add_terms(writer, equation->left, equation->left_count);
}

static void add_right_terms(message_writer *writer)
{
    const odfgx_equation *equation = writer->subject->equation;
    if (equation != NULL)
        add_terms(writer, equation->right, equation->right_count);
}

static const struct {
    const char *name;
    void (*add)(message_writer *writer);
} placeholders[] = {
    { "{subject}", add_subject },       { "{fault}", add_fault },
    { "{places}", add_places },         { "{count}", add_count },
    { "{other}", add_other },           { "{percent}", add_percent },
    { "{factor}", add_factor },         { "{left}", add_left },
    { "{right}", add_right },           { "{difference}", add_difference },
    { "{left.terms}", add_left_terms }, { "{right.terms}", add_right_terms },
};

/* Writes the placeholder at `at`; its length, 0 where none stands there. */
static size_t add_placeholder(message_writer *writer, const char *at)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(placeholders); i++) {
        size_t length = strlen(placeholders[i].name);
        if (strncmp(at, placeholders[i].name, length) == 0) {
            placeholders[i].add(writer);
            return length;
        }
    }
    return 0;
}

const char *odfgx_check_message(odfgx_check *check,
                                const odfgx_subject *subject)
{
    message_writer writer = { .check = check, .subject = subject };
    const char *at = subject->message != NULL
                         ? subject->message
                         : check->rule->message[check->findings->language];
    while (*at != '\0') {
        size_t plain = strcspn(at, "{");
        odfgx_buffer_add(&writer.out, at, plain);
        at += plain;
        size_t used = *at == '{' ? add_placeholder(&writer, at) : 0;
        if (used == 0 && *at == '{')
            odfgx_buffer_add_char(&writer.out, *at++);
        at += used;
    }
    const char *message =
        writer.out.failed
            ? NULL
            : odfgx_arena_copy(&check->findings->arena, writer.out.data,
                               writer.out.length);
    odfgx_buffer_clear(&writer.out);
    return message;
}
