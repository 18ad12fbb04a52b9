/* filters/xls.h — old Excel and WPS workbooks (.xls, .et), read by libfreexl
 * in a process of its own; and what other old binary documents are. */
#ifndef ODFGX_FILTERS_XLS_H
#define ODFGX_FILTERS_XLS_H

#include "filters/filter.h"

/* Numbers have no format: a percentage is told as a fraction, and a formula's
 * date as a number. What a merged cell covers is told as hidden. Errors name
 * the file. */
extern const odfgx_filter odfgx_filter_xls;

#endif
