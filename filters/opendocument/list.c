#include "filters/opendocument/handlers.h"

#include "report/buffer.h"

#include <string.h>

/* --------------------------------------------------------- lists and items */

static const odfgx_od_style *list_style(const odfgx_od *od, const char *name)
{
    return name != NULL && name[0] != '\0'
               ? odfgx_od_style_find(&od->styles, OD_FAMILY_LIST, name)
               : NULL;
}

OD_START(list)
{
    odfgx_od_listing *listing = &od->level.listing;
    odfgx_od_list_tag tag = {
        .style = odfgx_attribute_get(attributes, OD_TEXT_STYLE),
        .id = odfgx_attribute_get(attributes, OD_ID),
        .continued_id = odfgx_attribute_get(attributes, OD_CONTINUE_LIST),
        .continues = odfgx_od_is_true(
            odfgx_attribute_get(attributes, OD_CONTINUE_NUMBERING)),
    };
    listing->pending = false;
    if (listing->depth++ < OD_LIST_LEVELS)
        listing->styles[listing->depth - 1] = list_style(od, tag.style);
    return listing->depth == 1
               ? odfgx_od_run_begin(&od->runs, &tag, &listing->run, err)
               : ODFGX_OK;
}

OD_END(list)
{
    (void)err;
    od->level.listing.depth--;
    od->level.listing.pending = false;
    return ODFGX_OK;
}

static void begin_item(odfgx_od *od, const odfgx_attributes *attributes)
{
    odfgx_od_listing *listing = &od->level.listing;
    const char *start = odfgx_attribute_get(attributes, OD_START_VALUE);
    listing->own =
        list_style(od, odfgx_attribute_get(attributes, OD_STYLE_OVERRIDE));
    listing->pending = true;
    listing->restarts = start != NULL;
    listing->start = odfgx_od_number(start, 1);
    odfgx_buffer_empty(&listing->number);
}

OD_START(list_item)
{
    begin_item(od, attributes);
    return odfgx_buffer_check(&od->level.listing.number, err);
}

OD_START(list_header)
{
    (void)attributes, (void)err;
    od->level.listing.pending = false;
    return ODFGX_OK;
}

/* An item of a list that is told by its id alone (ODF 1.3 part 3, 5.3.6). */
OD_START(numbered_paragraph)
{
    odfgx_od_listing *listing = &od->level.listing;
    const char *id = odfgx_attribute_get(attributes, OD_LIST_ID);
    uint32_t level =
        odfgx_od_number(odfgx_attribute_get(attributes, OD_LEVEL), 1);
    odfgx_od_list_tag tag = {
        .style = odfgx_attribute_get(attributes, OD_TEXT_STYLE),
        .id = id,
        .continued_id = id,
        .continues = id == NULL,
    };
    if (listing->depth > 0)
        return ODFGX_OK;
    listing->alone = true;
    listing->depth = level > 0 ? level : 1;
    memset(listing->styles, 0, sizeof listing->styles);
    if (listing->depth <= OD_LIST_LEVELS)
        listing->styles[listing->depth - 1] = list_style(od, tag.style);
    begin_item(od, attributes);
    return odfgx_od_run_begin(&od->runs, &tag, &listing->run, err);
}

OD_END(numbered_paragraph)
{
    odfgx_od_listing *listing = &od->level.listing;
    (void)err;
    if (listing->alone)
        listing->depth = 0;
    listing->alone = listing->pending = false;
    return ODFGX_OK;
}

/* The style of the list that the next paragraph is an item of: the item's own,
 * that of the innermost list that names one, else that of the paragraph. */
static const odfgx_od_style *style_of(const odfgx_od *od,
                                      const odfgx_od_style *paragraph)
{
    const odfgx_od_listing *listing = &od->level.listing;
    unsigned depth =
        listing->depth < OD_LIST_LEVELS ? listing->depth : OD_LIST_LEVELS;
    if (listing->own != NULL)
        return listing->own;
    while (depth > 0 && listing->styles[depth - 1] == NULL)
        depth--;
    if (depth > 0)
        return listing->styles[depth - 1];
    return list_style(od, odfgx_od_style_list(&od->styles, paragraph));
}

/* ------------------------------------------------------------------ labels */

static void add_number(odfgx_od *od, const odfgx_od_run *run,
                       const odfgx_od_style *style, unsigned level)
{
    const odfgx_od_list_level *said = style->levels[level];
    if (said != NULL && !said->bullet && !said->unnumbered)
        odfgx_numeral_add(said->numeral, run->numbers[level], &od->label);
}

/* "%1%.%2%": the numbers of levels among other text. */
static void add_pattern(odfgx_od *od, const odfgx_od_run *run,
                        const odfgx_od_style *style, const char *pattern)
{
    for (const char *at = pattern; *at != '\0'; at++) {
        size_t digits = at[0] == '%' ? strspn(at + 1, "0123456789") : 0;
        if (digits == 0 || digits > 2 || at[digits + 1] != '%') {
            odfgx_buffer_add_char(&od->label, *at);
            continue;
        }
        uint32_t level = (uint32_t)(at[1] - '0');
        if (digits == 2)
            level = level * 10 + (uint32_t)(at[2] - '0');
        if (level > 0 && level <= OD_LIST_LEVELS)
            add_number(od, run, style, level - 1);
        at += digits + 1;
    }
}

/* Prefix, numbers of as many levels as are shown, suffix. */
static void add_numbers(odfgx_od *od, const odfgx_od_run *run,
                        const odfgx_od_style *style, unsigned level)
{
    const odfgx_od_list_level *said = style->levels[level];
    unsigned first = said->shown <= level ? level + 1 - said->shown : 0;
    if (said->prefix != NULL)
        odfgx_buffer_add_text(&od->label, said->prefix);
    size_t begin = od->label.length;
    for (unsigned i = said->shown > 0 ? first : level; i <= level; i++) {
        size_t before = od->label.length;
        if (before > begin)
            odfgx_buffer_add_char(&od->label, '.');
        size_t dotted = od->label.length;
        add_number(od, run, style, i);
        if (od->label.length == dotted)
            od->label.length = before; /* nothing that a dot would divide */
    }
    if (said->suffix != NULL)
        odfgx_buffer_add_text(&od->label, said->suffix);
}

/* Whether a label ends with a sign that needs no gap behind it. */
static bool ends_closed(const odfgx_buffer *label)
{
    static const char *const signs[] = { "、", "。", "，", "．", "：",
                                         "；", "）", "】", "〕", "》",
                                         " ",  "\t", "　" };
    for (size_t i = 0; i < ODFGX_COUNT_OF(signs); i++) {
        size_t length = strlen(signs[i]);
        if (label->length >= length &&
            memcmp(label->data + label->length - length, signs[i], length) == 0)
            return true;
    }
    return false;
}

/* Adds the label with the gap that stands between it and the text. */
static odfgx_status add_label(odfgx_od *od, const odfgx_buffer *label,
                              bool joined, odfgx_error *err)
{
    odfgx_od_paragraph *paragraph = &od->level.paragraph;
    odfgx_status status = odfgx_buffer_check(label, err);
    if (status != ODFGX_OK || label->length == 0)
        return status;
    status = odfgx_od_add_piece(od, label->data, label->length, err);
    if (status == ODFGX_OK && !joined && !ends_closed(label)) {
        status = odfgx_od_add_piece(od, " ", 1, err);
        paragraph->gap = 1;
    }
    paragraph->label = od->level.lines.bytes.length;
    od->level.lines.after_space = true;
    return status;
}

static odfgx_status count_item(odfgx_od *od, const odfgx_od_style *style,
                               odfgx_od_run *run, unsigned level,
                               const uint32_t *restart, odfgx_error *err)
{
    const odfgx_od_list_level *said = style->levels[level];
    od->level.paragraph.labelled = true;
    if (said == NULL)
        return ODFGX_OK;
    odfgx_od_run_count(run, style, level, restart);
    if (said->bullet)
        return ODFGX_OK;
    odfgx_buffer_empty(&od->label);
    if (said->pattern != NULL)
        add_pattern(od, run, style, said->pattern);
    else
        add_numbers(od, run, style, level);
    return add_label(od, &od->label, said->joined, err);
}

/* A heading outside of lists is numbered by the outline, unless its style
 * says that it is in no list (ODF 1.3 part 3, 16.34 and 19.502). */
static odfgx_status label_heading(odfgx_od *od,
                                  const odfgx_attributes *attributes,
                                  const odfgx_od_style *paragraph,
                                  odfgx_error *err)
{
    const odfgx_od_style *outline = od->styles.outline;
    const char *list = odfgx_od_style_list(&od->styles, paragraph);
    const char *start = odfgx_attribute_get(attributes, OD_START_VALUE);
    uint32_t level =
        odfgx_od_number(odfgx_attribute_get(attributes, OD_OUTLINE_LEVEL), 1);
    if (outline == NULL || level == 0 || level > OD_LIST_LEVELS ||
        outline->levels[level - 1] == NULL || (list != NULL && *list == '\0'))
        return ODFGX_OK;
    uint32_t restart =
        odfgx_od_number(start, outline->levels[level - 1]->start);
    bool restarts =
        odfgx_od_is_true(odfgx_attribute_get(attributes, OD_RESTART));
    return count_item(od, outline, &od->outline, level - 1,
                      restarts ? &restart : NULL, err);
}

odfgx_status odfgx_od_add_label(odfgx_od *od,
                                const odfgx_attributes *attributes,
                                const odfgx_od_style *style, bool heading,
                                odfgx_error *err)
{
    odfgx_od_listing *listing = &od->level.listing;
    if (heading &&
        odfgx_od_is_true(odfgx_attribute_get(attributes, OD_IS_LIST_HEADER)))
        return ODFGX_OK;
    if (listing->depth == 0)
        return heading ? label_heading(od, attributes, style, err) : ODFGX_OK;
    if (!listing->pending)
        return ODFGX_OK;
    listing->pending = false;
    const odfgx_od_style *list = style_of(od, style);
    if (list == NULL)
        return add_label(od, &listing->number, false, err);
    if (listing->depth > OD_LIST_LEVELS)
        return ODFGX_OK;
    return count_item(od, list, listing->run, listing->depth - 1,
                      listing->restarts ? &listing->start : NULL, err);
}
