#include "filters/opc_names.h"

#include "report/ascii.h"

#include <string.h>

static bool is_slash(char byte)
{
    return byte == '/' || byte == '\\';
}

static char folded(char byte)
{
    return byte == '\\' ? '/' : odfgx_ascii_lower(byte);
}

bool odfgx_opc_name_same(const char *a, const char *b)
{
    a += is_slash(*a);
    b += is_slash(*b);
    while (*a != '\0' && folded(*a) == folded(*b))
        a++, b++;
    return *a == *b;
}

/* How long the folder of a part is, with the slash at its end. */
static size_t folder_length(const char *part)
{
    size_t length = strlen(part);
    while (length > 0 && !is_slash(part[length - 1]))
        length--;
    return length;
}

/* ECMA-376 part 2, 6.5.2. */
void odfgx_opc_name_relationships(const char *part, odfgx_buffer *out)
{
    size_t folder = folder_length(part);
    odfgx_buffer_add(out, part, folder);
    odfgx_buffer_add_text(out, "_rels/");
    odfgx_buffer_add_text(out, part + folder);
    odfgx_buffer_add_text(out, ".rels");
}

/* "http:", "C:" and their like. */
static bool has_scheme(const char *target)
{
    size_t length = strcspn(target, ":/\\?#");
    return length > 0 && target[length] == ':';
}

/* Takes the byte at *at, which may be one of "%41", and moves past it. */
static char next_byte(const char **at, bool decode)
{
    const char *first = *at;
    if (decode && *first == '%' && odfgx_ascii_hex(first[1]) >= 0 &&
        odfgx_ascii_hex(first[2]) >= 0 &&
        (first[1] != '0' || first[2] != '0')) {
        *at += 3;
        return (char)(odfgx_ascii_hex(first[1]) * 16 +
                      odfgx_ascii_hex(first[2]));
    }
    return *(*at)++;
}

/* Removes the last segment of a folder that ends with a slash. */
static bool go_up(odfgx_buffer *out)
{
    if (out->length == 0)
        return false;
    out->length--;
    while (out->length > 0 && out->data[out->length - 1] != '/')
        out->length--;
    out->data[out->length] = '\0';
    return true;
}

/* Looks at the segment that ends here and began at `first`. */
static bool end_segment(odfgx_buffer *out, size_t first, bool last)
{
    const char *segment = out->data + first;
    bool here = strcmp(segment, ".") == 0;
    bool up = strcmp(segment, "..") == 0;
    if (here || up) {
        out->length = first;
        out->data[first] = '\0';
    } else if (*segment != '\0' && !last) {
        odfgx_buffer_add_char(out, '/');
    }
    return !up || go_up(out);
}

bool odfgx_opc_name_resolve(const char *source, const char *target, bool decode,
                            odfgx_buffer *out)
{
    const char *end = target + strcspn(target, "#?");
    if (has_scheme(target) || (is_slash(target[0]) && is_slash(target[1])))
        return false;
    odfgx_buffer_add(out, source,
                     is_slash(target[0]) ? 0 : folder_length(source));
    for (size_t i = 0; i < out->length; i++) {
        if (out->data[i] == '\\')
            out->data[i] = '/';
    }
    size_t first = out->length;
    while (target < end && !out->failed) {
        char byte = next_byte(&target, decode);
        if (!is_slash(byte)) {
            odfgx_buffer_add_char(out, byte);
            continue;
        }
        if (!end_segment(out, first, false))
            return false;
        first = out->length;
    }
    return out->failed || end_segment(out, first, true);
}
