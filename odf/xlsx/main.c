/* odfgx-xlsx — writes the workbook of a form to stdout as .xlsx, by
 * libxlsxwriter (odf/xlsx/stream.h). The library starts it: what libxlsxwriter
 * does where memory or the disk is short it does here, and to nobody else.
 *
 *   odfgx-xlsx ID|FOLDER AGENCY YEAR [draft]
 *
 * A draft is read from stdin. */
#include "odf/child.h"
#include "odf/child_limits.h"
#include "odf/temporary.h"
#include "odf/xlsx/guard.h"
#include "odf/xlsx/stream.h"
#include "odf/xlsx/write.h"
#include "report/platform.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of a form, which has at most 1 MiB. */
#define SECONDS 20
#define MEMORY (UINT64_C(512) << 20)

enum { CHUNK = 65536 };

/* -------------------------------------------------------------- failures */

static odfgx_status fail_write(odfgx_xlsx_outcome *outcome)
{
    outcome->reason = errno != 0 ? errno : EIO;
    return odfgx_temporary_fail(&outcome->failure, outcome->reason);
}

static odfgx_status fail_xlsx(odfgx_xlsx_outcome *outcome, lxw_error error)
{
    switch (error) {
    case LXW_NO_ERROR:
        return ODFGX_OK;
    case LXW_ERROR_MEMORY_MALLOC_FAILED:
        return odfgx_fail_memory(&outcome->failure);
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
        return fail_write(outcome);
    default:
        return odfgx_fail(&outcome->failure, ODFGX_USAGE, NULL, "%s",
                          lxw_strerror(error));
    }
}

/* ---------------------------------------------------------- the workbook */

/* libxlsxwriter (1.1.4) writes to a file that has a name: an open one's. */
static odfgx_status write_workbook(const odfgx_workbook *workbook, int file,
                                   odfgx_xlsx_outcome *outcome)
{
    char name[ODFGX_PLATFORM_PATH];
    odfgx_platform_file about;
    if (!odfgx_platform_name_of(file, name, sizeof name))
        return fail_write(outcome);
    errno = 0;
    odfgx_status status = fail_xlsx(outcome, odfgx_xlsx_write(workbook, name));
    if (status != ODFGX_OK)
        return status;
    if (odfgx_xlsx_unwritten() != 0)
        errno = odfgx_xlsx_unwritten();
    if (odfgx_xlsx_unwritten() != 0 || !odfgx_platform_look_open(file, &about))
        return fail_write(outcome);
    outcome->size = about.size;
    return ODFGX_OK;
}

static odfgx_status read_input(odfgx_buffer *out, odfgx_error *err)
{
    while (out->length <= ODFGX_XLSX_DRAFT_MOST) {
        char *place = odfgx_buffer_reserve(out, CHUNK);
        if (place == NULL)
            return odfgx_fail_memory(err);
        int64_t got = odfgx_platform_read(ODFGX_PLATFORM_STDIN, place, CHUNK);
        if (got == 0)
            return ODFGX_OK;
        if (got < 0)
            break;
        out->length += (size_t)got;
    }
    return odfgx_fail(err, ODFGX_READ, NULL, "no draft can be read");
}

/* Where none was announced, all of it stays 0. */
static odfgx_status read_draft(odfgx_draft *out, const odfgx_form *form,
                               const char *argument, odfgx_error *err)
{
    odfgx_buffer bytes = { 0 };
    if (argument == NULL)
        return ODFGX_OK;
    odfgx_status status = read_input(&bytes, err);
    if (status == ODFGX_OK)
        status = odfgx_draft_read(out, form, &bytes, err);
    odfgx_buffer_clear(&bytes);
    return status;
}

static odfgx_status make(char *const arguments[], int file,
                         odfgx_xlsx_outcome *outcome)
{
    odfgx_form *form = NULL;
    odfgx_draft draft = { 0 };
    odfgx_workbook workbook = { 0 };
    odfgx_error *err = &outcome->failure;
    odfgx_status status = odfgx_form_open(&form, arguments[1], err);
    if (status == ODFGX_OK)
        status = read_draft(&draft, form, arguments[4], err);
    if (status == ODFGX_OK)
        status = odfgx_workbook_lay_out(
            &workbook, form, arguments[2], (int)strtol(arguments[3], NULL, 10),
            arguments[4] != NULL ? &draft : NULL, err);
    if (status == ODFGX_OK)
        status = write_workbook(&workbook, file, outcome);
    odfgx_workbook_clear(&workbook);
    odfgx_draft_clear(&draft);
    odfgx_form_free(form);
    return status;
}

/* ------------------------------------------------------------- its stdout */

static bool send_file(int file, uint64_t size)
{
    static char chunk[CHUNK];
    uint64_t done = 0;
    while (done < size) {
        uint64_t left = size - done;
        size_t length = left < CHUNK ? (size_t)left : CHUNK;
        if (odfgx_platform_read_at(file, done, chunk, length) !=
                (int64_t)length ||
            !odfgx_platform_write(ODFGX_PLATFORM_STDOUT, chunk, length))
            return false;
        done += length;
    }
    return true;
}

int main(int count, char *arguments[])
{
    static odfgx_xlsx_outcome outcome;
    odfgx_platform_begin(&count, &arguments);
    bool draft = count == 5 && strcmp(arguments[4], ODFGX_XLSX_DRAFT) == 0;
    if (count != 4 && !draft)
        return EXIT_FAILURE;
    odfgx_platform_fail_writes();
    odfgx_child_limit(
        &(odfgx_child_limits){ SECONDS, MEMORY, ODFGX_XLSX_MOST });
    int file = odfgx_platform_open_temporary();
    odfgx_status status =
        file >= 0 ? make(arguments, file, &outcome) : fail_write(&outcome);
    if (status == ODFGX_MEMORY)
        return ODFGX_CHILD_NO_MEMORY;
    bool sent =
        odfgx_platform_write(ODFGX_PLATFORM_STDOUT, &outcome, sizeof outcome) &&
        send_file(file, outcome.size);
    return sent && status == ODFGX_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
