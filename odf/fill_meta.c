#include "odf/epoch.h"
#include "odf/fill.h"
#include "odf/seal.h"
#include "odf/xml.h"
#include "report/platform.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define URN "urn:oasis:names:tc:opendocument:xmlns:"

enum { DATE_TEXT = 32 };

/* The moment of the environment, as ODF writes it; false where it names
 * none. */
static bool epoch_date(char text[DATE_TEXT])
{
    time_t moment;
    struct tm date;
    return odfgx_epoch_read(&moment) && odfgx_platform_utc(moment, &date) &&
           strftime(text, DATE_TEXT, "%Y-%m-%dT%H:%M:%SZ", &date) > 0;
}

static void add_element(odfgx_buffer *out, const char *name, const char *text)
{
    odfgx_buffer_add_format(out, "<%s>", name);
    odfgx_xml_add_text(out, text, strlen(text));
    odfgx_buffer_add_format(out, "</%s>", name);
}

static void add_user_defined(odfgx_buffer *out, const char *name,
                             const char *type, const char *text)
{
    odfgx_buffer_add_text(out, "<meta:user-defined");
    odfgx_xml_add_attribute(out, "meta:name", name);
    odfgx_xml_add_attribute(out, "meta:value-type", type);
    odfgx_buffer_add_char(out, '>');
    odfgx_xml_add_text(out, text, strlen(text));
    odfgx_buffer_add_text(out, "</meta:user-defined>");
}

static void add_seal(const odfgx_fill_state *fill, odfgx_buffer *out)
{
    char rules[ODFGX_AMOUNT_TEXT];
    (void)snprintf(rules, sizeof rules, "%zu", fill->filling->rules_held);
    add_user_defined(out, ODFGX_SEAL_FORM, "string", fill->report->form->id);
    add_user_defined(out, ODFGX_SEAL_RULES, "float", rules);
    add_user_defined(out, ODFGX_SEAL_HASH, "string", fill->hash);
    odfgx_buffer_add_text(out, "<meta:user-defined");
    odfgx_xml_add_attribute(out, "meta:name", ODFGX_SEAL_VALUES);
    odfgx_xml_add_attribute(out, "meta:value-type", "string");
    odfgx_buffer_add_char(out, '>');
    odfgx_figures_list(fill->report->form, fill->report->figures, out);
    odfgx_buffer_add_text(out, "</meta:user-defined>");
}

static void add_dates(odfgx_buffer *out)
{
    char date[DATE_TEXT];
    if (!epoch_date(date))
        return;
    add_element(out, "meta:creation-date", date);
    add_element(out, "dc:date", date);
}

static void add_report(const odfgx_fill_state *fill, odfgx_buffer *out)
{
    const odfgx_form *form = fill->template_->form;
    const odfgx_report *report = fill->report;
    if (fill->title.length > 0)
        add_element(out, "dc:title", fill->title.data);
    if (report->agency != NULL) {
        add_element(out, "dc:creator", report->agency);
        add_user_defined(out, form->agency.texts[0], "string", report->agency);
    }
    if (report->year != 0) {
        char year[16];
        (void)snprintf(year, sizeof year, "%d", report->year);
        add_user_defined(out, form->year.texts[0], "float", year);
    }
    if (fill->filling->draft)
        add_user_defined(out, ODFGX_STATE_NAME, "string", ODFGX_DRAFT_WORD);
    add_seal(fill, out);
}

void odfgx_fill_meta(const odfgx_fill_state *fill, odfgx_buffer *out)
{
    odfgx_buffer_add_text(out,
                          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                          "<office:document-meta"
                          " xmlns:office=\"" URN "office:1.0\""
                          " xmlns:meta=\"" URN "meta:1.0\""
                          " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"");
    odfgx_xml_add_attribute(out, "office:version", fill->template_->version);
    odfgx_buffer_add_text(out, "><office:meta>");
    add_element(out, "meta:generator", "odfgx/" ODFGX_VERSION);
    odfgx_buffer_add_text(out, "<dc:language>zh-CN</dc:language>");
    add_dates(out);
    add_report(fill, out);
    odfgx_buffer_add(out, fill->template_->meta.data,
                     fill->template_->meta.length);
    odfgx_buffer_add_text(out, "</office:meta></office:document-meta>");
}
