#include "odf/package.h"
#include "report/form.h"
#include "tests/unit.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define AGENCY "园<&>\"林' 处"

/* A workbook of the tests' form, and its archive. */
typedef struct made {
    odfgx_form *form;
    odfgx_buffer bytes;
    odfgx_limits limits;
    odfgx_package *package;
} made;

static odfgx_status make(made *made, const char *folder, odfgx_error *err)
{
    memset(made, 0, sizeof *made);
    odfgx_limits_init(&made->limits);
    odfgx_status status = odfgx_form_open(&made->form, folder, err);
    if (status == ODFGX_OK)
        status = odfgx_workbook_make_xlsx(made->form, AGENCY, 2025,
                                          &made->bytes, err);
    return status;
}

static void clear(made *made)
{
    odfgx_package_free(made->package);
    odfgx_buffer_clear(&made->bytes);
    odfgx_form_free(made->form);
}

#ifndef ODFGX_XLSXWRITER

static void without_libxlsxwriter_ods_is_asked_for(void)
{
    made made;
    odfgx_error err = { 0 };
    EXPECT(make(&made, "tests/forms/tiny", &err) == ODFGX_USAGE &&
               strstr(err.text, ".ods") != NULL,
           "%s", err.text);
    clear(&made);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(without_libxlsxwriter_ods_is_asked_for),
    };
    return unit_main("odf/workbook_xlsx", tests, ODFGX_COUNT_OF(tests));
}

#else

static bool open_made(made *made, const char *folder)
{
    odfgx_error err = { 0 };
    odfgx_status status = make(made, folder, &err);
    if (status == ODFGX_OK)
        status = odfgx_package_from_memory(&made->package, made->bytes.data,
                                           made->bytes.length, "new.xlsx",
                                           &made->limits, &err);
    return EXPECT(status == ODFGX_OK, "%s: %s", err.where, err.text);
}

static odfgx_buffer part(made *made, const char *name)
{
    odfgx_error err = { 0 };
    odfgx_buffer out = { 0 };
    EXPECT(odfgx_package_read(made->package, name, &out, &err) == ODFGX_OK,
           "%s: %s", name, err.text);
    odfgx_buffer_add_text(&out, "");
    return out;
}

static size_t count(const char *text, const char *word)
{
    size_t found = 0;
    for (; (text = strstr(text, word)) != NULL; text += strlen(word))
        found++;
    return found;
}

/* -------------------------------------------------------------- the parts */

/* What the sheets of the tests' form hold, part by part. */
static const struct {
    const char *part, *holds;
} parts[] = {
    { "docProps/core.xml",
      "<dc:title>园&lt;&amp;&gt;\"林' 处2025年公园开放情况报告</dc:title>" },
    { "docProps/core.xml", ">1980-01-01T00:00:00Z<" },
    { "xl/sharedStrings.xml", "<t>园&lt;&amp;&gt;\"林' 处</t>" },
    { "xl/worksheets/sheet1.xml",
      "<f>B2&amp;B3&amp;\"年公园开放情况报告\"</f>" },
    { "xl/worksheets/sheet1.xml",
      "<dataValidation type=\"whole\" allowBlank=\"1\" showInputMessage=\"1\""
      " showErrorMessage=\"1\"" },
    { "xl/worksheets/sheet1.xml",
      "<formula1>2008</formula1><formula2>2100</formula2>" },
    { "xl/worksheets/sheet1.xml", "<dataValidation type=\"list\"" },
    { "xl/worksheets/sheet1.xml", "<sheetProtection sheet=\"1\"" },
    { "xl/worksheets/sheet2.xml",
      "<dataValidation type=\"whole\" operator=\"greaterThanOrEqual\"" },
    { "xl/worksheets/sheet2.xml", "<sheetProtection sheet=\"1\"" },
    { "xl/worksheets/sheet2.xml", "state=\"frozen\"" },
    { "xl/worksheets/sheet2.xml", "<mergeCell ref=" },
    { "xl/worksheets/sheet2.xml", "</f><v>0</v>" },
    { "xl/styles.xml", "<name val=\"宋体\"/>" },
    { "xl/styles.xml", "<protection locked=\"0\"/>" },
};

static void the_parts_say_what_the_form_wants(void)
{
    made made;
    bool opened = open_made(&made, "tests/forms/tiny");
    for (size_t i = 0; i < ODFGX_COUNT_OF(parts) && opened; i++) {
        odfgx_buffer text = part(&made, parts[i].part);
        EXPECT(text.data != NULL && strstr(text.data, parts[i].holds) != NULL,
               "%s: no %s", parts[i].part, parts[i].holds);
        odfgx_buffer_clear(&text);
    }
    clear(&made);
}

/* Protected without a password: who wants to may change the form. */
static void no_sheet_has_a_password(void)
{
    made made;
    bool opened = open_made(&made, "templates/annual-2021");
    for (size_t i = 0; opened && i < odfgx_package_count(made.package); i++) {
        const char *name = odfgx_package_entry(made.package, i);
        if (strncmp(name, "xl/worksheets/", 14) != 0)
            continue;
        odfgx_buffer text = part(&made, name);
        EXPECT(count(text.data, "<sheetProtection ") == 1 &&
                   strstr(text.data, " password=") == NULL,
               "%s", name);
        odfgx_buffer_clear(&text);
    }
    clear(&made);
}

/* Every formula has a result, for readers that compute nothing. */
static void every_total_is_a_formula_and_shows_0(void)
{
    made made;
    if (open_made(&made, "templates/annual-2021")) {
        odfgx_buffer text = part(&made, "xl/worksheets/sheet3.xml");
        size_t formulas = count(text.data, "<f>");
        /* 25 totals of rows and 7 of (七): one cell is both. */
        EXPECT(formulas == 31, "%zu formulas", formulas);
        EXPECT(count(text.data, "</f><v>0</v>") == formulas, "their results");
        odfgx_buffer_clear(&text);
    }
    clear(&made);
}

/* --------------------------------------------------------------- the bytes */

static bool same_bytes(const made *one, const made *other)
{
    return one->bytes.length == other->bytes.length &&
           memcmp(one->bytes.data, other->bytes.data, one->bytes.length) == 0;
}

static void equal_arguments_make_equal_bytes(void)
{
    made one, other;
    bool both = open_made(&one, "templates/annual-2021") &
                open_made(&other, "templates/annual-2021");
    EXPECT(both && same_bytes(&one, &other), "the bytes differ");
    clear(&other);
    clear(&one);
}

static void the_date_is_that_of_the_environment(void)
{
    made made;
    (void)setenv("SOURCE_DATE_EPOCH", "1735689600", 1);
    if (open_made(&made, "tests/forms/tiny")) {
        odfgx_buffer text = part(&made, "docProps/core.xml");
        EXPECT(strstr(text.data, ">2025-01-01T00:00:00Z<") != NULL, "%s",
               text.data);
        odfgx_buffer_clear(&text);
    }
    clear(&made);
    (void)unsetenv("SOURCE_DATE_EPOCH");
}

/* ---------------------------------------------------------------- failures */

static void expect_failure(const char *folder, odfgx_status status,
                           const char *says)
{
    made made;
    odfgx_error err = { 0 };
    odfgx_status got = make(&made, folder, &err);
    EXPECT(got == status && strstr(err.text, says) != NULL &&
               made.bytes.length == 0,
           "%d: %s", (int)got, err.text);
    clear(&made);
}

static void without_room_for_temporary_files_it_fails(void)
{
    char folder[] = "/tmp/odfgx-xlsx-XXXXXX", name[5000];
    EXPECT(mkdtemp(folder) != NULL, "a folder");
    (void)setenv("TMPDIR", folder, 1);
    made made;
    EXPECT(open_made(&made, "tests/forms/tiny"), "there is room");
    clear(&made);
    EXPECT(rmdir(folder) == 0, "a temporary file was left: %s",
           strerror(errno));
    expect_failure("tests/forms/tiny", ODFGX_WRITE, "TMPDIR");
    memset(name, 'a', sizeof name - 1);
    name[0] = '/';
    name[sizeof name - 1] = '\0';
    (void)setenv("TMPDIR", name, 1);
    expect_failure("tests/forms/tiny", ODFGX_WRITE, "TMPDIR");
    (void)unsetenv("TMPDIR");
}

/* Copies the tests' form with other names of its sheets. */
static bool rename_sheets(const char *folder, const char *name)
{
    char command[512];
    (void)snprintf(
        command, sizeof command,
        "mkdir -p %s && sed \"s|sheet=.[^ ]* unit|sheet='%s' unit|\" "
        "tests/forms/tiny/form.xml > %s/form.xml",
        folder, name, folder);
    return EXPECT(system(command) == 0, "%s", command);
}

static void names_that_excel_does_not_take_are_refused(void)
{
    static const char *const names[] = {
        "a/b",
        "a:b",
        "自动检查",
        "a\\&apos;",
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二",
    };
    char folder[] = "/tmp/odfgx-xlsx-XXXXXX", command[128];
    EXPECT(mkdtemp(folder) != NULL, "a folder");
    for (size_t i = 0; i < ODFGX_COUNT_OF(names); i++) {
        if (rename_sheets(folder, names[i]))
            expect_failure(folder, ODFGX_USAGE, "Excel");
    }
    (void)snprintf(command, sizeof command, "rm -rf %s", folder);
    EXPECT(system(command) == 0, "%s", command);
}

static void what_makes_no_workbook_is_refused(void)
{
    odfgx_form *form = NULL;
    odfgx_error err = { 0 };
    odfgx_buffer out = { 0 };
    EXPECT(odfgx_form_open(&form, NULL, NULL) == ODFGX_OK, "the form");
    EXPECT(odfgx_workbook_make_xlsx(form, "街道", 2007, &out, &err) ==
                   ODFGX_USAGE &&
               strstr(err.text, "2007 is no year") != NULL,
           "%s", err.text);
    odfgx_buffer_clear(&out);
    odfgx_form_free(form);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(the_parts_say_what_the_form_wants),
        UNIT(no_sheet_has_a_password),
        UNIT(every_total_is_a_formula_and_shows_0),
        UNIT(equal_arguments_make_equal_bytes),
        UNIT(the_date_is_that_of_the_environment),
        UNIT(without_room_for_temporary_files_it_fails),
        UNIT(names_that_excel_does_not_take_are_refused),
        UNIT(what_makes_no_workbook_is_refused),
    };
    return unit_main("odf/workbook_xlsx", tests, ODFGX_COUNT_OF(tests));
}

#endif
