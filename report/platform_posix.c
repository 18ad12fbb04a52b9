#include "report/platform.h"

#include <iconv.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

/* -------------------------------------------------------------- the program */

/* In a root without /proc the name by which it was started must do. */
bool odfgx_platform_program(char *path, size_t size)
{
    ssize_t length = readlink("/proc/self/exe", path, size);
    if (length > 0 && (size_t)length < size) {
        path[length] = '\0';
        return true;
    }
    /* An integer that is a pointer: the interface is the kernel's. */
    const char *started = (const char *)getauxval(AT_EXECFN);
    return started != NULL && snprintf(path, size, "%s", started) < (int)size;
}

/* ----------------------------------------- the start of the portable program
 */

extern char **environ;

static bool is_portable;

static void show_variables(void)
{
    static const char *const hidden[] = ODFGX_PORTABLE_HIDDEN;
    for (char **entry = environ; entry != NULL && *entry != NULL; entry++) {
        for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
            size_t length = strlen(hidden[i]);
            if ((*entry)[0] == ODFGX_PORTABLE_HIDE(hidden[i][0]) &&
                strncmp(*entry + 1, hidden[i] + 1, length - 1) == 0)
                (*entry)[0] = ODFGX_PORTABLE_SHOW((*entry)[0]);
        }
    }
}

/* glibc reads once where the modules of iconv are: when the first converter is
 * asked for. Here that is one without a module. And it keeps a locale that it
 * has, the only one that the program asks for (cli/language.c). */
void odfgx_platform_settle(void)
{
    if (getenv(ODFGX_PORTABLE_MARK) == NULL)
        return;
    is_portable = true;
    iconv_t converter = iconv_open("UTF-8", "UCS-4BE");
    if (converter != (iconv_t)-1)
        (void)iconv_close(converter);
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    (void)setlocale(LC_MESSAGES, "C.UTF-8");
    (void)unsetenv("GCONV_PATH");
    (void)unsetenv("LOCPATH");
    (void)unsetenv(ODFGX_PORTABLE_MARK);
    show_variables();
}

bool odfgx_platform_is_portable(void)
{
    return is_portable;
}
