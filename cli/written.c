#include "cli/written.h"

#include "cli/say.h"
#include "cli/text.h"
#include "report/platform.h"

#include <sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LIST "/written"
#define CHUNK 65536
#define LINE_SIZE (2 * WRITTEN_HASH + 2) /* with '\n' and NUL */

static const char digits[] = "0123456789abcdef";

/* ------------------------------------------------------------------ hashes */

/* The name alone: a folder may be moved, with all that is in it. */
static void hash_begin(SHA2_CTX *hash, const char *source)
{
    const char *name = source + odfgx_platform_folder_length(source);
    SHA256Init(hash);
    SHA256Update(hash, (const uint8_t *)name, strlen(name) + 1);
}

static bool hash_file(uint8_t *out, const char *path, const char *source)
{
    static uint8_t chunk[CHUNK];
    SHA2_CTX hash;
    size_t count;
    FILE *file = odfgx_platform_open_stream(path, "rb");
    if (file == NULL)
        return false;
    hash_begin(&hash, source);
    while ((count = fread(chunk, 1, sizeof chunk, file)) > 0)
        SHA256Update(&hash, chunk, count);
    bool whole = ferror(file) == 0;
    (void)fclose(file);
    SHA256Final(out, &hash);
    return whole;
}

static bool parse_line(const char *line, uint8_t *out)
{
    for (size_t i = 0; i < (size_t)2 * WRITTEN_HASH; i++) {
        const char *digit = line[i] != '\0' ? strchr(digits, line[i]) : NULL;
        if (digit == NULL)
            return false;
        uint8_t four = (uint8_t)(digit - digits);
        out[i / 2] = i % 2 == 0 ? (uint8_t)(four << 4) : out[i / 2] | four;
    }
    return line[2 * WRITTEN_HASH] == '\n';
}

static void format_line(const uint8_t *hash, char line[LINE_SIZE])
{
    for (size_t i = 0; i < WRITTEN_HASH; i++) {
        *line++ = digits[hash[i] >> 4];
        *line++ = digits[hash[i] & 15];
    }
    *line++ = '\n';
    *line = '\0';
}

/* -------------------------------------------------------------------- list */

static void remember(written_files *files, const uint8_t *hash)
{
    memcpy(files->hashes[files->next], hash, WRITTEN_HASH);
    files->next = (files->next + 1) % WRITTEN_MOST;
    files->count += files->count < WRITTEN_MOST;
}

static void read_list(written_files *files)
{
    char line[LINE_SIZE];
    uint8_t hash[WRITTEN_HASH];
    FILE *list = odfgx_platform_open_stream(files->path, "rb");
    while (list != NULL && fgets(line, sizeof line, list) != NULL) {
        if (parse_line(line, hash))
            remember(files, hash);
        files->noted++;
    }
    if (list != NULL)
        (void)fclose(list);
}

/* Writes the list anew, with the latest alone. */
static void shorten_list(written_files *files)
{
    size_t size = files->count * (LINE_SIZE - 1) + 1;
    char *text = malloc(size);
    if (text == NULL)
        return;
    for (size_t i = 0; i < files->count; i++) {
        size_t place =
            files->count < WRITTEN_MOST ? i : (files->next + i) % WRITTEN_MOST;
        format_line(files->hashes[place], text + i * (LINE_SIZE - 1));
    }
    if (odfgx_output_write(files->path, text, size - 1, true, NULL, 0, NULL) ==
        ODFGX_OK)
        files->noted = files->count;
    free(text);
}

int written_open(written_files *files)
{
    char folder[ODFGX_PLATFORM_PATH];
    *files = (written_files){ .hashes = calloc(WRITTEN_MOST, WRITTEN_HASH) };
    if (files->hashes == NULL)
        return say_memory();
    if (!odfgx_platform_user_folder(ODFGX_PLATFORM_STATE, folder,
                                    sizeof folder) ||
        !odfgx_platform_make_folders(folder))
        return EXIT_DONE;
    files->path = text_join(folder, LIST);
    if (files->path == NULL)
        return say_memory();
    read_list(files);
    return EXIT_DONE;
}

void written_close(written_files *files)
{
    free(files->hashes);
    free(files->path);
    *files = (written_files){ 0 };
}

static bool is_known(const written_files *files, const uint8_t *hash)
{
    for (size_t i = 0; i < files->count; i++) {
        if (memcmp(files->hashes[i], hash, WRITTEN_HASH) == 0)
            return true;
    }
    return false;
}

bool written_is(const written_files *files, const char *path,
                const char *source)
{
    uint8_t hash[WRITTEN_HASH];
    return hash_file(hash, path, source) && is_known(files, hash);
}

/* A line that can't be written is not: the file counts as somebody's then, in
 * the next run. */
static void append_line(written_files *files, const uint8_t *hash)
{
    char line[LINE_SIZE];
    FILE *list = odfgx_platform_open_stream(files->path, "ab");
    if (list == NULL)
        return;
    format_line(hash, line);
    (void)fputs(line, list);
    (void)fclose(list);
    if (++files->noted > (size_t)2 * WRITTEN_MOST)
        shorten_list(files);
}

void written_add(written_files *files, const odfgx_buffer *bytes,
                 const char *source)
{
    uint8_t out[WRITTEN_HASH];
    SHA2_CTX hash;
    hash_begin(&hash, source);
    SHA256Update(&hash, (const uint8_t *)bytes->data, bytes->length);
    SHA256Final(out, &hash);
    if (is_known(files, out))
        return;
    remember(files, out);
    if (files->path != NULL)
        append_line(files, out);
}
