#include "odf/part_state.h"

#include <string.h>

enum { TAG_SPARE = 32768 };

uint64_t odfgx_part_tag_limit(const odfgx_part *part)
{
    uint64_t limit = part->origin.limits->attribute;
    return limit > UINT64_MAX / 8 ? limit : 2 * limit + TAG_SPARE;
}

/* Expat has counted the tag's bytes; only in one longer than any value may be
 * does each value need measuring. */
static odfgx_status check_tag(const odfgx_part *part, const char **pairs)
{
    uint64_t limit = part->origin.limits->attribute;
    uint64_t length = (uint64_t)XML_GetCurrentByteCount(part->parser);
    if (length <= limit)
        return ODFGX_OK;
    if (length > odfgx_part_tag_limit(part))
        return odfgx_part_fail_tag(part);
    for (; *pairs != NULL; pairs += 2) {
        if (strlen(pairs[1]) > limit)
            return odfgx_part_fail_limit(
                part,
                N_("an attribute is longer than %llu bytes; if you trust the "
                   "file, raise the cap with --max-attribute"),
                limit);
    }
    return ODFGX_OK;
}

/* The same name by way of two prefixes. */
static odfgx_status add_attribute(odfgx_part *part, int token,
                                  const char *value)
{
    size_t count = part->attribute_count;
    for (size_t i = 0; i < count; i++) {
        if (part->attributes[i].token == token)
            return odfgx_part_fail_xml(
                part, N_("not well-formed XML: an attribute is given "
                         "twice"));
    }
    part->attributes[count] = (odfgx_attribute){ token, value };
    part->attribute_count++;
    return ODFGX_OK;
}

/* Takes the attributes that have a token. Where there is any declaration,
 * *declares is set, and until it is `bound` an unknown prefix is no error. */
static odfgx_status take_attributes(odfgx_part *part, const char **pairs,
                                    bool bound, bool *declares)
{
    uint64_t limit = part->origin.limits->attributes;
    odfgx_status status = ODFGX_OK;
    int reason = 0;
    const char *culprit = NULL;
    part->attribute_count = 0;
    for (size_t i = 0; pairs[i] != NULL && status == ODFGX_OK; i += 2) {
        if (i / 2 == limit)
            return odfgx_part_fail_limit(
                part,
                N_("an element has more than %llu attributes; "
                   "if you trust the file, raise the cap with "
                   "--max-attributes"),
                limit);
        int token = odfgx_names_attribute(&part->names, pairs[i]);
        if (token > 0) {
            status = add_attribute(part, token, pairs[i + 1]);
        } else if (token == ODFGX_NAME_DECLARATION) {
            *declares = true;
        } else if (token < reason) { /* unbound is the least of them */
            reason = token;
            culprit = pairs[i];
        }
    }
    if (reason != 0 && (bound || !*declares || reason != ODFGX_NAME_UNBOUND))
        return odfgx_part_fail_name(part, reason, culprit);
    return status;
}

static odfgx_status bind_prefixes(odfgx_part *part, const char **pairs)
{
    for (; *pairs != NULL; pairs += 2) {
        int token = odfgx_names_attribute(&part->names, pairs[0]);
        if (token == ODFGX_NAME_DECLARATION &&
            !odfgx_names_bind(&part->names, pairs[0], pairs[1]))
            return part->names.prefixes.failed
                       ? odfgx_fail_memory(part->err)
                       : odfgx_part_fail_limit(
                             part,
                             N_("more than %llu prefixes are declared "
                                "in one place; get a new copy of the "
                                "file"),
                             ODFGX_BINDINGS_MAX);
    }
    return ODFGX_OK;
}

/* Takes the attributes, with the bindings that they make themselves. */
odfgx_status odfgx_part_read_attributes(odfgx_part *part, const char **pairs)
{
    bool declares = false;
    odfgx_status status = check_tag(part, pairs);
    if (status == ODFGX_OK)
        status = take_attributes(part, pairs, false, &declares);
    if (status != ODFGX_OK || !declares)
        return status;
    status = bind_prefixes(part, pairs);
    if (status == ODFGX_OK)
        status = take_attributes(part, pairs, true, &declares);
    return status;
}
