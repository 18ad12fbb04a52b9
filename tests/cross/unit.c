/* tests/unit.h without CUnit, for systems that have none. */
#include "tests/unit.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned failures, skipped;

bool unit_expect(bool holds, const char *condition, const char *file, int line,
                 const char *format, ...)
{
    va_list arguments;
    if (holds)
        return true;
    failures++;
    printf("%s:%d: %s: ", file, line, condition);
    va_start(arguments, format);
    (void)vprintf(format, arguments);
    va_end(arguments);
    (void)putchar('\n');
    return false;
}

bool unit_expect_text(const char *actual, const char *expected,
                      const char *file, int line)
{
    bool same =
        actual != NULL && expected != NULL && strcmp(actual, expected) == 0;
    return unit_expect(same, "same text", file, line, "\"%s\", expected \"%s\"",
                       actual != NULL ? actual : "(null)",
                       expected != NULL ? expected : "(null)");
}

void unit_skip(const char *why)
{
    skipped++;
    printf("skipped: %s\n", why);
}

int unit_main(const char *suite, const unit_test *tests, size_t count)
{
    for (size_t i = 0; i < count; i++)
        tests[i].run();
    printf("%s: %u tests, %u skipped, %u failures\n", suite, (unsigned)count,
           skipped, failures);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
