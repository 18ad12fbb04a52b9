/* What may be filled in: ODF 1.3 part 3, 9.4 (content validations). */
#include "odf/workbook_entry.h"
#include "odf/workbook_formula.h"
#include "odf/workbook_parts.h"
#include "odf/xml.h"

#include <string.h>

static const char *const names[] = {
    [ODFGX_VALIDITY_YEAR] = "year",
    [ODFGX_VALIDITY_DECLARATION] = "declaration",
    [ODFGX_VALIDITY_UNIT] = "unit",
    [ODFGX_VALIDITY_SECTION] = "section",
};

void odfgx_validity_add_name(odfgx_buffer *out, odfgx_validity validity,
                             const char *attribute)
{
    if (validity.kind != ODFGX_VALIDITY_NONE)
        odfgx_buffer_add_format(out, " %s=\"%s%zu\"", attribute,
                                names[validity.kind], validity.index);
}

static void add_message(odfgx_buffer *out, const char *element,
                        const char *type, const char *title,
                        const char *sentence)
{
    odfgx_buffer_add_format(out, "<table:%s table:display=\"true\"%s", element,
                            type);
    odfgx_xml_add_attribute(out, "table:title", title);
    odfgx_buffer_add_text(out, "><text:p>");
    odfgx_xml_add_odf_text(out, sentence, strlen(sentence));
    odfgx_buffer_add_format(out, "</text:p></table:%s>\n", element);
}

/* The condition of an entry that may not be anything. */
static void add_condition(odfgx_buffer *out, const odfgx_entry *entry)
{
    static const char is_year[] = "of:cell-content-is-whole-number() and "
                                  "cell-content-is-between(%d,%d)";
    switch (entry->kind) {
    case ODFGX_ENTRY_YEAR:
        odfgx_buffer_add_format(out, is_year, ODFGX_FIRST_YEAR,
                                ODFGX_LAST_YEAR);
        break;
    case ODFGX_ENTRY_CHOICE:
        odfgx_buffer_add_text(out, "of:cell-content-is-in-list(");
        odfgx_formula_add_quoted(out, entry->choice, '"');
        odfgx_buffer_add_char(out, ')');
        break;
    default:
        odfgx_buffer_add_format(
            out, "of:cell-content-is-%s-number() and cell-content()>=0",
            entry->kind == ODFGX_ENTRY_WHOLE ? "whole" : "decimal");
    }
}

static void add_attributes(odfgx_buffer *out, odfgx_validity validity,
                           const odfgx_entry *entry)
{
    odfgx_buffer condition = { 0 };
    odfgx_validity_add_name(out, validity, "table:name");
    if (entry->kind != ODFGX_ENTRY_ANYTHING) {
        add_condition(&condition, entry);
        if (condition.failed)
            out->failed = true;
        else
            odfgx_xml_add_attribute(out, "table:condition", condition.data);
    }
    odfgx_buffer_clear(&condition);
    odfgx_buffer_add_text(out, " table:allow-empty-cell=\"true\""
                               " table:display-list=\"unsorted\">\n");
}

/* The sentence is shown beside the cell, and when something else is typed. */
static void add(odfgx_buffer *out, const odfgx_form *form,
                odfgx_validity validity)
{
    odfgx_entry entry = odfgx_entry_describe(form, validity);
    out->failed |= entry.sentence.failed;
    if (!out->failed) {
        odfgx_buffer_add_text(out, "<table:content-validation");
        add_attributes(out, validity, &entry);
        add_message(out, "help-message", "", entry.title, entry.sentence.data);
        if (entry.kind != ODFGX_ENTRY_ANYTHING)
            add_message(out, "error-message", " table:message-type=\"stop\"",
                        entry.title, entry.sentence.data);
        odfgx_buffer_add_text(out, "</table:content-validation>\n");
    }
    odfgx_entry_clear(&entry);
}

void odfgx_validity_add_all(odfgx_buffer *out, const odfgx_form *form)
{
    odfgx_buffer_add_text(out, "<table:content-validations>\n");
    odfgx_validity validity = odfgx_entry_at(form, 0);
    for (size_t i = 1; validity.kind != ODFGX_VALIDITY_NONE; i++) {
        add(out, form, validity);
        validity = odfgx_entry_at(form, i);
    }
    odfgx_buffer_add_text(out, "</table:content-validations>\n");
}
