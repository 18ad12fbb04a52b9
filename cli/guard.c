#include "cli/guard.h"

#include "cli/text.h"
#include "report/platform.h"

#include <stdlib.h>

enum { QUARTER = 250 }; /* milliseconds */

typedef struct guard {
    char *path;
    FILE *pulse; /* stays open, so that it is not made anew once removed */
    void (*gone)(void);
} guard;

static void guard_free(guard *watch)
{
    if (watch == NULL)
        return;
    if (watch->pulse != NULL)
        (void)fclose(watch->pulse);
    free(watch->path);
    free(watch);
}

static void beat(const guard *watch)
{
    (void)fputc('.', watch->pulse);
    (void)fflush(watch->pulse);
}

static void run(void *context)
{
    guard *watch = context;
    while (odfgx_platform_is_taken(watch->path)) {
        odfgx_platform_sleep(QUARTER);
        beat(watch);
    }
    watch->gone();
    guard_free(watch);
}

bool guard_start(const char *path, const char *pulse, void (*gone)(void))
{
    guard *watch = calloc(1, sizeof *watch);
    if (watch == NULL)
        return false;
    watch->path = text_copy(path);
    watch->pulse = odfgx_platform_open_stream(pulse, "ab");
    watch->gone = gone;
    if (watch->path != NULL && watch->pulse != NULL) {
        beat(watch);
        if (odfgx_platform_thread(run, watch))
            return true;
    }
    guard_free(watch);
    return false;
}
