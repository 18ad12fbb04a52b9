/* report/prose_reader.h — sentences as the facts that they state. It is better
 * to miss one than to read what was not said: a clause counts only where each
 * of its words is known, and its words together are a phrase of the form. */
#ifndef ODFGX_REPORT_PROSE_READER_H
#define ODFGX_REPORT_PROSE_READER_H

#include "report/prose_items.h"

typedef struct odfgx_statement {
    const odfgx_fact *fact;
    const odfgx_fact *base; /* of a share or a change: what it speaks of */
    odfgx_amount number;    /* in the unit of the fact's values; per cent */
    odfgx_amount base_number;
    unsigned decimals; /* as printed, in that unit */
    bool percent;
    odfgx_slice quote; /* in the text that was read */
    size_t section, paragraph;
} odfgx_statement;

/* No report states more facts; what goes beyond is not kept, for all are
 * compared with all. */
#define ODFGX_STATEMENTS_MOST 1024

typedef struct odfgx_statements {
    odfgx_arena *arena; /* the caller's */
    odfgx_statement *items;
    size_t count, capacity;
    odfgx_prose_items scratch;
    const char *heading;       /* topic of a head that stands alone, or NULL */
    size_t section, paragraph; /* of what is read */
} odfgx_statements;

/* Reads a paragraph and adds what it states. False without memory. */
bool odfgx_statements_read(odfgx_statements *statements,
                           const odfgx_prose_reader *reader,
                           const odfgx_prose_text *text);

#endif
