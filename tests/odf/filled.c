#include "tests/odf/filled.h"

#include "odf/archive.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

#define URN "urn:oasis:names:tc:opendocument:xmlns:"
#define NAMESPACES                                                             \
    " xmlns:office='" URN "office:1.0' xmlns:style='" URN "style:1.0'"         \
    " xmlns:text='" URN "text:1.0' xmlns:table='" URN "table:1.0'"             \
    " xmlns:draw='" URN "drawing:1.0' xmlns:fo='" URN                          \
    "xsl-fo-compatible:1.0' xmlns:dc='http://purl.org/dc/elements/1.1/'"       \
    " office:version='1.3'"

enum { PACKAGES_MAX = 256 };

static odfgx_form *form;
static odfgx_report *report;
static odfgx_buffer packages[PACKAGES_MAX], part;
static size_t package_count;

const odfgx_form *filled_form(void)
{
    if (form == NULL && odfgx_form_open(&form, NULL, NULL) != ODFGX_OK)
        abort();
    return form;
}

static void set_figure(const char *id, odfgx_amount amount)
{
    size_t index = 0;
    if (!odfgx_form_find_value(form, id, &index))
        abort();
    report->figures[index].state = ODFGX_FIGURE_VALUE;
    report->figures[index].amount = amount;
}

static void add_paragraph(const char *section, const char *text)
{
    size_t index = 0;
    odfgx_slice paragraph = { text, strlen(text) };
    if (!odfgx_form_find_section(form, section, &index) ||
        odfgx_report_add_paragraph(report, index, paragraph, NULL, NULL) !=
            ODFGX_OK)
        abort();
}

odfgx_report *filled_report(void)
{
    if (report != NULL)
        return report;
    if (odfgx_report_new(&report, filled_form(), NULL) != ODFGX_OK)
        abort();
    report->agency = "云山县人民政府";
    report->year = 2024;
    set_figure("disclosure.rules.made", 2 * ODFGX_AMOUNT_UNIT);
    set_figure("disclosure.fees.amount", INT64_C(59237244900));
    add_paragraph("overview", "总述 <甲>&乙。");
    add_paragraph("overview", "（一）主动公开情况。全年公开。");
    add_paragraph("overview", "结尾。");
    add_paragraph("problems", "问题。");
    return report;
}

void filled_end(void)
{
    odfgx_report_free(report);
    odfgx_form_free(form);
    report = NULL;
    form = NULL;
    while (package_count > 0)
        odfgx_buffer_clear(&packages[--package_count]);
    odfgx_buffer_clear(&part);
}

odfgx_buffer filled_package(const filled_entry *entries)
{
    odfgx_archive *archive = NULL;
    odfgx_buffer bytes = { 0 };
    odfgx_error err = { 0 };
    odfgx_status status = odfgx_archive_new(&archive, &err);
    for (; entries->name != NULL && status == ODFGX_OK; entries++)
        status = odfgx_archive_add(
            archive, entries->name, entries->text, strlen(entries->text),
            strcmp(entries->name, "mimetype") == 0, &err);
    if (status == ODFGX_OK)
        status = odfgx_archive_finish(archive, &bytes, &err);
    EXPECT(status == ODFGX_OK, "%s: %s", err.where, err.text);
    odfgx_archive_free(archive);
    return bytes;
}

odfgx_buffer filled_content(const char *body)
{
    odfgx_buffer text = { 0 };
    odfgx_buffer_add_format(
        &text,
        "<office:document-content" NAMESPACES "><office:automatic-styles>"
        "<style:style style:name='T1' style:display-name='小标题'"
        " style:family='text'/></office:automatic-styles>"
        "<office:body><office:text>%s</office:text></office:body>"
        "</office:document-content>",
        body);
    return text;
}

odfgx_buffer filled_styles(const char *page)
{
    odfgx_buffer text = { 0 };
    odfgx_buffer_add_format(
        &text,
        "<office:document-styles" NAMESPACES "><office:automatic-styles>"
        "<style:page-layout style:name='A4'/></office:automatic-styles>"
        "<office:master-styles><style:master-page style:name='Standard'"
        " style:page-layout-name='A4'>%s</style:master-page>"
        "</office:master-styles></office:document-styles>",
        page);
    return text;
}

odfgx_template *filled_template(const char *body, const char *page)
{
    odfgx_template *template_ = NULL;
    odfgx_error err = { 0 };
    odfgx_buffer content = filled_content(body);
    odfgx_buffer styles = filled_styles(page != NULL ? page : "");
    const filled_entry entries[] = {
        { "mimetype", "application/vnd.oasis.opendocument.text" },
        { "content.xml", content.data },
        { "styles.xml", styles.data },
        { NULL, NULL },
    };
    if (package_count == PACKAGES_MAX)
        abort();
    odfgx_buffer *package = &packages[package_count++];
    *package = filled_package(entries);
    odfgx_status status =
        odfgx_template_from_memory(&template_, filled_form(), package->data,
                                   package->length, "模板.odt", NULL, &err);
    EXPECT(status == ODFGX_OK, "%s: %s: %s", body, err.where, err.text);
    odfgx_buffer_clear(&content);
    odfgx_buffer_clear(&styles);
    return template_;
}

/* Writes the marks of bookmarks shorter. */
static void shorten(const char *xml, odfgx_buffer *out)
{
    static const char start[] = "<text:bookmark-start text:name=\"";
    static const char end[] = "<text:bookmark-end text:name=\"";
    while (*xml != '\0') {
        if (strncmp(xml, start, strlen(start)) == 0) {
            xml += strlen(start);
            size_t name = strcspn(xml, "\"");
            odfgx_buffer_add_char(out, '[');
            odfgx_buffer_add(out, xml, name);
            odfgx_buffer_add_char(out, ':');
            xml += name + strlen("\"/>");
        } else if (strncmp(xml, end, strlen(end)) == 0) {
            odfgx_buffer_add_char(out, ']');
            xml = strstr(xml, "/>") + strlen("/>");
        } else {
            odfgx_buffer_add_char(out, *xml++);
        }
    }
}

const char *filled_part(const odfgx_template *template_,
                        const odfgx_filling *filling, const char *name,
                        const char *begin, const char *end, odfgx_error *err)
{
    odfgx_buffer document = { 0 }, xml = { 0 };
    odfgx_package *package = NULL;
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    odfgx_buffer_empty(&part);
    odfgx_status status =
        odfgx_fill(template_, filled_report(), filling, &document, err);
    if (status == ODFGX_OK)
        status = odfgx_package_from_memory(
            &package, document.data, document.length, "filled", &limits, err);
    if (status == ODFGX_OK)
        status = odfgx_package_read(package, name, &xml, err);
    const char *from = status == ODFGX_OK ? strstr(xml.data, begin) : NULL;
    char *to = from != NULL ? strstr(from += strlen(begin), end) : NULL;
    if (to != NULL) {
        *to = '\0';
        odfgx_buffer_add_text(&part, "");
        shorten(from, &part);
    }
    odfgx_package_free(package);
    odfgx_buffer_clear(&document);
    odfgx_buffer_clear(&xml);
    return to != NULL ? part.data : NULL;
}

const char *filled_body(const char *body)
{
    static odfgx_error err;
    const odfgx_filling filling = { ODFGX_MISSING_ERROR, false };
    odfgx_template *template_ = filled_template(body, NULL);
    err = (odfgx_error){ 0 };
    const char *filled =
        template_ == NULL
            ? NULL
            : filled_part(template_, &filling, "content.xml", "<office:text>",
                          "</office:text>", &err);
    odfgx_template_free(template_);
    return filled != NULL ? filled : err.text;
}
