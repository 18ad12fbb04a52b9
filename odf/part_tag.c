#include "odf/part_state.h"

#include <stdlib.h>
#include <string.h>

enum { TAG_SPARE = 32768 };

odfgx_status odfgx_part_deepen(odfgx_part *part)
{
    size_t depth = (size_t)(part->top - part->frames), most = 2 * depth + 1;
    uint64_t limit = part->origin.limits->depth;
    if (depth >= limit)
        return odfgx_part_fail_limit(
            part,
            N_("elements are nested more than %llu deep; if "
               "you trust the file, raise the cap with "
               "--max-depth"),
            limit);
    if (most > limit)
        most = (size_t)limit;
    odfgx_frame *frames =
        realloc(part->frames, (most + 1) * sizeof *part->frames);
    if (frames == NULL)
        return odfgx_fail_memory(part->err);
    part->frames = frames;
    part->top = frames + depth;
    part->last = frames + most;
    return ODFGX_OK;
}

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
static bool is_taken(const odfgx_attribute *attributes, size_t count, int token)
{
    for (size_t i = 0; i < count; i++) {
        if (attributes[i].token == token)
            return true;
    }
    return false;
}

static odfgx_status fail_count(const odfgx_part *part)
{
    return odfgx_part_fail_limit(part,
                                 N_("an element has more than %llu attributes; "
                                    "if you trust the file, raise the cap with "
                                    "--max-attributes"),
                                 part->origin.limits->attributes);
}

/* As odfgx_part_read_attributes, whatever the attributes are. Where there is
 * any declaration, *declares is set, and until it is `bound` an unknown prefix
 * is no error. */
static odfgx_status take_attributes(odfgx_part *part, const char **pairs,
                                    bool bound, bool *declares)
{
    uint64_t left = part->origin.limits->attributes;
    odfgx_attribute *taken = part->taken;
    size_t count = 0;
    int reason = 0;
    const char *culprit = NULL;
    for (; *pairs != NULL; pairs += 2) {
        if (left-- == 0)
            return fail_count(part);
        int token = odfgx_names_find_attribute(&part->names, *pairs);
        if (token > 0) {
            if (is_taken(taken, count, token))
                return odfgx_part_fail_xml(
                    part, N_("not well-formed XML: an attribute is given "
                             "twice"));
            taken[count++] = (odfgx_attribute){ token, pairs[1] };
        } else if (token == ODFGX_NAME_DECLARATION) {
            *declares = true;
        } else if (token < reason) { /* unbound is the least of them */
            reason = token;
            culprit = *pairs;
        }
    }
    part->attributes.count = count;
    if (reason != 0 && (bound || !*declares || reason != ODFGX_NAME_UNBOUND))
        return odfgx_part_fail_name(part, reason, culprit);
    return ODFGX_OK;
}

static odfgx_status bind_prefixes(odfgx_part *part, const char **pairs)
{
    for (; *pairs != NULL; pairs += 2) {
        int token = odfgx_names_find_attribute(&part->names, pairs[0]);
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
static ODFGX_RARE odfgx_status read_any(odfgx_part *part, const char **pairs)
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

/* Nearly all tags are short, declare nothing, and have known names and none of
 * them twice: one look at each attribute is enough, without any call. The set
 * of tokens that were seen knows only their last bits, so it may be wrong
 * about what is seen twice, but never about what is not. */
odfgx_status odfgx_part_read_attributes(odfgx_part *part, const char **pairs)
{
    const odfgx_limits *limits = part->origin.limits;
    odfgx_attribute *taken = part->taken;
    uint64_t seen = 0;
    size_t i = 0;
    for (; pairs[i] != NULL; i += 2) {
        int token = odfgx_names_attribute(&part->names, pairs[i]);
        if (token == 0)
            continue;
        uint64_t bit = UINT64_C(1) << (token & 63);
        if (token < 0 || (seen & bit) != 0)
            return read_any(part, pairs);
        seen |= bit;
        *taken++ = (odfgx_attribute){ token, pairs[i + 1] };
    }
    if (i / 2 > limits->attributes ||
        part->fed - part->done > limits->attribute)
        return read_any(part, pairs);
    part->attributes.count = (size_t)(taken - part->taken);
    return ODFGX_OK;
}
