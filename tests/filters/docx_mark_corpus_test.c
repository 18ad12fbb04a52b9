/* Real documents, where they lie beside the project: all that is told of them
 * is marked; then the same is told, and the marks come out again. */
#include "filters/docx.h"
#include "report/buffer.h"
#include "tests/filters/marked.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <glob.h>
#include <stdio.h>
#include <string.h>

static odfgx_buffer read_file(const char *path)
{
    odfgx_buffer bytes = { 0 };
    char piece[4096];
    size_t count;
    FILE *file = fopen(path, "rb");
    while (file != NULL && (count = fread(piece, 1, sizeof piece, file)) > 0)
        odfgx_buffer_add(&bytes, piece, count);
    if (file != NULL)
        (void)fclose(file);
    return bytes;
}

static void expect_told(const char *path, const odfgx_buffer *document,
                        const odfgx_buffer *told)
{
    marked_list again;
    bool read = marked_read(document, &again);
    EXPECT(read && again.told.length == told->length &&
               (told->length == 0 ||
                memcmp(again.told.data, told->data, told->length) == 0),
           "%s: told otherwise", path);
    marked_clear(&again);
}

static size_t count_comments(const odfgx_buffer *document)
{
    odfgx_buffer main = marked_part(document, "word/document.xml");
    size_t count = 0;
    for (const char *at = main.data;
         (at = strstr(at, "commentReference ")) != NULL; at++)
        count++;
    odfgx_buffer_clear(&main);
    return count;
}

static void mark_document(const char *path, const odfgx_buffer *document,
                          const marked_list *list)
{
    static const odfgx_markup none = { "检查结果", NULL, 0, NULL, 0 };
    odfgx_error err = { 0 };
    odfgx_buffer marked = { 0 }, again = { 0 }, clean = { 0 };
    odfgx_status status = marked_write(document, &list->markup, &marked, &err);
    if (EXPECT(status == ODFGX_OK, "%s: %s: %s", path, err.where, err.text)) {
        expect_told(path, &marked, &list->told);
        size_t count = count_comments(&marked) - count_comments(document);
        EXPECT(count == list->count, "%s: %zu comments for %zu marks", path,
               count, list->count);
        status = marked_write(&marked, &list->markup, &again, &err);
        if (EXPECT(status == ODFGX_OK, "%s: %s: %s", path, err.where, err.text))
            marked_expect_same(path, &again, &marked);
        status = marked_write(&marked, &none, &clean, &err);
        if (EXPECT(status == ODFGX_OK, "%s: %s: %s", path, err.where, err.text))
            marked_expect_same(path, &clean, document);
    }
    odfgx_buffer_clear(&marked);
    odfgx_buffer_clear(&again);
    odfgx_buffer_clear(&clean);
}

static size_t mark_files(const char *pattern)
{
    glob_t found;
    size_t count = 0;
    if (glob(pattern, 0, NULL, &found) == 0) {
        for (size_t i = 0; i < found.gl_pathc; i++) {
            odfgx_buffer document = read_file(found.gl_pathv[i]);
            marked_list list;
            if (marked_read(&document, &list)) {
                mark_document(found.gl_pathv[i], &document, &list);
                count++;
            }
            marked_clear(&list);
            odfgx_buffer_clear(&document);
        }
    }
    globfree(&found);
    return count;
}

static void marks_leave_no_trace_in_our_sample(void)
{
    EXPECT(mark_files("samples/prose.docx") == 1, "no sample");
}

static void marks_leave_no_trace_in_real_documents(void)
{
    static const char *const patterns[] = { "../shared/real/*.docx",
                                            "../shared/corpus/*/*.do[ct][xm]" };
    size_t count = 0;
    for (size_t i = 0; i < ODFGX_COUNT_OF(patterns); i++)
        count += mark_files(patterns[i]);
    if (count == 0)
        unit_skip("no ../shared");
    else
        (void)printf("%zu documents\n", count);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(marks_leave_no_trace_in_our_sample),
        UNIT(marks_leave_no_trace_in_real_documents),
    };
    return unit_main("docx_mark_corpus", tests, sizeof tests / sizeof *tests);
}
