/* Where sentences start. */
#ifndef HS_LANGUAGE_SENTENCE_H
#define HS_LANGUAGE_SENTENCE_H

#include "language/token_scan.h"

/* Sets HS_PIECE_SENTENCE on the pieces that start one. */
void hs_mark_sentences(hs_slice text, hs_pieces pieces, hs_scan_options options);

#endif
