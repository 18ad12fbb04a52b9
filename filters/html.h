/* filters/html.h — web pages (.html, .htm, and what calls itself .xls and is a
 * page), read by libxml2's parser as it goes, without a tree. */
#ifndef ODFGX_FILTERS_HTML_H
#define ODFGX_FILTERS_HTML_H

#include "filters/filter.h"

/* What a reader sees is told: white space is folded as CSS folds it, the
 * items of numbered lists have their numbers. Left out are scripts, the title,
 * form fields, deleted and ruby text. Nothing is fetched and no script run. A
 * page's faults are never failures; what no page has (256 elements in each
 * other, a tag of 8 MiB) is, with the line. */
extern const odfgx_filter odfgx_filter_html;

#endif
