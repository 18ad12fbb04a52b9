/* What may be filled in: ODF 1.3 part 3, 9.4 (content validations). */
#include "odf/workbook_formula.h"
#include "odf/workbook_parts.h"
#include "odf/workbook_words.h"
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

static void begin(odfgx_buffer *out, odfgx_validity_kind kind, size_t index,
                  const char *condition)
{
    odfgx_buffer_add_text(out, "<table:content-validation");
    odfgx_validity_add_name(out, (odfgx_validity){ kind, index },
                            "table:name");
    if (condition != NULL)
        odfgx_xml_add_attribute(out, "table:condition", condition);
    odfgx_buffer_add_text(out, " table:allow-empty-cell=\"true\""
                               " table:display-list=\"unsorted\">\n");
}

static void add_message(odfgx_buffer *out, const char *element,
                        const char *type, const char *title,
                        const char *sentence)
{
    odfgx_buffer_add_format(out, "<table:%s table:display=\"true\"%s",
                            element, type);
    odfgx_xml_add_attribute(out, "table:title", title);
    odfgx_buffer_add_text(out, "><text:p>");
    odfgx_xml_add_odf_text(out, sentence, strlen(sentence));
    odfgx_buffer_add_format(out, "</text:p></table:%s>\n", element);
}

/* Shown beside the cell; and, where `refuse`, when something else is typed. */
static void end(odfgx_buffer *out, const char *title,
                const odfgx_buffer *sentence, bool refuse)
{
    if (sentence->failed) {
        out->failed = true;
        return;
    }
    add_message(out, "help-message", "", title, sentence->data);
    if (refuse)
        add_message(out, "error-message", " table:message-type=\"stop\"",
                    title, sentence->data);
    odfgx_buffer_add_text(out, "</table:content-validation>\n");
}

static void add_year(odfgx_buffer *out)
{
    odfgx_buffer condition = { 0 }, hint = { 0 };
    odfgx_buffer_add_format(&condition,
                            "of:cell-content-is-whole-number() and "
                            "cell-content-is-between(%d,%d)",
                            ODFGX_FIRST_YEAR, ODFGX_LAST_YEAR);
    odfgx_buffer_add_format(&hint, ODFGX_WORDS_YEAR_HINT, ODFGX_FIRST_YEAR,
                            ODFGX_LAST_YEAR);
    if (!condition.failed)
        begin(out, ODFGX_VALIDITY_YEAR, 0, condition.data);
    end(out, ODFGX_WORDS_YEAR_TITLE, &hint, true);
    odfgx_buffer_clear(&hint);
    odfgx_buffer_clear(&condition);
}

/* A list of one: the official wording. */
static void add_declaration(odfgx_buffer *out, const odfgx_form *form)
{
    const char *wording = form->blank_as_zero.texts[0];
    odfgx_buffer condition = { 0 }, hint = { 0 };
    odfgx_buffer_add_text(&condition, "of:cell-content-is-in-list(");
    odfgx_formula_add_quoted(&condition, wording, '"');
    odfgx_buffer_add_char(&condition, ')');
    odfgx_buffer_add_format(&hint, ODFGX_WORDS_LIST_HINT, wording);
    if (!condition.failed)
        begin(out, ODFGX_VALIDITY_DECLARATION, 0, condition.data);
    end(out, ODFGX_WORDS_LIST_TITLE, &hint, true);
    odfgx_buffer_clear(&hint);
    odfgx_buffer_clear(&condition);
}

static void add_unit(odfgx_buffer *out, const odfgx_form *form, size_t index)
{
    const odfgx_unit *unit = &form->units[index];
    odfgx_buffer hint = { 0 };
    if (unit->decimals == 0) {
        begin(out, ODFGX_VALIDITY_UNIT, index,
              "of:cell-content-is-whole-number() and cell-content()>=0");
        odfgx_buffer_add_format(&hint, ODFGX_WORDS_COUNT_HINT, unit->name);
    } else {
        begin(out, ODFGX_VALIDITY_UNIT, index,
              "of:cell-content-is-decimal-number() and cell-content()>=0");
        odfgx_buffer_add_format(&hint, ODFGX_WORDS_AMOUNT_HINT, unit->name,
                                unit->decimals);
    }
    end(out, ODFGX_WORDS_NUMBER_TITLE, &hint, true);
    odfgx_buffer_clear(&hint);
}

/* A hint only: any text may be typed. */
static void add_section(odfgx_buffer *out, const odfgx_form *form,
                        size_t index)
{
    const odfgx_section *section = &form->sections[index];
    odfgx_buffer hint = { 0 };
    odfgx_buffer_add_text(&hint, ODFGX_WORDS_PROSE_HINT);
    for (size_t i = 0; i < section->items.count; i++) {
        if (i == 0)
            odfgx_buffer_add_text(&hint, ODFGX_WORDS_PROSE_ITEMS);
        odfgx_buffer_add_text(&hint, section->items.texts[i]);
    }
    begin(out, ODFGX_VALIDITY_SECTION, index, NULL);
    end(out, section->info.name, &hint, false);
    odfgx_buffer_clear(&hint);
}

void odfgx_validity_add_all(odfgx_buffer *out, const odfgx_form *form)
{
    odfgx_buffer_add_text(out, "<table:content-validations>\n");
    add_year(out);
    add_declaration(out, form);
    for (size_t i = 0; i < form->unit_count; i++)
        add_unit(out, form, i);
    for (size_t i = 0; i < form->section_count; i++) {
        if (form->sections[i].info.prose)
            add_section(out, form, i);
    }
    odfgx_buffer_add_text(out, "</table:content-validations>\n");
}
