/* filters/cfb.h — the compound file that old binary documents are kept in,
 * read under caps ([MS-CFB] 2): its directory and its streams. Whatever the
 * file says of itself is held against its size; chains that run in circles end
 * as damage. */
#ifndef ODFGX_FILTERS_CFB_H
#define ODFGX_FILTERS_CFB_H

#include "report/odfgx.h"

/* The first bytes of every compound file. */
#define ODFGX_CFB_MAGIC "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
#define ODFGX_CFB_MAGIC_LENGTH 8

/* Where the bytes of the file come from. */
typedef struct odfgx_cfb_source {
    bool (*read)(void *context, uint64_t offset, void *out, size_t length);
    void *context;
    uint64_t size;
} odfgx_cfb_source;

typedef struct odfgx_cfb odfgx_cfb;

/* Reads the tables and the directory. ODFGX_DAMAGED where they contradict
 * themselves, ODFGX_MEMORY; the source must outlive the file. */
odfgx_status odfgx_cfb_open(odfgx_cfb **out, const odfgx_cfb_source *source);
void odfgx_cfb_free(odfgx_cfb *cfb);

/* The stream or storage of that name (ASCII, in any case) in the root; NULL
 * where there is none. */
typedef struct odfgx_cfb_entry odfgx_cfb_entry;
const odfgx_cfb_entry *odfgx_cfb_find(const odfgx_cfb *cfb, const char *name);

/* How many of that name there are, in whichever storage. */
size_t odfgx_cfb_count(const odfgx_cfb *cfb, const char *name);

/* The bytes of a stream. */
uint64_t odfgx_cfb_size(const odfgx_cfb_entry *entry);
odfgx_status odfgx_cfb_read(const odfgx_cfb *cfb, const odfgx_cfb_entry *entry,
                            unsigned char *out);

#endif
