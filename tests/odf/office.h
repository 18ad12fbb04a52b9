/* tests/odf/office.h — files that the office suite loads and saves again. */
#ifndef ODFGX_TESTS_ODF_OFFICE_H
#define ODFGX_TESTS_ODF_OFFICE_H

#include "report/report.h"

/* Whether there is a LibreOffice. */
bool office_is_there(void);

/* Makes a folder for one run, whose name it writes; false, told, where it
 * can't. office_remove_folder removes all that is in it. */
bool office_make_folder(char folder[64]);
void office_remove_folder(const char *folder);

/* Writes a file; false, told, where it can't. */
bool office_write_file(const char *path, const char *bytes, size_t length);

/* Has the suite compute filled.EXTENSION in the folder and save it as
 * saved/filled.EXTENSION; false, told, where it fails. */
bool office_save(const char *folder, const char *extension);

/* The report in a file; NULL, told, where it can't be read. */
odfgx_report *office_read(const odfgx_form *form, const char *path);

#endif
