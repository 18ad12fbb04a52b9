#include "odf/package_zip.h"

#include <errno.h>
#include <string.h>

/* What libzip may say of a foreign archive, in our words. */
static const struct {
    int code;
    odfgx_status status;
    const char *sentence;
} failures[] = {
    { ZIP_ER_INCONS, ODFGX_DAMAGED,
      N_("the archive contradicts itself: an entry is not what the directory "
         "says; open the document and save it anew") },
    { ZIP_ER_EXISTS, ODFGX_DAMAGED,
      N_("two entries of the archive have the same name; open the document "
         "and save it anew") },
    { ZIP_ER_NOZIP, ODFGX_DAMAGED,
      N_("the archive's directory can't be read; get a new copy of the "
         "file") },
    { ZIP_ER_MULTIDISK, ODFGX_DAMAGED,
      N_("one piece of an archive that was cut into several files; put them "
         "together first") },
    { ZIP_ER_CRC, ODFGX_DAMAGED,
      N_("the checksum is wrong: the data were changed or damaged; get a new "
         "copy of the file") },
    { ZIP_ER_EOF, ODFGX_DAMAGED,
      N_("the data end early; get a complete copy of the file") },
    { ZIP_ER_ZLIB, ODFGX_DAMAGED,
      N_("the compressed data are damaged; get a new copy of the file") },
    { ZIP_ER_COMPRESSED_DATA, ODFGX_DAMAGED,
      N_("the compressed data are damaged; get a new copy of the file") },
    { ZIP_ER_CHANGED, ODFGX_READ,
      N_("the file became shorter while it was read; try again when nothing "
         "writes to it") },
};

odfgx_status odfgx_package_fail(const zip_error_t *error, const char *where,
                                odfgx_error *err)
{
    int code = zip_error_code_zip(error);
    if (code == ZIP_ER_MEMORY || errno == ENOMEM)
        return odfgx_fail_memory(err);
    if (code == ZIP_ER_READ || code == ZIP_ER_SEEK)
        return odfgx_fail(err, ODFGX_READ, where,
                          _("the file can't be read: %s"),
                          strerror(zip_error_code_system(error)));
    for (size_t i = 0; i < ODFGX_COUNT_OF(failures); i++) {
        if (failures[i].code == code)
            return odfgx_fail(err, failures[i].status, where, "%s",
                              _(failures[i].sentence));
    }
    return odfgx_fail(err, ODFGX_DAMAGED, where,
                      _("the archive can't be read (error %d of libzip); open "
                        "the document and save it anew"),
                      code);
}
