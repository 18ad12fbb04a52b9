#include "odf/input.h"
#include "report/buffer.h"
#include "tests/filters/transcript.h"
#include "tests/fuzz/chunks.h"
#include "tests/unit.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is told of an input, and the failure. */
static odfgx_buffer tell(odfgx_input *input, odfgx_status *status)
{
    odfgx_buffer out = { 0 };
    odfgx_error err = { 0 };
    odfgx_visitor visitor = transcript_visitor(&out);
    *status = odfgx_cells_read(input, &visitor, &err);
    odfgx_buffer_add_format(&out, "%d %s: %s", (int)*status, err.where,
                            err.text);
    return out;
}

/* A process that writes the bytes one by one; where they can be read. */
static int write_slowly(const odfgx_buffer *bytes, pid_t *child)
{
    int ends[2];
    if (pipe(ends) != 0)
        abort();
    *child = fork();
    if (*child == 0) {
        (void)close(ends[0]);
        for (size_t i = 0; i < bytes->length; i++) {
            if (write(ends[1], bytes->data + i, 1) != 1)
                _exit(1);
        }
        _exit(0);
    }
    (void)close(ends[1]);
    return ends[0];
}

static odfgx_buffer tell_whole(const odfgx_buffer *bytes, odfgx_status *status)
{
    odfgx_input *input = NULL;
    (void)odfgx_input_from_memory(&input, bytes->data, bytes->length, "-", NULL,
                                  NULL);
    odfgx_buffer out = tell(input, status);
    odfgx_input_free(input);
    return out;
}

static odfgx_buffer tell_parts(const odfgx_buffer *bytes)
{
    odfgx_status status;
    chunks_of_one_byte = true;
    odfgx_buffer out = tell_whole(bytes, &status);
    chunks_of_one_byte = false;
    return out;
}

static odfgx_buffer tell_pipe(const odfgx_buffer *bytes)
{
    odfgx_input *input = NULL;
    odfgx_status status;
    pid_t child;
    int descriptor = write_slowly(bytes, &child);
    (void)odfgx_input_from_fd(&input, descriptor, "-", NULL, NULL);
    odfgx_buffer out = tell(input, &status);
    odfgx_input_free(input);
    (void)close(descriptor);
    (void)waitpid(child, NULL, 0);
    return out;
}

/* Reads every document of the tests as a whole and in pieces; how many of
 * them were read at all. */
static size_t compare(odfgx_buffer (*tell_pieces)(const odfgx_buffer *bytes))
{
    size_t read = 0;
    glob_t files;
    EXPECT(glob(SEEDS "/*/*", 0, NULL, &files) == 0, "no seeds in " SEEDS);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        odfgx_input *input = NULL;
        odfgx_buffer bytes = { 0 };
        odfgx_status status = ODFGX_OK;
        (void)odfgx_input_open(&input, files.gl_pathv[i], NULL, NULL);
        (void)odfgx_input_bytes(input, &bytes, NULL);
        odfgx_buffer whole = tell_whole(&bytes, &status);
        odfgx_buffer pieces = tell_pieces(&bytes);
        EXPECT(strcmp(whole.data, pieces.data) == 0, "%s:\n%s\nand not\n%s",
               files.gl_pathv[i], pieces.data, whole.data);
        read += status == ODFGX_OK;
        odfgx_buffer_clear(&whole);
        odfgx_buffer_clear(&pieces);
        odfgx_buffer_clear(&bytes);
        odfgx_input_free(input);
    }
    globfree(&files);
    return read;
}

static void parts_in_chunks_of_one_byte_say_what_whole_ones_do(void)
{
    EXPECT(compare(tell_parts) >= 10, "hardly a document was read");
}

static void a_pipe_of_single_bytes_says_what_a_file_does(void)
{
    EXPECT(compare(tell_pipe) >= 10, "hardly a document was read");
}

int main(void)
{
    static const unit_test tests[] = {
        UNIT(parts_in_chunks_of_one_byte_say_what_whole_ones_do),
        UNIT(a_pipe_of_single_bytes_says_what_a_file_does),
    };
    return unit_main("chunks", tests, sizeof tests / sizeof *tests);
}
