/* Why hs-attribute has found an attribution: for a person to read.
 *
 * Of one that the model has found: the labels of its words with their scores and margins, what
 * spoke for and against the cue's label, which candidates its parts could have been linked to, how
 * its source and its edges were chosen, and what its confidence is made of.  Of one by a rule: the
 * rule.  Scores are those of the model; nothing is estimated. */
#ifndef HS_NEWS_ATTRIBUTE_EXPLAIN_H
#define HS_NEWS_ATTRIBUTE_EXPLAIN_H

#include "news/attribute.h"

/* Does what hs_attributor_document does, and writes the explanation of the attribution `id`; no
 * data: of all.  Nothing where the document has none such. */
void hs_attributor_explain(
    hs_attributor *attributor, hs_document *document, hs_slice id, hs_buffer *out);

#endif
