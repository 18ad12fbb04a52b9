#define _DEFAULT_SOURCE /* syscall, mkdtemp */

#include "tests/odf/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { FEW = 7 };

static char home[4096], place[] = "/tmp/odfgx-test-XXXXXX";
static char made[sizeof place];
static int failures[FOLDER_CALLS];
static bool slow, interrupted;
static const char *racing;

void folder_enter(void)
{
    (void)strcpy(made, place);
    if (getcwd(home, sizeof home) == NULL || mkdtemp(made) == NULL ||
        chdir(made) != 0)
        abort();
}

static size_t each_name(void (*act)(const char *name))
{
    size_t count = 0;
    DIR *folder = opendir(".");
    for (struct dirent *entry = readdir(folder); entry != NULL;
         entry = readdir(folder)) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        count++;
        if (act != NULL)
            act(entry->d_name);
    }
    (void)closedir(folder);
    return count;
}

size_t folder_count(void)
{
    return each_name(NULL);
}

static void remove_name(const char *name)
{
    if (unlink(name) != 0)
        (void)rmdir(name);
}

void folder_leave(void)
{
    (void)each_name(remove_name);
    if (chdir(home) != 0 || rmdir(made) != 0)
        abort();
}

void folder_put(const char *name, const char *text)
{
    FILE *file = fopen(name, "wb");
    if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0)
        abort();
}

bool folder_holds(const char *name, const char *text)
{
    size_t length = strlen(text);
    char *found = malloc(length + 2);
    FILE *file = fopen(name, "rb");
    size_t got = file != NULL ? fread(found, 1, length + 1, file) : length + 1;
    bool same = got == length && memcmp(found, text, length) == 0;
    if (file != NULL)
        (void)fclose(file);
    free(found);
    return same;
}

void folder_fail(folder_call call, int number)
{
    failures[call] = number;
}

void folder_go_slowly(bool slowly)
{
    slow = slowly;
}

void folder_race(const char *name)
{
    racing = name;
}

/* The library's calls are bound to these. */

static bool fails(folder_call call)
{
    if (failures[call] == 0)
        return false;
    errno = failures[call];
    return true;
}

/* Whether the call fails now; else how much it may do. */
static bool stumbles(folder_call call, size_t *size)
{
    if (fails(call))
        return true;
    if (!slow)
        return false;
    *size = *size < FEW ? *size : FEW;
    interrupted = !interrupted;
    errno = EINTR;
    return interrupted;
}

ssize_t read(int descriptor, void *data, size_t size)
{
    return stumbles(FOLDER_READ, &size)
               ? -1
               : (ssize_t)syscall(SYS_read, descriptor, data, size);
}

ssize_t pread(int descriptor, void *data, size_t size, off_t offset)
{
    return stumbles(FOLDER_READ, &size)
               ? -1
               : (ssize_t)syscall(SYS_pread64, descriptor, data, size, offset);
}

ssize_t write(int descriptor, const void *data, size_t size)
{
    return stumbles(FOLDER_WRITE, &size)
               ? -1
               : (ssize_t)syscall(SYS_write, descriptor, data, size);
}

int fsync(int descriptor)
{
    return fails(FOLDER_FSYNC) ? -1 : fdatasync(descriptor);
}

int close(int descriptor)
{
    int result = (int)syscall(SYS_close, descriptor);
    return fails(FOLDER_CLOSE) ? -1 : result;
}

int rename(const char *from, const char *to)
{
    return fails(FOLDER_RENAME) ? -1 : renameat(AT_FDCWD, from, AT_FDCWD, to);
}

int link(const char *from, const char *to)
{
    if (racing != NULL) {
        folder_put(racing, "theirs");
        racing = NULL;
    }
    return fails(FOLDER_LINK) ? -1 : linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}
