#include "odf/part_state.h"

#include <stdio.h>

/* What Expat finds, in our words. */
static const struct {
    enum XML_Error code;
    const char *sentence;
} faults[] = {
    { XML_ERROR_SYNTAX,
      N_("not well-formed XML: something stands where nothing may stand") },
    { XML_ERROR_NO_ELEMENTS,
      N_("not well-formed XML: the part is empty or ends too early") },
    { XML_ERROR_INVALID_TOKEN,
      N_("not well-formed XML: a character or a tag that XML does not "
         "allow, or bytes in another encoding than stated") },
    { XML_ERROR_UNCLOSED_TOKEN,
      N_("not well-formed XML: the part ends within a tag") },
    { XML_ERROR_PARTIAL_CHAR,
      N_("not well-formed XML: the part ends within a character") },
    { XML_ERROR_TAG_MISMATCH,
      N_("not well-formed XML: the end tag does not fit the start tag") },
    { XML_ERROR_DUPLICATE_ATTRIBUTE,
      N_("not well-formed XML: an attribute is given twice") },
    { XML_ERROR_JUNK_AFTER_DOC_ELEMENT,
      N_("not well-formed XML: something follows the end of the document") },
    { XML_ERROR_UNDEFINED_ENTITY,
      N_("not well-formed XML: an entity that is not defined") },
    { XML_ERROR_BAD_CHAR_REF,
      N_("not well-formed XML: a reference to a character that XML does not "
         "allow") },
    { XML_ERROR_MISPLACED_XML_PI,
      N_("not well-formed XML: the XML declaration is not at the start") },
    { XML_ERROR_UNKNOWN_ENCODING,
      N_("the XML is in an encoding other than UTF-8 and UTF-16") },
    { XML_ERROR_INCORRECT_ENCODING,
      N_("the XML is in another encoding than it states") },
    { XML_ERROR_UNCLOSED_CDATA_SECTION,
      N_("not well-formed XML: the part ends within a CDATA section") },
    { XML_ERROR_XML_DECL,
      N_("not well-formed XML: the XML declaration is malformed") },
};

static void add_place(const odfgx_part *part, char *where, size_t size)
{
    const odfgx_part_origin *origin = &part->origin;
    (void)snprintf(where, size, "%s: %s%s%lu:%lu", origin->file,
                   origin->part != NULL ? origin->part : "",
                   origin->part != NULL ? ":" : "",
                   (unsigned long)XML_GetCurrentLineNumber(part->parser),
                   (unsigned long)XML_GetCurrentColumnNumber(part->parser) + 1);
}

odfgx_status odfgx_part_fail_xml(const odfgx_part *part, const char *sentence)
{
    return odfgx_fail(part->err, ODFGX_XML, NULL,
                      _("%s; open the document and save it anew"), _(sentence));
}

odfgx_status odfgx_part_fail_limit(const odfgx_part *part, const char *sentence,
                                   uint64_t limit)
{
    return odfgx_fail(part->err, ODFGX_LIMIT, NULL, _(sentence),
                      (unsigned long long)limit);
}

void odfgx_part_stop(odfgx_part *part, odfgx_status status)
{
    if (status == ODFGX_OK)
        return;
    odfgx_error *err = part->err;
    if (err != NULL && err->status == status && err->where[0] == '\0' &&
        status != ODFGX_MEMORY)
        add_place(part, err->where, sizeof err->where);
    part->status = status;
    XML_SetElementHandler(part->parser, NULL, NULL);
    XML_SetCharacterDataHandler(part->parser, NULL);
    (void)XML_StopParser(part->parser, XML_FALSE);
}

odfgx_status odfgx_part_fail_tag(const odfgx_part *part)
{
    return odfgx_part_fail_limit(
        part,
        N_("a tag is more than twice as long as the %llu bytes that an "
           "attribute may have; if you trust the file, raise the cap with "
           "--max-attribute"),
        part->origin.limits->attribute);
}

odfgx_status odfgx_part_fail_name(const odfgx_part *part, int reason,
                                  const char *name)
{
    if (reason == ODFGX_NAME_MEMORY)
        return odfgx_fail_memory(part->err);
    if (reason == ODFGX_NAME_LONG)
        return odfgx_part_fail_limit(
            part,
            N_("a name is longer than %llu bytes; get a new "
               "copy of the file"),
            ODFGX_NAME_MAX);
    if (reason == ODFGX_NAME_MANY)
        return odfgx_part_fail_limit(
            part,
            N_("the part has more than %llu different names, "
               "which no document has; get a new copy of the "
               "file"),
            ODFGX_NAMES_MAX);
    return odfgx_fail(part->err, ODFGX_XML, NULL,
                      reason == ODFGX_NAME_UNBOUND
                          ? _("the prefix of \"%s\" is not declared; open "
                              "the document and save it anew")
                          : _("\"%s\" is not a name with at most one colon; "
                              "open the document and save it anew"),
                      name);
}

odfgx_status odfgx_part_fail_expat(odfgx_part *part)
{
    enum XML_Error code = XML_GetErrorCode(part->parser);
    const char *sentence = N_("not well-formed XML");
    if (part->status != ODFGX_OK)
        return part->status;
    for (size_t i = 0; i < ODFGX_COUNT_OF(faults); i++) {
        if (faults[i].code == code)
            sentence = faults[i].sentence;
    }
    odfgx_part_stop(part, code == XML_ERROR_NO_MEMORY
                              ? odfgx_fail_memory(part->err)
                              : odfgx_part_fail_xml(part, sentence));
    return part->status;
}
