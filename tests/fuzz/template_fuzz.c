/* Fuzzes foreign templates: one that is taken can be filled, and what comes of
 * it is a package whose parts are well-formed. */
#include "odf/part.h"
#include "tests/fuzz/fuzz.h"
#include "tests/odf/filled.h"

#include <string.h>

static void check_faults(const odfgx_template *template_)
{
    for (size_t i = 0; i < odfgx_template_fault_count(template_); i++) {
        const odfgx_fault *fault = odfgx_template_fault(template_, i);
        REQUIRE(fuzz_is_utf8(fault->place, strlen(fault->place)));
        REQUIRE(fuzz_is_utf8(fault->quote, strlen(fault->quote)));
        REQUIRE(fuzz_is_utf8(fault->message, strlen(fault->message)));
    }
}

static void check_document(const odfgx_buffer *document)
{
    static const char *const parts[] = { ODFGX_CONTENT_PART, ODFGX_STYLES_PART,
                                         ODFGX_META_PART, ODFGX_MANIFEST_PART };
    odfgx_package *package = NULL;
    odfgx_error err = { 0 };
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    REQUIRE(odfgx_package_from_memory(&package, document->data,
                                      document->length, "filled", &limits,
                                      &err) == ODFGX_OK);
    REQUIRE(strcmp(odfgx_package_entry(package, 0), ODFGX_MIMETYPE_PART) == 0);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        REQUIRE(!odfgx_package_has(package, parts[i]) ||
                odfgx_part_read(package, parts[i], NULL, NULL, &err) ==
                    ODFGX_OK);
    odfgx_package_free(package);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const odfgx_filling filling = { .missing = ODFGX_MISSING_MARK,
                                    .draft = true };
    odfgx_template *template_ = NULL;
    odfgx_buffer document = { 0 };
    odfgx_error err = { 0 };
    odfgx_status status = odfgx_template_from_memory(
        &template_, filled_form(), data, size, "fuzz", fuzz_limits(), &err);
    fuzz_check_failure(status, &err);
    REQUIRE((template_ != NULL) == (status == ODFGX_OK));
    if (status == ODFGX_OK) {
        check_faults(template_);
        status =
            odfgx_fill(template_, filled_report(), &filling, &document, &err);
        fuzz_check_failure(status, &err);
    }
    if (status == ODFGX_OK)
        check_document(&document);
    odfgx_buffer_clear(&document);
    odfgx_template_free(template_);
    return 0;
}
