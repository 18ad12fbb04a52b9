#include "filters/docx.h"
#include "filters/flat.h"
#include "filters/ods.h"
#include "filters/odt.h"
#include "filters/xls.h"
#include "filters/xlsx.h"
#include "odf/manifest.h"

#include <string.h>

static const odfgx_filter *const filters[] = {
    &odfgx_filter_ods,
    &odfgx_filter_xlsx,
    &odfgx_filter_xls,
    &odfgx_filter_docx,
    &odfgx_filter_odt,
    &odfgx_filter_flat,
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

static bool is_html(odfgx_head head)
{
    return has_word(head, "<html") || has_word(head, "<!doctype html");
}

/* Text of any encoding that begins with ASCII, such as UTF-8 and GB 18030, has
 * no control characters. */
static bool is_text(odfgx_head head)
{
    static const char spaces[] = "\t\n\r\f";
    for (size_t i = 0; i < head.length; i++) {
        unsigned char byte = head.bytes[i];
        if (byte < ' ' && memchr(spaces, byte, sizeof spaces - 1) == NULL)
            return false;
    }
    return head.length > 0 && head.bytes[0] != '<' && head.bytes[0] != '%' &&
           head.bytes[0] != '{';
}

/* Files that are no archive; any other is known to the package. */
static const struct {
    bool (*fits)(odfgx_head head);
    const char *sentence;
} plain_files[] = {
    { is_html, N_("a web page (HTML); open it in a spreadsheet program and "
                  "save it as .ods") },
    { is_text, N_("plain text or CSV; open it in a spreadsheet program and "
                  "save it as .ods") },
};

static const odfgx_filter *highest_bidder(odfgx_input *input)
{
    const odfgx_filter *best = NULL;
    int highest = 0;
    for (size_t i = 0; i < ODFGX_COUNT_OF(filters); i++) {
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
    const odfgx_filter *filter = highest_bidder(input);
    if (filter != NULL)
        return filter->read(input, visitor, err);
    odfgx_package *package;
    odfgx_head head = odfgx_input_head(input);
    for (size_t i = 0; i < ODFGX_COUNT_OF(plain_files); i++) {
        if (plain_files[i].fits(head))
            return odfgx_fail(err, ODFGX_FORMAT, odfgx_input_name(input), "%s",
                              _(plain_files[i].sentence));
    }
    odfgx_status status = odfgx_input_package(input, &package, err);
    return status == ODFGX_OK ? refuse_archive(package, err) : status;
}
