/* odfgx desktop install|remove — an entry in the menu of this user for a
 * program that was not installed: the portable one, wherever it lies. */
#include "cli/command.h"
#include "cli/desktop.h"
#include "cli/files.h"
#include "cli/names.h"
#include "cli/say.h"
#include "report/platform.h"

#include <stdlib.h>
#include <string.h>

#define ESCAPED_SIZE (8 * ODFGX_PLATFORM_PATH)
#define PROGRAM "odfgx"

/* What is made, below the user's folder of data. */
static const struct {
    const char *folder, *name;
} made[] = {
    { "applications", PROGRAM ".desktop" },
    { "icons/hicolor/scalable/apps", PROGRAM ".svg" },
};

enum { ENTRY, ICON, MADE };

/* Of what is made; NULL where memory was out. */
typedef struct desktop_paths {
    char *folders[MADE], *files[MADE];
} desktop_paths;

static int paths_init(desktop_paths *paths)
{
    char data[ODFGX_PLATFORM_PATH];
    *paths = (desktop_paths){ 0 };
    if (!odfgx_platform_user_folder(ODFGX_PLATFORM_DATA, data, sizeof data)) {
        say("%s", _("this user has no folder of their own for menus: HOME is "
                    "not set"));
        return EXIT_OUTPUT;
    }
    for (size_t i = 0; i < MADE; i++) {
        paths->folders[i] = name_join(data, made[i].folder);
        if (paths->folders[i] != NULL)
            paths->files[i] = name_join(paths->folders[i], made[i].name);
        if (paths->files[i] == NULL)
            return say_memory();
    }
    return EXIT_DONE;
}

static void paths_clear(desktop_paths *paths)
{
    for (size_t i = 0; i < MADE; i++) {
        free(paths->folders[i]);
        free(paths->files[i]);
    }
}

/* ------------------------------------------------------------- the program */

/* The program, or, for one that a loader beside it runs (lib/ of the portable
 * folder), what stands above its folder. On the heap; NULL where neither is. */
static char *find_program(void)
{
    static const char *const places[] = { "../" PROGRAM, PROGRAM };
    char running[ODFGX_PLATFORM_PATH], place[ODFGX_PLATFORM_PATH + 32];
    if (!odfgx_platform_program(running, sizeof running))
        return NULL;
    size_t length = odfgx_platform_folder_length(running);
    if (strcmp(running + length, PROGRAM) == 0)
        return odfgx_platform_resolve(running);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        (void)snprintf(place, sizeof place, "%.*s%s", (int)length, running,
                       places[i]);
        if (file_is(place, ODFGX_PLATFORM_REGULAR))
            return odfgx_platform_resolve(place);
    }
    return NULL;
}

/* As an argument of Exec: in quotation marks, where four characters have a
 * backslash before them, which is doubled as in any text of an entry; a
 * percent sign is doubled (Desktop Entry Specification, "The Exec key"). GLib
 * looks for the program before it halves them again, so env starts it then. */
static void escape(const char *path, char out[ESCAPED_SIZE])
{
    static const char starter[] = "env ";
    if (strchr(path, '%') != NULL)
        out = strcpy(out, starter) + strlen(starter);
    *out++ = '"';
    for (; *path != '\0'; path++) {
        if (*path == '\\')
            *out++ = '\\', *out++ = '\\', *out++ = '\\';
        else if (strchr("\"`$", *path) != NULL)
            *out++ = '\\', *out++ = '\\';
        else if (*path == '%')
            *out++ = '%';
        *out++ = *path;
    }
    *out++ = '"';
    *out = '\0';
}

/* ---------------------------------------------------------------- the entry */

static void append(odfgx_buffer *out, const char *text, size_t length)
{
    char *data = realloc(out->data, out->length + length + 1);
    if (data == NULL) {
        out->failed = true;
        return;
    }
    memcpy(data + out->length, text, length);
    out->data = data;
    out->length += length;
    out->data[out->length] = '\0';
}

/* The entry with the path of the program in its Exec lines. TryExec, which
 * knows no quotation marks, is left out: an entry whose program has gone is
 * told by the menu. */
static void make_entry(odfgx_buffer *out, const char *program)
{
    static const char exec[] = "Exec=" PROGRAM " ", try_exec[] = "TryExec=";
    char escaped[ESCAPED_SIZE];
    escape(program, escaped);
    for (const char *line = (const char *)desktop_entry, *end; *line != '\0';
         line = end + 1) {
        end = strchr(line, '\n');
        size_t length = (size_t)(end + 1 - line);
        if (strncmp(line, try_exec, strlen(try_exec)) == 0)
            continue;
        if (strncmp(line, exec, strlen(exec)) == 0) {
            append(out, "Exec=", strlen("Exec="));
            append(out, escaped, strlen(escaped));
            line += strlen(exec) - 1;
            length = (size_t)(end + 1 - line);
        }
        append(out, line, length);
    }
}

static int write(const char *folder, const char *path, const void *data,
                 size_t size)
{
    odfgx_error failure = { 0 };
    (void)odfgx_platform_make_folders(folder);
    return odfgx_output_write(path, data, size, true, NULL, 0, &failure) ==
                   ODFGX_OK
               ? EXIT_DONE
               : say_failure(&failure);
}

static int install(const desktop_paths *paths, const odfgx_buffer *entry)
{
    int status = write(paths->folders[ICON], paths->files[ICON], desktop_icon,
                       desktop_icon_size);
    if (status == EXIT_DONE)
        status = write(paths->folders[ENTRY], paths->files[ENTRY], entry->data,
                       entry->length);
    if (status == EXIT_DONE)
        odfgx_platform_refresh_menus(paths->folders[ENTRY]);
    return status;
}

int run_desktop_install(const invocation *call)
{
    char *program = NULL;
    desktop_paths paths;
    odfgx_buffer entry = { 0 };
    int status = paths_init(&paths);
    if (status == EXIT_DONE) {
        program = find_program();
        if (program == NULL || strlen(program) >= ODFGX_PLATFORM_PATH) {
            say("%s", _("it can't be told where this program lies"));
            status = EXIT_FAULT;
        }
    }
    if (status == EXIT_DONE) {
        make_entry(&entry, program);
        status = entry.failed ? say_memory() : install(&paths, &entry);
    }
    if (status == EXIT_DONE && !call->options.quiet)
        say(_("%s: written; the menu has this program now, and files can be "
              "dropped on it"),
            paths.files[ENTRY]);
    odfgx_buffer_clear(&entry);
    free(program);
    paths_clear(&paths);
    return status;
}

int run_desktop_remove(const invocation *call)
{
    desktop_paths paths;
    int status = paths_init(&paths);
    for (size_t i = 0; i < MADE && status == EXIT_DONE; i++) {
        const char *path = paths.files[i];
        if (!odfgx_platform_is_taken(path))
            continue;
        if (remove(path) != 0) {
            say(_("%s: can't be removed"), path);
            status = EXIT_OUTPUT;
        } else if (!call->options.quiet) {
            say(_("%s: removed"), path);
        }
    }
    if (status == EXIT_DONE)
        odfgx_platform_refresh_menus(paths.folders[ENTRY]);
    paths_clear(&paths);
    return status;
}
