/* filters/opc_names.h — names of parts: compared, resolved, derived. */
#ifndef ODFGX_FILTERS_OPC_NAMES_H
#define ODFGX_FILTERS_OPC_NAMES_H

#include "report/buffer.h"

/* Whether two names are those of one part: ASCII letters of any case, '\' for
 * '/', and a '/' that leads or not are the same. */
bool odfgx_opc_name_same(const char *a, const char *b);

/* Writes the name of the part that holds a part's relationships, or those of
 * the package, whose name is "". */
void odfgx_opc_name_relationships(const char *part, odfgx_buffer *out);

/* Writes the name that a target has, seen from the part `source` ("" for the
 * package); with `decode`, percent-encoded bytes are decoded. False where it
 * is outside of the package: with a scheme, with a host, above the root. */
bool odfgx_opc_name_resolve(const char *source, const char *target, bool decode,
                            odfgx_buffer *out);

#endif
