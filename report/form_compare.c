/* Rules that compare: how their equations read, and which prose is meant. */
#include "report/form_reader.h"

#include <string.h>

/* "previous.amount / 100 < amount < previous.amount * 100" */
static const char *near_text(odfgx_form_reader *reader, const char *left,
                             const char *right, int factor)
{
    return odfgx_arena_format(&reader->form->arena, "%s / %d < %s < %s * %d",
                              right, factor, left, right, factor);
}

const char *odfgx_form_equation_text(odfgx_form_reader *reader,
                                     const odfgx_node *node,
                                     const odfgx_rule *rule)
{
    const char *left = odfgx_form_attribute(node, "left");
    const char *right = odfgx_form_attribute(node, "right");
    const char *relation = odfgx_form_attribute(node, "relation");
    if (left == NULL || right == NULL)
        return "";
    if (rule->distance.factor > 0)
        return near_text(reader, left, right, rule->distance.factor);
    bool at_least = relation != NULL && strcmp(relation, "at-least") == 0;
    return odfgx_form_join(reader, left, at_least ? " >= " : " = ", right);
}

static const odfgx_section *find_prose(const odfgx_form *form, odfgx_slice id)
{
    for (size_t i = 0; i < form->section_count; i++) {
        const odfgx_section_info *info = &form->sections[i].info;
        if (info->prose && strlen(info->id) == id.length &&
            memcmp(info->id, id.text, id.length) == 0)
            return &form->sections[i];
    }
    return NULL;
}

odfgx_status odfgx_form_read_similarity(odfgx_form_reader *reader,
                                        const odfgx_node *node,
                                        odfgx_rule *rule)
{
    const odfgx_form *form = reader->form;
    const char *list = odfgx_form_attribute(node, "sections");
    odfgx_similarity *similarity = &rule->similarity;
    odfgx_slice id;
    size_t *sections = odfgx_arena_array(
        &reader->form->arena, strlen(list) / 2 + 1, sizeof *sections);
    if (sections == NULL)
        return odfgx_fail_memory(reader->err);
    while (odfgx_form_word(&list, &id)) {
        const odfgx_section *section = find_prose(form, id);
        if (section == NULL)
            return odfgx_form_fault(reader, node,
                                    _("no section with prose has the id "
                                      "“%.*s”"),
                                    (int)id.length, id.text);
        sections[similarity->count++] = (size_t)(section - form->sections);
    }
    similarity->sections = sections;
    return ODFGX_OK;
}
