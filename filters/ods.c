#include "filters/ods.h"

#include "filters/opendocument.h"

static int bid(odfgx_input *input)
{
    switch (odfgx_opendocument_kinds(input)) {
    case ODFGX_OPENDOCUMENT_SHEETS:
        return 100;
    case ODFGX_OPENDOCUMENT_ANY:
        return 50;
    default:
        return 0;
    }
}

static odfgx_status read(odfgx_input *input, const odfgx_visitor *visitor,
                         odfgx_error *err)
{
    return odfgx_opendocument_read_package(
        input, odfgx_opendocument_kinds(input), visitor, err);
}

const odfgx_filter odfgx_filter_ods = {
    .name = "ods",
    .bid = bid,
    .read = read,
    .mark = odfgx_opendocument_mark_package,
};
