/* odf/embed.c — a program of the build: writes the forms and looks as the C
 * source that report/builtin.h declares. */
#include "odf/embed_tree.h"
#include "odf/look.h"
#include "report/builtin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BYTES_A_LINE = 16 };

static void write_bytes(FILE *file, const char *declaration,
                        const odfgx_buffer *bytes)
{
    (void)fprintf(file, "%s = {", declaration);
    for (size_t i = 0; i < bytes->length; i++)
        (void)fprintf(file, "%s%u,", i % BYTES_A_LINE == 0 ? "\n" : "",
                      (unsigned)(unsigned char)bytes->data[i]);
    (void)fprintf(file, "\n};\n");
}

static void write_numbered(FILE *file, const char *name, size_t number,
                           const odfgx_buffer *bytes)
{
    char declaration[64];
    (void)snprintf(declaration, sizeof declaration,
                   "static const unsigned char %s%zu[]", name, number);
    write_bytes(file, declaration, bytes);
}

/* Reads the schema, minified. */
static odfgx_status read_minified(const char *path, odfgx_buffer *out,
                                  odfgx_error *err)
{
    odfgx_buffer bytes = { 0 };
    odfgx_status status = odfgx_look_read(path, &bytes, err);
    if (status == ODFGX_OK)
        odfgx_look_minify(bytes.data, bytes.length, out);
    odfgx_buffer_clear(&bytes);
    return status == ODFGX_OK ? odfgx_buffer_check(out, err) : status;
}

static odfgx_status write_schema(FILE *file, const char *path, odfgx_error *err)
{
    odfgx_buffer bytes = { 0 };
    odfgx_status status = read_minified(path, &bytes, err);
    if (status == ODFGX_OK) {
        write_bytes(file, "const unsigned char odfgx_form_schema[]", &bytes);
        (void)fprintf(file, "const size_t odfgx_form_schema_size = %zu;\n",
                      bytes.length);
    }
    odfgx_buffer_clear(&bytes);
    return status;
}

/* Writes FOLDER/NAME as a tree; nothing where it may be missing and is. */
static odfgx_status write_tree(FILE *file, const char *folder, const char *name,
                               size_t index, bool optional, odfgx_error *err)
{
    odfgx_buffer path = { 0 }, bytes = { 0 };
    odfgx_buffer_add_format(&path, "%s/%s.xml", folder, name);
    odfgx_status status = odfgx_buffer_check(&path, err);
    FILE *there = status == ODFGX_OK ? fopen(path.data, "rb") : NULL;
    if (there != NULL)
        (void)fclose(there);
    if (status == ODFGX_OK && (there != NULL || !optional))
        status = odfgx_look_read(path.data, &bytes, err);
    if (status == ODFGX_OK)
        status = odfgx_embed_tree(file, name, index, &bytes, path.data, err);
    odfgx_buffer_clear(&path);
    odfgx_buffer_clear(&bytes);
    return status;
}

static odfgx_status write_folder(FILE *file, const char *folder, size_t index,
                                 odfgx_error *err)
{
    odfgx_buffer path = { 0 }, look = { 0 };
    odfgx_status status = write_tree(file, folder, "form", index, false, err);
    if (status == ODFGX_OK)
        status = write_tree(file, folder, "prose", index, true, err);
    odfgx_buffer_add_format(&path, "%s/report", folder);
    if (status == ODFGX_OK)
        status = odfgx_buffer_check(&path, err);
    if (status == ODFGX_OK)
        status = odfgx_look_pack(path.data, &look, err);
    if (status == ODFGX_OK)
        write_numbered(file, "look", index, &look);
    odfgx_buffer_clear(&path);
    odfgx_buffer_clear(&look);
    return status;
}

static void write_table(FILE *file, char **folders, size_t count)
{
    (void)fprintf(file, "const odfgx_builtin odfgx_builtins[] = {\n");
    for (size_t i = 0; i < count; i++) {
        const char *slash = strrchr(folders[i], '/');
        (void)fprintf(
            file, "{ \"%s\", form%zu, prose%zu, look%zu, sizeof look%zu },\n",
            slash != NULL ? slash + 1 : folders[i], i, i, i, i);
    }
    (void)fprintf(file, "{ 0, 0, 0, 0, 0 } };\n");
}

static odfgx_status write_source(FILE *file, char **arguments, size_t count,
                                 odfgx_error *err)
{
    (void)fprintf(file, "#include \"report/builtin.h\"\n");
    odfgx_status status = write_schema(file, arguments[0], err);
    for (size_t i = 1; status == ODFGX_OK && i < count; i++)
        status = write_folder(file, arguments[i], i - 1, err);
    if (status == ODFGX_OK)
        write_table(file, arguments + 1, count - 1);
    return status;
}

int main(int count, char **arguments)
{
    if (count < 3) {
        (void)fprintf(stderr, "usage: odfgx-embed OUT.c SCHEMA FOLDER...\n");
        return EXIT_FAILURE;
    }
    FILE *file = fopen(arguments[1], "w");
    if (file == NULL) {
        perror(arguments[1]);
        return EXIT_FAILURE;
    }
    odfgx_error error = { 0 };
    odfgx_status status =
        write_source(file, arguments + 2, (size_t)count - 2, &error);
    bool written = ferror(file) == 0;
    if (fclose(file) != 0 || !written)
        status = odfgx_fail(&error, ODFGX_WRITE, arguments[1],
                            "the source can't be written");
    if (status == ODFGX_OK)
        return EXIT_SUCCESS;
    (void)fprintf(stderr, "%s: %s\n", error.where, error.text);
    (void)remove(arguments[1]);
    return EXIT_FAILURE;
}
