/* A libicuuc without ICU. Debian's libxml2 is linked to it for converters of
 * character sets, and it to tables of 30 MB and to the library of C++. odfgx
 * needs none of them: all that it hands to libxml2 is UTF-8, which that reads
 * alone. So these are the functions that libxml2 (2.9, encoding.c) calls, and
 * they say what ICU does where it has no data: there is no such converter.
 *
 * The pack script sets ODFGX_ICU to ICU's version, which all its names end
 * with, and compares their list with what libxml2 imports. */
#include <stddef.h>
#include <stdint.h>

#define JOIN(name, version) name##_##version
#define WITH_VERSION(name, version) JOIN(name, version)
#define ICU(name) WITH_VERSION(name, ODFGX_ICU)

/* utypes.h: UErrorCode */
enum { U_FILE_ACCESS_ERROR = 4 };

static void fail(int32_t *error)
{
    if (*error <= 0) /* no failure yet, or a warning */
        *error = U_FILE_ACCESS_ERROR;
}

/* ucnv.h; with no converter the others are never called. */
void *ICU(ucnv_open)(const char *name, int32_t *error);
void ICU(ucnv_close)(void *converter);
void ICU(ucnv_convertEx)(void *target_converter, void *source_converter,
                         char **target, const char *target_limit,
                         const char **source, const char *source_limit,
                         uint16_t *pivot_start, uint16_t **pivot_source,
                         uint16_t **pivot_target, const uint16_t *pivot_limit,
                         int8_t reset, int8_t flush, int32_t *error);
void ICU(ucnv_setToUCallBack)(void *converter, void *action,
                              const void *context, void *old_action,
                              const void **old_context, int32_t *error);
void ICU(ucnv_setFromUCallBack)(void *converter, void *action,
                                const void *context, void *old_action,
                                const void **old_context, int32_t *error);

/* ucnv_err.h: passed on, never called */
void ICU(UCNV_TO_U_CALLBACK_STOP)(void);
void ICU(UCNV_FROM_U_CALLBACK_STOP)(void);

void *ICU(ucnv_open)(const char *name, int32_t *error)
{
    (void)name;
    fail(error);
    return NULL;
}

void ICU(ucnv_close)(void *converter)
{
    (void)converter;
}

void ICU(ucnv_convertEx)(void *target_converter, void *source_converter,
                         char **target, const char *target_limit,
                         const char **source, const char *source_limit,
                         uint16_t *pivot_start, uint16_t **pivot_source,
                         uint16_t **pivot_target, const uint16_t *pivot_limit,
                         int8_t reset, int8_t flush, int32_t *error)
{
    (void)target_converter, (void)source_converter, (void)target;
    (void)target_limit, (void)source, (void)source_limit, (void)pivot_start;
    (void)pivot_source, (void)pivot_target, (void)pivot_limit, (void)reset;
    (void)flush;
    fail(error);
}

void ICU(ucnv_setToUCallBack)(void *converter, void *action,
                              const void *context, void *old_action,
                              const void **old_context, int32_t *error)
{
    (void)converter, (void)action, (void)context, (void)old_action;
    (void)old_context;
    fail(error);
}

void ICU(ucnv_setFromUCallBack)(void *converter, void *action,
                                const void *context, void *old_action,
                                const void **old_context, int32_t *error)
{
    (void)converter, (void)action, (void)context, (void)old_action;
    (void)old_context;
    fail(error);
}

void ICU(UCNV_TO_U_CALLBACK_STOP)(void)
{
}

void ICU(UCNV_FROM_U_CALLBACK_STOP)(void)
{
}
