/* cli/request.h — a command line in a file, as an office suite hands one over
 * that can't quote: a word a line, escaped as in cli/escape.h. */
#ifndef ODFGX_CLI_REQUEST_H
#define ODFGX_CLI_REQUEST_H

#include "cli/command.h"

#define REQUEST_WORDS_MAX 64

typedef struct request {
    char *bytes;
    char *words[REQUEST_WORDS_MAX + 3]; /* from 0: program, command, … NULL */
    int count;
} request;

/* Reads the file; `command` is the word before its first. EXIT_DONE or the
 * exit status, said. */
int request_read(request *out, const char *path, char *command);
void request_clear(request *done);

/* Lets whoever asked see that the program lives, by the file PATH.pulse, which
 * grows by a byte four times a second; and ends the program, without leaving
 * temporary files, as soon as the file of the request is gone. */
void request_attend(const char *path);

#endif
