/* The learned part of hs-attribute: labels words as parts of sources, cues and contents, and links
 * the parts to attributions.
 *
 * A conditional random field over the words of a paragraph (learn/crf.h), the three roles in one
 * pass.  A second one sees what the first has decided in all of the document, as in V. Krishnan, C.
 * Manning, "An effective two-stage model for exploiting non-local dependencies in named entity
 * recognition", 2006.
 *
 * Units: words.  Ownership: results live in the document's arena.  Threads: one model, one thread.
 * Errors: HS_MODEL, HS_IO. */
#ifndef HS_NEWS_ATTRIBUTE_MODEL_H
#define HS_NEWS_ATTRIBUTE_MODEL_H

#include "learn/crf.h"
#include "learn/model.h"
#include "learn/pruned.h"
#include "learn/table.h"
#include "news/attribute_confidence.h"
#include "news/attribute_edge.h"
#include "news/attribute_source.h"

enum { HS_ATTRIBUTE_STAGES = 2 };

typedef struct hs_attribute_model {
    hs_model model;
    hs_pruned stages[HS_ATTRIBUTE_STAGES];
    hs_table learned;
    hs_choice_model links, edges, sources, confidence;
} hs_attribute_model;

/* `file` NULL: the shipped model. */
hs_status hs_attribute_model_open(const char *file, hs_attribute_model *model, hs_error *error);
void hs_attribute_model_close(hs_attribute_model *model);

/* Labels that a word outside and inside a quotation can have. */
extern const hs_crf_labels hs_attribute_among[2];

/* Makes labels that cannot stand there score too low; `scores` has 16. */
void hs_attribute_forbid(bool quoted, int32_t *scores);

/* The words of a paragraph that are looked at: not those of notices, links and datelines. */
hs_range hs_attribute_range(const hs_reading *in, size_t paragraph);

typedef int32_t hs_attribute_scores[HS_PRUNED_LABELS];

/* Best labels [words] of a page by a stage; `margins` [words] gets how sure they are
 * (hs_crf_decode).  For the second stage it has what the first one said, and the page has that
 * one's labels: where it was far from any doubt, they stay. */
uint8_t *hs_attribute_label(const hs_attribute_model *model, unsigned stage,
    const hs_attribute_page *page, hs_arena *scratch, int32_t *margins);

#endif
