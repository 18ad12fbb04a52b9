#include "report/form_reader.h"
#include "report/platform.h"
#include "report/prose.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A form is a page of labels; what is longer is something else. */
#define FORM_SIZE_LIMIT ((size_t)1024 * 1024)

static odfgx_status read_simple(odfgx_form_reader *reader,
                                const odfgx_node *root)
{
    odfgx_form *form = reader->form;
    const struct {
        const char *name;
        odfgx_words *words;
    } parts[] = {
        { "title", &form->title },
        { "agency", &form->agency },
        { "year", &form->year },
        { "declaration", &form->declaration },
        { "blank-as-zero", &form->blank_as_zero },
    };
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < ODFGX_COUNT_OF(parts) && status == ODFGX_OK; i++)
        status = odfgx_form_words(reader, odfgx_form_child(root, parts[i].name),
                                  "label", parts[i].words);
    return status;
}

static odfgx_status read_explaining(odfgx_form_reader *reader,
                                    const odfgx_node *root)
{
    odfgx_explaining *explaining = &reader->form->explaining;
    const odfgx_node *node = odfgx_form_child(root, "explanation");
    if (node == NULL)
        return ODFGX_OK;
    explaining->sheet = odfgx_form_attribute(node, "sheet");
    explaining->print = odfgx_form_attribute(node, "print");
    explaining->section = odfgx_form_attribute(node, "section");
    return odfgx_form_words(reader, node, "label", &explaining->words);
}

static odfgx_status read_names(odfgx_form_reader *reader,
                               const odfgx_node *root)
{
    odfgx_form *form = reader->form;
    const odfgx_node *zh = odfgx_form_child(root, "name");
    form->id = odfgx_form_attribute(root, "id");
    form->name[ODFGX_CHINESE] = zh->text;
    form->name[ODFGX_ENGLISH] = odfgx_form_next(zh, "name")->text;
    odfgx_status status = read_simple(reader, root);
    return status == ODFGX_OK ? read_explaining(reader, root) : status;
}

static odfgx_status read_units(odfgx_form_reader *reader,
                               const odfgx_node *root)
{
    odfgx_form *form = reader->form;
    form->units = odfgx_arena_array(
        &form->arena, odfgx_form_children(root, "unit"), sizeof *form->units);
    if (form->units == NULL)
        return odfgx_fail_memory(reader->err);
    for (const odfgx_node *node = odfgx_form_child(root, "unit"); node != NULL;
         node = odfgx_form_next(node, "unit")) {
        const char *decimals = odfgx_form_attribute(node, "decimals");
        odfgx_unit *unit = &form->units[form->unit_count++];
        unit->id = odfgx_form_attribute(node, "id");
        unit->name = odfgx_form_attribute(node, "name");
        unit->decimals =
            decimals != NULL ? (unsigned)strtoul(decimals, NULL, 10) : 0;
        odfgx_status status =
            odfgx_form_words(reader, node, "name", &unit->suffixes);
        if (status != ODFGX_OK)
            return status;
    }
    return ODFGX_OK;
}

/* The section is known once all are. */
static odfgx_status check_explaining(odfgx_form_reader *reader,
                                     const odfgx_node *root)
{
    const odfgx_form *form = reader->form;
    const char *section = form->explaining.section;
    size_t index;
    if (section == NULL || (odfgx_form_find_section(form, section, &index) &&
                            form->sections[index].info.prose))
        return ODFGX_OK;
    return odfgx_form_fault(reader, odfgx_form_child(root, "explanation"),
                            _("no section of prose has the id “%s”"), section);
}

static odfgx_status read_strangers(odfgx_form_reader *reader,
                                   const odfgx_node *root)
{
    odfgx_form *form = reader->form;
    form->strangers =
        odfgx_arena_array(&form->arena, odfgx_form_children(root, "stranger"),
                          sizeof *form->strangers);
    if (form->strangers == NULL)
        return odfgx_fail_memory(reader->err);
    for (const odfgx_node *node = odfgx_form_child(root, "stranger");
         node != NULL; node = odfgx_form_next(node, "stranger")) {
        odfgx_stranger *stranger = &form->strangers[form->stranger_count++];
        stranger->name = odfgx_form_attribute(node, "name");
        odfgx_status status =
            odfgx_form_words(reader, node, "label", &stranger->labels);
        if (status != ODFGX_OK)
            return status;
    }
    return ODFGX_OK;
}

static odfgx_status read_guide(odfgx_form_reader *reader,
                               const odfgx_node *root)
{
    odfgx_form *form = reader->form;
    const odfgx_node *guide = odfgx_form_child(root, "guide");
    if (guide == NULL)
        return ODFGX_OK;
    form->guide = odfgx_arena_array(
        &form->arena, odfgx_form_children(guide, "p"), sizeof *form->guide);
    if (form->guide == NULL)
        return odfgx_fail_memory(reader->err);
    for (const odfgx_node *node = odfgx_form_child(guide, "p"); node != NULL;
         node = odfgx_form_next(node, "p"))
        form->guide[form->guide_count++] = node->text;
    return ODFGX_OK;
}

static odfgx_status read_tree(odfgx_form_reader *reader, const odfgx_node *root)
{
    static odfgx_status (*const steps[])(odfgx_form_reader *,
                                         const odfgx_node *) = {
        read_names,
        read_units,
        odfgx_form_read_rules,
        odfgx_form_read_sections,
        odfgx_form_read_equations,
        check_explaining,
        read_strangers,
        read_guide,
    };
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < ODFGX_COUNT_OF(steps) && status == ODFGX_OK; i++)
        status = steps[i](reader, root);
    return status;
}

/* Makes a form of its tree, which lives in the arena or for ever. */
static odfgx_status make_form(odfgx_form_reader *reader, const odfgx_node *root)
{
    odfgx_status status = read_tree(reader, root);
    odfgx_buffer_clear(&reader->scratch);
    return status;
}

/* A form from outside is held against form.rng before it is read. */
static odfgx_status form_from_bytes(odfgx_form **out, const char *data,
                                    size_t size, const char *file,
                                    odfgx_error *err)
{
    const odfgx_node *root = NULL;
    odfgx_form *form = calloc(1, sizeof *form);
    if (form == NULL)
        return odfgx_fail_memory(err);
    odfgx_form_reader reader = { .form = form, .file = file, .err = err };
    odfgx_status status =
        odfgx_form_tree_read(&root, &form->arena, data, size, file, err);
    if (status == ODFGX_OK)
        status = odfgx_form_validate(data, size, file, err);
    if (status == ODFGX_OK && strcmp(root->name, "form") != 0)
        status = odfgx_fail(err, ODFGX_FORM, file, "%s",
                            _("the file must begin with the element <form>"));
    if (status == ODFGX_OK)
        status = make_form(&reader, root);
    if (status == ODFGX_OK)
        *out = form;
    else
        odfgx_form_free(form);
    return status;
}

static odfgx_status read_form_file(const char *path, odfgx_buffer *out,
                                   odfgx_error *err)
{
    FILE *file = odfgx_platform_open_stream(path, "rb");
    if (file == NULL)
        return odfgx_fail(err, ODFGX_OPEN, path,
                          _("the form can't be opened: %s"), strerror(errno));
    char *room = odfgx_buffer_reserve(out, FORM_SIZE_LIMIT + 1);
    if (room != NULL)
        out->length = fread(room, 1, FORM_SIZE_LIMIT + 1, file);
    bool failed = ferror(file) != 0;
    (void)fclose(file);
    if (failed)
        return odfgx_fail(err, ODFGX_READ, path, "%s",
                          _("the form can't be read"));
    if (out->length > FORM_SIZE_LIMIT)
        return odfgx_fail(err, ODFGX_FORM, path, "%s",
                          _("a form has at most 1 MiB"));
    return odfgx_buffer_check(out, err);
}

static odfgx_status form_from_file(odfgx_form **out, const char *path,
                                   odfgx_error *err)
{
    odfgx_buffer bytes = { 0 };
    odfgx_status status = read_form_file(path, &bytes, err);
    if (status == ODFGX_OK)
        status = form_from_bytes(out, bytes.data, bytes.length, path, err);
    odfgx_buffer_clear(&bytes);
    return status;
}

static bool is_there(const char *path)
{
    return odfgx_platform_may_read(path);
}

/* Reads what a form says about prose; all of it, to find its faults. */
static odfgx_status read_prose(odfgx_form *form, const char *path,
                               odfgx_error *err)
{
    odfgx_buffer bytes = { 0 };
    const odfgx_node *root = NULL;
    const odfgx_prose_form *prose;
    const char *name = odfgx_arena_copy(&form->arena, path, strlen(path));
    if (name == NULL)
        return odfgx_fail_memory(err);
    odfgx_status status = read_form_file(path, &bytes, err);
    if (status == ODFGX_OK)
        status = odfgx_form_tree_read(&root, &form->arena, bytes.data,
                                      bytes.length, path, err);
    if (status == ODFGX_OK)
        status = odfgx_form_validate(bytes.data, bytes.length, path, err);
    odfgx_buffer_clear(&bytes);
    if (status == ODFGX_OK && strcmp(root->name, "prose") != 0)
        status = odfgx_fail(err, ODFGX_FORM, path, "%s",
                            _("the file must begin with the element <prose>"));
    if (status == ODFGX_OK)
        status = odfgx_prose_keep(form, root, name, err);
    if (status == ODFGX_OK)
        status = odfgx_prose_of(&prose, form, err);
    return status == ODFGX_OK ? odfgx_prose_validate(prose, path, err) : status;
}

/* "FOLDER/form.xml" */
static odfgx_status file_of(const char *folder, const char *name,
                            odfgx_buffer *path, odfgx_error *err)
{
    size_t length = strlen(folder);
    bool ended = length > 0 && odfgx_platform_is_separator(folder[length - 1]);
    odfgx_buffer_empty(path);
    odfgx_buffer_add_format(path, "%s%s%s", folder, ended ? "" : "/", name);
    return odfgx_buffer_check(path, err);
}

static odfgx_status form_from_folder(odfgx_form **out, const char *folder,
                                     odfgx_error *err)
{
    odfgx_buffer path = { 0 };
    odfgx_form *form = NULL;
    odfgx_status status = file_of(folder, "form.xml", &path, err);
    if (status == ODFGX_OK)
        status = form_from_file(&form, path.data, err);
    if (status == ODFGX_OK) {
        form->folder = odfgx_arena_copy(&form->arena, folder, strlen(folder));
        status = form->folder != NULL ? file_of(folder, "prose.xml", &path, err)
                                      : odfgx_fail_memory(err);
    }
    if (status == ODFGX_OK && is_there(path.data))
        status = read_prose(form, path.data, err);
    odfgx_buffer_clear(&path);
    if (status == ODFGX_OK)
        *out = form;
    else
        odfgx_form_free(form);
    return status;
}

static odfgx_status form_from_builtin(odfgx_form **out,
                                      const odfgx_builtin *builtin,
                                      odfgx_error *err)
{
    odfgx_form *form = calloc(1, sizeof *form);
    if (form == NULL)
        return odfgx_fail_memory(err);
    odfgx_form_reader reader = { .form = form,
                                 .file = builtin->id,
                                 .err = err };
    odfgx_status status = make_form(&reader, builtin->form);
    form->builtin = builtin;
    if (status == ODFGX_OK && builtin->prose != NULL)
        status = odfgx_prose_keep(form, builtin->prose, builtin->id, err);
    if (status == ODFGX_OK)
        *out = form;
    else
        odfgx_form_free(form);
    return status;
}

odfgx_status odfgx_form_open(odfgx_form **out, const char *id_or_folder,
                             odfgx_error *err)
{
    *out = NULL;
    if (id_or_folder == NULL)
        return form_from_builtin(out, &odfgx_builtins[0], err);
    for (const odfgx_builtin *builtin = odfgx_builtins; builtin->id != NULL;
         builtin++) {
        if (strcmp(builtin->id, id_or_folder) == 0)
            return form_from_builtin(out, builtin, err);
    }
    return form_from_folder(out, id_or_folder, err);
}
