#include "report/prose_compile.h"

#include "report/prose_items.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The token of that name, which is made where there is none. */
static unsigned token_of(odfgx_prose_compiler *compiler, const char *name,
                         bool *is_new)
{
    odfgx_prose_form *prose = compiler->prose;
    for (unsigned i = ODFGX_PHRASE_TOKENS; i < prose->token_count; i++) {
        if (strcmp(prose->tokens[i], name) == 0)
            return i;
    }
    prose->tokens[prose->token_count] = name;
    *is_new = true;
    return prose->token_count++;
}

static odfgx_mood mood_of(const odfgx_node *node)
{
    static const char *const names[] = {
        [ODFGX_MOOD_NONE] = "none",
        [ODFGX_MOOD_OWN] = "own",
        [ODFGX_MOOD_NOW] = "now",
        [ODFGX_MOOD_THEN] = "then",
        [ODFGX_MOOD_ELSEWHERE] = "elsewhere",
        [ODFGX_MOOD_PART] = "part",
        [ODFGX_MOOD_MATTER] = "matter",
    };
    const char *name = odfgx_prose_attribute(node, "mood", "none");
    for (size_t i = 0; i < ODFGX_COUNT_OF(names); i++) {
        if (strcmp(names[i], name) == 0)
            return (odfgx_mood)i;
    }
    return ODFGX_MOOD_NONE;
}

static void insert_word(odfgx_prose_form *prose, odfgx_word *word)
{
    odfgx_word **at =
        &prose->buckets[odfgx_word_bucket(word->text, word->length)];
    while (*at != NULL && (*at)->length >= word->length)
        at = &(*at)->next;
    word->next = *at;
    *at = word;
}

/* Whether a word may have marks, which are read as others: its signs are not
 * all ideographs, of which none begins with a lesser byte than 0xE4. */
static bool has_marks(odfgx_slice word)
{
    for (size_t i = 0; i < word.length; i++) {
        unsigned char byte = (unsigned char)word.text[i];
        if (byte < 0x80 || (byte > 0xBF && (byte < 0xE4 || byte > 0xE9)))
            return true;
    }
    return false;
}

/* Makes the text of a word what it is read as. */
static bool set_text(odfgx_prose_form *prose, odfgx_word *word)
{
    odfgx_prose_text text;
    if (!odfgx_prose_text_make(&text, &prose->arena, word->text, word->length,
                               false))
        return false;
    word->text = text.data;
    word->length = text.length;
    return true;
}

static odfgx_status find_kind(odfgx_prose_compiler *compiler,
                              const odfgx_node *node,
                              const odfgx_agency_kind **out)
{
    const odfgx_form *form = compiler->prose->form;
    const char *id = odfgx_form_attribute(node, "only");
    *out = NULL;
    for (size_t i = 0; i < form->kind_count && id != NULL; i++) {
        if (strcmp(form->kinds[i].info.id, id) == 0)
            *out = &form->kinds[i];
    }
    if (id != NULL && *out == NULL)
        return odfgx_form_fault(&compiler->reader, node,
                                _("no kind of agency has the id “%s”"), id);
    return ODFGX_OK;
}

static odfgx_status add_word(odfgx_prose_compiler *compiler,
                             const odfgx_word *common, odfgx_slice text)
{
    odfgx_prose_form *prose = compiler->prose;
    odfgx_word *word = odfgx_arena_get(&prose->arena, sizeof *word);
    if (word == NULL)
        return odfgx_fail_memory(compiler->reader.err);
    *word = *common;
    word->text = text.text;
    word->length = text.length;
    if (has_marks(text) && !set_text(prose, word))
        return odfgx_fail_memory(compiler->reader.err);
    insert_word(prose, word);
    return ODFGX_OK;
}

/* In phrases, the name of a token stands for its words. */
static odfgx_status read_token(odfgx_prose_compiler *compiler, const char *name,
                               unsigned *token)
{
    bool is_new = false;
    *token = token_of(compiler, name, &is_new);
    odfgx_word word = { .token = *token, .name = true };
    return is_new
               ? add_word(compiler, &word, (odfgx_slice){ name, strlen(name) })
               : ODFGX_OK;
}

static odfgx_status read_words(odfgx_prose_compiler *compiler,
                               const odfgx_node *node)
{
    const char *list = odfgx_form_attribute(node, "list");
    const char *as = odfgx_form_attribute(node, "as");
    odfgx_word common = { .mood = mood_of(node) };
    odfgx_status status = find_kind(compiler, node, &common.only);
    odfgx_slice one;
    if (as != NULL && status == ODFGX_OK)
        status = read_token(compiler, as, &common.token);
    while (status == ODFGX_OK && odfgx_list_next(&list, &one))
        status = add_word(compiler, &common, one);
    return status;
}

/* A phrase is what the reader of prose makes of its words. */
static odfgx_status read_phrase(odfgx_prose_compiler *compiler,
                                const odfgx_node *node, odfgx_phrase *phrase)
{
    odfgx_prose_form *prose = compiler->prose;
    odfgx_prose_reader reading = { .prose = prose, .phrase = true };
    odfgx_prose_items *items = &compiler->items;
    odfgx_prose_text text;
    items->arena = &compiler->scratch;
    if (!odfgx_prose_text_make(&text, &compiler->scratch, node->text,
                               strlen(node->text), false) ||
        !odfgx_prose_items_read(items, &reading, &text))
        return odfgx_fail_memory(compiler->reader.err);
    unsigned *found =
        odfgx_arena_array(&prose->arena, items->count + 1, sizeof *found);
    if (found == NULL)
        return odfgx_fail_memory(compiler->reader.err);
    for (size_t i = 0; i < items->count; i++) {
        found[i] = items->items[i].token;
        if (items->items[i].kind != ODFGX_ITEM_TOKEN)
            return odfgx_form_fault(
                &compiler->reader, node,
                _("the phrase “%s” has a word that <words> don't list"),
                node->text);
    }
    phrase->items = found;
    phrase->count = items->count;
    if (items->count == 0)
        return odfgx_form_fault(&compiler->reader, node,
                                _("the phrase “%s” says nothing"), node->text);
    return ODFGX_OK;
}

static odfgx_status read_phrases(odfgx_prose_compiler *compiler,
                                 const odfgx_node *node, const odfgx_fact *fact,
                                 const char *topic)
{
    odfgx_prose_form *prose = compiler->prose;
    odfgx_status status = ODFGX_OK;
    for (const odfgx_node *says = odfgx_form_child(node, "says");
         says != NULL && status == ODFGX_OK;
         says = odfgx_form_next(says, "says")) {
        odfgx_phrase *phrase = &prose->phrases[prose->phrase_count++];
        phrase->fact = fact;
        phrase->topic = topic;
        status = read_phrase(compiler, says, phrase);
    }
    return status;
}

static odfgx_fact_kind fact_kind_of(const odfgx_node *node)
{
    static const char *const names[] = {
        [ODFGX_FACT_COUNT] = "count",
        [ODFGX_FACT_RATE] = "rate",
        [ODFGX_FACT_SHARE] = "share",
        [ODFGX_FACT_CHANGE] = "change",
    };
    const char *name = odfgx_prose_attribute(node, "kind", "count");
    for (size_t i = 0; i < ODFGX_COUNT_OF(names); i++) {
        if (strcmp(names[i], name) == 0)
            return (odfgx_fact_kind)i;
    }
    return ODFGX_FACT_COUNT;
}

static odfgx_status read_fact(odfgx_prose_compiler *compiler,
                              const odfgx_node *node)
{
    odfgx_prose_form *prose = compiler->prose;
    odfgx_fact *fact = &prose->facts[prose->fact_count++];
    *fact = (odfgx_fact){
        .kind = fact_kind_of(node),
        .id = odfgx_form_attribute(node, "id"),
        .value = odfgx_form_attribute(node, "value"),
        .of = odfgx_form_attribute(node, "of"),
        .about = odfgx_form_attribute(node, "about"),
        .within = odfgx_form_attribute(node, "within"),
        .units = odfgx_prose_attribute(node, "units", prose->units),
        .whole =
            odfgx_prose_flag(node, "whole") || odfgx_prose_flag(node, "alone"),
        .alone = odfgx_prose_flag(node, "alone"),
        .matter = odfgx_prose_flag(node, "matter"),
        .at_most = odfgx_prose_flag(node, "at-most"),
        .sign = odfgx_prose_flag(node, "falls") ? -1 : 1,
        .node = node,
    };
    odfgx_status status = odfgx_prose_rule(compiler, node, &fact->rule);
    if (status == ODFGX_OK && fact->rule->kind != ODFGX_RULE_PROSE)
        status = odfgx_form_fault(&compiler->reader, node,
                                  _("the rule “%s” is not of the kind “prose”"),
                                  fact->rule->info.id);
    return status == ODFGX_OK ? read_phrases(compiler, node, fact, NULL)
                              : status;
}

static odfgx_status read_topic(odfgx_prose_compiler *compiler,
                               const odfgx_node *node)
{
    return read_phrases(compiler, node, NULL,
                        odfgx_form_attribute(node, "about"));
}

static odfgx_status read_scale(odfgx_prose_compiler *compiler,
                               const odfgx_node *node)
{
    odfgx_prose_form *prose = compiler->prose;
    odfgx_scale *scale = &prose->scales[prose->scale_count++];
    const char *unit = odfgx_form_attribute(node, "unit");
    *scale = (odfgx_scale){
        .unit = odfgx_form_unit(prose->form, unit),
        .name = odfgx_form_attribute(node, "name"),
        .parts = strtol(odfgx_prose_attribute(node, "parts", "1"), NULL, 10),
    };
    scale->length = strlen(scale->name);
    if (scale->unit == NULL)
        return odfgx_form_fault(&compiler->reader, node,
                                _("no unit has the id “%s”"), unit);
    return ODFGX_OK;
}

/* The units of the form, each by all its names. */
static void add_units(odfgx_prose_form *prose)
{
    const odfgx_form *form = prose->form;
    for (size_t u = 0; u < form->unit_count; u++) {
        const odfgx_words *names = &form->units[u].suffixes;
        for (size_t i = 0; i < names->count; i++)
            prose->scales[prose->scale_count++] = (odfgx_scale){
                .unit = &form->units[u],
                .name = names->texts[i],
                .length = strlen(names->texts[i]),
                .parts = 1,
            };
    }
}

static size_t count_says(const odfgx_node *root)
{
    size_t count = 0;
    for (const odfgx_node *node = root->children; node != NULL;
         node = node->next)
        count += odfgx_form_children(node, "says");
    return count;
}

static odfgx_status allocate(odfgx_prose_compiler *compiler,
                             const odfgx_node *root)
{
    odfgx_prose_form *prose = compiler->prose;
    odfgx_arena *arena = &prose->arena;
    size_t scales = odfgx_form_children(root, "scale");
    for (size_t i = 0; i < prose->form->unit_count; i++)
        scales += prose->form->units[i].suffixes.count;
    prose->scales = odfgx_arena_array(arena, scales, sizeof *prose->scales);
    prose->facts = odfgx_arena_array(arena, odfgx_form_children(root, "fact"),
                                     sizeof *prose->facts);
    prose->wordings = odfgx_arena_array(
        arena, odfgx_form_children(root, "wording"), sizeof *prose->wordings);
    prose->phrases =
        odfgx_arena_array(arena, count_says(root), sizeof *prose->phrases);
    prose->tokens = odfgx_arena_array(
        arena, odfgx_form_children(root, "words") + ODFGX_PHRASE_TOKENS,
        sizeof *prose->tokens);
    prose->token_count = ODFGX_PHRASE_TOKENS;
    if (prose->scales == NULL || prose->facts == NULL ||
        prose->wordings == NULL || prose->phrases == NULL ||
        prose->tokens == NULL)
        return odfgx_fail_memory(compiler->reader.err);
    prose->units = odfgx_prose_attribute(root, "units", "");
    prose->sections = odfgx_prose_attribute(root, "sections", "");
    prose->tails = odfgx_prose_attribute(root, "tails", "");
    add_units(prose);
    return ODFGX_OK;
}

static odfgx_status read_all(odfgx_prose_compiler *compiler,
                             const odfgx_node *root)
{
    static const struct {
        const char *name;
        odfgx_status (*read)(odfgx_prose_compiler *, const odfgx_node *);
    } parts[] = {
        { "scale", read_scale },
        { "words", read_words },
        { "topic", read_topic },
        { "fact", read_fact },
        { "wording", odfgx_prose_read_wording },
    };
    odfgx_status status = allocate(compiler, root);
    for (size_t i = 0; i < ODFGX_COUNT_OF(parts); i++) {
        const odfgx_node *node = odfgx_form_child(root, parts[i].name);
        for (; node != NULL && status == ODFGX_OK;
             node = odfgx_form_next(node, parts[i].name))
            status = parts[i].read(compiler, node);
    }
    return status;
}

odfgx_status odfgx_prose_compile(odfgx_prose_form **out, const odfgx_form *form,
                                 const odfgx_node *root, const char *file,
                                 odfgx_error *err)
{
    odfgx_prose_compiler compiler = { .prose =
                                          calloc(1, sizeof *compiler.prose) };
    *out = NULL;
    if (compiler.prose == NULL)
        return odfgx_fail_memory(err);
    compiler.prose->form = form;
    compiler.reader = (odfgx_form_reader){ .file = file, .err = err };
    odfgx_status status = read_all(&compiler, root);
    odfgx_arena_clear(&compiler.scratch);
    if (status == ODFGX_OK)
        *out = compiler.prose;
    else
        odfgx_prose_form_free(compiler.prose);
    return status;
}

odfgx_status odfgx_prose_validate(const odfgx_prose_form *prose,
                                  const char *file, odfgx_error *err)
{
    odfgx_arena arena = { 0 };
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < 2 * prose->fact_count && status == ODFGX_OK; i++) {
        const odfgx_fact *fact = &prose->facts[i / 2];
        const char *text = i % 2 == 0 ? fact->value : fact->of;
        const odfgx_sum *sum;
        char where[256];
        (void)snprintf(where, sizeof where, "%s:%lu", file, fact->node->line);
        if (text != NULL)
            status =
                odfgx_sums_read(&sum, &arena, prose->form, text, where, err);
    }
    odfgx_arena_clear(&arena);
    return status;
}

void odfgx_prose_form_free(odfgx_prose_form *prose)
{
    if (prose == NULL)
        return;
    odfgx_arena_clear(&prose->arena);
    free(prose);
}
