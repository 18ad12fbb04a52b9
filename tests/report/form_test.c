#include "report/buffer.h"
#include "report/form.h"
#include "tests/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/odfgx-form-XXXXXX";

static odfgx_form *open_annual(void)
{
    odfgx_form *form = NULL;
    odfgx_error err = { 0 };
    odfgx_status status = odfgx_form_open(&form, NULL, &err);
    EXPECT(status == ODFGX_OK, "%s: %s", err.where, err.text);
    return form;
}

static void the_annual_form_has_two_hundred_values(void)
{
    odfgx_form *form = open_annual();
    if (form == NULL)
        return;
    EXPECT(odfgx_form_value_count(form) == 200, "%zu values",
           odfgx_form_value_count(form));
    EXPECT(form->table_count == 3, "%zu tables", form->table_count);
    EXPECT_TEXT(odfgx_form_value(form, 0)->id, "disclosure.rules.made");
    EXPECT_TEXT(odfgx_form_value(form, 199)->id,
                "disputes.suit_after_review.total");
    EXPECT_TEXT(odfgx_form_id(form), odfgx_form_builtin(0));
    EXPECT(odfgx_form_builtin(99) == NULL, "past the last form");
    odfgx_form_free(form);
}

static const struct {
    const char *id;
    size_t count;
} rule_counts[] = {
    { "T3-BAL", 7 }, { "T3-ITEM", 7 }, { "T3-ROW", 25 }, { "T4-SUM", 3 },
    { "T2-GE", 2 },  { "T2-RULE", 1 }, { "Y-CARRY", 7 }, { "Y-STOCK", 2 },
    { "JUMP", 199 }, { "UNIT", 1 },    { "COPY", 0 },    { "INT", 0 },
    { "BLANK", 0 },  { "STRUCT", 0 },
};

static void equations_follow_from_the_shape(void)
{
    odfgx_form *form = open_annual();
    for (size_t i = 0; form != NULL && i < ODFGX_COUNT_OF(rule_counts); i++) {
        const odfgx_rule_info *found = NULL;
        for (size_t r = 0; r < odfgx_form_rule_count(form); r++) {
            if (strcmp(odfgx_form_rule(form, r)->id, rule_counts[i].id) == 0)
                found = odfgx_form_rule(form, r);
        }
        EXPECT(found != NULL && found->count == rule_counts[i].count,
               "%s: %zu equations", rule_counts[i].id,
               found != NULL ? found->count : 0);
    }
    odfgx_form_free(form);
}

static void values_are_found_by_id_and_by_name(void)
{
    odfgx_form *form = open_annual();
    size_t by_id = 0, by_name = 1, section = 0;
    if (form == NULL)
        return;
    EXPECT(odfgx_form_find_value(form, "requests.new.person", &by_id) &&
               odfgx_form_find_value(form, "表三.本年新收.自然人", &by_name) &&
               by_id == by_name,
           "%zu, %zu", by_id, by_name);
    EXPECT(!odfgx_form_find_value(form, "requests.new", &by_id), "no value");
    EXPECT(odfgx_form_find_section(form, "总体情况", &section) &&
               strcmp(odfgx_form_section(form, section)->id, "overview") == 0,
           "section %zu", section);
    odfgx_form_free(form);
}

/* A change of the tiny form, and what must be said of it. */
static const struct {
    const char *from, *to, *fragment;
} faults[] = {
    { "<form id=\"tiny\">", "<form>", "form.xml:4" },
    { "level=\"error\"", "level=\"fatal\"", "form.xml:" },
    { "</form>", "", "form.xml:" },
    { "<form id=\"tiny\">", "<!DOCTYPE form><form id=\"tiny\">", "DOCTYPE" },
    { "left=\"sold\"", "left=\"bought\"", "PAID" },
    { "table=\"tickets\"", "table=\"ticket\"", "no table" },
    { "unit=\"visits\"", "unit=\"visitors\"", "no unit" },
    { "total=\"SUM\"", "total=\"SUMS\"", "no rule" },
    { "total=\"SUM\"", "total=\"NUM\"", "no rule" },
    { "<rule id=\"PAID\"", "<rule id=\"SUM\"", "two rules" },
    { "id=\"children\" name=\"儿童\"", "id=\"adults\" name=\"儿童\"",
      "called" },
    { "right=\"refunded\">", "right=\"refunded\" only=\"x\">",
      "no kind of agency" },
    { "right=\"refunded\">", "right=\"previous.refunded\">", "<previous>" },
    { "relation=\"at-least\"", "relation=\"near\"", "form.xml:" },
    { "relation=\"at-least\"", "relation=\"near\" factor=\"1\"", "form.xml:" },
    { "kind=\"blank\"",
      "kind=\"similar\" sections=\"story visitors\" percent=\"60\" "
      "shingle=\"6\" least=\"0\"",
      "“visitors”" },
    { "kind=\"blank\"",
      "kind=\"similar\" sections=\"story\" percent=\"0\" shingle=\"6\" "
      "least=\"0\"",
      "form.xml:" },
    { "decimals=\"2\"", "decimals=\"7\"", "form.xml:" },
};

static bool read_all(const char *path, odfgx_buffer *out)
{
    FILE *file = fopen(path, "rb");
    char *room = odfgx_buffer_reserve(out, 65536);
    if (file == NULL || room == NULL)
        return false;
    out->length = fread(room, 1, 65536, file);
    out->data[out->length] = '\0';
    return fclose(file) == 0;
}

static void write_form(const char *text, size_t length)
{
    char path[64];
    (void)snprintf(path, sizeof path, "%s/form.xml", folder);
    FILE *file = fopen(path, "wb");
    if (!EXPECT(file != NULL, "%s", path))
        return;
    EXPECT(fwrite(text, 1, length, file) == length, "%s", path);
    (void)fclose(file);
}

static void write_changed(const odfgx_buffer *form, const char *from,
                          const char *to)
{
    odfgx_buffer changed = { 0 };
    const char *at = strstr(form->data, from);
    if (!EXPECT(at != NULL, "\"%s\" is not in the form", from))
        return;
    odfgx_buffer_add(&changed, form->data, (size_t)(at - form->data));
    odfgx_buffer_add_text(&changed, to);
    odfgx_buffer_add_text(&changed, at + strlen(from));
    write_form(changed.data, changed.length);
    odfgx_buffer_clear(&changed);
}

static void faulty_forms_are_refused_with_line_and_reason(void)
{
    odfgx_buffer form = { 0 };
    if (!EXPECT(read_all("tests/forms/tiny/form.xml", &form), "tiny form"))
        return;
    for (size_t i = 0; i < ODFGX_COUNT_OF(faults); i++) {
        odfgx_form *opened = NULL;
        odfgx_error err = { 0 };
        char told[800];
        write_changed(&form, faults[i].from, faults[i].to);
        odfgx_status status = odfgx_form_open(&opened, folder, &err);
        (void)snprintf(told, sizeof told, "%s: %s", err.where, err.text);
        EXPECT(status == ODFGX_FORM && opened == NULL &&
                   strstr(told, faults[i].fragment) != NULL,
               "%s -> %s: %d, %s", faults[i].from, faults[i].to, (int)status,
               told);
        odfgx_form_free(opened);
    }
    odfgx_buffer_clear(&form);
}

static void forms_that_are_no_forms_are_refused(void)
{
    odfgx_form *form = NULL;
    odfgx_error err = { 0 };
    EXPECT(odfgx_form_open(&form, "/no/such/folder", &err) == ODFGX_OPEN, "%s",
           err.text);
    EXPECT(odfgx_form_open(&form, "/no/such/folder/", NULL) == ODFGX_OPEN,
           "without an error object");
    char *large = calloc(1, 1024 * 1024 + 2);
    write_form(large, 1024 * 1024 + 2);
    free(large);
    err = (odfgx_error){ 0 };
    EXPECT(odfgx_form_open(&form, folder, &err) == ODFGX_FORM, "%s", err.text);
    write_form("", 0);
    err = (odfgx_error){ 0 };
    EXPECT(odfgx_form_open(&form, folder, &err) == ODFGX_FORM, "%s", err.text);
    EXPECT(form == NULL, "nothing was opened");
}

static void a_changed_form_still_opens_from_its_folder(void)
{
    odfgx_buffer text = { 0 };
    odfgx_form *form = NULL;
    odfgx_error err = { 0 };
    EXPECT(read_all("tests/forms/tiny/form.xml", &text), "tiny form");
    write_changed(&text, "<also>人</also>", "<also>人<!-- one --></also>");
    odfgx_status status = odfgx_form_open(&form, folder, &err);
    if (EXPECT(status == ODFGX_OK, "%s: %s", err.where, err.text)) {
        EXPECT_TEXT(form->units[0].suffixes.texts[1], "人");
        EXPECT_TEXT(form->folder, folder);
        EXPECT_TEXT(odfgx_form_name(form, ODFGX_ENGLISH), "Opening of parks");
    }
    odfgx_form_free(form);
    odfgx_buffer_clear(&text);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(the_annual_form_has_two_hundred_values),
        UNIT(equations_follow_from_the_shape),
        UNIT(values_are_found_by_id_and_by_name),
        UNIT(faulty_forms_are_refused_with_line_and_reason),
        UNIT(forms_that_are_no_forms_are_refused),
        UNIT(a_changed_form_still_opens_from_its_folder),
    };
    char path[64];
    if (mkdtemp(folder) == NULL)
        return EXIT_FAILURE;
    int result = unit_main("report/form", tests, ODFGX_COUNT_OF(tests));
    (void)snprintf(path, sizeof path, "%s/form.xml", folder);
    (void)unlink(path);
    (void)rmdir(folder);
    return result;
}
