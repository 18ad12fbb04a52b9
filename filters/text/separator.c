#include "filters/charset.h"
#include "filters/text/state.h"

/* Separated values: so many separators in each of so many rows. Prose in
 * Chinese has commas of its own, and numbers have one now and then. */
enum { SEPARATORS_MIN = 2, COUNTED_MAX = 256, PERCENT_MIN = 80 };

static const char separators[] = { ',', ';' };
enum { KINDS = sizeof separators };

/* So many rows between bars are a table, as in Markdown. */
enum { BARRED_MIN = 3 };

typedef struct separator_look {
    uint64_t rows, tabs, barred;
    unsigned bars;                          /* in the row */
    uint64_t rows_with[KINDS][COUNTED_MAX]; /* so many separators */
    unsigned in_row[KINDS];
    bool in_quotes, filled;
} separator_look;

static void end_row(separator_look *look)
{
    if (look->filled) {
        look->rows++;
        look->barred += look->bars >= SEPARATORS_MIN;
        for (int i = 0; i < KINDS; i++) {
            if (look->in_row[i] < COUNTED_MAX)
                look->rows_with[i][look->in_row[i]]++;
        }
    }
    for (int i = 0; i < KINDS; i++)
        look->in_row[i] = 0;
    look->bars = 0;
    look->filled = false;
}

static odfgx_status look_at(void *context, const char *bytes, size_t length,
                            odfgx_error *err)
{
    separator_look *look = context;
    (void)err;
    for (const char *at = bytes; at < bytes + length; at++) {
        if (*at == '"')
            look->in_quotes = !look->in_quotes;
        if (look->in_quotes)
            continue;
        for (int i = 0; i < KINDS; i++)
            look->in_row[i] += *at == separators[i];
        look->tabs += *at == '\t';
        look->bars += *at == '|';
        if (*at == '\n')
            end_row(look);
        else
            look->filled |= *at != ' ';
    }
    return ODFGX_OK;
}

static char choose(const separator_look *look)
{
    for (int i = 0; i < KINDS; i++) {
        for (size_t count = SEPARATORS_MIN; count < COUNTED_MAX; count++) {
            if (look->rows > 1 && look->tabs == 0 &&
                look->rows_with[i][count] * 100 >= look->rows * PERCENT_MIN)
                return separators[i];
        }
    }
    return look->tabs == 0 && look->barred >= BARRED_MIN ? '|' : '\0';
}

odfgx_status odfgx_text_find_separator(const odfgx_input *input,
                                       const char *set, char *out,
                                       odfgx_error *err)
{
    separator_look look = { .rows = 0 };
    odfgx_status status = odfgx_charset_read(input, set, look_at, &look, err);
    end_row(&look);
    *out = choose(&look);
    return status;
}
