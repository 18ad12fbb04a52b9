#include "filters/opendocument/styles.h"

#include "report/buffer.h"
#include "report/platform.h"

#include <string.h>

enum { PARENTS_MAX = 64, FNV_PRIME = 16777619 };

#define FNV_BASIS UINT32_C(2166136261)

void odfgx_od_styles_init(odfgx_od_styles *styles)
{
    memset(styles, 0, sizeof *styles);
    (void)odfgx_platform_random(&styles->salt, sizeof styles->salt);
}

void odfgx_od_styles_clear(odfgx_od_styles *styles)
{
    odfgx_arena_clear(&styles->arena);
    odfgx_buffer_clear(&styles->strings);
}

/* FNV-1a, begun at a salt. */
static uint32_t hash_of(const odfgx_od_styles *styles, odfgx_od_family family,
                        const char *name)
{
    uint32_t hash = FNV_BASIS ^ styles->salt ^ (uint32_t)family;
    for (; *name != '\0'; name++)
        hash = (hash ^ (unsigned char)*name) * FNV_PRIME;
    return hash;
}

const odfgx_od_style *odfgx_od_style_find(const odfgx_od_styles *styles,
                                          odfgx_od_family family,
                                          const char *name)
{
    uint32_t hash = hash_of(styles, family, name);
    const odfgx_od_style *style = styles->slots[hash % OD_STYLE_SLOTS];
    while (style != NULL && (style->hash != hash || style->family != family ||
                             strcmp(style->name, name) != 0))
        style = style->next;
    return style;
}

static const odfgx_od_style *parent_of(const odfgx_od_styles *styles,
                                       const odfgx_od_style *style)
{
    return style->parent != NULL
               ? odfgx_od_style_find(styles, style->family, style->parent)
               : NULL;
}

bool odfgx_od_style_hides(const odfgx_od_styles *styles,
                          const odfgx_od_style *style)
{
    for (unsigned i = 0; style != NULL && i < PARENTS_MAX; i++) {
        if (style->display != OD_DISPLAY_UNSAID)
            return style->display == OD_DISPLAY_HIDDEN;
        style = parent_of(styles, style);
    }
    return false;
}

const char *odfgx_od_style_list(const odfgx_od_styles *styles,
                                const odfgx_od_style *style)
{
    for (unsigned i = 0; style != NULL && i < PARENTS_MAX; i++) {
        if (style->list != NULL)
            return style->list;
        style = parent_of(styles, style);
    }
    return NULL;
}

/* ------------------------------------------------------------- new styles */

static size_t add_string(odfgx_od_styles *styles, const char *text)
{
    size_t offset = styles->strings.length;
    if (text == NULL)
        return SIZE_MAX;
    odfgx_buffer_add(&styles->strings, text, strlen(text) + 1);
    return offset;
}

void odfgx_od_style_begin(odfgx_od_styles *styles, odfgx_od_family family,
                          const char *name, const char *parent,
                          const char *list)
{
    odfgx_buffer_empty(&styles->strings);
    styles->draft = (odfgx_od_style){ .family = family };
    (void)add_string(styles, name);
    styles->parent = add_string(styles, parent);
    styles->list = add_string(styles, list);
}

static odfgx_status add_style(odfgx_od_styles *styles, odfgx_od_style *style,
                              odfgx_error *err)
{
    if (styles->count == OD_STYLES_MAX)
        return odfgx_fail(err, ODFGX_LIMIT, NULL,
                          _("the document has more than %d styles and tracked "
                            "deletions; copy what matters into a new document"),
                          OD_STYLES_MAX);
    styles->count++;
    style->hash = hash_of(styles, style->family, style->name);
    odfgx_od_style **slot = &styles->slots[style->hash % OD_STYLE_SLOTS];
    style->next = *slot;
    *slot = style;
    return ODFGX_OK;
}

/* A copy in the arena; NULL of NULL. */
static bool copy(odfgx_od_styles *styles, const char *text, const char **out)
{
    *out = text != NULL ? odfgx_arena_copy(&styles->arena, text, strlen(text))
                        : NULL;
    return text == NULL || *out != NULL;
}

/* Most automatic styles are about looks, and need not be kept: what is not
 * found hides nothing and has no list. A table's is always kept, so that it
 * is known which ones content.xml has. */
static bool is_wanted(const odfgx_od_styles *styles,
                      const odfgx_od_style *style)
{
    return !styles->automatic || style->family == OD_FAMILY_TABLE ||
           style->list != NULL || style->display != OD_DISPLAY_UNSAID ||
           odfgx_od_style_hides(styles, style) ||
           odfgx_od_style_list(styles, style) != NULL;
}

odfgx_status odfgx_od_style_keep(odfgx_od_styles *styles, odfgx_error *err)
{
    odfgx_od_style *draft = &styles->draft;
    const char *strings = styles->strings.data;
    odfgx_status status = odfgx_buffer_check(&styles->strings, err);
    if (status != ODFGX_OK || draft->family == OD_FAMILY_NONE)
        return status;
    draft->name = strings;
    draft->parent =
        styles->parent != SIZE_MAX ? strings + styles->parent : NULL;
    draft->list = styles->list != SIZE_MAX ? strings + styles->list : NULL;
    if (!is_wanted(styles, draft))
        return ODFGX_OK;
    odfgx_od_style *style = odfgx_arena_get(&styles->arena, sizeof *style);
    if (style == NULL)
        return odfgx_fail_memory(err);
    *style = *draft;
    if (!copy(styles, draft->name, &style->name) ||
        !copy(styles, draft->parent, &style->parent) ||
        !copy(styles, draft->list, &style->list))
        return odfgx_fail_memory(err);
    return add_style(styles, style, err);
}

odfgx_status odfgx_od_style_add(odfgx_od_styles *styles, odfgx_od_family family,
                                const char *name, odfgx_error *err)
{
    odfgx_od_style *style = odfgx_arena_get(&styles->arena, sizeof *style);
    if (style == NULL || !copy(styles, name, &style->name))
        return odfgx_fail_memory(err);
    style->family = family;
    return add_style(styles, style, err);
}

odfgx_status odfgx_od_list_style_add(odfgx_od_styles *styles, const char *name,
                                     odfgx_error *err)
{
    odfgx_od_style *style = odfgx_arena_get(&styles->arena, sizeof *style);
    styles->open_list = NULL;
    styles->open_level = NULL;
    if (style == NULL || !copy(styles, name, &style->name))
        return odfgx_fail_memory(err);
    style->family = OD_FAMILY_LIST;
    style->levels = odfgx_arena_array(&styles->arena, OD_LIST_LEVELS,
                                      sizeof(odfgx_od_list_level *));
    if (style->levels == NULL)
        return odfgx_fail_memory(err);
    styles->open_list = style;
    return add_style(styles, style, err);
}
