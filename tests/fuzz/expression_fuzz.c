/* Fuzzes what a form says in little languages of its own: the first line is a
 * sum of values, and a pattern that is looked for in the others. */
#include "report/prose_pattern.h"
#include "tests/fuzz/fuzz.h"
#include "tests/odf/filled.h"

#include <stdlib.h>
#include <string.h>

static void check_sums(const char *text)
{
    const odfgx_form *form = filled_form();
    const odfgx_sum *sums = NULL;
    odfgx_arena arena = { 0 };
    odfgx_error err = { 0 };
    odfgx_status status =
        odfgx_sums_read(&sums, &arena, form, text, "fuzz", &err);
    REQUIRE(status == ODFGX_OK ||
            (status == ODFGX_FORM && err.text[0] != '\0'));
    for (const odfgx_sum *sum = status == ODFGX_OK ? sums : NULL; sum != NULL;
         sum = sum->next) {
        REQUIRE(sum->count > 0);
        for (size_t i = 0; i < sum->count; i++)
            REQUIRE(sum->terms[i].value < form->value_count &&
                    (sum->terms[i].coefficient == 1 ||
                     sum->terms[i].coefficient == -1));
    }
    odfgx_arena_clear(&arena);
}

static void check_pattern(const char *pattern, size_t length, const char *text,
                          size_t size)
{
    odfgx_arena arena = { 0 };
    odfgx_prose_text wanted, read;
    odfgx_prose_reader reader = { .year = 2023 };
    REQUIRE(odfgx_prose_of(&reader.prose, filled_form(), NULL) == ODFGX_OK);
    REQUIRE(
        odfgx_prose_reader_set_agency(&reader, &arena, "青禾市教育局", NULL));
    REQUIRE(odfgx_prose_text_make(&wanted, &arena, pattern, length, true));
    REQUIRE(odfgx_prose_text_make(&read, &arena, text, size, false));
    for (size_t at = 0; at <= read.length; at++) {
        int year = 0;
        size_t found = odfgx_pattern_match(
            wanted.data, &reader, (odfgx_slice){ read.data, read.length }, at,
            &year);
        REQUIRE(found <= read.length - at);
    }
    odfgx_arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { PATTERN = 200, TEXT = 400 }; /* what form.rng allows, and enough */
    char *text = calloc(1, size + 1);
    REQUIRE(text != NULL);
    if (size > 0)
        memcpy(text, data, size);
    size_t line = strcspn(text, "\n");
    size_t rest = line < size ? size - line - 1 : 0;
    if (line <= PATTERN)
        check_pattern(text, line, text + line + (rest > 0),
                      rest < TEXT ? rest : TEXT);
    text[line] = '\0';
    check_sums(text);
    free(text);
    return 0;
}
