/* The workbook of a form as an OpenDocument spreadsheet: written as XML
 * and packed (ODF 1.3). */
#include "odf/archive.h"
#include "odf/workbook_parts.h"

#include <string.h>

#define MEDIA_TYPE "application/vnd.oasis.opendocument.spreadsheet"

static const char manifest[] =
    "<?xml version='1.0' encoding='UTF-8'?>\n"
    "<manifest:manifest manifest:version='1.3'"
    " xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>\n"
    "<manifest:file-entry manifest:full-path='/' manifest:version='1.3'"
    " manifest:media-type='" MEDIA_TYPE "'/>\n"
    "<manifest:file-entry manifest:full-path='content.xml'"
    " manifest:media-type='text/xml'/>\n"
    "<manifest:file-entry manifest:full-path='styles.xml'"
    " manifest:media-type='text/xml'/>\n"
    "<manifest:file-entry manifest:full-path='meta.xml'"
    " manifest:media-type='text/xml'/>\n"
    "<manifest:file-entry manifest:full-path='settings.xml'"
    " manifest:media-type='text/xml'/>\n"
    "</manifest:manifest>\n";

static const struct {
    const char *name;
    void (*add)(odfgx_buffer *out, const odfgx_workbook *workbook);
} parts[] = {
    { "content.xml", odfgx_workbook_add_content },
    { "styles.xml", odfgx_workbook_add_styles },
    { "meta.xml", odfgx_workbook_add_meta },
    { "settings.xml", odfgx_workbook_add_settings },
};

static odfgx_status pack(const odfgx_workbook *workbook, odfgx_buffer *out,
                         odfgx_error *err)
{
    odfgx_buffer texts[ODFGX_COUNT_OF(parts)] = { { 0 } };
    odfgx_archive *archive = NULL;
    odfgx_status status = odfgx_archive_new(&archive, err);
    if (status == ODFGX_OK)
        status = odfgx_archive_add(archive, "mimetype", MEDIA_TYPE,
                                   strlen(MEDIA_TYPE), true, err);
    for (size_t i = 0; i < ODFGX_COUNT_OF(parts) && status == ODFGX_OK; i++) {
        parts[i].add(&texts[i], workbook);
        status = odfgx_buffer_check(&texts[i], err);
        if (status == ODFGX_OK)
            status = odfgx_archive_add(archive, parts[i].name, texts[i].data,
                                       texts[i].length, false, err);
    }
    if (status == ODFGX_OK)
        status = odfgx_archive_add(archive, "META-INF/manifest.xml", manifest,
                                   strlen(manifest), false, err);
    if (status == ODFGX_OK)
        status = odfgx_archive_finish(archive, out, err);
    odfgx_archive_free(archive);
    for (size_t i = 0; i < ODFGX_COUNT_OF(parts); i++)
        odfgx_buffer_clear(&texts[i]);
    return status;
}

static odfgx_status make(const odfgx_form *form, const char *agency, int year,
                         const odfgx_draft *draft, odfgx_buffer *out,
                         odfgx_error *err)
{
    odfgx_workbook workbook;
    odfgx_status status =
        odfgx_workbook_lay_out(&workbook, form, agency, year, draft, err);
    if (status == ODFGX_OK)
        status = pack(&workbook, out, err);
    odfgx_workbook_clear(&workbook);
    return status;
}

odfgx_status odfgx_workbook_make(const odfgx_form *form, const char *agency,
                                 int year, odfgx_buffer *out, odfgx_error *err)
{
    return make(form, agency, year, NULL, out, err);
}

odfgx_status odfgx_workbook_continue(const odfgx_report *report,
                                     const char *agency, int year,
                                     size_t *blank, odfgx_buffer *out,
                                     odfgx_error *err)
{
    return odfgx_draft_use(report, agency, year, make, blank, out, err);
}
