/* report/prose.h — what a form says about the prose of a report (prose.xml, in
 * the language of templates/form.rng): the words that a reader of sentences
 * knows, the phrases that state a fact of the tables, and wordings that are
 * faults. Made once a form, when prose is first checked. */
#ifndef ODFGX_REPORT_PROSE_H
#define ODFGX_REPORT_PROSE_H

#include "report/form.h"
#include "report/form_reader.h"
#include "report/text.h"

/* What a word says about whose figures, and of which time, a clause has. */
typedef enum odfgx_mood {
    ODFGX_MOOD_NONE,
    ODFGX_MOOD_OWN,       /* 本机关: the agency speaks of itself again */
    ODFGX_MOOD_NOW,       /* 本年度: and of the year of the report */
    ODFGX_MOOD_THEN,      /* 上半年: of another time */
    ODFGX_MOOD_ELSEWHERE, /* 各部门: of somebody else */
    ODFGX_MOOD_PART,      /* 其中: of a part of what was said before */
    ODFGX_MOOD_MATTER     /* 政府信息公开: what the report is about */
} odfgx_mood;

typedef struct odfgx_word odfgx_word;

struct odfgx_word {
    const char *text;
    size_t length;
    unsigned token; /* 0: the word says nothing */
    odfgx_mood mood;
    bool name;                     /* of a token, for phrases only */
    const odfgx_agency_kind *only; /* NULL: for every agency */
    odfgx_word *next;              /* of the bucket, longest first */
};

/* What a phrase is made of besides tokens. */
enum {
    ODFGX_PHRASE_NUMBER = 1, /* # */
    ODFGX_PHRASE_PERCENT,    /* % */
    ODFGX_PHRASE_TOKENS      /* the first token */
};

/* Terms that are added up; several sums are alternatives. */
typedef struct odfgx_sum odfgx_sum;

struct odfgx_sum {
    odfgx_term *terms;
    size_t count;
    const odfgx_sum *next;
};

typedef enum odfgx_fact_kind {
    ODFGX_FACT_COUNT, /* a number, or none where the words say 0 */
    ODFGX_FACT_RATE,  /* value / of, in per cent */
    ODFGX_FACT_SHARE, /* of the count stated before it, in per cent */
    ODFGX_FACT_CHANGE /* of the count stated before it, since last year */
} odfgx_fact_kind;

typedef struct odfgx_fact {
    const odfgx_rule *rule;
    odfgx_fact_kind kind;
    const char *id;     /* for the key: "requests.new.total" */
    const char *value;  /* sums: the first is meant, others are allowed */
    const char *of;     /* a rate's base, or a count's for its shares */
    const char *about;  /* topic that the fact sets; NULL: none */
    const char *within; /* topic that it needs */
    const char *units;  /* that the number may have, with blanks */
    bool whole;         /* not after 其中 */
    bool alone;         /* nor after a number of something unknown */
    bool matter;        /* only where the sentence has said the matter */
    bool at_most;       /* only a number that is too large is a fault */
    int sign;           /* of a change */
    const odfgx_node *node;
} odfgx_fact;

/* One way to state a fact, or to name a topic. */
typedef struct odfgx_phrase {
    const unsigned *items;
    size_t count;
    const odfgx_fact *fact; /* NULL: only the topic */
    const char *topic;      /* where there is no fact */
} odfgx_phrase;

/* Another name of a unit: 10 000 元 are 1 万元. */
typedef struct odfgx_scale {
    const odfgx_unit *unit;
    const char *name;
    size_t length;
    int64_t parts;
} odfgx_scale;

typedef enum odfgx_wording_kind {
    ODFGX_WORDING_TEXT,       /* its patterns must not stand in the prose */
    ODFGX_WORDING_YEAR,       /* a year that they have must be the report's */
    ODFGX_WORDING_SILENT,     /* one of them must stand there */
    ODFGX_WORDING_DOUBLED,    /* words and clauses are not said twice */
    ODFGX_WORDING_PUNCTUATION /* marks between Chinese signs are Chinese */
} odfgx_wording_kind;

typedef struct odfgx_wording {
    const odfgx_rule *rule;
    odfgx_wording_kind kind;
    const char *id; /* for the key: "instructions", or "" */
    odfgx_level level;
    const char *sections;    /* ids with blanks; "title" is the title */
    const char *const *says; /* patterns; for the last two: exceptions */
    size_t count;
    bool earlier;           /* only a year before the report's, of which the
                               sentences up to there say nothing */
    const char *signs;      /* that are not doubled, with blanks */
    const char *message[2]; /* by language */
    const odfgx_node *node;
} odfgx_wording;

/* A pattern, found by the sign with which it begins. */
typedef struct odfgx_pattern odfgx_pattern;

struct odfgx_pattern {
    const odfgx_wording *wording;
    const char *text;
    odfgx_pattern *next;
};

#define ODFGX_WORD_BUCKETS 256

typedef struct odfgx_prose_form {
    odfgx_arena arena;
    const odfgx_form *form;
    odfgx_word *buckets[ODFGX_WORD_BUCKETS];
    odfgx_pattern *patterns[ODFGX_WORD_BUCKETS];
    const char **tokens; /* their names, the first ones unused */
    unsigned token_count;
    const char *units;    /* of counts, where a fact says none */
    const char *sections; /* in which facts are read */
    const char *tails;    /* that an agency's short name lacks */
    odfgx_scale *scales;
    odfgx_fact *facts;
    odfgx_phrase *phrases;
    odfgx_wording *wordings;
    size_t scale_count, fact_count, phrase_count, wording_count;
} odfgx_prose_form;

/* What the form says about prose; *out is NULL where it says nothing. Made at
 * the first call, by whichever thread, and kept. */
odfgx_status odfgx_prose_of(const odfgx_prose_form **out,
                            const odfgx_form *form, odfgx_error *err);

/* Keeps the tree of the form's prose.xml, which must live as long as it. */
odfgx_status odfgx_prose_keep(odfgx_form *form, const odfgx_node *root,
                              const char *file, odfgx_error *err);

/* That tree, or NULL. */
const odfgx_node *odfgx_prose_root(const odfgx_form *form);

/* Frees what was made, before the form is freed. */
void odfgx_prose_forget(odfgx_form *form);

/* Makes it of the tree of a prose.xml; `file` is its name in messages. */
odfgx_status odfgx_prose_compile(odfgx_prose_form **out, const odfgx_form *form,
                                 const odfgx_node *root, const char *file,
                                 odfgx_error *err);
void odfgx_prose_form_free(odfgx_prose_form *prose);

/* Reads the sums of all facts, to find their faults. */
odfgx_status odfgx_prose_validate(const odfgx_prose_form *prose,
                                  const char *file, odfgx_error *err);

/* The bucket of words that begin as the text does. */
unsigned odfgx_word_bucket(const char *text, size_t length);

/* The longest word that the text begins with; NULL for none. `kinds`: which
 * agency kinds of the form the agency is of; NULL for phrases, in which tokens
 * may stand for their words. */
const odfgx_word *odfgx_word_find(const odfgx_prose_form *prose,
                                  odfgx_slice text, const bool *kinds);

/* Reads "a + b - c | d" over values; "refused.*" stands for all under it. That
 * is done when a fact is asked for: most reports state few. ODFGX_FORM has
 * `where`. */
odfgx_status odfgx_sums_read(const odfgx_sum **out, odfgx_arena *arena,
                             const odfgx_form *form, const char *text,
                             const char *where, odfgx_error *err);

/* Whether a list of words with blanks has this one. */
bool odfgx_list_has(const char *list, const char *word, size_t length);

/* The next word of a list; false at its end. */
bool odfgx_list_next(const char **list, odfgx_slice *word);

#endif
