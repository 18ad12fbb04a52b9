#include "tests/unit.h"

#include <CUnit/Basic.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned skipped;

bool unit_expect(bool holds, const char *condition, const char *file, int line,
                 const char *format, ...)
{
    char what[1024];
    int length = snprintf(what, sizeof what, "%s: ", condition);
    va_list arguments;
    va_start(arguments, format);
    if (length > 0 && (size_t)length < sizeof what)
        (void)vsnprintf(what + length, sizeof what - (size_t)length, format,
                        arguments);
    va_end(arguments);
    CU_assertImplementation(holds, (unsigned)line, what, file, "", CU_FALSE);
    return holds;
}

bool unit_expect_text(const char *actual, const char *expected,
                      const char *file, int line)
{
    bool same = actual == expected || (actual != NULL && expected != NULL &&
                                       strcmp(actual, expected) == 0);
    return unit_expect(same, "same text", file, line, "\"%s\", expected \"%s\"",
                       actual != NULL ? actual : "(null)",
                       expected != NULL ? expected : "(null)");
}

void unit_skip(const char *why)
{
    skipped++;
    printf("skipped: %s ", why);
}

int unit_main(const char *suite, const unit_test *tests, size_t count)
{
    if (CU_initialize_registry() != CUE_SUCCESS)
        return EXIT_FAILURE;
    CU_pSuite registered = CU_add_suite(suite, NULL, NULL);
    for (size_t i = 0; i < count; i++)
        CU_add_test(registered, tests[i].name, tests[i].run);
    CU_basic_set_mode(CU_BRM_VERBOSE);
    CU_basic_run_tests();
    unsigned failures = CU_get_number_of_failures();
    bool ran = CU_get_number_of_tests_run() == count;
    CU_cleanup_registry();
    if (skipped > 0)
        printf("%u skipped\n", skipped);
    return failures == 0 && ran ? EXIT_SUCCESS : EXIT_FAILURE;
}
