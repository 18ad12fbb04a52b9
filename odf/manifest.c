#include "odf/manifest.h"

#include "odf/part.h"

#include <string.h>

enum { SPACE_MANIFEST = 1 };
enum { TOKEN_ENTRY = 1, TOKEN_ENCRYPTION, TOKEN_PATH };

static const odfgx_namespace namespaces[] = {
    { "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", SPACE_MANIFEST },
};

static const odfgx_name names[] = {
    { SPACE_MANIFEST, "file-entry", TOKEN_ENTRY },
    { SPACE_MANIFEST, "encryption-data", TOKEN_ENCRYPTION },
    { SPACE_MANIFEST, "full-path", TOKEN_PATH },
};

static const odfgx_vocabulary vocabulary = { namespaces,
                                             ODFGX_COUNT_OF(namespaces), names,
                                             ODFGX_COUNT_OF(names) };

static const char manifest_part[] = "META-INF/manifest.xml";

/* Parts without which nothing can be read. */
static const char *const needed[] = { "content.xml", "encrypted-package" };

typedef struct media_type {
    char *text;
    size_t length;
} media_type;

/* Takes what has room and lets the rest pass. */
static odfgx_status take_type(void *context, const char *bytes, size_t length,
                              odfgx_error *err)
{
    media_type *type = context;
    (void)err;
    for (size_t i = 0; i < length; i++) {
        if (type->length < ODFGX_MEDIA_TYPE_MAX - 1 &&
            (unsigned char)bytes[i] > ' ')
            type->text[type->length++] = bytes[i];
    }
    return ODFGX_OK;
}

odfgx_status odfgx_media_type_read(odfgx_package *package,
                                   char out[ODFGX_MEDIA_TYPE_MAX],
                                   odfgx_error *err)
{
    media_type type = { out, 0 };
    odfgx_status status = ODFGX_OK;
    if (odfgx_package_has(package, "mimetype"))
        status =
            odfgx_package_stream(package, "mimetype", take_type, &type, err);
    out[type.length] = '\0';
    return status;
}

typedef struct manifest {
    const char *file;
    bool needed; /* within the entry of a part that is */
} manifest;

static odfgx_status start(void *context, int token,
                          const odfgx_attributes *attributes, odfgx_error *err)
{
    manifest *seen = context;
    if (token == TOKEN_ENTRY) {
        const char *path = odfgx_attribute_get(attributes, TOKEN_PATH);
        seen->needed = false;
        for (size_t i = 0; path != NULL && i < ODFGX_COUNT_OF(needed); i++)
            seen->needed = seen->needed || strcmp(path, needed[i]) == 0;
    }
    if (token == TOKEN_ENCRYPTION && seen->needed)
        return odfgx_fail(err, ODFGX_ENCRYPTED, seen->file,
                          _("the document is protected by a password; open "
                            "it and save it without one"));
    return ODFGX_OK;
}

odfgx_status odfgx_manifest_check(odfgx_package *package, odfgx_error *err)
{
    manifest seen = { odfgx_package_name(package), false };
    odfgx_part_handlers handlers = { .start = start, .context = &seen };
    if (!odfgx_package_has(package, manifest_part))
        return ODFGX_OK;
    return odfgx_part_read(package, manifest_part, &vocabulary, &handlers, err);
}
