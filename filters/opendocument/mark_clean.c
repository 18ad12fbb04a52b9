#include "filters/opendocument/mark.h"

#include <string.h>

enum { TEXT_MOST = 4096 };

/* Where the reading stands. */
typedef struct clean_scan {
    odfgx_changes *changes;
    odfgx_part *part;
    int within; /* the element that is open and known */
    uint64_t skipped;

    odfgx_place style, map, table, note, formats, format; /* their tags */
    bool our_style;
    size_t table_changes; /* how many there were before the table */
    size_t format_changes;
    bool first_cell, our_table;
    size_t conditions, our_conditions; /* of the format that is being read */
    size_t others;                     /* formats that stay */

    odfgx_buffer text; /* of the paragraph or name that is being read */
    odfgx_place paragraph;
    bool our_note;
    size_t our_lines; /* where they begin in somebody's comment; 0: none */
} clean_scan;

#define CLEAN_START(name)                                                      \
    static odfgx_status clean_##name##_start(                                  \
        clean_scan *scan, const odfgx_attributes *attributes,                  \
        odfgx_error *err)
#define CLEAN_END(name)                                                        \
    static odfgx_status clean_##name##_end(clean_scan *scan, odfgx_error *err)

static odfgx_place place_of(const clean_scan *scan)
{
    return odfgx_part_place(scan->part);
}

static odfgx_status take_out(clean_scan *scan, size_t begin, size_t end,
                             odfgx_error *err)
{
    static const odfgx_buffer nothing = { 0 };
    return odfgx_changes_add(scan->changes, begin, end, &nothing, err);
}

static bool is_ours(const odfgx_attributes *attributes, int token)
{
    const char *name = odfgx_attribute_get(attributes, token);
    return name != NULL && strncmp(name, ODFGX_OD_MARK_PREFIX,
                                   strlen(ODFGX_OD_MARK_PREFIX)) == 0;
}

/* ------------------------------------------------------------------ styles */

CLEAN_START(style)
{
    (void)err;
    scan->style = place_of(scan);
    scan->our_style = is_ours(attributes, MARK_STYLE_NAME);
    return ODFGX_OK;
}

CLEAN_END(style)
{
    return scan->our_style
               ? take_out(scan, scan->style.begin, place_of(scan).end, err)
               : ODFGX_OK;
}

/* LibreOffice writes each conditional format for old offices, too. The map is
 * part of a style that stays. */
CLEAN_START(map)
{
    (void)err;
    scan->map = place_of(scan);
    if (scan->our_style || !is_ours(attributes, MARK_APPLIED))
        scan->map.end = 0;
    return ODFGX_OK;
}

CLEAN_END(map)
{
    return scan->map.end > 0
               ? take_out(scan, scan->map.begin, place_of(scan).end, err)
               : ODFGX_OK;
}

/* ------------------------------------------------------------------ sheets */

CLEAN_START(table)
{
    (void)attributes, (void)err;
    scan->table = place_of(scan);
    scan->table_changes = scan->changes->count;
    scan->first_cell = true;
    scan->our_table = false;
    return ODFGX_OK;
}

CLEAN_END(table)
{
    if (!scan->our_table)
        return ODFGX_OK;
    scan->changes->count = scan->table_changes;
    return take_out(scan, scan->table.begin, place_of(scan).end, err);
}

CLEAN_END(cell)
{
    (void)err;
    scan->first_cell = false;
    return ODFGX_OK;
}

CLEAN_START(paragraph)
{
    (void)attributes;
    scan->paragraph = place_of(scan);
    odfgx_buffer_empty(&scan->text);
    return odfgx_buffer_check(&scan->text, err);
}

CLEAN_END(paragraph)
{
    (void)err;
    if (scan->within == MARK_CELL && scan->first_cell &&
        scan->text.length > 0 &&
        strstr(scan->text.data, ODFGX_MARK_SIGN) != NULL)
        scan->our_table = true;
    if (scan->within == MARK_NOTE && scan->our_lines == 0 &&
        scan->text.length > 0 && strcmp(scan->text.data, ODFGX_MARK_LINE) == 0)
        scan->our_lines = scan->paragraph.begin;
    return ODFGX_OK;
}

/* ---------------------------------------------------------------- comments */

CLEAN_START(note)
{
    (void)attributes, (void)err;
    scan->note = place_of(scan);
    scan->our_note = false;
    scan->our_lines = 0;
    return ODFGX_OK;
}

CLEAN_START(creator)
{
    (void)attributes;
    odfgx_buffer_empty(&scan->text);
    return odfgx_buffer_check(&scan->text, err);
}

CLEAN_END(creator)
{
    (void)err;
    scan->our_note = scan->text.length > 0 &&
                     strcmp(scan->text.data, ODFGX_MARK_AUTHOR) == 0;
    return ODFGX_OK;
}

CLEAN_END(note)
{
    odfgx_place end = place_of(scan);
    if (scan->our_note)
        return take_out(scan, scan->note.begin, end.end, err);
    return scan->our_lines > 0 ? take_out(scan, scan->our_lines, end.begin, err)
                               : ODFGX_OK;
}

/* ----------------------------------------------------- conditional formats */

CLEAN_START(formats)
{
    (void)attributes, (void)err;
    scan->formats = place_of(scan);
    scan->format_changes = scan->changes->count;
    scan->others = 0;
    return ODFGX_OK;
}

/* A list of none but ours goes whole. */
CLEAN_END(formats)
{
    if (scan->others > 0 || scan->changes->count == scan->format_changes)
        return ODFGX_OK;
    scan->changes->count = scan->format_changes;
    return take_out(scan, scan->formats.begin, place_of(scan).end, err);
}

CLEAN_START(format)
{
    (void)attributes, (void)err;
    scan->format = place_of(scan);
    scan->conditions = scan->our_conditions = 0;
    return ODFGX_OK;
}

CLEAN_START(condition)
{
    (void)err;
    scan->conditions++;
    scan->our_conditions += is_ours(attributes, MARK_APPLIED);
    return ODFGX_OK;
}

CLEAN_END(format)
{
    if (scan->our_conditions > 0 && scan->our_conditions == scan->conditions)
        return take_out(scan, scan->format.begin, place_of(scan).end, err);
    scan->others++;
    return ODFGX_OK;
}

/* ------------------------------------------------------------------- rules */

/* Which elements mean something within which others; what is within a
 * paragraph is text. */
static const struct {
    unsigned within; /* as bits */
    odfgx_status (*start)(clean_scan *scan, const odfgx_attributes *attributes,
                          odfgx_error *err);
    odfgx_status (*end)(clean_scan *scan, odfgx_error *err);
} rules[MARK_ELEMENTS] = {
#define IN(element) (1U << MARK_##element)
    [MARK_DOCUMENT] = { IN(NOTHING), NULL, NULL },
    [MARK_COMMON_STYLES] = { IN(DOCUMENT), NULL, NULL },
    [MARK_AUTOMATIC_STYLES] = { IN(DOCUMENT), NULL, NULL },
    [MARK_STYLE] = { IN(COMMON_STYLES) | IN(AUTOMATIC_STYLES),
                     clean_style_start, clean_style_end },
    [MARK_MAP] = { IN(STYLE), clean_map_start, clean_map_end },
    [MARK_BODY] = { IN(DOCUMENT), NULL, NULL },
    [MARK_SHEETS] = { IN(BODY), NULL, NULL },
    [MARK_TABLE] = { IN(SHEETS), clean_table_start, clean_table_end },
    [MARK_ROWS] = { IN(TABLE) | IN(ROWS), NULL, NULL },
    [MARK_ROW] = { IN(TABLE) | IN(ROWS), NULL, NULL },
    [MARK_CELL] = { IN(ROW), NULL, clean_cell_end },
    [MARK_NOTE] = { IN(CELL), clean_note_start, clean_note_end },
    [MARK_CREATOR] = { IN(NOTE), clean_creator_start, clean_creator_end },
    [MARK_PARAGRAPH] = { IN(CELL) | IN(NOTE), clean_paragraph_start,
                         clean_paragraph_end },
    [MARK_FORMATS] = { IN(TABLE), clean_formats_start, clean_formats_end },
    [MARK_FORMAT] = { IN(FORMATS), clean_format_start, clean_format_end },
    [MARK_CONDITION] = { IN(FORMAT), clean_condition_start, NULL },
#undef IN
};

enum { DEPTH_MOST = 32 };

typedef struct clean_stack {
    clean_scan scan;
    int outer[DEPTH_MOST]; /* what was open when each known one began */
    size_t depth;
} clean_stack;

static odfgx_status on_start(void *context, int token,
                             const odfgx_attributes *attributes,
                             odfgx_error *err)
{
    clean_stack *stack = context;
    clean_scan *scan = &stack->scan;
    bool known = token > MARK_NOTHING && token < MARK_ELEMENTS;
    if (scan->skipped > 0 || !known || stack->depth == DEPTH_MOST ||
        (rules[token].within >> scan->within & 1) == 0) {
        scan->skipped++;
        return ODFGX_OK;
    }
    stack->outer[stack->depth++] = scan->within;
    scan->within = token;
    return rules[token].start != NULL
               ? rules[token].start(scan, attributes, err)
               : ODFGX_OK;
}

static odfgx_status on_end(void *context, int token, odfgx_error *err)
{
    clean_stack *stack = context;
    clean_scan *scan = &stack->scan;
    if (scan->skipped > 0) {
        scan->skipped--;
        return ODFGX_OK;
    }
    scan->within = stack->outer[--stack->depth];
    return rules[token].end != NULL ? rules[token].end(scan, err) : ODFGX_OK;
}

static odfgx_status on_text(void *context, const char *bytes, size_t length,
                            odfgx_error *err)
{
    clean_scan *scan = &((clean_stack *)context)->scan;
    if ((scan->within != MARK_PARAGRAPH && scan->within != MARK_CREATOR) ||
        length > TEXT_MOST - scan->text.length)
        return ODFGX_OK;
    odfgx_buffer_add(&scan->text, bytes, length);
    return odfgx_buffer_check(&scan->text, err);
}

odfgx_status odfgx_od_mark_clean(const odfgx_od_source *source,
                                 odfgx_changes *changes, odfgx_error *err)
{
    clean_stack stack = { .scan = { .changes = changes } };
    odfgx_part_handlers handlers = { on_start, on_end, on_text, &stack };
    odfgx_part_origin origin = { source->file, source->part, source->limits };
    odfgx_status status = odfgx_part_new(
        &stack.scan.part, &origin, &odfgx_od_mark_vocabulary, &handlers, err);
    if (status == ODFGX_OK)
        status = odfgx_part_feed(stack.scan.part, source->text->data,
                                 source->text->length, err);
    if (status == ODFGX_OK)
        status = odfgx_part_finish(stack.scan.part, err);
    odfgx_part_free(stack.scan.part);
    odfgx_buffer_clear(&stack.scan.text);
    return status;
}
