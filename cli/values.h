/* cli/values.h — lists of what a form has: its sections, its values. */
#ifndef ODFGX_CLI_VALUES_H
#define ODFGX_CLI_VALUES_H

#include "report/odfgx.h"

/* Whether the lists show tags of a template, or plain names. */
typedef enum value_style {
    VALUES_PLAIN,
    VALUES_TAGS /* "{{…}}" */
} value_style;

/* Prints a line a section: id, name, heading. As tags: only those of prose,
 * and before them agency, year and title. */
void sections_print(const odfgx_form *form, value_style style);

/* Prints a line a value: id, Chinese name, unit, label. */
void values_print(const odfgx_form *form, value_style style);

#endif
