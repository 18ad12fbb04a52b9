#include "report/check.h"
#include "tests/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static odfgx_form *form;

/* A report that holds nothing but prose. */
static odfgx_report *with_prose(const char **file, const char *agency, int year,
                                const char *section, const char *text)
{
    odfgx_report *report = NULL;
    size_t index;
    if (!EXPECT(odfgx_report_new(&report, form, NULL) == ODFGX_OK, "report") ||
        !EXPECT(odfgx_form_find_section(form, section, &index), "%s", section))
        return report;
    report->agency = agency;
    report->year = year;
    report->files = file;
    report->file_count = 1;
    report->sections[index].origin =
        (odfgx_origin){ .file = *file, .place = "", .cell = "" };
    EXPECT(odfgx_report_add_paragraph(report, index,
                                      (odfgx_slice){ text, strlen(text) }, NULL,
                                      NULL) == ODFGX_OK,
           "paragraph");
    return report;
}

/* `count` Chinese characters that depend on `seed`, with figures between;
 * every `changed`-th of them is another one. */
static char *make_text(unsigned seed, size_t count, size_t changed, int figure)
{
    odfgx_buffer out = { 0 };
    uint32_t state = seed;
    for (size_t i = 0; i < count; i++) {
        state = state * 1103515245u + 12345u;
        uint32_t code_point = 0x4E00 + (state >> 16) % 3000;
        if (changed > 0 && i % changed == changed - 1)
            code_point = 0x9000;
        odfgx_text_add_code_point(&out, code_point);
        if (i % 7 == 6)
            odfgx_buffer_add_format(&out, " %d，", figure + (int)i);
    }
    return out.data;
}

/* A second report after a first one, in the same list; how many findings of
 * the rule came, and the percentage in the last one's message. */
typedef struct outcome {
    size_t count;
    char message[256];
} outcome;

static outcome compare(const char *section, const char *first_agency,
                       const char *second_agency, bool as_previous,
                       const char *first, const char *second)
{
    static const char *files[] = { "first.docx", "second.ods" };
    odfgx_report *reports[] = {
        with_prose(&files[0], first_agency, 2024, section, first),
        with_prose(&files[1], second_agency, 2025, section, second),
    };
    odfgx_findings *findings = NULL;
    outcome came = { 0 };
    odfgx_checking how = { .previous = as_previous ? reports[0] : NULL };
    EXPECT(odfgx_findings_new(&findings, form, ODFGX_ENGLISH, NULL) == ODFGX_OK,
           "findings");
    if (!as_previous)
        EXPECT(odfgx_findings_check(findings, reports[0], NULL, NULL) ==
                   ODFGX_OK,
               "first");
    EXPECT(odfgx_findings_check(findings, reports[1], &how, NULL) == ODFGX_OK,
           "second");
    odfgx_report_free(reports[0]);
    odfgx_report_free(reports[1]);
    for (size_t i = 0; i < odfgx_findings_count(findings); i++) {
        const odfgx_finding *finding = odfgx_findings_at(findings, i);
        if (strncmp(finding->key, "COPY:", 5) != 0)
            continue;
        came.count++;
        (void)snprintf(came.message, sizeof came.message, "%s",
                       finding->message);
        EXPECT(finding->cell_count == 2, "%zu cells", finding->cell_count);
        EXPECT_TEXT(finding->cells[0].file, "second.ods");
        EXPECT_TEXT(finding->cells[1].file, "first.docx");
        EXPECT(strcmp(finding->key + 5, section) == 0, "%s", finding->key);
    }
    odfgx_findings_free(findings);
    return came;
}

#define ONE "甲县财政局"
#define OTHER "乙县财政局"

static const struct {
    const char *what, *section, *first, *second;
    bool previous;
    size_t letters, changed;
    unsigned seed; /* of the second text; that of the first is 1 */
    size_t count;
} cases[] = {
    { "last year's text with new figures", "overview", ONE, ONE, true, 600, 0,
      1, 1 },
    { "a text of its own", "overview", ONE, ONE, true, 600, 0, 2, 0 },
    { "a word changed here and there", "problems", ONE, ONE, true, 600, 40, 1,
      1 },
    { "written anew in most places", "problems", ONE, ONE, true, 600, 8, 1, 0 },
    { "too short to tell", "overview", ONE, ONE, true, 99, 0, 1, 0 },
    { "long enough", "overview", ONE, ONE, true, 100, 0, 1, 1 },
    { "a section that is not compared", "other", ONE, ONE, true, 600, 0, 1, 0 },
    { "another agency's text", "overview", ONE, OTHER, false, 600, 0, 1, 1 },
    { "another agency's long text", "overview", ONE, OTHER, false, 9000, 50, 1,
      1 },
    { "the agency's own, of another year", "overview", ONE, ONE, false, 600, 0,
      1, 0 },
    { "whose is not known", "overview", NULL, OTHER, false, 600, 0, 1, 0 },
    { "another agency's, written anew", "overview", ONE, OTHER, false, 600, 0,
      3, 0 },
};

static void copied_prose_is_found(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        char *first = make_text(1, cases[i].letters, 0, 100);
        char *second =
            make_text(cases[i].seed, cases[i].letters, cases[i].changed, 3000);
        outcome came =
            compare(cases[i].section, cases[i].first, cases[i].second,
                    cases[i].previous, first, second);
        EXPECT(came.count == cases[i].count, "%s: %zu findings, %s",
               cases[i].what, came.count, came.message);
        free(first);
        free(second);
    }
}

static void the_message_tells_how_much_of_which_report(void)
{
    char *text = make_text(1, 300, 0, 1);
    outcome came = compare("overview", ONE, OTHER, false, text, text);
    EXPECT_TEXT(came.message, "一、总体情况: 100 % of the text stands in "
                              "first.docx: 甲县财政局 2024 too.");
    free(text);
}

static void letters_are_compared_without_case_digits_and_marks(void)
{
    odfgx_shingle_table tables[2] = { { 0 }, { 0 } };
    odfgx_shingles shingles[2];
    const char *texts[] = { "Ab １2，公 开。c", "aB公开（9）C" };
    for (size_t i = 0; i < 2; i++)
        EXPECT(odfgx_shingle_add(&tables[i], texts[i], strlen(texts[i])) &&
                   odfgx_shingle_cut(&tables[i], 3, &shingles[i]) &&
                   shingles[i].count == 3,
               "%s", texts[i]);
    EXPECT(odfgx_shingles_shared(&tables[0], shingles[1].hashes, 3) == 3,
           "all shared");
    for (size_t i = 0; i < 2; i++) {
        odfgx_shingle_table_clear(&tables[i]);
        odfgx_shingles_clear(&shingles[i]);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(copied_prose_is_found),
        UNIT(the_message_tells_how_much_of_which_report),
        UNIT(letters_are_compared_without_case_digits_and_marks),
    };
    if (odfgx_form_open(&form, NULL, NULL) != ODFGX_OK)
        return 1;
    int result =
        unit_main("report/check_similar", tests, ODFGX_COUNT_OF(tests));
    odfgx_form_free(form);
    return result;
}
