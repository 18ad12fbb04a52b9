/* Marks cells of a document, for the tests: mark INPUT OUTPUT [TABLE CELL
 * LEVEL COMMENT VALUE]…; VALUE "" is none. Without marks, those of an earlier
 * run are removed. */
#include "filters/xlsx.h"
#include "report/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MARKS_MAX = 64, WORDS = 5 };

static odfgx_level level_of(const char *name)
{
    return name[0] == 'e'   ? ODFGX_ERROR
           : name[0] == 'w' ? ODFGX_WARNING
                            : ODFGX_HINT;
}

static odfgx_mark read_mark(char **words)
{
    odfgx_mark mark = { .table = words[0],
                        .level = level_of(words[2]),
                        .comment = words[3],
                        .value = words[4][0] != '\0' ? words[4] : NULL };
    const char *at = words[1];
    for (; *at >= 'A' && *at <= 'Z'; at++)
        mark.column = mark.column * 26 + (uint32_t)(*at - 'A') + 1;
    mark.column--;
    mark.row = (uint32_t)strtoul(at, NULL, 10) - 1;
    return mark;
}

static odfgx_markup make_markup(odfgx_mark *marks, odfgx_result *results,
                                size_t count)
{
    results[0] = (odfgx_result){ .texts = { "检查结果 " ODFGX_MARK_SIGN },
                                 .head = true };
    for (size_t i = 0; i < count; i++)
        results[i + 1] = (odfgx_result){
            .texts = { odfgx_level_name(marks[i].level), "T3-BAL",
                       marks[i].comment, marks[i].table },
            .target = &marks[i],
            .coloured = true,
            .level = marks[i].level,
        };
    return (odfgx_markup){ "检查结果", marks, count, results,
                           count > 0 ? count + 1 : 0 };
}

static int write_file(const char *path, const odfgx_buffer *bytes)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        return 1;
    size_t written = fwrite(bytes->data, 1, bytes->length, file);
    return fclose(file) != 0 || written != bytes->length;
}

int main(int count, char **words)
{
    odfgx_mark marks[MARKS_MAX];
    odfgx_result results[MARKS_MAX + 1];
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_input *input = NULL;
    size_t mark_count = 0;
    if (count < 3)
        return 2;
    for (int i = 3; i + WORDS <= count && mark_count < MARKS_MAX; i += WORDS)
        marks[mark_count++] = read_mark(words + i);
    odfgx_markup markup = make_markup(marks, results, mark_count);
    odfgx_status status = odfgx_input_open(&input, words[1], NULL, &err);
    if (status == ODFGX_OK)
        status = odfgx_filter_xlsx.mark(input, &markup, &out, &err);
    if (status != ODFGX_OK)
        (void)fprintf(stderr, "%s: %s\n", err.where, err.text);
    int failed = status != ODFGX_OK || write_file(words[2], &out) != 0;
    odfgx_input_free(input);
    odfgx_buffer_clear(&out);
    return failed;
}
