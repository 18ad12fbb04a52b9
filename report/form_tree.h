/* report/form_tree.h — the files of a form as trees. Those of the forms that
 * are built in were read by the build and lie in the library, for reading them
 * at each start is what opening a form used to cost; one from outside is read
 * by Expat, has a DOCTYPE refused, and is validated first. */
#ifndef ODFGX_REPORT_FORM_TREE_H
#define ODFGX_REPORT_FORM_TREE_H

#include "report/arena.h"

typedef struct odfgx_node odfgx_node;

struct odfgx_node {
    const char *name;
    const char *const *attributes; /* name, value, name, value, NULL */
    const char *text;              /* of an element without elements; else "" */
    unsigned long line;
    const odfgx_node *children, *next;
    odfgx_node *parent, *last; /* while it is being read */
};

/* Parses a form; nodes and strings live in `arena`. `file` is its name in
 * messages. ODFGX_FORM names line and reason. */
odfgx_status odfgx_form_tree_read(const odfgx_node **root, odfgx_arena *arena,
                                  const char *data, size_t size,
                                  const char *file, odfgx_error *err);

#endif
