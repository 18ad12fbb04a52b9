/* draw SEED FORMAT FILE — draws a report in the shape of a seed, prints what
 * must be read from it, "id,value" a line, and the shape to stderr. */
#include "report/amount.h"
#include "tests/filters/match/paint.h"
#include "tests/filters/match/write.h"

#include <stdio.h>
#include <stdlib.h>

static bool write_file(const char *path, const odfgx_buffer *bytes)
{
    FILE *file = fopen(path, "wb");
    bool written = file != NULL &&
                   fwrite(bytes->data, 1, bytes->length, file) == bytes->length;
    return file != NULL && fclose(file) == 0 && written;
}

static void print_facts(const painted *facts)
{
    char number[ODFGX_AMOUNT_TEXT];
    for (size_t i = 0; i < facts->form->value_count; i++)
        printf("%s,%s\n", facts->form->values[i].info.id,
               odfgx_amount_format(facts->values[i], number));
}

static int draw(const odfgx_form *form, uint64_t seed,
                const drawn_format *format, const char *path)
{
    char shape_text[512];
    drawing d = { .seed = seed };
    painted facts;
    odfgx_buffer bytes = { 0 };
    d.shape = shape_draw(&d.seed, format->kind);
    if (format->kind == SHAPE_OF_SHEETS)
        paint_workbook(&d, form, &facts);
    else
        paint_document(&d, form, &facts);
    bool done =
        format->write(&d, &bytes, NULL) == ODFGX_OK && write_file(path, &bytes);
    shape_describe(&d.shape, shape_text, sizeof shape_text);
    fprintf(stderr, "%s: %s\n", path, shape_text);
    print_facts(&facts);
    odfgx_buffer_clear(&bytes);
    drawing_clear(&d);
    return done ? 0 : 1;
}

int main(int count, char **arguments)
{
    odfgx_form *form = NULL;
    const drawn_format *format =
        count == 4 ? drawn_format_find(arguments[2]) : NULL;
    if (format == NULL || odfgx_form_open(&form, NULL, NULL) != ODFGX_OK) {
        fprintf(stderr, "usage: draw SEED FORMAT FILE\n");
        return 2;
    }
    int result =
        draw(form, strtoull(arguments[1], NULL, 10), format, arguments[3]);
    odfgx_form_free(form);
    return result;
}
