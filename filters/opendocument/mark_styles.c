#include "filters/opendocument/mark_scan.h"

/* An element that may be empty gets bytes at its end. */
static odfgx_status append(odfgx_od_scan *scan, odfgx_place tag,
                           odfgx_buffer *bytes, odfgx_error *err)
{
    odfgx_place end = odfgx_od_scan_place(scan);
    if (end.begin < end.end)
        return odfgx_od_scan_change(scan, end.begin, end.begin, bytes, err);
    odfgx_buffer whole = { 0 };
    odfgx_od_add_opened(scan->text, tag, &whole);
    odfgx_buffer_add(&whole, bytes->data, bytes->length);
    odfgx_od_add_closing(scan->text, tag, &whole);
    whole.failed = whole.failed || bytes->failed;
    odfgx_buffer_clear(bytes);
    return odfgx_od_scan_change(scan, tag.begin, tag.end, &whole, err);
}

SCAN_STYLE_START(common_styles)
{
    (void)attributes, (void)err;
    scan->common = odfgx_od_scan_place(scan);
    return ODFGX_OK;
}

SCAN_STYLE_END(common_styles)
{
    odfgx_buffer bytes = { 0 };
    scan->common_placed = true;
    if (!scan->styling)
        return ODFGX_OK;
    odfgx_od_add_common_styles(&bytes);
    return append(scan, scan->common, &bytes, err);
}

SCAN_STYLE_START(automatic_styles)
{
    (void)attributes, (void)err;
    scan->automatic = odfgx_od_scan_place(scan);
    return ODFGX_OK;
}

SCAN_STYLE_END(automatic_styles)
{
    odfgx_buffer bytes = { 0 };
    scan->automatic_placed = true;
    if (!scan->marking)
        return ODFGX_OK;
    odfgx_od_add_automatic_styles(&bytes);
    return append(scan, scan->automatic, &bytes, err);
}

/* Conditions of a cell's style; those of number formats are of none. */
SCAN_STYLE_START(map)
{
    (void)attributes, (void)err;
    scan->mapped = true;
    return ODFGX_OK;
}

/* ODF 1.3 part 3, 3.1.3.2: styles come before the body. */
SCAN_STYLE_START(body)
{
    odfgx_buffer bytes = { 0 };
    size_t begin = odfgx_od_scan_place(scan).begin;
    odfgx_status status = ODFGX_OK;
    (void)attributes;
    if (!scan->marking)
        return ODFGX_OK;
    if (scan->styling && !scan->common_placed) {
        odfgx_buffer_add_text(&bytes, "<office:styles" OD_XMLNS_OFFICE ">");
        odfgx_od_add_common_styles(&bytes);
        odfgx_buffer_add_text(&bytes, "</office:styles>");
        status = odfgx_od_scan_change(scan, begin, begin, &bytes, err);
    }
    if (scan->automatic_placed || status != ODFGX_OK)
        return status;
    odfgx_buffer_add_text(&bytes,
                          "<office:automatic-styles" OD_XMLNS_OFFICE ">");
    odfgx_od_add_automatic_styles(&bytes);
    odfgx_buffer_add_text(&bytes, "</office:automatic-styles>");
    return odfgx_od_scan_change(scan, begin, begin, &bytes, err);
}
