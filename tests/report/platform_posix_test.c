#include "report/platform.h"
#include "tests/unit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void a_temporary_file_has_no_name_and_is_not_inherited(void)
{
    char folder[] = "/tmp/odfgx-temporary-XXXXXX", text[4] = "";
    EXPECT(mkdtemp(folder) != NULL, "a folder");
    (void)setenv("TMPDIR", folder, 1);
    int file = odfgx_platform_open_temporary();
    (void)unsetenv("TMPDIR");
    EXPECT(file >= 0, "%s", strerror(errno));
    EXPECT(rmdir(folder) == 0, "it has a name: %s", strerror(errno));
    EXPECT(fcntl(file, F_GETFD) == FD_CLOEXEC, "it is inherited");
    EXPECT(odfgx_platform_write(file, "abc", 3) && pread(file, text, 3, 0) == 3,
           "%s", strerror(errno));
    EXPECT_TEXT(text, "abc");
    (void)close(file);
}

static void without_a_folder_there_is_no_temporary_file(void)
{
    char name[5000];
    (void)setenv("TMPDIR", "/nowhere", 1);
    EXPECT(odfgx_platform_open_temporary() == -1 && errno == ENOENT, "%d",
           errno);
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    (void)setenv("TMPDIR", name, 1);
    EXPECT(odfgx_platform_open_temporary() == -1 && errno == ENAMETOOLONG, "%d",
           errno);
    (void)unsetenv("TMPDIR");
}

static void what_can_not_be_written_is_told(void)
{
    int full = open("/dev/full", O_WRONLY);
    EXPECT(full >= 0, "/dev/full");
    EXPECT(!odfgx_platform_write(full, "abc", 3) && errno == ENOSPC, "%d",
           errno);
    (void)close(full);
}

static void links_are_followed_or_seen(void)
{
    char folder[] = "/tmp/odfgx-links-XXXXXX", here[4096];
    odfgx_platform_file about;
    EXPECT(getcwd(here, sizeof here) != NULL && mkdtemp(folder) != NULL &&
               chdir(folder) == 0 && symlink("gone", "link") == 0 &&
               mkfifo("fifo", 0600) == 0,
           "%s", strerror(errno));
    EXPECT(odfgx_platform_is_taken("link"), "a link to nowhere is a name");
    EXPECT(!odfgx_platform_look("link", &about), "and nothing else");
    EXPECT(odfgx_platform_resolve("link") == NULL && errno == ENOENT, "%d",
           errno);
    int file = odfgx_platform_open("fifo");
    EXPECT(file >= 0 && odfgx_platform_look_open(file, &about) &&
               about.kind == ODFGX_PLATFORM_PIPE,
           "a FIFO without a writer: %s", strerror(errno));
    (void)close(file);
    (void)unlink("link");
    (void)unlink("fifo");
    EXPECT(chdir(here) == 0 && rmdir(folder) == 0, "%s", strerror(errno));
}

static void a_private_folder_is_for_the_user_alone(void)
{
    char folder[] = "/tmp/odfgx-private-XXXXXX", path[64];
    struct stat about;
    if (!EXPECT(mkdtemp(folder) != NULL, "a folder"))
        return;
    (void)snprintf(path, sizeof path, "%s/private", folder);
    EXPECT(odfgx_platform_make_folder(path, ODFGX_PLATFORM_PRIVATE),
           "it is made");
    EXPECT(stat(path, &about) == 0 && (about.st_mode & 0777) == 0700,
           "for the user");
    EXPECT(!odfgx_platform_make_folder("/dev/null", ODFGX_PLATFORM_PRIVATE),
           "a device is none");
    (void)rmdir(path);
    (void)rmdir(folder);
}

/* Sets where programs are found to a folder with the only program `name`. */
static void offer(const char *folder, const char *name, const char *script)
{
    char path[64];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    int file = odfgx_platform_create(path, 0700);
    EXPECT(file >= 0 && odfgx_platform_write(file, script, strlen(script)) &&
               odfgx_platform_close(file),
           "%s: %s", path, strerror(errno));
    (void)setenv("PATH", folder, 1);
}

static const struct {
    const char *script, *chosen;
} choices[] = {
    { "#!/bin/sh\nprintf 'a b\\n/年报.ods\\n'\n", "a b\n/年报.ods\n" },
    { "#!/bin/sh\nprintf '/a.ods\\n'\nexit 1\n", "" },
    { "#!/bin/sh\nprintf '%064d' 1\n", "" },
    /* Who is ended by a closed pipe is not ignoring that. */
    { "#!/bin/sh\nwhile :; do echo y; done\n", "" },
    { "#!/bin/sh\nkill -PIPE $$\nprintf '/a.ods\\n'\n", "" },
};

static void files_are_chosen_in_a_program_that_is_there(void)
{
    char folder[] = "/tmp/odfgx-choice-XXXXXX", path[64], chosen[32];
    const char *before = getenv("PATH");
    char *kept = before != NULL ? strdup(before) : NULL;
    if (!EXPECT(mkdtemp(folder) != NULL, "a folder"))
        return;
    (void)setenv("PATH", folder, 1);
    EXPECT(!odfgx_platform_choose("Files", chosen, sizeof chosen) &&
               !odfgx_platform_alert("odfgx", "text") &&
               !odfgx_platform_show("page.html"),
           "there is no program");
    (void)snprintf(path, sizeof path, "%s/zenity", folder);
    odfgx_platform_fail_writes();
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        offer(folder, "zenity", choices[i].script);
        EXPECT(odfgx_platform_choose("Files", chosen, sizeof chosen),
               "choice %d", (int)i);
        EXPECT_TEXT(chosen, choices[i].chosen);
        (void)unlink(path);
    }
    (void)setenv("PATH", kept != NULL ? kept : "/usr/bin:/bin", 1);
    free(kept);
    (void)rmdir(folder);
}

static void a_program_is_started_that_nobody_waits_for(void)
{
    char folder[] = "/tmp/odfgx-apart-XXXXXX", path[64], shown[64];
    char script[160], text[64] = "";
    const char *before = getenv("PATH");
    char *kept = before != NULL ? strdup(before) : NULL;
    if (!EXPECT(mkdtemp(folder) != NULL, "a folder"))
        return;
    (void)snprintf(path, sizeof path, "%s/xdg-open", folder);
    (void)snprintf(shown, sizeof shown, "%s/shown", folder);
    (void)snprintf(script, sizeof script,
                   "#!/bin/sh\nprintf '%%s' \"$1\" >%s.part\n"
                   "PATH=/usr/bin:/bin mv %s.part %s\n",
                   shown, shown, shown);
    offer(folder, "xdg-open", script);
    EXPECT(odfgx_platform_show("年 报.html"), "it is started");
    for (int i = 0; i < 500 && !odfgx_platform_is_taken(shown); i++)
        odfgx_platform_sleep(20);
    FILE *file = fopen(shown, "r");
    if (EXPECT(file != NULL, "it has run")) {
        (void)fgets(text, sizeof text, file);
        (void)fclose(file);
    }
    EXPECT_TEXT(text, "年 报.html");
    EXPECT(waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD,
           "no process is left to be waited for");
    (void)setenv("PATH", kept != NULL ? kept : "/usr/bin:/bin", 1);
    free(kept);
    (void)unlink(shown);
    (void)unlink(path);
    (void)rmdir(folder);
}

static const struct {
    odfgx_platform_place place;
    const char *home, *base, *folder; /* NULL: none */
} places[] = {
    { ODFGX_PLATFORM_SETTINGS, "/h", NULL, "/h/.config" },
    { ODFGX_PLATFORM_SETTINGS, "/h", "/c", "/c" },
    { ODFGX_PLATFORM_SETTINGS, "/h", "c", "/h/.config" },
    { ODFGX_PLATFORM_SETTINGS, NULL, "/c", "/c" },
    { ODFGX_PLATFORM_SETTINGS, NULL, NULL, NULL },
    { ODFGX_PLATFORM_SETTINGS, "h", NULL, NULL },
    { ODFGX_PLATFORM_STATE, "/h", NULL, "/h/.local/state/odfgx" },
    { ODFGX_PLATFORM_DATA, "/h", NULL, "/h/.local/share" },
    { ODFGX_PLATFORM_DOCUMENTS, "/h", NULL, "/h" },
    { ODFGX_PLATFORM_DOCUMENTS, NULL, NULL, NULL },
};

static void set_or_not(const char *name, const char *value)
{
    if (value != NULL)
        (void)setenv(name, value, 1);
    else
        (void)unsetenv(name);
}

static void folders_of_the_user_are_where_they_say(void)
{
    const char *home = getenv("HOME");
    char *kept = home != NULL ? strdup(home) : NULL;
    char path[64], tiny[4];
    (void)unsetenv("XDG_STATE_HOME");
    (void)unsetenv("XDG_DATA_HOME");
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        set_or_not("HOME", places[i].home);
        set_or_not("XDG_CONFIG_HOME", places[i].base);
        bool found =
            odfgx_platform_user_folder(places[i].place, path, sizeof path);
        EXPECT(found == (places[i].folder != NULL), "place %d", (int)i);
        if (found)
            EXPECT_TEXT(path, places[i].folder);
    }
    (void)setenv("HOME", "/h", 1);
    EXPECT(
        !odfgx_platform_user_folder(ODFGX_PLATFORM_SETTINGS, tiny, sizeof tiny),
        "no room");
    set_or_not("HOME", kept);
    free(kept);
}

/* In a process of its own, which has the first three closed. */
static void closed_descriptors_are_taken(void)
{
    int how = 0;
    pid_t process = fork();
    if (process == 0) {
        int count = 0;
        char **arguments = NULL, byte;
        for (int i = 0; i < 3; i++)
            (void)close(i);
        odfgx_platform_begin(&count, &arguments);
        bool taken = dup(0) > 2 && read(0, &byte, 1) == -1 &&
                     write(1, "x", 1) == -1 && write(2, "x", 1) == -1;
        _exit(taken ? 0 : 1);
    }
    EXPECT(process > 0 && waitpid(process, &how, 0) == process && how == 0,
           "%d", how);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(a_temporary_file_has_no_name_and_is_not_inherited),
        UNIT(without_a_folder_there_is_no_temporary_file),
        UNIT(what_can_not_be_written_is_told),
        UNIT(links_are_followed_or_seen),
        UNIT(a_private_folder_is_for_the_user_alone),
        UNIT(files_are_chosen_in_a_program_that_is_there),
        UNIT(a_program_is_started_that_nobody_waits_for),
        UNIT(folders_of_the_user_are_where_they_say),
        UNIT(closed_descriptors_are_taken),
    };
    return unit_main("report/platform_posix", tests,
                     sizeof tests / sizeof *tests);
}
