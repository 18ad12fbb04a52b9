#include "tests/fuzz/steps.h"

#include "report/buffer.h"
#include "tests/fuzz/markup.h"

#include <string.h>

enum { LONG_VALUE = 5000, SPLICE_BYTES = 256 };

/* What numbers, references and words are apt to be wrong. */
static const char *const values[] = {
    "",
    "0",
    "1",
    "2",
    "3",
    "-1",
    "256",
    "1000",
    "16383",
    "16384",
    "16385",
    "65536",
    "1048575",
    "1048576",
    "1048577",
    "2147483648",
    "4294967295",
    "4294967296",
    "4294967297",
    "18446744073709551616",
    "1e99",
    "1E-7",
    "-0",
    "0.1",
    "00123",
    "NaN",
    "1,234.50",
    "50%",
    "true",
    "false",
    "abc",
    " 1 ",
    "A1",
    "B2:D9",
    "D9:B2",
    "XFD1048576",
    "XFE1",
    "A0",
    "2024-02-29",
    "PT25H61M",
    "年报",
    "１２",
    "12.3万",
    "—",
    "&#10;",
    "&#x20BB7;",
    "&amp;",
    "&lt;td&gt;",
    "../a.xml",
    "/xl/a.xml",
    "http://localhost/",
};

/* ---------------------------------------------------------------- chances */

/* SplitMix64, by Sebastiano Vigna. */
static uint64_t next(chance *chance)
{
    uint64_t z = chance->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

chance chance_of(uint64_t seed)
{
    return (chance){ seed };
}

size_t chance_below(chance *chance, size_t bound)
{
    return (size_t)(next(chance) % bound);
}

static bool one_in(chance *chance, size_t bound)
{
    return chance_below(chance, bound) == 0;
}

/* 1 mostly, seldom up to 255. */
static size_t few(chance *chance)
{
    return one_in(chance, 8) ? 1 + chance_below(chance, 255)
                             : 1 + chance_below(chance, 3);
}

/* ------------------------------------------------------------------ pieces */

/* What a step sees. */
typedef struct work {
    odfgx_buffer *text;
    size_t limit;
    chance *chance;
    const markup *markup;
} work;

/* Puts bytes in the place of others; they may be the text's own. */
static bool replace(const work *work, size_t begin, size_t end,
                    const char *bytes, size_t length)
{
    odfgx_buffer *text = work->text, out = { 0 };
    if (text->length - (end - begin) + length > work->limit)
        return false;
    odfgx_buffer_add(&out, text->data, begin);
    odfgx_buffer_add(&out, bytes, length);
    odfgx_buffer_add(&out, text->data + end, text->length - end);
    odfgx_buffer_clear(text);
    *text = out;
    return true;
}

static bool remove_bytes(const work *work, size_t begin, size_t end)
{
    return end > begin && replace(work, begin, end, "", 0);
}

static const markup_element *any_element(const work *work)
{
    return &work->markup
                ->elements[chance_below(work->chance, work->markup->count)];
}

/* The place before, in or behind an element. */
static size_t any_place(const work *work)
{
    const markup_element *element = any_element(work);
    switch (chance_below(work->chance, 4)) {
    case 0:
        return element->begin;
    case 1:
        return element->inside;
    case 2:
        return element->inside_end;
    default:
        return element->end;
    }
}

/* Any attribute of some element; false where there is none. */
static bool any_attribute(const work *work, markup_range *whole,
                          markup_range *value)
{
    for (int tries = 0; tries < 8; tries++) {
        const markup_element *element = any_element(work);
        size_t count = markup_attribute_count(work->text, element);
        if (count > 0)
            return markup_attribute(work->text, element,
                                    chance_below(work->chance, count), whole,
                                    value);
    }
    return false;
}

/* Appends what may stand in an attribute or a text. */
static void add_value(const work *work, odfgx_buffer *out)
{
    markup_range whole, value;
    if (one_in(work->chance, 32)) {
        for (int i = 0; i < LONG_VALUE; i++)
            odfgx_buffer_add_char(out, '9');
    } else if (one_in(work->chance, 3) && any_attribute(work, &whole, &value)) {
        odfgx_buffer_add(out, work->text->data + value.begin,
                         value.end - value.begin);
    } else {
        odfgx_buffer_add_text(
            out,
            values[chance_below(work->chance, sizeof values / sizeof *values)]);
    }
}

static bool replace_by_value(const work *work, size_t begin, size_t end)
{
    odfgx_buffer value = { 0 };
    add_value(work, &value);
    bool done = replace(work, begin, end, value.data != NULL ? value.data : "",
                        value.length);
    odfgx_buffer_clear(&value);
    return done;
}

/* ------------------------------------------------------------------- steps */

static bool repeat(const work *work)
{
    const markup_element *element = any_element(work);
    size_t length = element->end - element->begin, times = few(work->chance);
    odfgx_buffer copies = { 0 };
    if (length > work->limit / times)
        times = 1;
    for (size_t i = 0; i < times; i++)
        odfgx_buffer_add(&copies, work->text->data + element->begin, length);
    bool done =
        replace(work, element->end, element->end, copies.data, copies.length);
    odfgx_buffer_clear(&copies);
    return done;
}

static bool delete (const work *work)
{
    const markup_element *element = any_element(work);
    return remove_bytes(work, element->begin, element->end);
}

static bool move(const work *work)
{
    const markup_element *element = any_element(work);
    size_t place = any_place(work), length = element->end - element->begin;
    if (place >= element->begin && place <= element->end)
        return false;
    bool before = place < element->begin;
    size_t begin = element->begin + (before ? length : 0);
    return replace(work, place, place, work->text->data + element->begin,
                   length) &&
           remove_bytes(work, begin, begin + length);
}

static bool swap(const work *work)
{
    const markup_element *a = any_element(work), *b = any_element(work);
    const char *text = work->text->data;
    odfgx_buffer out = { 0 };
    if (a > b) {
        const markup_element *other = a;
        a = b;
        b = other;
    }
    if (a->end > b->begin)
        return false;
    odfgx_buffer_add(&out, text + b->begin, b->end - b->begin);
    odfgx_buffer_add(&out, text + a->end, b->begin - a->end);
    odfgx_buffer_add(&out, text + a->begin, a->end - a->begin);
    bool done = replace(work, a->begin, b->end, out.data, out.length);
    odfgx_buffer_clear(&out);
    return done;
}

static bool wrap(const work *work)
{
    const markup_element *element = any_element(work);
    const char *text = work->text->data;
    odfgx_buffer out = { 0 };
    size_t times = few(work->chance);
    if (element->inside == element->end)
        return false;
    for (size_t i = 0; i < times; i++)
        odfgx_buffer_add(&out, text + element->begin,
                         element->inside - element->begin);
    odfgx_buffer_add(&out, text + element->begin,
                     element->end - element->begin);
    for (size_t i = 0; i < times; i++)
        odfgx_buffer_add(&out, text + element->inside_end,
                         element->end - element->inside_end);
    bool done =
        replace(work, element->begin, element->end, out.data, out.length);
    odfgx_buffer_clear(&out);
    return done;
}

static bool unwrap(const work *work)
{
    const markup_element *element = any_element(work);
    return remove_bytes(work, element->inside_end, element->end) &&
           remove_bytes(work, element->begin, element->inside);
}

static bool rename_element(const work *work)
{
    const markup_element *element = any_element(work);
    markup_range old = markup_name(work->text, element);
    markup_range name = markup_name(work->text, any_element(work));
    size_t end = element->inside_end + 2; /* behind "</" */
    bool closed = element->end > element->inside;
    odfgx_buffer copy = { 0 };
    odfgx_buffer_add(&copy, work->text->data + name.begin,
                     name.end - name.begin);
    bool done = !closed || replace(work, end, end + old.end - old.begin,
                                   copy.data, copy.length);
    if (done)
        done = replace(work, old.begin, old.end, copy.data, copy.length);
    odfgx_buffer_clear(&copy);
    return done;
}

static bool change_value(const work *work)
{
    markup_range whole, value;
    return any_attribute(work, &whole, &value) &&
           replace_by_value(work, value.begin, value.end);
}

static bool drop(const work *work)
{
    markup_range whole, value;
    return any_attribute(work, &whole, &value) &&
           remove_bytes(work, whole.begin, whole.end);
}

static bool add_attribute(const work *work)
{
    markup_range whole, value;
    const markup_element *element = any_element(work);
    size_t place = markup_name(work->text, element).end;
    return any_attribute(work, &whole, &value) &&
           replace(work, place, place, work->text->data + whole.begin,
                   whole.end - whole.begin);
}

static bool change_text(const work *work)
{
    const markup_element *element = any_element(work);
    size_t end = element->inside;
    while (end < work->text->length && work->text->data[end] != '<')
        end++;
    return replace_by_value(work, element->inside, end);
}

static bool splice(const work *work)
{
    size_t length = work->text->length;
    if (length == 0)
        return false;
    size_t from = chance_below(work->chance, length);
    size_t most = length - from < SPLICE_BYTES ? length - from : SPLICE_BYTES;
    size_t to = chance_below(work->chance, length + 1);
    return replace(work, to, to, work->text->data + from,
                   1 + chance_below(work->chance, most));
}

static bool cut(const work *work)
{
    size_t length = work->text->length;
    return length > 0 &&
           remove_bytes(work, chance_below(work->chance, length), length);
}

/* -------------------------------------------------------------- all of them */

static const struct {
    bool (*take)(const work *work);
    bool blind; /* needs no element */
} steps[STEPS] = {
    [STEP_REPEAT] = { repeat, false },
    [STEP_DELETE] = { delete, false },
    [STEP_MOVE] = { move, false },
    [STEP_SWAP] = { swap, false },
    [STEP_WRAP] = { wrap, false },
    [STEP_UNWRAP] = { unwrap, false },
    [STEP_RENAME] = { rename_element, false },
    [STEP_VALUE] = { change_value, false },
    [STEP_DROP] = { drop, false },
    [STEP_ATTRIBUTE] = { add_attribute, false },
    [STEP_TEXT] = { change_text, false },
    [STEP_SPLICE] = { splice, true },
    [STEP_CUT] = { cut, true },
};

bool step_take(step step, odfgx_buffer *text, size_t limit, chance *chance)
{
    static markup markup;
    const work work = { text, limit, chance, &markup };
    if (steps[step].blind)
        return steps[step].take(&work);
    markup_read(&markup, text);
    return markup.count > 0 && steps[step].take(&work);
}

bool step_graft(odfgx_buffer *text, const odfgx_buffer *other, size_t limit,
                chance *chance)
{
    static markup markup;
    const work work = { text, limit, chance, &markup };
    if (other->length == 0)
        return false;
    markup_read(&markup, other);
    size_t begin = chance_below(chance, other->length);
    size_t end = begin + 1 + chance_below(chance, other->length - begin);
    if (markup.count > 0) {
        begin = any_element(&work)->begin;
        end = any_element(&work)->end;
    }
    if (end <= begin)
        return false;
    markup_read(&markup, text);
    size_t place = markup.count > 0 ? any_place(&work)
                                    : chance_below(chance, text->length + 1);
    return replace(&work, place, place, other->data + begin, end - begin);
}
