#include "cli/names.h"
#include "report/error.h"
#include "tests/unit.h"

#include <stdlib.h>

static void expect_name(char *got, const char *expected)
{
    EXPECT_TEXT(got, expected);
    free(got);
}

static const struct {
    const char *file, *report, *marked;
} beside[] = {
    { "D/年报.ods", "D/年报.odt", "D/年报-检查结果.ods" },
    { "D/年报.2024.xlsx", "D/年报.2024.odt", "D/年报.2024-检查结果.xlsx" },
    { "D/年报.odt", "D/年报-报告.odt", "D/年报-检查结果.odt" },
    { "D/年报.ODT", "D/年报-报告.odt", "D/年报-检查结果.ODT" },
    { "D/年报", "D/年报.odt", "D/年报-检查结果" },
    { "D/年报-检查结果.ods", "D/年报.odt", "D/年报-检查结果.ods" },
    { "D/年报-检查结果 (2).ods", "D/年报.odt", "D/年报-检查结果.ods" },
    { "D/年报 (2).ods", "D/年报 (2).odt", "D/年报 (2)-检查结果.ods" },
    { "D/-检查结果.ods", "D/-检查结果.odt", "D/-检查结果-检查结果.ods" },
    { "D/.ods", "D/.ods.odt", "D/.ods-检查结果" },
};

static void what_is_put_beside_a_file_is_called_after_it(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(beside); i++) {
        expect_name(name_of_report("D", beside[i].file), beside[i].report);
        expect_name(name_of_marked("D", beside[i].file), beside[i].marked);
    }
    expect_name(name_of_report(".", "年报.ods"), "年报.odt");
    expect_name(name_of_report("/", "/年报.ods"), "/年报.odt");
}

static const struct {
    const char *folder, *file, *end, *ending, *made;
} derived[] = {
    { NULL, "a.b/年报.ods", "-报告", ".odt", "a.b/年报-报告.odt" },
    { NULL, "./年报.2024.ods", "", ".odt", "./年报.2024.odt" },
    { NULL, "a.b/年报", "", "", "a.b/年报" },
    { "D", "a.b/年报.ods", "", ".ods", "D/年报.ods" },
    { "D/", "年报", "-检查结果", "", "D/年报-检查结果" },
    { ".", "a/年报.ods", "", ".odt", "年报.odt" },
};

static void a_name_is_made_of_another(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(derived); i++)
        expect_name(name_made(derived[i].folder, derived[i].file,
                              derived[i].end, derived[i].ending),
                    derived[i].made);
    EXPECT_TEXT(name_ending("a.b/年报.2024.ods"), ".ods");
    EXPECT_TEXT(name_ending("a.b/年报"), "");
    EXPECT_TEXT(name_ending("a.b/.ods"), "");
}

static const struct {
    const char *path, *second;
} numbered[] = {
    { "a.b/年报.odt", "a.b/年报 (2).odt" },
    { "a.b/年报", "a.b/年报 (2)" },
    { "年报-检查结果.ods", "年报-检查结果 (2).ods" },
};

static void a_free_name_has_a_number_before_the_ending(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(numbered); i++) {
        expect_name(name_numbered(numbered[i].path, 1), numbered[i].path);
        expect_name(name_numbered(numbered[i].path, 2), numbered[i].second);
    }
}

static const struct {
    const char *path, *folder;
} folders[] = { { "a/b.ods", "a" },
                { "b.ods", "." },
                { "/b.ods", "/" },
                { "a//b.ods", "a" },
                { "./b.ods", "." } };

static void a_bare_name_lies_here(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(folders); i++)
        expect_name(name_folder(folders[i].path), folders[i].folder);
}

static const struct {
    const char *name;
    bool passing;
} passing[] = {
    { "年报.ods", false },
    { "年报.XLSX", false },
    { "年报 (2).ods", false },
    { ".~lock.年报.ods#", true },
    { ".年报.ods", true },
    { "~$年报.xlsx", true },
    { "lu17x2.tmp", true },
    { "年报.pdf", true },
    { "年报", true },
    { "年报-检查结果.ods", true },
    { "年报-检查结果 (3).ods", true },
    { "odfgx-检查结果.html", true },
    { "检查结果.ods", false },
};

static void locks_and_own_copies_pass(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(passing); i++)
        EXPECT(name_is_passing(passing[i].name) == passing[i].passing, "%s",
               passing[i].name);
}

static const struct {
    const char *name, *other;
    bool made;
} made[] = {
    { "年报.odt", "年报.ods", true },
    { "年报 (2).odt", "年报.ods", true },
    { "年报 (x).odt", "年报.ods", false },
    { "年报 ().odt", "年报.ods", false },
    { "年报 (2).odt", "年报 (2).ods", true },
    { "年报.odt", "年报.odt", false },
    { "年报.odt", "年报.pdf", false },
    { "年报.odt", "年报-检查结果.ods", false },
    { "年报-报告.odt", "年报.odt", true },
    { "年报-报告 (2).odt", "年报.odt", true },
    { "年报-报告.odt", "年报-报告.ods", true },
    { "年报.ods", "年报.odt", false },
    { "年.odt", "年报.ods", false },
    { "年报-检查结果.ods", "年报.ods", true },
    { "年报-检查结果 (2).ods", "年报.ods", true },
    { "年报-检查结果.ods", "年报.xlsx", false },
    { "年报-检查结果 (2).ods", "年报-检查结果.ods", false },
};

static void what_was_made_is_known_by_what_it_was_made_of(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(made); i++)
        EXPECT(name_is_made_of(made[i].name, made[i].other) == made[i].made,
               "%s of %s", made[i].name, made[i].other);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(what_is_put_beside_a_file_is_called_after_it),
        UNIT(a_name_is_made_of_another),
        UNIT(a_free_name_has_a_number_before_the_ending),
        UNIT(a_bare_name_lies_here),
        UNIT(locks_and_own_copies_pass),
        UNIT(what_was_made_is_known_by_what_it_was_made_of),
    };
    return unit_main("cli/names", tests, ODFGX_COUNT_OF(tests));
}
