/* Whether an attribution is of speech, of writing, or of thought: E. Semino, M. Short, "Corpus
 * stylistics: speech, writing and thought presentation in a corpus of English writing", 2004. */
#ifndef HS_NEWS_ATTRIBUTE_MODE_H
#define HS_NEWS_ATTRIBUTE_MODE_H

#include "news/attribute_link.h"
#include "news/claim_words.h"

/* "speech", "writing" or "thought", by the cue and the source, which may be empty; `acts` is the
 * map of what cues do (news/claim_words.h). */
const char *hs_attribute_mode(
    const hs_map *acts, const hs_attribute_page *page, const hs_part *cue, hs_range source);

#endif
