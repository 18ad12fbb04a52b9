/* filters/xlsx/state.h — the XLSX filter from within: its names, what it
 * keeps of a workbook, and where it stands. */
#ifndef ODFGX_FILTERS_XLSX_STATE_H
#define ODFGX_FILTERS_XLSX_STATE_H

#include "filters/number_format.h"
#include "filters/opc.h"
#include "filters/teller.h"
#include "odf/part.h"
#include "report/arena.h"

/* Elements and attributes that mean something here. */
enum {
    XLSX_NOTHING,
    XLSX_WORKBOOK,
    XLSX_BOOK_PROPERTIES,
    XLSX_SHEETS,
    XLSX_SHEET,
    XLSX_STYLE_SHEET,
    XLSX_NUMBER_FORMATS,
    XLSX_NUMBER_FORMAT,
    XLSX_CELL_FORMATS,
    XLSX_CELL_FORMAT,
    XLSX_STRINGS,
    XLSX_STRING,
    XLSX_WORKSHEET,
    XLSX_COLUMNS,
    XLSX_COLUMN,
    XLSX_SHEET_DATA,
    XLSX_ROW,
    XLSX_CELL,
    XLSX_FORMULA,
    XLSX_VALUE,
    XLSX_INLINE_STRING,
    XLSX_RUN,
    XLSX_TEXT,
    XLSX_MERGES,
    XLSX_MERGE,
    XLSX_ALTERNATIVES, /* of which the fallback is taken */
    XLSX_FALLBACK,
    XLSX_ELEMENTS,

    XLSX_REFERENCE = XLSX_ELEMENTS,
    XLSX_TYPE,
    XLSX_STYLE,
    XLSX_HIDDEN,
    XLSX_HEIGHT,
    XLSX_WIDTH,
    XLSX_MIN,
    XLSX_MAX,
    XLSX_RANGE,
    XLSX_NAME,
    XLSX_STATE,
    XLSX_RELATIONSHIP,
    XLSX_DATES_1904,
    XLSX_DATE_COMPATIBILITY,
    XLSX_FORMAT_ID,
    XLSX_FORMAT_CODE
};

extern const odfgx_vocabulary odfgx_xlsx_vocabulary;

/* Where the reading of a part stands. */
typedef enum odfgx_xlsx_place {
    XLSX_IN_PART,
    XLSX_IN_BOOK,
    XLSX_IN_SHEETS,
    XLSX_IN_STYLES,
    XLSX_IN_NUMBER_FORMATS,
    XLSX_IN_CELL_FORMATS,
    XLSX_IN_STRINGS,
    XLSX_IN_STRING,
    XLSX_IN_TEXT,
    XLSX_IN_SHEET,
    XLSX_IN_COLUMNS,
    XLSX_IN_DATA,
    XLSX_IN_ROW,
    XLSX_IN_CELL,
    XLSX_IN_VALUE,
    XLSX_IN_MERGES
} odfgx_xlsx_place;

/* A sheet as the workbook lists it. */
typedef struct odfgx_xlsx_sheet {
    const char *name;
    const char *relationship; /* the id of the one that leads to its part */
    bool hidden;
} odfgx_xlsx_sheet;

typedef struct odfgx_xlsx_code {
    unsigned long id;
    const char *code;
} odfgx_xlsx_code;

/* The format of a cell's style. */
typedef struct odfgx_xlsx_style {
    unsigned long id;
    odfgx_number_format format;
} odfgx_xlsx_style;

/* What t says that v holds (ECMA-376 part 1, 18.18.11). */
typedef enum odfgx_xlsx_type {
    XLSX_NUMBER,
    XLSX_SHARED,
    XLSX_BOOLEAN,
    XLSX_DATE,
    XLSX_ERROR,
    XLSX_PLAIN_TEXT /* str, inlineStr, and what nobody knows */
} odfgx_xlsx_type;

/* What a cell is kept as. */
typedef enum odfgx_xlsx_content {
    XLSX_APART,       /* a value and a text, either may be empty */
    XLSX_ALIKE,       /* a value that is the text too */
    XLSX_WHOLE,       /* a `number` that is value and text */
    XLSX_SHARED_TEXT, /* the `number` of a shared string */
} odfgx_xlsx_content;

/* A number of three bytes. */
#define XLSX_KEPT_NUMBER_MAX UINT32_C(0xFFFFFF)

/* The cell that is being read; its texts are borrowed until it is kept. */
typedef struct odfgx_xlsx_cell {
    uint32_t column;
    odfgx_cell_type type;
    bool formula;
    odfgx_xlsx_content content;
    uint32_t number; /* at most XLSX_KEPT_NUMBER_MAX */
    const char *value, *text;
    size_t value_length, text_length;
} odfgx_xlsx_cell;

typedef struct odfgx_xlsx {
    odfgx_teller teller;
    odfgx_package *package;
    odfgx_opc *opc;
    odfgx_arena arena;

    odfgx_xlsx_place place;
    uint64_t skipped; /* depth within an element that is left out */
    int root;         /* the element that the part should be */
    bool found;       /* it is */

    odfgx_xlsx_sheet *sheets;
    size_t sheet_count, sheet_capacity;
    odfgx_date_system dates;

    odfgx_xlsx_code *codes;
    size_t code_count, code_capacity;
    odfgx_xlsx_style *styles;
    size_t style_count, style_capacity;
    odfgx_number_format general;

    /* The shared strings one after another, each with a NUL; where each
     * begins, and where the last ends. */
    odfgx_buffer strings;
    uint32_t *string_starts;
    size_t string_count, string_capacity;

    odfgx_range *merges; /* by first row, then first column */
    size_t merge_count, merge_capacity;
    size_t merge_next; /* the first that is not told */
    bool merges_known; /* these are all */
    const char *part;  /* of the sheet */

    uint32_t row, next_row, next_column; /* the next ones if none is named */
    bool row_named, row_hidden;
    bool any_told; /* of this sheet, and the last such row */
    uint32_t told_row;
    int64_t told_column; /* the last of it */

    odfgx_buffer kept;           /* rows that are not told yet: xlsx_row.c */
    bool row_begun, piece_begun; /* this row, and the last piece of it */
    size_t piece_begin;          /* in `kept` */
    uint32_t piece_column;       /* behind the last of its cells */
    uint32_t piece_cells;
    char digits[24]; /* of a whole number that is told */

    odfgx_xlsx_cell cell; /* that is being read */
    odfgx_xlsx_type type;
    bool valued; /* it has a v or an is, though an empty one */
    size_t style;
    odfgx_buffer value, text; /* its v and its is */
    odfgx_buffer shown;       /* as its format has it */
    odfgx_buffer *into;       /* where the text being read goes */
    size_t text_begin;        /* the piece and */
    size_t string_begin;      /* the string that it is of */

    /* Behind the last row of the merge that is in this column. */
    uint32_t merged_until[ODFGX_GRID_COLUMNS];
} odfgx_xlsx;

typedef odfgx_status odfgx_xlsx_start(odfgx_xlsx *xlsx,
                                      const odfgx_attributes *attributes,
                                      odfgx_error *err);
typedef odfgx_status odfgx_xlsx_end(odfgx_xlsx *xlsx, odfgx_error *err);

/* Reads a part by the rules: xlsx.c. Where its root is another element than
 * `root`, nothing is read and `found` is false. */
odfgx_status odfgx_xlsx_read_part(odfgx_xlsx *xlsx, const char *part, int root,
                                  odfgx_error *err);

/* The workbook, xlsx_book.c; ODFGX_CONTENT where it has no sheet. */
odfgx_status odfgx_xlsx_read_book(odfgx_xlsx *xlsx, odfgx_error *err);
odfgx_xlsx_start odfgx_xlsx_properties_start, odfgx_xlsx_sheet_start;

/* Styles: xlsx_styles.c. A workbook may have none. */
odfgx_status odfgx_xlsx_read_styles(odfgx_xlsx *xlsx, const char *part,
                                    odfgx_error *err);
odfgx_xlsx_start odfgx_xlsx_number_format_start, odfgx_xlsx_cell_format_start;

/* Strings, shared or in a cell: xlsx_text.c. */
odfgx_xlsx_start odfgx_xlsx_string_start, odfgx_xlsx_inline_start,
    odfgx_xlsx_text_start;
odfgx_xlsx_end odfgx_xlsx_string_end, odfgx_xlsx_text_end;
odfgx_status odfgx_xlsx_add_text(odfgx_xlsx *xlsx, const char *bytes,
                                 size_t length, odfgx_error *err);
/* Decodes what an ST_Xstring escapes (ECMA-376 part 1, 22.9.2.19) behind
 * `from`; line ends become '\n', what XML can't hold U+FFFD. */
void odfgx_xlsx_decode(odfgx_buffer *text, size_t from);

/* Sheets, columns and rows: xlsx_sheet.c; the row's end: xlsx_row.c. */
odfgx_status odfgx_xlsx_read_sheet(odfgx_xlsx *xlsx,
                                   const odfgx_xlsx_sheet *sheet,
                                   const char *part, odfgx_error *err);
odfgx_xlsx_start odfgx_xlsx_column_start, odfgx_xlsx_row_start;
odfgx_xlsx_end odfgx_xlsx_row_end;

/* Cells: xlsx_cell.c, and their numbers: xlsx_number.c. */
odfgx_xlsx_start odfgx_xlsx_cell_start, odfgx_xlsx_formula_start,
    odfgx_xlsx_value_start;
odfgx_xlsx_end odfgx_xlsx_cell_end;
odfgx_status odfgx_xlsx_take_number(odfgx_xlsx *xlsx, odfgx_error *err);
odfgx_status odfgx_xlsx_take_date(odfgx_xlsx *xlsx, odfgx_error *err);
/* What v holds is not of its type. */
odfgx_status odfgx_xlsx_fail_value(const odfgx_xlsx *xlsx, const char *type,
                                   odfgx_error *err);

/* Rows, kept until the merges are known, then told: xlsx_row.c. */
odfgx_status odfgx_xlsx_add_cell(odfgx_xlsx *xlsx, odfgx_error *err);
odfgx_status odfgx_xlsx_tell_rows(odfgx_xlsx *xlsx, odfgx_error *err);

/* Merged ranges: xlsx_merges.c. */
odfgx_xlsx_start odfgx_xlsx_merge_start;
/* Looks for all of them ahead, while the sheet's part is being read. */
odfgx_status odfgx_xlsx_read_merges(odfgx_xlsx *xlsx, odfgx_error *err);
/* Says that all of them have been seen. */
void odfgx_xlsx_end_merges(odfgx_xlsx *xlsx);
/* Tells those that begin before a cell and at none that the sheet has, each
 * with an empty cell. */
odfgx_status odfgx_xlsx_tell_merges(odfgx_xlsx *xlsx, uint32_t row,
                                    uint32_t column, odfgx_error *err);
/* Tells those that begin in the row that ends. */
odfgx_status odfgx_xlsx_end_row_merges(odfgx_xlsx *xlsx, odfgx_error *err);
/* Takes the merge that begins at a cell, NULL in *out if there is none. Those
 * before it have been told. ODFGX_CONTENT where it overlaps another. */
odfgx_status odfgx_xlsx_take_merge(odfgx_xlsx *xlsx, uint32_t row,
                                   uint32_t column, const odfgx_range **out,
                                   odfgx_error *err);

/* The comments on a sheet's cells, by the part of the sheet: comments.c. */
odfgx_status odfgx_xlsx_tell_comments(odfgx_xlsx *xlsx, const char *sheet,
                                      odfgx_error *err);

/* "D7": the letters and digits of a reference, in one form only. Past the
 * last of them, or NULL where it is none within the largest sheet. */
const char *odfgx_xlsx_read_reference(const char *text, uint32_t *row,
                                      uint32_t *column);
/* All of the text as a number up to `most`. */
bool odfgx_xlsx_read_count(const char *text, uint32_t most, uint32_t *out);
/* xsd:boolean; NULL is false. */
bool odfgx_xlsx_is_true(const char *text);

#endif
