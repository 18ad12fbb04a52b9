/* cli/desktop.h — the entry of the menu and its icon, as they are installed:
 * cli/desktop/odfgx.desktop and odfgx.svg. */
#ifndef ODFGX_CLI_DESKTOP_H
#define ODFGX_CLI_DESKTOP_H

#include <stddef.h>

/* Without the NUL that follows. */
extern const unsigned char desktop_entry[];
extern const size_t desktop_entry_size;
extern const unsigned char desktop_icon[];
extern const size_t desktop_icon_size;

#endif
