#include "cli/names.h"
#include "cli/text.h"
#include "cli/watch.h"

#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- listing */

/* A look that is under way. */
typedef struct watch_listing {
    const watch_folder *folder;
    watch_file *files;
    size_t count, capacity;
    bool complete; /* memory sufficed */
} watch_listing;

static void clear_files(watch_file *files, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(files[i].name);
    free(files);
}

static bool make_room(watch_listing *listing)
{
    if (listing->count < listing->capacity)
        return true;
    size_t capacity = 2 * listing->capacity + 64;
    watch_file *files =
        realloc(listing->files, capacity * sizeof(*listing->files));
    if (files == NULL)
        return false;
    listing->files = files;
    listing->capacity = capacity;
    return true;
}

static bool see(void *context, const char *name)
{
    watch_listing *listing = context;
    watch_file file = { 0 };
    if (name_is_passing(name))
        return true;
    char *path = name_join(listing->folder->path, name);
    listing->complete = path != NULL && make_room(listing);
    if (listing->complete && odfgx_platform_stamp_read(path, &file.about) &&
        file.about.regular) {
        file.name = text_copy(name);
        listing->complete = file.name != NULL;
        if (listing->complete)
            listing->files[listing->count++] = file;
    }
    free(path);
    return listing->complete;
}

static int by_name(const void *one, const void *other)
{
    return strcmp(((const watch_file *)one)->name,
                  ((const watch_file *)other)->name);
}

/* ------------------------------------------------------------- comparison */

static bool is_at_least_as_new(char *path, const odfgx_platform_stamp *about)
{
    odfgx_platform_stamp made;
    bool newer = path != NULL && odfgx_platform_stamp_read(path, &made) &&
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

static bool is_same(const odfgx_platform_stamp *one,
                    const odfgx_platform_stamp *other)
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
        while (old < folder->count && by_name(&folder->files[old], file) < 0)
            old++;
        bool known =
            old < folder->count && by_name(&folder->files[old], file) == 0;
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
    watch_listing listing = { .folder = folder, .complete = true };
    bool there = odfgx_platform_folder_list(folder->path, see, &listing);
    if (!listing.complete) {
        clear_files(listing.files, listing.count);
        return WATCH_FAILED;
    }
    if (listing.count > 0)
        qsort(listing.files, listing.count, sizeof(*listing.files), by_name);
    if (there)
        compare(folder, &listing, options, now);
    else
        listing.count = (clear_files(listing.files, listing.count), 0);
    watch_look look = there == folder->there ? WATCH_SAME
                      : there                ? WATCH_THERE
                                             : WATCH_GONE;
    clear_files(folder->files, folder->count);
    folder->files = there ? listing.files : NULL;
    folder->count = listing.count;
    folder->there = there;
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
