#include "tests/filters/xls_builder.h"

#include "filters/cfb.h"

#include <stdarg.h>
#include <string.h>

#define FREE_SECTOR 0xFFFFFFFFu
#define END_OF_CHAIN 0xFFFFFFFEu
#define FAT_SECTOR 0xFFFFFFFDu

enum { MINI = 64, CUTOFF = 4096, ENTRY = 128, DIRECTORY_SECTORS = 3 };

static void put(odfgx_buffer *out, size_t at, uint64_t number, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        out->data[at + i] = (char)(number >> (8 * i) & 0xFF);
}

static void add_number(odfgx_buffer *out, uint64_t number, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        odfgx_buffer_add_char(out, (char)(number >> (8 * i) & 0xFF));
}

static void pad(odfgx_buffer *out, size_t unit)
{
    while (out->length % unit != 0)
        odfgx_buffer_add_char(out, '\0');
}

/* ---------------------------------------------------------- compound file */

/* A file in the making. */
typedef struct compound {
    odfgx_buffer file, mini;
    uint32_t fat[CFB_SECTOR / 4], mini_fat[CFB_SECTOR / 4];
    size_t mini_count;
    uint32_t starts[CFB_STREAMS_MAX];
} compound;

static uint32_t next_sector(const compound *made)
{
    return (uint32_t)(made->file.length / CFB_SECTOR) - 1;
}

/* Appends bytes as a chain of sectors; where it begins. */
static uint32_t add_chain(compound *made, const odfgx_buffer *bytes)
{
    uint32_t first = next_sector(made);
    odfgx_buffer_add(&made->file, bytes->data, bytes->length);
    pad(&made->file, CFB_SECTOR);
    uint32_t end = next_sector(made);
    for (uint32_t i = first; i < end; i++)
        made->fat[i] = i + 1 < end ? i + 1 : END_OF_CHAIN;
    return first < end ? first : END_OF_CHAIN;
}

static uint32_t add_mini_chain(compound *made, const odfgx_buffer *bytes)
{
    uint32_t first = (uint32_t)made->mini_count;
    odfgx_buffer_add(&made->mini, bytes->data, bytes->length);
    pad(&made->mini, MINI);
    made->mini_count = made->mini.length / MINI;
    for (size_t i = first; i < made->mini_count; i++)
        made->mini_fat[i] =
            i + 1 < made->mini_count ? (uint32_t)i + 1 : END_OF_CHAIN;
    return first;
}

static void add_header(compound *made)
{
    odfgx_buffer *file = &made->file;
    odfgx_buffer_add(file, ODFGX_CFB_MAGIC, ODFGX_CFB_MAGIC_LENGTH);
    pad(file, CFB_SECTOR);
    put(file, 24, 0x3E, 2);
    put(file, 26, 3, 2);
    put(file, 28, 0xFFFE, 2);
    put(file, 30, 9, 2);
    put(file, 32, 6, 2);
    put(file, 44, 1, 4); /* sectors of the FAT */
    put(file, 48, 1, 4); /* the directory's first */
    put(file, 56, CUTOFF, 4);
    put(file, 60, END_OF_CHAIN, 4);
    put(file, 68, END_OF_CHAIN, 4);
    for (size_t i = 76; i < CFB_SECTOR; i += 4)
        put(file, i, FREE_SECTOR, 4);
    put(file, 76, 0, 4);
    for (size_t i = 0; i < CFB_SECTOR / 4; i++)
        made->fat[i] = made->mini_fat[i] = FREE_SECTOR;
    for (size_t i = 0; i < (1 + DIRECTORY_SECTORS) * CFB_SECTOR; i++)
        odfgx_buffer_add_char(file, '\0');
    made->fat[0] = FAT_SECTOR;
    made->fat[1] = 2;
    made->fat[2] = 3;
    made->fat[3] = END_OF_CHAIN;
}

static size_t entry_at(size_t index)
{
    return 2 * CFB_SECTOR + index * ENTRY;
}

static void put_entry(compound *made, size_t index, const char *name,
                      unsigned type, uint32_t start, uint64_t length)
{
    size_t at = entry_at(index), count = strlen(name);
    for (size_t i = 0; i < count; i++)
        made->file.data[at + 2 * i] = name[i];
    put(&made->file, at + 64, 2 * (count + 1), 2);
    put(&made->file, at + 66, type, 1);
    put(&made->file, at + 67, 1, 1);
    for (size_t link = 68; link <= 76; link += 4)
        put(&made->file, at + link, FREE_SECTOR, 4);
    put(&made->file, at + 116, start, 4);
    put(&made->file, at + 120, length, 8);
}

/* Each storage names its first child, each child the next one. */
static void link_entries(compound *made, const cfb_stream *streams,
                         size_t count)
{
    for (size_t parent = 0; parent <= count; parent++) {
        size_t link = entry_at(parent) + 76;
        for (size_t i = 0; i < count; i++) {
            if (streams[i].within != parent)
                continue;
            put(&made->file, link, i + 1, 4);
            link = entry_at(i + 1) + 72;
        }
    }
}

odfgx_buffer cfb_build(const cfb_stream *streams, size_t count)
{
    compound made = { .mini_count = 0 };
    odfgx_buffer table = { 0 };
    add_header(&made);
    for (size_t i = 0; i < count; i++) {
        const odfgx_buffer *bytes = streams[i].bytes;
        if (bytes != NULL)
            made.starts[i] = bytes->length < CUTOFF
                                 ? add_mini_chain(&made, bytes)
                                 : add_chain(&made, bytes);
    }
    put_entry(&made, 0, "Root Entry", 5, add_chain(&made, &made.mini),
              made.mini.length);
    for (size_t i = 0; i < count; i++)
        put_entry(&made, i + 1, streams[i].name, streams[i].bytes ? 2 : 1,
                  made.starts[i],
                  streams[i].bytes ? streams[i].bytes->length : 0);
    link_entries(&made, streams, count);
    if (made.mini_count > 0) {
        for (size_t i = 0; i < CFB_SECTOR / 4; i++)
            add_number(&table, made.mini_fat[i], 4);
        put(&made.file, 60, add_chain(&made, &table), 4);
        put(&made.file, 64, 1, 4);
    }
    for (size_t i = 0; i < CFB_SECTOR / 4; i++)
        put(&made.file, CFB_SECTOR + i * 4, made.fat[i], 4);
    odfgx_buffer_clear(&table);
    odfgx_buffer_clear(&made.mini);
    return made.file;
}

/* ---------------------------------------------------------------- records */

static void add_double(odfgx_buffer *out, double number)
{
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    add_number(out, bits, sizeof bits);
}

static void add_words(odfgx_buffer *out, const char *text, char kind)
{
    add_number(out, strlen(text), kind == 's' ? 1 : 2);
    odfgx_buffer_add_char(out, kind == 'w');
    for (; *text != '\0'; text++)
        add_number(out, (unsigned char)*text, kind == 'w' ? 2 : 1);
}

void xls_add(odfgx_buffer *out, unsigned type, const char *format, ...)
{
    odfgx_buffer data = { 0 };
    va_list values;
    va_start(values, format);
    for (; *format != '\0'; format++) {
        if (*format == 'd')
            add_double(&data, va_arg(values, double));
        else if (*format >= '1' && *format <= '4')
            add_number(&data, va_arg(values, unsigned),
                       (size_t)(*format - '0'));
        else
            add_words(&data, va_arg(values, const char *), *format);
    }
    va_end(values);
    add_number(out, type, 2);
    add_number(out, data.length, 2);
    odfgx_buffer_add(out, data.data, data.length);
    odfgx_buffer_clear(&data);
}

static void add_bof(odfgx_buffer *out, unsigned kind)
{
    xls_add(out, 0x0809, "222244", 0x0600u, kind, 0x0DBBu, 0x07CCu, 0u, 6u);
}

odfgx_buffer xls_stream(const xls_sheet *sheets, size_t count,
                        const odfgx_buffer *globals)
{
    enum { HEAD = 4 };
    odfgx_buffer out = { 0 };
    size_t places[CFB_STREAMS_MAX];
    add_bof(&out, 0x0005);
    xls_add(&out, 0x0042, "2", 0x04B0u); /* the code page: UTF-16 */
    if (globals != NULL)
        odfgx_buffer_add(&out, globals->data, globals->length);
    for (size_t i = 0; i < count; i++) {
        places[i] = out.length + HEAD;
        xls_add(&out, 0x0085, "411s", 0u, sheets[i].hidden, sheets[i].kind,
                sheets[i].name);
    }
    xls_add(&out, 0x000A, "");
    for (size_t i = 0; i < count; i++) {
        put(&out, places[i], out.length, 4);
        add_bof(&out, 0x0010);
        odfgx_buffer_add(&out, sheets[i].records->data,
                         sheets[i].records->length);
        xls_add(&out, 0x000A, "");
    }
    return out;
}

odfgx_buffer xls_build(const xls_sheet *sheets, size_t count,
                       const odfgx_buffer *globals)
{
    odfgx_buffer stream = xls_stream(sheets, count, globals);
    while (stream.length < CUTOFF) /* as Excel does */
        odfgx_buffer_add_char(&stream, '\0');
    const cfb_stream streams[] = { { "Workbook", &stream, 0 } };
    odfgx_buffer file = cfb_build(streams, 1);
    odfgx_buffer_clear(&stream);
    return file;
}
