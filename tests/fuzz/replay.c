/* tests/fuzz/replay.c — runs a target without a fuzzer: over every file given,
 * and over mutations of them that are the same each time.
 *
 *   replay MUTATIONS FILE...                                               */
#include "report/buffer.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/mutator.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIZE_MOST = 1 << 18, GENERATIONS = 6 };

static odfgx_buffer read_file(const char *path)
{
    odfgx_buffer bytes = { 0 };
    FILE *file = fopen(path, "rb");
    REQUIRE(file != NULL);
    char *room = odfgx_buffer_reserve(&bytes, SIZE_MOST);
    bytes.length = fread(room, 1, SIZE_MOST, file);
    REQUIRE(ferror(file) == 0 && fclose(file) == 0);
    return bytes;
}

/* The bytes stand at the end of their room, so that a sanitizer sees who reads
 * beyond. */
static void run(const uint8_t *data, size_t size)
{
    uint8_t *exact = malloc(size > 0 ? size : 1);
    REQUIRE(exact != NULL);
    memcpy(exact, data, size);
    (void)LLVMFuzzerTestOneInput(exact, size);
    free(exact);
}

/* Mutations of mutations, every fourth one a crossing with another seed. */
static void run_mutations(const odfgx_buffer *seeds, size_t count,
                          unsigned mutations)
{
    static uint8_t data[SIZE_MOST], out[SIZE_MOST];
    size_t size = 0;
    for (unsigned i = 0; i < mutations; i++) {
        const odfgx_buffer *seed = &seeds[i / GENERATIONS % count];
        if (i % GENERATIONS == 0) {
            size = seed->length;
            memcpy(data, seed->data, size);
        }
        if (i % 4 == 3) {
            seed = &seeds[i % count];
            size = LLVMFuzzerCustomCrossOver(data, size,
                                             (const uint8_t *)seed->data,
                                             seed->length, out, SIZE_MOST, i);
            memcpy(data, out, size);
        } else {
            size = LLVMFuzzerCustomMutator(data, size, SIZE_MOST, i);
        }
        run(data, size);
    }
}

int main(int argc, char **argv)
{
    REQUIRE(argc > 2);
    size_t count = (size_t)argc - 2;
    unsigned mutations = (unsigned)strtoul(argv[1], NULL, 10);
    odfgx_buffer *seeds = calloc(count, sizeof *seeds);
    REQUIRE(seeds != NULL);
    for (size_t i = 0; i < count; i++) {
        seeds[i] = read_file(argv[i + 2]);
        run((const uint8_t *)seeds[i].data, seeds[i].length);
    }
    run_mutations(seeds, count, mutations);
    (void)printf("%zu seeds, %u mutations\n", count, mutations);
    for (size_t i = 0; i < count; i++)
        odfgx_buffer_clear(&seeds[i]);
    free(seeds);
    return EXIT_SUCCESS;
}
