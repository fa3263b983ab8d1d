/* How likely an attribution is right: a log-linear model (learn/choice.h) over the margins by which
 * the labels of its parts were chosen.
 *
 * Trained on documents that the labelling had not learned from, so that of the attributions with
 * confidence 0.9 nine in ten are right; "right" is that content and source share at least half of
 * their words with the annotation.  Threads: pure. */
#ifndef HS_NEWS_ATTRIBUTE_CONFIDENCE_H
#define HS_NEWS_ATTRIBUTE_CONFIDENCE_H

#include "news/attribute_link.h"

// Features of one attribution at most.
#define HS_CONFIDENCE_FEATURES 24

/* `margins` [words]: see hs_crf_margins.  Returns how many features there are. */
size_t hs_confidence_features(const hs_attribute_page *page, const hs_parts *parts,
    const hs_join *join, const int32_t *margins, uint64_t *features);

/* What they are about, in their order; ends with NULL. */
extern const char *const hs_confidence_names[];

/* Percent, 1 to 99. */
unsigned hs_confidence(const hs_choice_model *model, const uint64_t *features, size_t count);

#endif
