#include "odf/template_scan.h"

#include <string.h>

odfgx_template_paragraph *odfgx_scan_current(const odfgx_scan *scan)
{
    return scan->open > 0 ? &scan->paragraphs[scan->open - 1] : NULL;
}

odfgx_status odfgx_scan_open_paragraph(odfgx_scan *scan, bool heading,
                                       bool in_body, odfgx_error *err)
{
    if (scan->open == scan->paragraph_count) {
        if (!odfgx_grow(&scan->paragraphs, scan->paragraph_count,
                        &scan->paragraph_capacity, sizeof *scan->paragraphs))
            return odfgx_fail_memory(err);
        scan->paragraphs[scan->paragraph_count++] =
            (odfgx_template_paragraph){ 0 };
    }
    odfgx_template_paragraph *paragraph = &scan->paragraphs[scan->open++];
    odfgx_buffer_empty(&paragraph->text);
    paragraph->tag = odfgx_part_place(scan->gate);
    paragraph->count = paragraph->opaque = 0;
    paragraph->heading = heading;
    paragraph->in_body = in_body;
    paragraph->holds_fields = false;
    scan->number++;
    return ODFGX_OK;
}

odfgx_status odfgx_scan_close_paragraph(odfgx_scan *scan, odfgx_error *err)
{
    odfgx_template_paragraph *paragraph = odfgx_scan_current(scan);
    size_t edits = scan->part->count;
    odfgx_slice text = { paragraph->text.data, paragraph->text.length };
    odfgx_status status = odfgx_buffer_check(&paragraph->text, err);
    paragraph->end = odfgx_part_place(scan->gate).end;
    if (status == ODFGX_OK && text.length > 0)
        status = odfgx_scan_tags(scan, paragraph, err);
    scan->open--;
    if (paragraph->heading && text.length > 0) {
        odfgx_buffer_empty(&scan->heading);
        odfgx_buffer_add(&scan->heading, text.text, text.length);
    }
    if (scan->open > 0 &&
        (paragraph->holds_fields || scan->part->count > edits))
        odfgx_scan_current(scan)->holds_fields = true;
    return status;
}

odfgx_status odfgx_scan_add_piece(odfgx_scan *scan, const char *text,
                                  size_t length, odfgx_error *err)
{
    odfgx_template_paragraph *paragraph = odfgx_scan_current(scan);
    odfgx_place place = odfgx_part_place(scan->gate);
    odfgx_piece *last =
        paragraph->count > 0 ? &paragraph->pieces[paragraph->count - 1] : NULL;
    bool verbatim = place.end - place.begin == length;
    if (last != NULL && verbatim && last->verbatim &&
        last->place.end == place.begin) {
        last->place.end = place.end;
    } else {
        if (!odfgx_grow(&paragraph->pieces, paragraph->count,
                        &paragraph->capacity, sizeof *paragraph->pieces))
            return odfgx_fail_memory(err);
        paragraph->pieces[paragraph->count++] =
            (odfgx_piece){ paragraph->text.length, place, verbatim };
    }
    odfgx_buffer_add(&paragraph->text, text, length);
    return ODFGX_OK;
}

odfgx_status odfgx_scan_open_object(odfgx_scan *scan, bool in_text,
                                    odfgx_error *err)
{
    odfgx_template_paragraph *paragraph = odfgx_scan_current(scan);
    if (paragraph == NULL)
        return ODFGX_OK;
    odfgx_status status = ODFGX_OK;
    if (in_text && paragraph->opaque == 0)
        status =
            odfgx_scan_add_piece(scan, ODFGX_OBJECT, strlen(ODFGX_OBJECT), err);
    paragraph->opaque++;
    return status;
}

void odfgx_scan_close_object(const odfgx_scan *scan)
{
    odfgx_template_paragraph *paragraph = odfgx_scan_current(scan);
    if (paragraph != NULL)
        paragraph->opaque--;
}

odfgx_status odfgx_scan_open_space(odfgx_scan *scan, odfgx_error *err)
{
    odfgx_template_paragraph *paragraph = odfgx_scan_current(scan);
    if (paragraph == NULL)
        return ODFGX_OK;
    odfgx_status status = ODFGX_OK;
    if (paragraph->opaque == 0)
        status = odfgx_scan_add_piece(scan, " ", 1, err);
    paragraph->opaque++;
    return status;
}

void odfgx_scan_close_space(const odfgx_scan *scan)
{
    odfgx_template_paragraph *paragraph = odfgx_scan_current(scan);
    if (paragraph == NULL)
        return;
    paragraph->opaque--;
    odfgx_place place = odfgx_part_place(scan->gate);
    if (paragraph->opaque == 0 && place.end > place.begin)
        paragraph->pieces[paragraph->count - 1].place.end = place.end;
}
