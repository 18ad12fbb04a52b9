/* The workbook of a form as .xlsx, by a program of its own: what it
 * says is believed no more than what comes from anywhere else. */
#include "odf/child.h"
#include "odf/temporary.h"
#include "odf/workbook_sheet.h"
#include "odf/xlsx/stream.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HELPER "odfgx-xlsx"

/* In milliseconds: for one that waits instead of working. */
#define PATIENCE 60000

/* Bytes of an agency's name that is longer than any cell's text in any case,
 * and than what may be given to a program. */
#define AGENCY_MOST ((size_t)32767 * 4)

/* -------------------------------------------------------------- failures */

static odfgx_status fail_excel(const char *reason, odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_USAGE, NULL,
                      _("Excel can't hold this workbook (%s); give "
                        "shorter names, or name an .ods"),
                      reason);
}

static odfgx_status fail_helper(odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_INTERNAL, NULL, "%s",
                      _("odfgx-xlsx, which writes .xlsx, failed before the "
                        "workbook was whole; name an .ods"));
}

/* Its sentences are in no language but its own, for which ours stand. */
static odfgx_status fail_as_told(odfgx_xlsx_outcome *outcome, odfgx_error *err)
{
    odfgx_error *failure = &outcome->failure;
    failure->where[sizeof failure->where - 1] = '\0';
    failure->text[sizeof failure->text - 1] = '\0';
    switch (failure->status) {
    case ODFGX_WRITE:
        return odfgx_temporary_fail(err, outcome->reason);
    case ODFGX_USAGE:
        return fail_excel(failure->text, err);
    case ODFGX_LIMIT:
    case ODFGX_OPEN: /* the form is another one by now */
    case ODFGX_READ:
    case ODFGX_FORM:
        return odfgx_fail(err, failure->status, failure->where, "%s",
                          failure->text);
    default:
        return fail_helper(err);
    }
}

/* ------------------------------------------------------------ the process */

/* The draft as a file that the program reads; ODFGX_CHILD_NO_INPUT for none. */
static odfgx_status write_draft(const odfgx_form *form,
                                const odfgx_draft *draft, int *out,
                                odfgx_error *err)
{
    odfgx_buffer bytes = { 0 };
    *out = ODFGX_CHILD_NO_INPUT;
    if (draft == NULL)
        return ODFGX_OK;
    odfgx_draft_add(&bytes, draft, form);
    odfgx_status status = odfgx_buffer_check(&bytes, err);
    if (status == ODFGX_OK) {
        *out = odfgx_platform_open_temporary();
        if (*out < 0 || !odfgx_platform_write(*out, bytes.data, bytes.length) ||
            !odfgx_platform_rewind(*out))
            status = odfgx_temporary_fail(err, errno);
    }
    odfgx_buffer_clear(&bytes);
    return status;
}

/* `input` is its stdin, which it is told to read. */
static odfgx_status start(odfgx_child *child, const odfgx_form *form,
                          const char *agency, int year, int input,
                          odfgx_error *err)
{
    char path[ODFGX_CHILD_PATH], name[] = HELPER, number[16];
    char draft[] = ODFGX_XLSX_DRAFT;
    const char *which =
        form->builtin != NULL ? form->builtin->id : form->folder;
    /* What is started changes none of them. */
    char *const arguments[] = { name,
                                (char *)which,
                                (char *)agency,
                                number,
                                input != ODFGX_CHILD_NO_INPUT ? draft : NULL,
                                NULL };
    (void)snprintf(number, sizeof number, "%d", year);
    if (!odfgx_child_find(HELPER, path))
        return odfgx_fail(err, ODFGX_USAGE, NULL, "%s",
                          _("this odfgx was built without libxlsxwriter and "
                            "writes no .xlsx; name an .ods"));
    return odfgx_child_start(child, path, arguments, input, PATIENCE, err);
}

/* ODFGX_INTERNAL without a failure told: how the process ended says more. */
static odfgx_status receive(odfgx_child *child, odfgx_buffer *out,
                            odfgx_error *err)
{
    odfgx_xlsx_outcome outcome;
    if (!odfgx_child_read(child, &outcome, sizeof outcome))
        return ODFGX_INTERNAL;
    if (outcome.failure.status != ODFGX_OK)
        return fail_as_told(&outcome, err);
    if (outcome.size == 0 || outcome.size > ODFGX_XLSX_MOST)
        return fail_helper(err);
    size_t size = (size_t)outcome.size;
    char *place = odfgx_buffer_reserve(out, size);
    if (place == NULL)
        return odfgx_fail_memory(err);
    if (!odfgx_child_read(child, place, size))
        return ODFGX_INTERNAL;
    place[size] = '\0';
    out->length += size;
    return ODFGX_OK;
}

static odfgx_status run(odfgx_child *child, odfgx_buffer *out, odfgx_error *err)
{
    odfgx_error failure = { 0 };
    odfgx_status status = receive(child, out, &failure);
    odfgx_child_end end = odfgx_child_stop(child);
    if (status == ODFGX_OK)
        return ODFGX_OK;
    if (failure.status != ODFGX_OK)
        return odfgx_fail(err, status, failure.where, "%s", failure.text);
    return end == ODFGX_CHILD_WITHOUT_MEMORY ? odfgx_fail_memory(err)
                                             : fail_helper(err);
}

static odfgx_status make(const odfgx_form *form, const char *agency, int year,
                         const odfgx_draft *draft, odfgx_buffer *out,
                         odfgx_error *err)
{
    int input = ODFGX_CHILD_NO_INPUT;
    odfgx_status status = odfgx_workbook_check(agency, year, err);
    if (status != ODFGX_OK)
        return status;
    if (strlen(agency) > AGENCY_MOST)
        return fail_excel("String exceeds Excel's limit of 32,767 characters",
                          err);
    odfgx_child *child = calloc(1, sizeof *child);
    if (child == NULL)
        return odfgx_fail_memory(err);
    status = write_draft(form, draft, &input, err);
    if (status == ODFGX_OK)
        status = start(child, form, agency, year, input, err);
    if (status == ODFGX_OK)
        status = run(child, out, err);
    if (input >= 0)
        (void)odfgx_platform_close(input);
    free(child);
    return status;
}

odfgx_status odfgx_workbook_make_xlsx(const odfgx_form *form,
                                      const char *agency, int year,
                                      odfgx_buffer *out, odfgx_error *err)
{
    return make(form, agency, year, NULL, out, err);
}

odfgx_status odfgx_workbook_continue_xlsx(const odfgx_report *report,
                                          const char *agency, int year,
                                          size_t *blank, odfgx_buffer *out,
                                          odfgx_error *err)
{
    return odfgx_draft_use(report, agency, year, make, blank, out, err);
}
