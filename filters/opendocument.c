#include "filters/opendocument/handlers.h"

#include "odf/manifest.h"
#include "report/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char content_part[] = "content.xml";
static const char styles_part[] = "styles.xml";

/* -------------------------------------------------------------- in general */

odfgx_status odfgx_od_fail(const odfgx_od *od, odfgx_status status,
                           odfgx_error *err, const char *format, ...)
{
    char text[sizeof err->text];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return od->level.in_table
               ? odfgx_teller_fail(&od->level.teller, od->level.column, status,
                                   err, "%s", text)
               : odfgx_fail(err, status, NULL, "%s", text);
}

odfgx_status odfgx_od_read_count(const odfgx_od *od,
                                 const odfgx_od_count *count, const char *text,
                                 uint32_t *out, odfgx_error *err)
{
    uint64_t number = 0;
    const char *at = text;
    for (; *at >= '0' && *at <= '9'; at++) {
        if (number <= count->most)
            number = number * 10 + (uint64_t)(*at - '0');
    }
    if (*at != '\0' || number == 0 || (count->strict && number > count->most))
        return odfgx_od_fail(od, ODFGX_CONTENT, err,
                             _("%s is \"%s\", and a number from 1 to %lu is "
                               "expected; open the document and save it "
                               "anew"),
                             count->what, text, (unsigned long)count->most);
    *out = number < count->most ? (uint32_t)number : count->most;
    return ODFGX_OK;
}

bool odfgx_od_is_true(const char *value)
{
    return value != NULL && strcmp(value, "true") == 0;
}

uint32_t odfgx_od_number(const char *text, uint32_t otherwise)
{
    uint32_t number = 0;
    if (text == NULL || text[0] == '\0')
        return otherwise;
    for (; *text >= '0' && *text <= '9'; text++) {
        if (number > (UINT32_MAX - 9) / 10)
            return otherwise;
        number = number * 10 + (uint32_t)(*text - '0');
    }
    return *text == '\0' ? number : otherwise;
}

void odfgx_od_leave_out(odfgx_od *od, odfgx_od_place place)
{
    od->skipped = 1;
    od->level.place = place;
}

/* ---------------------------------------------------------------- the gate */

static odfgx_status start(void *context, int token,
                          const odfgx_attributes *attributes, odfgx_error *err)
{
    odfgx_od *od = context;
    const odfgx_od_rule *known =
        &od->rules[token < OD_ELEMENTS ? token : OD_NOTHING];
    if (od->skipped > 0 || (known->places >> od->level.place & 1) == 0) {
        od->skipped++;
        return ODFGX_OK;
    }
    if (known->inside != known->outside)
        od->level.place = known->inside;
    return known->start != NULL ? known->start(od, attributes, err) : ODFGX_OK;
}

static odfgx_status end(void *context, int token, odfgx_error *err)
{
    odfgx_od *od = context;
    const odfgx_od_rule *known =
        &od->rules[token < OD_ELEMENTS ? token : OD_NOTHING];
    if (od->skipped > 0) {
        od->skipped--;
        return ODFGX_OK;
    }
    if (known->inside != known->outside)
        od->level.place = known->outside;
    return known->end != NULL ? known->end(od, err) : ODFGX_OK;
}

static odfgx_status text(void *context, const char *bytes, size_t length,
                         odfgx_error *err)
{
    odfgx_od *od = context;
    if ((od->skipped | od->deleting) != 0)
        return ODFGX_OK;
    if (od->level.place == OD_IN_PARAGRAPH)
        return odfgx_od_add_text(od, bytes, length, err);
    if (od->level.place == OD_IN_CREATOR)
        return odfgx_od_add_creator(od, bytes, length, err);
    return od->level.place == OD_IN_NUMBER
               ? odfgx_od_add_number(od, bytes, length, err)
               : ODFGX_OK;
}

static odfgx_part_handlers handlers_of(odfgx_od *od)
{
    return (odfgx_part_handlers){ start, end, text, od };
}

/* ----------------------------------------------------------------- reading */

/* Of a spreadsheet they are wanted in the middle of its body, or not at all. */
odfgx_status odfgx_od_read_common(odfgx_od *od, odfgx_error *err)
{
    odfgx_part_handlers handlers = handlers_of(od);
    odfgx_od_place place = od->level.place;
    if (od->common_read || od->package == NULL ||
        !odfgx_package_has(od->package, styles_part))
        return ODFGX_OK;
    od->common_read = od->in_common = true;
    od->level.place = OD_IN_DOCUMENT;
    odfgx_status status = odfgx_part_read(od->package, styles_part,
                                          &odfgx_od_vocabulary, &handlers, err);
    od->level.place = place;
    od->in_common = false;
    return status;
}

static odfgx_status new_reader(odfgx_od **out, const odfgx_input *input,
                               unsigned kinds, const odfgx_visitor *visitor,
                               odfgx_error *err)
{
    odfgx_od *od = calloc(1, sizeof *od);
    *out = od;
    if (od == NULL)
        return odfgx_fail_memory(err);
    od->input = input;
    od->visitor = visitor;
    od->kinds = kinds;
    od->rules = (kinds & ODFGX_OPENDOCUMENT_TEXT) != 0 ? odfgx_od_text_rules
                                                       : odfgx_od_sheet_rules;
    odfgx_od_styles_init(&od->styles);
    return odfgx_od_level_init(od, visitor, err);
}

static void free_reader(odfgx_od *od)
{
    if (od == NULL)
        return;
    while (od->level.outer != NULL)
        odfgx_od_pop(od);
    odfgx_od_level_clear(&od->level);
    odfgx_od_deferred_clear(od);
    odfgx_od_styles_clear(&od->styles);
    odfgx_arena_clear(&od->runs.arena);
    odfgx_buffer_clear(&od->label);
    odfgx_buffer_clear(&od->region);
    odfgx_buffer_clear(&od->comment.author);
    odfgx_buffer_clear(&od->comment.lines.bytes);
    free(od);
}

static odfgx_status check_found(const odfgx_od *od, odfgx_error *err)
{
    if (od->found)
        return ODFGX_OK;
    return odfgx_fail(err, ODFGX_FORMAT, odfgx_input_name(od->input), "%s",
                      od->kinds == ODFGX_OPENDOCUMENT_SHEETS
                          ? _("the document holds no spreadsheet; give an "
                              ".ods file")
                          : _("the document holds neither a spreadsheet nor a "
                              "text; give an .ods or .odt file"));
}

/* What says that it is a spreadsheet or a text, template or not, is one; what
 * says nothing that is known may be either. */
unsigned odfgx_opendocument_kinds(odfgx_input *input)
{
    static const char document[] = "application/vnd.oasis.opendocument.";
    odfgx_package *package;
    char type[ODFGX_MEDIA_TYPE_MAX];
    if (odfgx_input_package(input, &package, NULL) != ODFGX_OK)
        return 0;
    if (odfgx_media_type_read(package, type, NULL) == ODFGX_OK) {
        if (strstr(type, "opendocument.spreadsheet") != NULL)
            return ODFGX_OPENDOCUMENT_SHEETS;
        if (strstr(type, "opendocument.text") != NULL)
            return ODFGX_OPENDOCUMENT_TEXT;
        if (strncmp(type, document, sizeof document - 1) == 0)
            return 0;
    }
    return odfgx_package_has(package, content_part) ? ODFGX_OPENDOCUMENT_ANY
                                                    : 0;
}

static odfgx_status read_parts(odfgx_od *od, odfgx_error *err)
{
    odfgx_part_handlers handlers = handlers_of(od);
    odfgx_status status = ODFGX_OK;
    if ((od->kinds & ODFGX_OPENDOCUMENT_TEXT) != 0)
        status = odfgx_od_read_common(od, err);
    if (status == ODFGX_OK)
        status = odfgx_part_read(od->package, content_part,
                                 &odfgx_od_vocabulary, &handlers, err);
    return status == ODFGX_OK ? check_found(od, err) : status;
}

odfgx_status odfgx_opendocument_read_package(odfgx_input *input, unsigned kinds,
                                             const odfgx_visitor *visitor,
                                             odfgx_error *err)
{
    odfgx_package *package;
    odfgx_od *od = NULL;
    odfgx_status status = odfgx_input_package(input, &package, err);
    if (status == ODFGX_OK)
        status = odfgx_manifest_check(package, err);
    if (status == ODFGX_OK)
        status = new_reader(&od, input, kinds, visitor, err);
    if (status == ODFGX_OK) {
        od->package = package;
        status = read_parts(od, err);
    }
    free_reader(od);
    return status;
}

/* A part that is a file of its own. */
typedef struct file_part {
    odfgx_part *part;
    const odfgx_input *input;
    uint64_t length; /* so far */
} file_part;

static odfgx_status feed(void *context, const char *bytes, size_t length,
                         odfgx_error *err)
{
    file_part *file = context;
    uint64_t limit = odfgx_input_limits(file->input)->part;
    file->length += length;
    if (file->length > limit)
        return odfgx_fail(err, ODFGX_LIMIT, odfgx_input_name(file->input),
                          _("the file is larger than %llu bytes; if you trust "
                            "it, raise the cap with --max-part"),
                          (unsigned long long)limit);
    return odfgx_part_feed(file->part, bytes, length, err);
}

static odfgx_status read_file(odfgx_od *od, odfgx_error *err)
{
    file_part file = { NULL, od->input, 0 };
    odfgx_part_handlers handlers = handlers_of(od);
    odfgx_part_origin origin = { odfgx_input_name(od->input), NULL,
                                 odfgx_input_limits(od->input) };
    odfgx_status status = odfgx_part_new(&file.part, &origin,
                                         &odfgx_od_vocabulary, &handlers, err);
    if (status == ODFGX_OK)
        status = odfgx_input_stream(od->input, feed, &file, err);
    if (status == ODFGX_OK)
        status = odfgx_part_finish(file.part, err);
    odfgx_part_free(file.part);
    return status == ODFGX_OK ? check_found(od, err) : status;
}

odfgx_status odfgx_opendocument_read_flat(odfgx_input *input,
                                          const odfgx_visitor *visitor,
                                          odfgx_error *err)
{
    odfgx_od *od;
    odfgx_status status =
        new_reader(&od, input, ODFGX_OPENDOCUMENT_ANY, visitor, err);
    if (status == ODFGX_OK)
        status = read_file(od, err);
    free_reader(od);
    return status;
}
