#include "cli/drop.h"
#include "cli/names.h"
#include "cli/say.h"
#include "cli/text.h"
#include "report/platform.h"

#include <stdlib.h>
#include <string.h>

/* Takes the path, or frees it; false where memory is out. */
static bool add(drop_files *files, char *path)
{
    if (path != NULL && files->count == files->capacity) {
        size_t capacity = 2 * files->capacity + 8;
        char **paths = realloc(files->paths, capacity * sizeof(*files->paths));
        if (paths != NULL) {
            files->paths = paths;
            files->capacity = capacity;
        }
    }
    if (path == NULL || files->count == files->capacity) {
        free(path);
        return false;
    }
    files->paths[files->count++] = path;
    return true;
}

void drop_files_clear(drop_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        free(files->paths[i]);
    free(files->paths);
    *files = (drop_files){ 0 };
}

/* What a folder holds that may be a report. */
typedef struct drop_folder {
    drop_files names;
    bool complete; /* memory sufficed */
} drop_folder;

static bool see(void *context, const char *name)
{
    drop_folder *folder = context;
    if (!name_is_passing(name))
        folder->complete = add(&folder->names, text_copy(name));
    return folder->complete;
}

static int by_name(const void *one, const void *other)
{
    return strcmp(*(char *const *)one, *(char *const *)other);
}

static bool add_folder(drop_files *files, const char *path,
                       const drop_files *names)
{
    bool complete = true;
    qsort(names->paths, names->count, sizeof(*names->paths), by_name);
    for (size_t i = 0; i < names->count && complete; i++) {
        odfgx_platform_stamp about;
        char *file = name_join(path, names->paths[i]);
        complete = file != NULL;
        if (complete && odfgx_platform_stamp_read(file, &about) &&
            about.regular)
            complete = add(files, file);
        else
            free(file);
    }
    return complete;
}

static int find_folder(drop_files *files, const char *path)
{
    drop_folder folder = { .complete = true };
    int status = EXIT_DONE;
    if (!odfgx_platform_folder_list(path, see, &folder) && folder.complete) {
        say(_("%s: the folder can't be read"), path);
        status = EXIT_INPUT;
    } else if (!folder.complete || (folder.names.count > 0 &&
                                    !add_folder(files, path, &folder.names))) {
        status = say_memory();
    }
    drop_files_clear(&folder.names);
    return status;
}

/* Where a path's last name begins. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? (size_t)(slash + 1 - path) : 0;
}

/* Who drops all that lies in a folder drops what was made there, too. */
static bool is_made_of_any(const drop_files *files, const char *path)
{
    size_t length = folder_length(path);
    for (size_t i = 0; i < files->count; i++) {
        const char *other = files->paths[i];
        if (folder_length(other) == length &&
            memcmp(other, path, length) == 0 &&
            name_is_made_of(path + length, other + length))
            return true;
    }
    return files->count > 1 && name_is_page(path + length);
}

static int leave_out_made(drop_files *files)
{
    size_t kept = 0;
    bool *made = calloc(files->count + 1, sizeof(*made));
    if (made == NULL)
        return say_memory();
    for (size_t i = 0; i < files->count; i++)
        made[i] = is_made_of_any(files, files->paths[i]);
    for (size_t i = 0; i < files->count; i++) {
        if (made[i])
            free(files->paths[i]);
        else
            files->paths[kept++] = files->paths[i];
    }
    files->count = kept;
    free(made);
    return EXIT_DONE;
}

int drop_files_find(drop_files *files, const invocation *call)
{
    int highest = EXIT_DONE;
    for (size_t i = 0; i < call->count; i++) {
        odfgx_platform_stamp about;
        const char *path = call->operands[i];
        int status = EXIT_DONE;
        if (odfgx_platform_stamp_read(path, &about) && about.folder)
            status = find_folder(files, path);
        else if (!add(files, text_copy(path)))
            status = say_memory();
        highest = status > highest ? status : highest;
    }
    int status = leave_out_made(files);
    return status > highest ? status : highest;
}
