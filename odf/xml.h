/* odf/xml.h — writing XML into an odfgx_buffer. What XML 1.0 can't hold
 * (section 2.2: most control characters, bytes that are no UTF-8) is written
 * as U+FFFD, so that the result is always well-formed. */
#ifndef ODFGX_ODF_XML_H
#define ODFGX_ODF_XML_H

#include "report/buffer.h"

/* Appends character data: & < > and a carriage return are escaped. */
void odfgx_xml_add_text(odfgx_buffer *out, const char *text, size_t length);

/* Appends ` name="value"`, with a space before it. Line ends and tabs in the
 * value are escaped too, as a parser would make spaces of them. */
void odfgx_xml_add_attribute(odfgx_buffer *out, const char *name,
                             const char *value);

/* Appends the text of an OpenDocument paragraph: character data in which a
 * line feed is <text:line-break/>, a tab <text:tab/> and every space that
 * white-space folding would drop <text:s/> (ODF 1.3 part 3, 6.1.2). */
void odfgx_xml_add_odf_text(odfgx_buffer *out, const char *text, size_t length);

/* Whether the text is UTF-8 and free of what XML 1.0 can't hold. */
bool odfgx_xml_can_hold(const char *text, size_t length);

#endif
