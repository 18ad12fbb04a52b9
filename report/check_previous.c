/* Whether the report of last year that was given is one. */
#include "report/check.h"

#include <string.h>

bool odfgx_check_is_previous(const odfgx_report *report,
                             const odfgx_report *previous)
{
    return report->year == 0 || previous->year == 0 ||
           previous->year == report->year - 1;
}

/* Whether both names are known and differ in more than punctuation. */
static odfgx_status compare_agencies(const odfgx_check *check, bool *differ)
{
    const char *names[] = { check->report->agency,
                            check->checking->previous->agency };
    odfgx_buffer folds[2] = { { 0 }, { 0 } };
    *differ = false;
    if (names[0] == NULL || names[1] == NULL)
        return ODFGX_OK;
    for (size_t i = 0; i < ODFGX_COUNT_OF(names); i++) {
        odfgx_text_fold(names[i], strlen(names[i]), &folds[i]);
        odfgx_buffer_add_char(&folds[i], '\0');
    }
    bool failed = folds[0].failed || folds[1].failed;
    *differ = !failed && strcmp(folds[0].data, folds[1].data) != 0;
    odfgx_buffer_clear(&folds[0]);
    odfgx_buffer_clear(&folds[1]);
    return failed ? odfgx_fail_memory(check->err) : ODFGX_OK;
}

static odfgx_status add(odfgx_check *check, const char *message,
                        const odfgx_origin *origin)
{
    odfgx_remark remark = {
        .level = ODFGX_WARNING,
        .subject = "previous",
        .message = message,
        .origins = { *origin },
    };
    return message != NULL ? odfgx_check_add_remark(check, &remark)
                           : odfgx_fail_memory(check->err);
}

odfgx_status odfgx_check_previous(odfgx_check *check)
{
    const odfgx_report *previous = check->checking->previous;
    odfgx_arena *arena = &check->findings->arena;
    if (previous == NULL)
        return ODFGX_OK;
    const char *files = odfgx_check_files(check, previous);
    if (files == NULL)
        return odfgx_fail_memory(check->err);
    if (check->previous == NULL)
        return add(check,
                   odfgx_arena_format(
                       arena,
                       _("%s is a report of %d, and no report of last year, "
                         "%d; nothing was compared with it"),
                       files, previous->year, check->report->year - 1),
                   &previous->year_origin);
    bool differ;
    odfgx_status status = compare_agencies(check, &differ);
    if (status != ODFGX_OK || !differ)
        return status;
    return add(check,
               odfgx_arena_format(
                   arena,
                   _("last year's report %s is that of %s, not of %s; it was "
                     "compared all the same, in case the name has changed"),
                   files, previous->agency, check->report->agency),
               &previous->agency_origin);
}
