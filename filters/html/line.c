#include "filters/html/state.h"

#include "report/buffer.h"

#include <string.h>
#include <utf8proc.h>

/* ASCII's white space: U+00A0 and U+3000 are characters. */
static bool is_white(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* ------------------------------------------------- line ends in the source */

static bool is_hangul(uint32_t code_point)
{
    return (code_point >= 0x1100 && code_point <= 0x11FF) ||
           (code_point >= 0x3130 && code_point <= 0x318F) ||
           (code_point >= 0xA960 && code_point <= 0xA97F) ||
           (code_point >= 0xAC00 && code_point <= 0xD7FF);
}

static bool is_wide(uint32_t code_point)
{
    return utf8proc_charwidth((utf8proc_int32_t)code_point) == 2 &&
           !is_hangul(code_point);
}

/* Punctuation that is wide among Chinese. */
static bool is_ambiguous(uint32_t code_point)
{
    switch (code_point) {
    case 0x00B7: /* · */
    case 0x2014: /* — */
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x201C: /* “ */
    case 0x201D: /* ” */
    case 0x2026: /* … */
        return true;
    default:
        return false;
    }
}

/* Between wide characters a line end in the source is nothing, as editors
 * break Chinese anywhere; elsewhere it is a space (CSS Text 3, 4.1.3). */
static bool joins(const odfgx_buffer *before, const char *at, const char *end)
{
    const char *last = before->data + before->length - 1;
    while (last > before->data && (*last & 0xC0) == 0x80)
        last--;
    uint32_t left = odfgx_text_next(&last, before->data + before->length);
    uint32_t right = odfgx_text_next(&at, end);
    return is_wide(left) ? is_wide(right) || is_ambiguous(right)
                         : is_ambiguous(left) && is_wide(right);
}

/* ------------------------------------------------------------------- text */

static odfgx_html_line *current_line(odfgx_html *html)
{
    bool hidden = (html->frames[html->depth - 1].traits & HTML_HIDDEN) != 0;
    return hidden ? &html->hidden : &html->shown;
}

static odfgx_status add(odfgx_html *html, odfgx_html_line *line,
                        const char *text, size_t length)
{
    odfgx_status status = odfgx_flow_check_text(
        &html->flow, line->text.length, (uint64_t)length + 1, html->err);
    if (status == ODFGX_OK)
        odfgx_buffer_add(&line->text, text, length);
    return status;
}

static odfgx_paragraph_kind current_kind(const odfgx_html *html)
{
    unsigned traits = html->frames[html->depth - 1].traits;
    return (traits & HTML_CONTENTS) != 0  ? ODFGX_PARAGRAPH_CONTENTS
           : (traits & HTML_HEADING) != 0 ? ODFGX_PARAGRAPH_HEADING
                                          : ODFGX_PARAGRAPH_BODY;
}

/* Adds a piece that begins with no white space. */
static odfgx_status add_piece(odfgx_html *html, odfgx_html_line *line,
                              const char *text, size_t length)
{
    odfgx_status status = ODFGX_OK;
    if (line->text.length == 0 && line == &html->shown) {
        html->kind = current_kind(html);
        odfgx_buffer_add(&line->text, html->marker.data, html->marker.length);
        line->text.failed |= html->marker.failed;
        odfgx_buffer_empty(&html->marker);
    }
    if (line->text.length > 0 && line->blank != HTML_NO_BLANK &&
        !(line->blank == HTML_LINE_END &&
          joins(&line->text, text, text + length)))
        status = add(html, line, " ", 1);
    line->blank = HTML_NO_BLANK;
    return status == ODFGX_OK ? add(html, line, text, length) : status;
}

static void add_white(odfgx_html_line *line, char byte)
{
    if (byte == '\n')
        line->blank = HTML_LINE_END;
    else if (line->blank == HTML_NO_BLANK)
        line->blank = HTML_SPACE;
}

static odfgx_status add_folded(odfgx_html *html, const char *text,
                               size_t length)
{
    odfgx_html_line *line = current_line(html);
    odfgx_status status = ODFGX_OK;
    for (size_t at = 0; at < length && status == ODFGX_OK;) {
        size_t first = at;
        while (at < length && !is_white(text[at]))
            at++;
        if (at > first)
            status = add_piece(html, line, text + first, at - first);
        for (; at < length && is_white(text[at]); at++)
            add_white(line, text[at]);
    }
    return status;
}

static odfgx_status add_kept(odfgx_html *html, const char *text, size_t length)
{
    odfgx_html_line *line = current_line(html);
    odfgx_status status = ODFGX_OK;
    for (size_t at = 0; at < length && status == ODFGX_OK; at++) {
        size_t first = at;
        while (at < length && text[at] != '\n')
            at++;
        if (at > first)
            status = add_piece(html, line, text + first, at - first);
        if (at < length && status == ODFGX_OK)
            status = odfgx_html_end_line(html, true);
    }
    return status;
}

odfgx_status odfgx_html_add_text(odfgx_html *html, const char *text,
                                 size_t length)
{
    if (html->depth == 0)
        return ODFGX_OK;
    unsigned traits = html->frames[html->depth - 1].traits;
    if ((traits & HTML_LEFT_OUT) != 0)
        return ODFGX_OK;
    return (traits & HTML_KEPT) != 0 ? add_kept(html, text, length)
                                     : add_folded(html, text, length);
}

static odfgx_status tell_line(odfgx_html *html, const odfgx_html_line *line)
{
    odfgx_paragraph paragraph = {
        .text = line->text.length > 0 ? line->text.data : "",
        .length = line->text.length,
        .kind = line == &html->shown ? html->kind : ODFGX_PARAGRAPH_BODY,
        .hidden = line == &html->hidden,
    };
    return odfgx_flow_paragraph(&html->flow, &paragraph, html->err);
}

odfgx_status odfgx_html_end_line(odfgx_html *html, bool always)
{
    bool all_hidden =
        html->shown.text.length == 0 && html->hidden.text.length > 0;
    const odfgx_html_line *line = all_hidden ? &html->hidden : &html->shown;
    odfgx_status status = odfgx_buffer_check(&html->shown.text, html->err);
    if (status == ODFGX_OK)
        status = odfgx_buffer_check(&html->hidden.text, html->err);
    if (status == ODFGX_OK && (line->text.length > 0 || always))
        status = tell_line(html, line);
    odfgx_buffer_empty(&html->shown.text);
    odfgx_buffer_empty(&html->hidden.text);
    html->shown.blank = html->hidden.blank = HTML_NO_BLANK;
    html->kind = ODFGX_PARAGRAPH_BODY;
    return status;
}
