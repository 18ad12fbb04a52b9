#include "odf/seal.h"

#include "odf/input.h"
#include "odf/part.h"
#include "odf/template.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define URN "urn:oasis:names:tc:opendocument:xmlns:"

enum { META_SPACE = 1 };

enum { USER_DEFINED = 1, NAME };

static const odfgx_namespace namespaces[] = { { URN "meta:1.0", META_SPACE } };

static const odfgx_name names[] = {
    { META_SPACE, "user-defined", USER_DEFINED },
    { META_SPACE, "name", NAME },
};

static const odfgx_vocabulary vocabulary = { namespaces,
                                             ODFGX_COUNT_OF(namespaces), names,
                                             ODFGX_COUNT_OF(names) };

typedef enum seal_field { FORM, RULES, HASH, VALUES, FIELDS } seal_field;

static const char *const field_names[FIELDS] = {
    [FORM] = ODFGX_SEAL_FORM,
    [RULES] = ODFGX_SEAL_RULES,
    [HASH] = ODFGX_SEAL_HASH,
    [VALUES] = ODFGX_SEAL_VALUES,
};

struct odfgx_seal {
    odfgx_figure *figures;
    size_t count, rules;
    char hash[ODFGX_HASH_TEXT], true_hash[ODFGX_HASH_TEXT];
};

/* The fields as they are being read. */
typedef struct seal_reader {
    odfgx_buffer fields[FIELDS];
    bool seen[FIELDS];
    seal_field open; /* FIELDS: none */
} seal_reader;

static seal_field find_field(const char *name)
{
    seal_field field = FORM;
    while (field < FIELDS && strcmp(field_names[field], name) != 0)
        field++;
    return field;
}

bool odfgx_seal_is_field(const char *name)
{
    return find_field(name) < FIELDS;
}

/* The first one of a name counts. */
static odfgx_status on_start(void *context, int token,
                             const odfgx_attributes *attributes,
                             odfgx_error *err)
{
    seal_reader *reader = context;
    const char *name = odfgx_attribute_get(attributes, NAME);
    (void)err;
    if (token != USER_DEFINED || name == NULL)
        return ODFGX_OK;
    reader->open = find_field(name);
    if (reader->open < FIELDS && reader->seen[reader->open])
        reader->open = FIELDS;
    return ODFGX_OK;
}

static odfgx_status on_text(void *context, const char *bytes, size_t length,
                            odfgx_error *err)
{
    seal_reader *reader = context;
    if (reader->open == FIELDS)
        return ODFGX_OK;
    odfgx_buffer_add(&reader->fields[reader->open], bytes, length);
    return odfgx_buffer_check(&reader->fields[reader->open], err);
}

static odfgx_status on_end(void *context, int token, odfgx_error *err)
{
    seal_reader *reader = context;
    (void)err;
    if (token == USER_DEFINED && reader->open < FIELDS) {
        reader->seen[reader->open] = true;
        reader->open = FIELDS;
    }
    return ODFGX_OK;
}

static odfgx_status refuse(const odfgx_input *input, odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_FORMAT, odfgx_input_name(input), "%s",
                      _("carries no record of its figures: only reports that "
                        "\"odfgx fill\" wrote, saved as .odt, can be "
                        "verified"));
}

static odfgx_status read_fields(seal_reader *reader, odfgx_input *input,
                                odfgx_error *err)
{
    const odfgx_part_handlers handlers = { on_start, on_end, on_text, reader };
    odfgx_package *package = NULL;
    odfgx_status status = odfgx_input_package(input, &package, err);
    if (status != ODFGX_OK)
        return status;
    if (!odfgx_package_has(package, ODFGX_META_PART))
        return refuse(input, err);
    return odfgx_part_read(package, ODFGX_META_PART, &vocabulary, &handlers,
                           err);
}

static const char *text_of(const seal_reader *reader, seal_field field)
{
    const odfgx_buffer *text = &reader->fields[field];
    return text->data != NULL ? text->data : "";
}

static odfgx_status refuse_form(const odfgx_input *input, const char *theirs,
                                const odfgx_form *form, odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_UNKNOWN, odfgx_input_name(input),
                      _("its figures are those of the form \"%s\", and not of "
                        "%s; give that form with --form"),
                      theirs, form->id);
}

static odfgx_status make_seal(odfgx_seal *seal, const seal_reader *reader,
                              const odfgx_form *form, const odfgx_input *input,
                              odfgx_error *err)
{
    for (seal_field field = FORM; field < FIELDS; field++) {
        if (!reader->seen[field])
            return refuse(input, err);
    }
    if (strcmp(text_of(reader, FORM), form->id) != 0)
        return refuse_form(input, text_of(reader, FORM), form, err);
    seal->count = form->value_count;
    seal->figures = calloc(form->value_count, sizeof *seal->figures);
    if (seal->figures == NULL)
        return odfgx_fail_memory(err);
    if (!odfgx_figures_parse(form, text_of(reader, VALUES), seal->figures))
        return refuse(input, err);
    (void)snprintf(seal->hash, sizeof seal->hash, "%s", text_of(reader, HASH));
    seal->rules = strtoul(text_of(reader, RULES), NULL, 10);
    return odfgx_figures_hash(form, seal->figures, seal->true_hash, err);
}

odfgx_status odfgx_seal_read(odfgx_seal **out, const odfgx_form *form,
                             odfgx_input *input, odfgx_error *err)
{
    seal_reader reader = { .open = FIELDS };
    odfgx_seal *seal = calloc(1, sizeof *seal);
    *out = NULL;
    if (seal == NULL)
        return odfgx_fail_memory(err);
    odfgx_status status = read_fields(&reader, input, err);
    if (status == ODFGX_OK)
        status = make_seal(seal, &reader, form, input, err);
    for (seal_field field = FORM; field < FIELDS; field++)
        odfgx_buffer_clear(&reader.fields[field]);
    if (status == ODFGX_OK)
        *out = seal;
    else
        odfgx_seal_free(seal);
    return status;
}

void odfgx_seal_free(odfgx_seal *seal)
{
    if (seal == NULL)
        return;
    free(seal->figures);
    free(seal);
}

const char *odfgx_seal_hash(const odfgx_seal *seal)
{
    return seal->hash;
}

bool odfgx_seal_intact(const odfgx_seal *seal)
{
    return strcmp(seal->hash, seal->true_hash) == 0;
}

size_t odfgx_seal_rules(const odfgx_seal *seal)
{
    return seal->rules;
}

bool odfgx_seal_value(const odfgx_seal *seal, size_t index, odfgx_amount *out)
{
    if (seal->figures[index].state != ODFGX_FIGURE_VALUE)
        return false;
    *out = seal->figures[index].amount;
    return true;
}
