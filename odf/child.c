#include "odf/child.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------------ the program */

/* Beside the program, as in the folder of a build, or where it is installed
 * as seen from there. */
static bool find_beside(const char *name, char *path, size_t size)
{
    static const char *const folders[] = { "", ODFGX_HELPER_FOLDER "/" };
    if (!odfgx_platform_program(path, size))
        return false;
    size_t folder = odfgx_platform_folder_length(path);
    for (size_t i = 0; folder > 0 && i < ODFGX_COUNT_OF(folders); i++) {
        size_t room = size - folder;
        if (snprintf(path + folder, room, "%s%s", folders[i], name) <
                (int)room &&
            odfgx_platform_may_start(path))
            return true;
    }
    return false;
}

bool odfgx_child_find(const char *name, char path[ODFGX_CHILD_PATH])
{
    if (find_beside(name, path, ODFGX_CHILD_PATH))
        return true;
    return snprintf(path, ODFGX_CHILD_PATH, "%s/%s", ODFGX_HELPER_INSTALLED,
                    name) < ODFGX_CHILD_PATH &&
           odfgx_platform_may_start(path);
}

/* --------------------------------------------------------------- the start */

odfgx_status odfgx_child_start(odfgx_child *out, const char *path,
                               char *const arguments[], int input,
                               int64_t patience, odfgx_error *err)
{
    out->late = false;
    out->first = out->last = 0;
    int code = odfgx_platform_start(&out->process, path, arguments, input);
    out->deadline = odfgx_platform_milliseconds() + patience;
    if (code == ENOMEM)
        return odfgx_fail_memory(err);
    if (code != 0)
        return odfgx_fail(err, ODFGX_INTERNAL, path,
                          _("the program can't be started: %s"),
                          strerror(code));
    return ODFGX_OK;
}

/* ----------------------------------------------------------------- the end */

/* Waits for its bytes as long as there is time. */
static bool fill_buffer(odfgx_child *child)
{
    child->late = !odfgx_platform_await(
        &child->process, child->deadline - odfgx_platform_milliseconds());
    if (child->late)
        return false;
    int64_t got = odfgx_platform_read(child->process.output, child->buffer,
                                      sizeof child->buffer);
    child->first = 0;
    child->last = got > 0 ? (size_t)got : 0;
    return got > 0;
}

bool odfgx_child_read(odfgx_child *child, void *out, size_t length)
{
    for (size_t done = 0; done < length;) {
        if (child->first == child->last && !fill_buffer(child))
            return false;
        size_t there = child->last - child->first;
        size_t part = length - done < there ? length - done : there;
        memcpy((char *)out + done, child->buffer + child->first, part);
        child->first += part;
        done += part;
    }
    return true;
}

/* How it ended was settled before anything could be read of that. */
odfgx_child_end odfgx_child_stop(odfgx_child *child)
{
    if (child->process.handle == 0)
        return ODFGX_CHILD_FAILED;
    odfgx_platform_end end = odfgx_platform_stop(&child->process);
    if (child->late || end.out_of_time)
        return ODFGX_CHILD_TOO_LONG;
    return end.status == ODFGX_CHILD_NO_MEMORY ? ODFGX_CHILD_WITHOUT_MEMORY
                                               : ODFGX_CHILD_FAILED;
}
