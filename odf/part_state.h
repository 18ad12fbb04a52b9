/* odf/part_state.h — the gate from within: what its callbacks share. */
#ifndef ODFGX_ODF_PART_STATE_H
#define ODFGX_ODF_PART_STATE_H

#include "odf/names.h"

#include <expat.h>

/* An element that is open, or was the last one at its depth. */
typedef struct odfgx_frame {
    int token;
    uint32_t child;       /* hint: the last child's name at this depth */
    size_t binding_count; /* how many were in scope before it */
} odfgx_frame;

struct odfgx_part {
    XML_Parser parser;
    odfgx_part_origin origin;
    odfgx_part_handlers handlers;
    odfgx_names names;
    odfgx_attribute *attributes; /* of one element, those with a token */
    size_t attribute_count;
    odfgx_frame *frames;    /* frames[0] stands for the document */
    size_t depth, capacity; /* at most one frame more than may be nested */
    uint64_t fed;           /* bytes */
    uint64_t text;          /* bytes of text since the last tag */
    odfgx_status status;    /* the first failure */
    odfgx_error *err;
};

/* Bytes that a tag may have: twice what an attribute may, and some more. */
uint64_t odfgx_part_tag_limit(const odfgx_part *part);

/* Takes the attributes of an element, with the bindings that they make. */
odfgx_status odfgx_part_read_attributes(odfgx_part *part, const char **pairs);

/* Each records a failure of its kind and returns its status. The sentence is
 * not translated yet; in one with a limit, %llu stands for it. */
odfgx_status odfgx_part_fail_xml(const odfgx_part *part, const char *sentence);
odfgx_status odfgx_part_fail_limit(const odfgx_part *part, const char *sentence,
                                   uint64_t limit);
odfgx_status odfgx_part_fail_tag(const odfgx_part *part);
odfgx_status odfgx_part_fail_name(const odfgx_part *part, int reason,
                                  const char *name);

/* The failure that Expat reports, unless it was stopped for another. */
odfgx_status odfgx_part_fail_expat(odfgx_part *part);

/* Unless all is well, remembers the failure with its place and stops Expat,
 * which may call once more all the same. */
void odfgx_part_stop(odfgx_part *part, odfgx_status status);

#endif
