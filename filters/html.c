#include "filters/html.h"

#include "filters/charset.h"
#include "filters/html/state.h"

static odfgx_status feed(void *context, const char *bytes, size_t length,
                         odfgx_error *err)
{
    return odfgx_html_feed(context, bytes, length, err);
}

static odfgx_status read_page(odfgx_input *input, const odfgx_visitor *visitor,
                              odfgx_error *err)
{
    odfgx_html html;
    const char *set;
    odfgx_status status =
        odfgx_charset_guess(input, odfgx_html_declared(input), &set, err);
    if (status != ODFGX_OK)
        return status;
    status = odfgx_html_open(&html, input, visitor, err);
    if (status == ODFGX_OK)
        status = odfgx_charset_read(input, set, feed, &html, err);
    if (status == ODFGX_OK)
        status = odfgx_html_finish(&html, err);
    odfgx_html_close(&html);
    return status;
}

const odfgx_filter odfgx_filter_html = {
    .name = "html",
    .bid = odfgx_html_bid,
    .read = read_page,
};
