/* Standoff of brat (convert.h) laid over the tokens of its article: names as NER=, types Quote-KIND
 * as Quote=, events as Attr=.
 *
 * An event is an attribution where it has arguments Source, Cue, Content or Addressee (PolNeAR's
 * too: Source1, Source2); where it has no Cue its trigger is one.  Attributes, and notes such as
 * "rule=model", become properties.  A piece that cuts a word takes all of it.
 *
 * Ownership: the annotation lives in the arena that it is read into, and points into the text.
 * Threads: one annotation, one thread. */
#ifndef HS_NEWS_IMPORT_BRAT_H
#define HS_NEWS_IMPORT_BRAT_H

#include "base/error.h"
#include "stream/document.h"

typedef struct hs_brat hs_brat;

/* What did not fit. */
typedef struct hs_brat_misfits {
    size_t cut;        // ends of pieces inside a word
    size_t lost;       // annotations without a word
    size_t overlaps;   // names that overlap another, or have a gap: left out
    size_t incomplete; // events without content: left out
    size_t unused;     // stretches of roles that are in no event: left out
} hs_brat_misfits;

/* Reads a file of annotations.  HS_BAD_DOCUMENT with the line: not UTF-8, not standoff. */
hs_status hs_brat_read(hs_brat **brat, hs_arena *arena, hs_slice text, hs_error *error);

/* Annotates a document, or part of one, that hs_tokenize_document has made with offsets in code
 * points.  HS_BAD_DOCUMENT with the line: what an annotation quotes is not in its place. */
hs_status hs_brat_apply(
    hs_brat *brat, hs_document *document, hs_brat_misfits *misfits, hs_error *error);

/* Counts what was in no part. */
void hs_brat_end(const hs_brat *brat, hs_brat_misfits *misfits);

#endif
