#include "tests/filters/xlsx_made.h"

#include "report/buffer.h"
#include "tests/unit.h"

#include <string.h>

static const char *or_else(const char *text, const char *usual)
{
    return text != NULL ? text : usual;
}

odfgx_buffer xlsx_pack(const xlsx_made *made)
{
    transcript_part parts[8] = {
        { "[Content_Types].xml",
          or_else(made->types, XLSX_TYPES(XLSX_SHEET_TYPE)) },
        { "_rels/.rels",
          or_else(made->root, XLSX_RELATIONSHIPS(XLSX_RELATIONSHIP(
                                  "m", "officeDocument", "xl/workbook.xml"))) },
        { "xl/workbook.xml", or_else(made->book, XLSX_BOOK(XLSX_ONE_SHEET)) },
        { "xl/_rels/workbook.xml.rels",
          or_else(
              made->relationships,
              XLSX_RELATIONSHIPS(
                  XLSX_RELATIONSHIP("s1", "worksheet", "worksheets/sheet1.xml")
                      XLSX_RELATIONSHIP("t", "sharedStrings",
                                        "sharedStrings.xml")
                          XLSX_RELATIONSHIP("f", "styles", "styles.xml"))) },
    };
    size_t count = 4;
    if (made->sheet != NULL)
        parts[count++] =
            (transcript_part){ "xl/worksheets/sheet1.xml", made->sheet };
    if (made->strings != NULL)
        parts[count++] =
            (transcript_part){ "xl/sharedStrings.xml", made->strings };
    if (made->styles != NULL)
        parts[count++] = (transcript_part){ "xl/styles.xml", made->styles };
    parts[count] = (transcript_part){ NULL, NULL };
    return transcript_pack(parts);
}

odfgx_status xlsx_read(const odfgx_buffer *archive, const odfgx_limits *limits,
                       odfgx_buffer *out, odfgx_error *err)
{
    odfgx_input *input;
    odfgx_visitor visitor = transcript_visitor(out);
    odfgx_status status = odfgx_input_from_memory(
        &input, archive->data, archive->length, "a.xlsx", limits, err);
    if (status == ODFGX_OK)
        status = odfgx_cells_read(input, &visitor, err);
    odfgx_input_free(input);
    return status;
}

void xlsx_expect_told(const xlsx_made *made, const char *told)
{
    odfgx_buffer archive = xlsx_pack(made), out = { 0 };
    odfgx_error err = { 0 };
    odfgx_status status = xlsx_read(&archive, NULL, &out, &err);
    transcript_expect_told(made->sheet != NULL ? made->sheet : "no sheet", told,
                           status, &out, &err);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&out);
}

void xlsx_expect_fault(const xlsx_made *made, odfgx_status status,
                       const char *where, const char *text)
{
    odfgx_buffer archive = xlsx_pack(made), out = { 0 };
    odfgx_error err = { 0 };
    odfgx_status got = xlsx_read(&archive, NULL, &out, &err);
    EXPECT(got == status && err.status == status &&
               strcmp(err.where, where) == 0 && strstr(err.text, text) != NULL,
           "%s\n%d %s: %s", made->sheet != NULL ? made->sheet : "no sheet",
           (int)got, err.where, err.text);
    odfgx_buffer_clear(&archive);
    odfgx_buffer_clear(&out);
}
