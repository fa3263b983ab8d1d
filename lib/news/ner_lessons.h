/* What the recognizer of named entities learns from: the documents of a corpus, and some of them
 * once more in other letters, since names are not always written as newspapers write them.
 *
 * Ownership: all lives in the corpus's arena.  Threads: pure. */
#ifndef HS_NEWS_NER_LESSONS_H
#define HS_NEWS_NER_LESSONS_H

#include "learn/train.h"

typedef struct hs_ner_lesson {
    hs_document document;
    size_t original; // among the corpus's documents
} hs_ner_lesson;

typedef struct hs_ner_lessons {
    hs_ner_lesson *items; // [items_count] the corpus first
    size_t items_count, items_capacity;
} hs_ner_lessons;

hs_ner_lessons hs_ner_lessons_plan(const hs_corpus *corpus);

/* Labels of the document's words (news/ner_page.h) by NER=, in the four types of CoNLL-2003
 * (stream/entity.h); dates, money and other types are nothing. */
uint16_t *hs_ner_gold(hs_arena *arena, hs_document *document);

#endif
