/* repairs [COUNT [SCALE [KIND]]] — what error localization makes of COUNT
 * seeded errors of each kind in each table, in reports whose largest figures
 * are about SCALE (0: 5, 50, 500 or 5000), and what it takes. Per cent:
 *
 *   found    some rule tells that something is wrong; all others are of these
 *   located  the repairs that are claimed name all cells that are wrong
 *   valued   … and give them their true values
 *   listed   not claimed, but among the possible ones
 *   named    a mistake with several cells is called by its name
 *   WRONG    a repair is claimed that is not the truth
 *
 * Microseconds of CPU, median and worst: a check alone, and with repairs. */
#include "report/amount.h"
#include "report/check.h"
#include "tests/filters/match/shapes.h"
#include "tests/report/broken.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What became of the errors of a kind. */
typedef struct tally {
    size_t made, found, claimed, located, valued, listed, named, wrong;
    double *check, *repair; /* microseconds each */
} tally;

static odfgx_form *form;

static double now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static size_t value_of(const odfgx_repair_cell *cell)
{
    size_t index = 0;
    (void)odfgx_form_find_value(form, cell->value, &index);
    return index;
}

/* How many cells differ from the truth. */
static size_t count_errors(const odfgx_report *broken,
                           const odfgx_amount *truth)
{
    size_t count = 0;
    for (size_t i = 0; i < form->value_count; i++)
        count += broken->figures[i].amount != truth[i];
    return count;
}

/* How many cells of a repair are wrong indeed; with their true values. */
static size_t count_located(const odfgx_report *broken,
                            const odfgx_amount *truth,
                            const odfgx_repair *repair, size_t *valued)
{
    size_t located = 0;
    for (size_t i = 0; i < repair->cell_count; i++) {
        size_t value = value_of(&repair->cells[i]);
        bool wrong = broken->figures[value].amount != truth[value];
        located += wrong;
        *valued += wrong && repair->cells[i].determined &&
                   repair->cells[i].to == truth[value];
    }
    return located;
}

static void judge(tally *out, const odfgx_findings *findings,
                  const odfgx_report *broken, const odfgx_amount *truth)
{
    size_t errors = count_errors(broken, truth), located = 0, valued = 0;
    bool listed = false, named = false, wrong = false, claimed = false;
    if (odfgx_findings_count(findings) == 0)
        return; /* no rule can tell */
    out->found++;
    for (size_t i = 0; i < odfgx_findings_repair_count(findings); i++) {
        const odfgx_repair *repair = odfgx_findings_repair_at(findings, i);
        size_t good = 0;
        size_t cells = count_located(broken, truth, repair, &good);
        named |= strstr(repair->why, "The figures of") != NULL ||
                 strstr(repair->why, "exchanged") != NULL ||
                 strstr(repair->why, "beside") != NULL ||
                 strstr(repair->why, "in a wrong cell") != NULL;
        listed |=
            good == errors || (cells == errors && !repair->cells->determined);
        if (!repair->unique)
            continue;
        claimed = true;
        located += cells;
        valued += good;
        wrong |= good != repair->cell_count;
    }
    out->claimed += claimed;
    out->located += located == errors;
    out->valued += valued == errors;
    out->listed += listed && valued != errors;
    out->named += named;
    out->wrong += wrong;
}

static void measure(tally *out, const odfgx_report *broken,
                    const odfgx_amount *truth)
{
    odfgx_findings *findings;
    if (odfgx_findings_new(&findings, form, ODFGX_ENGLISH, NULL) != ODFGX_OK)
        exit(1);
    double begun = now();
    odfgx_status status = odfgx_findings_check(findings, broken, NULL, NULL);
    double checked = now();
    if (status == ODFGX_OK)
        status = odfgx_findings_repair(findings, broken, 0, NULL);
    if (status != ODFGX_OK)
        exit(1);
    out->repair[out->made] = now() - begun;
    out->check[out->made] = checked - begun;
    judge(out, findings, broken, truth);
    out->made++;
    odfgx_findings_free(findings);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print(const char *table, mistake kind, tally *t)
{
    double of = t->found > 0 ? 100.0 / (double)t->found : 0;
    qsort(t->check, t->made, sizeof *t->check, compare);
    qsort(t->repair, t->made, sizeof *t->repair, compare);
    (void)printf(
        "%-10s %-18s %6.2f %7.2f %7.2f %7.2f %7.2f %7.3f %8.1f "
        "%8.1f %8.1f %9.1f\n",
        table, mistake_names[kind], 100.0 * (double)t->found / (double)t->made,
        (double)t->located * of, (double)t->valued * of, (double)t->listed * of,
        (double)t->named * of, (double)t->wrong * of, t->check[t->made / 2],
        t->check[t->made - 1], t->repair[t->made / 2], t->repair[t->made - 1]);
    (void)fflush(stdout);
}

static void run(const char *table, mistake kind, size_t count,
                odfgx_amount scale)
{
    tally t = { .check = calloc(count, sizeof *t.check),
                .repair = calloc(count, sizeof *t.repair) };
    odfgx_amount *truth = calloc(form->value_count, sizeof *truth);
    uint64_t seed = 4711 + (uint64_t)kind;
    while (t.check != NULL && t.repair != NULL && truth != NULL &&
           t.made < count) {
        static const odfgx_amount scales[] = { 5, 50, 500, 5000 };
        odfgx_report *report = report_sound(
            form, &seed, scale > 0 ? scale : scales[shape_random(&seed, 4)]);
        if (report == NULL)
            exit(1);
        for (size_t i = 0; i < form->value_count; i++)
            truth[i] = report->figures[i].amount;
        if (report_break(report, table, kind, &seed))
            measure(&t, report, truth);
        odfgx_report_free(report);
    }
    print(table, kind, &t);
    free(t.check);
    free(t.repair);
    free(truth);
}

int main(int argc, char **argv)
{
    static const char *const tables[] = { "requests", "disputes",
                                          "disclosure" };
    size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : 10000;
    odfgx_amount scale = argc > 2 ? strtol(argv[2], NULL, 10) : 0;
    int one = argc > 3 ? atoi(argv[3]) : -1;
    if (odfgx_form_open(&form, NULL, NULL) != ODFGX_OK)
        return 1;
    (void)printf("%-10s %-18s %6s %7s %7s %7s %7s %7s %8s %8s %8s %9s\n",
                 "table", "error", "found%", "located", "valued", "listed",
                 "named", "WRONG", "check us", "worst", "+repair", "worst");
    for (size_t t = 0; t < ODFGX_COUNT_OF(tables); t++) {
        for (int kind = 0; kind < MISTAKES; kind++) {
            if (one < 0 || one == kind)
                run(tables[t], (mistake)kind, count, scale);
        }
    }
    odfgx_form_free(form);
    return 0;
}
