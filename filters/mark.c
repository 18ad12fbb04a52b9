#include "filters/mark.h"

#include <string.h>

/* Whether the line of odfgx stands at `at`, which is within the text. */
static bool is_line(const char *text, size_t length, size_t at)
{
    static const char line[] = ODFGX_MARK_LINE;
    size_t size = sizeof line - 1;
    if (length - at < size || memcmp(text + at, line, size) != 0)
        return false;
    return length - at == size || text[at + size] == '\n';
}

/* Behind the line that the staff may go on after, or NULL. */
static const char *behind_end(const char *text, size_t length)
{
    static const char mark[] = ODFGX_MARK_END;
    size_t size = sizeof mark - 1;
    for (size_t at = 0; at + size <= length; at++) {
        if (text[at] == mark[0] && memcmp(text + at, mark, size) == 0)
            return text + at + size;
    }
    return NULL;
}

const char *odfgx_mark_typed(const char *text, size_t length)
{
    const char *typed = behind_end(text, length);
    const char *end = text + length;
    while (typed != NULL && typed < end && (*typed == '\n' || *typed == ' '))
        typed++;
    return typed != NULL && typed < end ? typed : NULL;
}

size_t odfgx_mark_others(const char *author, const char *text, size_t length)
{
    size_t end = length;
    if (strcmp(author, ODFGX_MARK_AUTHOR) == 0)
        return 0;
    for (size_t at = 0; at < length; at++) {
        if ((at == 0 || text[at - 1] == '\n') && is_line(text, length, at)) {
            end = at;
            break;
        }
    }
    /* Some office suites forget who wrote a comment. */
    if (end == length && behind_end(text, length) != NULL)
        return 0;
    while (end > 0 && text[end - 1] == '\n')
        end--;
    return end;
}

/* Looked for by a letter of it that is rare in the texts around. */
size_t odfgx_mark_signed(const char *text, size_t length)
{
    static const char sign[] = ODFGX_MARK_SIGN;
    enum { SIZE = sizeof sign - 1, RARE = SIZE - 4 };
    if (length < SIZE)
        return 0;
    const char *end = text + length, *from = text + RARE;
    while (from < end) {
        const char *rare = memchr(from, sign[RARE], (size_t)(end - from));
        if (rare == NULL || (size_t)(end - rare) < SIZE - RARE)
            return 0;
        if (memcmp(rare - RARE, sign, SIZE) == 0)
            return (size_t)(rare - RARE - text) + SIZE;
        from = rare + 1;
    }
    return 0;
}
