#include "tests/filters/match/write.h"

#include <string.h>

#define URN "urn:oasis:names:tc:opendocument:xmlns:"

const char write_odf_namespaces[] =
    " xmlns:office=\"" URN "office:1.0\" xmlns:style=\"" URN "style:1.0\""
    " xmlns:text=\"" URN "text:1.0\" xmlns:table=\"" URN "table:1.0\""
    " xmlns:draw=\"" URN "drawing:1.0\" xmlns:meta=\"" URN "meta:1.0\""
    " xmlns:fo=\"" URN "xsl-fo-compatible:1.0\""
    " xmlns:svg=\"" URN "svg-compatible:1.0\""
    " xmlns:number=\"" URN "datastyle:1.0\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
    " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:"
    "xmlns:calcext:1.0\""
    " xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:"
    "xmlns:loext:1.0\"";

static const char media_type[] = "application/vnd.oasis.opendocument.";

/* A document without one is read differently by programs: as a stranger's. */
static const char meta[] =
    "<office:meta><meta:generator>LibreOffice/7.4.7.2$Linux_X86_64 "
    "LibreOffice_project/40$Build-2</meta:generator></office:meta>";

static void add_file(odfgx_buffer *out, const char *root, const char *extra,
                     const char *content)
{
    odfgx_buffer_add_format(out,
                            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                            "<office:%s%s office:version=\"1.3\"%s>%s"
                            "</office:%s>",
                            root, write_odf_namespaces, extra, content, root);
}

static void add_content(odfgx_buffer *out, const char *kind, const char *styles,
                        const odfgx_buffer *body)
{
    odfgx_buffer_add_format(
        out,
        "<office:automatic-styles>%s</office:automatic-styles>"
        "<office:body><office:%s>%s</office:%s></office:body>",
        styles, kind, body->data, kind);
}

static void add_manifest(odfgx_buffer *out, const char *kind)
{
    static const char *const parts[] = { "content.xml", "meta.xml",
                                         "styles.xml" };
    odfgx_buffer_add_format(out,
                            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                            "<manifest:manifest xmlns:manifest=\"" URN
                            "manifest:1.0\" "
                            "manifest:version=\"1.3\"><manifest:file-entry "
                            "manifest:full-path=\"/\" manifest:version=\"1.3\" "
                            "manifest:media-type=\"%s%s\"/>",
                            media_type, kind);
    for (size_t i = 0; i < ODFGX_COUNT_OF(parts); i++)
        odfgx_buffer_add_format(out,
                                "<manifest:file-entry manifest:full-path="
                                "\"%s\" manifest:media-type=\"text/xml\"/>",
                                parts[i]);
    odfgx_buffer_add_text(out, "</manifest:manifest>");
}

odfgx_status write_odf_package(const char *kind, const char *styles,
                               const odfgx_buffer *body, odfgx_buffer *out,
                               odfgx_error *err)
{
    odfgx_buffer type = { 0 }, inner = { 0 }, content = { 0 };
    odfgx_buffer metadata = { 0 }, manifest = { 0 }, page = { 0 };
    odfgx_buffer_add_format(&type, "%s%s", media_type, kind);
    add_content(&inner, kind, styles, body);
    add_file(&content, "document-content", "", inner.data);
    add_file(&metadata, "document-meta", "", meta);
    add_file(&page, "document-styles", "", "<office:styles/>");
    add_manifest(&manifest, kind);
    const write_part parts[] = {
        { "mimetype", type.data, type.length, true },
        { "content.xml", content.data, content.length, false },
        { "meta.xml", metadata.data, metadata.length, false },
        { "styles.xml", page.data, page.length, false },
        { "META-INF/manifest.xml", manifest.data, manifest.length, false },
    };
    odfgx_status status = write_package(parts, ODFGX_COUNT_OF(parts), out, err);
    odfgx_buffer_clear(&type);
    odfgx_buffer_clear(&inner);
    odfgx_buffer_clear(&content);
    odfgx_buffer_clear(&metadata);
    odfgx_buffer_clear(&manifest);
    odfgx_buffer_clear(&page);
    return status;
}

odfgx_status write_odf_flat(const char *kind, const char *styles,
                            const odfgx_buffer *body, odfgx_buffer *out,
                            odfgx_error *err)
{
    odfgx_buffer inner = { 0 }, extra = { 0 };
    odfgx_buffer_add_format(&extra, " office:mimetype=\"%s%s\"", media_type,
                            kind);
    odfgx_buffer_add_text(&inner, meta);
    add_content(&inner, kind, styles, body);
    add_file(out, "document", extra.data, inner.data);
    odfgx_buffer_clear(&inner);
    odfgx_buffer_clear(&extra);
    return odfgx_buffer_check(out, err);
}
