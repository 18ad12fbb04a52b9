#include "report/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE ((size_t)16 * 1024)

struct odfgx_arena_block {
    odfgx_arena_block *next;
    size_t used, size;
    max_align_t memory[];
};

static odfgx_arena_block *block_new(odfgx_arena_block *next, size_t size)
{
    odfgx_arena_block *block = malloc(sizeof *block + size);
    if (block != NULL) {
        block->next = next;
        block->used = 0;
        block->size = size;
    }
    return block;
}

/* Memory that holds anything. */
static void *take(odfgx_arena *arena, size_t size)
{
    const size_t unit = alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        return NULL;
    size = (size + unit - 1) / unit * unit;
    odfgx_arena_block *block = arena->blocks;
    if (block == NULL || block->size - block->used < size) {
        block = block_new(block, size > BLOCK_SIZE ? size : BLOCK_SIZE);
        if (block == NULL)
            return NULL;
        arena->blocks = block;
    }
    void *memory = (char *)block->memory + block->used;
    block->used += size;
    return memory;
}

/* Most blocks stay nearly empty, so that only what is given out is cleared:
 * clearing them whole was 2 % of filling a report. */
void *odfgx_arena_get(odfgx_arena *arena, size_t size)
{
    void *memory = take(arena, size);
    return memory != NULL ? memset(memory, 0, size) : NULL;
}

void *odfgx_arena_array(odfgx_arena *arena, size_t count, size_t size)
{
    if (size > 0 && count > SIZE_MAX / size)
        return NULL;
    return odfgx_arena_get(arena, count * size);
}

char *odfgx_arena_copy(odfgx_arena *arena, const char *text, size_t length)
{
    char *copy = length < SIZE_MAX ? take(arena, length + 1) : NULL;
    if (copy == NULL)
        return NULL;
    if (length > 0)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *odfgx_arena_format(odfgx_arena *arena, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *text = length >= 0 ? take(arena, (size_t)length + 1) : NULL;
    if (text != NULL)
        (void)vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    va_end(arguments);
    return text;
}

void odfgx_arena_clear(odfgx_arena *arena)
{
    while (arena->blocks != NULL) {
        odfgx_arena_block *block = arena->blocks;
        arena->blocks = block->next;
        free(block);
    }
}
