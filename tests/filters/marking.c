#include "tests/filters/marking.h"

#include "filters/changes.h"
#include "odf/archive.h"
#include "report/text.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

odfgx_markup marking_of(const odfgx_mark *marks, size_t count)
{
    static odfgx_result results[3];
    results[0] =
        (odfgx_result){ .texts = { "结果" ODFGX_MARK_SIGN }, .head = true };
    results[1] = (odfgx_result){ .texts = { "级别", "规则", "内容", "格" },
                                 .head = true };
    results[2] =
        (odfgx_result){ .texts = { "错误", "T:1", "a < b & \"c\"", "S!A1" },
                        .target = count > 0 ? marks : NULL,
                        .coloured = true,
                        .level = ODFGX_ERROR };
    return (odfgx_markup){ .name = "结果",
                           .marks = marks,
                           .mark_count = count,
                           .results = results,
                           .result_count = ODFGX_COUNT_OF(results) };
}

static odfgx_input *open_input(const odfgx_buffer *file)
{
    odfgx_input *input;
    if (odfgx_input_from_memory(&input, file->data, file->length, "a.ods", NULL,
                                NULL) != ODFGX_OK)
        abort();
    return input;
}

odfgx_status marking_put(const odfgx_buffer *file, const odfgx_markup *markup,
                         odfgx_buffer *out, odfgx_error *err)
{
    odfgx_input *input = open_input(file);
    const odfgx_filter *filter = odfgx_filter_find(input);
    odfgx_status status = filter->mark(input, markup, out, err);
    odfgx_input_free(input);
    return status;
}

odfgx_buffer marking_must(const odfgx_buffer *file, const odfgx_markup *markup)
{
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_status status = marking_put(file, markup, &out, &err);
    EXPECT(status == ODFGX_OK, "%d %s: %s", (int)status, err.where, err.text);
    if (status != ODFGX_OK) /* a document without anything, for the others */
        out = marking_book(BOOK BOOK_END, NULL);
    return out;
}

odfgx_buffer marking_remove(const odfgx_buffer *file)
{
    const odfgx_markup nothing = { .name = "结果" };
    return marking_must(file, &nothing);
}

/* -------------------------------------------------------------------- parts */

odfgx_buffer marking_part(const odfgx_buffer *file, const char *name)
{
    odfgx_input *input = open_input(file);
    odfgx_package *package;
    odfgx_buffer out = { 0 };
    if (odfgx_input_package(input, &package, NULL) != ODFGX_OK)
        abort();
    odfgx_buffer_add_text(&out, "");
    if (odfgx_package_has(package, name))
        EXPECT(odfgx_package_read(package, name, &out, NULL) == ODFGX_OK, "%s",
               name);
    odfgx_input_free(input);
    return out;
}

bool marking_same_part(const odfgx_buffer *a, const odfgx_buffer *b,
                       const char *name)
{
    odfgx_buffer one = marking_part(a, name), other = marking_part(b, name);
    bool same = one.length == other.length &&
                memcmp(one.data, other.data, one.length) == 0;
    odfgx_buffer_clear(&one);
    odfgx_buffer_clear(&other);
    return same;
}

odfgx_buffer marking_book(const char *content, const char *styles)
{
    const transcript_part parts[] = {
        { "mimetype", SHEET_TYPE },
        { "META-INF/manifest.xml",
          "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:"
          "manifest:1.0'><m:file-entry m:full-path='/' "
          "m:media-type='" SHEET_TYPE "'/></m:manifest>\n" },
        { "other.xml", "<other/>" },
        { "content.xml", content },
        { styles != NULL ? "styles.xml" : NULL, styles },
        { NULL, NULL }
    };
    return transcript_pack(parts);
}

odfgx_buffer marking_saved(const odfgx_buffer *file)
{
    odfgx_buffer content = marking_part(file, "content.xml");
    odfgx_buffer styles = marking_part(file, "styles.xml");
    content.data[odfgx_changes_end(&content)] = '\0';
    styles.data[odfgx_changes_end(&styles)] = '\0';
    odfgx_buffer book = marking_book(content.data, styles.data);
    odfgx_buffer_clear(&content);
    odfgx_buffer_clear(&styles);
    return book;
}

/* --------------------------------------------------------------- transcripts
 */

/* As long as the line that stands before what is ours. */
#define OUR_LINE "==============================="

/* Replaces all of one text by another of the same length. */
static void disguise(odfgx_buffer *content, const char *what, const char *by)
{
    for (char *at = content->data; (at = strstr(at, what)) != NULL;)
        memcpy(at, by, strlen(by));
}

/* Cuts the table out that bears the sign. */
static void cut_results(odfgx_buffer *out)
{
    char *begin = strstr(out->data, ODFGX_MARK_SIGN);
    if (begin == NULL)
        return;
    char *end = strstr(begin, "\nend\n") + strlen("\nend\n");
    while (begin > out->data && strncmp(begin, "table ", 6) != 0)
        begin--;
    memmove(begin, end, strlen(end) + 1);
    out->length = strlen(out->data);
}

odfgx_buffer marking_transcript(const odfgx_buffer *file)
{
    odfgx_buffer out = { 0 }, content = marking_part(file, "content.xml");
    odfgx_error err = { 0 };
    disguise(&content, "<dc:creator>odfgx<", "<dc:creator>us   <");
    disguise(&content, ODFGX_MARK_LINE, OUR_LINE);
    odfgx_buffer book = marking_book(content.data, NULL);
    odfgx_status status = transcript_read(&book, NULL, &out, &err);
    EXPECT(status == ODFGX_OK, "%s: %s", err.where, err.text);
    odfgx_buffer_add_text(&out, "");
    cut_results(&out);
    odfgx_buffer_clear(&content);
    odfgx_buffer_clear(&book);
    return out;
}

static bool holds(odfgx_slice line, const char *text)
{
    const char *found = strstr(line.text, text);
    return found != NULL && found < line.text + line.length;
}

/* A line of a transcript as it is without marks; its length is 0 where nothing
 * of it is left, and it goes on with `end`. */
static odfgx_slice strip(odfgx_slice line, const char **end)
{
    *end = "\n";
    if (strncmp(line.text, "comment ", strlen("comment ")) != 0)
        return line;
    if (holds(line, " \"us   \" "))
        return (odfgx_slice){ line.text, 0 };
    if (!holds(line, OUR_LINE))
        return line;
    *end = "\"\n";
    line.length = (size_t)(strstr(line.text, OUR_LINE) - line.text);
    if (line.text[line.length - 1] == '"')
        line.length = 0;
    else
        line.length -= strlen("\\n");
    return line;
}

odfgx_buffer marking_without(const odfgx_buffer *transcript)
{
    odfgx_buffer out = { 0 };
    const char *end;
    for (const char *at = transcript->data; *at != '\0';) {
        odfgx_slice line = { at, strcspn(at, "\n") };
        at += line.length + 1;
        line = strip(line, &end);
        odfgx_buffer_add(&out, line.text, line.length);
        odfgx_buffer_add_text(&out, line.length > 0 ? end : "");
    }
    return out;
}
