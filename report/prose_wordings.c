#include "report/prose_compile.h"

#include "report/prose_text.h"

#include <string.h>

const char *odfgx_prose_attribute(const odfgx_node *node, const char *name,
                                  const char *other)
{
    const char *value = odfgx_form_attribute(node, name);
    return value != NULL ? value : other;
}

odfgx_status odfgx_prose_rule(odfgx_prose_compiler *compiler,
                              const odfgx_node *node, const odfgx_rule **out)
{
    const char *id = odfgx_form_attribute(node, "rule");
    *out = odfgx_form_rule_by_id(compiler->prose->form, id);
    if (*out == NULL)
        return odfgx_form_fault(&compiler->reader, node,
                                _("no rule has the id “%s”"), id);
    return ODFGX_OK;
}

bool odfgx_prose_flag(const odfgx_node *node, const char *name)
{
    return odfgx_form_attribute(node, name) != NULL;
}

static odfgx_wording_kind wording_kind_of(const odfgx_node *node)
{
    static const char *const names[] = {
        [ODFGX_WORDING_TEXT] = "text",
        [ODFGX_WORDING_YEAR] = "year",
        [ODFGX_WORDING_SILENT] = "silent",
        [ODFGX_WORDING_DOUBLED] = "doubled",
        [ODFGX_WORDING_PUNCTUATION] = "punctuation",
    };
    const char *name = odfgx_prose_attribute(node, "kind", "text");
    for (size_t i = 0; i < ODFGX_COUNT_OF(names); i++) {
        if (strcmp(names[i], name) == 0)
            return (odfgx_wording_kind)i;
    }
    return ODFGX_WORDING_TEXT;
}

static odfgx_status add_pattern(odfgx_prose_compiler *compiler,
                                const odfgx_wording *wording, const char *text,
                                const char *first)
{
    odfgx_prose_form *prose = compiler->prose;
    odfgx_pattern *pattern = odfgx_arena_get(&prose->arena, sizeof *pattern);
    if (pattern == NULL)
        return odfgx_fail_memory(compiler->reader.err);
    odfgx_pattern **bucket =
        &prose->patterns[odfgx_word_bucket(first, strlen(first))];
    *pattern = (odfgx_pattern){ wording, text, *bucket };
    *bucket = pattern;
    return ODFGX_OK;
}

/* Finds a pattern by each sign with which it can begin. */
static odfgx_status index_pattern(odfgx_prose_compiler *compiler,
                                  const odfgx_wording *wording,
                                  const char *text)
{
    const char *first = text + (*text == '^');
    odfgx_status status = ODFGX_OK;
    if (*first == '@') { /* of a year */
        status = add_pattern(compiler, wording, text, "1");
        return status == ODFGX_OK ? add_pattern(compiler, wording, text, "2")
                                  : status;
    }
    if (*first == '[') {
        const char *end = first + strcspn(first, "]");
        while (status == ODFGX_OK && first < end && *first != '\0') {
            first++;
            if (*first == '|' || *first == ']')
                break;
            status = add_pattern(compiler, wording, text, first);
            first += strcspn(first, "|]");
        }
        if (status == ODFGX_OK && first == end)
            return ODFGX_OK;
    } else if (*first != '\0' && *first != '~' && *first != '|' &&
               strncmp(first, "…", 3) != 0) {
        return add_pattern(compiler, wording, text, first);
    }
    return status != ODFGX_OK
               ? status
               : odfgx_form_fault(&compiler->reader, wording->node, "%s",
                                  _("a pattern must begin with a sign, a year "
                                    "or a choice of signs"));
}

static odfgx_status index_patterns(odfgx_prose_compiler *compiler,
                                   const odfgx_wording *wording)
{
    odfgx_status status = ODFGX_OK;
    if (wording->kind == ODFGX_WORDING_DOUBLED ||
        wording->kind == ODFGX_WORDING_PUNCTUATION)
        return ODFGX_OK;
    for (size_t i = 0; i < wording->count && status == ODFGX_OK; i++)
        status = index_pattern(compiler, wording, wording->says[i]);
    return status;
}

static odfgx_status read_wording_texts(odfgx_prose_compiler *compiler,
                                       const odfgx_node *node,
                                       odfgx_wording *wording)
{
    odfgx_arena *arena = &compiler->prose->arena;
    size_t count = odfgx_form_children(node, "says");
    const char **says = odfgx_arena_array(arena, count + 1, sizeof *says);
    if (says == NULL)
        return odfgx_fail_memory(compiler->reader.err);
    for (const odfgx_node *one = odfgx_form_child(node, "says"); one != NULL;
         one = odfgx_form_next(one, "says")) {
        odfgx_prose_text text;
        if (!odfgx_prose_text_make(&text, arena, one->text, strlen(one->text),
                                   true))
            return odfgx_fail_memory(compiler->reader.err);
        says[wording->count++] = text.data;
    }
    wording->says = says;
    for (const odfgx_node *one = odfgx_form_child(node, "message"); one != NULL;
         one = odfgx_form_next(one, "message")) {
        bool zh = strcmp(odfgx_form_attribute(one, "lang"), "zh") == 0;
        wording->message[zh ? ODFGX_CHINESE : ODFGX_ENGLISH] = one->text;
    }
    return ODFGX_OK;
}

odfgx_status odfgx_prose_read_wording(odfgx_prose_compiler *compiler,
                                      const odfgx_node *node)
{
    odfgx_prose_form *prose = compiler->prose;
    odfgx_wording *wording = &prose->wordings[prose->wording_count++];
    *wording = (odfgx_wording){
        .kind = wording_kind_of(node),
        .id = odfgx_prose_attribute(node, "id", ""),
        .sections = odfgx_prose_attribute(node, "sections", prose->sections),
        .earlier = odfgx_prose_flag(node, "earlier"),
        .signs = odfgx_prose_attribute(node, "signs", ""),
        .node = node,
    };
    odfgx_status status = odfgx_prose_rule(compiler, node, &wording->rule);
    if (status != ODFGX_OK)
        return status;
    wording->level = odfgx_level_of(node, wording->rule->info.level);
    status = read_wording_texts(compiler, node, wording);
    return status == ODFGX_OK ? index_patterns(compiler, wording) : status;
}
