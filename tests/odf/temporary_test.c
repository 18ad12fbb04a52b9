#include "odf/temporary.h"
#include "tests/unit.h"

#include <errno.h>
#include <string.h>

static void it_is_told_where_another_folder_is_named(void)
{
    odfgx_error err = { 0 };
    EXPECT(odfgx_temporary_fail(&err, ENOSPC) == ODFGX_WRITE &&
               strstr(err.text, "TMPDIR") != NULL &&
               strstr(err.text, strerror(ENOSPC)) != NULL,
           "%s", err.text);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(it_is_told_where_another_folder_is_named),
    };
    return unit_main("odf/temporary", tests, ODFGX_COUNT_OF(tests));
}
