/* report/form_lint.h — what the parts of the linter of rule sets share. */
#ifndef ODFGX_REPORT_FORM_LINT_H
#define ODFGX_REPORT_FORM_LINT_H

#include "report/cone.h"
#include "report/form.h"

struct odfgx_lints {
    odfgx_arena arena;
    odfgx_lint *items;
    size_t count, capacity;
};

/* One look at a form. A value of this year's report is the variable of its
 * index, that of last year's comes behind all of these; where figures may be
 * less than 0, each variable has a twin behind all, to be taken from it. */
typedef struct odfgx_linter {
    const odfgx_form *form;
    odfgx_lints *lints;
    size_t figures;    /* of both years */
    size_t variables;  /* these and their twins */
    bool not_negative; /* figures are 0 or more */
    int *coefficients; /* room for those of an equation */
    bool *taken;       /* by rule: its equations make the cone */
    bool *dropped;     /* by rule: it follows from others */
    odfgx_error *err;
} odfgx_linter;

/* Whether its equations are linear, and concern all agencies. */
bool odfgx_lint_is_linear(const odfgx_rule *rule);
bool odfgx_lint_is_general(const odfgx_rule *rule);

/* The cone of the equations of all rules that are taken. */
odfgx_status odfgx_lint_cone(odfgx_linter *linter, odfgx_cone *cone);

/* left - right, times `sign`. */
const int *odfgx_lint_coefficients(odfgx_linter *linter,
                                   const odfgx_equation *equation, int sign);

/* ODFGX_LIMIT where the cone knows nothing. */
odfgx_status odfgx_lint_limit(odfgx_linter *linter, const odfgx_cone *cone);

/* "A, B and C" of the rules that are taken, without `but` (or NULL). */
const char *odfgx_lint_taken_names(odfgx_linter *linter, const odfgx_rule *but);

/* Adds what a rule is said of; the message is formatted already, and NULL
 * where there was no memory for it. */
odfgx_status odfgx_lint_add(odfgx_linter *linter, const odfgx_rule *rule,
                            odfgx_level level, bool partly,
                            const char *message);

/* Whether rules were found to contradict each other. */
bool odfgx_lint_found_error(const odfgx_linter *linter);

/* Each looks for one thing. */
odfgx_status odfgx_lint_contradictions(odfgx_linter *linter);
odfgx_status odfgx_lint_silent(odfgx_linter *linter);
odfgx_status odfgx_lint_implied(odfgx_linter *linter);
odfgx_status odfgx_lint_partly_implied(odfgx_linter *linter);

#endif
