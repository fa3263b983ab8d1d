/* What each attribution of a document does by saying it: its class (statement, accusation, denial,
 * …), whether the act is denied, how certain the source is made to be, whether the cue vouches for
 * the content, and who is addressed.
 *
 * It reads the attributions (news/attribution.h) and what hs-tag and hs-ner have left; how it
 * decides is in claim_act.h, claim_clause.h and claim_addressee.h, its words in claim_words.h.
 * Threads: the words are read-only once made; one document, one thread. */
#ifndef HS_NEWS_CLAIM_H
#define HS_NEWS_CLAIM_H

#include "base/error.h"
#include "stream/document.h"

typedef struct hs_claims hs_claims;

/* HS_IO: no memory. */
hs_status hs_claims_open(hs_claims **claims, hs_error *error);
void hs_claims_close(hs_claims *claims);

/* Sets class, polarity, certainty and factivity of every attribution, and labels an addressee where
 * one is found and none is there.  All other properties and labels, and the ids, stay. */
void hs_claims_document(const hs_claims *claims, hs_document *document);

#endif
