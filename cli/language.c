#include "cli/language.h"
#include "report/platform.h"

#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CATALOGUE "zh_CN/LC_MESSAGES/odfgx.mo"

static odfgx_language language_of_locale(const char *name)
{
    return strncmp(name, "zh", 2) == 0 ? ODFGX_CHINESE : ODFGX_ENGLISH;
}

static odfgx_language language_of_environment(void)
{
    static const char *const variables[] = { "LANGUAGE", "LC_ALL",
                                             "LC_MESSAGES", "LANG" };
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value != NULL && *value != '\0' && strcmp(value, "C") != 0 &&
            strcmp(value, "POSIX") != 0)
            return language_of_locale(value);
    }
    const char *system = odfgx_platform_language();
    return system != NULL ? language_of_locale(system) : ODFGX_ENGLISH;
}

/* Before the options are parsed, so that what is wrong with them is said in
 * the right language. */
odfgx_language language_choose(int argc, char *const *argv)
{
    static const char option[] = "--lang";
    size_t length = sizeof option - 1;
    const char *named = NULL;
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strncmp(argv[i], option, length) != 0)
            continue;
        if (argv[i][length] == '=')
            named = argv[i] + length + 1;
        else if (argv[i][length] == '\0')
            named = argv[i + 1];
    }
    return named != NULL ? language_of_locale(named)
                         : language_of_environment();
}

/* The folder of the program; false where that can't be told. */
static bool program_folder(const char *program, char *folder, size_t size)
{
    if (!odfgx_platform_program(folder, size) &&
        snprintf(folder, size, "%s", program) >= (int)size)
        return false;
    size_t length = odfgx_platform_folder_length(folder);
    if (length == 0)
        return false;
    folder[length - 1] = '\0';
    return true;
}

static void bind_messages(const char *program)
{
    static const char *const places[] = { "locale", INSTALLED_LOCALE };
    enum { ROOM = ODFGX_PLATFORM_PATH };
    char folder[ROOM], locale[ROOM + 32], file[ROOM + 64];
    if (!program_folder(program, folder, sizeof folder))
        return;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        (void)snprintf(locale, sizeof locale, "%s/%s", folder, places[i]);
        (void)snprintf(file, sizeof file, "%s/%s", locale, CATALOGUE);
        if (odfgx_platform_may_read(file)) {
            (void)bindtextdomain("odfgx", locale);
            return;
        }
    }
}

void language_set(odfgx_language language, const char *program)
{
    odfgx_platform_set_locale();
    odfgx_platform_set_variable("LANGUAGE",
                                language == ODFGX_CHINESE ? "zh_CN" : "en");
    (void)bind_textdomain_codeset("odfgx", "UTF-8");
    if (language == ODFGX_CHINESE)
        bind_messages(program);
}
