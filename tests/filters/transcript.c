#include "tests/filters/transcript.h"

#include "odf/archive.h"
#include "report/buffer.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

static odfgx_status on_table(void *context, const char *name, bool hidden,
                             odfgx_error *err)
{
    odfgx_buffer_add_format(context, "table %s%s\n", name,
                            hidden ? " hidden" : "");
    return odfgx_buffer_check(context, err);
}

static odfgx_status on_row(void *context, uint32_t row, uint32_t rows,
                           bool hidden, odfgx_error *err)
{
    odfgx_buffer_add_format(context, "row %lu", (unsigned long)row + 1);
    if (rows > 1)
        odfgx_buffer_add_format(context, " x%lu", (unsigned long)rows);
    odfgx_buffer_add_text(context, hidden ? " hidden\n" : "\n");
    return odfgx_buffer_check(context, err);
}

static void add_quoted(odfgx_buffer *out, const char *text, size_t length)
{
    odfgx_buffer_add_text(out, " \"");
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\n')
            odfgx_buffer_add_text(out, "\\n");
        else
            odfgx_buffer_add_char(out, text[i]);
    }
    odfgx_buffer_add_char(out, '"');
}

static odfgx_status on_cell(void *context, const odfgx_cell *cell,
                            odfgx_error *err)
{
    char address[ODFGX_ADDRESS_TEXT];
    odfgx_buffer *out = context;
    (void)odfgx_address_format(cell->row, cell->column, address);
    odfgx_buffer_add_text(out, address);
    if (cell->columns > 1)
        odfgx_buffer_add_format(out, " x%lu", (unsigned long)cell->columns);
    odfgx_buffer_add_format(out, " %s", odfgx_cell_type_name(cell->type));
    if (cell->value_length > 0)
        odfgx_buffer_add_format(out, " %.*s", (int)cell->value_length,
                                cell->value);
    if (cell->text_length > 0)
        add_quoted(out, cell->text, cell->text_length);
    odfgx_buffer_add_format(out, "%s%s\n", cell->hidden ? " hidden" : "",
                            cell->formula ? " formula" : "");
    return odfgx_buffer_check(out, err);
}

static odfgx_status on_merge(void *context, const odfgx_range *range,
                             odfgx_error *err)
{
    char first[ODFGX_ADDRESS_TEXT], last[ODFGX_ADDRESS_TEXT];
    odfgx_buffer_add_format(
        context, "merge %s:%s\n",
        odfgx_address_format(range->row, range->column, first),
        odfgx_address_format(range->last_row, range->last_column, last));
    return odfgx_buffer_check(context, err);
}

static odfgx_status on_comment(void *context, const odfgx_comment *comment,
                               odfgx_error *err)
{
    char address[ODFGX_ADDRESS_TEXT];
    odfgx_buffer_add_format(
        context, "comment %s",
        odfgx_address_format(comment->row, comment->column, address));
    add_quoted(context, comment->author, strlen(comment->author));
    add_quoted(context, comment->text, comment->length);
    odfgx_buffer_add_char(context, '\n');
    return odfgx_buffer_check(context, err);
}

static odfgx_status on_end(void *context, odfgx_error *err)
{
    odfgx_buffer_add_text(context, "end\n");
    return odfgx_buffer_check(context, err);
}

static odfgx_status on_paragraph(void *context,
                                 const odfgx_paragraph *paragraph,
                                 odfgx_error *err)
{
    static const char *const kinds[] = {
        [ODFGX_PARAGRAPH_BODY] = "",
        [ODFGX_PARAGRAPH_HEADING] = " heading",
        [ODFGX_PARAGRAPH_CONTENTS] = " contents",
    };
    odfgx_buffer_add_text(context, "paragraph");
    add_quoted(context, paragraph->text, paragraph->length);
    odfgx_buffer_add_format(context, "%s%s\n", kinds[paragraph->kind],
                            paragraph->hidden ? " hidden" : "");
    return odfgx_buffer_check(context, err);
}

odfgx_visitor transcript_visitor(odfgx_buffer *out)
{
    return (odfgx_visitor){ .table_begin = on_table,
                            .row_begin = on_row,
                            .cell = on_cell,
                            .merge = on_merge,
                            .comment = on_comment,
                            .table_end = on_end,
                            .paragraph = on_paragraph,
                            .context = out };
}

odfgx_buffer transcript_pack(const transcript_part *parts)
{
    odfgx_buffer out = { 0 };
    odfgx_archive *archive;
    if (odfgx_archive_new(&archive, NULL) != ODFGX_OK)
        abort();
    for (; parts->name != NULL; parts++) {
        if (odfgx_archive_add(archive, parts->name, parts->text,
                              strlen(parts->text), false, NULL) != ODFGX_OK)
            abort();
    }
    if (odfgx_archive_finish(archive, &out, NULL) != ODFGX_OK)
        abort();
    odfgx_archive_free(archive);
    return out;
}

odfgx_status transcript_read(const odfgx_buffer *archive,
                             const odfgx_limits *limits, odfgx_buffer *out,
                             odfgx_error *err)
{
    odfgx_input *input;
    odfgx_visitor visitor = transcript_visitor(out);
    odfgx_status status = odfgx_input_from_memory(
        &input, archive->data, archive->length, "a.ods", limits, err);
    if (status != ODFGX_OK)
        return status;
    status = odfgx_cells_read(input, &visitor, err);
    odfgx_input_free(input);
    return status;
}

odfgx_status transcript_read_bytes(const char *bytes, size_t length,
                                   const odfgx_limits *limits,
                                   odfgx_buffer *out, odfgx_error *err)
{
    odfgx_buffer file = { (char *)(uintptr_t)bytes, length, 0, false };
    return transcript_read(&file, limits, out, err);
}

void transcript_expect_told(const char *row, const char *told,
                            odfgx_status status, const odfgx_buffer *out,
                            const odfgx_error *err)
{
    const char *text = out->data != NULL ? out->data : "";
    EXPECT(status == ODFGX_OK && strcmp(text, told) == 0,
           "%s\ntold:\n%sexpected:\n%s%s: %s", row, text, told, err->where,
           err->text);
}

void transcript_expect_bytes(const char *bytes, size_t length, const char *told)
{
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_status status =
        transcript_read_bytes(bytes, length, NULL, &out, &err);
    transcript_expect_told(bytes, told, status, &out, &err);
    odfgx_buffer_clear(&out);
}

void transcript_expect_cases(const transcript_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        transcript_expect_bytes(cases[i].text, strlen(cases[i].text),
                                cases[i].told);
}

void transcript_expect_fault(const char *row, transcript_fault fault,
                             odfgx_status status, const odfgx_error *err)
{
    EXPECT(status == fault.status && err->status == status &&
               strncmp(err->where, fault.where, strlen(fault.where)) == 0 &&
               strstr(err->text, fault.text) != NULL,
           "%s: %d %s: %s", row, (int)status, err->where, err->text);
}

odfgx_status transcript_read_content(const char *before, const char *inside,
                                     const char *after,
                                     const odfgx_limits *limits,
                                     odfgx_buffer *out, odfgx_error *err)
{
    odfgx_buffer content = { 0 };
    odfgx_buffer_add_text(&content, before);
    odfgx_buffer_add_text(&content, inside);
    odfgx_buffer_add_text(&content, after);
    const transcript_part parts[] = { { "mimetype", SHEET_TYPE },
                                      { "content.xml", content.data },
                                      { NULL, NULL } };
    odfgx_buffer archive = transcript_pack(parts);
    odfgx_status status = transcript_read(&archive, limits, out, err);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&content);
    return status;
}

odfgx_status transcript_read_text(const char *styles, const char *before,
                                  const char *inside, const char *after,
                                  odfgx_buffer *out, odfgx_error *err)
{
    odfgx_buffer content = { 0 };
    odfgx_buffer_add_text(&content, before);
    odfgx_buffer_add_text(&content, inside);
    odfgx_buffer_add_text(&content, after);
    const transcript_part parts[] = { { "mimetype", TEXT_TYPE },
                                      { "content.xml", content.data },
                                      { styles != NULL ? "styles.xml" : NULL,
                                        styles },
                                      { NULL, NULL } };
    odfgx_buffer archive = transcript_pack(parts);
    odfgx_status status = transcript_read(&archive, NULL, out, err);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&content);
    return status;
}
