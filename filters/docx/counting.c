#include "filters/docx/numbering.h"

#include <string.h>

static const odfgx_docx_level *level_of(const odfgx_docx_list *list, long index)
{
    return list->levels[index] != NULL ? list->levels[index]
                                       : list->abstract->levels[index];
}

static uint32_t start_of(const odfgx_docx_list *list, long index)
{
    const odfgx_docx_level *level = level_of(list, index);
    if (list->has_start[index])
        return list->starts[index];
    return level != NULL ? level->start : 1;
}

/* The level that is for a style; without one, the level that is named. */
static long find_level(const odfgx_docx_list *list, long named,
                       const char *style)
{
    for (long i = 0; style != NULL && i < DOCX_LEVELS; i++) {
        const odfgx_docx_level *level = level_of(list, i);
        if (level != NULL && strcmp(level->style, style) == 0)
            return i;
    }
    return named > 0 ? named : 0;
}

/* Levels below one that was counted begin anew (17.9.10). */
static void restart_below(const odfgx_docx_list *list, long counted)
{
    odfgx_docx_abstract *abstract = list->abstract;
    for (long i = counted + 1; i < DOCX_LEVELS; i++) {
        const odfgx_docx_level *level = level_of(list, i);
        long restart = level != NULL ? level->restart : -1;
        if (restart < 0 || counted < restart)
            abstract->begun[i] = false;
    }
}

/* Levels above one that is counted have begun, though nothing was on them. */
static void begin_above(const odfgx_docx_list *list, long counted)
{
    odfgx_docx_abstract *abstract = list->abstract;
    for (long i = 0; i < counted; i++) {
        if (!abstract->begun[i])
            abstract->counts[i] = start_of(list, i);
        abstract->begun[i] = true;
    }
}

/* A start that the list overrides counts from its first paragraph on; the
 * lists of one kind else go on with each other's numbers. */
static void count(odfgx_docx_list *list, long index)
{
    odfgx_docx_abstract *abstract = list->abstract;
    bool anew = list->has_start[index] && !list->used[index];
    list->used[index] = true;
    if (abstract->begun[index] && !anew) {
        if (abstract->counts[index] < UINT32_MAX)
            abstract->counts[index]++;
    } else {
        abstract->counts[index] = start_of(list, index);
        abstract->begun[index] = true;
    }
    begin_above(list, index);
    restart_below(list, index);
}

static void write_number(const odfgx_docx_list *list, long index, bool legal,
                         odfgx_buffer *out)
{
    const odfgx_docx_level *level = level_of(list, index);
    const odfgx_docx_abstract *abstract = list->abstract;
    uint32_t number = abstract->begun[index] ? abstract->counts[index]
                                             : start_of(list, index);
    if (level != NULL)
        odfgx_docx_format_write(legal ? odfgx_docx_format_find("decimal", NULL)
                                      : level->format,
                                number, out);
}

/* "%1" to "%9" stand for the numbers of levels (17.9.11). */
static void write_label(const odfgx_docx_list *list,
                        const odfgx_docx_level *level, odfgx_buffer *out)
{
    const char *at = level->text;
    while (*at != '\0') {
        size_t plain = strcspn(at, "%");
        odfgx_buffer_add(out, at, plain);
        at += plain;
        if (at[0] == '%' && at[1] >= '1' && at[1] <= '9') {
            write_number(list, at[1] - '1', level->legal, out);
            at += 2;
        } else if (at[0] == '%') {
            odfgx_buffer_add_char(out, *at++);
        }
    }
}

/* Whether a label ends with a mark that takes the room of a sign. */
static bool ends_with_wide_mark(const char *label, size_t length)
{
    static const char *const marks[] = { "、", "。", "）", "．", "，", "：",
                                         "；", "】", "〕", "』", "」", "》" };
    enum { WIDTH = 3 };
    for (size_t i = 0; length >= WIDTH && i < ODFGX_COUNT_OF(marks); i++) {
        if (memcmp(label + length - WIDTH, marks[i], WIDTH) == 0)
            return true;
    }
    return false;
}

void odfgx_docx_numbering_count(odfgx_docx_numbering *numbering,
                                odfgx_docx_reference reference,
                                const char *style, odfgx_buffer *out)
{
    odfgx_docx_list *list = odfgx_docx_list_find(numbering, reference.number);
    size_t before = out->length;
    if (list == NULL || list->abstract == NULL)
        return;
    long index = find_level(list, reference.level, style);
    const odfgx_docx_level *level =
        index < DOCX_LEVELS ? level_of(list, index) : NULL;
    if (level == NULL)
        return;
    count(list, index);
    if (odfgx_docx_format_is_bullet(level->format))
        return;
    write_label(list, level, out);
    if (out->length > before && !level->joined &&
        !ends_with_wide_mark(out->data + before, out->length - before))
        odfgx_buffer_add_char(out, ' ');
}
