#include "filters/charset.h"
#include "filters/html/state.h"
#include "report/ascii.h"

#include <string.h>

enum { HEAD_MAX = 4096 };

/* The head of the input in lower case, without what makes it UTF-16. */
typedef struct page_head {
    char text[HEAD_MAX + 1];
} page_head;

static void take_head(const odfgx_input *input, page_head *out)
{
    odfgx_head head = odfgx_input_head(input);
    size_t length = 0;
    for (size_t i = 0; i < head.length && i < HEAD_MAX; i++) {
        if (head.bytes[i] != 0)
            out->text[length++] = odfgx_ascii_lower((char)head.bytes[i]);
    }
    out->text[length] = '\0';
}

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static const char *skip_white(const char *at)
{
    return at + strspn(at, " \t\r\n\f");
}

/* Past byte order mark, white space, comments and processing instructions. */
static const char *skip_prolog(const char *at)
{
    static const char *const marks[] = { "\xEF\xBB\xBF", "\xFE\xFF",
                                         "\xFF\xFE" };
    for (size_t i = 0; i < ODFGX_COUNT_OF(marks); i++) {
        if (begins(at, marks[i]))
            at += strlen(marks[i]);
    }
    for (at = skip_white(at); begins(at, "<!--") || begins(at, "<?");
         at = skip_white(at)) {
        bool comment = begins(at, "<!--");
        const char *end = strstr(at, comment ? "-->" : ">");
        if (end == NULL)
            return at;
        at = end + (comment ? 3 : 1);
    }
    return at;
}

/* What a page begins with, or a piece of one. */
static bool begins_piece(const char *at)
{
    static const char *const names[] = {
        "a",     "article", "b",      "blockquote", "body",  "br",     "center",
        "div",   "dl",      "em",     "font",       "form",  "h1",     "h2",
        "h3",    "h4",      "head",   "header",     "hr",    "i",      "img",
        "li",    "link",    "main",   "meta",       "nav",   "o:p",    "ol",
        "p",     "pre",     "script", "section",    "span",  "strong", "style",
        "table", "tbody",   "td",     "thead",      "title", "tr",     "u",
        "ul"
    };
    if (*at++ != '<')
        return false;
    size_t length = strcspn(at, " \t\r\n\f/>");
    for (size_t i = 0; i < ODFGX_COUNT_OF(names); i++) {
        if (strlen(names[i]) == length && memcmp(at, names[i], length) == 0)
            return true;
    }
    return false;
}

/* Text that is marked up, though it does not begin so. */
static bool has_markup(const char *text)
{
    static const char *const tags[] = { "</p>", "</td>", "</div>", "</span>",
                                        "<br>", "<br/>", "<br />" };
    for (size_t i = 0; i < ODFGX_COUNT_OF(tags); i++) {
        if (strstr(text, tags[i]) != NULL)
            return true;
    }
    return false;
}

int odfgx_html_bid(odfgx_input *input)
{
    page_head head;
    take_head(input, &head);
    const char *at = skip_prolog(head.text);
    if (begins(at, "<!doctype html") || begins(at, "<html"))
        return 90;
    if (begins_piece(at))
        return 60;
    return *at != '<' && *at != '{' && has_markup(at) ? 20 : 0;
}

/* ------------------------------------------------------- set of characters */

/* The set of a label, in quotes or not, behind the `=` at or after `at`. */
static const char *set_of_label(const char *at)
{
    at = skip_white(at);
    if (*at != '=')
        return NULL;
    at = skip_white(at + 1);
    if (*at == '"' || *at == '\'')
        at++;
    at = skip_white(at);
    return odfgx_charset_named(at, strcspn(at, " \t\r\n\f\"';/>?"));
}

static const char *set_in_tag(const char *tag, const char *word)
{
    const char *end = strchr(tag, '>'), *set = NULL;
    const char *at = strstr(tag, word);
    for (; at != NULL && end != NULL && at < end && set == NULL;
         at = strstr(at + 1, word))
        set = set_of_label(at + strlen(word));
    return set;
}

const char *odfgx_html_declared(const odfgx_input *input)
{
    page_head head;
    take_head(input, &head);
    const char *set = NULL, *tag = strstr(head.text, "<?xml ");
    if (tag != NULL)
        set = set_in_tag(tag, "encoding");
    for (tag = strstr(head.text, "<meta"); tag != NULL && set == NULL;
         tag = strstr(tag + 1, "<meta"))
        set = set_in_tag(tag, "charset");
    return set;
}
