/* The third step of hs-ner: the finer type of a name that the stages take for MISC (a nationality,
 * a product, or another) or LOC (a building, or another place), by a linear model over the name and
 * the words beside it.
 *
 * The model is one of learn/crf.h whose sequences are single names.
 *
 * Threads: pure. */
#ifndef HS_NEWS_NER_FINE_H
#define HS_NEWS_NER_FINE_H

#include "learn/crf.h"
#include "news/ner_lessons.h"
#include "news/ner_page.h"

enum { HS_NER_FINES = 5 };

/* The finest type of the name words first … end - 1, which is of that kind; the kind's own name
 * where it is PER or ORG. */
const char *hs_ner_fine(
    const hs_crf *model, const hs_ner_page *page, size_t first, size_t end, unsigned kind);

/* Learns from the documents of the lessons that know any of the finer types; where there is none,
 * MISC and LOC are what names stay.  The lexicon must have its lists; *packed is the model as a
 * part of a file (hs_crf_pack), the caller's to free(). */
hs_status hs_ner_fine_train(const hs_corpus *corpus, const hs_ner_lessons *lessons,
    hs_ner_lexicon *lexicon, void **packed, size_t *size, hs_error *error);

#endif
