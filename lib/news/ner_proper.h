/* Documents whose tags tell which words are proper nouns, but nothing tells what they name: what
 * their words can be, for a model to choose the kinds.  Treebanks are such documents, and have
 * kinds of text that annotated names are rare in: letters, reviews, talks.
 *
 * Ownership: labels live in the arena.  Threads: pure. */
#ifndef HS_NEWS_NER_PROPER_H
#define HS_NEWS_NER_PROPER_H

#include "learn/crf.h"
#include "news/ner_page.h"

/* Has it tags, and no names? */
bool hs_ner_proper(hs_document *document);

/* The labels that each word can have (news/ner_page.h), by its tag; the document must be one that
 * hs_ner_proper holds of, and the page its own. */
const hs_crf_labels *const *hs_ner_proper_labels(
    hs_arena *arena, hs_document *document, const hs_ner_page *page);

#endif
