#include "report/buffer.h"
#include "tests/filters/transcript.h"
#include "tests/memory.h"
#include "tests/unit.h"

static const char *const texts[] = {
    "一\n二\n\na\t\"b\nc\"\t1\n第六项\nb\t2\n\n三、标题\n\xB5\xA5",
    "a,b,c\n\"d\ne\",f,g\n",
};

static void fill(odfgx_buffer *file, const char *text)
{
    for (int i = 0; i < 300; i++)
        odfgx_buffer_add_text(file, "long");
    odfgx_buffer_add_text(file, "\n");
    for (int i = 0; i < 10; i++)
        odfgx_buffer_add_text(file, text);
}

static void every_failing_allocation_is_a_clean_failure(void)
{
    odfgx_visitor nobody = { 0 };
    for (size_t i = 0; i < ODFGX_COUNT_OF(texts); i++) {
        odfgx_buffer file = { 0 };
        bool failed = true;
        fill(&file, texts[i]);
        for (unsigned long n = 1; failed; n++) {
            odfgx_error err = { 0 };
            odfgx_input *input = NULL;
            memory_fail_at(n);
            odfgx_status status = odfgx_input_from_memory(
                &input, file.data, file.length, "a.txt", NULL, &err);
            if (status == ODFGX_OK)
                status = odfgx_cells_read(input, &nobody, &err);
            odfgx_input_free(input);
            failed = memory_has_failed();
            memory_fail_at(0);
            EXPECT(failed ? status == ODFGX_MEMORY || status == ODFGX_OK
                          : status == ODFGX_OK,
                   "case %zu, allocation %lu: %d %s: %s", i, n, (int)status,
                   err.where, err.text);
        }
        odfgx_buffer_clear(&file);
    }
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(every_failing_allocation_is_a_clean_failure),
    };
    return unit_main("text_memory", tests, sizeof tests / sizeof *tests);
}
