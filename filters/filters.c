#include "filters/docx.h"
#include "filters/flat.h"
#include "filters/html.h"
#include "filters/ods.h"
#include "filters/odt.h"
#include "filters/text.h"
#include "filters/xls.h"
#include "filters/xlsx.h"
#include "odf/manifest.h"
#include "report/ascii.h"
#include "report/platform.h"

#include <string.h>

/* Each filter, and how the names of its files end: the first is what it is
 * called by. */
static const struct {
    const odfgx_filter *filter;
    const char *endings[5];
} filters[] = {
    { &odfgx_filter_ods, { "ods", "ots" } },
    { &odfgx_filter_docx, { "docx", "docm", "dotx", "dotm" } },
    { &odfgx_filter_xlsx, { "xlsx", "xlsm", "xltx", "xltm" } },
    { &odfgx_filter_xls, { "xls", "et", "xlt", "ett" } },
    { &odfgx_filter_odt, { "odt", "ott" } },
    { &odfgx_filter_flat, { "fodt", "fods", "xml" } },
    { &odfgx_filter_html, { "html", "htm", "xhtml", "shtml" } },
    { &odfgx_filter_text, { "txt", "csv", "tsv", "md", "text" } },
};

/* Endings of what nobody reads. */
static const char *const other_endings[] = { "doc", "wps", "rtf", "pdf",
                                             "ppt", "odp", "mht" };

/* Archives that are no spreadsheet, by a part that only they have. */
static const struct {
    const char *part, *sentence;
} archives[] = {
    { "xl/workbook.bin",
      N_("a binary Excel workbook (.xlsb); open it and save it as .xlsx or "
         ".ods") },
    { "ppt/presentation.xml",
      N_("a PowerPoint presentation (.pptx), and a workbook or a text "
         "document is expected") },
};

/* OpenDocument that is neither a spreadsheet nor a text (ODF 1.3 part 2,
 * appendix B). */
static const struct {
    const char *media_type, *sentence;
} documents[] = {
    { "application/vnd.oasis.opendocument.presentation",
      N_("an OpenDocument presentation (.odp), and a workbook or a text "
         "document is expected") },
    { "application/vnd.oasis.opendocument.",
      N_("an OpenDocument file of another kind, and a workbook or a text "
         "document is expected") },
};

/* Whether a word, in lower case, stands in the head in any case. */
static bool has_word(odfgx_head head, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= head.length; i++) {
        size_t same = 0;
        while (same < length &&
               odfgx_ascii_lower((char)head.bytes[i + same]) == word[same])
            same++;
        if (same == length)
            return true;
    }
    return false;
}

/* A page with all that belongs to it, as browsers and Word save it (RFC 2557).
 */
static bool is_web_archive(odfgx_head head)
{
    return has_word(head, "mime-version:") &&
           has_word(head, "multipart/related");
}

static bool is_excel_2003(odfgx_head head)
{
    return has_word(head, "<?xml") && !has_word(head, "<html") &&
           has_word(head, "urn:schemas-microsoft-com:office:spreadsheet");
}

static bool is_word_2003(odfgx_head head)
{
    return has_word(head, "<?xml") &&
           (has_word(head, "schemas.microsoft.com/office/word/2003/wordml") ||
            has_word(head, "schemas.microsoft.com/office/2006/xmlpackage"));
}

/* Files that are no archive and look like what a filter reads, but are not;
 * any other is known to the package. */
static const struct {
    bool (*fits)(odfgx_head head);
    const char *sentence;
} plain_files[] = {
    { is_web_archive,
      N_("a web archive (.mht); open it in a browser or in Word and save it "
         "as a web page (.html) or as .docx") },
    { is_excel_2003, N_("an Excel workbook in XML of 2003; open it and save "
                        "it as .xlsx or .ods") },
    { is_word_2003,
      N_("a Word document in one XML file; open it and save it as .docx") },
};

/* The index of the filter that bids highest, or as many as there are. Whoever
 * is wholly sure ends the bidding: others may look long. */
static size_t highest_bidder(odfgx_input *input)
{
    enum { WHOLLY = 100 };
    size_t best = ODFGX_COUNT_OF(filters);
    int highest = 0;
    for (size_t i = 0; i < ODFGX_COUNT_OF(filters) && highest < WHOLLY; i++) {
        int bid = filters[i].filter->bid(input);
        if (bid > highest) {
            highest = bid;
            best = i;
        }
    }
    return best;
}

/* Whether a name's ending is one of `count`. */
static bool is_one_of(const char *ending, const char *const *known,
                      size_t count)
{
    for (size_t i = 0; i < count && known[i] != NULL; i++) {
        size_t at = 0;
        while (known[i][at] != '\0' &&
               odfgx_ascii_lower(ending[at]) == known[i][at])
            at++;
        if (known[i][at] == '\0' && ending[at] == '\0')
            return true;
    }
    return false;
}

/* The filter whose files are named so, or as many as there are. */
static size_t filter_of_ending(const char *ending)
{
    size_t i = 0;
    while (i < ODFGX_COUNT_OF(filters) &&
           !is_one_of(ending, filters[i].endings,
                      ODFGX_COUNT_OF(filters[i].endings)))
        i++;
    return i;
}

/* The dot before the ending of a path's last name, or NULL. */
static const char *ending_of(const char *path)
{
    return strrchr(path + odfgx_platform_folder_length(path), '.');
}

bool odfgx_name_is_known(const char *path)
{
    const char *dot = ending_of(path);
    return dot != NULL && filter_of_ending(dot + 1) < ODFGX_COUNT_OF(filters);
}

const char *odfgx_input_misnamed(odfgx_input *input)
{
    const char *dot = ending_of(odfgx_input_name(input));
    if (dot == NULL)
        return NULL;
    size_t named = filter_of_ending(dot + 1);
    if (named == ODFGX_COUNT_OF(filters) &&
        !is_one_of(dot + 1, other_endings, ODFGX_COUNT_OF(other_endings)))
        return NULL;
    size_t found = highest_bidder(input);
    return found == named || found == ODFGX_COUNT_OF(filters)
               ? NULL
               : filters[found].endings[0];
}

/* Says what an archive is that no filter reads. */
static odfgx_status refuse_archive(odfgx_package *package, odfgx_error *err)
{
    const char *file = odfgx_package_name(package);
    char type[ODFGX_MEDIA_TYPE_MAX];
    odfgx_status status = odfgx_media_type_read(package, type, err);
    if (status != ODFGX_OK)
        return status;
    for (size_t i = 0; i < ODFGX_COUNT_OF(documents); i++) {
        const char *known = documents[i].media_type;
        if (strncmp(type, known, strlen(known)) == 0)
            return odfgx_fail(err, ODFGX_FORMAT, file, "%s",
                              _(documents[i].sentence));
    }
    for (size_t i = 0; i < ODFGX_COUNT_OF(archives); i++) {
        if (odfgx_package_has(package, archives[i].part))
            return odfgx_fail(err, ODFGX_FORMAT, file, "%s",
                              _(archives[i].sentence));
    }
    return odfgx_fail(err, ODFGX_FORMAT, file,
                      _("an archive that is no document of an office suite; "
                        "unpack it and give the document inside"));
}

/* Says what a file is that looks like what a filter reads, and is not. */
static odfgx_status refuse_plain(const odfgx_input *input, odfgx_error *err)
{
    odfgx_head head = odfgx_input_head(input);
    bool archive = head.length > 1 && memcmp(head.bytes, "PK", 2) == 0;
    for (size_t i = 0; i < ODFGX_COUNT_OF(plain_files) && !archive; i++) {
        if (plain_files[i].fits(head))
            return odfgx_fail(err, ODFGX_FORMAT, odfgx_input_name(input), "%s",
                              _(plain_files[i].sentence));
    }
    return ODFGX_OK;
}

const odfgx_filter *odfgx_filter_find(odfgx_input *input)
{
    size_t bidder = highest_bidder(input);
    return bidder < ODFGX_COUNT_OF(filters) ? filters[bidder].filter : NULL;
}

odfgx_status odfgx_cells_read(odfgx_input *input, const odfgx_visitor *visitor,
                              odfgx_error *err)
{
    odfgx_package *package;
    odfgx_status status = refuse_plain(input, err);
    if (status != ODFGX_OK)
        return status;
    size_t bidder = highest_bidder(input);
    if (bidder < ODFGX_COUNT_OF(filters))
        return filters[bidder].filter->read(input, visitor, err);
    status = odfgx_input_package(input, &package, err);
    return status == ODFGX_OK ? refuse_archive(package, err) : status;
}
