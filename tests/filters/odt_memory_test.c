#include "report/buffer.h"
#include "tests/filters/allocations.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <string.h>

#define URN "urn:oasis:names:tc:opendocument:xmlns:"
#define NAMESPACES                                                             \
    " xmlns:o='" URN "office:1.0' xmlns:t='" URN "table:1.0'"                  \
    " xmlns:x='" URN "text:1.0' xmlns:s='" URN "style:1.0'"                    \
    " xmlns:d='" URN "drawing:1.0'"
#define TEXT "<x:p>text</x:p>"
#define NOTE                                                                   \
    "<o:annotation>" TEXT TEXT "<x:p>──── odfgx ────</x:p></o:annotation>"
#define LIST_STYLE                                                             \
    "<x:list-style s:name='L'><x:list-level-style-number x:level='1'"          \
    " s:num-format='1' s:num-prefix='(' s:num-suffix=')'"                      \
    " s:num-list-format='%1%'/><x:list-level-style-bullet x:level='2'/>"       \
    "</x:list-style>"
#define STYLE                                                                  \
    "<s:style s:name='P' s:family='paragraph' s:parent-style-name='Q'"         \
    " s:list-style-name='L'><s:text-properties x:display='none'/></s:style>"

static const char common[] =
    "<o:document-styles" NAMESPACES "><o:styles>" STYLE "<x:outline-style>"
    "<x:outline-level-style x:level='1'"
    " s:num-format='一'/></x:outline-style>"
    "</o:styles></o:document-styles>";

/* Lists, hidden text, nested tables and boxes, and texts that outgrow what is
 * there for them at first. */
static odfgx_buffer make_body(void)
{
    odfgx_buffer out = { 0 };
    odfgx_buffer_add_text(&out, "<o:body><o:text><x:h>a</x:h><x:list"
                                " x:style-name='L'><x:list-item><x:number>");
    odfgx_buffer_add_text(&out, "1</x:number>" TEXT "</x:list-item></x:list>");
    odfgx_buffer_add_text(&out,
                          "<x:list><x:list-item><x:number>2</x:number>" TEXT
                          "</x:list-item></x:list>");
    odfgx_buffer_add_text(&out, "<x:p x:style-name='P'>");
    for (int i = 0; i < 500; i++)
        odfgx_buffer_add_text(&out, "hidden");
    odfgx_buffer_add_text(&out,
                          "</x:p><x:p>a<d:rect>" TEXT TEXT "</d:rect></x:p>");
    for (int i = 0; i < 3; i++)
        odfgx_buffer_add_text(&out,
                              "<t:table><t:table-row><t:table-cell>" TEXT NOTE
                              "<x:p>a<x:hidden-paragraph"
                              " x:is-hidden='true'/><d:rect>" TEXT
                              "</d:rect><d:line/></x:p>");
    for (int i = 0; i < 3; i++)
        odfgx_buffer_add_text(
            &out, "</t:table-cell><t:table-cell t:number-columns-spanned='2'/>"
                  "</t:table-row></t:table>");
    odfgx_buffer_add_text(&out, "</o:text></o:body>");
    return out;
}

static odfgx_buffer make_package(const char *body)
{
    odfgx_buffer content = { 0 };
    odfgx_buffer_add_text(&content, "<o:document-content" NAMESPACES
                                    "><o:automatic-styles>" LIST_STYLE STYLE
                                    "</o:automatic-styles>");
    odfgx_buffer_add_text(&content, body);
    odfgx_buffer_add_text(&content, "</o:document-content>");
    const transcript_part parts[] = {
        { "mimetype", "application/vnd.oasis.opendocument.text" },
        { "styles.xml", common },
        { "content.xml", content.data },
        { NULL, NULL }
    };
    odfgx_buffer archive = transcript_pack(parts);
    odfgx_buffer_clear(&content);
    return archive;
}

static odfgx_buffer make_flat(const char *body)
{
    odfgx_buffer out = { 0 };
    odfgx_buffer_add_text(&out, "<o:document" NAMESPACES "><o:styles>" STYLE
                                "</o:styles><o:automatic-styles>" LIST_STYLE
                                "</o:automatic-styles>");
    odfgx_buffer_add_text(&out, body);
    odfgx_buffer_add_text(&out, "</o:document>");
    return out;
}

static void every_failing_allocation_is_a_clean_failure(void)
{
    odfgx_buffer body = make_body();
    odfgx_buffer package = make_package(body.data), flat = make_flat(body.data);
    (void)allocations_expect(&package, "a.odt", ODFGX_OK);
    (void)allocations_expect(&flat, "a.fodt", ODFGX_OK);
    odfgx_buffer_clear(&package);
    odfgx_buffer_clear(&flat);
    odfgx_buffer_clear(&body);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(every_failing_allocation_is_a_clean_failure),
    };
    return unit_main("odt_memory", tests, sizeof tests / sizeof *tests);
}
