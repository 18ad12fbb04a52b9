#include "filters/docx/walk.h"

#include "report/grow.h"

#include <stdlib.h>
#include <string.h>

static const odfgx_docx_rule no_rule = { 0, DOCX_SAME_PLACE, NULL, NULL };

static odfgx_status start(void *context, int token,
                          const odfgx_attributes *attributes, odfgx_error *err);

static ODFGX_RARE odfgx_status start_deeper(odfgx_docx_walk *walk, int token,
                                            const odfgx_attributes *attributes,
                                            odfgx_error *err)
{
    size_t depth = (size_t)(walk->top - walk->frames), capacity = depth + 1;
    if (!odfgx_grow(&walk->frames, depth + 1, &capacity, sizeof *walk->frames))
        return odfgx_fail_memory(err);
    walk->top = walk->frames + depth;
    walk->last = walk->frames + capacity - 1;
    return start(walk, token, attributes, err);
}

static odfgx_status start(void *context, int token,
                          const odfgx_attributes *attributes, odfgx_error *err)
{
    odfgx_docx_walk *walk = context;
    if (walk->skipped > 0) {
        walk->skipped++;
        return ODFGX_OK;
    }
    if (walk->top == walk->last)
        return start_deeper(walk, token, attributes, err);
    unsigned place = walk->top->place;
    const odfgx_docx_rule *rule =
        token < DOCX_ELEMENTS ? &walk->rules[token] : &no_rule;
    if ((rule->places >> place & 1) == 0) {
        if (place != (unsigned)walk->open_place || place == 0) {
            walk->skipped = 1;
            return ODFGX_OK;
        }
        rule = &no_rule;
        token = DOCX_NOTHING;
    }
    if (rule->inside != DOCX_SAME_PLACE)
        place = (unsigned)rule->inside;
    *++walk->top =
        (odfgx_docx_frame){ .place = (uint8_t)place, .token = (uint8_t)token };
    return rule->start != NULL ? rule->start(walk, attributes, err) : ODFGX_OK;
}

static odfgx_status end(void *context, int token, odfgx_error *err)
{
    odfgx_docx_walk *walk = context;
    (void)token;
    if (walk->skipped > 0) {
        walk->skipped--;
        return ODFGX_OK;
    }
    const odfgx_docx_rule *rule = &walk->rules[walk->top->token];
    odfgx_status status = rule->end != NULL ? rule->end(walk, err) : ODFGX_OK;
    walk->top--;
    return status;
}

static odfgx_status text(void *context, const char *bytes, size_t length,
                         odfgx_error *err)
{
    odfgx_docx_walk *walk = context;
    return walk->skipped > 0 || walk->text == NULL
               ? ODFGX_OK
               : walk->text(walk, bytes, length, err);
}

static odfgx_status open_walk(odfgx_docx_walk *walk,
                              const odfgx_part_origin *origin, odfgx_error *err)
{
    odfgx_part_handlers handlers = { start, end, text, walk };
    size_t capacity = 0;
    walk->skipped = 0;
    if (!odfgx_grow(&walk->frames, 0, &capacity, sizeof *walk->frames))
        return odfgx_fail_memory(err);
    walk->top = walk->frames;
    walk->last = walk->frames + capacity - 1;
    *walk->top = (odfgx_docx_frame){ .place = DOCX_OUTSIDE };
    return odfgx_part_new(&walk->gate, origin, &odfgx_docx_vocabulary,
                          &handlers, err);
}

static odfgx_status close_walk(odfgx_docx_walk *walk, odfgx_status status,
                               odfgx_error *err)
{
    if (status == ODFGX_OK)
        status = odfgx_part_finish(walk->gate, err);
    odfgx_part_free(walk->gate);
    free(walk->frames);
    walk->gate = NULL;
    walk->frames = NULL;
    return status;
}

odfgx_status odfgx_docx_walk_read(odfgx_docx_walk *walk, odfgx_package *package,
                                  const char *part, odfgx_error *err)
{
    odfgx_part_origin origin = { odfgx_package_name(package), part,
                                 odfgx_package_limits(package) };
    odfgx_status status = open_walk(walk, &origin, err);
    if (status == ODFGX_OK)
        status = odfgx_package_stream(package, part, odfgx_part_feed,
                                      walk->gate, err);
    return close_walk(walk, status, err);
}

odfgx_status odfgx_docx_walk_read_bytes(odfgx_docx_walk *walk,
                                        const odfgx_part_origin *origin,
                                        const odfgx_buffer *bytes,
                                        odfgx_error *err)
{
    odfgx_status status = open_walk(walk, origin, err);
    if (status == ODFGX_OK)
        status = odfgx_part_feed(walk->gate, bytes->data, bytes->length, err);
    return close_walk(walk, status, err);
}

void odfgx_docx_walk_leave_out(odfgx_docx_walk *walk)
{
    walk->top--;
    walk->skipped = 1;
}

odfgx_docx_frame *odfgx_docx_walk_element(odfgx_docx_walk *walk)
{
    return walk->top;
}

odfgx_docx_frame *odfgx_docx_walk_around(odfgx_docx_walk *walk)
{
    return walk->top - 1;
}

/* ----------------------------------------------------------- alternatives */

/* Prefixes of extensions whose text an office suite shows. By their names,
 * not by their namespaces, as LibreOffice does: all programs write these. */
static bool is_understood(const char *prefixes)
{
    static const char *const known[] = { "wps", "wpg", "wpc", "wpi",
                                         "w14", "w15", "wp14" };
    size_t count = 0;
    for (const char *at = prefixes; *at != '\0'; count++) {
        bool fits = false;
        at += strspn(at, " \t\r\n");
        size_t length = strcspn(at, " \t\r\n");
        if (length == 0)
            break;
        for (size_t i = 0; i < ODFGX_COUNT_OF(known) && !fits; i++)
            fits =
                strlen(known[i]) == length && memcmp(known[i], at, length) == 0;
        if (!fits)
            return false;
        at += length;
    }
    return count > 0;
}

odfgx_status odfgx_docx_choice_start(odfgx_docx_walk *walk,
                                     const odfgx_attributes *attributes,
                                     odfgx_error *err)
{
    odfgx_docx_frame *around = odfgx_docx_walk_around(walk);
    const char *prefixes = odfgx_attribute_get(attributes, DOCX_REQUIRES);
    (void)err;
    if (around->marked || prefixes == NULL || !is_understood(prefixes))
        odfgx_docx_walk_leave_out(walk);
    else
        around->marked = true;
    return ODFGX_OK;
}

odfgx_status odfgx_docx_fallback_start(odfgx_docx_walk *walk,
                                       const odfgx_attributes *attributes,
                                       odfgx_error *err)
{
    (void)attributes, (void)err;
    if (odfgx_docx_walk_around(walk)->marked)
        odfgx_docx_walk_leave_out(walk);
    return ODFGX_OK;
}
