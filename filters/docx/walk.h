/* filters/docx/walk.h — the way through a part of a DOCX: which elements
 * count where. What has no rule where it stands is left out with all that is
 * in it, such as the old properties that a tracked change keeps. */
#ifndef ODFGX_FILTERS_DOCX_WALK_H
#define ODFGX_FILTERS_DOCX_WALK_H

#include "filters/docx/names.h"

typedef struct odfgx_docx_walk odfgx_docx_walk;

#define DOCX_WITHIN(place) (UINT32_C(1) << (place))

enum {
    DOCX_OUTSIDE,        /* the place around the root */
    DOCX_SAME_PLACE = 31 /* as `inside`: the place around the element */
};

/* What an element means. `start` may call odfgx_docx_walk_leave_out; else
 * `end` is called too, where it is not NULL. */
typedef struct odfgx_docx_rule {
    uint32_t places; /* where it counts, as bits */
    int inside;      /* the place that its content is in */
    odfgx_status (*start)(odfgx_docx_walk *walk,
                          const odfgx_attributes *attributes, odfgx_error *err);
    odfgx_status (*end)(odfgx_docx_walk *walk, odfgx_error *err);
} odfgx_docx_rule;

/* An element that is open. The marks are free for the rules to use. */
typedef struct odfgx_docx_frame {
    uint8_t place, token;
    bool marked, also_marked;
    uint32_t number;
} odfgx_docx_frame;

struct odfgx_docx_walk {
    const odfgx_docx_rule *rules; /* DOCX_ELEMENTS of them, by token */
    /* The place in which elements of any name are seen through, or 0. */
    int open_place;
    odfgx_status (*text)(odfgx_docx_walk *walk, const char *bytes,
                         size_t length, odfgx_error *err);
    odfgx_docx_frame *frames; /* the first stands for the outside */
    odfgx_docx_frame *top,
        *last;        /* the innermost; the last there is room for */
    uint64_t skipped; /* depth within an element that is left out */
    odfgx_part *gate; /* while it reads: for odfgx_part_place */
};

/* Reads a part. The other members are the caller's, set before. */
odfgx_status odfgx_docx_walk_read(odfgx_docx_walk *walk, odfgx_package *package,
                                  const char *part, odfgx_error *err);

/* The same from memory. */
odfgx_status odfgx_docx_walk_read_bytes(odfgx_docx_walk *walk,
                                        const odfgx_part_origin *origin,
                                        const odfgx_buffer *bytes,
                                        odfgx_error *err);

/* Leaves out the element that begins. */
void odfgx_docx_walk_leave_out(odfgx_docx_walk *walk);

/* The element that begins or ends, or is nearest to the text; the one around
 * it. */
odfgx_docx_frame *odfgx_docx_walk_element(odfgx_docx_walk *walk);
odfgx_docx_frame *odfgx_docx_walk_around(odfgx_docx_walk *walk);

/* For alternative contents (ECMA-376 part 3, 7.5): the first choice that is
 * understood, else the fallback. */
odfgx_status odfgx_docx_choice_start(odfgx_docx_walk *walk,
                                     const odfgx_attributes *attributes,
                                     odfgx_error *err);
odfgx_status odfgx_docx_fallback_start(odfgx_docx_walk *walk,
                                       const odfgx_attributes *attributes,
                                       odfgx_error *err);

#endif
