#include "report/uri.h"
#include "tests/unit.h"

static const struct {
    const char *path, *uri;
} cases[] = {
    { "a.ods", "a.ods" },
    { "年 报.ods", "%E5%B9%B4%20%E6%8A%A5.ods" },
    { "in/a.ods", "in/a.ods" },
    { "/home/a.ods", "file:///home/a.ods" },
    { "c:a.ods", "c%3Aa.ods" }, /* no scheme */
    { "50%#?.ods", "50%25%23%3F.ods" },
    { "a\xFF\x1B", "a%FF%1B" },
    { "-", "-" },
};

static void paths_become_uri_references(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        odfgx_uri_add_path(&out, cases[i].path);
        EXPECT_TEXT(out.data, cases[i].uri);
        odfgx_buffer_clear(&out);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(paths_become_uri_references),
    };
    return unit_main("report/uri", tests, ODFGX_COUNT_OF(tests));
}
