#include "cli/names.h"
#include "cli/watch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- listing */

/* What was seen at one look. */
typedef struct watch_listing {
    watch_file *files;
    size_t count;
    bool there;
} watch_listing;

static void clear_files(watch_file *files, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(files[i].name);
    free(files);
}

/* Takes the name where it is that of a file. */
static bool see(watch_listing *listing, const watch_folder *folder, char **name)
{
    watch_file file = { .name = *name };
    char *path = name_join(folder->path, *name);
    if (path == NULL)
        return false;
    if (odfgx_platform_look(path, &file.about) &&
        file.about.kind == ODFGX_PLATFORM_REGULAR) {
        listing->files[listing->count++] = file;
        *name = NULL;
    }
    free(path);
    return true;
}

/* False where memory is out. */
static bool list(watch_listing *out, const watch_folder *folder)
{
    size_t found = 0;
    char **names = odfgx_platform_list(folder->path, &found);
    *out = (watch_listing){ .there = names != NULL };
    if (names == NULL)
        return errno != ENOMEM;
    out->files = calloc(found + 1, sizeof(*out->files));
    bool complete = out->files != NULL;
    for (size_t i = 0; i < found && complete; i++)
        complete = name_is_passing(names[i]) || see(out, folder, &names[i]);
    odfgx_platform_list_free(names, found);
    return complete;
}

/* ------------------------------------------------------------- comparison */

static bool is_at_least_as_new(char *path, const odfgx_platform_file *about)
{
    odfgx_platform_file made;
    bool newer = path != NULL && odfgx_platform_look(path, &made) &&
                 made.written >= about->written;
    free(path);
    return newer;
}

/* Whether a report or a marked copy was made of a file as it is. */
static bool is_done(const watch_folder *folder, const watch_file *file,
                    const cli_options *options)
{
    const char *out = options->out != NULL ? options->out : folder->path;
    return is_at_least_as_new(name_of_report(out, file->name), &file->about) ||
           is_at_least_as_new(name_of_marked(out, file->name), &file->about);
}

static bool is_same(const odfgx_platform_file *one,
                    const odfgx_platform_file *other)
{
    return one->size == other->size && one->written == other->written &&
           one->changed == other->changed;
}

/* Takes over what is known of files that are as they were. */
static void compare(const watch_folder *folder, watch_listing *listing,
                    const cli_options *options, int64_t now)
{
    size_t old = 0;
    for (size_t i = 0; i < listing->count; i++) {
        watch_file *file = &listing->files[i];
        while (old < folder->count &&
               strcmp(folder->files[old].name, file->name) < 0)
            old++;
        bool known = old < folder->count &&
                     strcmp(folder->files[old].name, file->name) == 0;
        const watch_file *before = known ? &folder->files[old] : NULL;
        file->since = now;
        if (known && is_same(&before->about, &file->about)) {
            file->since = before->since;
            file->again = before->again;
            file->due = before->due;
            file->told = before->told;
        } else {
            file->due = folder->there || options->all ||
                        !is_done(folder, file, options);
        }
    }
}

watch_look watch_folder_look(watch_folder *folder, const cli_options *options,
                             int64_t now)
{
    watch_listing seen;
    if (!list(&seen, folder)) {
        clear_files(seen.files, seen.count);
        return WATCH_FAILED;
    }
    compare(folder, &seen, options, now);
    watch_look look = seen.there == folder->there ? WATCH_SAME
                      : seen.there                ? WATCH_THERE
                                                  : WATCH_GONE;
    clear_files(folder->files, folder->count);
    folder->files = seen.files;
    folder->count = seen.count;
    folder->there = seen.there;
    return look;
}

void watch_folder_clear(watch_folder *folder)
{
    clear_files(folder->files, folder->count);
    folder->files = NULL;
    folder->count = 0;
}

/* -------------------------------------------------------------------- due */

static bool is_report(const watch_folder *folder, const watch_file *file)
{
    for (size_t i = 0; i < folder->count; i++) {
        if (name_is_made_of(file->name, folder->files[i].name))
            return true;
    }
    return false;
}

bool watch_file_ready(const watch_folder *folder, watch_file *file, int64_t now)
{
    if (!file->due || now - file->since < WATCH_QUIET || now < file->again)
        return false;
    if (is_report(folder, file))
        file->due = false;
    return file->due;
}

bool watch_folder_busy(const watch_folder *folder)
{
    for (size_t i = 0; i < folder->count; i++) {
        if (folder->files[i].due)
            return true;
    }
    return false;
}
