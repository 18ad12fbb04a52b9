/* The empty workbook of a form: its sheets are laid out, written as XML and
 * packed (ODF 1.3). */
#include "odf/archive.h"
#include "odf/workbook_parts.h"
#include "odf/xml.h"
#include "report/text.h"

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

/* A name is one line of text: what is printed in a title. */
static odfgx_status check_agency(const char *agency, odfgx_error *err)
{
    if (agency == NULL || odfgx_text_trim(agency, strlen(agency)).length == 0)
        return odfgx_fail(err, ODFGX_USAGE, NULL, "%s",
                          _("the agency's name is missing; give the name as "
                            "it stands in the report's title"));
    if (!odfgx_xml_can_hold(agency, strlen(agency)) ||
        strpbrk(agency, "\t\r\n") != NULL)
        return odfgx_fail(err, ODFGX_USAGE, agency, "%s",
                          _("the agency's name must be one line of UTF-8 "
                            "text without control characters"));
    return ODFGX_OK;
}

static odfgx_status check_year(int year, odfgx_error *err)
{
    if (year >= ODFGX_FIRST_YEAR && year <= ODFGX_LAST_YEAR)
        return ODFGX_OK;
    return odfgx_fail(err, ODFGX_USAGE, NULL,
                      _("%d is no year of a report; give one from %d to %d"),
                      year, ODFGX_FIRST_YEAR, ODFGX_LAST_YEAR);
}

static odfgx_status lay_out(odfgx_workbook *workbook, odfgx_error *err)
{
    const odfgx_form *form = workbook->form;
    size_t most = form->table_count + 3;
    workbook->sheets =
        odfgx_arena_array(&workbook->arena, most, sizeof *workbook->sheets);
    workbook->places = odfgx_arena_array(&workbook->arena, form->value_count,
                                         sizeof *workbook->places);
    if (workbook->sheets == NULL || workbook->places == NULL)
        return odfgx_fail_memory(err);
    odfgx_sheet *next = workbook->sheets;
    next += odfgx_workbook_front(workbook, next);
    for (size_t i = 0; i < form->table_count && !workbook->failed; i++)
        next += odfgx_workbook_table(workbook, next, i);
    if (!workbook->failed)
        next += odfgx_workbook_checks(workbook, next);
    if (!workbook->failed)
        next += odfgx_workbook_guide(workbook, next);
    workbook->sheet_count = (size_t)(next - workbook->sheets);
    return workbook->failed ? odfgx_fail_memory(err) : ODFGX_OK;
}

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

odfgx_status odfgx_workbook_make(const odfgx_form *form, const char *agency,
                                 int year, odfgx_buffer *out, odfgx_error *err)
{
    odfgx_workbook workbook = { .form = form, .agency = agency, .year = year };
    odfgx_status status = check_agency(agency, err);
    if (status == ODFGX_OK)
        status = check_year(year, err);
    if (status == ODFGX_OK)
        status = lay_out(&workbook, err);
    if (status == ODFGX_OK)
        status = pack(&workbook, out, err);
    odfgx_buffer_clear(&workbook.scratch);
    odfgx_arena_clear(&workbook.arena);
    return status;
}
