#include "odf/workbook_draft.h"
#include "tests/report/zeros.h"
#include "tests/unit.h"

#include <string.h>

static odfgx_form *open_form(const char *folder)
{
    odfgx_form *form = NULL;
    EXPECT(odfgx_form_open(&form, folder, NULL) == ODFGX_OK, "%s", folder);
    return form;
}

/* With prose and holes. */
static odfgx_report *make_report(const odfgx_form *form)
{
    static const char *file = "2024.odt";
    odfgx_report *report = zeros_make(form, &file, "柳荫公园", 2024);
    for (size_t i = 0; report != NULL && i < form->value_count; i++) {
        report->figures[i].amount = (odfgx_amount)i - 3;
        if (i % 5 == 0)
            report->figures[i].state = ODFGX_FIGURE_BLANK;
    }
    for (int i = 0; report != NULL && i < 3; i++)
        EXPECT(odfgx_report_add_paragraph(report, 0,
                                          (odfgx_slice){ "一段。", 9 - 3 * i },
                                          NULL, NULL) == ODFGX_OK,
               "a paragraph");
    return report;
}

static void expect_cut(const odfgx_form *form, const odfgx_buffer *bytes)
{
    for (size_t length = 0; length < bytes->length; length++) {
        odfgx_draft read;
        odfgx_buffer part = { .data = bytes->data, .length = length };
        EXPECT(odfgx_draft_read(&read, form, &part, NULL) == ODFGX_CONTENT,
               "%zu bytes", length);
        odfgx_draft_clear(&read);
    }
}

static void a_draft_is_read_as_it_was_written_or_not_at_all(void)
{
    odfgx_form *form = open_form("tests/forms/tiny");
    odfgx_form *other = open_form("templates/annual-2021");
    odfgx_report *from = form != NULL ? make_report(form) : NULL;
    odfgx_draft draft = { 0 }, read = { 0 };
    odfgx_buffer bytes = { 0 }, again = { 0 };
    if (from != NULL && other != NULL &&
        EXPECT(odfgx_draft_make(&draft, from, 2025, NULL) == ODFGX_OK,
               "made")) {
        odfgx_draft_add(&bytes, &draft, form);
        EXPECT(odfgx_draft_read(&read, form, &bytes, NULL) == ODFGX_OK, "read");
        odfgx_draft_add(&again, &read, form);
        EXPECT(again.length == bytes.length &&
                   memcmp(again.data, bytes.data, bytes.length) == 0,
               "the same bytes");
        expect_cut(form, &bytes);
        odfgx_draft_clear(&read);
        EXPECT(odfgx_draft_read(&read, other, &bytes, NULL) == ODFGX_CONTENT,
               "another form");
    }
    odfgx_draft_clear(&read);
    odfgx_draft_clear(&draft);
    odfgx_buffer_clear(&again);
    odfgx_buffer_clear(&bytes);
    odfgx_report_free(from);
    odfgx_form_free(other);
    odfgx_form_free(form);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(a_draft_is_read_as_it_was_written_or_not_at_all),
    };
    return unit_main("odf/workbook_draft_bytes", tests, ODFGX_COUNT_OF(tests));
}
