#include "tests/filters/match/write.h"

#include <string.h>

/* The page as it goes. */
typedef struct page_writer {
    drawing *d;
    odfgx_buffer out;
} page_writer;

static void add(page_writer *w, const char *markup)
{
    odfgx_buffer_add_text(&w->out, markup);
}

/* An end tag, which a page of the older kind leaves out. */
static void add_end(page_writer *w, const char *tag)
{
    if (!w->d->shape.loose)
        add(w, tag);
}

/* ------------------------------------------------------------------ text */

/* Quotes as entities, as editors of content systems write them. */
static void add_escaped(page_writer *w, const char *text, size_t length)
{
    static const char *const entities[][2] = {
        { "“", "&ldquo;" },
        { "”", "&rdquo;" },
        { "、", "&#12289;" },
        { "　", "&#x3000;" },
    };
    for (size_t i = 0; i < length;) {
        size_t used = 0;
        for (size_t e = 0; e < ODFGX_COUNT_OF(entities) && used == 0; e++) {
            size_t bytes = strlen(entities[e][0]);
            if (w->d->shape.controls && bytes <= length - i &&
                memcmp(text + i, entities[e][0], bytes) == 0) {
                add(w, entities[e][1]);
                used = bytes;
            }
        }
        if (used == 0) {
            write_escaped(&w->out, text + i, 1);
            used = 1;
        }
        i += used;
    }
}

static void add_line(page_writer *w, const char *text, size_t length)
{
    static const char *const spans[] = {
        "<span style=\"font-family:仿宋_GB2312;font-size:16pt\">",
        "<span lang=EN-US style='mso-bidi-font-size:16.0pt'>",
        "<font face=\"宋体\">",
    };
    static const char *const ends[] = { "</span>", "</span>", "</font>" };
    for (size_t used = 0; used < length;) {
        size_t piece = write_piece(w->d, text + used, length - used);
        size_t kind = w->d->shape.split ? (size_t)shape_random(&w->d->seed, 6)
                                        : ODFGX_COUNT_OF(spans);
        bool span = kind < ODFGX_COUNT_OF(spans);
        add(w, span ? spans[kind] : "");
        add_escaped(w, text + used, piece);
        add(w, span ? ends[kind] : "");
        used += piece;
    }
    add(w, w->d->shape.split ? "<o:p></o:p>" : "");
}

static void add_lines(page_writer *w, const char *text, size_t length)
{
    for (size_t used = 0; used < length;) {
        size_t line = write_line(text + used);
        if (line > length - used)
            line = length - used;
        add_line(w, text + used, line);
        used += line;
        if (used < length) {
            add(w, w->d->shape.loose ? "<BR>" : "<br/>");
            used++;
        }
    }
}

/* What a style hides is not there for the reader. */
static void add_hidden(page_writer *w, const char *wrong)
{
    if (w->d->shape.tracked && drawing_one_in(w->d, 4))
        odfgx_buffer_add_format(
            &w->out, "<span style=\"display:none\">%s</span>", wrong);
}

/* ---------------------------------------------------------------- tables */

static void add_cell_text(page_writer *w, const drawn_cell *cell)
{
    const char *text = cell->text;
    bool paragraphs = drawing_one_in(w->d, 2);
    if (text[0] == '\0') {
        add(w, drawing_one_in(w->d, 2) ? "&nbsp;" : "");
        return;
    }
    if (!paragraphs) {
        bool padded = w->d->shape.split && cell->figure;
        add(w, padded ? "&nbsp;" : "\n        ");
        add_lines(w, text, strlen(text));
        add(w, padded ? "&nbsp;" : "\n      ");
        return;
    }
    for (;;) {
        size_t length = write_line(text);
        add(w, "<p class=\"MsoNormal\" align=\"center\">");
        add_lines(w, text, length);
        if (cell->figure)
            add_hidden(w, "8");
        add_end(w, "</p>");
        if (text[length] == '\0')
            break;
        text += length + 1;
    }
}

static void add_cell(page_writer *w, const drawn_cell *cell, bool head)
{
    bool th = head && !w->d->shape.loose;
    if (cell->kind == DRAWN_COVERED ||
        (cell->kind == DRAWN_ABSENT && w->d->shape.ragged))
        return;
    add(w, th ? "      <th" : w->d->shape.loose ? "      <TD" : "      <td");
    if (cell->kind == DRAWN_CELL && cell->columns > 1)
        odfgx_buffer_add_format(
            &w->out, w->d->shape.loose ? " colSpan=%u" : " colspan=\"%u\"",
            cell->columns);
    if (cell->kind == DRAWN_CELL && cell->rows > 1)
        odfgx_buffer_add_format(&w->out, " rowspan=\"%u\"", cell->rows);
    add(w, " style=\"border:1px solid #000\">");
    if (cell->kind == DRAWN_CELL)
        add_cell_text(w, cell);
    if (th)
        add(w, "</th>");
    else
        add_end(w, "</td>");
    add(w, "\n");
}

static void add_table(page_writer *w, const drawn_table *table)
{
    bool nested = w->d->shape.nest == NEST_TABLES;
    add(w, nested ? "<table width=\"100%\"><tr><td align=\"center\">\n" : "");
    add(w, "<div class=\"table-wrap\"><table border=\"1\" cellspacing=\"0\">\n"
           "  <colgroup><col width=\"80\"></colgroup>\n  <tbody>\n");
    for (unsigned r = 0; r < table->rows; r++) {
        add(w, w->d->shape.loose ? "    <TR>\n" : "    <tr>\n");
        for (unsigned c = 0; c < table->columns; c++)
            add_cell(w, &table->cells[r][c], r < table->head);
        add_end(w, "    </tr>\n");
    }
    add(w, "  </tbody>\n</table></div>\n");
    add(w, nested ? "</td></tr></table>\n" : "");
}

/* ------------------------------------------------------------ paragraphs */

static void add_paragraph(page_writer *w, const drawn_block *block)
{
    const char *text = block->text;
    size_t length = strlen(text);
    add(w, "<p class=\"MsoNormal\" style=\"text-indent:2em\">");
    add(w, w->d->shape.split ? "&nbsp;&nbsp;&nbsp; " : "");
    if (block->run_in > 0) {
        add(w, "<strong>");
        add_lines(w, text, block->run_in);
        add(w, "</strong>");
    }
    add_lines(w, text + block->run_in, length - block->run_in);
    if (length > 0 && block->kind == DRAWN_PARAGRAPH)
        add_hidden(w, "其中 9999 件。");
    add_end(w, "</p>");
    add(w, "\n");
}

/* A line of a table of contents, as it was typed. */
static void add_contents(page_writer *w, const char *text)
{
    size_t length = strcspn(text, "\t");
    add(w, "<p>");
    add_escaped(w, text, length);
    if (text[length] == '\t')
        odfgx_buffer_add_format(&w->out, "&hellip;&hellip;&hellip;%s",
                                text + length + 1);
    add(w, "</p>\n");
}

static void add_block(page_writer *w, const drawn_block *block)
{
    const char *text = block->text;
    switch (block->kind) {
    case DRAWN_TABLE:
        add_table(w, block->table);
        break;
    case DRAWN_TITLE:
        add(w, w->d->shape.boxed ? "<h1>" : "<div align=\"center\"><b>");
        add_lines(w, text, strlen(text));
        add(w, w->d->shape.boxed ? "</h1>\n" : "</b></div>\n");
        break;
    case DRAWN_HEADING:
        if (w->d->shape.numbered) {
            add(w, "<h2>");
            add_lines(w, text, strlen(text));
            add(w, "</h2>\n");
        } else {
            add_paragraph(w, block);
        }
        break;
    case DRAWN_PARAGRAPH:
        add_paragraph(w, block);
        break;
    case DRAWN_CONTENTS:
        add_contents(w, text);
        break;
    }
}

/* ------------------------------------------------------------------ page */

static void add_head(page_writer *w)
{
    odfgx_buffer_add_format(
        &w->out,
        "%s\n<html>\n<head>\n%s<title>信息公开_政府网站</title>\n<style>\n"
        "table td > p { margin: 0 } /* <table> */\n</style>\n"
        "<script type=\"text/javascript\">\nvar t = \"<table><tr><td>9999"
        "</td></tr>\"; if (1 < 2 && t) { }\n</script>\n"
        "<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml>"
        "<![endif]-->\n</head>\n<body>\n",
        w->d->shape.loose ? "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.0 "
                            "Transitional//EN\">"
                          : "<!DOCTYPE html>",
        w->d->shape.gb18030
            ? "<meta http-equiv=\"Content-Type\" content=\"text/html; "
              "charset=gb2312\">\n"
            : "<meta charset=\"utf-8\"/>\n");
}

/* A page of tables within tables, or of divisions. */
static void add_layout(page_writer *w)
{
    bool nested = w->d->shape.nest == NEST_ALL;
    add(w, "<div class=\"nav\"><ul><li><a href=\"/\">首页</a></li><li>"
           "<a href=\"/gk\">政务公开</a></li></ul></div>\n");
    add(w, nested ? "<table width=\"1000\"><tr><td width=\"200\">栏目导航"
                    "</td><td>\n"
                  : "<div id=\"zoom\">\n");
    for (size_t i = 0; i < w->d->count; i++)
        add_block(w, &w->d->blocks[i]);
    add(w, nested ? "</td></tr></table>\n" : "</div>\n");
    add(w, "<script>document.write('<p>版权 9999</p>');</script>\n"
           "</body>\n</html>\n");
}

odfgx_status write_html(drawing *d, odfgx_buffer *out, odfgx_error *err)
{
    page_writer w = { .d = d };
    odfgx_status status;
    add_head(&w);
    add_layout(&w);
    if (d->shape.gb18030) {
        status = write_in_gb18030(&w.out, out, err);
    } else {
        odfgx_buffer_add(out, w.out.data, w.out.length);
        status = odfgx_buffer_check(out, err);
    }
    odfgx_buffer_clear(&w.out);
    return status;
}
