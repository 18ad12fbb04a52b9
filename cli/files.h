/* cli/files.h — the files that a command line names: inputs to open, outputs
 * that may be written. "-" is stdin or stdout. */
#ifndef ODFGX_CLI_FILES_H
#define ODFGX_CLI_FILES_H

#include "cli/command.h"
#include "report/platform.h"

/* Whether there is such a thing of that name, behind symbolic links. */
bool file_is(const char *path, odfgx_platform_kind kind);

/* Opens a path, or stdin for "-", whose name is "-" then. */
odfgx_status input_open(odfgx_input **out, const char *path,
                        const odfgx_limits *limits, odfgx_error *err);

/* "-" given twice: stdin can be read once. EXIT_USAGE, said, or 0. */
int inputs_refuse(const invocation *call);

/* Reads inputs into one report, as the options say. */
odfgx_status inputs_report(odfgx_report **out, const odfgx_form *form,
                           odfgx_input *const *inputs, size_t count,
                           const cli_options *options, odfgx_error *err);

/* Opens all operands and reads them into one report; `inputs` has room for as
 * many, and those in it are the caller's to free, on failure too. Every input
 * that can't be opened is told; 0 or the exit status. */
int inputs_open_read(odfgx_report **out, odfgx_input **inputs,
                     const invocation *call, const odfgx_form *form);

/* Reads all operands into one report. Every input that can't be opened is
 * told; 0 or the exit status. */
int inputs_read(odfgx_report **out, const invocation *call,
                const odfgx_form *form);

/* Opens one path and reads it into a report; the input is the caller's to
 * free, on failure too. Once it is read, `ending` is set as below. */
odfgx_status input_open_read(odfgx_input **input, odfgx_report **out,
                             const char *path, const odfgx_form *form,
                             const cli_options *options, const char **ending,
                             odfgx_error *err);

/* Reads one path into a report. Once it is read, `ending` is set as by
 * odfgx_input_misnamed. Nothing is said, so that any thread may call it. */
odfgx_status input_read(odfgx_report **out, const char *path,
                        const odfgx_form *form, const cli_options *options,
                        const char **ending, odfgx_error *err);

/* Says that a name ends as that of another kind of document, unless `ending`
 * is NULL. Only what was read is known to be of its kind: of a document with
 * a password it would be said that it is an .xls file. */
void input_say_name(const char *path, const char *ending,
                    const cli_options *options);

/* Opens the form that the options name; 0 or the exit status, said. */
int form_open(odfgx_form **out, const invocation *call);

/* Refuses a kind of agency that the form has not; EXIT_USAGE, said, or 0. */
int agency_kind_refuse(const invocation *call, const odfgx_form *form);

/* What must not be overwritten: inputs, template, form, last year's report.
 * Paths borrowed. */
typedef struct kept_files {
    const char **paths;
    size_t count;
    char *form; /* form.xml of --form DIR, or NULL */
} kept_files;

/* EXIT_DONE or, said, EXIT_FAULT where memory is out. */
int kept_files_init(kept_files *kept, const invocation *call);
void kept_files_clear(kept_files *kept);

/* Says before any work that an output must not be written: it exists and
 * there is no --force, is a file to keep, or is an archive for a terminal.
 * EXIT_DONE or EXIT_OUTPUT. */
int output_refuse(const char *path, bool force, const kept_files *kept);

/* Whether a path ends with a dot and the extension, in any case; false where
 * that is NULL. */
bool output_ends_with(const char *path, const char *extension);

/* Refuses a name that ends as that of another kind of file does: one that is
 * called .docx and is none would only be found out by somebody else.
 * EXIT_DONE or EXIT_USAGE. */
int output_refuse_name(const invocation *call);

/* Writes a file, or stdout for "-" (whose failures main tells). */
odfgx_status output_write(const char *path, const odfgx_buffer *bytes,
                          bool force, const kept_files *kept, odfgx_error *err);

/* Makes and writes what a command without inputs makes: an empty workbook, a
 * template. The exit status; what failed is said. */
typedef odfgx_status (*output_maker)(const invocation *call,
                                     const odfgx_form *form, odfgx_buffer *out,
                                     odfgx_error *err);
int output_make(const invocation *call, output_maker make);

/* The same for what is printed: JSON, CSV. Frees the buffer. */
int output_print(odfgx_status status, odfgx_buffer *bytes,
                 const odfgx_error *failure);

#endif
