#include "cli/cells_line.h"

#define WORD(literal)                                                          \
    {                                                                          \
        sizeof(literal) - 1, literal                                           \
    }

/* Most fields are short: two copies that may overlap cost less than a call. */
static char *add(char *at, const char *bytes, size_t length)
{
    if (length > 16) {
        memcpy(at, bytes, length);
    } else if (length >= 8) {
        memcpy(at, bytes, 8);
        memcpy(at + length - 8, bytes + length - 8, 8);
    } else if (length >= 4) {
        memcpy(at, bytes, 4);
        memcpy(at + length - 4, bytes + length - 4, 4);
    } else {
        for (size_t i = 0; i < length; i++)
            at[i] = bytes[i];
    }
    return at + length;
}

static char *add_number(char *at, uint32_t number)
{
    char digits[10];
    size_t first = sizeof digits;
    do {
        digits[--first] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return add(at, digits + first, sizeof digits - first);
}

enum { WHOLE_MAX = 15 }; /* digits, which a double has too */

#define EACH_BYTE (UINT64_MAX / 255)

/* Whether one of eight bytes is none beyond ','. */
static uint64_t has_low(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return (word - EACH_BYTE * (',' + 1)) & ~word & EACH_BYTE * 0x80;
}

/* Whether no byte needs quotes: all that do lie below '-', as little else
 * does, and eight at a time are a third of the work. */
static bool is_plain(const char *text, size_t length)
{
    size_t i = 0;
    if (length >= sizeof(uint64_t)) {
        size_t last = length - sizeof(uint64_t);
        uint64_t low = has_low(text + last);
        for (; i < last; i += sizeof(uint64_t))
            low |= has_low(text + i);
        return low == 0;
    }
    while (i < length && (unsigned char)text[i] > ',')
        i++;
    return i == length;
}

static bool needs_quotes(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == ',' || text[i] == '"' || text[i] == '\n' ||
            text[i] == '\r')
            return true;
    }
    return false;
}

/* A field of CSV; at most twice as long as the text, and its quotes. */
static char *add_csv(char *at, const char *text, size_t length)
{
    if (is_plain(text, length) || !needs_quotes(text, length))
        return add(at, text, length);
    *at++ = '"';
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"')
            *at++ = '"';
        *at++ = text[i];
    }
    *at++ = '"';
    return at;
}

/* A byte that JSON does not allow in a string as it is. */
static char *add_escaped(char *at, unsigned char byte)
{
    static const char hex[] = "0123456789abcdef";
    *at++ = '\\';
    if (byte == '"' || byte == '\\') {
        *at++ = (char)byte;
    } else if (byte == '\n' || byte == '\t' || byte == '\r') {
        *at++ = (char)(byte == '\n' ? 'n' : byte == '\t' ? 't' : 'r');
    } else {
        at = add(at, "u00", 3);
        *at++ = hex[byte >> 4];
        *at++ = hex[byte & 15];
    }
    return at;
}

/* The inside of a JSON string. */
static char *add_json(char *at, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte < ' ' || byte == '"' || byte == '\\')
            at = add_escaped(at, byte);
        else
            *at++ = text[i];
    }
    return at;
}

/* RFC 4180. */
const cells_style cells_csv = {
    .head = WORD("place,cell,rows,columns,type,value,text,hidden,formula"
                 "\r\n"),
    .place = WORD(""),
    .address = WORD(","),
    .rows = WORD(","),
    .columns = WORD(","),
    .type = WORD(","),
    .value = WORD(","),
    .text = WORD(","),
    .end = { { WORD(",false,false\r\n"), WORD(",false,true\r\n") },
             { WORD(",true,false\r\n"), WORD(",true,true\r\n") } },
    .add_text = add_csv,
};

const cells_style cells_ndjson = {
    .head = WORD(""),
    .place = WORD("{\"place\":\""),
    .address = WORD("\",\"cell\":\""),
    .rows = WORD("\",\"rows\":"),
    .columns = WORD(",\"columns\":"),
    .type = WORD(",\"type\":\""),
    .value = WORD("\",\"value\":\""),
    .text = WORD("\",\"text\":\""),
    .end = { { WORD("\",\"hidden\":false,\"formula\":false}\n"),
               WORD("\",\"hidden\":false,\"formula\":true}\n") },
             { WORD("\",\"hidden\":true,\"formula\":false}\n"),
               WORD("\",\"hidden\":true,\"formula\":true}\n") } },
    .add_text = add_json,
};

/* Whether all of eight bytes are digits. */
static bool are_digits(uint64_t word)
{
    word ^= EACH_BYTE * '0';
    return (((word + EACH_BYTE * (0x80 - 10)) | word) & EACH_BYTE * 0x80) == 0;
}

/* All bytes are looked at in two words that may overlap, as a look at each
 * takes three times as long. */
bool cells_is_whole(const char *value, size_t length)
{
    uint64_t first = 0, last = 0;
    uint32_t half;
    if (length == 0 || length > WHOLE_MAX || (*value == '0' && length > 1))
        return false;
    if (length >= sizeof first) {
        memcpy(&first, value, sizeof first);
        memcpy(&last, value + length - sizeof last, sizeof last);
        return are_digits(first) && are_digits(last);
    }
    if (length >= sizeof half) {
        memcpy(&half, value, sizeof half);
        first = half;
        memcpy(&half, value + length - sizeof half, sizeof half);
        return are_digits(first << 32 | half);
    }
    while (length > 0 && value[length - 1] >= '0' && value[length - 1] <= '9')
        length--;
    return length == 0;
}

char *cells_add_place(char *at, const cells_style *style, const char *name)
{
    at = cells_add_word(at, &style->place);
    at = style->add_text(at, name, strlen(name));
    return cells_add_word(at, &style->address);
}

char *cells_add_head(char *at, const cells_style *style, const char *type,
                     uint32_t rows, uint32_t columns)
{
    at = cells_add_word(at, &style->rows);
    at = add_number(at, rows);
    at = cells_add_word(at, &style->columns);
    at = add_number(at, columns);
    at = cells_add_word(at, &style->type);
    at = add(at, type, strlen(type));
    return cells_add_word(at, &style->value);
}

char *cells_add_tail(char *at, const cells_style *style,
                     const cells_facts *facts)
{
    const odfgx_cell *cell = facts->cell;
    at = cells_add_word(at, facts->head);
    at = facts->number ? add(at, facts->value, facts->value_length)
                       : style->add_text(at, facts->value, facts->value_length);
    at = cells_add_word(at, &style->text);
    at = facts->number && cell->text == facts->value
             ? add(at, cell->text, cell->text_length)
             : style->add_text(at, cell->text, cell->text_length);
    return cells_add_word(at, &style->end[cell->hidden][cell->formula]);
}
