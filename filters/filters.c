#include "filters/ods.h"
#include "odf/manifest.h"

#include <string.h>

static const odfgx_filter *const filters[] = { &odfgx_filter_ods };

/* Archives that are no spreadsheet, by a part that only they have. */
static const struct {
    const char *part, *sentence;
} archives[] = {
    { "word/document.xml",
      N_("a Word document (.docx); copy its tables into a spreadsheet and "
         "save that as .ods") },
    { "xl/workbook.xml",
      N_("an Excel workbook (.xlsx); open it and save it as .ods") },
    { "xl/workbook.bin",
      N_("a binary Excel workbook (.xlsb); open it and save it as .ods") },
    { "ppt/presentation.xml",
      N_("a PowerPoint presentation (.pptx), and a spreadsheet (.ods) is "
         "expected") },
};

/* OpenDocument that is no spreadsheet (ODF 1.3 part 2, appendix B). */
static const struct {
    const char *media_type, *sentence;
} documents[] = {
    { "application/vnd.oasis.opendocument.text",
      N_("an OpenDocument text (.odt); copy its tables into a spreadsheet "
         "and save that as .ods") },
    { "application/vnd.oasis.opendocument.presentation",
      N_("an OpenDocument presentation (.odp), and a spreadsheet (.ods) is "
         "expected") },
    { "application/vnd.oasis.opendocument.",
      N_("an OpenDocument file of another kind, and a spreadsheet (.ods) is "
         "expected") },
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
    odfgx_status status = odfgx_input_package(input, &package, err);
    return status == ODFGX_OK ? refuse_archive(package, err) : status;
}
