/* tests/odf/hostile.h — tables of archives, and what must come of reading the
 * content of each. */
#ifndef ODFGX_TESTS_ODF_HOSTILE_H
#define ODFGX_TESTS_ODF_HOSTILE_H

#include "report/error.h"
#include "tests/odf/zip_builder.h"

#define HOSTILE_PART "content.xml"
#define HOSTILE_CONTENT "<office:document-content/>"

typedef struct hostile_case {
    const char *name;
    void (*make)(zip_builder *zip);
    odfgx_status status;
    const char *fragment; /* of the sentence */
} hostile_case;

/* Reads the content of each archive: it is HOSTILE_CONTENT, or the error is
 * the expected one, names the file and leaves nothing behind. */
void hostile_run(const hostile_case *cases, size_t count);

/* The content of the archive, opened as "a.ods". */
odfgx_status hostile_read(const zip_builder *zip, const odfgx_limits *limits,
                          odfgx_buffer *out, odfgx_error *err);

/* What an office suite writes: mimetype and content; with an end or not. */
void hostile_add_parts(zip_builder *zip);
void hostile_honest(zip_builder *zip);

/* A whole archive whose content is so many spaces. */
void hostile_add_spaces(zip_builder *zip, size_t size);

#endif
