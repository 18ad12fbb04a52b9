#include "filters/docx/mark.h"

enum { WORD = 1 };

/* ECMA-376 part 1, annex A (strict); part 4, annex A (transitional). */
static const odfgx_namespace namespaces[] = {
    { "http://schemas.openxmlformats.org/wordprocessingml/2006/main", WORD },
    { "http://purl.oclc.org/ooxml/wordprocessingml/main", WORD },
};

/* The properties of a cell come in an order (17.4.66); here are those before
 * its shading. */
static const odfgx_name names[] = {
    { WORD, "body", MARK_BODY },
    { WORD, "p", MARK_PARAGRAPH },
    { WORD, "pPr", MARK_PARAGRAPH_PROPERTIES },
    { WORD, "r", MARK_RUN },
    { WORD, "rPr", MARK_RUN_PROPERTIES },
    { WORD, "t", MARK_TEXT },
    { WORD, "tab", MARK_SIGN },
    { WORD, "ptab", MARK_SIGN },
    { WORD, "br", MARK_SIGN },
    { WORD, "cr", MARK_SIGN },
    { WORD, "sym", MARK_SIGN },
    { WORD, "noBreakHyphen", MARK_SIGN },
    { WORD, "softHyphen", MARK_SIGN },
    { WORD, "fldChar", MARK_FIELD },
    { WORD, "fldSimple", MARK_FIELD },
    { WORD, "ins", MARK_CHANGE },
    { WORD, "del", MARK_CHANGE },
    { WORD, "moveFrom", MARK_CHANGE },
    { WORD, "moveTo", MARK_CHANGE },
    { WORD, "cellIns", MARK_CHANGE },
    { WORD, "cellDel", MARK_CHANGE },
    { WORD, "cellMerge", MARK_CHANGE },
    { WORD, "tbl", MARK_TABLE },
    { WORD, "tc", MARK_CELL },
    { WORD, "tcPr", MARK_CELL_PROPERTIES },
    { WORD, "cnfStyle", MARK_BEFORE_SHADING },
    { WORD, "tcW", MARK_BEFORE_SHADING },
    { WORD, "gridSpan", MARK_BEFORE_SHADING },
    { WORD, "hMerge", MARK_BEFORE_SHADING },
    { WORD, "vMerge", MARK_BEFORE_SHADING },
    { WORD, "tcBorders", MARK_BEFORE_SHADING },
    { WORD, "shd", MARK_SHADING },
    { WORD, "txbxContent", MARK_BOX },
    { WORD, "drawing", MARK_PICTURE },
    { WORD, "pict", MARK_PICTURE },
    { WORD, "object", MARK_PICTURE },
    { WORD, "bookmarkStart", MARK_BOOKMARK },
    { WORD, "bookmarkEnd", MARK_BOOKMARK_END },
    { WORD, "commentRangeStart", MARK_COMMENT_BEGIN },
    { WORD, "commentRangeEnd", MARK_COMMENT_END },
    { WORD, "commentReference", MARK_REFERENCE },
    { WORD, "comments", MARK_COMMENTS },
    { WORD, "comment", MARK_COMMENT },
    { WORD, NULL, MARK_OTHER },
    { WORD, "id", MARK_ID },
    { WORD, "name", MARK_NAME },
    { WORD, "val", MARK_VALUE },
    { WORD, "color", MARK_COLOR },
    { WORD, "fill", MARK_FILL },
    { WORD, "author", MARK_AUTHOR },
};

const odfgx_vocabulary odfgx_docx_mark_vocabulary = {
    namespaces, ODFGX_COUNT_OF(namespaces), names, ODFGX_COUNT_OF(names)
};
