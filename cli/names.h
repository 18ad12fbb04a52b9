/* cli/names.h — what is put beside a file, and what it is called: for
 * "年报.ods" the report 年报.odt and the marked copy 年报-检查结果.ods. */
#ifndef ODFGX_CLI_NAMES_H
#define ODFGX_CLI_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/* The folder of a path, "." for a bare name. The caller frees it; NULL where
 * memory is out, as of all that follow. */
char *name_folder(const char *path);

/* "FOLDER/NAME"; the name alone where the folder is ".". */
char *name_join(const char *folder, const char *name);

/* What names end in before the ending. */
#define NAME_MARKED "-检查结果"
#define NAME_REPORT "-报告"

/* The ending of a path with its dot, "" where it has none. */
const char *name_ending(const char *path);

/* FOLDER/STEM, `end` and `ending` for a file; beside it for NULL. */
char *name_made(const char *folder, const char *file, const char *end,
                const char *ending);

/* Where the report of a file goes: FOLDER/STEM.odt, or STEM-报告.odt where the
 * file ends so itself. The stem of a marked copy is that of its original. */
char *name_of_report(const char *folder, const char *file);

/* Where its marked copy goes: FOLDER/STEM-检查结果.EXT */
char *name_of_marked(const char *folder, const char *file);

/* The page of results. */
char *name_of_page(const char *folder);

/* The path itself for 1, else with " (2)" behind the stem. */
char *name_numbered(const char *path, unsigned number);

/* Whether a file is of no concern by its name: hidden, the lock or a temporary
 * file of an office program, a marked copy, a page of results. */
bool name_is_passing(const char *name);

/* Whether one is called as the page of results is. */
bool name_is_page(const char *name);

/* Whether one is called as the report or the marked copy of the other is:
 * 年报.odt, 年报 (2).odt or 年报-检查结果.ods beside 年报.ods. */
bool name_is_made_of(const char *name, const char *other);

#endif
