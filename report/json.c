#include "report/json.h"

#include "report/text.h"

#include <string.h>

static json_t *mended(const char *text)
{
    odfgx_buffer valid = { 0 };
    const char *end = text + strlen(text);
    while (text < end)
        odfgx_text_add_code_point(&valid, odfgx_text_next(&text, end));
    json_t *string = valid.failed ? NULL : json_string(valid.data);
    odfgx_buffer_clear(&valid);
    return string;
}

json_t *odfgx_json_text(const char *text)
{
    if (text == NULL)
        return json_null();
    json_t *string = json_string(text);
    return string != NULL ? string : mended(text);
}

json_t *odfgx_json_amount(odfgx_amount amount, bool integer)
{
    char text[ODFGX_AMOUNT_TEXT];
    return integer ? json_integer(amount / ODFGX_AMOUNT_UNIT)
                   : json_string(odfgx_amount_format(amount, text));
}

static int add_bytes(const char *bytes, size_t length, void *context)
{
    odfgx_buffer_add(context, bytes, length);
    return 0;
}

odfgx_status odfgx_json_write(json_t *root, bool complete, odfgx_buffer *out,
                              odfgx_error *err)
{
    bool written =
        root != NULL && complete &&
        json_dump_callback(root, add_bytes, out, JSON_INDENT(2)) == 0;
    json_decref(root);
    if (!written)
        return odfgx_fail_memory(err);
    odfgx_buffer_add_char(out, '\n');
    return odfgx_buffer_check(out, err);
}
