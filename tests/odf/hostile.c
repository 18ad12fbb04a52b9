#include "tests/odf/hostile.h"

#include "odf/package.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

#define MIMETYPE "application/vnd.oasis.opendocument.spreadsheet"

void hostile_add_parts(zip_builder *zip)
{
    builder_add(zip, "mimetype", ZIP_STORED, MIMETYPE, strlen(MIMETYPE));
    builder_add_text(zip, HOSTILE_PART, HOSTILE_CONTENT);
}

void hostile_honest(zip_builder *zip)
{
    hostile_add_parts(zip);
    builder_finish(zip, "");
}

void hostile_add_spaces(zip_builder *zip, size_t size)
{
    char *spaces = malloc(size);
    memset(spaces, ' ', size);
    builder_add(zip, HOSTILE_PART, ZIP_DEFLATED, spaces, size);
    builder_finish(zip, "");
    free(spaces);
}

odfgx_status hostile_read(const zip_builder *zip, const odfgx_limits *limits,
                          odfgx_buffer *out, odfgx_error *err)
{
    odfgx_package *package = NULL;
    odfgx_status status = odfgx_package_from_memory(
        &package, zip->bytes.data, zip->bytes.length, "a.ods", limits, err);
    if (status == ODFGX_OK)
        status = odfgx_package_read(package, HOSTILE_PART, out, err);
    odfgx_package_free(package);
    return status;
}

static void run(const hostile_case *one)
{
    zip_builder zip = { 0 };
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    one->make(&zip);
    odfgx_status status = hostile_read(&zip, &limits, &out, &err);
    EXPECT(status == one->status && status == err.status &&
               strstr(err.text, one->fragment) != NULL,
           "%s: status %d, %s", one->name, (int)status, err.text);
    if (status == ODFGX_OK) {
        EXPECT(out.length == strlen(HOSTILE_CONTENT) &&
                   memcmp(out.data, HOSTILE_CONTENT, out.length) == 0,
               "%s: %zu bytes", one->name, out.length);
    } else {
        EXPECT(out.length == 0, "%s: %zu bytes left", one->name, out.length);
        EXPECT(strncmp(err.where, "a.ods", 5) == 0, "%s: where \"%s\"",
               one->name, err.where);
    }
    odfgx_buffer_clear(&out);
    odfgx_buffer_clear(&zip.bytes);
}

void hostile_run(const hostile_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        run(&cases[i]);
}
