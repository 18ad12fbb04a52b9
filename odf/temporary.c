#include "odf/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_ROOM = 4096 };

static int open_in(const char *folder)
{
    char path[PATH_ROOM];
    int length = snprintf(path, sizeof path, "%s/odfgx-XXXXXX", folder);
    errno = ENAMETOOLONG;
    int descriptor =
        length > 0 && (size_t)length < sizeof path ? mkstemp(path) : -1;
    if (descriptor < 0)
        return -1;
    (void)unlink(path);
    (void)fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return descriptor;
}

int odfgx_temporary_open(void)
{
    const char *folder = getenv("TMPDIR");
    if (folder != NULL && *folder != '\0')
        return open_in(folder);
    int descriptor = open_in("/tmp");
    return descriptor < 0 && errno == ENOENT ? open_in(".") : descriptor;
}

odfgx_status odfgx_temporary_fail(odfgx_error *err, int reason)
{
    return odfgx_fail(err, ODFGX_WRITE, NULL,
                      _("no temporary file can be written: %s; set TMPDIR to "
                        "a folder with room"),
                      strerror(reason));
}

bool odfgx_write_all(int descriptor, const void *bytes, size_t size)
{
    for (size_t done = 0; done < size;) {
        ssize_t put =
            write(descriptor, (const char *)bytes + done, size - done);
        if (put < 0 && errno != EINTR)
            return false;
        if (put > 0)
            done += (size_t)put;
    }
    return true;
}
