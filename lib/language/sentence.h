/* Where sentences start.
 *
 * Every paragraph starts one.  Inside a paragraph each boundary between two tokens at which a
 * sentence might end (punctuation that can end one, abbreviations, and, because people leave
 * punctuation out, any word before a capital or a digit) is scored by a linear model over hashed
 * features of its surroundings.  The weights (sentence_weights.c) are learned by
 * scripts/train-sentences, which gets its features from the same code.  Integer arithmetic only, so
 * every machine finds the same sentences.
 *
 * Method: boundary disambiguation as by Gillick, "Sentence boundary detection and the problem with
 * the U.S.", NAACL 2009; feature hashing as by Weinberger et al., ICML 2009.
 *
 * Units: indexes of pieces.  Time: linear in their number. */
#ifndef HS_LANGUAGE_SENTENCE_H
#define HS_LANGUAGE_SENTENCE_H

#include "language/token_scan.h"

#define HS_SENTENCE_BITS 15
#define HS_SENTENCE_WEIGHTS (1u << HS_SENTENCE_BITS)
#define HS_SENTENCE_FEATURES 18

/* Weights by hash of the feature; a sentence starts where their sum is above 0. */
extern const int8_t hs_sentence_weights[HS_SENTENCE_WEIGHTS];

/* Sets HS_PIECE_SENTENCE on the pieces that start one inside a paragraph (those that start a
 * paragraph have it already); returns the number of sentences. */
size_t hs_mark_sentences(hs_slice text, hs_pieces pieces);

/* The boundaries of which features decide, one after the other.  `visit` gets the piece behind the
 * boundary and its features (indexes of weights; NULL: a sentence starts there for certain), and
 * returns whether a sentence starts there.
 * `every`: also those at which no sentence is looked for because the text is punctuated regularly;
 * training learns from them.  Returns the number of paragraphs. */
typedef bool (*hs_sentence_visit)(
    void *context, size_t piece, const uint16_t features[HS_SENTENCE_FEATURES]);

size_t hs_visit_boundaries(
    hs_slice text, hs_pieces pieces, bool every, hs_sentence_visit visit, void *context);

#endif
