#include "filters/opendocument/mark.h"

#include "filters/opendocument.h"
#include "odf/archive.h"
#include "odf/manifest.h"

#include <string.h>

static const char mimetype_part[] = "mimetype";
static const char content_part[] = "content.xml";
static const char styles_part[] = "styles.xml";
static const char manifest_part[] = "META-INF/manifest.xml";

/* A part before and after. */
typedef struct marked_part {
    const char *name;    /* NULL: the file itself */
    odfgx_buffer before; /* as it was read */
    odfgx_buffer after;
} marked_part;

static void clear_part(marked_part *part)
{
    odfgx_buffer_clear(&part->before);
    odfgx_buffer_clear(&part->after);
}

static odfgx_od_source source_of(const odfgx_input *input,
                                 const marked_part *part)
{
    return (odfgx_od_source){ odfgx_input_name(input), part->name,
                              odfgx_input_limits(input), &part->after };
}

/* Makes changes for good. */
static odfgx_status change(marked_part *part, odfgx_changes *changes,
                           odfgx_error *err)
{
    odfgx_buffer changed = { 0 };
    odfgx_changes_apply(changes, &part->after, &changed);
    odfgx_buffer_clear(&part->after);
    part->after = changed;
    return odfgx_buffer_check(&changed, err);
}

/* ------------------------------------------------------------ marks before */

static odfgx_status clean(const odfgx_input *input, marked_part *part,
                          odfgx_error *err)
{
    odfgx_changes changes = { 0 };
    odfgx_od_source source = source_of(input, part);
    odfgx_status status = odfgx_od_mark_clean(&source, &changes, err);
    if (status == ODFGX_OK && changes.count > 0)
        status = change(part, &changes, err);
    odfgx_changes_clear(&changes);
    return status;
}

/* Takes earlier marks out: exactly as they came in, or, where the document was
 * saved since, by what they look like. */
static odfgx_status take_out(const odfgx_input *input, marked_part *part,
                             odfgx_error *err)
{
    const odfgx_buffer *before = &part->before;
    if (before->length > 1 &&
        (before->data[0] == '\0' || before->data[1] == '\0' ||
         (unsigned char)before->data[0] >= 0xFE))
        return odfgx_fail(err, ODFGX_USAGE, odfgx_input_name(input), "%s",
                          _("marks can't be put into a document in UTF-16; "
                            "open it and save it anew"));
    if (odfgx_changes_undo(before, &part->after))
        return odfgx_buffer_check(&part->after, err);
    odfgx_buffer_add(&part->after, before->data, odfgx_changes_end(before));
    odfgx_status status = odfgx_buffer_check(&part->after, err);
    return status == ODFGX_OK ? clean(input, part, err) : status;
}

/* ----------------------------------------------------------------- changes */

/* Makes the changes that a step adds, in a way that can be undone. */
static odfgx_status apply(marked_part *part, odfgx_changes *changes,
                          odfgx_error *err)
{
    odfgx_buffer marked = { 0 };
    if (changes->count == 0)
        return ODFGX_OK;
    odfgx_changes_apply_undoable(changes, &part->after, &marked);
    odfgx_buffer_clear(&part->after);
    part->after = marked;
    return odfgx_buffer_check(&marked, err);
}

/* Values stay when marks are taken out, so they are no changes to undo. */
static odfgx_status put_values(const odfgx_input *input, marked_part *part,
                               const odfgx_markup *markup, odfgx_error *err)
{
    const odfgx_markup values = { .name = markup->name,
                                  .marks = markup->marks,
                                  .mark_count = markup->mark_count };
    odfgx_changes changes = { 0 };
    odfgx_od_source source = source_of(input, part);
    odfgx_status status =
        odfgx_od_mark_content(&source, false, &values, &changes, err);
    if (status == ODFGX_OK && changes.count > 0)
        status = change(part, &changes, err);
    odfgx_changes_clear(&changes);
    return status;
}

static odfgx_status mark_content(const odfgx_input *input, marked_part *part,
                                 const odfgx_markup *markup, odfgx_error *err)
{
    odfgx_changes changes = { 0 };
    odfgx_status status = put_values(input, part, markup, err);
    if (markup->result_count == 0 || status != ODFGX_OK)
        return status;
    odfgx_od_source source = source_of(input, part);
    status = odfgx_od_mark_content(&source, part->name == NULL, markup,
                                   &changes, err);
    if (status == ODFGX_OK)
        status = apply(part, &changes, err);
    odfgx_changes_clear(&changes);
    return status;
}

/* A document without the part gets one, whose changes are the whole of it. */
static odfgx_status add_styles_part(marked_part *part, odfgx_error *err)
{
    odfgx_changes changes = { 0 };
    odfgx_buffer bytes = { 0 };
    odfgx_buffer_add_text(&bytes, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                                  "<office:document-styles" OD_XMLNS_OFFICE
                                  " office:version=\"1.3\"><office:styles>");
    odfgx_od_add_common_styles(&bytes);
    odfgx_buffer_add_text(&bytes, "</office:styles></office:document-styles>");
    odfgx_buffer_add(&part->after, "", 0);
    odfgx_status status = odfgx_buffer_check(&part->after, err);
    if (status == ODFGX_OK)
        status = odfgx_changes_add(&changes, 0, 0, &bytes, err);
    if (status == ODFGX_OK)
        status = apply(part, &changes, err);
    odfgx_changes_clear(&changes);
    odfgx_buffer_clear(&bytes);
    return status;
}

static odfgx_status mark_styles(const odfgx_input *input, marked_part *part,
                                odfgx_error *err)
{
    odfgx_changes changes = { 0 };
    odfgx_od_source source = source_of(input, part);
    if (part->after.length == 0)
        return add_styles_part(part, err);
    odfgx_status status = odfgx_od_mark_styles(&source, &changes, err);
    if (status == ODFGX_OK)
        status = apply(part, &changes, err);
    odfgx_changes_clear(&changes);
    return status;
}

/* Names the new part, before the end of the manifest's root (ODF 1.3 part 2,
 * 4.2). */
static odfgx_status mark_manifest(marked_part *part, odfgx_error *err)
{
    static const char entry[] =
        "<manifest:file-entry xmlns:manifest=\"" OD_URN "manifest:1.0\""
        " manifest:full-path=\"styles.xml\""
        " manifest:media-type=\"text/xml\"/>";
    odfgx_changes changes = { 0 };
    odfgx_buffer bytes = { 0 };
    odfgx_status status = ODFGX_OK;
    size_t at = part->after.length;
    while (at > 1 && memcmp(part->after.data + at - 2, "</", 2) != 0)
        at--;
    if (at > 1) {
        odfgx_buffer_add_text(&bytes, entry);
        status = odfgx_changes_add(&changes, at - 2, at - 2, &bytes, err);
    }
    if (status == ODFGX_OK)
        status = apply(part, &changes, err);
    odfgx_changes_clear(&changes);
    odfgx_buffer_clear(&bytes);
    return status;
}

/* ---------------------------------------------------------------- packages */

enum { CONTENT, STYLES, MANIFEST, PARTS };

typedef struct marked_package {
    odfgx_input *input;
    odfgx_package *package;
    marked_part parts[PARTS];
} marked_package;

static odfgx_status read_parts(marked_package *marked, odfgx_error *err)
{
    odfgx_status status = odfgx_manifest_check(marked->package, err);
    for (size_t i = 0; i < PARTS && status == ODFGX_OK; i++) {
        marked_part *part = &marked->parts[i];
        if (i != CONTENT && !odfgx_package_has(marked->package, part->name))
            continue;
        status =
            odfgx_package_read(marked->package, part->name, &part->before, err);
        if (status == ODFGX_OK && part->before.length > 0)
            status = take_out(marked->input, part, err);
    }
    return status;
}

static odfgx_status mark_parts(marked_package *marked,
                               const odfgx_markup *markup, odfgx_error *err)
{
    bool styled = marked->parts[STYLES].after.length > 0;
    odfgx_status status =
        mark_content(marked->input, &marked->parts[CONTENT], markup, err);
    if (markup->result_count == 0 || status != ODFGX_OK)
        return status;
    status = mark_styles(marked->input, &marked->parts[STYLES], err);
    return status == ODFGX_OK && !styled &&
                   marked->parts[MANIFEST].after.length > 0
               ? mark_manifest(&marked->parts[MANIFEST], err)
               : status;
}

static const marked_part *find_part(const marked_package *marked,
                                    const char *entry)
{
    for (size_t i = 0; i < PARTS; i++) {
        if (strcmp(marked->parts[i].name, entry) == 0)
            return &marked->parts[i];
    }
    return NULL;
}

/* A signature of the document breaks; that of its macros does not, as they
 * stay as they are. */
static bool is_signature(const char *entry)
{
    return strncmp(entry, "META-INF/", strlen("META-INF/")) == 0 &&
           strstr(entry, "signatures") != NULL &&
           strstr(entry, "macrosignatures") == NULL;
}

static bool is_changed(const marked_part *part)
{
    return part->before.length != part->after.length ||
           memcmp(part->before.data, part->after.data, part->before.length) !=
               0;
}

static odfgx_status add_entry(const marked_package *marked,
                              odfgx_archive *archive, const char *entry,
                              odfgx_error *err)
{
    const marked_part *part = find_part(marked, entry);
    if (strcmp(entry, mimetype_part) == 0 || is_signature(entry) ||
        entry[strlen(entry) - 1] == '/')
        return ODFGX_OK;
    if (part == NULL || !is_changed(part))
        return odfgx_archive_copy(archive, marked->package, entry, err);
    if (part->after.length == 0) /* an earlier run had put it in */
        return ODFGX_OK;
    return odfgx_archive_add(archive, entry, part->after.data,
                             part->after.length, false, err);
}

/* The media type comes first, and is not deflated (ODF 1.3 part 2, 3.3). */
static odfgx_status add_entries(const marked_package *marked,
                                const odfgx_buffer *type,
                                odfgx_archive *archive, odfgx_error *err)
{
    odfgx_package *package = marked->package;
    const marked_part *styles = &marked->parts[STYLES];
    odfgx_status status = ODFGX_OK;
    if (type->length > 0)
        status = odfgx_archive_add(archive, mimetype_part, type->data,
                                   type->length, true, err);
    for (size_t i = 0; i < odfgx_package_count(package) && status == ODFGX_OK;
         i++)
        status =
            add_entry(marked, archive, odfgx_package_entry(package, i), err);
    if (status == ODFGX_OK && styles->after.length > 0 &&
        !odfgx_package_has(package, styles_part))
        status = odfgx_archive_add(archive, styles_part, styles->after.data,
                                   styles->after.length, false, err);
    return status;
}

static odfgx_status pack(const marked_package *marked, odfgx_buffer *out,
                         odfgx_error *err)
{
    odfgx_archive *archive = NULL;
    odfgx_buffer type = { 0 };
    odfgx_status status = odfgx_archive_new(&archive, err);
    if (status == ODFGX_OK && odfgx_package_has(marked->package, mimetype_part))
        status = odfgx_package_read(marked->package, mimetype_part, &type, err);
    if (status == ODFGX_OK)
        status = add_entries(marked, &type, archive, err);
    if (status == ODFGX_OK)
        status = odfgx_archive_finish(archive, out, err);
    odfgx_archive_free(archive);
    odfgx_buffer_clear(&type);
    return status;
}

odfgx_status odfgx_opendocument_mark_package(odfgx_input *input,
                                             const odfgx_markup *markup,
                                             odfgx_buffer *out,
                                             odfgx_error *err)
{
    marked_package marked = { .input = input,
                              .parts = {
                                  [CONTENT] = { .name = content_part },
                                  [STYLES] = { .name = styles_part },
                                  [MANIFEST] = { .name = manifest_part },
                              } };
    odfgx_status status = odfgx_input_package(input, &marked.package, err);
    if (status == ODFGX_OK)
        status = read_parts(&marked, err);
    if (status == ODFGX_OK)
        status = mark_parts(&marked, markup, err);
    if (status == ODFGX_OK)
        status = pack(&marked, out, err);
    for (size_t i = 0; i < PARTS; i++)
        clear_part(&marked.parts[i]);
    return status;
}

/* -------------------------------------------------------------------- flat */

odfgx_status odfgx_opendocument_mark_flat(odfgx_input *input,
                                          const odfgx_markup *markup,
                                          odfgx_buffer *out, odfgx_error *err)
{
    marked_part part = { 0 };
    odfgx_status status = odfgx_input_bytes(input, &part.before, err);
    if (status == ODFGX_OK)
        status = take_out(input, &part, err);
    if (status == ODFGX_OK)
        status = mark_content(input, &part, markup, err);
    if (status == ODFGX_OK) {
        odfgx_buffer_add(out, part.after.data, part.after.length);
        status = odfgx_buffer_check(out, err);
    }
    clear_part(&part);
    return status;
}
