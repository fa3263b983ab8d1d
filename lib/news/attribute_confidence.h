/* How likely an attribution is right: a log-linear model (learn/choice.h) over the margins by which
 * the labels of its parts were chosen, its words, how its parts hang together, and whether the
 * first stage and the rules found the same.
 *
 * It ranks again what the labelling proposes, as M. Collins, T. Koo, "Discriminative reranking for
 * natural language parsing", 2005, do with trees: the labelling is made to propose more than is
 * likely right (attribute_train.c), and what is too unlikely is left out.
 *
 * Trained on documents that the labelling had not learned from, so that of the attributions with
 * confidence 0.9 nine in ten are right; "right" is that content and source share at least half of
 * their words with the annotation.  Threads: pure. */
#ifndef HS_NEWS_ATTRIBUTE_CONFIDENCE_H
#define HS_NEWS_ATTRIBUTE_CONFIDENCE_H

#include "news/attribute_link.h"

/* Percent: what is less likely is left out.  F1 is greatest where all that is likelier than half of
 * it is kept (Z. Lipton, C. Elkan, B. Naryanaswamy, "Optimal thresholding of classifiers to
 * maximize F1 measure", 2014), and it is about 0.7; a little more costs nothing and spares users
 * what is wrong. */
#define HS_CONFIDENCE_LEAST 40

// Features of one attribution at most.
#define HS_CONFIDENCE_FEATURES 64

/* What features are about. */
enum {
    HS_CONFIDENCE_MARGINS,
    HS_CONFIDENCE_CUE,
    HS_CONFIDENCE_SOURCE,
    HS_CONFIDENCE_CONTENT,
    HS_CONFIDENCE_AGREEMENT,
    HS_CONFIDENCE_GROUPS
};
extern const char *const hs_confidence_groups[HS_CONFIDENCE_GROUPS];

typedef struct hs_confidence_view {
    uint64_t features[HS_CONFIDENCE_FEATURES];
    size_t ends[HS_CONFIDENCE_GROUPS]; // of each group; the last is the number of features
} hs_confidence_view;

/* The page must have been told of the labels of both stages; `margins` [words]: see hs_crf_decode.
 */
void hs_confidence_look(const hs_attribute_page *page, const hs_parts *parts, const hs_join *join,
    const int32_t *margins, hs_confidence_view *view);

/* Percent, 1 to 99. */
unsigned hs_confidence(const hs_choice_model *model, const hs_confidence_view *view);

/* Gives each attribution its confidence, and leaves out those that are too unlikely. */
void hs_confidence_settle(const hs_choice_model *model, const hs_attribute_page *page,
    const hs_parts *parts, hs_joins *joins, const int32_t *margins);

#endif
