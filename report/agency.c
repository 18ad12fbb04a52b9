#include "report/agency.h"

#include "report/text.h"

#include <string.h>

static bool fits(const odfgx_name_pattern *pattern, const char *name)
{
    return strncmp(name, pattern->begins, strlen(pattern->begins)) == 0 &&
           strstr(name, pattern->contains) != NULL &&
           odfgx_text_ends_with(name, pattern->ends) &&
           (pattern->without[0] == '\0' ||
            strstr(name, pattern->without) == NULL);
}

bool odfgx_agency_is(const odfgx_agency_kind *kind, const char *name)
{
    for (size_t i = 0; i < kind->count; i++) {
        if (fits(&kind->patterns[i], name))
            return true;
    }
    return false;
}
