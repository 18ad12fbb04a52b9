#include "filters/docx/styles.h"

#include "filters/docx/walk.h"
#include "report/grow.h"

#include <stdlib.h>
#include <string.h>

/* Word knows no longer chains. */
enum { BASES_MAX = 32 };

enum {
    IN_STYLES = DOCX_OUTSIDE + 1,
    IN_STYLE,
    IN_PARAGRAPH_PROPERTIES,
    IN_NUMBER_PROPERTIES,
    IN_RUN_PROPERTIES
};

/* Begins with the walk, so that a rule finds it. */
typedef struct reading {
    odfgx_docx_walk walk;
    odfgx_docx_styles *styles;
} reading;

static reading *reading_of(odfgx_docx_walk *walk)
{
    return (reading *)(void *)walk;
}

static odfgx_docx_style *style_of(odfgx_docx_walk *walk)
{
    odfgx_docx_styles *styles = reading_of(walk)->styles;
    return &styles->items[styles->count - 1];
}

static odfgx_status keep(odfgx_docx_styles *styles, const char *text,
                         const char **out, odfgx_error *err)
{
    size_t length = text != NULL ? strlen(text) : 0;
    styles->kept += length + 1;
    if (styles->kept > DOCX_KEPT_MAX)
        return odfgx_fail(err, ODFGX_LIMIT, NULL,
                          _("the styles take more than %d bytes, which no "
                            "document needs; open the document and save it "
                            "anew"),
                          DOCX_KEPT_MAX);
    *out = odfgx_arena_copy(&styles->arena, text != NULL ? text : "", length);
    return *out != NULL ? ODFGX_OK : odfgx_fail_memory(err);
}

/* ----------------------------------------------------------------- reading */

static odfgx_status style_start(odfgx_docx_walk *walk,
                                const odfgx_attributes *attributes,
                                odfgx_error *err)
{
    odfgx_docx_styles *styles = reading_of(walk)->styles;
    const char *type = odfgx_attribute_get(attributes, DOCX_TYPE);
    const char *usual = odfgx_attribute_get(attributes, DOCX_DEFAULT);
    if (!odfgx_grow(&styles->items, styles->count, &styles->capacity,
                    sizeof *styles->items))
        return odfgx_fail_memory(err);
    odfgx_docx_style *style = &styles->items[styles->count];
    *style = (odfgx_docx_style){
        .name = "",
        .based_on = "",
        .order = styles->count++,
        .vanish = -1,
        .outline = -1,
        .list = { -1, -1 },
    };
    styles->kept += sizeof *style;
    /* The usual one is found again behind the sorting, by its order. */
    style->resolved = type != NULL && strcmp(type, "paragraph") == 0 &&
                      usual != NULL && strcmp(usual, "0") != 0 &&
                      strcmp(usual, "false") != 0;
    return keep(styles, odfgx_attribute_get(attributes, DOCX_STYLE_ID),
                &style->id, err);
}

static odfgx_status name_start(odfgx_docx_walk *walk,
                               const odfgx_attributes *attributes,
                               odfgx_error *err)
{
    return keep(reading_of(walk)->styles,
                odfgx_attribute_get(attributes, DOCX_VALUE),
                &style_of(walk)->name, err);
}

static odfgx_status based_start(odfgx_docx_walk *walk,
                                const odfgx_attributes *attributes,
                                odfgx_error *err)
{
    return keep(reading_of(walk)->styles,
                odfgx_attribute_get(attributes, DOCX_VALUE),
                &style_of(walk)->based_on, err);
}

static odfgx_status outline_start(odfgx_docx_walk *walk,
                                  const odfgx_attributes *attributes,
                                  odfgx_error *err)
{
    long level;
    (void)err;
    if (odfgx_docx_number(odfgx_attribute_get(attributes, DOCX_VALUE),
                          &level) &&
        level >= 0 && level <= 9)
        style_of(walk)->outline = (int)level;
    return ODFGX_OK;
}

static odfgx_status number_start(odfgx_docx_walk *walk,
                                 const odfgx_attributes *attributes,
                                 odfgx_error *err)
{
    (void)err;
    (void)odfgx_docx_number(odfgx_attribute_get(attributes, DOCX_VALUE),
                            &style_of(walk)->list.number);
    return ODFGX_OK;
}

static odfgx_status level_start(odfgx_docx_walk *walk,
                                const odfgx_attributes *attributes,
                                odfgx_error *err)
{
    (void)err;
    (void)odfgx_docx_number(odfgx_attribute_get(attributes, DOCX_VALUE),
                            &style_of(walk)->list.level);
    return ODFGX_OK;
}

static odfgx_status vanish_start(odfgx_docx_walk *walk,
                                 const odfgx_attributes *attributes,
                                 odfgx_error *err)
{
    (void)err;
    style_of(walk)->vanish = odfgx_docx_is_on(attributes);
    return ODFGX_OK;
}

static const odfgx_docx_rule rules[DOCX_ELEMENTS] = {
    [DOCX_STYLES] = { DOCX_WITHIN(DOCX_OUTSIDE), IN_STYLES, NULL, NULL },
    [DOCX_STYLE] = { DOCX_WITHIN(IN_STYLES), IN_STYLE, style_start, NULL },
    [DOCX_NAME] = { DOCX_WITHIN(IN_STYLE), IN_STYLE, name_start, NULL },
    [DOCX_BASED_ON] = { DOCX_WITHIN(IN_STYLE), IN_STYLE, based_start, NULL },
    [DOCX_PARAGRAPH_PROPERTIES] = { DOCX_WITHIN(IN_STYLE),
                                    IN_PARAGRAPH_PROPERTIES, NULL, NULL },
    [DOCX_OUTLINE_LEVEL] = { DOCX_WITHIN(IN_PARAGRAPH_PROPERTIES),
                             DOCX_SAME_PLACE, outline_start, NULL },
    [DOCX_NUMBER_PROPERTIES] = { DOCX_WITHIN(IN_PARAGRAPH_PROPERTIES),
                                 IN_NUMBER_PROPERTIES, NULL, NULL },
    [DOCX_NUMBER_ID] = { DOCX_WITHIN(IN_NUMBER_PROPERTIES), DOCX_SAME_PLACE,
                         number_start, NULL },
    [DOCX_LEVEL_INDEX] = { DOCX_WITHIN(IN_NUMBER_PROPERTIES), DOCX_SAME_PLACE,
                           level_start, NULL },
    [DOCX_RUN_PROPERTIES] = { DOCX_WITHIN(IN_STYLE), IN_RUN_PROPERTIES, NULL,
                              NULL },
    [DOCX_VANISH] = { DOCX_WITHIN(IN_RUN_PROPERTIES), DOCX_SAME_PLACE,
                      vanish_start, NULL },
};

/* By id; of equal ones the first in the part comes first. */
static int compare(const void *a, const void *b)
{
    const odfgx_docx_style *one = a, *other = b;
    int order = strcmp(one->id, other->id);
    return order != 0
               ? order
               : (one->order > other->order) - (one->order < other->order);
}

odfgx_status odfgx_docx_styles_read(odfgx_docx_styles *styles,
                                    odfgx_package *package, const char *part,
                                    odfgx_error *err)
{
    reading state = { { .rules = rules }, styles };
    odfgx_status status = odfgx_docx_walk_read(&state.walk, package, part, err);
    if (status != ODFGX_OK || styles->count == 0)
        return status;
    qsort(styles->items, styles->count, sizeof *styles->items, compare);
    for (size_t i = 0; i < styles->count; i++) {
        odfgx_docx_style *style = &styles->items[i];
        if (style->resolved && styles->usual == NULL)
            styles->usual = style;
        style->resolved = false;
    }
    return ODFGX_OK;
}

void odfgx_docx_styles_clear(odfgx_docx_styles *styles)
{
    odfgx_arena_clear(&styles->arena);
    free(styles->items);
    *styles = (odfgx_docx_styles){ 0 };
}

/* ----------------------------------------------------------------- finding */

static odfgx_docx_style *find(odfgx_docx_styles *styles, const char *id)
{
    size_t low = 0, high = styles->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(styles->items[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < styles->count && strcmp(styles->items[low].id, id) == 0
               ? &styles->items[low]
               : NULL;
}

/* What a style doesn't say is said by the one that it is based on. */
static void inherit(odfgx_docx_style *style, const odfgx_docx_style *base)
{
    if (style->vanish < 0)
        style->vanish = base->vanish;
    if (style->outline < 0)
        style->outline = base->outline;
    if (style->list.level < 0)
        style->list.level = base->list.level;
    if (style->list.number < 0 && base->list.number >= 0) {
        style->list.number = base->list.number;
        style->list_style =
            base->list_style != NULL ? base->list_style : base->id;
    }
}

static const odfgx_docx_style *resolve(odfgx_docx_styles *styles,
                                       odfgx_docx_style *style)
{
    if (style == NULL || style->resolved)
        return style;
    const odfgx_docx_style *base = style;
    if (style->list.number >= 0)
        style->list_style = style->id;
    for (int i = 0; i < BASES_MAX && base->based_on[0] != '\0'; i++) {
        base = find(styles, base->based_on);
        if (base == NULL)
            break;
        inherit(style, base);
    }
    style->resolved = true;
    return style;
}

const odfgx_docx_style *odfgx_docx_style_find(odfgx_docx_styles *styles,
                                              const char *id)
{
    if (styles->last == NULL || strcmp(styles->last->id, id) != 0) {
        odfgx_docx_style *found = find(styles, id);
        if (found == NULL)
            return NULL;
        styles->last = found;
    }
    return resolve(styles, styles->last);
}

const odfgx_docx_style *odfgx_docx_style_usual(odfgx_docx_styles *styles)
{
    return resolve(styles, styles->usual);
}

/* Whether the name is `word` and a number from 1 to 9, in any case. */
static bool is_built_in(const odfgx_docx_style *style, const char *word)
{
    const char *at = style->name;
    for (; *word != '\0'; word++, at++) {
        bool upper = *at >= 'A' && *at <= 'Z';
        if ((upper ? *at + ('a' - 'A') : *at) != *word)
            return false;
    }
    return at[0] == ' ' && at[1] >= '1' && at[1] <= '9' && at[2] == '\0';
}

bool odfgx_docx_style_is_heading(const odfgx_docx_style *style)
{
    return style->outline >= 0 ? style->outline < 9
                               : is_built_in(style, "heading");
}

bool odfgx_docx_style_is_contents(const odfgx_docx_style *style)
{
    return is_built_in(style, "toc");
}
