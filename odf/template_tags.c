#include "odf/template_scan.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { QUOTE_CHARACTERS = 60 };

#define WIDE_OPENING "\xEF\xBD\x9B" /* U+FF5B ｛ */
#define WIDE_CLOSING "\xEF\xBD\x9D" /* U+FF5D ｝ */

/* -------------------------------------------------------------- the place */

static void add_separated(odfgx_buffer *out, const char *text, size_t length)
{
    if (out->length > 0)
        odfgx_buffer_add_text(out, " › ");
    odfgx_buffer_add(out, text, length);
}

/* Heading, table, row and column, or the number of the paragraph. */
static void add_place(const odfgx_scan *scan, odfgx_buffer *out)
{
    char text[128];
    const odfgx_open_table *table =
        scan->table_count > 0 ? &scan->tables[scan->table_count - 1] : NULL;
    if (strcmp(scan->part->name, ODFGX_STYLES_PART) == 0) {
        const char *page = _("page header or footer");
        add_separated(out, page, strlen(page));
    }
    if (scan->heading.length > 0)
        add_separated(out, scan->heading.data, scan->heading.length);
    if (table != NULL && *table->name != '\0')
        add_separated(out, table->name, strlen(table->name));
    if (table != NULL)
        (void)snprintf(text, sizeof text, _("row %zu, column %zu"), table->row,
                       table->column);
    else
        (void)snprintf(text, sizeof text, _("paragraph %zu"), scan->number);
    add_separated(out, text, strlen(text));
}

/* The text on one line, cut where it is long. */
static void add_quote(odfgx_slice quote, odfgx_buffer *out)
{
    const char *at = quote.text, *end = at + quote.length;
    for (int i = 0; at < end && i < QUOTE_CHARACTERS; i++) {
        uint32_t character = odfgx_text_next(&at, end);
        odfgx_text_add_code_point(out, character < ' ' ? ' ' : character);
    }
    if (at < end)
        odfgx_buffer_add_text(out, "…");
}

odfgx_status odfgx_scan_fault(const odfgx_scan *scan, odfgx_slice quote,
                              odfgx_error *err, const char *format, ...)
{
    char message[512];
    odfgx_buffer place = { 0 }, quoted = { 0 };
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    add_place(scan, &place);
    add_quote(quote, &quoted);
    odfgx_status status = odfgx_buffer_check(&place, err);
    if (status == ODFGX_OK)
        status = odfgx_buffer_check(&quoted, err);
    if (status == ODFGX_OK)
        status = odfgx_template_add_fault(
            scan->template_, place.data, quoted.data != NULL ? quoted.data : "",
            message, err);
    odfgx_buffer_clear(&place);
    odfgx_buffer_clear(&quoted);
    return status;
}

/* ----------------------------------------------------------------- braces */

/* Two braces of one kind, in the logical text. */
typedef struct braces {
    size_t begin, end;
} braces;

/* Bytes of the brace at the beginning of the text; 0 where there is none. */
static size_t brace_at(const char *text, size_t length, char narrow,
                       const char *wide)
{
    if (length > 0 && *text == narrow)
        return 1;
    return length >= 3 && memcmp(text, wide, 3) == 0 ? 3 : 0;
}

/* Bytes of what does not show: U+00AD, U+200B to U+200D, U+2060, U+FEFF. */
static size_t invisible_at(const char *text, size_t length)
{
    static const char *const invisible[] = { "\xC2\xAD",     "\xE2\x80\x8B",
                                             "\xE2\x80\x8C", "\xE2\x80\x8D",
                                             "\xE2\x81\xA0", "\xEF\xBB\xBF" };
    for (size_t i = 0; i < ODFGX_COUNT_OF(invisible); i++) {
        size_t size = strlen(invisible[i]);
        if (length >= size && memcmp(text, invisible[i], size) == 0)
            return size;
    }
    return 0;
}

/* Finds the next two braces from `at` on, which may have something invisible
 * between them. */
static bool find_braces(odfgx_slice text, size_t at, char narrow,
                        const char *wide, braces *out)
{
    for (; at < text.length; at++) {
        size_t first = brace_at(text.text + at, text.length - at, narrow, wide);
        if (first == 0)
            continue;
        size_t next = at + first, size;
        while ((size = invisible_at(text.text + next, text.length - next)) > 0)
            next += size;
        size = brace_at(text.text + next, text.length - next, narrow, wide);
        if (size > 0) {
            *out = (braces){ at, next + size };
            return true;
        }
    }
    return false;
}

static bool find_opening(odfgx_slice text, size_t at, braces *out)
{
    return find_braces(text, at, '{', WIDE_OPENING, out);
}

static bool find_closing(odfgx_slice text, size_t at, braces *out)
{
    return find_braces(text, at, '}', WIDE_CLOSING, out);
}

bool odfgx_tag_begins(odfgx_slice text)
{
    braces opening;
    return find_opening(text, 0, &opening);
}

/* ------------------------------------------------------------------- tags */

/* The bytes of the part that make up [begin, end) of the piece's text. */
static odfgx_place place_within(const odfgx_piece *piece, size_t begin,
                                size_t end)
{
    odfgx_place place = piece->place;
    if (!piece->verbatim)
        return place;
    size_t length = place.end - place.begin;
    if (end - piece->text < length)
        place.end = place.begin + (end - piece->text);
    if (begin > piece->text)
        place.begin += begin - piece->text;
    return place;
}

/* The last piece that begins at `offset` or before. */
static size_t piece_at(const odfgx_template_paragraph *paragraph, size_t offset)
{
    size_t low = 0, high = paragraph->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (paragraph->pieces[middle].text <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Replaces [begin, end) of the logical text by the field: its first piece by
 * the value, the others, behind marks and in other spans, by nothing. */
static odfgx_status cut_out(const odfgx_scan *scan,
                            const odfgx_template_paragraph *paragraph,
                            braces tag, odfgx_field *field, size_t *count,
                            odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    size_t first = scan->part->count;
    for (size_t i = piece_at(paragraph, tag.begin);
         i < paragraph->count && paragraph->pieces[i].text < tag.end &&
         status == ODFGX_OK;
         i++) {
        const odfgx_piece *piece = &paragraph->pieces[i];
        odfgx_place place = place_within(piece, tag.begin, tag.end);
        odfgx_edit *last = scan->part->count > first
                               ? &scan->part->edits[scan->part->count - 1]
                               : NULL;
        odfgx_edit edit = { .begin = place.begin, .end = place.end };
        edit.field = last == NULL ? field : NULL;
        if (last != NULL && last->end == edit.begin)
            last->end = edit.end;
        else
            status = odfgx_scan_add_edit(scan, &edit, err);
    }
    *count = scan->part->count - first;
    return status;
}

static bool is_alone(const odfgx_template_paragraph *paragraph, braces tag)
{
    const char *text = paragraph->text.data;
    return !paragraph->holds_fields &&
           odfgx_text_trim(text, tag.begin).length == 0 &&
           odfgx_text_trim(text + tag.end, paragraph->text.length - tag.end)
                   .length == 0;
}

static odfgx_status take_tag(const odfgx_scan *scan,
                             const odfgx_template_paragraph *paragraph,
                             braces opening, braces closing, odfgx_error *err)
{
    const char *text = paragraph->text.data;
    braces tag = { opening.begin, closing.end };
    odfgx_slice quote = { text + tag.begin, tag.end - tag.begin };
    odfgx_slice inner = { text + opening.end, closing.begin - opening.end };
    odfgx_field *field = NULL;
    size_t count = 0;
    odfgx_status status = odfgx_scan_field(scan, inner, quote, &field, err);
    if (status != ODFGX_OK || field == NULL)
        return status;
    if (field->kind == ODFGX_FIELD_FIGURE)
        scan->template_->uses[field->index]++;
    scan->part->fields++;
    status = cut_out(scan, paragraph, tag, field, &count, err);
    if (status == ODFGX_OK && field->kind == ODFGX_FIELD_PROSE &&
        is_alone(paragraph, tag))
        status = odfgx_scan_block(scan, paragraph, count, err);
    return status;
}

static odfgx_status fault_unclosed(const odfgx_scan *scan, odfgx_slice quote,
                                   odfgx_error *err)
{
    return odfgx_scan_fault(scan, quote, err, "%s",
                            _("the tag is not closed; write }} behind its "
                              "name, in the same paragraph"));
}

static odfgx_status fault_stray(const odfgx_scan *scan, odfgx_slice quote,
                                odfgx_error *err)
{
    return odfgx_scan_fault(scan, quote, err, "%s",
                            _("there is no {{ before this }}; write {{ before "
                              "the field's name, in the same paragraph"));
}

/* The next braces of both kinds from `at` on. They are looked for again only
 * once they are passed, so that the time is linear in the text. */
typedef struct tag_cursor {
    odfgx_slice text;
    size_t at;
    braces opening, closing;
    bool opens, closes;
} tag_cursor;

static void look(tag_cursor *cursor)
{
    if (cursor->opens && cursor->opening.begin < cursor->at)
        cursor->opens =
            find_opening(cursor->text, cursor->at, &cursor->opening);
    if (cursor->closes && cursor->closing.begin < cursor->at)
        cursor->closes =
            find_closing(cursor->text, cursor->at, &cursor->closing);
}

static odfgx_status take_stray(const odfgx_scan *scan, tag_cursor *cursor,
                               odfgx_error *err)
{
    odfgx_slice quote = { cursor->text.text + cursor->at,
                          cursor->closing.end - cursor->at };
    cursor->at = cursor->closing.end;
    return fault_stray(scan, quote, err);
}

/* Takes the tag that opens, or says that it is not closed. */
static odfgx_status take_opening(const odfgx_scan *scan,
                                 const odfgx_template_paragraph *paragraph,
                                 tag_cursor *cursor, odfgx_error *err)
{
    braces opening = cursor->opening;
    cursor->at = opening.end;
    look(cursor);
    if (cursor->closes &&
        (!cursor->opens || cursor->closing.begin < cursor->opening.begin)) {
        cursor->at = cursor->closing.end;
        return take_tag(scan, paragraph, opening, cursor->closing, err);
    }
    size_t end = cursor->opens ? cursor->opening.begin : cursor->text.length;
    odfgx_slice quote = { cursor->text.text + opening.begin,
                          end - opening.begin };
    cursor->at = end;
    return fault_unclosed(scan, quote, err);
}

odfgx_status odfgx_scan_tags(odfgx_scan *scan,
                             const odfgx_template_paragraph *paragraph,
                             odfgx_error *err)
{
    tag_cursor cursor = { .text = { paragraph->text.data,
                                    paragraph->text.length } };
    odfgx_status status = ODFGX_OK;
    cursor.opens = find_opening(cursor.text, 0, &cursor.opening);
    cursor.closes = find_closing(cursor.text, 0, &cursor.closing);
    while ((cursor.opens || cursor.closes) && status == ODFGX_OK) {
        if (cursor.closes &&
            (!cursor.opens || cursor.closing.begin < cursor.opening.begin))
            status = take_stray(scan, &cursor, err);
        else
            status = take_opening(scan, paragraph, &cursor, err);
        look(&cursor);
    }
    return status;
}
