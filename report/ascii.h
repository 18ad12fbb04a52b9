/* report/ascii.h — bytes of ASCII, whatever the locale is. */
#ifndef ODFGX_REPORT_ASCII_H
#define ODFGX_REPORT_ASCII_H

#include <stdbool.h>
#include <stddef.h>

static inline char odfgx_ascii_lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static inline bool odfgx_ascii_is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Whether two texts are the same but for the case of letters, in so many bytes
 * or up to the end of both. */
static inline bool odfgx_ascii_same(const char *one, const char *other,
                                    size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (odfgx_ascii_lower(one[i]) != odfgx_ascii_lower(other[i]))
            return false;
        if (one[i] == '\0')
            return true;
    }
    return true;
}

/* White space as XML has it (XML 1.0, 2.3). */
static inline bool odfgx_ascii_is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/* The value of a hexadecimal digit, or -1. */
static inline int odfgx_ascii_hex(char byte)
{
    char digit = odfgx_ascii_lower(byte);
    if (odfgx_ascii_is_digit(digit))
        return digit - '0';
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

#endif
