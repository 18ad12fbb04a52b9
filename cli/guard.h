/* cli/guard.h — watches the file of an office suite's request, which the suite
 * removes when its user has given up. */
#ifndef ODFGX_CLI_GUARD_H
#define ODFGX_CLI_GUARD_H

#include <stdbool.h>

/* Starts a thread that adds a byte to the file `pulse` four times a second
 * while the file `path` exists, and calls `gone` once it does not. The first
 * byte is there on return. False where there can be no such thread. */
bool guard_start(const char *path, const char *pulse, void (*gone)(void));

#endif
