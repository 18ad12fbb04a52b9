#include "tests/fuzz/markup.h"

#include <string.h>

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static bool ends_name(char byte)
{
    return is_space(byte) || strchr("<>/=\"'", byte) != NULL;
}

static size_t find(const odfgx_buffer *text, size_t at, char byte)
{
    const char *found = memchr(text->data + at, byte, text->length - at);
    return found != NULL ? (size_t)(found - text->data) : text->length;
}

static size_t name_end(const odfgx_buffer *text, size_t at)
{
    while (at < text->length && !ends_name(text->data[at]))
        at++;
    return at;
}

/* Past the '>' of a tag that begins at `at`, quoted ones left alone. */
static size_t tag_end(const odfgx_buffer *text, size_t at)
{
    char quote = '\0';
    for (; at < text->length; at++) {
        char byte = text->data[at];
        if (quote != '\0' && byte == quote)
            quote = '\0';
        else if (quote == '\0' && (byte == '"' || byte == '\''))
            quote = byte;
        else if (quote == '\0' && byte == '>')
            return at + 1;
    }
    return at;
}

markup_range markup_name(const odfgx_buffer *text,
                         const markup_element *element)
{
    return (markup_range){ element->begin + 1,
                           name_end(text, element->begin + 1) };
}

/* Elements that are open, by index. */
typedef struct stack {
    size_t items[MARKUP_DEPTH], count;
} stack;

static bool has_name(const odfgx_buffer *text, const markup_element *element,
                     size_t begin, size_t end)
{
    markup_range name = markup_name(text, element);
    return name.end - name.begin == end - begin &&
           memcmp(text->data + name.begin, text->data + begin, end - begin) ==
               0;
}

/* Closes the innermost open element of that name; those in it stay without
 * content. */
static void close_element(markup *out, stack *open, const odfgx_buffer *text,
                          size_t begin, size_t end)
{
    for (size_t i = open->count; i > 0; i--) {
        markup_element *element = &out->elements[open->items[i - 1]];
        if (!has_name(text, element, begin + 2, name_end(text, begin + 2)))
            continue;
        element->inside_end = begin;
        element->end = end;
        open->count = i - 1;
        return;
    }
}

void markup_read(markup *out, const odfgx_buffer *text)
{
    stack open = { .count = 0 };
    out->count = 0;
    if (text->length == 0)
        return;
    for (size_t at = find(text, 0, '<'); at + 1 < text->length;) {
        size_t end = tag_end(text, at);
        char next = text->data[at + 1];
        if (next == '/') {
            close_element(out, &open, text, at, end);
        } else if (!ends_name(next) && next != '!' && next != '?' &&
                   out->count < MARKUP_ELEMENTS) {
            out->elements[out->count] = (markup_element){ at, end, end, end };
            if (text->data[end - 2] != '/' && open.count < MARKUP_DEPTH)
                open.items[open.count++] = out->count;
            out->count++;
        }
        at = find(text, end, '<');
    }
}

bool markup_attribute(const odfgx_buffer *text, const markup_element *element,
                      size_t index, markup_range *whole, markup_range *value)
{
    size_t at = markup_name(text, element).end;
    for (;; index--) {
        whole->begin = at;
        while (at < element->inside && is_space(text->data[at]))
            at++;
        size_t end = name_end(text, at);
        if (end + 1 >= element->inside || text->data[end] != '=')
            return false;
        char quote = text->data[end + 1];
        if (quote != '"' && quote != '\'')
            return false;
        *value = (markup_range){ end + 2, find(text, end + 2, quote) };
        if (value->end >= element->inside)
            return false;
        at = whole->end = value->end + 1;
        if (index == 0)
            return true;
    }
}

size_t markup_attribute_count(const odfgx_buffer *text,
                              const markup_element *element)
{
    markup_range whole, value;
    size_t count = 0;
    while (markup_attribute(text, element, count, &whole, &value))
        count++;
    return count;
}
