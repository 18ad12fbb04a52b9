#include "cli/repairs.h"

#include "cli/layout.h"
#include "cli/say.h"

#include <string.h>

#define SENTENCE_INDENT 4
#define CELL_INDENT 6
#define LABEL_MAX 48 /* columns */

enum { CELLS_SHOWN = 24 };

/* "依申请公开!D6"; with the file where the report has several. */
static void name_place(const odfgx_repair *repair,
                       const odfgx_repair_cell *cell, char *place, size_t size)
{
    bool foreign = cell->file != NULL && strcmp(cell->file, repair->file) != 0;
    if (cell->place == NULL || cell->cell == NULL)
        (void)snprintf(place, size, "%s", _("not found"));
    else
        (void)snprintf(place, size, "%s%s%s!%s", foreign ? cell->file : "",
                       foreign ? " " : "", cell->place, cell->cell);
}

/* What stands there and what should: "119 → 118", "“abc” → 3", "“” → 0". */
static void print_change(FILE *stream, const odfgx_repair_cell *cell)
{
    char amount[ODFGX_AMOUNT_TEXT];
    if (cell->known) {
        print_text(stream, odfgx_amount_format(cell->from, amount));
    } else {
        (void)fputs("“", stream);
        print_text(stream, cell->text);
        (void)fputs("”", stream);
    }
    (void)fputs(" → ", stream);
    print_text(stream,
               cell->determined ? odfgx_amount_format(cell->to, amount) : "?");
    (void)fputc('\n', stream);
}

void repair_print_cells(FILE *stream, const odfgx_repair *repair)
{
    char place[512];
    size_t label = 0, where = 0, count = repair->cell_count;
    if (count > CELLS_SHOWN)
        count = CELLS_SHOWN;
    for (size_t i = 0; i < count; i++) {
        name_place(repair, &repair->cells[i], place, sizeof place);
        label = larger_width(label, repair->cells[i].label);
        where = larger_width(where, place);
    }
    if (label > LABEL_MAX)
        label = LABEL_MAX;
    for (size_t i = 0; i < count; i++) {
        name_place(repair, &repair->cells[i], place, sizeof place);
        (void)fprintf(stream, "%*s", CELL_INDENT, "");
        print_padded(stream, repair->cells[i].label, label);
        (void)fputs("  ", stream);
        print_padded(stream, place, where);
        (void)fputs("  ", stream);
        print_change(stream, &repair->cells[i]);
    }
    if (count < repair->cell_count) {
        (void)fprintf(stream, "%*s", CELL_INDENT, "");
        (void)fprintf(stream, _("and %zu more\n"), repair->cell_count - count);
    }
}

static void print_head(FILE *stream, const odfgx_repair *repair, bool colour)
{
    const char *head =
        repair->unique ? _("suggested change") : _("possible change");
    if (repair->cell_count == 0)
        head = _("no change is suggested");
    (void)fprintf(stream, "  %s%s%s",
                  colour && repair->unique ? "\033[1;32m" : "", head,
                  colour && repair->unique ? "\033[0m" : "");
    for (size_t i = 0; i < repair->settle_count; i++) {
        (void)fputs(i == 0 ? _(" - settles ") : ", ", stream);
        print_text(stream, repair->settles[i]);
    }
    (void)fputc('\n', stream);
}

void repairs_print(FILE *stream, const odfgx_findings *findings, size_t report,
                   bool colour)
{
    const char *said = "";
    for (size_t i = 0; i < odfgx_findings_repair_count(findings); i++) {
        const odfgx_repair *repair = odfgx_findings_repair_at(findings, i);
        if (repair->report != report)
            continue;
        print_head(stream, repair, colour);
        repair_print_cells(stream, repair);
        /* What was said of the one before need not be said again. */
        if (*repair->why != '\0' && strcmp(repair->why, said) != 0) {
            (void)fprintf(stream, "%*s", SENTENCE_INDENT, "");
            print_wrapped(stream, repair->why, SENTENCE_INDENT, LINE_WIDTH);
        }
        said = repair->why;
    }
}
