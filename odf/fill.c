#include "odf/fill.h"

#include "odf/archive.h"

#include <string.h>

#define TEXT_TYPE "application/vnd.oasis.opendocument.text"

/* The parts of a document that are written anew. */
typedef struct filled_parts {
    odfgx_buffer content, styles, meta;
    bool styles_changed;
} filled_parts;

/* Agency, year and the form's title; where one is unknown, what the workbook
 * has for a title. */
static odfgx_status make_title(odfgx_fill_state *fill, odfgx_error *err)
{
    const odfgx_report *report = fill->report;
    if (report->agency != NULL && report->year != 0)
        odfgx_buffer_add_format(&fill->title, "%s%d%s", report->agency,
                                report->year, report->form->title.texts[0]);
    else if (report->title != NULL)
        odfgx_buffer_add_text(&fill->title, report->title);
    return odfgx_buffer_check(&fill->title, err);
}

static odfgx_status check_call(const odfgx_fill_state *fill, odfgx_error *err)
{
    const odfgx_template *template_ = fill->template_;
    if (fill->report->form != template_->form)
        return odfgx_fail(err, ODFGX_USAGE, template_->name, "%s",
                          _("the template is of another form than the "
                            "report"));
    if (template_->fault_count > 0) {
        const odfgx_fault *fault = &template_->faults[0];
        return odfgx_fail(err, ODFGX_TEMPLATE, template_->name,
                          _("%s: \"%s\": %s; faults in all: %zu, which "
                            "\"odfgx template check\" lists"),
                          fault->place, fault->quote, fault->message,
                          template_->fault_count);
    }
    if (fill->filling->draft && template_->styles.draft_marks == 0)
        return odfgx_fail(err, ODFGX_TEMPLATE, template_->name, "%s",
                          _("no page of the template can be marked as a "
                            "draft; open the template in the office suite "
                            "and save it anew"));
    return ODFGX_OK;
}

static odfgx_status write_parts(const odfgx_fill_state *fill,
                                filled_parts *parts, odfgx_error *err)
{
    const odfgx_template *template_ = fill->template_;
    odfgx_fill_part(fill, &template_->content, &parts->content);
    parts->styles_changed =
        template_->styles.fields > 0 || fill->filling->draft;
    if (parts->styles_changed)
        odfgx_fill_part(fill, &template_->styles, &parts->styles);
    odfgx_fill_meta(fill, &parts->meta);
    odfgx_status status = odfgx_buffer_check(&parts->content, err);
    if (status == ODFGX_OK)
        status = odfgx_buffer_check(&parts->styles, err);
    if (status == ODFGX_OK)
        status = odfgx_buffer_check(&parts->meta, err);
    return status;
}

/* What an entry of the template becomes: new bytes, or NULL for a copy. */
static const odfgx_buffer *new_bytes(const odfgx_template *template_,
                                     const filled_parts *parts,
                                     const char *entry)
{
    if (strcmp(entry, ODFGX_CONTENT_PART) == 0)
        return &parts->content;
    if (strcmp(entry, ODFGX_META_PART) == 0)
        return &parts->meta;
    if (strcmp(entry, ODFGX_MANIFEST_PART) == 0)
        return &template_->manifest;
    if (strcmp(entry, ODFGX_STYLES_PART) == 0 && parts->styles_changed)
        return &parts->styles;
    return NULL;
}

static odfgx_status add_entry(const odfgx_template *template_,
                              const filled_parts *parts, odfgx_archive *archive,
                              odfgx_package *package, const char *entry,
                              odfgx_error *err)
{
    const odfgx_buffer *bytes = new_bytes(template_, parts, entry);
    size_t length = strlen(entry);
    if (strcmp(entry, ODFGX_MIMETYPE_PART) == 0 ||
        !odfgx_template_keeps(entry) || entry[length - 1] == '/')
        return ODFGX_OK;
    if (bytes == NULL)
        return odfgx_archive_copy(archive, package, entry, err);
    return odfgx_archive_add(archive, entry, bytes->data, bytes->length, false,
                             err);
}

static odfgx_status add_entries(const odfgx_template *template_,
                                const filled_parts *parts,
                                odfgx_archive *archive, odfgx_package *package,
                                odfgx_error *err)
{
    static const char *const always[] = { ODFGX_META_PART,
                                          ODFGX_MANIFEST_PART };
    odfgx_status status = odfgx_archive_add(
        archive, ODFGX_MIMETYPE_PART, TEXT_TYPE, strlen(TEXT_TYPE), true, err);
    for (size_t i = 0; status == ODFGX_OK && i < odfgx_package_count(package);
         i++)
        status = add_entry(template_, parts, archive, package,
                           odfgx_package_entry(package, i), err);
    for (size_t i = 0; status == ODFGX_OK && i < ODFGX_COUNT_OF(always); i++) {
        if (!odfgx_package_has(package, always[i]))
            status =
                add_entry(template_, parts, archive, package, always[i], err);
    }
    return status;
}

static odfgx_status pack(const odfgx_template *template_,
                         const filled_parts *parts, odfgx_buffer *out,
                         odfgx_error *err)
{
    odfgx_archive *archive = NULL;
    odfgx_package *package = NULL;
    odfgx_status status = odfgx_package_from_memory(
        &package, template_->package, template_->package_size, template_->name,
        &template_->limits, err);
    if (status == ODFGX_OK)
        status = odfgx_archive_new(&archive, err);
    if (status == ODFGX_OK)
        status = add_entries(template_, parts, archive, package, err);
    if (status == ODFGX_OK)
        status = odfgx_archive_finish(archive, out, err);
    odfgx_archive_free(archive);
    odfgx_package_free(package);
    return status;
}

odfgx_status odfgx_fill(const odfgx_template *template_,
                        const odfgx_report *report,
                        const odfgx_filling *filling, odfgx_buffer *out,
                        odfgx_error *err)
{
    odfgx_fill_state fill = { .template_ = template_,
                              .report = report,
                              .filling = filling };
    filled_parts parts = { .styles_changed = false };
    odfgx_status status = make_title(&fill, err);
    if (status == ODFGX_OK)
        status = check_call(&fill, err);
    if (status == ODFGX_OK)
        status = odfgx_fill_check(&fill, err);
    if (status == ODFGX_OK)
        status = odfgx_report_hash(report, fill.hash, err);
    if (status == ODFGX_OK)
        status = write_parts(&fill, &parts, err);
    if (status == ODFGX_OK)
        status = pack(template_, &parts, out, err);
    odfgx_buffer_clear(&parts.content);
    odfgx_buffer_clear(&parts.styles);
    odfgx_buffer_clear(&parts.meta);
    odfgx_buffer_clear(&fill.title);
    return status;
}
