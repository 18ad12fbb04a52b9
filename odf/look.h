/* odf/look.h — a look as its author keeps it, a folder of plain and indented
 * parts of an OpenDocument package, made an .odt. */
#ifndef ODFGX_ODF_LOOK_H
#define ODFGX_ODF_LOOK_H

#include "report/buffer.h"

/* Appends a file's bytes to `out`: ODFGX_OPEN or ODFGX_READ with its path. */
odfgx_status odfgx_look_read(const char *path, odfgx_buffer *out,
                             odfgx_error *err);

/* Appends the XML without its comments and without the line ends and blanks
 * that stand between two tags; white space within a tag becomes one blank.
 * The XML must be well-formed and free of CDATA sections. */
void odfgx_look_minify(const char *xml, size_t length, odfgx_buffer *out);

/* Packs `folder` to the end of `out`: mimetype first (ODF 1.3 part 2, 3.3),
 * then manifest, content, styles, meta and settings, minified. */
odfgx_status odfgx_look_pack(const char *folder, odfgx_buffer *out,
                             odfgx_error *err);

#endif
