#include "odf/look.h"

#include "odf/archive.h"
#include "report/ascii.h"
#include "report/platform.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { CHUNK = 16384 };

static const char mimetype[] = "mimetype";

static const char *const parts[] = {
    mimetype,   "META-INF/manifest.xml", "content.xml", "styles.xml",
    "meta.xml", "settings.xml",
};

odfgx_status odfgx_look_read(const char *path, odfgx_buffer *out,
                             odfgx_error *err)
{
    FILE *file = odfgx_platform_open_stream(path, "rb");
    if (file == NULL)
        return odfgx_fail(err, ODFGX_OPEN, path,
                          _("the file can't be opened: %s"), strerror(errno));
    size_t count = 0;
    do {
        char *place = odfgx_buffer_reserve(out, CHUNK);
        if (place == NULL)
            break;
        count = fread(place, 1, CHUNK, file);
        out->length += count;
        place[count] = '\0';
    } while (count == CHUNK);
    odfgx_status status = odfgx_buffer_check(out, err);
    if (status == ODFGX_OK && ferror(file) != 0)
        status = odfgx_fail(err, ODFGX_READ, path,
                            _("the file can't be read: %s"), strerror(errno));
    (void)fclose(file);
    return status;
}

/* Copies a tag with single blanks between its attributes; where it ends. */
static const char *copy_tag(const char *at, const char *end, odfgx_buffer *out)
{
    char quote = '\0';
    for (; at < end; at++) {
        if (quote == '\0' && odfgx_ascii_is_space(*at)) {
            while (at + 1 < end && odfgx_ascii_is_space(at[1]))
                at++;
            odfgx_buffer_add_char(out, ' ');
            continue;
        }
        odfgx_buffer_add_char(out, *at);
        if (quote == '\0' && *at == '>')
            return at + 1;
        if (*at == quote)
            quote = '\0';
        else if (quote == '\0' && (*at == '"' || *at == '\''))
            quote = *at;
    }
    return end;
}

/* Copies what stands between two tags, unless it is mere indentation. */
static const char *copy_text(const char *at, const char *end, odfgx_buffer *out)
{
    const char *begin = at;
    bool indentation = true, line_end = false;
    for (; at < end && *at != '<'; at++) {
        indentation = indentation && odfgx_ascii_is_space(*at);
        line_end = line_end || *at == '\n';
    }
    if (!indentation || !line_end)
        odfgx_buffer_add(out, begin, (size_t)(at - begin));
    return at;
}

void odfgx_look_minify(const char *xml, size_t length, odfgx_buffer *out)
{
    static const char comment[] = "<!--", comment_end[] = "-->";
    const char *at = xml, *end = xml + length;
    while (at < end) {
        if (strncmp(at, comment, strlen(comment)) == 0) {
            const char *behind = strstr(at, comment_end);
            at = behind != NULL ? behind + strlen(comment_end) : end;
        } else if (*at == '<') {
            at = copy_tag(at, end, out);
        } else {
            at = copy_text(at, end, out);
        }
    }
}

/* Reads one part as it goes into the package. */
static odfgx_status read_part(const char *folder, const char *name,
                              odfgx_buffer *out, odfgx_error *err)
{
    odfgx_buffer path = { 0 }, bytes = { 0 };
    odfgx_buffer_add_format(&path, "%s/%s", folder, name);
    odfgx_status status = odfgx_buffer_check(&path, err);
    if (status == ODFGX_OK)
        status = odfgx_look_read(path.data, &bytes, err);
    if (status == ODFGX_OK) {
        if (name != mimetype)
            odfgx_look_minify(bytes.data, bytes.length, out);
        else
            odfgx_buffer_add(out, bytes.data, strcspn(bytes.data, "\r\n"));
        status = odfgx_buffer_check(out, err);
    }
    odfgx_buffer_clear(&path);
    odfgx_buffer_clear(&bytes);
    return status;
}

odfgx_status odfgx_look_pack(const char *folder, odfgx_buffer *out,
                             odfgx_error *err)
{
    odfgx_buffer bytes[ODFGX_COUNT_OF(parts)] = { { 0 } };
    odfgx_archive *archive = NULL;
    odfgx_status status = odfgx_archive_new(&archive, err);
    for (size_t i = 0; status == ODFGX_OK && i < ODFGX_COUNT_OF(parts); i++) {
        status = read_part(folder, parts[i], &bytes[i], err);
        if (status == ODFGX_OK)
            status =
                odfgx_archive_add(archive, parts[i], bytes[i].data,
                                  bytes[i].length, parts[i] == mimetype, err);
    }
    if (status == ODFGX_OK)
        status = odfgx_archive_finish(archive, out, err);
    odfgx_archive_free(archive);
    for (size_t i = 0; i < ODFGX_COUNT_OF(parts); i++)
        odfgx_buffer_clear(&bytes[i]);
    return status;
}
