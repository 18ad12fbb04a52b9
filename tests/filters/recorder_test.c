#include "filters/recorder.h"

#include "report/buffer.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

/* Tells one of each. */
static odfgx_status tell_all(const odfgx_visitor *to, odfgx_error *err)
{
    static const odfgx_range range = { 0, 0, 1, 1 };
    static const odfgx_cell cell = { .columns = 1,
                                     .type = ODFGX_CELL_FLOAT,
                                     .value = "12",
                                     .value_length = 2,
                                     .text = "12 件",
                                     .text_length = 6,
                                     .hidden = true };
    static const odfgx_paragraph paragraph = { "a", 1, ODFGX_PARAGRAPH_HEADING,
                                               true };
    static const odfgx_comment comment = { 2, 1, "甲", "说明：无", 12 };
    odfgx_status status = to->table_begin(to->context, "表", true, err);
    if (status == ODFGX_OK)
        status = to->row_begin(to->context, 2, 3, true, err);
    if (status == ODFGX_OK)
        status = to->merge(to->context, &range, err);
    if (status == ODFGX_OK)
        status = to->cell(to->context, &cell, err);
    if (status == ODFGX_OK)
        status = to->comment(to->context, &comment, err);
    if (status == ODFGX_OK)
        status = to->table_end(to->context, err);
    return status == ODFGX_OK ? to->paragraph(to->context, &paragraph, err)
                              : status;
}

static void what_was_told_is_told_again(void)
{
    odfgx_recorder recorder = { 0 };
    odfgx_buffer direct = { 0 }, again = { 0 };
    odfgx_visitor writer = transcript_visitor(&direct);
    odfgx_visitor reader = transcript_visitor(&again);
    odfgx_visitor keeper = odfgx_recorder_visitor(&recorder);
    EXPECT(tell_all(&writer, NULL) == ODFGX_OK &&
               tell_all(&keeper, NULL) == ODFGX_OK &&
               odfgx_recorder_replay(&recorder, &reader, NULL) == ODFGX_OK &&
               strcmp(direct.data, again.data) == 0,
           "told:\n%snot:\n%s", again.data, direct.data);
    odfgx_recorder_clear(&recorder);
    odfgx_buffer_empty(&again);
    EXPECT(odfgx_recorder_replay(&recorder, &reader, NULL) == ODFGX_OK &&
               again.length == 0,
           "told after it was forgotten:\n%s", again.data);
    odfgx_buffer_clear(&direct);
    odfgx_buffer_clear(&again);
}

static odfgx_status refuse_end(void *context, odfgx_error *err)
{
    (void)context;
    return odfgx_fail(err, ODFGX_WRITE, "stdout", "enough");
}

static void a_visitor_may_miss_members_or_end_the_telling(void)
{
    odfgx_recorder recorder = { 0 };
    odfgx_visitor keeper = odfgx_recorder_visitor(&recorder);
    odfgx_visitor nobody = { 0 }, ending = { .table_end = refuse_end };
    (void)tell_all(&keeper, NULL);
    EXPECT(odfgx_recorder_replay(&recorder, &nobody, NULL) == ODFGX_OK &&
               odfgx_recorder_replay(&recorder, &ending, NULL) == ODFGX_WRITE,
           "%s", "");
    odfgx_recorder_clear(&recorder);
}

static void no_more_is_kept_than_the_cap(void)
{
    enum { TEXT = 4 << 20, TEXTS = 16 };
    odfgx_recorder recorder = { 0 };
    odfgx_visitor keeper = odfgx_recorder_visitor(&recorder);
    odfgx_error err = { 0 };
    char *text = calloc(1, TEXT);
    odfgx_paragraph paragraph = { text, TEXT, ODFGX_PARAGRAPH_BODY, false };
    odfgx_status status = ODFGX_OK;
    int kept = 0;
    if (text == NULL)
        abort();
    for (; status == ODFGX_OK && kept < 2 * TEXTS; kept++)
        status = keeper.paragraph(keeper.context, &paragraph, &err);
    EXPECT(status == ODFGX_LIMIT && kept == TEXTS &&
               strstr(err.text, "67108864") != NULL,
           "%d after %d: %s", (int)status, kept, err.text);
    odfgx_recorder_clear(&recorder);
    free(text);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(what_was_told_is_told_again),
        UNIT(a_visitor_may_miss_members_or_end_the_telling),
        UNIT(no_more_is_kept_than_the_cap),
    };
    return unit_main("recorder", tests, sizeof tests / sizeof *tests);
}
