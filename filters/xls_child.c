#include "filters/xls_child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define HELPER "odfgx-xls"

/* The process limits its own time by the file's size; this is for one that
 * waits instead of working. In milliseconds. */
#define PATIENCE 10000
#define BYTES_PER_MILLISECOND 200

enum { PATH_ROOM = 4096, NO_PIPE = -1 };

extern char **environ;

static int64_t now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* ------------------------------------------------------------ the program */

/* Beside the program, as in the folder of a build, or where it is installed
 * as seen from there. */
static bool find_beside(char *path, size_t size)
{
    static const char *const places[] = { HELPER,
                                          ODFGX_HELPER_FOLDER "/" HELPER };
    ssize_t length = readlink("/proc/self/exe", path, size - 1);
    if (length <= 0)
        return false;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    for (size_t i = 0; slash != NULL && i < ODFGX_COUNT_OF(places); i++) {
        size_t room = size - (size_t)(slash + 1 - path);
        if (snprintf(slash + 1, room, "%s", places[i]) < (int)room &&
            access(path, X_OK) == 0)
            return true;
    }
    return false;
}

static bool find_helper(char *path, size_t size)
{
    if (find_beside(path, size))
        return true;
    return snprintf(path, size, "%s/%s", ODFGX_HELPER_INSTALLED, HELPER) <
               (int)size &&
           access(path, X_OK) == 0;
}

/* --------------------------------------------------------------- its stdin */

static odfgx_status fail_temporary(odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_WRITE, NULL,
                      _("no temporary file can be written: %s; set TMPDIR to "
                        "a folder with room"),
                      strerror(errno));
}

static odfgx_status write_all(int descriptor, const odfgx_buffer *bytes,
                              odfgx_error *err)
{
    for (size_t done = 0; done < bytes->length;) {
        ssize_t put =
            write(descriptor, bytes->data + done, bytes->length - done);
        if (put < 0 && errno != EINTR)
            return fail_temporary(err);
        if (put > 0)
            done += (size_t)put;
    }
    return ODFGX_OK;
}

/* A file without a name that holds the input. */
static odfgx_status write_temporary(const odfgx_input *input, int *out,
                                    odfgx_error *err)
{
    char path[PATH_ROOM];
    odfgx_buffer bytes = { 0 };
    const char *folder = getenv("TMPDIR");
    int length = snprintf(path, sizeof path, "%s/odfgx-XXXXXX",
                          folder != NULL && *folder != '\0' ? folder : "/tmp");
    errno = ENAMETOOLONG;
    *out = (size_t)length < sizeof path ? mkstemp(path) : -1;
    if (*out < 0)
        return fail_temporary(err);
    (void)unlink(path);
    (void)fcntl(*out, F_SETFD, FD_CLOEXEC);
    odfgx_status status = odfgx_input_bytes(input, &bytes, err);
    if (status == ODFGX_OK)
        status = write_all(*out, &bytes, err);
    odfgx_buffer_clear(&bytes);
    return status;
}

/* --------------------------------------------------------------- the start */

/* What the process has as stdin, stdout and stderr. */
static int set_files(posix_spawn_file_actions_t *files, int input, int output)
{
    int code = posix_spawn_file_actions_adddup2(files, input, STDIN_FILENO);
    if (code == 0)
        code = posix_spawn_file_actions_adddup2(files, output, STDOUT_FILENO);
    if (code == 0)
        code = posix_spawn_file_actions_addopen(files, STDERR_FILENO,
                                                "/dev/null", O_WRONLY, 0);
    return code;
}

static int spawn(odfgx_xls_child *child, const char *path, int input,
                 int output)
{
    char name[] = HELPER;
    char *const arguments[] = { name, NULL };
    posix_spawn_file_actions_t files;
    int code = posix_spawn_file_actions_init(&files);
    if (code != 0)
        return code;
    code = set_files(&files, input, output);
    if (code == 0)
        code = posix_spawn(&child->process, path, &files, NULL, arguments,
                           environ);
    (void)posix_spawn_file_actions_destroy(&files);
    if (code != 0)
        child->process = 0;
    return code;
}

/* Neither end of a pipe may come into another thread's process, which would
 * keep it open. */
static int start_piped(odfgx_xls_child *child, const char *path, int input)
{
    static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
    int ends[2], code = 0;
    (void)pthread_mutex_lock(&one_at_a_time);
    if (pipe(ends) != 0) {
        code = errno;
    } else {
        (void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
        (void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
        code = spawn(child, path, input, ends[1]);
        (void)close(ends[1]);
        child->pipe = ends[0];
    }
    (void)pthread_mutex_unlock(&one_at_a_time);
    return code;
}

odfgx_status odfgx_xls_child_start(odfgx_xls_child *out,
                                   const odfgx_input *input, odfgx_error *err)
{
    char path[PATH_ROOM];
    int file = odfgx_input_descriptor(input), temporary = -1;
    odfgx_status status = ODFGX_OK;
    out->process = 0;
    out->pipe = NO_PIPE;
    out->late = false;
    out->first = out->last = 0;
    if (!find_helper(path, sizeof path))
        return odfgx_fail(err, ODFGX_FORMAT, odfgx_input_name(input), "%s",
                          _("an old Excel or WPS workbook (.xls, .et), and "
                            "odfgx-xls, which reads them, is not where it "
                            "was installed; open the workbook and save it "
                            "as .xlsx"));
    if (file < 0)
        status = write_temporary(input, &temporary, err);
    if (status == ODFGX_OK) {
        int code = start_piped(out, path, file < 0 ? temporary : file);
        if (code == ENOMEM)
            status = odfgx_fail_memory(err);
        else if (code != 0)
            status = odfgx_fail(err, ODFGX_INTERNAL, path,
                                _("the program can't be started: %s"),
                                strerror(code));
    }
    if (temporary >= 0)
        (void)close(temporary);
    out->deadline = now() + PATIENCE +
                    (int64_t)(odfgx_input_size(input) / BYTES_PER_MILLISECOND);
    return status;
}

/* ----------------------------------------------------------------- the end */

/* Whether there is something to read, or nothing more to come. */
static bool wait_for_bytes(odfgx_xls_child *child)
{
    struct pollfd poll_it = { .fd = child->pipe, .events = POLLIN };
    for (;;) {
        int64_t left = child->deadline - now();
        int got = left > 0 ? poll(&poll_it, 1, (int)left) : 0;
        if (got > 0)
            return true;
        if (got < 0 && errno == EINTR)
            continue;
        child->late = true;
        return false;
    }
}

static bool fill_buffer(odfgx_xls_child *child)
{
    for (;;) {
        if (!wait_for_bytes(child))
            return false;
        ssize_t got = read(child->pipe, child->buffer, sizeof child->buffer);
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        child->first = 0;
        child->last = got > 0 ? (size_t)got : 0;
        if (got > 0)
            return true;
    }
}

bool odfgx_xls_child_read(odfgx_xls_child *child, void *out, size_t length)
{
    for (size_t done = 0; done < length;) {
        if (child->first == child->last && !fill_buffer(child))
            return false;
        size_t there = child->last - child->first;
        size_t part = length - done < there ? length - done : there;
        memcpy((char *)out + done, child->buffer + child->first, part);
        child->first += part;
        done += part;
    }
    return true;
}

/* How it ended was settled before anything could be read of that. */
odfgx_status odfgx_xls_child_stop(odfgx_xls_child *child)
{
    int how = 0;
    pid_t ended = 0;
    if (child->pipe != NO_PIPE)
        (void)close(child->pipe);
    child->pipe = NO_PIPE;
    if (child->process <= 0)
        return ODFGX_DAMAGED;
    (void)kill(child->process, SIGKILL); /* in vain if it has ended */
    do
        ended = waitpid(child->process, &how, 0);
    while (ended < 0 && errno == EINTR);
    child->process = 0;
    if (child->late ||
        (ended > 0 && WIFSIGNALED(how) && WTERMSIG(how) == SIGXCPU))
        return ODFGX_LIMIT;
    return ODFGX_DAMAGED;
}
