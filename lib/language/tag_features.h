/* The features of a word in its sentence: the templates of hs-tag, for training and for use.
 *
 * Two stages: the first looks at words, the second at words and at what the first decided on both
 * sides.  Who changes a template, or a feature of tag_words.c, raises HS_TAG_VERSION. */
#ifndef HS_LANGUAGE_TAG_FEATURES_H
#define HS_LANGUAGE_TAG_FEATURES_H

#include "language/tag_words.h"

#define HS_TAG_VERSION 3

// Features of a position at most, without the word's own.
#define HS_TAG_CONTEXT 32

/* A sentence.  Arrays have two places in front of the first word and two behind the last one. */
typedef struct hs_tag_context {
    const hs_tag_word **words; // [-2 … length + 1]
    uint16_t *first;           // [-2 … length + 1] the first stage's labels; borders: no label
    uint32_t *helpers;         // [length] place of the helping verb before, from 1; or 0
    const bool *verbs;         // [labels] is the label one of a verb?
    size_t length;
    unsigned mode; // how it is written: 0 as usual, 1 with most words in capitals, 2 with all
} hs_tag_context;

/* A sentence of `length` words, which the caller puts into `words`. */
hs_tag_context hs_tag_context_make(hs_arena *arena, const bool *verbs, size_t length);

/* Looks at the words, once they are there. */
void hs_tag_context_read(hs_tag_context *context);

/* Puts the features of position `at` into `features` and returns how many: in the first stage, and
 * those that the second has besides. */
size_t hs_tag_features(const hs_tag_context *in, size_t at, uint64_t features[HS_TAG_CONTEXT]);
size_t hs_tag_more_features(const hs_tag_context *in, size_t at, uint64_t features[HS_TAG_CONTEXT]);

/* Those of hs_tag_features in two parts: what kinds of words stand around, which is little and
 * often enough, and the rest. */
size_t hs_tag_near_features(const hs_tag_context *in, size_t at, uint64_t features[HS_TAG_CONTEXT]);
size_t hs_tag_other_features(
    const hs_tag_context *in, size_t at, uint64_t features[HS_TAG_CONTEXT]);

#endif
