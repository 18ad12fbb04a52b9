#include "tests/filters/match/write.h"

#include <string.h>

static const char styles[] =
    "<style:style style:name=\"P1\" style:family=\"paragraph\">"
    "<style:paragraph-properties fo:text-align=\"center\"/></style:style>"
    "<style:style style:name=\"T1\" style:family=\"text\">"
    "<style:text-properties fo:font-weight=\"bold\"/></style:style>"
    "<style:style style:name=\"T2\" style:family=\"text\"/>"
    "<style:style style:name=\"Cell\" style:family=\"table-cell\">"
    "<style:table-cell-properties fo:padding=\"0.5mm\" "
    "fo:border=\"0.5pt solid #000000\"/></style:style>"
    "<style:style style:name=\"Box\" style:family=\"graphic\">"
    "<style:graphic-properties style:wrap=\"none\"/></style:style>"
    "<style:style style:name=\"Part\" style:family=\"section\"/>"
    "<text:list-style style:name=\"L1\"><text:list-level-style-number "
    "text:level=\"1\" style:num-suffix=\"、\" style:num-format=\"一, 二, 三, "
    "...\"><style:list-level-properties text:list-level-position-and-space-"
    "mode=\"label-alignment\"/></text:list-level-style-number>"
    "</text:list-style>";

/* The document as it goes. */
typedef struct text_writer {
    drawing *d;
    odfgx_buffer *out;
    odfgx_buffer changes; /* what tracked changes have taken away */
    unsigned change_count, table_count;
    bool numbering; /* a heading had a generated number before */
} text_writer;

static void add(text_writer *w, const char *markup)
{
    odfgx_buffer_add_text(w->out, markup);
}

/* ------------------------------------------------------------ paragraphs */

/* A wrong text that somebody has deleted. */
static void add_deleted(text_writer *w, const char *wrong)
{
    unsigned id = ++w->change_count;
    odfgx_buffer_add_format(
        &w->changes,
        "<text:changed-region xml:id=\"ct%u\" text:id=\"ct%u\">"
        "<text:deletion><office:change-info><dc:creator>甲</dc:creator>"
        "<dc:date>2026-01-05T09:00:00</dc:date></office:change-info>"
        "<text:p>%s</text:p></text:deletion></text:changed-region>",
        id, id, wrong);
    odfgx_buffer_add_format(w->out, "<text:change text:change-id=\"ct%u\"/>",
                            id);
}

static void add_piece(text_writer *w, const char *text, size_t length)
{
    bool span = w->d->shape.split && drawing_one_in(w->d, 2);
    add(w, span ? "<text:span text:style-name=\"T2\">" : "");
    write_escaped(w->out, text, length);
    add(w, span ? "</text:span>" : "");
    if (w->d->shape.split && drawing_one_in(w->d, 12))
        add(w, "<text:soft-page-break/>");
}

static void add_words(text_writer *w, const char *text, size_t length)
{
    size_t used = 0;
    while (used < length) {
        size_t line = write_line(text + used);
        size_t end = line < length - used ? used + line : length;
        while (used < end) {
            size_t piece = write_piece(w->d, text + used, end - used);
            add_piece(w, text + used, piece);
            used += piece;
        }
        if (used < length) {
            add(w, "<text:line-break/>");
            used++;
        }
    }
}

static void add_inline(text_writer *w, const drawn_block *block, size_t from)
{
    const char *text = block->text;
    if (block->run_in > 0) {
        add(w, "<text:span text:style-name=\"T1\">");
        add_words(w, text, block->run_in);
        add(w, "</text:span>");
        from = block->run_in;
    }
    add_words(w, text + from, strlen(text + from));
    if (w->d->shape.tracked && block->kind == DRAWN_PARAGRAPH &&
        drawing_one_in(w->d, 3))
        add_deleted(w, "其中 9999 件已删。");
}

static void add_heading(text_writer *w, const drawn_block *block)
{
    bool numbered = w->d->shape.numbered && block->number > 0;
    if (numbered) {
        odfgx_buffer_add_format(
            w->out,
            "<text:list text:style-name=\"L1\"%s>"
            "<text:list-item>",
            w->numbering ? " text:continue-numbering=\"true\"" : "");
        w->numbering = true;
    }
    add(w, "<text:h text:outline-level=\"1\">");
    add(w, w->d->shape.controls ? "<text:bookmark text:name=\"h\"/>" : "");
    add_inline(w, block, numbered ? block->number : 0);
    add(w, "</text:h>");
    add(w, numbered ? "</text:list-item></text:list>" : "");
}

static void add_title(text_writer *w, const drawn_block *block)
{
    bool boxed = w->d->shape.boxed;
    add(w, boxed ? "<text:p><draw:frame draw:style-name=\"Box\" "
                   "text:anchor-type=\"paragraph\" svg:width=\"160mm\" "
                   "draw:z-index=\"0\"><draw:text-box "
                   "fo:min-height=\"10mm\">"
                 : "");
    add(w, "<text:p text:style-name=\"P1\">");
    add_inline(w, block, 0);
    add(w, "</text:p>");
    add(w, boxed ? "</draw:text-box></draw:frame></text:p>" : "");
}

/* ---------------------------------------------------------------- tables */

static void add_cell_text(text_writer *w, const drawn_cell *cell)
{
    const char *text = cell->text;
    for (;;) {
        bool whole = drawing_one_in(w->d, 2);
        size_t length = whole ? strlen(text) : write_line(text);
        add(w, "<text:p>");
        add_words(w, text, length);
        if (w->d->shape.tracked && cell->figure && drawing_one_in(w->d, 6))
            add_deleted(w, "8");
        add(w, "</text:p>");
        if (text[length] == '\0')
            break;
        text += length + 1;
    }
}

static void add_cell(text_writer *w, const drawn_cell *cell)
{
    if (cell->kind == DRAWN_COVERED) {
        add(w, "<table:covered-table-cell/>");
        return;
    }
    add(w, "<table:table-cell table:style-name=\"Cell\"");
    if (cell->columns > 1)
        odfgx_buffer_add_format(w->out, " table:number-columns-spanned=\"%u\"",
                                cell->columns);
    if (cell->rows > 1)
        odfgx_buffer_add_format(w->out, " table:number-rows-spanned=\"%u\"",
                                cell->rows);
    if (cell->kind == DRAWN_CELL && cell->value != NULL)
        odfgx_buffer_add_format(w->out,
                                " office:value-type=\"float\" "
                                "office:value=\"%s\"",
                                cell->value);
    else if (cell->kind == DRAWN_CELL)
        add(w, " office:value-type=\"string\"");
    add(w, ">");
    if (cell->kind == DRAWN_CELL)
        add_cell_text(w, cell);
    else
        add(w, "<text:p/>");
    add(w, "</table:table-cell>");
}

static void add_rows(text_writer *w, const drawn_table *table)
{
    unsigned head = table->head < table->rows ? table->head : 0;
    for (unsigned r = 0; r < table->rows; r++) {
        add(w, head > 0 && r == 0 ? "<table:table-header-rows>" : "");
        add(w, "<table:table-row>");
        for (unsigned c = 0; c < table->columns; c++)
            add_cell(w, &table->cells[r][c]);
        add(w, "</table:table-row>");
        add(w, head > 0 && r + 1 == head ? "</table:table-header-rows>" : "");
    }
}

static void begin_table(text_writer *w, unsigned columns)
{
    odfgx_buffer_add_format(w->out,
                            "<table:table table:name=\"表格%u\">"
                            "<table:table-column "
                            "table:number-columns-repeated=\"%u\"/>",
                            ++w->table_count, columns);
}

static void add_table(text_writer *w, const drawn_table *table)
{
    bool nested = w->d->shape.nest == NEST_TABLES;
    if (nested) {
        begin_table(w, 1);
        add(w, "<table:table-row><table:table-cell>");
    }
    begin_table(w, table->columns);
    add_rows(w, table);
    add(w, "</table:table>");
    if (nested)
        add(w, "<text:p/></table:table-cell></table:table-row>"
               "</table:table>");
}

/* ------------------------------------------------------------- contents */

/* Lines of the table of contents that stand together; how many. */
static size_t add_contents(text_writer *w, size_t first)
{
    const drawing *d = w->d;
    size_t count = write_contents_count(d, first);
    add(w, "<text:table-of-content text:name=\"目录1\">"
           "<text:table-of-content-source text:outline-level=\"1\">"
           "<text:index-title-template>目录</text:index-title-template>"
           "</text:table-of-content-source><text:index-body>"
           "<text:index-title text:name=\"目录1_Head\"><text:p>目录</text:p>"
           "</text:index-title>");
    for (size_t i = first + 1; i < first + count; i++) {
        const char *text = d->blocks[i].text;
        size_t length = strcspn(text, "\t");
        add(w, "<text:p><text:a xlink:type=\"simple\" xlink:href=\"#h\">");
        write_escaped(w->out, text, length);
        odfgx_buffer_add_format(w->out, "<text:tab/>%s</text:a></text:p>",
                                text + length + 1);
    }
    add(w, "</text:index-body></text:table-of-content>");
    return count;
}

static size_t add_block(text_writer *w, size_t index)
{
    const drawn_block *block = &w->d->blocks[index];
    switch (block->kind) {
    case DRAWN_TITLE:
        add_title(w, block);
        return 1;
    case DRAWN_HEADING:
        add_heading(w, block);
        return 1;
    case DRAWN_CONTENTS:
        return add_contents(w, index);
    case DRAWN_TABLE:
        add_table(w, block->table);
        return 1;
    default:
        add(w, "<text:p text:style-name=\"Standard\">");
        add_inline(w, block, 0);
        add(w, "</text:p>");
        return 1;
    }
}

/* The layout of a page around all of it, or a section. */
static void add_body(text_writer *w)
{
    bool nested = w->d->shape.nest == NEST_ALL;
    bool section = !nested && w->d->shape.controls;
    if (nested) {
        begin_table(w, 1);
        add(w, "<table:table-row><table:table-cell>");
    }
    if (section)
        add(w, "<text:section text:style-name=\"Part\" text:name=\"正文\">");
    for (size_t i = 0; i < w->d->count;)
        i += add_block(w, i);
    if (section)
        add(w, "</text:section>");
    if (nested)
        add(w, "</table:table-cell></table:table-row></table:table>"
               "<text:p/>");
}

static odfgx_status write_document(
    drawing *d, odfgx_buffer *out, odfgx_error *err,
    odfgx_status (*finish)(const char *kind, const char *style,
                           const odfgx_buffer *body, odfgx_buffer *out,
                           odfgx_error *err))
{
    odfgx_buffer flow = { 0 }, body = { 0 };
    text_writer w = { .d = d, .out = &flow };
    add_body(&w);
    if (w.change_count > 0)
        odfgx_buffer_add_format(&body,
                                "<text:tracked-changes>%s"
                                "</text:tracked-changes>",
                                w.changes.data);
    odfgx_buffer_add(&body, flow.data, flow.length);
    odfgx_status status = finish("text", styles, &body, out, err);
    odfgx_buffer_clear(&w.changes);
    odfgx_buffer_clear(&flow);
    odfgx_buffer_clear(&body);
    return status;
}

odfgx_status write_odt(drawing *d, odfgx_buffer *out, odfgx_error *err)
{
    return write_document(d, out, err, write_odf_package);
}

odfgx_status write_fodt(drawing *d, odfgx_buffer *out, odfgx_error *err)
{
    return write_document(d, out, err, write_odf_flat);
}
