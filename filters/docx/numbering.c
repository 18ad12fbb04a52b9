#include "filters/docx/numbering.h"

#include "filters/docx/walk.h"
#include "report/grow.h"

#include <stdlib.h>
#include <string.h>

/* Longer patterns of labels are cut; Word takes no longer ones. */
enum { PATTERN_MAX = 255 };

enum {
    IN_NUMBERING = DOCX_OUTSIDE + 1,
    IN_ABSTRACT,
    IN_LIST,
    IN_OVERRIDE,
    IN_LEVEL
};

/* Begins with the walk, so that a rule finds it. */
typedef struct reading {
    odfgx_docx_walk walk;
    odfgx_docx_numbering *numbering;
    long index;              /* of the level or override */
    odfgx_docx_level *level; /* the one being read */
} reading;

static reading *reading_of(odfgx_docx_walk *walk)
{
    return (reading *)(void *)walk;
}

static odfgx_status check_kept(odfgx_docx_numbering *numbering, size_t more,
                               odfgx_error *err)
{
    numbering->kept += more;
    if (numbering->kept <= DOCX_KEPT_MAX)
        return ODFGX_OK;
    return odfgx_fail(err, ODFGX_LIMIT, NULL,
                      _("the lists take more than %d bytes, which no document "
                        "needs; open the document and save it anew"),
                      DOCX_KEPT_MAX);
}

static odfgx_status keep(odfgx_docx_numbering *numbering, const char *text,
                         size_t length, const char **out, odfgx_error *err)
{
    odfgx_status status = check_kept(numbering, length + 1, err);
    if (status != ODFGX_OK)
        return status;
    *out = odfgx_arena_copy(&numbering->arena, text, length);
    return *out != NULL ? ODFGX_OK : odfgx_fail_memory(err);
}

static const char *value_of(const odfgx_attributes *attributes)
{
    const char *value = odfgx_attribute_get(attributes, DOCX_VALUE);
    return value != NULL ? value : "";
}

/* A number of a list's item; what is none is 0. */
static uint32_t count_of(const odfgx_attributes *attributes)
{
    long number = 0;
    (void)odfgx_docx_number(value_of(attributes), &number);
    return number > 0 && number < INT32_MAX ? (uint32_t)number : 0;
}

/* ------------------------------------------------------------------ levels */

static bool is_level(long index)
{
    return index >= 0 && index < DOCX_LEVELS;
}

static odfgx_status level_start(odfgx_docx_walk *walk,
                                const odfgx_attributes *attributes,
                                odfgx_error *err)
{
    reading *at = reading_of(walk);
    odfgx_docx_numbering *numbering = at->numbering;
    long index = at->index;
    bool of_list = odfgx_docx_walk_around(walk)->place == IN_OVERRIDE;
    (void)odfgx_docx_number(odfgx_attribute_get(attributes, DOCX_LEVEL_INDEX),
                            &index);
    if (!is_level(index)) {
        odfgx_docx_walk_leave_out(walk);
        return ODFGX_OK;
    }
    odfgx_docx_level *level = odfgx_arena_get(&numbering->arena, sizeof *level);
    if (level == NULL)
        return odfgx_fail_memory(err);
    *level = (odfgx_docx_level){ .format = odfgx_docx_format_find("", NULL),
                                 .text = "",
                                 .style = "",
                                 .restart = -1 };
    at->level = level;
    if (of_list)
        numbering->lists[numbering->list_count - 1].levels[index] = level;
    else
        numbering->abstracts[numbering->abstract_count - 1].levels[index] =
            level;
    return check_kept(numbering, sizeof *level, err);
}

static odfgx_status start_start(odfgx_docx_walk *walk,
                                const odfgx_attributes *attributes,
                                odfgx_error *err)
{
    (void)err;
    reading_of(walk)->level->start = count_of(attributes);
    return ODFGX_OK;
}

static odfgx_status format_start(odfgx_docx_walk *walk,
                                 const odfgx_attributes *attributes,
                                 odfgx_error *err)
{
    (void)err;
    reading_of(walk)->level->format = odfgx_docx_format_find(
        value_of(attributes), odfgx_attribute_get(attributes, DOCX_FORMAT));
    return ODFGX_OK;
}

static odfgx_status text_start(odfgx_docx_walk *walk,
                               const odfgx_attributes *attributes,
                               odfgx_error *err)
{
    const char *text = value_of(attributes);
    size_t length = strlen(text);
    if (length > PATTERN_MAX) {
        length = PATTERN_MAX;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
    }
    return keep(reading_of(walk)->numbering, text, length,
                &reading_of(walk)->level->text, err);
}

static odfgx_status style_start(odfgx_docx_walk *walk,
                                const odfgx_attributes *attributes,
                                odfgx_error *err)
{
    const char *text = value_of(attributes);
    return keep(reading_of(walk)->numbering, text, strlen(text),
                &reading_of(walk)->level->style, err);
}

static odfgx_status restart_start(odfgx_docx_walk *walk,
                                  const odfgx_attributes *attributes,
                                  odfgx_error *err)
{
    (void)err;
    (void)odfgx_docx_number(value_of(attributes),
                            &reading_of(walk)->level->restart);
    return ODFGX_OK;
}

static odfgx_status legal_start(odfgx_docx_walk *walk,
                                const odfgx_attributes *attributes,
                                odfgx_error *err)
{
    (void)err;
    reading_of(walk)->level->legal = odfgx_docx_is_on(attributes);
    return ODFGX_OK;
}

static odfgx_status suffix_start(odfgx_docx_walk *walk,
                                 const odfgx_attributes *attributes,
                                 odfgx_error *err)
{
    (void)err;
    reading_of(walk)->level->joined =
        strcmp(value_of(attributes), "nothing") == 0;
    return ODFGX_OK;
}

/* ------------------------------------------------------------------- lists */

static odfgx_status abstract_start(odfgx_docx_walk *walk,
                                   const odfgx_attributes *attributes,
                                   odfgx_error *err)
{
    odfgx_docx_numbering *numbering = reading_of(walk)->numbering;
    if (!odfgx_grow(&numbering->abstracts, numbering->abstract_count,
                    &numbering->abstract_capacity,
                    sizeof *numbering->abstracts))
        return odfgx_fail_memory(err);
    odfgx_docx_abstract *abstract =
        &numbering->abstracts[numbering->abstract_count++];
    *abstract = (odfgx_docx_abstract){ .id = -1, .style_link = "" };
    (void)odfgx_docx_number(
        odfgx_attribute_get(attributes, DOCX_ABSTRACT_NUMBER_ID),
        &abstract->id);
    reading_of(walk)->index = -1;
    return check_kept(numbering, sizeof *abstract, err);
}

static odfgx_status link_start(odfgx_docx_walk *walk,
                               const odfgx_attributes *attributes,
                               odfgx_error *err)
{
    odfgx_docx_numbering *numbering = reading_of(walk)->numbering;
    const char *text = value_of(attributes);
    return keep(numbering, text, strlen(text),
                &numbering->abstracts[numbering->abstract_count - 1].style_link,
                err);
}

static odfgx_docx_list *list_of(odfgx_docx_walk *walk)
{
    odfgx_docx_numbering *numbering = reading_of(walk)->numbering;
    return &numbering->lists[numbering->list_count - 1];
}

static odfgx_status list_start(odfgx_docx_walk *walk,
                               const odfgx_attributes *attributes,
                               odfgx_error *err)
{
    odfgx_docx_numbering *numbering = reading_of(walk)->numbering;
    if (!odfgx_grow(&numbering->lists, numbering->list_count,
                    &numbering->list_capacity, sizeof *numbering->lists))
        return odfgx_fail_memory(err);
    odfgx_docx_list *list = &numbering->lists[numbering->list_count];
    *list = (odfgx_docx_list){ .id = -1,
                               .abstract_id = -1,
                               .order = numbering->list_count++ };
    (void)odfgx_docx_number(odfgx_attribute_get(attributes, DOCX_NUMBER_ID),
                            &list->id);
    return check_kept(numbering, sizeof *list, err);
}

static odfgx_status abstract_id_start(odfgx_docx_walk *walk,
                                      const odfgx_attributes *attributes,
                                      odfgx_error *err)
{
    (void)err;
    (void)odfgx_docx_number(value_of(attributes), &list_of(walk)->abstract_id);
    return ODFGX_OK;
}

static odfgx_status override_start(odfgx_docx_walk *walk,
                                   const odfgx_attributes *attributes,
                                   odfgx_error *err)
{
    long *index = &reading_of(walk)->index;
    (void)err;
    *index = -1;
    (void)odfgx_docx_number(odfgx_attribute_get(attributes, DOCX_LEVEL_INDEX),
                            index);
    if (!is_level(*index))
        odfgx_docx_walk_leave_out(walk);
    return ODFGX_OK;
}

static odfgx_status start_override_start(odfgx_docx_walk *walk,
                                         const odfgx_attributes *attributes,
                                         odfgx_error *err)
{
    odfgx_docx_list *list = list_of(walk);
    long index = reading_of(walk)->index;
    (void)err;
    list->starts[index] = count_of(attributes);
    list->has_start[index] = true;
    return ODFGX_OK;
}

static const odfgx_docx_rule rules[DOCX_ELEMENTS] = {
    [DOCX_NUMBERING] = { DOCX_WITHIN(DOCX_OUTSIDE), IN_NUMBERING, NULL, NULL },
    [DOCX_ABSTRACT_NUMBER] = { DOCX_WITHIN(IN_NUMBERING), IN_ABSTRACT,
                               abstract_start, NULL },
    [DOCX_STYLE_LINK] = { DOCX_WITHIN(IN_ABSTRACT), DOCX_SAME_PLACE, link_start,
                          NULL },
    [DOCX_NUMBER] = { DOCX_WITHIN(IN_NUMBERING), IN_LIST, list_start, NULL },
    [DOCX_ABSTRACT_NUMBER_ID] = { DOCX_WITHIN(IN_LIST), DOCX_SAME_PLACE,
                                  abstract_id_start, NULL },
    [DOCX_OVERRIDE] = { DOCX_WITHIN(IN_LIST), IN_OVERRIDE, override_start,
                        NULL },
    [DOCX_START_OVERRIDE] = { DOCX_WITHIN(IN_OVERRIDE), DOCX_SAME_PLACE,
                              start_override_start, NULL },
    [DOCX_LEVEL] = { DOCX_WITHIN(IN_ABSTRACT) | DOCX_WITHIN(IN_OVERRIDE),
                     IN_LEVEL, level_start, NULL },
    [DOCX_START] = { DOCX_WITHIN(IN_LEVEL), DOCX_SAME_PLACE, start_start,
                     NULL },
    [DOCX_NUMBER_FORMAT] = { DOCX_WITHIN(IN_LEVEL), DOCX_SAME_PLACE,
                             format_start, NULL },
    [DOCX_LEVEL_TEXT] = { DOCX_WITHIN(IN_LEVEL), DOCX_SAME_PLACE, text_start,
                          NULL },
    [DOCX_PARAGRAPH_STYLE] = { DOCX_WITHIN(IN_LEVEL), DOCX_SAME_PLACE,
                               style_start, NULL },
    [DOCX_LEVEL_RESTART] = { DOCX_WITHIN(IN_LEVEL), DOCX_SAME_PLACE,
                             restart_start, NULL },
    [DOCX_LEGAL] = { DOCX_WITHIN(IN_LEVEL), DOCX_SAME_PLACE, legal_start,
                     NULL },
    [DOCX_SUFFIX] = { DOCX_WITHIN(IN_LEVEL), DOCX_SAME_PLACE, suffix_start,
                      NULL },
    [DOCX_ALTERNATIVES] = { DOCX_WITHIN(IN_LEVEL), DOCX_SAME_PLACE, NULL,
                            NULL },
    [DOCX_CHOICE] = { DOCX_WITHIN(IN_LEVEL), DOCX_SAME_PLACE,
                      odfgx_docx_choice_start, NULL },
    [DOCX_FALLBACK] = { DOCX_WITHIN(IN_LEVEL), DOCX_SAME_PLACE,
                        odfgx_docx_fallback_start, NULL },
};

/* ------------------------------------------------------------ their links */

static int compare_abstracts(const void *a, const void *b)
{
    const odfgx_docx_abstract *one = a, *other = b;
    return (one->id > other->id) - (one->id < other->id);
}

/* Of equal ones the first in the part comes first. */
static int compare_lists(const void *a, const void *b)
{
    const odfgx_docx_list *one = a, *other = b;
    int order = (one->id > other->id) - (one->id < other->id);
    return order != 0
               ? order
               : (one->order > other->order) - (one->order < other->order);
}

static odfgx_docx_abstract *find_abstract(odfgx_docx_numbering *numbering,
                                          long id)
{
    const odfgx_docx_abstract wanted = { .id = id };
    return numbering->abstract_count == 0
               ? NULL
               : bsearch(&wanted, numbering->abstracts,
                         numbering->abstract_count,
                         sizeof *numbering->abstracts, compare_abstracts);
}

odfgx_docx_list *odfgx_docx_list_find(const odfgx_docx_numbering *numbering,
                                      long id)
{
    size_t low = 0, high = numbering->list_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (numbering->lists[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < numbering->list_count && numbering->lists[low].id == id
               ? &numbering->lists[low]
               : NULL;
}

/* An abstract list may have its levels from that of a numbering style
 * (17.9.21), which in turn has its own. */
static odfgx_docx_abstract *follow_link(odfgx_docx_numbering *numbering,
                                        odfgx_docx_styles *styles,
                                        odfgx_docx_abstract *abstract)
{
    if (abstract == NULL || abstract->style_link[0] == '\0')
        return abstract;
    const odfgx_docx_style *style =
        odfgx_docx_style_find(styles, abstract->style_link);
    const odfgx_docx_list *list =
        style != NULL ? odfgx_docx_list_find(numbering, style->list.number)
                      : NULL;
    odfgx_docx_abstract *linked =
        list != NULL ? find_abstract(numbering, list->abstract_id) : NULL;
    return linked != NULL ? linked : abstract;
}

odfgx_status odfgx_docx_numbering_read(odfgx_docx_numbering *numbering,
                                       odfgx_docx_styles *styles,
                                       odfgx_package *package, const char *part,
                                       odfgx_error *err)
{
    reading state = { .walk.rules = rules, .numbering = numbering };
    odfgx_status status = odfgx_docx_walk_read(&state.walk, package, part, err);
    if (status != ODFGX_OK)
        return status;
    if (numbering->abstract_count > 0)
        qsort(numbering->abstracts, numbering->abstract_count,
              sizeof *numbering->abstracts, compare_abstracts);
    if (numbering->list_count > 0)
        qsort(numbering->lists, numbering->list_count, sizeof *numbering->lists,
              compare_lists);
    for (size_t i = 0; i < numbering->list_count; i++) {
        odfgx_docx_list *list = &numbering->lists[i];
        list->abstract = follow_link(
            numbering, styles, find_abstract(numbering, list->abstract_id));
    }
    return ODFGX_OK;
}

void odfgx_docx_numbering_clear(odfgx_docx_numbering *numbering)
{
    odfgx_arena_clear(&numbering->arena);
    free(numbering->abstracts);
    free(numbering->lists);
    *numbering = (odfgx_docx_numbering){ 0 };
}
