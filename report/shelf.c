#include "report/grow.h"
#include "report/report.h"

#include <stdlib.h>
#include <string.h>

/* A report that is known. */
typedef struct shelved {
    const char *agency; /* folded */
    int year;
    const char *name;
    uint64_t figures; /* their hash */
} shelved;

/* Sorted by agency, year and name. */
struct odfgx_shelf {
    odfgx_arena arena;
    shelved *items;
    size_t count, capacity;
};

odfgx_status odfgx_shelf_new(odfgx_shelf **out, odfgx_error *err)
{
    *out = calloc(1, sizeof **out);
    return *out != NULL ? ODFGX_OK : odfgx_fail_memory(err);
}

void odfgx_shelf_free(odfgx_shelf *shelf)
{
    if (shelf == NULL)
        return;
    free(shelf->items);
    odfgx_arena_clear(&shelf->arena);
    free(shelf);
}

/* FNV-1a, byte by byte. */
static uint64_t add_number(uint64_t hash, uint64_t number)
{
    for (unsigned i = 0; i < 8; i++, number >>= 8)
        hash = (hash ^ (number & 0xFF)) * UINT64_C(0x100000001B3);
    return hash;
}

static uint64_t hash_figures(const odfgx_report *report)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < report->form->value_count; i++) {
        const odfgx_figure *figure = &report->figures[i];
        bool known = figure->state == ODFGX_FIGURE_VALUE;
        hash = add_number(hash, known);
        hash = add_number(hash, known ? (uint64_t)figure->amount : 0);
    }
    return hash;
}

static int compare(const shelved *a, const shelved *b)
{
    int agencies = strcmp(a->agency, b->agency);
    if (agencies != 0 || a->year != b->year)
        return agencies != 0 ? agencies : a->year - b->year;
    return strcmp(a->name, b->name);
}

/* The first that does not come before `wanted`. */
static size_t find_first(const odfgx_shelf *shelf, const shelved *wanted)
{
    size_t first = 0, last = shelf->count;
    while (first < last) {
        size_t middle = first + (last - first) / 2;
        if (compare(&shelf->items[middle], wanted) < 0)
            first = middle + 1;
        else
            last = middle;
    }
    return first;
}

static odfgx_status fold_agency(const odfgx_report *report, odfgx_buffer *out,
                                odfgx_error *err)
{
    odfgx_text_fold(report->agency, strlen(report->agency), out);
    odfgx_buffer_add_text(out, "");
    return odfgx_buffer_check(out, err);
}

odfgx_status odfgx_shelf_add(odfgx_shelf *shelf, const odfgx_report *report,
                             const char *name, odfgx_error *err)
{
    odfgx_buffer agency = { 0 };
    if (report->agency == NULL || report->year == 0)
        return ODFGX_OK;
    odfgx_status status = fold_agency(report, &agency, err);
    if (status == ODFGX_OK &&
        !odfgx_grow(&shelf->items, shelf->count, &shelf->capacity,
                    sizeof *shelf->items))
        status = odfgx_fail_memory(err);
    shelved item = { .year = report->year, .figures = hash_figures(report) };
    if (status == ODFGX_OK) {
        item.agency =
            odfgx_arena_copy(&shelf->arena, agency.data, agency.length);
        item.name = odfgx_arena_copy(&shelf->arena, name, strlen(name));
    }
    odfgx_buffer_clear(&agency);
    if (status != ODFGX_OK)
        return status;
    if (item.agency == NULL || item.name == NULL)
        return odfgx_fail_memory(err);
    size_t at = find_first(shelf, &item);
    memmove(shelf->items + at + 1, shelf->items + at,
            (shelf->count++ - at) * sizeof item);
    shelf->items[at] = item;
    return ODFGX_OK;
}

odfgx_status odfgx_shelf_find(const odfgx_shelf *shelf,
                              const odfgx_report *report, const char **name,
                              const char **other, odfgx_error *err)
{
    odfgx_buffer agency = { 0 };
    *name = NULL;
    *other = NULL;
    if (report->agency == NULL || report->year == 0)
        return ODFGX_OK;
    odfgx_status status = fold_agency(report, &agency, err);
    if (status != ODFGX_OK)
        return status;
    shelved wanted = { .agency = agency.data,
                       .year = report->year - 1,
                       .name = "" };
    size_t first = find_first(shelf, &wanted);
    for (size_t i = first; i < shelf->count; i++) {
        const shelved *item = &shelf->items[i];
        if (item->year != wanted.year ||
            strcmp(item->agency, wanted.agency) != 0)
            break;
        if (i == first)
            *name = item->name;
        else if (*other == NULL && item->figures != shelf->items[first].figures)
            *other = item->name;
    }
    odfgx_buffer_clear(&agency);
    return ODFGX_OK;
}
