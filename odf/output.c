#include "odf/underway.h"
#include "report/buffer.h"
#include "report/platform.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NEW_FILE_PERMISSIONS = 0666 };

/* One writing of a file. */
typedef struct writing {
    const char *path; /* as the caller names it */
    char *target;     /* the file itself, behind symbolic links */
    bool exists, force;
    unsigned permissions; /* of the existing file, or usual */
    char *temporary;
    bool remembered; /* `temporary` is in the list of those under way */
    int descriptor;
} writing;

/* What the system says most, in our words. */
static const struct {
    odfgx_platform_fault fault;
    const char *sentence;
} failures[] = {
    { ODFGX_PLATFORM_NO_FOLDER,
      N_("the folder of the output is not there; make it first") },
    { ODFGX_PLATFORM_FORBIDDEN,
      N_("the folder of the output may not be written to; choose another "
         "one") },
    { ODFGX_PLATFORM_READ_ONLY,
      N_("the folder of the output may only be read; choose another one") },
    { ODFGX_PLATFORM_DISK_FULL,
      N_("no room is left; free some or choose another disk") },
    { ODFGX_PLATFORM_QUOTA_FULL,
      N_("no room is left for you; free some or choose another disk") },
    { ODFGX_PLATFORM_TOO_LARGE,
      N_("the file is larger than a file may be here; choose another disk or "
         "raise the limit on file sizes") },
};

static odfgx_status fail_write(const writing *now, int number, odfgx_error *err)
{
    const char *sentence = NULL;
    for (size_t i = 0; i < ODFGX_COUNT_OF(failures); i++) {
        if (failures[i].fault == odfgx_platform_fault_of(number))
            sentence = failures[i].sentence;
    }
    if (sentence == NULL)
        return odfgx_fail(err, ODFGX_WRITE, now->path,
                          _("the file can't be written: %s"), strerror(number));
    return odfgx_fail(err, ODFGX_WRITE, now->path, "%s (%s)", _(sentence),
                      strerror(number));
}

static odfgx_status fail_exists(const writing *now, odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_EXISTS, now->path,
                      _("the file is there already; give another name, or "
                        "--force to replace it"));
}

static odfgx_status check_inputs(const writing *now,
                                 const odfgx_platform_file *about,
                                 const char *const *inputs, size_t count,
                                 odfgx_error *err)
{
    for (size_t i = 0; i < count; i++) {
        odfgx_platform_file input;
        if (odfgx_platform_look(inputs[i], &input) &&
            input.device == about->device && input.number == about->number)
            return odfgx_fail(err, ODFGX_SAME, now->path,
                              _("the output is the input %s, which is never "
                                "overwritten; give another name"),
                              inputs[i]);
    }
    return ODFGX_OK;
}

/* A symbolic link is followed: the file that it points to is replaced, and
 * the link stays. */
static odfgx_status find_target(writing *now, odfgx_platform_file *about,
                                odfgx_error *err)
{
    if (!odfgx_platform_is_taken(now->path)) {
        if (errno != ENOENT)
            return fail_write(now, errno, err);
        size_t size = strlen(now->path) + 1;
        now->target = malloc(size);
        if (now->target == NULL)
            return odfgx_fail_memory(err);
        memcpy(now->target, now->path, size);
        return ODFGX_OK;
    }
    now->exists = true;
    now->target = odfgx_platform_resolve(now->path);
    if (now->target != NULL && odfgx_platform_look(now->target, about))
        return ODFGX_OK;
    if (errno == ENOMEM)
        return odfgx_fail_memory(err);
    return odfgx_fail(err, ODFGX_WRITE, now->path,
                      _("a symbolic link that leads nowhere (%s); remove it "
                        "or give another name"),
                      strerror(errno));
}

static odfgx_status check_target(writing *now, const char *const *inputs,
                                 size_t input_count, odfgx_error *err)
{
    odfgx_platform_file about;
    if (now->path[0] == '\0')
        return odfgx_fail(err, ODFGX_WRITE, NULL,
                          _("the name of the output is empty; give the name "
                            "of a file"));
    odfgx_status status = find_target(now, &about, err);
    if (status != ODFGX_OK || !now->exists)
        return status;
    if (about.kind == ODFGX_PLATFORM_FOLDER)
        return odfgx_fail(err, ODFGX_WRITE, now->path,
                          _("a folder; give the name of a file in it"));
    if (about.kind != ODFGX_PLATFORM_REGULAR)
        return odfgx_fail(err, ODFGX_WRITE, now->path,
                          _("a pipe or a device, and no regular file; give "
                            "the name of a file"));
    now->permissions = about.permissions;
    status = check_inputs(now, &about, inputs, input_count, err);
    if (status == ODFGX_OK && !now->force)
        status = fail_exists(now, err);
    return status;
}

/* A name beside the target that nobody else makes: of this process, this
 * moment and this call. It is short whatever the target's name is. */
static char *name_temporary(const writing *now)
{
    static atomic_uint calls;
    char unique[ODFGX_PLATFORM_UNIQUE];
    odfgx_buffer name = { 0 };
    odfgx_platform_unique(unique);
    odfgx_buffer_add(&name, now->target,
                     odfgx_platform_folder_length(now->target));
    odfgx_buffer_add_format(&name, ".odfgx-%s-%x.tmp", unique,
                            atomic_fetch_add(&calls, 1));
    if (name.failed)
        odfgx_buffer_clear(&name);
    return name.data;
}

static void forget_temporary(writing *now)
{
    if (now->remembered)
        odfgx_underway_end(now->temporary);
    else
        free(now->temporary);
    now->temporary = NULL;
    now->remembered = false;
}

/* The name is remembered before the file is made, so that no signal finds a
 * file without its name. */
static odfgx_status make_temporary(writing *now, odfgx_error *err)
{
    now->temporary = name_temporary(now);
    if (now->temporary == NULL)
        return odfgx_fail_memory(err);
    now->remembered = odfgx_underway_add(now->temporary);
    now->descriptor = odfgx_platform_create(now->temporary, now->permissions);
    if (now->descriptor >= 0)
        return ODFGX_OK;
    int number = errno;
    forget_temporary(now);
    return fail_write(now, number, err);
}

static odfgx_status fill_temporary(writing *now, const void *data, size_t size,
                                   odfgx_error *err)
{
    int number = 0;
    if (!odfgx_platform_write(now->descriptor, data, size) ||
        !odfgx_platform_sync(now->descriptor))
        number = errno;
    if (number == 0 && now->exists)
        odfgx_platform_set_permissions(now->descriptor, now->permissions);
    if (!odfgx_platform_close(now->descriptor) && number == 0)
        number = errno;
    now->descriptor = ODFGX_PLATFORM_NONE;
    return number == 0 ? ODFGX_OK : fail_write(now, number, err);
}

static bool publish(const writing *now)
{
    return now->force ? odfgx_platform_replace(now->temporary, now->target)
                      : odfgx_platform_rename(now->temporary, now->target);
}

/* Makes the new name last. The file is whole by now and nothing can be taken
 * back: where the system can't do it (some network disks), so be it. Of the
 * target's name the folder is left. */
static void sync_folder(writing *now)
{
    now->target[odfgx_platform_folder_length(now->target)] = '\0';
    odfgx_platform_sync_folder(now->target);
}

odfgx_status odfgx_output_check(const char *path, bool force,
                                const char *const *inputs, size_t input_count,
                                odfgx_error *err)
{
    writing now = { .path = path, .force = force };
    odfgx_status status = check_target(&now, inputs, input_count, err);
    free(now.target);
    return status;
}

odfgx_status odfgx_output_write(const char *path, const void *data, size_t size,
                                bool force, const char *const *inputs,
                                size_t input_count, odfgx_error *err)
{
    writing now = { .path = path,
                    .force = force,
                    .permissions = NEW_FILE_PERMISSIONS,
                    .descriptor = ODFGX_PLATFORM_NONE };
    odfgx_status status = check_target(&now, inputs, input_count, err);
    if (status == ODFGX_OK)
        status = make_temporary(&now, err);
    if (status != ODFGX_OK)
        goto done;
    status = fill_temporary(&now, data, size, err);
    if (status == ODFGX_OK && !publish(&now))
        status = errno == EEXIST ? fail_exists(&now, err)
                                 : fail_write(&now, errno, err);
    if (status == ODFGX_OK)
        sync_folder(&now);
    else
        odfgx_platform_remove(now.temporary);
    forget_temporary(&now);
done:
    free(now.target);
    return status;
}
