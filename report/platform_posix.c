#include "report/platform.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* -------------------------------------------------------------- the program */

/* In a root without /proc the name by which it was started must do. */
bool odfgx_platform_program(char *path, size_t size)
{
    ssize_t length = readlink("/proc/self/exe", path, size);
    if (length > 0 && (size_t)length < size) {
        path[length] = '\0';
        return true;
    }
    /* An integer that is a pointer: the interface is the kernel's. */
    const char *started = (const char *)getauxval(AT_EXECFN);
    return started != NULL && snprintf(path, size, "%s", started) < (int)size;
}

/* ------------------------------------------------------ the office extension
 */

bool odfgx_platform_private_folder(const char *path)
{
    struct stat about;
    if (mkdir(path, S_IRWXU) != 0 && errno != EEXIST)
        return false;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

typedef struct guard {
    char *path;
    FILE *pulse; /* stays open, so that it is not made anew once removed */
    void (*gone)(void);
} guard;

static void guard_free(guard *watch)
{
    if (watch == NULL)
        return;
    if (watch->pulse != NULL)
        (void)fclose(watch->pulse);
    free(watch->path);
    free(watch);
}

static void guard_beat(const guard *watch)
{
    (void)fputc('.', watch->pulse);
    (void)fflush(watch->pulse);
}

static void *guard_run(void *context)
{
    guard *watch = context;
    const struct timespec quarter = { .tv_nsec = 250000000 };
    while (access(watch->path, F_OK) == 0) {
        (void)nanosleep(&quarter, NULL);
        guard_beat(watch);
    }
    watch->gone();
    guard_free(watch);
    return NULL;
}

bool odfgx_platform_guard(const char *path, const char *pulse,
                          void (*gone)(void))
{
    pthread_t thread;
    guard *watch = calloc(1, sizeof *watch);
    if (watch == NULL)
        return false;
    watch->path = strdup(path);
    watch->pulse = fopen(pulse, "ab");
    watch->gone = gone;
    if (watch->path != NULL && watch->pulse != NULL) {
        guard_beat(watch);
        if (pthread_create(&thread, NULL, guard_run, watch) == 0) {
            (void)pthread_detach(thread);
            return true;
        }
    }
    guard_free(watch);
    return false;
}
