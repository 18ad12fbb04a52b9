#include "odf/workbook_entry.h"

#include "odf/workbook_words.h"

static void describe_year(odfgx_entry *entry)
{
    entry->kind = ODFGX_ENTRY_YEAR;
    entry->title = ODFGX_WORDS_YEAR_TITLE;
    odfgx_buffer_add_format(&entry->sentence, ODFGX_WORDS_YEAR_HINT,
                            ODFGX_FIRST_YEAR, ODFGX_LAST_YEAR);
}

static void describe_declaration(odfgx_entry *entry, const odfgx_form *form)
{
    entry->kind = ODFGX_ENTRY_CHOICE;
    entry->choice = form->blank_as_zero.texts[0];
    entry->title = ODFGX_WORDS_LIST_TITLE;
    odfgx_buffer_add_format(&entry->sentence, ODFGX_WORDS_LIST_HINT,
                            entry->choice);
}

static void describe_unit(odfgx_entry *entry, const odfgx_unit *unit)
{
    entry->title = ODFGX_WORDS_NUMBER_TITLE;
    entry->kind = unit->decimals == 0 ? ODFGX_ENTRY_WHOLE : ODFGX_ENTRY_DECIMAL;
    if (unit->decimals == 0)
        odfgx_buffer_add_format(&entry->sentence, ODFGX_WORDS_COUNT_HINT,
                                unit->name);
    else
        odfgx_buffer_add_format(&entry->sentence, ODFGX_WORDS_AMOUNT_HINT,
                                unit->name, unit->decimals);
}

static void describe_section(odfgx_entry *entry, const odfgx_section *section)
{
    entry->title = section->info.name;
    odfgx_buffer_add_text(&entry->sentence, ODFGX_WORDS_PROSE_HINT);
    for (size_t i = 0; i < section->items.count; i++) {
        if (i == 0)
            odfgx_buffer_add_text(&entry->sentence, ODFGX_WORDS_PROSE_ITEMS);
        odfgx_buffer_add_text(&entry->sentence, section->items.texts[i]);
    }
}

odfgx_entry odfgx_entry_describe(const odfgx_form *form,
                                 odfgx_validity validity)
{
    odfgx_entry entry = { .kind = ODFGX_ENTRY_ANYTHING };
    switch (validity.kind) {
    case ODFGX_VALIDITY_YEAR:
        describe_year(&entry);
        break;
    case ODFGX_VALIDITY_DECLARATION:
        describe_declaration(&entry, form);
        break;
    case ODFGX_VALIDITY_UNIT:
        describe_unit(&entry, &form->units[validity.index]);
        break;
    case ODFGX_VALIDITY_SECTION:
        describe_section(&entry, &form->sections[validity.index]);
        break;
    case ODFGX_VALIDITY_NONE:
        break;
    }
    return entry;
}

void odfgx_entry_clear(odfgx_entry *entry)
{
    odfgx_buffer_clear(&entry->sentence);
}

static odfgx_validity prose_at(const odfgx_form *form, size_t index)
{
    for (size_t i = 0; i < form->section_count; i++) {
        if (form->sections[i].info.prose && index-- == 0)
            return (odfgx_validity){ ODFGX_VALIDITY_SECTION, i };
    }
    return (odfgx_validity){ ODFGX_VALIDITY_NONE, 0 };
}

odfgx_validity odfgx_entry_at(const odfgx_form *form, size_t index)
{
    enum { UNITS = 2 }; /* behind the year and the declaration */
    if (index == 0)
        return (odfgx_validity){ ODFGX_VALIDITY_YEAR, 0 };
    if (index == 1)
        return (odfgx_validity){ ODFGX_VALIDITY_DECLARATION, 0 };
    if (index - UNITS < form->unit_count)
        return (odfgx_validity){ ODFGX_VALIDITY_UNIT, index - UNITS };
    return prose_at(form, index - UNITS - form->unit_count);
}
