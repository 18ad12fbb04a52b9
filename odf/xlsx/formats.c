/* How the cells of an empty workbook look in Excel. */
#include "odf/workbook_styles.h"
#include "odf/xlsx/write.h"

#define SONG "宋体"
#define HEI "黑体"

#define NUMBER(colour) ODFGX_COLOUR_NUMBER(colour)

typedef struct cell_look {
    const char *font;
    double size; /* in points */
    uint32_t fill, ink;
    uint8_t across, down; /* alignment */
    bool framed, unlocked, bold, underlined;
} cell_look;

static const cell_look looks[ODFGX_STYLES] = {
    [ODFGX_STYLE_PLAIN] = { .font = SONG, .size = 11 },
    [ODFGX_STYLE_TITLE] = { .font = HEI,
                            .size = 15,
                            .across = LXW_ALIGN_CENTER,
                            .down = LXW_ALIGN_VERTICAL_CENTER },
    [ODFGX_STYLE_BAND] = { .font = HEI,
                           .size = 11,
                           .fill = NUMBER(ODFGX_COLOUR_BAND),
                           .across = LXW_ALIGN_LEFT,
                           .down = LXW_ALIGN_VERTICAL_CENTER,
                           .framed = true },
    [ODFGX_STYLE_HEAD] = { .font = HEI,
                           .size = 11,
                           .fill = NUMBER(ODFGX_COLOUR_HEAD),
                           .across = LXW_ALIGN_CENTER,
                           .down = LXW_ALIGN_VERTICAL_CENTER,
                           .framed = true },
    [ODFGX_STYLE_LABEL] = { .font = SONG,
                            .size = 11,
                            .fill = NUMBER(ODFGX_COLOUR_LABEL),
                            .across = LXW_ALIGN_LEFT,
                            .down = LXW_ALIGN_VERTICAL_CENTER,
                            .framed = true },
    [ODFGX_STYLE_FIGURE] = { .font = SONG,
                             .size = 12,
                             .fill = NUMBER(ODFGX_COLOUR_ENTRY),
                             .across = LXW_ALIGN_CENTER,
                             .down = LXW_ALIGN_VERTICAL_CENTER,
                             .framed = true,
                             .unlocked = true },
    [ODFGX_STYLE_TOTAL] = { .font = SONG,
                            .size = 12,
                            .fill = NUMBER(ODFGX_COLOUR_TOTAL),
                            .across = LXW_ALIGN_CENTER,
                            .down = LXW_ALIGN_VERTICAL_CENTER,
                            .framed = true },
    [ODFGX_STYLE_ENTRY] = { .font = SONG,
                            .size = 12,
                            .fill = NUMBER(ODFGX_COLOUR_ENTRY),
                            .across = LXW_ALIGN_LEFT,
                            .down = LXW_ALIGN_VERTICAL_CENTER,
                            .framed = true,
                            .unlocked = true },
    [ODFGX_STYLE_NOTE] = { .font = SONG,
                           .size = 12,
                           .across = LXW_ALIGN_LEFT,
                           .down = LXW_ALIGN_VERTICAL_TOP },
    [ODFGX_STYLE_RESULT] = { .font = SONG,
                             .size = 11,
                             .fill = NUMBER(ODFGX_COLOUR_GOOD),
                             .ink = NUMBER(ODFGX_COLOUR_GOOD_TEXT),
                             .across = LXW_ALIGN_CENTER,
                             .down = LXW_ALIGN_VERTICAL_CENTER,
                             .framed = true },
    [ODFGX_STYLE_PROSE] = { .font = SONG,
                            .size = 12,
                            .fill = NUMBER(ODFGX_COLOUR_ENTRY),
                            .across = LXW_ALIGN_LEFT,
                            .down = LXW_ALIGN_VERTICAL_TOP,
                            .framed = true,
                            .unlocked = true },
    [ODFGX_STYLE_PAST] = { .font = SONG,
                           .size = 9,
                           .ink = NUMBER(ODFGX_COLOUR_PAST_TEXT),
                           .across = LXW_ALIGN_CENTER,
                           .down = LXW_ALIGN_VERTICAL_CENTER,
                           .framed = true },
};

/* In a text to be filled in: runs do not all take the cell's font. */
static const cell_look usual = { .font = SONG, .size = 12 };
static const cell_look stale = { .font = SONG,
                                 .size = 12,
                                 .ink = NUMBER(ODFGX_COLOUR_STALE_TEXT),
                                 .underlined = true };

/* What differs from the style of results, where it applies. */
static const cell_look bad = { .fill = NUMBER(ODFGX_COLOUR_BAD),
                               .ink = NUMBER(ODFGX_COLOUR_BAD_TEXT),
                               .bold = true };

static void set_colours(lxw_format *format, const cell_look *look)
{
    if (look->fill != 0)
        format_set_bg_color(format, look->fill);
    if (look->fill != 0 && look->font != NULL)
        format_set_pattern(format, LXW_PATTERN_SOLID);
    if (look->ink != 0)
        format_set_font_color(format, look->ink);
    if (look->bold)
        format_set_bold(format);
    if (look->underlined)
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
}

static void set_cell(lxw_format *format, const cell_look *look)
{
    format_set_font_name(format, look->font);
    format_set_font_size(format, look->size);
    if (look->across != LXW_ALIGN_NONE) {
        format_set_text_wrap(format);
        format_set_align(format, look->across);
        format_set_align(format, look->down);
    }
    if (look->unlocked)
        format_set_unlocked(format);
    if (look->framed) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, NUMBER(ODFGX_COLOUR_BORDER));
    }
}

static lxw_format *add_format(odfgx_xlsx *xlsx, const cell_look *look)
{
    lxw_format *format = workbook_add_format(xlsx->file);
    if (format == NULL) {
        odfgx_xlsx_note(xlsx, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return NULL;
    }
    set_colours(format, look);
    if (look->font != NULL)
        set_cell(format, look);
    return format;
}

/* The format of cells without any is the first one, in whose digits columns
 * are measured: libxlsxwriter's is Calibri, which few have in China. */
static void set_default_font(odfgx_xlsx *xlsx)
{
    lxw_format *format = STAILQ_FIRST(xlsx->file->formats);
    if (format != NULL)
        set_cell(format, &looks[ODFGX_STYLE_PLAIN]);
}

void odfgx_xlsx_add_formats(odfgx_xlsx *xlsx)
{
    set_default_font(xlsx);
    for (size_t i = 0; i < ODFGX_STYLES; i++)
        xlsx->formats[i] = add_format(xlsx, &looks[i]);
    xlsx->bad = add_format(xlsx, &bad);
    xlsx->stale = add_format(xlsx, &stale);
    xlsx->usual = add_format(xlsx, &usual);
}
