#include "odf/plain.h"
#include "odf/template_scan.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum {
    DECIMALS_MAX = 6,      /* as many as an amount has */
    NEAR = 3,              /* changes of a name that is meant */
    SUGGESTIONS_MAX = 100, /* faults that are worth a guess */
    ID_MAX = 128           /* bytes of an id that is found at once */
};

/* --------------------------------------------------------------- the text */

static bool is_quote(uint32_t character)
{
    static const uint32_t quotes[] = { '"',    '\'',   0x60,   0xAB,   0xBB,
                                       0x2018, 0x2019, 0x201A, 0x201C, 0x201D,
                                       0x201E, 0x300C, 0x300D, 0x300E, 0x300F };
    for (size_t i = 0; i < ODFGX_COUNT_OF(quotes); i++) {
        if (quotes[i] == character)
            return true;
    }
    return false;
}

static bool is_ascii(odfgx_slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        if ((unsigned char)text.text[i] >= 0x80)
            return false;
    }
    return true;
}

/* Appends the text without quotes, a space for each run of white space. */
static void add_simplified(odfgx_slice text, odfgx_buffer *out)
{
    const char *at = text.text, *end = at + text.length;
    bool space = false;
    while (at < end) {
        uint32_t character = odfgx_text_next(&at, end);
        if (is_quote(character))
            continue;
        if (odfgx_text_is_space(character)) {
            space = true;
            continue;
        }
        if (space && out->length > 0)
            odfgx_buffer_add_char(out, ' ');
        space = false;
        odfgx_text_add_code_point(out, character);
    }
}

/* Appends what stands between the braces by NFKC, without what is invisible
 * and without quotes. */
static odfgx_status fold(odfgx_slice inner, odfgx_buffer *out, odfgx_error *err)
{
    odfgx_buffer_add_text(out, ""); /* so that it is a text, though empty */
    if (is_ascii(inner)) {
        add_simplified(inner, out);
        return odfgx_buffer_check(out, err);
    }
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t length = utf8proc_map(
        (const utf8proc_uint8_t *)inner.text, (utf8proc_ssize_t)inner.length,
        &mapped,
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_IGNORE);
    if (length < 0) /* the text is UTF-8, as Expat gave it */
        return odfgx_fail_memory(err);
    add_simplified((odfgx_slice){ (const char *)mapped, (size_t)length }, out);
    free(mapped);
    return odfgx_buffer_check(out, err);
}

/* The text up to the next bar, trimmed; *rest moves behind it. */
static odfgx_slice next_between_bars(odfgx_slice *rest)
{
    const char *bar = memchr(rest->text, '|', rest->length);
    size_t length = bar != NULL ? (size_t)(bar - rest->text) : rest->length;
    odfgx_slice found = odfgx_text_trim(rest->text, length);
    size_t behind = bar != NULL ? length + 1 : length;
    rest->text += behind;
    rest->length -= behind;
    return found;
}

/* ----------------------------------------------------------------- names */

static bool has_word(const odfgx_words *words, const char *key)
{
    for (size_t i = 0; i < words->count; i++) {
        if (strcmp(words->texts[i], key) == 0)
            return true;
    }
    return false;
}

/* The names of the language itself. */
static const struct {
    const char *name;
    odfgx_field_kind kind;
} texts[] = {
    { "agency", ODFGX_FIELD_AGENCY },
    { "year", ODFGX_FIELD_YEAR },
    { "title", ODFGX_FIELD_TITLE },
    { "标题", ODFGX_FIELD_TITLE },
};

static bool find_text(const odfgx_form *form, const char *key, odfgx_field *out)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(texts); i++) {
        if (strcmp(texts[i].name, key) == 0) {
            out->kind = texts[i].kind;
            return true;
        }
    }
    bool agency = has_word(&form->agency, key);
    out->kind = agency ? ODFGX_FIELD_AGENCY : ODFGX_FIELD_YEAR;
    return agency || has_word(&form->year, key);
}

static bool find_field(const odfgx_form *form, const char *key,
                       odfgx_field *out)
{
    if (odfgx_form_find_value(form, key, &out->index)) {
        out->kind = ODFGX_FIELD_FIGURE;
        return true;
    }
    if (odfgx_form_find_section(form, key, &out->index)) {
        out->kind = ODFGX_FIELD_PROSE;
        return true;
    }
    return find_text(form, key, out);
}

typedef struct name_guess {
    const char *key, *best;
    unsigned distance;
} name_guess;

static void try_name(name_guess *guess, const char *name)
{
    unsigned distance = odfgx_text_distance(guess->key, name, guess->distance);
    if (distance < guess->distance) {
        guess->distance = distance;
        guess->best = name;
    }
}

/* The name that was meant, or NULL. */
static const char *name_near(const odfgx_form *form, const char *key)
{
    name_guess guess = { .key = key, .distance = NEAR + 1 };
    for (size_t i = 0; i < form->value_count; i++) {
        try_name(&guess, form->values[i].info.id);
        try_name(&guess, form->values[i].info.name);
    }
    for (size_t i = 0; i < form->section_count; i++) {
        if (form->sections[i].info.prose) {
            try_name(&guess, form->sections[i].info.id);
            try_name(&guess, form->sections[i].info.name);
        }
    }
    for (size_t i = 0; i < ODFGX_COUNT_OF(texts); i++)
        try_name(&guess, texts[i].name);
    return guess.best;
}

static odfgx_status fault_unknown(const odfgx_scan *scan, odfgx_slice quote,
                                  const char *key, odfgx_error *err)
{
    const odfgx_template *template_ = scan->template_;
    const char *near = template_->fault_count < SUGGESTIONS_MAX
                           ? name_near(template_->form, key)
                           : NULL;
    if (near != NULL)
        return odfgx_scan_fault(scan, quote, err,
                                _("the form has no field of this name; did "
                                  "you mean {{%s}}?"),
                                near);
    return odfgx_scan_fault(scan, quote, err, "%s",
                            _("the form has no field of this name; \"odfgx "
                              "template fields\" lists those it has"));
}

/* ------------------------------------------------------------- formatters */

/* A formatter sets the field; false with a fault recorded in *status. */
typedef struct format_state {
    const odfgx_scan *scan;
    odfgx_slice quote;
    odfgx_field *field;
    odfgx_slice argument;
    odfgx_error *err;
    odfgx_status status; /* of recording a fault */
} format_state;

static bool set_decimals(format_state *formatting)
{
    odfgx_slice argument = formatting->argument;
    if (argument.length == 1 && argument.text[0] >= '0' &&
        argument.text[0] <= '0' + DECIMALS_MAX) {
        formatting->field->decimals = argument.text[0] - '0';
        return true;
    }
    formatting->status = odfgx_scan_fault(
        formatting->scan, formatting->quote, formatting->err,
        _("after \"decimals\" there must be a number from 0 to %d"),
        DECIMALS_MAX);
    return false;
}

static bool set_head(format_state *formatting)
{
    const odfgx_name_list *styles =
        &formatting->scan->template_->styles_by_name;
    for (size_t i = 0; i < styles->count; i += 2) {
        if (odfgx_slice_is(formatting->argument, styles->items[i]) ||
            odfgx_slice_is(formatting->argument, styles->items[i + 1])) {
            formatting->field->head = styles->items[i + 1];
            return true;
        }
    }
    formatting->status = odfgx_scan_fault(
        formatting->scan, formatting->quote, formatting->err, "%s",
        _("the template has no character style of this name; make one and "
          "use it once, or correct the name after \"head\""));
    return false;
}

static const struct {
    const char *names[2]; /* in English and in Chinese */
    odfgx_field_kind kind;
    bool (*set)(format_state *formatting);
} formatters[] = {
    { { "decimals", "小数" }, ODFGX_FIELD_FIGURE, set_decimals },
    { { "head", "小标题" }, ODFGX_FIELD_PROSE, set_head },
};

static bool format(format_state *formatting, odfgx_slice text)
{
    const char *space = memchr(text.text, ' ', text.length);
    odfgx_slice name = { text.text, space != NULL ? (size_t)(space - text.text)
                                                  : text.length };
    formatting->argument =
        odfgx_text_trim(name.text + name.length, text.length - name.length);
    for (size_t i = 0; i < ODFGX_COUNT_OF(formatters); i++) {
        if (formatters[i].kind == formatting->field->kind &&
            (odfgx_slice_is(name, formatters[i].names[0]) ||
             odfgx_slice_is(name, formatters[i].names[1])))
            return formatters[i].set(formatting);
    }
    formatting->status = odfgx_scan_fault(
        formatting->scan, formatting->quote, formatting->err, "%s",
        _("behind the bar there may be \"decimals\" and a number for a "
          "figure, \"head\" and a character style for prose, and nothing "
          "for other fields"));
    return false;
}

/* ----------------------------------------------------------------- fields */

/* What later versions of the language know: repeated and conditional rows. */
static bool is_control(odfgx_slice name)
{
    static const char *const words[] = { "each ", "only if ", "仅当 " };
    for (size_t i = 0; i < ODFGX_COUNT_OF(words); i++) {
        size_t length = strlen(words[i]);
        if (name.length >= length && memcmp(name.text, words[i], length) == 0)
            return true;
    }
    return odfgx_slice_is(name, "end");
}

static odfgx_status read_name(const odfgx_scan *scan, odfgx_slice name,
                              odfgx_slice quote, odfgx_field *field,
                              bool *known, odfgx_error *err)
{
    const odfgx_form *form = scan->template_->form;
    odfgx_buffer key = { 0 };
    odfgx_status status = ODFGX_OK;
    *known = false;
    if (is_control(name))
        return odfgx_scan_fault(scan, quote, err, "%s",
                                _("this version does not repeat or omit parts "
                                  "of a template; delete the tag"));
    for (size_t i = 0; i < name.length; i++) {
        if (name.text[i] != ' ')
            odfgx_buffer_add_char(&key, name.text[i]);
    }
    odfgx_buffer_add_text(&key, "");
    status = odfgx_buffer_check(&key, err);
    if (status == ODFGX_OK) {
        *known = find_field(form, key.data, field);
        if (!*known)
            status = fault_unknown(scan, quote, key.data, err);
    }
    if (*known && field->kind == ODFGX_FIELD_PROSE &&
        !form->sections[field->index].info.prose) {
        *known = false;
        status = odfgx_scan_fault(scan, quote, err, "%s",
                                  _("this section holds tables and no prose; "
                                    "name the figures one by one"));
    }
    odfgx_buffer_clear(&key);
    return status;
}

static odfgx_status read_field(const odfgx_scan *scan, odfgx_slice folded,
                               odfgx_slice quote, odfgx_field *field,
                               bool *good, odfgx_error *err)
{
    odfgx_slice rest = folded;
    odfgx_slice name = next_between_bars(&rest);
    odfgx_status status = read_name(scan, name, quote, field, good, err);
    format_state formatting = {
        .scan = scan, .quote = quote, .field = field, .err = err
    };
    while (*good && rest.length > 0) {
        *good = format(&formatting, next_between_bars(&rest));
        status = formatting.status;
    }
    return status;
}

/* Whether the text is an id as it stands, with nothing to fold or to format.
 * Most tags are. */
static bool is_id(odfgx_slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.text[i];
        if ((byte < 'a' || byte > 'z') && byte != '.' && byte != '_')
            return false;
    }
    return true;
}

static odfgx_status read_tag(const odfgx_scan *scan, odfgx_slice inner,
                             odfgx_slice quote, odfgx_field *field, bool *good,
                             odfgx_error *err)
{
    char id[ID_MAX];
    odfgx_buffer folded = { 0 };
    if (inner.length < sizeof id && is_id(inner)) {
        memcpy(id, inner.text, inner.length);
        id[inner.length] = '\0';
        *good = odfgx_form_find_value(scan->template_->form, id, &field->index);
        if (*good)
            return ODFGX_OK;
    }
    odfgx_status status = fold(inner, &folded, err);
    if (status == ODFGX_OK)
        status = read_field(scan, (odfgx_slice){ folded.data, folded.length },
                            quote, field, good, err);
    odfgx_buffer_clear(&folded);
    return status;
}

odfgx_status odfgx_scan_field(const odfgx_scan *scan, odfgx_slice inner,
                              odfgx_slice quote, odfgx_field **out,
                              odfgx_error *err)
{
    odfgx_field field = { .kind = ODFGX_FIELD_FIGURE,
                          .decimals = ODFGX_DECIMALS_AS_STORED };
    bool good = false;
    *out = NULL;
    odfgx_status status = read_tag(scan, inner, quote, &field, &good, err);
    if (status != ODFGX_OK || !good)
        return status;
    *out = odfgx_arena_get(&scan->template_->arena, sizeof field);
    if (*out == NULL)
        return odfgx_fail_memory(err);
    **out = field;
    return ODFGX_OK;
}
