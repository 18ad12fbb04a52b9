/* report/builtin.h — the forms and looks that the build put into the library
 * (templates/, validated there). */
#ifndef ODFGX_REPORT_BUILTIN_H
#define ODFGX_REPORT_BUILTIN_H

#include "report/form_tree.h"

#include <stddef.h>

typedef struct odfgx_builtin {
    const char *id;            /* "annual-2021"; NULL ends the table */
    const odfgx_node *form;    /* form.xml */
    const odfgx_node *prose;   /* prose.xml, or NULL */
    const unsigned char *look; /* report/, packed as an .odt */
    size_t look_size;
} odfgx_builtin;

extern const odfgx_builtin odfgx_builtins[];

/* templates/form.rng, the language of form.xml. */
extern const unsigned char odfgx_form_schema[];
extern const size_t odfgx_form_schema_size;

#endif
