#include "odf/workbook_parts.h"

#include "odf/workbook_styles.h"
#include "odf/xml.h"

#include <string.h>

void odfgx_workbook_add_styles(odfgx_buffer *out,
                               const odfgx_workbook *workbook)
{
    (void)workbook;
    for (size_t i = 0; odfgx_workbook_styles[i] != NULL; i++)
        odfgx_buffer_add_text(out, odfgx_workbook_styles[i]);
}

void odfgx_workbook_add_meta(odfgx_buffer *out, const odfgx_workbook *workbook)
{
    const char *agency = workbook->agency;
    const char *title = workbook->form->title.texts[0];
    odfgx_buffer_add_text(
        out, "<?xml version='1.0' encoding='UTF-8'?>\n"
             "<office:document-meta office:version='1.3'"
             " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
             " xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0'"
             " xmlns:dc='http://purl.org/dc/elements/1.1/'>\n"
             "<office:meta><meta:generator>odfgx/" ODFGX_VERSION
             "</meta:generator><dc:title>");
    odfgx_xml_add_text(out, agency, strlen(agency));
    odfgx_buffer_add_format(out, "%d", workbook->year);
    odfgx_xml_add_text(out, title, strlen(title));
    odfgx_buffer_add_text(out, "</dc:title><dc:language>zh-CN</dc:language>"
                               "</office:meta></office:document-meta>\n");
}

/* Settings that have names of their own only by custom: those by which the
 * office suites freeze rows. */
static void add_item(odfgx_buffer *out, const char *name, const char *type,
                     unsigned value)
{
    odfgx_buffer_add_format(out,
                            "<config:config-item config:name=\"%s\""
                            " config:type=\"%s\">%u</config:config-item>\n",
                            name, type, value);
}

static void add_view(odfgx_buffer *out, const odfgx_sheet *sheet)
{
    enum { NOT_SPLIT = 0, FROZEN = 2, BOTTOM_LEFT = 2 };
    odfgx_buffer_add_text(out, "<config:config-item-map-entry");
    odfgx_xml_add_attribute(out, "config:name", sheet->name);
    odfgx_buffer_add_text(out, ">\n");
    add_item(out, "HorizontalSplitMode", "short", NOT_SPLIT);
    add_item(out, "VerticalSplitMode", "short",
             sheet->head > 0 ? FROZEN : NOT_SPLIT);
    add_item(out, "HorizontalSplitPosition", "int", 0);
    add_item(out, "VerticalSplitPosition", "int", sheet->head);
    add_item(out, "ActiveSplitRange", "short", BOTTOM_LEFT);
    add_item(out, "PositionLeft", "int", 0);
    add_item(out, "PositionRight", "int", 0);
    add_item(out, "PositionTop", "int", 0);
    add_item(out, "PositionBottom", "int", sheet->head);
    odfgx_buffer_add_text(out, "</config:config-item-map-entry>\n");
}

void odfgx_workbook_add_settings(odfgx_buffer *out,
                                 const odfgx_workbook *workbook)
{
    const char *active = workbook->sheets[0].name;
    odfgx_buffer_add_text(
        out, "<?xml version='1.0' encoding='UTF-8'?>\n"
             "<office:document-settings office:version='1.3'"
             " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
             " xmlns:config='urn:oasis:names:tc:opendocument:xmlns:config:1.0'"
             " xmlns:ooo='http://openoffice.org/2004/office'>\n"
             "<office:settings>"
             "<config:config-item-set config:name='ooo:view-settings'>"
             "<config:config-item-map-indexed config:name='Views'>"
             "<config:config-item-map-entry>\n"
             "<config:config-item config:name='ViewId' config:type='string'>"
             "view1</config:config-item>"
             "<config:config-item-map-named config:name='Tables'>\n");
    for (size_t i = 0; i < workbook->sheet_count; i++)
        add_view(out, &workbook->sheets[i]);
    odfgx_buffer_add_text(out, "</config:config-item-map-named>"
                               "<config:config-item"
                               " config:name='ActiveTable'"
                               " config:type='string'>");
    odfgx_xml_add_text(out, active, strlen(active));
    odfgx_buffer_add_text(
        out, "</config:config-item></config:config-item-map-entry>"
             "</config:config-item-map-indexed></config:config-item-set>"
             "</office:settings></office:document-settings>\n");
}
