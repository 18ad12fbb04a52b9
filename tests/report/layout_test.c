#include "report/layout.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

#define ANNUAL "templates/annual-2021"
#define TINY "tests/forms/tiny"

static const struct {
    const char *form;
    size_t table;
    uint32_t rows, columns, labels, head;
} sizes[] = {
    { ANNUAL, 0, 14, 4, 1, 2 }, { ANNUAL, 1, 28, 10, 3, 3 },
    { ANNUAL, 2, 4, 15, 0, 3 }, { TINY, 0, 4, 4, 1, 1 },
    { TINY, 1, 3, 4, 0, 2 },
};

/* How often each place of the grid is covered must be once. */
static void expect_covered(const odfgx_layout *layout, const char *what)
{
    size_t places = (size_t)layout->rows * layout->columns;
    unsigned char *covered = calloc(places, 1);
    if (covered == NULL)
        abort();
    for (size_t i = 0; i < layout->count; i++) {
        const odfgx_layout_cell *cell = &layout->cells[i];
        for (uint32_t r = 0; r < cell->rows; r++) {
            for (uint32_t c = 0; c < cell->columns; c++) {
                size_t row = cell->row + r, column = cell->column + c;
                if (EXPECT(row < layout->rows && column < layout->columns,
                           "%s: %zu, %zu", what, row, column))
                    covered[row * layout->columns + column]++;
            }
        }
    }
    for (size_t i = 0; i < places; i++)
        EXPECT(covered[i] == 1, "%s: row %zu, column %zu covered %d times",
               what, i / layout->columns, i % layout->columns, covered[i]);
    free(covered);
}

static void tables_are_laid_out_as_on_paper(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(sizes); i++) {
        odfgx_form *form;
        odfgx_layout layout;
        if (!EXPECT(odfgx_form_open(&form, sizes[i].form, NULL) == ODFGX_OK,
                    "%s", sizes[i].form))
            continue;
        const odfgx_table *table = &form->tables[sizes[i].table];
        EXPECT(odfgx_layout_make(&layout, table, NULL) == ODFGX_OK, "%s",
               table->id);
        EXPECT(layout.rows == sizes[i].rows &&
                   layout.columns == sizes[i].columns &&
                   layout.labels == sizes[i].labels &&
                   layout.head == sizes[i].head,
               "%s: %u x %u, %u, %u", table->id, layout.rows, layout.columns,
               layout.labels, layout.head);
        expect_covered(&layout, table->id);
        odfgx_layout_clear(&layout);
        odfgx_form_free(form);
    }
}

static void every_figure_stands_once_and_in_order(void)
{
    odfgx_form *form;
    size_t next = 0;
    if (odfgx_form_open(&form, ANNUAL, NULL) != ODFGX_OK)
        abort();
    for (size_t t = 0; t < form->table_count; t++) {
        odfgx_layout layout;
        EXPECT(odfgx_layout_make(&layout, &form->tables[t], NULL) == ODFGX_OK,
               "layout");
        for (size_t i = 0; i < layout.count; i++) {
            if (layout.cells[i].kind == ODFGX_LAYOUT_FIGURE)
                EXPECT(layout.cells[i].value == next++, "value %zu",
                       layout.cells[i].value);
        }
        odfgx_layout_clear(&layout);
    }
    EXPECT(next == form->value_count, "%zu figures", next);
    odfgx_form_free(form);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(tables_are_laid_out_as_on_paper),
        UNIT(every_figure_stands_once_and_in_order),
    };
    return unit_main("report/layout", tests, ODFGX_COUNT_OF(tests));
}
