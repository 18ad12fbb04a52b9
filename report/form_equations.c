#include "report/form_reader.h"

#include "report/grow.h"

#include <string.h>

/* The terms of last year's report: "previous.next". */
#define PREVIOUS "previous."

/* What stands for the value itself where an equation is for each value. */
#define ITSELF "value"

/* A row or a column of a band: the lines that cross it give its values. Or a
 * value alone, which has no other terms. */
typedef struct cut {
    const odfgx_table *table;
    const odfgx_band *band;
    bool column;              /* a column, crossed by rows; else a row */
    size_t entry;             /* which */
    const odfgx_value *alone; /* or NULL */
} cut;

static const odfgx_lines *crossing_lines(const cut *here)
{
    return here->column ? &here->band->rows : &here->band->columns;
}

static const odfgx_line *line_of(const cut *here)
{
    return here->column ? odfgx_band_column(here->band, here->entry)
                        : odfgx_band_row(here->band, here->entry);
}

/* The value where the crossing line of that entry meets the cut. */
static size_t value_at(const cut *here, size_t crossing)
{
    size_t columns = here->band->columns.entries;
    size_t row = here->column ? crossing : here->entry;
    size_t column = here->column ? here->entry : crossing;
    return here->band->first + row * columns + column;
}

static const char *label_of(const cut *here)
{
    return here->alone != NULL ? here->alone->info.label
                               : line_of(here)->label.texts[0];
}

/* Each line may be a term of this year's report and one of last year's. */
static size_t terms_of(const cut *here)
{
    return 2 * (here->alone != NULL ? 1 : crossing_lines(here)->entries);
}

static odfgx_status new_equation(odfgx_form_reader *reader, const cut *here,
                                 const odfgx_rule *rule, odfgx_equation **out)
{
    odfgx_form *form = reader->form;
    if (!odfgx_grow(&form->equations, form->equation_count,
                    &form->equation_capacity, sizeof *form->equations))
        return odfgx_fail_memory(reader->err);
    const char *label =
        odfgx_form_join(reader, here->table->name, " ", label_of(here));
    size_t terms = terms_of(here);
    odfgx_equation made = {
        .rule = rule,
        .subject =
            here->alone != NULL ? here->alone->info.id : line_of(here)->id,
        .label = label,
        .left = odfgx_arena_array(&form->arena, terms, sizeof *made.left),
        .right = odfgx_arena_array(&form->arena, terms, sizeof *made.right),
    };
    if (label == NULL || made.left == NULL || made.right == NULL)
        return odfgx_fail_memory(reader->err);
    form->equations[form->equation_count] = made;
    *out = &form->equations[form->equation_count++];
    return ODFGX_OK;
}

/* total = the sum of all entries of its group. */
static odfgx_status add_total(odfgx_form_reader *reader, const cut *here,
                              const odfgx_line *total)
{
    const odfgx_lines *lines = crossing_lines(here);
    odfgx_equation *equation = NULL;
    odfgx_status status = new_equation(reader, here, total->rule, &equation);
    if (status != ODFGX_OK)
        return status;
    size_t first = 0, last = lines->entries;
    if (total->parent >= 0) {
        first = lines->items[total->parent].first;
        last = lines->items[total->parent].last;
    }
    equation->left[equation->left_count++] =
        (odfgx_term){ .value = value_at(here, total->first), .coefficient = 1 };
    for (size_t entry = first; entry < last; entry++) {
        if (lines->items[lines->by_entry[entry]].kind == ODFGX_LINE_ENTRY)
            equation->right[equation->right_count++] =
                (odfgx_term){ .value = value_at(here, entry),
                              .coefficient = 1 };
    }
    return ODFGX_OK;
}

static odfgx_status add_totals_of(odfgx_form_reader *reader,
                                  const odfgx_rule *rule, cut here)
{
    const odfgx_lines *lines = crossing_lines(&here);
    size_t cuts =
        (here.column ? &here.band->columns : &here.band->rows)->entries;
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->items[i].rule != rule)
            continue;
        for (here.entry = 0; here.entry < cuts && status == ODFGX_OK;
             here.entry++)
            status = add_total(reader, &here, &lines->items[i]);
    }
    return status;
}

static odfgx_status add_totals(odfgx_form_reader *reader,
                               const odfgx_rule *rule)
{
    const odfgx_form *form = reader->form;
    odfgx_status status = ODFGX_OK;
    for (size_t t = 0; t < form->table_count; t++) {
        const odfgx_table *table = &form->tables[t];
        for (size_t b = 0; b < table->band_count && status == ODFGX_OK; b++) {
            cut here = { .table = table, .band = &table->bands[b] };
            here.column = true;
            status = add_totals_of(reader, rule, here);
            here.column = false;
            if (status == ODFGX_OK)
                status = add_totals_of(reader, rule, here);
        }
    }
    return status;
}

static const odfgx_line *find_entry(const odfgx_lines *lines, const char *id,
                                    size_t length)
{
    for (size_t i = 0; i < lines->count; i++) {
        const odfgx_line *line = &lines->items[i];
        if (line->kind != ODFGX_LINE_HEADING && strlen(line->id) == length &&
            memcmp(line->id, id, length) == 0)
            return line;
    }
    return NULL;
}

/* Which value a term names in the cut; false where it has none of the kind. */
static bool find_value(const cut *here, odfgx_slice id, size_t *value)
{
    if (here->alone != NULL) {
        *value = here->band->first +
                 here->alone->row * here->band->columns.entries +
                 here->alone->column;
        return id.length == strlen(ITSELF) &&
               memcmp(id.text, ITSELF, id.length) == 0;
    }
    const odfgx_line *line =
        find_entry(crossing_lines(here), id.text, id.length);
    if (line != NULL)
        *value = value_at(here, line->first);
    return line != NULL;
}

/* Takes the next "+ id" or "- id" of a side; false at its end. */
static bool next_term(const char **side, odfgx_slice *id, odfgx_term *term)
{
    *term = (odfgx_term){ .coefficient = 1 };
    for (; **side != '\0' && strchr(" +-", **side) != NULL; (*side)++) {
        if (**side == '-')
            term->coefficient = -1;
    }
    term->previous = strncmp(*side, PREVIOUS, strlen(PREVIOUS)) == 0;
    if (term->previous)
        *side += strlen(PREVIOUS);
    *id = (odfgx_slice){ .text = *side, .length = strcspn(*side, " +") };
    *side += id->length;
    return id->length > 0;
}

/* The terms of a side; `complete` becomes false where the cut has not all of
 * them. "0" is the empty sum. */
static void read_side(const cut *here, const char *side,
                      odfgx_equation *equation, odfgx_term *terms,
                      size_t *count, bool *complete)
{
    odfgx_slice id;
    odfgx_term term;
    if (strcmp(side, "0") == 0)
        return;
    while (next_term(&side, &id, &term)) {
        if (*count >= terms_of(here) || !find_value(here, id, &term.value)) {
            *complete = false;
            return;
        }
        equation->previous |= term.previous;
        terms[(*count)++] = term;
    }
}

/* "equal" where nothing is said. */
static odfgx_relation relation_of(const odfgx_node *node)
{
    const char *relation = odfgx_form_attribute(node, "relation");
    if (relation == NULL || strcmp(relation, "equal") == 0)
        return ODFGX_EQUAL;
    return strcmp(relation, "near") == 0 ? ODFGX_NEAR : ODFGX_AT_LEAST;
}

/* A rule as it is written, read once for all its equations. */
typedef struct written_rule {
    const odfgx_node *node;
    const odfgx_rule *rule;
    const char *left, *right;
    odfgx_relation relation;
} written_rule;

static odfgx_status add_equation(odfgx_form_reader *reader,
                                 const written_rule *written, const cut *here)
{
    odfgx_equation *equation = NULL;
    odfgx_status status = new_equation(reader, here, written->rule, &equation);
    if (status != ODFGX_OK)
        return status;
    bool complete = true;
    equation->relation = written->relation;
    read_side(here, written->left, equation, equation->left,
              &equation->left_count, &complete);
    read_side(here, written->right, equation, equation->right,
              &equation->right_count, &complete);
    if (complete && equation->previous &&
        reader->form->previous[ODFGX_CHINESE] == NULL)
        return odfgx_form_fault(
            reader, written->node,
            _("the rule “%s” speaks of last year's report, but the form does "
              "not say how to call it; add the element <previous>"),
            written->rule->info.id);
    /* A band that has not all terms is not concerned. */
    if (!complete)
        reader->form->equation_count--;
    return ODFGX_OK;
}

/* Whether `of` names the line, or names none. */
static bool concerns(const char *of, const char *id)
{
    odfgx_slice word;
    if (of == NULL)
        return true;
    while (odfgx_form_word(&of, &word)) {
        if (strlen(id) == word.length &&
            memcmp(id, word.text, word.length) == 0)
            return true;
    }
    return false;
}

static odfgx_status add_equations_of(odfgx_form_reader *reader,
                                     const written_rule *written,
                                     const odfgx_table *table)
{
    const char *of = odfgx_form_attribute(written->node, "of");
    const char *each = odfgx_form_attribute(written->node, "each");
    bool column = strcmp(each, "column") == 0;
    odfgx_status status = ODFGX_OK;
    for (size_t b = 0; b < table->band_count; b++) {
        const odfgx_band *band = &table->bands[b];
        cut here = { .table = table, .band = band, .column = column };
        size_t cuts = (column ? &band->columns : &band->rows)->entries;
        for (; here.entry < cuts && status == ODFGX_OK; here.entry++) {
            if (concerns(of, line_of(&here)->id))
                status = add_equation(reader, written, &here);
        }
    }
    return status;
}

/* An equation for each value, of one table or unit where that is said. */
static odfgx_status add_for_values(odfgx_form_reader *reader,
                                   const written_rule *written)
{
    const odfgx_form *form = reader->form;
    const odfgx_rule *rule = written->rule;
    const char *unit = odfgx_form_attribute(written->node, "unit");
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < form->value_count && status == ODFGX_OK; i++) {
        const odfgx_value *value = &form->values[i];
        const odfgx_table *table = &form->tables[value->table];
        cut here = { .table = table,
                     .band = &table->bands[value->band],
                     .alone = value };
        if ((unit == NULL || strcmp(unit, value->unit->id) == 0) &&
            (*rule->info.table == '\0' ||
             strcmp(rule->info.table, table->id) == 0))
            status = add_equation(reader, written, &here);
    }
    return status;
}

static odfgx_status add_written(odfgx_form_reader *reader,
                                const odfgx_node *node, const odfgx_rule *rule)
{
    const odfgx_form *form = reader->form;
    const written_rule written = {
        .node = node,
        .rule = rule,
        .left = odfgx_form_attribute(node, "left"),
        .right = odfgx_form_attribute(node, "right"),
        .relation = relation_of(node),
    };
    if (strcmp(odfgx_form_attribute(node, "each"), "value") == 0)
        return add_for_values(reader, &written);
    for (size_t t = 0; t < form->table_count; t++) {
        if (strcmp(form->tables[t].id, rule->info.table) == 0)
            return add_equations_of(reader, &written, &form->tables[t]);
    }
    return odfgx_form_fault(reader, node, _("no table has the id “%s”"),
                            rule->info.table);
}

odfgx_status odfgx_form_read_equations(odfgx_form_reader *reader,
                                       const odfgx_node *root)
{
    odfgx_form *form = reader->form;
    odfgx_rule *rule = form->rules;
    for (const odfgx_node *node = odfgx_form_child(root, "rule"); node != NULL;
         node = odfgx_form_next(node, "rule"), rule++) {
        size_t before = form->equation_count;
        odfgx_status status = ODFGX_OK;
        if (rule->kind == ODFGX_RULE_TOTAL)
            status = add_totals(reader, rule);
        else if (rule->kind == ODFGX_RULE_EQUATION)
            status = add_written(reader, node, rule);
        else if (rule->kind == ODFGX_RULE_SIMILAR)
            status = odfgx_form_read_similarity(reader, node, rule);
        if (status != ODFGX_OK)
            return status;
        if (rule->kind != ODFGX_RULE_TOTAL && rule->kind != ODFGX_RULE_EQUATION)
            continue;
        rule->info.count = form->equation_count - before;
        if (rule->info.count == 0)
            return odfgx_form_fault(
                reader, node,
                _("the rule “%s” concerns nothing: its terms "
                  "or total lines do not exist"),
                rule->info.id);
    }
    return ODFGX_OK;
}
