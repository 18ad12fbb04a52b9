#include "report/prose.h"

#include <string.h>

unsigned odfgx_word_bucket(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    if (length < 3 || bytes[0] < 0xE0)
        return length > 0 ? bytes[0] : 0;
    return (bytes[0] * 5u + bytes[1] * 17u + bytes[2]) % ODFGX_WORD_BUCKETS;
}

static bool is_for(const odfgx_prose_form *prose, const odfgx_word *word,
                   const bool *kinds)
{
    if (kinds == NULL)
        return true;
    return !word->name &&
           (word->only == NULL || kinds[word->only - prose->form->kinds]);
}

const odfgx_word *odfgx_word_find(const odfgx_prose_form *prose,
                                  odfgx_slice text, const bool *kinds)
{
    const odfgx_word *word =
        prose->buckets[odfgx_word_bucket(text.text, text.length)];
    for (; word != NULL; word = word->next) {
        if (word->length <= text.length &&
            memcmp(word->text, text.text, word->length) == 0 &&
            is_for(prose, word, kinds))
            return word;
    }
    return NULL;
}
