#include "filters/xlsx/mark.h"

#include "report/buffer.h"

#include <string.h>

/* Each is put behind those of the workbook. The space in its first or last
 * tag says whose it is. A fill of a difference is drawn by its background
 * (ECMA-376 part 1, 18.8.14), but not by all programs. */
#define FILL(colour)                                                           \
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF" colour        \
    "\"/><bgColor rgb=\"FF" colour "\"/></patternFill></fill>"
#define FIRST_TAG "<dxf >"

enum { HEAD = ODFGX_ERROR + 1, LINK, DIFFERENTIALS };

static const char *const differentials[DIFFERENTIALS] = {
    [ODFGX_HINT] = FIRST_TAG FILL("DDEBF7") "</dxf>",
    [ODFGX_WARNING] = FIRST_TAG FILL("FFEB9C") "</dxf>",
    [ODFGX_ERROR] = FIRST_TAG FILL("FFC7CE") "</dxf>",
    [HEAD] = FIRST_TAG "<font><b/></font>" FILL("D9D9D9") "</dxf>",
    [LINK] = FIRST_TAG "<font><u/><color rgb=\"FF0563C1\"/></font></dxf>",
};

static const char list_begin[] = "<dxfs  count=\"5\">";
static const char wrapped[] =
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf >";

/* What a workbook without styles is given. */
#define STYLES_HEAD                                                            \
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define STYLES_BODY                                                            \
    "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"  \
    "</fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/>"     \
    "</fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"       \
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/>"   \
    "</border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" "         \
    "fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"                \
    "<cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "       \
    "borderId=\"0\" xfId=\"0\"/></cellXfs><cellStyles count=\"1\">"            \
    "<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"     \
    "</styleSheet>"

static odfgx_status find_styles(odfgx_marking *marking, odfgx_node **link,
                                odfgx_mark_part **out, odfgx_error *err)
{
    odfgx_status status = odfgx_mark_by_type(marking, marking->book->name,
                                             marking->book_relationships,
                                             "styles", link, out, err);
    return status == ODFGX_OK && *out != NULL
               ? odfgx_mark_expect(marking, *out, MARK_STYLE_SHEET, err)
               : status;
}

/* Whether an element is written so, with the prefixes that the part has. */
static bool is_written(const odfgx_mark_part *part, const odfgx_node *node,
                       const char *xml)
{
    odfgx_place place = { node->tag.begin, node->end.end };
    return odfgx_mark_is_xml(part, node->tag, place, xml);
}

static bool is_our_differential(const odfgx_mark_part *part,
                                const odfgx_node *node)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(differentials); i++) {
        if (is_written(part, node, differentials[i]))
            return true;
    }
    return false;
}

static bool is_our_format(const odfgx_mark_part *part, const odfgx_node *node)
{
    return is_written(part, node, wrapped);
}

/* ------------------------------------------------------------- cleaning */

/* Formats are counted by position, so that only the last ones can go. */
static void remove_last(odfgx_mark_part *part, odfgx_node *list, int token,
                        bool (*is_ours)(const odfgx_mark_part *part,
                                        const odfgx_node *node))
{
    odfgx_node *first = NULL;
    long count = 0;
    odfgx_node *node = odfgx_node_child(list, token);
    for (; node != NULL; node = odfgx_node_again(node)) {
        bool ours = is_ours(part, node);
        if (!ours)
            first = NULL;
        else if (first == NULL)
            first = node;
    }
    for (node = first; node != NULL; node = odfgx_node_again(node), count++)
        odfgx_mark_remove(part, node);
    if (count == 0)
        return;
    odfgx_mark_count(part, list, "count", -count);
    odfgx_mark_restore(part, list);
}

static bool is_our_list(const odfgx_mark_part *part, const odfgx_node *list)
{
    const odfgx_node *node = list->first;
    bool ours = odfgx_mark_is_xml(part, list->tag, list->tag, list_begin);
    for (; node != NULL && ours; node = node->next)
        ours = is_our_differential(part, node);
    return ours;
}

odfgx_status odfgx_mark_clean_styles(odfgx_marking *marking, odfgx_error *err)
{
    odfgx_mark_part *part;
    odfgx_node *link;
    odfgx_status status = find_styles(marking, &link, &part, err);
    if (status != ODFGX_OK || part == NULL)
        return status;
    if (odfgx_mark_is_ours(part->name))
        return odfgx_mark_drop(marking, part, marking->book_relationships, link,
                               err);
    odfgx_node *list = odfgx_node_child(part->root, MARK_DIFFERENTIALS);
    if (list != NULL && is_our_list(part, list)) {
        odfgx_mark_remove(part, list);
        odfgx_mark_restore(part, part->root);
    } else {
        remove_last(part, list, MARK_DIFFERENTIAL, is_our_differential);
    }
    remove_last(part, odfgx_node_child(part->root, MARK_CELL_FORMATS),
                MARK_FORMAT, is_our_format);
    return ODFGX_OK;
}

/* --------------------------------------------------------------- adding */

static odfgx_status make_styles(odfgx_marking *marking, odfgx_mark_part **out,
                                odfgx_error *err)
{
    odfgx_status status = odfgx_mark_add(marking, "styles/", ".xml", out, err);
    if (status != ODFGX_OK)
        return status;
    odfgx_mark_link link = {
        .type = "styles",
        .content_type = "application/vnd.openxmlformats-officedocument."
                        "spreadsheetml.styles+xml",
        .target = *out,
    };
    odfgx_buffer *bytes = &(*out)->bytes;
    odfgx_buffer_add_text(bytes, STYLES_HEAD "<styleSheet");
    odfgx_mark_add_main(marking, bytes);
    odfgx_buffer_add_text(bytes, ">" STYLES_BODY);
    status = odfgx_buffer_check(bytes, err);
    if (status == ODFGX_OK)
        status = odfgx_mark_relate(marking, marking->book->name, &link, 1, err);
    return status == ODFGX_OK ? odfgx_mark_read(marking, *out, NULL, err)
                              : status;
}

static unsigned long count_children(const odfgx_node *list, int token)
{
    unsigned long count = 0;
    const odfgx_node *node = odfgx_node_child(list, token);
    for (; node != NULL; node = odfgx_node_again(node))
        count++;
    return count;
}

static void add_all(const odfgx_mark_part *part, odfgx_buffer *out)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(differentials); i++)
        odfgx_mark_add_xml(part, part->root->tag, differentials[i], out);
}

static void add_differentials(odfgx_mark_part *part)
{
    odfgx_node *list = odfgx_node_child(part->root, MARK_DIFFERENTIALS);
    if (list != NULL) {
        odfgx_mark_count(part, list, "count", DIFFERENTIALS);
        add_all(part, odfgx_mark_open(part, list));
        odfgx_mark_close(part, list);
        return;
    }
    bool bare = part->root->first == NULL;
    size_t at =
        odfgx_mark_behind(part, MARK_NUMBER_FORMATS, MARK_DIFFERENTIALS);
    odfgx_buffer *out = bare ? odfgx_mark_open(part, part->root)
                             : odfgx_mark_edit(part, at, at);
    odfgx_mark_add_xml(part, part->root->tag, list_begin, out);
    add_all(part, out);
    odfgx_mark_add_xml(part, part->root->tag, "</dxfs>", out);
    if (bare)
        odfgx_mark_close(part, part->root);
}

odfgx_status odfgx_mark_styles_add(odfgx_marking *marking, odfgx_error *err)
{
    odfgx_mark_styles *styles = &marking->styles;
    odfgx_mark_part *part;
    odfgx_node *link;
    odfgx_status status = find_styles(marking, &link, &part, err);
    if (status == ODFGX_OK && part == NULL)
        status = make_styles(marking, &part, err);
    if (status != ODFGX_OK)
        return status;
    odfgx_node *formats = odfgx_node_child(part->root, MARK_CELL_FORMATS);
    unsigned long first = count_children(
        odfgx_node_child(part->root, MARK_DIFFERENTIALS), MARK_DIFFERENTIAL);
    for (unsigned long i = 0; i <= ODFGX_ERROR; i++)
        styles->levels[i] = first + i;
    styles->head = first + HEAD;
    styles->link = first + LINK;
    styles->wrapped = count_children(formats, MARK_FORMAT);
    add_differentials(part);
    if (styles->wrapped == 0)
        return ODFGX_OK;
    odfgx_mark_count(part, formats, "count", 1);
    odfgx_mark_add_xml(part, part->root->tag, wrapped,
                       odfgx_mark_open(part, formats));
    odfgx_mark_close(part, formats);
    return ODFGX_OK;
}
