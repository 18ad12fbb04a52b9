/* What platform.h promises, in ISO C: tests/cross/windows.sh compiles it for
 * Windows too. It starts itself to have a process. */
#include "report/platform.h"
#include "tests/unit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

enum { ROOM = ODFGX_PLATFORM_PATH, LONG = 60000, SHORT = 100 };

static char folder[ROOM];

/* A path in the folder; kept until the next but three. */
static const char *in_folder(const char *name)
{
    static char paths[4][2 * ROOM];
    static unsigned next;
    char *path = paths[next++ % COUNT_OF(paths)];
    (void)snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static void enter_folder(void)
{
    char unique[ODFGX_PLATFORM_UNIQUE];
    const char *place = getenv("TEMP");
    odfgx_platform_unique(unique);
    (void)snprintf(folder, sizeof folder, "%s/odfgx-platform-%s",
                   place != NULL ? place : "/tmp", unique);
    (void)odfgx_platform_make_folder(folder, ODFGX_PLATFORM_SHARED);
}

/* Makes a file with a text. */
static void put(const char *name, const char *text)
{
    int file = odfgx_platform_create(in_folder(name), 0666);
    EXPECT(file >= 0 && odfgx_platform_write(file, text, strlen(text)) &&
               odfgx_platform_sync(file) && odfgx_platform_close(file),
           "%s: %s", name, strerror(errno));
}

/* Of an empty folder, in vain on Windows. */
static void remove_folder(const char *name)
{
    (void)remove(in_folder(name));
}

static bool holds(const char *path, const char *text)
{
    char found[64] = "";
    FILE *stream = odfgx_platform_open_stream(path, "rb");
    if (stream == NULL)
        return false;
    (void)fread(found, 1, sizeof found - 1, stream);
    (void)fclose(stream);
    return strcmp(found, text) == 0;
}

/* -------------------------------------------------------------------- names */

static const struct {
    const char *path;
    int length;
} lengths[] = {
    { "", 0 },
    { "report.ods", 0 },
    { "/", 1 },
    { "/report.ods", 1 },
    { "a/b//report.ods", 5 },
    { "政府/年报.ods", 7 },
    { "a/", 2 },
#if defined(_WIN32)
    { "a\\report.ods", 2 },
    { "a\\b/report.ods", 4 },
    { "C:report.ods", 2 },
    { "C:\\report.ods", 3 },
    { "\\\\server\\share\\report.ods", 15 },
#else
    { "a\\report.ods", 0 },
    { "C:report.ods", 0 },
#endif
};

static void the_folder_of_a_path_is_told(void)
{
    for (size_t i = 0; i < COUNT_OF(lengths); i++) {
        int length = (int)odfgx_platform_folder_length(lengths[i].path);
        EXPECT(length == lengths[i].length, "\"%s\": %d", lengths[i].path,
               length);
    }
}

static const struct {
    const char *path;
    bool absolute;
} roots[] = {
    { "", false },
    { "report.ods", false },
    { "a/report.ods", false },
    { "/report.ods", true },
#if defined(_WIN32)
    { "C:report.ods", false },
    { "C:\\report.ods", true },
    { "\\\\server\\share", true },
#else
    { "C:/report.ods", false },
#endif
};

static void a_path_that_begins_at_a_root_is_known(void)
{
    for (size_t i = 0; i < COUNT_OF(roots); i++) {
        bool absolute = odfgx_platform_is_absolute(roots[i].path);
        EXPECT(absolute == roots[i].absolute, "\"%s\"", roots[i].path);
    }
}

static void a_name_is_taken_or_free(void)
{
    put("taken", "");
    EXPECT(odfgx_platform_is_taken(in_folder("taken")), "a file");
    EXPECT(odfgx_platform_is_taken(folder), "a folder");
    odfgx_platform_remove(in_folder("taken"));
    EXPECT(!odfgx_platform_is_taken(in_folder("taken")) && errno == ENOENT,
           "%d", errno);
}

static void a_path_is_made_plain(void)
{
    put("plain", "");
    char *path = odfgx_platform_resolve(in_folder("./plain"));
    EXPECT(path != NULL && strstr(path, "plain") != NULL &&
               !odfgx_platform_is_separator(path[strlen(path) - 1]) &&
               strstr(path, "./") == NULL,
           "%s", path != NULL ? path : strerror(errno));
    free(path);
    EXPECT(odfgx_platform_resolve(in_folder("gone")) == NULL, "nothing");
    odfgx_platform_remove(in_folder("plain"));
}

/* -------------------------------------------------------------------- files */

static void what_a_name_stands_for_is_told(void)
{
    odfgx_platform_file one, other;
    put("kind", "abc");
    EXPECT(odfgx_platform_look(in_folder("kind"), &one) &&
               one.kind == ODFGX_PLATFORM_REGULAR && one.size == 3,
           "%d, %d bytes", (int)one.kind, (int)one.size);
    EXPECT(odfgx_platform_look(in_folder("./kind"), &other) &&
               one.device == other.device && one.number == other.number,
           "the same file");
    EXPECT(odfgx_platform_look(folder, &other) &&
               other.kind == ODFGX_PLATFORM_FOLDER &&
               one.number != other.number,
           "a folder: %d", (int)other.kind);
    EXPECT(!odfgx_platform_look(in_folder("gone"), &other) && errno == ENOENT,
           "%d", errno);
    int file = odfgx_platform_open(in_folder("kind"));
    EXPECT(odfgx_platform_look_open(file, &other) &&
               one.number == other.number && other.size == 3,
           "the open one");
    (void)odfgx_platform_close(file);
    EXPECT(odfgx_platform_may_read(in_folder("kind")), "it may be read");
    EXPECT(!odfgx_platform_may_read(in_folder("gone")), "it may not");
    odfgx_platform_remove(in_folder("kind"));
}

static void a_file_that_is_written_again_is_another_one(void)
{
    enum { SECOND = 1000000000 };
    odfgx_platform_file one, other;
    put("again", "abc");
    EXPECT(odfgx_platform_look(in_folder("again"), &one), "%s",
           strerror(errno));
    int64_t now = (int64_t)time(NULL);
    EXPECT(one.written / SECOND >= now - SHORT &&
               one.written / SECOND <= now + SHORT,
           "written at %ld", (long)(one.written / SECOND));
    EXPECT(one.changed == 0 || (one.changed / SECOND >= now - SHORT &&
                                one.changed / SECOND <= now + SHORT),
           "changed at %ld", (long)(one.changed / SECOND));
    odfgx_platform_sleep(SHORT);
    FILE *stream = odfgx_platform_open_stream(in_folder("again"), "ab");
    EXPECT(stream != NULL && fputs("d", stream) >= 0 && fclose(stream) == 0,
           "%s", strerror(errno));
    EXPECT(odfgx_platform_look(in_folder("again"), &other) &&
               other.written > one.written && other.size == 4,
           "%ld", (long)(other.written - one.written));
    odfgx_platform_remove(in_folder("again"));
}

static void a_file_is_read_from_anywhere(void)
{
    char text[8] = "";
    put("digits", "0123456789");
    int file = odfgx_platform_open(in_folder("digits"));
    int own = odfgx_platform_duplicate(file);
    EXPECT(file >= 0 && own >= 0 && file != own, "%d, %d", file, own);
    EXPECT(odfgx_platform_close(file), "%s", strerror(errno));
    EXPECT(odfgx_platform_read_at(own, 7, text, 7) == 3, "up to its end");
    EXPECT_TEXT(text, "789");
    EXPECT(odfgx_platform_read_at(own, 10, text, 7) == 0, "at its end");
    EXPECT(odfgx_platform_read_at(own, 2, text, 3) == 3, "in the middle");
    EXPECT_TEXT(text, "234");
    EXPECT(odfgx_platform_rewind(own) && odfgx_platform_read(own, text, 4) == 4,
           "from the beginning");
    (void)odfgx_platform_close(own);
    EXPECT(odfgx_platform_read_at(own, 0, text, 1) == -1, "closed");
    EXPECT(odfgx_platform_open(in_folder("gone")) < 0 && errno == ENOENT, "%d",
           errno);
    odfgx_platform_remove(in_folder("digits"));
}

static void a_temporary_file_can_be_opened_by_its_name(void)
{
    char name[ROOM], text[4] = "";
    int file = odfgx_platform_open_temporary();
    EXPECT(file >= 0 && odfgx_platform_write(file, "abc", 3), "%s",
           strerror(errno));
    EXPECT(odfgx_platform_name_of(file, name, sizeof name) &&
               holds(name, "abc"),
           "%s", name);
    FILE *stream = fopen(name, "wb");
    EXPECT(stream != NULL && fputs("xy", stream) >= 0 && fclose(stream) == 0,
           "%s: %s", name, strerror(errno));
    EXPECT(odfgx_platform_read_at(file, 0, text, 3) == 2, "what was written");
    EXPECT_TEXT(text, "xy");
    EXPECT(odfgx_platform_close(file), "%s", strerror(errno));
#if defined(_WIN32)
    EXPECT(!odfgx_platform_is_taken(name), "%s is left", name);
#endif
}

/* ------------------------------------------------------------------ folders */

static void the_names_in_a_folder_are_in_order(void)
{
    static const char *const expected[] = { ".", "..", "B", "a", "年报" };
    size_t count = 0;
    EXPECT(odfgx_platform_make_folder(in_folder("list"), ODFGX_PLATFORM_SHARED),
           "%s", strerror(errno));
    put("list/年报", "");
    put("list/a", "");
    put("list/B", "");
    char **names = odfgx_platform_list(in_folder("list"), &count);
    EXPECT(names != NULL && count == COUNT_OF(expected), "%d", (int)count);
    for (size_t i = 0; names != NULL && i < count; i++) {
        if (i < COUNT_OF(expected))
            EXPECT_TEXT(names[i], expected[i]);
    }
    odfgx_platform_list_free(names, count);
    odfgx_platform_list_free(NULL, 0);
    for (size_t i = 2; i < COUNT_OF(expected); i++) {
        char name[32];
        (void)snprintf(name, sizeof name, "list/%s", expected[i]);
        odfgx_platform_remove(in_folder(name));
    }
    remove_folder("list");
    EXPECT(odfgx_platform_list(in_folder("nowhere"), &count) == NULL &&
               errno == ENOENT,
           "%d", errno);
}

static bool is_folder(const char *path)
{
    odfgx_platform_file about;
    return odfgx_platform_look(path, &about) &&
           about.kind == ODFGX_PLATFORM_FOLDER;
}

static void a_folder_is_made_with_those_above_it_or_not(void)
{
    EXPECT(!odfgx_platform_make_folder(in_folder("one/two"),
                                       ODFGX_PLATFORM_SHARED) &&
               errno == ENOENT,
           "%d", errno);
    EXPECT(odfgx_platform_make_folders(in_folder("one//二/three")) &&
               is_folder(in_folder("one/二/three")),
           "%s", strerror(errno));
    EXPECT(odfgx_platform_make_folders(in_folder("one/二/")) &&
               odfgx_platform_make_folder(in_folder("one"),
                                          ODFGX_PLATFORM_PRIVATE),
           "they may be there already");
    EXPECT(odfgx_platform_may_write(in_folder("one")), "%s", strerror(errno));
    EXPECT(!odfgx_platform_may_write(in_folder("none")), "there is none");
    put("one/file", "");
    EXPECT(!odfgx_platform_make_folder(in_folder("one/file"),
                                       ODFGX_PLATFORM_SHARED) &&
               !odfgx_platform_make_folders(in_folder("one/file")) &&
               !odfgx_platform_make_folders(in_folder("one/file/x")) &&
               !odfgx_platform_make_folders(""),
           "a file is none");
    odfgx_platform_remove(in_folder("one/file"));
    remove_folder("one/二/three");
    remove_folder("one/二");
    remove_folder("one");
}

static void the_user_has_folders(void)
{
    char path[ROOM], tiny[2];
    EXPECT(odfgx_platform_user_folder(ODFGX_PLATFORM_TEMPORARY, path,
                                      sizeof path) &&
               odfgx_platform_is_absolute(path),
           "for what nobody keeps");
    EXPECT(!odfgx_platform_user_folder(ODFGX_PLATFORM_TEMPORARY, tiny,
                                       sizeof tiny),
           "no room");
}

/* ------------------------------------------------- writing a file by a name */

static void a_file_is_made_only_where_there_is_none(void)
{
    put("made", "ours");
    EXPECT(odfgx_platform_create(in_folder("made"), 0666) < 0 &&
               errno == EEXIST,
           "%d", errno);
    EXPECT(odfgx_platform_create(in_folder("no/made"), 0666) < 0 &&
               odfgx_platform_fault_of(errno) == ODFGX_PLATFORM_NO_FOLDER,
           "%d", errno);
    EXPECT(holds(in_folder("made"), "ours"), "what it held");
    odfgx_platform_remove(in_folder("made"));
}

static void a_file_takes_a_name_that_is_free_or_given_up(void)
{
    put("new", "new");
    put("old", "old");
    EXPECT(!odfgx_platform_rename(in_folder("new"), in_folder("old")) &&
               errno == EEXIST,
           "%d", errno);
    EXPECT(holds(in_folder("old"), "old") && holds(in_folder("new"), "new"),
           "both as before");
    EXPECT(odfgx_platform_replace(in_folder("new"), in_folder("old")), "%s",
           strerror(errno));
    EXPECT(holds(in_folder("old"), "new") &&
               !odfgx_platform_is_taken(in_folder("new")),
           "one of them");
    EXPECT(odfgx_platform_rename(in_folder("old"), in_folder("free")), "%s",
           strerror(errno));
    odfgx_platform_sync_folder(folder);
    EXPECT(holds(in_folder("free"), "new"), "of that name");
    odfgx_platform_remove(in_folder("free"));
}

static void a_file_that_is_protected_can_be_replaced(void)
{
    odfgx_platform_file about;
    put("new", "new");
    int file = odfgx_platform_create(in_folder("old"), 0666);
    odfgx_platform_set_permissions(file, 0444);
    (void)odfgx_platform_close(file);
    EXPECT(odfgx_platform_look(in_folder("old"), &about) &&
               about.permissions == 0444,
           "%o", about.permissions);
    EXPECT(odfgx_platform_replace(in_folder("new"), in_folder("old")), "%s",
           strerror(errno));
    EXPECT(holds(in_folder("old"), "new"), "it is replaced");
    odfgx_platform_remove(in_folder("old"));
}

static const struct {
    int number;
    odfgx_platform_fault fault;
} faults[] = {
    { ENOENT, ODFGX_PLATFORM_NO_FOLDER }, { ENOTDIR, ODFGX_PLATFORM_NO_FOLDER },
    { EACCES, ODFGX_PLATFORM_FORBIDDEN }, { EPERM, ODFGX_PLATFORM_FORBIDDEN },
    { EROFS, ODFGX_PLATFORM_READ_ONLY },  { ENOSPC, ODFGX_PLATFORM_DISK_FULL },
    { EFBIG, ODFGX_PLATFORM_TOO_LARGE },  { EIO, ODFGX_PLATFORM_OTHER_FAULT },
};

static void faults_are_told_apart(void)
{
    for (size_t i = 0; i < COUNT_OF(faults); i++) {
        odfgx_platform_fault fault = odfgx_platform_fault_of(faults[i].number);
        EXPECT(fault == faults[i].fault, "%s: %d", strerror(faults[i].number),
               (int)fault);
    }
}

/* ---------------------------------------------------------------- processes */

/* What this program does as a process: names itself in its arguments. */
static int be_started(int count, char *arguments[])
{
    const char *what = arguments[1];
    char bytes[64];
    int64_t got = 1;
    if (strcmp(what, "spin") == 0)
        odfgx_platform_limit(1, 0, 0);
    while (strcmp(what, "spin") == 0 || strcmp(what, "wait") == 0)
        (void)odfgx_platform_milliseconds();
    for (int i = 2; i < count; i++) {
        (void)odfgx_platform_write(ODFGX_PLATFORM_STDOUT, arguments[i],
                                   strlen(arguments[i]));
        (void)odfgx_platform_write(ODFGX_PLATFORM_STDOUT, "|", 1);
    }
    for (; got > 0;) {
        got = odfgx_platform_read(ODFGX_PLATFORM_STDIN, bytes, sizeof bytes);
        if (got > 0)
            (void)odfgx_platform_write(ODFGX_PLATFORM_STDOUT, bytes,
                                       (size_t)got);
    }
    (void)fputs("to nobody", stderr);
    return 7;
}

/* Under qemu-user nothing is started but what this machine's system can, and
 * a failure is not told. */
static bool emulated(void)
{
    bool found = getenv("ODFGX_EMULATED") != NULL;
    if (found)
        unit_skip("programs of another machine start no others");
    return found;
}

/* Starts this program; false, and said, where it can't be. */
static bool start(odfgx_platform_process *out, char *const words[], int input)
{
    char path[ROOM];
    char *arguments[16] = { path };
    for (size_t i = 0; words[i] != NULL; i++)
        arguments[i + 1] = words[i];
    int code = odfgx_platform_program(path, sizeof path)
                   ? odfgx_platform_start(out, path, arguments, input)
                   : EIO;
    return EXPECT(code == 0, "%s: %s", path, strerror(code));
}

/* All that comes of a process. */
static void read_all(const odfgx_platform_process *process, char *out,
                     size_t size)
{
    size_t length = 0;
    while (length + 1 < size && odfgx_platform_await(process, LONG)) {
        int64_t got = odfgx_platform_read(process->output, out + length,
                                          size - 1 - length);
        if (got <= 0)
            break;
        length += (size_t)got;
    }
    out[length] = '\0';
}

static void a_process_has_arguments_and_stdin(void)
{
    char echo[] = "echo", plain[] = "a b", quotes[] = "\"q\\\" \\\\",
         empty[] = "", wide[] = "政府 年报", slash[] = "c:\\d e\\";
    char *words[] = { echo, plain, quotes, empty, wide, slash, NULL };
    char text[128];
    odfgx_platform_process process;
    if (emulated())
        return;
    int file = odfgx_platform_open_temporary();
    EXPECT(odfgx_platform_write(file, "in\r\nput\n", 8) &&
               odfgx_platform_rewind(file),
           "%s", strerror(errno));
    if (start(&process, words, file)) {
        read_all(&process, text, sizeof text);
        EXPECT_TEXT(text, "a b|\"q\\\" \\\\||政府 年报|c:\\d e\\|in\r\nput\n");
        odfgx_platform_end end = odfgx_platform_stop(&process);
        EXPECT(process.handle == 0 && !end.out_of_time &&
                   (end.status == 7 || end.status == -1),
               "%d", end.status);
    }
    (void)odfgx_platform_close(file);
}

static void a_process_without_input_reads_nothing(void)
{
    char echo[] = "echo", word[] = "x";
    char *words[] = { echo, word, NULL };
    char text[16];
    odfgx_platform_process process;
    if (emulated() || !start(&process, words, ODFGX_PLATFORM_NONE))
        return;
    read_all(&process, text, sizeof text);
    EXPECT_TEXT(text, "x|");
    EXPECT(odfgx_platform_stop(&process).status == 7, "its exit status");
    EXPECT(odfgx_platform_stop(&process).status == -1, "there is none");
}

static void a_process_that_waits_is_ended(void)
{
    char wait[] = "wait";
    char *words[] = { wait, NULL };
    odfgx_platform_process process;
    if (emulated() || !start(&process, words, ODFGX_PLATFORM_NONE))
        return;
    int64_t begun = odfgx_platform_milliseconds();
    EXPECT(!odfgx_platform_await(&process, SHORT), "nothing to read");
    int64_t took = odfgx_platform_milliseconds() - begun;
    EXPECT(took >= SHORT && took < LONG, "%d", (int)took);
    odfgx_platform_end end = odfgx_platform_stop(&process);
    EXPECT(end.status == -1 && !end.out_of_time, "%d", end.status);
}

static void a_process_takes_no_more_time_than_it_may(void)
{
    char spin[] = "spin";
    char *words[] = { spin, NULL };
    odfgx_platform_process process;
    if (getenv("WINEPREFIX") != NULL) {
        unit_skip("wine limits no job");
        return;
    }
    if (emulated() || !start(&process, words, ODFGX_PLATFORM_NONE))
        return;
    EXPECT(odfgx_platform_await(&process, LONG), "its end");
    EXPECT(odfgx_platform_stop(&process).out_of_time, "for its time");
}

static void what_is_no_program_is_not_started(void)
{
    char name[] = "none";
    char *arguments[] = { name, NULL };
    char path[ROOM];
    odfgx_platform_process process;
    if (emulated())
        return;
    int code = odfgx_platform_start(&process, in_folder("none"), arguments,
                                    ODFGX_PLATFORM_NONE);
    EXPECT(code == ENOENT && process.handle == 0, "%s", strerror(code));
    EXPECT(!odfgx_platform_may_start(in_folder("none")), "none");
    EXPECT(odfgx_platform_program(path, sizeof path) &&
               odfgx_platform_may_start(path),
           "%s", path);
}

/* ------------------------------------------------------------------ threads */

enum { MEMBERS = 4, ITEMS = 1000 };

typedef struct counting {
    odfgx_platform_crew *crew;
    int next, done;
} counting;

static void count_items(void *context)
{
    counting *all = context;
    odfgx_platform_crew_lock(all->crew);
    while (all->next < ITEMS) {
        all->next++;
        odfgx_platform_crew_unlock(all->crew);
        odfgx_platform_crew_lock(all->crew);
        all->done++;
        odfgx_platform_crew_signal(all->crew);
    }
    odfgx_platform_crew_unlock(all->crew);
}

static void a_crew_shares_its_work(void)
{
    counting all = { NULL, 0, 0 };
    int started = 0;
    all.crew = odfgx_platform_crew_new(MEMBERS, count_items, &all);
    if (!EXPECT(all.crew != NULL, "memory"))
        return;
    while (odfgx_platform_crew_start(all.crew))
        started++;
    EXPECT(started == MEMBERS, "%d", started);
    odfgx_platform_crew_lock(all.crew);
    while (all.done < ITEMS)
        odfgx_platform_crew_wait(all.crew);
    odfgx_platform_crew_unlock(all.crew);
    odfgx_platform_crew_free(all.crew);
    odfgx_platform_crew_free(NULL);
    EXPECT(all.done == ITEMS && all.next == ITEMS, "%d", all.done);
}

static volatile bool errand_done;

static void do_errand(void *context)
{
    *(int *)context = 7;
    errand_done = true;
}

static void a_thread_runs_that_nobody_waits_for(void)
{
    static int number;
    EXPECT(odfgx_platform_thread(do_errand, &number), "it is started");
    for (int i = 0; i < 1000 && !errand_done; i++)
        odfgx_platform_sleep(10);
    EXPECT(errand_done && number == 7, "%d", number);
}

/* ---------------------------------------------------------- time and chance */

static void sleeping_takes_its_time(void)
{
    int64_t begun = odfgx_platform_milliseconds();
    odfgx_platform_sleep(SHORT);
    int64_t took = odfgx_platform_milliseconds() - begun;
    EXPECT(took >= SHORT - 20 && took < LONG, "%d", (int)took);
}

/* Nobody knows where the test runs, but no place is further off. */
static void moments_are_told_where_the_user_is(void)
{
    struct tm here, there;
    const time_t moment = 1735689599;
    EXPECT(odfgx_platform_local(moment, &here) &&
               odfgx_platform_utc(moment, &there) && here.tm_sec == 59,
           "2024");
    EXPECT(here.tm_year == there.tm_year || here.tm_year == there.tm_year + 1,
           "%d", here.tm_year);
    EXPECT(mktime(&here) == moment, "the same moment");
}

static void moments_are_told_in_utc(void)
{
    struct tm date;
    char text[32] = "";
    EXPECT(odfgx_platform_utc((time_t)1735689599, &date) &&
               strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &date) > 0,
           "2024");
    EXPECT_TEXT(text, "2024-12-31 23:59:59");
    EXPECT(!odfgx_platform_utc((time_t)INT64_MAX, &date), "no such year");
}

static void chance_is_not_the_same_twice(void)
{
    unsigned char one[18] = { 0 }, other[18] = { 0 };
    EXPECT(odfgx_platform_random(one, sizeof one) &&
               odfgx_platform_random(other, sizeof other) &&
               memcmp(one, other, sizeof one) != 0,
           "18 bytes");
}

/* --------------------------------------------- what surrounds the program */

static void a_file_is_no_terminal(void)
{
    FILE *stream = tmpfile();
    EXPECT(stream != NULL && !odfgx_platform_is_terminal(stream) &&
               !odfgx_platform_has_colours(stream),
           "a file");
    if (stream != NULL)
        (void)fclose(stream);
}

static void a_variable_is_set_anew(void)
{
    odfgx_platform_set_variable("ODFGX_TEST", "one");
    odfgx_platform_set_variable("ODFGX_TEST", "two");
    EXPECT_TEXT(getenv("ODFGX_TEST"), "two");
}

static void the_program_knows_its_place(void)
{
    char path[ROOM], tiny[4];
    EXPECT(odfgx_platform_program(path, sizeof path) &&
               strstr(path, "platform") != NULL,
           "%s", path);
    EXPECT(!odfgx_platform_program(tiny, sizeof tiny), "no room");
}

int main(int count, char *arguments[])
{
    static const unit_test tests[] = {
        UNIT(the_folder_of_a_path_is_told),
        UNIT(a_path_that_begins_at_a_root_is_known),
        UNIT(a_name_is_taken_or_free),
        UNIT(a_path_is_made_plain),
        UNIT(what_a_name_stands_for_is_told),
        UNIT(a_file_that_is_written_again_is_another_one),
        UNIT(a_file_is_read_from_anywhere),
        UNIT(a_temporary_file_can_be_opened_by_its_name),
        UNIT(the_names_in_a_folder_are_in_order),
        UNIT(a_folder_is_made_with_those_above_it_or_not),
        UNIT(the_user_has_folders),
        UNIT(a_file_is_made_only_where_there_is_none),
        UNIT(a_file_takes_a_name_that_is_free_or_given_up),
        UNIT(a_file_that_is_protected_can_be_replaced),
        UNIT(faults_are_told_apart),
        UNIT(a_process_has_arguments_and_stdin),
        UNIT(a_process_without_input_reads_nothing),
        UNIT(a_process_that_waits_is_ended),
        UNIT(a_process_takes_no_more_time_than_it_may),
        UNIT(what_is_no_program_is_not_started),
        UNIT(a_crew_shares_its_work),
        UNIT(a_thread_runs_that_nobody_waits_for),
        UNIT(sleeping_takes_its_time),
        UNIT(moments_are_told_in_utc),
        UNIT(moments_are_told_where_the_user_is),
        UNIT(chance_is_not_the_same_twice),
        UNIT(a_file_is_no_terminal),
        UNIT(a_variable_is_set_anew),
        UNIT(the_program_knows_its_place),
    };
    odfgx_platform_begin(&count, &arguments);
    if (count > 1)
        return be_started(count, arguments);
    enter_folder();
    int status = unit_main("report/platform", tests, COUNT_OF(tests));
    (void)remove(folder);
    return status;
}
