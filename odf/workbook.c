/* The empty workbook of a form before any format: its sheets are laid out. */
#include "odf/workbook_sheet.h"
#include "odf/xml.h"
#include "report/text.h"

#include <string.h>

/* A name is one line of text: what is printed in a title. */
static odfgx_status check_agency(const char *agency, odfgx_error *err)
{
    if (agency == NULL || odfgx_text_trim(agency, strlen(agency)).length == 0)
        return odfgx_fail(err, ODFGX_USAGE, NULL, "%s",
                          _("the agency's name is missing; give the name as "
                            "it stands in the report's title"));
    if (!odfgx_xml_can_hold(agency, strlen(agency)) ||
        strpbrk(agency, "\t\r\n") != NULL)
        return odfgx_fail(err, ODFGX_USAGE, agency, "%s",
                          _("the agency's name must be one line of UTF-8 "
                            "text without control characters"));
    return ODFGX_OK;
}

static odfgx_status check_year(int year, odfgx_error *err)
{
    if (year >= ODFGX_FIRST_YEAR && year <= ODFGX_LAST_YEAR)
        return ODFGX_OK;
    return odfgx_fail(err, ODFGX_USAGE, NULL,
                      _("%d is no year of a report; give one from %d to %d"),
                      year, ODFGX_FIRST_YEAR, ODFGX_LAST_YEAR);
}

odfgx_status odfgx_workbook_check(const char *agency, int year,
                                  odfgx_error *err)
{
    odfgx_status status = check_agency(agency, err);
    return status == ODFGX_OK ? check_year(year, err) : status;
}

static odfgx_status lay_out_sheets(odfgx_workbook *workbook, odfgx_error *err)
{
    const odfgx_form *form = workbook->form;
    size_t most = form->table_count + 3;
    workbook->sheets =
        odfgx_arena_array(&workbook->arena, most, sizeof *workbook->sheets);
    workbook->places = odfgx_arena_array(&workbook->arena, form->value_count,
                                         sizeof *workbook->places);
    if (workbook->sheets == NULL || workbook->places == NULL)
        return odfgx_fail_memory(err);
    odfgx_workbook_settle(workbook);
    if (workbook->failed)
        return odfgx_fail_memory(err);
    odfgx_sheet *next = workbook->sheets;
    next += odfgx_workbook_front(workbook, next);
    for (size_t i = 0; i < form->table_count && !workbook->failed; i++)
        next += odfgx_workbook_table(workbook, next, i);
    if (!workbook->failed)
        next += odfgx_workbook_checks(workbook, next);
    if (!workbook->failed)
        next += odfgx_workbook_guide(workbook, next);
    workbook->sheet_count = (size_t)(next - workbook->sheets);
    if (workbook->failed)
        return odfgx_fail_memory(err);
    return workbook->too_large
               ? odfgx_fail(err, ODFGX_LIMIT, NULL, "%s",
                            _("the report's figures are too large to be "
                              "added up"))
               : ODFGX_OK;
}

odfgx_status odfgx_workbook_lay_out(odfgx_workbook *out, const odfgx_form *form,
                                    const char *agency, int year,
                                    const odfgx_draft *draft, odfgx_error *err)
{
    *out = (odfgx_workbook){
        .form = form, .agency = agency, .year = year, .draft = draft
    };
    odfgx_status status = odfgx_workbook_check(agency, year, err);
    if (status == ODFGX_OK)
        status = lay_out_sheets(out, err);
    return status;
}

void odfgx_workbook_clear(odfgx_workbook *workbook)
{
    odfgx_buffer_clear(&workbook->scratch);
    odfgx_arena_clear(&workbook->arena);
}
