/* filters/number_format.h — number formats of spreadsheets, as Excel writes
 * them (ECMA-376 part 1, 18.8.30 and 18.8.31): what kind of value a cell with
 * one holds, and how it is shown. */
#ifndef ODFGX_FILTERS_NUMBER_FORMAT_H
#define ODFGX_FILTERS_NUMBER_FORMAT_H

#include "filters/serial.h"

typedef struct odfgx_number_format {
    /* FLOAT, PERCENTAGE, CURRENCY, DATE or TIME. */
    odfgx_cell_type type;
    bool plain; /* shows whole numbers of up to 11 digits as they are */
    /* NULL: it depends on the reader's country, or says what is not known
     * here, and the value itself is shown. */
    const char *code;
} odfgx_number_format;

/* The format that has a code, which must outlive it. */
odfgx_number_format odfgx_number_format_of(const char *code);

/* The format that an id stands for where a document does not say it; General
 * for an unknown one. The Chinese ones are those of mainland China. */
odfgx_number_format odfgx_number_format_builtin(unsigned long id);

/* Appends what a cell with a number that is not infinite shows. False, and
 * nothing appended, where that is not known. */
bool odfgx_number_format_show(const odfgx_number_format *format,
                              const odfgx_decimal *number,
                              odfgx_date_system system, odfgx_buffer *out);

#endif
