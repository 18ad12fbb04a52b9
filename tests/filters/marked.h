/* tests/filters/marked.h — documents with marks, for the tests: at each cell
 * and paragraph that is told. */
#ifndef ODFGX_TESTS_FILTERS_MARKED_H
#define ODFGX_TESTS_FILTERS_MARKED_H

#include "filters/mark.h"
#include "odf/package.h"

enum { MARKED_MOST = 400 };

/* Marks at what a document tells. */
typedef struct marked_list {
    odfgx_mark marks[MARKED_MOST];
    odfgx_result results[MARKED_MOST + 2];
    size_t count;
    odfgx_markup markup; /* of all of them, with a result for each */
    odfgx_buffer told;   /* the transcript */
} marked_list;

/* Reads a document named "a.docx" and marks all of it; false where it can't
 * be read. marked_clear is the caller's. */
bool marked_read(const odfgx_buffer *document, marked_list *list);
void marked_clear(marked_list *list);

/* Writes a copy with the markup, by the document's own filter. */
odfgx_status marked_write(const odfgx_buffer *document,
                          const odfgx_markup *markup, odfgx_buffer *out,
                          odfgx_error *err);

/* Expects that a document has the parts of another, byte for byte. */
bool marked_expect_same(const char *name, const odfgx_buffer *document,
                        const odfgx_buffer *other);

/* The document with another author for the comments of odfgx, so that they
 * are told. */
odfgx_buffer marked_by_another(const odfgx_buffer *document);

/* The document with another text in place of one, everywhere in a part. */
odfgx_buffer marked_replace(const odfgx_buffer *document, const char *part,
                            const char *text, const char *instead);

/* A part's bytes; empty where there is none. */
odfgx_buffer marked_part(const odfgx_buffer *document, const char *part);

#endif
