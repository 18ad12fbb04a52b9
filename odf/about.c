#include "report/odfgx.h"

#include <expat.h>
#include <jansson.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <zip.h>

const char *odfgx_version(void)
{
    return ODFGX_VERSION;
}

/* Expat says "expat_2.5.0". */
static const char *expat_version(void)
{
    const char *number = strchr(XML_ExpatVersion(), '_');
    return number != NULL ? number + 1 : XML_ExpatVersion();
}

/* libxml2 says "20914", which is written with dots where it is the one that
 * we were compiled with. */
static const char *libxml2_version(void)
{
    return strtol(xmlParserVersion, NULL, 10) == LIBXML_VERSION
               ? LIBXML_DOTTED_VERSION
               : xmlParserVersion;
}

odfgx_library odfgx_library_at(size_t index)
{
    const odfgx_library libraries[] = {
        { "libzip", zip_libzip_version() },
        { "Expat", expat_version() },
        { "libxml2", libxml2_version() },
        { "jansson", jansson_version_str() },
        { "utf8proc", utf8proc_version() },
    };
    size_t count = sizeof libraries / sizeof *libraries;
    return index < count ? libraries[index] : (odfgx_library){ NULL, NULL };
}
