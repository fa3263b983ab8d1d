/* What annotated text and a dictionary teach of lemmas: see hs_attribute_counts (attribute_page.h).
 * Private to lib/news/attribute_train.c.
 *
 * Ownership: counts live in the map's arena. */
#ifndef HS_NEWS_ATTRIBUTE_COUNTS_H
#define HS_NEWS_ATTRIBUTE_COUNTS_H

#include "news/attribute_page.h"
#include "news/attribution.h"

/* The counts of a key (hs_attribute_key); zeroed ones are put in where there were none. */
hs_attribute_counts *hs_attribute_count(hs_map *map, uint64_t key);

/* Counts the words of a document and its attributions. */
void hs_attribute_count_document(
    hs_map *map, const hs_reading *in, const hs_attributions *attributions);

/* Reads senses: lines of a part of speech, the number of a lexicographer's file of WordNet, 1 where
 * another sense is one of saying or thinking, and lemmas. */
void hs_attribute_count_senses(hs_map *map, hs_slice text);

/* The first piece of a role, or NULL. */
const hs_span *hs_attribution_piece(const hs_attribution *attribution, hs_role role);

#endif
