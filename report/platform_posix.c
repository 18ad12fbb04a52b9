#define _XOPEN_SOURCE 700

#include "report/platform.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
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

static bool tell(const struct stat *about, odfgx_platform_file *out)
{
    *out = (odfgx_platform_file){
        .kind = kind_of(about->st_mode),
        .permissions = about->st_mode & (S_IRWXU | S_IRWXG | S_IRWXO),
        .size = (uint64_t)about->st_size,
        .device = (uint64_t)about->st_dev,
        .number = (uint64_t)about->st_ino,
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

FILE *odfgx_platform_open_stream(const char *path)
{
    return fopen(path, "rb");
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

int odfgx_platform_open_temporary(void)
{
    char path[ODFGX_PLATFORM_PATH];
    const char *folder = getenv("TMPDIR");
    int length = snprintf(path, sizeof path, "%s/odfgx-XXXXXX",
                          folder != NULL && *folder != '\0' ? folder : "/tmp");
    errno = ENAMETOOLONG;
    int descriptor =
        length > 0 && (size_t)length < sizeof path ? mkstemp(path) : -1;
    if (descriptor < 0)
        return ODFGX_PLATFORM_NONE;
    (void)unlink(path);
    (void)fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return descriptor;
}

/* In a root without /proc /dev/fd may be a folder of the kernel's. */
bool odfgx_platform_name_of(int descriptor, bool to_write, char *name,
                            size_t size)
{
    int length = snprintf(name, size, "/proc/self/fd/%d", descriptor);
    if (access(name, to_write ? W_OK : R_OK) != 0)
        length = snprintf(name, size, "/dev/fd/%d", descriptor);
    return length > 0 && (size_t)length < size;
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

void odfgx_platform_make_folder(const char *path)
{
    (void)mkdir(path, S_IRWXU | S_IRWXG | S_IRWXO);
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

/* What the process has as stdin, stdout and stderr. */
static int set_files(posix_spawn_file_actions_t *files, int input, int output)
{
    int code =
        input == ODFGX_PLATFORM_NONE
            ? posix_spawn_file_actions_addopen(files, STDIN_FILENO, "/dev/null",
                                               O_RDONLY, 0)
            : posix_spawn_file_actions_adddup2(files, input, STDIN_FILENO);
    if (code == 0)
        code = posix_spawn_file_actions_adddup2(files, output, STDOUT_FILENO);
    if (code == 0)
        code = posix_spawn_file_actions_addopen(files, STDERR_FILENO,
                                                "/dev/null", O_WRONLY, 0);
    return code;
}

static int spawn(odfgx_platform_process *out, const char *path,
                 char *const arguments[], int input, int output)
{
    posix_spawn_file_actions_t files;
    pid_t process = 0;
    int code = posix_spawn_file_actions_init(&files);
    if (code != 0)
        return code;
    code = set_files(&files, input, output);
    if (code == 0)
        code = posix_spawn(&process, path, &files, NULL, arguments, environ);
    (void)posix_spawn_file_actions_destroy(&files);
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

odfgx_platform_end odfgx_platform_stop(odfgx_platform_process *process)
{
    odfgx_platform_end end = { .status = -1 };
    int how = 0;
    pid_t ended = 0;
    if (process->handle <= 0)
        return end;
    (void)close(process->output);
    (void)kill((pid_t)process->handle, SIGKILL); /* in vain if it has ended */
    do
        ended = waitpid((pid_t)process->handle, &how, 0);
    while (ended < 0 && errno == EINTR);
    process->handle = 0;
    if (ended > 0 && WIFEXITED(how))
        end.status = WEXITSTATUS(how);
    end.out_of_time = ended > 0 && WIFSIGNALED(how) && WTERMSIG(how) == SIGXCPU;
    return end;
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

void odfgx_platform_fail_writes(void)
{
    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGXFSZ, SIG_IGN);
}

void odfgx_platform_before_end(void (*end)(int))
{
    static const int ending[] = { SIGINT, SIGTERM, SIGHUP };
    struct sigaction action = { .sa_handler = end,
                                .sa_flags = (int)SA_RESETHAND };
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        struct sigaction before;
        if (sigaction(ending[i], NULL, &before) == 0 &&
            before.sa_handler != SIG_IGN)
            (void)sigaction(ending[i], &action, NULL);
    }
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

/* ---------------------------------------------------------- time and chance */

int64_t odfgx_platform_milliseconds(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

bool odfgx_platform_utc(time_t moment, struct tm *out)
{
    return gmtime_r(&moment, out) != NULL;
}

bool odfgx_platform_random(void *out, size_t size)
{
    return getrandom(out, size, 0) == (ssize_t)size;
}

/* --------------------------------------------- what surrounds the program */

/* With 0, 1 or 2 closed, the next file that is opened would take its place,
 * and messages would be written into it. Each is opened the wrong way round,
 * so that its use fails as that of a closed one does. */
void odfgx_platform_begin(int *count, char ***arguments)
{
    (void)count, (void)arguments; /* are as they should be */
    for (int descriptor = 0; descriptor <= STDERR_FILENO; descriptor++) {
        if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF)
            (void)open("/dev/null",
                       descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
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
