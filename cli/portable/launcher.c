/* The portable program's first one: it finds its own folder and starts the
 * program in lib/ with the loader and the libraries that lie beside that. It
 * is one file for all three programs: as FOLDER/odfgx it starts
 * FOLDER/lib/odfgx.bin, as FOLDER/lib/odfgx-xls FOLDER/lib/odfgx-xls.bin.
 *
 * It has no C library: a static one would be seventy times its size. */
#include "cli/portable/system.h"
#include "report/platform.h"

#include <elf.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>

#define LOADER "ld.so"

enum {
    PATH_ROOM = 4096, /* PATH_MAX of Linux */
    LINKS = 40,       /* as many as the kernel follows */
    STANDARD = 3,     /* the first file that is not standard */
    CANNOT_RUN = 126  /* as a shell says it */
};

/* ------------------------------------------------------------------- text */

typedef struct path {
    char text[PATH_ROOM];
    size_t length;
    bool too_long;
} path;

static size_t length_of(const char *text)
{
    size_t length = 0;
    while (text[length] != '\0')
        length++;
    return length;
}

static void add(path *out, const char *text)
{
    while (*text != '\0' && out->length + 1 < PATH_ROOM)
        out->text[out->length++] = *text++;
    out->text[out->length] = '\0';
    out->too_long = out->too_long || *text != '\0';
}

static void set(path *out, const char *text)
{
    out->length = 0;
    out->too_long = false;
    add(out, text);
}

static void add_number(path *out, long number)
{
    char digits[24];
    size_t place = sizeof digits - 1;
    digits[place] = '\0';
    for (; number > 0 || place == sizeof digits - 1; number /= 10)
        digits[--place] = (char)('0' + number % 10);
    add(out, digits + place);
}

/* Where the name in it begins. */
static size_t name_of(const path *file)
{
    size_t place = file->length;
    while (place > 0 && file->text[place - 1] != '/')
        place--;
    return place;
}

static void cut(path *file, size_t length)
{
    file->length = length;
    file->text[length] = '\0';
}

static bool begins_with(const char *text, const char *beginning)
{
    while (*beginning != '\0' && *text == *beginning)
        text++, beginning++;
    return *beginning == '\0';
}

/* -------------------------------------------------------------- the kernel */

static bool read_link(const char *name, path *out)
{
    long length = system_call(SYS_readlinkat, AT_FDCWD, (long)name,
                              (long)out->text, PATH_ROOM - 1);
    if (length <= 0 || length >= PATH_ROOM - 1)
        return false;
    cut(out, (size_t)length);
    out->too_long = false;
    return true;
}

static bool is_there(const char *name)
{
    return system_call(SYS_faccessat, AT_FDCWD, (long)name, 0, 0) == 0;
}

static void end(const char *file)
{
    static const char more[] =
        ": it can't be run from here; unpack the whole archive into a folder "
        "of a disk that allows programs\n"
        "无法从这里运行：请把压缩包完整解压到本机硬盘后再试\n";
    (void)system_call(SYS_write, 2, (long)file, (long)length_of(file), 0);
    (void)system_call(SYS_write, 2, (long)more, sizeof more - 1, 0);
    (void)system_call(SYS_exit_group, CANNOT_RUN, 0, 0, 0);
}

/* --------------------------------------------------------------- the place */

static void make_absolute(path *file)
{
    static path folder;
    if (file->text[0] == '/' ||
        system_call(SYS_getcwd, (long)folder.text, PATH_ROOM, 0, 0) <= 0)
        return;
    folder.length = length_of(folder.text);
    add(&folder, "/");
    add(&folder, file->text);
    set(file, folder.text);
}

/* The program's file itself, not a link to it that lies elsewhere. */
static void follow_links(path *file)
{
    static path link;
    for (int i = 0; i < LINKS && read_link(file->text, &link); i++) {
        cut(file, link.text[0] == '/' ? 0 : name_of(file));
        add(file, link.text);
    }
}

/* In a root without /proc the name by which it was started must do. */
static void find_self(path *out, const char *started)
{
    if (read_link("/proc/self/exe", out))
        return;
    set(out, started);
    follow_links(out);
    make_absolute(out);
}

/* Splits the program's file into its name and the folder with the loader. */
static void find_library(path *file, path *name)
{
    set(name, file->text + name_of(file));
    cut(file, name_of(file));
    size_t length = file->length; /* at least that of a slash */
    add(file, LOADER);
    bool beside = is_there(file->text);
    cut(file, length);
    if (beside) {
        cut(file, length - 1);
        return;
    }
    add(file, "lib");
    set(name, "odfgx"); /* whatever people call it by now */
}

/* The loader and iconv take lists of folders: one with a separator in its name
 * is named by a file that is held open, out of the way of the standard ones. */
static void name_for_lists(path *out, const path *folder)
{
    size_t place = 0;
    while (folder->text[place] != '\0' && folder->text[place] != ':' &&
           folder->text[place] != ';' && folder->text[place] != '$')
        place++;
    set(out, folder->text);
    if (folder->text[place] == '\0')
        return;
    long file = system_call(SYS_openat, AT_FDCWD, (long)folder->text,
                            O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    long kept = system_call(SYS_fcntl, file, F_DUPFD, STANDARD, 0);
    if (kept < 0)
        return;
    set(out, "/proc/self/fd/");
    add_number(out, kept);
}

/* --------------------------------------------------------- the environment */

static void hide_variables(char **environment)
{
    static const char *const hidden[] = ODFGX_PORTABLE_HIDDEN;
    for (char **entry = environment; *entry != NULL; entry++) {
        for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
            if (begins_with(*entry, hidden[i])) {
                (*entry)[0] = ODFGX_PORTABLE_HIDE((*entry)[0]);
                break;
            }
        }
    }
}

/* ------------------------------------------------------------------- start */

/* What is handed on, all in the folder with the loader. */
typedef struct places {
    path loader, program, folders, modules, locales;
} places;

/* The parts end with NULL. False where they are too long together. */
static bool put_together(path *out, const char *const parts[])
{
    set(out, "");
    for (; *parts != NULL; parts++)
        add(out, *parts);
    return !out->too_long;
}

static bool find_places(places *out, const path *library, const path *name)
{
    name_for_lists(&out->folders, library);
    const char *const parts[][5] = {
        { library->text, "/" LOADER },
        { library->text, "/", name->text, ".bin" },
        { "GCONV_PATH=", out->folders.text, "/gconv" },
        { "LOCPATH=", out->folders.text, "/locale" },
    };
    return put_together(&out->loader, parts[0]) &&
           put_together(&out->program, parts[1]) &&
           put_together(&out->modules, parts[2]) &&
           put_together(&out->locales, parts[3]);
}

/* The kernel limits both lists to a part of the stack. */
static void start(const places *here, char **arguments, long count,
                  char **environment)
{
    long variables = 0, place = 0;
    while (environment[variables] != NULL)
        variables++;
    const char *with[count + 8], *around[variables + 4];

    with[place++] = here->loader.text;
    with[place++] = "--inhibit-cache";
    with[place++] = "--library-path";
    with[place++] = here->folders.text;
    with[place++] = "--argv0";
    with[place++] = count > 0 ? arguments[0] : here->program.text;
    with[place++] = here->program.text;
    for (long i = 1; i < count; i++)
        with[place++] = arguments[i];
    with[place] = NULL;

    hide_variables(environment);
    for (place = 0; place < variables; place++)
        around[place] = environment[place];
    around[place++] = here->modules.text;
    around[place++] = here->locales.text;
    around[place++] = ODFGX_PORTABLE_MARK "=1";
    around[place] = NULL;
    (void)system_call(SYS_execve, (long)here->loader.text, (long)with,
                      (long)around, 0);
}

void launch(long *stack)
{
    static path library, name;
    static places here;
    long count = stack[0];
    char **arguments = (char **)(stack + 1);
    char **environment = arguments + count + 1, **rest = environment;
    while (*rest != NULL)
        rest++;
    const char *started = count > 0 ? arguments[0] : "";
    for (const Elf64_auxv_t *item = (const Elf64_auxv_t *)(rest + 1);
         item->a_type != AT_NULL; item++) {
        if (item->a_type == AT_EXECFN)
            started = (const char *)item->a_un.a_val;
    }
    find_self(&library, started);
    find_library(&library, &name);
    if (find_places(&here, &library, &name))
        start(&here, arguments, count, environment);
    end(here.loader.text);
}
