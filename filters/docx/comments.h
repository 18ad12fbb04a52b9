/* filters/docx/comments.h — the comments of a DOCX: what they say, and the
 * cells that they are on (ECMA-376 part 1, 17.13.4). */
#ifndef ODFGX_FILTERS_DOCX_COMMENTS_H
#define ODFGX_FILTERS_DOCX_COMMENTS_H

#include "filters/filter.h"
#include "odf/package.h"
#include "report/arena.h"

typedef struct odfgx_docx_comment {
    long id;
    size_t order; /* in the part */
    const char *author, *text;
    size_t length; /* of the text */
    bool told;
} odfgx_docx_comment;

/* { 0 } are none. */
typedef struct odfgx_docx_comments {
    odfgx_arena arena;
    odfgx_docx_comment *items; /* sorted by id once read */
    size_t count, capacity, kept;
    odfgx_buffer text; /* of the one that is being read */
} odfgx_docx_comments;

/* Reads the part by the rules of the body. */
odfgx_status odfgx_docx_comments_read(odfgx_docx_comments *comments,
                                      odfgx_input *input,
                                      odfgx_package *package, const char *part,
                                      odfgx_error *err);
void odfgx_docx_comments_clear(odfgx_docx_comments *comments);

#endif
