/* filters/changes.h — changes to a text at byte positions, which can be undone:
 * the changed text ends with a processing instruction that keeps the bytes
 * that were replaced. Nothing that reads XML minds it, and what saves the
 * document anew drops it. */
#ifndef ODFGX_FILTERS_CHANGES_H
#define ODFGX_FILTERS_CHANGES_H

#include "odf/part.h"
#include "report/arena.h"
#include "report/buffer.h"

typedef struct odfgx_change {
    size_t begin, end; /* the bytes that are replaced */
    size_t order;      /* among those of one place */
    const char *bytes;
    size_t length;
} odfgx_change;

/* { 0 } is none. */
typedef struct odfgx_changes {
    odfgx_arena arena;
    odfgx_change *items;
    size_t count, capacity;
} odfgx_changes;

void odfgx_changes_clear(odfgx_changes *changes);

/* Replaces the bytes from `begin` to short of `end`; the new ones are copied.
 * Changes may come in any order; those of one place are made in theirs. They
 * must not overlap. */
odfgx_status odfgx_changes_add(odfgx_changes *changes, size_t begin, size_t end,
                               const odfgx_buffer *bytes, odfgx_error *err);

/* Appends the changed text to `out`. */
void odfgx_changes_apply(odfgx_changes *changes, const odfgx_buffer *text,
                         odfgx_buffer *out);

/* The same of a stretch of the text, which all changes are in. */
void odfgx_changes_apply_within(odfgx_changes *changes,
                                const odfgx_buffer *text, odfgx_place stretch,
                                odfgx_buffer *out);

/* The whole text, with what odfgx_changes_undo needs behind it. */
void odfgx_changes_apply_undoable(odfgx_changes *changes,
                                  const odfgx_buffer *text, odfgx_buffer *out);

/* Appends the text as it was to `out`. False, and nothing is written, where
 * it has no such end or was changed since. */
bool odfgx_changes_undo(const odfgx_buffer *text, odfgx_buffer *out);

/* Where the text ends without what is kept to undo changes. */
size_t odfgx_changes_end(const odfgx_buffer *text);

#endif
