#include "filters/ods_state.h"

#include "report/buffer.h"

#include <string.h>

/* White space in a paragraph is folded: what leads is dropped, a run of it is
 * one space (ODF 1.3 part 3, 6.1.2). What trails is kept, as LibreOffice
 * writes and reads it. Only these four bytes are white space there. */
static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

static odfgx_status check_length(const odfgx_ods *ods, uint64_t more,
                                 odfgx_error *err)
{
    return odfgx_teller_check_text(&ods->teller, ods->column, ods->text.length,
                                   more, err);
}

/* Adds a piece as it is. */
static odfgx_status add(odfgx_ods *ods, const char *bytes, size_t length,
                        odfgx_error *err)
{
    odfgx_status status = check_length(ods, length, err);
    if (status == ODFGX_OK)
        odfgx_buffer_add(&ods->text, bytes, length);
    ods->cell.after_space = false;
    return status;
}

odfgx_status odfgx_ods_add_text(odfgx_ods *ods, const char *bytes,
                                size_t length, odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    for (size_t at = 0; at < length && status == ODFGX_OK;) {
        size_t first = at;
        while (at < length && !is_space(bytes[at]))
            at++;
        if (at > first)
            status = add(ods, bytes + first, at - first, err);
        if (at < length && !ods->cell.after_space && status == ODFGX_OK) {
            status = add(ods, " ", 1, err);
            ods->cell.after_space = true;
        }
        while (at < length && is_space(bytes[at]))
            at++;
    }
    return status;
}

odfgx_status odfgx_ods_paragraph_start(odfgx_ods *ods,
                                       const odfgx_attributes *attributes,
                                       odfgx_error *err)
{
    odfgx_status status = ODFGX_OK;
    (void)attributes;
    if (ods->cell.paragraphs++ > 0)
        status = add(ods, "\n", 1, err);
    ods->cell.after_space = true;
    return status;
}

odfgx_status odfgx_ods_spaces_start(odfgx_ods *ods,
                                    const odfgx_attributes *attributes,
                                    odfgx_error *err)
{
    static const odfgx_ods_count spaces = { "text:c", UINT32_MAX, false };
    const char *text = odfgx_attribute_get(attributes, ODS_COUNT);
    uint32_t count = 1;
    odfgx_status status = ODFGX_OK;
    if (text != NULL)
        status = odfgx_ods_read_count(ods, &spaces, text, &count, err);
    if (status == ODFGX_OK)
        status = check_length(ods, count, err);
    if (status != ODFGX_OK)
        return status;
    char *place = odfgx_buffer_reserve(&ods->text, count);
    if (place == NULL)
        return odfgx_fail_memory(err);
    memset(place, ' ', count);
    place[count] = '\0';
    ods->text.length += count;
    ods->cell.after_space = false;
    return ODFGX_OK;
}

odfgx_status odfgx_ods_tab_start(odfgx_ods *ods,
                                 const odfgx_attributes *attributes,
                                 odfgx_error *err)
{
    (void)attributes;
    return add(ods, "\t", 1, err);
}

odfgx_status odfgx_ods_break_start(odfgx_ods *ods,
                                   const odfgx_attributes *attributes,
                                   odfgx_error *err)
{
    (void)attributes;
    return add(ods, "\n", 1, err);
}
