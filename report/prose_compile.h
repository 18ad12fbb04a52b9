/* report/prose_compile.h — what the readers of prose.xml share. The tree is
 * valid by form.rng when they see it. */
#ifndef ODFGX_REPORT_PROSE_COMPILE_H
#define ODFGX_REPORT_PROSE_COMPILE_H

#include "report/prose_items.h"

typedef struct odfgx_prose_compiler {
    odfgx_prose_form *prose;
    odfgx_form_reader reader; /* for faults */
    odfgx_arena scratch;      /* for the texts of phrases */
    odfgx_prose_items items;  /* of the last one */
} odfgx_prose_compiler;

/* An attribute's value, or `other` where there is none. */
const char *odfgx_prose_attribute(const odfgx_node *node, const char *name,
                                  const char *other);

/* Whether the attribute is there. */
bool odfgx_prose_flag(const odfgx_node *node, const char *name);

/* The rule that a fact or a wording names. */
odfgx_status odfgx_prose_rule(odfgx_prose_compiler *compiler,
                              const odfgx_node *node, const odfgx_rule **out);

odfgx_status odfgx_prose_read_wording(odfgx_prose_compiler *compiler,
                                      const odfgx_node *node);

#endif
