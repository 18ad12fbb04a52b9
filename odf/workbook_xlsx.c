/* The empty workbook of a form as .xlsx, by libxlsxwriter. The library writes
 * files only: a temporary one is read back and removed. */
#include "odf/workbook_xlsx.h"

#include "odf/epoch.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* 1 January 1980, as in the archive's directory: no date would be today's. */
#define UNDATED ((time_t)315532800)

enum {
    PATH_ROOM = 4096,
    CHUNK = 65536,
    RESERVE = 16 << 20 /* many times what the largest form took */
};

void odfgx_xlsx_note(odfgx_xlsx *xlsx, lxw_error error)
{
    if (xlsx->error == LXW_NO_ERROR)
        xlsx->error = error;
}

/* -------------------------------------------------------------- failures */

static odfgx_status fail_write(odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_WRITE, NULL,
                      _("no temporary file can be written: %s; set TMPDIR to "
                        "a folder with room"),
                      strerror(errno));
}

static odfgx_status fail_xlsx(lxw_error error, odfgx_error *err)
{
    switch (error) {
    case LXW_NO_ERROR:
        return ODFGX_OK;
    case LXW_ERROR_MEMORY_MALLOC_FAILED:
        return odfgx_fail_memory(err);
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
        return fail_write(err);
    default:
        return odfgx_fail(err, ODFGX_USAGE, NULL,
                          _("Excel can't hold this workbook (%s); give "
                            "shorter names, or name an .ods"),
                          lxw_strerror(error));
    }
}

/* --------------------------------------------------------- the workbook */

static void set_properties(odfgx_xlsx *xlsx)
{
    odfgx_buffer title = { 0 };
    lxw_doc_properties properties = { .created = UNDATED };
    odfgx_buffer_add_text(&title, xlsx->workbook->sheets[0].cells[0].text);
    (void)odfgx_epoch_read(&properties.created);
    if (title.failed) {
        odfgx_xlsx_note(xlsx, LXW_ERROR_MEMORY_MALLOC_FAILED);
    } else {
        properties.title = title.data;
        odfgx_xlsx_note(xlsx, workbook_set_properties(xlsx->file, &properties));
    }
    odfgx_buffer_clear(&title);
}

/* Writes the workbook to the file of that name. */
static lxw_error write_workbook(const odfgx_workbook *workbook,
                                const char *path)
{
    odfgx_xlsx xlsx = { .workbook = workbook, .file = workbook_new(path) };
    if (xlsx.file == NULL)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    set_properties(&xlsx);
    odfgx_xlsx_add_formats(&xlsx);
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        if (xlsx.error == LXW_NO_ERROR)
            odfgx_xlsx_add_sheet(&xlsx, &workbook->sheets[i]);
    }
    if (xlsx.error == LXW_NO_ERROR)
        xlsx.error = workbook_close(xlsx.file);
    else
        lxw_workbook_free(xlsx.file);
    return xlsx.error;
}

/* The library formats numbers by the locale of the thread. */
static odfgx_status write_in_plain_locale(const odfgx_workbook *workbook,
                                          const char *path, odfgx_error *err)
{
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (plain == (locale_t)0)
        return odfgx_fail_memory(err);
    locale_t before = uselocale(plain);
    lxw_error error = write_workbook(workbook, path);
    (void)uselocale(before);
    freelocale(plain);
    return fail_xlsx(error, err);
}

/* -------------------------------------------------------- temporary file */

static odfgx_status read_back(int descriptor, odfgx_buffer *out,
                              odfgx_error *err)
{
    for (;;) {
        char *place = odfgx_buffer_reserve(out, CHUNK);
        if (place == NULL)
            return odfgx_fail_memory(err);
        ssize_t got = read(descriptor, place, CHUNK);
        if (got == 0)
            break;
        if (got < 0 && errno != EINTR)
            return fail_write(err);
        if (got > 0)
            out->length += (size_t)got;
    }
    out->data[out->length] = '\0';
    return ODFGX_OK;
}

static odfgx_status write_and_read(const odfgx_workbook *workbook,
                                   odfgx_buffer *out, odfgx_error *err)
{
    char path[PATH_ROOM];
    const char *folder = getenv("TMPDIR");
    int length = snprintf(path, sizeof path, "%s/odfgx-XXXXXX",
                          folder != NULL && *folder != '\0' ? folder : "/tmp");
    errno = ENAMETOOLONG;
    int descriptor = (size_t)length < sizeof path ? mkstemp(path) : -1;
    if (descriptor < 0)
        return fail_write(err);
    odfgx_status status = write_in_plain_locale(workbook, path, err);
    if (status == ODFGX_OK)
        status = read_back(descriptor, out, err);
    (void)close(descriptor);
    (void)unlink(path);
    return status;
}

/* libxlsxwriter (1.1.4) neither tells nor survives that memory runs out, so
 * that there is enough must be known before. */
static odfgx_status check_memory(odfgx_error *err)
{
    odfgx_buffer reserve = { 0 };
    (void)odfgx_buffer_reserve(&reserve, RESERVE);
    odfgx_status status = odfgx_buffer_check(&reserve, err);
    odfgx_buffer_clear(&reserve);
    return status;
}

odfgx_status odfgx_workbook_make_xlsx(const odfgx_form *form,
                                      const char *agency, int year,
                                      odfgx_buffer *out, odfgx_error *err)
{
    odfgx_workbook workbook;
    odfgx_status status =
        odfgx_workbook_lay_out(&workbook, form, agency, year, err);
    if (status == ODFGX_OK)
        status = check_memory(err);
    if (status == ODFGX_OK)
        status = write_and_read(&workbook, out, err);
    odfgx_workbook_clear(&workbook);
    return status;
}
