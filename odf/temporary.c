#include "odf/temporary.h"

#include <string.h>

odfgx_status odfgx_temporary_fail(odfgx_error *err, int reason)
{
    return odfgx_fail(err, ODFGX_WRITE, NULL,
                      _("no temporary file can be written: %s; set TMPDIR to "
                        "a folder with room"),
                      strerror(reason));
}
