#include "cli/settings.h"

#include "cli/escape.h"
#include "cli/say.h"
#include "report/platform.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BYTES_MAX = 65536 };

static const struct {
    const char *name;
    size_t member;
} rows[] = {
    { "template", offsetof(plugin_settings, template_) },
    { "previous", offsetof(plugin_settings, previous) },
    { "agency", offsetof(plugin_settings, agency) },
};

#define ROWS (sizeof rows / sizeof *rows)

static const char **member(plugin_settings *settings, size_t row)
{
    return (const char **)(void *)((char *)settings + rows[row].member);
}

static const char *value(const plugin_settings *settings, size_t row)
{
    const char *at = (const char *)settings + rows[row].member;
    return *(const char *const *)(const void *)at;
}

void settings_clear(plugin_settings *settings)
{
    free(settings->bytes);
    *settings = (plugin_settings){ 0 };
}

void settings_each(const plugin_settings *settings,
                   void (*each)(const char *name, const char *value,
                                void *context),
                   void *context)
{
    for (size_t i = 0; i < ROWS; i++)
        each(rows[i].name, value(settings, i), context);
}

/* ----------------------------------------------------------------- the place
 */

typedef struct settings_place {
    char above[ODFGX_PLATFORM_PATH];  /* ~/.config */
    char folder[ODFGX_PLATFORM_PATH]; /* ~/.config/odfgx */
    char file[ODFGX_PLATFORM_PATH], part[ODFGX_PLATFORM_PATH];
} settings_place;

static bool join(char out[ODFGX_PLATFORM_PATH], const char *folder,
                 const char *name)
{
    int length = snprintf(out, ODFGX_PLATFORM_PATH, "%s/%s", folder, name);
    return length > 0 && length < ODFGX_PLATFORM_PATH;
}

static bool find_place(settings_place *out)
{
    return odfgx_platform_user_folder(ODFGX_PLATFORM_SETTINGS, out->above,
                                      sizeof out->above) &&
           join(out->folder, out->above, "odfgx") &&
           join(out->file, out->folder, "settings") &&
           join(out->part, out->folder, "settings.part");
}

/* --------------------------------------------------------- reading, writing */

/* Lines that say nothing known are passed over; the last one counts. */
static void take_line(plugin_settings *out, char *line)
{
    char *tab = strchr(line, '\t');
    if (tab == NULL)
        return;
    *tab = '\0';
    for (size_t i = 0; i < ROWS; i++) {
        if (strcmp(rows[i].name, line) == 0 && escape_resolve(tab + 1) &&
            tab[1] != '\0')
            *member(out, i) = tab + 1;
    }
}

static void take_lines(plugin_settings *out, char *line)
{
    while (*line != '\0') {
        char *end = line + strcspn(line, "\r\n"), *next = end;
        next += strspn(end, "\r\n");
        *end = '\0';
        take_line(out, line);
        line = next;
    }
}

bool settings_read(plugin_settings *out)
{
    settings_place place;
    *out = (plugin_settings){ 0 };
    FILE *file = find_place(&place)
                     ? odfgx_platform_open_stream(place.file, "rb")
                     : NULL;
    if (file == NULL)
        return true;
    out->bytes = malloc(BYTES_MAX + 1);
    if (out->bytes != NULL) {
        size_t length = fread(out->bytes, 1, BYTES_MAX, file);
        out->bytes[length] = '\0';
        take_lines(out, out->bytes);
    }
    (void)fclose(file);
    return out->bytes != NULL;
}

static odfgx_status fail(odfgx_error *err, const char *where)
{
    err->status = ODFGX_WRITE;
    (void)snprintf(err->where, sizeof err->where, "%.*s",
                   (int)sizeof err->where - 1, where);
    (void)snprintf(err->text, sizeof err->text, "%s",
                   _("the settings can't be kept there; see whether the "
                     "folder may be written to"));
    return err->status;
}

odfgx_status settings_write(const plugin_settings *settings, odfgx_error *err)
{
    settings_place place;
    if (!find_place(&place))
        return fail(err, "HOME");
    if (!odfgx_platform_make_folder(place.above, ODFGX_PLATFORM_PRIVATE) ||
        !odfgx_platform_make_folder(place.folder, ODFGX_PLATFORM_PRIVATE))
        return fail(err, place.folder);
    FILE *file = odfgx_platform_open_stream(place.part, "wb");
    if (file == NULL)
        return fail(err, place.file);
    for (size_t i = 0; i < ROWS; i++) {
        if (value(settings, i) == NULL)
            continue;
        (void)fprintf(file, "%s\t", rows[i].name);
        escape_write(file, value(settings, i), false);
        (void)fputc('\n', file);
    }
    bool failed = ferror(file) != 0;
    failed |= fclose(file) != 0;
    failed = failed || !odfgx_platform_replace(place.part, place.file);
    return failed ? fail(err, place.file) : ODFGX_OK;
}
