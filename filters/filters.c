#include "filters/docx.h"
#include "filters/flat.h"
#include "filters/html.h"
#include "filters/ods.h"
#include "filters/odt.h"
#include "filters/text.h"
#include "filters/xls.h"
#include "filters/xlsx.h"
#include "odf/manifest.h"

#include <string.h>

static const odfgx_filter *const filters[] = {
    &odfgx_filter_ods,
    &odfgx_filter_docx,
    &odfgx_filter_xlsx,
    &odfgx_filter_xls,
    &odfgx_filter_odt,
    &odfgx_filter_flat,
    &odfgx_filter_html,
    &odfgx_filter_text,
};

/* Archives that are no spreadsheet, by a part that only they have. */
static const struct {
    const char *part, *sentence;
} archives[] = {
    { "xl/workbook.bin",
      N_("a binary Excel workbook (.xlsb); open it and save it as .xlsx or "
         ".ods") },
    { "ppt/presentation.xml",
      N_("a PowerPoint presentation (.pptx), and a spreadsheet (.ods) is "
         "expected") },
};

/* OpenDocument that is neither a spreadsheet nor a text (ODF 1.3 part 2,
 * appendix B). */
static const struct {
    const char *media_type, *sentence;
} documents[] = {
    { "application/vnd.oasis.opendocument.presentation",
      N_("an OpenDocument presentation (.odp), and a spreadsheet (.ods) is "
         "expected") },
    { "application/vnd.oasis.opendocument.",
      N_("an OpenDocument file of another kind, and a spreadsheet (.ods) is "
         "expected") },
};

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* Whether a word, in lower case, stands in the head in any case. */
static bool has_word(odfgx_head head, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= head.length; i++) {
        size_t same = 0;
        while (same < length && lower((char)head.bytes[i + same]) == word[same])
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

/* Whoever is wholly sure ends the bidding: others may look long. */
static const odfgx_filter *highest_bidder(odfgx_input *input)
{
    enum { WHOLLY = 100 };
    const odfgx_filter *best = NULL;
    int highest = 0;
    for (size_t i = 0; i < ODFGX_COUNT_OF(filters) && highest < WHOLLY; i++) {
        int bid = filters[i]->bid(input);
        if (bid > highest) {
            highest = bid;
            best = filters[i];
        }
    }
    return best;
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
                      _("an archive that holds no spreadsheet; unpack it and "
                        "give the .ods file inside"));
}

odfgx_status odfgx_cells_read(odfgx_input *input, const odfgx_visitor *visitor,
                              odfgx_error *err)
{
    odfgx_package *package;
    odfgx_head head = odfgx_input_head(input);
    for (size_t i = 0; i < ODFGX_COUNT_OF(plain_files); i++) {
        if (plain_files[i].fits(head))
            return odfgx_fail(err, ODFGX_FORMAT, odfgx_input_name(input), "%s",
                              _(plain_files[i].sentence));
    }
    const odfgx_filter *filter = highest_bidder(input);
    if (filter != NULL)
        return filter->read(input, visitor, err);
    odfgx_status status = odfgx_input_package(input, &package, err);
    return status == ODFGX_OK ? refuse_archive(package, err) : status;
}
