/* report/prose_check.h — the prose of a report, read once for all rules. */
#ifndef ODFGX_REPORT_PROSE_CHECK_H
#define ODFGX_REPORT_PROSE_CHECK_H

#include "report/check.h"
#include "report/prose_reader.h"

/* A place where a wording stands that should not. */
typedef struct odfgx_wording_hit {
    const odfgx_wording *wording;
    size_t section, paragraph; /* SIZE_MAX: the title */
    odfgx_slice quote;
    int year;
} odfgx_wording_hit;

typedef struct odfgx_prose_check {
    const odfgx_prose_form *form;
    const odfgx_report *report;
    odfgx_arena arena;
    odfgx_prose_reader reader;
    odfgx_statements statements;
    /* By fact: its sums, once asked for. */
    const odfgx_sum **values, **ofs;
    bool out_of_memory;
    odfgx_wording_hit *hits;
    size_t hit_count, hit_capacity;
} odfgx_prose_check;

/* Reads the report's prose; *out is NULL where the form says nothing of it. */
odfgx_status odfgx_prose_check_new(odfgx_prose_check **out,
                                   const odfgx_check *check);
void odfgx_prose_check_free(odfgx_prose_check *prose);

/* Finds wordings in a text: the title, or a paragraph. False without
 * memory. */
bool odfgx_wordings_find(odfgx_prose_check *prose, size_t section,
                         size_t paragraph, const odfgx_prose_text *text);

/* Adds a place; false without memory. */
bool odfgx_wording_hit_add(odfgx_prose_check *prose,
                           const odfgx_wording_hit *hit);

/* Finds what is said twice, and marks in half width. */
bool odfgx_doubled_find(odfgx_prose_check *prose, const odfgx_prose_text *text,
                        const odfgx_wording_hit *place);
bool odfgx_punctuation_find(odfgx_prose_check *prose,
                            const odfgx_prose_text *text,
                            const odfgx_wording_hit *place);

/* A statement that the tables contradict. */
typedef struct odfgx_contradiction {
    odfgx_amount found, expected, difference;
    odfgx_amount then, now;       /* of a change */
    const char *terms;            /* "表三 本年新收 总计 = 3402" */
    const odfgx_sum *values, *of; /* what it was computed of */
} odfgx_contradiction;

/* Whether the tables contradict a statement; false too where they don't have
 * the values, or there was no memory, which is kept. `previous` may be NULL. */
bool odfgx_statement_fails(odfgx_contradiction *out, odfgx_prose_check *prose,
                           const odfgx_statement *statement,
                           const odfgx_report *previous);

/* Writes `terms`, in `arena`; false without memory. */
bool odfgx_contradiction_write(odfgx_contradiction *contradiction,
                               const odfgx_statement *statement,
                               const odfgx_report *report, odfgx_arena *arena);

/* The sums of a fact; NULL where it has none, or without memory. */
const odfgx_sum *odfgx_fact_value(odfgx_prose_check *prose,
                                  const odfgx_fact *fact);

#endif
