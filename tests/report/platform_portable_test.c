/* The start of a program that has a loader and libraries of its own. */
#include "report/error.h"
#include "report/platform.h"
#include "tests/unit.h"

#include <stdlib.h>

static const char *text_of(const char *name)
{
    const char *value = getenv(name);
    return value != NULL ? value : "none";
}

static void begin(void)
{
    int count = 0;
    char **arguments = NULL;
    odfgx_platform_begin(&count, &arguments);
}

static void a_common_start_changes_nothing(void)
{
    (void)unsetenv(ODFGX_PORTABLE_MARK);
    (void)setenv("GCONV_PATH", "/user's", 1);
    (void)setenv("lD_PRELOAD", "other", 1);
    begin();
    EXPECT(!odfgx_platform_is_portable(), "it is taken for portable");
    EXPECT_TEXT(text_of("GCONV_PATH"), "/user's");
    EXPECT_TEXT(text_of("lD_PRELOAD"), "other");
}

static void the_portable_one_gives_the_environment_back(void)
{
    static const struct {
        const char *hidden, *shown;
    } variables[] = {
        { "lD_LIBRARY_PATH", "LD_LIBRARY_PATH" },
        { "lD_PRELOAD", "LD_PRELOAD" },
        { "gCONV_PATH", "GCONV_PATH" },
        { "gLIBC_TUNABLES", "GLIBC_TUNABLES" },
        { "lOCPATH", "LOCPATH" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(variables); i++)
        (void)setenv(variables[i].hidden, "user's", 1);
    (void)setenv(ODFGX_PORTABLE_MARK, "1", 1);
    (void)setenv("GCONV_PATH", "/ours/gconv", 1);
    (void)setenv("LOCPATH", "/ours/locale", 1);
    (void)setenv("lANG", "other", 1);
    begin();
    EXPECT(odfgx_platform_is_portable(), "it is not taken for portable");
    for (size_t i = 0; i < ODFGX_COUNT_OF(variables); i++) {
        EXPECT_TEXT(text_of(variables[i].hidden), "none");
        EXPECT_TEXT(text_of(variables[i].shown), "user's");
    }
    EXPECT_TEXT(text_of("lANG"), "other");
    EXPECT_TEXT(text_of(ODFGX_PORTABLE_MARK), "none");
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(a_common_start_changes_nothing),
        UNIT(the_portable_one_gives_the_environment_back),
    };
    return unit_main("report/platform_portable", tests, ODFGX_COUNT_OF(tests));
}
