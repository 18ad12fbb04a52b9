/* cli/cells_line.h — a printed line of `odfgx cells`: how its fields are
 * written as CSV or JSON. */
#ifndef ODFGX_CLI_CELLS_LINE_H
#define ODFGX_CLI_CELLS_LINE_H

#include "report/odfgx.h"

#include <string.h>

/* What is seldom called, kept out of what each cell comes by. */
#if defined(__GNUC__)
#define CELLS_RARE __attribute__((cold, noinline))
#else
#define CELLS_RARE
#endif

/* A constant text, kept so that all of it is copied at one go, with what is
 * behind it: cheaper than a call that looks how long it is. */
enum { CELLS_WORD_SIZE = 64 };
typedef struct cells_word {
    size_t length;
    char text[CELLS_WORD_SIZE];
} cells_word;

/* Each writes at `at` and returns the end, behind which it may have written
 * CELLS_WORD_SIZE bytes more. */
static inline char *cells_add_word(char *at, const cells_word *word)
{
    memcpy(at, word->text, CELLS_WORD_SIZE);
    return at + word->length;
}

/* What stands between the fields, and how they are escaped. */
typedef struct cells_style {
    cells_word head; /* the first line */
    cells_word place, address, rows, columns, type, value, text;
    cells_word unmerged;  /* what `rows` to `type` make of one cell */
    cells_word end[2][2]; /* by hidden and formula */
    char *(*add_text)(char *at, const char *text, size_t length);
} cells_style;

extern const cells_style cells_csv, cells_ndjson;

/* What a line says of a cell behind its address. */
typedef struct cells_facts {
    const odfgx_cell *cell; /* its text, and what is in `end` */
    const cells_word *head; /* all before the value */
    const char *value;
    size_t value_length;
    bool number; /* the value is one, and nothing in it is escaped */
} cells_facts;

/* Escaped, a byte becomes at most CELLS_ESCAPED_MOST, and the rest of a line
 * has at most CELLS_LINE_SPARE. */
enum { CELLS_ESCAPED_MOST = 6, CELLS_LINE_SPARE = 512 };

/* Whether a value is a whole number written as `cells` writes it; most are. */
bool cells_is_whole(const char *value, size_t length);

/* All up to the address, which is the same for all cells of a table. */
char *cells_add_place(char *at, const cells_style *style, const char *name);

/* All between address and value: extent and type; no longer than a word. */
char *cells_add_head(char *at, const cells_style *style, const char *type,
                     uint32_t rows, uint32_t columns);

/* All that follows the address. */
char *cells_add_tail(char *at, const cells_style *style,
                     const cells_facts *facts);

#endif
