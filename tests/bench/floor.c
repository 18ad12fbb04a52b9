/* floor FILE [PART] — what reading a part can't cost less than: libzip
 * inflates it, Expat parses it, and handlers do nothing. Prints how often they
 * were called. */
#include <expat.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <zip.h>

enum { CHUNK_SIZE = 65536 };

static void XMLCALL start(void *data, const XML_Char *name,
                          const XML_Char **attributes)
{
    (void)name, (void)attributes;
    ++*(uint64_t *)data;
}

static void XMLCALL end(void *data, const XML_Char *name)
{
    (void)name;
    ++*(uint64_t *)data;
}

static void XMLCALL text(void *data, const XML_Char *bytes, int length)
{
    (void)bytes, (void)length;
    ++*(uint64_t *)data;
}

static bool parse(zip_file_t *part, XML_Parser parser)
{
    static char chunk[CHUNK_SIZE];
    for (;;) {
        zip_int64_t got = zip_fread(part, chunk, sizeof chunk);
        if (got < 0 ||
            XML_Parse(parser, chunk, (int)got, got == 0) != XML_STATUS_OK)
            return false;
        if (got == 0)
            return true;
    }
}

int main(int argc, char **argv)
{
    uint64_t calls = 0;
    bool parsed = false;
    if (argc < 2) {
        (void)fputs("usage: floor FILE [PART]\n", stderr);
        return 2;
    }
    zip_t *archive = zip_open(argv[1], ZIP_RDONLY | ZIP_CHECKCONS, NULL);
    zip_file_t *part =
        archive != NULL
            ? zip_fopen(archive, argc > 2 ? argv[2] : "content.xml", 0)
            : NULL;
    XML_Parser parser = XML_ParserCreate(NULL);
    if (part != NULL && parser != NULL) {
        XML_SetUserData(parser, &calls);
        XML_SetElementHandler(parser, start, end);
        XML_SetCharacterDataHandler(parser, text);
        parsed = parse(part, parser);
    }
    XML_ParserFree(parser);
    if (part != NULL)
        (void)zip_fclose(part);
    if (archive != NULL)
        zip_discard(archive);
    printf("%" PRIu64 " events\n", calls);
    return parsed ? 0 : 1;
}
