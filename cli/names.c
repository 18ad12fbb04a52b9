#include "cli/names.h"

#include "cli/files.h"
#include "cli/text.h"
#include "report/platform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REPORT_ENDING ".odt"
#define PAGE "odfgx" NAME_MARKED ".html"

/* A name in its parts: "年报", 2, ".ods" of "年报 (2).ods". */
typedef struct name_parts {
    const char *name;
    size_t stem; /* bytes of it, without the number */
    const char *ending;
} name_parts;

/* How many bytes of a stem are left without " (12)". */
static size_t without_number(const char *stem, size_t length)
{
    size_t at = length;
    if (at == 0 || stem[--at] != ')')
        return length;
    size_t digits = at;
    while (at > 0 && stem[at - 1] >= '0' && stem[at - 1] <= '9')
        at--;
    return at < digits && at > 2 && memcmp(stem + at - 2, " (", 2) == 0
               ? at - 2
               : length;
}

static bool stem_ends_with(const char *stem, size_t length, const char *end)
{
    size_t size = strlen(end);
    return length > size && memcmp(stem + length - size, end, size) == 0;
}

static name_parts split(const char *path)
{
    name_parts parts = { .name = path + odfgx_platform_folder_length(path) };
    const char *dot = strrchr(parts.name, '.');
    if (dot == NULL || dot == parts.name)
        dot = parts.name + strlen(parts.name);
    parts.ending = dot;
    parts.stem = (size_t)(dot - parts.name);
    return parts;
}

/* The parts of the file that one is a marked copy of, or its own. */
static name_parts original(const char *path)
{
    name_parts parts = split(path);
    size_t bare = without_number(parts.name, parts.stem);
    if (stem_ends_with(parts.name, bare, NAME_MARKED))
        parts.stem = bare - strlen(NAME_MARKED);
    return parts;
}

static char *make(const char *folder, name_parts parts, const char *end,
                  const char *ending)
{
    size_t length = strlen(folder);
    const char *slash =
        length > 0 && odfgx_platform_is_separator(folder[length - 1]) ? ""
                                                                      : "/";
    if (strcmp(folder, ".") == 0)
        folder = slash = "";
    size_t size = length + 1 + parts.stem + strlen(end) + strlen(ending) + 1;
    char *path = malloc(size);
    if (path != NULL)
        (void)snprintf(path, size, "%s%s%.*s%s%s", folder, slash,
                       (int)parts.stem, parts.name, end, ending);
    return path;
}

char *name_folder(const char *path)
{
    size_t length = odfgx_platform_folder_length(path);
    while (length > 1 && odfgx_platform_is_separator(path[length - 1]))
        length--;
    return length == 0 ? text_copy(".") : text_copy_part(path, length);
}

char *name_join(const char *folder, const char *name)
{
    return make(folder, (name_parts){ .name = "", .stem = 0 }, name, "");
}

const char *name_ending(const char *path)
{
    return split(path).ending;
}

/* The stem with the folder before it. */
static name_parts whole_path(const char *path)
{
    name_parts parts = split(path);
    parts.stem += (size_t)(parts.name - path);
    parts.name = path;
    return parts;
}

char *name_made(const char *folder, const char *file, const char *end,
                const char *ending)
{
    return folder != NULL ? make(folder, split(file), end, ending)
                          : make(".", whole_path(file), end, ending);
}

char *name_of_report(const char *folder, const char *file)
{
    name_parts parts = original(file);
    return make(folder, parts, output_ends_with(file, "odt") ? NAME_REPORT : "",
                REPORT_ENDING);
}

char *name_of_marked(const char *folder, const char *file)
{
    name_parts parts = original(file);
    return make(folder, parts, NAME_MARKED, parts.ending);
}

char *name_of_page(const char *folder)
{
    return name_join(folder, PAGE);
}

char *name_numbered(const char *path, unsigned number)
{
    char end[16] = "";
    if (number > 1)
        (void)snprintf(end, sizeof end, " (%u)", number);
    return name_made(NULL, path, end, name_ending(path));
}

bool name_is_passing(const char *name)
{
    /* LibreOffice saves into lu….tmp, which is no known ending. */
    if (name[0] == '.' || strncmp(name, "~$", 2) == 0 ||
        !odfgx_name_is_known(name))
        return true;
    name_parts parts = split(name);
    return stem_ends_with(parts.name, without_number(parts.name, parts.stem),
                          NAME_MARKED);
}

bool name_is_page(const char *name)
{
    name_parts parts = split(name), page = split(PAGE);
    return without_number(parts.name, parts.stem) == page.stem &&
           memcmp(parts.name, page.name, page.stem) == 0 &&
           strcmp(parts.ending, page.ending) == 0;
}

/* Whether a name is the expected one, or that with a number; frees it. */
static bool is_expected(const char *name, char *expected)
{
    if (expected == NULL)
        return true;
    name_parts parts = split(name), whole = split(expected);
    size_t bare = without_number(parts.name, parts.stem);
    bool found = strcmp(parts.ending, whole.ending) == 0 &&
                 (parts.stem == whole.stem || bare == whole.stem) &&
                 memcmp(parts.name, whole.name, whole.stem) == 0;
    free(expected);
    return found;
}

bool name_is_made_of(const char *name, const char *other)
{
    bool report = output_ends_with(name, "odt");
    bool marked = strstr(name, NAME_MARKED) != NULL;
    if ((!report && !marked) || strcmp(name, other) == 0 ||
        name_is_passing(other))
        return false;
    return (report && is_expected(name, name_of_report(".", other))) ||
           (marked && is_expected(name, name_of_marked(".", other)));
}
