/* odf/input.h — a document as it comes: by path, descriptor or memory, with
 * the caps on what it may cost, and its archive, opened once. */
#ifndef ODFGX_ODF_INPUT_H
#define ODFGX_ODF_INPUT_H

#include "odf/package.h"

/* The first bytes of the input, at most 4096; borrowed. */
typedef struct odfgx_head {
    const unsigned char *bytes;
    size_t length;
} odfgx_head;

odfgx_head odfgx_input_head(const odfgx_input *input);
const odfgx_limits *odfgx_input_limits(const odfgx_input *input);

/* Its size in bytes, when it was opened. */
uint64_t odfgx_input_size(const odfgx_input *input);

/* Reads bytes from anywhere in the input; false where it can't, or where it
 * has not so many. */
bool odfgx_input_read(const odfgx_input *input, uint64_t offset, void *out,
                      size_t length);

/* The descriptor of its file, which stays the input's and must not be read by
 * position; -1 where it is no file. */
int odfgx_input_descriptor(const odfgx_input *input);

/* Appends all bytes of the input to `out`, under the cap on the total. */
odfgx_status odfgx_input_bytes(const odfgx_input *input, odfgx_buffer *out,
                               odfgx_error *err);

/* Takes all bytes of the input in pieces, under the cap on the total. It may
 * be called again. */
odfgx_status odfgx_input_stream(const odfgx_input *input, odfgx_part_sink sink,
                                void *context, odfgx_error *err);

/* The input as an archive, opened at the first call and borrowed from the
 * input. Fails as odfgx_package_open does, at each call alike. */
odfgx_status odfgx_input_package(odfgx_input *input, odfgx_package **out,
                                 odfgx_error *err);

#endif
