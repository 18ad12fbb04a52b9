#include "filters/match/labels.h"

#include <string.h>

/* Code points from which one or two of them may be wrong. */
#define LENGTH_FOR_ONE 4
#define LENGTH_FOR_TWO 8

bool odfgx_words_have(const odfgx_words *words, const char *fold)
{
    for (size_t i = 0; i < words->count; i++) {
        if (strcmp(words->folds[i], fold) == 0)
            return true;
    }
    return false;
}

static unsigned limit_for(const char *fold)
{
    size_t length = odfgx_text_count(fold, strlen(fold));
    return length >= LENGTH_FOR_TWO ? 2 : length >= LENGTH_FOR_ONE ? 1 : 0;
}

unsigned odfgx_words_distance(const odfgx_words *words, const char *fold,
                              unsigned *limit)
{
    unsigned best = 3;
    *limit = limit_for(fold);
    for (size_t i = 0; i < words->count; i++) {
        unsigned allowed = limit_for(words->folds[i]);
        if (allowed > *limit)
            allowed = *limit;
        unsigned distance = odfgx_text_distance(words->folds[i], fold, allowed);
        if (distance <= allowed && distance < best)
            best = distance;
    }
    return best <= *limit ? best : *limit + 1;
}

bool odfgx_words_nearly(const odfgx_words *words, const odfgx_grid_cell *cell)
{
    unsigned limit;
    return !cell->known && cell->fold[0] != '\0' &&
           odfgx_words_distance(words, cell->fold, &limit) <= limit;
}
