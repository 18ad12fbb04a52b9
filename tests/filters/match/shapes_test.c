/* Reports with known figures in hundreds of shapes and in every format: each
 * figure must be read as it is, and nothing else may be. */
#include "tests/filters/match/paint.h"
#include "tests/filters/match/write.h"
#include "tests/unit.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DOCUMENTS = 120, FAILURES_SHOWN = 3 };

/* What came of the documents of one format. */
typedef struct tally {
    const odfgx_form *form;
    const drawn_format *format;
    uint64_t seed;
    const char *shape; /* of the document that is being read */
    size_t documents, right;
    unsigned failed;
} tally;

/* Tells of the first few documents only. */
static void fail(tally *t, const char *what)
{
    EXPECT(t->failed >= FAILURES_SHOWN, "%s, seed %" PRIu64 " (%s): %s",
           t->format->name, t->seed, t->shape, what);
}

static bool compare_values(tally *t, const odfgx_report *report,
                           const painted *facts)
{
    char text[256], expected[ODFGX_AMOUNT_TEXT], found[ODFGX_AMOUNT_TEXT];
    size_t right = 0;
    for (size_t i = 0; i < t->form->value_count; i++) {
        odfgx_amount amount = 0;
        bool known = odfgx_report_value(report, i, &amount);
        if (known && amount == facts->values[i]) {
            right++;
        } else if (right == i) { /* the first that is wrong speaks for all */
            (void)snprintf(text, sizeof text, "%s is %s, not %s",
                           t->form->values[i].info.id,
                           known ? odfgx_amount_format(amount, found)
                                 : "not read",
                           odfgx_amount_format(facts->values[i], expected));
            fail(t, text);
        }
    }
    t->right += right;
    return right == t->form->value_count;
}

static bool same_prose(const odfgx_prose *prose, const painted *facts,
                       size_t section)
{
    bool same = prose->count == facts->counts[section];
    for (size_t i = 0; same && i < prose->count; i++)
        same = strcmp(prose->paragraphs[i], facts->prose[section][i]) == 0;
    return same;
}

static bool compare_prose(tally *t, const odfgx_report *report,
                          const painted *facts)
{
    char text[400];
    for (size_t i = 0; i < t->form->section_count; i++) {
        const odfgx_prose *prose = &report->sections[i];
        if (same_prose(prose, facts, i))
            continue;
        (void)snprintf(text, sizeof text,
                       "section %s has %zu paragraphs of %zu, or another text",
                       t->form->sections[i].info.id, prose->count,
                       facts->counts[i]);
        fail(t, text);
        return false;
    }
    return true;
}

static bool compare_identity(tally *t, const odfgx_report *report,
                             const painted *facts)
{
    char text[256];
    const char *agency = odfgx_report_agency(report);
    if (agency != NULL && strcmp(agency, facts->agency) == 0 &&
        odfgx_report_year(report) == facts->year)
        return true;
    (void)snprintf(text, sizeof text, "the report is of “%s”, %d",
                   agency != NULL ? agency : "", odfgx_report_year(report));
    fail(t, text);
    return false;
}

static odfgx_status read_drawing(tally *t, drawing *d, odfgx_report **report,
                                 odfgx_error *err)
{
    char name[32];
    odfgx_buffer bytes = { 0 };
    odfgx_input *input = NULL;
    *report = NULL;
    (void)snprintf(name, sizeof name, "a.%s", t->format->name);
    odfgx_status status = t->format->write(d, &bytes, err);
    if (status == ODFGX_OK)
        status = odfgx_input_from_memory(&input, bytes.data, bytes.length, name,
                                         NULL, err);
    if (status == ODFGX_OK)
        status = odfgx_report_read(report, t->form, &input, 1, NULL, err);
    odfgx_input_free(input);
    odfgx_buffer_clear(&bytes);
    return status;
}

/* Paints the drawing, writes it, reads it and compares. */
static void read_one(tally *t, drawing *d)
{
    char shape_text[512];
    painted facts;
    odfgx_error err = { 0 };
    odfgx_report *report;
    shape_describe(&d->shape, shape_text, sizeof shape_text);
    t->shape = shape_text;
    if (t->format->kind == SHAPE_OF_SHEETS)
        paint_workbook(d, t->form, &facts);
    else
        paint_document(d, t->form, &facts);
    bool right = read_drawing(t, d, &report, &err) == ODFGX_OK;
    if (right) {
        right &= compare_values(t, report, &facts);
        right &= compare_identity(t, report, &facts);
        right &= compare_prose(t, report, &facts);
    } else {
        fail(t, err.text);
    }
    t->documents++;
    t->failed += !right;
    odfgx_report_free(report);
}

static void read_format(const odfgx_form *form, const char *name)
{
    tally t = { .form = form, .format = drawn_format_find(name) };
    for (t.seed = 0; t.seed < DOCUMENTS; t.seed++) {
        drawing d = { .seed = t.seed };
        d.shape = shape_draw(&d.seed, t.format->kind);
        read_one(&t, &d);
        drawing_clear(&d);
    }
    EXPECT(t.failed == 0, "%s: %u documents were not read right", name,
           t.failed);
    printf("\n    %s: %zu documents, %zu of %zu figures right ", name,
           t.documents, t.right, t.documents * form->value_count);
}

static void read_builtin(const char *name)
{
    odfgx_form *form = NULL;
    if (!EXPECT(odfgx_form_open(&form, NULL, NULL) == ODFGX_OK, "form"))
        return;
    read_format(form, name);
    odfgx_form_free(form);
}

static void every_figure_of_every_ods_is_right(void)
{
    read_builtin("ods");
}

static void every_figure_of_every_fods_is_right(void)
{
    read_builtin("fods");
}

static void every_figure_of_every_xlsx_is_right(void)
{
    read_builtin("xlsx");
}

static void every_figure_of_every_odt_is_right(void)
{
    read_builtin("odt");
}

static void every_figure_of_every_fodt_is_right(void)
{
    read_builtin("fodt");
}

static void every_figure_of_every_docx_is_right(void)
{
    read_builtin("docx");
}

static void every_figure_of_every_html_is_right(void)
{
    read_builtin("html");
}

static void every_figure_of_every_txt_is_right(void)
{
    read_builtin("txt");
}

static void another_form_goes_the_same_way(void)
{
    odfgx_form *form = NULL;
    odfgx_error err = { 0 };
    if (!EXPECT(odfgx_form_open(&form, "tests/forms/tiny", &err) == ODFGX_OK,
                "%s: %s", err.where, err.text))
        return;
    for (size_t i = 0; i < drawn_format_count; i++)
        read_format(form, drawn_formats[i].name);
    odfgx_form_free(form);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(every_figure_of_every_ods_is_right),
        UNIT(every_figure_of_every_fods_is_right),
        UNIT(every_figure_of_every_xlsx_is_right),
        UNIT(every_figure_of_every_odt_is_right),
        UNIT(every_figure_of_every_fodt_is_right),
        UNIT(every_figure_of_every_docx_is_right),
        UNIT(every_figure_of_every_html_is_right),
        UNIT(every_figure_of_every_txt_is_right),
        UNIT(another_form_goes_the_same_way),
    };
    return unit_main("filters/match/shapes", tests, ODFGX_COUNT_OF(tests));
}
