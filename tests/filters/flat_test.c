#include "odf/input.h"
#include "report/buffer.h"
#include "tests/filters/transcript.h"
#include "tests/unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define URN "urn:oasis:names:tc:opendocument:xmlns:"
#define FLAT                                                                   \
    "<o:document xmlns:o='" URN "office:1.0' xmlns:t='" URN "table:1.0'"       \
    " xmlns:x='" URN "text:1.0' xmlns:s='" URN "style:1.0'"                    \
    " xmlns:d='" URN "drawing:1.0'"                                            \
    " o:mimetype='application/vnd.oasis.opendocument.text'>"
#define FLAT_END "</o:document>"
#define ROWS(text) "<t:table-row>" CELL(text) "</t:table-row>"
#define SHEETS "<o:body><o:spreadsheet>"
#define SHEETS_END "</o:spreadsheet></o:body>"

static void flat_documents_are_told_as_those_in_packages(void)
{
    static const transcript_case cases[] = {
        { FLAT SHEETS SHEET ROWS("a") SHEET_END SHEETS_END FLAT_END,
          "table S\nrow 1\nA1 string \"a\"\nend\n" },
        { "\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>\n" FLAT
          "<o:meta><x:p>no</x:p></o:meta><o:styles><s:style s:name='ta'"
          " s:family='table'><s:table-properties t:display='false'/></s:style>"
          "</o:styles><o:automatic-styles/>" SHEETS
          "<t:table t:name='S' t:style-name='ta'>" ROWS("a") SHEET_END
          "<t:table t:style-name='other'/>" SHEETS_END FLAT_END,
          "table S hidden\nrow 1\nA1 string \"a\" hidden\nend\n"
          "table \nend\n" },
        { "\n<!-- a --> " FLAT "<o:styles><s:style s:name='H'"
          " s:family='paragraph'><s:text-properties x:display='none'/>"
          "</s:style></o:styles><o:master-styles><x:p>no</x:p>"
          "</o:master-styles><o:body><o:text><x:h>一</x:h>"
          "<x:p x:style-name='H'>b<d:frame><d:image><o:binary-data>AAAA"
          "</o:binary-data></d:image><d:object><o:document><o:body><o:text>"
          "<x:p>no</x:p></o:text></o:body></o:document></d:object></d:frame>"
          "</x:p><t:table>" ROWS("a") "</t:table></o:text></o:body>" FLAT_END,
          "paragraph \"一\" heading\nparagraph \"b\" hidden\n"
          "table 表格 1\nrow 1\nA1 string \"a\"\nend\n" },
        { "<document xmlns='" URN "office:1.0'><body><text>"
          "<p xmlns='" URN "text:1.0'>a</p></text></body></document>",
          "paragraph \"a\"\n" },
    };
    EXPECT_TOLD(cases);
}

static void utf_16_is_read_in_either_order(void)
{
    static const char xml[] =
        FLAT SHEETS SHEET ROWS("a") SHEET_END SHEETS_END FLAT_END;
    for (int big = 0; big < 2; big++) {
        odfgx_buffer file = { 0 }, out = { 0 };
        odfgx_error err = { 0 };
        odfgx_buffer_add(&file, big ? "\xFE\xFF" : "\xFF\xFE", 2);
        for (size_t i = 0; i + 1 < sizeof xml; i++) {
            char pair[2] = { big ? '\0' : xml[i], big ? xml[i] : '\0' };
            odfgx_buffer_add(&file, pair, 2);
        }
        EXPECT(transcript_read_bytes(file.data, file.length, NULL, &out,
                                     &err) == ODFGX_OK &&
                   strstr(out.data, "A1 string \"a\"") != NULL,
               "%s: %s", err.where, err.text);
        odfgx_buffer_clear(&file);
        odfgx_buffer_clear(&out);
    }
}

static void faults_say_where_they_are(void)
{
    static const struct {
        const char *xml, *where, *text;
        odfgx_status status;
    } cases[] = {
        { FLAT "\n<o:body><o:text></o:body>", "a.ods: 2:", "not well-formed",
          ODFGX_XML },
        { FLAT, "a.ods: 1:", "too early", ODFGX_XML },
        { FLAT SHEETS SHEET "<t:table-row t:number-rows-repeated='0'/>",
          "a.ods: S!A1", "\"0\"", ODFGX_CONTENT },
        { FLAT "<o:body><o:presentation/></o:body>" FLAT_END, "a.ods",
          "neither a spreadsheet nor a text", ODFGX_FORMAT },
        { "<!DOCTYPE a>" FLAT FLAT_END, "a.ods: 1:", "DOCTYPE", ODFGX_XML },
    };
    for (size_t i = 0; i < ODFGX_COUNT_OF(cases); i++) {
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_status status = transcript_read_bytes(
            cases[i].xml, strlen(cases[i].xml), NULL, &out, &err);
        transcript_expect_fault(cases[i].xml,
                                (transcript_fault){ cases[i].status,
                                                    cases[i].where,
                                                    cases[i].text },
                                status, &err);
        odfgx_buffer_clear(&out);
    }
}

/* By path and from a pipe; longer than a piece of what is read at once. */
static void files_and_pipes_are_read_up_to_the_cap(void)
{
    odfgx_buffer file = { 0 };
    odfgx_limits limits;
    odfgx_limits_init(&limits);
    odfgx_buffer_add_text(&file, FLAT SHEETS SHEET);
    for (int i = 0; i < 500; i++)
        odfgx_buffer_add_text(&file, ROWS("a"));
    odfgx_buffer_add_text(&file, SHEET_END SHEETS_END FLAT_END);
    for (int i = 0; i < 4; i++) {
        bool fits = i % 2 == 0, piped = i / 2 == 1;
        int ends[2] = { -1, -1 };
        FILE *stored = tmpfile();
        odfgx_buffer out = { 0 };
        odfgx_error err = { 0 };
        odfgx_input *input = NULL;
        odfgx_visitor visitor = transcript_visitor(&out);
        limits.part = fits ? file.length : file.length - 1;
        if (piped && pipe(ends) == 0) {
            (void)!write(ends[1], file.data, file.length);
            (void)close(ends[1]);
        } else {
            (void)fwrite(file.data, 1, file.length, stored);
            (void)fflush(stored);
        }
        (void)odfgx_input_from_fd(&input, piped ? ends[0] : fileno(stored),
                                  "a.fods", &limits, NULL);
        odfgx_status status = odfgx_cells_read(input, &visitor, &err);
        EXPECT(
            fits ? status == ODFGX_OK && strstr(out.data, "row 500\n") != NULL
                 : status == ODFGX_LIMIT && strcmp(err.where, "a.fods") == 0 &&
                       strstr(err.text, "--max-part") != NULL,
            "case %d: %d %s: %s", i, (int)status, err.where, err.text);
        odfgx_input_free(input);
        odfgx_buffer_clear(&out);
        (void)fclose(stored);
        if (piped)
            (void)close(ends[0]);
    }
    odfgx_buffer_clear(&file);
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(flat_documents_are_told_as_those_in_packages),
        UNIT(utf_16_is_read_in_either_order),
        UNIT(faults_say_where_they_are),
        UNIT(files_and_pipes_are_read_up_to_the_cap),
    };
    return unit_main("flat", tests, sizeof tests / sizeof *tests);
}
