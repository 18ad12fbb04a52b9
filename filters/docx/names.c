#include "filters/docx/names.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { NONE = 1, XML, WORD, MATH, COMPATIBILITY };

/* ECMA-376 part 1, annex A (strict); part 4, annex A (transitional); part 3,
 * clause 7. */
static const odfgx_namespace namespaces[] = {
    { "", NONE },
    { "http://www.w3.org/XML/1998/namespace", XML },
    { "http://schemas.openxmlformats.org/wordprocessingml/2006/main", WORD },
    { "http://purl.oclc.org/ooxml/wordprocessingml/main", WORD },
    { "http://schemas.openxmlformats.org/officeDocument/2006/math", MATH },
    { "http://purl.oclc.org/ooxml/officeDocument/math", MATH },
    { "http://schemas.openxmlformats.org/markup-compatibility/2006",
      COMPATIBILITY },
};

static const odfgx_name names[] = {
    { WORD, "document", DOCX_DOCUMENT },
    { WORD, "body", DOCX_BODY },
    { WORD, "p", DOCX_PARAGRAPH },
    { WORD, "pPr", DOCX_PARAGRAPH_PROPERTIES },
    { WORD, "pStyle", DOCX_PARAGRAPH_STYLE },
    { WORD, "numPr", DOCX_NUMBER_PROPERTIES },
    { WORD, "numId", DOCX_NUMBER_ID },
    { WORD, "ilvl", DOCX_LEVEL_INDEX },
    { WORD, "outlineLvl", DOCX_OUTLINE_LEVEL },
    { WORD, "r", DOCX_RUN },
    { WORD, "rPr", DOCX_RUN_PROPERTIES },
    { WORD, "rStyle", DOCX_RUN_STYLE },
    { WORD, "vanish", DOCX_VANISH },
    { WORD, "del", DOCX_DELETED },
    { WORD, "moveFrom", DOCX_MOVED_AWAY },
    { WORD, "ins", DOCX_SEEN_THROUGH },
    { WORD, "moveTo", DOCX_SEEN_THROUGH },
    { WORD, "hyperlink", DOCX_SEEN_THROUGH },
    { WORD, "fldSimple", DOCX_SEEN_THROUGH },
    { WORD, "smartTag", DOCX_SEEN_THROUGH },
    { WORD, "customXml", DOCX_SEEN_THROUGH },
    { WORD, "dir", DOCX_SEEN_THROUGH },
    { WORD, "bdo", DOCX_SEEN_THROUGH },
    { WORD, "t", DOCX_TEXT },
    { WORD, "tab", DOCX_TAB },
    { WORD, "ptab", DOCX_TAB },
    { WORD, "br", DOCX_BREAK },
    { WORD, "cr", DOCX_BREAK },
    { WORD, "noBreakHyphen", DOCX_HARD_HYPHEN },
    { WORD, "sym", DOCX_SYMBOL },
    { WORD, "ruby", DOCX_RUBY },
    { WORD, "rubyBase", DOCX_RUBY_BASE },
    { WORD, "fldChar", DOCX_FIELD_MARK },
    { WORD, "instrText", DOCX_FIELD_CODE },
    { WORD, "ffData", DOCX_FORM_FIELD },
    { WORD, "checkBox", DOCX_FORM_CHECK_BOX },
    { WORD, "checked", DOCX_FORM_CHECKED },
    { WORD, "ddList", DOCX_FORM_LIST },
    { WORD, "result", DOCX_FORM_RESULT },
    { WORD, "listEntry", DOCX_FORM_ENTRY },
    { WORD, "drawing", DOCX_DRAWING },
    { WORD, "pict", DOCX_DRAWING },
    { WORD, "txbxContent", DOCX_BOX },
    { WORD, "tbl", DOCX_TABLE },
    { WORD, "tr", DOCX_ROW },
    { WORD, "trPr", DOCX_ROW_PROPERTIES },
    { WORD, "gridBefore", DOCX_GRID_BEFORE },
    { WORD, "hidden", DOCX_HIDDEN },
    { WORD, "tc", DOCX_CELL },
    { WORD, "tcPr", DOCX_CELL_PROPERTIES },
    { WORD, "gridSpan", DOCX_GRID_SPAN },
    { WORD, "vMerge", DOCX_VERTICAL_MERGE },
    { WORD, "hMerge", DOCX_HORIZONTAL_MERGE },
    { WORD, "cellDel", DOCX_CELL_DELETED },
    { WORD, "cellMerge", DOCX_CELL_MERGED },
    { WORD, "sdt", DOCX_CONTROL },
    { WORD, "sdtPr", DOCX_CONTROL_PROPERTIES },
    { WORD, "sdtContent", DOCX_CONTROL_CONTENT },
    { WORD, "showingPlcHdr", DOCX_PLACEHOLDER_SHOWN },
    { WORD, "docPartObj", DOCX_GALLERY_PART },
    { WORD, "docPartGallery", DOCX_GALLERY },
    { COMPATIBILITY, "AlternateContent", DOCX_ALTERNATIVES },
    { COMPATIBILITY, "Choice", DOCX_CHOICE },
    { COMPATIBILITY, "Fallback", DOCX_FALLBACK },
    { MATH, "r", DOCX_RUN },
    { MATH, "t", DOCX_TEXT },
    { MATH, "den", DOCX_MATH_DENOMINATOR },
    { MATH, "sup", DOCX_MATH_SUPERSCRIPT },
    { MATH, "sub", DOCX_MATH_SUBSCRIPT },
    { MATH, NULL, DOCX_MATH },
    { WORD, "commentRangeStart", DOCX_COMMENTED },
    { WORD, "commentReference", DOCX_COMMENTED },
    { WORD, "comments", DOCX_COMMENTS },
    { WORD, "comment", DOCX_COMMENT },

    { WORD, "styles", DOCX_STYLES },
    { WORD, "style", DOCX_STYLE },
    { WORD, "name", DOCX_NAME },
    { WORD, "basedOn", DOCX_BASED_ON },
    { WORD, "default", DOCX_DEFAULT },

    { WORD, "numbering", DOCX_NUMBERING },
    { WORD, "abstractNum", DOCX_ABSTRACT_NUMBER },
    { WORD, "abstractNumId", DOCX_ABSTRACT_NUMBER_ID },
    { WORD, "numStyleLink", DOCX_STYLE_LINK },
    { WORD, "lvl", DOCX_LEVEL },
    { WORD, "start", DOCX_START },
    { WORD, "numFmt", DOCX_NUMBER_FORMAT },
    { WORD, "lvlText", DOCX_LEVEL_TEXT },
    { WORD, "lvlRestart", DOCX_LEVEL_RESTART },
    { WORD, "isLgl", DOCX_LEGAL },
    { WORD, "suff", DOCX_SUFFIX },
    { WORD, "num", DOCX_NUMBER },
    { WORD, "lvlOverride", DOCX_OVERRIDE },
    { WORD, "startOverride", DOCX_START_OVERRIDE },

    { WORD, "val", DOCX_VALUE },
    { XML, "space", DOCX_SPACE },
    { WORD, "type", DOCX_TYPE },
    { WORD, "font", DOCX_FONT },
    { WORD, "char", DOCX_CHARACTER },
    { WORD, "fldCharType", DOCX_FIELD_MARK_TYPE },
    { NONE, "Requires", DOCX_REQUIRES },
    { WORD, "styleId", DOCX_STYLE_ID },
    { WORD, "format", DOCX_FORMAT },
    { WORD, "id", DOCX_ID },
    { WORD, "author", DOCX_AUTHOR },
};

const odfgx_vocabulary odfgx_docx_vocabulary = { namespaces,
                                                 ODFGX_COUNT_OF(namespaces),
                                                 names, ODFGX_COUNT_OF(names) };

static bool is_off(const char *value)
{
    return strcmp(value, "0") == 0 || strcmp(value, "false") == 0 ||
           strcmp(value, "off") == 0;
}

bool odfgx_docx_is_on(const odfgx_attributes *attributes)
{
    const char *value = odfgx_attribute_get(attributes, DOCX_VALUE);
    return value == NULL || !is_off(value);
}

bool odfgx_docx_number(const char *text, long *out)
{
    char *end;
    if (text == NULL)
        return false;
    errno = 0;
    *out = strtol(text, &end, 10);
    return end != text && *end == '\0' && errno == 0;
}
