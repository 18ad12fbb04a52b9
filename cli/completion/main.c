/* cli/completion/main.c — a program of the build: odfgx-completion SHELL OUT
 * writes the completion for that shell. */
#include "cli/completion/completion.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    void (*print)(FILE *out);
} shells[] = {
    { "bash", completion_print_bash },
    { "fish", completion_print_fish },
    { "zsh", completion_print_zsh },
};

static int write_completion(const char *name, void (*print)(FILE *out))
{
    FILE *out = fopen(name, "w");
    if (out == NULL)
        return EXIT_FAILURE;
    print(out);
    bool failed = ferror(out) != 0;
    return fclose(out) != 0 || failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    for (size_t i = 0; i < sizeof shells / sizeof shells[0]; i++) {
        if (argc == 3 && strcmp(argv[1], shells[i].name) == 0)
            return write_completion(argv[2], shells[i].print);
    }
    return EXIT_FAILURE;
}
