#include "filters/xlsx/mark.h"

#include "odf/xml.h"
#include "report/buffer.h"

#include <stdlib.h>
#include <string.h>

/* docProps/app.xml counts the sheets and names them (ECMA-376 part 1,
 * 22.2.2.14 and .23): first how many of each kind, then all of them. Nobody
 * relies on it, so what is not as expected is left as it is. */

static odfgx_status find_properties(odfgx_marking *marking,
                                    odfgx_mark_part **out, odfgx_error *err)
{
    odfgx_mark_part *relationships;
    odfgx_node *link;
    odfgx_status status =
        odfgx_mark_relationships(marking, "", &relationships, err);
    *out = NULL;
    if (status != ODFGX_OK)
        return status;
    status = odfgx_mark_by_type(marking, "", relationships,
                                "extended-properties", &link, out, err);
    if (status == ODFGX_OK && *out == NULL)
        status = odfgx_mark_by_type(marking, "", relationships,
                                    "extendedProperties", &link, out, err);
    if (status != ODFGX_OK || *out == NULL)
        return status;
    status = odfgx_mark_read(marking, *out, NULL, NULL);
    if (status == ODFGX_MEMORY)
        return odfgx_fail_memory(err);
    if (status != ODFGX_OK)
        *out = NULL;
    return ODFGX_OK;
}

/* The number of the first kind, which is that of worksheets. */
static odfgx_node *sheet_count_of(const odfgx_mark_part *part)
{
    const odfgx_node *pairs = odfgx_node_child(
        odfgx_node_child(part->root, MARK_HEADING_PAIRS), MARK_VECTOR);
    const odfgx_node *kind = odfgx_node_child(pairs, MARK_VARIANT);
    if (kind == NULL || odfgx_node_again(kind) == NULL)
        return NULL;
    return odfgx_node_child(odfgx_node_again(kind), MARK_NUMBER);
}

static void put_number(odfgx_mark_part *part, const odfgx_node *node,
                       long number)
{
    odfgx_buffer *out = odfgx_mark_edit(part, node->tag.end, node->end.begin);
    odfgx_buffer_add_format(out, "%ld", number);
}

static void add_title(odfgx_mark_part *part, const odfgx_node *titles,
                      const char *name)
{
    odfgx_buffer *out = odfgx_mark_open_first(part, titles);
    odfgx_mark_add_xml(part, titles->tag, "<lpstr>", out);
    odfgx_xml_add_text(out, name, strlen(name));
    odfgx_mark_add_xml(part, titles->tag, "</lpstr>", out);
}

/* The title of a sheet, one of so many. */
static odfgx_node *find_title(const odfgx_node *titles, const char *name,
                              long count)
{
    odfgx_node *node = odfgx_node_child(titles, MARK_STRING);
    for (; node != NULL && count > 0; node = odfgx_node_again(node), count--) {
        if (strcmp(node->text, name) == 0)
            return node;
    }
    return NULL;
}

odfgx_status odfgx_mark_titles(odfgx_marking *marking, const char *name,
                               int more, odfgx_error *err)
{
    odfgx_mark_part *part;
    odfgx_status status = find_properties(marking, &part, err);
    if (status != ODFGX_OK || part == NULL)
        return status;
    odfgx_node *titles = odfgx_node_child(
        odfgx_node_child(part->root, MARK_TITLES), MARK_VECTOR);
    const odfgx_node *number = sheet_count_of(part);
    long count = number != NULL ? strtol(number->text, NULL, 10) : 0;
    if (titles == NULL || titles->first == NULL || count <= 0 ||
        count > INT16_MAX)
        return ODFGX_OK;
    if (more > 0) {
        add_title(part, titles, name);
    } else {
        odfgx_node *title = find_title(titles, name, count);
        if (title == NULL)
            return ODFGX_OK;
        odfgx_mark_remove(part, title);
    }
    put_number(part, number, count + more);
    odfgx_mark_count(part, titles, "size", more);
    return ODFGX_OK;
}
