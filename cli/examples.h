/* cli/examples.h — the examples of a form, which are tests. */
#ifndef ODFGX_CLI_EXAMPLES_H
#define ODFGX_CLI_EXAMPLES_H

#include "cli/options.h"

/* Runs what a form says of prose against its examples and prints, on stdout,
 * those that fail. EXIT_DONE, EXIT_FINDINGS where one fails, or, said, the
 * status of the failure. */
int examples_run(const odfgx_form *form, const cli_options *options);

#endif
