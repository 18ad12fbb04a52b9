#include "cli/values.h"

#include "cli/layout.h"

#include <stdbool.h>

#define GAP 2

static void print_name(const char *name, size_t width, value_style style)
{
    bool tag = style == VALUES_TAGS;
    (void)fputs(tag ? "{{" : "", stdout);
    print_text(stdout, name);
    (void)fputs(tag ? "}}" : "", stdout);
    print_padded(stdout, "", width + GAP - text_width(name));
}

void sections_print(const odfgx_form *form, value_style style)
{
    size_t count = odfgx_form_section_count(form), id = 0, name = 0;
    for (size_t i = 0; i < count; i++) {
        id = larger_width(id, odfgx_form_section(form, i)->id);
        name = larger_width(name, odfgx_form_section(form, i)->name);
    }
    for (size_t i = 0; i < count; i++) {
        const odfgx_section_info *section = odfgx_form_section(form, i);
        if (style == VALUES_TAGS && !section->prose)
            continue;
        print_name(section->id, id, style);
        print_name(section->name, name, style);
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
