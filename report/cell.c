#include "report/error.h"

static const char *const type_names[ODFGX_CELL_TYPES] = {
    [ODFGX_CELL_EMPTY] = "empty",
    [ODFGX_CELL_FLOAT] = "float",
    [ODFGX_CELL_PERCENTAGE] = "percentage",
    [ODFGX_CELL_CURRENCY] = "currency",
    [ODFGX_CELL_DATE] = "date",
    [ODFGX_CELL_TIME] = "time",
    [ODFGX_CELL_BOOLEAN] = "boolean",
    [ODFGX_CELL_STRING] = "string",
    [ODFGX_CELL_ERROR] = "error",
};

const char *odfgx_cell_type_name(odfgx_cell_type type)
{
    return type_names[type];
}
