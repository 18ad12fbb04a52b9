#include "filters/text.h"

#include "filters/charset.h"
#include "filters/text/state.h"
#include "report/buffer.h"

#include <string.h>

/* A cell of more lines is none: its quote is no quote. */
enum { RECORD_LINES_MAX = 64 };

/* ------------------------------------------------------------------- lines */

/* Tells lines that were thought to be one row, each for itself. */
static odfgx_status tell_apart(odfgx_text *text, odfgx_slice lines,
                               odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    while (lines.length > 0 && status == ODFGX_OK) {
        const char *end = memchr(lines.text, '\n', lines.length);
        size_t length = end != NULL ? (size_t)(end - lines.text) : lines.length;
        odfgx_slice line = { lines.text, length };
        status = odfgx_text_tell_line(text, line, err);
        length += end != NULL ? 1 : 0;
        lines.text += length;
        lines.length -= length;
    }
    return status;
}

static odfgx_status end_record(odfgx_text *text, bool whole, odfgx_error *err)
{
    odfgx_slice record = { text->record.data, text->record.length };
    odfgx_status status = odfgx_buffer_check(&text->record, err);
    if (status == ODFGX_OK && record.length > 0)
        status = whole && memchr(record.text, text->separator, record.length)
                     ? odfgx_text_tell_line(text, record, err)
                     : tell_apart(text, record, err);
    odfgx_buffer_empty(&text->record);
    text->record_lines = 0;
    return status;
}

static odfgx_status check_length(const odfgx_text *text, size_t length,
                                 odfgx_error *err)
{
    uint64_t limit = text->teller.limits->text;
    if (length <= limit)
        return ODFGX_OK;
    return odfgx_fail(err, ODFGX_LIMIT, text->teller.file,
                      _("the text of a paragraph or cell is longer than %llu "
                        "bytes; if you trust the file, raise the cap with "
                        "--max-text"),
                      (unsigned long long)limit);
}

static bool may_continue(const odfgx_text *text, odfgx_slice line)
{
    return memchr(line.text, text->separator, line.length) != NULL ||
           odfgx_row_is_open(line, text->separator);
}

/* Puts the lines of a row together whose cells have line ends in quotes, as
 * spreadsheets copy them. */
static odfgx_status end_line(odfgx_text *text, odfgx_error *err)
{
    odfgx_buffer *record = &text->record;
    odfgx_slice line = { text->line.length > 0 ? text->line.data : "",
                         text->line.length };
    bool continues = text->record_lines > 0;
    if (!continues && !may_continue(text, line))
        return odfgx_text_tell_line(text, line, err);
    odfgx_status status = check_length(text, record->length + line.length, err);
    if (status != ODFGX_OK)
        return status;
    if (continues)
        odfgx_buffer_add_char(record, '\n');
    odfgx_buffer_add(record, line.text, line.length);
    status = odfgx_buffer_check(record, err);
    if (status != ODFGX_OK)
        return status;
    text->record_lines++;
    odfgx_slice whole = { record->data, record->length };
    bool open = odfgx_row_is_open(whole, text->separator);
    if (open && text->record_lines < RECORD_LINES_MAX)
        return ODFGX_OK;
    return end_record(text, !open, err);
}

static odfgx_status read_piece(void *context, const char *bytes, size_t length,
                               odfgx_error *err)
{
    odfgx_text *text = context;
    odfgx_status status = ODFGX_OK;
    for (size_t at = 0; at < length && status == ODFGX_OK; at++) {
        size_t first = at;
        while (at < length && bytes[at] != '\n' && bytes[at] != '\f')
            at++;
        status = check_length(text, text->line.length + (at - first), err);
        if (status == ODFGX_OK) {
            odfgx_buffer_add(&text->line, bytes + first, at - first);
            status = odfgx_buffer_check(&text->line, err);
        }
        if (at == length || status != ODFGX_OK)
            break;
        status = end_line(text, err);
        odfgx_buffer_empty(&text->line);
    }
    return status;
}

/* ------------------------------------------------------------------ filter */

/* What others read or name: markup, PDF, RTF and JSON. */
static bool is_foreign(odfgx_head head)
{
    static const char mark[] = "\xEF\xBB\xBF", white[] = "\t\n\r ",
                      foreign[] = "<%{";
    size_t at = 0;
    if (head.length >= 3 && memcmp(head.bytes, mark, 3) == 0)
        at = 3;
    while (at < head.length &&
           memchr(white, head.bytes[at], sizeof white - 1) != NULL)
        at++;
    return at < head.length &&
           memchr(foreign, head.bytes[at], sizeof foreign - 1) != NULL;
}

/* Text of any encoding that begins with ASCII, such as UTF-8 and GB 18030, has
 * no control characters; UTF-16 has a mark. */
static int bid(odfgx_input *input)
{
    static const char controls[] = "\t\n\v\f\r\x1A";
    odfgx_head head = odfgx_input_head(input);
    if (head.length >= 2 && (memcmp(head.bytes, "\xFF\xFE", 2) == 0 ||
                             memcmp(head.bytes, "\xFE\xFF", 2) == 0))
        return 10;
    for (size_t i = 0; i < head.length; i++) {
        if (head.bytes[i] < ' ' &&
            memchr(controls, head.bytes[i], sizeof controls - 1) == NULL)
            return 0;
    }
    return head.length > 0 && !is_foreign(head) ? 10 : 0;
}

static void clear(odfgx_text *text)
{
    odfgx_teller_clear(&text->teller);
    odfgx_buffer_clear(&text->line);
    odfgx_buffer_clear(&text->record);
    odfgx_buffer_clear(&text->held);
    odfgx_buffer_clear(&text->cell);
}

static odfgx_status tell_all(odfgx_text *text, const odfgx_input *input,
                             const char *set, odfgx_error *err)
{
    odfgx_status status = odfgx_charset_read(input, set, read_piece, text, err);
    if (status == ODFGX_OK && text->line.length > 0)
        status = end_line(text, err);
    if (status == ODFGX_OK)
        status = end_record(text, false, err);
    return status == ODFGX_OK ? odfgx_text_tell_end(text, err) : status;
}

static odfgx_status read_text(odfgx_input *input, const odfgx_visitor *visitor,
                              odfgx_error *err)
{
    odfgx_text text = { .separator = '\t' };
    const char *set;
    char separator;
    odfgx_status status = odfgx_charset_guess(input, NULL, &set, err);
    if (status == ODFGX_OK)
        status = odfgx_text_find_separator(input, set, &separator, err);
    if (status != ODFGX_OK)
        return status;
    if (separator != '\0') {
        text.separator = separator;
        text.values = separator != '|';
    }
    status = odfgx_teller_init(&text.teller, input, visitor, err);
    if (status == ODFGX_OK && odfgx_buffer_reserve(&text.cell, 0) == NULL)
        status = odfgx_fail_memory(err);
    if (status == ODFGX_OK)
        status = tell_all(&text, input, set, err);
    clear(&text);
    return status;
}

const odfgx_filter odfgx_filter_text = {
    .name = "text",
    .bid = bid,
    .read = read_text,
};
