#include "cli/layout.h"

#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

#define REPLACEMENT 0xFFFD

/* One character of a text, as it is printed. */
typedef struct text_glyph {
    utf8proc_int32_t code_point;
    size_t bytes; /* in the text */
    size_t width; /* on a terminal */
} text_glyph;

static text_glyph glyph_at(const char *text)
{
    text_glyph glyph = { .bytes = 1 };
    utf8proc_ssize_t bytes =
        utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &glyph.code_point);
    if (bytes > 0)
        glyph.bytes = (size_t)bytes;
    else
        glyph.code_point = REPLACEMENT;
    utf8proc_category_t category = utf8proc_category(glyph.code_point);
    if (glyph.code_point == '\n' || glyph.code_point == '\t')
        glyph.code_point = ' ';
    else if (category == UTF8PROC_CATEGORY_CC)
        glyph.code_point = REPLACEMENT;
    glyph.width = (size_t)utf8proc_charwidth(glyph.code_point);
    return glyph;
}

static void print_glyph(FILE *stream, text_glyph glyph)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t length = utf8proc_encode_char(glyph.code_point, bytes);
    (void)fwrite(bytes, 1, (size_t)length, stream);
}

size_t text_width(const char *text)
{
    size_t width = 0;
    for (text_glyph glyph; *text != '\0'; text += glyph.bytes) {
        glyph = glyph_at(text);
        width += glyph.width;
    }
    return width;
}

size_t larger_width(size_t width, const char *text)
{
    size_t other = text_width(text);
    return other > width ? other : width;
}

void print_text(FILE *stream, const char *text)
{
    for (text_glyph glyph; *text != '\0'; text += glyph.bytes) {
        glyph = glyph_at(text);
        print_glyph(stream, glyph);
    }
}

void print_lines(FILE *stream, char *text)
{
    for (char *end; (end = strchr(text, '\n')) != NULL; text = end + 1) {
        *end = '\0';
        print_text(stream, text);
        (void)fputc('\n', stream);
    }
}

void print_padded(FILE *stream, const char *text, size_t width)
{
    print_text(stream, text);
    for (size_t i = text_width(text); i < width; i++)
        (void)fputc(' ', stream);
}

/* The last " / " of a label, if what follows leaves room; else its end. */
static const char *last_part(const char *text, size_t width)
{
    const char *part = NULL;
    for (const char *at = text; (at = strstr(at, " / ")) != NULL; at++)
        part = at;
    return part != NULL && text_width(part) + 4 <= width ? part
                                                         : text + strlen(text);
}

void print_shortened(FILE *stream, const char *text, size_t width)
{
    if (text_width(text) <= width) {
        print_padded(stream, text, width);
        return;
    }
    const char *part = last_part(text, width);
    size_t room = width - 1 - text_width(part), used = 0;
    for (text_glyph glyph; text < part; text += glyph.bytes) {
        glyph = glyph_at(text);
        if (used + glyph.width > room)
            break;
        print_glyph(stream, glyph);
        used += glyph.width;
    }
    (void)fputs("…", stream);
    print_padded(stream, part, text_width(part) + room - used);
}

void print_cut(FILE *stream, const char *text, size_t width)
{
    bool whole = text_width(text) <= width;
    size_t used = 0;
    for (text_glyph glyph; *text != '\0'; text += glyph.bytes) {
        glyph = glyph_at(text);
        used += glyph.width;
        if (!whole && used + 1 > width)
            break;
        print_glyph(stream, glyph);
    }
    if (!whole)
        (void)fputs("…", stream);
}

/* Marks that must not begin a line, and those that must not end one. */
static const char closing[] = "，。、；：？！）】》”’";
static const char opening[] = "（【《“‘";

static bool is_among(const char *marks, utf8proc_int32_t code_point)
{
    for (text_glyph glyph; *marks != '\0'; marks += glyph.bytes) {
        glyph = glyph_at(marks);
        if (glyph.code_point == code_point)
            return true;
    }
    return false;
}

/* How many bytes of the text stand before the first place where a line may
 * break, and how wide they are. */
static size_t unbroken(const char *text, size_t *width)
{
    size_t length = 0;
    *width = 0;
    while (text[length] != '\0') {
        text_glyph here = glyph_at(text + length);
        if (here.code_point == ' ' && length > 0)
            break;
        length += here.bytes;
        *width += here.width;
        text_glyph next = glyph_at(text + length);
        bool wide = here.width == 2 || next.width == 2;
        if (here.code_point != ' ' && wide &&
            !is_among(closing, next.code_point) &&
            !is_among(opening, here.code_point))
            break;
    }
    return length;
}

static void print_bytes(FILE *stream, const char *text, size_t length)
{
    for (const char *end = text + length; text < end;) {
        text_glyph glyph = glyph_at(text);
        print_glyph(stream, glyph);
        text += glyph.bytes;
    }
}

void print_wrapped(FILE *stream, const char *text, size_t indent, size_t width)
{
    size_t column = indent, piece;
    for (size_t length; *text != '\0'; text += length) {
        length = unbroken(text, &piece);
        if (column + piece > width && column > indent) {
            (void)fprintf(stream, "\n%*s", (int)indent, "");
            column = indent;
            for (; *text == ' '; text++, length--, piece--)
                ;
        }
        print_bytes(stream, text, length);
        column += piece;
    }
    (void)fputc('\n', stream);
}
