#include "report/buffer.h"
#include "tests/filters/allocations.h"
#include "tests/unit.h"

static const struct {
    const char *name, *text;
} files[] = {
    { "rows.txt",
      "一\n二\n\na\t\"b\nc\"\t1\n第六项\nb\t2\n\n三、标题\n\xB5\xA5" },
    { "commas.txt", "a,b,c\n\"d\ne\",f,g\n" },
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
    for (size_t i = 0; i < ODFGX_COUNT_OF(files); i++) {
        odfgx_buffer file = { 0 };
        fill(&file, files[i].text);
        (void)allocations_expect(&file, files[i].name, ODFGX_OK);
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
