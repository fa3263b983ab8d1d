/* Coreference: which mentions stand for the same person, organization or place, and who speaks.
 *
 * A sieve that decides what is certain first (K. Raghunathan et al., "A multi-pass sieve for
 * coreference resolution", 2010; H. Lee et al., "Deterministic coreference resolution based on
 * entity-centric, precision-ranked rules", 2013): names of the whole document, then, from left to
 * right, appositions, definite noun phrases, and pronouns by rank.
 *
 * Needs UPOS and NER=; goes by HEAD and DEPREL, Quote= and Attr= where they are.  Writes Entity=
 * (stream/coreference.h), and speaker= and speaker_kind= of attributions.  Linear in the text. */
#ifndef HS_NEWS_COREF_H
#define HS_NEWS_COREF_H

#include "news/noun.h"
#include "stream/document.h"

/* What stood there before is replaced. */
void hs_coref_document(const hs_nouns_map *nouns, hs_document *document);

#endif
