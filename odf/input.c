#include "odf/input.h"

#include "odf/package_zip.h"
#include "report/platform.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { HEAD_MAX = 4096, PIPE_CHUNK = 65536, STREAM_CHUNK = 16384 };

struct odfgx_input {
    char *name;
    odfgx_limits limits;
    int descriptor;    /* of a regular file, or ODFGX_PLATFORM_NONE */
    uint64_t size;     /* in bytes, when it was opened */
    uint64_t position; /* where libzip reads the file */
    zip_error_t error; /* of libzip's last reading */
    odfgx_buffer pipe; /* what was read of a pipe */
    const void *data;  /* the input in memory, or NULL */
    unsigned char head_bytes[HEAD_MAX];
    odfgx_head head;
    odfgx_package *package;
    odfgx_error failure; /* of opening the package */
};

void odfgx_limits_init(odfgx_limits *limits)
{
    *limits = (odfgx_limits){
        .part = UINT64_C(1) << 30,
        .total = UINT64_C(2) << 30,
        .entries = 10000,
        .ratio = 200,
        .cells = 100000000,
        .depth = 256,
        .attributes = 256,
        .attribute = UINT64_C(1) << 20,
        .text = UINT64_C(4) << 20,
    };
}

static odfgx_input *new_input(const char *name, const odfgx_limits *limits)
{
    odfgx_input *input = calloc(1, sizeof *input);
    if (input == NULL)
        return NULL;
    input->descriptor = ODFGX_PLATFORM_NONE;
    zip_error_init(&input->error);
    if (limits != NULL)
        input->limits = *limits;
    else
        odfgx_limits_init(&input->limits);
    size_t size = strlen(name) + 1;
    input->name = malloc(size);
    if (input->name == NULL) {
        free(input);
        return NULL;
    }
    memcpy(input->name, name, size);
    return input;
}

void odfgx_input_free(odfgx_input *input)
{
    if (input == NULL)
        return;
    odfgx_package_free(input->package);
    if (input->descriptor != ODFGX_PLATFORM_NONE)
        (void)odfgx_platform_close(input->descriptor);
    zip_error_fini(&input->error);
    odfgx_buffer_clear(&input->pipe);
    free(input->name);
    free(input);
}

const char *odfgx_input_name(const odfgx_input *input)
{
    return input->name;
}

odfgx_head odfgx_input_head(const odfgx_input *input)
{
    return input->head;
}

const odfgx_limits *odfgx_input_limits(const odfgx_input *input)
{
    return &input->limits;
}

static odfgx_status fail_open(const odfgx_input *input, odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_OPEN, input->name,
                      _("the file can't be opened: %s"), strerror(errno));
}

static odfgx_status fail_read(const odfgx_input *input, odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_READ, input->name,
                      _("the file can't be read: %s"), strerror(errno));
}

static odfgx_status take_file(odfgx_input *input, uint64_t size,
                              odfgx_error *err)
{
    int64_t got = odfgx_platform_read_at(input->descriptor, 0,
                                         input->head_bytes, HEAD_MAX);
    if (got < 0)
        return fail_read(input, err);
    input->size = size;
    input->head = (odfgx_head){ input->head_bytes, (size_t)got };
    return ODFGX_OK;
}

static void take_memory(odfgx_input *input, const void *data, size_t size)
{
    input->data = data;
    input->size = size;
    input->head = (odfgx_head){ data, size < HEAD_MAX ? size : HEAD_MAX };
}

/* The whole of a pipe comes into memory: an archive's directory is at its
 * end, and a pipe can't be read backwards. */
static odfgx_status take_pipe(odfgx_input *input, int descriptor,
                              odfgx_error *err)
{
    odfgx_buffer *pipe = &input->pipe;
    for (;;) {
        char *place = odfgx_buffer_reserve(pipe, PIPE_CHUNK);
        if (place == NULL)
            return odfgx_fail_memory(err);
        int64_t got = odfgx_platform_read(descriptor, place, PIPE_CHUNK);
        if (got == 0)
            break;
        if (got < 0)
            return fail_read(input, err);
        pipe->length += (size_t)got;
        if (pipe->length > input->limits.total)
            return odfgx_fail(err, ODFGX_LIMIT, input->name,
                              _("more than %llu bytes come from the pipe; if "
                                "you trust them, raise the cap with "
                                "--max-total"),
                              (unsigned long long)input->limits.total);
    }
    take_memory(input, pipe->data, pipe->length);
    return ODFGX_OK;
}

static odfgx_status open_path(odfgx_input *input, odfgx_error *err)
{
    odfgx_platform_file about;
    input->descriptor = odfgx_platform_open(input->name);
    if (input->descriptor < 0 ||
        !odfgx_platform_look_open(input->descriptor, &about))
        return fail_open(input, err);
    if (about.kind != ODFGX_PLATFORM_REGULAR)
        return odfgx_fail(err, ODFGX_OPEN, input->name,
                          _("not a regular file; give the path of a "
                            "document"));
    return take_file(input, about.size, err);
}

static odfgx_status open_descriptor(odfgx_input *input, int descriptor,
                                    odfgx_error *err)
{
    odfgx_platform_file about;
    if (!odfgx_platform_look_open(descriptor, &about))
        return fail_open(input, err);
    if (about.kind == ODFGX_PLATFORM_PIPE)
        return take_pipe(input, descriptor, err);
    if (about.kind != ODFGX_PLATFORM_REGULAR)
        return odfgx_fail(err, ODFGX_OPEN, input->name,
                          _("neither a regular file nor a pipe; give the "
                            "path of a document"));
    input->descriptor = odfgx_platform_duplicate(descriptor);
    if (input->descriptor < 0)
        return fail_open(input, err);
    return take_file(input, about.size, err);
}

static odfgx_status hand_out(odfgx_input **out, odfgx_input *input,
                             odfgx_status status)
{
    if (status == ODFGX_OK)
        *out = input;
    else
        odfgx_input_free(input);
    return status;
}

odfgx_status odfgx_input_open(odfgx_input **out, const char *path,
                              const odfgx_limits *limits, odfgx_error *err)
{
    *out = NULL;
    odfgx_input *input = new_input(path, limits);
    if (input == NULL)
        return odfgx_fail_memory(err);
    return hand_out(out, input, open_path(input, err));
}

odfgx_status odfgx_input_from_fd(odfgx_input **out, int descriptor,
                                 const char *name, const odfgx_limits *limits,
                                 odfgx_error *err)
{
    *out = NULL;
    odfgx_input *input = new_input(name, limits);
    if (input == NULL)
        return odfgx_fail_memory(err);
    return hand_out(out, input, open_descriptor(input, descriptor, err));
}

odfgx_status odfgx_input_from_memory(odfgx_input **out, const void *data,
                                     size_t size, const char *name,
                                     const odfgx_limits *limits,
                                     odfgx_error *err)
{
    *out = NULL;
    odfgx_input *input = new_input(name, limits);
    if (input == NULL)
        return odfgx_fail_memory(err);
    take_memory(input, data, size);
    *out = input;
    return ODFGX_OK;
}

/* The file is read piece by piece and not mapped, so that one that becomes
 * shorter meanwhile is an error and no signal. */
static zip_int64_t read_file(odfgx_input *input, void *out, zip_uint64_t length)
{
    uint64_t left = input->size - input->position;
    size_t wanted = (size_t)(length < left ? length : left);
    int64_t got =
        odfgx_platform_read_at(input->descriptor, input->position, out, wanted);
    if (got < 0)
        zip_error_set(&input->error, ZIP_ER_READ, errno);
    else if ((size_t)got < wanted)
        zip_error_set(&input->error, ZIP_ER_CHANGED, 0);
    else
        input->position += (uint64_t)got;
    return (size_t)got == wanted ? got : -1;
}

static zip_int64_t seek_file(odfgx_input *input, void *arguments,
                             zip_uint64_t length)
{
    zip_int64_t position = zip_source_seek_compute_offset(
        input->position, input->size, arguments, length, &input->error);
    if (position >= 0)
        input->position = (uint64_t)position;
    return position >= 0 ? 0 : -1;
}

static zip_int64_t tell_size(const odfgx_input *input, zip_stat_t *stat)
{
    zip_stat_init(stat);
    stat->size = input->size;
    stat->valid = ZIP_STAT_SIZE;
    return sizeof *stat;
}

/* The file as libzip asks for it. */
static zip_int64_t file_source(void *state, void *data, zip_uint64_t length,
                               zip_source_cmd_t command)
{
    odfgx_input *input = state;
    switch (command) {
    case ZIP_SOURCE_OPEN:
        input->position = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return read_file(input, data, length);
    case ZIP_SOURCE_SEEK:
        return seek_file(input, data, length);
    case ZIP_SOURCE_TELL:
        return (zip_int64_t)input->position;
    case ZIP_SOURCE_STAT:
        return tell_size(input, data);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&input->error, data, length);
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_SEEKABLE;
    default: /* closing and freeing: the input owns the file */
        return 0;
    }
}

static odfgx_status open_package(odfgx_input *input, odfgx_error *err)
{
    if (input->data != NULL)
        return odfgx_package_from_memory(&input->package, input->data,
                                         input->size, input->name,
                                         &input->limits, err);
    zip_source_t *source = zip_source_function_create(file_source, input, NULL);
    if (source == NULL)
        return odfgx_fail_memory(err);
    return odfgx_package_open(&input->package, source, input->name,
                              &input->limits, err);
}

odfgx_status odfgx_input_package(odfgx_input *input, odfgx_package **out,
                                 odfgx_error *err)
{
    if (input->package == NULL && input->failure.status == ODFGX_OK)
        (void)open_package(input, &input->failure);
    *out = input->package;
    if (input->failure.status == ODFGX_OK)
        return ODFGX_OK;
    return odfgx_fail(err, input->failure.status, input->failure.where, "%s",
                      input->failure.text);
}

static odfgx_status check_total(const odfgx_input *input, odfgx_error *err)
{
    if (input->size <= input->limits.total)
        return ODFGX_OK;
    return odfgx_fail(err, ODFGX_LIMIT, input->name,
                      _("the file is larger than %llu bytes; if you trust "
                        "it, raise the cap with --max-total"),
                      (unsigned long long)input->limits.total);
}

static odfgx_status fail_shorter(const odfgx_input *input, odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_READ, input->name,
                      _("the file became shorter while it was read; try "
                        "again when nothing writes to it"));
}

odfgx_status odfgx_input_bytes(const odfgx_input *input, odfgx_buffer *out,
                               odfgx_error *err)
{
    odfgx_status status = check_total(input, err);
    if (status != ODFGX_OK)
        return status;
    size_t size = (size_t)input->size;
    char *place = odfgx_buffer_reserve(out, size);
    if (place == NULL)
        return odfgx_fail_memory(err);
    int64_t got = (int64_t)size;
    if (input->data != NULL)
        memcpy(place, input->data, size);
    else
        got = odfgx_platform_read_at(input->descriptor, 0, place, size);
    if (got < 0)
        return fail_read(input, err);
    if ((size_t)got < size)
        return fail_shorter(input, err);
    out->length += size;
    out->data[out->length] = '\0';
    return ODFGX_OK;
}

odfgx_status odfgx_input_stream(const odfgx_input *input, odfgx_part_sink sink,
                                void *context, odfgx_error *err)
{
    char piece[STREAM_CHUNK];
    odfgx_status status = check_total(input, err);
    if (status == ODFGX_OK && input->data != NULL)
        return sink(context, input->data, (size_t)input->size, err);
    for (uint64_t at = 0; at < input->size && status == ODFGX_OK;) {
        uint64_t left = input->size - at;
        size_t length = left < STREAM_CHUNK ? (size_t)left : STREAM_CHUNK;
        int64_t got =
            odfgx_platform_read_at(input->descriptor, at, piece, length);
        if (got < 0)
            return fail_read(input, err);
        if ((size_t)got < length)
            return fail_shorter(input, err);
        status = sink(context, piece, length, err);
        at += length;
    }
    return status;
}

uint64_t odfgx_input_size(const odfgx_input *input)
{
    return input->size;
}

bool odfgx_input_read(const odfgx_input *input, uint64_t offset, void *out,
                      size_t length)
{
    if (offset > input->size || length > input->size - offset)
        return false;
    if (input->data == NULL)
        return odfgx_platform_read_at(input->descriptor, offset, out, length) ==
               (int64_t)length;
    if (length > 0)
        memcpy(out, (const char *)input->data + offset, length);
    return true;
}

int odfgx_input_descriptor(const odfgx_input *input)
{
    return input->descriptor;
}
