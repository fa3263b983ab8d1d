/* Part of speech, features and lemma of every word: columns UPOS, XPOS, FEATS and LEMMA, in the
 * scheme of Universal Dependencies for English (universaldependencies.org).
 *
 * Words have labels, a UPOS with an XPOS, found by two conditional random fields one after the
 * other (learn/crf.h): the second sees what the first decided on both sides.  A frequent word has
 * one of the labels that it had in the corpus, so that few words need any deciding at all.
 *
 * Threads: a tagger keeps what it knows of words it has met; one tagger, one thread. */
#ifndef HS_LANGUAGE_TAG_H
#define HS_LANGUAGE_TAG_H

#include "base/error.h"
#include "learn/model.h"
#include "stream/document.h"

typedef struct hs_tagger hs_tagger;

/* Opens the model in `file`; NULL: the shipped one (learn/model.h).  HS_MODEL. */
hs_status hs_tagger_open(const char *file, hs_tagger **tagger, hs_error *error);

void hs_tagger_close(hs_tagger *tagger);

/* The model in use. */
const hs_model *hs_tagger_model(const hs_tagger *tagger);

/* Fills the columns of every word, whatever stood there; lines of multiword tokens and empty nodes
 * are left alone. */
void hs_tagger_document(hs_tagger *tagger, hs_document *document);

#endif
