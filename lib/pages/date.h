/* Dates as pages, mails and wires write them, as ISO 8601. */
#ifndef HS_PAGES_DATE_H
#define HS_PAGES_DATE_H

#include "base/arena.h"

/* "2024-03-05", or "2024-03-05T10:20:30+01:00" where the hour is told; the zone is left out where
 * it is not told.  Reads ISO 8601 and its basic form (20240305T102030Z, as IPTC norm attributes
 * have it), RFC 5322 (Tue, 05 Mar 2024 10:20:30 GMT), seconds or milliseconds since 1970, and a
 * date in English words (hs_line_date).  No data: it is none of these. */
hs_slice hs_date_read(hs_arena *arena, hs_slice text);

#endif
