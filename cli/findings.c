#include "cli/findings.h"

#include "cli/layout.h"
#include "cli/repairs.h"
#include "cli/say.h"

#include <string.h>

#define CELLS_MAX 24 /* more than these are cut … */
#define CELLS_CUT 8  /* … to these */
#define LABEL_MAX 48 /* columns */
#define MESSAGE_INDENT 4
#define CELL_INDENT 6

/* How and where findings are printed. */
typedef struct findings_view {
    FILE *stream;
    const odfgx_form *form;
    odfgx_language language;
    bool colour, quiet, verbose;
} findings_view;

/* By odfgx_level. */
static const struct {
    const char *word, *colour;
} levels[] = {
    [ODFGX_HINT] = { N_("hint"), "36" },
    [ODFGX_WARNING] = { N_("warning"), "33" },
    [ODFGX_ERROR] = { N_("error"), "1;31" },
};

const char *level_word(odfgx_level level)
{
    return _(levels[level].word);
}

static void print_coloured(const findings_view *view, const char *colour,
                           const char *text)
{
    if (view->colour)
        (void)fprintf(view->stream, "\033[%sm", colour);
    print_text(view->stream, text);
    if (view->colour)
        (void)fputs("\033[0m", view->stream);
}

/* ------------------------------------------------------------------- cells */

/* "依申请公开!D6"; with the file where the report has several. */
static void name_place(const odfgx_finding *finding,
                       const odfgx_finding_cell *cell, char *place, size_t size)
{
    bool foreign = cell->file != NULL && strcmp(cell->file, finding->file) != 0;
    if (cell->place == NULL || cell->cell == NULL)
        (void)snprintf(place, size, "%s", _("not found"));
    else if (cell->cell[0] == '\0') /* a paragraph */
        (void)snprintf(place, size, "%s", foreign ? cell->file : "");
    else
        (void)snprintf(place, size, "%s%s%s!%s", foreign ? cell->file : "",
                       foreign ? " " : "", cell->place, cell->cell);
}

/* How wide the first columns of the cells are. */
typedef struct cell_widths {
    size_t label, place;
} cell_widths;

static cell_widths measure_cells(const odfgx_finding *finding, size_t count)
{
    char place[512];
    cell_widths widths = { 0 };
    for (size_t i = 0; i < count; i++) {
        const odfgx_finding_cell *cell = &finding->cells[i];
        name_place(finding, cell, place, sizeof place);
        widths.label = larger_width(widths.label, cell->label);
        widths.place = larger_width(widths.place, place);
    }
    if (widths.label > LABEL_MAX)
        widths.label = LABEL_MAX;
    return widths;
}

static void print_cell(const findings_view *view, const odfgx_finding *finding,
                       const odfgx_finding_cell *cell, cell_widths widths)
{
    char place[512];
    name_place(finding, cell, place, sizeof place);
    (void)fprintf(view->stream, "%*s", CELL_INDENT, "");
    if (widths.label > 0)
        print_padded(view->stream, cell->label, widths.label + 2);
    if (cell->text != NULL && *cell->text != '\0') {
        print_padded(view->stream, place, widths.place + 2);
        print_text(view->stream, cell->text);
    } else {
        print_text(view->stream, place);
    }
    (void)fputc('\n', view->stream);
}

static void print_cells(const findings_view *view, const odfgx_finding *finding)
{
    bool cut = finding->cell_count > CELLS_MAX && !view->verbose;
    size_t count = cut ? CELLS_CUT : finding->cell_count;
    cell_widths widths = measure_cells(finding, count);
    for (size_t i = 0; i < count; i++)
        print_cell(view, finding, &finding->cells[i], widths);
    if (!cut)
        return;
    (void)fprintf(view->stream, "%*s", CELL_INDENT, "");
    (void)fprintf(view->stream, _("and %zu more; -v shows them all\n"),
                  finding->cell_count - count);
}

/* ---------------------------------------------------------------- findings */

static void print_sentence(const findings_view *view, const char *sentence)
{
    (void)fprintf(view->stream, "%*s", MESSAGE_INDENT, "");
    print_wrapped(view->stream, sentence, MESSAGE_INDENT, LINE_WIDTH);
}

static void print_why(const findings_view *view, const char *id)
{
    for (size_t i = 0; i < odfgx_form_rule_count(view->form); i++) {
        const odfgx_rule_info *rule = odfgx_form_rule(view->form, i);
        if (strcmp(rule->id, id) == 0)
            print_sentence(view, rule->why[view->language]);
    }
}

static void print_finding(const findings_view *view,
                          const odfgx_finding *finding)
{
    (void)fputs("  ", view->stream);
    print_coloured(view, levels[finding->level].colour,
                   level_word(finding->level));
    (void)fputc(' ', view->stream);
    print_text(view->stream, finding->key);
    (void)fputc('\n', view->stream);
    print_sentence(view, finding->message);
    print_cells(view, finding);
    if (view->verbose)
        print_why(view, finding->id);
}

static void print_head(const findings_view *view,
                       const odfgx_checked_file *file)
{
    print_coloured(view, "1", file->file);
    if (file->agency != NULL) {
        (void)fputs(": ", view->stream);
        print_text(view->stream, file->agency);
    }
    if (file->year != 0)
        (void)fprintf(view->stream, " %d", file->year);
    (void)fputc('\n', view->stream);
}

static void print_summary(const findings_view *view,
                          const odfgx_checked_file *file)
{
    char errors[64], warnings[64], hints[64];
    if (file->errors + file->warnings + file->hints == 0) {
        (void)fprintf(view->stream, "  %s\n", _("no findings"));
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
    (void)fputs("  ", view->stream);
    (void)fprintf(view->stream, _("%s, %s, %s\n"), errors, warnings, hints);
}

void findings_print(FILE *stream, const cli_options *options,
                    const odfgx_form *form, const odfgx_findings *findings,
                    size_t first)
{
    findings_view view = {
        .stream = stream,
        .form = form,
        .language = (odfgx_language)options->language,
        .colour = colour_wanted(options, stream),
        .quiet = options->quiet,
        .verbose = options->verbose,
    };
    size_t files = odfgx_findings_file_count(findings);
    const odfgx_checked_file *file =
        odfgx_findings_file_at(findings, files - 1);
    progress_end();
    if (view.quiet && file->errors + file->warnings == 0)
        return;
    print_head(&view, file);
    for (size_t i = first; i < odfgx_findings_count(findings); i++) {
        const odfgx_finding *finding = odfgx_findings_at(findings, i);
        if (!view.quiet || finding->level != ODFGX_HINT)
            print_finding(&view, finding);
    }
    if (!view.quiet)
        repairs_print(stream, findings, files - 1, view.colour);
    if (!view.quiet)
        print_summary(&view, file);
}
