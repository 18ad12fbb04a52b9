#include "filters/xlsx/mark.h"

#include "filters/opc.h"
#include "filters/opc_names.h"
#include "odf/archive.h"
#include "report/buffer.h"
#include "report/grow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PLACE_TEXT = 512, NUMBERS_MAX = 100000 };

static const char our_prefix[] = "odfgx";

bool odfgx_mark_is_ours(const char *name)
{
    const char *slash = strrchr(name, '/');
    const char *base = slash != NULL ? slash + 1 : name;
    return strncmp(base, our_prefix, sizeof our_prefix - 1) == 0;
}

static void forget_tree(odfgx_mark_part *part)
{
    odfgx_arena_clear(&part->arena);
    part->root = NULL;
}

/* -------------------------------------------------------------- finding */

static odfgx_mark_part *known(const odfgx_marking *marking, const char *name)
{
    for (size_t i = 0; i < marking->part_count; i++) {
        if (odfgx_opc_name_same(marking->parts[i]->name, name))
            return marking->parts[i];
    }
    return NULL;
}

static odfgx_mark_part *keep(odfgx_marking *marking, const char *name)
{
    if (!odfgx_grow(&marking->parts, marking->part_count,
                    &marking->part_capacity, sizeof *marking->parts))
        return NULL;
    odfgx_mark_part *part = odfgx_arena_get(&marking->arena, sizeof *part);
    if (part == NULL)
        return NULL;
    part->name = odfgx_arena_copy(&marking->arena, name, strlen(name));
    if (part->name == NULL)
        return NULL;
    marking->parts[marking->part_count++] = part;
    return part;
}

odfgx_status odfgx_mark_find(odfgx_marking *marking, const char *name,
                             odfgx_mark_part **out, odfgx_error *err)
{
    *out = known(marking, name);
    if (*out != NULL) {
        if ((*out)->dropped)
            *out = NULL;
        return ODFGX_OK;
    }
    const char *entry = odfgx_opc_find(marking->package, name);
    if (entry == NULL)
        return ODFGX_OK;
    *out = keep(marking, entry);
    return *out != NULL ? ODFGX_OK : odfgx_fail_memory(err);
}

odfgx_status odfgx_mark_begin(odfgx_marking *marking, const char *name,
                              odfgx_mark_part **out, odfgx_error *err)
{
    odfgx_mark_part *part = known(marking, name);
    if (part == NULL)
        part = keep(marking, name);
    if (part == NULL)
        return odfgx_fail_memory(err);
    forget_tree(part);
    odfgx_buffer_empty(&part->bytes);
    odfgx_buffer_empty(&part->preamble);
    odfgx_buffer_empty(&part->texts);
    part->edit_count = 0;
    part->encoding = ODFGX_UTF_8;
    part->dropped = false;
    part->loaded = part->changed = true;
    part->added = !odfgx_package_has(marking->package, part->name);
    *out = part;
    return ODFGX_OK;
}

odfgx_status odfgx_mark_add(odfgx_marking *marking, const char *folder,
                            const char *ending, odfgx_mark_part **out,
                            odfgx_error *err)
{
    const char *slash = strrchr(marking->book->name, '/');
    int root = slash != NULL ? (int)(slash + 1 - marking->book->name) : 0;
    *out = NULL;
    for (unsigned number = 1; number < NUMBERS_MAX; number++) {
        const char *name = odfgx_arena_format(&marking->arena, "%.*s%s%s%u%s",
                                              root, marking->book->name, folder,
                                              our_prefix, number, ending);
        if (name == NULL)
            return odfgx_fail_memory(err);
        const odfgx_mark_part *there = known(marking, name);
        if (there != NULL ? there->dropped
                          : odfgx_opc_find(marking->package, name) == NULL)
            return odfgx_mark_begin(marking, name, out, err);
    }
    return odfgx_fail(err, ODFGX_LIMIT, odfgx_package_name(marking->package),
                      _("the archive has more parts than can be marked; open "
                        "the document and save it anew"));
}

/* -------------------------------------------------------------- loading */

odfgx_status odfgx_mark_load(odfgx_marking *marking, odfgx_mark_part *part,
                             odfgx_error *err)
{
    char where[PLACE_TEXT];
    if (part->loaded)
        return ODFGX_OK;
    (void)snprintf(where, sizeof where, "%s: %s",
                   odfgx_package_name(marking->package), part->name);
    odfgx_status status = odfgx_buffer_reserve(&part->bytes, 0) != NULL
                              ? odfgx_package_read(marking->package, part->name,
                                                   &part->bytes, err)
                              : odfgx_fail_memory(err);
    if (status == ODFGX_OK)
        status = odfgx_mark_decode(part, where, err);
    part->loaded = status == ODFGX_OK;
    return status;
}

/* Such words are ASCII, which is never written otherwise. */
bool odfgx_mark_holds(const odfgx_mark_part *part, const char *text)
{
    const char *at = part->bytes.data, *end = at + part->bytes.length;
    size_t length = strlen(text);
    while ((size_t)(end - at) >= length &&
           (at = memchr(at, text[0], (size_t)(end - at) - length + 1)) !=
               NULL) {
        if (memcmp(at, text, length) == 0)
            return true;
        at++;
    }
    return false;
}

void odfgx_mark_forget(odfgx_mark_part *part)
{
    forget_tree(part);
    if (part->changed || part->edit_count > 0)
        return;
    odfgx_buffer_clear(&part->bytes);
    odfgx_buffer_clear(&part->preamble);
    part->loaded = false;
}

odfgx_status odfgx_mark_commit(odfgx_marking *marking, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < marking->part_count && status == ODFGX_OK; i++) {
        odfgx_mark_part *part = marking->parts[i];
        if (part->failed)
            status = odfgx_fail_memory(err);
        else if (part->edit_count > 0 && !part->dropped)
            status = odfgx_mark_apply(part, err);
        forget_tree(part);
    }
    return status;
}

/* -------------------------------------------------------------- packing */

static odfgx_status pack_part(odfgx_marking *marking, odfgx_archive *archive,
                              odfgx_mark_part *part, odfgx_error *err)
{
    odfgx_buffer *bytes = &part->bytes;
    if (part->encoding != ODFGX_UTF_8) {
        odfgx_buffer encoded = { 0 };
        odfgx_mark_encode(part, &encoded);
        odfgx_buffer_clear(bytes);
        *bytes = encoded;
    }
    (void)marking;
    odfgx_status status = odfgx_buffer_check(bytes, err);
    return status == ODFGX_OK
               ? odfgx_archive_add(archive, part->name, bytes->data,
                                   bytes->length, false, err)
               : status;
}

static odfgx_status pack_entry(odfgx_marking *marking, odfgx_archive *archive,
                               const char *entry, odfgx_error *err)
{
    odfgx_mark_part *part = known(marking, entry);
    if (part != NULL && part->dropped)
        return ODFGX_OK;
    if (part != NULL && part->changed)
        return pack_part(marking, archive, part, err);
    return odfgx_archive_copy(archive, marking->package, entry, err);
}

odfgx_status odfgx_mark_pack(odfgx_marking *marking, odfgx_buffer *out,
                             odfgx_error *err)
{
    odfgx_archive *archive = NULL;
    size_t count = odfgx_package_count(marking->package);
    odfgx_status status = odfgx_archive_new(&archive, err);
    for (size_t i = 0; i < count && status == ODFGX_OK; i++)
        status = pack_entry(marking, archive,
                            odfgx_package_entry(marking->package, i), err);
    for (size_t i = 0; i < marking->part_count && status == ODFGX_OK; i++) {
        odfgx_mark_part *part = marking->parts[i];
        if (part->added && !part->dropped)
            status = pack_part(marking, archive, part, err);
    }
    if (status == ODFGX_OK)
        status = odfgx_archive_finish(archive, out, err);
    odfgx_archive_free(archive);
    return status;
}

void odfgx_mark_clear(odfgx_marking *marking)
{
    for (size_t i = 0; i < marking->part_count; i++) {
        odfgx_mark_part *part = marking->parts[i];
        odfgx_arena_clear(&part->arena);
        odfgx_buffer_clear(&part->bytes);
        odfgx_buffer_clear(&part->preamble);
        odfgx_buffer_clear(&part->texts);
        free(part->edits);
    }
    free(marking->parts);
    odfgx_arena_clear(&marking->arena);
}
