#include "filters/docx/mark.h"

#include "odf/archive.h"
#include "report/buffer.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ packing */

static void clear_part(odfgx_docx_part *part)
{
    odfgx_buffer_clear(&part->bytes);
    odfgx_docx_edits_clear(&part->edits);
}

/* The part that an entry is of, if it is one that is edited. */
static const odfgx_docx_part *part_of(const odfgx_docx_marking *marking,
                                      const char *entry)
{
    const odfgx_docx_part *parts[] = { &marking->main, &marking->comments,
                                       &marking->links, &marking->types };
    for (size_t i = 0; i < ODFGX_COUNT_OF(parts); i++) {
        if (parts[i]->entry != NULL && strcmp(parts[i]->entry, entry) == 0)
            return parts[i];
    }
    return NULL;
}

static odfgx_status add_part(odfgx_archive *archive,
                             const odfgx_docx_part *part, odfgx_error *err)
{
    return odfgx_archive_add(archive, part->name, part->bytes.data,
                             part->bytes.length, false, err);
}

static odfgx_status add_entry(const odfgx_docx_marking *marking,
                              odfgx_archive *archive, const char *entry,
                              odfgx_error *err)
{
    const odfgx_docx_part *part = part_of(marking, entry);
    if (marking->removed != NULL && strcmp(marking->removed, entry) == 0)
        return ODFGX_OK;
    if (part == NULL || (!part->changed && !part->dropped))
        return odfgx_archive_copy(archive, marking->package, entry, err);
    if (part->dropped)
        return ODFGX_OK;
    return odfgx_archive_add(archive, entry, part->bytes.data,
                             part->bytes.length, false, err);
}

static odfgx_status pack(const odfgx_docx_marking *marking, odfgx_buffer *out,
                         odfgx_error *err)
{
    const odfgx_docx_part *added[] = { &marking->links, &marking->comments };
    odfgx_archive *archive;
    odfgx_status status = odfgx_archive_new(&archive, err);
    size_t count = odfgx_package_count(marking->package);
    for (size_t i = 0; i < count && status == ODFGX_OK; i++)
        status = add_entry(marking, archive,
                           odfgx_package_entry(marking->package, i), err);
    for (size_t i = 0; i < ODFGX_COUNT_OF(added) && status == ODFGX_OK; i++) {
        if (added[i]->entry == NULL && added[i]->changed)
            status = add_part(archive, added[i], err);
    }
    if (status == ODFGX_OK)
        status = odfgx_archive_finish(archive, out, err);
    odfgx_archive_free(archive);
    return status;
}

/* ------------------------------------------------------------------ marking */

/* Elements of a strict document are in another namespace. */
static bool is_strict(const odfgx_buffer *bytes)
{
    static const char uri[] = "http://purl.oclc.org/ooxml/wordprocessingml/";
    return strstr(bytes->data, uri) != NULL;
}

static odfgx_status read_main(odfgx_docx_marking *marking, odfgx_error *err)
{
    odfgx_docx_part *main = &marking->main;
    main->entry = main->name = odfgx_opc_main(marking->opc);
    odfgx_status status = odfgx_docx_part_read(marking, main, err);
    if (status == ODFGX_OK)
        marking->strict = is_strict(&main->bytes);
    return status;
}

/* A value that can't be put in must not be lost without a word. */
static odfgx_status check_sites(const odfgx_docx_marking *marking,
                                odfgx_error *err)
{
    const odfgx_markup *markup = marking->markup;
    for (size_t i = 0; i < markup->mark_count; i++) {
        const odfgx_mark *mark = &markup->marks[i];
        bool found = mark->value == NULL || mark->table == NULL;
        for (size_t j = 0; j < marking->site_count && !found; j++)
            found = marking->sites[j].mark == mark;
        if (!found)
            return odfgx_docx_fail_at(marking, mark, err,
                                      _("there is no such cell, so that no "
                                        "value can be put into it; mend it by "
                                        "hand"));
    }
    return ODFGX_OK;
}

static odfgx_status put_marks(odfgx_docx_marking *marking, odfgx_error *err)
{
    bool marks = marking->markup->result_count > 0;
    odfgx_status status = odfgx_docx_find_sites(marking, err);
    if (status == ODFGX_OK)
        status = check_sites(marking, err);
    if (status != ODFGX_OK || (!marks && marking->site_count == 0))
        return status;
    bool comments = marks && marking->site_count > 0;
    if (comments)
        status = odfgx_docx_comments_open(marking, err);
    if (status == ODFGX_OK)
        status = odfgx_docx_put(marking, err);
    return status == ODFGX_OK && comments
               ? odfgx_docx_comments_close(marking, err)
               : status;
}

static odfgx_status mark(odfgx_docx_marking *marking, odfgx_buffer *out,
                         odfgx_error *err)
{
    odfgx_status status =
        odfgx_input_package(marking->input, &marking->package, err);
    if (status == ODFGX_OK)
        status = odfgx_opc_open(&marking->opc, marking->package, err);
    if (status == ODFGX_OK)
        status = read_main(marking, err);
    if (status == ODFGX_OK)
        status = odfgx_docx_comments_strip(marking, err);
    if (status == ODFGX_OK)
        status = odfgx_docx_strip(marking, err);
    if (status == ODFGX_OK)
        status = put_marks(marking, err);
    return status == ODFGX_OK ? pack(marking, out, err) : status;
}

odfgx_status odfgx_docx_mark(odfgx_input *input, const odfgx_markup *markup,
                             odfgx_buffer *out, odfgx_error *err)
{
    odfgx_docx_marking marking = { .input = input, .markup = markup };
    odfgx_status status = mark(&marking, out, err);
    clear_part(&marking.main);
    clear_part(&marking.comments);
    clear_part(&marking.links);
    clear_part(&marking.types);
    odfgx_buffer_clear(&marking.comments_name);
    odfgx_buffer_clear(&marking.links_name);
    free(marking.ours.items);
    free(marking.used.items);
    free(marking.sites);
    odfgx_opc_free(marking.opc);
    return status;
}
