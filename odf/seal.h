/* odf/seal.h — what a filled report says of itself in meta.xml, as
 * user-defined metadata (ODF 1.3 part 3, 4.3.3): the office suite shows them
 * with the document's properties, and keeps them when it saves. */
#ifndef ODFGX_ODF_SEAL_H
#define ODFGX_ODF_SEAL_H

#include "report/seal.h"

#define ODFGX_SEAL_FORM "报告格式"         /* "annual-2021" */
#define ODFGX_SEAL_RULES "通过规则数"      /* a number */
#define ODFGX_SEAL_HASH "数据摘要 SHA-256" /* in hexadecimal */
#define ODFGX_SEAL_VALUES "数据"           /* odfgx_figures_list */

/* Whether a user-defined field of this name is part of the seal. */
bool odfgx_seal_is_field(const char *name);

#endif
