#include "report/form_reader.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    odfgx_rule_kind kind;
} rule_kinds[] = {
    { "total", ODFGX_RULE_TOTAL },     { "number", ODFGX_RULE_NUMBER },
    { "blank", ODFGX_RULE_BLANK },     { "structure", ODFGX_RULE_STRUCTURE },
    { "similar", ODFGX_RULE_SIMILAR }, { "prose", ODFGX_RULE_PROSE },
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

/* A kind without names is called by its id. */
static void read_kind_names(const odfgx_node *node, odfgx_kind_info *info)
{
    const odfgx_node *zh = odfgx_form_child(node, "name");
    info->id = odfgx_form_attribute(node, "id");
    info->name[ODFGX_CHINESE] = zh != NULL ? zh->text : info->id;
    info->name[ODFGX_ENGLISH] =
        zh != NULL ? odfgx_form_next(zh, "name")->text : info->id;
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
        read_kind_names(node, &kind->info);
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

static const odfgx_agency_kind *find_kind(const odfgx_form *form,
                                          odfgx_slice id)
{
    for (size_t i = 0; i < form->kind_count; i++) {
        const char *known = form->kinds[i].info.id;
        if (strlen(known) == id.length &&
            memcmp(known, id.text, id.length) == 0)
            return &form->kinds[i];
    }
    return NULL;
}

static odfgx_status read_only(odfgx_form_reader *reader, const odfgx_node *node,
                              odfgx_rule *rule)
{
    const char *only = odfgx_form_attribute(node, "only");
    odfgx_slice id;
    if (only == NULL)
        return ODFGX_OK;
    rule->only = odfgx_arena_array(&reader->form->arena, strlen(only) / 2 + 1,
                                   sizeof(*rule->only));
    if (rule->only == NULL)
        return odfgx_fail_memory(reader->err);
    while (odfgx_form_word(&only, &id)) {
        const odfgx_agency_kind *kind = find_kind(reader->form, id);
        if (kind == NULL)
            return odfgx_form_fault(reader, node,
                                    _("no kind of agency has the id “%.*s”"),
                                    (int)id.length, id.text);
        rule->only[rule->only_count++] = kind;
    }
    return ODFGX_OK;
}

/* A whole number that form.rng has seen; 0 where there is none. */
static unsigned number_of(const odfgx_node *node, const char *name)
{
    const char *text = odfgx_form_attribute(node, name);
    return text != NULL ? (unsigned)strtoul(text, NULL, 10) : 0;
}

static void read_numbers(const odfgx_node *node, odfgx_rule *rule)
{
    rule->distance = (odfgx_distance){
        .factor = (int)number_of(node, "factor"),
        .floor = (odfgx_amount)number_of(node, "floor") * ODFGX_AMOUNT_UNIT,
        .skips_zero = odfgx_form_attribute(node, "zeros") != NULL,
    };
    rule->similarity = (odfgx_similarity){
        .percent = number_of(node, "percent"),
        .shingle = number_of(node, "shingle"),
        .least = number_of(node, "least"),
    };
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
    read_numbers(node, rule);
    rule->info.equation = odfgx_form_equation_text(reader, node, rule);
    if (rule->info.equation == NULL)
        return odfgx_fail_memory(reader->err);
    for (const odfgx_node *text = odfgx_form_child(node, "text"); text != NULL;
         text = odfgx_form_next(text, "text"))
        read_rule_text(text, rule);
    return read_only(reader, node, rule);
}

/* How a term of last year's report is called. */
static void read_previous(odfgx_form *form, const odfgx_node *root)
{
    const odfgx_node *node = odfgx_form_child(root, "previous");
    if (node == NULL)
        return;
    const odfgx_node *zh = odfgx_form_child(node, "name");
    form->previous[ODFGX_CHINESE] = zh->text;
    form->previous[ODFGX_ENGLISH] = odfgx_form_next(zh, "name")->text;
}

odfgx_status odfgx_form_read_rules(odfgx_form_reader *reader,
                                   const odfgx_node *root)
{
    odfgx_form *form = reader->form;
    read_previous(form, root);
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
