/* odf/template.h — a template compiled for a form: the parts that print
 * something of a report as runs of bytes with places to write into. Never
 * changed once it is made.
 *
 * The language. A tag is {{NAME}} or ｛｛NAME｝｝ in the text of a paragraph
 * of the body, a table, a frame, a list, a note, a header or a footer. NAME
 * is the id or the Chinese name of a value or of a prose section, `agency`,
 * `year` or `title` (标题), or what the form calls agency and year. A tag may
 * be cut over spans and hold tabs, line breaks, soft hyphens, bookmarks and
 * marks of tracked changes; its characters are folded by NFKC, quotes and
 * zero-width characters in it do not count. Text that was deleted with
 * change tracking, and comments, are left alone. Formatters follow a bar:
 *
 *   {{disclosure.fees.amount|decimals 2}}  (小数 2)  rounded half up
 *   {{overview|head 小标题}}  (小标题 …)  the character style, by the name
 *       that the office suite shows, of run-in heads: （一）…。
 *
 * A value takes the style of its tag's first character and stands between
 * the marks of a bookmark named by its id, ".2" and so on being added where
 * it is printed again. A prose field alone in its paragraph makes as many
 * paragraphs as the prose has; within other text they are joined. */
#ifndef ODFGX_ODF_TEMPLATE_H
#define ODFGX_ODF_TEMPLATE_H

#include "odf/package.h"
#include "report/form.h"
#include "report/grow.h"
#include "report/text.h"

typedef enum odfgx_field_kind {
    ODFGX_FIELD_FIGURE,
    ODFGX_FIELD_PROSE,
    ODFGX_FIELD_AGENCY,
    ODFGX_FIELD_YEAR,
    ODFGX_FIELD_TITLE
} odfgx_field_kind;

#define ODFGX_DECIMALS_AS_STORED (-1)

typedef struct odfgx_field {
    odfgx_field_kind kind;
    size_t index;         /* of the value or section */
    int decimals;         /* of a figure, or ODFGX_DECIMALS_AS_STORED */
    const char *head;     /* style of run-in heads, or NULL */
    const char *bookmark; /* unique in the document */
    bool again;           /* printed before in the document */
} odfgx_field;

/* The paragraph in which a prose field is alone: what stands before and
 * behind the text of the first paragraph, and of each further one. */
typedef struct odfgx_block {
    odfgx_slice before, behind, again_before, again_behind;
    bool droppable; /* nothing is lost if it is not printed at all */
} odfgx_block;

/* Bytes that are replaced when the template is filled. */
typedef struct odfgx_edit {
    size_t begin, end;
    odfgx_field *field; /* by this; NULL: by nothing, or by `draft` */
    odfgx_block *block; /* by paragraphs of the field */
    const char *draft;  /* by this, in a draft only; else NULL */
} odfgx_edit;

typedef struct odfgx_template_part {
    const char *name;
    odfgx_buffer bytes;
    odfgx_edit *edits; /* in the order of their bytes */
    size_t count, capacity;
    size_t fields;           /* edits that print something */
    size_t draft_marks;      /* pages that a draft is marked on */
    const char *declaration; /* of the prefix text:, where it needs one */
} odfgx_template_part;

/* A list of names that is searched by walking it. */
typedef struct odfgx_name_list {
    const char **items;
    size_t count, capacity;
} odfgx_name_list;

struct odfgx_template {
    const odfgx_form *form;
    odfgx_arena arena;
    odfgx_limits limits;
    const char *name;    /* in messages */
    odfgx_buffer bytes;  /* of the package, where they are our own */
    const void *package; /* its bytes */
    size_t package_size;
    odfgx_template_part content, styles;
    odfgx_buffer manifest; /* the one of a filled template */
    odfgx_buffer meta;     /* elements that are kept of meta.xml */
    const char *version;   /* of ODF, "1.3" */
    odfgx_fault *faults;
    size_t fault_count, fault_capacity;
    size_t *uses;                   /* by value */
    odfgx_name_list bookmarks;      /* names that are taken */
    odfgx_name_list styles_by_name; /* pairs: shown name, name */
};

#define ODFGX_DRAFT_WORD "草稿"
#define ODFGX_STATE_NAME "状态" /* user-defined metadata of a draft */
#define ODFGX_CONTENT_PART "content.xml"
#define ODFGX_STYLES_PART "styles.xml"
#define ODFGX_META_PART "meta.xml"
#define ODFGX_MIMETYPE_PART "mimetype"
#define ODFGX_MANIFEST_PART "META-INF/manifest.xml"

/* Compiles a template from memory, which must outlive it. `limits` NULL: the
 * default ones. */
odfgx_status odfgx_template_from_memory(
    odfgx_template **out, const odfgx_form *form, const void *data, size_t size,
    const char *name, const odfgx_limits *limits, odfgx_error *err);

odfgx_status odfgx_name_list_add(odfgx_name_list *list, odfgx_arena *arena,
                                 const char *name, odfgx_error *err);

/* Adds a fault; the strings are copied. */
odfgx_status odfgx_template_add_fault(odfgx_template *template_,
                                      const char *place, const char *quote,
                                      const char *message, odfgx_error *err);

/* The id of what a field prints: "requests.new.person", "agency". */
const char *odfgx_field_id(const odfgx_form *form, const odfgx_field *field);

/* Reads a part and finds its tags, character styles, bookmarks, and in
 * styles.xml the pages that a draft is marked on. */
odfgx_status odfgx_template_scan(odfgx_template *template_,
                                 odfgx_template_part *part,
                                 odfgx_package *package, odfgx_error *err);

/* Whether an entry of the template's package goes into a filled one. */
bool odfgx_template_keeps(const char *entry);

/* Reads the manifest and writes that of a filled template. Fails where the
 * package is encrypted or is no text document. */
odfgx_status odfgx_template_read_manifest(odfgx_template *template_,
                                          odfgx_package *package,
                                          odfgx_error *err);

/* Reads from meta.xml what is kept of it. */
odfgx_status odfgx_template_read_meta(odfgx_template *template_,
                                      odfgx_package *package, odfgx_error *err);

#endif
