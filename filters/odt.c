#include "filters/odt.h"

#include "filters/opendocument.h"

static int bid(odfgx_input *input)
{
    return odfgx_opendocument_kinds(input) == ODFGX_OPENDOCUMENT_TEXT ? 100 : 0;
}

static odfgx_status read(odfgx_input *input, const odfgx_visitor *visitor,
                         odfgx_error *err)
{
    return odfgx_opendocument_read_package(input, ODFGX_OPENDOCUMENT_TEXT,
                                           visitor, err);
}

const odfgx_filter odfgx_filter_odt = {
    .name = "odt",
    .bid = bid,
    .read = read,
};
