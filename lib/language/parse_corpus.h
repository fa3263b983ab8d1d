/* What hs-parse learns from: sentences with their right trees.
 *
 * Ownership: the arena of the corpus that they come from.  Threads: one at a time. */
#ifndef HS_LANGUAGE_PARSE_CORPUS_H
#define HS_LANGUAGE_PARSE_CORPUS_H

#include "base/map.h"
#include "language/parse_oracle.h"
#include "learn/train.h"

#define HS_PARSE_COUNT_BITS 20

typedef struct hs_parse_sentence {
    hs_parse_state state;
    hs_parse_gold gold;
} hs_parse_sentence;

typedef struct hs_parse_corpus {
    hs_arena *arena;
    hs_parse_sentence *sentences; // [sentences_count]
    size_t sentences_count, sentences_capacity;
    uint32_t *seen;         // [1 << HS_PARSE_COUNT_BITS] how often words have been, by their hashes
    uint32_t longest;       // words of the longest sentence
    hs_map numbers, counts; // of the labels
    hs_slice *labels;       // [labels_count]
    size_t labels_count, labels_capacity;
    size_t words, lifted, left_out;
} hs_parse_corpus;

/* Reads all sentences in which HEAD is a tree with one root, and hangs arcs that cross others
 * higher.  HS_BAD_DOCUMENT where there is none, or too many relations. */
hs_status hs_parse_corpus_read(const hs_corpus *from, hs_parse_corpus *to, hs_error *error);

/* How often a word has been, by its hash; words that share one place are counted together. */
static inline uint32_t *hs_parse_seen(const hs_parse_corpus *corpus, uint64_t form)
{
    return &corpus->seen[form >> (64 - HS_PARSE_COUNT_BITS)];
}

#endif
