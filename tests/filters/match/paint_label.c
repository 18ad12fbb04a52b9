#include "tests/filters/match/paint.h"

#include <stdio.h>
#include <string.h>

enum { LABEL_BYTES = 400 };

/* Where the n-th code point of a text begins; its end behind the last. */
static size_t code_point_at(const char *text, size_t n)
{
    const char *at = text, *end = text + strlen(text);
    while (n-- > 0 && at < end)
        (void)odfgx_text_next(&at, end);
    return (size_t)(at - text);
}

/* Replaces `length` bytes at a place. */
static void replace(char *text, size_t at, size_t length, const char *by)
{
    char rest[LABEL_BYTES];
    (void)snprintf(rest, sizeof rest, "%s", text + at + length);
    (void)snprintf(text + at, LABEL_BYTES - at, "%s%s", by, rest);
}

static void change_marks(drawing *d, char *text)
{
    static const char *const changes[][2] = {
        { "（", "(" },   { "）", ")" },     { "“", "\"" },     { "”", "\"" },
        { "1.", "1、" }, { "2.", "２．" },  { "3.", "3. " },   { "\"", "" },
        { "，", "、" },  { "4.", "４.  " }, { "一、", "一." }, { "：", ":" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(changes); i++) {
        char *found = strstr(text, changes[i][0]);
        if (found != NULL && drawing_one_in(d, 2))
            replace(text, (size_t)(found - text), strlen(changes[i][0]),
                    changes[i][1]);
    }
}

/* "结果 维持", "商 业\n企业": anywhere behind the numbering. */
static void add_space(drawing *d, char *text)
{
    static const char *const spaces[] = { " ", "\n", "　", "\n", " " };
    size_t first = odfgx_text_numbering(text, strlen(text));
    size_t count = odfgx_text_count(text + first, strlen(text + first));
    if (count < 2)
        return;
    size_t at = 1 + (size_t)shape_random(&d->seed, count - 1);
    replace(text, first + code_point_at(text + first, at), 0,
            spaces[shape_random(&d->seed, ODFGX_COUNT_OF(spaces))]);
}

/* Leaves out a character, or writes it twice. */
static void add_typo(drawing *d, char *text)
{
    size_t first = odfgx_text_numbering(text, strlen(text));
    char *body = text + first;
    size_t count = odfgx_text_count(body, strlen(body));
    if (count < 6 || count > 20)
        return;
    size_t n = 1 + (size_t)shape_random(&d->seed, count - 2);
    size_t at = code_point_at(body, n), next = code_point_at(body, n + 1);
    char twice[8] = "";
    if (drawing_one_in(d, 2))
        (void)snprintf(twice, sizeof twice, "%.*s%.*s", (int)(next - at),
                       body + at, (int)(next - at), body + at);
    replace(text, first + at, next - at, twice);
}

const char *paint_label(drawing *d, const char *label)
{
    char text[LABEL_BYTES];
    (void)snprintf(text, sizeof text, "%s", label);
    if (d->shape.typos && drawing_one_in(d, 12))
        add_typo(d, text);
    if (d->shape.noise)
        change_marks(d, text);
    if (d->shape.noise && drawing_one_in(d, 2))
        add_space(d, text);
    if (d->shape.noise && drawing_one_in(d, 6))
        add_space(d, text);
    return drawing_text(d, "%s", text);
}
