/* report/check.h — the rules of a form held against a report: one step for
 * each kind of rule, all of them writing findings. */
#ifndef ODFGX_REPORT_CHECK_H
#define ODFGX_REPORT_CHECK_H

#include "report/report.h"

/* What is kept of a report, which may be gone when its findings are shown. */
typedef struct odfgx_kept {
    const char **inputs; /* their names */
    size_t input_count;
    odfgx_origin *figures; /* by value; NULL: only the inputs are kept */
    odfgx_prose *sections; /* by section */
} odfgx_kept;

struct odfgx_findings {
    const odfgx_form *form;
    odfgx_language language;
    odfgx_arena arena;
    odfgx_finding *items;
    size_t count, capacity;
    odfgx_checked_file *files;
    size_t file_count, file_capacity;
    odfgx_kept *kept; /* by file */
    size_t kept_capacity;
    odfgx_repair *repairs;
    size_t repair_count, repair_capacity;
};

/* A report under a rule. */
typedef struct odfgx_check {
    odfgx_findings *findings;
    const odfgx_report *report;
    const odfgx_checking *checking;
    const odfgx_rule *rule;
    const char *file; /* of the finding: the inputs' names joined */
    odfgx_error *err;
} odfgx_check;

/* What a message may speak of; unset members stand for nothing. */
typedef struct odfgx_subject {
    const char *key;    /* behind the rule's id and ':' */
    const char *label;  /* {subject} */
    const char *fault;  /* {fault} */
    const char *places; /* {places} */
    size_t count;       /* {count} */
    odfgx_level level;
    const odfgx_equation *equation;
    odfgx_amount left, right, difference;
} odfgx_subject;

/* Adds a finding about these values of the form, in this order. */
odfgx_status odfgx_check_add(odfgx_check *check, const odfgx_subject *subject,
                             const size_t *values, size_t count);

/* Adds a finding about the places of a remark. */
odfgx_status odfgx_check_add_remark(odfgx_check *check,
                                    const odfgx_remark *remark);

/* The rule's message with its placeholders replaced, in the arena of the
 * findings; NULL without memory. */
const char *odfgx_check_message(odfgx_check *check,
                                const odfgx_subject *subject);

/* Copies into the arena what is to be kept of the check's report. */
odfgx_status odfgx_check_keep(odfgx_check *check, odfgx_kept *kept);

/* Gives the warnings from `first` on the explanations that settle them. */
odfgx_status odfgx_check_explain(odfgx_check *check, size_t first);

/* Whether the rule concerns an agency of this name (or none, NULL). */
bool odfgx_rule_concerns(const odfgx_rule *rule, const char *agency);

/* One step for each kind of rule. */
odfgx_status odfgx_check_equations(odfgx_check *check);
odfgx_status odfgx_check_numbers(odfgx_check *check);
odfgx_status odfgx_check_blanks(odfgx_check *check);
odfgx_status odfgx_check_structure(odfgx_check *check);

#endif
