/* odf/embed_tree.h — a part of the program of the build that writes forms as C:
 * the trees of their XML. */
#ifndef ODFGX_ODF_EMBED_TREE_H
#define ODFGX_ODF_EMBED_TREE_H

#include "report/error.h"

#include <stdio.h>

/* Writes the XML as constant nodes, and NAMEn, which points to the first; for
 * no bytes, NAMEn is NULL. `path` is the XML's name in messages. */
odfgx_status odfgx_embed_tree(FILE *file, const char *name, size_t index,
                              const odfgx_buffer *xml, const char *path,
                              odfgx_error *err);

#endif
