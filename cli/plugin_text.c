#include "cli/escape.h"
#include "cli/findings.h"
#include "cli/layout.h"
#include "cli/plugin.h"
#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

enum { CELLS_SHOWN = 8, REPAIRS_SHOWN = 12 };

static const odfgx_checked_file *checked(const odfgx_findings *findings)
{
    return odfgx_findings_file_at(findings, 0);
}

/* ------------------------------------------------------------------ findings
 */

/* Cells of last year's report are in no window. */
static bool is_here(const odfgx_finding *finding,
                    const odfgx_finding_cell *cell)
{
    return cell->place != NULL && cell->cell != NULL &&
           (cell->file == NULL || strcmp(cell->file, finding->file) == 0);
}

/* "  依申请公开!E5, E6, E28": the place only where it is another one. */
static void print_cells(FILE *stream, const odfgx_finding *finding)
{
    const char *place = "";
    size_t shown = 0;
    for (size_t i = 0; i < finding->cell_count && shown < CELLS_SHOWN; i++) {
        const odfgx_finding_cell *cell = &finding->cells[i];
        if (!is_here(finding, cell))
            continue;
        (void)fputs(shown == 0 ? "     " : ", ", stream);
        if (strcmp(place, cell->place) != 0) {
            print_text(stream, cell->place);
            (void)fputc('!', stream);
        }
        print_text(stream, cell->cell);
        place = cell->place;
        shown++;
    }
    if (shown == 0)
        return;
    (void)fputs(shown == CELLS_SHOWN && finding->cell_count > shown ? ", …\n"
                                                                    : "\n",
                stream);
}

static void print_finding(FILE *stream, size_t number,
                          const odfgx_finding *finding)
{
    (void)fprintf(stream, _("%zu. %s: "), number, level_word(finding->level));
    print_text(stream, finding->message);
    (void)fputc('\n', stream);
    print_cells(stream, finding);
    if (finding->explanation == NULL)
        return;
    (void)fprintf(stream, "     %s", _("explanation: "));
    print_text(stream, finding->explanation);
    (void)fputc('\n', stream);
}

/* ------------------------------------------------------------------- repairs
 */

static void print_change(FILE *stream, const odfgx_repair_cell *cell)
{
    char amount[ODFGX_AMOUNT_TEXT];
    (void)fputs("     ", stream);
    if (cell->place != NULL && cell->cell != NULL) {
        print_text(stream, cell->place);
        (void)fputc('!', stream);
        print_text(stream, cell->cell);
        (void)fputs("  ", stream);
    }
    print_text(stream, cell->label);
    (void)fputs("  ", stream);
    print_text(stream, cell->known ? odfgx_amount_format(cell->from, amount)
                                   : cell->text);
    (void)fputs(" → ", stream);
    print_text(stream,
               cell->determined ? odfgx_amount_format(cell->to, amount) : "?");
    (void)fputc('\n', stream);
}

static void print_repairs(FILE *stream, const odfgx_findings *findings)
{
    for (size_t i = 0; i < odfgx_findings_repair_count(findings); i++) {
        const odfgx_repair *repair = odfgx_findings_repair_at(findings, i);
        if (repair->cell_count == 0)
            continue;
        (void)fprintf(stream, "\n%s\n",
                      repair->unique ? _("suggested change")
                                     : _("possible change"));
        for (size_t j = 0; j < repair->cell_count && j < REPAIRS_SHOWN; j++)
            print_change(stream, &repair->cells[j]);
        if (repair->cell_count > REPAIRS_SHOWN)
            (void)fprintf(stream, _("and %zu more\n"),
                          repair->cell_count - REPAIRS_SHOWN);
        if (*repair->why != '\0') {
            (void)fputs("     ", stream);
            print_text(stream, repair->why);
            (void)fputc('\n', stream);
        }
    }
}

/* --------------------------------------------------------------------- whole
 */

static void print_head(FILE *stream, const odfgx_checked_file *file)
{
    char errors[64], warnings[64], hints[64];
    if (file->agency != NULL)
        print_text(stream, file->agency);
    if (file->year != 0)
        (void)fprintf(stream, " %d", file->year);
    if (file->agency != NULL || file->year != 0)
        (void)fputc('\n', stream);
    if (file->count == 0) {
        (void)fprintf(stream, "%s\n", _("no findings"));
        return;
    }
    (void)snprintf(errors, sizeof errors,
                   translate_count("%zu error", "%zu errors", file->errors),
                   file->errors);
    (void)snprintf(
        warnings, sizeof warnings,
        translate_count("%zu warning", "%zu warnings", file->warnings),
        file->warnings);
    (void)snprintf(hints, sizeof hints,
                   translate_count("%zu hint", "%zu hints", file->hints),
                   file->hints);
    (void)fprintf(stream, _("%s, %s, %s\n"), errors, warnings, hints);
    (void)fputc('\n', stream);
}

void plugin_print_findings(FILE *stream, const odfgx_findings *findings)
{
    const odfgx_checked_file *file = checked(findings);
    size_t number = 0;
    print_head(stream, file);
    for (int level = ODFGX_ERROR; level >= ODFGX_HINT; level--) {
        for (size_t i = 0; i < file->count; i++) {
            const odfgx_finding *finding =
                odfgx_findings_at(findings, file->first + i);
            if ((int)finding->level == level)
                print_finding(stream, ++number, finding);
        }
    }
    print_repairs(stream, findings);
}

/* -------------------------------------------------------------------- places
 */

/* One cell to go to. */
typedef struct problem_place {
    const char *place, *cell;
} problem_place;

static bool settles(const odfgx_repair *repair, const char *key)
{
    for (size_t i = 0; i < repair->settle_count; i++) {
        if (strcmp(repair->settles[i], key) == 0)
            return true;
    }
    return false;
}

/* The cell that the only smallest repair changes, else the finding's first. */
static problem_place find_place(const odfgx_findings *findings,
                                const odfgx_finding *finding)
{
    for (size_t i = 0; i < odfgx_findings_repair_count(findings); i++) {
        const odfgx_repair *repair = odfgx_findings_repair_at(findings, i);
        for (size_t j = 0; j < repair->cell_count && repair->unique &&
                           settles(repair, finding->key);
             j++) {
            const odfgx_repair_cell *cell = &repair->cells[j];
            if (cell->place != NULL && cell->cell != NULL)
                return (problem_place){ cell->place, cell->cell };
        }
    }
    for (size_t i = 0; i < finding->cell_count; i++) {
        const odfgx_finding_cell *cell = &finding->cells[i];
        if (is_here(finding, cell))
            return (problem_place){ cell->place, cell->cell };
    }
    return (problem_place){ NULL, NULL };
}

static void print_place(FILE *stream, const problem_place *place)
{
    escape_write(stream, place->place, false);
    (void)fputc('\t', stream);
    escape_write(stream, place->cell, false);
}

void plugin_print_places(FILE *stream, const odfgx_findings *findings,
                         bool first)
{
    const odfgx_checked_file *file = checked(findings);
    problem_place last = { NULL, NULL };
    for (int level = ODFGX_ERROR; level >= ODFGX_WARNING; level--) {
        for (size_t i = 0; i < file->count; i++) {
            const odfgx_finding *finding =
                odfgx_findings_at(findings, file->first + i);
            problem_place place = find_place(findings, finding);
            if ((int)finding->level != level || finding->explanation != NULL ||
                place.place == NULL ||
                (last.place != NULL && strcmp(last.place, place.place) == 0 &&
                 strcmp(last.cell, place.cell) == 0))
                continue;
            last = place;
            if (first) {
                print_place(stream, &place);
                return;
            }
            (void)fputc('\t', stream);
            print_place(stream, &place);
            (void)fputc('\t', stream);
            escape_write(stream, finding->message, false);
            (void)fputc('\n', stream);
        }
    }
    if (first)
        (void)fputc('\t', stream);
}
