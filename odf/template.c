#include "odf/template.h"

#include "odf/input.h"
#include "odf/look.h"

#include <stdlib.h>
#include <string.h>

enum {
    FAULTS_MAX = 1000 /* more than anybody reads */
};

/* ------------------------------------------------------------------ lists */

odfgx_status odfgx_name_list_add(odfgx_name_list *list, odfgx_arena *arena,
                                 const char *name, odfgx_error *err)
{
    const char *copy = odfgx_arena_copy(arena, name, strlen(name));
    if (copy == NULL || !odfgx_grow(&list->items, list->count, &list->capacity,
                                    sizeof *list->items))
        return odfgx_fail_memory(err);
    list->items[list->count++] = copy;
    return ODFGX_OK;
}

odfgx_status odfgx_template_add_fault(odfgx_template *template_,
                                      const char *place, const char *quote,
                                      const char *message, odfgx_error *err)
{
    odfgx_arena *arena = &template_->arena;
    if (template_->fault_count == FAULTS_MAX)
        return ODFGX_OK;
    odfgx_fault fault = {
        .place = odfgx_arena_copy(arena, place, strlen(place)),
        .quote = odfgx_arena_copy(arena, quote, strlen(quote)),
        .message = odfgx_arena_copy(arena, message, strlen(message)),
    };
    if (fault.place == NULL || fault.quote == NULL || fault.message == NULL ||
        !odfgx_grow(&template_->faults, template_->fault_count,
                    &template_->fault_capacity, sizeof *template_->faults))
        return odfgx_fail_memory(err);
    template_->faults[template_->fault_count++] = fault;
    return ODFGX_OK;
}

/* -------------------------------------------------------------- bookmarks */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_taken(const odfgx_name_list *list, const char *name)
{
    return list->count > 0 &&
           bsearch(&name, list->items, list->count, sizeof *list->items,
                   compare_names) != NULL;
}

/* Each kind of field that is no figure or prose counts behind these. */
static size_t count_index(const odfgx_form *form, const odfgx_field *field)
{
    size_t index = field->index;
    if (field->kind == ODFGX_FIELD_FIGURE)
        return index;
    if (field->kind == ODFGX_FIELD_PROSE)
        return form->value_count + index;
    return form->value_count + form->section_count + (size_t)field->kind;
}

const char *odfgx_field_id(const odfgx_form *form, const odfgx_field *field)
{
    static const char *const ids[] = {
        [ODFGX_FIELD_AGENCY] = "agency",
        [ODFGX_FIELD_YEAR] = "year",
        [ODFGX_FIELD_TITLE] = "title",
    };
    if (field->kind == ODFGX_FIELD_FIGURE)
        return form->values[field->index].info.id;
    if (field->kind == ODFGX_FIELD_PROSE)
        return form->sections[field->index].info.id;
    return ids[field->kind];
}

/* The id, with the first number behind it that makes it a new name. */
static odfgx_status name_field(odfgx_template *template_, odfgx_field *field,
                               size_t *uses, odfgx_error *err)
{
    const char *id = odfgx_field_id(template_->form, field);
    odfgx_buffer name = { 0 };
    field->again = *uses > 0;
    do {
        odfgx_buffer_empty(&name);
        if (++*uses == 1)
            odfgx_buffer_add_text(&name, id);
        else
            odfgx_buffer_add_format(&name, "%s.%zu", id, *uses);
    } while (!name.failed && is_taken(&template_->bookmarks, name.data));
    if (!name.failed)
        field->bookmark =
            odfgx_arena_copy(&template_->arena, name.data, name.length);
    odfgx_buffer_clear(&name);
    return field->bookmark != NULL ? ODFGX_OK : odfgx_fail_memory(err);
}

static odfgx_status name_part(odfgx_template *template_,
                              const odfgx_template_part *part, size_t *uses,
                              odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < part->count && status == ODFGX_OK; i++) {
        odfgx_field *field = part->edits[i].field;
        if (field != NULL)
            status =
                name_field(template_, field,
                           &uses[count_index(template_->form, field)], err);
    }
    return status;
}

static odfgx_status name_bookmarks(odfgx_template *template_, odfgx_error *err)
{
    const odfgx_form *form = template_->form;
    odfgx_name_list *taken = &template_->bookmarks;
    size_t *uses =
        calloc(form->value_count + form->section_count + ODFGX_FIELD_TITLE + 1,
               sizeof *uses);
    if (uses == NULL)
        return odfgx_fail_memory(err);
    if (taken->count > 0)
        qsort(taken->items, taken->count, sizeof *taken->items, compare_names);
    odfgx_status status = name_part(template_, &template_->content, uses, err);
    if (status == ODFGX_OK)
        status = name_part(template_, &template_->styles, uses, err);
    free(uses);
    return status;
}

/* ---------------------------------------------------------------- compile */

static odfgx_status read_parts(odfgx_template *template_,
                               odfgx_package *package, odfgx_error *err)
{
    odfgx_status status = odfgx_template_read_manifest(template_, package, err);
    if (status == ODFGX_OK)
        status = odfgx_template_read_meta(template_, package, err);
    if (status == ODFGX_OK && odfgx_package_has(package, ODFGX_STYLES_PART))
        status =
            odfgx_template_scan(template_, &template_->styles, package, err);
    if (status == ODFGX_OK)
        status =
            odfgx_template_scan(template_, &template_->content, package, err);
    if (status == ODFGX_OK)
        status = name_bookmarks(template_, err);
    return status;
}

static odfgx_status compile(odfgx_template *template_, const char *name,
                            odfgx_error *err)
{
    odfgx_package *package = NULL;
    odfgx_arena *arena = &template_->arena;
    template_->name = odfgx_arena_copy(arena, name, strlen(name));
    template_->uses = odfgx_arena_array(arena, template_->form->value_count,
                                        sizeof *template_->uses);
    if (template_->name == NULL || template_->uses == NULL)
        return odfgx_fail_memory(err);
    odfgx_status status = odfgx_package_from_memory(
        &package, template_->package, template_->package_size, template_->name,
        &template_->limits, err);
    if (status == ODFGX_OK)
        status = read_parts(template_, package, err);
    odfgx_package_free(package);
    return status;
}

odfgx_status odfgx_template_from_memory(
    odfgx_template **out, const odfgx_form *form, const void *data, size_t size,
    const char *name, const odfgx_limits *limits, odfgx_error *err)
{
    *out = NULL;
    odfgx_template *template_ = calloc(1, sizeof *template_);
    if (template_ == NULL)
        return odfgx_fail_memory(err);
    template_->form = form;
    template_->package = data;
    template_->package_size = size;
    template_->content.name = ODFGX_CONTENT_PART;
    template_->styles.name = ODFGX_STYLES_PART;
    if (limits != NULL)
        template_->limits = *limits;
    else
        odfgx_limits_init(&template_->limits);
    odfgx_status status = compile(template_, name, err);
    if (status == ODFGX_OK)
        *out = template_;
    else
        odfgx_template_free(template_);
    return status;
}

/* ---------------------------------------------------------------- opening */

static odfgx_status read_file(const char *path, const odfgx_limits *limits,
                              odfgx_buffer *out, odfgx_error *err)
{
    odfgx_input *input = NULL;
    odfgx_status status = odfgx_input_open(&input, path, limits, err);
    if (status == ODFGX_OK)
        status = odfgx_input_bytes(input, out, err);
    odfgx_input_free(input);
    return status;
}

/* A form in a folder keeps its look beside it. */
static odfgx_status pack_folder(const odfgx_form *form, odfgx_buffer *out,
                                odfgx_error *err)
{
    odfgx_buffer path = { 0 };
    odfgx_buffer_add_format(&path, "%s/report", form->folder);
    odfgx_status status = odfgx_buffer_check(&path, err);
    if (status == ODFGX_OK)
        status = odfgx_look_pack(path.data, out, err);
    odfgx_buffer_clear(&path);
    return status;
}

odfgx_status odfgx_template_open(odfgx_template **out, const odfgx_form *form,
                                 const char *name_or_path,
                                 const odfgx_limits *limits, odfgx_error *err)
{
    odfgx_buffer bytes = { 0 };
    odfgx_status status;
    bool own = name_or_path == NULL || strcmp(name_or_path, form->id) == 0;
    *out = NULL;
    if (own && form->builtin != NULL)
        return odfgx_template_from_memory(out, form, form->builtin->look,
                                          form->builtin->look_size, form->id,
                                          limits, err);
    if (own)
        status = pack_folder(form, &bytes, err);
    else
        status = read_file(name_or_path, limits, &bytes, err);
    if (status == ODFGX_OK)
        status = odfgx_template_from_memory(out, form, bytes.data, bytes.length,
                                            own ? form->id : name_or_path,
                                            limits, err);
    if (status == ODFGX_OK)
        (*out)->bytes = bytes;
    else
        odfgx_buffer_clear(&bytes);
    return status;
}

static void clear_part(odfgx_template_part *part)
{
    odfgx_buffer_clear(&part->bytes);
    free(part->edits);
}

void odfgx_template_free(odfgx_template *template_)
{
    if (template_ == NULL)
        return;
    clear_part(&template_->content);
    clear_part(&template_->styles);
    odfgx_buffer_clear(&template_->bytes);
    odfgx_buffer_clear(&template_->manifest);
    odfgx_buffer_clear(&template_->meta);
    free(template_->faults);
    free(template_->bookmarks.items);
    free(template_->styles_by_name.items);
    odfgx_arena_clear(&template_->arena);
    free(template_);
}

odfgx_status odfgx_template_source(const odfgx_form *form, odfgx_buffer *out,
                                   odfgx_error *err)
{
    if (form->builtin == NULL)
        return pack_folder(form, out, err);
    odfgx_buffer_add(out, (const char *)form->builtin->look,
                     form->builtin->look_size);
    return odfgx_buffer_check(out, err);
}

/* -------------------------------------------------------------- questions */

size_t odfgx_template_fault_count(const odfgx_template *template_)
{
    return template_->fault_count;
}

const odfgx_fault *odfgx_template_fault(const odfgx_template *template_,
                                        size_t index)
{
    return &template_->faults[index];
}

size_t odfgx_template_uses(const odfgx_template *template_, size_t index)
{
    return template_->uses[index];
}
