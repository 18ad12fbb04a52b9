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

/* A condition (empty: anything may be typed) and a sentence that says it. */
typedef struct wording {
    odfgx_buffer condition, sentence;
} wording;

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

/* The sentence is shown beside the cell, and when something else is typed.
 * Clears the wording. */
static void add(odfgx_buffer *out, odfgx_validity validity, const char *title,
                wording *words)
{
    bool anything = words->condition.length == 0;
    out->failed |= words->condition.failed || words->sentence.failed;
    if (!out->failed) {
        odfgx_buffer_add_text(out, "<table:content-validation");
        odfgx_validity_add_name(out, validity, "table:name");
        if (!anything)
            odfgx_xml_add_attribute(out, "table:condition",
                                    words->condition.data);
        odfgx_buffer_add_text(out, " table:allow-empty-cell=\"true\""
                                   " table:display-list=\"unsorted\">\n");
        add_message(out, "help-message", "", title, words->sentence.data);
        if (!anything)
            add_message(out, "error-message", " table:message-type=\"stop\"",
                        title, words->sentence.data);
        odfgx_buffer_add_text(out, "</table:content-validation>\n");
    }
    odfgx_buffer_clear(&words->sentence);
    odfgx_buffer_clear(&words->condition);
}

static void add_year(odfgx_buffer *out)
{
    wording words = { 0 };
    odfgx_buffer_add_format(&words.condition,
                            "of:cell-content-is-whole-number() and "
                            "cell-content-is-between(%d,%d)",
                            ODFGX_FIRST_YEAR, ODFGX_LAST_YEAR);
    odfgx_buffer_add_format(&words.sentence, ODFGX_WORDS_YEAR_HINT,
                            ODFGX_FIRST_YEAR, ODFGX_LAST_YEAR);
    add(out, (odfgx_validity){ ODFGX_VALIDITY_YEAR, 0 }, ODFGX_WORDS_YEAR_TITLE,
        &words);
}

/* A list of one: the official wording. */
static void add_declaration(odfgx_buffer *out, const odfgx_form *form)
{
    const char *official = form->blank_as_zero.texts[0];
    wording words = { 0 };
    odfgx_buffer_add_text(&words.condition, "of:cell-content-is-in-list(");
    odfgx_formula_add_quoted(&words.condition, official, '"');
    odfgx_buffer_add_char(&words.condition, ')');
    odfgx_buffer_add_format(&words.sentence, ODFGX_WORDS_LIST_HINT, official);
    add(out, (odfgx_validity){ ODFGX_VALIDITY_DECLARATION, 0 },
        ODFGX_WORDS_LIST_TITLE, &words);
}

static void add_unit(odfgx_buffer *out, const odfgx_form *form, size_t index)
{
    const odfgx_unit *unit = &form->units[index];
    wording words = { 0 };
    odfgx_buffer_add_format(&words.condition,
                            "of:cell-content-is-%s-number() and "
                            "cell-content()>=0",
                            unit->decimals == 0 ? "whole" : "decimal");
    if (unit->decimals == 0)
        odfgx_buffer_add_format(&words.sentence, ODFGX_WORDS_COUNT_HINT,
                                unit->name);
    else
        odfgx_buffer_add_format(&words.sentence, ODFGX_WORDS_AMOUNT_HINT,
                                unit->name, unit->decimals);
    add(out, (odfgx_validity){ ODFGX_VALIDITY_UNIT, index },
        ODFGX_WORDS_NUMBER_TITLE, &words);
}

static void add_section(odfgx_buffer *out, const odfgx_form *form, size_t index)
{
    const odfgx_section *section = &form->sections[index];
    wording words = { 0 };
    odfgx_buffer_add_text(&words.sentence, ODFGX_WORDS_PROSE_HINT);
    for (size_t i = 0; i < section->items.count; i++) {
        if (i == 0)
            odfgx_buffer_add_text(&words.sentence, ODFGX_WORDS_PROSE_ITEMS);
        odfgx_buffer_add_text(&words.sentence, section->items.texts[i]);
    }
    add(out, (odfgx_validity){ ODFGX_VALIDITY_SECTION, index },
        section->info.name, &words);
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
