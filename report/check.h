/* report/check.h — the rules of a form held against a report: one step for
 * each kind of rule, all of them writing findings. */
#ifndef ODFGX_REPORT_CHECK_H
#define ODFGX_REPORT_CHECK_H

#include "report/report.h"
#include "report/shingles.h"

/* The prose of a section of a report that was checked, to compare others
 * with. Strings live in the arena of the findings. */
typedef struct odfgx_checked_prose {
    const odfgx_rule *rule;
    size_t section;
    const char *agency; /* folded */
    const char *name;   /* how a message calls the report */
    odfgx_origin origin;
    odfgx_shingles shingles;
} odfgx_checked_prose;

/* What is kept of a report, which may be gone when its findings are shown. */
typedef struct odfgx_kept {
    const char **inputs; /* their names */
    size_t input_count;
    odfgx_origin *figures; /* by value; NULL: only the inputs are kept */
    odfgx_prose *sections; /* by section */
} odfgx_kept;

/* What is said of a report on the page of findings besides them. */
typedef struct odfgx_page_note {
    size_t file; /* its index */
    const char *sentence;
    const char *path; /* of a file that is linked, or NULL */
} odfgx_page_note;

struct odfgx_prose_check;

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
    odfgx_checked_prose *proses;
    size_t prose_count, prose_capacity;
    odfgx_repair *repairs;
    size_t repair_count, repair_capacity;
    odfgx_page_note *notes;
    size_t note_count, note_capacity;
};

/* A report under a rule. */
typedef struct odfgx_check {
    odfgx_findings *findings;
    const odfgx_report *report;
    const odfgx_checking *checking;
    const odfgx_report *previous; /* last year's, where it is one; or NULL */
    const odfgx_rule *rule;
    const char *file; /* of the finding: the inputs' names joined */
    struct odfgx_prose_check *prose; /* what the prose says; NULL: nothing */
    odfgx_error *err;
} odfgx_check;

/* What a message may speak of; unset members stand for nothing. */
typedef struct odfgx_subject {
    const char *key;    /* behind the rule's id and ':' */
    const char *label;  /* {subject} */
    const char *fault;  /* {fault} */
    const char *places; /* {places} */
    const char *other;  /* {other} */
    size_t count;       /* {count} */
    unsigned percent;   /* {percent} */
    odfgx_level level;
    const odfgx_equation *equation;
    bool compared; /* without an equation: left and right are set, too */
    odfgx_amount left, right, difference;
    const char *message; /* instead of the rule's, or NULL */
} odfgx_subject;

/* Adds a finding about these values of the form, in this order. */
odfgx_status odfgx_check_add(odfgx_check *check, const odfgx_subject *subject,
                             const size_t *values, size_t count);

/* Adds a finding about these cells, which live in the arena of the findings;
 * NULL where there was no memory for them. */
odfgx_status odfgx_check_add_cells(odfgx_check *check,
                                   const odfgx_subject *subject,
                                   const odfgx_finding_cell *cells,
                                   size_t count);

/* A cell for it. The origin's strings are copied, for the findings outlive
 * the report; `complete` becomes false without memory. */
odfgx_finding_cell odfgx_check_cell(odfgx_check *check, const char *value,
                                    const char *label,
                                    const odfgx_origin *origin, bool *complete);

/* "a.ods + b.ods" of a report, in the arena of the findings, or NULL. */
const char *odfgx_check_files(odfgx_check *check, const odfgx_report *report);

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

/* Whether a rule concerns an agency of this name (NULL: of none), or of the
 * kind that was told instead. */
bool odfgx_rule_concerns(const odfgx_rule *rule, const char *agency,
                         const char *kind);

/* Whether the kind that was told, if one was, is one of the form. */
bool odfgx_check_knows_kind(const odfgx_check *check);

/* One step for each kind of rule. */
odfgx_status odfgx_check_equations(odfgx_check *check);
odfgx_status odfgx_check_numbers(odfgx_check *check);
odfgx_status odfgx_check_blanks(odfgx_check *check);
odfgx_status odfgx_check_structure(odfgx_check *check);
odfgx_status odfgx_check_similar(odfgx_check *check);

/* Whether the report of last year that was given is one. */
bool odfgx_check_is_previous(const odfgx_report *report,
                             const odfgx_report *previous);

/* Says where it is not, or is another agency's. */
odfgx_status odfgx_check_previous(odfgx_check *check);

odfgx_status odfgx_check_prose(odfgx_check *check);

/* Of any rule: the wordings that the form names under its id. */
odfgx_status odfgx_check_wordings(odfgx_check *check);

#endif
