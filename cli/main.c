/* cli/main.c — the program: reads the command line, runs a command, and is
 * the only one to end the process. */
#include "cli/command.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/say.h"
#include "report/platform.h"

#include <signal.h>
#include <stdlib.h>

/* Leaves no temporary file, and ends as the signal would have it. */
static void end_by_signal(int number)
{
    odfgx_output_abandon();
    (void)raise(number);
}

/* A full disk or a closed pipe is an error of the write. */
static void handle_signals(void)
{
    odfgx_platform_before_end(end_by_signal);
    odfgx_platform_fail_writes();
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
    odfgx_platform_begin(&argc, &argv);
    handle_signals();
    call.options.language = language_choose(argc, argv);
    language_set(call.options.language, argc > 0 ? argv[0] : "");
    int status = invocation_parse(&call, argc, argv);
    if (status == EXIT_DONE)
        status = run(&call);
    free(call.words);
    return finish_output(status);
}
