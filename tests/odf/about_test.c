#include "report/error.h"
#include "tests/unit.h"

#include <string.h>

static void the_library_tells_its_version(void)
{
    EXPECT(strspn(odfgx_version(), "0123456789.") == strlen(odfgx_version()),
           "%s", odfgx_version());
}

static void the_libraries_in_use_tell_theirs(void)
{
    const char *names[] = { "libzip", "Expat", "libxml2", "jansson",
                            "utf8proc" };
    for (size_t i = 0; i < ODFGX_COUNT_OF(names); i++) {
        odfgx_library library = odfgx_library_at(i);
        EXPECT_TEXT(library.name, names[i]);
        EXPECT(library.version != NULL &&
                   strspn(library.version, "0123456789") > 0,
               "%s %s", names[i], library.version);
    }
    EXPECT(odfgx_library_at(ODFGX_COUNT_OF(names)).name == NULL, "the end");
}

int main(void)
{
    const unit_test tests[] = {
        UNIT(the_library_tells_its_version),
        UNIT(the_libraries_in_use_tell_theirs),
    };
    return unit_main("odf/about", tests, ODFGX_COUNT_OF(tests));
}
