/* tests/filters/match/shapes.h — the shapes that people give a report: a
 * choice each, all drawn by a seed. */
#ifndef ODFGX_TESTS_SHAPES_H
#define ODFGX_TESTS_SHAPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum merge_shape {
    MERGES_KEPT,
    MERGES_LOST,    /* only the first cell of a merged block is filled */
    MERGES_SHIFTED, /* so, and continuation rows begin at the left edge */
    MERGES_TAIL,    /* kept, but for the last rows of a heading: shifted */
    MERGES_SHORT    /* so, and labels are merged over a column too few: what
                       stands behind them is a column to the left */
} merge_shape;

typedef enum cut_shape {
    CUT_NOWHERE,
    CUT_HEADED, /* in two tables, the second with the head again */
    CUT_BARE    /* in two tables, the second without a head */
} cut_shape;

typedef enum title_shape {
    TITLE_PLAIN,
    TITLE_BLANKS, /* "2025 年政府信息公开工作 年度报告" */
    TITLE_BROKEN, /* a line break before the year */
    TITLE_TWO,    /* two paragraphs */
    TITLE_TYPO,
    TITLE_LABELS, /* none, but the labels of agency and year */
    TITLE_SHAPES
} title_shape;

typedef enum sheet_shape {
    SHEETS_APART, /* a sheet each */
    SHEETS_TABLES /* all tables on one, the text on another */,
    SHEETS_WHOLE /* all on one, as a document pasted into a workbook */
} sheet_shape;

typedef enum nest_shape {
    NEST_NOT,
    NEST_TABLES, /* each table in a table of one cell */
    NEST_ALL     /* the whole document in a cell of the page's layout */
} nest_shape;

typedef enum paste_shape {
    PASTE_GRID, /* a field a column, as from a spreadsheet */
    PASTE_WORD, /* merged columns are one field, merged rows empty fields */
    PASTE_PAGE  /* merged cells are one field and nothing else */
} paste_shape;

/* What a format can have of all that follows. */
typedef enum shape_kind {
    SHAPE_OF_SHEETS,
    SHAPE_OF_DOCUMENTS,
    SHAPE_OF_PAGES,
    SHAPE_OF_TEXTS
} shape_kind;

typedef struct shape {
    /* The report, in any format. */
    bool total_under; /* the last head column is under the first group */
    bool noise;       /* blanks, line breaks, other widths in labels */
    bool typos;
    bool decorated; /* 1,234 １２ 3件 22（其中修订16件） */
    bool formulas;  /* totals are formulas */
    bool bands_apart;
    bool strangers; /* other tables before, beside and behind */
    bool preface;
    bool run_in; /* （一）主动公开。 opens its paragraph */
    merge_shape merges;
    cut_shape cut;
    title_shape title;
    /* Spreadsheets. */
    unsigned offset_rows, offset_columns;
    sheet_shape sheets;
    bool reversed; /* tables in another order */
    bool numbers_as_text;
    bool stale; /* a hidden sheet with last year's figures */
    /* Documents. */
    nest_shape nest;
    bool numbered; /* headings are numbered by the program */
    bool contents; /* a table of contents */
    bool split;    /* runs and spans that end within a word; in text, lines
                      that end as those of Windows */
    bool tracked;  /* deleted runs, and words that a style hides */
    bool controls; /* content controls, sections around; entities; a mark of
                      the byte order */
    bool boxed;    /* the title in a text box */
    bool loose;    /* spans written as they should not be, tags left out, no
                      blank lines between paragraphs */
    /* Pages and text. */
    bool gb18030;
    bool ragged; /* empty fields at the end of a row are lost */
    paste_shape paste;
} shape;

shape shape_draw(uint64_t *seed, shape_kind kind);

/* All choices that are not the first, in words. */
void shape_describe(const shape *drawn, char *text, size_t size);

/* A number below `bound`, the same on every machine. */
uint64_t shape_random(uint64_t *seed, uint64_t bound);

#endif
