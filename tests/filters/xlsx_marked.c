#include "tests/filters/xlsx_marked.h"

#include "filters/xlsx.h"
#include "report/buffer.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

static odfgx_status mark_input(const odfgx_buffer *archive,
                               const odfgx_markup *markup, odfgx_buffer *out,
                               odfgx_error *err)
{
    odfgx_input *input;
    odfgx_status status = odfgx_input_from_memory(
        &input, archive->data, archive->length, "a.xlsx", NULL, err);
    if (status == ODFGX_OK)
        status = odfgx_filter_xlsx.mark(input, markup, out, err);
    odfgx_input_free(input);
    return status;
}

odfgx_status xlsx_mark(const odfgx_buffer *archive, const odfgx_mark *marks,
                       size_t count, odfgx_buffer *out, odfgx_error *err)
{
    bool any = false;
    odfgx_result *results = calloc(count + 1, sizeof *results);
    if (results == NULL)
        return odfgx_fail_memory(err);
    results[0] =
        (odfgx_result){ .texts = { "检查结果" ODFGX_MARK_SIGN }, .head = true };
    for (size_t i = 0; i < count; i++) {
        any |= marks[i].comment != NULL;
        results[i + 1] =
            (odfgx_result){ .texts = { "L", "R", marks[i].comment, "C" },
                            .target = &marks[i],
                            .coloured = true,
                            .level = marks[i].level };
    }
    odfgx_markup markup = { "检查结果", marks, count, results,
                            any ? count + 1 : 0 };
    odfgx_status status = mark_input(archive, &markup, out, err);
    free(results);
    return status;
}

odfgx_buffer xlsx_marked(const char *row, const odfgx_buffer *archive,
                         const odfgx_mark *marks, size_t count)
{
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_status status = xlsx_mark(archive, marks, count, &out, &err);
    EXPECT(status == ODFGX_OK, "%s: %s: %s", row, err.where, err.text);
    return out;
}

static odfgx_package *open_package(const odfgx_buffer *archive)
{
    static odfgx_limits limits;
    odfgx_package *package = NULL;
    odfgx_limits_init(&limits);
    EXPECT(odfgx_package_from_memory(&package, archive->data, archive->length,
                                     "a.xlsx", &limits, NULL) == ODFGX_OK,
           "no archive");
    return package;
}

odfgx_buffer xlsx_part(const odfgx_buffer *archive, const char *part)
{
    odfgx_buffer bytes = { 0 };
    odfgx_package *package = open_package(archive);
    if (package != NULL && odfgx_package_has(package, part))
        (void)odfgx_package_read(package, part, &bytes, NULL);
    odfgx_package_free(package);
    return bytes;
}

void xlsx_expect_part(const char *row, const odfgx_buffer *archive,
                      const char *part, const char *text)
{
    odfgx_buffer bytes = xlsx_part(archive, part);
    bool there = bytes.data != NULL;
    EXPECT(text == NULL ? !there : there && strstr(bytes.data, text) != NULL,
           "%s: %s: expected: %s\n%s", row, part,
           text != NULL ? text : "no such part", there ? bytes.data : "none");
    odfgx_buffer_clear(&bytes);
}

static void expect_same_part(const char *row, odfgx_package *package,
                             odfgx_package *expected, const char *part)
{
    odfgx_buffer a = { 0 }, b = { 0 };
    odfgx_status first = odfgx_package_read(package, part, &a, NULL);
    odfgx_status second = odfgx_package_read(expected, part, &b, NULL);
    bool same = first == second && a.length == b.length &&
                (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
    EXPECT(same, "%s: %s: expected:\n%s\nand it is:\n%s", row, part,
           b.data != NULL ? b.data : "", a.data != NULL ? a.data : "");
    odfgx_buffer_clear(&a);
    odfgx_buffer_clear(&b);
}

void xlsx_expect_same(const char *row, const odfgx_buffer *archive,
                      const odfgx_buffer *expected)
{
    odfgx_package *a = open_package(archive), *b = open_package(expected);
    size_t count = a != NULL && b != NULL ? odfgx_package_count(a) : 0;
    EXPECT(b != NULL && count == odfgx_package_count(b),
           "%s: %zu parts, and %zu are expected", row, count,
           b != NULL ? odfgx_package_count(b) : 0);
    for (size_t i = 0; i < count; i++) {
        const char *part = odfgx_package_entry(a, i);
        EXPECT(odfgx_package_has(b, part) &&
                   strcmp(odfgx_package_entry(b, i), part) == 0,
               "%s: the part %s", row, part);
        expect_same_part(row, a, b, part);
    }
    odfgx_package_free(a);
    odfgx_package_free(b);
}

odfgx_buffer xlsx_expect_undone(const char *row, const odfgx_buffer *archive,
                                const odfgx_mark *marks, size_t count)
{
    odfgx_buffer marked = xlsx_marked(row, archive, marks, count);
    odfgx_buffer again = xlsx_marked(row, &marked, marks, count);
    odfgx_buffer undone = xlsx_marked(row, &marked, NULL, 0);
    xlsx_expect_same(row, &again, &marked);
    xlsx_expect_same(row, &undone, archive);
    odfgx_buffer_clear(&again);
    odfgx_buffer_clear(&undone);
    return marked;
}
