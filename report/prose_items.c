#include "report/prose_items.h"

#include "report/agency.h"
#include "report/ascii.h"
#include "report/prose_number.h"

#include <string.h>

enum { FIRST_YEAR = 1990, LAST_YEAR = 2100, YEAR_DIGITS = 4, SIGN = 3 };

/* A part of the agency's name of fewer bytes may be any word. */
enum { NAME_BYTES = 3 * SIGN };

size_t odfgx_prose_year(odfgx_slice text, int *year)
{
    *year = 0;
    for (size_t i = 0; i < YEAR_DIGITS; i++) {
        if (i >= text.length || !odfgx_ascii_is_digit(text.text[i]))
            return 0;
        *year = 10 * *year + (text.text[i] - '0');
    }
    bool more = text.length > YEAR_DIGITS &&
                odfgx_ascii_is_digit(text.text[YEAR_DIGITS]);
    return !more && *year >= FIRST_YEAR && *year <= LAST_YEAR ? YEAR_DIGITS : 0;
}

bool odfgx_prose_reader_set_agency(odfgx_prose_reader *reader,
                                   odfgx_arena *arena, const char *agency,
                                   const char *kind)
{
    const odfgx_form *form = reader->prose->form;
    const char *tails = reader->prose->tails;
    odfgx_prose_text name;
    odfgx_slice tail;
    bool *kinds = odfgx_arena_array(arena, form->kind_count + 1, sizeof *kinds);
    if (kinds == NULL)
        return false;
    for (size_t i = 0; i < form->kind_count; i++)
        kinds[i] = kind != NULL ? strcmp(kind, form->kinds[i].info.id) == 0
                                : agency != NULL &&
                                      odfgx_agency_is(&form->kinds[i], agency);
    reader->kinds = kinds;
    if (agency == NULL)
        return true;
    if (!odfgx_prose_text_make(&name, arena, agency, strlen(agency), false))
        return false;
    reader->name = (odfgx_slice){ name.data, name.length };
    reader->short_length = name.length;
    for (size_t at = 0; at < name.length;) {
        reader->signs[odfgx_word_bucket(name.data + at, name.length - at)] =
            true;
        at += odfgx_sign_length(name.data + at, name.data + name.length);
    }
    while (odfgx_list_next(&tails, &tail)) {
        if (tail.length < name.length &&
            memcmp(name.data + name.length - tail.length, tail.text,
                   tail.length) == 0) {
            reader->short_length = name.length - tail.length;
            break;
        }
    }
    return true;
}

/* The longest end of a name that the text begins with. */
static size_t name_end(odfgx_slice name, odfgx_slice text)
{
    size_t begin = name.length > text.length ? name.length - text.length : 0;
    for (; begin + NAME_BYTES <= name.length; begin++) {
        const char *part = name.text + begin;
        if (*part == *text.text &&
            memcmp(part, text.text, name.length - begin) == 0)
            return name.length - begin;
    }
    return 0;
}

size_t odfgx_prose_own_name(const odfgx_prose_reader *reader, odfgx_slice text)
{
    odfgx_slice name = reader->name;
    if (text.length < NAME_BYTES || name.length < NAME_BYTES ||
        !reader->signs[odfgx_word_bucket(text.text, text.length)])
        return 0;
    size_t whole = name_end(name, text);
    name.length = reader->short_length;
    size_t part = name_end(name, text);
    return whole > part ? whole : part;
}

static odfgx_prose_item *add_item(odfgx_prose_items *items)
{
    if (items->count == items->capacity) {
        size_t room = items->capacity > 0 ? 2 * items->capacity : 32;
        odfgx_prose_item *grown =
            odfgx_arena_array(items->arena, room, sizeof *grown);
        if (grown == NULL)
            return NULL;
        if (items->count > 0)
            memcpy(grown, items->items, items->count * sizeof *grown);
        items->items = grown;
        items->capacity = room;
    }
    return &items->items[items->count++];
}

/* The reading of one text. */
typedef struct item_scan {
    odfgx_prose_items *items;
    const odfgx_prose_reader *reader;
    size_t at;
    bool opens; /* a sentence begins here */
} item_scan;

static odfgx_slice rest_of(const item_scan *scan)
{
    const odfgx_prose_text *text = scan->items->text;
    return (odfgx_slice){ text->data + scan->at, text->length - scan->at };
}

/* A word that says nothing leaves no item. */
static bool take(item_scan *scan, size_t length, odfgx_prose_item item)
{
    item.begin = scan->at;
    item.end = scan->at += length;
    if (item.kind == ODFGX_ITEM_MOOD && item.mood == ODFGX_MOOD_NONE)
        return true;
    odfgx_prose_item *added = add_item(scan->items);
    if (added != NULL)
        *added = item;
    return added != NULL;
}

/* Unknown signs side by side are one item. */
static bool take_unknown(item_scan *scan, size_t length)
{
    odfgx_prose_items *items = scan->items;
    odfgx_prose_item *last =
        items->count > 0 ? &items->items[items->count - 1] : NULL;
    if (last == NULL || last->kind != ODFGX_ITEM_UNKNOWN ||
        last->end != scan->at)
        return take(scan, length,
                    (odfgx_prose_item){ .kind = ODFGX_ITEM_UNKNOWN });
    last->end = scan->at += length;
    return true;
}

static bool is_number_sign(const char *at, size_t length)
{
    static const char signs[] = "一二三四五六七八九十";
    if (odfgx_ascii_is_digit(*at))
        return true;
    for (size_t i = 0; length >= SIGN && signs[i] != '\0'; i += SIGN) {
        if (memcmp(signs + i, at, SIGN) == 0)
            return true;
    }
    return false;
}

/* The bytes of a numbering, "(一)" or "1."; 0: none. */
static size_t numbering(odfgx_slice rest)
{
    enum { SIGNS = 3 };
    bool bracket = rest.length > 0 && *rest.text == '(';
    size_t at = bracket, count = 0;
    while (at < rest.length && count <= SIGNS &&
           is_number_sign(rest.text + at, rest.length - at)) {
        at += odfgx_sign_length(rest.text + at, rest.text + rest.length);
        count++;
    }
    if (count == 0 || count > SIGNS || at >= rest.length)
        return 0;
    char behind = rest.text[at];
    bool closed = bracket ? behind == ')'
                          : behind == ODFGX_MARK_LIST ||
                                behind == ODFGX_MARK_SENTENCE || behind == ')';
    return closed ? at + 1 : 0;
}

static const odfgx_scale *scale_at(const odfgx_prose_form *prose,
                                   odfgx_slice rest)
{
    const odfgx_scale *best = NULL;
    for (size_t i = 0; i < prose->scale_count; i++) {
        const odfgx_scale *scale = &prose->scales[i];
        if (scale->length <= rest.length &&
            memcmp(scale->name, rest.text, scale->length) == 0 &&
            (best == NULL || scale->length > best->length))
            best = scale;
    }
    return best;
}

/* A number with its unit; without, it is as unknown as a word. */
static bool take_number(item_scan *scan, size_t length, odfgx_amount number,
                        unsigned decimals)
{
    odfgx_slice rest = rest_of(scan);
    rest.text += length;
    rest.length -= length;
    bool percent = rest.length > 0 && *rest.text == '%';
    const odfgx_scale *scale =
        percent ? NULL : scale_at(scan->reader->prose, rest);
    odfgx_prose_item item = {
        .kind = ODFGX_ITEM_TOKEN,
        .token = percent ? ODFGX_PHRASE_PERCENT : ODFGX_PHRASE_NUMBER,
        .number = number,
        .decimals = decimals,
        .scale = scale,
    };
    if (!percent && scale == NULL)
        return take_unknown(scan, length);
    return take(scan, length + (percent ? 1 : scale->length), item);
}

/* "2023年", with 度. */
static size_t year_length(odfgx_slice rest, int *year)
{
    static const char sign[] = "年", more[] = "度";
    size_t used = odfgx_prose_year(rest, year);
    if (used == 0 || rest.length < used + SIGN ||
        memcmp(rest.text + used, sign, SIGN) != 0)
        return 0;
    used += SIGN;
    if (rest.length >= used + SIGN && memcmp(rest.text + used, more, SIGN) == 0)
        used += SIGN;
    return used;
}

static bool take_word(item_scan *scan, const odfgx_word *word, size_t own)
{
    odfgx_prose_item item = { .kind = ODFGX_ITEM_MOOD, .mood = ODFGX_MOOD_OWN };
    if (word == NULL || own > word->length)
        return take(scan, own, item);
    item.kind = word->token != 0 ? ODFGX_ITEM_TOKEN : ODFGX_ITEM_MOOD;
    item.token = word->token;
    item.mood = word->mood;
    return take(scan, word->length, item);
}

static bool take_sign_of_phrase(item_scan *scan, char sign)
{
    odfgx_prose_item item = {
        .kind = ODFGX_ITEM_TOKEN,
        .token = sign == '#' ? ODFGX_PHRASE_NUMBER : ODFGX_PHRASE_PERCENT,
    };
    return take(scan, 1, item);
}

static bool take_mark(item_scan *scan, char mark)
{
    scan->opens = mark == ODFGX_MARK_SENTENCE;
    return take(scan, 1,
                (odfgx_prose_item){ .kind = ODFGX_ITEM_MARK, .mark = mark });
}

/* Words come before numbers: 一是 is none. */
static bool take_text(item_scan *scan)
{
    const odfgx_prose_reader *reader = scan->reader;
    odfgx_slice rest = rest_of(scan);
    odfgx_amount number = 0;
    unsigned decimals = 0;
    int year = 0;
    size_t length = year_length(rest, &year);
    if (length > 0)
        return take(scan, length,
                    (odfgx_prose_item){ .kind = ODFGX_ITEM_MOOD,
                                        .mood = year == reader->year
                                                    ? ODFGX_MOOD_NOW
                                                    : ODFGX_MOOD_THEN });
    const odfgx_word *word =
        odfgx_word_find(reader->prose, rest, reader->kinds);
    size_t own = odfgx_prose_own_name(reader, rest);
    if (word != NULL || own > 0)
        return take_word(scan, word, own);
    length = odfgx_prose_number(rest, &number, &decimals);
    if (length > 0)
        return take_number(scan, length, number, decimals);
    return take_unknown(scan,
                        odfgx_sign_length(rest.text, rest.text + rest.length));
}

static bool take_next(item_scan *scan)
{
    odfgx_slice rest = rest_of(scan);
    char sign = *rest.text;
    size_t head = scan->opens ? numbering(rest) : 0;
    if (head > 0)
        return take(scan, head, (odfgx_prose_item){ .kind = ODFGX_ITEM_HEAD });
    if (scan->reader->phrase && (sign == '#' || sign == '%'))
        return take_sign_of_phrase(scan, sign);
    if (odfgx_is_clause_mark(sign))
        return take_mark(scan, sign);
    scan->opens = false;
    return take_text(scan);
}

bool odfgx_prose_items_read(odfgx_prose_items *items,
                            const odfgx_prose_reader *reader,
                            const odfgx_prose_text *text)
{
    item_scan scan = { .items = items,
                       .reader = reader,
                       .opens = !reader->phrase };
    items->count = 0;
    items->text = text;
    while (scan.at < text->length) {
        if (!take_next(&scan))
            return false;
    }
    return true;
}
