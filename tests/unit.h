/* tests/unit.h — the few lines that every unit test program shares. */
#ifndef ODFGX_TESTS_UNIT_H
#define ODFGX_TESTS_UNIT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct unit_test {
    const char *name; /* a sentence */
    void (*run)(void);
} unit_test;

#define UNIT(function)                                                         \
    {                                                                          \
#function, function                                                    \
    }

/* Runs the tests as one CUnit suite and prints its summary; the exit status
 * for main. */
int unit_main(const char *suite, const unit_test *tests, size_t count);

/* Checks a condition; where it fails, the formatted text says which row. */
#define EXPECT(condition, ...)                                                 \
    unit_expect((condition), #condition, __FILE__, __LINE__, __VA_ARGS__)

bool unit_expect(bool holds, const char *condition, const char *file, int line,
                 const char *format, ...) __attribute__((format(printf, 5, 6)));

#define EXPECT_TEXT(actual, expected)                                          \
    unit_expect_text((actual), (expected), __FILE__, __LINE__)

bool unit_expect_text(const char *actual, const char *expected,
                      const char *file, int line);

/* Prints why and counts the running test as skipped. */
void unit_skip(const char *why);

#endif
