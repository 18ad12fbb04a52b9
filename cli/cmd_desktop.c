#include "cli/command.h"
int run_desktop_install(const invocation *call)
{
    (void)call;
    return 0;
}
int run_desktop_remove(const invocation *call)
{
    (void)call;
    return 0;
}
