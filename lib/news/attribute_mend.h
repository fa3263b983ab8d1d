/* Claims of what the model has joined, mended where a rule knows better than its labels: brackets
 * that break off, what somebody is accused of, the rest of a sentence around "according to Ruiz",
 * narration behind a quotation, and whom a verb of telling turns to.
 *
 * Units: words.  Ownership: the document's arena. */
#ifndef HS_NEWS_ATTRIBUTE_MEND_H
#define HS_NEWS_ATTRIBUTE_MEND_H

#include "news/attribute_claims.h"
#include "news/attribute_link.h"

/* The claim of a join; `acts`: see claim_words.h. */
hs_claim hs_claim_of_join(const hs_map *acts, hs_finder *to, const hs_attribute_page *page,
    const hs_part *parts, const hs_join *join);

#endif
