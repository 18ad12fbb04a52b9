#include "tests/filters/marked.h"

#include "filters/docx.h"
#include "odf/archive.h"
#include "report/buffer.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ reading */

typedef struct listener {
    marked_list *list;
    odfgx_visitor transcript;
    char table[64];
} listener;

static char *copy(const char *text, size_t length)
{
    char *bytes = malloc(length + 1);
    if (bytes == NULL)
        abort();
    memcpy(bytes, text, length);
    bytes[length] = '\0';
    return bytes;
}

static void add(marked_list *list, const odfgx_mark *mark)
{
    if (list->count < MARKED_MOST)
        list->marks[list->count++] = *mark;
}

static odfgx_status on_table(void *context, const char *name, bool hidden,
                             odfgx_error *err)
{
    listener *listener = context;
    const odfgx_visitor *to = &listener->transcript;
    strncpy(listener->table, name, sizeof listener->table - 1);
    return to->table_begin(to->context, name, hidden, err);
}

static odfgx_status on_cell(void *context, const odfgx_cell *cell,
                            odfgx_error *err)
{
    listener *listener = context;
    const odfgx_visitor *to = &listener->transcript;
    marked_list *list = listener->list;
    if (list->count < MARKED_MOST) {
        odfgx_mark mark = {
            .table = copy(listener->table, strlen(listener->table)),
            .row = cell->row,
            .column = cell->column,
            .level = (odfgx_level)(list->count % 3),
            .comment = "【错误】 1 < 2\nsecond line",
        };
        add(list, &mark);
    }
    return to->cell(to->context, cell, err);
}

static odfgx_status on_row(void *context, uint32_t row, uint32_t rows,
                           bool hidden, odfgx_error *err)
{
    const odfgx_visitor *to = &((listener *)context)->transcript;
    return to->row_begin(to->context, row, rows, hidden, err);
}

static odfgx_status on_merge(void *context, const odfgx_range *range,
                             odfgx_error *err)
{
    const odfgx_visitor *to = &((listener *)context)->transcript;
    return to->merge(to->context, range, err);
}

static odfgx_status on_comment(void *context, const odfgx_comment *comment,
                               odfgx_error *err)
{
    const odfgx_visitor *to = &((listener *)context)->transcript;
    return to->comment(to->context, comment, err);
}

static odfgx_status on_end(void *context, odfgx_error *err)
{
    const odfgx_visitor *to = &((listener *)context)->transcript;
    return to->table_end(to->context, err);
}

static odfgx_status on_paragraph(void *context,
                                 const odfgx_paragraph *paragraph,
                                 odfgx_error *err)
{
    listener *listener = context;
    const odfgx_visitor *to = &listener->transcript;
    marked_list *list = listener->list;
    if (list->count < MARKED_MOST / 2) {
        odfgx_mark mark = {
            .paragraph = copy(paragraph->text, paragraph->length),
            .comment = "a paragraph",
        };
        add(list, &mark);
    }
    return to->paragraph(to->context, paragraph, err);
}

/* Two headings, of four columns and of one, and a line for each mark. */
static void make_results(marked_list *list)
{
    list->results[0] = (odfgx_result){
        .texts = { "级别", "规则", "说明", "位置" },
        .head = true,
    };
    list->results[1] = (odfgx_result){ .texts = { "表三" }, .head = true };
    for (size_t i = 0; i < list->count; i++)
        list->results[i + 2] = (odfgx_result){
            .texts = { "错误", "T3-BAL", "3511 + 96 < 3607 & more", "表三 D7" },
            .target = &list->marks[i],
            .coloured = true,
            .level = list->marks[i].level,
        };
    list->markup = (odfgx_markup){ "检查结果", list->marks, list->count,
                                   list->results, list->count + 2 };
}

bool marked_read(const odfgx_buffer *document, marked_list *list)
{
    *list = (marked_list){ .count = 0 };
    listener listener = { .list = list,
                          .transcript = transcript_visitor(&list->told) };
    odfgx_visitor visitor = { .table_begin = on_table,
                              .row_begin = on_row,
                              .cell = on_cell,
                              .merge = on_merge,
                              .comment = on_comment,
                              .table_end = on_end,
                              .paragraph = on_paragraph,
                              .context = &listener };
    odfgx_input *input;
    odfgx_status status = odfgx_input_from_memory(
        &input, document->data, document->length, "a.docx", NULL, NULL);
    if (status == ODFGX_OK)
        status = odfgx_filter_docx.read(input, &visitor, NULL);
    odfgx_input_free(input);
    make_results(list);
    return status == ODFGX_OK;
}

void marked_clear(marked_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free((void *)(uintptr_t)list->marks[i].table);
        free((void *)(uintptr_t)list->marks[i].paragraph);
    }
    odfgx_buffer_clear(&list->told);
}

/* ------------------------------------------------------------------ writing */

odfgx_status marked_write(const odfgx_buffer *document,
                          const odfgx_markup *markup, odfgx_buffer *out,
                          odfgx_error *err)
{
    odfgx_input *input;
    odfgx_status status = odfgx_input_from_memory(
        &input, document->data, document->length, "a.docx", NULL, err);
    if (status == ODFGX_OK)
        status = odfgx_filter_docx.mark(input, markup, out, err);
    odfgx_input_free(input);
    return status;
}

/* ---------------------------------------------------------------- comparing */

static odfgx_package *open_package(const odfgx_buffer *document)
{
    static odfgx_limits limits;
    odfgx_package *package = NULL;
    odfgx_limits_init(&limits);
    (void)odfgx_package_from_memory(&package, document->data, document->length,
                                    "a.docx", &limits, NULL);
    return package;
}

odfgx_buffer marked_part(const odfgx_buffer *document, const char *part)
{
    odfgx_buffer bytes = { 0 };
    odfgx_package *package = open_package(document);
    if (package != NULL && odfgx_package_has(package, part))
        (void)odfgx_package_read(package, part, &bytes, NULL);
    odfgx_package_free(package);
    if (bytes.data == NULL)
        odfgx_buffer_add_text(&bytes, "");
    return bytes;
}

static odfgx_buffer replace(const odfgx_buffer *bytes, const char *text,
                            const char *instead)
{
    odfgx_buffer out = { 0 };
    const char *at = bytes->data, *next;
    while ((next = strstr(at, text)) != NULL) {
        odfgx_buffer_add(&out, at, (size_t)(next - at));
        odfgx_buffer_add_text(&out, instead);
        at = next + strlen(text);
    }
    odfgx_buffer_add_text(&out, at);
    return out;
}

odfgx_buffer marked_replace(const odfgx_buffer *document, const char *part,
                            const char *text, const char *instead)
{
    odfgx_buffer bytes = marked_part(document, part);
    odfgx_buffer changed = replace(&bytes, text, instead), out = { 0 };
    odfgx_package *package = open_package(document);
    odfgx_archive *archive = NULL;
    if (package == NULL || odfgx_archive_new(&archive, NULL) != ODFGX_OK)
        abort();
    for (size_t i = 0; i < odfgx_package_count(package); i++) {
        const char *entry = odfgx_package_entry(package, i);
        if (strcmp(entry, part) == 0)
            (void)odfgx_archive_add(archive, entry, changed.data,
                                    changed.length, false, NULL);
        else
            (void)odfgx_archive_copy(archive, package, entry, NULL);
    }
    if (odfgx_archive_finish(archive, &out, NULL) != ODFGX_OK)
        abort();
    odfgx_archive_free(archive);
    odfgx_package_free(package);
    odfgx_buffer_clear(&bytes);
    odfgx_buffer_clear(&changed);
    return out;
}

odfgx_buffer marked_by_another(const odfgx_buffer *document)
{
    return marked_replace(document, "word/comments.xml", "w:author=\"odfgx\"",
                          "w:author=\"x\"");
}

/* Where two parts differ first. */
static size_t differ_at(const odfgx_buffer *a, const odfgx_buffer *b)
{
    size_t at = 0;
    while (at < a->length && at < b->length && a->data[at] == b->data[at])
        at++;
    return at;
}

static bool same_part(const char *name, const char *part,
                      const odfgx_buffer *document, const odfgx_buffer *other)
{
    odfgx_buffer a = marked_part(document, part);
    odfgx_buffer b = marked_part(other, part);
    size_t at = differ_at(&a, &b), from = at > 60 ? at - 60 : 0;
    bool same = EXPECT(a.length == b.length && at == a.length,
                       "%s: %s at %zu: %.160s\nand: %.160s", name, part, at,
                       a.data + from, b.data + from);
    odfgx_buffer_clear(&a);
    odfgx_buffer_clear(&b);
    return same;
}

bool marked_expect_same(const char *name, const odfgx_buffer *document,
                        const odfgx_buffer *other)
{
    odfgx_package *package = open_package(document);
    odfgx_package *second = open_package(other);
    bool same =
        EXPECT(package != NULL && second != NULL &&
                   odfgx_package_count(package) == odfgx_package_count(second),
               "%s: other parts", name);
    for (size_t i = 0; same && i < odfgx_package_count(package); i++)
        same =
            same_part(name, odfgx_package_entry(package, i), document, other);
    odfgx_package_free(package);
    odfgx_package_free(second);
    return same;
}
