#include "filters/opendocument/mark_scan.h"

#include "odf/xml.h"
#include "report/ascii.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------- names */

static bool begins_with(const char *name, const char *beginning)
{
    while (*beginning != '\0' &&
           odfgx_ascii_lower(*name) == odfgx_ascii_lower(*beginning)) {
        name++;
        beginning++;
    }
    return *beginning == '\0';
}

void odfgx_od_name_taken(odfgx_od_scan *scan, const char *name)
{
    const char *wanted = scan->markup->name;
    if (!begins_with(name, wanted))
        return;
    name += strlen(wanted);
    if (*name == '\0')
        scan->names_taken |= 1;
    unsigned long number = *name == ' ' ? strtoul(name + 1, NULL, 10) : 0;
    if (number > 1 && number <= ODFGX_OD_NAMES)
        scan->names_taken |= UINT64_C(1) << (number - 1);
}

void odfgx_od_free_name(const odfgx_od_scan *scan,
                        char name[ODFGX_OD_NAME_TEXT])
{
    unsigned number = 1;
    while (number < ODFGX_OD_NAMES &&
           (scan->names_taken >> (number - 1) & 1) != 0)
        number++;
    if (number == 1)
        (void)snprintf(name, ODFGX_OD_NAME_TEXT, "%s", scan->markup->name);
    else
        (void)snprintf(name, ODFGX_OD_NAME_TEXT, "%.200s %u",
                       scan->markup->name, number);
}

/* ----------------------------------------------------------------- formats */

/* Appends the ranges of a level's marks; the first mark, or NULL. */
static const odfgx_mark *add_ranges(const odfgx_od_scan *scan,
                                    odfgx_level level, odfgx_buffer *out)
{
    const odfgx_mark *first = NULL;
    for (size_t i = 0; i < scan->mark_count; i++) {
        const odfgx_mark *mark = scan->marks[i];
        if (mark->level != level)
            continue;
        if (first == NULL)
            first = mark;
        else
            odfgx_buffer_add_char(out, ' ');
        odfgx_od_add_address(out, scan->name.data, mark->row, mark->column);
        odfgx_buffer_add_char(out, ':');
        odfgx_od_add_address(out, scan->name.data, mark->row, mark->column);
    }
    return first;
}

static void add_format(const odfgx_od_scan *scan, odfgx_level level,
                       odfgx_buffer *out)
{
    odfgx_buffer ranges = { 0 }, base = { 0 };
    const odfgx_mark *first = add_ranges(scan, level, &ranges);
    if (first != NULL)
        odfgx_od_add_address(&base, scan->name.data, first->row, first->column);
    if (first != NULL && !ranges.failed && !base.failed) {
        odfgx_buffer_add_text(out, "<calcext:conditional-format" OD_XMLNS_CALC);
        odfgx_xml_add_attribute(out, "calcext:target-range-address",
                                ranges.data);
        odfgx_buffer_add_text(out, "><calcext:condition");
        odfgx_xml_add_attribute(out, "calcext:apply-style-name",
                                odfgx_od_mark_style(level));
        odfgx_xml_add_attribute(out, "calcext:value", "formula-is(TRUE())");
        odfgx_xml_add_attribute(out, "calcext:base-cell-address", base.data);
        odfgx_buffer_add_text(out, "/></calcext:conditional-format>");
    }
    out->failed = out->failed || ranges.failed || base.failed;
    odfgx_buffer_clear(&ranges);
    odfgx_buffer_clear(&base);
}

/* A list that is there, and is not empty, stays as it is, ours behind it. */
odfgx_status odfgx_od_keep_formats(odfgx_od_scan *scan, size_t end,
                                   odfgx_error *err)
{
    odfgx_buffer formats = { 0 };
    bool there = scan->formats_end > 0;
    bool empty = there && scan->formats_close == scan->formats_end;
    size_t begin = there ? scan->formats_close : end;
    if (empty || !there)
        odfgx_buffer_add_text(&formats,
                              "<calcext:conditional-formats" OD_XMLNS_CALC ">");
    for (int level = ODFGX_ERROR; level >= ODFGX_HINT; level--)
        add_format(scan, (odfgx_level)level, &formats);
    if (empty || !there)
        odfgx_buffer_add_text(&formats, "</calcext:conditional-formats>");
    if (empty)
        begin = scan->formats.begin;
    odfgx_status status = odfgx_changes_add(
        &scan->held, begin, empty ? scan->formats_end : begin, &formats, err);
    odfgx_buffer_clear(&formats);
    return status;
}

odfgx_status odfgx_od_add_formats(odfgx_od_scan *scan, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    if (scan->mapped && !scan->formatted)
        return ODFGX_OK;
    for (size_t i = 0; i < scan->held.count && status == ODFGX_OK; i++) {
        const odfgx_change *change = &scan->held.items[i];
        odfgx_buffer bytes = { 0 };
        odfgx_buffer_add(&bytes, change->bytes, change->length);
        status =
            odfgx_od_scan_change(scan, change->begin, change->end, &bytes, err);
    }
    return status;
}
