/* report/prose_items.h — a paragraph as the items that its words are. */
#ifndef ODFGX_REPORT_PROSE_ITEMS_H
#define ODFGX_REPORT_PROSE_ITEMS_H

#include "report/prose.h"
#include "report/prose_text.h"

typedef enum odfgx_item_kind {
    ODFGX_ITEM_TOKEN,  /* a word that means something, or a number */
    ODFGX_ITEM_MOOD,   /* a word that says only whose, or when */
    ODFGX_ITEM_MARK,   /* what parts clauses and sentences */
    ODFGX_ITEM_HEAD,   /* the numbering of a head: （一） */
    ODFGX_ITEM_UNKNOWN /* words that the form does not list */
} odfgx_item_kind;

typedef struct odfgx_prose_item {
    odfgx_item_kind kind;
    unsigned token;
    odfgx_mood mood;
    char mark;
    size_t begin, end; /* in the text */
    /* Of ODFGX_PHRASE_NUMBER and ODFGX_PHRASE_PERCENT: */
    odfgx_amount number;
    unsigned decimals;
    const odfgx_scale *scale; /* NULL for per cent */
} odfgx_prose_item;

typedef struct odfgx_prose_items {
    odfgx_arena *arena; /* the caller's, in which all of this lies */
    const odfgx_prose_text *text;
    odfgx_prose_item *items;
    size_t count, capacity;
} odfgx_prose_items;

/* For what report prose is read. */
typedef struct odfgx_prose_reader {
    const odfgx_prose_form *prose;
    int year;            /* 0: not known, and every year is another one */
    odfgx_slice name;    /* the agency's, as prose is read; may be empty */
    size_t short_length; /* of the name without its tail */
    bool signs[ODFGX_WORD_BUCKETS]; /* that the name has, by their buckets */
    const bool *kinds; /* by kind of agency: whether it is one; or NULL */
    bool phrase;       /* a phrase of the form is read, with # and % */
} odfgx_prose_reader;

/* Sets the agency and its kinds; what is made lies in `arena`. False without
 * memory. */
bool odfgx_prose_reader_set_agency(odfgx_prose_reader *reader,
                                   odfgx_arena *arena, const char *agency,
                                   const char *kind);

/* Reads a text, which must live as long, anew into the items. False without
 * memory. */
bool odfgx_prose_items_read(odfgx_prose_items *items,
                            const odfgx_prose_reader *reader,
                            const odfgx_prose_text *text);

/* How many bytes of the text are a name of the agency; 0: none. */
size_t odfgx_prose_own_name(const odfgx_prose_reader *reader, odfgx_slice text);

/* How many bytes of the text are a year (four digits); 0: none. */
size_t odfgx_prose_year(odfgx_slice text, int *year);

#endif
