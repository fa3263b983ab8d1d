/* Quotations: fills the MISC key Quote= with B-CLASS:qN and I-CLASS:qN.
 *
 * Pairs quotation marks (quote_pairs.h) and says of each quotation what it is (quote_class.h).  A
 * span includes its marks.  Ids are q1, q2, … in the order in which the quotations start; in part N
 * of a large document, N from 2 on, qN.1, qN.2, ….  A quotation that each paragraph takes up again
 * and only the last one closes is one span a paragraph, all with the same id.  Two quotations
 * around an attribution ("A," she said, "B.") have two ids.  Quotations in a paragraph that
 * hs-structure has called a notice or a link are `other`.
 *
 * What stood in Quote= before is replaced.  Time is linear in the document.  Threads: one document,
 * one thread.  Never fails. */
#ifndef HS_NEWS_QUOTE_H
#define HS_NEWS_QUOTE_H

#include "news/lexicon.h"
#include "stream/document.h"

void hs_quote_document(const hs_lexicon *lexicon, hs_document *document);

#endif
