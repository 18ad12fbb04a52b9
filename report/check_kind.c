/* Which agencies a rule concerns. */
#include "report/check.h"

#include <string.h>

static bool fits(const odfgx_name_pattern *pattern, const char *name)
{
    return strncmp(name, pattern->begins, strlen(pattern->begins)) == 0 &&
           strstr(name, pattern->contains) != NULL &&
           odfgx_text_ends_with(name, pattern->ends) &&
           (pattern->without[0] == '\0' ||
            strstr(name, pattern->without) == NULL);
}

static bool is_named_so(const odfgx_agency_kind *kind, const char *agency)
{
    for (size_t i = 0; agency != NULL && i < kind->count; i++) {
        if (fits(&kind->patterns[i], agency))
            return true;
    }
    return false;
}

bool odfgx_check_concerns(const odfgx_check *check)
{
    const odfgx_rule *rule = check->rule;
    const char *told = check->checking->agency_kind;
    for (size_t i = 0; i < rule->only_count; i++) {
        if (told != NULL ? strcmp(told, rule->only[i]->info.id) == 0
                         : is_named_so(rule->only[i], check->report->agency))
            return true;
    }
    return rule->only == NULL;
}

bool odfgx_check_knows_kind(const odfgx_check *check)
{
    const odfgx_form *form = check->findings->form;
    const char *told = check->checking->agency_kind;
    for (size_t i = 0; told != NULL && i < form->kind_count; i++) {
        if (strcmp(told, form->kinds[i].info.id) == 0)
            return true;
    }
    return told == NULL;
}
