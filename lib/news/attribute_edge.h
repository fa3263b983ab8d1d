/* Where a content ends: the edge away from its cue is chosen anew among the places where it could
 * be, since what decides it (is the clause behind the comma still said?) is known only once the
 * cue is.
 *
 * Candidates are punctuation marks, sentence ends, what the labels say, and where the trees have a
 * clause end; chosen by a log-linear model (learn/choice.h).
 *
 * Units: words.  Ownership: the document's arena. */
#ifndef HS_NEWS_ATTRIBUTE_EDGE_H
#define HS_NEWS_ATTRIBUTE_EDGE_H

#include "news/attribute_link.h"

// Candidates at most on either side of what the labels say, and features of one.
#define HS_EDGE_SIDE 8
#define HS_EDGE_MOST (2 * HS_EDGE_SIDE + 1)
#define HS_EDGE_FEATURES 40

typedef struct hs_edges {
    size_t places[HS_EDGE_MOST]; // first word of the content, or the one behind its last
    uint32_t starts[HS_EDGE_MOST + 1];
    uint64_t features[HS_EDGE_MOST * HS_EDGE_FEATURES];
    uint32_t count;
    bool first; // it is where the content begins: its cue follows it
} hs_edges;

/* The candidates of a content of an attribution; `margins` [words]: see hs_crf_decode. */
void hs_edge_candidates(const hs_attribute_page *page, const hs_parts *parts, const hs_join *join,
    size_t content, const int32_t *margins, hs_edges *edges);

/* Moves the edges of the contents to the best candidates. */
void hs_edge_settle(const hs_choice_model *model, const hs_attribute_page *page, hs_parts *parts,
    const hs_joins *joins, const int32_t *margins);

#endif
