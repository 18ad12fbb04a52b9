/* report/agency.h — what kind of agency one is, told from its name. */
#ifndef ODFGX_REPORT_AGENCY_H
#define ODFGX_REPORT_AGENCY_H

#include "report/form.h"

/* Whether a name is one that agencies of this kind have. */
bool odfgx_agency_is(const odfgx_agency_kind *kind, const char *name);

#endif
