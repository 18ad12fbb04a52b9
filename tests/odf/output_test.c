#define _DEFAULT_SOURCE /* setgroups */

#include "odf/underway.h"
#include "report/error.h"
#include "tests/odf/folder.h"
#include "tests/unit.h"

#include <errno.h>
#include <grp.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOBODY = 65534, ROOM = 1000, BIG = 100000, WRITERS = 8 };

#define NAME_50 "01234567890123456789012345678901234567890123456789"
#define NAME_255 NAME_50 NAME_50 NAME_50 NAME_50 NAME_50 "01234"

static odfgx_status put(const char *name, const char *text, bool force,
                        odfgx_error *err)
{
    return odfgx_output_write(name, text, strlen(text), force, NULL, 0, err);
}

static mode_t mode_of(const char *name)
{
    struct stat about = { 0 };
    (void)stat(name, &about);
    return about.st_mode & 0777;
}

static void a_new_file_is_whole_and_has_the_usual_mode(void)
{
    odfgx_error err = { 0 };
    folder_enter();
    mode_t before = umask(027);
    EXPECT(put("a.odt", "report", false, &err) == ODFGX_OK, "%s", err.text);
    EXPECT(put("empty", "", false, &err) == ODFGX_OK, "%s", err.text);
    (void)umask(before);
    EXPECT(folder_holds("a.odt", "report"), "a.odt");
    EXPECT(folder_holds("empty", ""), "empty");
    EXPECT(mode_of("a.odt") == 0640, "mode %o", (unsigned)mode_of("a.odt"));
    EXPECT(folder_count() == 2, "%zu files", folder_count());
    folder_leave();
}

static void an_existing_file_is_replaced_by_force_only(void)
{
    odfgx_error err = { 0 }, none = { 0 };
    folder_enter();
    folder_put("a.odt", "old");
    (void)chmod("a.odt", 0604);
    EXPECT(put("a.odt", "new", false, &err) == ODFGX_EXISTS, "%s", err.text);
    EXPECT(strstr(err.text, "--force") != NULL, "%s", err.text);
    EXPECT_TEXT(err.where, "a.odt");
    EXPECT(folder_holds("a.odt", "old"), "not forced");
    EXPECT(put("a.odt", "new", true, &none) == ODFGX_OK, "%s", none.text);
    EXPECT(folder_holds("a.odt", "new"), "forced");
    EXPECT(mode_of("a.odt") == 0604, "mode %o", (unsigned)mode_of("a.odt"));
    EXPECT(folder_count() == 1, "%zu files", folder_count());
    folder_leave();
}

static void any_name_is_a_name(void)
{
    const char *names[] = { NAME_255,       "-o",       "--",  "a\nb",
                            "\xB1\xA8.odt", "年报.odt", "./a", ".odfgx" };
    folder_enter();
    for (size_t i = 0; i < ODFGX_COUNT_OF(names); i++) {
        odfgx_error err = { 0 };
        EXPECT(put(names[i], "report", false, &err) == ODFGX_OK, "%s: %s",
               names[i], err.text);
        EXPECT(folder_holds(names[i], "report"), "%s", names[i]);
    }
    EXPECT(folder_count() == ODFGX_COUNT_OF(names), "%zu", folder_count());
    folder_leave();
}

static const struct {
    const char *path;
    odfgx_status status;
    const char *fragment;
    bool later; /* odfgx_output_check does not see it */
} refused[] = {
    { "folder", ODFGX_WRITE, "a folder", false },
    { "folder/", ODFGX_WRITE, "a folder", false },
    { ".", ODFGX_WRITE, "a folder", false },
    { "fifo", ODFGX_WRITE, "a pipe or a device", false },
    { "/dev/full", ODFGX_WRITE, "a pipe or a device", false },
    { "nowhere", ODFGX_WRITE, "leads nowhere", false },
    { "circle", ODFGX_WRITE, "leads nowhere", false },
    { "old/new.odt", ODFGX_WRITE, "make it first", false },
    { "missing/new.odt", ODFGX_WRITE, "make it first", true },
    { "missing/", ODFGX_WRITE, "make it first", true },
    { "", ODFGX_WRITE, "is empty", false },
    { NAME_255 "6", ODFGX_WRITE, "can't be written", false },
    { "input", ODFGX_SAME, "the input input", false },
    { "./input", ODFGX_SAME, "the input input", false },
    { "hard", ODFGX_SAME, "the input input", false },
    { "soft", ODFGX_SAME, "the input input", false },
};

static void make_obstacles(void)
{
    folder_put("old", "old");
    folder_put("input", "input");
    if (mkdir("folder", 0755) != 0 || mkfifo("fifo", 0644) != 0 ||
        symlink("gone", "nowhere") != 0 || symlink("circle", "circle") != 0 ||
        symlink("input", "soft") != 0 || link("input", "hard") != 0)
        abort();
}

static void what_can_not_be_replaced_is_refused(void)
{
    const char *inputs[] = { "not there", "input" };
    folder_enter();
    make_obstacles();
    size_t before = folder_count();
    for (size_t i = 0; i < ODFGX_COUNT_OF(refused); i++) {
        odfgx_error err = { 0 }, early = { 0 };
        odfgx_status status = odfgx_output_write(refused[i].path, "new", 3,
                                                 true, inputs, 2, &err);
        EXPECT(status == refused[i].status &&
                   strstr(err.text, refused[i].fragment) != NULL,
               "%s: status %d, %s", refused[i].path, (int)status, err.text);
        status = odfgx_output_check(refused[i].path, true, inputs, 2, &early);
        EXPECT(status == (refused[i].later ? ODFGX_OK : refused[i].status),
               "%s: early status %d", refused[i].path, (int)status);
        EXPECT(folder_count() == before, "%s: a file is left", refused[i].path);
    }
    EXPECT(folder_holds("input", "input"), "the input");
    folder_leave();
}

static void a_symbolic_link_is_followed(void)
{
    odfgx_error err = { 0 }, none = { 0 };
    struct stat about = { 0 };
    folder_enter();
    folder_put("real", "old");
    if (symlink("real", "soft") != 0)
        abort();
    EXPECT(put("soft", "new", false, &err) == ODFGX_EXISTS, "%s", err.text);
    EXPECT(put("soft", "new", true, &none) == ODFGX_OK, "%s", none.text);
    EXPECT(folder_holds("real", "new"), "the file");
    EXPECT(lstat("soft", &about) == 0 && S_ISLNK(about.st_mode), "the link");
    EXPECT(folder_count() == 2, "%zu files", folder_count());
    folder_leave();
}

static const struct {
    const char *name;
    folder_call call;
    int number;
    const char *fragment;
    bool fresh, force; /* for a new file; with force over an old one */
} faults[] = {
    { "full", FOLDER_WRITE, ENOSPC, "no room is left;", true, true },
    { "quota", FOLDER_WRITE, EDQUOT, "no room is left for", true, true },
    { "too large", FOLDER_WRITE, EFBIG, "larger than", true, true },
    { "broken", FOLDER_WRITE, EIO, "can't be written", true, true },
    { "not synced", FOLDER_FSYNC, EIO, "can't be written", true, true },
    { "not closed", FOLDER_CLOSE, ENOSPC, "no room is left", true, true },
    { "not renamed", FOLDER_RENAME, EROFS, "only be read", false, true },
    { "not linked", FOLDER_LINK, EACCES, "not be written to", true, false },
    { "moved away", FOLDER_LINK, ENOENT, "make it first", true, false },
};

static void a_failed_write_leaves_things_as_they_were(void)
{
    folder_enter();
    folder_put("old", "old");
    for (size_t i = 0; i < ODFGX_COUNT_OF(faults); i++) {
        odfgx_error fresh = { 0 }, force = { 0 };
        folder_fail(faults[i].call, faults[i].number);
        (void)put("new", "new", false, &fresh);
        (void)put("old", "new", true, &force);
        folder_fail(faults[i].call, 0);
        EXPECT(!faults[i].fresh ||
                   (fresh.status == ODFGX_WRITE &&
                    strstr(fresh.text, faults[i].fragment) != NULL),
               "%s, fresh: %s", faults[i].name, fresh.text);
        EXPECT(!faults[i].force ||
                   (force.status == ODFGX_WRITE &&
                    strstr(force.text, faults[i].fragment) != NULL),
               "%s, forced: %s", faults[i].name, force.text);
        EXPECT(folder_holds("old", faults[i].force ? "old" : "new"),
               "%s: the old file", faults[i].name);
        (void)unlink("new");
        folder_put("old", "old");
        EXPECT(folder_count() == 1, "%s: a file is left", faults[i].name);
    }
    folder_leave();
}

static void short_and_interrupted_writes_go_on(void)
{
    odfgx_error err = { 0 };
    folder_enter();
    folder_go_slowly(true);
    EXPECT(put("a.odt", NAME_255, false, &err) == ODFGX_OK, "%s", err.text);
    folder_go_slowly(false);
    EXPECT(folder_holds("a.odt", NAME_255), "a.odt");
    folder_leave();
}

/* Somebody makes the file between our look and our writing; `number` is why
 * link() fails besides, or 0. */
static void race(int number)
{
    odfgx_error err = { 0 };
    folder_enter();
    folder_fail(FOLDER_LINK, number);
    folder_race("a.odt");
    EXPECT(put("a.odt", "ours", false, &err) == ODFGX_EXISTS, "%d: %s", number,
           err.text);
    EXPECT(folder_holds("a.odt", "theirs"), "%d", number);
    EXPECT(folder_count() == 1, "%d: %zu files", number, folder_count());
    folder_fail(FOLDER_LINK, 0);
    folder_leave();
}

static void a_file_made_meanwhile_is_not_replaced(void)
{
    race(0);
    race(EPERM);
}

static void a_disk_without_hard_links_will_do(void)
{
    odfgx_error err = { 0 }, failed = { 0 };
    folder_enter();
    folder_fail(FOLDER_LINK, EPERM);
    EXPECT(put("a.odt", "report", false, &err) == ODFGX_OK, "%s", err.text);
    EXPECT(folder_holds("a.odt", "report"), "a.odt");
    folder_fail(FOLDER_RENAME, EIO);
    EXPECT(put("b.odt", "report", false, &failed) == ODFGX_WRITE, "%s",
           failed.text);
    folder_fail(FOLDER_RENAME, 0);
    folder_fail(FOLDER_LINK, 0);
    EXPECT(folder_count() == 1, "%zu files", folder_count());
    folder_leave();
}

/* Runs something in a process of its own; what it returns. */
static int in_child(int (*run)(void))
{
    int status = -1;
    pid_t child = fork();
    if (child == 0)
        _exit(run());
    (void)waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void limit_size(void)
{
    struct rlimit limit = { ROOM, ROOM };
    (void)setrlimit(RLIMIT_FSIZE, &limit);
}

static odfgx_status put_big(odfgx_error *err)
{
    static const char big[BIG];
    return odfgx_output_write("a.odt", big, sizeof big, true, NULL, 0, err);
}

static int write_past_the_limit(void)
{
    odfgx_error err = { 0 };
    limit_size();
    (void)signal(SIGXFSZ, SIG_IGN);
    return put_big(&err) == ODFGX_WRITE &&
                   strstr(err.text, "larger than") != NULL
               ? 0
               : 1;
}

static void abandon(int number)
{
    (void)number;
    odfgx_output_abandon();
    _exit(0);
}

static int abandon_at_the_limit(void)
{
    limit_size();
    (void)signal(SIGXFSZ, abandon);
    return (int)put_big(NULL) + 1;
}

static void a_write_that_is_cut_off_leaves_nothing(void)
{
    folder_enter();
    folder_put("a.odt", "old");
    EXPECT(in_child(write_past_the_limit) == 0, "past RLIMIT_FSIZE");
    EXPECT(in_child(abandon_at_the_limit) == 0, "in a signal handler");
    EXPECT(folder_holds("a.odt", "old"), "the old file");
    EXPECT(folder_count() == 1, "%zu files", folder_count());
    folder_leave();
}

static int write_as_nobody(void)
{
    odfgx_error err = { 0 };
    if (geteuid() == 0 &&
        (setgroups(0, NULL) != 0 || setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
        return 2;
    return put("a.odt", "report", false, &err) == ODFGX_WRITE &&
                   strstr(err.text, "may not be written to") != NULL
               ? 0
               : 1;
}

static void a_folder_that_may_only_be_read_is_named(void)
{
    folder_enter();
    (void)chmod(".", 0555);
    EXPECT(in_child(write_as_nobody) == 0, "as nobody");
    (void)chmod(".", 0755);
    EXPECT(folder_count() == 0, "%zu files", folder_count());
    folder_leave();
}

static void *write_shared(void *context)
{
    *(odfgx_status *)context = put("a.odt", NAME_255, false, NULL);
    return NULL;
}

static void of_many_writers_one_wins(void)
{
    pthread_t threads[WRITERS];
    odfgx_status results[WRITERS];
    size_t won = 0, lost = 0;
    folder_enter();
    for (size_t i = 0; i < WRITERS; i++)
        (void)pthread_create(&threads[i], NULL, write_shared, &results[i]);
    for (size_t i = 0; i < WRITERS; i++) {
        (void)pthread_join(threads[i], NULL);
        won += results[i] == ODFGX_OK;
        lost += results[i] == ODFGX_EXISTS;
    }
    EXPECT(won == 1 && lost == WRITERS - 1, "%zu won, %zu lost", won, lost);
    EXPECT(folder_holds("a.odt", NAME_255), "a.odt");
    EXPECT(folder_count() == 1, "%zu files", folder_count());
    folder_leave();
}

static void a_full_list_of_files_under_way_says_so(void)
{
    char *names[ODFGX_UNDERWAY_MAX];
    odfgx_error err = { 0 };
    folder_enter();
    for (size_t i = 0; i < ODFGX_UNDERWAY_MAX; i++) {
        names[i] = strdup("not there");
        EXPECT(odfgx_underway_add(names[i]), "name %zu", i);
    }
    EXPECT(put("a.odt", "report", false, &err) == ODFGX_OK, "%s", err.text);
    for (size_t i = 0; i < ODFGX_UNDERWAY_MAX; i++)
        odfgx_underway_end(names[i]);
    EXPECT(folder_count() == 1, "%zu files", folder_count());
    folder_leave();
}

static void what_is_abandoned_is_gone(void)
{
    char *name = strdup("temporary");
    folder_enter();
    folder_put(name, "half a rep");
    (void)odfgx_underway_add(name);
    errno = EINTR;
    odfgx_output_abandon();
    EXPECT(errno == EINTR, "errno %d", errno);
    EXPECT(folder_count() == 0, "%zu files", folder_count());
    odfgx_underway_end(name); /* it is the handler's, which frees nothing */
    free(name);
    folder_leave();
}

int main(void)
{
    const unit_test tests[] = {
        UNIT(a_new_file_is_whole_and_has_the_usual_mode),
        UNIT(an_existing_file_is_replaced_by_force_only),
        UNIT(any_name_is_a_name),
        UNIT(what_can_not_be_replaced_is_refused),
        UNIT(a_symbolic_link_is_followed),
        UNIT(a_failed_write_leaves_things_as_they_were),
        UNIT(short_and_interrupted_writes_go_on),
        UNIT(a_file_made_meanwhile_is_not_replaced),
        UNIT(a_disk_without_hard_links_will_do),
        UNIT(a_write_that_is_cut_off_leaves_nothing),
        UNIT(a_folder_that_may_only_be_read_is_named),
        UNIT(of_many_writers_one_wins),
        UNIT(what_is_abandoned_is_gone),
        UNIT(a_full_list_of_files_under_way_says_so),
    };
    return unit_main("odf/output", tests, ODFGX_COUNT_OF(tests));
}
