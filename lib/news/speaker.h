/* Who speaks in each attribution: the entity of its source, and what kind of source that is.
 *
 * For lib/news/coref.c, which calls it when mentions have their entities.  Ownership: the
 * document's arena. */
#ifndef HS_NEWS_SPEAKER_H
#define HS_NEWS_SPEAKER_H

#include "news/coref_entity.h"

/* Finds the speaker of every attribution, and gives the pronouns of the first person in what is
 * quoted of one to him. */
void hs_speakers_find(hs_coref *coref);

/* Writes speaker= and speaker_kind= into the comments of the attributions, and leaves their other
 * properties. */
void hs_speakers_write(hs_coref *coref);

/* "e3", or "e2.3" in part 2 of a large document. */
hs_slice hs_coref_id(const hs_coref *coref, const hs_coref_entity *entity);

#endif
