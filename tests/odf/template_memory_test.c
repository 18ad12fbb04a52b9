/* A template with all that a template may have is opened and filled without
 * its n-th allocation, each time with a clean error. */
#include "tests/memory.h"
#include "tests/odf/filled.h"
#include "tests/unit.h"

static const char body[] =
    "<text:tracked-changes/><text:h>一</text:h>"
    "<text:p><text:bookmark text:name='b'/><![CDATA[]]>{{over<text:tab/>view"
    "|head 小标题}}<text:span text:style-name='T1'/></text:p>"
    "<text:p>{{disclosure.rules.made}}<draw:frame><draw:text-box><text:p>"
    "{{单位名称}}、{{年度}}</text:p></draw:text-box></draw:frame>{{标题}}</"
    "text:p>"
    "<table:table table:name='t'><table:table-row><table:table-cell><text:p>"
    "{{problems}}{{problems}}</text:p></table:table-cell></table:table-row>"
    "</table:table>";

static const char faulty[] =
    "<text:p>{{a}}</text:p><table:table><table:table-row><table:table-cell>"
    "<text:p>{{year|x}}{{</text:p></table:table-cell></table:table-row>"
    "</table:table>";

static const char page[] =
    "<style:header><text:p>{{year}}</text:p></style:header><style:footer/>";

#define MANIFEST                                                               \
    "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest"      \
    ":1.0'><m:file-entry m:full-path='/' m:version='1.3' m:media-type="        \
    "'application/vnd.oasis.opendocument.text'/></m:manifest>"

static odfgx_buffer make_package(const char *text)
{
    odfgx_buffer content = filled_content(text);
    odfgx_buffer styles = filled_styles(page);
    const filled_entry entries[] = {
        { "mimetype", "application/vnd.oasis.opendocument.text" },
        { "content.xml", content.data },
        { "styles.xml", styles.data },
        { "META-INF/manifest.xml", MANIFEST },
        { NULL, NULL },
    };
    odfgx_buffer package = filled_package(entries);
    odfgx_buffer_clear(&content);
    odfgx_buffer_clear(&styles);
    return package;
}

static odfgx_status run(const odfgx_buffer *package, odfgx_error *err)
{
    static const odfgx_filling draft = { ODFGX_MISSING_ERROR, true };
    odfgx_template *template_ = NULL;
    odfgx_buffer out = { 0 };
    odfgx_status status =
        odfgx_template_from_memory(&template_, filled_form(), package->data,
                                   package->length, "t", NULL, err);
    if (status == ODFGX_OK && odfgx_template_fault_count(template_) == 0)
        status = odfgx_fill(template_, filled_report(), &draft, &out, err);
    odfgx_buffer_clear(&out);
    odfgx_template_free(template_);
    return status;
}

static void run_without_each(const char *text)
{
    odfgx_buffer package = make_package(text);
    bool failing = true;
    unsigned long n = 1;
    (void)filled_report();
    for (; failing; n++) {
        odfgx_error err = { 0 };
        memory_fail_at(n);
        odfgx_status status = run(&package, &err);
        failing = memory_has_failed();
        memory_fail_at(0);
        if (!EXPECT(status == (failing ? ODFGX_MEMORY : ODFGX_OK) &&
                        err.status == status,
                    "allocation %lu: status %d, %s", n, (int)status, err.text))
            break;
    }
    EXPECT(n > 40, "%lu allocations", n);
    odfgx_buffer_clear(&package);
}

static void no_allocation_is_trusted(void)
{
    run_without_each(body);
}

static void nor_is_one_for_a_fault(void)
{
    run_without_each(faulty);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(no_allocation_is_trusted),
        UNIT(nor_is_one_for_a_fault),
    };
    int status = unit_main("odf/template_memory", tests, ODFGX_COUNT_OF(tests));
    filled_end();
    return status;
}
