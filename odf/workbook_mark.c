/* What in the prose of last year's report may be out of date: its years, its
 * dates, its figures. Better one mark too many: a mark says "look here". */
#include "odf/workbook_sheet.h"
#include "report/ascii.h"
#include "report/grow.h"
#include "report/prose_number.h"

#include <stdlib.h>
#include <string.h>

enum { YEAR_SIGNS = 4 };

typedef struct marker {
    const odfgx_form *form;
    int stale;
    const char *begin, *at, *end;
    odfgx_mark *marks;
    size_t count, capacity;
    bool failed;
} marker;

static bool begins(const char *at, const char *end, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(end - at) >= length && memcmp(at, word, length) == 0;
}

/* How many bytes of one of the words, which end with NULL, stand here. */
static size_t any_at(const char *at, const char *end, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (begins(at, end, *words))
            return strlen(*words);
    }
    return 0;
}

/* Whether one of the words stands right before `at`. */
static bool any_before(const char *begin, const char *at,
                       const char *const *words)
{
    for (; *words != NULL; words++) {
        size_t length = strlen(*words);
        if ((size_t)(at - begin) >= length &&
            memcmp(at - length, *words, length) == 0)
            return true;
    }
    return false;
}

/* ------------------------------------------------------------------ digits */

/* The value of a digit here, of whatever script, and its bytes in *used; -1
 * where none stands here. */
static int digit_at(const char *at, const char *end, size_t *used)
{
    const char *next = at;
    if (at == end)
        return -1;
    uint32_t sign = odfgx_text_next(&next, end);
    *used = (size_t)(next - at);
    if (sign >= '0' && sign <= '9')
        return (int)(sign - '0');
    return sign >= 0xFF10 && sign <= 0xFF19 ? (int)(sign - 0xFF10) : -1;
}

/* The same for the signs that years are written with. */
static int year_sign_at(const char *at, const char *end, size_t *used)
{
    static const char *const signs[][3] = {
        { "〇", "零", "○" },
        { "一" },
        { "二" },
        { "三" },
        { "四" },
        { "五" },
        { "六" },
        { "七" },
        { "八" },
        { "九" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(signs); i++) {
        for (size_t j = 0; j < 3 && signs[i][j] != NULL; j++) {
            *used = strlen(signs[i][j]);
            if (begins(at, end, signs[i][j]))
                return (int)i;
        }
    }
    return -1;
}

/* The year of four such signs, and what is behind them; 0: none. */
static int year_at(const char *at, const char *end,
                   int (*sign_at)(const char *at, const char *end,
                                  size_t *used),
                   const char **behind)
{
    int year = 0, sign;
    size_t used;
    for (int i = 0; i < YEAR_SIGNS; i++) {
        sign = sign_at(at, end, &used);
        if (sign < 0)
            return 0;
        year = year * 10 + sign;
        at += used;
    }
    *behind = at;
    return sign_at(at, end, &used) < 0 ? year : 0;
}

/* "3,402", "12.5", "１２": digits, and separators between digits. */
static const char *skip_digits(const char *at, const char *end)
{
    static const char *const separators[] = { ",", ".", "，", "．", NULL };
    size_t used, separator;
    while (digit_at(at, end, &used) >= 0) {
        at += used;
        separator = any_at(at, end, separators);
        if (separator > 0 && digit_at(at + separator, end, &used) >= 0)
            at += separator;
    }
    return at;
}

/* ------------------------------------------------------------------- marks */

/* Marks a stretch; one that touches the last makes it longer. */
static void mark(marker *text, const char *first, const char *behind)
{
    size_t from = (size_t)(first - text->begin);
    size_t length = (size_t)(behind - first);
    odfgx_mark *last = text->count > 0 ? &text->marks[text->count - 1] : NULL;
    if (last != NULL && last->first + last->length == from)
        last->length += length;
    else if (!text->failed && odfgx_grow(&text->marks, text->count,
                                         &text->capacity, sizeof *text->marks))
        text->marks[text->count++] = (odfgx_mark){ from, length };
    else
        text->failed = true;
}

/* What belongs to a number in print: 2024年1月1日, 12.5%. */
static const char *skip_unit(const char *at, const char *end)
{
    static const char *const units[] = {
        "年", "月", "日", "%", "％", "‰", NULL
    };
    return at + any_at(at, end, units);
}

/* "1.", "2、", "（3）" before an item; in 第三条 and 第 711 号 it is a name. */
static bool is_numbering(const marker *text, const char *first,
                         const char *behind)
{
    static const char *const before[] = { "。", "；", "：", "\n", NULL };
    static const char *const stops[] = { ".", "．", "、", NULL };
    static const char *const opening[] = { "（", "(", NULL };
    static const char *const closing[] = { "）", ")", NULL };
    static const char *const ordinal[] = { "第", "第 ", NULL };
    static const char *const number[] = { "号", " 号", NULL };
    if (any_before(text->begin, first, ordinal))
        return true;
    if (any_at(behind, text->end, number) > 0 &&
        !any_before(text->begin, first, (const char *[]){ "月", NULL }))
        return true;
    if (any_before(text->begin, first, opening))
        return any_at(behind, text->end, closing) > 0;
    return (first == text->begin || any_before(text->begin, first, before)) &&
           any_at(behind, text->end, stops) > 0;
}

static bool is_letter(char byte)
{
    char lower = odfgx_ascii_lower(byte);
    return lower >= 'a' && lower <= 'z';
}

/* Digits within a word of letters: A4, 5G. */
static bool is_in_word(const marker *text, const char *first,
                       const char *behind)
{
    return (first > text->begin && is_letter(first[-1])) ||
           (behind < text->end && is_letter(*behind));
}

static void take_digits(marker *text)
{
    const char *first = text->at, *behind = first, *end = text->end;
    static const char *const years[] = { "年", " 年", NULL };
    int year = year_at(first, end, digit_at, &behind);
    text->at = skip_digits(first, end);
    bool old = year != 0 && text->at == behind && year < text->stale - 1 &&
               any_at(behind, end, years) > 0;
    if (old || is_numbering(text, first, text->at) ||
        is_in_word(text, first, text->at))
        return;
    text->at = skip_unit(text->at, end);
    mark(text, first, text->at);
}

/* Numbers as words count only as years and before a unit: 一 is in many
 * words. True where the signs here are used up. */
static bool take_numeral(marker *text)
{
    static const char *const ordinal[] = { "第", NULL };
    const char *first = text->at, *behind = first;
    odfgx_amount amount;
    unsigned decimals;
    int year = year_at(first, text->end, year_sign_at, &behind);
    if (year >= text->stale - 1 && begins(behind, text->end, "年")) {
        text->at = skip_unit(behind, text->end);
        mark(text, first, text->at);
        return true;
    }
    size_t used =
        odfgx_prose_number((odfgx_slice){ first, (size_t)(text->end - first) },
                           &amount, &decimals);
    if (used == 0)
        return false;
    text->at = first + used;
    for (size_t i = 0; i < text->form->unit_count; i++) {
        const odfgx_words *words = &text->form->units[i].suffixes;
        for (size_t j = 0; j < words->count; j++) {
            if (begins(text->at, text->end, words->texts[j]) &&
                !any_before(text->begin, first, ordinal)) {
                mark(text, first, text->at);
                return true;
            }
        }
    }
    return true;
}

/* The number of a document is its name: 〔2019〕60号. */
static bool skip_document(marker *text)
{
    size_t used;
    const char *close =
        begins(text->at, text->end, "〔") ? strstr(text->at, "〕") : NULL;
    if (close == NULL)
        return false;
    text->at = close + strlen("〕");
    while (digit_at(text->at, text->end, &used) >= 0)
        text->at += used;
    return true;
}

static void find_marks(marker *text)
{
    size_t used;
    size_t number =
        odfgx_text_numbering(text->at, (size_t)(text->end - text->at));
    if (digit_at(text->at + number, text->end, &used) < 0)
        text->at += number; /* else it is that of 1,234 */
    while (text->at < text->end) {
        if (skip_document(text))
            continue;
        if (digit_at(text->at, text->end, &used) >= 0)
            take_digits(text);
        else if (!take_numeral(text))
            (void)odfgx_text_next(&text->at, text->end);
    }
}

void odfgx_workbook_mark(odfgx_workbook *workbook, odfgx_sheet_cell *cell,
                         int stale)
{
    marker text = { .form = workbook->form,
                    .stale = stale,
                    .begin = cell->text,
                    .at = cell->text,
                    .end = cell->text + strlen(cell->text) };
    find_marks(&text);
    if (text.failed) {
        workbook->failed = true;
    } else if (text.count > 0) {
        odfgx_mark *marks =
            odfgx_arena_array(&workbook->arena, text.count, sizeof *marks);
        workbook->failed |= marks == NULL;
        if (marks != NULL)
            memcpy(marks, text.marks, text.count * sizeof *marks);
        cell->marks = marks;
        cell->mark_count = marks != NULL ? text.count : 0;
    }
    free(text.marks);
}
