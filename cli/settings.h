/* cli/settings.h — what a user of the office extension has set: kept in
 * odfgx/settings of the folder for settings (XDG_CONFIG_HOME, ~/.config;
 * APPDATA on Windows), a line each: name, TAB, value as in cli/escape.h. */
#ifndef ODFGX_CLI_SETTINGS_H
#define ODFGX_CLI_SETTINGS_H

#include "report/odfgx.h"

/* NULL where not set. */
typedef struct plugin_settings {
    const char *template_; /* a template of one's own */
    const char *previous;  /* last year's report, or the folder of such */
    const char *agency;    /* the agency that workbooks are made for */
    char *bytes;           /* what they point into */
} plugin_settings;

/* Settings that can't be read are none. False when out of memory. */
bool settings_read(plugin_settings *out);
void settings_clear(plugin_settings *settings);

/* Those that are NULL are forgotten. */
odfgx_status settings_write(const plugin_settings *settings, odfgx_error *err);

/* Calls `each` with the name and the value of every setting, in their order;
 * the value is NULL where it is not set. */
void settings_each(const plugin_settings *settings,
                   void (*each)(const char *name, const char *value,
                                void *context),
                   void *context);

#endif
