#include "tests/filters/match/write.h"

#include "odf/archive.h"
#include "report/text.h"

#include <iconv.h>
#include <string.h>

const drawn_format drawn_formats[] = {
    { "ods", SHAPE_OF_SHEETS, write_ods },
    { "fods", SHAPE_OF_SHEETS, write_fods },
    { "xlsx", SHAPE_OF_SHEETS, write_xlsx },
    { "odt", SHAPE_OF_DOCUMENTS, write_odt },
    { "fodt", SHAPE_OF_DOCUMENTS, write_fodt },
    { "docx", SHAPE_OF_DOCUMENTS, write_docx },
    { "html", SHAPE_OF_PAGES, write_html },
    { "txt", SHAPE_OF_TEXTS, write_text },
};
const size_t drawn_format_count = ODFGX_COUNT_OF(drawn_formats);

const drawn_format *drawn_format_find(const char *name)
{
    for (size_t i = 0; i < drawn_format_count; i++) {
        if (strcmp(drawn_formats[i].name, name) == 0)
            return &drawn_formats[i];
    }
    return NULL;
}

void write_escaped(odfgx_buffer *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        switch (text[i]) {
        case '&':
            odfgx_buffer_add_text(out, "&amp;");
            break;
        case '<':
            odfgx_buffer_add_text(out, "&lt;");
            break;
        case '>':
            odfgx_buffer_add_text(out, "&gt;");
            break;
        case '"':
            odfgx_buffer_add_text(out, "&quot;");
            break;
        default:
            odfgx_buffer_add_char(out, text[i]);
        }
    }
}

size_t write_piece(drawing *d, const char *text, size_t length)
{
    const char *at = text, *end = text + length;
    if (!d->shape.split || length == 0)
        return length;
    uint64_t most = 1 + shape_random(&d->seed, 9);
    while (at < end && most-- > 0)
        (void)odfgx_text_next(&at, end);
    return (size_t)(at - text);
}

size_t write_contents_count(const drawing *d, size_t first)
{
    size_t count = 1;
    while (first + count < d->count &&
           d->blocks[first + count].kind == DRAWN_CONTENTS)
        count++;
    return count;
}

size_t write_line(const char *text)
{
    return strcspn(text, "\n");
}

static odfgx_status add_parts(odfgx_archive *archive, const write_part *parts,
                              size_t count, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < count && status == ODFGX_OK; i++)
        status = odfgx_archive_add(archive, parts[i].name, parts[i].text,
                                   parts[i].length, parts[i].stored, err);
    return status;
}

odfgx_status write_package(const write_part *parts, size_t count,
                           odfgx_buffer *out, odfgx_error *err)
{
    odfgx_archive *archive = NULL;
    odfgx_status status = odfgx_archive_new(&archive, err);
    if (status == ODFGX_OK)
        status = add_parts(archive, parts, count, err);
    if (status == ODFGX_OK)
        status = odfgx_archive_finish(archive, out, err);
    odfgx_archive_free(archive);
    return status;
}

odfgx_status write_in_gb18030(const odfgx_buffer *text, odfgx_buffer *out,
                              odfgx_error *err)
{
    size_t room = 2 * text->length + 16, left = room, length = text->length;
    char *from = text->data, *to = odfgx_buffer_reserve(out, room);
    iconv_t converter = iconv_open("GB18030", "UTF-8");
    if (to == NULL)
        return odfgx_fail_memory(err);
    if (converter == (iconv_t)-1)
        return odfgx_fail(err, ODFGX_INTERNAL, "", "no GB 18030");
    size_t result = iconv(converter, &from, &length, &to, &left);
    (void)iconv_close(converter);
    if (result == (size_t)-1)
        return odfgx_fail(err, ODFGX_INTERNAL, "", "not in GB 18030");
    out->length += room - left;
    out->data[out->length] = '\0';
    return ODFGX_OK;
}
