#include "odf/part.h"
#include "odf/seal.h"
#include "odf/template.h"
#include "odf/xml.h"

#include <string.h>

#define URN "urn:oasis:names:tc:opendocument:xmlns:"

enum { META = 1, DUBLIN_CORE };

enum { USER_DEFINED = 1, KEYWORD, SUBJECT, DESCRIPTION, NAME, TYPE };

static const odfgx_namespace namespaces[] = {
    { URN "meta:1.0", META },
    { "http://purl.org/dc/elements/1.1/", DUBLIN_CORE },
};

/* ODF 1.3 part 3, 4.3. */
static const odfgx_name names[] = {
    { META, "user-defined", USER_DEFINED },
    { META, "keyword", KEYWORD },
    { DUBLIN_CORE, "subject", SUBJECT },
    { DUBLIN_CORE, "description", DESCRIPTION },
    { META, "name", NAME },
    { META, "value-type", TYPE },
};

static const odfgx_vocabulary vocabulary = { namespaces,
                                             ODFGX_COUNT_OF(namespaces), names,
                                             ODFGX_COUNT_OF(names) };

static const char *const kept_elements[] = {
    [USER_DEFINED] = "meta:user-defined",
    [KEYWORD] = "meta:keyword",
    [SUBJECT] = "dc:subject",
    [DESCRIPTION] = "dc:description",
};

typedef struct meta_state {
    odfgx_template *template_;
    int kept; /* the element that is open, or 0 */
} meta_state;

/* Whether we write a user-defined field of this name ourselves. */
static bool is_ours(const odfgx_form *form, const char *name)
{
    return strcmp(name, form->agency.texts[0]) == 0 ||
           strcmp(name, form->year.texts[0]) == 0 ||
           strcmp(name, ODFGX_STATE_NAME) == 0 || odfgx_seal_is_field(name);
}

static odfgx_status on_start(void *context, int token,
                             const odfgx_attributes *attributes,
                             odfgx_error *err)
{
    meta_state *metadata = context;
    odfgx_buffer *out = &metadata->template_->meta;
    const char *name = odfgx_attribute_get(attributes, NAME);
    const char *type = odfgx_attribute_get(attributes, TYPE);
    (void)err;
    if (token == 0 || metadata->kept != 0 ||
        (token == USER_DEFINED &&
         (name == NULL || is_ours(metadata->template_->form, name))))
        return ODFGX_OK;
    metadata->kept = token;
    odfgx_buffer_add_format(out, "<%s", kept_elements[token]);
    if (token == USER_DEFINED) {
        odfgx_xml_add_attribute(out, "meta:name", name);
        if (type != NULL)
            odfgx_xml_add_attribute(out, "meta:value-type", type);
    }
    odfgx_buffer_add_char(out, '>');
    return ODFGX_OK;
}

static odfgx_status on_text(void *context, const char *bytes, size_t length,
                            odfgx_error *err)
{
    meta_state *metadata = context;
    (void)err;
    if (metadata->kept != 0)
        odfgx_xml_add_text(&metadata->template_->meta, bytes, length);
    return ODFGX_OK;
}

static odfgx_status on_end(void *context, int token, odfgx_error *err)
{
    meta_state *metadata = context;
    (void)err;
    if (metadata->kept != 0 && token == metadata->kept) {
        odfgx_buffer_add_format(&metadata->template_->meta, "</%s>",
                                kept_elements[token]);
        metadata->kept = 0;
    }
    return ODFGX_OK;
}

odfgx_status odfgx_template_read_meta(odfgx_template *template_,
                                      odfgx_package *package, odfgx_error *err)
{
    meta_state metadata = { .template_ = template_ };
    odfgx_part_handlers handlers = { on_start, on_end, on_text, &metadata };
    if (!odfgx_package_has(package, ODFGX_META_PART))
        return ODFGX_OK;
    odfgx_status status =
        odfgx_part_read(package, ODFGX_META_PART, &vocabulary, &handlers, err);
    return status == ODFGX_OK ? odfgx_buffer_check(&template_->meta, err)
                              : status;
}
