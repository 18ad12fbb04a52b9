#include "odf/plain.h"
#include "odf/template_scan.h"

#include <string.h>

/* ---------------------------------------------------- further paragraphs */

/* Whether a raw tag is of the elements that a further paragraph has too: text
 * and its formatting. Their prefix is that of the paragraph. */
static bool is_repeated(odfgx_slice tag, odfgx_slice prefix)
{
    static const char *const names[] = { "p",   "h",    "span", "a",        "s",
                                         "tab", "meta", "ruby", "ruby-base" };
    odfgx_slice name = odfgx_raw_name(tag);
    if (name.length < prefix.length ||
        memcmp(name.text, prefix.text, prefix.length) != 0)
        return false;
    name.text += prefix.length;
    name.length -= prefix.length;
    for (size_t i = 0; i < ODFGX_COUNT_OF(names); i++) {
        if (odfgx_slice_is(name, names[i]))
            return true;
    }
    return false;
}

/* Copies a raw tag without the attributes that must be unique (ODF 1.3 part
 * 3, 19.877.24 text:id, 19.914 xml:id). */
static void add_tag(odfgx_slice tag, odfgx_buffer *out)
{
    odfgx_raw_attribute attribute;
    const char *copied = tag.text, *at = NULL;
    while (tag.text[1] != '/' &&
           odfgx_raw_attribute_next(tag, &at, &attribute)) {
        const char *colon =
            memchr(attribute.name.text, ':', attribute.name.length);
        if (colon == NULL ||
            attribute.name.text + attribute.name.length != colon + 3 ||
            memcmp(colon, ":id", 3) != 0)
            continue;
        odfgx_buffer_add(out, copied, (size_t)(attribute.begin - copied));
        copied = at;
    }
    odfgx_buffer_add(out, copied, (size_t)(tag.text + tag.length - copied));
}

/* The raw tag, comment or instruction that begins at `at`. */
static odfgx_slice markup_at(const char *at, const char *end)
{
    const char *here = at + 1;
    char quote = '\0';
    if ((size_t)(end - at) > 4 && memcmp(at, "<!--", 4) == 0) {
        here = at + 4;
        while (memcmp(here, "-->", 3) != 0)
            here++;
        return (odfgx_slice){ at, (size_t)(here + 3 - at) };
    }
    for (; quote != '\0' || *here != '>'; here++) {
        if (*here == quote)
            quote = '\0';
        else if (quote == '\0' && *at != '?' && (*here == '"' || *here == '\''))
            quote = *here;
    }
    return (odfgx_slice){ at, (size_t)(here + 1 - at) };
}

/* How many levels deeper we are behind the raw markup. */
static int depth_of(odfgx_slice markup)
{
    if (markup.text[1] == '!' || markup.text[1] == '?')
        return 0;
    if (markup.text[1] == '/')
        return -1;
    return markup.text[markup.length - 2] == '/' ? 0 : 1;
}

/* Copies what a further paragraph repeats of these bytes: text, paragraph,
 * spans; neither bookmarks nor frames. */
static void add_repeated(odfgx_slice bytes, odfgx_slice prefix,
                         odfgx_buffer *out)
{
    const char *at = bytes.text, *end = at + bytes.length;
    int omitted = 0; /* open elements that are not repeated */
    while (at < end) {
        const char *tag = memchr(at, '<', (size_t)(end - at));
        if (omitted == 0)
            odfgx_buffer_add(out, at, (size_t)((tag != NULL ? tag : end) - at));
        if (tag == NULL)
            break;
        odfgx_slice markup = markup_at(tag, end);
        int depth = depth_of(markup);
        if (omitted > 0 || !is_repeated(markup, prefix))
            omitted += depth;
        else
            add_tag(markup, out);
        at = markup.text + markup.length;
    }
}

/* ------------------------------------------------------------- the block */

/* A text that lives as long as the template. */
static odfgx_status keep(const odfgx_scan *scan, odfgx_buffer *text,
                         odfgx_slice *out, odfgx_error *err)
{
    odfgx_status status = odfgx_buffer_check(text, err);
    if (status == ODFGX_OK) {
        odfgx_buffer_add_text(text, "");
        out->length = text->length;
        out->text =
            odfgx_arena_copy(&scan->template_->arena, text->data, text->length);
        if (out->text == NULL)
            status = odfgx_fail_memory(err);
    }
    odfgx_buffer_empty(text);
    return status;
}

/* The bytes behind the first edit, without those of the others. */
static void add_behind(const odfgx_scan *scan, const odfgx_edit *edits,
                       size_t count, size_t end, odfgx_buffer *out)
{
    size_t at = edits[0].end;
    for (size_t i = 1; i <= count; i++) {
        odfgx_place place = { at, i < count ? edits[i].begin : end };
        odfgx_slice bytes = odfgx_scan_bytes(scan, place);
        odfgx_buffer_add(out, bytes.text, bytes.length);
        if (i < count)
            at = edits[i].end;
    }
}

static bool holds_only_text(odfgx_slice repeated, odfgx_slice all)
{
    return repeated.length == all.length;
}

static odfgx_status fill_block(const odfgx_scan *scan,
                               const odfgx_template_paragraph *paragraph,
                               const odfgx_edit *edits, size_t count,
                               odfgx_block *block, odfgx_error *err)
{
    odfgx_buffer text = { 0 };
    odfgx_slice name = odfgx_raw_name(odfgx_scan_bytes(scan, paragraph->tag));
    const char *colon = memchr(name.text, ':', name.length);
    odfgx_slice prefix = { name.text, colon != NULL
                                          ? (size_t)(colon + 1 - name.text)
                                          : 0 };
    block->before = odfgx_scan_bytes(
        scan, (odfgx_place){ paragraph->tag.begin, edits[0].begin });
    add_behind(scan, edits, count, paragraph->end, &text);
    odfgx_status status = keep(scan, &text, &block->behind, err);
    if (status == ODFGX_OK) {
        add_repeated(block->before, prefix, &text);
        status = keep(scan, &text, &block->again_before, err);
    }
    if (status == ODFGX_OK) {
        add_repeated(block->behind, prefix, &text);
        status = keep(scan, &text, &block->again_behind, err);
    }
    block->droppable = paragraph->in_body &&
                       holds_only_text(block->again_before, block->before) &&
                       holds_only_text(block->again_behind, block->behind);
    odfgx_buffer_clear(&text);
    return status;
}

odfgx_status odfgx_scan_block(const odfgx_scan *scan,
                              const odfgx_template_paragraph *paragraph,
                              size_t count, odfgx_error *err)
{
    odfgx_template_part *part = scan->part;
    odfgx_edit *edits = &part->edits[part->count - count];
    odfgx_block *block =
        odfgx_arena_get(&scan->template_->arena, sizeof *block);
    if (block == NULL)
        return odfgx_fail_memory(err);
    odfgx_status status = fill_block(scan, paragraph, edits, count, block, err);
    edits[0].begin = paragraph->tag.begin;
    edits[0].end = paragraph->end;
    edits[0].block = block;
    part->count -= count - 1;
    return status;
}
