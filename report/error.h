/* report/error.h — how the rooms of the library record a failure. */
#ifndef ODFGX_REPORT_ERROR_H
#define ODFGX_REPORT_ERROR_H

#include "report/odfgx.h"
#include "report/platform.h"

#if defined(__GNUC__)
#define ODFGX_FORMAT_OF(text) __attribute__((format_arg(text)))
#define ODFGX_RARE __attribute__((cold, noinline))
#else
#define ODFGX_FORMAT_OF(text)
#define ODFGX_RARE
#endif

/* ODFGX_RARE: what is seldom called from where each cell or tag comes by. It
 * is kept out of its caller, which then has less to save and to restore. */

/* Marks a sentence for translation: in place, or for a table of sentences
 * that are translated where they are used. */
#define _(sentence) odfgx_translate(sentence)
#define N_(sentence) sentence

/* The sentence in the language of the process, or itself. */
const char *odfgx_translate(const char *sentence) ODFGX_FORMAT_OF(1);

/* Records a failure unless one is recorded already; returns `status`, so that
 * a caller can `return odfgx_fail(...)`. `err` and `where` may be NULL; the
 * format is already translated: odfgx_fail(err, …, _("…"), …). */
odfgx_status odfgx_fail(odfgx_error *err, odfgx_status status,
                        const char *where, const char *format, ...)
    ODFGX_PRINTF(4, 5);

/* Records ODFGX_MEMORY with its sentence. */
odfgx_status odfgx_fail_memory(odfgx_error *err);

#define ODFGX_COUNT_OF(array) (sizeof(array) / sizeof *(array))

#endif
