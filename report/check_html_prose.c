/* A section of prose, with the words marked that findings quote. */
#include "report/check_html.h"

#include <string.h>

/* The words of a finding that stand at some place of a paragraph. */
typedef struct quotation {
    size_t finding;
    size_t length; /* 0: none */
} quotation;

/* The longest quotation that begins here, of findings about the section that
 * are not marked yet. */
static quotation quoted_at(const odfgx_html_report *report, size_t section,
                           const char *at)
{
    quotation found = { 0, 0 };
    for (size_t f = 0; f < report->file->count; f++) {
        const odfgx_finding *finding = &report->findings[f];
        if (report->sections[f] != section || report->quoted[f])
            continue;
        for (size_t c = 0; c < finding->cell_count; c++) {
            const odfgx_finding_cell *cell = &finding->cells[c];
            size_t length = cell->text != NULL ? strlen(cell->text) : 0;
            if (cell->value[0] == '\0' && length > found.length &&
                strncmp(at, cell->text, length) == 0)
                found = (quotation){ f, length };
        }
    }
    return found;
}

static void add_quotation(odfgx_html_report *report, quotation words,
                          const char *text)
{
    odfgx_buffer *out = report->page->out;
    const odfgx_finding *finding = &report->findings[words.finding];
    size_t number = report->numbers[words.finding];
    odfgx_buffer_add_format(
        out,
        "<mark class=\"%s n%zu\" id=\"r%zu-q%zu\"><span class=\"sign\">%s"
        "</span>",
        odfgx_html_class(finding), number, report->number, number,
        odfgx_html_sign(finding));
    odfgx_markup_add_bytes(out, text, words.length);
    odfgx_buffer_add_format(
        out,
        "<span class=\"refs\"><a href=\"#r%zu-f%zu\" aria-label=\"%s "
        "%zu\">%zu</a></span></mark>",
        report->number, number, _(odfgx_html_levels[finding->level].word),
        number, number);
    report->quoted[words.finding] = true;
}

static void add_paragraph(odfgx_html_report *report, size_t section,
                          const char *text)
{
    odfgx_buffer *out = report->page->out;
    const char *plain = text;
    odfgx_buffer_add_text(out, "<p>");
    for (const char *at = text; *at != '\0';) {
        quotation words = quoted_at(report, section, at);
        if (words.length == 0) {
            at++;
            continue;
        }
        odfgx_markup_add_bytes(out, plain, (size_t)(at - plain));
        add_quotation(report, words, at);
        at += words.length;
        plain = at;
    }
    odfgx_markup_add_text(out, plain);
    odfgx_buffer_add_text(out, "</p>\n");
}

void odfgx_html_add_prose(odfgx_html_report *report, size_t section)
{
    odfgx_buffer *out = report->page->out;
    if (report->kept->sections == NULL)
        return;
    const odfgx_prose *prose = &report->kept->sections[section];
    odfgx_buffer_add_text(out, "<div class=\"prose\">\n");
    for (size_t i = 0; i < prose->count; i++)
        add_paragraph(report, section, prose->paragraphs[i]);
    if (prose->count == 0)
        odfgx_markup_add_within(out, "<p class=\"missing\">", _("no text"),
                                "</p>\n");
    odfgx_buffer_add_text(out, "</div>\n");
}
