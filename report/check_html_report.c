#include "report/check_html.h"
#include "report/uri.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------- cells and values */

static bool same(const char *one, const char *other)
{
    return one == NULL || other == NULL ? one == other
                                        : strcmp(one, other) == 0;
}

size_t odfgx_html_value(const odfgx_html_report *report,
                        const odfgx_finding_cell *cell)
{
    size_t value;
    if (report->kept->figures == NULL ||
        !odfgx_form_find_value(report->page->findings->form, cell->value,
                               &value))
        return ODFGX_HTML_NOWHERE;
    const odfgx_origin *origin = &report->kept->figures[value];
    bool here = same(cell->file, origin->file) &&
                same(cell->place, origin->place) &&
                same(cell->cell, origin->cell);
    return here ? value : ODFGX_HTML_NOWHERE;
}

static int by_value(const void *a, const void *b)
{
    const odfgx_html_mark *one = a, *other = b;
    if (one->value != other->value)
        return one->value < other->value ? -1 : 1;
    return (one->number > other->number) - (one->number < other->number);
}

static void set_marks(odfgx_html_report *report)
{
    for (size_t f = 0; f < report->file->count; f++) {
        const odfgx_finding *finding = &report->findings[f];
        for (size_t c = 0; c < finding->cell_count; c++) {
            size_t value = odfgx_html_value(report, &finding->cells[c]);
            if (value != ODFGX_HTML_NOWHERE)
                report->marks[report->mark_count++] =
                    (odfgx_html_mark){ value, f, report->numbers[f] };
        }
    }
    if (report->mark_count > 0)
        qsort(report->marks, report->mark_count, sizeof *report->marks,
              by_value);
}

/* ----------------------------------------------- the sections of findings */

/* "requests.new", "disputes", "overview". */
static size_t section_of_id(const odfgx_form *form, const char *id)
{
    size_t index, length = strcspn(id, ".");
    if (odfgx_form_find_section(form, id, &index))
        return index;
    for (size_t i = 0; i < form->table_count; i++) {
        const char *table = form->tables[i].id;
        if (strlen(table) == length && strncmp(table, id, length) == 0)
            return form->tables[i].section;
    }
    return ODFGX_HTML_NOWHERE;
}

static bool is_prose(const odfgx_html_report *report,
                     const odfgx_finding_cell *cell, size_t section)
{
    if (report->kept->sections == NULL || cell->file == NULL)
        return false;
    const odfgx_prose *prose = &report->kept->sections[section];
    if (!report->page->findings->form->sections[section].info.prose)
        return false;
    if (cell->cell != NULL && cell->cell[0] != '\0')
        return same(cell->cell, prose->origin.cell) &&
               same(cell->place, prose->origin.place) &&
               same(cell->file, prose->origin.file);
    for (size_t i = 0; i < prose->count; i++) {
        if (cell->text != NULL && cell->text[0] != '\0' &&
            strstr(prose->paragraphs[i], cell->text) != NULL)
            return true;
    }
    return false;
}

static size_t section_of_cells(const odfgx_html_report *report,
                               const odfgx_finding *finding)
{
    const odfgx_form *form = report->page->findings->form;
    size_t value;
    for (size_t c = 0; c < finding->cell_count; c++) {
        for (size_t s = 0; s < form->section_count; s++) {
            if (finding->cells[c].value[0] == '\0' &&
                is_prose(report, &finding->cells[c], s))
                return s;
        }
    }
    for (size_t c = 0; c < finding->cell_count; c++) {
        if (odfgx_form_find_value(form, finding->cells[c].value, &value))
            return form->tables[form->values[value].table].section;
    }
    return ODFGX_HTML_NOWHERE;
}

/* What its cells say; else its key, behind the first and the last colon. */
static size_t section_of(const odfgx_html_report *report,
                         const odfgx_finding *finding)
{
    const odfgx_form *form = report->page->findings->form;
    size_t section = section_of_cells(report, finding);
    const char *first = strchr(finding->key, ':');
    const char *last = strrchr(finding->key, ':');
    if (section == ODFGX_HTML_NOWHERE && first != NULL)
        section = section_of_id(form, first + 1);
    if (section == ODFGX_HTML_NOWHERE && last != NULL)
        section = section_of_id(form, last + 1);
    return section;
}

/* How findings stand on the page: those about the whole report, then section
 * by section, in each the errors first. */
typedef struct finding_place {
    size_t section, finding;
    odfgx_level level;
} finding_place;

static int by_section(const void *a, const void *b)
{
    const finding_place *one = a, *other = b;
    if (one->section != other->section)
        return one->section < other->section ? -1 : 1;
    if (one->level != other->level)
        return one->level > other->level ? -1 : 1;
    return (one->finding > other->finding) - (one->finding < other->finding);
}

static bool set_order(odfgx_html_report *report)
{
    size_t count = report->file->count;
    finding_place *places = calloc(count + 1, sizeof *places);
    if (places == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t section = section_of(report, &report->findings[i]);
        report->sections[i] = section;
        places[i] = (finding_place){
            .section = section == ODFGX_HTML_NOWHERE ? 0 : section + 1,
            .finding = i,
            .level = report->findings[i].level,
        };
    }
    qsort(places, count, sizeof *places, by_section);
    for (size_t i = 0; i < count; i++) {
        report->order[i] = places[i].finding;
        report->numbers[places[i].finding] = i + 1;
    }
    free(places);
    return true;
}

odfgx_status odfgx_html_report_init(odfgx_html_report *report,
                                    const odfgx_html_page *page, size_t file,
                                    size_t number, odfgx_error *err)
{
    const odfgx_findings *findings = page->findings;
    const odfgx_checked_file *checked = &findings->files[file];
    size_t cells = 0, count = checked->count;
    for (size_t i = 0; i < count; i++)
        cells += findings->items[checked->first + i].cell_count;
    *report = (odfgx_html_report){
        .page = page,
        .file = checked,
        .kept = &findings->kept[file],
        .index = file,
        .findings = count > 0 ? &findings->items[checked->first] : NULL,
        .number = number,
        .marks = calloc(cells + 1, sizeof *report->marks),
        .sections = calloc(count + 1, sizeof *report->sections),
        .quoted = calloc(count + 1, sizeof *report->quoted),
        .order = calloc(count + 1, sizeof *report->order),
        .numbers = calloc(count + 1, sizeof *report->numbers),
    };
    if (report->marks == NULL || report->sections == NULL ||
        report->quoted == NULL || report->order == NULL ||
        report->numbers == NULL || !set_order(report))
        return odfgx_fail_memory(err);
    set_marks(report);
    return ODFGX_OK;
}

void odfgx_html_report_clear(odfgx_html_report *report)
{
    free(report->marks);
    free(report->sections);
    free(report->quoted);
    free(report->order);
    free(report->numbers);
}

/* ---------------------------------------------------------------- writing */

static size_t count_of(const odfgx_html_report *report, size_t section)
{
    size_t count = 0;
    for (size_t i = 0; i < report->file->count; i++)
        count += report->sections[i] == section;
    return count;
}

static void add_findings(const odfgx_html_report *report, size_t section)
{
    odfgx_buffer *out = report->page->out;
    if (count_of(report, section) == 0)
        return;
    odfgx_buffer_add_text(out, "<div class=\"beside\">\n");
    for (size_t i = 0; i < report->file->count; i++) {
        if (report->sections[report->order[i]] == section)
            odfgx_html_add_finding(report, report->order[i]);
    }
    odfgx_buffer_add_text(out, "</div>\n");
}

static void add_section(odfgx_html_report *report, size_t index)
{
    const odfgx_form *form = report->page->findings->form;
    const odfgx_section *section = &form->sections[index];
    odfgx_buffer *out = report->page->out;
    const char *heading = section->info.heading[0] != '\0'
                              ? section->info.heading
                              : section->info.name;
    bool clean = count_of(report, index) == 0;
    if (section->info.prose && clean &&
        (report->kept->sections == NULL ||
         report->kept->sections[index].count == 0))
        return;
    bool folded = section->info.prose && clean;
    odfgx_buffer_add_format(
        out,
        "<section class=\"part%s\">\n<div class=\"paper\" lang=\"zh-CN\">\n"
        "%s<h3%s>",
        folded ? " folded" : "", folded ? "<details><summary>" : "",
        section->info.heading[0] != '\0' ? "" : " class=\"unprinted\"");
    odfgx_markup_add_within(out, "", heading, "</h3>");
    odfgx_buffer_add_text(out, folded ? "</summary>\n" : "\n");
    if (section->info.prose)
        odfgx_html_add_prose(report, index);
    odfgx_buffer_add_text(out, folded ? "</details>\n" : "");
    for (size_t i = 0; i < form->table_count; i++) {
        if (form->tables[i].section == index)
            odfgx_html_add_table(report, i);
    }
    odfgx_buffer_add_text(out, "</div>\n");
    add_findings(report, index);
    odfgx_buffer_add_text(out, "</section>\n");
}

static void add_sections(odfgx_html_report *report)
{
    const odfgx_form *form = report->page->findings->form;
    odfgx_buffer *out = report->page->out;
    bool clean = report->file->count == 0;
    if (report->kept->figures == NULL && clean)
        return;
    if (clean)
        odfgx_markup_add_within(out, "<details>\n<summary>", _("the report"),
                                "</summary>\n");
    for (size_t i = 0; i < form->section_count; i++)
        add_section(report, i);
    if (clean)
        odfgx_buffer_add_text(out, "</details>\n");
}

/* A link to each finding. */
static void add_jumps(const odfgx_html_report *report)
{
    odfgx_buffer *out = report->page->out;
    if (report->file->count < 2)
        return;
    odfgx_markup_add_within(out, "<nav class=\"jumps\" aria-label=\"",
                            _("Findings"), "\">");
    for (size_t i = 0; i < report->file->count; i++) {
        const odfgx_finding *finding = &report->findings[report->order[i]];
        odfgx_buffer_add_format(
            out, "<a class=\"%s\" href=\"#r%zu-f%zu\" title=\"",
            odfgx_html_class(finding), report->number, i + 1);
        odfgx_markup_add_within(out, "", finding->key, "\">");
        odfgx_buffer_add_format(out, "%s&#160;%zu</a> ",
                                odfgx_html_sign(finding), i + 1);
    }
    odfgx_buffer_add_text(out, "</nav>\n");
}

static void add_title(const odfgx_html_report *report)
{
    odfgx_buffer *out = report->page->out;
    const odfgx_checked_file *file = report->file;
    odfgx_markup_add_foreign(out,
                             file->agency != NULL ? file->agency : file->file);
    if (file->year == 0)
        return;
    const odfgx_words *title = &report->page->findings->form->title;
    odfgx_buffer_add_format(out, " <span class=\"year\">%d", file->year);
    odfgx_markup_add_within(out, "", title->count > 0 ? title->texts[0] : "",
                            "</span>");
}

/* What was written of the report, and the like. */
static void add_notes(const odfgx_html_report *report)
{
    odfgx_buffer *out = report->page->out;
    const odfgx_findings *findings = report->page->findings;
    for (size_t i = 0; i < findings->note_count; i++) {
        const odfgx_page_note *note = &findings->notes[i];
        if (note->file != report->index)
            continue;
        odfgx_markup_add_within(out, "<p class=\"note\">", note->sentence, "");
        if (note->path != NULL) {
            const char *slash = strrchr(note->path, '/');
            odfgx_buffer_add_text(out, " <a href=\"");
            odfgx_uri_add_path(out, note->path);
            odfgx_buffer_add_text(out, "\">");
            odfgx_markup_add_foreign(out,
                                     slash != NULL ? slash + 1 : note->path);
            odfgx_buffer_add_text(out, "</a>");
        }
        odfgx_buffer_add_text(out, "</p>\n");
    }
}

void odfgx_html_add_report(odfgx_html_report *report)
{
    odfgx_buffer *out = report->page->out;
    const odfgx_checked_file *file = report->file;
    odfgx_buffer_add_format(out,
                            "<article class=\"report\" id=\"r%zu\">\n"
                            "<header>\n<h2>",
                            report->number);
    add_title(report);
    odfgx_buffer_add_text(out, "</h2>\n<p class=\"path\">");
    odfgx_markup_add_foreign(out, file->file);
    odfgx_buffer_add_text(out, "</p>\n<p class=\"counts\">");
    odfgx_html_add_counts(out, file);
    odfgx_markup_add_within(out, "<a class=\"up\" href=\"#top\">",
                            _("to the top"), "</a></p>\n");
    add_jumps(report);
    add_notes(report);
    odfgx_buffer_add_text(out, "</header>\n");
    if (file->failure != NULL)
        odfgx_markup_add_within(out, "<p class=\"failure\">", file->failure,
                                "</p>\n");
    odfgx_html_add_repairs(report);
    if (count_of(report, ODFGX_HTML_NOWHERE) > 0) {
        odfgx_markup_add_within(out, "<section class=\"whole\">\n<h3>",
                                _("The report as a whole"), "</h3>\n");
        add_findings(report, ODFGX_HTML_NOWHERE);
        odfgx_buffer_add_text(out, "</section>\n");
    }
    if (file->failure == NULL)
        add_sections(report);
    odfgx_buffer_add_text(out, "</article>\n");
}
