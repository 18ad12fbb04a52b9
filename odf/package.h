/* odf/package.h — a zip archive that may be hostile, read under caps. */
#ifndef ODFGX_ODF_PACKAGE_H
#define ODFGX_ODF_PACKAGE_H

#include "report/buffer.h"

struct zip_source;

typedef struct odfgx_package odfgx_package;

/* Opens an archive and looks at its directory: no duplicate names, no
 * overlapping entries, not too many, nothing behind its end, no several
 * disks. Takes `source` over, on failure too. `name` (borrowed, must outlive
 * the package) is the file's name in messages, `limits` likewise. */
odfgx_status odfgx_package_open(odfgx_package **out, struct zip_source *source,
                                const char *name, const odfgx_limits *limits,
                                odfgx_error *err);
/* The same from memory, which is borrowed and must outlive the package. */
odfgx_status odfgx_package_from_memory(odfgx_package **out, const void *data,
                                       size_t size, const char *name,
                                       const odfgx_limits *limits,
                                       odfgx_error *err);
void odfgx_package_free(odfgx_package *package);

const char *odfgx_package_name(const odfgx_package *package);
const odfgx_limits *odfgx_package_limits(const odfgx_package *package);

size_t odfgx_package_count(const odfgx_package *package);
/* The name of an entry in UTF-8 (what is not is taken for CP437); borrowed. */
const char *odfgx_package_entry(const odfgx_package *package, size_t index);
bool odfgx_package_has(const odfgx_package *package, const char *part);

/* Takes `length` bytes of a part. Anything but ODFGX_OK ends the reading. */
typedef odfgx_status (*odfgx_part_sink)(void *context, const char *bytes,
                                        size_t length, odfgx_error *err);

/* Inflates a part into `sink` under the caps on size, total and ratio; an
 * encrypted entry, an unknown method, a wrong size or checksum fails, the
 * checksum only after the sink has seen all. Errors say "FILE: PART". */
odfgx_status odfgx_package_stream(odfgx_package *package, const char *part,
                                  odfgx_part_sink sink, void *context,
                                  odfgx_error *err);

/* Inflates a whole part to the end of `out`. */
odfgx_status odfgx_package_read(odfgx_package *package, const char *part,
                                odfgx_buffer *out, odfgx_error *err);

#endif
