/* odf/manifest.h — what kind of document an OpenDocument package says it is,
 * and whether it can be read without a password. */
#ifndef ODFGX_ODF_MANIFEST_H
#define ODFGX_ODF_MANIFEST_H

#include "odf/package.h"

#define ODFGX_MEDIA_TYPE_MAX 128

/* The media type that the part `mimetype` names (ODF 1.3 part 2, 3.3), cut at
 * ODFGX_MEDIA_TYPE_MAX - 1 bytes; "" where there is none. */
odfgx_status odfgx_media_type_read(odfgx_package *package,
                                   char out[ODFGX_MEDIA_TYPE_MAX],
                                   odfgx_error *err);

/* Reads META-INF/manifest.xml, if there is one: ODFGX_ENCRYPTED where
 * content.xml or the whole package is encrypted (ODF 1.3 part 2, 3.4). */
odfgx_status odfgx_manifest_check(odfgx_package *package, odfgx_error *err);

#endif
