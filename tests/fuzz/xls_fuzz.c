/* What of an old workbook is read without libfreexl: the compound file, and
 * the records that odfgx-xls looks at itself. */
#include "filters/cfb.h"
#include "filters/xls/biff.h"

#include <stdlib.h>
#include <string.h>

typedef struct piece {
    const unsigned char *bytes;
    size_t size;
} piece;

static bool read_piece(void *context, uint64_t offset, void *out, size_t length)
{
    const piece *file = context;
    if (offset > file->size || length > file->size - offset)
        return false;
    if (length > 0)
        memcpy(out, file->bytes + offset, length);
    return true;
}

static void read_records(const unsigned char *bytes, size_t size)
{
    odfgx_biff biff;
    odfgx_biff_grid grid;
    odfgx_status status = odfgx_biff_open(&biff, bytes, size);
    for (size_t i = 0; status == ODFGX_OK && i < biff.sheet_count && i < 8;
         i++) {
        (void)odfgx_biff_read(&biff, i, &grid);
        odfgx_biff_grid_clear(&grid);
    }
    odfgx_biff_clear(&biff);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    piece file = { data, size };
    odfgx_cfb_source source = { read_piece, &file, size };
    odfgx_cfb *cfb = NULL;
    read_records(data, size);
    if (odfgx_cfb_open(&cfb, &source) != ODFGX_OK)
        return 0;
    const odfgx_cfb_entry *entry = odfgx_cfb_find(cfb, "Workbook");
    if (entry != NULL && odfgx_cfb_size(entry) <= size) {
        size_t length = (size_t)odfgx_cfb_size(entry);
        unsigned char *out = malloc(length + 1);
        if (out != NULL && odfgx_cfb_read(cfb, entry, out) == ODFGX_OK)
            read_records(out, length);
        free(out);
    }
    odfgx_cfb_free(cfb);
    return 0;
}
