#include "filters/xlsx/state.h"

#include "report/grow.h"

#include <string.h>

/* LibreOffice reads no more. */
enum { SHEETS_MAX = 10000 };

odfgx_status odfgx_xlsx_properties_start(odfgx_xlsx *xlsx,
                                         const odfgx_attributes *attributes,
                                         odfgx_error *err)
{
    const char *compatible =
        odfgx_attribute_get(attributes, XLSX_DATE_COMPATIBILITY);
    (void)err;
    if (odfgx_xlsx_is_true(odfgx_attribute_get(attributes, XLSX_DATES_1904)))
        xlsx->dates = ODFGX_DATES_1904;
    else if (compatible != NULL && !odfgx_xlsx_is_true(compatible))
        xlsx->dates = ODFGX_DATES_PROLEPTIC;
    return ODFGX_OK;
}

static odfgx_status check_name(const odfgx_xlsx *xlsx, const char *name,
                               odfgx_error *err)
{
    for (size_t i = 0; i < xlsx->sheet_count; i++) {
        if (strcmp(xlsx->sheets[i].name, name) == 0)
            return odfgx_fail(err, ODFGX_CONTENT, NULL,
                              _("two sheets have the name \"%s\"; give "
                                "one of them another name and save the "
                                "workbook anew"),
                              name);
    }
    return ODFGX_OK;
}

odfgx_status odfgx_xlsx_sheet_start(odfgx_xlsx *xlsx,
                                    const odfgx_attributes *attributes,
                                    odfgx_error *err)
{
    const char *name = odfgx_attribute_get(attributes, XLSX_NAME);
    const char *state = odfgx_attribute_get(attributes, XLSX_STATE);
    const char *id = odfgx_attribute_get(attributes, XLSX_RELATIONSHIP);
    if (xlsx->sheet_count == SHEETS_MAX)
        return odfgx_fail(err, ODFGX_LIMIT, NULL,
                          _("the workbook has more than %d sheets; split it "
                            "and save it anew"),
                          SHEETS_MAX);
    if (name == NULL)
        name = "";
    if (check_name(xlsx, name, err) != ODFGX_OK)
        return ODFGX_CONTENT;
    if (!odfgx_grow(&xlsx->sheets, xlsx->sheet_count, &xlsx->sheet_capacity,
                    sizeof *xlsx->sheets))
        return odfgx_fail_memory(err);
    odfgx_xlsx_sheet *sheet = &xlsx->sheets[xlsx->sheet_count];
    *sheet = (odfgx_xlsx_sheet){
        .name = odfgx_arena_copy(&xlsx->arena, name, strlen(name)),
        .relationship = odfgx_arena_copy(&xlsx->arena, id != NULL ? id : "",
                                         id != NULL ? strlen(id) : 0),
        .hidden = state != NULL && strcmp(state, "visible") != 0,
    };
    if (sheet->name == NULL || sheet->relationship == NULL)
        return odfgx_fail_memory(err);
    xlsx->sheet_count++;
    return ODFGX_OK;
}

odfgx_status odfgx_xlsx_read_book(odfgx_xlsx *xlsx, odfgx_error *err)
{
    odfgx_status status = odfgx_xlsx_read_part(xlsx, odfgx_opc_main(xlsx->opc),
                                               XLSX_WORKBOOK, err);
    if (status == ODFGX_OK && xlsx->sheet_count == 0)
        status = odfgx_fail(err, ODFGX_CONTENT, xlsx->teller.file,
                            _("the workbook has no sheet; open it and save it "
                              "anew"));
    return status;
}
