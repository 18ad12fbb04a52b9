/* tests/report/zeros.h — a report made by hand, to be checked. */
#ifndef ODFGX_TESTS_REPORT_ZEROS_H
#define ODFGX_TESTS_REPORT_ZEROS_H

#include "report/check.h"

/* A report from `file` in which every figure is 0 and stands in 表!B2; NULL
 * without memory. Names are borrowed. */
odfgx_report *zeros_make(const odfgx_form *form, const char **file,
                         const char *agency, int year);

/* Sets a figure and the text it was read of, which is borrowed. */
void zeros_set(odfgx_report *report, const char *id, odfgx_amount amount,
               const char *text);

/* Checks the report, keeping it, looks for repairs, and frees it. */
void zeros_check(odfgx_findings *findings, odfgx_report *report);

#endif
