/* cli/language.h — the language of what is said, whatever the locale. */
#ifndef ODFGX_CLI_LANGUAGE_H
#define ODFGX_CLI_LANGUAGE_H

#include "report/odfgx.h"

/* The language by --lang of the command line, else by the environment. */
odfgx_language language_choose(int argc, char *const *argv);

/* Makes it the language of the process and finds its messages: beside the
 * program in a build tree, else ../share/locale from there. */
void language_set(odfgx_language language, const char *program);

#endif
