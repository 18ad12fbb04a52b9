/* cli/faults.h — opening a template, and what is wrong with it. */
#ifndef ODFGX_CLI_FAULTS_H
#define ODFGX_CLI_FAULTS_H

#include "cli/options.h"

#include <stdio.h>

/* Prints every fault: where it stands, what it says, how to mend it. */
void faults_print(FILE *stream, const odfgx_template *template_);

/* Prints how many of the form's values a template prints. */
void template_print_uses(FILE *stream, const odfgx_form *form,
                         const odfgx_template *template_);

/* Opens the template that the options name. A template with faults is
 * refused: they are printed on stderr. EXIT_DONE or the exit status. */
int template_open(odfgx_template **out, const cli_options *options,
                  const odfgx_form *form);

#endif
