/* What to call who speaks in an attribution, for those who show it.
 *
 * Ownership: the document's arena.  Pure. */
#ifndef HS_NEWS_WHO_H
#define HS_NEWS_WHO_H

#include "news/attribution.h"
#include "news/extract_entities.h"

typedef struct hs_who {
    hs_slice name; // in one line; no data: no source, or a pronoun that stands for nobody known
    hs_slice kind; // speaker_kind=; no data: not known
    hs_slice role; // "a teacher"; no data: none
    bool proper;   // the name is a proper name, not a description
} hs_who;

hs_who hs_who_speaks(hs_document *document, hs_words words, const hs_named_entities *entities,
    const hs_attribution *attribution);

/* The pieces of one role as one text, " … " between them, in one line; no data: there are none. */
hs_slice hs_role_text(
    hs_document *document, hs_words words, const hs_attribution *attribution, hs_role role);

#endif
