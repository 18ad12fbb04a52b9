/* odf/archive.h — a zip archive made in memory; equal calls, equal bytes. */
#ifndef ODFGX_ODF_ARCHIVE_H
#define ODFGX_ODF_ARCHIVE_H

#include "odf/package.h"

typedef struct odfgx_archive odfgx_archive;

odfgx_status odfgx_archive_new(odfgx_archive **out, odfgx_error *err);
void odfgx_archive_free(odfgx_archive *archive);

/* Adds an entry; `data` is borrowed until odfgx_archive_finish. `stored`: not
 * deflated, as `mimetype` must be (ODF 1.3 part 2, 3.3), which comes first. */
odfgx_status odfgx_archive_add(odfgx_archive *archive, const char *name,
                               const void *data, size_t size, bool stored,
                               odfgx_error *err);

/* Copies an entry as it lies in `package`, not inflated; the package must
 * live until odfgx_archive_finish. */
odfgx_status odfgx_archive_copy(odfgx_archive *archive, odfgx_package *package,
                                const char *name, odfgx_error *err);

/* Writes the archive to the end of `out`; nothing more may be added. */
odfgx_status odfgx_archive_finish(odfgx_archive *archive, odfgx_buffer *out,
                                  odfgx_error *err);

#endif
