#include "tests/filters/match/shapes.h"

#include "report/error.h"

#include <stdio.h>
#include <string.h>

uint64_t shape_random(uint64_t *seed, uint64_t bound)
{
    uint64_t z = (*seed += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (z ^ (z >> 31)) % bound;
}

static bool one_in(uint64_t *seed, uint64_t count)
{
    return shape_random(seed, count) == 0;
}

/* The first of `count` choices half of the time. */
static unsigned choose(uint64_t *seed, unsigned count)
{
    return one_in(seed, 2) ? 0 : (unsigned)shape_random(seed, count);
}

/* Each choice is a statement: the order of the draws must be fixed. */
static shape draw_all(uint64_t *seed)
{
    shape s = { 0 };
    s.total_under = one_in(seed, 2);
    s.noise = one_in(seed, 2);
    s.typos = one_in(seed, 3);
    s.decorated = one_in(seed, 3);
    s.formulas = one_in(seed, 2);
    s.bands_apart = one_in(seed, 3);
    s.strangers = one_in(seed, 2);
    s.preface = one_in(seed, 2);
    s.run_in = one_in(seed, 2);
    s.merges = (merge_shape)choose(seed, MERGES_SHORT + 1);
    s.cut = (cut_shape)choose(seed, CUT_BARE + 1);
    s.title = (title_shape)choose(seed, TITLE_SHAPES);
    s.offset_rows = (unsigned)shape_random(seed, 6);
    s.offset_columns = (unsigned)shape_random(seed, 5);
    s.sheets = (sheet_shape)shape_random(seed, SHEETS_WHOLE + 1);
    s.reversed = one_in(seed, 2);
    s.numbers_as_text = one_in(seed, 3);
    s.stale = one_in(seed, 3);
    s.nest = (nest_shape)choose(seed, NEST_ALL + 1);
    s.numbered = one_in(seed, 3);
    s.contents = one_in(seed, 3);
    s.split = one_in(seed, 2);
    s.tracked = one_in(seed, 3);
    s.controls = one_in(seed, 3);
    s.boxed = one_in(seed, 4);
    s.loose = one_in(seed, 3);
    s.gb18030 = one_in(seed, 2);
    s.ragged = one_in(seed, 2);
    s.paste = (paste_shape)shape_random(seed, PASTE_PAGE + 1);
    return s;
}

static void forget_sheets(shape *s)
{
    s->offset_rows = s->offset_columns = 0;
    s->sheets = SHEETS_APART;
    s->reversed = s->stale = s->numbers_as_text = s->formulas = false;
}

static void forget_documents(shape *s)
{
    s->numbered = s->tracked = s->controls = s->boxed = s->loose = false;
    s->contents = s->split = false;
    s->nest = NEST_NOT;
}

shape shape_draw(uint64_t *seed, shape_kind kind)
{
    shape s = draw_all(seed), all = s;
    if (kind != SHAPE_OF_SHEETS)
        forget_sheets(&s);
    if (kind != SHAPE_OF_DOCUMENTS && kind != SHAPE_OF_PAGES)
        forget_documents(&s);
    if (kind == SHAPE_OF_SHEETS || kind == SHAPE_OF_TEXTS)
        s.split = all.split;
    if (kind == SHAPE_OF_TEXTS) {
        s.contents = all.contents;
        s.controls = all.controls;
        s.loose = all.loose;
    }
    /* Filters tell what a box in a cell shows behind the table: a title would
     * come last, and what it is over would be no preface. */
    if (kind == SHAPE_OF_DOCUMENTS && s.nest == NEST_ALL)
        s.boxed = false;
    if (kind != SHAPE_OF_PAGES && kind != SHAPE_OF_TEXTS)
        s.gb18030 = s.ragged = false;
    if (kind != SHAPE_OF_TEXTS)
        s.paste = PASTE_GRID;
    return s;
}

typedef struct choice {
    const char *name;
    bool made;
} choice;

void shape_describe(const shape *s, char *text, size_t size)
{
    const choice choices[] = {
        { "total-under", s->total_under },
        { "noise", s->noise },
        { "typos", s->typos },
        { "decorated", s->decorated },
        { "formulas", s->formulas },
        { "bands-apart", s->bands_apart },
        { "strangers", s->strangers },
        { "preface", s->preface },
        { "run-in", s->run_in },
        { "merges-lost", s->merges == MERGES_LOST },
        { "merges-shifted", s->merges == MERGES_SHIFTED },
        { "merges-tail", s->merges == MERGES_TAIL },
        { "merges-short", s->merges == MERGES_SHORT },
        { "cut-headed", s->cut == CUT_HEADED },
        { "cut-bare", s->cut == CUT_BARE },
        { "title-blanks", s->title == TITLE_BLANKS },
        { "title-broken", s->title == TITLE_BROKEN },
        { "title-two", s->title == TITLE_TWO },
        { "title-typo", s->title == TITLE_TYPO },
        { "title-labels", s->title == TITLE_LABELS },
        { "sheets-tables", s->sheets == SHEETS_TABLES },
        { "sheets-whole", s->sheets == SHEETS_WHOLE },
        { "reversed", s->reversed },
        { "numbers-as-text", s->numbers_as_text },
        { "stale", s->stale },
        { "nest-tables", s->nest == NEST_TABLES },
        { "nest-all", s->nest == NEST_ALL },
        { "numbered", s->numbered },
        { "contents", s->contents },
        { "split", s->split },
        { "tracked", s->tracked },
        { "controls", s->controls },
        { "boxed", s->boxed },
        { "loose", s->loose },
        { "gb18030", s->gb18030 },
        { "ragged", s->ragged },
        { "paste-word", s->paste == PASTE_WORD },
        { "paste-page", s->paste == PASTE_PAGE },
    };
    size_t used = (size_t)snprintf(text, size, "+%u+%u", s->offset_rows,
                                   s->offset_columns);
    for (size_t i = 0; i < ODFGX_COUNT_OF(choices); i++) {
        if (choices[i].made && used < size)
            used += (size_t)snprintf(text + used, size - used, " %s",
                                     choices[i].name);
    }
}
