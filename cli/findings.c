#include "cli/findings.h"

#include "cli/layout.h"
#include "cli/repairs.h"
#include "cli/say.h"

#include <string.h>

#define MESSAGE_INDENT 4

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

const char *level_colour(odfgx_level level)
{
    return levels[level].colour;
}

void print_coloured(const findings_view *view, const char *colour,
                    const char *text)
{
    if (view->colour)
        (void)fprintf(view->stream, "\033[%sm", colour);
    print_text(view->stream, text);
    if (view->colour)
        (void)fputs("\033[0m", view->stream);
}

findings_view findings_view_of(FILE *stream, const cli_options *options,
                               const odfgx_form *form)
{
    return (findings_view){
        .stream = stream,
        .form = form,
        .language = (odfgx_language)options->language,
        .colour = colour_wanted(options, stream),
        .quiet = options->quiet,
        .verbose = options->verbose,
    };
}

/* ---------------------------------------------------------------- findings */

static void print_sentence(const findings_view *view, const char *sentence)
{
    (void)fprintf(view->stream, "%*s", MESSAGE_INDENT, "");
    print_wrapped(view->stream, sentence, MESSAGE_INDENT, LINE_WIDTH);
}

static void print_explanation(const findings_view *view,
                              const char *explanation)
{
    const char *lead = _("explanation: ");
    size_t indent = MESSAGE_INDENT + text_width(lead);
    (void)fprintf(view->stream, "%*s%s", MESSAGE_INDENT, "", lead);
    print_wrapped(view->stream, explanation, indent, LINE_WIDTH);
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
    if (finding->explanation != NULL)
        (void)fprintf(view->stream, " (%s)", _("explained"));
    (void)fputc('\n', view->stream);
    print_sentence(view, finding->message);
    if (finding->explanation != NULL)
        print_explanation(view, finding->explanation);
    finding_print_cells(view, finding);
    if (view->verbose)
        print_why(view, finding->id);
}

void findings_print_head(const findings_view *view,
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

/* "2 warnings (1 explained)" */
static void write_warnings(const odfgx_checked_file *file, char *text,
                           size_t size)
{
    int length =
        snprintf(text, size,
                 translate_count("%zu warning", "%zu warnings", file->warnings),
                 file->warnings);
    if (file->explained > 0 && length > 0 && (size_t)length < size)
        (void)snprintf(text + length, size - (size_t)length,
                       _(" (%zu explained)"), file->explained);
}

static void print_summary(const findings_view *view,
                          const odfgx_checked_file *file)
{
    char errors[64], warnings[128], hints[64];
    if (file->errors + file->warnings + file->hints == 0) {
        (void)fprintf(view->stream, "  %s\n", _("no findings"));
        return;
    }
    (void)snprintf(errors, sizeof errors,
                   translate_count("%zu error", "%zu errors", file->errors),
                   file->errors);
    write_warnings(file, warnings, sizeof warnings);
    (void)snprintf(hints, sizeof hints,
                   translate_count("%zu hint", "%zu hints", file->hints),
                   file->hints);
    (void)fputs("  ", view->stream);
    (void)fprintf(view->stream, _("%s, %s, %s\n"), errors, warnings, hints);
}

static bool is_told(const findings_view *view, const odfgx_finding *finding)
{
    return !view->quiet ||
           (finding->level != ODFGX_HINT && finding->explanation == NULL);
}

void findings_print_list(const findings_view *view,
                         const odfgx_findings *findings, size_t index)
{
    const odfgx_checked_file *file = odfgx_findings_file_at(findings, index);
    for (size_t i = 0; i < file->count; i++) {
        const odfgx_finding *finding =
            odfgx_findings_at(findings, file->first + i);
        if (is_told(view, finding))
            print_finding(view, finding);
    }
    if (!view->quiet) {
        repairs_print(view->stream, findings, index, view->colour);
        print_summary(view, file);
    }
}

void findings_print(FILE *stream, const cli_options *options,
                    const odfgx_form *form, const odfgx_findings *findings,
                    size_t index)
{
    findings_view view = findings_view_of(stream, options, form);
    const odfgx_checked_file *file = odfgx_findings_file_at(findings, index);
    progress_end();
    if (view.quiet && file->errors + file->warnings == file->explained)
        return;
    findings_print_head(&view, file);
    findings_print_list(&view, findings, index);
}

odfgx_status findings_print_found(FILE *stream, const cli_options *options,
                                  const odfgx_form *form,
                                  const odfgx_findings *findings, bool several,
                                  odfgx_error *err)
{
    if (several)
        return findings_print_all(stream, options, form, findings, err);
    if (odfgx_findings_file_count(findings) > 0 &&
        odfgx_findings_file_at(findings, 0)->failure == NULL)
        findings_print(stream, options, form, findings, 0);
    return ODFGX_OK;
}
