/* Training of hs-tag's model.
 *
 * tag_train.c reads the corpus and trains the two stages, the second on what the first says of
 * sentences that it has not seen (jackknifing); tag_train_words.c makes the lexicon;
 * lemma_train.c the rules for lemmas and FEATS. */
#ifndef HS_LANGUAGE_TAG_TRAIN_H
#define HS_LANGUAGE_TAG_TRAIN_H

#include "base/map.h"
#include "language/tag_model.h"
#include "learn/train.h"

/* Columns UPOS, XPOS, FEATS and LEMMA of the words; words without UPOS are left out with their
 * sentence. */
extern const hs_trainer hs_tag_trainer;

/* A word of the corpus, once for all places where it stands. */
typedef struct hs_tag_type {
    hs_tag_word word;
    hs_slice form;
    uint32_t count;
    uint32_t *counts; // [labels] how often it has each label
} hs_tag_type;

/* One place. */
typedef struct hs_tag_place {
    hs_tag_type *type;
    hs_slice lemma, feats;
    uint16_t label;
} hs_tag_place;

typedef struct hs_tag_sentence {
    hs_tag_place *places; // [length]
    uint32_t length;
    uint32_t fold; // of the jackknife
} hs_tag_sentence;

typedef struct hs_tag_corpus {
    hs_arena *arena;
    hs_tag_sentence *sentences; // [sentences_count]
    size_t sentences_count, sentences_capacity;
    hs_tag_type **types; // [types_count] as they come first
    size_t types_count, types_capacity;
    hs_map forms, label_names;
    hs_slice *labels; // [labels_count] UPOS, a space, XPOS
    size_t labels_count, labels_capacity;
} hs_tag_corpus;

/* Makes the parts `lexicon` and `sets`. */
void hs_tag_lexicon_train(const hs_tag_corpus *corpus, hs_slice *lexicon, hs_slice *sets);

/* Makes the parts `lemma`, `lemma.rules`, `feats` and `feats.values`. */
void hs_lemma_train(const hs_tag_corpus *corpus, const hs_table *words, hs_slice parts[4]);

/* hs_table_pack into the arena. */
hs_slice hs_tag_pack_table(hs_arena *arena, const hs_table_entry *entries, size_t count);

#endif
