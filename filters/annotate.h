/* filters/annotate.h — from findings to what is written into a document. */
#ifndef ODFGX_FILTERS_ANNOTATE_H
#define ODFGX_FILTERS_ANNOTATE_H

#include "filters/mark.h"
#include "report/check.h"

/* What marks say besides the findings, in one language. */
typedef struct odfgx_mark_words {
    const char *name;      /* of the sheet or page */
    const char *notice;    /* what to do with it */
    const char *levels[3]; /* by odfgx_level */
    const char *explained; /* behind the level of a finding that is */
    const char *comment;   /* level, rule, message, full stop */
    const char *stop;      /* a full stop, as a message may end */
    const char *related;   /* before the other cells of a finding */
    const char *comma;     /* between them */
    const char *more;      /* of how many cells */
    const char *summary;   /* how many errors, warnings, hints */
    const char *explanation;
    const char *colon; /* between a cell's label and its change */
    const char *then;  /* between it and what speaks for it */
    const char *repairs, *suggested, *possible; /* their heading and kinds */
    const char *fixed; /* the heading where repairs were made */
    const char *changed, *settles, *end; /* around a change in a comment */
    const char *invitation;              /* to type an explanation behind it */
    const char *typed;                   /* of a comment that is only that */
    const char *columns[ODFGX_RESULT_COLUMNS];
} odfgx_mark_words;

/* By odfgx_language. */
extern const odfgx_mark_words odfgx_mark_words_of[2];

/* What is being put together; all in its arena. */
typedef struct odfgx_annotation {
    const odfgx_findings *findings;
    const odfgx_checked_file *checked;
    const odfgx_mark_words *words;
    const char *input; /* its name */
    odfgx_arena arena;
    odfgx_mark *marks;
    size_t mark_count, mark_capacity;
    odfgx_result *results;
    size_t result_count, result_capacity;
    odfgx_buffer text; /* of what is being written */
    bool failed;       /* memory ran out */
} odfgx_annotation;

/* The mark of a cell, which may be new; NULL where the cell is none of the
 * input's, or memory ran out. */
odfgx_mark *odfgx_annotation_mark(odfgx_annotation *annotation,
                                  const odfgx_finding_cell *cell);

/* The mark at a place, which may be new; NULL where memory ran out. */
odfgx_mark *odfgx_annotation_mark_at(odfgx_annotation *annotation,
                                     const odfgx_mark *place);

/* Carries over what the staff typed into comments of an earlier run, and
 * invites to type where there are warnings. After all other comments. */
odfgx_status odfgx_annotation_carry(odfgx_annotation *annotation,
                                    odfgx_input *input, odfgx_error *err);

/* The same, or NULL where there is none yet. */
odfgx_mark *odfgx_annotation_find(const odfgx_annotation *annotation,
                                  const odfgx_finding_cell *cell);

/* Adds a line to a mark's comment, and raises its level. */
void odfgx_annotation_comment(odfgx_annotation *annotation, odfgx_mark *mark,
                              odfgx_level level, const char *line);

/* A line of the list, to be filled; NULL where memory ran out. */
odfgx_result *odfgx_annotation_result(odfgx_annotation *annotation);

/* Writes "依申请公开!D6" to `text`: without the table where it is `table`
 * (NULL: none is), and with the file where it is another. */
void odfgx_annotation_place(odfgx_annotation *annotation,
                            const odfgx_finding_cell *cell, const char *table);

/* What was written to `text`, in the arena; it is emptied. */
const char *odfgx_annotation_keep(odfgx_annotation *annotation);

#endif
