#include "filters/xlsx/mark.h"

#include "filters/teller.h"
#include "report/ascii.h"
#include "report/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The drawing of comments is VML (ECMA-376 part 4, 19.4.2), which Excel writes
 * so that it need not be well-formed XML: it is edited as a text, by the names
 * that everybody gives its elements. */

#define OFFICE "urn:schemas-microsoft-com:"
#define SHAPE_TYPE_ID "_x0000_t202"
#define SHAPE_ID "_x0000_s"

enum {
    WIDTH = 330,       /* of a comment's box, in pixels */
    LINE_COLUMNS = 50, /* that a line of it holds */
    LINE_HEIGHT = 17,
    HEIGHT_SPARE = 12,
    HEIGHT_MAX = 500,
    GAP = 15,           /* between the cell and the box */
    IDS_OF_SHEET = 1024 /* shapes that have one number of a sheet */
};

/* The second space says whose it is. */
static const char shape_type[] =
    "<v:shapetype  id=\"" SHAPE_TYPE_ID "\" coordsize=\"21600,21600\" "
    "o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke "
    "joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" "
    "o:connecttype=\"rect\"/></v:shapetype>";

/* The first of some bytes within others; NULL for none. */
static const char *find(const char *at, const char *end, const char *text)
{
    size_t length = strlen(text);
    for (; (size_t)(end - at) >= length; at++) {
        at = memchr(at, text[0], (size_t)(end - at) - length + 1);
        if (at == NULL || memcmp(at, text, length) == 0)
            return at;
    }
    return NULL;
}

/* ------------------------------------------------------------- cleaning */

static bool read_element(const char *at, const char *end, const char *tag,
                         uint32_t *out)
{
    uint64_t number = 0;
    const char *found = find(at, end, tag);
    if (found == NULL)
        return false;
    at = found + strlen(tag);
    while (at < end && odfgx_ascii_is_space(*at))
        at++;
    if (at == end || !odfgx_ascii_is_digit(*at))
        return false;
    for (; at < end && odfgx_ascii_is_digit(*at) && number < ODFGX_GRID_ROWS;
         at++)
        number = number * 10 + (uint64_t)(*at - '0');
    *out = (uint32_t)number;
    return true;
}

static bool is_cleaned(const char *at, const char *end,
                       const odfgx_buffer *cells)
{
    uint32_t row, column;
    if ((find(at, end, "ObjectType=\"Note\"") == NULL &&
         find(at, end, "ObjectType='Note'") == NULL) ||
        !read_element(at, end, "<x:Row>", &row) ||
        !read_element(at, end, "<x:Column>", &column))
        return false;
    odfgx_spot wanted = { .row = row, .column = column };
    return bsearch(&wanted, cells->data, cells->length / sizeof wanted,
                   sizeof wanted, odfgx_spot_compare) != NULL;
}

/* Removes the shapes of the cells. */
static void clean_shapes(odfgx_mark_part *part, odfgx_buffer *cells)
{
    static const char last[] = "</v:shape>";
    const char *bytes = part->bytes.data, *at = bytes;
    const char *end = bytes + part->bytes.length;
    qsort(cells->data, cells->length / sizeof(odfgx_spot), sizeof(odfgx_spot),
          odfgx_spot_compare);
    while ((at = find(at, end, "<v:shape")) != NULL) {
        const char *behind = find(at, end, last);
        if (!odfgx_ascii_is_space(at[sizeof "<v:shape" - 1])) {
            at++;
            continue;
        }
        if (behind == NULL)
            break;
        behind += sizeof last - 1;
        if (is_cleaned(at, behind, cells))
            (void)odfgx_mark_edit(part, (size_t)(at - bytes),
                                  (size_t)(behind - bytes));
        at = behind;
    }
}

odfgx_status odfgx_mark_clean_shapes(odfgx_marking *marking,
                                     odfgx_mark_part *part, odfgx_buffer *cells,
                                     odfgx_error *err)
{
    odfgx_status status = odfgx_mark_load(marking, part, err);
    if (status != ODFGX_OK)
        return status;
    const char *bytes = part->bytes.data;
    const char *type = find(bytes, bytes + part->bytes.length, shape_type);
    if (cells->length > 0)
        clean_shapes(part, cells);
    if (type != NULL)
        (void)odfgx_mark_edit(part, (size_t)(type - bytes),
                              (size_t)(type - bytes) + sizeof shape_type - 1);
    return ODFGX_OK;
}

/* ---------------------------------------------------- sizes of the sheet */

/* The width of a column in characters (18.3.1.13), with what a digit of the
 * usual font takes. */
static unsigned width_of(const char *text)
{
    double value = text != NULL ? strtod(text, NULL) : 0;
    return value > 0 && value < 10000 ? (unsigned)(value * 7 + 0.5) : 0;
}

static bool covers(const odfgx_node *node, uint32_t column)
{
    const char *min = odfgx_node_get(node, MARK_A_MIN);
    const char *max = odfgx_node_get(node, MARK_A_MAX);
    return min != NULL && max != NULL && strtoul(min, NULL, 10) <= column + 1 &&
           strtoul(max, NULL, 10) >= column + 1;
}

static unsigned column_width(const odfgx_mark_grid *grid, uint32_t column)
{
    const odfgx_node *root = grid->part->root;
    const odfgx_node *format = odfgx_node_child(root, MARK_SHEET_FORMAT);
    const odfgx_node *node =
        odfgx_node_child(odfgx_node_child(root, MARK_COLUMNS), MARK_COLUMN);
    unsigned width =
        format != NULL ? width_of(odfgx_node_get(format, MARK_A_DEFAULT_WIDTH))
                       : 0;
    for (; node != NULL; node = odfgx_node_again(node)) {
        const char *hidden = odfgx_node_get(node, MARK_A_HIDDEN);
        if (!covers(node, column))
            continue;
        if (hidden != NULL && (hidden[0] == '1' || hidden[0] == 't'))
            return 0;
        if (odfgx_node_get(node, MARK_A_WIDTH) != NULL)
            return width_of(odfgx_node_get(node, MARK_A_WIDTH));
    }
    return width > 0 ? width : 64;
}

static unsigned row_height(const odfgx_mark_grid *grid, uint32_t row)
{
    const odfgx_row_scan *rows = grid->rows;
    size_t first = 0, behind = rows->height_count;
    const odfgx_node *format =
        odfgx_node_child(grid->part->root, MARK_SHEET_FORMAT);
    while (first < behind) {
        size_t middle = first + (behind - first) / 2;
        if (rows->heights[middle].row < row)
            first = middle + 1;
        else
            behind = middle;
    }
    if (first < rows->height_count && rows->heights[first].row == row)
        return rows->heights[first].pixels;
    unsigned height =
        format != NULL
            ? odfgx_mark_pixels(odfgx_node_get(format, MARK_A_DEFAULT_HEIGHT))
            : 0;
    return height > 0 ? height : 20;
}

/* A place in the grid: a row or column, and pixels within. */
typedef struct anchor {
    uint32_t index;
    unsigned offset;
} anchor;

/* What is so many pixels behind another place, within the largest sheet. */
static anchor behind(const odfgx_mark_grid *grid, anchor from, unsigned pixels,
                     unsigned (*size_of)(const odfgx_mark_grid *grid,
                                         uint32_t index),
                     uint32_t limit)
{
    unsigned left = from.offset + pixels;
    while (from.index + 1 < limit) {
        unsigned size = size_of(grid, from.index);
        if (left < size)
            break;
        left -= size;
        from.index++;
    }
    from.offset = left;
    return from;
}

/* --------------------------------------------------------------- adding */

static unsigned box_height(const char *text)
{
    unsigned lines = odfgx_mark_lines(text, LINE_COLUMNS);
    unsigned height = lines * LINE_HEIGHT + HEIGHT_SPARE;
    return height < HEIGHT_MAX ? height : HEIGHT_MAX;
}

static void add_anchor(const odfgx_mark_grid *grid, const odfgx_spot *spot,
                       unsigned height, odfgx_buffer *out)
{
    bool last = spot->column + 1 >= ODFGX_GRID_COLUMNS;
    anchor left = { spot->column + !last, GAP };
    anchor top = { spot->row > 0 ? spot->row - 1 : 0, spot->row > 0 ? 10 : 2 };
    anchor right = behind(grid, left, WIDTH, column_width, ODFGX_GRID_COLUMNS);
    anchor bottom = behind(grid, top, height, row_height, ODFGX_GRID_ROWS);
    odfgx_buffer_add_format(out,
                            "<x:Anchor>%lu, %u, %lu, %u, %lu, %u, %lu, "
                            "%u</x:Anchor>",
                            (unsigned long)left.index, left.offset,
                            (unsigned long)top.index, top.offset,
                            (unsigned long)right.index, right.offset,
                            (unsigned long)bottom.index, bottom.offset);
}

static void add_shape(const odfgx_mark_grid *grid, const odfgx_spot *spot,
                      unsigned long id, const char *spaces, odfgx_buffer *out)
{
    unsigned height = box_height(spot->mark->comment);
    odfgx_buffer_add_format(
        out,
        "<v:shape%s id=\"" SHAPE_ID "%lu\" type=\"#" SHAPE_TYPE_ID
        "\" style=\"position:absolute;margin-left:0;margin-top:0;"
        "width:%upx;height:%upx;z-index:1;visibility:hidden\" "
        "fillcolor=\"#ffffe1\" o:insetmode=\"auto\">",
        spaces, id, (unsigned)WIDTH, height);
    odfgx_buffer_add_text(
        out, "<v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" "
             "obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox "
             "style=\"mso-direction-alt:auto\"><div "
             "style=\"text-align:left\"></div></v:textbox><x:ClientData "
             "ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>");
    add_anchor(grid, spot, height, out);
    odfgx_buffer_add_format(out,
                            "<x:AutoFill>False</x:AutoFill><x:Row>%lu</x:Row>"
                            "<x:Column>%lu</x:Column></x:ClientData></v:shape>",
                            (unsigned long)spot->row,
                            (unsigned long)spot->column);
}

/* Declarations of prefixes that the drawing does not have as everybody. */
static void add_spaces(const odfgx_mark_part *part, odfgx_buffer *out)
{
    static const char *const known[] = {
        " xmlns:v=\"" OFFICE "vml\"",
        " xmlns:o=\"" OFFICE "office:office\"",
        " xmlns:x=\"" OFFICE "office:excel\"",
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(known); i++) {
        if (!odfgx_mark_holds(part, known[i] + 1))
            odfgx_buffer_add_text(out, known[i]);
    }
}

/* A number that no shape of the drawing has. */
static unsigned long free_id(const odfgx_mark_part *part, size_t sheet)
{
    const char *at = part->bytes.data, *end = at + part->bytes.length;
    unsigned long highest = (unsigned long)sheet * IDS_OF_SHEET;
    while ((at = find(at, end, SHAPE_ID)) != NULL) {
        at += sizeof SHAPE_ID - 1;
        unsigned long id = strtoul(at, NULL, 10);
        if (id > highest && id < INT32_MAX / 2)
            highest = id;
    }
    return highest + 1;
}

static void begin_part(odfgx_mark_part *part, size_t sheet)
{
    odfgx_buffer_add_format(
        &part->bytes,
        "<xml xmlns:v=\"" OFFICE "vml\" xmlns:o=\"" OFFICE
        "office:office\" xmlns:x=\"" OFFICE
        "office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" "
        "data=\"%lu\"/></o:shapelayout></xml>",
        (unsigned long)sheet);
}

/* Where the drawing ends; false where it has no end. */
static bool find_end(const odfgx_mark_part *part, size_t *out)
{
    const char *bytes = part->bytes.data, *at = bytes;
    const char *end = bytes + part->bytes.length;
    bool found = false;
    while ((at = find(at, end, "</xml")) != NULL) {
        *out = (size_t)(at++ - bytes);
        found = true;
    }
    return found;
}

odfgx_status odfgx_mark_shapes(odfgx_marking *marking, odfgx_mark_part *part,
                               const odfgx_buffer *cells,
                               const odfgx_mark_grid *grid, odfgx_error *err)
{
    size_t at, count = cells->length / sizeof(odfgx_spot);
    const odfgx_spot *spots = (const void *)cells->data;
    odfgx_buffer spaces = { 0 };
    odfgx_status status = odfgx_mark_load(marking, part, err);
    if (status == ODFGX_OK && part->bytes.length == 0)
        begin_part(part, grid->number);
    if (status == ODFGX_OK)
        status = odfgx_buffer_check(&part->bytes, err);
    if (status == ODFGX_OK && !find_end(part, &at))
        return odfgx_mark_fail_kind(marking, part, err);
    if (status != ODFGX_OK)
        return status;
    add_spaces(part, &spaces);
    unsigned long id = free_id(part, grid->number);
    odfgx_buffer *out = odfgx_mark_edit(part, at, at);
    if (!odfgx_mark_holds(part, "id=\"" SHAPE_TYPE_ID "\"") &&
        !odfgx_mark_holds(part, "id='" SHAPE_TYPE_ID "'"))
        odfgx_buffer_add_text(out, shape_type);
    for (size_t i = 0; i < count && !spaces.failed; i++)
        add_shape(grid, &spots[i], id++, spaces.data != NULL ? spaces.data : "",
                  out);
    status = odfgx_buffer_check(&spaces, err);
    odfgx_buffer_clear(&spaces);
    return status;
}
