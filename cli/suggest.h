/* cli/suggest.h — "did you mean": the known word next to a mistyped one. */
#ifndef ODFGX_CLI_SUGGEST_H
#define ODFGX_CLI_SUGGEST_H

#include <stddef.h>

/* What was typed and the nearest word so far; { .typed = … } to begin. */
typedef struct cli_suggestion {
    const char *typed;
    const char *nearest; /* NULL: none is near enough */
    int length;          /* of the nearest */
    size_t distance;
} cli_suggestion;

void suggestion_try(cli_suggestion *suggestion, const char *word,
                    size_t length);

#endif
