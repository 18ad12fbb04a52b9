/* tests/fuzz/steps.h — mutations of XML and HTML by their structure. */
#ifndef ODFGX_TESTS_FUZZ_STEPS_H
#define ODFGX_TESTS_FUZZ_STEPS_H

#include "report/odfgx.h"

/* A source of numbers that a seed determines. */
typedef struct chance {
    uint64_t state;
} chance;

chance chance_of(uint64_t seed);
/* A number below `bound`, which is > 0. */
size_t chance_below(chance *chance, size_t bound);

typedef enum step {
    STEP_REPEAT,    /* an element */
    STEP_DELETE,    /* an element */
    STEP_MOVE,      /* an element to another place */
    STEP_SWAP,      /* two elements */
    STEP_WRAP,      /* an element in tags like its own */
    STEP_UNWRAP,    /* an element loses its tags */
    STEP_RENAME,    /* an element, as another is named */
    STEP_VALUE,     /* an attribute gets another value */
    STEP_DROP,      /* an attribute is lost */
    STEP_ATTRIBUTE, /* an element gets an attribute of another */
    STEP_TEXT,      /* a text is changed */
    STEP_SPLICE,    /* some bytes come from elsewhere in the text */
    STEP_CUT,       /* the end is lost */
    STEPS
} step;

/* Takes the step, if the text is such that it can be taken; the text grows to
 * at most `limit` bytes. False where nothing was changed. */
bool step_take(step step, odfgx_buffer *text, size_t limit, chance *chance);

/* Puts an element of `other`, or some bytes, into the text. */
bool step_graft(odfgx_buffer *text, const odfgx_buffer *other, size_t limit,
                chance *chance);

#endif
