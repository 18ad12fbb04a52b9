/* The sheets of text: the first one, for agency, year and prose, and the
 * guide. */
#include "odf/workbook_formula.h"
#include "odf/workbook_words.h"

/* Widths in tenths of a millimetre: together a page of A4, upright. */
#define LABEL_WIDTH 520
#define TEXT_WIDTH 1280

/* Free rows of a section: one a paragraph. */
#define FEWEST_PARAGRAPHS 6
#define MORE_THAN_ITEMS 3

/* What a section begins with. */
static odfgx_draft_prose prose_of(const odfgx_workbook *workbook, size_t index)
{
    return workbook->draft != NULL ? workbook->draft->sections[index]
                                   : (odfgx_draft_prose){ 0 };
}

static size_t paragraph_rows(const odfgx_workbook *workbook, size_t index)
{
    const odfgx_section *section = &workbook->form->sections[index];
    size_t rows = section->items.count + MORE_THAN_ITEMS;
    size_t taken = prose_of(workbook, index).count;
    if (!section->info.prose)
        return 0;
    if (rows < FEWEST_PARAGRAPHS)
        rows = FEWEST_PARAGRAPHS;
    return rows > taken ? rows : taken + 1;
}

static const char *year_text(odfgx_workbook *workbook)
{
    odfgx_buffer_add_format(&workbook->scratch, "%d", workbook->year);
    return odfgx_workbook_keep(workbook);
}

/* The report's title, computed so that it follows its cells. */
static void put_title(odfgx_workbook *workbook, odfgx_sheet *sheet)
{
    const char *words = workbook->form->title.texts[0];
    odfgx_buffer *out = &workbook->scratch;
    odfgx_buffer_add_format(out, "%s%d%s", workbook->agency, workbook->year,
                            words);
    const char *text = odfgx_workbook_keep(workbook);
    odfgx_buffer_add_text(out, "of:=[.B2]&[.B3]&");
    odfgx_formula_add_quoted(out, words, '"');
    odfgx_sheet_put(
        sheet, 0, 0,
        &(odfgx_sheet_cell){ .columns = 2,
                             .style = ODFGX_STYLE_TITLE,
                             .text = text,
                             .formula = odfgx_workbook_keep(workbook) });
}

static void put_pair(odfgx_sheet *sheet, uint32_t row, const char *label,
                     const odfgx_sheet_cell *entry)
{
    odfgx_sheet_put(
        sheet, row, 0,
        &(odfgx_sheet_cell){ .style = ODFGX_STYLE_LABEL, .text = label });
    odfgx_sheet_put(sheet, row, 1, entry);
}

static void put_basics(odfgx_workbook *workbook, odfgx_sheet *sheet)
{
    const odfgx_form *form = workbook->form;
    put_title(workbook, sheet);
    put_pair(sheet, 1, form->agency.texts[0],
             &(odfgx_sheet_cell){ .style = ODFGX_STYLE_ENTRY,
                                  .text = workbook->agency });
    put_pair(sheet, 2, form->year.texts[0],
             &(odfgx_sheet_cell){ .style = ODFGX_STYLE_ENTRY,
                                  .number = true,
                                  .text = year_text(workbook),
                                  .validity = { ODFGX_VALIDITY_YEAR, 0 } });
    put_pair(
        sheet, 3, form->declaration.texts[0],
        &(odfgx_sheet_cell){ .style = ODFGX_STYLE_ENTRY,
                             .validity = { ODFGX_VALIDITY_DECLARATION, 0 } });
}

/* Its heading beside its free rows; a section without one has a name. */
static void put_section(odfgx_workbook *workbook, odfgx_sheet *sheet,
                        uint32_t row, size_t index)
{
    const odfgx_section *section = &workbook->form->sections[index];
    uint32_t rows = (uint32_t)paragraph_rows(workbook, index);
    odfgx_draft_prose prose = prose_of(workbook, index);
    odfgx_sheet_put(
        sheet, row, 0,
        &(odfgx_sheet_cell){ .rows = rows,
                             .style = ODFGX_STYLE_LABEL,
                             .text = section->info.heading[0] != '\0'
                                         ? section->info.heading
                                         : section->info.name });
    for (uint32_t i = 0; i < rows; i++) {
        odfgx_sheet_cell *cell = odfgx_sheet_put(
            sheet, row + i, 1,
            &(odfgx_sheet_cell){ .style = i < prose.count ? ODFGX_STYLE_PROSE
                                                          : ODFGX_STYLE_ENTRY,
                                 .validity = { ODFGX_VALIDITY_SECTION, index },
                                 .text = i < prose.count ? prose.paragraphs[i]
                                                         : NULL });
        if (i < prose.count && workbook->draft->stale != 0)
            odfgx_workbook_mark(workbook, cell, workbook->draft->stale);
    }
}

bool odfgx_workbook_front(odfgx_workbook *workbook, odfgx_sheet *sheet)
{
    const odfgx_form *form = workbook->form;
    size_t rows = 4;
    for (size_t i = 0; i < form->section_count; i++)
        rows += paragraph_rows(workbook, i);
    if (!odfgx_sheet_open(workbook, sheet, ODFGX_WORDS_FRONT, rows, 2))
        return false;
    sheet->growing = true;
    sheet->widths[0] = LABEL_WIDTH;
    sheet->widths[1] = TEXT_WIDTH;
    put_basics(workbook, sheet);
    uint32_t row = 4;
    for (size_t i = 0; i < form->section_count; i++) {
        size_t paragraphs = paragraph_rows(workbook, i);
        if (paragraphs > 0)
            put_section(workbook, sheet, row, i);
        row += (uint32_t)paragraphs;
    }
    odfgx_sheet_fit_rows(sheet);
    return true;
}

/* What has been put in is explained first. */
static const char *const past_guide[] = { ODFGX_WORDS_PAST_GUIDE,
                                          ODFGX_WORDS_MARK_GUIDE };

bool odfgx_workbook_guide(odfgx_workbook *workbook, odfgx_sheet *sheet)
{
    const odfgx_form *form = workbook->form;
    bool past = workbook->draft != NULL && workbook->draft->stale != 0;
    uint32_t first = past ? ODFGX_COUNT_OF(past_guide) : 0;
    if (form->guide_count + first == 0 ||
        !odfgx_sheet_open(workbook, sheet, ODFGX_WORDS_GUIDE,
                          1 + first + form->guide_count, 1))
        return false;
    sheet->widths[0] = LABEL_WIDTH + TEXT_WIDTH;
    odfgx_sheet_put(sheet, 0, 0,
                    &(odfgx_sheet_cell){ .style = ODFGX_STYLE_TITLE,
                                         .text = ODFGX_WORDS_GUIDE });
    for (uint32_t i = 0; i < first + form->guide_count; i++)
        odfgx_sheet_put(
            sheet, 1 + i, 0,
            &(odfgx_sheet_cell){ .style = ODFGX_STYLE_NOTE,
                                 .text = i < first ? past_guide[i]
                                                   : form->guide[i - first] });
    odfgx_sheet_fit_rows(sheet);
    return true;
}
