/* The findings of many files: worst first, and a line for each in the end. */
#include "cli/findings.h"
#include "cli/layout.h"
#include "cli/say.h"

#include <stdlib.h>

#define AGENCY_MAX 32 /* columns */
#define GAP 2

/* The table of files. */
typedef struct file_table {
    findings_view view;
    const odfgx_findings *findings;
    size_t *order; /* worst first */
    size_t count;
    size_t agency;  /* width in columns */
    bool explained; /* there are explained warnings: a column of theirs */
} file_table;

/* The columns of counts: the head and the number of a file. */
typedef struct count_column {
    const char *head, *colour;
    size_t (*count)(const odfgx_checked_file *file);
} count_column;

static size_t errors_of(const odfgx_checked_file *file)
{
    return file->errors;
}

static size_t open_warnings_of(const odfgx_checked_file *file)
{
    return file->warnings - file->explained;
}

static size_t explained_of(const odfgx_checked_file *file)
{
    return file->explained;
}

static size_t hints_of(const odfgx_checked_file *file)
{
    return file->hints;
}

static const count_column columns[] = {
    { N_("errors"), "1;31", errors_of },
    { N_("warnings"), "33", open_warnings_of },
    { N_("explained"), "32", explained_of },
    { N_("hints"), "36", hints_of },
};

#define COLUMNS (sizeof columns / sizeof *columns)

static bool has_column(const file_table *table, const count_column *column)
{
    return column->count != explained_of || table->explained;
}

static const odfgx_checked_file *file_of(const file_table *table, size_t index)
{
    return odfgx_findings_file_at(table->findings, table->order[index]);
}

static bool is_in_order(const odfgx_checked_file *file)
{
    return file->failure == NULL && file->errors == 0 &&
           open_warnings_of(file) == 0;
}

/* -------------------------------------------------------------------- lines */

static void print_spaces(const file_table *table, size_t count)
{
    (void)fprintf(table->view.stream, "%*s", (int)count, "");
}

/* Right-aligned. */
static void print_count(const file_table *table, const count_column *column,
                        size_t count)
{
    char text[32];
    size_t width = text_width(_(column->head));
    (void)snprintf(text, sizeof text, "%zu", count);
    size_t taken = text_width(text);
    print_spaces(table, GAP + (taken < width ? width - taken : 0));
    if (count > 0)
        print_coloured(&table->view, column->colour, text);
    else
        print_text(table->view.stream, text);
}

static void print_counts(const file_table *table,
                         const odfgx_checked_file *file)
{
    size_t width = 0;
    for (size_t i = 0; i < COLUMNS; i++) {
        if (!has_column(table, &columns[i]))
            continue;
        width += GAP + text_width(_(columns[i].head));
        if (file->failure == NULL)
            print_count(table, &columns[i], columns[i].count(file));
    }
    if (file->failure == NULL)
        return;
    const char *text = _("can't be read");
    size_t taken = GAP + text_width(text);
    print_spaces(table, GAP);
    print_coloured(&table->view, level_colour(ODFGX_ERROR), text);
    print_spaces(table, taken < width ? width - taken : 0);
}

static void print_line(const file_table *table, const odfgx_checked_file *file)
{
    FILE *stream = table->view.stream;
    const char *agency = file->agency != NULL ? file->agency : "";
    print_shortened(stream, agency, table->agency);
    if (file->year != 0)
        (void)fprintf(stream, "  %4d", file->year);
    else
        print_spaces(table, GAP + 4);
    print_counts(table, file);
    print_spaces(table, GAP);
    print_text(stream, file->file);
    (void)fputc('\n', stream);
}

static void print_heads(const file_table *table)
{
    FILE *stream = table->view.stream;
    print_padded(stream, _("agency"), table->agency);
    print_spaces(table, GAP);
    print_padded(stream, _("year"), 4);
    for (size_t i = 0; i < COLUMNS; i++) {
        if (!has_column(table, &columns[i]))
            continue;
        print_spaces(table, GAP);
        print_text(stream, _(columns[i].head));
    }
    print_spaces(table, GAP);
    print_text(stream, _("file"));
    (void)fputc('\n', stream);
}

static void print_total(const file_table *table)
{
    size_t unread = 0, wrong = 0, doubtful = 0, good = 0;
    for (size_t i = 0; i < table->count; i++) {
        const odfgx_checked_file *file = file_of(table, i);
        unread += file->failure != NULL;
        good += is_in_order(file);
        wrong += file->errors > 0;
        doubtful += file->errors == 0 && open_warnings_of(file) > 0;
    }
    (void)fprintf(table->view.stream,
                  _("%zu files: %zu can't be read, %zu with errors, %zu with "
                    "warnings only, %zu in order\n"),
                  table->count, unread, wrong, doubtful, good);
}

/* ---------------------------------------------------------------- the table */

static void measure(file_table *table)
{
    table->agency = text_width(_("agency"));
    for (size_t i = 0; i < table->count; i++) {
        const odfgx_checked_file *file = file_of(table, i);
        if (file->agency != NULL)
            table->agency = larger_width(table->agency, file->agency);
        table->explained |= file->explained > 0;
    }
    if (table->agency > AGENCY_MAX)
        table->agency = AGENCY_MAX;
}

static void print_table(const file_table *table)
{
    bool quiet = table->view.quiet, begun = false;
    for (size_t i = 0; i < table->count; i++) {
        const odfgx_checked_file *file = file_of(table, i);
        if (quiet && is_in_order(file))
            continue;
        if (!begun)
            print_heads(table);
        begun = true;
        print_line(table, file);
    }
    if (!quiet)
        print_total(table);
}

odfgx_status findings_print_all(FILE *stream, const cli_options *options,
                                const odfgx_form *form,
                                const odfgx_findings *findings,
                                odfgx_error *err)
{
    file_table table = {
        .view = findings_view_of(stream, options, form),
        .findings = findings,
        .count = odfgx_findings_file_count(findings),
    };
    odfgx_status status = odfgx_findings_order(&table.order, findings, err);
    if (status != ODFGX_OK)
        return status;
    for (size_t i = 0; i < table.count && !options->quiet; i++) {
        if (file_of(&table, i)->count == 0)
            continue;
        findings_print(stream, options, form, findings, table.order[i]);
        (void)fputc('\n', stream);
    }
    measure(&table);
    print_table(&table);
    free(table.order);
    return ODFGX_OK;
}
