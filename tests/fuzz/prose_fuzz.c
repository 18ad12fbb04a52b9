/* Fuzzes the reader of prose: each line is a paragraph, and what is found in
 * it holds what findings promise. */
#include "report/prose_check.h"
#include "tests/fuzz/fuzz.h"
#include "tests/odf/filled.h"

#include <stdlib.h>
#include <string.h>

/* A report with some figures, and the lines in its sections in turn. */
static odfgx_report *make_report(const char *text, size_t size)
{
    static const char *files[] = { "fuzz" };
    const odfgx_form *form = filled_form();
    const odfgx_origin origin = { .file = "fuzz", .place = "", .cell = "" };
    odfgx_report *report = NULL;
    odfgx_slice rest = { text, size }, line;
    REQUIRE(odfgx_report_new(&report, form, NULL) == ODFGX_OK);
    report->agency = "青禾市临江区人民政府";
    report->year = 2023;
    report->files = files;
    report->file_count = 1;
    for (size_t i = 0; i < form->value_count; i++) {
        report->figures[i].state = ODFGX_FIGURE_VALUE;
        report->figures[i].amount = (odfgx_amount)(i % 7) * ODFGX_AMOUNT_UNIT;
        report->figures[i].origin = origin;
    }
    for (size_t i = 0; odfgx_text_line(&rest, &line); i++) {
        size_t section = i % form->section_count;
        if (form->sections[section].info.prose)
            REQUIRE(odfgx_report_add_paragraph(report, section, line, &origin,
                                               NULL) == ODFGX_OK);
    }
    return report;
}

static void check_findings(const odfgx_findings *findings)
{
    size_t count = odfgx_findings_count(findings);
    for (size_t i = 0; i < count; i++) {
        const odfgx_finding *finding = odfgx_findings_at(findings, i);
        REQUIRE(finding->message[0] != '\0');
        REQUIRE(!finding->equation ||
                finding->difference == finding->left - finding->right);
        for (size_t c = 0; c < finding->cell_count; c++)
            REQUIRE(finding->cells[c].value != NULL &&
                    finding->cells[c].file != NULL);
        for (size_t other = 0; other < i; other++)
            REQUIRE(strcmp(finding->key,
                           odfgx_findings_at(findings, other)->key) != 0);
    }
}

/* What a line states is quoted from it. */
static void check_statements(const odfgx_prose_form *prose, const char *text,
                             size_t size)
{
    odfgx_arena arena = { 0 };
    odfgx_statements statements = { .arena = &arena };
    odfgx_prose_text read;
    odfgx_prose_reader reader = { .prose = prose, .year = 2023 };
    REQUIRE(
        odfgx_prose_reader_set_agency(&reader, &arena, "青禾市教育局", NULL));
    REQUIRE(odfgx_prose_text_make(&read, &arena, text, size, false));
    REQUIRE(odfgx_statements_read(&statements, &reader, &read));
    for (size_t i = 0; i < statements.count; i++) {
        const odfgx_statement *statement = &statements.items[i];
        REQUIRE(statement->quote.text >= text &&
                statement->quote.text + statement->quote.length <= text + size);
        REQUIRE((statement->fact->kind == ODFGX_FACT_SHARE ||
                 statement->fact->kind == ODFGX_FACT_CHANGE) ==
                (statement->base != NULL));
    }
    odfgx_arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const odfgx_form *form = filled_form();
    const odfgx_prose_form *prose;
    odfgx_findings *findings = NULL;
    odfgx_error err = { 0 };
    char *text = calloc(1, size + 1);
    REQUIRE(text != NULL);
    if (size > 0)
        memcpy(text, data, size);
    REQUIRE(odfgx_prose_of(&prose, form, &err) == ODFGX_OK && prose != NULL);
    odfgx_report *report = make_report(text, size);
    REQUIRE(odfgx_findings_new(&findings, form, ODFGX_CHINESE, &err) ==
            ODFGX_OK);
    REQUIRE(odfgx_findings_check(findings, report, NULL, &err) == ODFGX_OK);
    check_findings(findings);
    check_statements(prose, text, size);
    odfgx_findings_free(findings);
    odfgx_report_free(report);
    free(text);
    return 0;
}
