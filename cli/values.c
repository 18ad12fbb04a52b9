#include "cli/values.h"

#include "cli/layout.h"

#include <stdbool.h>

#define GAP 2

/* A name and, where something follows, spaces up to the next column. */
static void print_name(const char *name, size_t width, value_style style)
{
    bool tag = style == VALUES_TAGS;
    (void)fputs(tag ? "{{" : "", stdout);
    print_text(stdout, name);
    (void)fputs(tag ? "}}" : "", stdout);
    if (width > 0)
        print_padded(stdout, "", width + GAP - text_width(name));
}

/* What a template can have besides sections and values; the title's names are
 * those of the template language itself. */
static void print_head_tags(const odfgx_form *form, size_t id)
{
    const struct {
        const char *id, *name;
    } tags[] = {
        { "agency", odfgx_form_agency_label(form) },
        { "year", odfgx_form_year_label(form) },
        { "title", "标题" },
    };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        print_name(tags[i].id, id, VALUES_TAGS);
        print_name(tags[i].name, 0, VALUES_TAGS);
        (void)putchar('\n');
    }
}

void sections_print(const odfgx_form *form, value_style style)
{
    size_t count = odfgx_form_section_count(form);
    size_t id = text_width("agency");
    size_t name = 0;
    for (size_t i = 0; i < count; i++) {
        id = larger_width(id, odfgx_form_section(form, i)->id);
        name = larger_width(name, odfgx_form_section(form, i)->name);
    }
    if (style == VALUES_TAGS)
        print_head_tags(form, id);
    for (size_t i = 0; i < count; i++) {
        const odfgx_section_info *section = odfgx_form_section(form, i);
        if (style == VALUES_TAGS && !section->prose)
            continue;
        print_name(section->id, id, style);
        print_name(section->name, *section->heading != '\0' ? name : 0, style);
        print_text(stdout, section->heading);
        (void)putchar('\n');
    }
}

void values_print(const odfgx_form *form, value_style style)
{
    size_t count = odfgx_form_value_count(form), id = 0, name = 0, unit = 0;
    for (size_t i = 0; i < count; i++) {
        const odfgx_value_info *value = odfgx_form_value(form, i);
        id = larger_width(id, value->id);
        name = larger_width(name, value->name);
        unit = larger_width(unit, value->unit);
    }
    for (size_t i = 0; i < count; i++) {
        const odfgx_value_info *value = odfgx_form_value(form, i);
        print_name(value->id, id, style);
        print_name(value->name, name, style);
        print_padded(stdout, value->unit, unit + GAP);
        print_text(stdout, value->label);
        (void)putchar('\n');
    }
}
