#include "report/text.h"

#include <string.h>

/* Labels are shorter; what is longer is compared by its beginning. */
#define DISTANCE_LENGTH 96

static size_t decode(const char *text, uint32_t *code_points)
{
    const char *end = text + strlen(text);
    size_t count = 0;
    while (text < end && count < DISTANCE_LENGTH)
        code_points[count++] = odfgx_text_next(&text, end);
    return count;
}

static unsigned least(unsigned a, unsigned b, unsigned c)
{
    unsigned ab = a < b ? a : b;
    return ab < c ? ab : c;
}

typedef struct distance_rows {
    unsigned before[DISTANCE_LENGTH + 1]; /* two rows up */
    unsigned above[DISTANCE_LENGTH + 1];
    unsigned here[DISTANCE_LENGTH + 1];
} distance_rows;

/* Fills the row of a[i]; the least of it tells whether to go on. */
static unsigned fill_row(distance_rows *rows, const uint32_t *a, size_t i,
                         const uint32_t *b, size_t count)
{
    unsigned minimum = (unsigned)i + 1;
    rows->here[0] = minimum;
    for (size_t j = 0; j < count; j++) {
        unsigned cost = a[i] == b[j] ? 0 : 1;
        unsigned best = least(rows->above[j + 1] + 1, rows->here[j] + 1,
                              rows->above[j] + cost);
        bool swapped = i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j];
        if (swapped && rows->before[j - 1] + 1 < best)
            best = rows->before[j - 1] + 1;
        rows->here[j + 1] = best;
        if (best < minimum)
            minimum = best;
    }
    return minimum;
}

/* Optimal string alignment, row by row; given up when a whole row is past
 * the limit. */
unsigned odfgx_text_distance(const char *a, const char *b, unsigned limit)
{
    uint32_t first[DISTANCE_LENGTH], second[DISTANCE_LENGTH];
    size_t rows_count = decode(a, first), columns = decode(b, second);
    size_t difference =
        rows_count > columns ? rows_count - columns : columns - rows_count;
    if (difference > limit)
        return limit + 1;
    distance_rows rows;
    for (size_t j = 0; j <= columns; j++)
        rows.above[j] = (unsigned)j;
    memcpy(rows.before, rows.above, sizeof rows.before);
    for (size_t i = 0; i < rows_count; i++) {
        if (fill_row(&rows, first, i, second, columns) > limit)
            return limit + 1;
        memcpy(rows.before, rows.above, sizeof rows.before);
        memcpy(rows.above, rows.here, sizeof rows.above);
    }
    return rows.above[columns] > limit ? limit + 1 : rows.above[columns];
}
