/* The empty workbook of a form as .xlsx, by libxlsxwriter. */
#include "odf/xlsx/write.h"

#include "odf/epoch.h"

/* 1 January 1980, as in the archive's directory: no date would be today's. */
#define UNDATED ((time_t)315532800)

void odfgx_xlsx_note(odfgx_xlsx *xlsx, lxw_error error)
{
    if (xlsx->error == LXW_NO_ERROR)
        xlsx->error = error;
}

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

lxw_error odfgx_xlsx_write(const odfgx_workbook *workbook, const char *path)
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
