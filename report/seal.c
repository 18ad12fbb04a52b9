#include "report/seal.h"

#include "report/amount.h"

#include <sha2.h>
#include <string.h>

#define NONE "-"

static const char *figure_text(const odfgx_figure *figure,
                               char text[ODFGX_AMOUNT_TEXT])
{
    return figure->state == ODFGX_FIGURE_VALUE
               ? odfgx_amount_format(figure->amount, text)
               : NULL;
}

static void write_hex(const uint8_t *bytes, size_t count, char *out)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < count; i++) {
        *out++ = digits[bytes[i] >> 4];
        *out++ = digits[bytes[i] & 15];
    }
    *out = '\0';
}

odfgx_status odfgx_figures_hash(const odfgx_form *form,
                                const odfgx_figure *figures,
                                char out[ODFGX_HASH_TEXT], odfgx_error *err)
{
    uint8_t digest[SHA256_DIGEST_LENGTH];
    char text[ODFGX_AMOUNT_TEXT];
    odfgx_buffer lines = { 0 };
    SHA2_CTX hash;
    for (size_t i = 0; i < form->value_count; i++) {
        const char *figure = figure_text(&figures[i], text);
        odfgx_buffer_add_text(&lines, form->values[i].info.id);
        odfgx_buffer_add_char(&lines, '=');
        if (figure != NULL)
            odfgx_buffer_add_text(&lines, figure);
        odfgx_buffer_add_char(&lines, '\n');
    }
    odfgx_status status = odfgx_buffer_check(&lines, err);
    if (status == ODFGX_OK) {
        SHA256Init(&hash);
        SHA256Update(&hash, (const uint8_t *)lines.data, lines.length);
        SHA256Final(digest, &hash);
        write_hex(digest, sizeof digest, out);
    }
    odfgx_buffer_clear(&lines);
    return status;
}

odfgx_status odfgx_report_hash(const odfgx_report *report,
                               char out[ODFGX_HASH_TEXT], odfgx_error *err)
{
    return odfgx_figures_hash(report->form, report->figures, out, err);
}

void odfgx_figures_list(const odfgx_form *form, const odfgx_figure *figures,
                        odfgx_buffer *out)
{
    char text[ODFGX_AMOUNT_TEXT];
    for (size_t i = 0; i < form->value_count; i++) {
        const char *figure = figure_text(&figures[i], text);
        if (i > 0)
            odfgx_buffer_add_char(out, ' ');
        odfgx_buffer_add_text(out, figure != NULL ? figure : NONE);
    }
}

static bool parse_figure(const char *word, size_t length, odfgx_figure *figure)
{
    figure->state = ODFGX_FIGURE_ABSENT;
    if (length == strlen(NONE) && memcmp(word, NONE, length) == 0)
        return true;
    figure->state = ODFGX_FIGURE_VALUE;
    return odfgx_amount_parse(word, length, &figure->amount) == ODFGX_AMOUNT_OK;
}

bool odfgx_figures_parse(const odfgx_form *form, const char *list,
                         odfgx_figure *figures)
{
    for (size_t i = 0; i < form->value_count; i++) {
        list += strspn(list, " \n");
        size_t length = strcspn(list, " \n");
        if (!parse_figure(list, length, &figures[i]))
            return false;
        list += length;
    }
    return list[strspn(list, " \n")] == '\0';
}
