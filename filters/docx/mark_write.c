#include "filters/docx/mark.h"

#include "odf/xml.h"
#include "report/ascii.h"
#include "report/grow.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --------------------------------------------------------------------- ids */

bool odfgx_docx_id(const char *text, long *out)
{
    char *end;
    if (text == NULL)
        return false;
    errno = 0;
    *out = strtol(text, &end, 10);
    return end != text && *end == '\0' && errno == 0;
}

odfgx_status odfgx_docx_ids_add(odfgx_docx_ids *ids, const char *text,
                                odfgx_error *err)
{
    long id;
    if (!odfgx_docx_id(text, &id))
        return ODFGX_OK;
    if (!odfgx_grow(&ids->items, ids->count, &ids->capacity,
                    sizeof *ids->items))
        return odfgx_fail_memory(err);
    ids->items[ids->count++] = id;
    ids->sorted = false;
    return ODFGX_OK;
}

static int compare(const void *a, const void *b)
{
    long left = *(const long *)a, right = *(const long *)b;
    return left < right ? -1 : left > right;
}

static void sort(odfgx_docx_ids *ids)
{
    if (!ids->sorted && ids->count > 1)
        qsort(ids->items, ids->count, sizeof *ids->items, compare);
    ids->sorted = true;
}

bool odfgx_docx_ids_have(odfgx_docx_ids *ids, long id)
{
    if (ids->count == 0)
        return false;
    sort(ids);
    return bsearch(&id, ids->items, ids->count, sizeof id, compare) != NULL;
}

long odfgx_docx_ids_next(odfgx_docx_ids *ids)
{
    sort(ids);
    while (ids->next < ids->count && ids->items[ids->next] <= ids->free) {
        if (ids->items[ids->next] == ids->free)
            ids->free++;
        ids->next++;
    }
    return ids->free++;
}

/* ------------------------------------------------------------------ writing */

/* Whether a prefix stands at `at`: behind the begin of a tag or a space. */
static bool is_prefix(const char *xml, const char *at)
{
    return at[0] == 'w' && at[1] == ':' && at > xml &&
           (at[-1] == '<' || at[-1] == '/' || at[-1] == ' ');
}

void odfgx_docx_write(const odfgx_docx_writer *writer, const char *xml)
{
    odfgx_buffer *out = writer->out;
    for (const char *at = xml; *at != '\0'; at++) {
        if (*at == '@') {
            odfgx_buffer_add_text(out, writer->declaration);
        } else if (is_prefix(xml, at)) {
            odfgx_buffer_add(out, writer->prefix.text, writer->prefix.length);
        } else {
            odfgx_buffer_add_char(out, *at);
        }
    }
}

void odfgx_docx_write_number(const odfgx_docx_writer *writer, long number)
{
    odfgx_buffer_add_format(writer->out, "%ld", number);
}

void odfgx_docx_write_text(const odfgx_docx_writer *writer, const char *text,
                           size_t length)
{
    odfgx_xml_add_text(writer->out, text, length);
}

/* A prefix is never declared anew between a tag and what is put into its
 * element. Without one, attributes could not be written (Namespaces in XML
 * 1.0, 6.2): then each element of ours declares its own. */
odfgx_docx_writer odfgx_docx_writer_at(const odfgx_docx_marking *marking,
                                       odfgx_docx_part *part, odfgx_place tag)
{
    static const char *const declarations[] = {
        " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
        "main\"",
        " xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"",
    };
    odfgx_slice name = odfgx_raw_name(odfgx_docx_part_bytes(part, tag));
    const char *colon = memchr(name.text, ':', name.length);
    odfgx_docx_writer writer = { &part->edits.texts, { "w", 1 }, "" };
    if (colon != NULL)
        writer.prefix = (odfgx_slice){ name.text, (size_t)(colon - name.text) };
    else
        writer.declaration = declarations[marking->strict];
    return writer;
}

/* ----------------------------------------------------------------- failures */

odfgx_status odfgx_docx_fail_at(const odfgx_docx_marking *marking,
                                const odfgx_mark *mark, odfgx_error *err,
                                const char *sentence)
{
    char where[sizeof err->where], address[ODFGX_ADDRESS_TEXT];
    (void)snprintf(where, sizeof where, "%s: %s!%s",
                   odfgx_input_name(marking->input), mark->table,
                   odfgx_address_format(mark->row, mark->column, address));
    return odfgx_fail(err, ODFGX_CONTENT, where, "%s", sentence);
}

/* -------------------------------------------------------------------- parts */

odfgx_slice odfgx_docx_part_bytes(const odfgx_docx_part *part,
                                  odfgx_place place)
{
    return (odfgx_slice){ part->bytes.data + place.begin,
                          place.end - place.begin };
}

bool odfgx_docx_is_empty_tag(odfgx_slice tag)
{
    return tag.length > 1 && tag.text[tag.length - 2] == '/';
}

odfgx_status odfgx_docx_part_read(const odfgx_docx_marking *marking,
                                  odfgx_docx_part *part, odfgx_error *err)
{
    odfgx_status status =
        odfgx_package_read(marking->package, part->entry, &part->bytes, err);
    return status == ODFGX_OK ? odfgx_plain_part(&part->bytes, err) : status;
}

odfgx_status odfgx_docx_part_scan(const odfgx_docx_part *part,
                                  const odfgx_part_origin *origin,
                                  const odfgx_part_handlers *handlers,
                                  const odfgx_vocabulary *vocabulary,
                                  odfgx_part **gate, odfgx_error *err)
{
    odfgx_status status =
        odfgx_part_new(gate, origin, vocabulary, handlers, err);
    if (status == ODFGX_OK)
        status =
            odfgx_part_feed(*gate, part->bytes.data, part->bytes.length, err);
    if (status == ODFGX_OK)
        status = odfgx_part_finish(*gate, err);
    odfgx_part_free(*gate);
    *gate = NULL;
    return status;
}

odfgx_status odfgx_docx_part_apply(odfgx_docx_part *part, odfgx_error *err)
{
    odfgx_buffer out = { 0 };
    if (part->edits.count == 0)
        return ODFGX_OK;
    odfgx_status status =
        odfgx_docx_edits_apply(&part->edits, &part->bytes, &out, err);
    if (status == ODFGX_OK) {
        odfgx_buffer_clear(&part->bytes);
        part->bytes = out;
        part->changed = true;
        odfgx_docx_edits_clear(&part->edits);
    } else {
        odfgx_buffer_clear(&out);
    }
    return status;
}

/* ------------------------------------------------------------------ shading */

/* One in 2^24 of all fills each, and near to those that spreadsheets have for
 * good and bad. */
const char *odfgx_docx_level_fill(odfgx_level level)
{
    static const char *const fills[] = {
        [ODFGX_HINT] = "DDEBF6",
        [ODFGX_WARNING] = "FFEB9B",
        [ODFGX_ERROR] = "FFC7CD",
    };
    return fills[level];
}

static bool same_color(const char *a, const char *b)
{
    while (*a != '\0' && odfgx_ascii_lower(*a) == odfgx_ascii_lower(*b))
        a++, b++;
    return *a == *b;
}

bool odfgx_docx_is_level_fill(const char *fill)
{
    return same_color(fill, odfgx_docx_level_fill(ODFGX_HINT)) ||
           same_color(fill, odfgx_docx_level_fill(ODFGX_WARNING)) ||
           same_color(fill, odfgx_docx_level_fill(ODFGX_ERROR));
}

/* The patterns of a shading (17.18.78), in an order that stays. */
static const char *const patterns[] = {
    "clear",          "nil",
    "solid",          "horzStripe",
    "vertStripe",     "reverseDiagStripe",
    "diagStripe",     "horzCross",
    "diagCross",      "thinHorzStripe",
    "thinVertStripe", "thinReverseDiagStripe",
    "thinDiagStripe", "thinHorzCross",
    "thinDiagCross",  "pct5",
    "pct10",          "pct12",
    "pct15",          "pct20",
    "pct25",          "pct30",
    "pct35",          "pct37",
    "pct40",          "pct45",
    "pct50",          "pct55",
    "pct60",          "pct62",
    "pct65",          "pct70",
    "pct75",          "pct80",
    "pct85",          "pct87",
    "pct90",          "pct95",
};

static bool is_hex(const char *color)
{
    size_t length = strspn(color, "0123456789abcdefABCDEF");
    return length == 6 && color[length] == '\0';
}

bool odfgx_docx_shading_is_plain(const odfgx_docx_shading *shading)
{
    return strcmp(shading->value, "clear") == 0 && is_hex(shading->fill);
}

static const char *short_color(const char *color)
{
    return is_hex(color) ? color : "auto";
}

bool odfgx_docx_shading_name(const odfgx_docx_shading *shading, char *out,
                             size_t size)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(patterns); i++) {
        if (strcmp(patterns[i], shading->value) != 0)
            continue;
        int length =
            snprintf(out, size, "_s%02zu_%s_%s", i, short_color(shading->color),
                     short_color(shading->fill));
        return length > 0 && (size_t)length < size;
    }
    return false;
}

static bool take_color(const char **at, char out[8])
{
    size_t length = strcspn(*at, "_");
    if (length >= 8)
        return false;
    memcpy(out, *at, length);
    out[length] = '\0';
    *at += length + ((*at)[length] == '_');
    return is_hex(out) || strcmp(out, "auto") == 0;
}

bool odfgx_docx_shading_read(const char *bookmark, odfgx_docx_shading *out)
{
    const char *at = strstr(bookmark, "_s");
    if (at == NULL || !odfgx_ascii_is_digit(at[2]) ||
        !odfgx_ascii_is_digit(at[3]) || at[4] != '_')
        return false;
    size_t pattern = (size_t)(at[2] - '0') * 10 + (size_t)(at[3] - '0');
    if (pattern >= ODFGX_COUNT_OF(patterns))
        return false;
    (void)snprintf(out->value, sizeof out->value, "%s", patterns[pattern]);
    at += 5;
    return take_color(&at, out->color) && take_color(&at, out->fill);
}
