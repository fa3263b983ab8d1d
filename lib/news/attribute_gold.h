/* What is right, by the annotation: labels of words, and choices among parts that were found.
 * Private to lib/news/attribute_train.c.
 *
 * Units: words.  Threads: pure. */
#ifndef HS_NEWS_ATTRIBUTE_GOLD_H
#define HS_NEWS_ATTRIBUTE_GOLD_H

#include "news/attribute_edge.h"
#include "news/attribute_source.h"
#include "news/attribution.h"

/* The labels of the words, in `arena`; where parts overlap the first counts. */
uint16_t *hs_gold_labels(
    hs_arena *arena, const hs_attribute_page *page, const hs_attributions *gold);

/* The right candidate for a part: the one that shares most with the attribution with which the part
 * shares most. */
uint32_t hs_gold_link(
    const hs_attributions *gold, const hs_parts *parts, size_t part, const hs_link *link);

/* The right candidate for the edge of a content, or HS_NO_WORD where it is not among them. */
uint32_t hs_gold_edge(const hs_attribute_page *page, const hs_attributions *gold,
    const hs_part *content, const hs_edges *edges);

/* The right candidate for the source of an attribution that was found, or HS_NO_WORD. */
uint32_t hs_gold_source(const hs_attribute_page *page, const hs_attributions *gold,
    const hs_part *cue, const hs_sources *sources);

/* Do content and source share half of their words with one attribution? */
bool hs_gold_right(const hs_attributions *gold, const hs_parts *parts, const hs_join *join);

#endif
