#include "odf/look.h"
#include "odf/template.h"
#include "report/report.h"
#include "tests/unit.h"

#include <string.h>

#define TINY "tests/forms/tiny"

static const struct {
    const char *xml, *minified;
} cases[] = {
    { "<a>\n  <b>c d</b>\n</a>\n", "<a><b>c d</b></a>" },
    { "<a> <b/> </a>", "<a> <b/> </a>" },
    { "<a>c\n  d <b/></a>", "<a>c\n  d <b/></a>" },
    { "<a>\n  <!-- b <c> -->\n  <d/></a>", "<a><d/></a>" },
    { "<a\n  b='c  >\n d'\n   e=\"'\">\n</a>", "<a b='c  >\n d' e=\"'\"></a>" },
    { "<a><!-- not closed", "<a>" },
    { "<a b", "<a b" },
};

static void indentation_and_comments_are_dropped(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        odfgx_look_minify(cases[i].xml, strlen(cases[i].xml), &out);
        EXPECT_TEXT(out.data, cases[i].minified);
        odfgx_buffer_clear(&out);
    }
}

static void what_is_missing_is_named(void)
{
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    EXPECT(odfgx_look_pack("tests/odf", &out, &err) == ODFGX_OPEN &&
               strcmp(err.where, "tests/odf/mimetype") == 0,
           "%s: %s", err.where, err.text);
    err = (odfgx_error){ 0 };
    EXPECT(odfgx_look_read("tests", &out, &err) == ODFGX_READ, "%s: %s",
           err.where, err.text);
    odfgx_buffer_clear(&out);
}

/* Every figure is its index. */
static void fill_report(odfgx_report *report)
{
    static const odfgx_slice paragraph = { "开放。", sizeof "开放。" - 1 };
    report->agency = "听松公园";
    report->year = 2025;
    for (size_t i = 0; i < report->form->value_count; i++) {
        report->figures[i].state = ODFGX_FIGURE_VALUE;
        report->figures[i].amount = (odfgx_amount)i * ODFGX_AMOUNT_UNIT;
    }
    EXPECT(odfgx_report_add_paragraph(report, 0, paragraph, NULL, NULL) ==
               ODFGX_OK,
           "no memory");
}

static void a_form_in_a_folder_brings_its_look(void)
{
    odfgx_form *form = NULL;
    odfgx_template *template_ = NULL;
    odfgx_report *report = NULL;
    odfgx_buffer source = { 0 }, filled = { 0 };
    odfgx_error err = { 0 };
    const odfgx_filling filling = { ODFGX_MISSING_ERROR, false };
    EXPECT(odfgx_form_open(&form, TINY, &err) == ODFGX_OK &&
               odfgx_template_source(form, &source, &err) == ODFGX_OK &&
               odfgx_template_open(&template_, form, "tiny", NULL, &err) ==
                   ODFGX_OK &&
               odfgx_report_new(&report, form, &err) == ODFGX_OK,
           "%s: %s", err.where, err.text);
    EXPECT(odfgx_template_fault_count(template_) == 0, "%zu faults",
           odfgx_template_fault_count(template_));
    EXPECT(source.length == template_->package_size, "%zu bytes",
           source.length);
    fill_report(report);
    EXPECT(odfgx_fill(template_, report, &filling, &filled, &err) == ODFGX_OK,
           "%s: %s", err.where, err.text);
    odfgx_buffer_clear(&filled);
    odfgx_buffer_clear(&source);
    odfgx_report_free(report);
    odfgx_template_free(template_);
    odfgx_form_free(form);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(indentation_and_comments_are_dropped),
        UNIT(what_is_missing_is_named),
        UNIT(a_form_in_a_folder_brings_its_look),
    };
    return unit_main("odf/look", tests, ODFGX_COUNT_OF(tests));
}
