/* odfgx-xls — reads an old Excel workbook from stdin, a regular file, with
 * libfreexl and writes its cells to stdout (filters/xls/stream.h). The library
 * starts it: what libfreexl does with a hostile file it does here, under
 * limits, and to nobody else. */
#include "filters/cfb.h"
#include "filters/xls/tell.h"
#include "odf/child_limits.h"
#include "report/platform.h"

#include <freexl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In bytes, and bytes for one second of the processor. */
#define MEMORY_FLOOR (UINT64_C(512) << 20)
#define MEMORY_PER_BYTE 8
#define BYTES_PER_SECOND (UINT64_C(2) << 20)
#define PIPE_BUFFER 65536

static void set_limits(uint64_t size)
{
    odfgx_child_limit(&(odfgx_child_limits){
        .seconds = 1 + size / BYTES_PER_SECOND,
        .memory = MEMORY_FLOOR + size * MEMORY_PER_BYTE,
        .file = 0,
    });
}

static bool read_stdin(void *context, uint64_t offset, void *out, size_t length)
{
    (void)context;
    return odfgx_platform_read_at(ODFGX_PLATFORM_STDIN, offset, out, length) ==
           (int64_t)length;
}

/* The records of a workbook. */
typedef struct workbook_stream {
    unsigned char *bytes;
    size_t size;
} workbook_stream;

/* Of the streams that Excel 97 and Excel 5 write, the newer one counts. */
static odfgx_status read_entry(const odfgx_cfb *cfb, workbook_stream *out)
{
    const odfgx_cfb_entry *entry = odfgx_cfb_find(cfb, "Workbook");
    if (entry == NULL)
        entry = odfgx_cfb_find(cfb, "Book");
    if (entry == NULL)
        return ODFGX_FORMAT;
    if (odfgx_cfb_size(entry) > SIZE_MAX - 1)
        return ODFGX_LIMIT;
    out->size = (size_t)odfgx_cfb_size(entry);
    out->bytes = malloc(out->size + 1);
    if (out->bytes == NULL)
        return ODFGX_MEMORY;
    return odfgx_cfb_read(cfb, entry, out->bytes);
}

static odfgx_status read_stream(const odfgx_cfb_source *source,
                                workbook_stream *out)
{
    odfgx_cfb *cfb = NULL;
    odfgx_status status = odfgx_cfb_open(&cfb, source);
    if (status == ODFGX_OK)
        status = read_entry(cfb, out);
    odfgx_cfb_free(cfb);
    return status;
}

static odfgx_status tell_one(const void *handle, const odfgx_biff *biff,
                             size_t index)
{
    odfgx_biff_grid grid;
    odfgx_status status = odfgx_biff_read(biff, index, &grid);
    if (status == ODFGX_OK)
        status =
            odfgx_xls_tell_sheet(handle, index, &biff->sheets[index], &grid);
    odfgx_biff_grid_clear(&grid);
    return status;
}

/* Both must see the same sheets. */
static odfgx_status tell_sheets(const void *handle, const odfgx_biff *biff)
{
    unsigned count = 0;
    odfgx_status status = ODFGX_OK;
    if (freexl_get_info(handle, FREEXL_BIFF_SHEET_COUNT, &count) != FREEXL_OK ||
        count != biff->sheet_count)
        return ODFGX_DAMAGED;
    for (size_t i = 0; i < biff->sheet_count && status == ODFGX_OK; i++) {
        if (biff->sheets[i].worksheet)
            status = tell_one(handle, biff, i);
    }
    return status;
}

#if defined(__ELF__)

/* libfreexl opens by name, and is bound to this function of the program that
 * it is loaded into. */
__attribute__((visibility("default"))) FILE *fopen(const char *name,
                                                   const char *mode)
{
    return odfgx_platform_open_again(name, mode);
}

#endif

static odfgx_status tell_workbook(const odfgx_biff *biff)
{
    char name[ODFGX_PLATFORM_PATH];
    const void *handle = NULL;
    if (biff->encrypted)
        return ODFGX_ENCRYPTED;
    if (!odfgx_platform_name_of(ODFGX_PLATFORM_STDIN, name, sizeof name))
        return ODFGX_DAMAGED;
    int code = freexl_open(name, &handle);
    odfgx_status status = ODFGX_DAMAGED;
    if (code == FREEXL_OK)
        status = tell_sheets(handle, biff);
    else if (code == FREEXL_INSUFFICIENT_MEMORY)
        status = ODFGX_MEMORY;
    if (handle != NULL)
        (void)freexl_close(handle);
    return status;
}

int main(int count, char *arguments[])
{
    odfgx_platform_file about;
    workbook_stream stream = { NULL, 0 };
    odfgx_biff biff = { 0 };
    odfgx_platform_begin(&count, &arguments);
    if (!odfgx_platform_look_open(ODFGX_PLATFORM_STDIN, &about) ||
        about.kind != ODFGX_PLATFORM_REGULAR)
        return EXIT_FAILURE;
    odfgx_cfb_source source = { read_stdin, NULL, about.size };
    set_limits(source.size);
    (void)setlocale(LC_ALL, "C");
    (void)setvbuf(stdout, NULL, _IOFBF, PIPE_BUFFER);
    odfgx_status status = read_stream(&source, &stream);
    if (status == ODFGX_OK)
        status = odfgx_biff_open(&biff, stream.bytes, stream.size);
    if (status == ODFGX_OK)
        status = tell_workbook(&biff);
    odfgx_xls_tell(&(odfgx_xls_record){ .kind = status == ODFGX_OK
                                                    ? ODFGX_XLS_END
                                                    : ODFGX_XLS_FAILED,
                                        .type = (uint32_t)status },
                   "");
    odfgx_biff_clear(&biff);
    free(stream.bytes);
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
