#include "filters/html/state.h"
#include "report/ascii.h"

#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- elements */

typedef struct element {
    const char *name;
    unsigned traits;
} element;

/* In the order of their names. What browsers show in lines of its own (HTML,
 * 15.3), and what they don't show, or as a field only; so is left out what by
 * its name is not of the page's matter. Unknown ones are parts of a line. */
static const element elements[] = {
    { "address", HTML_BLOCK },
    { "article", HTML_BLOCK },
    { "aside", HTML_LEFT_OUT },
    { "audio", HTML_LEFT_OUT },
    { "blockquote", HTML_BLOCK },
    { "body", HTML_BLOCK },
    { "br", HTML_BREAK },
    { "button", HTML_LEFT_OUT },
    { "canvas", HTML_LEFT_OUT },
    { "caption", HTML_BLOCK },
    { "center", HTML_BLOCK },
    { "datalist", HTML_LEFT_OUT },
    { "dd", HTML_BLOCK },
    { "del", HTML_LEFT_OUT },
    { "details", HTML_BLOCK },
    { "dir", HTML_BLOCK | HTML_LIST },
    { "div", HTML_BLOCK },
    { "dl", HTML_BLOCK },
    { "dt", HTML_BLOCK },
    { "fieldset", HTML_BLOCK },
    { "figcaption", HTML_BLOCK },
    { "figure", HTML_BLOCK },
    { "footer", HTML_LEFT_OUT },
    { "form", HTML_BLOCK },
    { "frameset", HTML_BLOCK },
    { "h1", HTML_BLOCK | HTML_HEADING },
    { "h2", HTML_BLOCK | HTML_HEADING },
    { "h3", HTML_BLOCK | HTML_HEADING },
    { "h4", HTML_BLOCK | HTML_HEADING },
    { "h5", HTML_BLOCK | HTML_HEADING },
    { "h6", HTML_BLOCK | HTML_HEADING },
    { "head", HTML_BLOCK },
    { "header", HTML_BLOCK },
    { "hgroup", HTML_BLOCK },
    { "hr", HTML_BLOCK },
    { "html", HTML_BLOCK },
    { "iframe", HTML_LEFT_OUT },
    { "legend", HTML_BLOCK },
    { "li", HTML_BLOCK | HTML_ITEM },
    { "listing", HTML_BLOCK | HTML_KEPT },
    { "main", HTML_BLOCK },
    { "menu", HTML_BLOCK | HTML_LIST },
    { "nav", HTML_LEFT_OUT },
    { "noembed", HTML_LEFT_OUT },
    { "noframes", HTML_LEFT_OUT },
    { "noscript", HTML_LEFT_OUT },
    { "ol", HTML_BLOCK | HTML_LIST | HTML_NUMBERED },
    { "p", HTML_BLOCK },
    { "plaintext", HTML_BLOCK | HTML_KEPT },
    { "pre", HTML_BLOCK | HTML_KEPT },
    { "rp", HTML_LEFT_OUT },
    { "rt", HTML_LEFT_OUT },
    { "script", HTML_LEFT_OUT },
    { "search", HTML_BLOCK },
    { "section", HTML_BLOCK },
    { "select", HTML_LEFT_OUT },
    { "style", HTML_LEFT_OUT },
    { "summary", HTML_BLOCK },
    { "table", HTML_BLOCK | HTML_TABLE },
    { "tbody", HTML_BLOCK },
    { "td", HTML_BLOCK | HTML_CELL },
    { "template", HTML_LEFT_OUT },
    { "textarea", HTML_LEFT_OUT },
    { "tfoot", HTML_BLOCK },
    { "th", HTML_BLOCK | HTML_CELL },
    { "thead", HTML_BLOCK },
    { "title", HTML_LEFT_OUT },
    { "tr", HTML_BLOCK | HTML_ROW },
    { "ul", HTML_BLOCK | HTML_LIST },
    { "video", HTML_LEFT_OUT },
    { "xml", HTML_LEFT_OUT }, /* what old offices hide in a page */
    { "xmp", HTML_BLOCK | HTML_KEPT },
};

/* The largest character that HTML 4 has a name for. */
enum { ENTITY_MAX = 0x2666 };

/* Those that are read. */
static const char *const attribute_names[] = {
    "class", "colspan", "hidden", "reversed", "rowspan",
    "start", "style",   "type",   "value",
};

static int compare_names(const void *name, const void *known)
{
    return strcmp(name, ((const element *)known)->name);
}

static bool learn(htmlParserCtxt *parser, const char *name)
{
    return xmlDictLookup(parser->dict, BAD_CAST name, -1) != NULL;
}

bool odfgx_html_learn_names(htmlParserCtxt *parser)
{
    bool known = true;
    for (size_t i = 0; i < ODFGX_COUNT_OF(elements); i++)
        known &= learn(parser, elements[i].name);
    for (size_t i = 0; i < ODFGX_COUNT_OF(attribute_names); i++)
        known &= learn(parser, attribute_names[i]);
    for (unsigned value = 1; value <= ENTITY_MAX; value++) {
        const htmlEntityDesc *entity = htmlEntityValueLookup(value);
        known &= entity == NULL || learn(parser, entity->name);
    }
    return known;
}

/* -------------------------------------------------------------- attributes */

static const char *find_attribute(const xmlChar **attributes, const char *name,
                                  bool *found)
{
    *found = false;
    for (; attributes != NULL && attributes[0] != NULL; attributes += 2) {
        if (strcmp((const char *)attributes[0], name) == 0) {
            *found = true;
            return (const char *)attributes[1];
        }
    }
    return NULL;
}

const char *odfgx_html_attribute(const xmlChar **attributes, const char *name)
{
    bool found;
    return find_attribute(attributes, name, &found);
}

/* As browsers read it: white space before it and anything behind it counts
 * for nothing (HTML, 2.3.4.1). */
int32_t odfgx_html_number(const xmlChar **attributes, const char *name,
                          int32_t most, int32_t otherwise)
{
    const char *at = odfgx_html_attribute(attributes, name);
    if (at == NULL)
        return otherwise;
    at += strspn(at, " \t\n\f");
    bool minus = *at == '-';
    if (minus || *at == '+')
        at++;
    if (*at < '0' || *at > '9')
        return otherwise;
    int64_t number = 0;
    for (; *at >= '0' && *at <= '9'; at++) {
        if (number <= most)
            number = number * 10 + (*at - '0');
    }
    number = number < most ? number : most;
    return (int32_t)(minus ? -number : number);
}

/* ------------------------------------------------------------------ styles */

static odfgx_slice trim(const char *text, size_t length)
{
    static const char white[] = " \t\n\f\r";
    while (length > 0 && memchr(white, *text, sizeof white - 1) != NULL) {
        text++;
        length--;
    }
    while (length > 0 && memchr(white, text[length - 1], sizeof white - 1))
        length--;
    return (odfgx_slice){ text, length };
}

static bool begins_with(odfgx_slice slice, const char *text)
{
    size_t length = strlen(text);
    return slice.length >= length && odfgx_ascii_same(slice.text, text, length);
}

typedef struct declaration {
    odfgx_slice property, value;
} declaration;

/* The next declaration of *style, which moves past it. */
static bool next_declaration(const char **style, declaration *out)
{
    size_t length = strcspn(*style, ";");
    if (length == 0 && **style == '\0')
        return false;
    const char *colon = memchr(*style, ':', length);
    size_t before = colon != NULL ? (size_t)(colon - *style) : length;
    size_t behind = colon != NULL ? before + 1 : length;
    out->property = trim(*style, before);
    out->value = trim(*style + behind, length - behind);
    *style += length + ((*style)[length] == ';');
    return true;
}

/* What a declaration makes of an element: traits that go and that come. */
static const struct {
    const char *property, *value; /* what they begin with */
    unsigned remove, add;
} effects[] = {
    { "display", "none", 0, HTML_HIDDEN },
    { "display", "inline", HTML_BLOCK, 0 },
    { "display", "block", 0, HTML_BLOCK },
    { "display", "flex", 0, HTML_BLOCK },
    { "display", "grid", 0, HTML_BLOCK },
    { "display", "list-item", 0, HTML_BLOCK },
    { "display", "table", 0, HTML_BLOCK },
    { "visibility", "hidden", 0, HTML_HIDDEN },
    { "visibility", "collapse", 0, HTML_HIDDEN },
    { "mso-hide", "all", 0, HTML_HIDDEN },
    { "mso-element", "comment", 0, HTML_LEFT_OUT },
    { "white-space", "pre", 0, HTML_KEPT },
    { "white-space", "break-spaces", 0, HTML_KEPT },
    { "white-space", "no", HTML_KEPT, 0 }, /* normal, nowrap */
    { "list-style", "none", HTML_NUMBERED, 0 },
};

static unsigned apply_style(const char *style, unsigned traits)
{
    declaration declared;
    while (next_declaration(&style, &declared)) {
        for (size_t i = 0; i < ODFGX_COUNT_OF(effects); i++) {
            if (begins_with(declared.property, effects[i].property) &&
                begins_with(declared.value, effects[i].value))
                traits = (traits & ~effects[i].remove) | effects[i].add;
        }
    }
    return traits;
}

/* Word marks the lines of a table of contents by their style. */
static bool is_contents(const xmlChar **attributes)
{
    const char *class = odfgx_html_attribute(attributes, "class");
    return class != NULL &&
           begins_with((odfgx_slice){ class, strlen(class) }, "MsoToc");
}

unsigned odfgx_html_traits(const char *name, const xmlChar **attributes,
                           unsigned inherited)
{
    bool hidden;
    const element *known = bsearch(name, elements, ODFGX_COUNT_OF(elements),
                                   sizeof *elements, compare_names);
    unsigned own = known != NULL ? known->traits : 0;
    unsigned traits = own | inherited;
    const char *style = odfgx_html_attribute(attributes, "style");
    (void)find_attribute(attributes, "hidden", &hidden);
    if (hidden)
        traits |= HTML_HIDDEN;
    if (is_contents(attributes))
        traits |= HTML_CONTENTS;
    if (style != NULL)
        traits = apply_style(style, traits);
    return (own & (HTML_TABLE | HTML_ROW | HTML_CELL)) != 0
               ? traits | HTML_BLOCK
               : traits;
}

/* HTML, 4.4.5; CSS Counter Styles 3, 6 and 7. */
static const struct {
    const char *type, *style;
    odfgx_numeral numeral;
} numerals[] = {
    { "a", "lower-alpha", ODFGX_NUMERAL_LOWER_LETTER },
    { "A", "upper-alpha", ODFGX_NUMERAL_UPPER_LETTER },
    { "i", "lower-roman", ODFGX_NUMERAL_LOWER_ROMAN },
    { "I", "upper-roman", ODFGX_NUMERAL_UPPER_ROMAN },
    { NULL, "lower-latin", ODFGX_NUMERAL_LOWER_LETTER },
    { NULL, "upper-latin", ODFGX_NUMERAL_UPPER_LETTER },
    { NULL, "cjk-ideographic", ODFGX_NUMERAL_CHINESE },
    { NULL, "simp-chinese-informal", ODFGX_NUMERAL_CHINESE },
};

odfgx_numeral odfgx_html_numeral(const xmlChar **attributes)
{
    const char *type = odfgx_html_attribute(attributes, "type");
    const char *style = odfgx_html_attribute(attributes, "style");
    for (size_t i = 0; i < ODFGX_COUNT_OF(numerals); i++) {
        if (style != NULL && strstr(style, numerals[i].style) != NULL)
            return numerals[i].numeral;
    }
    for (size_t i = 0; i < ODFGX_COUNT_OF(numerals); i++) {
        if (type != NULL && numerals[i].type != NULL &&
            strcmp(type, numerals[i].type) == 0)
            return numerals[i].numeral;
    }
    return ODFGX_NUMERAL_DECIMAL;
}
