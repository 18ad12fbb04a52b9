#include "report/report.h"

#include <string.h>

/* A field as RFC 4180 has it. */
static void add_field(odfgx_buffer *out, const char *text)
{
    if (text == NULL)
        return;
    if (text[strcspn(text, ",\"\r\n")] == '\0') {
        odfgx_buffer_add_text(out, text);
        return;
    }
    odfgx_buffer_add_char(out, '"');
    for (; *text != '\0'; text++) {
        if (*text == '"')
            odfgx_buffer_add_char(out, '"');
        odfgx_buffer_add_char(out, *text);
    }
    odfgx_buffer_add_char(out, '"');
}

static void add_row(odfgx_buffer *out, const char *const *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            odfgx_buffer_add_char(out, ',');
        add_field(out, fields[i]);
    }
    odfgx_buffer_add_text(out, "\r\n");
}

odfgx_status odfgx_report_csv(const odfgx_report *report, odfgx_buffer *out,
                              odfgx_error *err)
{
    static const char *const head[] = { "id",   "value", "file", "place",
                                        "cell", "text",  "note" };
    add_row(out, head, ODFGX_COUNT_OF(head));
    for (size_t i = 0; i < report->form->value_count; i++) {
        const odfgx_origin *origin = &report->figures[i].origin;
        char text[ODFGX_AMOUNT_TEXT];
        odfgx_amount amount = 0;
        bool known = odfgx_report_value(report, i, &amount);
        const char *fields[] = {
            report->form->values[i].info.id,
            known ? odfgx_amount_format(amount, text) : NULL,
            origin->file,
            origin->place,
            origin->cell,
            origin->text,
            origin->note,
        };
        add_row(out, fields, ODFGX_COUNT_OF(fields));
    }
    return odfgx_buffer_check(out, err);
}
