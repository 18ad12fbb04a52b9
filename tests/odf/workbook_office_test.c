/* What LibreOffice makes of an empty workbook: filled in, computed and saved
 * by it, the workbook is read back with every figure and paragraph. */
#include "odf/archive.h"
#include "report/report.h"
#include "tests/odf/office.h"
#include "tests/unit.h"

#include <stdio.h>
#include <string.h>

#define FIGURE "table:style-name=\"figure\""

static const char *const forms[] = { "templates/annual-2021",
                                     "tests/forms/tiny" };

static odfgx_form *open_form(const char *folder)
{
    odfgx_error err = { 0 };
    odfgx_form *form = NULL;
    EXPECT(odfgx_form_open(&form, folder, &err) == ODFGX_OK, "%s: %s",
           err.where, err.text);
    return form;
}

/* ---------------------------------------------------------------- filling */

#define PROSE "（一）测试。“引号”&amp;&lt;尖括号&gt;。"

/* Copies content.xml: the n-th cell for a figure gets the value n; the first
 * cell for prose a paragraph. */
static void fill_ods(const char *name, const char *content, unsigned *number,
                     odfgx_buffer *out)
{
    static const char zero[] = "office:value=\"0\"";
    static const char prose[] = " table:content-validation-name=\"section0\"/>";
    const char *at = content, *found;
    if (strcmp(name, "content.xml") == 0 &&
        (found = strstr(at, prose)) != NULL) {
        odfgx_buffer_add(out, at, (size_t)(found - at));
        odfgx_buffer_add_text(out,
                              " office:value-type=\"string\"><text:p>" PROSE
                              "</text:p></table:table-cell>");
        at = found + sizeof prose - 1;
    }
    while ((found = strstr(at, "<table:table-cell " FIGURE)) != NULL &&
           (found = strstr(found, zero)) != NULL) {
        odfgx_buffer_add(out, at, (size_t)(found - at));
        odfgx_buffer_add_format(out, "office:value=\"%u\"", ++*number);
        at = found + sizeof zero - 1;
    }
    odfgx_buffer_add_text(out, at);
}

/* Whether the number that begins here has no type, is 0 and is not computed:
 * <c r="D5" s="7"><v>0</v></c>. */
static bool is_figure(const char *cell)
{
    static const char zero[] = "\"><v>0</v></c>";
    const char *style = strstr(cell, " s=\"");
    if (style == NULL)
        return false;
    style += strlen(" s=\"");
    style += strspn(style, "0123456789");
    return strncmp(style, zero, sizeof zero - 1) == 0;
}

/* The same of the sheets of an .xlsx; the first paragraph of the first section
 * is B5 of the first one. */
static void fill_xlsx(const char *name, const char *content, unsigned *number,
                      odfgx_buffer *out)
{
    static const char prose[] = "<c r=\"B5\" ";
    bool first = strstr(name, "sheet1.xml") != NULL;
    const char *at = content, *found = at, *end;
    for (; (found = strstr(found, "<c r=\"")) != NULL; found++) {
        if (first && strncmp(found, prose, sizeof prose - 1) == 0 &&
            (end = strstr(found, "/>")) != NULL) {
            odfgx_buffer_add(out, at, (size_t)(end - at));
            odfgx_buffer_add_text(out, " t=\"inlineStr\"><is><t>" PROSE
                                       "</t></is></c>");
            at = end + 2;
        } else if (is_figure(found) && (end = strstr(found, "<v>")) != NULL) {
            odfgx_buffer_add(out, at, (size_t)(end - at));
            odfgx_buffer_add_format(out, "<v>%u", ++*number);
            at = end + strlen("<v>0");
        }
    }
    odfgx_buffer_add_text(out, at);
}

/* The two formats of a workbook. */
static const struct kind {
    const char *extension,
        *parts; /* what the names of filled parts begin with */
    odfgx_status (*make)(const odfgx_form *form, const char *agency, int year,
                         odfgx_buffer *out, odfgx_error *err);
    void (*fill)(const char *name, const char *content, unsigned *number,
                 odfgx_buffer *out);
} kinds[] = {
    { "ods", "content.xml", odfgx_workbook_make, fill_ods },
    { "xlsx", "xl/worksheets/", odfgx_workbook_make_xlsx, fill_xlsx },
};

static odfgx_status fill_part(const struct kind *kind, odfgx_package *package,
                              const char *name, unsigned *number,
                              odfgx_buffer *out, odfgx_error *err)
{
    odfgx_buffer content = { 0 };
    odfgx_status status = odfgx_package_read(package, name, &content, err);
    if (status == ODFGX_OK)
        kind->fill(name, content.data, number, out);
    odfgx_buffer_clear(&content);
    return status;
}

/* An archive of the same parts, some of them filled. */
static odfgx_status fill_parts(const struct kind *kind, odfgx_package *package,
                               odfgx_buffer *out, odfgx_error *err)
{
    enum { PARTS_MAX = 32 };
    odfgx_buffer parts[PARTS_MAX] = { { 0 } };
    odfgx_archive *archive = NULL;
    unsigned number = 0;
    odfgx_status status = odfgx_archive_new(&archive, err);
    EXPECT(odfgx_package_count(package) <= PARTS_MAX, "too many parts");
    for (size_t i = 0; i < odfgx_package_count(package) && status == ODFGX_OK;
         i++) {
        const char *name = odfgx_package_entry(package, i);
        if (strncmp(name, kind->parts, strlen(kind->parts)) != 0) {
            status = odfgx_archive_copy(archive, package, name, err);
            continue;
        }
        status = fill_part(kind, package, name, &number, &parts[i], err);
        if (status == ODFGX_OK)
            status = odfgx_archive_add(archive, name, parts[i].data,
                                       parts[i].length, false, err);
    }
    if (status == ODFGX_OK)
        status = odfgx_archive_finish(archive, out, err);
    odfgx_archive_free(archive);
    for (size_t i = 0; i < PARTS_MAX; i++)
        odfgx_buffer_clear(&parts[i]);
    return status;
}

static bool fill(const struct kind *kind, const odfgx_form *form,
                 const char *folder)
{
    odfgx_error err = { 0 };
    odfgx_limits limits;
    odfgx_buffer blank = { 0 }, out = { 0 };
    odfgx_package *package = NULL;
    char path[128];
    odfgx_limits_init(&limits);
    odfgx_status status =
        kind->make(form, "某某街道办事处", 2025, &blank, &err);
    if (status == ODFGX_OK)
        status = odfgx_package_from_memory(&package, blank.data, blank.length,
                                           "new", &limits, &err);
    if (status == ODFGX_OK)
        status = fill_parts(kind, package, &out, &err);
    (void)snprintf(path, sizeof path, "%s/filled.%s", folder, kind->extension);
    bool done = EXPECT(status == ODFGX_OK, "%s", err.text) &&
                office_write_file(path, out.data, out.length);
    odfgx_package_free(package);
    odfgx_buffer_clear(&out);
    odfgx_buffer_clear(&blank);
    return done;
}

/* --------------------------------------------------------------- reading */

static bool is_total(const odfgx_form *form, size_t value)
{
    for (size_t i = 0; i < form->equation_count; i++) {
        const odfgx_equation *equation = &form->equations[i];
        if (equation->rule->kind == ODFGX_RULE_TOTAL &&
            equation->left[0].value == value)
            return true;
    }
    return false;
}

/* Figures stand in the order of the form. */
static void expect_figures(const odfgx_form *form, const odfgx_report *report)
{
    odfgx_amount number = 0;
    for (size_t i = 0; i < form->value_count; i++) {
        odfgx_amount amount = -1;
        EXPECT(odfgx_report_value(report, i, &amount), "%s is missing",
               form->values[i].info.id);
        if (!is_total(form, i))
            EXPECT(amount == ++number * ODFGX_AMOUNT_UNIT, "%s",
                   form->values[i].info.id);
    }
}

static odfgx_amount sum_of(const odfgx_report *report, const odfgx_term *terms,
                           size_t count)
{
    odfgx_amount sum = 0;
    for (size_t i = 0; i < count; i++) {
        odfgx_amount amount = 0;
        (void)odfgx_report_value(report, terms[i].value, &amount);
        sum += terms[i].coefficient * amount;
    }
    return sum;
}

static void expect_totals(const odfgx_form *form, const odfgx_report *report)
{
    for (size_t i = 0; i < form->equation_count; i++) {
        const odfgx_equation *equation = &form->equations[i];
        odfgx_amount left =
            sum_of(report, equation->left, equation->left_count);
        odfgx_amount right =
            sum_of(report, equation->right, equation->right_count);
        EXPECT(equation->rule->kind != ODFGX_RULE_TOTAL ||
                   (left == right && left > 0),
               "%s:%s", equation->rule->info.id, equation->subject);
    }
}

/* The first section has that one paragraph (NULL: none), the others nothing,
 * and nothing was doubtful. */
static void expect_text(const odfgx_report *report, const char *paragraph)
{
    for (size_t i = 0; i < report->form->section_count; i++) {
        const odfgx_prose *prose = &report->sections[i];
        size_t expected = i == 0 && paragraph != NULL;
        if (EXPECT(prose->count == expected, "%s: %zu paragraphs",
                   report->form->sections[i].info.id, prose->count) &&
            expected == 1)
            EXPECT_TEXT(prose->paragraphs[0], paragraph);
    }
    EXPECT(!report->blank_as_zero, "nothing is declared");
    for (size_t i = 0; i < report->remark_count; i++)
        EXPECT(report->remarks[i].level != ODFGX_WARNING, "%s: %s",
               report->remarks[i].subject, report->remarks[i].message);
}

static void save_and_read(const struct kind *kind, const odfgx_form *form,
                          const char *folder)
{
    char path[128];
    (void)snprintf(path, sizeof path, "%s/saved/filled.%s", folder,
                   kind->extension);
    if (!fill(kind, form, folder) || !office_save(folder, kind->extension))
        return;
    odfgx_report *report = office_read(form, path);
    if (report != NULL) {
        expect_figures(form, report);
        expect_totals(form, report);
        expect_text(report, "（一）测试。“引号”&<尖括号>。");
    }
    odfgx_report_free(report);
}

static bool can_make(const struct kind *kind, const odfgx_form *form)
{
    odfgx_buffer out = { 0 };
    odfgx_status status = kind->make(form, "街道", 2025, &out, NULL);
    odfgx_buffer_clear(&out);
    return status != ODFGX_USAGE;
}

static void save_in_all_kinds(const odfgx_form *form)
{
    char folder[64];
    for (size_t i = 0; i < ODFGX_COUNT_OF(kinds); i++) {
        if (!can_make(&kinds[i], form)) {
            unit_skip("built without libxlsxwriter");
        } else if (office_make_folder(folder)) {
            save_and_read(&kinds[i], form, folder);
            office_remove_folder(folder);
        }
    }
}

static void what_libreoffice_saves_is_read_back(void)
{
    if (!office_is_there()) {
        unit_skip("LibreOffice is not there");
        return;
    }
    for (size_t i = 0; i < ODFGX_COUNT_OF(forms); i++) {
        odfgx_form *form = open_form(forms[i]);
        if (form != NULL)
            save_in_all_kinds(form);
        odfgx_form_free(form);
    }
}

/* ------------------------------------------------------------- untouched */

static odfgx_report *read_untouched(const struct kind *kind,
                                    const odfgx_form *form)
{
    odfgx_error err = { 0 };
    odfgx_input *input = NULL;
    odfgx_report *report = NULL;
    odfgx_buffer bytes = { 0 };
    odfgx_status status = kind->make(form, "云岫 <&> 街道", 2025, &bytes, &err);
    if (status == ODFGX_OK)
        status = odfgx_input_from_memory(&input, bytes.data, bytes.length,
                                         "new", NULL, &err);
    if (status == ODFGX_OK)
        status = odfgx_report_read(&report, form, &input, 1, NULL, &err);
    EXPECT(status == ODFGX_OK, "%s: %s", err.where, err.text);
    odfgx_input_free(input);
    odfgx_buffer_clear(&bytes);
    return report;
}

static void expect_untouched(const struct kind *kind, const odfgx_form *form)
{
    odfgx_report *report = read_untouched(kind, form);
    if (report == NULL)
        return;
    EXPECT_TEXT(odfgx_report_agency(report), "云岫 <&> 街道");
    EXPECT(odfgx_report_year(report) == 2025, "the year");
    for (size_t v = 0; v < form->value_count; v++) {
        odfgx_amount amount = -1;
        EXPECT(odfgx_report_value(report, v, &amount) && amount == 0, "%s: %s",
               kind->extension, form->values[v].info.id);
    }
    expect_text(report, NULL);
    odfgx_report_free(report);
}

static void an_untouched_workbook_holds_zeros_and_no_text(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(forms); i++) {
        odfgx_form *form = open_form(forms[i]);
        for (size_t k = 0; form != NULL && k < ODFGX_COUNT_OF(kinds); k++) {
            if (can_make(&kinds[k], form))
                expect_untouched(&kinds[k], form);
        }
        odfgx_form_free(form);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(an_untouched_workbook_holds_zeros_and_no_text),
        UNIT(what_libreoffice_saves_is_read_back),
    };
    return unit_main("odf/workbook_office", tests, ODFGX_COUNT_OF(tests));
}
