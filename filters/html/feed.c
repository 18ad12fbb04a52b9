#include "filters/html/state.h"

#include "report/ascii.h"
#include "report/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What no page has. The parser takes the more time for each the more there
 * are of them: for each attribute it looks through those of the tag before
 * it, for each name through all the others. */
enum {
    PAGE_MAX = 16,      /* MiB of UTF-8 */
    UNFINISHED_MAX = 4, /* MiB of a tag, comment, script or text */
    SEPARATORS_MAX = 8192,
    NAMES_MAX = 65536,
    FAULTS_MAX = 1000000,
    PIECE = 4096,
    CUT_MAX = 32
};

static const uint64_t mebibyte = UINT64_C(1) << 20;

/* ----------------------------------------------------------------- failures */

odfgx_status odfgx_html_fail_limit(odfgx_html *html, const char *sentence,
                                   uint64_t limit)
{
    char where[sizeof html->err->where], text[sizeof html->err->text];
    const char *translated = odfgx_translate(sentence);
    (void)snprintf(where, sizeof where, "%s:%d", html->flow.teller.file,
                   xmlSAX2GetLineNumber(html->parser));
    (void)snprintf(text, sizeof text, translated, (unsigned long long)limit);
    return odfgx_fail(html->err, ODFGX_LIMIT, where, "%s", text);
}

/* --------------------------------------------------- what the parser tells */

/* Adds the ampersand that was held back. */
static odfgx_status settle(odfgx_html *html)
{
    if (!html->after_ampersand)
        return ODFGX_OK;
    html->after_ampersand = false;
    return odfgx_html_add_text(html, "&", 1);
}

static odfgx_status check_attributes(odfgx_html *html,
                                     const xmlChar **attributes)
{
    uint64_t count = 0, limit = html->flow.teller.limits->attributes;
    while (attributes != NULL && attributes[2 * count] != NULL)
        count++;
    if (count <= limit)
        return ODFGX_OK;
    return odfgx_html_fail_limit(
        html,
        N_("an element has more than %llu attributes; if you trust the file, "
           "raise the cap with --max-attributes"),
        limit);
}

static void on_start(void *context, const xmlChar *name,
                     const xmlChar **attributes)
{
    odfgx_html *html = context;
    if (html->status == ODFGX_OK)
        html->status = settle(html);
    if (html->status == ODFGX_OK)
        html->status = check_attributes(html, attributes);
    if (html->status == ODFGX_OK)
        html->status = odfgx_html_start(html, (const char *)name, attributes);
}

static void on_end(void *context, const xmlChar *name)
{
    odfgx_html *html = context;
    (void)name;
    if (html->status == ODFGX_OK)
        html->status = settle(html);
    if (html->status == ODFGX_OK)
        html->status = odfgx_html_end(html);
}

/* Old pages have &nbsp without a semicolon, as browsers allow. The parser
 * tells an ampersand and then the name. */
static odfgx_status add_text(odfgx_html *html, const char *text, size_t length)
{
    static const char name[] = "nbsp", character[] = "\xC2\xA0";
    odfgx_status status;
    if (html->after_ampersand && length >= 4 && memcmp(text, name, 4) == 0 &&
        (length == 4 || text[4] != ';')) {
        html->after_ampersand = false;
        status = odfgx_html_add_text(html, character, 2);
        return status == ODFGX_OK
                   ? odfgx_html_add_text(html, text + 4, length - 4)
                   : status;
    }
    status = settle(html);
    html->after_ampersand = length == 1 && *text == '&';
    return status == ODFGX_OK && !html->after_ampersand
               ? odfgx_html_add_text(html, text, length)
               : status;
}

static void on_text(void *context, const xmlChar *text, int length)
{
    odfgx_html *html = context;
    if (html->status == ODFGX_OK && length > 0)
        html->status = add_text(html, (const char *)text, (size_t)length);
}

/* Keeps libxml2 2.9 from going on for ever, or with a list of open elements
 * that it lost. */
static void stop(htmlParserCtxt *parser)
{
    if (parser->nameTab == NULL) {
        parser->nameNr = parser->nameMax = 0;
        parser->name = NULL;
    }
    xmlStopParser(parser);
}

/* A page's faults are its own; but memory that ran out is told here only. */
static void on_error(void *context, xmlErrorPtr error)
{
    odfgx_html *html = context;
    html->faults++;
    if (error->code != XML_ERR_NO_MEMORY)
        return;
    if (html->status == ODFGX_OK)
        html->status = odfgx_fail_memory(html->err);
    if (error->ctxt != NULL && error->ctxt == html->parser)
        stop(html->parser);
}

/* libxml2 tells some errors only to the handler of the thread. */
typedef struct other_handler {
    xmlStructuredErrorFunc function;
    void *context;
} other_handler;

static other_handler take_errors(odfgx_html *html)
{
    other_handler other = { xmlStructuredError, xmlStructuredErrorContext };
    xmlSetStructuredErrorFunc(html, on_error);
    return other;
}

static void give_errors_back(other_handler other)
{
    xmlSetStructuredErrorFunc(other.context, other.function);
}

/* -------------------------------------------------------- under the limits */

static size_t count_separators(const char *at, size_t length)
{
    size_t count = 0;
    for (const char *end = at + length; at < end; at++)
        count += *at == ' ' || *at == '\n' || *at == '\t' || *at == '"' ||
                 *at == '\'';
    return count;
}

static bool is_letter(xmlChar byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static size_t unfinished_length(const odfgx_html *html)
{
    const xmlParserInput *input = html->parser->input;
    return (size_t)(input->end - input->cur);
}

/* Looks at what the parser has not finished after so much of the piece. */
static odfgx_status check_unfinished(odfgx_html *html, size_t length)
{
    const xmlChar *at = html->parser->input->cur;
    size_t unfinished = unfinished_length(html);
    if (unfinished > UNFINISHED_MAX * mebibyte)
        return odfgx_html_fail_limit(
            html,
            N_("a tag, a comment, a script or a piece of text is longer than "
               "%llu MiB, which no page needs; open it in a browser and copy "
               "what is shown into a document"),
            UNFINISHED_MAX);
    if (unfinished < length)
        html->separators = 0;
    html->separators += count_separators(html->piece.data, length);
    if (unfinished < 2 || at[0] != '<' || !is_letter(at[1]) ||
        html->separators <= SEPARATORS_MAX)
        return ODFGX_OK;
    return odfgx_html_fail_limit(
        html,
        N_("an element has more than %llu attributes; if you trust the file, "
           "raise the cap with --max-attributes"),
        html->flow.teller.limits->attributes);
}

static odfgx_status check_progress(odfgx_html *html, size_t length)
{
    if (html->status != ODFGX_OK)
        return html->status;
    if (xmlDictSize(html->parser->dict) > NAMES_MAX)
        return odfgx_html_fail_limit(
            html,
            N_("the page has more than %llu different names of elements and "
               "attributes; it is no page that anybody wrote"),
            NAMES_MAX);
    if (html->faults > FAULTS_MAX)
        return odfgx_html_fail_limit(
            html,
            N_("the page has more than %llu faults; it is no page that "
               "anybody wrote"),
            FAULTS_MAX);
    return check_unfinished(html, length);
}

/* How much of the piece is fed now: no tag is cut that has just begun, since
 * libxml2 2.9 knows the end of a script or a style, and a document type, only
 * where they come at once. */
static size_t safe_length(const odfgx_buffer *piece)
{
    size_t least = piece->length > CUT_MAX ? piece->length - CUT_MAX : 0;
    for (size_t at = piece->length; at > least; at--) {
        if (piece->data[at - 1] == '<')
            return at - 1;
    }
    return piece->length;
}

/* Gives the parser the piece. libxml2 2.9 keeps where it looked for the end of
 * a tag, and then takes what is in quotes for what is not; so it must look
 * again from the tag's beginning. Pieces as long as what is unfinished keep
 * that from taking quadratic time. */
static odfgx_status parse(odfgx_html *html, size_t length, bool last)
{
    odfgx_buffer *piece = &html->piece;
    html->parser->checkIndex = 0;
    other_handler other = take_errors(html);
    int code = htmlParseChunk(html->parser, piece->data, (int)length, last);
    give_errors_back(other);
    if (code == -1 && html->status == ODFGX_OK)
        html->status = odfgx_fail_memory(html->err);
    odfgx_status status = check_progress(html, length);
    memmove(piece->data, piece->data + length, piece->length - length);
    piece->length -= length;
    return status;
}

/* ---------------------------------------------------------- bytes to change */

/* What libxml2 would take amiss, in lower case, and what it is given for it.
 * After the end tags of body and html it reads no further, though browsers do.
 * The marked sections of Word ("<![if !supportLists]>") it takes for text.
 * Pictures within the page are large, and nobody looks at them here. */
static const struct {
    const char *from, *to;
    bool data; /* what follows in Base64 is left out */
} changes[] = {
    { "</html", "</x", false },
    { "</body", "</x", false },
    { "<![", "<?x [", false },
    { ";base64,", ";base64,", true },
};

static bool begins_change(char byte)
{
    return byte == '<' || byte == ';';
}

static bool begins_with_held(const odfgx_html *html, const char *text)
{
    for (size_t i = 0; i < html->held_length; i++) {
        if (text[i] != odfgx_ascii_lower(html->held[i]))
            return false;
    }
    return true;
}

/* Takes a byte that may belong to what is changed. */
static void hold(odfgx_html *html, char byte)
{
    html->held[html->held_length++] = byte;
    for (size_t i = 0; i < ODFGX_COUNT_OF(changes); i++) {
        if (!begins_with_held(html, changes[i].from))
            continue;
        if (changes[i].from[html->held_length] == '\0') {
            odfgx_buffer_add_text(&html->piece, changes[i].to);
            html->in_data = changes[i].data;
            html->held_length = 0;
        }
        return;
    }
    size_t certain = html->held_length - (begins_change(byte) ? 1 : 0);
    odfgx_buffer_add(&html->piece, html->held, certain);
    html->held[0] = byte;
    html->held_length -= certain;
}

static bool is_base64(char byte)
{
    return is_letter((xmlChar)byte) || (byte >= '0' && byte <= '9') ||
           byte == '+' || byte == '/' || byte == '=';
}

/* Takes a byte or what stands before the next that may begin a change; how
 * much it was. */
static size_t take(odfgx_html *html, const char *bytes, size_t length)
{
    size_t taken = 0;
    if (html->in_data) {
        while (taken < length && is_base64(bytes[taken]))
            taken++;
        html->in_data = taken == length;
        return taken;
    }
    if (html->held_length > 0 || begins_change(*bytes)) {
        hold(html, *bytes);
        return 1;
    }
    while (taken < length && !begins_change(bytes[taken]))
        taken++;
    odfgx_buffer_add(&html->piece, bytes, taken);
    return taken;
}

odfgx_status odfgx_html_feed(odfgx_html *html, const char *bytes, size_t length,
                             odfgx_error *err)
{
    size_t before = html->piece.length;
    html->err = err;
    for (size_t at = 0; at < length;)
        at += take(html, bytes + at, length - at);
    odfgx_status status = odfgx_buffer_check(&html->piece, err);
    html->bytes += html->piece.length - before;
    if (status == ODFGX_OK && html->bytes > PAGE_MAX * mebibyte)
        return odfgx_html_fail_limit(
            html,
            N_("the page is larger than %llu MiB without its pictures; save "
               "what matters of it as a page of its own"),
            PAGE_MAX);
    if (status == ODFGX_OK && html->piece.length >= PIECE &&
        html->piece.length >= unfinished_length(html))
        status = parse(html, safe_length(&html->piece), false);
    return status;
}

odfgx_status odfgx_html_finish(odfgx_html *html, odfgx_error *err)
{
    html->err = err;
    odfgx_buffer_add(&html->piece, html->held, html->held_length);
    odfgx_status status = odfgx_buffer_check(&html->piece, err);
    if (status == ODFGX_OK)
        status = parse(html, html->piece.length, false);
    if (status == ODFGX_OK)
        status = parse(html, 0, true);
    if (status == ODFGX_OK)
        status = settle(html);
    while (html->depth > 0 && status == ODFGX_OK)
        status = odfgx_html_end(html);
    return status;
}

/* ------------------------------------------------------------ begin and end */

/* So that an end tag which comes first is not the end of all. */
static const char root[] = "<html>";

odfgx_status odfgx_html_open(odfgx_html *html, const odfgx_input *input,
                             const odfgx_visitor *visitor, odfgx_error *err)
{
    htmlSAXHandler handler = {
        .startElement = on_start,
        .endElement = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .serror = on_error,
        .initialized = XML_SAX2_MAGIC,
    };
    *html = (odfgx_html){ .err = err };
    odfgx_status status = odfgx_flow_init(&html->flow, input, visitor, err);
    if (status != ODFGX_OK)
        return status;
    other_handler other = take_errors(html);
    html->parser = htmlCreatePushParserCtxt(&handler, html, NULL, 0, NULL,
                                            XML_CHAR_ENCODING_UTF8);
    give_errors_back(other);
    if (html->parser == NULL || html->status != ODFGX_OK ||
        !odfgx_html_learn_names(html->parser))
        return odfgx_fail_memory(err);
    (void)htmlCtxtUseOptions(html->parser,
                             HTML_PARSE_RECOVER | HTML_PARSE_NONET |
                                 HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC);
    return odfgx_html_feed(html, root, sizeof root - 1, err);
}

void odfgx_html_close(odfgx_html *html)
{
    htmlFreeParserCtxt(html->parser);
    odfgx_flow_clear(&html->flow);
    odfgx_buffer_clear(&html->shown.text);
    odfgx_buffer_clear(&html->hidden.text);
    odfgx_buffer_clear(&html->piece);
    odfgx_buffer_clear(&html->marker);
    free(html->frames);
    free(html->tables);
}
