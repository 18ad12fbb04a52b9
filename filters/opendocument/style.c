#include "filters/opendocument/handlers.h"

#include "report/buffer.h"

#include <string.h>

/* Numbers as LibreOffice names them, by what they begin with (ODF 1.3 part 3,
 * 19.502: any other sequence is told by its first members). */
static const struct {
    const char *format;
    odfgx_numeral numeral;
} numerals[] = {
    { "1", ODFGX_NUMERAL_DECIMAL },
    { "１", ODFGX_NUMERAL_FULL_WIDTH },
    { "a", ODFGX_NUMERAL_LOWER_LETTER },
    { "A", ODFGX_NUMERAL_UPPER_LETTER },
    { "i", ODFGX_NUMERAL_LOWER_ROMAN },
    { "I", ODFGX_NUMERAL_UPPER_ROMAN },
    { "一", ODFGX_NUMERAL_CHINESE },
    { "壹, 贰", ODFGX_NUMERAL_FORMAL },
    { "壹", ODFGX_NUMERAL_FORMAL_TRADITIONAL },
    { "①", ODFGX_NUMERAL_CIRCLED },
    { "甲", ODFGX_NUMERAL_STEM },
    { "子", ODFGX_NUMERAL_BRANCH },
};

/* ------------------------------------------------------------- all styles */

OD_START(common_styles)
{
    (void)attributes, (void)err;
    od->styles.automatic = false;
    return ODFGX_OK;
}

/* Those of styles.xml are for headers and footers, and may have the names of
 * others in content.xml. */
OD_START(automatic_styles)
{
    (void)attributes, (void)err;
    od->styles.automatic = true;
    if (od->in_common)
        odfgx_od_leave_out(od, OD_IN_DOCUMENT);
    return ODFGX_OK;
}

static odfgx_od_family family_of(const odfgx_od *od, const char *name)
{
    static const struct {
        const char *name;
        odfgx_od_family family;
        unsigned kinds; /* of documents where it matters */
    } families[] = {
        { "table", OD_FAMILY_TABLE, ODFGX_OPENDOCUMENT_ANY },
        { "paragraph", OD_FAMILY_PARAGRAPH, ODFGX_OPENDOCUMENT_TEXT },
        { "text", OD_FAMILY_TEXT, ODFGX_OPENDOCUMENT_TEXT },
    };
    for (size_t i = 0; name != NULL && i < ODFGX_COUNT_OF(families); i++) {
        if (strcmp(families[i].name, name) == 0)
            return (families[i].kinds & od->kinds) != 0 ? families[i].family
                                                        : OD_FAMILY_NONE;
    }
    return OD_FAMILY_NONE;
}

OD_START(style)
{
    const char *name = odfgx_attribute_get(attributes, OD_NAME);
    odfgx_od_family family =
        family_of(od, odfgx_attribute_get(attributes, OD_FAMILY));
    (void)err;
    if (name == NULL || family == OD_FAMILY_NONE)
        odfgx_od_leave_out(od, OD_IN_STYLES);
    else
        odfgx_od_style_begin(
            &od->styles, family, name,
            odfgx_attribute_get(attributes, OD_PARENT),
            odfgx_attribute_get(attributes, OD_LIST_STYLE_NAME));
    return ODFGX_OK;
}

OD_END(style)
{
    return odfgx_od_style_keep(&od->styles, err);
}

/* A hidden sheet has a style that does not display it (ODF 1.3 part 3,
 * 20.254). */
OD_START(table_properties)
{
    const char *display = odfgx_attribute_get(attributes, OD_DISPLAY);
    (void)err;
    if (display != NULL && od->styles.draft.family == OD_FAMILY_TABLE)
        od->styles.draft.display = strcmp(display, "false") == 0
                                       ? OD_DISPLAY_HIDDEN
                                       : OD_DISPLAY_SHOWN;
    return ODFGX_OK;
}

/* Hidden text (ODF 1.3 part 3, 20.434). */
OD_START(text_properties)
{
    const char *display = odfgx_attribute_get(attributes, OD_TEXT_DISPLAY);
    (void)err;
    if (display == NULL || od->styles.draft.family == OD_FAMILY_TABLE)
        return ODFGX_OK;
    if (strcmp(display, "none") == 0)
        od->styles.draft.display = OD_DISPLAY_HIDDEN;
    else if (odfgx_od_is_true(display))
        od->styles.draft.display = OD_DISPLAY_SHOWN;
    return ODFGX_OK;
}

/* ------------------------------------------------------------ list styles */

OD_START(list_style)
{
    const char *name = odfgx_attribute_get(attributes, OD_NAME);
    return odfgx_od_list_style_add(&od->styles, name != NULL ? name : "", err);
}

OD_START(outline_style)
{
    odfgx_status status = odfgx_od_list_style_start(od, attributes, err);
    od->styles.outline = od->styles.open_list;
    return status;
}

/* The numeral of a format; false where it is none that shows a number. */
static bool numeral_of(const char *format, odfgx_numeral *out)
{
    *out = ODFGX_NUMERAL_DECIMAL;
    if (format == NULL || format[0] == '\0')
        return false;
    for (size_t i = 0; i < ODFGX_COUNT_OF(numerals); i++) {
        size_t length = strlen(numerals[i].format);
        if (strncmp(format, numerals[i].format, length) == 0) {
            *out = numerals[i].numeral;
            break;
        }
    }
    return true;
}

/* Copies a text to the arena; *ok becomes false without memory. */
static const char *keep(odfgx_od *od, const char *text, bool *ok)
{
    const char *kept = NULL;
    if (text == NULL)
        return NULL;
    kept = odfgx_arena_copy(&od->styles.arena, text, strlen(text));
    *ok = *ok && kept != NULL;
    return kept;
}

/* The level that a tag is about, as a new one; NULL where the style has it
 * already, or there is none such. */
static odfgx_status new_level(odfgx_od *od, const odfgx_attributes *attributes,
                              odfgx_error *err)
{
    odfgx_od_styles *styles = &od->styles;
    uint32_t level =
        odfgx_od_number(odfgx_attribute_get(attributes, OD_LEVEL), 0);
    styles->open_level = NULL;
    if (level == 0 || level > OD_LIST_LEVELS ||
        styles->open_list->levels[level - 1] != NULL)
        return ODFGX_OK;
    styles->open_level =
        odfgx_arena_get(&styles->arena, sizeof *styles->open_level);
    styles->open_list->levels[level - 1] = styles->open_level;
    return styles->open_level != NULL ? ODFGX_OK : odfgx_fail_memory(err);
}

OD_START(list_bullet)
{
    odfgx_status status = new_level(od, attributes, err);
    if (status == ODFGX_OK && od->styles.open_level != NULL)
        *od->styles.open_level =
            (odfgx_od_list_level){ .bullet = true, .start = 1 };
    return status;
}

OD_START(list_level)
{
    odfgx_status status = new_level(od, attributes, err);
    odfgx_od_list_level *level = od->styles.open_level;
    bool ok = true;
    if (status != ODFGX_OK || level == NULL)
        return status;
    level->unnumbered = !numeral_of(
        odfgx_attribute_get(attributes, OD_NUM_FORMAT), &level->numeral);
    if (odfgx_od_is_true(odfgx_attribute_get(attributes, OD_NUM_SYNC))) {
        if (level->numeral == ODFGX_NUMERAL_LOWER_LETTER)
            level->numeral = ODFGX_NUMERAL_LOWER_REPEATED;
        else if (level->numeral == ODFGX_NUMERAL_UPPER_LETTER)
            level->numeral = ODFGX_NUMERAL_UPPER_REPEATED;
    }
    level->start =
        odfgx_od_number(odfgx_attribute_get(attributes, OD_START_VALUE), 1);
    level->shown =
        odfgx_od_number(odfgx_attribute_get(attributes, OD_DISPLAY_LEVELS), 1);
    level->prefix =
        keep(od, odfgx_attribute_get(attributes, OD_NUM_PREFIX), &ok);
    level->suffix =
        keep(od, odfgx_attribute_get(attributes, OD_NUM_SUFFIX), &ok);
    const char *pattern = odfgx_attribute_get(attributes, OD_NUM_PATTERN);
    if (pattern == NULL)
        pattern = odfgx_attribute_get(attributes, OD_NUM_PATTERN_EXTENSION);
    level->pattern = keep(od, pattern, &ok);
    return ok ? ODFGX_OK : odfgx_fail_memory(err);
}

OD_START(list_label)
{
    const char *followed = odfgx_attribute_get(attributes, OD_FOLLOWED_BY);
    (void)err;
    if (od->styles.open_level != NULL && followed != NULL)
        od->styles.open_level->joined = strcmp(followed, "nothing") == 0;
    return ODFGX_OK;
}
