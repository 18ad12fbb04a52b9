#include "odf/part.h"
#include "odf/plain.h"
#include "odf/template.h"
#include "odf/xml.h"

#include <string.h>

#define URN "urn:oasis:names:tc:opendocument:xmlns:"
#define TEXT_TYPE "application/vnd.oasis.opendocument.text"
#define TEMPLATE_TYPE TEXT_TYPE "-template"
#define VERSION "1.3"
#define XML_DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

/* --------------------------------------------------------- what is copied */

static bool begins(const char *text, const char *beginning)
{
    return strncmp(text, beginning, strlen(beginning)) == 0;
}

/* A name that could lead out of a folder is not passed on. */
static bool is_unsafe(const char *entry)
{
    return *entry == '/' || strstr(entry, "..") != NULL ||
           strpbrk(entry, "\\:") != NULL;
}

/* A filled document has another look than the template's thumbnail and other
 * pages than its layout cache; its signature breaks, while macros stay as
 * they are and so does theirs. */
bool odfgx_template_keeps(const char *entry)
{
    bool signature = begins(entry, "META-INF/") &&
                     strstr(entry, "signatures") != NULL &&
                     strstr(entry, "macrosignatures") == NULL;
    return !signature && !is_unsafe(entry) && !begins(entry, "Thumbnails/") &&
           strcmp(entry, "layout-cache") != 0;
}

/* --------------------------------------------------------------- manifest */

enum { ENTRY = 1, ENCRYPTION, PATH, MEDIA_TYPE, VERSION_ATTRIBUTE };

static const odfgx_namespace namespaces[] = {
    { URN "manifest:1.0", 1 },
};

/* ODF 1.3 part 2, 4. */
static const odfgx_name names[] = {
    { 1, "file-entry", ENTRY },
    { 1, "encryption-data", ENCRYPTION },
    { 1, "full-path", PATH },
    { 1, "media-type", MEDIA_TYPE },
    { 1, "version", VERSION_ATTRIBUTE },
};

static const odfgx_vocabulary vocabulary = { namespaces,
                                             ODFGX_COUNT_OF(namespaces), names,
                                             ODFGX_COUNT_OF(names) };

typedef struct manifest_state {
    odfgx_template *template_;
    odfgx_package *package;
    odfgx_buffer entries; /* those that are kept */
    bool encrypted, names_meta;
    bool is_text; /* the root's media type is that of a text */
    bool has_root;
    const char *version; /* NULL in ODF 1.0 and 1.1 */
} manifest_state;

static void add_entry(odfgx_buffer *out, const char *path, const char *type,
                      const char *version)
{
    odfgx_buffer_add_text(out, "<manifest:file-entry");
    odfgx_xml_add_attribute(out, "manifest:full-path", path);
    if (version != NULL)
        odfgx_xml_add_attribute(out, "manifest:version", version);
    odfgx_xml_add_attribute(out, "manifest:media-type", type);
    odfgx_buffer_add_text(out, "/>");
}

static odfgx_status take_root(manifest_state *manifest, const char *type,
                              const char *version, odfgx_error *err)
{
    odfgx_template *template_ = manifest->template_;
    manifest->has_root = true;
    manifest->is_text =
        strcmp(type, TEXT_TYPE) == 0 || strcmp(type, TEMPLATE_TYPE) == 0;
    manifest->version = NULL;
    if (version == NULL)
        return ODFGX_OK;
    template_->version = manifest->version =
        odfgx_arena_copy(&template_->arena, version, strlen(version));
    return template_->version != NULL ? ODFGX_OK : odfgx_fail_memory(err);
}

/* Folders are listed for their media types alone; all else must be there. */
static odfgx_status take_entry(manifest_state *manifest,
                               const odfgx_attributes *attributes,
                               odfgx_error *err)
{
    const char *path = odfgx_attribute_get(attributes, PATH);
    const char *type = odfgx_attribute_get(attributes, MEDIA_TYPE);
    const char *version = odfgx_attribute_get(attributes, VERSION_ATTRIBUTE);
    if (path == NULL || *path == '\0')
        return ODFGX_OK;
    if (type == NULL)
        type = "";
    if (strcmp(path, "/") == 0)
        return take_root(manifest, type, version, err);
    bool folder = path[strlen(path) - 1] == '/';
    if (!odfgx_template_keeps(path) ||
        (!folder && !odfgx_package_has(manifest->package, path)))
        return ODFGX_OK;
    if (strcmp(path, ODFGX_META_PART) == 0)
        manifest->names_meta = true;
    add_entry(&manifest->entries, path, type, version);
    return ODFGX_OK;
}

static odfgx_status on_start(void *context, int token,
                             const odfgx_attributes *attributes,
                             odfgx_error *err)
{
    manifest_state *manifest = context;
    if (token == ENCRYPTION)
        manifest->encrypted = true;
    return token == ENTRY ? take_entry(manifest, attributes, err) : ODFGX_OK;
}

/* Lists what is in a package that has no manifest. */
static void list_parts(manifest_state *manifest)
{
    for (size_t i = 0; i < odfgx_package_count(manifest->package); i++) {
        const char *entry = odfgx_package_entry(manifest->package, i);
        const char *dot = strrchr(entry, '.');
        bool is_xml = dot != NULL && strcmp(dot, ".xml") == 0;
        if (strcmp(entry, ODFGX_MIMETYPE_PART) == 0 ||
            strcmp(entry, ODFGX_META_PART) == 0 || begins(entry, "META-INF/") ||
            !odfgx_template_keeps(entry) || entry[strlen(entry) - 1] == '/')
            continue;
        add_entry(&manifest->entries, entry, is_xml ? "text/xml" : "", NULL);
    }
}

static void write_manifest(manifest_state *manifest)
{
    odfgx_buffer *out = &manifest->template_->manifest;
    odfgx_buffer_add_text(out, XML_DECLARATION
                          "<manifest:manifest xmlns:manifest=\"" URN
                          "manifest:1.0\"");
    if (manifest->version != NULL)
        odfgx_xml_add_attribute(out, "manifest:version", manifest->version);
    odfgx_buffer_add_char(out, '>');
    add_entry(out, "/", TEXT_TYPE, manifest->version);
    odfgx_buffer_add(out, manifest->entries.data, manifest->entries.length);
    if (!manifest->names_meta)
        add_entry(out, ODFGX_META_PART, "text/xml", NULL);
    odfgx_buffer_add_text(out, "</manifest:manifest>");
    out->failed = out->failed || manifest->entries.failed;
}

/* The media type is what the package begins with, else what its manifest
 * says. */
static odfgx_status check_mimetype(const odfgx_template *template_,
                                   odfgx_package *package,
                                   const manifest_state *manifest,
                                   odfgx_error *err)
{
    odfgx_buffer type = { 0 };
    odfgx_status status = ODFGX_OK;
    bool fits = manifest->has_root
                    ? manifest->is_text
                    : odfgx_package_has(package, ODFGX_CONTENT_PART);
    if (odfgx_package_has(package, ODFGX_MIMETYPE_PART)) {
        status = odfgx_package_read(package, ODFGX_MIMETYPE_PART, &type, err);
        odfgx_slice name = odfgx_text_trim(type.data, type.length);
        fits = odfgx_slice_is(name, TEXT_TYPE) ||
               odfgx_slice_is(name, TEMPLATE_TYPE);
    }
    odfgx_buffer_clear(&type);
    if (status != ODFGX_OK || fits)
        return status;
    return odfgx_fail(err, ODFGX_FORMAT, template_->name, "%s",
                      _("not a text document of OpenDocument; a template is "
                        "an .odt or .ott file"));
}

odfgx_status odfgx_template_read_manifest(odfgx_template *template_,
                                          odfgx_package *package,
                                          odfgx_error *err)
{
    manifest_state manifest = { .template_ = template_,
                                .package = package,
                                .version = VERSION };
    odfgx_part_handlers handlers = { .start = on_start, .context = &manifest };
    odfgx_status status = ODFGX_OK;
    template_->version = VERSION;
    if (odfgx_package_has(package, ODFGX_MANIFEST_PART))
        status = odfgx_part_read(package, ODFGX_MANIFEST_PART, &vocabulary,
                                 &handlers, err);
    else
        list_parts(&manifest);
    if (status == ODFGX_OK && manifest.encrypted)
        status = odfgx_fail(err, ODFGX_ENCRYPTED, template_->name, "%s",
                            _("the template is protected by a password; save "
                              "it without one"));
    if (status == ODFGX_OK)
        status = check_mimetype(template_, package, &manifest, err);
    if (status == ODFGX_OK) {
        write_manifest(&manifest);
        status = odfgx_buffer_check(&template_->manifest, err);
    }
    odfgx_buffer_clear(&manifest.entries);
    return status;
}
