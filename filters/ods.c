#include "filters/ods.h"

#include "filters/ods_state.h"
#include "odf/manifest.h"
#include "report/buffer.h"

#include <stdlib.h>
#include <string.h>

enum { HIDING_STYLES_MAX = 1000, TEXT_FIRST = 256 };

static const char content_part[] = "content.xml";

/* --------------------------------------------------------------- counts */

odfgx_status odfgx_ods_read_count(const odfgx_ods *ods,
                                  const odfgx_ods_count *count,
                                  const char *text, uint32_t *out,
                                  odfgx_error *err)
{
    uint64_t number = 0;
    const char *at = text;
    for (; *at >= '0' && *at <= '9'; at++) {
        if (number <= count->most)
            number = number * 10 + (uint64_t)(*at - '0');
    }
    if (*at != '\0' || number == 0 || (count->strict && number > count->most))
        return odfgx_teller_fail(
            &ods->teller, ods->column, ODFGX_CONTENT, err,
            _("%s is \"%s\", and a number from 1 to %lu is "
              "expected; open the document and save it "
              "anew"),
            count->what, text, (unsigned long)count->most);
    *out = number < count->most ? (uint32_t)number : count->most;
    return ODFGX_OK;
}

/* --------------------------------------------------------------- styles */

static odfgx_status style_start(odfgx_ods *ods,
                                const odfgx_attributes *attributes,
                                odfgx_error *err)
{
    const char *name = odfgx_attribute_get(attributes, ODS_NAME);
    const char *family = odfgx_attribute_get(attributes, ODS_FAMILY);
    odfgx_buffer_empty(&ods->style);
    if (name != NULL && family != NULL && strcmp(family, "table") == 0)
        odfgx_buffer_add_text(&ods->style, name);
    return odfgx_buffer_check(&ods->style, err);
}

/* A hidden sheet has an automatic style that does not display it (ODF 1.3
 * part 3, 20.254). */
static odfgx_status properties_start(odfgx_ods *ods,
                                     const odfgx_attributes *attributes,
                                     odfgx_error *err)
{
    const char *display = odfgx_attribute_get(attributes, ODS_DISPLAY);
    if (display == NULL || strcmp(display, "false") != 0 ||
        ods->style.length == 0)
        return ODFGX_OK;
    if (ods->hiding_count++ == HIDING_STYLES_MAX)
        return odfgx_fail(err, ODFGX_LIMIT, NULL,
                          _("more than %d styles hide a sheet; open the "
                            "document and save it anew"),
                          HIDING_STYLES_MAX);
    odfgx_ods_style *style = odfgx_arena_get(&ods->arena, sizeof *style);
    if (style == NULL)
        return odfgx_fail_memory(err);
    style->name =
        odfgx_arena_copy(&ods->arena, ods->style.data, ods->style.length);
    if (style->name == NULL)
        return odfgx_fail_memory(err);
    style->next = ods->hiding;
    ods->hiding = style;
    return ODFGX_OK;
}

static odfgx_status spreadsheet_start(odfgx_ods *ods,
                                      const odfgx_attributes *attributes,
                                      odfgx_error *err)
{
    (void)attributes;
    (void)err;
    ods->found = true;
    return ODFGX_OK;
}

/* ------------------------------------------------------------- the rules */

#define WITHIN(place) (1U << (place))

/* What an element means where it may stand; anywhere else, and if it has no
 * row, it is left out with all that is in it. */
typedef struct rule {
    unsigned places;                 /* where it may stand, as bits */
    odfgx_ods_place outside, inside; /* equal: its content counts as beside */
    odfgx_status (*start)(odfgx_ods *ods, const odfgx_attributes *attributes,
                          odfgx_error *err);
    odfgx_status (*end)(odfgx_ods *ods, odfgx_error *err);
} rule;

#define LEADS(from, to) WITHIN(from), from, to
#define BESIDE(place) WITHIN(place), place, place

static const rule rules[ODS_ELEMENTS] = {
    [ODS_DOCUMENT] = { BESIDE(ODS_IN_DOCUMENT), NULL, NULL },
    [ODS_BODY] = { BESIDE(ODS_IN_DOCUMENT), NULL, NULL },
    [ODS_AUTOMATIC_STYLES] = { LEADS(ODS_IN_DOCUMENT, ODS_IN_STYLES), NULL,
                               NULL },
    [ODS_STYLE] = { LEADS(ODS_IN_STYLES, ODS_IN_STYLE), style_start, NULL },
    [ODS_TABLE_PROPERTIES] = { BESIDE(ODS_IN_STYLE), properties_start, NULL },
    [ODS_SPREADSHEET] = { LEADS(ODS_IN_DOCUMENT, ODS_IN_SPREADSHEET),
                          spreadsheet_start, NULL },
    [ODS_TABLE] = { LEADS(ODS_IN_SPREADSHEET, ODS_IN_TABLE),
                    odfgx_ods_table_start, odfgx_ods_table_end },
    [ODS_COLUMN_GROUP] = { BESIDE(ODS_IN_TABLE), odfgx_ods_group_start,
                           odfgx_ods_group_end },
    [ODS_COLUMNS] = { BESIDE(ODS_IN_TABLE), NULL, NULL },
    [ODS_COLUMN] = { BESIDE(ODS_IN_TABLE), odfgx_ods_column_start, NULL },
    [ODS_ROW_GROUP] = { BESIDE(ODS_IN_TABLE), odfgx_ods_group_start,
                        odfgx_ods_group_end },
    [ODS_ROWS] = { BESIDE(ODS_IN_TABLE), NULL, NULL },
    [ODS_ROW] = { LEADS(ODS_IN_TABLE, ODS_IN_ROW), odfgx_ods_row_start, NULL },
    [ODS_CELL] = { LEADS(ODS_IN_ROW, ODS_IN_CELL), odfgx_ods_cell_start,
                   odfgx_ods_cell_end },
    [ODS_COVERED_CELL] = { LEADS(ODS_IN_ROW, ODS_IN_CELL),
                           odfgx_ods_covered_start, odfgx_ods_cell_end },
    [ODS_PARAGRAPH] = { LEADS(ODS_IN_CELL, ODS_IN_PARAGRAPH),
                        odfgx_ods_paragraph_start, NULL },
    [ODS_SPACES] = { BESIDE(ODS_IN_PARAGRAPH), odfgx_ods_spaces_start, NULL },
    [ODS_TAB] = { BESIDE(ODS_IN_PARAGRAPH), odfgx_ods_tab_start, NULL },
    [ODS_LINE_BREAK] = { BESIDE(ODS_IN_PARAGRAPH), odfgx_ods_break_start,
                         NULL },
    [ODS_INLINE] = { WITHIN(ODS_IN_CELL) | WITHIN(ODS_IN_PARAGRAPH),
                     ODS_IN_CELL, ODS_IN_CELL, NULL, NULL },
};

static odfgx_status start(void *context, int token,
                          const odfgx_attributes *attributes, odfgx_error *err)
{
    odfgx_ods *ods = context;
    const rule *known = &rules[token < ODS_ELEMENTS ? token : ODS_NOTHING];
    if (ods->skipped > 0 || (known->places >> ods->place & 1) == 0) {
        ods->skipped++;
        return ODFGX_OK;
    }
    if (known->inside != known->outside)
        ods->place = known->inside;
    return known->start != NULL ? known->start(ods, attributes, err) : ODFGX_OK;
}

static odfgx_status end(void *context, int token, odfgx_error *err)
{
    odfgx_ods *ods = context;
    const rule *known = &rules[token < ODS_ELEMENTS ? token : ODS_NOTHING];
    if (ods->skipped > 0) {
        ods->skipped--;
        return ODFGX_OK;
    }
    if (known->inside != known->outside)
        ods->place = known->outside;
    return known->end != NULL ? known->end(ods, err) : ODFGX_OK;
}

static odfgx_status text(void *context, const char *bytes, size_t length,
                         odfgx_error *err)
{
    odfgx_ods *ods = context;
    if (ods->place != ODS_IN_PARAGRAPH || ods->skipped > 0)
        return ODFGX_OK;
    return odfgx_ods_add_text(ods, bytes, length, err);
}

/* --------------------------------------------------------------- reading */

/* What says it is a spreadsheet, template or not, is one; what says nothing
 * that is known may be one. */
static int bid(odfgx_input *input)
{
    static const char spreadsheet[] = "opendocument.spreadsheet";
    static const char document[] = "application/vnd.oasis.opendocument.";
    odfgx_package *package;
    char type[ODFGX_MEDIA_TYPE_MAX];
    if (odfgx_input_package(input, &package, NULL) != ODFGX_OK)
        return 0;
    if (odfgx_media_type_read(package, type, NULL) == ODFGX_OK) {
        if (strstr(type, spreadsheet) != NULL)
            return 100;
        if (strncmp(type, document, sizeof document - 1) == 0)
            return 0;
    }
    return odfgx_package_has(package, content_part) ? 50 : 0;
}

static odfgx_status read_content(odfgx_ods *ods, odfgx_package *package,
                                 odfgx_error *err)
{
    odfgx_part_handlers handlers = { start, end, text, ods };
    if (odfgx_buffer_reserve(&ods->value, TEXT_FIRST) == NULL ||
        odfgx_buffer_reserve(&ods->text, TEXT_FIRST) == NULL)
        return odfgx_fail_memory(err);
    odfgx_status status = odfgx_part_read(
        package, content_part, &odfgx_ods_vocabulary, &handlers, err);
    if (status == ODFGX_OK && !ods->found)
        status = odfgx_fail(err, ODFGX_FORMAT, ods->teller.file,
                            _("the document holds no spreadsheet; give an "
                              ".ods file"));
    return status;
}

static odfgx_status read(odfgx_input *input, const odfgx_visitor *visitor,
                         odfgx_error *err)
{
    odfgx_package *package;
    odfgx_status status = odfgx_input_package(input, &package, err);
    if (status == ODFGX_OK)
        status = odfgx_manifest_check(package, err);
    if (status != ODFGX_OK)
        return status;
    odfgx_ods *ods = calloc(1, sizeof *ods);
    if (ods == NULL)
        return odfgx_fail_memory(err);
    status = odfgx_teller_init(&ods->teller, input, visitor, err);
    if (status == ODFGX_OK)
        status = read_content(ods, package, err);
    odfgx_teller_clear(&ods->teller);
    odfgx_arena_clear(&ods->arena);
    odfgx_buffer_clear(&ods->style);
    odfgx_buffer_clear(&ods->value);
    odfgx_buffer_clear(&ods->text);
    free(ods);
    return status;
}

const odfgx_filter odfgx_filter_ods = { "ods", bid, read };
