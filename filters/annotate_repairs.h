/* filters/annotate_repairs.h — proposed repairs in what is written into a
 * document. */
#ifndef ODFGX_FILTERS_ANNOTATE_REPAIRS_H
#define ODFGX_FILTERS_ANNOTATE_REPAIRS_H

#include "filters/annotate.h"

/* Adds the report's repairs to the list, behind all marks. */
void odfgx_annotation_list_repairs(odfgx_annotation *annotation);

/* Marks the cells of the repairs that are made, with their new values, and
 * lists them; by repair, whether it is. */
odfgx_status odfgx_annotation_fix(odfgx_annotation *annotation,
                                  odfgx_input *input, bool *made,
                                  odfgx_error *err);

#endif
