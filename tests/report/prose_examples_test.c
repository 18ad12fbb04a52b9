/* prose_examples.c and prose_compile.c: a form's examples are its tests. */
#include "report/prose.h"
#include "tests/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char folder[] = "/tmp/odfgx-prose-XXXXXX";

static void write_file(const char *name, const char *text, size_t length)
{
    char path[128];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(text, 1, length, file) != length)
        abort();
    (void)fclose(file);
}

static void read_file(const char *path, odfgx_buffer *out)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        abort();
    char *room = odfgx_buffer_reserve(out, 1 << 20);
    out->length = fread(room, 1, 1 << 20, file);
    (void)fclose(file);
}

static void all_examples_of_the_form_hold(void)
{
    odfgx_form *form = NULL;
    odfgx_examples *examples = NULL;
    EXPECT(odfgx_form_open(&form, NULL, NULL) == ODFGX_OK, "form");
    EXPECT(odfgx_form_examples(&examples, form, NULL) == ODFGX_OK, "examples");
    for (size_t i = 0; i < odfgx_examples_fault_count(examples); i++) {
        const odfgx_fault *fault = odfgx_examples_fault(examples, i);
        EXPECT(false, "%s: %s: %s", fault->place, fault->quote, fault->message);
    }
    size_t yes = 0, no = 0;
    for (const odfgx_node *node = odfgx_prose_root(form)->children;
         node != NULL; node = node->next) {
        yes += odfgx_form_children(node, "yes");
        no += odfgx_form_children(node, "no") + odfgx_form_named(node, "no");
    }
    EXPECT(yes >= 60 && no >= 60, "%zu and %zu", yes, no);
    EXPECT(yes + no == odfgx_examples_count(examples), "%zu were run",
           odfgx_examples_count(examples));
    odfgx_examples_free(examples);
    odfgx_form_free(form);
}

#define HEAD                                                                          \
    "<prose sections='overview' units='件' year='2023' agency='青禾市教育局'>" \
    "<words as='收到' list='收到'/><words as='申请' list='申请'/>"
#define FACT                                                                   \
    "<fact rule='X-TEXT' id='a' value='requests.new.total'>"                   \
    "<says>收到申请#</says>"

/* Opens the form with this prose.xml. */
static odfgx_status open_with(const char *prose, odfgx_form **form,
                              odfgx_error *err)
{
    write_file("prose.xml", prose, strlen(prose));
    return odfgx_form_open(form, folder, err);
}

static const struct {
    const char *prose, *reason; /* NULL: it opens */
} forms[] = {
    { HEAD "</prose>", NULL },
    { HEAD FACT "</fact></prose>", NULL },
    { HEAD "<fact rule='NONE' id='a' value='requests.new.total'>"
           "<says>收到#</says></fact></prose>",
      "no rule has the id “NONE”" },
    { HEAD "<fact rule='STRUCT' id='a' value='requests.new.total'>"
           "<says>收到#</says></fact></prose>",
      "the rule “STRUCT” is not of the kind “prose”" },
    { HEAD "<fact rule='X-TEXT' id='a' value='requests.none.total'>"
           "<says>收到#</says></fact></prose>",
      "no value has the id “requests.none.total”" },
    { HEAD "<fact rule='X-TEXT' id='a' value='requests.new.total | '>"
           "<says>收到#</says></fact></prose>",
      "a sum of values has no terms" },
    { HEAD "<fact rule='X-TEXT' id='a' value='requests.new.total'>"
           "<says>收到来信#</says></fact></prose>",
      "has a word that <words> don't list" },
    { HEAD "<words only='nobody' list='我'/></prose>",
      "no kind of agency has the id “nobody”" },
    { HEAD "<scale unit='none' name='元' parts='10'/></prose>",
      "no unit has the id “none”" },
    { HEAD "<wording rule='YEAR' kind='year' sections='title'>"
           "<says>~甲</says></wording></prose>",
      "a pattern must begin with a sign" },
    { HEAD "<fact/></prose>", "form.rng" },
    { "<form/>", "form.rng" },
    { HEAD, "not well-formed" },
};

static void faults_of_a_prose_file_are_told(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(forms); i++) {
        odfgx_form *form = NULL;
        odfgx_error err = { 0 };
        odfgx_status status = open_with(forms[i].prose, &form, &err);
        if (forms[i].reason == NULL)
            EXPECT(status == ODFGX_OK, "%s: %s", forms[i].prose, err.text);
        else
            EXPECT(status == ODFGX_FORM &&
                       strstr(err.text, forms[i].reason) != NULL,
                   "%s: %d %s", forms[i].prose, (int)status, err.text);
        odfgx_form_free(form);
    }
}

static const struct {
    const char *example;
    const char *fault; /* NULL: it holds */
} examples[] = {
    { "<yes is='3'>收到申请3件。</yes>", NULL },
    { "<yes is='4'>收到申请3件。</yes>", "does not state this fact" },
    { "<yes>来了申请3件。</yes>", "read as: nothing" },
    { "<no>收到申请3件。</no>", "must state nothing; read as: a = 3" },
    { "<no states='a'>收到申请3件。</no>", NULL },
    { "<no>来了3件。</no>", NULL },
};

static void an_example_that_fails_is_named(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(examples); i++) {
        odfgx_form *form = NULL;
        odfgx_examples *run = NULL;
        char prose[1024];
        (void)snprintf(prose, sizeof prose, HEAD "\n" FACT "%s</fact></prose>",
                       examples[i].example);
        if (!EXPECT(open_with(prose, &form, NULL) == ODFGX_OK, "%s", prose) ||
            !EXPECT(odfgx_form_examples(&run, form, NULL) == ODFGX_OK, "run"))
            continue;
        size_t count = odfgx_examples_fault_count(run);
        EXPECT(odfgx_examples_count(run) == 1 &&
                   count == (examples[i].fault != NULL),
               "%s: %zu faults", examples[i].example, count);
        if (count > 0) {
            const odfgx_fault *fault = odfgx_examples_fault(run, 0);
            EXPECT_TEXT(fault->place, "prose.xml:2");
            EXPECT(strstr(fault->message, examples[i].fault) != NULL, "%s",
                   fault->message);
        }
        odfgx_examples_free(run);
        odfgx_form_free(form);
    }
}

static void a_form_without_prose_has_no_examples(void)
{
    odfgx_form *form = NULL;
    odfgx_examples *run = NULL;
    EXPECT(odfgx_form_open(&form, "tests/forms/tiny", NULL) == ODFGX_OK,
           "form");
    EXPECT(odfgx_form_examples(&run, form, NULL) == ODFGX_OK, "run");
    EXPECT(odfgx_examples_count(run) == 0, "none");
    odfgx_examples_free(run);
    odfgx_form_free(form);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(all_examples_of_the_form_hold),
        UNIT(faults_of_a_prose_file_are_told),
        UNIT(an_example_that_fails_is_named),
        UNIT(a_form_without_prose_has_no_examples),
    };
    odfgx_buffer form = { 0 };
    char command[128];
    if (mkdtemp(folder) == NULL)
        return 1;
    read_file("templates/annual-2021/form.xml", &form);
    write_file("form.xml", form.data, form.length);
    odfgx_buffer_clear(&form);
    int result =
        unit_main("report/prose_examples", tests, ODFGX_COUNT_OF(tests));
    (void)snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) == 0 ? result : 1;
}
