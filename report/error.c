#include "report/error.h"

#include <libintl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
    int exit_status;
    const char *sentence;
} statuses[] = {
#define STATUS_ROW(name, exit_status, sentence)                                \
    [ODFGX_##name] = { exit_status, N_(sentence) },
    ODFGX_STATUSES(STATUS_ROW)
#undef STATUS_ROW
};

int odfgx_status_exit(odfgx_status status)
{
    return statuses[status].exit_status;
}

const char *odfgx_status_sentence(odfgx_status status)
{
    return statuses[status].sentence;
}

const char *odfgx_translate(const char *sentence)
{
    return dgettext("odfgx", sentence);
}

/* vsnprintf cuts at a byte; what is left of a cut code point goes too. */
static void trim_to_code_point(char *text)
{
    size_t length = strlen(text), lead = length;
    while (lead > 0 && ((unsigned char)text[lead - 1] & 0xC0) == 0x80)
        lead--;
    if (lead == 0)
        return;
    unsigned char first = (unsigned char)text[lead - 1];
    size_t needed = first >= 0xF0   ? 4
                    : first >= 0xE0 ? 3
                    : first >= 0xC0 ? 2
                                    : 1;
    if (length - lead + 1 < needed)
        text[lead - 1] = '\0';
}

static void one_line(char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\n' || *text == '\r')
            *text = ' ';
    }
}

odfgx_status odfgx_fail(odfgx_error *err, odfgx_status status,
                        const char *where, const char *format, ...)
{
    if (err == NULL || err->status != ODFGX_OK)
        return status;
    err->status = status;
    if (where != NULL) {
        (void)snprintf(err->where, sizeof err->where, "%s", where);
        trim_to_code_point(err->where);
        one_line(err->where);
    }
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(err->text, sizeof err->text, format, arguments);
    va_end(arguments);
    trim_to_code_point(err->text);
    one_line(err->text);
    return status;
}

odfgx_status odfgx_fail_memory(odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_MEMORY, NULL, "%s",
                      _(odfgx_status_sentence(ODFGX_MEMORY)));
}
