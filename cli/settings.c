#include "cli/settings.h"

#include "cli/escape.h"
#include "cli/reply.h"
#include "cli/say.h"
#include "report/platform.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_SIZE = 4096, BYTES_MAX = 65536 };

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
    char above[PATH_SIZE];  /* ~/.config */
    char folder[PATH_SIZE]; /* ~/.config/odfgx */
    char file[PATH_SIZE], part[PATH_SIZE];
} settings_place;

static bool join(char out[PATH_SIZE], const char *folder, const char *name)
{
    int length = snprintf(out, PATH_SIZE, "%s/%s", folder, name);
    return length > 0 && length < PATH_SIZE;
}

/* Relative paths in these variables are invalid (XDG Base Directory). */
static bool find_place(settings_place *out)
{
    static const struct {
        const char *variable, *name;
    } bases[] = { { "XDG_CONFIG_HOME", "." },
                  { "APPDATA", "." },
                  { "HOME", ".config" } };
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        const char *base = getenv(bases[i].variable);
        if (base != NULL && (base[0] == '/' || strchr(base, ':') != NULL))
            return join(out->above, base, bases[i].name) &&
                   join(out->folder, out->above, "odfgx") &&
                   join(out->file, out->folder, "settings") &&
                   join(out->part, out->folder, "settings.part");
    }
    return false;
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
    FILE *file = find_place(&place) ? fopen(place.file, "rb") : NULL;
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
    if (!odfgx_platform_private_folder(place.above) ||
        !odfgx_platform_private_folder(place.folder))
        return fail(err, place.folder);
    FILE *file = fopen(place.part, "wb");
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
    failed = failed || !file_replace(place.part, place.file);
    return failed ? fail(err, place.file) : ODFGX_OK;
}
