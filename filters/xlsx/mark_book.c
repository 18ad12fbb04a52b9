#include "filters/xlsx/mark.h"

#include "odf/xml.h"
#include "report/ascii.h"
#include "report/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_TEXT = 24, SHEET_ID_MAX = 65534 /* that Excel takes */ };

static const char strict_main[] = "http://purl.oclc.org/ooxml/spreadsheetml/";

/* -------------------------------------------------------------- listing */

static odfgx_status fail_empty(const odfgx_marking *marking, odfgx_error *err)
{
    return odfgx_fail(err, ODFGX_CONTENT, odfgx_package_name(marking->package),
                      _("the workbook has no sheet; open it and save it "
                        "anew"));
}

static odfgx_node *sheets_of(const odfgx_marking *marking)
{
    return odfgx_node_child(marking->book->root, MARK_SHEETS);
}

static odfgx_status find_part(odfgx_marking *marking, const char *id,
                              odfgx_mark_part **out, odfgx_error *err)
{
    const odfgx_node *link =
        id != NULL ? odfgx_mark_by_id(marking->book_relationships, id) : NULL;
    const char *type = link != NULL ? odfgx_node_get(link, MARK_A_TYPE) : NULL;
    const char *slash = type != NULL ? strrchr(type, '/') : NULL;
    *out = NULL;
    if (slash == NULL || strcmp(slash + 1, "worksheet") != 0)
        return ODFGX_OK;
    return odfgx_mark_follow(marking, marking->book->name, link, out, err);
}

static odfgx_status list_sheet(odfgx_marking *marking, odfgx_node *node,
                               odfgx_error *err)
{
    odfgx_marked_sheet *sheet = &marking->sheets[marking->sheet_count++];
    const char *name = odfgx_node_get(node, MARK_A_NAME);
    *sheet = (odfgx_marked_sheet){ .node = node };
    if (name == NULL)
        name = "";
    sheet->name = odfgx_arena_copy(&marking->arena, name, strlen(name));
    if (sheet->name == NULL)
        return odfgx_fail_memory(err);
    return find_part(marking, odfgx_node_get(node, MARK_A_LINK_ID),
                     &sheet->part, err);
}

odfgx_status odfgx_mark_list_sheets(odfgx_marking *marking, odfgx_error *err)
{
    size_t count = 0;
    odfgx_status status = odfgx_mark_read(marking, marking->book, NULL, err);
    if (status == ODFGX_OK)
        status = odfgx_mark_relationships(marking, marking->book->name,
                                          &marking->book_relationships, err);
    if (status != ODFGX_OK)
        return status;
    odfgx_node *first = odfgx_node_child(sheets_of(marking), MARK_SHEET);
    for (odfgx_node *node = first; node != NULL; node = odfgx_node_again(node))
        count++;
    if (count == 0 || marking->book_relationships == NULL)
        return fail_empty(marking, err);
    marking->strict = odfgx_mark_holds(marking->book, strict_main);
    marking->sheet_count = 0;
    marking->sheets =
        odfgx_arena_array(&marking->arena, count, sizeof *marking->sheets);
    if (marking->sheets == NULL)
        return odfgx_fail_memory(err);
    for (odfgx_node *node = first; node != NULL && status == ODFGX_OK;
         node = odfgx_node_again(node))
        status = list_sheet(marking, node, err);
    return status;
}

/* ----------------------------------------- what counts sheets by position */

/* Where a sheet comes to stand that stood at `index`; false where it goes.
 * `more` sheets come first. */
static bool moved(const odfgx_marking *marking, unsigned long index, int more,
                  unsigned long *out)
{
    unsigned long gone = 0;
    for (size_t i = 0; i < marking->sheet_count && i < index; i++)
        gone += marking->sheets[i].results;
    *out = index - gone + (unsigned long)more;
    return index >= marking->sheet_count || !marking->sheets[index].results;
}

static bool read_number(const char *text, unsigned long *out)
{
    char *end;
    if (text == NULL || !odfgx_ascii_is_digit(text[0]))
        return false;
    *out = strtoul(text, &end, 10);
    return *end == '\0' && *out <= INT32_MAX;
}

static void set_number(odfgx_mark_part *part, const odfgx_node *node,
                       const char *name, unsigned long number)
{
    char text[NUMBER_TEXT];
    (void)snprintf(text, sizeof text, "%lu", number);
    odfgx_mark_set(part, node, name, text);
}

/* Names that hold in one sheet only (18.2.5). */
static void move_names(const odfgx_marking *marking, int more)
{
    odfgx_mark_part *book = marking->book;
    odfgx_node *names = odfgx_node_child(book->root, MARK_DEFINED_NAMES);
    odfgx_node *node = odfgx_node_child(names, MARK_DEFINED_NAME);
    for (; node != NULL; node = odfgx_node_again(node)) {
        unsigned long index, now;
        if (!read_number(odfgx_node_get(node, MARK_A_LOCAL_SHEET), &index))
            continue;
        if (!moved(marking, index, more, &now))
            odfgx_mark_remove(book, node);
        else if (now != index)
            set_number(book, node, "localSheetId", now);
    }
}

/* A tab that is not named is the first one (18.2.30). */
static void move_view(const odfgx_marking *marking, const odfgx_node *view,
                      int more)
{
    odfgx_mark_part *book = marking->book;
    unsigned long index = 0, now;
    const char *text = odfgx_node_get(view, MARK_A_ACTIVE);
    if (text == NULL || read_number(text, &index)) {
        (void)moved(marking, index, more, &now);
        bool unset = now == 0 && odfgx_mark_unset(book, view, "activeTab");
        if (now != index && !unset)
            set_number(book, view, "activeTab", now);
    }
    text = odfgx_node_get(view, MARK_A_FIRST_SHEET);
    if (read_number(text, &index) && index > 0) {
        (void)moved(marking, index, more, &now);
        if (now != index)
            set_number(book, view, "firstSheet", now);
    }
}

static const char our_views[] =
    "<bookViews ><workbookView activeTab=\"1\"/></bookViews>";

/* Whether these are the views that odfgx has added. */
static bool are_ours(const odfgx_mark_part *book, const odfgx_node *views)
{
    odfgx_place place = { views->tag.begin, views->end.end };
    return odfgx_mark_is_xml(book, views->tag, place, our_views);
}

/* Which sheet is on top must stay so; without views, it is the first one, so
 * that views are added then. */
static void move_views(const odfgx_marking *marking, int more)
{
    odfgx_mark_part *book = marking->book;
    odfgx_node *views = odfgx_node_child(book->root, MARK_BOOK_VIEWS);
    if (views == NULL && more > 0) {
        size_t at = sheets_of(marking)->tag.begin;
        odfgx_mark_add_xml(book, book->root->tag, our_views,
                           odfgx_mark_edit(book, at, at));
    }
    if (views != NULL && more == 0 && are_ours(book, views)) {
        odfgx_mark_remove(book, views);
        return;
    }
    odfgx_node *view = odfgx_node_child(views, MARK_BOOK_VIEW);
    for (; view != NULL; view = odfgx_node_again(view))
        move_view(marking, view, more);
}

/* ------------------------------------------------------------- cleaning */

static odfgx_status drop_sheet(odfgx_marking *marking,
                               odfgx_marked_sheet *sheet, odfgx_error *err)
{
    odfgx_node *link =
        odfgx_mark_by_id(marking->book_relationships,
                         odfgx_node_get(sheet->node, MARK_A_LINK_ID));
    odfgx_mark_remove(marking->book, sheet->node);
    odfgx_status status = odfgx_mark_titles(marking, sheet->name, -1, err);
    return status == ODFGX_OK
               ? odfgx_mark_drop(marking, sheet->part,
                                 marking->book_relationships, link, err)
               : status;
}

odfgx_status odfgx_mark_clean_book(odfgx_marking *marking, odfgx_error *err)
{
    size_t count = 0;
    odfgx_status status = ODFGX_OK;
    for (size_t i = 0; i < marking->sheet_count; i++)
        count += marking->sheets[i].results;
    if (count == 0)
        return ODFGX_OK;
    if (count == marking->sheet_count)
        return fail_empty(marking, err);
    for (size_t i = 0; i < marking->sheet_count && status == ODFGX_OK; i++) {
        if (marking->sheets[i].results)
            status = drop_sheet(marking, &marking->sheets[i], err);
    }
    move_names(marking, 0);
    move_views(marking, 0);
    return status;
}

/* --------------------------------------------------------------- adding */

/* Behind the highest one, or the lowest that is free. */
static unsigned long free_sheet_id(const odfgx_marking *marking)
{
    unsigned long highest = 0, id;
    for (size_t i = 0; i < marking->sheet_count; i++) {
        const char *text =
            odfgx_node_get(marking->sheets[i].node, MARK_A_SHEET_ID);
        if (read_number(text, &id) && id > highest)
            highest = id;
    }
    if (highest < SHEET_ID_MAX)
        return highest + 1;
    for (unsigned long wanted = 1;; wanted++) {
        bool taken = false;
        for (size_t i = 0; i < marking->sheet_count && !taken; i++)
            taken = read_number(odfgx_node_get(marking->sheets[i].node,
                                               MARK_A_SHEET_ID),
                                &id) &&
                    id == wanted;
        if (!taken)
            return wanted;
    }
}

odfgx_status odfgx_mark_book(odfgx_marking *marking,
                             const odfgx_mark_part *results, odfgx_error *err)
{
    odfgx_mark_part *book = marking->book;
    odfgx_node *sheets = sheets_of(marking);
    odfgx_mark_link link = {
        .type = "worksheet",
        .content_type = "application/vnd.openxmlformats-officedocument."
                        "spreadsheetml.worksheet+xml",
        .target = results,
    };
    odfgx_status status = odfgx_mark_relate(marking, book->name, &link, 1, err);
    if (status != ODFGX_OK)
        return status;
    move_names(marking, 1);
    move_views(marking, 1);
    odfgx_buffer *out = odfgx_mark_open_first(book, sheets);
    odfgx_mark_add_xml(book, sheets->tag, "<sheet", out);
    odfgx_xml_add_attribute(out, "name", marking->results_name);
    odfgx_buffer_add_format(out, " sheetId=\"%lu\"", free_sheet_id(marking));
    odfgx_mark_add_id(marking, book, link.id, out);
    odfgx_buffer_add_text(out, "/>");
    return odfgx_mark_titles(marking, marking->results_name, 1, err);
}

odfgx_status odfgx_mark_recompute(odfgx_marking *marking, odfgx_error *err)
{
    odfgx_mark_part *book = marking->book;
    odfgx_status status = odfgx_mark_read(marking, book, NULL, err);
    if (status != ODFGX_OK)
        return status;
    const odfgx_node *node = odfgx_node_child(book->root, MARK_CALCULATION);
    if (node != NULL) {
        odfgx_mark_set(book, node, "fullCalcOnLoad", "1");
        return ODFGX_OK;
    }
    size_t at = odfgx_mark_behind(book, MARK_FILE_VERSION, MARK_CALCULATION);
    odfgx_buffer *out = odfgx_mark_edit(book, at, at);
    odfgx_mark_add_xml(book, book->root->tag, "<calcPr", out);
    odfgx_buffer_add_text(out, " fullCalcOnLoad=\"1\"/>");
    return ODFGX_OK;
}
