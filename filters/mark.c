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
    while (end > 0 && text[end - 1] == '\n')
        end--;
    return end;
}
