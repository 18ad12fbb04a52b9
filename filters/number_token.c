#include "filters/number_token.h"

#include "report/ascii.h"

#include <string.h>

/* Whether the text begins with a word, which is in lower case. */
static bool begins(const char *text, const char *word)
{
    while (*word != '\0' && odfgx_ascii_lower(*text) == *word)
        text++, word++;
    return *word == '\0';
}

char odfgx_number_letter(const odfgx_number_token *token)
{
    return odfgx_ascii_lower(
        token->text[token->piece == NUMBER_ELAPSED ? 1 : 0]);
}

/* How long a character of UTF-8 is. */
static size_t character(const char *text)
{
    size_t length = text[0] != '\0' ? 1 : 0;
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length++;
    return length;
}

static odfgx_number_token piece(odfgx_number_piece kind, const char *text,
                                size_t length)
{
    return (odfgx_number_token){ kind, text, length };
}

/* -------------------------------------------------------------- brackets */

static bool is_elapsed(const char *inside, size_t length)
{
    char letter = odfgx_ascii_lower(inside[0]);
    if (length == 0 || (letter != 'h' && letter != 'm' && letter != 's'))
        return false;
    for (size_t i = 1; i < length; i++) {
        if (odfgx_ascii_lower(inside[i]) != letter)
            return false;
    }
    return true;
}

static bool is_colour(const char *inside)
{
    static const char *const words[] = { "black", "blue",   "cyan",
                                         "green", "red",    "magenta",
                                         "white", "yellow", "color" };
    for (size_t i = 0; i < ODFGX_COUNT_OF(words); i++) {
        if (begins(inside, words[i]))
            return true;
    }
    return false;
}

/* "[$¥-804]": a sign, and a language behind the hyphen whose upper digits are
 * other numerals or another calendar; F800 and F400 are the system's own
 * formats. */
static odfgx_number_token currency(const char *inside, size_t length)
{
    size_t sign = 0, digits = 0;
    while (sign < length && inside[sign] != '-')
        sign++;
    if (sign < length)
        digits = length - sign - 1;
    if (digits > 4 ||
        (digits == 4 && odfgx_ascii_lower(inside[sign + 1]) == 'f'))
        return piece(NUMBER_UNKNOWN, inside, length);
    return piece(sign > 0 ? NUMBER_CURRENCY : NUMBER_NOTHING, inside, sign);
}

static odfgx_number_token bracket(const char **at)
{
    const char *inside = *at + 1;
    const char *close = strchr(inside, ']');
    size_t length = close != NULL ? (size_t)(close - inside) : strlen(inside);
    *at = inside + length + (close != NULL ? 1 : 0);
    if (close == NULL)
        return piece(NUMBER_UNKNOWN, inside, length);
    if (is_elapsed(inside, length))
        return piece(NUMBER_ELAPSED, inside - 1, length);
    if (inside[0] == '$')
        return currency(inside + 1, length - 1);
    return piece(is_colour(inside) ? NUMBER_NOTHING : NUMBER_UNKNOWN, inside,
                 length);
}

/* -------------------------------------------------------------- letters */

static odfgx_number_token quoted(const char **at)
{
    const char *inside = *at + 1;
    size_t length = strcspn(inside, "\"");
    *at = inside + length + (inside[length] == '"' ? 1 : 0);
    return piece(NUMBER_LITERAL, inside, length);
}

/* A character behind '\', '_' or '*'. */
static odfgx_number_token behind(odfgx_number_piece kind, const char **at)
{
    const char *text = *at + 1;
    size_t length = character(text);
    *at = text + length;
    return piece(kind, text, length);
}

static odfgx_number_token word(const char **at)
{
    static const struct {
        const char *word;
        odfgx_number_piece piece;
    } words[] = {
        { "general", NUMBER_GENERAL },
        { "am/pm", NUMBER_HALF },
        { "a/p", NUMBER_HALF },
        { "上午/下午", NUMBER_HALF },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(words); i++) {
        if (begins(*at, words[i].word)) {
            const char *text = *at;
            *at += strlen(words[i].word);
            return piece(words[i].piece, text, strlen(words[i].word));
        }
    }
    return piece(NUMBER_END, *at, 0);
}

/* A run of one letter of a date. */
static odfgx_number_token letters(const char **at)
{
    const char *text = *at;
    char letter = odfgx_ascii_lower(*text);
    bool exponent = letter == 'e' && (text[1] == '+' || text[1] == '-') &&
                    (text[2] == '0' || text[2] == '#' || text[2] == '?');
    bool known = letter != '\0' && strchr("ymdhsea", letter) != NULL;
    while (odfgx_ascii_lower(**at) == letter)
        ++*at;
    size_t length = (size_t)(*at - text);
    if (exponent || !known || (letter == 'a' && length < 3))
        return piece(NUMBER_UNKNOWN, text, length);
    return piece(NUMBER_DATE, text, length);
}

/* Anything else: what counts in a number, or a character for itself. */
static odfgx_number_token other(const char **at)
{
    const char *text = *at;
    size_t length = character(text);
    odfgx_number_piece kind = NUMBER_LITERAL;
    switch (*text) {
    case '0':
    case '#':
    case '?':
        kind = NUMBER_DIGIT;
        break;
    case '.':
        kind = NUMBER_POINT;
        break;
    case ',':
        kind = NUMBER_COMMA;
        break;
    case '%':
        kind = NUMBER_PERCENT;
        break;
    case '@':
        kind = NUMBER_GENERAL;
        break;
    default:
        break;
    }
    *at += length;
    return piece(kind, text, length);
}

odfgx_number_token odfgx_number_token_next(const char **at)
{
    odfgx_number_token found;
    char first = odfgx_ascii_lower(**at);
    switch (first) {
    case '\0':
    case ';':
        return piece(NUMBER_END, *at, 0);
    case '[':
        return bracket(at);
    case '"':
        return quoted(at);
    case '\\':
        return behind(NUMBER_LITERAL, at);
    case '_':
        return behind(NUMBER_SPACE, at);
    case '*':
        return behind(NUMBER_NOTHING, at);
    default:
        found = word(at);
        if (found.piece != NUMBER_END)
            return found;
        return first >= 'a' && first <= 'z' ? letters(at) : other(at);
    }
}

const char *odfgx_number_section_next(const char *section)
{
    while (odfgx_number_token_next(&section).piece != NUMBER_END)
        ;
    return *section == ';' ? section + 1 : NULL;
}

bool odfgx_number_is_minute(char before, const char *after)
{
    odfgx_number_token token;
    if (before == 'h')
        return true;
    do
        token = odfgx_number_token_next(&after);
    while (token.piece != NUMBER_END && token.piece != NUMBER_DATE &&
           token.piece != NUMBER_ELAPSED);
    return token.piece != NUMBER_END && odfgx_number_letter(&token) == 's';
}
