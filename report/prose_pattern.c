#include "report/prose_pattern.h"

#include <string.h>

/* Patterns are short; what a form from outside has is not tried for ever. */
enum { ANY_SIGNS = 20, STEPS = 4096 };

typedef struct matching {
    const odfgx_prose_reader *reader;
    odfgx_slice text;
    int year;
    unsigned steps;
} matching;

static const char *const any = "…";

static bool match_from(matching *m, const char *pattern, size_t at,
                       size_t *end);

/* Matches `length` bytes of a choice, then what stands behind it. */
static bool match_choice(matching *m, const char *choice, size_t length,
                         const char *behind, size_t at, size_t *end)
{
    if (at + length > m->text.length ||
        memcmp(m->text.text + at, choice, length) != 0)
        return false;
    return match_from(m, behind, at + length, end);
}

static bool match_group(matching *m, const char *pattern, size_t at,
                        size_t *end)
{
    size_t whole = strcspn(pattern, "]");
    const char *behind = pattern + whole + (pattern[whole] == ']');
    for (const char *choice = pattern + 1; choice <= pattern + whole;) {
        size_t length = strcspn(choice, "|]");
        if (match_choice(m, choice, length, behind, at, end))
            return true;
        choice += length + 1;
    }
    return false;
}

static bool match_year(matching *m, const char *pattern, size_t at, size_t *end)
{
    int before = m->year, year;
    odfgx_slice rest = { m->text.text + at, m->text.length - at };
    size_t length = odfgx_prose_year(rest, &year);
    if (length == 0 || (before != 0 && year != before))
        return false;
    m->year = year;
    if (match_from(m, pattern + 1, at + length, end))
        return true;
    m->year = before;
    return false;
}

static bool match_own(matching *m, const char *pattern, size_t at, size_t *end)
{
    odfgx_slice rest = { m->text.text + at, m->text.length - at };
    const odfgx_word *word =
        rest.length > 0
            ? odfgx_word_find(m->reader->prose, rest, m->reader->kinds)
            : NULL;
    size_t length = odfgx_prose_own_name(m->reader, rest);
    if (word != NULL && word->mood == ODFGX_MOOD_OWN && word->length > length)
        length = word->length;
    return length > 0 && match_from(m, pattern + 1, at + length, end);
}

static bool match_any(matching *m, const char *pattern, size_t at, size_t *end)
{
    const char *behind = pattern + strlen(any);
    const char *last = m->text.text + m->text.length;
    for (unsigned i = 0; i <= ANY_SIGNS; i++) {
        if (match_from(m, behind, at, end))
            return true;
        if (at >= m->text.length || odfgx_is_clause_mark(m->text.text[at]))
            return false;
        at += odfgx_sign_length(m->text.text + at, last);
    }
    return false;
}

static bool begins_sentence(const odfgx_slice *text, size_t at)
{
    return at == 0 || text->text[at - 1] == ODFGX_MARK_SENTENCE ||
           text->text[at - 1] == ')' || text->text[at - 1] == ODFGX_MARK_LIST;
}

static bool match_sign(matching *m, const char *pattern, size_t at, size_t *end)
{
    switch (*pattern) {
    case '\0':
        *end = at;
        return true;
    case '^':
        return begins_sentence(&m->text, at) &&
               match_from(m, pattern + 1, at, end);
    case '[':
        return match_group(m, pattern, at, end);
    case '@':
        return match_year(m, pattern, at, end);
    case '~':
        return match_own(m, pattern, at, end);
    default:
        return match_any(m, pattern, at, end);
    }
}

static bool is_plain(const char *pattern)
{
    return *pattern != '\0' && strchr("^[@~", *pattern) == NULL &&
           strncmp(pattern, any, strlen(any)) != 0;
}

static bool match_from(matching *m, const char *pattern, size_t at, size_t *end)
{
    for (; is_plain(pattern); pattern++, at++) {
        if (at >= m->text.length || m->text.text[at] != *pattern)
            return false;
    }
    return m->steps++ < STEPS && match_sign(m, pattern, at, end);
}

size_t odfgx_pattern_match(const char *pattern,
                           const odfgx_prose_reader *reader, odfgx_slice text,
                           size_t at, int *year)
{
    matching m = { .reader = reader, .text = text };
    size_t end = at;
    bool found = match_from(&m, pattern, at, &end);
    *year = m.year;
    return found ? end - at : 0;
}
