/* report/form_tree.h — form.xml as a tree, read by Expat. A form is a page of
 * labels and the tree is gone with the form: what a reader of documents must
 * guard against (odf/part.h) can't be in the ones that are built in, and a
 * form from outside has a DOCTYPE refused, and is validated, first. */
#ifndef ODFGX_REPORT_FORM_TREE_H
#define ODFGX_REPORT_FORM_TREE_H

#include "report/arena.h"

typedef struct odfgx_node odfgx_node;

struct odfgx_node {
    const char *name;
    const char **attributes; /* name, value, name, value, NULL */
    const char *text;        /* of an element without elements; else "" */
    unsigned long line;
    odfgx_node *parent, *children, *last, *next;
};

/* Parses a form; nodes and strings live in `arena`. `file` is its name in
 * messages. ODFGX_FORM names line and reason. */
odfgx_status odfgx_form_tree_read(odfgx_node **root, odfgx_arena *arena,
                                  const char *data, size_t size,
                                  const char *file, odfgx_error *err);

#endif
