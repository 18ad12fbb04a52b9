#include "filters/opendocument/handlers.h"

#include "report/buffer.h"

/* What was deleted under change tracking stands among the tracked changes, and
 * a mark where it was; or, as LibreOffice writes it too, among the text,
 * between marks that name a change that is a deletion (ODF 1.3 part 3, 5.5). */

OD_START(changed_region)
{
    const char *id = odfgx_attribute_get(attributes, OD_ID);
    if (id == NULL)
        id = odfgx_attribute_get(attributes, OD_TEXT_ID);
    odfgx_buffer_empty(&od->region);
    odfgx_buffer_add_text(&od->region, id != NULL ? id : "");
    return odfgx_buffer_check(&od->region, err);
}

OD_START(deletion)
{
    (void)attributes;
    return odfgx_od_style_add(&od->styles, OD_FAMILY_DELETION, od->region.data,
                              err);
}

static bool is_deletion(const odfgx_od *od, const odfgx_attributes *attributes)
{
    const char *id = odfgx_attribute_get(attributes, OD_CHANGE_ID);
    return id != NULL &&
           odfgx_od_style_find(&od->styles, OD_FAMILY_DELETION, id) != NULL;
}

OD_START(change)
{
    (void)attributes, (void)err;
    od->level.cell.deleted = true;
    return ODFGX_OK;
}

OD_START(change_start)
{
    (void)err;
    if (!is_deletion(od, attributes))
        return ODFGX_OK;
    od->deleting++;
    od->level.cell.deleted = true;
    return ODFGX_OK;
}

OD_START(change_end)
{
    if (od->deleting == 0 || !is_deletion(od, attributes))
        return ODFGX_OK;
    od->level.cell.deleted = true;
    return --od->deleting == 0 && od->level.place == OD_IN_FLOW
               ? odfgx_od_settle(od, err)
               : ODFGX_OK;
}

/* A deletion without an end would take all that follows in silence. */
OD_END(text)
{
    if (od->deleting > 0)
        return odfgx_fail(err, ODFGX_CONTENT, odfgx_input_name(od->input),
                          _("a tracked deletion begins and never ends; accept "
                            "or reject all changes and save the document "
                            "anew"));
    return odfgx_od_settle(od, err);
}
