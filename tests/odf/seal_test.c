#include "odf/seal.h"
#include "tests/odf/filled.h"
#include "tests/unit.h"

#include <string.h>

#define META                                                                   \
    "<o:document-meta xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:"  \
    "1.0' xmlns:m='urn:oasis:names:tc:opendocument:xmlns:meta:1.0'><o:meta>"
#define META_END "</o:meta></o:document-meta>"
#define FIELD(name, text)                                                      \
    "<m:user-defined m:name='" name "'>" text "</m:user-defined>"

static odfgx_status read_package(odfgx_seal **out, const odfgx_buffer *package,
                                 odfgx_error *err)
{
    odfgx_input *input = NULL;
    *out = NULL;
    odfgx_status status = odfgx_input_from_memory(
        &input, package->data, package->length, "r.odt", NULL, err);
    if (status == ODFGX_OK)
        status = odfgx_seal_read(out, filled_form(), input, err);
    odfgx_input_free(input);
    return status;
}

static void a_filled_report_carries_its_figures(void)
{
    const odfgx_filling filling = { ODFGX_MISSING_MARK, true, 7 };
    odfgx_template *template_ = filled_template("<text:p/>", "<style:footer/>");
    odfgx_buffer document = { 0 };
    odfgx_seal *seal = NULL;
    odfgx_error err = { 0 };
    char hash[ODFGX_HASH_TEXT];
    EXPECT(odfgx_fill(template_, filled_report(), &filling, &document, &err) ==
               ODFGX_OK,
           "%s", err.text);
    if (EXPECT(read_package(&seal, &document, &err) == ODFGX_OK, "%s",
               err.text)) {
        EXPECT(odfgx_report_hash(filled_report(), hash, NULL) == ODFGX_OK,
               "hash");
        EXPECT_TEXT(odfgx_seal_hash(seal), hash);
        EXPECT(odfgx_seal_intact(seal) && odfgx_seal_rules(seal) == 7, "seal");
        for (size_t i = 0; i < filled_form()->value_count; i++) {
            odfgx_amount ours = 0, its = 0;
            bool have = odfgx_report_value(filled_report(), i, &ours);
            EXPECT(odfgx_seal_value(seal, i, &its) == have && ours == its,
                   "value %zu", i);
        }
    }
    odfgx_seal_free(seal);
    odfgx_buffer_clear(&document);
    odfgx_template_free(template_);
}

static const struct {
    const char *what, *meta;
    odfgx_status status;
} refused[] = {
    { "no metadata at all", NULL, ODFGX_FORMAT },
    { "metadata of others", META FIELD("单位名称", "甲") META_END,
      ODFGX_FORMAT },
    { "a hash alone", META FIELD(ODFGX_SEAL_HASH, "ab") META_END,
      ODFGX_FORMAT },
    { "figures that are none",
      META FIELD(ODFGX_SEAL_FORM, "annual-2021") FIELD(ODFGX_SEAL_RULES, "9")
          FIELD(ODFGX_SEAL_HASH, "ab") FIELD(ODFGX_SEAL_VALUES, "1 2 x")
              META_END,
      ODFGX_FORMAT },
    { "another form",
      META FIELD(ODFGX_SEAL_FORM, "annual-2031") FIELD(ODFGX_SEAL_RULES, "9")
          FIELD(ODFGX_SEAL_HASH, "ab") FIELD(ODFGX_SEAL_VALUES, "1") META_END,
      ODFGX_UNKNOWN },
};

static void what_carries_no_seal_is_refused(void)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(refused); i++) {
        const filled_entry entries[] = {
            { "mimetype", "application/vnd.oasis.opendocument.text" },
            { refused[i].meta != NULL ? "meta.xml" : "content.xml",
              refused[i].meta != NULL ? refused[i].meta : "<a/>" },
            { NULL, NULL },
        };
        odfgx_buffer package = filled_package(entries);
        odfgx_seal *seal = NULL;
        odfgx_error err = { 0 };
        EXPECT(read_package(&seal, &package, &err) == refused[i].status &&
                   seal == NULL && err.status == refused[i].status,
               "%s: %d %s", refused[i].what, (int)err.status, err.text);
        odfgx_buffer_clear(&package);
    }
}

/* All 200 figures as 0, under a hash that is not theirs. */
static void a_hash_of_other_figures_is_told(void)
{
    odfgx_buffer meta = { 0 };
    odfgx_seal *seal = NULL;
    odfgx_error err = { 0 };
    odfgx_buffer_add_text(&meta, META FIELD(ODFGX_SEAL_FORM, "annual-2021"));
    odfgx_buffer_add_text(&meta, FIELD(ODFGX_SEAL_RULES, "9"));
    odfgx_buffer_add_text(&meta, FIELD(ODFGX_SEAL_HASH, "0123"));
    odfgx_buffer_add_text(&meta, "<m:user-defined m:name='");
    odfgx_buffer_add_text(&meta, ODFGX_SEAL_VALUES "'>");
    for (size_t i = 0; i < filled_form()->value_count; i++)
        odfgx_buffer_add_text(&meta, "0 ");
    odfgx_buffer_add_text(&meta, "</m:user-defined>" META_END);
    const filled_entry entries[] = {
        { "mimetype", "application/vnd.oasis.opendocument.text" },
        { "meta.xml", meta.data },
        { NULL, NULL },
    };
    odfgx_buffer package = filled_package(entries);
    if (EXPECT(read_package(&seal, &package, &err) == ODFGX_OK, "%s", err.text))
        EXPECT(!odfgx_seal_intact(seal), "%s", odfgx_seal_hash(seal));
    odfgx_seal_free(seal);
    odfgx_buffer_clear(&package);
    odfgx_buffer_clear(&meta);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(a_filled_report_carries_its_figures),
        UNIT(what_carries_no_seal_is_refused),
        UNIT(a_hash_of_other_figures_is_told),
    };
    int status = unit_main("odf/seal", tests, ODFGX_COUNT_OF(tests));
    filled_end();
    return status;
}
