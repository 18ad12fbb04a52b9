#include "cli/drop.h"
#include "cli/files.h"
#include "cli/names.h"
#include "cli/say.h"
#include "cli/text.h"
#include "report/platform.h"

#include <errno.h>
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

static bool add_in(drop_files *files, const char *folder, const char *name)
{
    char *path = name_join(folder, name);
    if (path != NULL && !file_is(path, ODFGX_PLATFORM_REGULAR)) {
        free(path);
        return true;
    }
    return add(files, path);
}

static int find_folder(drop_files *files, const char *path)
{
    size_t found = 0;
    char **names = odfgx_platform_list(path, &found);
    if (names == NULL && errno != ENOMEM) {
        say(_("%s: the folder can't be read"), path);
        return EXIT_INPUT;
    }
    bool complete = names != NULL;
    for (size_t i = 0; i < found && complete; i++)
        complete = name_is_passing(names[i]) || add_in(files, path, names[i]);
    odfgx_platform_list_free(names, found);
    return complete ? EXIT_DONE : say_memory();
}

/* Who drops all that lies in a folder drops what was made there, too. */
static bool is_made_of_any(const drop_files *files, const char *path)
{
    size_t length = odfgx_platform_folder_length(path);
    for (size_t i = 0; i < files->count; i++) {
        const char *other = files->paths[i];
        if (odfgx_platform_folder_length(other) == length &&
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
        const char *path = call->operands[i];
        int status = EXIT_DONE;
        if (file_is(path, ODFGX_PLATFORM_FOLDER))
            status = find_folder(files, path);
        else if (!add(files, text_copy(path)))
            status = say_memory();
        highest = status > highest ? status : highest;
    }
    int status = leave_out_made(files);
    return status > highest ? status : highest;
}
