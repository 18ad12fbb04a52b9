#define _XOPEN_SOURCE 700 /* realpath */

#include "report/platform.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <sys/wait.h>
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

/* ------------------------------------------------------------------ a desktop
 */

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && *value != '\0';
}

bool odfgx_platform_has_display(void)
{
    return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY");
}

bool odfgx_platform_is_terminal(FILE *stream)
{
    return isatty(fileno(stream)) == 1;
}

/* Whether a program is among those that the user can call. */
static bool has_program(const char *name)
{
    char path[PATH_MAX];
    const char *rest = getenv("PATH");
    while (rest != NULL && *rest != '\0') {
        size_t length = strcspn(rest, ":");
        if (length > 0 &&
            snprintf(path, sizeof path, "%.*s/%s", (int)length, rest, name) <
                (int)sizeof path &&
            access(path, X_OK) == 0)
            return true;
        rest += length + (rest[length] == ':');
    }
    return false;
}

/* The first of several commands whose program is there, or NULL. */
static const char *const *first_there(const char *const *const *commands)
{
    while (*commands != NULL && !has_program((*commands)[0]))
        commands++;
    return *commands;
}

/* In the child: becomes the program, with nothing of ours but `output`. */
static void become(const char *const *command, int output)
{
    int nothing = open("/dev/null", O_RDWR);
    (void)dup2(nothing, STDIN_FILENO);
    (void)dup2(output >= 0 ? output : nothing, STDOUT_FILENO);
    (void)dup2(nothing, STDERR_FILENO);
    (void)signal(SIGPIPE, SIG_DFL);
    (void)signal(SIGXFSZ, SIG_DFL);
    (void)execvp(command[0], (char *const *)command);
    _exit(127);
}

/* Starts a program that nobody waits for: a grandchild, in a session of its
 * own. */
static bool start(const char *const *command)
{
    if (command == NULL)
        return false;
    pid_t child = fork();
    if (child == 0) {
        (void)setsid();
        if (fork() == 0)
            become(command, -1);
        _exit(0);
    }
    return child > 0 && waitpid(child, NULL, 0) == child;
}

bool odfgx_platform_show(const char *path)
{
    const char *const portable[] = { "xdg-open", path, NULL };
    const char *const gnome[] = { "gio", "open", path, NULL };
    const char *const *const commands[] = { portable, gnome, NULL };
    return start(first_there(commands));
}

bool odfgx_platform_notify(const char *title, const char *text)
{
    const char *const notice[] = {
        "notify-send", "--app-name=odfgx", "--icon=odfgx", "--", title, text,
        NULL
    };
    const char *const *const commands[] = { notice, NULL };
    return start(first_there(commands));
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
    return start(first_there(commands));
}

/* All that a program writes; "" where it fails or writes more. */
static void read_output(const char *const *command, char *text, size_t size)
{
    int ends[2], status;
    size_t length = 0;
    ssize_t count = 1;
    text[0] = '\0';
    if (pipe(ends) != 0)
        return;
    pid_t child = fork();
    if (child == 0)
        become(command, ends[1]);
    (void)close(ends[1]);
    while (child > 0 && length < size && count > 0) {
        count = read(ends[0], text + length, size - length);
        length += count > 0 ? (size_t)count : 0;
    }
    (void)close(ends[0]);
    bool done = child > 0 && waitpid(child, &status, 0) == child &&
                status == 0 && length < size;
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
    const char *const *command = first_there(commands);
    if (command == NULL)
        return false;
    read_output(command, paths, size);
    return true;
}

void odfgx_platform_refresh_menus(const char *applications)
{
    const char *const update[] = { "update-desktop-database", applications,
                                   NULL };
    const char *const *const commands[] = { update, NULL };
    (void)start(first_there(commands));
}

/* ------------------------------------------------------------ files and
 * folders */

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
static bool documents_folder(const char *home, char *path, size_t size)
{
    static const char relative[] = "$HOME/";
    char line[PATH_MAX], *value = NULL;
    const char *config = getenv("XDG_CONFIG_HOME");
    bool own = config != NULL && *config == '/';
    (void)snprintf(line, sizeof line, "%s%s/user-dirs.dirs",
                   own ? config : home, own ? "" : "/.config");
    FILE *file = fopen(line, "r");
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

/* $VARIABLE/end, else $HOME/usual/end (XDG Base Directory). */
static bool base_folder(const char *variable, const char *home,
                        const char *usual, const char *end, char *path,
                        size_t size)
{
    const char *base = getenv(variable);
    bool own = base != NULL && *base == '/';
    return snprintf(path, size, "%s%s%s", own ? base : home, own ? "" : usual,
                    end) < (int)size;
}

bool odfgx_platform_user_folder(odfgx_platform_place place, char *path,
                                size_t size)
{
    const char *home = getenv("HOME");
    if (place == ODFGX_PLATFORM_TEMPORARY)
        return snprintf(path, size, "%s",
                        is_set("TMPDIR") ? getenv("TMPDIR") : "/tmp") <
               (int)size;
    if (home == NULL || *home != '/')
        return false;
    switch (place) {
    case ODFGX_PLATFORM_TEMPORARY:
        break;
    case ODFGX_PLATFORM_DOCUMENTS:
        return documents_folder(home, path, size);
    case ODFGX_PLATFORM_STATE:
        return base_folder("XDG_STATE_HOME", home, "/.local/state", "/odfgx",
                           path, size);
    case ODFGX_PLATFORM_DATA:
        return base_folder("XDG_DATA_HOME", home, "/.local/share", "", path,
                           size);
    }
    return false;
}

static int64_t nanoseconds(struct timespec time)
{
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

bool odfgx_platform_stamp_read(const char *path, odfgx_platform_stamp *out)
{
    struct stat about;
    if (stat(path, &about) != 0)
        return false;
    *out = (odfgx_platform_stamp){
        .folder = S_ISDIR(about.st_mode),
        .regular = S_ISREG(about.st_mode),
        .size = (uint64_t)about.st_size,
        .written = nanoseconds(about.st_mtim),
        .changed = nanoseconds(about.st_ctim),
    };
    return true;
}

bool odfgx_platform_folder_writable(const char *path)
{
    return access(path, W_OK | X_OK) == 0;
}

bool odfgx_platform_folder_make(const char *path)
{
    char part[PATH_MAX];
    struct stat about;
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof part)
        return false;
    memcpy(part, path, length + 1);
    for (char *slash = strchr(part + 1, '/'); slash != NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        (void)mkdir(part, 0777);
        *slash = '/';
    }
    (void)mkdir(part, 0777);
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

bool odfgx_platform_folder_list(const char *path,
                                bool (*see)(void *context, const char *name),
                                void *context)
{
    DIR *folder = opendir(path);
    bool going = folder != NULL;
    const struct dirent *entry = NULL;
    errno = 0;
    while (going && (entry = readdir(folder)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            going = see(context, entry->d_name);
        errno = 0;
    }
    going = going && errno == 0;
    if (folder != NULL)
        (void)closedir(folder);
    return going;
}

bool odfgx_platform_full_path(const char *path, char *full, size_t size)
{
    char *resolved = realpath(path, NULL);
    bool fits =
        resolved != NULL && snprintf(full, size, "%s", resolved) < (int)size;
    free(resolved);
    return fits;
}

/* ---------------------------------------------------------- time, and the end
 */

int64_t odfgx_platform_clock(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return nanoseconds(now) / 1000000;
}

void odfgx_platform_sleep(unsigned milliseconds)
{
    const struct timespec time = {
        .tv_sec = milliseconds / 1000,
        .tv_nsec = (long)(milliseconds % 1000) * 1000000,
    };
    (void)nanosleep(&time, NULL);
}

const char *odfgx_platform_time(char text[20])
{
    struct tm local;
    time_t now = time(NULL);
    if (localtime_r(&now, &local) == NULL ||
        strftime(text, 20, "%Y-%m-%d %H:%M:%S", &local) == 0)
        text[0] = '\0';
    return text;
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
    static const int ending[] = { SIGINT, SIGTERM, SIGHUP };
    const struct sigaction action = { .sa_handler = note_end };
    struct sigaction before;
    end_abandon = abandon;
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        if (sigaction(ending[i], NULL, &before) == 0 &&
            before.sa_handler != SIG_IGN)
            (void)sigaction(ending[i], &action, NULL);
    }
}

bool odfgx_platform_end_asked(void)
{
    return end_asked != 0;
}
