#include "report/uri.h"

#include "report/platform.h"

#include <string.h>

void odfgx_uri_add_path(odfgx_buffer *out, const char *path)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "abcdefghijklmnopqrstuvwxyz"
                                "0123456789-._~";
    if (odfgx_platform_is_absolute(path))
        odfgx_buffer_add_text(
            out, odfgx_platform_is_separator(*path) ? "file://" : "file:///");
    for (; *path != '\0'; path++) {
        if (odfgx_platform_is_separator(*path))
            odfgx_buffer_add_char(out, '/');
        else if (strchr(plain, *path) != NULL)
            odfgx_buffer_add_char(out, *path);
        else
            odfgx_buffer_add_format(out, "%%%02X", (unsigned char)*path);
    }
}
