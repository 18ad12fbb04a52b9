#define _XOPEN_SOURCE 700

#include "report/platform.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NEW_FILE_MODE = 0666 };

extern char **environ;

/* -------------------------------------------------------------------- names */

bool odfgx_platform_is_separator(char byte)
{
    return byte == '/';
}

bool odfgx_platform_is_absolute(const char *path)
{
    return *path == '/';
}

size_t odfgx_platform_folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? (size_t)(slash + 1 - path) : 0;
}

char *odfgx_platform_resolve(const char *path)
{
    return realpath(path, NULL);
}

bool odfgx_platform_is_taken(const char *path)
{
    struct stat about;
    return lstat(path, &about) == 0;
}

/* -------------------------------------------------------------------- files */

static odfgx_platform_kind kind_of(mode_t mode)
{
    if (S_ISREG(mode))
        return ODFGX_PLATFORM_REGULAR;
    if (S_ISDIR(mode))
        return ODFGX_PLATFORM_FOLDER;
    return S_ISFIFO(mode) || S_ISSOCK(mode) ? ODFGX_PLATFORM_PIPE
                                            : ODFGX_PLATFORM_OTHER;
}

static int64_t nanoseconds(struct timespec time)
{
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static bool tell(const struct stat *about, odfgx_platform_file *out)
{
    *out = (odfgx_platform_file){
        .kind = kind_of(about->st_mode),
        .permissions = about->st_mode & (S_IRWXU | S_IRWXG | S_IRWXO),
        .size = (uint64_t)about->st_size,
        .device = (uint64_t)about->st_dev,
        .number = (uint64_t)about->st_ino,
        .written = nanoseconds(about->st_mtim),
        .changed = nanoseconds(about->st_ctim),
    };
    return true;
}

bool odfgx_platform_look(const char *path, odfgx_platform_file *out)
{
    struct stat about;
    return stat(path, &about) == 0 && tell(&about, out);
}

bool odfgx_platform_look_open(int descriptor, odfgx_platform_file *out)
{
    struct stat about;
    return fstat(descriptor, &about) == 0 && tell(&about, out);
}

bool odfgx_platform_may_read(const char *path)
{
    return access(path, R_OK) == 0;
}

bool odfgx_platform_may_start(const char *path)
{
    return access(path, X_OK) == 0;
}

FILE *odfgx_platform_open_stream(const char *path, const char *mode)
{
    return fopen(path, mode);
}

int odfgx_platform_open(const char *path)
{
    return open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}

int odfgx_platform_duplicate(int descriptor)
{
    return fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
}

bool odfgx_platform_close(int descriptor)
{
    return close(descriptor) == 0;
}

int64_t odfgx_platform_read(int descriptor, void *out, size_t length)
{
    ssize_t got = 0;
    do
        got = read(descriptor, out, length);
    while (got < 0 && errno == EINTR);
    return got;
}

int64_t odfgx_platform_read_at(int descriptor, uint64_t offset, void *out,
                               size_t length)
{
    size_t done = 0;
    while (done < length) {
        ssize_t got = pread(descriptor, (char *)out + done, length - done,
                            (off_t)(offset + done));
        if (got == 0)
            break;
        if (got < 0 && errno != EINTR)
            return -1;
        if (got > 0)
            done += (size_t)got;
    }
    return (int64_t)done;
}

bool odfgx_platform_write(int descriptor, const void *bytes, size_t length)
{
    for (size_t done = 0; done < length;) {
        ssize_t put =
            write(descriptor, (const char *)bytes + done, length - done);
        if (put < 0 && errno != EINTR)
            return false;
        if (put > 0)
            done += (size_t)put;
    }
    return true;
}

bool odfgx_platform_rewind(int descriptor)
{
    return lseek(descriptor, 0, SEEK_SET) == 0;
}

static int open_temporary_in(const char *folder)
{
    char path[ODFGX_PLATFORM_PATH];
    int length = snprintf(path, sizeof path, "%s/odfgx-XXXXXX", folder);
    errno = ENAMETOOLONG;
    int descriptor =
        length > 0 && (size_t)length < sizeof path ? mkstemp(path) : -1;
    if (descriptor < 0)
        return ODFGX_PLATFORM_NONE;
    (void)unlink(path);
    (void)fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return descriptor;
}

int odfgx_platform_open_temporary(void)
{
    const char *folder = getenv("TMPDIR");
    if (folder != NULL && *folder != '\0')
        return open_temporary_in(folder);
    int descriptor = open_temporary_in("/tmp");
    return descriptor < 0 && errno == ENOENT ? open_temporary_in(".")
                                             : descriptor;
}

/* The folder of the open files of a process, by their numbers. */
#define OPEN_FILES "/proc/self/fd/"

bool odfgx_platform_name_of(int descriptor, char *name, size_t size)
{
    int length = snprintf(name, size, OPEN_FILES "%d", descriptor);
    return length > 0 && (size_t)length < size;
}

/* -1, and errno, where the name is none of an open file. */
static int duplicate_named(const char *name)
{
    size_t length = sizeof OPEN_FILES - 1;
    int file = strncmp(name, OPEN_FILES, length) == 0
                   ? dup((int)strtol(name + length, NULL, 10))
                   : -1;
    if (file >= 0)
        (void)lseek(file, 0, SEEK_SET);
    return file;
}

FILE *odfgx_platform_open_again(const char *name, const char *mode)
{
    bool writes = mode[0] == 'w';
    int file = open(name, writes ? O_WRONLY | O_CREAT | O_TRUNC : O_RDONLY,
                    S_IRUSR | S_IWUSR);
    if (file < 0)
        file = duplicate_named(name);
    return file >= 0 ? fdopen(file, mode) : NULL;
}

/* ------------------------------------------------------------------ folders */

static int by_bytes(const struct dirent **one, const struct dirent **other)
{
    return strcmp((*one)->d_name, (*other)->d_name);
}

/* The entries, each a block of its own, become their names. */
char **odfgx_platform_list(const char *folder, size_t *count)
{
    struct dirent **entries = NULL;
    int found = scandir(folder, &entries, NULL, by_bytes);
    if (found < 0)
        return NULL;
    char **names = (char **)entries;
    for (int i = 0; i < found; i++) {
        struct dirent *entry = entries[i];
        names[i] = memmove(entry, entry->d_name, strlen(entry->d_name) + 1);
    }
    *count = (size_t)found;
    return names;
}

void odfgx_platform_list_free(char **names, size_t count)
{
    for (size_t i = 0; names != NULL && i < count; i++)
        free(names[i]);
    free(names);
}

bool odfgx_platform_may_write(const char *folder)
{
    return access(folder, W_OK | X_OK) == 0;
}

bool odfgx_platform_make_folder(const char *path, unsigned permissions)
{
    struct stat about;
    return mkdir(path, (mode_t)permissions) == 0 ||
           (errno == EEXIST && stat(path, &about) == 0 &&
            S_ISDIR(about.st_mode));
}

bool odfgx_platform_make_folders(const char *path)
{
    char part[ODFGX_PLATFORM_PATH];
    if (snprintf(part, sizeof part, "%s", path) >= (int)sizeof part)
        return false;
    for (char *at = part; *at != '\0'; at++) {
        if (*at != '/' || at == part)
            continue;
        *at = '\0';
        (void)odfgx_platform_make_folder(part, ODFGX_PLATFORM_SHARED);
        *at = '/';
    }
    return odfgx_platform_make_folder(part, ODFGX_PLATFORM_SHARED);
}

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && *value != '\0';
}

static const char *home_folder(void)
{
    const char *home = getenv("HOME");
    return home != NULL && *home == '/' ? home : NULL;
}

/* $VARIABLE/end, else $HOME/usual/end; a path that is not absolute counts as
 * none (XDG Base Directory). */
static bool base_folder(const char *variable, const char *usual,
                        const char *end, char *path, size_t size)
{
    const char *base = getenv(variable);
    if (base == NULL || *base != '/')
        base = home_folder();
    else
        usual = "";
    return base != NULL &&
           snprintf(path, size, "%s%s%s", base, usual, end) < (int)size;
}

static bool settings_folder(const char *end, char *path, size_t size)
{
    return base_folder("XDG_CONFIG_HOME", "/.config", end, path, size);
}

/* The value of a line NAME="$HOME/…" of xdg-user-dirs, behind the quote; it is
 * cut at the second. */
static char *user_dirs_value(char *line, const char *name)
{
    size_t length = strlen(name);
    if (strncmp(line, name, length) != 0 ||
        strncmp(line + length, "=\"", 2) != 0)
        return NULL;
    char *value = line + length + 2;
    value[strcspn(value, "\"\n")] = '\0';
    return value;
}

/* The folder of documents, which has a name in the user's language. */
static bool documents_folder(char *path, size_t size)
{
    static const char relative[] = "$HOME/";
    const char *home = home_folder();
    char line[ODFGX_PLATFORM_PATH], *value = NULL;
    FILE *file = NULL;
    if (home == NULL)
        return false;
    if (settings_folder("/user-dirs.dirs", line, sizeof line))
        file = fopen(line, "r");
    while (file != NULL && value == NULL &&
           fgets(line, sizeof line, file) != NULL)
        value = user_dirs_value(line, "XDG_DOCUMENTS_DIR");
    if (file != NULL)
        (void)fclose(file);
    if (value == NULL)
        return snprintf(path, size, "%s", home) < (int)size;
    bool within = strncmp(value, relative, strlen(relative)) == 0;
    return snprintf(path, size, "%s%s", within ? home : "",
                    within ? value + strlen(relative) - 1 : value) < (int)size;
}

bool odfgx_platform_user_folder(odfgx_platform_place place, char *path,
                                size_t size)
{
    switch (place) {
    case ODFGX_PLATFORM_DOCUMENTS:
        return documents_folder(path, size);
    case ODFGX_PLATFORM_TEMPORARY:
        return snprintf(path, size, "%s",
                        is_set("TMPDIR") ? getenv("TMPDIR") : "/tmp") <
               (int)size;
    case ODFGX_PLATFORM_STATE:
        return base_folder("XDG_STATE_HOME", "/.local/state", "/odfgx", path,
                           size);
    case ODFGX_PLATFORM_DATA:
        return base_folder("XDG_DATA_HOME", "/.local/share", "", path, size);
    case ODFGX_PLATFORM_SETTINGS:
        return settings_folder("", path, size);
    }
    return false;
}

/* ------------------------------------------------- writing a file by a name */

void odfgx_platform_unique(char out[ODFGX_PLATFORM_UNIQUE])
{
    struct timespec moment = { 0 };
    (void)clock_gettime(CLOCK_REALTIME, &moment);
    (void)snprintf(out, ODFGX_PLATFORM_UNIQUE, "%lx-%lx", (long)getpid(),
                   moment.tv_nsec);
}

int odfgx_platform_create(const char *path, unsigned permissions)
{
    return open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                (mode_t)permissions);
}

bool odfgx_platform_sync(int descriptor)
{
    return fsync(descriptor) == 0;
}

void odfgx_platform_set_permissions(int descriptor, unsigned permissions)
{
    (void)!fchmod(descriptor, (mode_t)permissions);
}

bool odfgx_platform_replace(const char *from, const char *to)
{
    return rename(from, to) == 0;
}

/* Where there are no hard links (FAT), the name is taken by an empty file
 * first, which fails if there is one, and which only we replace. */
static bool take_name(const char *from, const char *to)
{
    int place = odfgx_platform_create(to, NEW_FILE_MODE);
    if (place < 0)
        return false;
    (void)close(place);
    if (rename(from, to) == 0)
        return true;
    int number = errno;
    (void)unlink(to);
    errno = number;
    return false;
}

/* rename() replaces what has come to be there meanwhile, link() does not. */
bool odfgx_platform_rename(const char *from, const char *to)
{
    if (link(from, to) == 0) {
        (void)unlink(from);
        return true;
    }
    return (errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS ||
            errno == EMLINK) &&
           take_name(from, to);
}

void odfgx_platform_sync_folder(const char *folder)
{
    int descriptor = open(*folder != '\0' ? folder : ".",
                          O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        (void)fsync(descriptor);
        (void)close(descriptor);
    }
}

void odfgx_platform_remove(const char *path)
{
    (void)unlink(path);
}

odfgx_platform_fault odfgx_platform_fault_of(int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return ODFGX_PLATFORM_NO_FOLDER;
    case EACCES:
    case EPERM:
        return ODFGX_PLATFORM_FORBIDDEN;
    case EROFS:
        return ODFGX_PLATFORM_READ_ONLY;
    case ENOSPC:
        return ODFGX_PLATFORM_DISK_FULL;
    case EDQUOT:
        return ODFGX_PLATFORM_QUOTA_FULL;
    case EFBIG:
        return ODFGX_PLATFORM_TOO_LARGE;
    default:
        return ODFGX_PLATFORM_OTHER_FAULT;
    }
}

/* ---------------------------------------------------------------- processes */

/* Where reading ends at once and what is written goes nowhere; in a root that
 * has no /dev/null, a pipe into which nobody writes and whose own writing
 * fails. It is none of the standard files. -1, and errno, where there is
 * none. */
static int open_nothing(void)
{
    int ends[2] = { open("/dev/null", O_RDWR | O_CLOEXEC), -1 };
    if (ends[0] < 0 && pipe(ends) != 0)
        return -1;
    int nothing = fcntl(ends[0], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    (void)close(ends[0]);
    if (ends[1] >= 0)
        (void)close(ends[1]);
    return nothing;
}

static int or_nothing(int descriptor, int nothing)
{
    return descriptor == ODFGX_PLATFORM_NONE ? nothing : descriptor;
}

/* What the process has as stdin, stdout and stderr. */
static int set_files(posix_spawn_file_actions_t *files, int input, int output,
                     int nothing)
{
    int code = posix_spawn_file_actions_adddup2(
        files, or_nothing(input, nothing), STDIN_FILENO);
    if (code == 0)
        code = posix_spawn_file_actions_adddup2(
            files, or_nothing(output, nothing), STDOUT_FILENO);
    if (code == 0)
        code = posix_spawn_file_actions_adddup2(files, nothing, STDERR_FILENO);
    return code;
}

/* What odfgx_platform_fail_writes has ignored is not for other programs. */
static int set_signals(posix_spawnattr_t *how)
{
    sigset_t ignored;
    (void)sigemptyset(&ignored);
    (void)sigaddset(&ignored, SIGPIPE);
    (void)sigaddset(&ignored, SIGXFSZ);
    int code = posix_spawnattr_setsigdefault(how, &ignored);
    return code != 0 ? code
                     : posix_spawnattr_setflags(how, POSIX_SPAWN_SETSIGDEF);
}

static int spawn_with(pid_t *out, const char *path, char *const arguments[],
                      const posix_spawn_file_actions_t *files)
{
    posix_spawnattr_t how;
    int code = posix_spawnattr_init(&how);
    if (code != 0)
        return code;
    code = set_signals(&how);
    if (code == 0)
        code = posix_spawn(out, path, files, &how, arguments, environ);
    (void)posix_spawnattr_destroy(&how);
    return code;
}

static int spawn(odfgx_platform_process *out, const char *path,
                 char *const arguments[], int input, int output)
{
    posix_spawn_file_actions_t files;
    pid_t process = 0;
    int nothing = open_nothing();
    int code = nothing >= 0 ? posix_spawn_file_actions_init(&files) : errno;
    if (code != 0)
        goto done;
    code = set_files(&files, input, output, nothing);
    if (code == 0)
        code = spawn_with(&process, path, arguments, &files);
    (void)posix_spawn_file_actions_destroy(&files);
done:
    if (nothing >= 0)
        (void)close(nothing);
    out->handle = code == 0 ? process : 0;
    return code;
}

/* Neither end of a pipe may come into another thread's process, which would
 * keep it open. */
int odfgx_platform_start(odfgx_platform_process *out, const char *path,
                         char *const arguments[], int input)
{
    static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
    int ends[2], code = 0;
    *out = (odfgx_platform_process){ 0, ODFGX_PLATFORM_NONE };
    (void)pthread_mutex_lock(&one_at_a_time);
    if (pipe(ends) != 0) {
        code = errno;
    } else {
        (void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
        (void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
        code = spawn(out, path, arguments, input, ends[1]);
        (void)close(ends[1]);
        if (code == 0)
            out->output = ends[0];
        else
            (void)close(ends[0]);
    }
    (void)pthread_mutex_unlock(&one_at_a_time);
    return code;
}

bool odfgx_platform_await(const odfgx_platform_process *process,
                          int64_t milliseconds)
{
    struct pollfd poll_it = { .fd = process->output, .events = POLLIN };
    int64_t end = odfgx_platform_milliseconds() + milliseconds;
    for (int64_t left = milliseconds; left > 0;
         left = end - odfgx_platform_milliseconds()) {
        int got = poll(&poll_it, 1, (int)left);
        if (got > 0)
            return true;
        if (got < 0 && errno != EINTR)
            return false;
    }
    return false;
}

/* Waits for its end. */
static odfgx_platform_end await_end(odfgx_platform_process *process)
{
    odfgx_platform_end end = { .status = -1 };
    int how = 0;
    pid_t ended = 0;
    (void)close(process->output);
    do
        ended = waitpid((pid_t)process->handle, &how, 0);
    while (ended < 0 && errno == EINTR);
    process->handle = 0;
    if (ended > 0 && WIFEXITED(how))
        end.status = WEXITSTATUS(how);
    end.out_of_time = ended > 0 && WIFSIGNALED(how) && WTERMSIG(how) == SIGXCPU;
    return end;
}

odfgx_platform_end odfgx_platform_stop(odfgx_platform_process *process)
{
    if (process->handle <= 0)
        return (odfgx_platform_end){ .status = -1 };
    (void)kill((pid_t)process->handle, SIGKILL); /* in vain if it has ended */
    return await_end(process);
}

static rlim_t least(rlim_t one, rlim_t other)
{
    return one < other ? one : other;
}

/* One more is hard, so that the signal tells why. */
static void limit(int what, uint64_t most)
{
    struct rlimit limits;
    if (getrlimit(what, &limits) != 0)
        return;
    limits.rlim_cur = least(limits.rlim_cur, (rlim_t)most);
    limits.rlim_max = least(limits.rlim_max, (rlim_t)most + 1);
    (void)setrlimit(what, &limits);
}

void odfgx_platform_limit(uint64_t seconds, uint64_t memory, uint64_t file)
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, file);
    limit(RLIMIT_CPU, seconds);
    if (memory > 0)
        limit(RLIMIT_AS, memory);
}

/* ------------------------------------------------------------------ threads */

struct odfgx_platform_crew {
    void (*work)(void *context);
    void *context;
    pthread_mutex_t lock;
    pthread_cond_t signal;
    size_t most, started;
    pthread_t threads[];
};

odfgx_platform_crew *odfgx_platform_crew_new(size_t most,
                                             void (*work)(void *context),
                                             void *context)
{
    odfgx_platform_crew *crew =
        malloc(sizeof *crew + most * sizeof *crew->threads);
    if (crew == NULL)
        return NULL;
    crew->work = work;
    crew->context = context;
    crew->most = most;
    crew->started = 0;
    (void)pthread_mutex_init(&crew->lock, NULL);
    (void)pthread_cond_init(&crew->signal, NULL);
    return crew;
}

static void *do_work(void *data)
{
    const odfgx_platform_crew *crew = data;
    crew->work(crew->context);
    return NULL;
}

bool odfgx_platform_crew_start(odfgx_platform_crew *crew)
{
    if (crew->started == crew->most ||
        pthread_create(&crew->threads[crew->started], NULL, do_work, crew) != 0)
        return false;
    crew->started++;
    return true;
}

void odfgx_platform_crew_lock(odfgx_platform_crew *crew)
{
    (void)pthread_mutex_lock(&crew->lock);
}

void odfgx_platform_crew_unlock(odfgx_platform_crew *crew)
{
    (void)pthread_mutex_unlock(&crew->lock);
}

void odfgx_platform_crew_wait(odfgx_platform_crew *crew)
{
    (void)pthread_cond_wait(&crew->signal, &crew->lock);
}

void odfgx_platform_crew_signal(odfgx_platform_crew *crew)
{
    (void)pthread_cond_signal(&crew->signal);
}

void odfgx_platform_crew_free(odfgx_platform_crew *crew)
{
    if (crew == NULL)
        return;
    for (size_t i = 0; i < crew->started; i++)
        (void)pthread_join(crew->threads[i], NULL);
    (void)pthread_cond_destroy(&crew->signal);
    (void)pthread_mutex_destroy(&crew->lock);
    free(crew);
}

/* What a thread does that nobody waits for. */
typedef struct errand {
    void (*work)(void *context);
    void *context;
} errand;

static void *do_errand(void *data)
{
    errand mine = *(errand *)data;
    free(data);
    mine.work(mine.context);
    return NULL;
}

bool odfgx_platform_thread(void (*work)(void *context), void *context)
{
    pthread_t thread;
    errand *made = malloc(sizeof *made);
    if (made == NULL)
        return false;
    *made = (errand){ work, context };
    if (pthread_create(&thread, NULL, do_errand, made) != 0) {
        free(made);
        return false;
    }
    (void)pthread_detach(thread);
    return true;
}

/* ---------------------------------------------------------- time and chance */

int64_t odfgx_platform_milliseconds(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return nanoseconds(time) / 1000000;
}

void odfgx_platform_sleep(unsigned milliseconds)
{
    const struct timespec time = {
        .tv_sec = milliseconds / 1000,
        .tv_nsec = (long)(milliseconds % 1000) * 1000000,
    };
    (void)nanosleep(&time, NULL);
}

bool odfgx_platform_utc(time_t moment, struct tm *out)
{
    return gmtime_r(&moment, out) != NULL;
}

bool odfgx_platform_local(time_t moment, struct tm *out)
{
    return localtime_r(&moment, out) != NULL;
}

bool odfgx_platform_random(void *out, size_t size)
{
    return getrandom(out, size, 0) == (ssize_t)size;
}

/* --------------------------------------------- what surrounds the program */

static bool is_portable;

static void show_variables(void)
{
    static const char *const hidden[] = ODFGX_PORTABLE_HIDDEN;
    for (char **entry = environ; entry != NULL && *entry != NULL; entry++) {
        for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
            size_t length = strlen(hidden[i]);
            if ((*entry)[0] == ODFGX_PORTABLE_HIDE(hidden[i][0]) &&
                strncmp(*entry + 1, hidden[i] + 1, length - 1) == 0)
                (*entry)[0] = ODFGX_PORTABLE_SHOW((*entry)[0]);
        }
    }
}

/* glibc reads once where the modules of iconv are: when the first converter is
 * asked for. Here that is one without a module. And it keeps a locale that it
 * has, the only one that the program asks for (cli/language.c). */
static void settle(void)
{
    if (getenv(ODFGX_PORTABLE_MARK) == NULL)
        return;
    is_portable = true;
    iconv_t converter = iconv_open("UTF-8", "UCS-4BE");
    if (converter != (iconv_t)-1)
        (void)iconv_close(converter);
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    (void)setlocale(LC_MESSAGES, "C.UTF-8");
    (void)unsetenv("GCONV_PATH");
    (void)unsetenv("LOCPATH");
    (void)unsetenv(ODFGX_PORTABLE_MARK);
    show_variables();
}

/* With 0, 1 or 2 closed, the next file that is opened would take its place,
 * and messages would be written into it. Each is opened the wrong way round,
 * so that its use fails as that of a closed one does. */
void odfgx_platform_begin(int *count, char ***arguments)
{
    (void)count, (void)arguments; /* are as they should be */
    settle();
    for (int descriptor = 0; descriptor <= STDERR_FILENO; descriptor++) {
        if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF &&
            open("/dev/null",
                 descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
            (void)open("/", O_RDONLY); /* a root without devices */
    }
}

bool odfgx_platform_is_terminal(FILE *stream)
{
    return isatty(fileno(stream)) != 0;
}

bool odfgx_platform_has_colours(FILE *stream)
{
    const char *terminal = getenv("TERM");
    return odfgx_platform_is_terminal(stream) && terminal != NULL &&
           strcmp(terminal, "dumb") != 0;
}

void odfgx_platform_set_variable(const char *name, const char *value)
{
    (void)setenv(name, value, 1);
}

const char *odfgx_platform_language(void)
{
    return NULL;
}

/* Plain C would make gettext ignore LANGUAGE; numbers stay as in C. */
void odfgx_platform_set_locale(void)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    (void)setlocale(LC_MESSAGES, "C.UTF-8");
}

/* ----------------------------------------------------- the program's end */

void odfgx_platform_fail_writes(void)
{
    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGXFSZ, SIG_IGN);
}

/* Whoever started the program may have them ignored, as nohup does. */
static void handle_ends(void (*handle)(int), int flags)
{
    static const int ending[] = { SIGINT, SIGTERM, SIGHUP };
    const struct sigaction action = { .sa_handler = handle, .sa_flags = flags };
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        struct sigaction before;
        if (sigaction(ending[i], NULL, &before) == 0 &&
            before.sa_handler != SIG_IGN)
            (void)sigaction(ending[i], &action, NULL);
    }
}

void odfgx_platform_before_end(void (*end)(int))
{
    handle_ends(end, (int)SA_RESETHAND);
}

static volatile sig_atomic_t end_asked;
static void (*end_abandon)(void);

static void note_end(int number)
{
    if (end_asked) {
        end_abandon();
        (void)signal(number, SIG_DFL);
        (void)raise(number);
    }
    end_asked = 1;
}

void odfgx_platform_end_notice(void (*abandon)(void))
{
    end_abandon = abandon;
    handle_ends(note_end, 0);
}

bool odfgx_platform_end_asked(void)
{
    return end_asked != 0;
}

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

bool odfgx_platform_is_portable(void)
{
    return is_portable;
}

/* ---------------------------------------------------------------- a desktop */

bool odfgx_platform_has_display(void)
{
    return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY");
}

/* Where a program is, among those that the user can call; false: nowhere. */
static bool find_program(const char *name, char path[ODFGX_PLATFORM_PATH])
{
    const char *rest = getenv("PATH");
    while (rest != NULL && *rest != '\0') {
        size_t length = strcspn(rest, ":");
        if (length > 0 &&
            snprintf(path, ODFGX_PLATFORM_PATH, "%.*s/%s", (int)length, rest,
                     name) < ODFGX_PLATFORM_PATH &&
            odfgx_platform_may_start(path))
            return true;
        rest += length + (rest[length] == ':');
    }
    return false;
}

/* The first of several commands whose program is there, and where that is; or
 * NULL. */
static char *const *first_there(const char *const *const *commands,
                                char path[ODFGX_PLATFORM_PATH])
{
    while (*commands != NULL && !find_program((*commands)[0], path))
        commands++;
    return (char *const *)*commands;
}

/* Starts the first that is there, for nobody to wait for: a grandchild, in a
 * session of its own. */
static bool start_apart(const char *const *const *commands)
{
    char path[ODFGX_PLATFORM_PATH];
    char *const *command = first_there(commands, path);
    int how = 0;
    if (command == NULL)
        return false;
    pid_t child = fork();
    if (child == 0) {
        odfgx_platform_process started;
        (void)setsid();
        _exit(spawn(&started, path, command, ODFGX_PLATFORM_NONE,
                    ODFGX_PLATFORM_NONE) != 0);
    }
    return child > 0 && waitpid(child, &how, 0) == child && how == 0;
}

bool odfgx_platform_show(const char *path)
{
    const char *const portable[] = { "xdg-open", path, NULL };
    const char *const gnome[] = { "gio", "open", path, NULL };
    const char *const *const commands[] = { portable, gnome, NULL };
    return start_apart(commands);
}

bool odfgx_platform_notify(const char *title, const char *text)
{
    const char *const notice[] = {
        "notify-send", "--app-name=odfgx", "--icon=odfgx", "--", title, text,
        NULL
    };
    const char *const *const commands[] = { notice, NULL };
    return start_apart(commands);
}

bool odfgx_platform_alert(const char *title, const char *text)
{
    const char *const zenity[] = { "zenity",  "--error", "--no-markup",
                                   "--title", title,     "--text",
                                   text,      NULL };
    const char *const kdialog[] = { "kdialog", "--title", title,
                                    "--error", text,      NULL };
    const char *const old[] = { "xmessage", "-title", title, text, NULL };
    const char *const *const commands[] = { zenity, kdialog, old, NULL };
    return start_apart(commands);
}

/* All that a process writes; "" where it fails or writes more. */
static void read_output(odfgx_platform_process *process, char *text,
                        size_t size)
{
    size_t length = 0;
    int64_t count = 1;
    while (length < size && count > 0) {
        count =
            odfgx_platform_read(process->output, text + length, size - length);
        length += count > 0 ? (size_t)count : 0;
    }
    bool done = await_end(process).status == 0 && length < size;
    text[done ? length : 0] = '\0';
}

bool odfgx_platform_choose(const char *title, char *paths, size_t size)
{
    const char *const zenity[] = { "zenity",     "--file-selection",
                                   "--multiple", "--separator=\n",
                                   "--title",    title,
                                   NULL };
    const char *const kdialog[] = { "kdialog",    "--title",
                                    title,        "--getopenfilename",
                                    "--multiple", "--separate-output",
                                    NULL };
    const char *const *const commands[] = { zenity, kdialog, NULL };
    char path[ODFGX_PLATFORM_PATH];
    odfgx_platform_process process;
    char *const *command = first_there(commands, path);
    if (command == NULL ||
        odfgx_platform_start(&process, path, command, ODFGX_PLATFORM_NONE) != 0)
        return false;
    read_output(&process, paths, size);
    return true;
}

void odfgx_platform_refresh_menus(const char *applications)
{
    const char *const update[] = { "update-desktop-database", applications,
                                   NULL };
    const char *const *const commands[] = { update, NULL };
    (void)start_apart(commands);
}
