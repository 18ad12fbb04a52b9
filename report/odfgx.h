/* odfgx.h — reads, checks and fills the annual report on government
 * information disclosure (政府信息公开工作年度报告).
 *
 * The way of the data: an input is read by a filter into cells and
 * paragraphs; these are matched with a form and become a report; the report
 * is checked and gives findings; a template is filled with it.
 *
 * Conventions. A function that can fail returns an odfgx_status and describes
 * the failure in the odfgx_error that is its last parameter (NULL allowed).
 * What comes through `**out` is the caller's to free; on failure it is NULL.
 * What is returned plainly is borrowed from its owner and lives as long as
 * the owner. An index is less than the count beside it. Text is UTF-8. Nothing
 * here prints, exits, aborts or sets a global. Objects may be used by one
 * thread at a time; an odfgx_form and an odfgx_template are never changed once
 * made and may be shared. Sentences are looked up in the gettext domain "odfgx"
 * in the language of the process; functions that take an odfgx_language use the
 * form's own words in it. */
#ifndef ODFGX_H
#define ODFGX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifndef ODFGX_API
#if defined(__GNUC__)
#define ODFGX_API __attribute__((visibility("default")))
#else
#define ODFGX_API
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------- failures */

/* Every kind of failure: name, exit status of the program, sentence. */
#define ODFGX_STATUSES(STATUS)                                                 \
    STATUS(OK, 0, "success")                                                   \
    STATUS(USAGE, 2, "the call makes no sense")                                \
    STATUS(OPEN, 3, "the file can't be opened")                                \
    STATUS(READ, 3, "the file can't be read")                                  \
    STATUS(FORMAT, 3, "not a document of a known kind")                        \
    STATUS(ENCRYPTED, 3, "the document is encrypted")                          \
    STATUS(DAMAGED, 3, "the archive is damaged")                               \
    STATUS(LIMIT, 3, "a limit is exceeded")                                    \
    STATUS(XML, 3, "not well-formed XML")                                      \
    STATUS(CONTENT, 3, "the document says something impossible")               \
    STATUS(FORM, 3, "not a valid form")                                        \
    STATUS(UNKNOWN, 3, "no table of the form was found")                       \
    STATUS(TEMPLATE, 1, "the template has faults")                             \
    STATUS(EXISTS, 4, "the output exists already")                             \
    STATUS(SAME, 4, "the output is one of the inputs")                         \
    STATUS(WRITE, 4, "the output can't be written")                            \
    STATUS(MEMORY, 70, "out of memory")                                        \
    STATUS(INTERNAL, 70, "a fault of odfgx itself")

/* How a call ended. */
typedef enum odfgx_status {
#define ODFGX_STATUS_NAME(name, exit_status, sentence) ODFGX_##name,
    ODFGX_STATUSES(ODFGX_STATUS_NAME)
#undef ODFGX_STATUS_NAME
} odfgx_status;

/* Who owns it fills it with 0 first. The first failure wins. */
typedef struct odfgx_error {
    odfgx_status status;
    char where[256]; /* "年报.ods: content.xml:812"; cut at a code point */
    char text[512];  /* one sentence, no newline */
} odfgx_error;

/* The program's exit status for `status`; its sentence, untranslated. */
ODFGX_API int odfgx_status_exit(odfgx_status status);
ODFGX_API const char *odfgx_status_sentence(odfgx_status status);

/* ---------------------------------------------------------------- bytes */

/* A growing run of bytes, always followed by a NUL that is not counted.
 * { 0 } is an empty one. `failed` is set, and stays, once memory ran out. */
typedef struct odfgx_buffer {
    char *data;
    size_t length, capacity;
    bool failed;
} odfgx_buffer;

/* Frees what the buffer holds and leaves it empty. */
ODFGX_API void odfgx_buffer_clear(odfgx_buffer *buffer);

/* -------------------------------------------------------------- amounts */

/* A number in units of 10^-6: 1.5 is 1500000. */
typedef int64_t odfgx_amount;

#define ODFGX_AMOUNT_UNIT INT64_C(1000000) /* that is 1 */
#define ODFGX_AMOUNT_TEXT 24 /* bytes that the longest text needs, with NUL */

/* Writes the canonical decimal: no exponent, no trailing zeros, "0". */
ODFGX_API const char *odfgx_amount_format(odfgx_amount amount,
                                          char text[ODFGX_AMOUNT_TEXT]);

/* --------------------------------------------------------------- inputs */

/* Caps on what a foreign file may cost. Sizes in bytes. */
typedef struct odfgx_limits {
    uint64_t part;       /* one part, inflated: 1 GiB */
    uint64_t total;      /* all parts read, inflated: 2 GiB */
    uint64_t entries;    /* entries of an archive: 10 000 */
    uint64_t ratio;      /* inflated : deflated, past the first MiB: 200 */
    uint64_t cells;      /* non-empty cells, repeats counted: 100 000 000 */
    uint64_t depth;      /* nested elements: 256 */
    uint64_t attributes; /* attributes of an element: 256 */
    uint64_t attribute;  /* an attribute's value: 1 MiB */
    uint64_t text;       /* the text of one paragraph or cell: 4 MiB */
} odfgx_limits;

/* Sets the default ones. */
ODFGX_API void odfgx_limits_init(odfgx_limits *limits);

typedef struct odfgx_input odfgx_input;

/* An input by path (a regular file, which is kept open; anything else is
 * ODFGX_OPEN). `limits` NULL: the default ones. */
ODFGX_API odfgx_status odfgx_input_open(odfgx_input **out, const char *path,
                                        const odfgx_limits *limits,
                                        odfgx_error *err);
/* By descriptor, read to its end if it is no regular file (stdin); the
 * descriptor stays the caller's. `name` is used in messages and origins. */
ODFGX_API odfgx_status odfgx_input_from_fd(odfgx_input **out, int descriptor,
                                           const char *name,
                                           const odfgx_limits *limits,
                                           odfgx_error *err);
/* From memory, which must outlive the input and is not copied. */
ODFGX_API odfgx_status odfgx_input_from_memory(odfgx_input **out,
                                               const void *data, size_t size,
                                               const char *name,
                                               const odfgx_limits *limits,
                                               odfgx_error *err);
ODFGX_API void odfgx_input_free(odfgx_input *input);

/* What messages and origins call it. */
ODFGX_API const char *odfgx_input_name(const odfgx_input *input);

/* ---------------------------------------------------------------- cells */

/* What a cell holds. */
typedef enum odfgx_cell_type {
    ODFGX_CELL_EMPTY, /* told only where it is merged or has a formula */
    ODFGX_CELL_FLOAT,
    ODFGX_CELL_PERCENTAGE,
    ODFGX_CELL_CURRENCY,
    ODFGX_CELL_DATE,
    ODFGX_CELL_TIME,
    ODFGX_CELL_BOOLEAN,
    ODFGX_CELL_STRING,
    ODFGX_CELL_ERROR, /* "#REF!", "Err:502" */
    ODFGX_CELL_TYPES
} odfgx_cell_type;

/* "float", "percentage" … as `odfgx cells` prints them. */
ODFGX_API const char *odfgx_cell_type_name(odfgx_cell_type type);

/* A cell, or a run of equal cells side by side. Strings are borrowed until
 * the callback returns. */
typedef struct odfgx_cell {
    uint32_t row, column; /* 0-based, in the expanded grid of its table */
    uint32_t columns;     /* how many equal cells stand side by side, >= 1 */
    odfgx_cell_type type;
    const char *value; /* as stored: "3402", "2024-02-29"; "" where none */
    const char *text;  /* as displayed, paragraphs joined by '\n' */
    size_t value_length, text_length;
    bool hidden; /* its row, column or table is, or a merge covers it */
    bool formula;
} odfgx_cell;

/* A block of cells, both corners included. */
typedef struct odfgx_range {
    uint32_t row, column, last_row, last_column;
} odfgx_range;

/* What a paragraph is to the document. */
typedef enum odfgx_paragraph_kind {
    ODFGX_PARAGRAPH_BODY,
    ODFGX_PARAGRAPH_HEADING,
    ODFGX_PARAGRAPH_CONTENTS /* a line of a table of contents */
} odfgx_paragraph_kind;

/* One outside of tables; strings are borrowed until the callback returns. */
typedef struct odfgx_paragraph {
    const char *text;
    size_t length;
    odfgx_paragraph_kind kind;
    bool hidden; /* all of its text is */
} odfgx_paragraph;

/* A comment on a cell; strings are borrowed until the callback returns. */
typedef struct odfgx_comment {
    uint32_t row, column; /* of the cell, in the grid of its table */
    const char *author;   /* "" where not told */
    const char *text;     /* paragraphs joined by '\n' */
    size_t length;        /* of the text */
} odfgx_comment;

/* What a filter says, in document order. Every member may be NULL. Anything
 * but ODFGX_OK ends the reading, and the reader returns that status.
 *
 * A row event opens a run of `rows` equal rows that begins at `row`; the
 * cells that follow are those of its first row. Empty cells that are neither
 * merged nor computed are not told, nor are rows without any told cell. A
 * merge is told before the cell at its first corner; in a run of rows it is
 * that of the first row, and each row has its like. Comments are told at any
 * time between begin and end of their table, those of a run at its first cell.
 * Tables are told one after another: one within a cell of another comes behind
 * that. */
typedef struct odfgx_visitor {
    odfgx_status (*table_begin)(void *context, const char *name, bool hidden,
                                odfgx_error *err);
    odfgx_status (*row_begin)(void *context, uint32_t row, uint32_t rows,
                              bool hidden, odfgx_error *err);
    odfgx_status (*cell)(void *context, const odfgx_cell *cell,
                         odfgx_error *err);
    odfgx_status (*merge)(void *context, const odfgx_range *range,
                          odfgx_error *err);
    /* Text documents only: how many columns the row has, empty cells counted.
     * One that has fewer than others may have lost its leading cells. */
    odfgx_status (*row_end)(void *context, uint32_t columns, odfgx_error *err);
    odfgx_status (*comment)(void *context, const odfgx_comment *comment,
                            odfgx_error *err);
    odfgx_status (*table_end)(void *context, odfgx_error *err);
    odfgx_status (*paragraph)(void *context, const odfgx_paragraph *paragraph,
                              odfgx_error *err);
    void *context;
} odfgx_visitor;

/* Reads the input with the filter that bids highest for its content. */
ODFGX_API odfgx_status odfgx_cells_read(odfgx_input *input,
                                        const odfgx_visitor *visitor,
                                        odfgx_error *err);

/* How the input's name should end, "xlsx", where it ends as that of another
 * kind of document; NULL where it need not be changed. */
ODFGX_API const char *odfgx_input_misnamed(odfgx_input *input);

/* Whether a name ends as that of a document that can be read does. */
ODFGX_API bool odfgx_name_is_known(const char *path);

/* Writes a stored number as a canonical decimal (a binary fraction of more
 * than 15 significant digits is rounded to 15 first) to `out`. False where
 * `stored` is no finite decimal number; nothing is written then. */
ODFGX_API bool odfgx_decimal_format(const char *stored, size_t length,
                                    odfgx_buffer *out);

/* Writes the A1 address of a 0-based cell: "D6". */
#define ODFGX_ADDRESS_TEXT 24
ODFGX_API const char *odfgx_address_format(uint32_t row, uint32_t column,
                                           char text[ODFGX_ADDRESS_TEXT]);

/* ----------------------------------------------------------------- form */

/* Those of the form's words and of findings. */
typedef enum odfgx_language { ODFGX_ENGLISH, ODFGX_CHINESE } odfgx_language;

/* How much a finding weighs: an error keeps the report from being made. */
typedef enum odfgx_level { ODFGX_HINT, ODFGX_WARNING, ODFGX_ERROR } odfgx_level;

/* "hint", "warning", "error", as JSON has them. */
ODFGX_API const char *odfgx_level_name(odfgx_level level);

typedef struct odfgx_form odfgx_form;

/* The forms that are built in: their ids, NULL past the last. The first is
 * the default. */
ODFGX_API const char *odfgx_form_builtin(size_t index);

/* Opens a built-in form by id, or a folder that holds form.xml, which is
 * validated (ODFGX_FORM names line and reason). NULL: the default form. */
ODFGX_API odfgx_status odfgx_form_open(odfgx_form **out,
                                       const char *id_or_folder,
                                       odfgx_error *err);
ODFGX_API void odfgx_form_free(odfgx_form *form);

/* Its id, "annual-2021"; what it is called. */
ODFGX_API const char *odfgx_form_id(const odfgx_form *form);
ODFGX_API const char *odfgx_form_name(const odfgx_form *form,
                                      odfgx_language language);

/* What the form calls the agency and the year: "单位名称", "报告年度". */
ODFGX_API const char *odfgx_form_agency_label(const odfgx_form *form);
ODFGX_API const char *odfgx_form_year_label(const odfgx_form *form);

/* One value of the form: a cell of one of its tables. */
typedef struct odfgx_value_info {
    const char *id;   /* "requests.new.person" */
    const char *name; /* "表三.本年新收.自然人": unique */
    const char *label; /* "一、本年新收政府信息公开申请数量 / 自然人" */
    const char *unit;  /* "件" */
    const char *table; /* "requests" */
    bool integer;
} odfgx_value_info;

/* The form's cells, in its order. */
ODFGX_API size_t odfgx_form_value_count(const odfgx_form *form);
ODFGX_API const odfgx_value_info *odfgx_form_value(const odfgx_form *form,
                                                   size_t index);

/* One section of the report. */
typedef struct odfgx_section_info {
    const char *id;      /* "overview" */
    const char *heading; /* "一、总体情况"; "" for the preface */
    const char *name;    /* "总体情况": the template's name of it */
    bool prose;          /* else it holds tables */
    bool optional;
} odfgx_section_info;

/* The form's sections, in its order. */
ODFGX_API size_t odfgx_form_section_count(const odfgx_form *form);
ODFGX_API const odfgx_section_info *odfgx_form_section(const odfgx_form *form,
                                                       size_t index);

/* One rule of the form (an edit rule, in the words of statistics). */
typedef struct odfgx_rule_info {
    const char *id; /* "T3-BAL" */
    odfgx_level level;
    const char *title[2]; /* by odfgx_language */
    const char *why[2];   /* what it means and how to mend it */
    const char *equation; /* "new + carried = handled + next", "" for none */
    const char *table;    /* "requests", "" for all */
    size_t count;         /* how many equations it makes, 0 for none */
} odfgx_rule_info;

/* The form's rules, in its order. */
ODFGX_API size_t odfgx_form_rule_count(const odfgx_form *form);
ODFGX_API const odfgx_rule_info *odfgx_form_rule(const odfgx_form *form,
                                                 size_t index);

/* What is odd about a rule of a form, beside the others: an error contradicts
 * them, a warning never fires, a hint follows from others. */
typedef struct odfgx_lint {
    odfgx_level level;
    const char *rule;    /* its id */
    const char *message; /* a sentence about it */
    bool partly;         /* of some of its equations only */
} odfgx_lint;

typedef struct odfgx_lints odfgx_lints;

/* Looks at a form's rules together, in exact fractions. Figures are taken for
 * 0 or more where a rule of the form says so. ODFGX_LIMIT where the fractions
 * grow too large to tell. The form must outlive the list. */
ODFGX_API odfgx_status odfgx_form_lint(odfgx_lints **out,
                                       const odfgx_form *form,
                                       odfgx_error *err);
ODFGX_API void odfgx_lints_free(odfgx_lints *lints);

/* What was found. */
ODFGX_API size_t odfgx_lints_count(const odfgx_lints *lints);
ODFGX_API const odfgx_lint *odfgx_lints_at(const odfgx_lints *lints,
                                           size_t index);

/* A kind of agency that rules may concern, or not. */
typedef struct odfgx_kind_info {
    const char *id;      /* "town" */
    const char *name[2]; /* by odfgx_language */
} odfgx_kind_info;

/* The form's kinds of agencies, in its order. */
ODFGX_API size_t odfgx_form_kind_count(const odfgx_form *form);
ODFGX_API const odfgx_kind_info *odfgx_form_kind(const odfgx_form *form,
                                                 size_t index);

/* The examples in what a form says of prose, run as tests. */
typedef struct odfgx_examples odfgx_examples;

/* One that fails is a fault, told with its line, its sentence and what was
 * made of it. The form must outlive the result. */
ODFGX_API odfgx_status odfgx_form_examples(odfgx_examples **out,
                                           const odfgx_form *form,
                                           odfgx_error *err);
ODFGX_API void odfgx_examples_free(odfgx_examples *examples);

/* How many there are; of those, which fail. */
ODFGX_API size_t odfgx_examples_count(const odfgx_examples *examples);
ODFGX_API size_t odfgx_examples_fault_count(const odfgx_examples *examples);
ODFGX_API const struct odfgx_fault *odfgx_examples_fault(
    const odfgx_examples *examples, size_t index);

/* --------------------------------------------------------------- report */

typedef struct odfgx_report odfgx_report;

/* How cells are taken for values. */
typedef struct odfgx_reading {
    bool blank_as_zero;
    /* Prose and agency that are not there are warnings, not errors: the
     * template says what is printed in their place (odfgx_missing). */
    bool missing_allowed;
} odfgx_reading;

/* Reads one or more inputs into one report. ODFGX_UNKNOWN where no table of
 * the form is in any of them: `err` says what was seen instead. `reading`
 * NULL: nothing special. The form must outlive the report. */
ODFGX_API odfgx_status odfgx_report_read(
    odfgx_report **out, const odfgx_form *form, odfgx_input *const *inputs,
    size_t count, const odfgx_reading *reading, odfgx_error *err);
ODFGX_API void odfgx_report_free(odfgx_report *report);

/* NULL and 0 where not found. */
ODFGX_API const char *odfgx_report_agency(const odfgx_report *report);
ODFGX_API int odfgx_report_year(const odfgx_report *report);

/* How many paragraphs were found of the form's `section`-th section. */
ODFGX_API size_t odfgx_report_paragraph_count(const odfgx_report *report,
                                              size_t section);

/* Where a text was found. Strings live as long as the report. */
typedef struct odfgx_origin {
    const char *file, *place, *cell; /* NULL: not found */
    const char *text;                /* as stored, before any reading */
    const char *note; /* how it was read, where that needs saying, or NULL */
} odfgx_origin;

/* Where the form's `index`-th cell was found. */
ODFGX_API const odfgx_origin *odfgx_report_origin(const odfgx_report *report,
                                                  size_t index);

/* The value of the form's `index`-th cell; false where it has none. */
ODFGX_API bool odfgx_report_value(const odfgx_report *report, size_t index,
                                  odfgx_amount *out);

/* The report model, as INTERFACE has it: one JSON object with a newline;
 * CSV with the head id,value,file,place,cell,text,note. */
ODFGX_API odfgx_status odfgx_report_json(const odfgx_report *report,
                                         odfgx_buffer *out, odfgx_error *err);
ODFGX_API odfgx_status odfgx_report_csv(const odfgx_report *report,
                                        odfgx_buffer *out, odfgx_error *err);

/* What the matching relied on, a line each: title, agency, year and sections
 * with their places; tables and where they stand, how their heads were read,
 * rows read by their order; labels that were only nearly right; figures that
 * were not read as they stand. */
ODFGX_API odfgx_status odfgx_report_explain(const odfgx_report *report,
                                            odfgx_buffer *out,
                                            odfgx_error *err);

/* ---------------------------------------------------------------- check */

/* A cell that a finding is about. */
typedef struct odfgx_finding_cell {
    const char *value; /* id, "" for what is no value of the form */
    const char *label;
    const char *file, *place, *cell; /* NULL where it was not found */
    const char *text;                /* as stored; NULL where not found */
    /* Its term in the finding's equation; factor 0: it is none. */
    int factor;
    bool right; /* of the relation; else left */
    odfgx_amount amount;
} odfgx_finding_cell;

/* A rule that a report breaks. Strings and cells live as long as the list. */
typedef struct odfgx_finding {
    const char *id;  /* rule: "T3-BAL" */
    const char *key; /* rule and subject: "T3-BAL:person" */
    odfgx_level level;
    const char *file; /* the report's file, or files joined by " + " */
    const char *message;
    bool equation; /* left, right and difference are set */
    bool at_least; /* what should hold is left >= right, not left = right */
    odfgx_amount left, right, difference; /* difference = left - right */
    char fingerprint[17];    /* of the key and what its cells say */
    const char *explanation; /* of the staff, which settles it, or NULL */
    const odfgx_finding_cell *cells;
    size_t cell_count;
} odfgx_finding;

/* The result for one report. */
typedef struct odfgx_checked_file {
    const char *file;
    const char *agency;  /* NULL where not found */
    int year;            /* 0 where not found */
    int status;          /* exit status for this file alone */
    const char *failure; /* why it could not be read, else NULL */
    size_t errors, warnings, hints;
    size_t explained;    /* warnings among these that an explanation settles */
    size_t first, count; /* its findings: `count` from the `first` on */
    size_t rules;        /* of the form that the report was held against */
    size_t rules_held;   /* those without an open error or warning */
} odfgx_checked_file;

typedef struct odfgx_findings odfgx_findings;

/* An empty list of findings of reports of this form, which must outlive it. */
ODFGX_API odfgx_status odfgx_findings_new(odfgx_findings **out,
                                          const odfgx_form *form,
                                          odfgx_language language,
                                          odfgx_error *err);
ODFGX_API void odfgx_findings_free(odfgx_findings *findings);

/* What a report is held against besides its form. */
typedef struct odfgx_checking {
    /* Warnings that are not explained make the file's status 1 as errors do. */
    bool strict;
    /* Last year's, of the same form, or NULL: rules about it say nothing. One
     * of another year is a finding and not used; one of another agency is a
     * finding, for agencies change their names. */
    const odfgx_report *previous;
    /* The form's id of it (else ODFGX_USAGE); NULL: told by its name. */
    const char *agency_kind;
    bool keep_report; /* its figures and prose, for odfgx_findings_html */
} odfgx_checking;

/* Checks a report by all rules of its form and adds what it finds. `checking`
 * NULL: nothing special. Its prose is compared with that of the reports of
 * other agencies that were checked before it into the same list. */
ODFGX_API odfgx_status odfgx_findings_check(odfgx_findings *findings,
                                            const odfgx_report *report,
                                            const odfgx_checking *checking,
                                            odfgx_error *err);

/* Appends the explanations that settle warnings of the report, which is the
 * `file`-th of the findings, to the section of prose that the form names. */
ODFGX_API odfgx_status odfgx_report_print_explanations(
    odfgx_report *report, const odfgx_findings *findings, size_t file,
    odfgx_error *err);

/* Reports that are known by agency and year, to find last year's among. */
typedef struct odfgx_shelf odfgx_shelf;

/* An empty one. */
ODFGX_API odfgx_status odfgx_shelf_new(odfgx_shelf **out, odfgx_error *err);
ODFGX_API void odfgx_shelf_free(odfgx_shelf *shelf);

/* Notes whose report this is, of which year, and what its figures are, under
 * a name; nothing is borrowed. One without agency or year is not noted. */
ODFGX_API odfgx_status odfgx_shelf_add(odfgx_shelf *shelf,
                                       const odfgx_report *report,
                                       const char *name, odfgx_error *err);

/* The name of the same agency's report of the year before, NULL where there is
 * none. Of several with equal figures it is the first by name; where figures
 * differ, `*other` is the name of one that differs from it, else NULL. May be
 * called by several threads. */
ODFGX_API odfgx_status odfgx_shelf_find(const odfgx_shelf *shelf,
                                        const odfgx_report *report,
                                        const char **name, const char **other,
                                        odfgx_error *err);

/* Adds a file that could not be read, with the failure that says why. */
ODFGX_API odfgx_status odfgx_findings_unread(odfgx_findings *findings,
                                             const char *file,
                                             const odfgx_error *failure,
                                             odfgx_error *err);

/* Adds a sentence about the `file`-th report, for the page of findings alone:
 * what was written of it, say. `path` (or NULL) is that of a file to which the
 * page leads behind the sentence; a relative one is seen from the page. */
ODFGX_API odfgx_status odfgx_findings_note(odfgx_findings *findings,
                                           size_t file, const char *sentence,
                                           const char *path, odfgx_error *err);

/* All findings, those of one report together. */
ODFGX_API size_t odfgx_findings_count(const odfgx_findings *findings);
ODFGX_API const odfgx_finding *odfgx_findings_at(const odfgx_findings *findings,
                                                 size_t index);

/* The reports, in the order in which they were checked. */
ODFGX_API size_t odfgx_findings_file_count(const odfgx_findings *findings);
ODFGX_API const odfgx_checked_file *odfgx_findings_file_at(
    const odfgx_findings *findings, size_t index);

/* The indexes of all files, worst first: those that could not be read, then
 * by errors, by warnings that are not explained, by hints, by agency, year and
 * name. The caller frees `*out`. */
ODFGX_API odfgx_status odfgx_findings_order(size_t **out,
                                            const odfgx_findings *findings,
                                            odfgx_error *err);

/* --------------------------------------------------------------- repair */

/* A cell that a repair changes. */
typedef struct odfgx_repair_cell {
    const char *value; /* id: "requests.next.person" */
    const char *label;
    const char *file, *place, *cell;
    const char *text; /* as stored; "" where it is blank */
    bool known;       /* it holds a number: `from` is set */
    bool determined;  /* the edits determine its value: `to` is set */
    odfgx_amount from, to;
} odfgx_repair_cell;

/* One way to satisfy balance edits and bounds that are broken, by changing
 * the fewest cells. Where several are equally good, each is told, five at
 * most; none of them is unique, and none is claimed. */
typedef struct odfgx_repair {
    const char *file;    /* of the report, as its findings have it */
    size_t report;       /* its index among the checked files */
    bool unique;         /* claimed: no other repair is as good */
    bool proven;         /* no fewer cells do; else the search was cut short */
    size_t alternatives; /* how many are equally good, this one counted */
    const odfgx_repair_cell *cells; /* none: nothing was found in time */
    size_t cell_count;
    const char *const *settles; /* keys of findings, in their order */
    size_t settle_count;
    const char *why; /* what speaks for it, sentences */
} odfgx_repair;

/* Looks for repairs of the report that was checked last, by errors alone. At
 * most `steps` nodes of the search are visited for edits that hang together;
 * 0: a number that takes no more than some hundredths of a second. Nothing is
 * done for a report without errors. */
ODFGX_API odfgx_status odfgx_findings_repair(odfgx_findings *findings,
                                             const odfgx_report *report,
                                             size_t steps, odfgx_error *err);

/* Those that were found. */
ODFGX_API size_t odfgx_findings_repair_count(const odfgx_findings *findings);
ODFGX_API const odfgx_repair *odfgx_findings_repair_at(
    const odfgx_findings *findings, size_t index);

/* The JSON of `odfgx check --format json`. */
ODFGX_API odfgx_status odfgx_findings_json(const odfgx_findings *findings,
                                           odfgx_buffer *out, odfgx_error *err);

/* A log in the Static Analysis Results Interchange Format (SARIF) 2.1.0. */
ODFGX_API odfgx_status odfgx_findings_sarif(const odfgx_findings *findings,
                                            odfgx_buffer *out,
                                            odfgx_error *err);

/* One HTML page, also well-formed XML, that refers to nothing outside: the
 * reports, worst first, with their tables drawn as on paper, the cells in
 * question marked and the findings beside. Of a report that was checked
 * without `keep_report` only the findings are shown. */
ODFGX_API odfgx_status odfgx_findings_html(const odfgx_findings *findings,
                                           odfgx_buffer *out, odfgx_error *err);

/* --------------------------------------------------- marks in the inputs */

/* A copy of an input with the findings of its report marked in it: cells
 * coloured and commented, a first sheet or page with all findings, in the
 * findings' language. Marks of an earlier run are replaced; without findings
 * they are removed, and nothing else is changed. `file` is the report's index
 * in the findings; of a report of several inputs, the input gets the marks of
 * its own cells. A digital signature, which would be invalid, is left out.
 * ODFGX_USAGE where marks can't be put into documents of the input's kind. */
ODFGX_API odfgx_status odfgx_input_annotate(odfgx_input *input,
                                            const odfgx_findings *findings,
                                            size_t file, odfgx_buffer *out,
                                            odfgx_error *err);

/* A copy of an input with the repairs of its report made that are unique and
 * determine all values: the cells hold these, with comments that say what
 * they were, and a first sheet or page lists them. Which were made is written
 * to `made`, by the repairs' index. A cell that is computed keeps its formula,
 * and its stored result changes; a repair of computed cells alone is not made.
 * Marks of an earlier run are taken out. Fails as odfgx_input_annotate. */
ODFGX_API odfgx_status odfgx_input_fix(odfgx_input *input,
                                       const odfgx_findings *findings,
                                       size_t file, bool *made,
                                       odfgx_buffer *out, odfgx_error *err);

/* ------------------------------------------------------------- template */

typedef struct odfgx_template odfgx_template;

/* A fault of a template: where it stands, what it says, how to mend it. */
typedef struct odfgx_fault {
    const char *place; /* "表三 › 表格 2, 行 5, 列 4", "heading …" */
    const char *quote; /* "{{requests.new.persn}}" */
    const char *message;
} odfgx_fault;

/* Opens a template for a form: NULL for the form's own look, its name, or
 * the path of an .odt or .ott. Faults in its tags are not failures here: they
 * are listed, and odfgx_fill refuses a template that has any. */
ODFGX_API odfgx_status odfgx_template_open(odfgx_template **out,
                                           const odfgx_form *form,
                                           const char *name_or_path,
                                           const odfgx_limits *limits,
                                           odfgx_error *err);
ODFGX_API void odfgx_template_free(odfgx_template *template_);

/* Its faults. */
ODFGX_API size_t odfgx_template_fault_count(const odfgx_template *template_);
ODFGX_API const odfgx_fault *odfgx_template_fault(
    const odfgx_template *template_, size_t index);

/* How many places of the template print the form's `index`-th value. */
ODFGX_API size_t odfgx_template_uses(const odfgx_template *template_,
                                     size_t index);

/* The form's own look as an .odt with its tags, to start a template from. */
ODFGX_API odfgx_status odfgx_template_source(const odfgx_form *form,
                                             odfgx_buffer *out,
                                             odfgx_error *err);

/* What becomes of prose, agency, year and title that are not there. */
typedef enum odfgx_missing {
    ODFGX_MISSING_ERROR, /* ODFGX_TEMPLATE, naming what is missing */
    ODFGX_MISSING_MARK,  /* 【缺】 */
    ODFGX_MISSING_BLANK
} odfgx_missing;

/* How a template is filled. */
typedef struct odfgx_filling {
    odfgx_missing missing;
    bool draft;        /* 草稿 on every page; any hole is 【缺】 */
    size_t rules_held; /* what the seal says */
} odfgx_filling;

/* Fills the template with the report: an ODT (ODF 1.3) in `out`. A figure
 * without a value is ODFGX_TEMPLATE unless `draft`. The bytes depend on the
 * arguments only; the date in the metadata is SOURCE_DATE_EPOCH, else none. */
ODFGX_API odfgx_status odfgx_fill(const odfgx_template *template_,
                                  const odfgx_report *report,
                                  const odfgx_filling *filling,
                                  odfgx_buffer *out, odfgx_error *err);

/* ------------------------------------------------------------- workbook */

/* An empty workbook (.ods) of the form for an agency and a year: a sheet a
 * table, one for agency, year and prose; figures 0, totals as formulas. */
ODFGX_API odfgx_status odfgx_workbook_make(const odfgx_form *form,
                                           const char *agency, int year,
                                           odfgx_buffer *out, odfgx_error *err);

/* The same as .xlsx, by libxlsxwriter, which works with temporary files in
 * TMPDIR, else /tmp (ODFGX_WRITE where there is no room for them). ODFGX_USAGE
 * where the library was built without it. The bytes depend on the arguments
 * only; the date in the metadata is SOURCE_DATE_EPOCH, else 1 January 1980. */
ODFGX_API odfgx_status odfgx_workbook_make_xlsx(const odfgx_form *form,
                                                const char *agency, int year,
                                                odfgx_buffer *out,
                                                odfgx_error *err);

/* A workbook that goes on from a report, as .ods or .xlsx. `year` is that of
 * the workbook; 0: the one after the report's.
 *
 * The year after: figures that the form's equations make equal to one of last
 * year are filled in, the others are 0; last year's figures stand beside all,
 * locked and never read as this year's; its prose is taken over, with what may
 * be out of date in it marked. The report's own year: its figures and prose as
 * they are, so that a report that was edited goes back into a workbook; a total
 * that is not the sum of its parts stays the number it is.
 *
 * A figure that the report does not have leaves its cell blank; *blank (or
 * NULL) is how many. `agency` NULL: the report's. ODFGX_USAGE for any other
 * year and where no agency is known, ODFGX_CONTENT where the report has no
 * year, ODFGX_LIMIT where figures are too large to add up. */
ODFGX_API odfgx_status odfgx_workbook_continue(const odfgx_report *report,
                                               const char *agency, int year,
                                               size_t *blank, odfgx_buffer *out,
                                               odfgx_error *err);
ODFGX_API odfgx_status odfgx_workbook_continue_xlsx(const odfgx_report *report,
                                                    const char *agency,
                                                    int year, size_t *blank,
                                                    odfgx_buffer *out,
                                                    odfgx_error *err);

/* ----------------------------------------------------------------- seal */

/* What a filled report says of itself in its metadata: its form, its figures,
 * their hash and how many rules held. It guards against accident, a figure
 * that was changed by hand in the document, and not against forgery: whoever
 * changes a figure can change the seal too. Prose is not sealed. */
typedef struct odfgx_seal odfgx_seal;

/* Reads the seal of an OpenDocument file. ODFGX_FORMAT where it carries none,
 * ODFGX_UNKNOWN where it is one of another form. The form must outlive it. */
ODFGX_API odfgx_status odfgx_seal_read(odfgx_seal **out, const odfgx_form *form,
                                       odfgx_input *input, odfgx_error *err);
ODFGX_API void odfgx_seal_free(odfgx_seal *seal);

/* Its SHA-256 in hexadecimal, and whether that is the hash of the figures
 * beside it. */
ODFGX_API const char *odfgx_seal_hash(const odfgx_seal *seal);
ODFGX_API bool odfgx_seal_intact(const odfgx_seal *seal);

/* How many of the form's rules held when the report was filled. */
ODFGX_API size_t odfgx_seal_rules(const odfgx_seal *seal);

/* The figure of the form's `index`-th cell; false where it had none. */
ODFGX_API bool odfgx_seal_value(const odfgx_seal *seal, size_t index,
                                odfgx_amount *out);

/* SHA-256, in hexadecimal, of the report's figures: of the lines "id=value",
 * each with '\n', in the form's order, values as canonical decimals, none for
 * a figure without one. */
#define ODFGX_HASH_TEXT 65
ODFGX_API odfgx_status odfgx_report_hash(const odfgx_report *report,
                                         char out[ODFGX_HASH_TEXT],
                                         odfgx_error *err);

/* --------------------------------------------------------------- output */

/* Writes a file whole or not at all: a temporary file beside it, synced,
 * renamed, the folder synced. Without `force` an existing file is
 * ODFGX_EXISTS. `inputs` (paths) are never overwritten: ODFGX_SAME. A symbolic
 * link is followed: the file behind it is replaced. A replaced file's
 * permissions stay; folders, pipes and devices are ODFGX_WRITE. */
ODFGX_API odfgx_status odfgx_output_write(const char *path, const void *data,
                                          size_t size, bool force,
                                          const char *const *inputs,
                                          size_t input_count, odfgx_error *err);

/* Fails where odfgx_output_write would because of what is there already, so
 * that it is known before any work. */
ODFGX_API odfgx_status odfgx_output_check(const char *path, bool force,
                                          const char *const *inputs,
                                          size_t input_count, odfgx_error *err);

/* Removes the temporary files of all writes that are under way in this
 * process (of 64 at most). Async-signal-safe, for the program's handler of
 * SIGINT, after which the program ends. */
ODFGX_API void odfgx_output_abandon(void);

/* ---------------------------------------------------------------- about */

/* "1.0.0", of the library in use. */
ODFGX_API const char *odfgx_version(void);

/* A library that this one uses. */
typedef struct odfgx_library {
    const char *name;    /* "libzip" */
    const char *version; /* of the one in use */
} odfgx_library;

/* The libraries in use; `name` is NULL past the last. */
ODFGX_API odfgx_library odfgx_library_at(size_t index);

#ifdef __cplusplus
}
#endif

#endif
