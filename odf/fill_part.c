#include "odf/fill.h"
#include "odf/xml.h"

#include <string.h>

enum { NAMED_MAX = 6 }; /* missing fields that are named one by one */

/* ---------------------------------------------------------------- missing */

/* Whether the report lacks what the field prints. */
static bool lacks(const odfgx_fill_state *fill, const odfgx_field *field)
{
    const odfgx_report *report = fill->report;
    switch (field->kind) {
    case ODFGX_FIELD_FIGURE:
        return report->figures[field->index].state != ODFGX_FIGURE_VALUE;
    case ODFGX_FIELD_PROSE:
        return report->sections[field->index].count == 0 &&
               !report->form->sections[field->index].info.optional;
    case ODFGX_FIELD_AGENCY:
        return report->agency == NULL;
    case ODFGX_FIELD_YEAR:
        return report->year == 0;
    default:
        return fill->title.length == 0;
    }
}

/* A hole in a figure is shown in a draft only; in the rest, as it is wished. */
static bool is_refused(const odfgx_fill_state *fill, const odfgx_field *field)
{
    return !fill->filling->draft &&
           (field->kind == ODFGX_FIELD_FIGURE ||
            fill->filling->missing == ODFGX_MISSING_ERROR) &&
           lacks(fill, field);
}

static const char *name_of(const odfgx_form *form, const odfgx_field *field)
{
    switch (field->kind) {
    case ODFGX_FIELD_FIGURE:
        return form->values[field->index].info.name;
    case ODFGX_FIELD_PROSE:
        return form->sections[field->index].info.name;
    case ODFGX_FIELD_AGENCY:
        return form->agency.texts[0];
    case ODFGX_FIELD_YEAR:
        return form->year.texts[0];
    default:
        return odfgx_field_id(form, field);
    }
}

/* Names the missing fields of a part, each once; counts them. */
static size_t list_missing(const odfgx_fill_state *fill,
                           const odfgx_template_part *part, size_t count,
                           odfgx_buffer *out)
{
    const odfgx_form *form = fill->template_->form;
    for (size_t i = 0; i < part->count; i++) {
        const odfgx_field *field = part->edits[i].field;
        if (field == NULL || field->again || !is_refused(fill, field))
            continue;
        if (count < NAMED_MAX)
            odfgx_buffer_add_format(out, "%s%s", count > 0 ? ", " : "",
                                    name_of(form, field));
        count++;
    }
    return count;
}

odfgx_status odfgx_fill_check(const odfgx_fill_state *fill, odfgx_error *err)
{
    const odfgx_template *template_ = fill->template_;
    odfgx_buffer names = { 0 };
    size_t count = list_missing(fill, &template_->content, 0, &names);
    count = list_missing(fill, &template_->styles, count, &names);
    if (count > NAMED_MAX)
        odfgx_buffer_add_format(&names, _(" and %zu more"), count - NAMED_MAX);
    odfgx_status status = odfgx_buffer_check(&names, err);
    if (status == ODFGX_OK && count > 0)
        status = odfgx_fail(err, ODFGX_TEMPLATE, template_->name,
                            _("the report lacks what the template prints: "
                              "%s; fill it in, or print a draft"),
                            names.data);
    odfgx_buffer_clear(&names);
    return status;
}

/* ----------------------------------------------------------------- values */

/* A bookmark's name is an id, or one that was in the template: in both there
 * is nothing to escape but by odfgx_xml_add_attribute. */
static void add_mark(const odfgx_template_part *part, const char *element,
                     const odfgx_field *field, odfgx_buffer *out)
{
    odfgx_buffer_add_text(out, element);
    odfgx_buffer_add_text(out, part->declaration);
    odfgx_xml_add_attribute(out, "text:name", field->bookmark);
    odfgx_buffer_add_text(out, "/>");
}

static void begin_mark(const odfgx_template_part *part,
                       const odfgx_field *field, odfgx_buffer *out)
{
    add_mark(part, "<text:bookmark-start", field, out);
}

static void end_mark(const odfgx_template_part *part, const odfgx_field *field,
                     odfgx_buffer *out)
{
    add_mark(part, "<text:bookmark-end", field, out);
}

static void add_hole(const odfgx_fill_state *fill, odfgx_buffer *out)
{
    if (fill->filling->draft || fill->filling->missing == ODFGX_MISSING_MARK)
        odfgx_buffer_add_text(out, ODFGX_HOLE);
}

static void add_prose(const odfgx_fill_state *fill,
                      const odfgx_template_part *part, const odfgx_field *field,
                      odfgx_buffer *out)
{
    const odfgx_prose *prose = &fill->report->sections[field->index];
    for (size_t i = 0; i < prose->count; i++)
        odfgx_fill_prose(prose->paragraphs[i], field->head, part->declaration,
                         out);
}

static void add_value(const odfgx_fill_state *fill,
                      const odfgx_template_part *part, const odfgx_field *field,
                      odfgx_buffer *out)
{
    const odfgx_report *report = fill->report;
    if (lacks(fill, field)) {
        add_hole(fill, out);
        return;
    }
    switch (field->kind) {
    case ODFGX_FIELD_FIGURE:
        odfgx_fill_figure(report->figures[field->index].amount, field->decimals,
                          out);
        break;
    case ODFGX_FIELD_PROSE:
        add_prose(fill, part, field, out);
        break;
    case ODFGX_FIELD_AGENCY:
        odfgx_xml_add_odf_text(out, report->agency, strlen(report->agency));
        break;
    case ODFGX_FIELD_YEAR:
        odfgx_buffer_add_format(out, "%d", report->year);
        break;
    case ODFGX_FIELD_TITLE:
        odfgx_xml_add_odf_text(out, fill->title.data, fill->title.length);
        break;
    }
}

static void add_slice(odfgx_slice slice, odfgx_buffer *out)
{
    odfgx_buffer_add(out, slice.text, slice.length);
}

/* A paragraph for each one of the prose; where there is none, one with a
 * hole, or nothing at all. */
static void add_block(const odfgx_fill_state *fill,
                      const odfgx_template_part *part, const odfgx_edit *edit,
                      odfgx_buffer *out)
{
    const odfgx_block *block = edit->block;
    const odfgx_field *field = edit->field;
    const odfgx_prose *prose = &fill->report->sections[field->index];
    size_t count = prose->count;
    bool hole =
        count == 0 && lacks(fill, field) &&
        (fill->filling->draft || fill->filling->missing == ODFGX_MISSING_MARK);
    if (count == 0 && !hole && block->droppable)
        return;
    add_slice(block->before, out);
    begin_mark(part, field, out);
    if (hole)
        add_hole(fill, out);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            add_slice(block->again_before, out);
        odfgx_fill_prose(prose->paragraphs[i], field->head, part->declaration,
                         out);
        if (i + 1 == count)
            break;
        add_slice(i == 0 ? block->behind : block->again_behind, out);
    }
    end_mark(part, field, out);
    add_slice(count > 1 ? block->again_behind : block->behind, out);
}

void odfgx_fill_part(const odfgx_fill_state *fill,
                     const odfgx_template_part *part, odfgx_buffer *out)
{
    const char *bytes = part->bytes.data;
    size_t at = 0;
    for (size_t i = 0; i < part->count; i++) {
        const odfgx_edit *edit = &part->edits[i];
        if (edit->draft != NULL && !fill->filling->draft)
            continue;
        odfgx_buffer_add(out, bytes + at, edit->begin - at);
        at = edit->end;
        if (edit->draft != NULL) {
            odfgx_buffer_add_text(out, edit->draft);
        } else if (edit->block != NULL) {
            add_block(fill, part, edit, out);
        } else if (edit->field != NULL) {
            begin_mark(part, edit->field, out);
            add_value(fill, part, edit->field, out);
            end_mark(part, edit->field, out);
        }
    }
    odfgx_buffer_add(out, bytes + at, part->bytes.length - at);
}
