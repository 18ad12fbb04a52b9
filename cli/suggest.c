#include "cli/suggest.h"

#include <string.h>

#define WORD_MAX 64

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How many letters to insert, delete, replace or swap with their neighbour
 * (optimal string alignment); three rows of the matrix are kept. */
static size_t distance(const char *a, size_t a_length, const char *b,
                       size_t b_length)
{
    size_t rows[3][WORD_MAX + 1];
    for (size_t j = 0; j <= b_length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t *row = rows[i % 3], *before = rows[(i + 2) % 3];
        const size_t *earlier = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t changed = before[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = least(changed, least(before[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], earlier[j - 2] + 1);
        }
    }
    return rows[a_length % 3][b_length];
}

void suggestion_try(cli_suggestion *suggestion, const char *word, size_t length)
{
    size_t typed = strlen(suggestion->typed);
    if (typed > WORD_MAX || length > WORD_MAX)
        return;
    size_t far = distance(suggestion->typed, typed, word, length);
    size_t bearable = least(1 + length / 4, 3);
    if (far > bearable || far >= length ||
        (suggestion->nearest != NULL && far >= suggestion->distance))
        return;
    suggestion->nearest = word;
    suggestion->length = (int)length;
    suggestion->distance = far;
}
