/* What the layers of a score share: a stream with the places of its words, and counting.  For
 * lib/learn/score*.c only.
 *
 * Units: places are bytes of the text without its white space, which both streams of a pair have in
 * common.  Ownership: the arena of the document. */
#ifndef HS_LEARN_SCORE_LAYERS_H
#define HS_LEARN_SCORE_LAYERS_H

#include "learn/score.h"

typedef struct hs_scored_word {
    size_t start, end;             // of its own part of the text
    size_t token_start, token_end; // of the multiword token that it is in, else the same
    uint32_t part, parts;          // which of how many words of that
} hs_scored_word;

typedef struct hs_scored {
    hs_document *document;
    hs_words words;
    hs_scored_word *places; // [words.count]
    hs_slice text;          // without white space
} hs_scored;

typedef struct hs_scored_span {
    size_t start, end;
    hs_slice kind;
} hs_scored_span;

typedef struct hs_scored_spans {
    hs_scored_span *items; // [items_count]
    size_t items_count, items_capacity;
} hs_scored_spans;

/* Adds to a row, which is made where it is not there; `place` as in hs_score_row. */
hs_score_row *hs_score_count(hs_score *score, hs_score_layer layer, hs_slice name, unsigned place,
    size_t gold, size_t system, size_t right);

/* Counts spans that both have, as sets: in the row of their kind, and in the row `total` at `place`
 * of the layer, if that is not NULL.  Sorts the spans. */
void hs_score_spans(hs_score *score, hs_score_layer layer, const char *total, unsigned place,
    hs_scored_spans *gold, hs_scored_spans *system);

/* The order of two words in the text: 0 where they are the same word. */
int hs_score_order(const hs_scored_word *a, const hs_scored_word *b);

/* One layer each. */
void hs_score_dependencies(hs_score *score, const hs_scored *gold, const hs_scored *system);
void hs_score_entities(hs_score *score, const hs_scored *gold, const hs_scored *system);
void hs_score_quotations(hs_score *score, const hs_scored *gold, const hs_scored *system);
void hs_score_attributions(hs_score *score, const hs_scored *gold, const hs_scored *system);
void hs_score_coreference(hs_score *score, const hs_scored *gold, const hs_scored *system);

/* Adds the row of the mean of the measures of coreference. */
void hs_score_coreference_mean(hs_score *score);

#endif
