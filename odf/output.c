#define _XOPEN_SOURCE 700 /* realpath */

#include "odf/underway.h"
#include "report/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { NEW_FILE_MODE = 0666, NO_DESCRIPTOR = -1 };

/* One writing of a file. */
typedef struct writing {
    const char *path; /* as the caller names it */
    char *target;     /* the file itself, behind symbolic links */
    bool exists, force;
    mode_t mode; /* permissions: of the existing file, or usual */
    char *temporary;
    bool remembered; /* `temporary` is in the list of those under way */
    int descriptor;
} writing;

/* What the system says most, in our words. */
static const struct {
    int number;
    const char *sentence;
} failures[] = {
    { ENOENT, N_("the folder of the output is not there; make it first") },
    { ENOTDIR, N_("the folder of the output is not there; make it first") },
    { EACCES, N_("the folder of the output may not be written to; choose "
                 "another one") },
    { EPERM, N_("the folder of the output may not be written to; choose "
                "another one") },
    { EROFS, N_("the folder of the output may only be read; choose another "
                "one") },
    { ENOSPC, N_("no room is left; free some or choose another disk") },
    { EDQUOT, N_("no room is left for you; free some or choose another "
                 "disk") },
    { EFBIG, N_("the file is larger than a file may be here; choose another "
                "disk or raise the limit on file sizes") },
};

static odfgx_status fail_write(const writing *now, int number, odfgx_error *err)
{
    const char *sentence = NULL;
    for (size_t i = 0; i < ODFGX_COUNT_OF(failures); i++) {
        if (failures[i].number == number)
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

static odfgx_status check_inputs(const writing *now, const struct stat *about,
                                 const char *const *inputs, size_t count,
                                 odfgx_error *err)
{
    for (size_t i = 0; i < count; i++) {
        struct stat input;
        if (stat(inputs[i], &input) == 0 && input.st_dev == about->st_dev &&
            input.st_ino == about->st_ino)
            return odfgx_fail(err, ODFGX_SAME, now->path,
                              _("the output is the input %s, which is never "
                                "overwritten; give another name"),
                              inputs[i]);
    }
    return ODFGX_OK;
}

/* A symbolic link is followed: the file that it points to is replaced, and
 * the link stays. */
static odfgx_status find_target(writing *now, struct stat *about,
                                odfgx_error *err)
{
    if (lstat(now->path, about) != 0) {
        if (errno != ENOENT)
            return fail_write(now, errno, err);
        now->target = strdup(now->path);
        return now->target != NULL ? ODFGX_OK : odfgx_fail_memory(err);
    }
    now->exists = true;
    now->target = realpath(now->path, NULL);
    if (now->target != NULL && stat(now->target, about) == 0)
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
    struct stat about;
    if (now->path[0] == '\0')
        return odfgx_fail(err, ODFGX_WRITE, NULL,
                          _("the name of the output is empty; give the name "
                            "of a file"));
    odfgx_status status = find_target(now, &about, err);
    if (status != ODFGX_OK || !now->exists)
        return status;
    if (S_ISDIR(about.st_mode))
        return odfgx_fail(err, ODFGX_WRITE, now->path,
                          _("a folder; give the name of a file in it"));
    if (!S_ISREG(about.st_mode))
        return odfgx_fail(err, ODFGX_WRITE, now->path,
                          _("a pipe or a device, and no regular file; give "
                            "the name of a file"));
    now->mode = about.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO);
    status = check_inputs(now, &about, inputs, input_count, err);
    if (status == ODFGX_OK && !now->force)
        status = fail_exists(now, err);
    return status;
}

/* How much of the path names the folder, with its slash. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? (size_t)(slash + 1 - path) : 0;
}

/* A name beside the target that nobody else makes: of this process, this
 * moment and this call. It is short whatever the target's name is. */
static char *name_temporary(const writing *now)
{
    static atomic_uint calls;
    struct timespec moment = { 0 };
    odfgx_buffer name = { 0 };
    (void)clock_gettime(CLOCK_REALTIME, &moment);
    odfgx_buffer_add(&name, now->target, folder_length(now->target));
    odfgx_buffer_add_format(&name, ".odfgx-%lx-%lx-%x.tmp", (long)getpid(),
                            moment.tv_nsec, atomic_fetch_add(&calls, 1));
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
    now->descriptor = open(now->temporary,
                           O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, now->mode);
    if (now->descriptor >= 0)
        return ODFGX_OK;
    int number = errno;
    forget_temporary(now);
    return fail_write(now, number, err);
}

/* 0, or what errno says. */
static int write_all(int descriptor, const char *data, size_t size)
{
    while (size > 0) {
        ssize_t written = write(descriptor, data, size);
        if (written < 0 && errno != EINTR)
            return errno;
        if (written > 0) {
            data += written;
            size -= (size_t)written;
        }
    }
    return 0;
}

static odfgx_status fill_temporary(writing *now, const void *data, size_t size,
                                   odfgx_error *err)
{
    int number = write_all(now->descriptor, data, size);
    if (number == 0 && fsync(now->descriptor) != 0)
        number = errno;
    if (number == 0 && now->exists)
        (void)fchmod(now->descriptor, now->mode);
    if (close(now->descriptor) != 0 && number == 0)
        number = errno;
    now->descriptor = NO_DESCRIPTOR;
    return number == 0 ? ODFGX_OK : fail_write(now, number, err);
}

/* Where there are no hard links (FAT), the name is taken by an empty file
 * first, which fails if there is one, and which only we replace. */
static int take_name(const writing *now)
{
    int place = open(now->target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                     NEW_FILE_MODE);
    if (place < 0)
        return errno;
    (void)close(place);
    if (rename(now->temporary, now->target) == 0)
        return 0;
    int number = errno;
    (void)unlink(now->target);
    return number;
}

/* rename() replaces what has come to be there meanwhile, link() does not. */
static int publish(const writing *now)
{
    if (now->force)
        return rename(now->temporary, now->target) == 0 ? 0 : errno;
    if (link(now->temporary, now->target) == 0) {
        (void)unlink(now->temporary);
        return 0;
    }
    if (errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS ||
        errno == EMLINK)
        return take_name(now);
    return errno;
}

/* Makes the new name last. The file is whole by now and nothing can be taken
 * back: where the system can't do it (some network disks), so be it. Of the
 * target's name the folder is left. */
static void sync_folder(writing *now)
{
    size_t length = folder_length(now->target);
    now->target[length] = '\0';
    int descriptor = open(length > 0 ? now->target : ".",
                          O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        (void)fsync(descriptor);
        (void)close(descriptor);
    }
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
                    .mode = NEW_FILE_MODE,
                    .descriptor = NO_DESCRIPTOR };
    odfgx_status status = check_target(&now, inputs, input_count, err);
    if (status == ODFGX_OK)
        status = make_temporary(&now, err);
    if (status != ODFGX_OK)
        goto done;
    status = fill_temporary(&now, data, size, err);
    if (status == ODFGX_OK) {
        int number = publish(&now);
        if (number == EEXIST)
            status = fail_exists(&now, err);
        else if (number != 0)
            status = fail_write(&now, number, err);
    }
    if (status == ODFGX_OK)
        sync_folder(&now);
    else
        (void)unlink(now.temporary);
    forget_temporary(&now);
done:
    free(now.target);
    return status;
}
