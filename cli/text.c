#include "cli/text.h"

#include <stdlib.h>
#include <string.h>

char *text_copy_part(const char *text, size_t length)
{
    char *copy = malloc(length + 1);
    if (copy == NULL)
        return NULL;
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *text_copy(const char *text)
{
    return text_copy_part(text, strlen(text));
}

char *text_join(const char *text, const char *end)
{
    size_t length = strlen(text), more = strlen(end) + 1;
    char *joined = malloc(length + more);
    if (joined == NULL)
        return NULL;
    memcpy(joined, text, length);
    memcpy(joined + length, end, more);
    return joined;
}
