#include "report/prose.h"

#include <stdlib.h>
#include <string.h>

void odfgx_form_free(odfgx_form *form)
{
    if (form == NULL)
        return;
    odfgx_prose_forget(form);
    free(form->equations);
    odfgx_arena_clear(&form->arena);
    free(form);
}

const char *odfgx_form_builtin(size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (odfgx_builtins[i].id == NULL)
            return NULL;
    }
    return odfgx_builtins[index].id;
}

const char *odfgx_form_id(const odfgx_form *form)
{
    return form->id;
}

const char *odfgx_form_name(const odfgx_form *form, odfgx_language language)
{
    return form->name[language];
}

const char *odfgx_form_agency_label(const odfgx_form *form)
{
    return form->agency.texts[0];
}

const char *odfgx_form_year_label(const odfgx_form *form)
{
    return form->year.texts[0];
}

size_t odfgx_form_value_count(const odfgx_form *form)
{
    return form->value_count;
}

const odfgx_value_info *odfgx_form_value(const odfgx_form *form, size_t index)
{
    return &form->values[index].info;
}

size_t odfgx_form_section_count(const odfgx_form *form)
{
    return form->section_count;
}

const odfgx_section_info *odfgx_form_section(const odfgx_form *form,
                                             size_t index)
{
    return &form->sections[index].info;
}

size_t odfgx_form_rule_count(const odfgx_form *form)
{
    return form->rule_count;
}

const odfgx_rule_info *odfgx_form_rule(const odfgx_form *form, size_t index)
{
    return &form->rules[index].info;
}

size_t odfgx_form_kind_count(const odfgx_form *form)
{
    return form->kind_count;
}

const odfgx_kind_info *odfgx_form_kind(const odfgx_form *form, size_t index)
{
    return &form->kinds[index].info;
}

const char *odfgx_level_name(odfgx_level level)
{
    static const char *const names[] = {
        [ODFGX_HINT] = "hint",
        [ODFGX_WARNING] = "warning",
        [ODFGX_ERROR] = "error",
    };
    return names[level];
}

const odfgx_line *odfgx_band_row(const odfgx_band *band, size_t entry)
{
    return &band->rows.items[band->rows.by_entry[entry]];
}

const odfgx_line *odfgx_band_column(const odfgx_band *band, size_t entry)
{
    return &band->columns.items[band->columns.by_entry[entry]];
}

int odfgx_key_compare(const void *a, const void *b)
{
    return strcmp(((const odfgx_key *)a)->text, ((const odfgx_key *)b)->text);
}

static bool find_key(const odfgx_key *keys, size_t count, const char *text,
                     size_t *index)
{
    odfgx_key wanted = { .text = text };
    const odfgx_key *found =
        bsearch(&wanted, keys, count, sizeof *keys, odfgx_key_compare);
    if (found != NULL)
        *index = found->index;
    return found != NULL;
}

bool odfgx_form_find_value(const odfgx_form *form, const char *key,
                           size_t *index)
{
    return find_key(form->value_keys, 2 * form->value_count, key, index);
}

bool odfgx_form_find_section(const odfgx_form *form, const char *key,
                             size_t *index)
{
    return find_key(form->section_keys, 2 * form->section_count, key, index);
}

size_t odfgx_form_band_count(const odfgx_form *form)
{
    size_t count = 0;
    for (size_t t = 0; t < form->table_count; t++)
        count += form->tables[t].band_count;
    return count;
}
