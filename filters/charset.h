/* filters/charset.h — the characters of pages and plain text: which set their
 * bytes are of, and what they are in UTF-8. Nothing is refused for its bytes:
 * what is no character becomes U+FFFD. */
#ifndef ODFGX_FILTERS_CHARSET_H
#define ODFGX_FILTERS_CHARSET_H

#include "odf/input.h"

/* The set's name for iconv, by any of the labels that pages give it ("gb2312",
 * "GBK", "utf8"), `length` bytes in any case. NULL for one that is not known.
 * GB 2312 and GBK are read as GB 18030, which holds both. */
const char *odfgx_charset_named(const char *label, size_t length);

/* Guesses the set of the whole input: by its byte order mark, by what it says
 * of itself (`declared`, of odfgx_charset_named, NULL where it says nothing),
 * and by what its bytes can be: UTF-8 and GB 18030 are told apart by how many
 * faults each would have, since pages often declare the one and are the other.
 */
odfgx_status odfgx_charset_guess(const odfgx_input *input, const char *declared,
                                 const char **out, odfgx_error *err);

/* Decodes bytes that come in pieces of any size. */
typedef struct odfgx_decoder {
    void *descriptor; /* iconv's */
    const char *set, *file;
    odfgx_part_sink sink; /* takes UTF-8, never cut within a character */
    void *context;
    char rest[8]; /* an unfinished character */
    size_t rest_length;
    bool began, after_return;
} odfgx_decoder;

/* `file` names the input in messages. What comes to `sink` has no byte order
 * mark at its beginning, no control characters but tab, line feed, vertical
 * tab and form feed, and a line feed for every line end. */
odfgx_status odfgx_decoder_init(odfgx_decoder *decoder, const char *set,
                                const char *file, odfgx_part_sink sink,
                                void *context, odfgx_error *err);
odfgx_status odfgx_decoder_push(odfgx_decoder *decoder, const char *bytes,
                                size_t length, odfgx_error *err);
/* An unfinished character at the end is one that is none. */
odfgx_status odfgx_decoder_finish(odfgx_decoder *decoder, odfgx_error *err);
void odfgx_decoder_clear(odfgx_decoder *decoder);

/* Decodes the whole input into `sink`. */
odfgx_status odfgx_charset_read(const odfgx_input *input, const char *set,
                                odfgx_part_sink sink, void *context,
                                odfgx_error *err);

#endif
