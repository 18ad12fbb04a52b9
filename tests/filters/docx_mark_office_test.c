/* What LibreOffice makes of marks: saved anew by it, a marked document tells
 * the same as one without marks, has its comments on the same cells, and gives
 * its fills back. */
#include "filters/docx.h"
#include "report/buffer.h"
#include "tests/filters/docx_sample.h"
#include "tests/filters/marked.h"
#include "tests/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAIN "word/document.xml"
#define FILL(fill)                                                             \
    "<w:tcPr><w:tcW w:w='2000' w:type='dxa'/><w:shd w:val='clear'"             \
    " w:color='auto' w:fill='" fill "'/></w:tcPr>"
#define PATTERN                                                                \
    "<w:tcPr><w:tcW w:w='2000' w:type='dxa'/><w:shd w:val='pct20'"             \
    " w:color='FF0000' w:fill='00FF00'/></w:tcPr>"
#define WIDE                                                                   \
    "<w:tcPr><w:tcW w:w='4000' w:type='dxa'/><w:gridSpan w:val='2'/></w:tcPr>"
#define TALL(merge)                                                            \
    "<w:tcPr><w:tcW w:w='2000' w:type='dxa'/><w:vMerge" merge "/></w:tcPr>"

/* Cells of all kinds: filled, merged, empty, nested. */
static const char body[] = PT("标题") PT("一、总体情况") TBL(
    TR(TC(FILL("D9D9D9") PT("a")) TC(PATTERN PT("b")) TCT("c"))
        TR(TC(TALL(" w:val='restart'") PT("d")) TC(WIDE PT("e")))
            TR(TC(TALL("") "<w:p/>") TC(FILL("auto") PT("12")) TC("<w:p/>")))
    PT("between") TBL(
        TR(TCT("f") TC(TBL(TR(TCT("g") TC(FILL("FFFF00") PT("h")))) PT("i"))))
        PT("end");

static bool write_file(const char *path, const odfgx_buffer *bytes)
{
    FILE *file = fopen(path, "wb");
    bool written = file != NULL &&
                   fwrite(bytes->data, 1, bytes->length, file) == bytes->length;
    return EXPECT(file != NULL && fclose(file) == 0 && written, "%s", path);
}

static odfgx_buffer read_file(const char *path)
{
    odfgx_buffer bytes = { 0 };
    char piece[4096];
    size_t count;
    FILE *file = fopen(path, "rb");
    EXPECT(file != NULL, "%s is not there", path);
    while (file != NULL && (count = fread(piece, 1, sizeof piece, file)) > 0)
        odfgx_buffer_add(&bytes, piece, count);
    if (file != NULL)
        (void)fclose(file);
    return bytes;
}

/* Both documents as the office suite saves them. */
static bool save_anew(const odfgx_buffer documents[2], odfgx_buffer saved[2])
{
    static const char *const names[] = { "plain", "marked" };
    char folder[] = "/tmp/odfgx-marks-XXXXXX", path[128], command[512];
    if (!EXPECT(mkdtemp(folder) != NULL, "a folder"))
        return false;
    bool done = true;
    for (size_t i = 0; i < 2; i++) {
        (void)snprintf(path, sizeof path, "%s/%s.docx", folder, names[i]);
        done = done && write_file(path, &documents[i]);
    }
    (void)snprintf(command, sizeof command,
                   "timeout -k 5 120 soffice --headless "
                   "-env:UserInstallation=file://%s/profile "
                   "--convert-to 'docx:MS Word 2007 XML' --outdir %s/saved "
                   "%s/*.docx >/dev/null 2>&1",
                   folder, folder, folder);
    done = done && EXPECT(system(command) == 0, "%s", command);
    for (size_t i = 0; i < 2 && done; i++) {
        (void)snprintf(path, sizeof path, "%s/saved/%s.docx", folder, names[i]);
        saved[i] = read_file(path);
        done = saved[i].length > 0;
    }
    (void)snprintf(command, sizeof command, "rm -rf %s", folder);
    (void)system(command);
    return done;
}

/* The lines of what is told that begin with a word. */
static odfgx_buffer lines_of(const odfgx_buffer *document, const char *word)
{
    marked_list list;
    odfgx_buffer lines = { 0 };
    odfgx_buffer_add_text(&lines, "");
    EXPECT(marked_read(document, &list), "can't be read");
    for (const char *at = list.told.data; at != NULL && *at != '\0';) {
        size_t length = strcspn(at, "\n");
        if (strncmp(at, word, strlen(word)) == 0)
            odfgx_buffer_add(&lines, at, length + 1);
        at += length + (at[length] == '\n');
    }
    marked_clear(&list);
    return lines;
}

static void expect_lines(const odfgx_buffer *document,
                         const odfgx_buffer *expected, const char *word)
{
    odfgx_buffer lines = lines_of(document, word);
    odfgx_buffer others = lines_of(expected, word);
    EXPECT_TEXT(lines.data, others.data);
    odfgx_buffer_clear(&lines);
    odfgx_buffer_clear(&others);
}

/* The fills and patterns of a document, in their order. */
static odfgx_buffer shadings_of(const odfgx_buffer *document)
{
    static const char *const names[] = { " w:val=\"", " w:color=\"",
                                         " w:fill=\"" };
    odfgx_buffer main = marked_part(document, MAIN), shadings = { 0 };
    odfgx_buffer_add_text(&shadings, "");
    for (const char *at = main.data; (at = strstr(at, "<w:shd ")) != NULL;
         at++) {
        for (size_t i = 0; i < ODFGX_COUNT_OF(names); i++) {
            const char *value = strstr(at, names[i]);
            if (value == NULL)
                continue;
            value += strlen(names[i]);
            odfgx_buffer_add_format(&shadings, "%.*s ",
                                    (int)strcspn(value, "\""), value);
        }
        odfgx_buffer_add_char(&shadings, '\n');
    }
    odfgx_buffer_clear(&main);
    return shadings;
}

static void expect_clean(const odfgx_buffer *marked, const odfgx_buffer *plain)
{
    static const odfgx_markup none = { "检查结果", NULL, 0, NULL, 0 };
    odfgx_buffer clean = { 0 };
    odfgx_error err = { 0 };
    EXPECT(marked_write(marked, &none, &clean, &err) == ODFGX_OK, "%s: %s",
           err.where, err.text);
    odfgx_buffer main = marked_part(&clean, MAIN);
    odfgx_buffer shadings = shadings_of(&clean), before = shadings_of(plain);
    EXPECT_TEXT(shadings.data, before.data);
    EXPECT(strstr(main.data, "odfgx") == NULL, "something is left: %s",
           main.data);
    expect_lines(&clean, plain, "");
    odfgx_buffer_clear(&clean);
    odfgx_buffer_clear(&main);
    odfgx_buffer_clear(&shadings);
    odfgx_buffer_clear(&before);
}

static size_t count_lines(const odfgx_buffer *document, const char *word)
{
    odfgx_buffer lines = lines_of(document, word);
    size_t count = 0;
    for (size_t i = 0; i < lines.length; i++)
        count += lines.data[i] == '\n';
    odfgx_buffer_clear(&lines);
    return count;
}

/* `cells` are told of it. */
static void expect_marks_to_survive(const odfgx_buffer *document, size_t cells)
{
    odfgx_buffer documents[2] = { *document, { 0 } }, saved[2] = { { 0 } };
    marked_list list;
    odfgx_error err = { 0 };
    EXPECT(marked_read(document, &list), "can't be read");
    odfgx_status status =
        marked_write(document, &list.markup, &documents[1], &err);
    if (EXPECT(status == ODFGX_OK, "%s: %s", err.where, err.text) &&
        save_anew(documents, saved)) {
        odfgx_buffer before = marked_by_another(&documents[1]);
        odfgx_buffer after = marked_by_another(&saved[1]);
        expect_lines(&saved[1], &saved[0], "");
        expect_lines(&after, &before, "comment");
        EXPECT(count_lines(&after, "comment") == cells, "comments are lost");
        expect_clean(&saved[1], &saved[0]);
        odfgx_buffer_clear(&before);
        odfgx_buffer_clear(&after);
    }
    marked_clear(&list);
    odfgx_buffer_clear(&documents[1]);
    odfgx_buffer_clear(&saved[0]);
    odfgx_buffer_clear(&saved[1]);
}

static bool has_office(void)
{
    return system("command -v soffice >/dev/null 2>&1") == 0;
}

static void marks_survive_in_cells_of_all_kinds(void)
{
    if (!has_office()) {
        unit_skip("no soffice");
        return;
    }
    odfgx_buffer document = docx_sample_pack(body, NULL, NULL);
    expect_marks_to_survive(&document, 10);
    odfgx_buffer_clear(&document);
}

static void marks_survive_in_a_report(void)
{
    if (!has_office()) {
        unit_skip("no soffice");
        return;
    }
    odfgx_buffer document = read_file("samples/prose.docx");
    expect_marks_to_survive(&document, 0);
    odfgx_buffer_clear(&document);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(marks_survive_in_cells_of_all_kinds),
        UNIT(marks_survive_in_a_report),
    };
    return unit_main("docx_mark_office", tests, sizeof tests / sizeof *tests);
}
