#include "report/check.h"

#include <stdlib.h>
#include <string.h>

/* More comes first. */
static int falling(size_t one, size_t other)
{
    return (one < other) - (one > other);
}

static int by_text(const char *one, const char *other)
{
    if (one == NULL || other == NULL)
        return (one == NULL) - (other == NULL);
    return strcmp(one, other);
}

static int by_names(const odfgx_checked_file *one,
                    const odfgx_checked_file *other)
{
    int order = by_text(one->agency, other->agency);
    if (order == 0)
        order = (one->year > other->year) - (one->year < other->year);
    if (order == 0)
        order = strcmp(one->file, other->file);
    /* Of twins the one that was read first: both are in one array. */
    return order != 0 ? order : (one > other) - (one < other);
}

static int worst_first(const void *a, const void *b)
{
    const odfgx_checked_file *one = *(const odfgx_checked_file *const *)a;
    const odfgx_checked_file *other = *(const odfgx_checked_file *const *)b;
    int order = falling(one->failure != NULL, other->failure != NULL);
    if (order == 0)
        order = falling(one->errors, other->errors);
    if (order == 0)
        order = falling(one->warnings - one->explained,
                        other->warnings - other->explained);
    if (order == 0)
        order = falling(one->hints, other->hints);
    return order != 0 ? order : by_names(one, other);
}

odfgx_status odfgx_findings_order(size_t **out, const odfgx_findings *findings,
                                  odfgx_error *err)
{
    size_t count = findings->file_count;
    const odfgx_checked_file **files = calloc(count + 1, sizeof(*files));
    size_t *order = calloc(count + 1, sizeof *order);
    *out = NULL;
    if (files == NULL || order == NULL) {
        free(files);
        free(order);
        return odfgx_fail_memory(err);
    }
    for (size_t i = 0; i < count; i++)
        files[i] = &findings->files[i];
    qsort(files, count, sizeof(*files), worst_first);
    for (size_t i = 0; i < count; i++)
        order[i] = (size_t)(files[i] - findings->files);
    free(files);
    *out = order;
    return ODFGX_OK;
}
