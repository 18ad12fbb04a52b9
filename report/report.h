/* report/report.h — a report in memory: values with their origins, prose, and
 * what matching noticed. `match` writes it, check and the writers read it. */
#ifndef ODFGX_REPORT_REPORT_H
#define ODFGX_REPORT_REPORT_H

#include "report/form.h"
#include "report/text.h"

typedef enum odfgx_figure_state {
    ODFGX_FIGURE_ABSENT,   /* the cell was not found */
    ODFGX_FIGURE_BLANK,    /* found, nothing in it */
    ODFGX_FIGURE_BAD,      /* found, no value can be read from it */
    ODFGX_FIGURE_DISPUTED, /* found twice with different contents */
    ODFGX_FIGURE_VALUE
} odfgx_figure_state;

typedef struct odfgx_figure {
    odfgx_figure_state state;
    odfgx_amount amount; /* where state is ODFGX_FIGURE_VALUE */
    odfgx_origin origin;
    const char *fault; /* where state is ODFGX_FIGURE_BAD: why, a sentence */
} odfgx_figure;

typedef struct odfgx_prose {
    const char **paragraphs;
    odfgx_origin *origins; /* by paragraph; the text is the paragraph's own */
    size_t count, capacity;
    bool found; /* its heading or label was seen */
    odfgx_origin origin;
} odfgx_prose;

/* Something about the structure that check reports under the STRUCT rule. */
typedef struct odfgx_remark {
    odfgx_level level;
    const char *subject; /* the key is "STRUCT:subject" */
    const char *message;
    odfgx_origin origins[2]; /* what it is about; unused ones have no file */
} odfgx_remark;

/* What the staff say about a warning. It concerns what it names, all of it;
 * it holds as long as the figure is the one that it was written for. */
typedef struct odfgx_explanation {
    const char *text;
    const odfgx_rule *rule;   /* NULL: any */
    const char *key;          /* "T2-GE:normative", or NULL */
    size_t value;             /* of the form; SIZE_MAX: none is named */
    const char *place, *cell; /* NULL: not named */
    bool bound;               /* to `amount` */
    odfgx_amount amount;
    odfgx_origin origin; /* where it stands */
} odfgx_explanation;

struct odfgx_report {
    const odfgx_form *form;
    odfgx_arena arena;
    const char *title, *agency; /* NULL where not found */
    int year;                   /* 0 where not found */
    odfgx_origin agency_origin, year_origin, title_origin;
    bool blank_as_zero;
    bool *tables;          /* by table: found */
    odfgx_figure *figures; /* by value */
    odfgx_prose *sections; /* by section; those with tables stay empty */
    const char **files;    /* the inputs' names */
    size_t file_count;
    odfgx_remark *remarks;
    size_t remark_count, remark_capacity;
    odfgx_explanation *explanations;
    size_t explanation_count, explanation_capacity;
    const char **evidence; /* what odfgx_report_explain prints */
    size_t evidence_count, evidence_capacity;
};

/* An empty report. */
odfgx_status odfgx_report_new(odfgx_report **out, const odfgx_form *form,
                              odfgx_error *err);

/* Appends a copy of a paragraph to a section. `origin` is that of the cell it
 * stands in, NULL for none; its strings must be in the arena. */
odfgx_status odfgx_report_add_paragraph(odfgx_report *report, size_t section,
                                        odfgx_slice paragraph,
                                        const odfgx_origin *origin,
                                        odfgx_error *err);

/* Appends a copy of the remark's struct; its strings must be in the arena. */
odfgx_status odfgx_report_add_remark(odfgx_report *report,
                                     const odfgx_remark *remark,
                                     odfgx_error *err);

/* Appends a copy of the explanation's struct; its strings must be in the
 * arena. */
odfgx_status odfgx_report_add_explanation(odfgx_report *report,
                                          const odfgx_explanation *explanation,
                                          odfgx_error *err);

/* Appends a line of evidence. */
odfgx_status odfgx_report_add_evidence(odfgx_report *report, odfgx_error *err,
                                       const char *format, ...)
    ODFGX_PRINTF(3, 4);

#endif
