/* tests/filters/match/write_docx.h — what the two halves of the writer of
 * Word documents share. */
#ifndef ODFGX_TESTS_WRITE_DOCX_H
#define ODFGX_TESTS_WRITE_DOCX_H

#include "tests/filters/match/write.h"

/* word/document.xml as it goes. */
typedef struct word_writer {
    drawing *d;
    odfgx_buffer out;
    unsigned change; /* the last id of a tracked change */
} word_writer;

void word_add(word_writer *w, const char *markup);

/* The runs of a text, bold or not; line breaks are <w:br/>. */
void word_add_runs(word_writer *w, const char *text, size_t length, bool bold);

/* A run that was deleted. */
void word_add_deleted(word_writer *w, const char *wrong);

void word_add_table(word_writer *w, const drawn_table *table);

/* Around what stands in a table of one cell. */
void word_begin_nest(word_writer *w);
void word_end_nest(word_writer *w);

#endif
