#include "report/repair.h"
#include "tests/filters/match/shapes.h"
#include "tests/report/broken.h"
#include "tests/unit.h"

#include <stdio.h>
#include <string.h>

static odfgx_form *form;

/* The same sound report for every case: the figures of table 三 are drawn. */
static odfgx_report *sound(void)
{
    uint64_t seed = 20250131;
    return report_sound(form, &seed, 500);
}

static odfgx_figure *figure_of(odfgx_report *report, const char *id)
{
    size_t index = 0;
    EXPECT(odfgx_form_find_value(form, id, &index), "%s", id);
    return &report->figures[index];
}

static odfgx_amount amount_of(odfgx_report *report, const char *id)
{
    return figure_of(report, id)->amount / ODFGX_AMOUNT_UNIT;
}

static void set(odfgx_report *report, const char *id, odfgx_amount amount)
{
    figure_of(report, id)->amount = amount * ODFGX_AMOUNT_UNIT;
}

static void lose(odfgx_report *report, const char *id, odfgx_figure_state state,
                 const char *text)
{
    odfgx_figure *figure = figure_of(report, id);
    figure->state = state;
    figure->origin.text = text;
    figure->fault = "no number";
}

/* Checks, repairs and forgets the report. */
static odfgx_findings *repair(odfgx_report *report, size_t steps)
{
    odfgx_findings *findings = NULL;
    odfgx_error err = { 0 };
    EXPECT(odfgx_findings_new(&findings, form, ODFGX_ENGLISH, &err) == ODFGX_OK,
           "findings");
    EXPECT(odfgx_findings_check(findings, report, NULL, &err) == ODFGX_OK, "%s",
           err.text);
    EXPECT(odfgx_findings_repair(findings, report, steps, &err) == ODFGX_OK,
           "%s", err.text);
    odfgx_report_free(report);
    return findings;
}

/* A line a repair: "! id=value id=value [keys] why"; '?' where not unique. */
static void expect_repairs(odfgx_findings *findings, const char *expected)
{
    odfgx_buffer told = { 0 };
    char amount[ODFGX_AMOUNT_TEXT];
    odfgx_buffer_add_text(&told, "");
    for (size_t i = 0; i < odfgx_findings_repair_count(findings); i++) {
        const odfgx_repair *r = odfgx_findings_repair_at(findings, i);
        odfgx_buffer_add_text(&told, r->unique ? "!" : "?");
        for (size_t c = 0; c < r->cell_count; c++)
            odfgx_buffer_add_format(
                &told, " %s=%s", r->cells[c].value,
                r->cells[c].determined
                    ? odfgx_amount_format(r->cells[c].to, amount)
                    : "?");
        odfgx_buffer_add_text(&told, " [");
        for (size_t s = 0; s < r->settle_count; s++)
            odfgx_buffer_add_format(&told, "%s%s", s > 0 ? " " : "",
                                    r->settles[s]);
        odfgx_buffer_add_format(&told, "] %.*s\n", (int)strcspn(r->why, "."),
                                r->why);
    }
    EXPECT_TEXT(told.data, expected);
    odfgx_buffer_clear(&told);
    odfgx_findings_free(findings);
}

static void a_sound_report_needs_no_repair(void)
{
    expect_repairs(repair(sound(), 0), "");
}

static void each_cell_of_two_ways_is_found_with_its_value(void)
{
    size_t tried = 0;
    for (size_t i = 0; i < form->value_count; i++) {
        if (strcmp(form->values[i].info.table, "requests") != 0)
            continue;
        odfgx_report *report = sound();
        odfgx_amount truth = report->figures[i].amount;
        report->figures[i].amount += 7 * ODFGX_AMOUNT_UNIT;
        odfgx_findings *findings = repair(report, 0);
        const odfgx_repair *found = odfgx_findings_repair_count(findings) == 1
                                        ? odfgx_findings_repair_at(findings, 0)
                                        : NULL;
        EXPECT(found != NULL && found->unique && found->proven &&
                   found->cell_count == 1 &&
                   found->cells[0].value == form->values[i].info.id &&
                   found->cells[0].to == truth &&
                   found->settle_count == odfgx_findings_count(findings),
               "%s", form->values[i].info.id);
        odfgx_findings_free(findings);
        tried++;
    }
    EXPECT(tried == 175, "%zu cells", tried);
}

static void slips_are_named(void)
{
    static const struct {
        odfgx_amount right, wrong;
        const char *why;
    } cases[] = {
        { 3420, 3402, "Two digits seem to be swapped" },
        { 3402, 34402, "A digit seems to be typed twice" },
        { 3402, 302, "A digit seems to be left out" },
        { 3402, 34502, "There seems to be a digit too many" },
        { 3402, 3502, "One digit seems to be mistyped" },
        { 3402, 340200, "The decimal point seems to be moved" },
        { 3402, 34020, "The decimal point seems to be moved" },
        { 3402, -3402, "The sign is wrong" },
        { 3402, 17, "No other single cell makes all equations hold" },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_report *report = sound();
        static const char *const follow[] = { "requests.carried.person",
                                              "requests.carried.total",
                                              "requests.next.person",
                                              "requests.next.total" };
        odfgx_amount more =
            cases[i].right - amount_of(report, "requests.carried.person");
        for (size_t f = 0; f < ODFGX_COUNT_OF(follow); f++)
            set(report, follow[f], amount_of(report, follow[f]) + more);
        set(report, "requests.carried.person", cases[i].wrong);
        odfgx_findings *findings = repair(report, 0);
        const odfgx_repair *found = odfgx_findings_repair_at(findings, 0);
        EXPECT(odfgx_findings_repair_count(findings) == 1 && found->unique &&
                   found->cells[0].to == cases[i].right * ODFGX_AMOUNT_UNIT &&
                   strncmp(found->why, cases[i].why, strlen(cases[i].why)) == 0,
               "%lld: %s", (long long)cases[i].wrong, found->why);
        odfgx_findings_free(findings);
    }
}

/* 复议: 2 + 3 + 1 + 1 = 7 */
static odfgx_report *with_dispute(void)
{
    odfgx_report *report = sound();
    set(report, "disputes.review.upheld", 2);
    set(report, "disputes.review.corrected", 3);
    set(report, "disputes.review.otherwise", 1);
    set(report, "disputes.review.pending", 1);
    set(report, "disputes.review.total", 7);
    return report;
}

static void siblings_are_listed_and_none_is_claimed(void)
{
    odfgx_report *report = with_dispute();
    set(report, "disputes.review.total", 8);
    expect_repairs(
        repair(report, 0),
        "? disputes.review.total=7 [T4-SUM:review] The total seems not to have "
        "followed its parts\n"
        "? disputes.review.upheld=3 [T4-SUM:review] 5 repairs are equally "
        "good; the figures alone do not tell which is right\n"
        "? disputes.review.corrected=4 [T4-SUM:review] 5 repairs are equally "
        "good; the figures alone do not tell which is right\n"
        "? disputes.review.otherwise=2 [T4-SUM:review] 5 repairs are equally "
        "good; the figures alone do not tell which is right\n"
        "? disputes.review.pending=2 [T4-SUM:review] 5 repairs are equally "
        "good; the figures alone do not tell which is right\n");
}

static void what_bounds_alone_decide_is_not_claimed(void)
{
    odfgx_report *report = with_dispute();
    set(report, "disputes.review.total", 1);
    expect_repairs(repair(report, 0),
                   "? disputes.review.total=7 [T4-SUM:review] The total seems "
                   "not to have followed its parts\n");
}

static void a_minus_is_taken_away(void)
{
    odfgx_report *report = with_dispute();
    set(report, "disputes.review.corrected", -3);
    expect_repairs(repair(report, 0),
                   "! disputes.review.corrected=3 [T4-SUM:review "
                   "INT:disputes.review.corrected] The sign is wrong\n");
}

static void a_minus_with_another_error_is_not_claimed(void)
{
    odfgx_report *report = with_dispute();
    set(report, "disputes.review.corrected", -3);
    set(report, "disputes.review.total", 9);
    expect_repairs(repair(report, 0),
                   "? disputes.review.corrected=5 [T4-SUM:review "
                   "INT:disputes.review.corrected] The figures do not confirm "
                   "it: look at the sources\n");
}

static void missing_values_are_worked_out(void)
{
    odfgx_report *report = with_dispute();
    set(report, "disputes.review.corrected", 0);
    set(report, "disputes.review.total", 4);
    lose(report, "disputes.review.corrected", ODFGX_FIGURE_BLANK, "");
    expect_repairs(repair(report, 0),
                   "! disputes.review.corrected=0 [BLANK:disputes] It is left "
                   "blank, or marked as nothing, where 0 is meant\n");
    report = with_dispute();
    lose(report, "disputes.review.corrected", ODFGX_FIGURE_BAD, "其中3件");
    expect_repairs(repair(report, 0),
                   "! disputes.review.corrected=3 "
                   "[INT:disputes.review.corrected] The cell names the number "
                   "among other words\n");
    report = with_dispute();
    lose(report, "disputes.review.corrected", ODFGX_FIGURE_BAD, "若干");
    expect_repairs(repair(report, 0),
                   "? disputes.review.corrected=3 "
                   "[INT:disputes.review.corrected] The figures do not confirm "
                   "it: look at the sources\n");
}

static void a_dash_does_not_cast_doubt_on_the_error_beside_it(void)
{
    odfgx_report *report = sound();
    for (size_t i = 0; i < form->value_count; i++) {
        if (strcmp(form->values[i].info.table, "requests") == 0)
            report->figures[i].amount = 0;
    }
    set(report, "requests.handled.company", 3);
    lose(report, "requests.unable.create.company", ODFGX_FIGURE_BAD, "-");
    expect_repairs(repair(report, 0),
                   "! requests.unable.create.company=0 requests.handled.company"
                   "=0 [T3-BAL:company T3-ROW:handled "
                   "INT:requests.unable.create.company] The total seems not to "
                   "have followed its parts\n");
}

static void what_was_not_found_is_not_filled_in(void)
{
    odfgx_report *report = with_dispute();
    lose(report, "disputes.review.corrected", ODFGX_FIGURE_ABSENT, NULL);
    expect_repairs(repair(report, 0), "");
    report = sound();
    for (size_t i = 0; i < form->value_count; i++)
        report->figures[i].state = ODFGX_FIGURE_BLANK;
    expect_repairs(repair(report, 0), "");
}

static void tables_without_balance_edits_are_left_alone(void)
{
    odfgx_report *report = sound();
    set(report, "disclosure.normative.made", -4);
    expect_repairs(repair(report, 0), "");
}

static void a_value_that_one_edit_decides_is_not_claimed(void)
{
    odfgx_report *report = with_dispute();
    set(report, "disputes.review.total", -1);
    expect_repairs(repair(report, 0),
                   "? disputes.review.total=7 [T4-SUM:review "
                   "INT:disputes.review.total] The total seems not to have "
                   "followed its parts\n");
}

/* a + b = t, t = u, t = v: a and b are too large together by 10, each too
 * small to lose all of it, and changing t would take three cells. */
static void values_that_are_not_determined_are_told_to_be_so(void)
{
    odfgx_edit_cell cells[] = {
        { .amount = 6, .grain = 1 }, { .amount = 7, .grain = 1 },
        { .amount = 3, .grain = 1 }, { .amount = 3, .grain = 1 },
        { .amount = 3, .grain = 1 },
    };
    odfgx_edit_term sum[] = { { 0, 1 }, { 1, 1 }, { 2, -1 } };
    odfgx_edit_term u[] = { { 2, 1 }, { 3, -1 } };
    odfgx_edit_term v[] = { { 2, 1 }, { 4, -1 } };
    odfgx_edit list[] = {
        { .terms = sum, .count = 3, .lacking = -10 },
        { .terms = u, .count = 2 },
        { .terms = v, .count = 2 },
    };
    const odfgx_edits edits = {
        .cells = cells, .edits = list, .cell_count = 5, .edit_count = 3
    };
    odfgx_arena arena = { 0 };
    odfgx_solutions found;
    EXPECT(odfgx_edits_search(&found, &edits, 0, 4, 1000, &arena, NULL) ==
               ODFGX_OK,
           "search");
    EXPECT(found.count == 1 && found.cost == 2 && found.proven &&
               found.complete && found.items[0].count == 2 &&
               found.items[0].changes[1].cell == 1 &&
               !found.items[0].determined,
           "%zu solutions of %zu cells", found.count, found.cost);
    odfgx_arena_clear(&arena);
}

/* Coefficients other than 1: 2a + 3b = c, and c = d. */
static void numbers_stay_whole(void)
{
    odfgx_edit_cell cells[] = {
        { .amount = 4, .grain = 1 },
        { .amount = 5, .grain = 1 },
        { .amount = 24, .grain = 1 },
        { .amount = 24, .grain = 1 },
    };
    odfgx_edit_term sum[] = { { 0, 2 }, { 1, 3 }, { 2, -1 } };
    odfgx_edit_term same[] = { { 2, 1 }, { 3, -1 } };
    odfgx_edit list[] = {
        { .terms = sum, .count = 3, .lacking = 1 },
        { .terms = same, .count = 2 },
    };
    const odfgx_edits edits = {
        .cells = cells, .edits = list, .cell_count = 4, .edit_count = 2
    };
    odfgx_arena arena = { 0 };
    odfgx_solutions found;
    EXPECT(odfgx_edits_search(&found, &edits, 0, 3, 1000, &arena, NULL) ==
               ODFGX_OK,
           "search");
    /* Neither a nor b alone can make up for 1; c and d can, or a and b. */
    EXPECT(found.cost == 2 && found.count >= 1, "%zu of %zu cells", found.count,
           found.cost);
    for (size_t i = 0; i < found.count; i++)
        EXPECT(found.items[i].count == 2, "%zu cells", found.items[i].count);
    odfgx_arena_clear(&arena);
}

/* Columns of table 三 exchanged, or the first entered over the second. */
static odfgx_findings *repair_columns(const char *one, const char *other,
                                      bool exchange)
{
    odfgx_report *report = sound();
    size_t a, b, columns = 7;
    EXPECT(odfgx_form_find_value(form, one, &a), "%s", one);
    EXPECT(odfgx_form_find_value(form, other, &b), "%s", other);
    for (size_t row = 0; row < 25; row++) {
        odfgx_amount kept = report->figures[b + row * columns].amount;
        report->figures[b + row * columns].amount =
            report->figures[a + row * columns].amount;
        if (exchange)
            report->figures[a + row * columns].amount = kept;
    }
    return repair(report, 0);
}

static void columns_that_are_exchanged_are_named(void)
{
    odfgx_findings *findings =
        repair_columns("requests.new.person", "requests.new.total", true);
    const odfgx_repair *found = odfgx_findings_repair_at(findings, 0);
    EXPECT(odfgx_findings_repair_count(findings) == 1 && found->unique &&
               strstr(found->why, "“自然人”, “总计” seem to be exchanged") !=
                   NULL,
           "%s", found->why);
    odfgx_findings_free(findings);
}

static void a_column_entered_twice_is_named_and_not_claimed(void)
{
    odfgx_findings *findings =
        repair_columns("requests.new.company", "requests.new.research", false);
    size_t count = odfgx_findings_repair_count(findings);
    EXPECT(count >= 1, "none");
    for (size_t i = 0; i < count; i++) {
        const odfgx_repair *found = odfgx_findings_repair_at(findings, i);
        EXPECT(!found->unique &&
                   strstr(found->why, "“商业企业”, “科研机构” seem to be "
                                      "entered twice") != NULL,
               "%s", found->why);
    }
    odfgx_findings_free(findings);
}

static void a_shifted_row_is_one_mistake(void)
{
    static const char *const columns[] = { "person",  "company", "research",
                                           "charity", "legal",   "others",
                                           "total" };
    char id[64], before[64];
    odfgx_report *report = sound();
    for (int c = 6; c > 0; c--) {
        (void)snprintf(id, sizeof id, "requests.handled.%s", columns[c]);
        (void)snprintf(before, sizeof before, "requests.handled.%s",
                       columns[c - 1]);
        set(report, id, amount_of(report, before));
    }
    set(report, "requests.handled.person", 0);
    odfgx_findings *findings = repair(report, 0);
    const odfgx_repair *found = odfgx_findings_repair_at(findings, 0);
    EXPECT(odfgx_findings_repair_count(findings) == 1 && found->unique &&
               found->cell_count >= 6,
           "%zu", odfgx_findings_repair_count(findings));
    EXPECT(strstr(found->why, "“（七）总计” seem to be shifted") != NULL, "%s",
           found->why);
    odfgx_findings_free(findings);
}

static void a_short_search_says_so(void)
{
    odfgx_report *report = sound();
    set(report, "requests.granted.person", 40000);
    set(report, "requests.partial.legal", 50000);
    odfgx_findings *findings = repair(report, 1);
    EXPECT(odfgx_findings_repair_count(findings) > 0, "none");
    for (size_t i = 0; i < odfgx_findings_repair_count(findings); i++) {
        const odfgx_repair *r = odfgx_findings_repair_at(findings, i);
        EXPECT(!r->unique && !r->proven, "claimed");
        EXPECT(strstr(r->why, r->cell_count > 0 ? "cut short" : "No repair") !=
                   NULL,
               "%s", r->why);
    }
    odfgx_findings_free(findings);
}

static void the_greatest_numbers_overflow_nothing(void)
{
    uint64_t seed = 77;
    for (size_t round = 0; round < 50; round++) {
        odfgx_report *report = sound();
        for (size_t i = 0; i < form->value_count; i++) {
            if (shape_random(&seed, 4) == 0)
                report->figures[i].amount = shape_random(&seed, 2) == 0
                                                ? INT64_MAX / 1000000 * 1000000
                                                : INT64_MIN / 1000000 * 1000000;
        }
        odfgx_findings_free(repair(report, 0));
    }
}

static void the_json_tells_repairs(void)
{
    odfgx_buffer json = { 0 };
    odfgx_report *report = with_dispute();
    set(report, "disputes.review.corrected", -3);
    odfgx_findings *findings = repair(report, 0);
    EXPECT(odfgx_findings_json(findings, &json, NULL) == ODFGX_OK, "json");
    static const char *const fragments[] = {
        "\"unique\": true", "\"value\": \"disputes.review.corrected\"",
        "\"from\": \"-3\"", "\"to\": \"3\"",
        "\"settles\"",      "\"why\": \"The sign is wrong.",
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(fragments); i++)
        EXPECT(strstr(json.data, fragments[i]) != NULL, "%s is not in %s",
               fragments[i], json.data);
    odfgx_buffer_clear(&json);
    odfgx_findings_free(findings);
}

/* Claims are never wrong, and single errors always claimed, in a few reports
 * of each kind; tests/bench/repairs.c draws many. */
static void claims_are_right(void)
{
    static const char *const tables[] = { "requests", "disputes",
                                          "disclosure" };
    uint64_t seed = 99;
    for (size_t i = 0; i < 600; i++) {
        odfgx_report *report = report_sound(form, &seed, 40);
        odfgx_report *broken = report_sound(form, &seed, 40);
        mistake kind = (mistake)(i % MISTAKES);
        for (size_t v = 0; v < form->value_count; v++)
            broken->figures[v].amount = report->figures[v].amount;
        (void)report_break(broken, tables[i / MISTAKES % 3], kind, &seed);
        odfgx_findings *findings = repair(broken, 0);
        for (size_t r = 0; r < odfgx_findings_repair_count(findings); r++) {
            const odfgx_repair *found = odfgx_findings_repair_at(findings, r);
            for (size_t c = 0; found->unique && c < found->cell_count; c++)
                EXPECT(found->cells[c].to ==
                           figure_of(report, found->cells[c].value)->amount,
                       "%s: %s", mistake_names[kind], found->cells[c].value);
        }
        odfgx_findings_free(findings);
        odfgx_report_free(report);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(a_sound_report_needs_no_repair),
        UNIT(each_cell_of_two_ways_is_found_with_its_value),
        UNIT(slips_are_named),
        UNIT(siblings_are_listed_and_none_is_claimed),
        UNIT(what_bounds_alone_decide_is_not_claimed),
        UNIT(a_minus_is_taken_away),
        UNIT(a_minus_with_another_error_is_not_claimed),
        UNIT(missing_values_are_worked_out),
        UNIT(a_dash_does_not_cast_doubt_on_the_error_beside_it),
        UNIT(what_was_not_found_is_not_filled_in),
        UNIT(tables_without_balance_edits_are_left_alone),
        UNIT(a_value_that_one_edit_decides_is_not_claimed),
        UNIT(values_that_are_not_determined_are_told_to_be_so),
        UNIT(numbers_stay_whole),
        UNIT(columns_that_are_exchanged_are_named),
        UNIT(a_column_entered_twice_is_named_and_not_claimed),
        UNIT(a_shifted_row_is_one_mistake),
        UNIT(a_short_search_says_so),
        UNIT(the_greatest_numbers_overflow_nothing),
        UNIT(the_json_tells_repairs),
        UNIT(claims_are_right),
    };
    if (odfgx_form_open(&form, NULL, NULL) != ODFGX_OK)
        return 1;
    int result = unit_main("report/repair", tests, ODFGX_COUNT_OF(tests));
    odfgx_form_free(form);
    return result;
}
