#include "report/form_reader.h"

#include <stdlib.h>
#include <string.h>

/* Where lines are being read into: a list, and the unit that columns have
 * unless they say another. */
typedef struct line_scope {
    odfgx_form_reader *reader;
    odfgx_lines *lines;
    const odfgx_unit *unit;
} line_scope;

/* Under which heading. */
typedef struct line_parent {
    const char *id, *name;
    int index;
    unsigned depth;
} line_parent;

static size_t count_lines(const odfgx_node *parent)
{
    size_t count = 0;
    for (const odfgx_node *node = odfgx_form_child(parent, NULL); node != NULL;
         node = odfgx_form_next(node, NULL)) {
        if (!odfgx_form_named(node, "also"))
            count += 1 + count_lines(node);
    }
    return count;
}

static const char *under(odfgx_form_reader *reader, const char *parent,
                         const char *own)
{
    if (own == NULL || own[0] == '\0')
        return parent;
    return parent[0] == '\0' ? own : odfgx_form_join(reader, parent, ".", own);
}

static odfgx_status read_line_rule(line_scope *scope, const odfgx_node *node,
                                   odfgx_line *line)
{
    odfgx_form_reader *reader = scope->reader;
    const char *rule = odfgx_form_attribute(node, "total");
    const char *unit = odfgx_form_attribute(node, "unit");
    line->kind = rule != NULL ? ODFGX_LINE_TOTAL : ODFGX_LINE_ENTRY;
    line->unit =
        unit != NULL ? odfgx_form_unit(reader->form, unit) : scope->unit;
    if (line->unit == NULL)
        return odfgx_form_fault(reader, node, _("no unit has the id “%s”"),
                                unit);
    if (rule == NULL)
        return ODFGX_OK;
    line->rule = odfgx_form_rule_by_id(reader->form, rule);
    if (line->rule == NULL || line->rule->kind != ODFGX_RULE_TOTAL)
        return odfgx_form_fault(
            reader, node, _("no rule of the kind “total” has the id “%s”"),
            rule);
    return ODFGX_OK;
}

static odfgx_status read_lines_under(line_scope *scope, const odfgx_node *node,
                                     line_parent parent);

static odfgx_status read_heading(line_scope *scope, const odfgx_node *node,
                                 odfgx_line *line)
{
    size_t index = (size_t)(line - scope->lines->items);
    line_parent here = { .id = line->id,
                         .name = line->name,
                         .index = (int)index,
                         .depth = line->depth + 1 };
    line->kind = ODFGX_LINE_HEADING;
    line->first = scope->lines->entries;
    odfgx_status status = read_lines_under(scope, node, here);
    scope->lines->items[index].last = scope->lines->entries;
    return status;
}

static odfgx_status read_entry(line_scope *scope, const odfgx_node *node,
                               odfgx_line *line)
{
    odfgx_lines *lines = scope->lines;
    lines->by_entry[lines->entries] = (size_t)(line - lines->items);
    line->first = lines->entries++;
    line->last = lines->entries;
    return read_line_rule(scope, node, line);
}

static odfgx_status read_line(line_scope *scope, const odfgx_node *node,
                              line_parent parent)
{
    odfgx_form_reader *reader = scope->reader;
    odfgx_lines *lines = scope->lines;
    odfgx_line *line = &lines->items[lines->count++];
    *line = (odfgx_line){
        .id = under(reader, parent.id, odfgx_form_attribute(node, "id")),
        .name = under(reader, parent.name, odfgx_form_attribute(node, "name")),
        .parent = parent.index,
        .depth = parent.depth,
    };
    if (line->id == NULL || line->name == NULL)
        return odfgx_fail_memory(reader->err);
    if (lines->levels < line->depth + 1)
        lines->levels = line->depth + 1;
    odfgx_status status = odfgx_form_words(reader, node, "label", &line->label);
    if (status != ODFGX_OK)
        return status;
    return odfgx_form_named(node, "group") ? read_heading(scope, node, line)
                                           : read_entry(scope, node, line);
}

static odfgx_status read_lines_under(line_scope *scope, const odfgx_node *node,
                                     line_parent parent)
{
    odfgx_status status = ODFGX_OK;
    for (const odfgx_node *child = odfgx_form_child(node, NULL);
         child != NULL && status == ODFGX_OK;
         child = odfgx_form_next(child, NULL)) {
        if (!odfgx_form_named(child, "also"))
            status = read_line(scope, child, parent);
    }
    return status;
}

static odfgx_status read_lines(odfgx_form_reader *reader,
                               const odfgx_node *node, const odfgx_unit *unit,
                               odfgx_lines *lines)
{
    odfgx_arena *arena = &reader->form->arena;
    size_t count = count_lines(node);
    *lines = (odfgx_lines){
        .items = odfgx_arena_array(arena, count, sizeof *lines->items),
        .by_entry = odfgx_arena_array(arena, count, sizeof *lines->by_entry),
    };
    if (lines->items == NULL || lines->by_entry == NULL)
        return odfgx_fail_memory(reader->err);
    line_scope scope = { .reader = reader, .lines = lines, .unit = unit };
    line_parent top = { .id = "", .name = "", .index = -1 };
    return read_lines_under(&scope, node, top);
}

static odfgx_status read_band(odfgx_form_reader *reader, const odfgx_node *node,
                              const odfgx_unit *unit, odfgx_band *band)
{
    odfgx_status status =
        odfgx_form_words(reader, node, "heading", &band->heading);
    if (status == ODFGX_OK && odfgx_form_attribute(node, "corner") != NULL) {
        status = odfgx_form_words(reader, node, "corner", &band->corner);
        band->corner.count = status == ODFGX_OK; /* <also> is the heading's */
    }
    if (status == ODFGX_OK)
        status = read_lines(reader, odfgx_form_child(node, "columns"), unit,
                            &band->columns);
    if (status == ODFGX_OK)
        status = read_lines(reader, odfgx_form_child(node, "rows"), unit,
                            &band->rows);
    band->first = reader->form->value_count;
    reader->form->value_count += band->rows.entries * band->columns.entries;
    return status;
}

static odfgx_status read_table(odfgx_form_reader *reader,
                               const odfgx_node *node, odfgx_table *table)
{
    odfgx_arena *arena = &reader->form->arena;
    const char *unit_id = odfgx_form_attribute(node, "unit");
    const odfgx_unit *unit = odfgx_form_unit(reader->form, unit_id);
    if (unit == NULL)
        return odfgx_form_fault(reader, node, _("no unit has the id “%s”"),
                                unit_id);
    table->id = odfgx_form_attribute(node, "id");
    table->name = odfgx_form_attribute(node, "name");
    table->sheet = odfgx_form_attribute(node, "sheet");
    table->across = odfgx_form_attribute(node, "layout") != NULL;
    table->bands = odfgx_arena_array(arena, odfgx_form_children(node, "band"),
                                     sizeof *table->bands);
    if (table->bands == NULL)
        return odfgx_fail_memory(reader->err);
    odfgx_status status = ODFGX_OK;
    for (const odfgx_node *band = odfgx_form_child(node, "band");
         band != NULL && status == ODFGX_OK;
         band = odfgx_form_next(band, "band"))
        status =
            read_band(reader, band, unit, &table->bands[table->band_count++]);
    return status;
}

static odfgx_status read_items(odfgx_form_reader *reader,
                               const odfgx_node *node, odfgx_words *items)
{
    size_t count = odfgx_form_children(node, "item");
    items->texts =
        odfgx_arena_array(&reader->form->arena, count, sizeof *items->texts);
    if (items->texts == NULL)
        return odfgx_fail_memory(reader->err);
    for (const odfgx_node *item = odfgx_form_child(node, "item"); item != NULL;
         item = odfgx_form_next(item, "item"))
        items->texts[items->count++] = item->text;
    return ODFGX_OK;
}

static odfgx_status read_section(odfgx_form_reader *reader,
                                 const odfgx_node *node, size_t index)
{
    odfgx_form *form = reader->form;
    odfgx_section *section = &form->sections[index];
    const char *heading = odfgx_form_attribute(node, "heading");
    section->info = (odfgx_section_info){
        .id = odfgx_form_attribute(node, "id"),
        .name = odfgx_form_attribute(node, "name"),
        .heading = heading != NULL ? heading : "",
        .optional = odfgx_form_attribute(node, "optional") != NULL,
        .prose = odfgx_form_child(node, "table") == NULL,
    };
    odfgx_status status =
        odfgx_form_words(reader, node, "heading", &section->heading);
    if (status == ODFGX_OK)
        status = read_items(reader, node, &section->items);
    for (const odfgx_node *table = odfgx_form_child(node, "table");
         table != NULL && status == ODFGX_OK;
         table = odfgx_form_next(table, "table")) {
        form->tables[form->table_count].section = index;
        status = read_table(reader, table, &form->tables[form->table_count++]);
    }
    return status;
}

/* The label of a line with those of the headings whose ids are part of its
 * own: "（六）其他处理 / 3.其他". */
static const char *label_path(odfgx_form_reader *reader,
                              const odfgx_lines *lines, const odfgx_line *line)
{
    const char *label = line->label.texts[0];
    for (int at = line->parent; at >= 0 && label != NULL;
         at = lines->items[at].parent) {
        const odfgx_line *heading = &lines->items[at];
        int above = heading->parent;
        const char *outer = above >= 0 ? lines->items[above].id : "";
        if (strcmp(heading->id, outer) != 0)
            label =
                odfgx_form_join(reader, heading->label.texts[0], " / ", label);
    }
    return label;
}

/* What the ids, names or labels of a value's row and column make together. */
static const char *join_three(odfgx_form_reader *reader, const char *a,
                              const char *b, const char *c)
{
    const char *joined = odfgx_form_join(reader, a, ".", b);
    return joined != NULL ? odfgx_form_join(reader, joined, ".", c) : NULL;
}

static odfgx_status fill_value(odfgx_form_reader *reader,
                               const odfgx_table *table, const odfgx_band *band,
                               odfgx_value *value)
{
    const odfgx_line *row = odfgx_band_row(band, value->row);
    const odfgx_line *column = odfgx_band_column(band, value->column);
    const char *down = label_path(reader, &band->rows, row);
    const char *across = label_path(reader, &band->columns, column);
    value->unit = column->unit;
    value->info = (odfgx_value_info){
        .id = join_three(reader, table->id, row->id, column->id),
        .name = join_three(reader, table->name, row->name, column->name),
        .unit = column->unit->name,
        .table = table->id,
        .integer = column->unit->decimals == 0,
    };
    if (down == NULL || across == NULL)
        return odfgx_fail_memory(reader->err);
    value->info.label = odfgx_form_join(reader, down, " / ", across);
    if (value->info.id == NULL || value->info.name == NULL ||
        value->info.label == NULL)
        return odfgx_fail_memory(reader->err);
    return ODFGX_OK;
}

static odfgx_status fill_band_values(odfgx_form_reader *reader, size_t table,
                                     size_t band)
{
    odfgx_form *form = reader->form;
    const odfgx_band *here = &form->tables[table].bands[band];
    size_t columns = here->columns.entries;
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < here->rows.entries * columns; i++) {
        odfgx_value *value = &form->values[here->first + i];
        *value = (odfgx_value){ .table = table,
                                .band = band,
                                .row = i / columns,
                                .column = i % columns };
        status = fill_value(reader, &form->tables[table], here, value);
        if (status != ODFGX_OK)
            return status;
    }
    return status;
}

static odfgx_status fill_values(odfgx_form_reader *reader)
{
    odfgx_form *form = reader->form;
    form->values = odfgx_arena_array(&form->arena, form->value_count,
                                     sizeof *form->values);
    if (form->values == NULL)
        return odfgx_fail_memory(reader->err);
    odfgx_status status = ODFGX_OK;
    for (size_t t = 0; t < form->table_count; t++) {
        for (size_t b = 0; b < form->tables[t].band_count; b++) {
            status = fill_band_values(reader, t, b);
            if (status != ODFGX_OK)
                return status;
        }
    }
    return status;
}

/* Sorts the keys; two that are equal are a fault of the form, unless both
 * name the same thing. */
static odfgx_status sort_keys(odfgx_form_reader *reader, odfgx_key *keys,
                              size_t count, const odfgx_node *root)
{
    qsort(keys, count, sizeof *keys, odfgx_key_compare);
    for (size_t i = 1; i < count; i++) {
        if (keys[i].index != keys[i - 1].index &&
            strcmp(keys[i].text, keys[i - 1].text) == 0)
            return odfgx_form_fault(reader, root,
                                    _("two things of the form are called “%s”"),
                                    keys[i].text);
    }
    return ODFGX_OK;
}

static odfgx_status fill_keys(odfgx_form_reader *reader, const odfgx_node *root)
{
    odfgx_form *form = reader->form;
    size_t values = form->value_count, sections = form->section_count;
    form->value_keys =
        odfgx_arena_array(&form->arena, values, 2 * sizeof *form->value_keys);
    form->section_keys = odfgx_arena_array(&form->arena, sections,
                                           2 * sizeof *form->section_keys);
    if (form->value_keys == NULL || form->section_keys == NULL)
        return odfgx_fail_memory(reader->err);
    for (size_t i = 0; i < values; i++) {
        const odfgx_value_info *info = &form->values[i].info;
        form->value_keys[2 * i] = (odfgx_key){ info->id, i };
        form->value_keys[2 * i + 1] = (odfgx_key){ info->name, i };
    }
    for (size_t i = 0; i < sections; i++) {
        const odfgx_section_info *info = &form->sections[i].info;
        form->section_keys[2 * i] = (odfgx_key){ info->id, i };
        form->section_keys[2 * i + 1] = (odfgx_key){ info->name, i };
    }
    odfgx_status status = sort_keys(reader, form->value_keys, 2 * values, root);
    return status != ODFGX_OK
               ? status
               : sort_keys(reader, form->section_keys, 2 * sections, root);
}

static odfgx_status allocate(odfgx_form_reader *reader, const odfgx_node *root)
{
    odfgx_form *form = reader->form;
    size_t tables = 0;
    for (const odfgx_node *node = odfgx_form_child(root, "section");
         node != NULL; node = odfgx_form_next(node, "section")) {
        form->section_count++;
        tables += odfgx_form_children(node, "table");
    }
    form->sections = odfgx_arena_array(&form->arena, form->section_count,
                                       sizeof *form->sections);
    form->tables =
        odfgx_arena_array(&form->arena, tables, sizeof *form->tables);
    if (form->sections == NULL || form->tables == NULL)
        return odfgx_fail_memory(reader->err);
    if (tables == 0)
        return odfgx_form_fault(reader, root, "%s", _("the form has no table"));
    return ODFGX_OK;
}

odfgx_status odfgx_form_read_sections(odfgx_form_reader *reader,
                                      const odfgx_node *root)
{
    odfgx_status status = allocate(reader, root);
    size_t index = 0;
    for (const odfgx_node *node = odfgx_form_child(root, "section");
         node != NULL && status == ODFGX_OK;
         node = odfgx_form_next(node, "section"))
        status = read_section(reader, node, index++);
    if (status == ODFGX_OK)
        status = fill_values(reader);
    return status == ODFGX_OK ? fill_keys(reader, root) : status;
}
