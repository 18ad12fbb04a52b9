/* cli/layout.h — columns of text that line up on a terminal. */
#ifndef ODFGX_CLI_LAYOUT_H
#define ODFGX_CLI_LAYOUT_H

#include <stddef.h>
#include <stdio.h>

/* How many columns of a terminal a text takes: 2 for a wide character, 0 for
 * a combining one. */
size_t text_width(const char *text);

/* The larger of a width and that of a text: how columns are measured. */
size_t larger_width(size_t width, const char *text);

/* Prints a text; spaces follow up to `width` columns. */
void print_padded(FILE *stream, const char *text, size_t width);

/* The same; of a text that is wider the end of its first part, before the last
 * " / ", is left out and shown as "…". */
void print_shortened(FILE *stream, const char *text, size_t width);

/* Prints what of a text is at most `width` columns wide; "…" stands for what
 * is cut off its end. */
void print_cut(FILE *stream, const char *text, size_t width);

/* Prints a text from a terminal's column `indent` on, broken into lines of
 * at most `width` columns: at spaces, and between wide characters. */
void print_wrapped(FILE *stream, const char *text, size_t indent, size_t width);

/* How wide the lines of running text are to be. */
#define LINE_WIDTH 78

/* What is printed must not steer the terminal: control characters become a
 * visible sign, line feeds and tabs a space. */
void print_text(FILE *stream, const char *text);

/* The same for lines, each of which ends with a line feed; the text is cut
 * into them. */
void print_lines(FILE *stream, char *text);

#endif
