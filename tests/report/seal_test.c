#include "report/seal.h"
#include "tests/unit.h"

#include <string.h>

static odfgx_form *form;

/* The tiny form has few values: the text that is hashed can be read here. */
static odfgx_report *report_of(const odfgx_amount *amounts)
{
    odfgx_report *report = NULL;
    EXPECT(odfgx_report_new(&report, form, NULL) == ODFGX_OK, "report");
    for (size_t i = 0; i < form->value_count; i++) {
        report->figures[i].state =
            amounts[i] < 0 ? ODFGX_FIGURE_BLANK : ODFGX_FIGURE_VALUE;
        report->figures[i].amount = amounts[i];
    }
    return report;
}

static odfgx_report *counted(void)
{
    odfgx_amount amounts[64];
    for (size_t i = 0; i < form->value_count; i++)
        amounts[i] = (odfgx_amount)i * ODFGX_AMOUNT_UNIT / 2;
    amounts[2] = -1;
    return report_of(amounts);
}

static void the_hash_is_that_of_the_lines(void)
{
    /* sha256sum's, of "visitors.spring.adults=0\n" and so on. */
    static const char sum[] = "2d52d9f57255c455d7a32905905752ad"
                              "665888217b33a504d2e343d2ebb2cb96";
    char hash[ODFGX_HASH_TEXT];
    odfgx_report *report = counted();
    EXPECT(odfgx_report_hash(report, hash, NULL) == ODFGX_OK, "hash");
    EXPECT_TEXT(hash, sum);
    odfgx_report_free(report);
}

static void a_list_is_read_as_it_was_written(void)
{
    odfgx_report *report = counted();
    odfgx_figure figures[64];
    odfgx_buffer list = { 0 };
    odfgx_figures_list(form, report->figures, &list);
    EXPECT(strncmp(list.data, "0 0.5 - 1.5 2", 13) == 0, "%s", list.data);
    EXPECT(odfgx_figures_parse(form, list.data, figures), "%s", list.data);
    for (size_t i = 0; i < form->value_count; i++) {
        bool has = report->figures[i].state == ODFGX_FIGURE_VALUE;
        EXPECT((figures[i].state == ODFGX_FIGURE_VALUE) == has &&
                   (!has || figures[i].amount == report->figures[i].amount),
               "value %zu", i);
    }
    odfgx_buffer_clear(&list);
    odfgx_report_free(report);
}

static void what_is_no_list_of_the_form_is_refused(void)
{
    static const char *const lists[] = { "", "1 2", "a b c", "1,2,3" };
    odfgx_figure figures[64];
    odfgx_report *report = counted();
    odfgx_buffer list = { 0 };
    for (size_t i = 0; i < ODFGX_COUNT_OF(lists); i++)
        EXPECT(!odfgx_figures_parse(form, lists[i], figures), "\"%s\"",
               lists[i]);
    odfgx_figures_list(form, report->figures, &list);
    odfgx_buffer_add_text(&list, " \n");
    EXPECT(odfgx_figures_parse(form, list.data, figures), "blanks behind it");
    odfgx_buffer_add_text(&list, "7");
    EXPECT(!odfgx_figures_parse(form, list.data, figures), "one too many");
    odfgx_buffer_clear(&list);
    odfgx_report_free(report);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(the_hash_is_that_of_the_lines),
        UNIT(a_list_is_read_as_it_was_written),
        UNIT(what_is_no_list_of_the_form_is_refused),
    };
    if (odfgx_form_open(&form, "tests/forms/tiny", NULL) != ODFGX_OK)
        return 1;
    int status = unit_main("report/seal", tests, ODFGX_COUNT_OF(tests));
    odfgx_form_free(form);
    return status;
}
