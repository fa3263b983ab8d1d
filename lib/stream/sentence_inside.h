/* Sentences inside the sentences of a token stream.
 *
 * Corpora that are cut by paragraph or by line have several sentences in one of the stream.  The
 * stream keeps its own, which whoever made it counts on; what looks at trees or at clauses takes
 * each by itself.
 *
 * Units: indexes of tokens.  Time: linear. */
#ifndef HS_STREAM_SENTENCE_INSIDE_H
#define HS_STREAM_SENTENCE_INSIDE_H

#include "stream/document.h"

/* Of each token [tokens_count], does a sentence start with it inside one of the stream?  NULL for
 * streams that have no such sentences but now and then: those that a splitter of sentences made. In
 * the document's arena. */
const bool *hs_sentences_inside(const hs_document *document);

#endif
