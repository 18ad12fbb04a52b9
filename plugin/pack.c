/* plugin/pack.c — packs the extension; equal files, equal bytes.
 *
 *   odfgx-oxt OUT.oxt PART...
 *
 * A part is NAME=FILE, or NAME=FOLDER for all files below it. One that begins
 * with "PLATFORM:" (Linux_x86_64:bin/linux-x86_64=FOLDER) holds programs of
 * that platform: the manifest lists those that may be run, so that the office
 * suite lets them be run. FILE.bas becomes NAME.xba, a module; NAME.ots and
 * NAME.ott become templates of the documents they are given as. */
#include "odf/archive.h"
#include "odf/package.h"
#include "odf/xml.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FILES_MAX = 1024, PATH_SIZE = 4096 };

typedef struct packed_file {
    char *name, *path;
    const char *platform; /* NULL: of none, or it may not be run */
    odfgx_buffer bytes;
} packed_file;

static packed_file files[FILES_MAX];
static size_t file_count;

/* For the walk through a folder. */
static const char *walked_platform, *walked_name;
static size_t walked_length;

static void die(const char *what)
{
    (void)fprintf(stderr, "odfgx-oxt: %s\n", what);
    exit(EXIT_FAILURE);
}

static bool ends_with(const char *text, const char *ending)
{
    size_t length = strlen(text), least = strlen(ending);
    return length >= least && strcmp(text + length - least, ending) == 0;
}

/* --------------------------------------------------------------------- files
 */

static void note(const char *name, const char *path, const char *platform)
{
    if (file_count == FILES_MAX)
        die("too many files");
    packed_file *file = &files[file_count++];
    file->name = strdup(name);
    file->path = strdup(path);
    file->platform = platform;
    if (file->name == NULL || file->path == NULL)
        die("out of memory");
}

static int note_walked(const char *path, const struct stat *about, int type,
                       struct FTW *place)
{
    char name[PATH_SIZE];
    (void)place;
    if (type != FTW_F)
        return 0;
    (void)snprintf(name, sizeof name, "%s%s", walked_name,
                   path + walked_length);
    bool runs = (about->st_mode & S_IXUSR) != 0;
    note(name, path, runs ? walked_platform : NULL);
    return 0;
}

/* "[PLATFORM:]NAME=PATH" */
static void take_part(char *part)
{
    char *path = strchr(part, '='), *colon = strchr(part, ':');
    const char *platform = NULL;
    struct stat about;
    if (path == NULL)
        die(part);
    *path++ = '\0';
    if (colon != NULL && colon < path) {
        *colon = '\0';
        platform = part;
        part = colon + 1;
    }
    if (stat(path, &about) != 0)
        die(path);
    if (!S_ISDIR(about.st_mode)) {
        note(part, path, platform);
        return;
    }
    walked_platform = platform;
    walked_name = part;
    walked_length = strlen(path);
    if (nftw(path, note_walked, 8, 0) != 0)
        die(path);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const packed_file *)a)->name,
                  ((const packed_file *)b)->name);
}

static void read_file(packed_file *file)
{
    FILE *stream = fopen(file->path, "rb");
    char bytes[65536];
    size_t length;
    if (stream == NULL)
        die(file->path);
    while ((length = fread(bytes, 1, sizeof bytes, stream)) > 0)
        odfgx_buffer_add(&file->bytes, bytes, length);
    if (ferror(stream) || file->bytes.failed)
        die(file->path);
    (void)fclose(stream);
}

/* ------------------------------------------------------------------- modules
 */

/* A module of Basic as the office suite keeps it. */
static void wrap_module(packed_file *file)
{
    odfgx_buffer out = { 0 };
    char *dot = strrchr(file->name, '.'), *slash = strrchr(file->name, '/');
    *dot = '\0';
    odfgx_buffer_add_text(
        &out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<!DOCTYPE script:module PUBLIC \"-//OpenOffice.org//DTD "
              "OfficeDocument 1.0//EN\" \"module.dtd\">\n"
              "<script:module xmlns:script=\"http://openoffice.org/2000/"
              "script\" script:name=\"");
    odfgx_buffer_add_text(&out, slash != NULL ? slash + 1 : file->name);
    odfgx_buffer_add_text(&out, "\" script:language=\"StarBasic\">");
    odfgx_xml_add_text(&out, file->bytes.data, file->bytes.length);
    odfgx_buffer_add_text(&out, "</script:module>\n");
    memcpy(dot, ".xba", sizeof ".xba"); /* as long as ".bas" was */
    odfgx_buffer_clear(&file->bytes);
    file->bytes = out;
}

/* ----------------------------------------------------------------- templates
 */

#define MIME "application/vnd.oasis.opendocument."

/* Puts "-template" behind the media type of the document itself. */
static void add_template_type(odfgx_buffer *out, const odfgx_buffer *bytes,
                              const char *kind)
{
    const char *at = strstr(bytes->data, kind);
    if (at == NULL)
        die("a document without its media type");
    size_t before = (size_t)(at - bytes->data) + strlen(kind);
    odfgx_buffer_add(out, bytes->data, before);
    odfgx_buffer_add_text(out, "-template");
    odfgx_buffer_add(out, bytes->data + before, bytes->length - before);
}

static void make_template(packed_file *file)
{
    static const char *const typed[] = { "mimetype", "META-INF/manifest.xml" };
    const char *kind =
        ends_with(file->name, ".ots") ? MIME "spreadsheet" : MIME "text";
    odfgx_error err = { 0 };
    odfgx_limits limits;
    odfgx_package *package;
    odfgx_archive *archive;
    odfgx_buffer out = { 0 }, parts[2] = { { 0 }, { 0 } },
                 changed[2] = { { 0 }, { 0 } };
    odfgx_limits_init(&limits);
    if (odfgx_package_from_memory(&package, file->bytes.data,
                                  file->bytes.length, file->name, &limits,
                                  &err) != ODFGX_OK ||
        odfgx_archive_new(&archive, &err) != ODFGX_OK)
        die(err.text);
    for (size_t i = 0; i < 2; i++) {
        if (odfgx_package_read(package, typed[i], &parts[i], &err) != ODFGX_OK)
            die(err.text);
        add_template_type(&changed[i], &parts[i], kind);
        if (odfgx_archive_add(archive, typed[i], changed[i].data,
                              changed[i].length, i == 0, &err) != ODFGX_OK)
            die(err.text);
    }
    for (size_t i = 0; i < odfgx_package_count(package); i++) {
        const char *name = odfgx_package_entry(package, i);
        if (strcmp(name, typed[0]) != 0 && strcmp(name, typed[1]) != 0 &&
            odfgx_archive_copy(archive, package, name, &err) != ODFGX_OK)
            die(err.text);
    }
    if (odfgx_archive_finish(archive, &out, &err) != ODFGX_OK)
        die(err.text);
    odfgx_archive_free(archive);
    odfgx_package_free(package);
    for (size_t i = 0; i < 2; i++) {
        odfgx_buffer_clear(&parts[i]);
        odfgx_buffer_clear(&changed[i]);
    }
    odfgx_buffer_clear(&file->bytes);
    file->bytes = out;
}

/* ------------------------------------------------------------------ manifest
 */

/* By how a name ends. Dialogs go with the modules of their folder. */
static const struct {
    const char *ending, *type;
} types[] = {
    { ".xcu", "configuration-data" },
    { "/script.xlb", "basic-library" },
};

static void add_entry(odfgx_buffer *out, const char *name, const char *type,
                      const char *platform)
{
    bool folder = ends_with(name, ".xlb");
    size_t length =
        folder ? (size_t)(strrchr(name, '/') + 1 - name) : strlen(name);
    odfgx_buffer_add_text(out, " <manifest:file-entry manifest:full-path=\"");
    odfgx_xml_add_text(out, name, length);
    odfgx_buffer_add_format(out,
                            "\" manifest:media-type=\"application/"
                            "vnd.sun.star.%s%s%s\"/>\n",
                            type, platform != NULL ? ";platform=" : "",
                            platform != NULL ? platform : "");
}

static void make_manifest(odfgx_buffer *out)
{
    odfgx_buffer_add_text(
        out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<!DOCTYPE manifest:manifest PUBLIC \"-//OpenOffice.org//DTD "
             "Manifest 1.0//EN\" \"Manifest.dtd\">\n"
             "<manifest:manifest xmlns:manifest=\"http://openoffice.org/2001/"
             "manifest\">\n");
    for (size_t i = 0; i < file_count; i++) {
        const packed_file *file = &files[i];
        if (file->platform != NULL)
            add_entry(out, file->name, "executable", file->platform);
        for (size_t j = 0; j < ODFGX_COUNT_OF(types); j++) {
            if (ends_with(file->name, types[j].ending))
                add_entry(out, file->name, types[j].type, NULL);
        }
    }
    odfgx_buffer_add_text(out, "</manifest:manifest>\n");
}

/* ---------------------------------------------------------------------- whole
 */

static void pack(const char *path)
{
    odfgx_error err = { 0 };
    odfgx_archive *archive;
    odfgx_buffer manifest = { 0 }, out = { 0 };
    make_manifest(&manifest);
    if (odfgx_archive_new(&archive, &err) != ODFGX_OK ||
        odfgx_archive_add(archive, "META-INF/manifest.xml", manifest.data,
                          manifest.length, false, &err) != ODFGX_OK)
        die(err.text);
    for (size_t i = 0; i < file_count; i++) {
        const odfgx_buffer *bytes = &files[i].bytes;
        if (odfgx_archive_add(archive, files[i].name,
                              bytes->data != NULL ? bytes->data : "",
                              bytes->length, false, &err) != ODFGX_OK)
            die(err.text);
    }
    if (odfgx_archive_finish(archive, &out, &err) != ODFGX_OK ||
        odfgx_output_write(path, out.data, out.length, true, NULL, 0, &err) !=
            ODFGX_OK)
        die(err.text);
    odfgx_archive_free(archive);
    odfgx_buffer_clear(&manifest);
    odfgx_buffer_clear(&out);
}

int main(int argc, char **argv)
{
    if (argc < 3)
        die("odfgx-oxt OUT.oxt [PLATFORM:]NAME=PATH...");
    for (int i = 2; i < argc; i++)
        take_part(argv[i]);
    qsort(files, file_count, sizeof *files, by_name);
    for (size_t i = 0; i < file_count; i++) {
        read_file(&files[i]);
        if (ends_with(files[i].name, ".bas"))
            wrap_module(&files[i]);
        else if (ends_with(files[i].name, ".ots") ||
                 ends_with(files[i].name, ".ott"))
            make_template(&files[i]);
    }
    pack(argv[1]);
    for (size_t i = 0; i < file_count; i++) {
        odfgx_buffer_clear(&files[i].bytes);
        free(files[i].name);
        free(files[i].path);
    }
    return EXIT_SUCCESS;
}
