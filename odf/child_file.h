/* odf/child_file.h — an open file by its name, for libraries that open by name:
 * compiled into the programs that the library starts. */
#ifndef ODFGX_ODF_CHILD_FILE_H
#define ODFGX_ODF_CHILD_FILE_H

#include <stdio.h>

/* The folder of the open files of a process, by their numbers. */
#define ODFGX_CHILD_FILES "/proc/self/fd/"

/* As fopen() in mode "r" or "w", and for a name in ODFGX_CHILD_FILES in a root
 * without that folder too: the file is then read or written from its
 * beginning, and has one place with the one that is open. */
FILE *odfgx_child_fopen(const char *name, const char *mode);

#endif
