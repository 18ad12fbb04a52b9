/* Fuzzes archives and the gate: the directory, and every part, of which the
 * gate tells the same whole and in chunks of one byte. */
#include "odf/part.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

enum { OFFICE = 1, TABLE, TEXT, NONE };
enum { TOKEN_TABLE = 1, TOKEN_CELL, TOKEN_NAME, TOKEN_TEXT, TOKEN_REFERENCE };

static const odfgx_namespace namespaces[] = {
    { "urn:oasis:names:tc:opendocument:xmlns:office:1.0", OFFICE },
    { "urn:oasis:names:tc:opendocument:xmlns:table:1.0", TABLE },
    { "urn:oasis:names:tc:opendocument:xmlns:text:1.0", TEXT },
    { "http://schemas.openxmlformats.org/spreadsheetml/2006/main", TABLE },
    { "http://purl.oclc.org/ooxml/spreadsheetml/main", TABLE },
    { "http://schemas.openxmlformats.org/wordprocessingml/2006/main", TEXT },
    { "", NONE },
};

static const odfgx_name names[] = {
    { TABLE, "table", TOKEN_TABLE },
    { TABLE, "table-cell", TOKEN_CELL },
    { TABLE, "c", TOKEN_CELL },
    { TABLE, "name", TOKEN_NAME },
    { TEXT, NULL, TOKEN_TEXT },
    { NONE, "r", TOKEN_REFERENCE },
    { TABLE, "number-columns-repeated", TOKEN_REFERENCE },
};

static const odfgx_vocabulary vocabulary = {
    namespaces,
    sizeof namespaces / sizeof *namespaces,
    names,
    sizeof names / sizeof *names,
};

/* What the gate told of a part, and what came of it. */
typedef struct outcome {
    odfgx_part *part;
    odfgx_buffer told;
    odfgx_error err;
    size_t depth, end;
} outcome;

static void check_place(outcome *now)
{
    odfgx_place place = odfgx_part_place(now->part);
    REQUIRE(place.begin >= now->end && place.end >= place.begin);
    now->end = place.end;
}

static odfgx_status on_start(void *context, int token,
                             const odfgx_attributes *attributes,
                             odfgx_error *err)
{
    outcome *now = context;
    (void)err;
    check_place(now);
    REQUIRE(token >= 0 && attributes->count <= fuzz_limits()->attributes);
    REQUIRE(++now->depth <= fuzz_limits()->depth);
    odfgx_buffer_add_format(&now->told, "<%d", token);
    for (size_t i = 0; i < attributes->count; i++) {
        const char *value = attributes->items[i].value;
        REQUIRE(attributes->items[i].token > 0);
        REQUIRE(strlen(value) <= fuzz_limits()->attribute);
        REQUIRE(fuzz_is_utf8(value, strlen(value)));
        odfgx_buffer_add_format(&now->told, " %d=", attributes->items[i].token);
        odfgx_buffer_add_text(&now->told, value);
    }
    odfgx_buffer_add_char(&now->told, '>');
    return ODFGX_OK;
}

static odfgx_status on_end(void *context, int token, odfgx_error *err)
{
    outcome *now = context;
    (void)err;
    check_place(now);
    REQUIRE(now->depth-- > 0);
    odfgx_buffer_add_format(&now->told, "</%d>", token);
    return ODFGX_OK;
}

static odfgx_status on_text(void *context, const char *bytes, size_t length,
                            odfgx_error *err)
{
    outcome *now = context;
    (void)err;
    check_place(now);
    REQUIRE(fuzz_is_utf8(bytes, length));
    odfgx_buffer_add(&now->told, bytes, length);
    return ODFGX_OK;
}

static outcome pass(const char *name, const odfgx_buffer *bytes, size_t chunk)
{
    outcome now = { 0 };
    const odfgx_part_origin origin = { "fuzz", name, fuzz_limits() };
    const odfgx_part_handlers handlers = { on_start, on_end, on_text, &now };
    odfgx_status status =
        odfgx_part_new(&now.part, &origin, &vocabulary, &handlers, &now.err);
    REQUIRE(status == ODFGX_OK);
    for (size_t at = 0; at < bytes->length && status == ODFGX_OK; at += chunk) {
        size_t rest = bytes->length - at;
        status = odfgx_part_feed(now.part, bytes->data + at,
                                 rest < chunk ? rest : chunk, &now.err);
    }
    if (status == ODFGX_OK)
        status = odfgx_part_finish(now.part, &now.err);
    fuzz_check_failure(status, &now.err);
    REQUIRE(status != ODFGX_OK || now.depth == 0);
    odfgx_part_free(now.part);
    return now;
}

static void pass_both(const char *name, const odfgx_buffer *bytes)
{
    outcome whole = pass(name, bytes, bytes->length + 1);
    outcome pieces = pass(name, bytes, 1);
    fuzz_require_same(&whole.err, &pieces.err);
    REQUIRE(pieces.told.length == whole.told.length);
    REQUIRE(whole.told.length == 0 ||
            memcmp(pieces.told.data, whole.told.data, whole.told.length) == 0);
    odfgx_buffer_clear(&whole.told);
    odfgx_buffer_clear(&pieces.told);
}

static void read_part(odfgx_package *package, const char *name)
{
    odfgx_buffer bytes = { 0 };
    odfgx_error err = { 0 };
    odfgx_status status = odfgx_package_read(package, name, &bytes, &err);
    fuzz_check_failure(status, &err);
    REQUIRE(status == ODFGX_OK || bytes.length == 0);
    REQUIRE(bytes.length <= fuzz_limits()->part);
    if (status == ODFGX_OK)
        pass_both(name, &bytes);
    odfgx_buffer_clear(&bytes);
}

static void read_package(const uint8_t *data, size_t size)
{
    odfgx_package *package = NULL;
    odfgx_error err = { 0 };
    odfgx_status status = odfgx_package_from_memory(
        &package, data, size, "fuzz", fuzz_limits(), &err);
    fuzz_check_failure(status, &err);
    REQUIRE((package != NULL) == (status == ODFGX_OK));
    if (status != ODFGX_OK)
        return;
    REQUIRE(odfgx_package_count(package) <= fuzz_limits()->entries);
    for (size_t i = 0; i < odfgx_package_count(package); i++) {
        const char *name = odfgx_package_entry(package, i);
        REQUIRE(fuzz_is_utf8(name, strlen(name)));
        read_part(package, name);
    }
    odfgx_package_free(package);
}

/* What is no archive is a part. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || data[0] != '<') {
        read_package(data, size);
        return 0;
    }
    odfgx_buffer bytes = { 0 };
    odfgx_buffer_add(&bytes, (const char *)data, size);
    pass_both("part.xml", &bytes);
    odfgx_buffer_clear(&bytes);
    return 0;
}
