/* report/form_reader.h — what the parts of the reader of form.xml share. The
 * tree is valid by form.rng when they see it. */
#ifndef ODFGX_REPORT_FORM_READER_H
#define ODFGX_REPORT_FORM_READER_H

#include "report/buffer.h"
#include "report/form.h"
#include "report/form_tree.h"
#include "report/text.h"

typedef struct odfgx_form_reader {
    odfgx_form *form;
    const char *file; /* "DIR/form.xml", for messages */
    odfgx_buffer scratch;
    odfgx_error *err;
} odfgx_form_reader;

/* The first child element of that name, or the next sibling so named; `name`
 * NULL takes any element. */
const odfgx_node *odfgx_form_child(const odfgx_node *parent, const char *name);
const odfgx_node *odfgx_form_next(const odfgx_node *node, const char *name);
size_t odfgx_form_children(const odfgx_node *parent, const char *name);
bool odfgx_form_named(const odfgx_node *node, const char *name);

/* An attribute's value; NULL where there is none. */
const char *odfgx_form_attribute(const odfgx_node *node, const char *name);

/* Takes the next word of a list that blanks divide; false at its end. */
bool odfgx_form_word(const char **list, odfgx_slice *word);

/* The wording in attribute `name` and those in <also>; none without both. */
odfgx_status odfgx_form_words(odfgx_form_reader *reader, const odfgx_node *node,
                              const char *name, odfgx_words *words);

/* "a" + separator + "b"; NULL without memory. */
const char *odfgx_form_join(odfgx_form_reader *reader, const char *a,
                            const char *separator, const char *b);

/* ODFGX_FORM with file and line of `node`. */
odfgx_status odfgx_form_fault(odfgx_form_reader *reader, const odfgx_node *node,
                              const char *format, ...) ODFGX_PRINTF(3, 4);

const odfgx_unit *odfgx_form_unit(const odfgx_form *form, const char *id);
const odfgx_rule *odfgx_form_rule_by_id(const odfgx_form *form, const char *id);

/* The level in the attribute of that name, or `other`. */
odfgx_level odfgx_level_of(const odfgx_node *node, odfgx_level other);

/* Holds a form against form.rng; ODFGX_FORM names line and reason. */
odfgx_status odfgx_form_validate(const char *data, size_t size,
                                 const char *file, odfgx_error *err);

/* The rules' own words; their equations wait for the tables. */
odfgx_status odfgx_form_read_rules(odfgx_form_reader *reader,
                                   const odfgx_node *root);
odfgx_status odfgx_form_read_sections(odfgx_form_reader *reader,
                                      const odfgx_node *root);
/* All equations, in the order of the rules. */
odfgx_status odfgx_form_read_equations(odfgx_form_reader *reader,
                                       const odfgx_node *root);

/* "new + carried = handled + next", for people; "" for what is none, NULL
 * without memory. */
const char *odfgx_form_equation_text(odfgx_form_reader *reader,
                                     const odfgx_node *node,
                                     const odfgx_rule *rule);

/* The sections whose prose a rule compares. */
odfgx_status odfgx_form_read_similarity(odfgx_form_reader *reader,
                                        const odfgx_node *node,
                                        odfgx_rule *rule);

#endif
