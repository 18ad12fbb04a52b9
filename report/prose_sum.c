#include "report/prose.h"

#include "report/ascii.h"

#include <string.h>

/* The longest id of a value that is looked up. */
enum { ID_BYTES = 128 };

bool odfgx_list_next(const char **list, odfgx_slice *word)
{
    while (odfgx_ascii_is_space(**list))
        (*list)++;
    const char *begin = *list;
    while (**list != '\0' && !odfgx_ascii_is_space(**list))
        (*list)++;
    *word = (odfgx_slice){ begin, (size_t)(*list - begin) };
    return word->length > 0;
}

bool odfgx_list_has(const char *list, const char *word, size_t length)
{
    odfgx_slice one;
    while (odfgx_list_next(&list, &one)) {
        if (one.length == length && memcmp(one.text, word, length) == 0)
            return true;
    }
    return false;
}

/* Whether an id is what the pattern says, where * is one part of it. */
static bool fits(const char *id, odfgx_slice pattern)
{
    const char *at = pattern.text, *end = at + pattern.length;
    for (; at < end; at++) {
        if (*at != '*') {
            if (*id++ != *at)
                return false;
            continue;
        }
        size_t part = strcspn(id, ".");
        if (part == 0)
            return false;
        id += part;
    }
    return *id == '\0';
}

/* A sum under way. */
typedef struct sum_reader {
    const odfgx_form *form;
    odfgx_arena *arena;
    const char *where;
    odfgx_error *err;
    odfgx_sum *sum;
    size_t room;
    int sign;
} sum_reader;

static odfgx_status add_value(sum_reader *reader, size_t value)
{
    odfgx_sum *sum = reader->sum;
    if (sum->count == reader->room) {
        reader->room = 2 * reader->room + 2;
        odfgx_term *terms =
            odfgx_arena_array(reader->arena, reader->room, sizeof *terms);
        if (terms == NULL)
            return odfgx_fail_memory(reader->err);
        if (sum->count > 0)
            memcpy(terms, sum->terms, sum->count * sizeof *terms);
        sum->terms = terms;
    }
    sum->terms[sum->count++] =
        (odfgx_term){ .value = value, .coefficient = reader->sign };
    return ODFGX_OK;
}

static odfgx_status add_all(sum_reader *reader, odfgx_slice pattern)
{
    const odfgx_form *form = reader->form;
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < form->value_count && status == ODFGX_OK; i++) {
        if (fits(form->values[i].info.id, pattern))
            status = add_value(reader, i);
    }
    return status;
}

static odfgx_status add_term(sum_reader *reader, odfgx_slice word)
{
    char id[ID_BYTES];
    size_t index, before = reader->sum->count;
    odfgx_status status = ODFGX_OK;
    if (memchr(word.text, '*', word.length) != NULL) {
        status = add_all(reader, word);
    } else if (word.length < sizeof id) {
        memcpy(id, word.text, word.length);
        id[word.length] = '\0';
        if (odfgx_form_find_value(reader->form, id, &index))
            status = add_value(reader, index);
    }
    if (status == ODFGX_OK && reader->sum->count == before)
        return odfgx_fail(reader->err, ODFGX_FORM, reader->where,
                          _("no value has the id “%.*s”"), (int)word.length,
                          word.text);
    return status;
}

static odfgx_status next_sum(sum_reader *reader)
{
    odfgx_sum *more = odfgx_arena_get(reader->arena, sizeof *more);
    if (more == NULL)
        return odfgx_fail_memory(reader->err);
    if (reader->sum != NULL)
        reader->sum->next = more;
    reader->sum = more;
    reader->room = 0;
    reader->sign = 1;
    return ODFGX_OK;
}

static odfgx_status add_word(sum_reader *reader, odfgx_slice word)
{
    if (word.length != 1)
        return add_term(reader, word);
    switch (*word.text) {
    case '|':
        return next_sum(reader);
    case '+':
    case '-':
        reader->sign = *word.text == '-' ? -1 : 1;
        return ODFGX_OK;
    default:
        return add_term(reader, word);
    }
}

odfgx_status odfgx_sums_read(const odfgx_sum **out, odfgx_arena *arena,
                             const odfgx_form *form, const char *text,
                             const char *where, odfgx_error *err)
{
    sum_reader sums = {
        .form = form, .arena = arena, .where = where, .err = err
    };
    odfgx_slice word;
    odfgx_status status = next_sum(&sums);
    *out = sums.sum;
    while (status == ODFGX_OK && odfgx_list_next(&text, &word))
        status = add_word(&sums, word);
    for (const odfgx_sum *sum = *out; sum != NULL && status == ODFGX_OK;
         sum = sum->next) {
        if (sum->count == 0)
            status = odfgx_fail(err, ODFGX_FORM, where, "%s",
                                _("a sum of values has no terms"));
    }
    return status;
}
