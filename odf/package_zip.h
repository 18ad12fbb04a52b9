/* odf/package_zip.h — what the files of this room share of libzip. */
#ifndef ODFGX_ODF_PACKAGE_ZIP_H
#define ODFGX_ODF_PACKAGE_ZIP_H

#include "odf/package.h"

#include <zip.h>

/* Records a failure of libzip in our own words; returns its status. libzip
 * 1.7.3 takes much of what memory it does not get for a fault of the archive,
 * or for none at all: errno, set to 0 before the call, is the witness. */
odfgx_status odfgx_package_fail(const zip_error_t *error, const char *where,
                                odfgx_error *err);

/* The archive itself; borrowed. */
zip_t *odfgx_package_zip(const odfgx_package *package);

/* What the archive says of a part. Fails where the part is missing, is
 * encrypted or compressed in another way than documents are (ODF 1.3 part 2,
 * 2.2). `where` is "FILE: PART". */
odfgx_status odfgx_package_find(const odfgx_package *package, const char *part,
                                zip_stat_t *out, const char *where,
                                odfgx_error *err);

#endif
