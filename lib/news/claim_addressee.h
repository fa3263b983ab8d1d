/* Who is addressed by an attribution, or at whom it is aimed: "told reporters", "urged Congress
 * to", "accused Teslin of", "blamed it on rain", "threatened Twitter with".
 *
 * Units: words, half open.  Threads: one document, one thread.  Never fails. */
#ifndef HS_NEWS_CLAIM_ADDRESSEE_H
#define HS_NEWS_CLAIM_ADDRESSEE_H

#include "news/claim_act.h"

/* The noun phrase; first == end where there is none, or where tags are missing. */
hs_span hs_claim_addressee(
    const hs_claim_reading *in, const hs_attribution *attribution, const hs_claim_cue *cue);

#endif
