#include "odf/plain.h"
#include "odf/template_scan.h"

#include <string.h>

#define URN "urn:oasis:names:tc:opendocument:xmlns:"
#define DRAFT_STYLE "odfgx-draft"

/* The prefixes with which we write into a part. */
static const struct {
    const char *attribute, *uri;
} prefixes[] = {
    { "xmlns:text", URN "text:1.0" },
    { "xmlns:office", URN "office:1.0" },
    { "xmlns:style", URN "style:1.0" },
    { "xmlns:fo", URN "xsl-fo-compatible:1.0" },
};

static const char style[] =
    "<style:style style:name=\"" DRAFT_STYLE "\" style:family=\"paragraph\"%s>"
    "<style:paragraph-properties fo:text-align=\"center\"/>"
    "<style:text-properties fo:color=\"#c9211e\" fo:font-size=\"22pt\""
    " style:font-size-asian=\"22pt\" fo:font-weight=\"bold\""
    " style:font-weight-asian=\"bold\"/></style:style>";

static const char paragraph[] = "<text:p text:style-name=\"" DRAFT_STYLE
                                "\"%s>" ODFGX_DRAFT_WORD "</text:p>";

/* Whether the raw root tag binds the prefix as we mean it. */
static bool binds(odfgx_slice tag, size_t prefix)
{
    odfgx_raw_attribute attribute;
    const char *at = NULL;
    while (odfgx_raw_attribute_next(tag, &at, &attribute)) {
        if (odfgx_slice_is(attribute.name, prefixes[prefix].attribute))
            return odfgx_slice_is(attribute.value, prefixes[prefix].uri);
    }
    return false;
}

static const char *keep_text(const odfgx_scan *scan, odfgx_buffer *text,
                             odfgx_error *err)
{
    const char *kept = NULL;
    odfgx_buffer_add_text(text, "");
    if (!text->failed)
        kept =
            odfgx_arena_copy(&scan->template_->arena, text->data, text->length);
    if (kept == NULL)
        (void)odfgx_fail_memory(err);
    odfgx_buffer_clear(text);
    return kept;
}

odfgx_status odfgx_scan_root(odfgx_scan *scan, odfgx_place tag,
                             odfgx_error *err)
{
    odfgx_buffer text = { 0 }, others = { 0 };
    odfgx_slice bytes = odfgx_scan_bytes(scan, tag);
    for (size_t i = 0; i < ODFGX_COUNT_OF(prefixes); i++) {
        if (!binds(bytes, i))
            odfgx_buffer_add_format(i == 0 ? &text : &others, " %s=\"%s\"",
                                    prefixes[i].attribute, prefixes[i].uri);
    }
    odfgx_buffer_add(&others, text.data, text.length);
    scan->part->declaration = keep_text(scan, &text, err);
    scan->declarations = keep_text(scan, &others, err);
    return scan->part->declaration != NULL && scan->declarations != NULL
               ? ODFGX_OK
               : ODFGX_MEMORY;
}

/* Replaces bytes in a draft by the text, which is taken over. */
static odfgx_status add_draft(const odfgx_scan *scan, odfgx_place place,
                              odfgx_buffer *text, odfgx_error *err)
{
    odfgx_edit edit = { .begin = place.begin, .end = place.end };
    edit.draft = keep_text(scan, text, err);
    return edit.draft != NULL ? odfgx_scan_add_edit(scan, &edit, err)
                              : ODFGX_MEMORY;
}

/* Adds the text in a draft at the beginning of an element, which may have
 * been empty. */
static odfgx_status add_inside(const odfgx_scan *scan, odfgx_place tag,
                               odfgx_buffer *text, odfgx_error *err)
{
    odfgx_slice bytes = odfgx_scan_bytes(scan, tag);
    odfgx_slice name = odfgx_raw_name(bytes);
    if (bytes.text[bytes.length - 2] != '/')
        return add_draft(scan, (odfgx_place){ tag.end, tag.end }, text, err);
    odfgx_buffer whole = { 0 };
    odfgx_buffer_add_char(&whole, '>');
    odfgx_buffer_add(&whole, text->data, text->length);
    odfgx_buffer_add_format(&whole, "</%.*s>", (int)name.length, name.text);
    whole.failed = whole.failed || text->failed;
    odfgx_buffer_clear(text);
    return add_draft(scan, (odfgx_place){ tag.end - 2, tag.end }, &whole, err);
}

odfgx_status odfgx_scan_draft_style(odfgx_scan *scan, odfgx_place tag,
                                    bool automatic_styles, odfgx_error *err)
{
    odfgx_buffer text = { 0 };
    if (strcmp(scan->part->name, ODFGX_STYLES_PART) != 0 ||
        scan->has_automatic_styles)
        return ODFGX_OK;
    scan->has_automatic_styles = true;
    if (!automatic_styles)
        odfgx_buffer_add_format(&text, "<office:automatic-styles%s>",
                                scan->declarations);
    odfgx_buffer_add_format(&text, style,
                            automatic_styles ? scan->declarations : "");
    if (automatic_styles)
        return add_inside(scan, tag, &text, err);
    odfgx_buffer_add_text(&text, "</office:automatic-styles>");
    return add_draft(scan, (odfgx_place){ tag.begin, tag.begin }, &text, err);
}

/* Drops the attribute that keeps a header from being shown. */
static odfgx_status show(const odfgx_scan *scan, odfgx_place tag,
                         odfgx_error *err)
{
    odfgx_slice bytes = odfgx_scan_bytes(scan, tag);
    odfgx_raw_attribute attribute;
    const char *at = NULL;
    while (odfgx_raw_attribute_next(bytes, &at, &attribute)) {
        odfgx_buffer nothing = { 0 };
        odfgx_place place = { tag.begin +
                                  (size_t)(attribute.begin - bytes.text),
                              tag.begin + (size_t)(at - bytes.text) };
        if (odfgx_slice_is(attribute.value, "false"))
            return add_draft(scan, place, &nothing, err);
    }
    return ODFGX_OK;
}

odfgx_status odfgx_scan_draft_header(odfgx_scan *scan, odfgx_place tag,
                                     bool hidden, odfgx_error *err)
{
    odfgx_buffer text = { 0 };
    odfgx_status status = hidden ? show(scan, tag, err) : ODFGX_OK;
    if (status != ODFGX_OK)
        return status;
    scan->part->draft_marks++;
    odfgx_buffer_add_format(&text, paragraph, scan->declarations);
    return add_inside(scan, tag, &text, err);
}

odfgx_status odfgx_scan_draft_page(odfgx_scan *scan, odfgx_error *err)
{
    odfgx_buffer text = { 0 };
    if (scan->page_has_header)
        return ODFGX_OK;
    scan->part->draft_marks++;
    odfgx_buffer_add_format(&text, "<style:header%s>", scan->declarations);
    odfgx_buffer_add_format(&text, paragraph, "");
    odfgx_buffer_add_text(&text, "</style:header>");
    return add_inside(scan, scan->page, &text, err);
}
