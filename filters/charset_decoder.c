#include "filters/charset.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

enum { PIECE = 4096, MARK_LENGTH = 3, BLANK_LENGTH = 3 };

static const char mark[] = "\xEF\xBB\xBF", replacement[] = "\xEF\xBF\xBD";

/* A blank that old Chinese editors write (A3A0 of GBK). It is U+3000 (WHATWG
 * Encoding Standard, chapter 5); iconv makes it U+E5E5, for private use. */
static const char private_blank[] = "\xEE\x97\xA5", blank[] = "\xE3\x80\x80";

static const iconv_t none = (iconv_t)-1; /* POSIX, iconv_open() */

odfgx_status odfgx_decoder_init(odfgx_decoder *decoder, const char *set,
                                const char *file, odfgx_part_sink sink,
                                void *context, odfgx_error *err)
{
    errno = 0;
    *decoder = (odfgx_decoder){ .descriptor = iconv_open("UTF-8", set),
                                .set = set,
                                .file = file,
                                .sink = sink,
                                .context = context };
    if (decoder->descriptor != none)
        return ODFGX_OK;
    if (errno == ENOMEM)
        return odfgx_fail_memory(err);
    return odfgx_fail(err, ODFGX_FORMAT, file,
                      _("its characters are those of %s, which this system "
                        "can't read; save it anew as UTF-8"),
                      set);
}

void odfgx_decoder_clear(odfgx_decoder *decoder)
{
    if (decoder->descriptor != NULL && decoder->descriptor != none)
        (void)iconv_close(decoder->descriptor);
    decoder->descriptor = NULL;
}

/* ---------------------------------------------------------------- clean up */

static bool begins(const char *at, const char *end, const char *text,
                   size_t length)
{
    return (size_t)(end - at) >= length && memcmp(at, text, length) == 0;
}

static bool is_kept(unsigned char byte)
{
    return (byte >= ' ' && byte != 0x7F) || (byte >= '\t' && byte <= '\r');
}

/* How long the character at `at` is where it lies beyond U+10FFFF, else 0:
 * glibc still takes UTF-8 as it was before RFC 3629, of up to six bytes. */
static size_t beyond_unicode(const char *at, const char *end)
{
    unsigned char lead = (unsigned char)*at;
    size_t length = lead < 0xF8 ? 4 : lead < 0xFC ? 5 : 6;
    if (lead < 0xF4 || (size_t)(end - at) < length)
        return 0;
    return lead > 0xF4 || (unsigned char)at[1] >= 0x90 ? length : 0;
}

/* Writes what is kept of a decoded piece over it; how much that is. */
static size_t clean(odfgx_decoder *decoder, char *piece, size_t length)
{
    char *to = piece;
    const char *at = piece, *end = piece + length;
    if (!decoder->began && begins(at, end, mark, MARK_LENGTH))
        at += MARK_LENGTH;
    decoder->began |= length > 0;
    for (; at < end; at++) {
        bool was_return = decoder->after_return;
        size_t beyond = beyond_unicode(at, end);
        decoder->after_return = *at == '\r';
        if (begins(at, end, private_blank, BLANK_LENGTH)) {
            memcpy(to, blank, BLANK_LENGTH);
            to += BLANK_LENGTH;
            at += BLANK_LENGTH - 1;
        } else if (beyond > 0) {
            memcpy(to, replacement, sizeof replacement - 1);
            to += sizeof replacement - 1;
            at += beyond - 1;
        } else if (*at == '\r') {
            *to++ = '\n';
        } else if (is_kept((unsigned char)*at) &&
                   !(*at == '\n' && was_return)) {
            *to++ = *at;
        }
    }
    return (size_t)(to - piece);
}

static odfgx_status hand_on(odfgx_decoder *decoder, char *piece, size_t length,
                            odfgx_error *err)
{
    size_t kept = clean(decoder, piece, length);
    return kept > 0 ? decoder->sink(decoder->context, piece, kept, err)
                    : ODFGX_OK;
}

static odfgx_status hand_replacement(odfgx_decoder *decoder, odfgx_error *err)
{
    char piece[sizeof replacement];
    memcpy(piece, replacement, sizeof replacement);
    return hand_on(decoder, piece, sizeof replacement - 1, err);
}

/* ------------------------------------------------------------------ decode */

/* Decodes as far as it goes: *in moves to what is left, an unfinished
 * character. */
static odfgx_status decode(odfgx_decoder *decoder, char **in, size_t *left,
                           odfgx_error *err)
{
    char piece[PIECE];
    odfgx_status status = ODFGX_OK;
    while (*left > 0 && status == ODFGX_OK) {
        char *out = piece;
        size_t room = PIECE;
        size_t result = iconv(decoder->descriptor, in, left, &out, &room);
        int reason = result == (size_t)-1 ? errno : 0;
        status = hand_on(decoder, piece, (size_t)(out - piece), err);
        if (reason == EINVAL)
            break;
        if (reason == EILSEQ && status == ODFGX_OK) {
            (*in)++;
            (*left)--;
            status = hand_replacement(decoder, err);
        }
    }
    return status;
}

/* Fills the unfinished character up, a byte at a time, until it is none. */
static odfgx_status finish_rest(odfgx_decoder *decoder, const char **bytes,
                                size_t *length, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    while (decoder->rest_length > 0 && *length > 0 && status == ODFGX_OK) {
        char *in = decoder->rest;
        decoder->rest[decoder->rest_length++] = *(*bytes)++;
        (*length)--;
        size_t left = decoder->rest_length;
        status = decode(decoder, &in, &left, err);
        memmove(decoder->rest, in, left);
        decoder->rest_length = left;
    }
    return status;
}

odfgx_status odfgx_decoder_push(odfgx_decoder *decoder, const char *bytes,
                                size_t length, odfgx_error *err)
{
    odfgx_status status = finish_rest(decoder, &bytes, &length, err);
    if (status != ODFGX_OK || length == 0)
        return status;
    char *in = (char *)(uintptr_t)bytes; /* iconv only reads */
    status = decode(decoder, &in, &length, err);
    if (status != ODFGX_OK || length == 0)
        return status;
    size_t kept = length < sizeof decoder->rest ? length : 0;
    memcpy(decoder->rest, in, kept);
    decoder->rest_length = kept;
    return ODFGX_OK;
}

odfgx_status odfgx_decoder_finish(odfgx_decoder *decoder, odfgx_error *err)
{
    bool unfinished = decoder->rest_length > 0;
    decoder->rest_length = 0;
    return unfinished ? hand_replacement(decoder, err) : ODFGX_OK;
}

static odfgx_status push(void *context, const char *bytes, size_t length,
                         odfgx_error *err)
{
    return odfgx_decoder_push(context, bytes, length, err);
}

odfgx_status odfgx_charset_read(const odfgx_input *input, const char *set,
                                odfgx_part_sink sink, void *context,
                                odfgx_error *err)
{
    odfgx_decoder decoder;
    odfgx_status status = odfgx_decoder_init(
        &decoder, set, odfgx_input_name(input), sink, context, err);
    if (status == ODFGX_OK)
        status = odfgx_input_stream(input, push, &decoder, err);
    if (status == ODFGX_OK)
        status = odfgx_decoder_finish(&decoder, err);
    odfgx_decoder_clear(&decoder);
    return status;
}
