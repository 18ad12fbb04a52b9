#include "report/check_html.h"

#include <stdlib.h>
#include <string.h>

#define EXPLAINED_SIGN "✓"

const odfgx_html_level odfgx_html_levels[] = {
    [ODFGX_HINT] = { N_("hint"), N_("hints"), "○" },
    [ODFGX_WARNING] = { N_("warning"), N_("warnings"), "△" },
    [ODFGX_ERROR] = { N_("error"), N_("errors"), "✗" },
};

const char *odfgx_html_class(const odfgx_finding *finding)
{
    return finding->explanation != NULL ? "explained"
                                        : odfgx_level_name(finding->level);
}

const char *odfgx_html_sign(const odfgx_finding *finding)
{
    return finding->explanation != NULL
               ? EXPLAINED_SIGN
               : odfgx_html_levels[finding->level].sign;
}

/* ---------------------------------------------------------------- counts */

static void add_count(odfgx_buffer *out, const char *class, const char *sign,
                      const char *word, size_t count)
{
    odfgx_buffer_add_format(out,
                            "<span class=\"count %s\"><span "
                            "class=\"sign\">%s</span> %s&#160;%zu</span> ",
                            class, sign, word, count);
}

void odfgx_html_add_counts(odfgx_buffer *out, const odfgx_checked_file *file)
{
    const size_t counts[] = { [ODFGX_HINT] = file->hints,
                              [ODFGX_WARNING] =
                                  file->warnings - file->explained,
                              [ODFGX_ERROR] = file->errors };
    for (size_t i = ODFGX_COUNT_OF(counts); i-- > 0;) {
        if (counts[i] > 0)
            add_count(out, odfgx_level_name((odfgx_level)i),
                      odfgx_html_levels[i].sign, _(odfgx_html_levels[i].many),
                      counts[i]);
    }
    if (file->explained > 0)
        add_count(out, "explained", EXPLAINED_SIGN, _("explained"),
                  file->explained);
    if (file->failure != NULL)
        odfgx_markup_add_within(out, "<span class=\"count error\">",
                                _("can't be read"), "</span>");
    else if (file->count == 0)
        odfgx_markup_add_within(out, "<span class=\"count good\">",
                                _("no findings"), "</span>");
}

static odfgx_checked_file sum_counts(const odfgx_findings *findings)
{
    odfgx_checked_file sum = { 0 };
    for (size_t i = 0; i < findings->file_count; i++) {
        const odfgx_checked_file *file = &findings->files[i];
        sum.errors += file->errors;
        sum.warnings += file->warnings;
        sum.hints += file->hints;
        sum.explained += file->explained;
        sum.count += file->count + (file->failure != NULL);
    }
    return sum;
}

/* -------------------------------------------------------------- contents */

static void add_contents_line(const odfgx_html_page *page, size_t number,
                              const odfgx_checked_file *file)
{
    odfgx_buffer *out = page->out;
    odfgx_buffer_add_format(out,
                            "<tr><td class=\"number\">%zu</td>"
                            "<th scope=\"row\"><a href=\"#r%zu\">",
                            number, number);
    odfgx_markup_add_foreign(out,
                             file->agency != NULL ? file->agency : file->file);
    odfgx_buffer_add_text(out, "</a></th><td class=\"number\">");
    if (file->year != 0)
        odfgx_buffer_add_format(out, "%d", file->year);
    odfgx_buffer_add_text(out, "</td><td class=\"path\">");
    odfgx_markup_add_foreign(out, file->file);
    odfgx_buffer_add_text(out, "</td><td>");
    odfgx_html_add_counts(out, file);
    odfgx_buffer_add_text(out, "</td></tr>\n");
}

static void add_contents(const odfgx_html_page *page, const size_t *order)
{
    odfgx_buffer *out = page->out;
    const odfgx_form *form = page->findings->form;
    if (page->findings->file_count < 2)
        return;
    odfgx_markup_add_within(
        out, "<nav aria-label=\"", _("contents"),
        "\">\n<table class=\"contents\">\n<thead><tr><td></td>"
        "<th scope=\"col\">");
    odfgx_markup_add_text(out, odfgx_form_agency_label(form));
    odfgx_markup_add_within(out, "</th><th scope=\"col\">",
                            odfgx_form_year_label(form), "</th>");
    odfgx_markup_add_within(out, "<th scope=\"col\">", _("file"), "</th>");
    odfgx_markup_add_within(out, "<th scope=\"col\">", _("result"),
                            "</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < page->findings->file_count; i++)
        add_contents_line(page, i + 1, &page->findings->files[order[i]]);
    odfgx_buffer_add_text(out, "</tbody>\n</table>\n</nav>\n");
}

/* ------------------------------------------------------------------ page */

static void add_legend(odfgx_buffer *out)
{
    static const struct {
        const char *class, *sign, *sentence;
    } lines[] = {
        { "error strong", "✗", N_("an error: put it right") },
        { "warning strong", "△", N_("a warning: put it right or explain it") },
        { "hint strong", "○", N_("a hint: look at it") },
        { "error", "",
          N_("a term of one equation that does not hold; terms of "
             "several are filled more strongly") },
    };
    odfgx_buffer_add_text(out, "<p class=\"legend\">");
    for (size_t i = 0; i < ODFGX_COUNT_OF(lines); i++) {
        odfgx_buffer_add_format(out,
                                "<span><span class=\"swatch %s\">%s</span> ",
                                lines[i].class, lines[i].sign);
        odfgx_markup_add_within(out, "", _(lines[i].sentence), "</span> ");
    }
    odfgx_buffer_add_text(out, "</p>\n");
}

static void add_head(const odfgx_html_page *page)
{
    odfgx_buffer *out = page->out;
    const odfgx_findings *findings = page->findings;
    odfgx_buffer_add_format(
        out,
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
        "lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
        "'none'; style-src 'unsafe-inline'\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\"/>\n",
        findings->language == ODFGX_CHINESE ? "zh-CN" : "en");
    odfgx_markup_add_within(out, "<title>", _("Findings"), " – ");
    odfgx_markup_add_within(out, "", findings->form->name[findings->language],
                            "</title>\n");
    odfgx_html_add_style(page);
    odfgx_buffer_add_text(out, "</head>\n");
}

static void add_title(const odfgx_html_page *page)
{
    odfgx_buffer *out = page->out;
    const odfgx_findings *findings = page->findings;
    odfgx_checked_file sum = sum_counts(findings);
    odfgx_markup_add_within(out, "<header class=\"page\">\n<h1>", _("Findings"),
                            "</h1>\n<p class=\"form\">");
    odfgx_markup_add_text(out, findings->form->name[findings->language]);
    odfgx_buffer_add_text(out, "</p>\n<p class=\"counts\">");
    odfgx_markup_add_within(out, "<span class=\"count\">", _("reports"), "");
    odfgx_buffer_add_format(out, "&#160;%zu</span> ", findings->file_count);
    odfgx_html_add_counts(out, &sum);
    odfgx_buffer_add_text(out, "</p>\n");
    add_legend(out);
    odfgx_buffer_add_text(out, "</header>\n");
}

/* What the rules mean of which there are findings. */
static void add_rules(const odfgx_html_page *page)
{
    odfgx_buffer *out = page->out;
    const odfgx_findings *findings = page->findings;
    bool begun = false;
    for (size_t i = 0; i < findings->form->rule_count; i++) {
        const odfgx_rule_info *info = &findings->form->rules[i].info;
        if (!page->rules[i])
            continue;
        if (!begun)
            odfgx_markup_add_within(out, "<section class=\"rules\">\n<h2>",
                                    _("The rules"), "</h2>\n<dl>\n");
        begun = true;
        odfgx_markup_add_within(out, "<dt id=\"rule-", info->id, "\"><code>");
        odfgx_markup_add_within(out, "", info->id, "</code> ");
        odfgx_markup_add_within(out, "", info->title[findings->language],
                                "</dt>\n");
        odfgx_markup_add_within(out, "<dd>", info->why[findings->language],
                                "</dd>\n");
    }
    if (begun)
        odfgx_buffer_add_text(out, "</dl>\n</section>\n");
}

static odfgx_status add_reports(const odfgx_html_page *page,
                                const size_t *order, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    odfgx_buffer_add_text(page->out, "<main>\n");
    for (size_t i = 0; i < page->findings->file_count && status == ODFGX_OK;
         i++) {
        odfgx_html_report report;
        status = odfgx_html_report_init(&report, page, order[i], i + 1, err);
        if (status == ODFGX_OK)
            odfgx_html_add_report(&report);
        odfgx_html_report_clear(&report);
    }
    odfgx_buffer_add_text(page->out, "</main>\n");
    return status;
}

/* Which rules have findings, and how many a report has at most. */
static void survey(odfgx_html_page *page)
{
    const odfgx_findings *findings = page->findings;
    const odfgx_form *form = findings->form;
    for (size_t i = 0; i < findings->count; i++) {
        for (size_t r = 0; r < form->rule_count; r++)
            page->rules[r] |=
                strcmp(form->rules[r].info.id, findings->items[i].id) == 0;
    }
    for (size_t i = 0; i < findings->file_count; i++) {
        if (findings->files[i].count > page->most)
            page->most = findings->files[i].count;
    }
}

static odfgx_status make_layouts(odfgx_html_page *page, odfgx_error *err)
{
    const odfgx_form *form = page->findings->form;
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < form->table_count && status == ODFGX_OK; i++)
        status = odfgx_layout_make(&page->layouts[i], &form->tables[i], err);
    return status;
}

static odfgx_status add_page(const odfgx_html_page *page, const size_t *order,
                             odfgx_error *err)
{
    add_head(page);
    odfgx_buffer_add_text(page->out, "<body id=\"top\">\n");
    add_title(page);
    add_contents(page, order);
    odfgx_status status = add_reports(page, order, err);
    add_rules(page);
    odfgx_buffer_add_text(page->out, "<footer>odfgx " ODFGX_VERSION
                                     "</footer>\n</body>\n</html>\n");
    return status == ODFGX_OK ? odfgx_buffer_check(page->out, err) : status;
}

odfgx_status odfgx_findings_html(const odfgx_findings *findings,
                                 odfgx_buffer *out, odfgx_error *err)
{
    const odfgx_form *form = findings->form;
    odfgx_html_page page = { .findings = findings, .out = out };
    size_t *order = NULL;
    odfgx_status status = odfgx_findings_order(&order, findings, err);
    page.layouts = calloc(form->table_count + 1, sizeof *page.layouts);
    page.rules = calloc(form->rule_count + 1, sizeof *page.rules);
    if (status == ODFGX_OK && (page.layouts == NULL || page.rules == NULL))
        status = odfgx_fail_memory(err);
    if (status == ODFGX_OK)
        status = make_layouts(&page, err);
    if (status == ODFGX_OK) {
        survey(&page);
        status = add_page(&page, order, err);
    }
    for (size_t i = 0; page.layouts != NULL && i < form->table_count; i++)
        odfgx_layout_clear(&page.layouts[i]);
    free(page.layouts);
    free(page.rules);
    free(order);
    return status;
}
