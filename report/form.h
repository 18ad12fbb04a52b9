/* report/form.h — a form in memory: what form.xml says (templates/form.rng),
 * with all that follows from its shape worked out once. Never changed after
 * odfgx_form_open; every string lives in the form's arena. */
#ifndef ODFGX_REPORT_FORM_H
#define ODFGX_REPORT_FORM_H

#include "report/arena.h"
#include "report/builtin.h"
#include "report/error.h"

/* A wording and the others it is known by: texts[0] is the official one. The
 * folds are what odfgx_text_fold makes of the texts behind their numbering. */
typedef struct odfgx_words {
    const char **texts;
    const char **folds;
    size_t count;
} odfgx_words;

typedef struct odfgx_unit {
    const char *id;       /* "count" */
    const char *name;     /* "件" */
    unsigned decimals;    /* 0: whole numbers */
    odfgx_words suffixes; /* what may stand behind a number: 件, 条 */
} odfgx_unit;

typedef enum odfgx_rule_kind {
    ODFGX_RULE_EQUATION,  /* written out: left, relation, right */
    ODFGX_RULE_TOTAL,     /* follows from a total line's place */
    ODFGX_RULE_NUMBER,    /* INT: what a value may be */
    ODFGX_RULE_BLANK,     /* BLANK */
    ODFGX_RULE_STRUCTURE, /* STRUCT */
    ODFGX_RULE_SIMILAR,   /* COPY: prose that stands elsewhere too */
    ODFGX_RULE_PROSE      /* what prose.xml says under the rule's id */
} odfgx_rule_kind;

typedef enum odfgx_relation {
    ODFGX_EQUAL,
    ODFGX_AT_LEAST, /* left >= right */
    ODFGX_NEAR      /* neither is `factor` times the other, or more */
} odfgx_relation;

/* Told from the agency's name: a rule may concern some kinds only. A name is
 * of the kind if one pattern fits; an empty string fits anything. A kind
 * without patterns is one that only the user can tell. */
typedef struct odfgx_name_pattern {
    const char *begins, *contains, *ends, *without; /* without: not contained */
} odfgx_name_pattern;

typedef struct odfgx_agency_kind {
    odfgx_kind_info info;
    const odfgx_name_pattern *patterns;
    size_t count;
} odfgx_agency_kind;

/* What makes two sides differ too much (ODFGX_NEAR). */
typedef struct odfgx_distance {
    int factor;
    odfgx_amount floor; /* smaller differences do not count */
    bool skips_zero;    /* where a side is 0, nothing is said */
} odfgx_distance;

/* What makes two texts the same (ODFGX_RULE_SIMILAR). */
typedef struct odfgx_similarity {
    const size_t *sections; /* indexes of those that are compared */
    size_t count;
    unsigned percent; /* of the text that stands in the other too */
    unsigned shingle; /* letters that are compared at a time */
    size_t least;     /* letters; shorter texts are not compared */
} odfgx_similarity;

typedef struct odfgx_rule {
    odfgx_rule_info info;
    odfgx_rule_kind kind;
    const char *message[2]; /* by language; {subject} {left} {right} … */
    const odfgx_agency_kind **only; /* NULL: every agency */
    size_t only_count;
    odfgx_distance distance;
    odfgx_similarity similarity;
} odfgx_rule;

typedef struct odfgx_term {
    size_t value; /* index of a value */
    int coefficient;
    bool previous; /* of last year's report */
} odfgx_term;

/* One balance edit: sum(left) relation sum(right). */
typedef struct odfgx_equation {
    const odfgx_rule *rule;
    const char *subject; /* "person": the key is "T3-BAL:person" */
    const char *label;   /* "自然人" */
    odfgx_relation relation;
    odfgx_term *left, *right;
    size_t left_count, right_count;
    bool previous; /* a term is of last year's report */
} odfgx_equation;

typedef enum odfgx_line_kind {
    ODFGX_LINE_HEADING, /* holds lines, has no values of its own */
    ODFGX_LINE_ENTRY,
    ODFGX_LINE_TOTAL /* of all entries of its parent */
} odfgx_line_kind;

/* A row or a column of a table, or a heading over some of them. */
typedef struct odfgx_line {
    const char *id;   /* within the table: "refused.secret"; "" for none */
    const char *name; /* "不予公开.国家秘密"; "" for a heading without */
    odfgx_words label;
    odfgx_line_kind kind;
    unsigned depth;     /* 0: not under a heading */
    int parent;         /* index of its heading in the list, -1 for none */
    size_t first, last; /* entries it stands for: [first, last) */
    const odfgx_unit *unit;
    const odfgx_rule *rule; /* of a total, else NULL */
} odfgx_line;

typedef struct odfgx_lines {
    odfgx_line *items;
    size_t count;
    size_t entries;   /* entries and totals: lines that have values */
    size_t *by_entry; /* index of the line of each of these */
    unsigned levels;  /* greatest depth + 1 */
} odfgx_lines;

/* A part of a table with a head of its own. */
typedef struct odfgx_band {
    odfgx_words heading; /* the row over the head; count 0 for none */
    odfgx_words corner;  /* the cell over the row labels; count 0 for none */
    odfgx_lines columns, rows;
    size_t first; /* its values: first + row * columns.entries + column */
} odfgx_band;

typedef struct odfgx_table {
    const char *id;    /* "requests" */
    const char *name;  /* "表三": unique */
    const char *sheet; /* name of its sheet in an empty workbook */
    size_t section;    /* index */
    bool across;       /* one row is printed: row by row, side by side */
    odfgx_band *bands;
    size_t band_count;
} odfgx_table;

typedef struct odfgx_section {
    odfgx_section_info info;
    odfgx_words heading; /* count 0 for the preface */
    odfgx_words items;   /* run-in heads: "（一）主动公开" */
} odfgx_section;

typedef struct odfgx_value {
    odfgx_value_info info;
    size_t table, band, row, column; /* row, column: entries of the band */
    const odfgx_unit *unit;
} odfgx_value;

/* A table that is known, and is not the form's: an older edition. Each word
 * is a label that only the other form has. */
typedef struct odfgx_stranger {
    const char *name; /* "2019 年格式" */
    odfgx_words labels;
} odfgx_stranger;

/* How the staff explain a warning. */
typedef struct odfgx_explaining {
    odfgx_words words;   /* "说明": a colon follows; count 0: they can't */
    const char *sheet;   /* "核实说明": its rows are explanations */
    const char *print;   /* "关于“{label}”的说明：{text}" */
    const char *section; /* the id of that in which it is printed */
} odfgx_explaining;

/* A name by which something is found, and its index. */
typedef struct odfgx_key {
    const char *text;
    size_t index;
} odfgx_key;

struct odfgx_form {
    odfgx_arena arena;
    const char *id;
    const char *name[2];       /* by odfgx_language */
    odfgx_words title;         /* what follows the year in a title */
    odfgx_words agency, year;  /* labels of the cells that hold these */
    odfgx_words blank_as_zero; /* declarations */
    odfgx_words declaration;   /* label of the cell for it */
    odfgx_explaining explaining;
    const char *previous[2];   /* last year's {name}, or NULL */
    odfgx_unit *units;
    odfgx_agency_kind *kinds;
    odfgx_section *sections;
    odfgx_table *tables;
    odfgx_value *values;
    odfgx_rule *rules;
    odfgx_equation *equations;
    odfgx_stranger *strangers;
    odfgx_key *value_keys;   /* ids and names, two a value, sorted */
    odfgx_key *section_keys; /* likewise */
    const char **guide;      /* paragraphs for an empty workbook */
    size_t unit_count, kind_count, section_count, table_count, value_count,
        rule_count, equation_count, equation_capacity, stranger_count,
        guide_count;
    struct odfgx_prose_cache *prose; /* what prose.xml says, once made */
    const odfgx_builtin *builtin;    /* whose look is the form's, or NULL */
    const char *folder;              /* of --form DIR, or NULL */
};

/* By text, for qsort and bsearch over odfgx_key. */
int odfgx_key_compare(const void *a, const void *b);

/* How many bands all tables have together. */
size_t odfgx_form_band_count(const odfgx_form *form);

/* The line of a value's row or column. */
const odfgx_line *odfgx_band_row(const odfgx_band *band, size_t entry);
const odfgx_line *odfgx_band_column(const odfgx_band *band, size_t entry);

/* Indexes of a value or section by id or Chinese name; false if unknown. */
bool odfgx_form_find_value(const odfgx_form *form, const char *key,
                           size_t *index);
bool odfgx_form_find_section(const odfgx_form *form, const char *key,
                             size_t *index);

#endif
