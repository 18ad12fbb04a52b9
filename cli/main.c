/* cli/main.c — the program: reads the command line, runs a command, and is
 * the only one to end the process. */
#include "cli/command.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/say.h"
#include "report/platform.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* With 0, 1 or 2 closed, the next file that is opened would take its place,
 * and messages would be written into it. Each is opened the wrong way round,
 * so that its use fails as that of a closed one does. */
static void fill_descriptors(void)
{
    for (int descriptor = 0; descriptor <= STDERR_FILENO; descriptor++) {
        if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF &&
            open("/dev/null",
                 descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
            (void)open("/", O_RDONLY); /* a root without devices */
    }
}

/* Leaves no temporary file, and ends as the signal would have it. */
static void end_by_signal(int number)
{
    odfgx_output_abandon();
    (void)raise(number);
}

static void handle_signals(void)
{
    static const int ending[] = { SIGINT, SIGTERM, SIGHUP };
    static const int ignored[] = { SIGPIPE, SIGXFSZ };
    struct sigaction action = { .sa_handler = end_by_signal,
                                .sa_flags = (int)SA_RESETHAND };
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        struct sigaction before;
        if (sigaction(ending[i], NULL, &before) == 0 &&
            before.sa_handler != SIG_IGN)
            (void)sigaction(ending[i], &action, NULL);
    }
    /* A full disk or a closed pipe is an error of the write then. */
    action = (struct sigaction){ .sa_handler = SIG_IGN };
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
        (void)sigaction(ignored[i], &action, NULL);
}

static int run(const invocation *call)
{
    if (call->options.version) {
        version_print(stdout);
    } else if (call->options.help) {
        if (call->command != NULL)
            help_print_command(stdout, call->command);
        else
            help_print(stdout);
    } else {
        return call->command->run(call);
    }
    return EXIT_DONE;
}

/* What stdout did not take is an output that can't be written. */
static int finish_output(int status)
{
    bool failed = ferror(stdout) != 0;
    if (fflush(stdout) != 0 || failed) {
        say("%s", _("standard output can't be written: it is closed, or "
                    "there is no room"));
        status = status > EXIT_OUTPUT ? status : EXIT_OUTPUT;
    }
    return status;
}

int main(int argc, char **argv)
{
    invocation call = { 0 };
    odfgx_platform_settle();
    fill_descriptors();
    handle_signals();
    call.options.language = language_choose(argc, argv);
    language_set(call.options.language, argc > 0 ? argv[0] : "");
    int status = invocation_parse(&call, argc, argv);
    if (status == EXIT_DONE)
        status = run(&call);
    free(call.words);
    return finish_output(status);
}
