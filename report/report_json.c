#include "report/json.h"
#include "report/report.h"

static json_t *sections_json(const odfgx_report *report, bool *complete)
{
    const odfgx_form *form = report->form;
    json_t *sections = json_object();
    for (size_t i = 0; i < form->section_count; i++) {
        const odfgx_section *section = &form->sections[i];
        const odfgx_prose *prose = &report->sections[i];
        if (!section->info.prose)
            continue;
        json_t *paragraphs = json_array();
        for (size_t p = 0; p < prose->count; p++)
            *complete &=
                json_array_append_new(
                    paragraphs, odfgx_json_text(prose->paragraphs[p])) == 0;
        *complete &=
            json_object_set_new(sections, section->info.id, paragraphs) == 0;
    }
    return sections;
}

static json_t *values_json(const odfgx_report *report, bool *complete)
{
    const odfgx_form *form = report->form;
    json_t *values = json_object();
    for (size_t i = 0; i < form->value_count; i++) {
        const odfgx_value_info *info = &form->values[i].info;
        odfgx_amount amount = 0;
        json_t *value = odfgx_report_value(report, i, &amount)
                            ? odfgx_json_amount(amount, info->integer)
                            : json_null();
        *complete &= json_object_set_new(values, info->id, value) == 0;
    }
    return values;
}

static json_t *origin_json(const odfgx_origin *origin)
{
    return json_pack("{so so so so so}", "file", odfgx_json_text(origin->file),
                     "place", odfgx_json_text(origin->place), "cell",
                     odfgx_json_text(origin->cell), "text",
                     odfgx_json_text(origin->text), "note",
                     odfgx_json_text(origin->note));
}

static json_t *origins_json(const odfgx_report *report, bool *complete)
{
    const odfgx_form *form = report->form;
    json_t *origins = json_object();
    for (size_t i = 0; i < form->value_count; i++) {
        if (report->figures[i].state == ODFGX_FIGURE_ABSENT)
            continue;
        *complete &=
            json_object_set_new(origins, form->values[i].info.id,
                                origin_json(&report->figures[i].origin)) == 0;
    }
    return origins;
}

static json_t *declared_json(const odfgx_report *report, bool *complete)
{
    json_t *declared = json_array();
    if (report->blank_as_zero)
        *complete &=
            json_array_append_new(declared, json_string("blank-as-zero")) == 0;
    return declared;
}

odfgx_status odfgx_report_json(const odfgx_report *report, odfgx_buffer *out,
                               odfgx_error *err)
{
    bool complete = true;
    json_t *root = json_pack(
        "{si ss so so so so so so so}", "odfgx", 1, "form", report->form->id,
        "agency", odfgx_json_text(report->agency), "year",
        report->year > 0 ? json_integer(report->year) : json_null(), "title",
        odfgx_json_text(report->title), "declared",
        declared_json(report, &complete), "sections",
        sections_json(report, &complete), "values",
        values_json(report, &complete), "origins",
        origins_json(report, &complete));
    return odfgx_json_write(root, complete, out, err);
}
