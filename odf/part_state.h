/* odf/part_state.h — the gate from within: what its callbacks share. */
#ifndef ODFGX_ODF_PART_STATE_H
#define ODFGX_ODF_PART_STATE_H

#include "odf/names.h"

#include <expat.h>

/* An element that is open. */
typedef struct odfgx_frame {
    int token;
    size_t binding_count; /* how many were in scope before it */
} odfgx_frame;

struct odfgx_part {
    XML_Parser parser;
    odfgx_part_origin origin;
    odfgx_part_handlers handlers; /* none is NULL */
    odfgx_names names;
    odfgx_attribute *taken;      /* room for `attributes` */
    odfgx_attributes attributes; /* of one element, those with a token */
    odfgx_frame *frames;         /* the first stands for the document */
    odfgx_frame *top, *last;     /* the innermost; the last there is room for */
    uint64_t fed;                /* bytes */
    uint64_t done;               /* those before what Expat keeps for later */
    uint64_t text;               /* bytes of text since the last tag */
    odfgx_status status;         /* the first failure */
    odfgx_error *err;
};

/* Bytes that a tag may have: twice what an attribute may, and some more. */
uint64_t odfgx_part_tag_limit(const odfgx_part *part);

/* Makes room for another frame. */
odfgx_status odfgx_part_deepen(odfgx_part *part);

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
 * whose callbacks are taken from it, as it may call once more all the same. */
void odfgx_part_stop(odfgx_part *part, odfgx_status status);

#endif
