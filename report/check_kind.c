/* Which agencies a rule concerns. */
#include "report/agency.h"
#include "report/check.h"

#include <string.h>

bool odfgx_rule_concerns(const odfgx_rule *rule, const char *agency,
                         const char *kind)
{
    for (size_t i = 0; i < rule->only_count; i++) {
        if (kind != NULL
                ? strcmp(kind, rule->only[i]->info.id) == 0
                : agency != NULL && odfgx_agency_is(rule->only[i], agency))
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
