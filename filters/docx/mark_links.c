#include "filters/docx/mark.h"

#include "filters/opc_names.h"
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

odfgx_status odfgx_docx_links_drop(odfgx_docx_marking *marking, const char *id,
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
    size_t tail = links.end.end - links.end.begin;
    marking->links.dropped =
        links.items == 0 && tail > sizeof ours &&
        memcmp(marking->links.bytes.data + links.end.end - 3, ours, 3) == 0;
    status = odfgx_docx_part_apply(&marking->types, err);
    return status == ODFGX_OK ? odfgx_docx_part_apply(&marking->links, err)
                              : status;
}

/* ------------------------------------------------------------------ opening */

odfgx_status odfgx_docx_links_open(odfgx_docx_marking *marking,
                                   odfgx_error *err)
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
        status = odfgx_docx_part_read(marking, &marking->links, err);
    return status == ODFGX_OK
               ? odfgx_docx_part_read(marking, &marking->types, err)
               : status;
}

/* ------------------------------------------------------------------- adding */

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

bool odfgx_docx_link_is_ours(const char *id)
{
    return strncmp(id, our_id, strlen(our_id)) == 0;
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

static odfgx_status add_link(odfgx_docx_marking *marking, const char *target,
                             odfgx_error *err)
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

odfgx_status odfgx_docx_links_add(odfgx_docx_marking *marking,
                                  const char *target, odfgx_error *err)
{
    odfgx_status status = say_type(marking, err);
    return status == ODFGX_OK ? add_link(marking, target, err) : status;
}
