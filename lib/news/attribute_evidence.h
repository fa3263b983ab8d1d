/* What the model of hs-attribute went by in a document, for explanations.  Private to
 * lib/news/attribute*.c.
 *
 * Ownership: the document's arena. */
#ifndef HS_NEWS_ATTRIBUTE_EVIDENCE_H
#define HS_NEWS_ATTRIBUTE_EVIDENCE_H

#include "news/attribute.h"
#include "news/attribute_model.h"

typedef struct hs_evidence {
    const hs_attribute_model *model;
    hs_reading *in;
    hs_attribute_page seen;    // as the second stage saw it
    hs_attribute_page decided; // with that stage's labels, as `first`
    hs_parts labelled, parts;  // by the labels alone; with the edges that were chosen
    hs_joins joins;
    const int32_t *margins; // [words] of the labels
} hs_evidence;

hs_evidence hs_attributor_evidence(const hs_attributor *attributor, hs_document *document);

#endif
