/* Real spreadsheets and texts, where they lie beside the project: each is read,
 * or is refused for a reason with a name. */
#include "report/buffer.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <glob.h>
#include <string.h>

/* Those that can't be read, and why. */
static const struct {
    const char *name;
    odfgx_status status;
} refused[] = {
    { "/Of16-07.docx", ODFGX_DAMAGED },
    { "/pass_protected.ods", ODFGX_ENCRYPTED },
    { "/issue_594_dos.ods", ODFGX_CONTENT },
    { "/pass_protected.xlsx", ODFGX_ENCRYPTED },
    { "/issue252.xlsx", ODFGX_DAMAGED },
};

static odfgx_status expected_of(const char *path)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(refused); i++) {
        if (strstr(path, refused[i].name) != NULL)
            return refused[i].status;
    }
    return ODFGX_OK;
}

static void read_file(const char *path)
{
    odfgx_error err = { 0 };
    odfgx_buffer out = { 0 };
    odfgx_input *input;
    odfgx_visitor visitor = transcript_visitor(&out);
    odfgx_status status = odfgx_input_open(&input, path, NULL, &err);
    if (status == ODFGX_OK)
        status = odfgx_cells_read(input, &visitor, &err);
    EXPECT(status == expected_of(path) && err.status == status, "%s: %s: %s",
           path, err.where, err.text);
    odfgx_input_free(input);
    odfgx_buffer_clear(&out);
}

static void real_documents_are_read_or_refused_by_name(void)
{
    static const char *const patterns[] = {
        "../shared/real/*.od[st]",     "../shared/corpus/*/*.od[st]",
        "../shared/corpus/*/*.ot[st]", "../shared/real/*.xlsx",
        "../shared/corpus/*/*.xlsx",   "../shared/real/*.docx",
        "../shared/corpus/*/*.do[ct]x"
    };
    glob_t found;
    size_t count = 0;
    for (size_t i = 0; i < ODFGX_COUNT_OF(patterns); i++) {
        if (glob(patterns[i], 0, NULL, &found) == 0) {
            for (size_t j = 0; j < found.gl_pathc; j++)
                read_file(found.gl_pathv[j]);
            count += found.gl_pathc;
        }
        globfree(&found);
    }
    if (count == 0)
        unit_skip("no ../shared");
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(real_documents_are_read_or_refused_by_name),
    };
    return unit_main("corpus", tests, sizeof tests / sizeof *tests);
}
