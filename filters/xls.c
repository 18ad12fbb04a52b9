#include "filters/xls.h"

#include "filters/cfb.h"
#include "filters/xls_read.h"

#include <string.h>

/* What a compound file is, by a stream in its root ([MS-XLS] 2.1.2, [MS-DOC]
 * 2.1, [MS-PPT] 2.1, [MS-OFFCRYPTO] 2.3.4); the first fit counts. No sentence:
 * a workbook. */
static const struct {
    const char *stream;
    odfgx_status status;
    const char *sentence;
} kinds[] = {
    { "EncryptedPackage", ODFGX_ENCRYPTED,
      N_("the document is protected by a password; open it and save it "
         "without one") },
    { "WordDocument", ODFGX_FORMAT,
      N_("an old Word or WPS document (.doc, .wps); open it and save it as "
         ".docx") },
    { "PowerPoint Document", ODFGX_FORMAT,
      N_("an old presentation (.ppt, .dps), and a workbook or a document "
         "with the report's tables is expected") },
    { "Workbook", ODFGX_OK, NULL },
    { "Book", ODFGX_OK, NULL },
};

/* The beginnings of a workbook that is not packed in a compound file: BOF
 * records of Excel 2, 3, 4 and 5, which libfreexl 1.0.6 does not read. */
static const char *const bare[] = { "\x09\x00\x04\x00", "\x09\x02\x06\x00",
                                    "\x09\x04\x06\x00", "\x09\x08\x08\x00" };
enum { BARE_LENGTH = 4 };

static bool is_compound(odfgx_head head)
{
    return head.length >= ODFGX_CFB_MAGIC_LENGTH &&
           memcmp(head.bytes, ODFGX_CFB_MAGIC, ODFGX_CFB_MAGIC_LENGTH) == 0;
}

static bool is_bare(odfgx_head head)
{
    for (size_t i = 0; i < ODFGX_COUNT_OF(bare); i++) {
        if (head.length >= BARE_LENGTH &&
            memcmp(head.bytes, bare[i], BARE_LENGTH) == 0)
            return true;
    }
    return false;
}

/* Every compound file, since nobody else knows what is in them. */
static int bid(odfgx_input *input)
{
    odfgx_head head = odfgx_input_head(input);
    return is_compound(head) || is_bare(head) ? 100 : 0;
}

static bool read_input(void *context, uint64_t offset, void *out, size_t length)
{
    return odfgx_input_read(context, offset, out, length);
}

/* libfreexl takes a workbook by its name from wherever it stands, so that
 * another one in this might be read in its place. */
static odfgx_status check_alone(const odfgx_cfb *cfb, const char *file,
                                odfgx_error *err)
{
    if (odfgx_cfb_count(cfb, "Workbook") <= 1 &&
        odfgx_cfb_count(cfb, "Book") <= 1)
        return ODFGX_OK;
    return odfgx_fail(err, ODFGX_FORMAT, file, "%s",
                      _("an old workbook with others in it; open it and save "
                        "it as .xlsx"));
}

/* Fails where the file is no workbook, and says what it is instead. */
static odfgx_status check_kind(odfgx_input *input, const odfgx_cfb *cfb,
                               odfgx_error *err)
{
    const char *file = odfgx_input_name(input);
    odfgx_package *package;
    for (size_t i = 0; i < ODFGX_COUNT_OF(kinds); i++) {
        if (odfgx_cfb_find(cfb, kinds[i].stream) == NULL)
            continue;
        return kinds[i].sentence != NULL
                   ? odfgx_fail(err, kinds[i].status, file, "%s",
                                _(kinds[i].sentence))
                   : check_alone(cfb, file, err);
    }
    return odfgx_input_package(input, &package, err);
}

static odfgx_status check_compound(odfgx_input *input, odfgx_error *err)
{
    odfgx_cfb *cfb = NULL;
    odfgx_cfb_source source = { read_input, input, odfgx_input_size(input) };
    odfgx_status status = odfgx_cfb_open(&cfb, &source);
    if (status == ODFGX_MEMORY)
        return odfgx_fail_memory(err);
    if (status != ODFGX_OK)
        return odfgx_fail(err, status, odfgx_input_name(input), "%s",
                          _("an old binary document (.doc, .xls, .wps, .et) "
                            "that is damaged; get a new copy of the file, or "
                            "open it and save it as .docx or .xlsx"));
    status = check_kind(input, cfb, err);
    odfgx_cfb_free(cfb);
    return status;
}

static odfgx_status read(odfgx_input *input, const odfgx_visitor *visitor,
                         odfgx_error *err)
{
    if (is_bare(odfgx_input_head(input)))
        return odfgx_fail(err, ODFGX_FORMAT, odfgx_input_name(input), "%s",
                          _("a workbook as Excel wrote it before 1995; open it "
                            "and save it as .xlsx"));
    odfgx_status status = check_compound(input, err);
    return status == ODFGX_OK ? odfgx_xls_read(input, visitor, err) : status;
}

const odfgx_filter odfgx_filter_xls = {
    .name = "xls",
    .bid = bid,
    .read = read,
};
