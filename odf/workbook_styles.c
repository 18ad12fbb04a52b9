#include "odf/workbook_styles.h"

const char *const odfgx_style_names[ODFGX_STYLES] = {
    [ODFGX_STYLE_PLAIN] = "Default", [ODFGX_STYLE_TITLE] = "title",
    [ODFGX_STYLE_BAND] = "band",     [ODFGX_STYLE_HEAD] = "head",
    [ODFGX_STYLE_LABEL] = "label",   [ODFGX_STYLE_FIGURE] = "figure",
    [ODFGX_STYLE_TOTAL] = "total",   [ODFGX_STYLE_ENTRY] = "entry",
    [ODFGX_STYLE_NOTE] = "note",     [ODFGX_STYLE_RESULT] = "result",
    [ODFGX_STYLE_PROSE] = "prose",   [ODFGX_STYLE_PAST] = "past",
};

/* A cell style: its parent, then what differs from it. */
#define CELL(name, display, parent, cell, paragraph, text)                     \
    "<style:style style:name='" name "' style:display-name='" display          \
    "' style:family='table-cell' style:parent-style-name='" parent "'>"        \
    "<style:table-cell-properties " cell "/>"                                  \
    "<style:paragraph-properties " paragraph "/>"                              \
    "<style:text-properties " text "/></style:style>\n"

#define BORDER                                                                 \
    "fo:border='0.5pt solid " ODFGX_COLOUR_NAME(ODFGX_COLOUR_BORDER) "'"
#define FILL(colour) "fo:background-color='" ODFGX_COLOUR_NAME(colour) "'"
#define INK(colour) "fo:color='" ODFGX_COLOUR_NAME(colour) "'"
#define BOLD "fo:font-weight='bold' style:font-weight-asian='bold'"
#define FONT(name) "style:font-name='" name "' style:font-name-asian='" name "'"
#define SIZE(size) "fo:font-size='" size "' style:font-size-asian='" size "'"

/* A page: A4, scaled to its width, the sheet's name and the page's number
 * under it. */
#define PAGE(name, width, height, orientation, scale)                          \
    "<style:page-layout style:name='page-" name "'>"                           \
    "<style:page-layout-properties fo:page-width='" width                      \
    "' fo:page-height='" height "' style:print-orientation='" orientation      \
    "' fo:margin-top='15mm' fo:margin-bottom='12mm' fo:margin-left='15mm'"     \
    " fo:margin-right='15mm' style:table-centering='horizontal' " scale "/>"   \
    "<style:header-style/><style:footer-style><style:header-footer-properties" \
    " fo:min-height='8mm' fo:margin-top='3mm'/></style:footer-style>"          \
    "</style:page-layout>\n"

/* The office suite shows the second name. */
#define MASTER(name, shown)                                                    \
    "<style:master-page style:name='" name "' style:display-name='" shown      \
    "' style:page-layout-name='page-" name "'>"                                \
    "<style:header style:display='false'/><style:footer><text:p>"              \
    "<text:sheet-name>-</text:sheet-name> — "                                \
    "<text:page-number>1</text:page-number></text:p></style:footer>"           \
    "</style:master-page>\n"

const char *const odfgx_workbook_styles[] = {
    "<?xml version='1.0' encoding='UTF-8'?>\n"
    "<office:document-styles office:version='1.3'"
    " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
    " xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
    " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
    " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
    " xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'"
    " xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'"
    ">\n",

    /* What Windows and WPS have comes first, then what Linux has. */
    "<office:font-face-decls>"
    "<style:font-face style:name='宋体' svg:font-family=\"'宋体', 'SimSun',"
    " 'Noto Serif CJK SC', 'AR PL UMing CN', serif\""
    " style:font-family-generic='roman'/>"
    "<style:font-face style:name='黑体' svg:font-family=\"'黑体', 'SimHei',"
    " 'Noto Sans CJK SC', 'WenQuanYi Zen Hei', sans-serif\""
    " style:font-family-generic='swiss'/>"
    "</office:font-face-decls>\n",

    "<office:styles>\n"
    "<style:default-style style:family='table-cell'>"
    "<style:text-properties " FONT("宋体") " " SIZE(
        "11pt") " fo:language='zh' fo:country='CN' style:language-asian='zh'"
                " style:country-asian='CN'/></style:default-style>\n"
                "<style:style style:name='Default' "
                "style:family='table-cell'/>\n",

    CELL("title", "标题", "Default",
         "style:vertical-align='middle'"
         " fo:wrap-option='wrap' fo:padding='1mm'",
         "fo:text-align='center' style:line-break='strict'",
         FONT("黑体") " " SIZE("15pt")),
    CELL("frame", "边框", "Default",
         BORDER " fo:wrap-option='wrap'"
                " fo:padding='0.7mm' fo:padding-left='1.2mm'"
                " fo:padding-right='1.2mm' style:vertical-align='middle'"
                " style:cell-protect='protected'",
         "fo:text-align='center' style:line-break='strict'", SIZE("11pt")),
    CELL("band", "分段标题", "frame", FILL(ODFGX_COLOUR_BAND),
         "fo:text-align='start' fo:margin-left='0mm'", FONT("黑体")),
    CELL("head", "表头", "frame", FILL(ODFGX_COLOUR_HEAD),
         "fo:text-align='center'", FONT("黑体")),
    CELL("label", "行标签", "frame",
         FILL(ODFGX_COLOUR_LABEL) " style:text-align-source='fix'",
         "fo:text-align='start' fo:margin-left='0mm'", SIZE("11pt")),
    CELL("figure", "填数字", "frame",
         FILL(ODFGX_COLOUR_ENTRY) " style:cell-protect='none' "
                                  "style:text-align-source='fix'",
         "fo:text-align='center'", SIZE("12pt")),
    CELL("total", "自动合计", "frame",
         FILL(ODFGX_COLOUR_TOTAL) " style:text-align-source='fix'",
         "fo:text-align='center'", SIZE("12pt")),
    CELL("entry", "填文字", "frame",
         FILL(ODFGX_COLOUR_ENTRY) " style:cell-protect='none' "
                                  "style:vertical-align='top'"
                                  " style:text-align-source='fix'",
         "fo:text-align='start' fo:margin-left='0mm'", SIZE("12pt")),
    CELL("note", "说明", "Default",
         "fo:wrap-option='wrap' fo:padding='1mm'"
         " style:vertical-align='top'",
         "fo:text-align='start' style:line-break='strict'", SIZE("12pt")),
    CELL("result", "检查结果", "frame", FILL(ODFGX_COLOUR_GOOD),
         "fo:text-align='center'", INK(ODFGX_COLOUR_GOOD_TEXT)),
    CELL(ODFGX_STYLE_NAME_BAD, "检查不符", "frame", FILL(ODFGX_COLOUR_BAD),
         "fo:text-align='center'", INK(ODFGX_COLOUR_BAD_TEXT) " " BOLD),

    /* Offices break lines elsewhere in print than on the screen, by which they
     * make rows high enough: there is room for one more. */
    CELL("prose", "段落", "entry",
         "fo:padding='0.7mm'"
         " fo:padding-left='1.2mm' fo:padding-right='1.2mm'"
         " fo:padding-bottom='6.5mm'",
         "fo:text-align='start'", SIZE("12pt")),
    CELL("past", "上年数字", "frame",
         "fo:padding-left='0.5mm' fo:padding-right='0.5mm'"
         " style:text-align-source='fix'",
         "fo:text-align='center'", SIZE("9pt") " " INK(ODFGX_COLOUR_PAST_TEXT)),

    "</office:styles>\n<office:automatic-styles>\n" PAGE(
        ODFGX_PAGES_FLOW, "210mm", "297mm", "portrait", "style:scale-to-X='1'")
        PAGE(ODFGX_PAGES_UPRIGHT, "210mm", "297mm", "portrait",
             "style:scale-to-X='1' style:scale-to-Y='1'")
            PAGE(ODFGX_PAGES_LYING, "297mm", "210mm", "landscape",
                 "style:scale-to-X='1' style:scale-to-Y='1'"),

    "</office:automatic-styles>\n<office:master-styles>\n" MASTER(
        ODFGX_PAGES_FLOW, "文字页") MASTER(ODFGX_PAGES_UPRIGHT, "竖页")
        MASTER(ODFGX_PAGES_LYING, "横页") "</office:master-styles>\n</"
                                          "office:document-styles>\n",
    NULL
};
