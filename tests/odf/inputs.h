/* tests/odf/inputs.h — documents to read, by file and by pipe. */
#ifndef ODFGX_TESTS_ODF_INPUTS_H
#define ODFGX_TESTS_ODF_INPUTS_H

#include "report/odfgx.h"

/* Writes an archive whose content is so many bytes of noise. */
void inputs_put_archive(const char *name, size_t size);

/* Reads the content of an input; how long it is. */
odfgx_status inputs_read(odfgx_input *input, size_t *length, odfgx_error *err);

/* Sends a file through a pipe; the input made of it, or NULL. */
odfgx_input *inputs_through_pipe(const char *name, const odfgx_limits *limits,
                                 odfgx_error *err);

#endif
