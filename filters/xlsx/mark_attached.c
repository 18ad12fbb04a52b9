#include "filters/xlsx/mark.h"

odfgx_status odfgx_mark_find_comments(odfgx_marking *marking,
                                      const odfgx_mark_part *sheet,
                                      odfgx_attached *out, odfgx_error *err)
{
    odfgx_status status = odfgx_mark_relationships(marking, sheet->name,
                                                   &out->relationships, err);
    out->comments = NULL;
    out->comments_link = NULL;
    if (status != ODFGX_OK)
        return status;
    status =
        odfgx_mark_by_type(marking, sheet->name, out->relationships, "comments",
                           &out->comments_link, &out->comments, err);
    if (status == ODFGX_OK && out->comments != NULL)
        status = odfgx_mark_load(marking, out->comments, err);
    return status;
}

odfgx_status odfgx_mark_find_shapes(odfgx_marking *marking,
                                    odfgx_mark_part *sheet, odfgx_attached *out,
                                    odfgx_error *err)
{
    odfgx_status status = odfgx_mark_read(marking, sheet, NULL, err);
    out->drawing = out->drawing_link = NULL;
    out->shapes = NULL;
    if (status != ODFGX_OK)
        return status;
    out->drawing = odfgx_node_child(sheet->root, MARK_LEGACY_DRAWING);
    const char *id = out->drawing != NULL
                         ? odfgx_node_get(out->drawing, MARK_A_LINK_ID)
                         : NULL;
    if (id != NULL)
        out->drawing_link = odfgx_mark_by_id(out->relationships, id);
    if (out->drawing_link != NULL)
        status = odfgx_mark_follow(marking, sheet->name, out->drawing_link,
                                   &out->shapes, err);
    return status;
}
