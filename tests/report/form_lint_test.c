#include "report/buffer.h"
#include "report/form.h"
#include "tests/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/odfgx-lint-XXXXXX";

#define TEXTS                                                                  \
    "<text lang='zh'><title>t</title><message>m</message><why>w</why></text>"  \
    "<text lang='en'><title>t</title><message>m</message><why>w</why></text>"  \
    "</rule>"
#define KIND(id, named) "<agency-kind id='" id "'>" named "</agency-kind>"

/* Rules put before those of the tiny form (SUM: totals of visitors; PAID: sold
 * at least refunded; NUM: no figure below 0), and what is said: level and rule,
 * or a part of the sentence behind it. */
static const struct {
    const char *what, *rules, *said;
} cases[] = {
    { "the form as it is", "", "" },
    { "a rule of totals written out once more",
      "<rule id='X' level='error' table='visitors' each='row' left='all' "
      "right='adults + children'>" TEXTS,
      "hint X: follows from SUM" },
    { "the same rule twice",
      "<rule id='X' level='error' table='tickets' each='column' left='sold' "
      "right='refunded'>" TEXTS
      "<rule id='Y' level='error' table='tickets' each='column' "
      "left='refunded' right='sold'>" TEXTS,
      "hint PAID: follows from X; hint Y: follows from X" },
    { "a total that is at least a part",
      "<rule id='X' level='warning' table='visitors' each='row' left='all' "
      "relation='at-least' right='adults'>" TEXTS,
      "hint X: follows from SUM" },
    { "a warning does not make a warning superfluous",
      "<rule id='X' level='warning' table='tickets' each='column' "
      "left='sold' relation='at-least' right='refunded'>" TEXTS,
      "" },
    { "a part that is at least the total",
      "<rule id='X' level='error' table='visitors' each='row' "
      "left='adults' right='all + children'>" TEXTS,
      "error SUM: together with X; "
      "visitors.spring.children and 2 more" },
    { "a contradiction in three rules",
      "<rule id='X' level='error' table='visitors' each='row' "
      "left='adults' right='children'>" TEXTS
      "<rule id='Y' level='error' table='visitors' each='row' "
      "left='all' right='adults'>" TEXTS,
      "error SUM: together with X, Y" },
    { "a rule that only zeros keep",
      "<rule id='X' level='error' table='visitors' each='row' "
      "left='adults' right='adults + adults'>" TEXTS,
      "error X: hold only where visitors.spring.adults and 2 more is 0" },
    { "a rule that wants zeros",
      "<rule id='X' level='error' table='tickets' each='column' "
      "left='refunded' right='0'>" TEXTS,
      "hint PAID: follows from X" },
    { "the same on both sides",
      "<rule id='X' level='error' table='tickets' each='column' "
      "left='sold + refunded' right='refunded + sold'>" TEXTS,
      "warning X: never fires" },
    { "what no figure can break",
      "<rule id='X' level='warning' table='tickets' each='column' "
      "left='sold + refunded' relation='at-least' right='0'>" TEXTS,
      "warning X: never fires" },
    { "near to itself",
      "<rule id='X' level='hint' each='value' left='value' relation='near' "
      "factor='5' right='value'>" TEXTS,
      "warning X: never fires" },
    { "last year's figures are others",
      "<rule id='X' level='error' table='tickets' each='column' "
      "left='sold' right='previous.sold'>" TEXTS,
      "" },
    { "last year's figures on both sides",
      "<rule id='X' level='error' table='tickets' each='column' "
      "left='previous.sold' right='previous.sold'>" TEXTS,
      "warning X: never fires" },
    { "a kind that no name fits",
      KIND("k",
           "<named ends='园区' without='园'/>") "<rule id='X' level='warning' "
                                                "table='tickets' each='column' "
                                                "left='sold' right='0' "
                                                "only='k'>" TEXTS,
      "warning X: no name fits" },
    { "a kind that some names fit",
      KIND(
          "k",
          "<named ends='园区' without='园'/><named ends='园'/>") "<rule id='X' "
                                                                 "level='"
                                                                 "warning' "
                                                                 "table='"
                                                                 "tickets' "
                                                                 "each='column'"
                                                                 " "
                                                                 "left='sold' "
                                                                 "right='0' "
                                                                 "only='k'"
                                                                 ">" TEXTS,
      "" },
    { "a kind that the user tells",
      KIND("k",
           "") "<rule id='X' level='warning' table='tickets' each='column' "
               "left='sold' right='0' only='k'>" TEXTS,
      "" },
    { "a second rule about blanks",
      "<rule id='X' level='hint' kind='blank'>" TEXTS,
      "warning EMPTY: does the same" },
};

static void write_form(const char *rules)
{
    char path[64];
    static char text[65536];
    FILE *tiny = fopen("tests/forms/tiny/form.xml", "rb");
    (void)snprintf(path, sizeof path, "%s/form.xml", folder);
    FILE *changed = fopen(path, "wb");
    if (!EXPECT(tiny != NULL && changed != NULL, "%s", path))
        return;
    text[fread(text, 1, sizeof text - 1, tiny)] = '\0';
    char *unit = strstr(text, "<unit"), *rule = strstr(text, "<rule");
    const char *own = strstr(rules, "<rule");
    size_t kinds = own != NULL ? (size_t)(own - rules) : strlen(rules);
    (void)fprintf(changed,
                  "%.*s<previous><name lang='zh'>上年{name}</name>"
                  "<name lang='en'>last year's {name}</name></previous>"
                  "%.*s%.*s%s%s",
                  (int)(unit - text), text, (int)(rule - unit), unit,
                  (int)kinds, rules, rules + kinds, rule);
    (void)fclose(tiny);
    (void)fclose(changed);
}

/* Whether what was said is "level rule: …", with the parts of `said`. */
static bool is_said(const odfgx_lint *lint, const char *said, size_t length)
{
    char told[600];
    const char *colon = memchr(said, ':', length);
    (void)snprintf(told, sizeof told, "%s %s:", odfgx_level_name(lint->level),
                   lint->rule);
    if (colon == NULL || strncmp(told, said, (size_t)(colon + 1 - said)) != 0)
        return false;
    char part[200];
    (void)snprintf(part, sizeof part, "%.*s",
                   (int)(length - (size_t)(colon + 2 - said)), colon + 2);
    return strstr(lint->message, part) != NULL;
}

/* `said` is split at "; " where a level follows; the rest belongs to the
 * sentence before it. */
static void expect_said(const odfgx_lints *lints, const char *what,
                        const char *said)
{
    size_t index = 0;
    for (; index < odfgx_lints_count(lints) && *said != '\0'; index++) {
        const odfgx_lint *lint = odfgx_lints_at(lints, index);
        const char *end = strstr(said, "; ");
        size_t length = end != NULL ? (size_t)(end - said) : strlen(said);
        EXPECT(is_said(lint, said, length), "%s: %s %s: %s, not %.*s", what,
               odfgx_level_name(lint->level), lint->rule, lint->message,
               (int)length, said);
        said += length + (end != NULL ? 2 : 0);
        if (*said != '\0' && strchr("ehw", *said) == NULL) {
            EXPECT(strstr(lint->message, said) != NULL, "%s: %s", what, said);
            said = "";
        }
    }
    EXPECT(*said == '\0', "%s: not said: %s", what, said);
    for (; index < odfgx_lints_count(lints); index++)
        EXPECT(odfgx_lints_at(lints, index)->partly, "%s: %s: %s", what,
               odfgx_lints_at(lints, index)->rule,
               odfgx_lints_at(lints, index)->message);
}

static void odd_rules_are_named(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        odfgx_form *form = NULL;
        odfgx_lints *lints = NULL;
        odfgx_error err = { 0 };
        write_form(cases[i].rules);
        if (EXPECT(odfgx_form_open(&form, folder, &err) == ODFGX_OK &&
                       odfgx_form_lint(&lints, form, &err) == ODFGX_OK,
                   "%s: %s: %s", cases[i].what, err.where, err.text))
            expect_said(lints, cases[i].what, cases[i].said);
        odfgx_lints_free(lints);
        odfgx_form_free(form);
    }
}

static void the_forms_that_are_built_in_are_in_order(void)
{
    const char *id;
    for (size_t i = 0; (id = odfgx_form_builtin(i)) != NULL; i++) {
        odfgx_form *form = NULL;
        odfgx_lints *lints = NULL;
        odfgx_error err = { 0 };
        if (EXPECT(odfgx_form_open(&form, id, &err) == ODFGX_OK &&
                       odfgx_form_lint(&lints, form, &err) == ODFGX_OK,
                   "%s: %s", id, err.text))
            expect_said(lints, id, "");
        odfgx_lints_free(lints);
        odfgx_form_free(form);
    }
}

/* In a table with totals both ways one of the grand total's sums follows. */
static void equations_that_follow_are_told_as_a_part(void)
{
    odfgx_form *form = NULL;
    odfgx_lints *lints = NULL;
    EXPECT(odfgx_form_open(&form, "tests/forms/tiny", NULL) == ODFGX_OK &&
               odfgx_form_lint(&lints, form, NULL) == ODFGX_OK,
           "tiny");
    if (EXPECT(lints != NULL && odfgx_lints_count(lints) == 1, "one")) {
        const odfgx_lint *lint = odfgx_lints_at(lints, 0);
        EXPECT(lint->partly && lint->level == ODFGX_HINT, "partly");
        EXPECT_TEXT(lint->rule, "SUM");
        EXPECT_TEXT(
            lint->message,
            "equations that follow from those before them: 1 of 6: year");
    }
    odfgx_lints_free(lints);
    odfgx_form_free(form);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(odd_rules_are_named),
        UNIT(the_forms_that_are_built_in_are_in_order),
        UNIT(equations_that_follow_are_told_as_a_part),
    };
    if (mkdtemp(folder) == NULL)
        return 1;
    int result =
        unit_main("report/form_lint", tests, sizeof tests / sizeof *tests);
    char path[64];
    (void)snprintf(path, sizeof path, "%s/form.xml", folder);
    (void)unlink(path);
    (void)rmdir(folder);
    return result;
}
