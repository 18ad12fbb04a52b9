#include "odf/child.h"
#include "report/platform.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

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
static bool find_beside(const char *name, char *path, size_t size)
{
    static const char *const folders[] = { "", ODFGX_HELPER_FOLDER "/" };
    if (!odfgx_platform_program(path, size))
        return false;
    char *slash = strrchr(path, '/');
    for (size_t i = 0; slash != NULL && i < ODFGX_COUNT_OF(folders); i++) {
        size_t room = size - (size_t)(slash + 1 - path);
        if (snprintf(slash + 1, room, "%s%s", folders[i], name) < (int)room &&
            access(path, X_OK) == 0)
            return true;
    }
    return false;
}

bool odfgx_child_find(const char *name, char path[ODFGX_CHILD_PATH])
{
    if (find_beside(name, path, ODFGX_CHILD_PATH))
        return true;
    return snprintf(path, ODFGX_CHILD_PATH, "%s/%s", ODFGX_HELPER_INSTALLED,
                    name) < ODFGX_CHILD_PATH &&
           access(path, X_OK) == 0;
}

/* --------------------------------------------------------------- the start */

/* A pipe into which nobody writes: reading ends at once, writing to this end
 * fails. A root may have no /dev/null. It is none of the standard files. -1,
 * and errno, where there is none. */
static int open_nothing(void)
{
    int ends[2];
    if (pipe(ends) != 0)
        return -1;
    int nothing = fcntl(ends[0], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    (void)close(ends[0]);
    (void)close(ends[1]);
    return nothing;
}

/* What the process has as stdin, stdout and stderr. */
static int set_files(posix_spawn_file_actions_t *files, int input, int output,
                     int nothing)
{
    int code = posix_spawn_file_actions_adddup2(
        files, input == ODFGX_CHILD_NO_INPUT ? nothing : input, STDIN_FILENO);
    if (code == 0)
        code = posix_spawn_file_actions_adddup2(files, output, STDOUT_FILENO);
    if (code == 0)
        code = posix_spawn_file_actions_adddup2(files, nothing, STDERR_FILENO);
    return code;
}

static int spawn(odfgx_child *child, const char *path, char *const arguments[],
                 int input, int output)
{
    posix_spawn_file_actions_t files;
    int nothing = open_nothing();
    int code = nothing >= 0 ? posix_spawn_file_actions_init(&files) : errno;
    if (code != 0)
        goto done;
    code = set_files(&files, input, output, nothing);
    if (code == 0)
        code = posix_spawn(&child->process, path, &files, NULL, arguments,
                           environ);
    (void)posix_spawn_file_actions_destroy(&files);
done:
    if (nothing >= 0)
        (void)close(nothing);
    if (code != 0)
        child->process = 0;
    return code;
}

/* Neither end of a pipe may come into another thread's process, which would
 * keep it open. */
static int start_piped(odfgx_child *child, const char *path,
                       char *const arguments[], int input)
{
    static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
    int ends[2], code = 0;
    (void)pthread_mutex_lock(&one_at_a_time);
    if (pipe(ends) != 0) {
        code = errno;
    } else {
        (void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
        (void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
        code = spawn(child, path, arguments, input, ends[1]);
        (void)close(ends[1]);
        if (code == 0)
            child->pipe = ends[0];
        else
            (void)close(ends[0]);
    }
    (void)pthread_mutex_unlock(&one_at_a_time);
    return code;
}

odfgx_status odfgx_child_start(odfgx_child *out, const char *path,
                               char *const arguments[], int input,
                               int64_t patience, odfgx_error *err)
{
    out->process = 0;
    out->late = false;
    out->first = out->last = 0;
    int code = start_piped(out, path, arguments, input);
    out->deadline = now() + patience;
    if (code == ENOMEM)
        return odfgx_fail_memory(err);
    if (code != 0)
        return odfgx_fail(err, ODFGX_INTERNAL, path,
                          _("the program can't be started: %s"),
                          strerror(code));
    return ODFGX_OK;
}

/* ----------------------------------------------------------------- the end */

/* Whether there is something to read, or nothing more to come. */
static bool wait_for_bytes(odfgx_child *child)
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

static bool fill_buffer(odfgx_child *child)
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

bool odfgx_child_read(odfgx_child *child, void *out, size_t length)
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

static odfgx_child_end tell_end(int how)
{
    if (WIFSIGNALED(how) && WTERMSIG(how) == SIGXCPU)
        return ODFGX_CHILD_TOO_LONG;
    if (WIFEXITED(how) && WEXITSTATUS(how) == ODFGX_CHILD_NO_MEMORY)
        return ODFGX_CHILD_WITHOUT_MEMORY;
    return ODFGX_CHILD_FAILED;
}

/* How it ended was settled before anything could be read of that. */
odfgx_child_end odfgx_child_stop(odfgx_child *child)
{
    int how = 0;
    pid_t ended = 0;
    if (child->process <= 0)
        return ODFGX_CHILD_FAILED;
    (void)close(child->pipe);
    (void)kill(child->process, SIGKILL); /* in vain if it has ended */
    do
        ended = waitpid(child->process, &how, 0);
    while (ended < 0 && errno == EINTR);
    child->process = 0;
    if (child->late)
        return ODFGX_CHILD_TOO_LONG;
    return ended > 0 ? tell_end(how) : ODFGX_CHILD_FAILED;
}
