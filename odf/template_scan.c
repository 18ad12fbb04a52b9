#include "odf/template_scan.h"

#include "odf/plain.h"

#include <stdlib.h>
#include <string.h>

enum {
    PARAGRAPH = 1, /* elements */
    HEADING,
    INLINE, /* its text is the paragraph's */
    SPACE,  /* a character by another name */
    MARK,   /* nothing that is read */
    BOOKMARK,
    HIDDEN, /* comments, tracked deletions: left as they are */
    OBJECT, /* a field, a note: its text is its own */
    BODY,
    SECTION,
    TABLE,
    ROW,
    CELL,
    STYLE,
    AUTOMATIC_STYLES,
    MASTER_STYLES,
    MASTER_PAGE,
    HEADER,
    OTHER_HEADER, /* of left or first pages */
    TOKENS,
    NAME, /* attributes */
    SHOWN_NAME,
    FAMILY,
    DISPLAY,
    REPEATED
};

enum { OFFICE = 1, TEXT, TABLES, STYLES };

#define URN "urn:oasis:names:tc:opendocument:xmlns:"

static const odfgx_namespace namespaces[] = {
    { URN "office:1.0", OFFICE },
    { URN "text:1.0", TEXT },
    { URN "table:1.0", TABLES },
    { URN "style:1.0", STYLES },
};

/* ODF 1.3 part 3: 5 (text), 6 (paragraph elements), 9 (tables), 16 (styles).
 * Other elements of text: are objects. */
static const odfgx_name names[] = {
    { TEXT, "p", PARAGRAPH },
    { TEXT, "h", HEADING },
    { TEXT, "span", INLINE },
    { TEXT, "a", INLINE },
    { TEXT, "meta", INLINE },
    { TEXT, "ruby", INLINE },
    { TEXT, "ruby-base", INLINE },
    { TEXT, "s", SPACE },
    { TEXT, "tab", SPACE },
    { TEXT, "line-break", SPACE },
    { TEXT, "soft-page-break", MARK },
    { TEXT, "bookmark", BOOKMARK },
    { TEXT, "bookmark-start", BOOKMARK },
    { TEXT, "bookmark-end", MARK },
    { TEXT, "reference-mark", MARK },
    { TEXT, "reference-mark-start", MARK },
    { TEXT, "reference-mark-end", MARK },
    { TEXT, "change", MARK },
    { TEXT, "change-start", MARK },
    { TEXT, "change-end", MARK },
    { TEXT, "toc-mark", MARK },
    { TEXT, "toc-mark-start", MARK },
    { TEXT, "toc-mark-end", MARK },
    { TEXT, "alphabetical-index-mark", MARK },
    { TEXT, "alphabetical-index-mark-start", MARK },
    { TEXT, "alphabetical-index-mark-end", MARK },
    { TEXT, "tracked-changes", HIDDEN },
    { TEXT, "section", SECTION },
    { TEXT, NULL, OBJECT },
    { TEXT, "name", NAME },
    { OFFICE, "annotation", HIDDEN },
    { OFFICE, "text", BODY },
    { OFFICE, "automatic-styles", AUTOMATIC_STYLES },
    { OFFICE, "master-styles", MASTER_STYLES },
    { TABLES, "table", TABLE },
    { TABLES, "table-row", ROW },
    { TABLES, "table-cell", CELL },
    { TABLES, "covered-table-cell", CELL },
    { TABLES, "name", NAME },
    { TABLES, "number-rows-repeated", REPEATED },
    { TABLES, "number-columns-repeated", REPEATED },
    { STYLES, "style", STYLE },
    { STYLES, "master-page", MASTER_PAGE },
    { STYLES, "header", HEADER },
    { STYLES, "header-left", OTHER_HEADER },
    { STYLES, "header-first", OTHER_HEADER },
    { STYLES, "name", NAME },
    { STYLES, "display-name", SHOWN_NAME },
    { STYLES, "family", FAMILY },
    { STYLES, "display", DISPLAY },
};

static const odfgx_vocabulary vocabulary = { namespaces,
                                             ODFGX_COUNT_OF(namespaces), names,
                                             ODFGX_COUNT_OF(names) };

enum { STYLES_MAX = 1024 }; /* character styles that are remembered */

odfgx_slice odfgx_scan_bytes(const odfgx_scan *scan, odfgx_place place)
{
    return (odfgx_slice){ scan->part->bytes.data + place.begin,
                          place.end - place.begin };
}

odfgx_status odfgx_scan_add_edit(const odfgx_scan *scan, const odfgx_edit *edit,
                                 odfgx_error *err)
{
    odfgx_template_part *part = scan->part;
    if (!odfgx_grow(&part->edits, part->count, &part->capacity,
                    sizeof *part->edits))
        return odfgx_fail_memory(err);
    part->edits[part->count++] = *edit;
    return ODFGX_OK;
}

/* ----------------------------------------------------- tables and styles */

static size_t repeats(const odfgx_attributes *attributes)
{
    const char *text = odfgx_attribute_get(attributes, REPEATED);
    unsigned long count = text != NULL ? strtoul(text, NULL, 10) : 1;
    return count > 0 && count < UINT32_MAX ? count : 1;
}

static odfgx_status open_table(odfgx_scan *scan,
                               const odfgx_attributes *attributes,
                               odfgx_error *err)
{
    const char *name = odfgx_attribute_get(attributes, NAME);
    if (!odfgx_grow(&scan->tables, scan->table_count, &scan->table_capacity,
                    sizeof *scan->tables))
        return odfgx_fail_memory(err);
    if (name == NULL)
        name = "";
    name = odfgx_arena_copy(&scan->template_->arena, name, strlen(name));
    if (name == NULL)
        return odfgx_fail_memory(err);
    scan->tables[scan->table_count++] =
        (odfgx_open_table){ .name = name, .row_repeat = 1 };
    return ODFGX_OK;
}

static void open_row_or_cell(const odfgx_scan *scan, bool row,
                             const odfgx_attributes *attributes)
{
    if (scan->table_count == 0)
        return;
    odfgx_open_table *table = &scan->tables[scan->table_count - 1];
    if (row) {
        table->row += table->row_repeat;
        table->row_repeat = repeats(attributes);
        table->column = 0;
        table->column_repeat = 1;
    } else {
        table->column += table->column_repeat;
        table->column_repeat = repeats(attributes);
    }
}

static odfgx_status take_style(const odfgx_scan *scan,
                               const odfgx_attributes *attributes,
                               odfgx_error *err)
{
    odfgx_template *template_ = scan->template_;
    odfgx_name_list *list = &template_->styles_by_name;
    const char *family = odfgx_attribute_get(attributes, FAMILY);
    const char *name = odfgx_attribute_get(attributes, NAME);
    const char *shown = odfgx_attribute_get(attributes, SHOWN_NAME);
    if (family == NULL || strcmp(family, "text") != 0 || name == NULL ||
        list->count >= (size_t)STYLES_MAX * 2)
        return ODFGX_OK;
    odfgx_status status = odfgx_name_list_add(
        list, &template_->arena, shown != NULL ? shown : name, err);
    if (status == ODFGX_OK)
        status = odfgx_name_list_add(list, &template_->arena, name, err);
    return status;
}

static odfgx_status take_bookmark(const odfgx_scan *scan,
                                  const odfgx_attributes *attributes,
                                  odfgx_error *err)
{
    const char *name = odfgx_attribute_get(attributes, NAME);
    return name == NULL
               ? ODFGX_OK
               : odfgx_name_list_add(&scan->template_->bookmarks,
                                     &scan->template_->arena, name, err);
}

static bool is_off(const odfgx_attributes *attributes)
{
    const char *display = odfgx_attribute_get(attributes, DISPLAY);
    return display != NULL && strcmp(display, "false") == 0;
}

/* ----------------------------------------------------------------- events */

static odfgx_status push_level(odfgx_scan *scan, int token, odfgx_error *err)
{
    if (!odfgx_grow(&scan->levels, scan->depth, &scan->level_capacity,
                    sizeof *scan->levels))
        return odfgx_fail_memory(err);
    scan->levels[scan->depth++] = token;
    return scan->depth == 1
               ? odfgx_scan_root(scan, odfgx_part_place(scan->gate), err)
               : ODFGX_OK;
}

/* Elements of a paragraph. */
static odfgx_status open_in_text(odfgx_scan *scan, int token,
                                 const odfgx_attributes *attributes,
                                 odfgx_error *err)
{
    int parent = scan->depth > 1 ? scan->levels[scan->depth - 2] : 0;
    switch (token) {
    case PARAGRAPH:
    case HEADING:
        return odfgx_scan_open_paragraph(
            scan, token == HEADING, parent == BODY || parent == SECTION, err);
    case SPACE:
        return odfgx_scan_open_space(scan, err);
    case BOOKMARK:
        return take_bookmark(scan, attributes, err);
    case HIDDEN:
        scan->hidden = 1;
        return ODFGX_OK;
    case OBJECT:
        return odfgx_scan_open_object(scan, true, err);
    case 0:
        return odfgx_scan_open_object(scan, false, err);
    default:
        return ODFGX_OK;
    }
}

/* One within another is no page (ODF 1.3 part 3, 16.9). */
static void open_page(odfgx_scan *scan, odfgx_place tag)
{
    if (scan->page_depth > 0)
        return;
    scan->page = tag;
    scan->page_depth = scan->depth;
    scan->page_has_header = false;
}

/* The depth is that around the element already. */
static odfgx_status close_page(odfgx_scan *scan, odfgx_error *err)
{
    if (scan->depth + 1 != scan->page_depth)
        return ODFGX_OK;
    scan->page_depth = 0;
    return odfgx_scan_draft_page(scan, err);
}

static odfgx_status on_start(void *context, int token,
                             const odfgx_attributes *attributes,
                             odfgx_error *err)
{
    odfgx_scan *scan = context;
    odfgx_status status = push_level(scan, token, err);
    if (status != ODFGX_OK)
        return status;
    if (scan->hidden > 0) {
        scan->hidden++;
        return ODFGX_OK;
    }
    odfgx_place place = odfgx_part_place(scan->gate);
    switch (token) {
    case TABLE:
        return open_table(scan, attributes, err);
    case ROW:
    case CELL:
        open_row_or_cell(scan, token == ROW, attributes);
        return ODFGX_OK;
    case STYLE:
        return take_style(scan, attributes, err);
    case AUTOMATIC_STYLES:
    case MASTER_STYLES:
        return odfgx_scan_draft_style(scan, place, token == AUTOMATIC_STYLES,
                                      err);
    case MASTER_PAGE:
        open_page(scan, place);
        return ODFGX_OK;
    case HEADER:
        scan->page_has_header = true;
        return odfgx_scan_draft_header(scan, place, is_off(attributes), err);
    case OTHER_HEADER: /* one that is off is like the header */
        return is_off(attributes)
                   ? ODFGX_OK
                   : odfgx_scan_draft_header(scan, place, false, err);
    default:
        return open_in_text(scan, token, attributes, err);
    }
}

static odfgx_status on_end(void *context, int token, odfgx_error *err)
{
    odfgx_scan *scan = context;
    scan->depth--;
    if (scan->hidden > 0) {
        scan->hidden--;
        return ODFGX_OK;
    }
    switch (token) {
    case PARAGRAPH:
    case HEADING:
        return odfgx_scan_close_paragraph(scan, err);
    case SPACE:
        odfgx_scan_close_space(scan);
        return ODFGX_OK;
    case OBJECT:
    case 0:
        odfgx_scan_close_object(scan);
        return ODFGX_OK;
    case TABLE:
        scan->table_count--;
        return ODFGX_OK;
    case MASTER_PAGE:
        return close_page(scan, err);
    default:
        return ODFGX_OK;
    }
}

static odfgx_status on_text(void *context, const char *bytes, size_t length,
                            odfgx_error *err)
{
    odfgx_scan *scan = context;
    const odfgx_template_paragraph *paragraph = odfgx_scan_current(scan);
    odfgx_slice text = { bytes, length };
    if (paragraph == NULL || scan->hidden > 0)
        return ODFGX_OK;
    if (paragraph->opaque == 0)
        return odfgx_scan_add_piece(scan, bytes, length, err);
    if (!odfgx_tag_begins(text))
        return ODFGX_OK;
    return odfgx_scan_fault(scan, text, err, "%s",
                            _("a tag inside a field is not filled; delete the "
                              "field and type the tag as plain text"));
}

/* ------------------------------------------------------------------ parts */

static int compare_edits(const void *a, const void *b)
{
    const odfgx_edit *left = a, *right = b;
    return left->begin < right->begin ? -1 : left->begin > right->begin;
}

static bool are_sorted(const odfgx_template_part *part)
{
    for (size_t i = 1; i < part->count; i++) {
        if (part->edits[i].begin < part->edits[i - 1].begin)
            return false;
    }
    return true;
}

static void clear_scan(odfgx_scan *scan)
{
    odfgx_part_free(scan->gate);
    for (size_t i = 0; i < scan->paragraph_count; i++) {
        odfgx_buffer_clear(&scan->paragraphs[i].text);
        free(scan->paragraphs[i].pieces);
    }
    free(scan->paragraphs);
    free(scan->levels);
    free(scan->tables);
    odfgx_buffer_clear(&scan->heading);
}

odfgx_status odfgx_template_scan(odfgx_template *template_,
                                 odfgx_template_part *part,
                                 odfgx_package *package, odfgx_error *err)
{
    odfgx_scan scan = { .template_ = template_, .part = part };
    odfgx_part_handlers handlers = { on_start, on_end, on_text, &scan };
    odfgx_part_origin origin = { template_->name, part->name,
                                 &template_->limits };
    odfgx_status status =
        odfgx_package_read(package, part->name, &part->bytes, err);
    if (status == ODFGX_OK)
        status = odfgx_plain_part(&part->bytes, err);
    if (status == ODFGX_OK)
        status =
            odfgx_part_new(&scan.gate, &origin, &vocabulary, &handlers, err);
    if (status == ODFGX_OK)
        status = odfgx_part_feed(scan.gate, part->bytes.data,
                                 part->bytes.length, err);
    if (status == ODFGX_OK)
        status = odfgx_part_finish(scan.gate, err);
    if (status == ODFGX_OK)
        status = odfgx_buffer_check(&scan.heading, err);
    if (status == ODFGX_OK && !are_sorted(part))
        qsort(part->edits, part->count, sizeof *part->edits, compare_edits);
    clear_scan(&scan);
    return status;
}
