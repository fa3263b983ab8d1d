/* Names for the features of the model of attributions, for explanations.
 *
 * A feature is a hash and says nothing.  The code that makes the features (attribute_features.c) is
 * compiled once more so that it gives the number of each one's template in place of its hash: both
 * have the same features in the same order, and no template stands in two places.
 *
 * Threads: pure. */
#ifndef HS_NEWS_ATTRIBUTE_TEMPLATES_H
#define HS_NEWS_ATTRIBUTE_TEMPLATES_H

#include "news/attribute_page.h"

/* The templates of what hs_attribute_second_features appends. */
uint64_t *hs_attribute_second_templates(
    const hs_attribute_page *page, hs_range range, size_t word, uint64_t *to);

/* What the template looks at from that word, with the words that stand there: "lemma of the word
 * before: the". */
void hs_attribute_template_put(
    const hs_attribute_page *page, hs_range range, size_t word, uint64_t template, hs_buffer *out);

#endif
