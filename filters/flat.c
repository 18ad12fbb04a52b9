#include "filters/flat.h"

#include "filters/opendocument.h"

#include <string.h>

/* The namespace of the document's root; any prefix may stand for it. */
static const char office[] = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

/* The next byte of the head that is no NUL, so that UTF-16 reads as ASCII;
 * -1 at the end. */
static int next(odfgx_head head, size_t *at)
{
    while (*at < head.length && head.bytes[*at] == '\0')
        (*at)++;
    return *at < head.length ? head.bytes[(*at)++] : -1;
}

static bool begins_with(odfgx_head head, size_t at, const char *word)
{
    while (*word != '\0' && next(head, &at) == (unsigned char)*word)
        word++;
    return *word == '\0';
}

/* Past a byte order mark and white space. */
static bool is_xml(odfgx_head head, size_t *at)
{
    static const char before[] = " \t\r\n\xEF\xBB\xBF\xFF\xFE";
    int byte = next(head, at);
    while (byte > 0 && memchr(before, byte, sizeof before - 1) != NULL)
        byte = next(head, at);
    return byte == '<';
}

static int bid(odfgx_input *input)
{
    odfgx_head head = odfgx_input_head(input);
    size_t at = 0;
    if (!is_xml(head, &at))
        return 0;
    for (; at < head.length; at++) {
        if (head.bytes[at] == (unsigned char)office[0] &&
            begins_with(head, at, office))
            return 100;
    }
    return 0;
}

const odfgx_filter odfgx_filter_flat = {
    .name = "flat",
    .bid = bid,
    .read = odfgx_opendocument_read_flat,
    .mark = odfgx_opendocument_mark_flat,
};
