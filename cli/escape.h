/* cli/escape.h — text in plain ASCII, for programs that read and write files
 * in the encoding of the locale: what is not printable ASCII, and the
 * backslash, is \uXXXX, two of them (a surrogate pair) beyond U+FFFF. */
#ifndef ODFGX_CLI_ESCAPE_H
#define ODFGX_CLI_ESCAPE_H

#include <stdbool.h>
#include <stdio.h>

/* Writes a text; line feeds too are escaped unless `lines`. A byte that is no
 * UTF-8 becomes U+FFFD. */
void escape_write(FILE *stream, const char *text, bool lines);

/* Puts escapes back in place; UTF-8 beside them stays. False where one is cut
 * short, half a pair, or a NUL. */
bool escape_resolve(char *text);

#endif
