/* tests/filters/docx_sample.h — Word documents in short, for the tests. */
#ifndef ODFGX_TESTS_FILTERS_DOCX_SAMPLE_H
#define ODFGX_TESTS_FILTERS_DOCX_SAMPLE_H

#include "tests/filters/transcript.h"

#define DOCX_TRANSITIONAL                                                      \
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define DOCX_RELATIONS                                                         \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define DOCX_PACKAGE "http://schemas.openxmlformats.org/package/2006/"

/* All namespaces that the tests use, in the root of each part. */
#define DOCX_SPACES                                                            \
    " xmlns:w='" DOCX_TRANSITIONAL "'"                                         \
    " xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"    \
    " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"  \
    " xmlns:wps='http://schemas.microsoft.com/office/word/2010/"               \
    "wordprocessingShape' xmlns:v='urn:schemas-microsoft-com:vml'"

#define DOCX_BEFORE "<w:document" DOCX_SPACES "><w:body>"
#define DOCX_AFTER "<w:sectPr/></w:body></w:document>"

#define DOCX_TYPES                                                             \
    "<Types xmlns='" DOCX_PACKAGE "content-types'><Override"                   \
    " PartName='/word/document.xml' ContentType='application/vnd."             \
    "openxmlformats-officedocument.wordprocessingml.document.main+xml'/>"      \
    "</Types>"
#define DOCX_ROOT(target)                                                      \
    "<Relationships xmlns='" DOCX_PACKAGE "relationships'><Relationship"       \
    " Id='a' Type='" DOCX_RELATIONS "officeDocument' Target='" target "'/>"    \
    "</Relationships>"
#define DOCX_LINKS                                                             \
    "<Relationships xmlns='" DOCX_PACKAGE "relationships'>"                    \
    "<Relationship Id='a' Type='" DOCX_RELATIONS "styles'"                     \
    " Target='styles.xml'/><Relationship Id='b' Type='" DOCX_RELATIONS         \
    "numbering' Target='numbering.xml'/></Relationships>"

#define T(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(inside) "<w:p>" inside "</w:p>"
#define PT(text) P(T(text))
#define TC(inside) "<w:tc>" inside "</w:tc>"
#define TCT(text) TC(PT(text))
#define TR(inside) "<w:tr>" inside "</w:tr>"
#define TBL(inside) "<w:tbl><w:tblPr/><w:tblGrid/>" inside "</w:tbl>"
#define TOLD(text) "paragraph \"" text "\"\n"

typedef struct docx_case {
    const char *xml, *told;
} docx_case;

/* A document of a body, and styles and numberings that may be NULL. */
odfgx_buffer docx_sample_pack(const char *body, const char *styles,
                              const char *numbering);

/* Expects of bodies what is told of them; all have the same styles and
 * numberings, which may be NULL. */
void docx_sample_expect(const docx_case *cases, size_t count,
                        const char *styles, const char *numbering);

#define EXPECT_DOCX(cases)                                                     \
    docx_sample_expect((cases), ODFGX_COUNT_OF(cases), NULL, NULL)

#endif
