#include "filters/xlsx/state.h"

#include "report/grow.h"

#include <stdlib.h>
#include <string.h>

/* Excel knows 65 490 styles, and codes of 255 characters. A longer one is as
 * good as none. */
enum { STYLES_MAX = 65536, CODE_MAX = 512 };

static odfgx_status fail_many(odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_LIMIT, NULL,
                      _("the workbook has more than %d styles; open it and "
                        "save it anew"),
                      STYLES_MAX);
}

/* An id that is no number is that of General. */
static unsigned long read_id(const odfgx_attributes *attributes)
{
    uint32_t id = 0;
    const char *text = odfgx_attribute_get(attributes, XLSX_FORMAT_ID);
    if (text != NULL)
        (void)odfgx_xlsx_read_count(text, UINT32_MAX, &id);
    return id;
}

odfgx_status odfgx_xlsx_number_format_start(odfgx_xlsx *xlsx,
                                            const odfgx_attributes *attributes,
                                            odfgx_error *err)
{
    const char *code = odfgx_attribute_get(attributes, XLSX_FORMAT_CODE);
    if (code == NULL || strlen(code) > CODE_MAX)
        return ODFGX_OK;
    if (xlsx->code_count == STYLES_MAX)
        return fail_many(err);
    if (!odfgx_grow(&xlsx->codes, xlsx->code_count, &xlsx->code_capacity,
                    sizeof *xlsx->codes))
        return odfgx_fail_memory(err);
    odfgx_xlsx_code *added = &xlsx->codes[xlsx->code_count];
    added->id = read_id(attributes);
    added->code = odfgx_arena_copy(&xlsx->arena, code, strlen(code));
    if (added->code == NULL)
        return odfgx_fail_memory(err);
    xlsx->code_count++;
    return ODFGX_OK;
}

odfgx_status odfgx_xlsx_cell_format_start(odfgx_xlsx *xlsx,
                                          const odfgx_attributes *attributes,
                                          odfgx_error *err)
{
    if (xlsx->style_count == STYLES_MAX)
        return fail_many(err);
    if (!odfgx_grow(&xlsx->styles, xlsx->style_count, &xlsx->style_capacity,
                    sizeof *xlsx->styles))
        return odfgx_fail_memory(err);
    xlsx->styles[xlsx->style_count++] =
        (odfgx_xlsx_style){ .id = read_id(attributes) };
    return ODFGX_OK;
}

static int compare_codes(const void *a, const void *b)
{
    const odfgx_xlsx_code *first = a, *second = b;
    if (first->id != second->id)
        return first->id < second->id ? -1 : 1;
    return 0;
}

/* A code that the workbook states wins over the one that is built in. */
static odfgx_number_format find_format(const odfgx_xlsx *xlsx, unsigned long id)
{
    const odfgx_xlsx_code wanted = { .id = id };
    const odfgx_xlsx_code *found =
        xlsx->code_count > 0 ? bsearch(&wanted, xlsx->codes, xlsx->code_count,
                                       sizeof *xlsx->codes, compare_codes)
                             : NULL;
    return found != NULL ? odfgx_number_format_of(found->code)
                         : odfgx_number_format_builtin(id);
}

odfgx_status odfgx_xlsx_read_styles(odfgx_xlsx *xlsx, const char *part,
                                    odfgx_error *err)
{
    odfgx_status status =
        odfgx_xlsx_read_part(xlsx, part, XLSX_STYLE_SHEET, err);
    if (status != ODFGX_OK)
        return status;
    if (xlsx->code_count > 0)
        qsort(xlsx->codes, xlsx->code_count, sizeof *xlsx->codes,
              compare_codes);
    for (size_t i = 0; i < xlsx->style_count; i++)
        xlsx->styles[i].format = find_format(xlsx, xlsx->styles[i].id);
    return ODFGX_OK;
}
