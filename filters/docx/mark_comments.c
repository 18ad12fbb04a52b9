#include "filters/docx/mark.h"

#include "filters/opc_names.h"
#include "odf/epoch.h"
#include "odf/xml.h"
#include "report/buffer.h"

#include <stdio.h>
#include <string.h>

#define RELATIONSHIPS                                                          \
    "http://schemas.openxmlformats.org/package/2006/relationships"

/* What a relationship's id begins with that leads to a part of odfgx. */
static const char our_id[] = "odfgx";
static const char types_part[] = "[Content_Types].xml";

/* --------------------------------------------------------- what is there */

enum { OPC_ROOT = 1, OPC_ITEM, OPC_ID, OPC_NAME };
enum { NONE = 1, PACKAGE };

static const odfgx_namespace namespaces[] = {
    { "", NONE },
    { RELATIONSHIPS, PACKAGE },
    { "http://schemas.openxmlformats.org/package/2006/content-types", PACKAGE },
};

static const odfgx_name names[] = {
    { PACKAGE, "Relationships", OPC_ROOT },
    { PACKAGE, "Types", OPC_ROOT },
    { PACKAGE, "Relationship", OPC_ITEM },
    { PACKAGE, "Override", OPC_ITEM },
    { NONE, "Id", OPC_ID },
    { NONE, "PartName", OPC_NAME },
};

static const odfgx_vocabulary vocabulary = { namespaces,
                                             ODFGX_COUNT_OF(namespaces), names,
                                             ODFGX_COUNT_OF(names) };

/* A list of relationships or of content types. */
typedef struct listing {
    odfgx_docx_marking *marking;
    odfgx_docx_part *part;
    odfgx_part *gate;
    int what;          /* the attribute that says whose an item is */
    const char *value; /* of the one to be taken out, or NULL */
    odfgx_place root, end;
    size_t items;
    bool removing; /* the item that is open */
    size_t begin;
} listing;

static bool is_wanted(const listing *list, const odfgx_attributes *attributes)
{
    const char *value = odfgx_attribute_get(attributes, list->what);
    if (value == NULL || list->value == NULL)
        return false;
    return list->what == OPC_NAME ? odfgx_opc_name_same(value, list->value)
                                  : strcmp(value, list->value) == 0;
}

static odfgx_status start_item(void *context, int token,
                               const odfgx_attributes *attributes,
                               odfgx_error *err)
{
    listing *list = context;
    odfgx_place place = odfgx_part_place(list->gate);
    (void)err;
    if (token == OPC_ROOT)
        list->root = place;
    if (token != OPC_ITEM)
        return ODFGX_OK;
    list->removing = is_wanted(list, attributes);
    list->items += !list->removing;
    list->begin = place.begin;
    return ODFGX_OK;
}

static odfgx_status end_item(void *context, int token, odfgx_error *err)
{
    listing *list = context;
    odfgx_place place = odfgx_part_place(list->gate);
    if (token == OPC_ROOT)
        list->end = place;
    if (token != OPC_ITEM || !list->removing)
        return ODFGX_OK;
    list->removing = false;
    return odfgx_docx_edits_begin(&list->part->edits, list->begin, place.end,
                                  err);
}

static odfgx_status scan_list(listing *list, odfgx_error *err)
{
    odfgx_docx_marking *marking = list->marking;
    odfgx_part_handlers handlers = { start_item, end_item, NULL, list };
    odfgx_part_origin origin = { odfgx_input_name(marking->input),
                                 list->part->entry,
                                 odfgx_input_limits(marking->input) };
    return odfgx_docx_part_scan(list->part, &origin, &handlers, &vocabulary,
                                &list->gate, err);
}

/* Takes out what leads to the comments, which are only odfgx's. */
static odfgx_status drop_comments(odfgx_docx_marking *marking, const char *id,
                                  odfgx_error *err)
{
    listing types = { .marking = marking,
                      .part = &marking->types,
                      .what = OPC_NAME,
                      .value = marking->comments.entry };
    listing links = {
        .marking = marking, .part = &marking->links, .what = OPC_ID, .value = id
    };
    static const char ours[] = "  >";
    odfgx_status status = scan_list(&types, err);
    if (status == ODFGX_OK)
        status = scan_list(&links, err);
    if (status != ODFGX_OK)
        return status;
    marking->removed = marking->comments.entry;
    marking->comments.entry = NULL;
    odfgx_docx_edits_clear(&marking->comments.edits);
    size_t tail = links.end.end - links.end.begin;
    marking->links.dropped =
        links.items == 0 && tail > sizeof ours &&
        memcmp(marking->links.bytes.data + links.end.end - 3, ours, 3) == 0;
    status = odfgx_docx_part_apply(&marking->types, err);
    return status == ODFGX_OK ? odfgx_docx_part_apply(&marking->links, err)
                              : status;
}

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

static odfgx_status read_part(odfgx_docx_marking *marking,
                              odfgx_docx_part *part, odfgx_error *err)
{
    odfgx_status status =
        odfgx_package_read(marking->package, part->entry, &part->bytes, err);
    return status == ODFGX_OK ? odfgx_plain_part(&part->bytes, err) : status;
}

static odfgx_status open_links(odfgx_docx_marking *marking, odfgx_error *err)
{
    const char *main = odfgx_opc_main(marking->opc);
    odfgx_opc_name_relationships(main, &marking->links_name);
    odfgx_status status = odfgx_buffer_check(&marking->links_name, err);
    if (status != ODFGX_OK)
        return status;
    marking->links.name = marking->links_name.data;
    marking->links.entry =
        odfgx_opc_find(marking->package, marking->links.name);
    marking->types.entry = odfgx_opc_find(marking->package, types_part);
    if (marking->links.entry != NULL)
        status = read_part(marking, &marking->links, err);
    return status == ODFGX_OK ? read_part(marking, &marking->types, err)
                              : status;
}

odfgx_status odfgx_docx_comments_strip(odfgx_docx_marking *marking,
                                       odfgx_error *err)
{
    odfgx_relationships links;
    const char *main = odfgx_opc_main(marking->opc), *entry;
    odfgx_status status = open_links(marking, err);
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
    status = read_part(marking, &marking->comments, err);
    if (status == ODFGX_OK)
        status = scan_comments(marking, err);
    if (status != ODFGX_OK)
        return status;
    if (marking->comment_count == 0 &&
        strncmp(link->id, our_id, strlen(our_id)) == 0)
        return drop_comments(marking, link->id, err);
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

/* Begins to write an item before the end of a list. */
static odfgx_status begin_item(listing *list, const char *element,
                               odfgx_error *err)
{
    odfgx_slice name =
        odfgx_raw_name(odfgx_docx_part_bytes(list->part, list->root));
    const char *colon = memchr(name.text, ':', name.length);
    odfgx_buffer *texts = &list->part->edits.texts;
    odfgx_status status = odfgx_docx_edits_begin(
        &list->part->edits, list->end.begin, list->end.begin, err);
    odfgx_buffer_add_char(texts, '<');
    if (colon != NULL)
        odfgx_buffer_add(texts, name.text, (size_t)(colon - name.text) + 1);
    odfgx_buffer_add_text(texts, element);
    return status;
}

static odfgx_status say_type(odfgx_docx_marking *marking, odfgx_error *err)
{
    listing list = { .marking = marking, .part = &marking->types };
    odfgx_buffer *texts = &marking->types.edits.texts;
    odfgx_buffer path = { 0 };
    odfgx_status status = scan_list(&list, err);
    if (status == ODFGX_OK)
        status = begin_item(&list, "Override", err);
    odfgx_buffer_add_format(&path, "/%s", marking->comments_name.data);
    if (status == ODFGX_OK)
        status = odfgx_buffer_check(&path, err);
    if (status == ODFGX_OK) {
        odfgx_xml_add_attribute(texts, "PartName", path.data);
        odfgx_buffer_add_text(
            texts, " ContentType=\"application/vnd.openxmlformats-"
                   "officedocument.wordprocessingml.comments+xml\"/>");
        status = odfgx_docx_part_apply(&marking->types, err);
    }
    odfgx_buffer_clear(&path);
    return status;
}

/* A relationship's id that is not in use. */
static void write_id(const odfgx_buffer *bytes, odfgx_buffer *out)
{
    char id[32];
    unsigned number = 0;
    do
        (void)snprintf(id, sizeof id, "%s%u", our_id, ++number);
    while (strstr(bytes->data, id) != NULL);
    odfgx_xml_add_attribute(out, "Id", id);
}

/* Relationships of a main part that had none. */
static odfgx_status begin_links(odfgx_docx_part *links, odfgx_error *err)
{
    links->changed = true;
    links->dropped = false;
    odfgx_buffer_empty(&links->bytes);
    odfgx_buffer_add_text(&links->bytes,
                          "<?xml version=\"1.0\" encoding=\"UTF-8\""
                          " standalone=\"yes\"?>\n<Relationships xmlns=\"" //
                          RELATIONSHIPS "\"></Relationships  >");
    return odfgx_buffer_check(&links->bytes, err);
}

static odfgx_status link_comments(odfgx_docx_marking *marking,
                                  const char *target, odfgx_error *err)
{
    static const char *const types[] = {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        "comments",
        "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
    };
    odfgx_docx_part *links = &marking->links;
    listing list = { .marking = marking, .part = links };
    odfgx_status status = ODFGX_OK;
    if (links->entry == NULL || links->dropped)
        status = begin_links(links, err);
    if (status == ODFGX_OK)
        status = scan_list(&list, err);
    if (status == ODFGX_OK)
        status = begin_item(&list, "Relationship", err);
    if (status != ODFGX_OK)
        return status;
    write_id(&links->bytes, &links->edits.texts);
    odfgx_xml_add_attribute(&links->edits.texts, "Type",
                            types[marking->strict]);
    odfgx_xml_add_attribute(&links->edits.texts, "Target", target);
    odfgx_buffer_add_text(&links->edits.texts, "/>");
    return odfgx_docx_part_apply(links, err);
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
        status = say_type(marking, err);
    if (status == ODFGX_OK)
        status = link_comments(marking, base, err);
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
    if (odfgx_epoch_read(&moment) && gmtime_r(&moment, &parts) != NULL &&
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
