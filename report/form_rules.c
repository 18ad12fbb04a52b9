#include "report/form_reader.h"

#include <string.h>

static const struct {
    const char *name;
    odfgx_rule_kind kind;
} rule_kinds[] = {
    { "total", ODFGX_RULE_TOTAL }, { "number", ODFGX_RULE_NUMBER },
    { "blank", ODFGX_RULE_BLANK }, { "structure", ODFGX_RULE_STRUCTURE },
    { "prose", ODFGX_RULE_PROSE },
};

static odfgx_rule_kind kind_of(const odfgx_node *node)
{
    const char *kind = odfgx_form_attribute(node, "kind");
    for (size_t i = 0; i < ODFGX_COUNT_OF(rule_kinds) && kind != NULL; i++) {
        if (strcmp(rule_kinds[i].name, kind) == 0)
            return rule_kinds[i].kind;
    }
    return ODFGX_RULE_EQUATION;
}

odfgx_level odfgx_level_of(const odfgx_node *node, odfgx_level other)
{
    const char *name = odfgx_form_attribute(node, "level");
    odfgx_level level = ODFGX_HINT;
    if (name == NULL)
        return other;
    while (level < ODFGX_ERROR && strcmp(odfgx_level_name(level), name) != 0)
        level++;
    return level;
}

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static odfgx_status read_patterns(odfgx_form_reader *reader,
                                  const odfgx_node *node,
                                  odfgx_agency_kind *kind)
{
    odfgx_name_pattern *patterns =
        odfgx_arena_array(&reader->form->arena,
                          odfgx_form_children(node, "named"), sizeof *patterns);
    if (patterns == NULL)
        return odfgx_fail_memory(reader->err);
    kind->patterns = patterns;
    for (const odfgx_node *named = odfgx_form_child(node, "named");
         named != NULL; named = odfgx_form_next(named, "named")) {
        patterns[kind->count++] = (odfgx_name_pattern){
            .begins = or_empty(odfgx_form_attribute(named, "begins")),
            .contains = or_empty(odfgx_form_attribute(named, "contains")),
            .ends = or_empty(odfgx_form_attribute(named, "ends")),
            .without = or_empty(odfgx_form_attribute(named, "without")),
        };
    }
    return ODFGX_OK;
}

static odfgx_status read_kinds(odfgx_form_reader *reader,
                               const odfgx_node *root)
{
    odfgx_form *form = reader->form;
    form->kinds = odfgx_arena_array(&form->arena,
                                    odfgx_form_children(root, "agency-kind"),
                                    sizeof *form->kinds);
    if (form->kinds == NULL)
        return odfgx_fail_memory(reader->err);
    odfgx_status status = ODFGX_OK;
    for (const odfgx_node *node = odfgx_form_child(root, "agency-kind");
         node != NULL && status == ODFGX_OK;
         node = odfgx_form_next(node, "agency-kind")) {
        odfgx_agency_kind *kind = &form->kinds[form->kind_count++];
        kind->id = odfgx_form_attribute(node, "id");
        status = read_patterns(reader, node, kind);
    }
    return status;
}

static void read_rule_text(const odfgx_node *text, odfgx_rule *rule)
{
    const char *name = odfgx_form_attribute(text, "lang");
    odfgx_language language =
        strcmp(name, "zh") == 0 ? ODFGX_CHINESE : ODFGX_ENGLISH;
    rule->info.title[language] = odfgx_form_child(text, "title")->text;
    rule->info.why[language] = odfgx_form_child(text, "why")->text;
    rule->message[language] = odfgx_form_child(text, "message")->text;
}

/* "new + carried = handled + next", for people. */
static const char *written_out(odfgx_form_reader *reader,
                               const odfgx_node *node)
{
    const char *left = odfgx_form_attribute(node, "left");
    const char *right = odfgx_form_attribute(node, "right");
    const char *relation = odfgx_form_attribute(node, "relation");
    if (left == NULL || right == NULL)
        return "";
    bool at_least = relation != NULL && strcmp(relation, "at-least") == 0;
    return odfgx_form_join(reader, left, at_least ? " >= " : " = ", right);
}

static odfgx_status read_only(odfgx_form_reader *reader, const odfgx_node *node,
                              odfgx_rule *rule)
{
    const char *only = odfgx_form_attribute(node, "only");
    if (only == NULL)
        return ODFGX_OK;
    for (size_t i = 0; i < reader->form->kind_count; i++) {
        if (strcmp(reader->form->kinds[i].id, only) == 0)
            rule->only = &reader->form->kinds[i];
    }
    if (rule->only == NULL)
        return odfgx_form_fault(reader, node,
                                _("no kind of agency has the id “%s”"), only);
    return ODFGX_OK;
}

static odfgx_status read_rule(odfgx_form_reader *reader, const odfgx_node *node)
{
    odfgx_form *form = reader->form;
    const char *id = odfgx_form_attribute(node, "id");
    if (odfgx_form_rule_by_id(form, id) != NULL)
        return odfgx_form_fault(reader, node, _("two rules have the id “%s”"),
                                id);
    odfgx_rule *rule = &form->rules[form->rule_count++];
    rule->kind = kind_of(node);
    rule->info.id = id;
    rule->info.level = odfgx_level_of(node, ODFGX_ERROR);
    rule->info.table = or_empty(odfgx_form_attribute(node, "table"));
    rule->info.equation = written_out(reader, node);
    if (rule->info.equation == NULL)
        return odfgx_fail_memory(reader->err);
    for (const odfgx_node *text = odfgx_form_child(node, "text"); text != NULL;
         text = odfgx_form_next(text, "text"))
        read_rule_text(text, rule);
    return read_only(reader, node, rule);
}

odfgx_status odfgx_form_read_rules(odfgx_form_reader *reader,
                                   const odfgx_node *root)
{
    odfgx_form *form = reader->form;
    odfgx_status status = read_kinds(reader, root);
    form->rules = odfgx_arena_array(
        &form->arena, odfgx_form_children(root, "rule"), sizeof *form->rules);
    if (form->rules == NULL)
        return odfgx_fail_memory(reader->err);
    for (const odfgx_node *node = odfgx_form_child(root, "rule");
         node != NULL && status == ODFGX_OK;
         node = odfgx_form_next(node, "rule"))
        status = read_rule(reader, node);
    return status;
}
