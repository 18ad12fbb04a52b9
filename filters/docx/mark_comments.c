#include "filters/docx/mark.h"

#include "odf/epoch.h"
#include "report/buffer.h"
#include "report/platform.h"

#include <string.h>

/* ------------------------------------------------------------- comments */

typedef struct comment_scan {
    odfgx_docx_marking *marking;
    odfgx_part *gate;
    size_t depth, begin;
    bool removing;
} comment_scan;

static odfgx_status start_comment(void *context, int token,
                                  const odfgx_attributes *attributes,
                                  odfgx_error *err)
{
    comment_scan *scan = context;
    odfgx_docx_marking *marking = scan->marking;
    odfgx_place place = odfgx_part_place(scan->gate);
    const char *id = odfgx_attribute_get(attributes, MARK_ID);
    const char *author = odfgx_attribute_get(attributes, MARK_AUTHOR);
    scan->depth++;
    if (scan->depth == 1)
        marking->comments_tag = place;
    if (scan->depth != 2 || token != MARK_COMMENT)
        return scan->removing ? ODFGX_OK
                              : odfgx_docx_ids_add(&marking->used, id, err);
    scan->removing = author != NULL && strcmp(author, ODFGX_MARK_AUTHOR) == 0;
    scan->begin = place.begin;
    marking->comment_count += !scan->removing;
    return odfgx_docx_ids_add(scan->removing ? &marking->ours : &marking->used,
                              id, err);
}

static odfgx_status end_comment(void *context, int token, odfgx_error *err)
{
    comment_scan *scan = context;
    odfgx_docx_marking *marking = scan->marking;
    odfgx_docx_edits *edits = &marking->comments.edits;
    odfgx_place place = odfgx_part_place(scan->gate);
    odfgx_status status = ODFGX_OK;
    (void)token;
    if (scan->depth == 1)
        marking->comments_end = place;
    if (scan->depth == 2 && scan->removing)
        status = odfgx_docx_edits_begin(edits, scan->begin, place.end, err);
    if (scan->depth == 2)
        scan->removing = false;
    scan->depth--;
    return status;
}

static odfgx_status scan_comments(odfgx_docx_marking *marking, odfgx_error *err)
{
    comment_scan scan = { .marking = marking };
    odfgx_part_handlers handlers = { start_comment, end_comment, NULL, &scan };
    odfgx_part_origin origin = { odfgx_input_name(marking->input),
                                 marking->comments.entry,
                                 odfgx_input_limits(marking->input) };
    marking->comment_count = marking->used.count = marking->ours.count = 0;
    return odfgx_docx_part_scan(&marking->comments, &origin, &handlers,
                                &odfgx_docx_mark_vocabulary, &scan.gate, err);
}

/* A root that was empty is so again where nothing is left in it. */
static odfgx_status empty_root(odfgx_docx_marking *marking, odfgx_error *err)
{
    odfgx_docx_part *part = &marking->comments;
    odfgx_place end = marking->comments_end;
    if (marking->comment_count > 0 || end.end - end.begin < 3 ||
        part->bytes.data[end.end - 2] != ' ')
        return ODFGX_OK;
    odfgx_status status = odfgx_docx_edits_begin(
        &part->edits, marking->comments_tag.end - 1, end.end, err);
    if (status == ODFGX_OK)
        odfgx_buffer_add_text(&part->edits.texts, "/>");
    return status;
}

/* ------------------------------------------------------------------ parts */

odfgx_status odfgx_docx_comments_strip(odfgx_docx_marking *marking,
                                       odfgx_error *err)
{
    odfgx_relationships links;
    const char *main = odfgx_opc_main(marking->opc), *entry;
    odfgx_status status = odfgx_docx_links_open(marking, err);
    if (status == ODFGX_OK)
        status = odfgx_opc_relationships(marking->opc, main, &links, err);
    if (status != ODFGX_OK)
        return status;
    const odfgx_relationship *link =
        odfgx_relationship_by_type(&links, "comments");
    if (link == NULL)
        return ODFGX_OK;
    status = odfgx_opc_follow(marking->opc, link, NULL, &entry, err);
    if (status != ODFGX_OK)
        return status;
    marking->comments.entry = marking->comments.name = entry;
    status = odfgx_docx_part_read(marking, &marking->comments, err);
    if (status == ODFGX_OK)
        status = scan_comments(marking, err);
    if (status != ODFGX_OK)
        return status;
    if (marking->comment_count == 0 && odfgx_docx_link_is_ours(link->id)) {
        status = odfgx_docx_links_drop(marking, link->id, err);
        odfgx_docx_edits_clear(&marking->comments.edits);
        marking->removed = entry;
        marking->comments.entry = NULL;
        return status;
    }
    status = empty_root(marking, err);
    return status == ODFGX_OK ? odfgx_docx_part_apply(&marking->comments, err)
                              : status;
}

/* -------------------------------------------------------------- new parts */

/* Whether a part that is there has the name, or the types speak of one. */
static bool is_taken(const odfgx_docx_marking *marking, const char *name)
{
    const char *found = odfgx_opc_find(marking->package, name);
    if (found != NULL &&
        (marking->removed == NULL || strcmp(found, marking->removed) != 0))
        return true;
    return strstr(marking->types.bytes.data, name) != NULL;
}

/* Finds a name in the main part's folder. */
static odfgx_status name_comments(odfgx_docx_marking *marking,
                                  const char **base, odfgx_error *err)
{
    const char *main = odfgx_opc_main(marking->opc);
    const char *slash = strrchr(main, '/');
    size_t folder = slash != NULL ? (size_t)(slash - main) + 1 : 0;
    odfgx_buffer *name = &marking->comments_name;
    for (unsigned number = 0; number == 0 || is_taken(marking, name->data);
         number++) {
        odfgx_buffer_empty(name);
        odfgx_buffer_add(name, main, folder);
        odfgx_buffer_add_text(name, "comments");
        if (number > 0)
            odfgx_buffer_add_format(name, "%u", number);
        odfgx_buffer_add_text(name, ".xml");
        if (name->failed)
            return odfgx_fail_memory(err);
    }
    *base = name->data + folder;
    return ODFGX_OK;
}

static odfgx_status begin_comments(odfgx_docx_marking *marking,
                                   odfgx_error *err)
{
    static const char *const uris[] = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    };
    odfgx_docx_part *part = &marking->comments;
    const char *base = NULL;
    odfgx_status status = name_comments(marking, &base, err);
    if (status == ODFGX_OK)
        status = odfgx_docx_links_add(marking, base, err);
    if (status != ODFGX_OK)
        return status;
    part->name = marking->comments_name.data;
    part->changed = true;
    odfgx_buffer_empty(&part->bytes);
    odfgx_buffer_add_format(&part->bytes,
                            "<?xml version=\"1.0\" encoding=\"UTF-8\" "
                            "standalone=\"yes\"?>\n<w:comments xmlns:w=\"%s\">"
                            "</w:comments>",
                            uris[marking->strict]);
    return odfgx_buffer_check(&part->bytes, err);
}

odfgx_status odfgx_docx_comments_open(odfgx_docx_marking *marking,
                                      odfgx_error *err)
{
    odfgx_docx_part *part = &marking->comments;
    odfgx_status status = ODFGX_OK;
    if (part->entry == NULL)
        status = begin_comments(marking, err);
    if (status == ODFGX_OK)
        status = scan_comments(marking, err);
    if (status != ODFGX_OK)
        return status;
    odfgx_place tag = marking->comments_tag;
    if (!odfgx_docx_is_empty_tag(odfgx_docx_part_bytes(part, tag)))
        return odfgx_docx_edits_begin(&part->edits, marking->comments_end.begin,
                                      marking->comments_end.begin, err);
    status = odfgx_docx_edits_begin(&part->edits, tag.end - 2, tag.end, err);
    odfgx_buffer_add_char(&part->edits.texts, '>');
    return status;
}

/* ---------------------------------------------------------------- putting */

static void write_date(odfgx_buffer *out)
{
    time_t moment;
    struct tm parts;
    char date[32];
    if (odfgx_epoch_read(&moment) && odfgx_platform_utc(moment, &parts) &&
        strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", &parts) > 0)
        odfgx_buffer_add_text(out, date);
}

void odfgx_docx_comments_put(odfgx_docx_marking *marking, long id,
                             const char *text)
{
    odfgx_docx_writer writer = odfgx_docx_writer_at(marking, &marking->comments,
                                                    marking->comments_tag);
    time_t moment;
    odfgx_docx_write(&writer, "<w:comment@ w:id=\"");
    odfgx_docx_write_number(&writer, id);
    odfgx_docx_write(&writer, "\" w:author=\"" ODFGX_MARK_AUTHOR
                              "\" w:initials=\"" ODFGX_MARK_AUTHOR "\"");
    if (odfgx_epoch_read(&moment)) {
        odfgx_docx_write(&writer, " w:date=\"");
        write_date(writer.out);
        odfgx_buffer_add_char(writer.out, '"');
    }
    odfgx_buffer_add_char(writer.out, '>');
    for (bool more = true; more; text++) {
        size_t length = strcspn(text, "\n");
        odfgx_docx_write(&writer, "<w:p><w:r><w:t xml:space=\"preserve\">");
        odfgx_docx_write_text(&writer, text, length);
        odfgx_docx_write(&writer, "</w:t></w:r></w:p>");
        more = text[length] == '\n';
        text += length;
    }
    odfgx_docx_write(&writer, "</w:comment>");
}

odfgx_status odfgx_docx_comments_close(odfgx_docx_marking *marking,
                                       odfgx_error *err)
{
    odfgx_docx_part *part = &marking->comments;
    odfgx_slice tag = odfgx_docx_part_bytes(part, marking->comments_tag);
    odfgx_slice name = odfgx_raw_name(tag);
    if (odfgx_docx_is_empty_tag(tag)) {
        odfgx_buffer_add_text(&part->edits.texts, "</");
        odfgx_buffer_add(&part->edits.texts, name.text, name.length);
        odfgx_buffer_add_text(&part->edits.texts, " >");
    }
    return odfgx_docx_part_apply(part, err);
}
