/* report/arena.h — memory that is given back all at once: what a form, a
 * report or a list of findings holds lives and dies together. */
#ifndef ODFGX_REPORT_ARENA_H
#define ODFGX_REPORT_ARENA_H

#include "report/error.h"

typedef struct odfgx_arena_block odfgx_arena_block;

/* { 0 } is an empty one. */
typedef struct odfgx_arena {
    odfgx_arena_block *blocks;
} odfgx_arena;

/* Zeroed memory aligned for any type; NULL when out of memory. */
void *odfgx_arena_get(odfgx_arena *arena, size_t size);

/* As above, for an array; NULL also where count * size overflows. */
void *odfgx_arena_array(odfgx_arena *arena, size_t count, size_t size);

/* A copy with a NUL behind it; NULL when out of memory. */
char *odfgx_arena_copy(odfgx_arena *arena, const char *text, size_t length);

/* A formatted text; NULL when out of memory. */
char *odfgx_arena_format(odfgx_arena *arena, const char *format, ...)
    ODFGX_PRINTF(2, 3);

void odfgx_arena_clear(odfgx_arena *arena);

#endif
