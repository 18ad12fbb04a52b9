/* cli/text.h — texts on the heap, which ISO C has not. */
#ifndef ODFGX_CLI_TEXT_H
#define ODFGX_CLI_TEXT_H

#include <stddef.h>

/* A copy of a text, or of its first bytes. The caller frees it; NULL where
 * memory is out. */
char *text_copy(const char *text);
char *text_copy_part(const char *text, size_t length);

/* The one and behind it the other. */
char *text_join(const char *text, const char *end);

#endif
