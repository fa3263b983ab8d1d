/* Named entities: persons, organizations, places and others, by a model; dates, times, sums of
 * money, percentages and handles by rules (news/ner_rules.h).
 *
 * Two linear-chain models (learn/crf.h) one after the other: the second sees what the first
 * decided elsewhere in the document (news/ner_page.h).  Then a name is given its finer type
 * (news/ner_fine.h).
 *
 * Ownership: a recognizer is its opener's, until hs_ner_close.  Threads: one recognizer, one
 * thread; the model's pages are shared by all. */
#ifndef HS_NEWS_NER_H
#define HS_NEWS_NER_H

#include "base/error.h"
#include "learn/model.h"
#include "learn/train.h"
#include "stream/document.h"

typedef struct hs_ner hs_ner;

/* Which types go into NER=. */
typedef enum hs_ner_types {
    HS_NER_ALL, // the four of CoNLL-2003, NORP, PRODUCT and FAC, and what the rules find
    HS_NER_FOUR // NORP and PRODUCT are MISC, FAC is LOC
} hs_ner_types;

/* Opens a recognizer with the model in `file`, or the shipped one (NULL).  HS_MODEL. */
hs_status hs_ner_open(const char *file, hs_ner_types types, hs_ner **ner, hs_error *error);

void hs_ner_close(hs_ner *ner);

/* Writes NER= of every word, and takes out what stood there. */
void hs_ner_document(hs_ner *ner, hs_document *document);

/* The model in use. */
const hs_model *hs_ner_model(const hs_ner *ner);

/* Learns both stages and the finer types from documents with NER=, and where names are from those
 * with UPOS only; reads the lists in lib/news/lists, so it has to run
 * in the project's top folder. */
extern const hs_trainer hs_ner_trainer;

#endif
