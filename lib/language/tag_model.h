/* The parts of hs-tag's model, for the tagger and its trainer.
 *
 *     labels         lines: UPOS, a space, XPOS
 *     lexicon, sets  which labels a word can have (tag_words.h)
 *     words, tags    what a dictionary and other news say of a word (word_list.h, word_tags.h)
 *     stage1, stage2 the two fields (learn/sparse.h)
 *     lemma…         rules for lemmas (lemma.h)
 *     features…      FEATS by word and label
 *
 * Ownership: lives in the model's map and in the arena. */
#ifndef HS_LANGUAGE_TAG_MODEL_H
#define HS_LANGUAGE_TAG_MODEL_H

#include "language/lemma.h"
#include "language/tag_features.h"
#include "learn/model.h"
#include "learn/sparse.h"

#define HS_TAG_KIND "hs-tag"
#define HS_TAG_MODEL "en-tag.model"

typedef struct hs_tag_model {
    hs_tag_label *labels; // [labels_count]
    hs_crf_labels *alone; // [labels_count] each label as a set of its own
    bool *verbs;          // [labels_count] VERB or AUX
    uint32_t labels_count;
    hs_tag_lexicon lexicon;
    hs_sparse stages[2];
    hs_lemma_rules lemmas;
} hs_tag_model;

/* False where a part is missing or does not fit. */
bool hs_tag_model_read(const hs_model *from, hs_arena *arena, hs_tag_model *model);

#endif
