#include "tests/filters/docx_sample.h"

#include "report/buffer.h"
#include "tests/unit.h"

#include <string.h>

static odfgx_buffer wrap(const char *root, const char *inside)
{
    odfgx_buffer part = { 0 };
    odfgx_buffer_add_format(&part, "<w:%s" DOCX_SPACES ">%s</w:%s>", root,
                            inside != NULL ? inside : "", root);
    return part;
}

odfgx_buffer docx_sample_pack(const char *body, const char *styles,
                              const char *numbering)
{
    odfgx_buffer main = { 0 };
    odfgx_buffer style_part = wrap("styles", styles);
    odfgx_buffer number_part = wrap("numbering", numbering);
    odfgx_buffer_add_format(&main, "%s%s%s", DOCX_BEFORE, body, DOCX_AFTER);
    const transcript_part parts[] = {
        { "[Content_Types].xml", DOCX_TYPES },
        { "_rels/.rels", DOCX_ROOT("word/document.xml") },
        { "word/_rels/document.xml.rels", DOCX_LINKS },
        { "word/styles.xml", style_part.data },
        { "word/numbering.xml", number_part.data },
        { "word/document.xml", main.data },
        { NULL, NULL },
    };
    odfgx_buffer archive = transcript_pack(parts);
    odfgx_buffer_clear(&main);
    odfgx_buffer_clear(&style_part);
    odfgx_buffer_clear(&number_part);
    return archive;
}

void docx_sample_expect(const docx_case *cases, size_t count,
                        const char *styles, const char *numbering)
{
    for (size_t i = 0; i < count; i++) {
        odfgx_buffer archive =
            docx_sample_pack(cases[i].xml, styles, numbering);
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status = transcript_read(&archive, NULL, &out, &err);
        transcript_expect_told(cases[i].xml, cases[i].told, status, &out, &err);
        odfgx_buffer_clear(&archive);
        odfgx_buffer_clear(&out);
    }
}
