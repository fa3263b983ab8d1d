/* Which quotation marks belong together.
 *
 * Within one paragraph the reading with the least contradiction is found (Viterbi, 1967) over the
 * depth of nesting, family by family: a family that comes later pairs only inside what the earlier
 * ones have paired.  An opening mark that is never closed reaches to the end of its paragraph; one
 * that another opening mark interrupts, to the end of its sentence.  A closing mark that closes
 * nothing is left out.
 *
 * Units: words (index into hs_words), half open.  Ownership: the document's arena.  Threads: one
 * document, one thread.  Time is linear in the words, for any input. */
#ifndef HS_NEWS_QUOTE_PAIRS_H
#define HS_NEWS_QUOTE_PAIRS_H

#include "stream/document.h"

/* Deeper nesting than this is left out. */
enum { HS_QUOTE_DEPTH = 8 };

#define HS_NO_QUOTATION SIZE_MAX

typedef struct hs_quotation {
    size_t first, end;             // the words with both marks
    size_t inner_first, inner_end; // without them
    size_t parent;                 // index of the quotation around it; or HS_NO_QUOTATION
    size_t continues;              // the one in the paragraph before, never closed, that this one
                                   // takes up again; or HS_NO_QUOTATION
    uint8_t family;                // hs_mark_family
    bool continued;                // the next paragraph takes it up again
    bool closed;
} hs_quotation;

typedef struct hs_quotations {
    hs_quotation *items; // [items_count] by start, outermost first
    size_t items_count, items_capacity;
} hs_quotations;

/* Pairs the marks of a document.  Never fails. */
hs_quotations hs_quotations_find(hs_document *document, hs_words words);

#endif
