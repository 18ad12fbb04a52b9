/* filters/html/state.h — what the parts of the HTML filter share. */
#ifndef ODFGX_FILTERS_HTML_STATE_H
#define ODFGX_FILTERS_HTML_STATE_H

#include "filters/flow.h"
#include "filters/numeral.h"
#include "report/text.h"

#include <libxml/HTMLparser.h>

/* What an element is; the last five hold for all that is in it. */
enum {
    HTML_BLOCK = 1 << 0, /* its text stands in lines of its own */
    HTML_BREAK = 1 << 1,
    HTML_TABLE = 1 << 2,
    HTML_ROW = 1 << 3,
    HTML_CELL = 1 << 4,
    HTML_LIST = 1 << 5,
    HTML_NUMBERED = 1 << 6, /* a list with numbers */
    HTML_ITEM = 1 << 7,
    HTML_LEFT_OUT = 1 << 8,
    HTML_HIDDEN = 1 << 9,
    HTML_KEPT = 1 << 10, /* white space is what it is */
    HTML_HEADING = 1 << 11,
    HTML_CONTENTS = 1 << 12, /* a line of a table of contents */
    HTML_INHERITED =
        HTML_LEFT_OUT | HTML_HIDDEN | HTML_KEPT | HTML_HEADING | HTML_CONTENTS
};

/* An element that is open. */
typedef struct odfgx_html_frame {
    unsigned traits;
    int32_t number; /* of the next item of a numbered list */
    odfgx_numeral numeral;
} odfgx_html_frame;

/* A table that is open. Pages leave end tags out, so a row and a cell know
 * how many elements are open in front of that with which they end. */
typedef struct odfgx_html_table {
    size_t depth, row_depth, cell_depth;
    bool begun; /* the flow knows of it, since it has a row */
    bool in_row, in_cell;
} odfgx_html_table;

/* A line that is being read, of what is shown or of what is hidden. */
typedef struct odfgx_html_line {
    odfgx_buffer text;
    enum { HTML_NO_BLANK, HTML_SPACE, HTML_LINE_END } blank; /* behind it */
} odfgx_html_line;

typedef struct odfgx_html {
    odfgx_flow flow;
    htmlParserCtxt *parser;
    odfgx_status status; /* of the first failure in libxml2's callbacks */
    odfgx_error *err;    /* of the call that is under way */

    odfgx_html_frame *frames;
    size_t depth, frame_capacity;
    odfgx_html_table *tables;
    size_t table_count, table_capacity;

    odfgx_html_line shown, hidden;
    odfgx_paragraph_kind kind; /* of the line */
    odfgx_buffer marker;       /* stands before the next text */

    /* html_feed.c */
    odfgx_buffer piece; /* what is fed next */
    char held[16];      /* what may begin a tag that is changed */
    size_t held_length;
    bool in_data;         /* of a picture, which is left out */
    uint64_t bytes;       /* fed so far */
    size_t separators;    /* of attributes, in the tag that is unfinished */
    bool after_ampersand; /* one that is not added yet */
    unsigned long faults;
} odfgx_html;

/* html_feed.c */
odfgx_status odfgx_html_open(odfgx_html *html, const odfgx_input *input,
                             const odfgx_visitor *visitor, odfgx_error *err);
/* Takes UTF-8 in pieces of any size, whole characters or not. */
odfgx_status odfgx_html_feed(odfgx_html *html, const char *bytes, size_t length,
                             odfgx_error *err);
odfgx_status odfgx_html_finish(odfgx_html *html, odfgx_error *err);
void odfgx_html_close(odfgx_html *html);

/* Records a failure with the line of the page; `sentence` has a place for
 * `limit`. */
odfgx_status odfgx_html_fail_limit(odfgx_html *html, const char *sentence,
                                   uint64_t limit);

/* html_head.c: by the first bytes of the input. */
int odfgx_html_bid(odfgx_input *input);
/* The set of characters that the page says it has, or NULL. */
const char *odfgx_html_declared(const odfgx_input *input);

/* html_names.c: the traits of an element, with those that it inherits. */
unsigned odfgx_html_traits(const char *name, const xmlChar **attributes,
                           unsigned inherited);
/* The value of an attribute, or NULL where it has none. */
const char *odfgx_html_attribute(const xmlChar **attributes, const char *name);
/* A number that an attribute begins with, at most `most`, or `otherwise`. */
int32_t odfgx_html_number(const xmlChar **attributes, const char *name,
                          int32_t most, int32_t otherwise);
/* The numerals of a numbered list. */
odfgx_numeral odfgx_html_numeral(const xmlChar **attributes);
/* Makes all names known to the parser's dictionary, which would hide it if
 * memory ran out later; false if it runs out now. */
bool odfgx_html_learn_names(htmlParserCtxt *parser);

/* html_tags.c: what the parser tells. */
odfgx_status odfgx_html_start(odfgx_html *html, const char *name,
                              const xmlChar **attributes);
odfgx_status odfgx_html_end(odfgx_html *html);

/* html_line.c: text of the innermost element; the end of a line. */
odfgx_status odfgx_html_add_text(odfgx_html *html, const char *text,
                                 size_t length);
/* Tells the line; one without text only with `always`. */
odfgx_status odfgx_html_end_line(odfgx_html *html, bool always);

#endif
