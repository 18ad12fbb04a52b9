/* filters/filter.h — one format that cells are read from. */
#ifndef ODFGX_FILTERS_FILTER_H
#define ODFGX_FILTERS_FILTER_H

#include "filters/mark.h"

typedef struct odfgx_filter {
    const char *name; /* "ods" */
    /* How sure the filter is that the input is of its format, by a look at
     * its head or directory: 0 not at all, 100 wholly. */
    int (*bid)(odfgx_input *input);
    odfgx_status (*read)(odfgx_input *input, const odfgx_visitor *visitor,
                         odfgx_error *err);
    /* Writes a copy of the input with the marks in it to the end of `out`;
     * parts that do not change are copied raw. NULL: the format can't carry
     * marks. */
    odfgx_status (*mark)(odfgx_input *input, const odfgx_markup *markup,
                         odfgx_buffer *out, odfgx_error *err);
} odfgx_filter;

/* The filter that reads the input, or NULL. */
const odfgx_filter *odfgx_filter_find(odfgx_input *input);

#endif
