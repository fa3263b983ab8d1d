/* Which words are the source: the labels often stop in front of an apposition or a relative clause,
 * and where a verb shares the subject of another they see none at all.
 *
 * Candidates are what the labels say and what the tree has around it or, without one, the subjects
 * and possessors near the cue; chosen by a log-linear model (learn/choice.h).
 *
 * Units: words. */
#ifndef HS_NEWS_ATTRIBUTE_SOURCE_H
#define HS_NEWS_ATTRIBUTE_SOURCE_H

#include "news/attribute_link.h"

// Candidates at most, and features of one.
#define HS_SOURCE_MOST 10
#define HS_SOURCE_FEATURES 40

typedef struct hs_sources {
    hs_range spans[HS_SOURCE_MOST]; // the first: by the labels, empty for none
    uint32_t starts[HS_SOURCE_MOST + 1];
    uint64_t features[HS_SOURCE_MOST * HS_SOURCE_FEATURES];
    uint32_t count;
} hs_sources;

void hs_source_candidates(const hs_attribute_page *page, const hs_parts *parts, const hs_join *join,
    const int32_t *margins, hs_sources *sources);

/* Gives the attributions the best of the candidates. */
void hs_source_settle(const hs_choice_model *model, const hs_attribute_page *page,
    const hs_parts *parts, const hs_joins *joins, const int32_t *margins);

/* The range without punctuation at both ends. */
hs_range hs_attribute_core(const hs_attribute_page *page, hs_range range);

#endif
