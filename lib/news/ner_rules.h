/* Names that need no model: what is written by rule is found by rule.
 *
 *     DATE     Monday; 3 May 2024; May 3, 2024; March 2020; 2024-05-03; 5/3/24; in 1998; the
 *              1990s; today; last week
 *     TIME     10:30; 5 p.m.; 1430 GMT; noon
 *     MONEY    $5; US$ 5.3 million; EUR 200; 3 million euros; 20 pence
 *     PERCENT  5%; 3.4 per cent; ten percent; 2 percentage points
 *     HANDLE   @name of a social network
 *
 * English; figures and signs are those of any language.  A word that the spans given cover already
 * stays with them, and a month that is a common word (May, March) counts with a day or a year
 * beside it, or behind a preposition, only.
 *
 * Threads: pure.  Linear in the document's size. */
#ifndef HS_NEWS_NER_RULES_H
#define HS_NEWS_NER_RULES_H

#include "stream/spans.h"

/* Appends what it finds to spans that are in order and do not overlap. */
void hs_ner_rules(hs_document *document, hs_words words, hs_spans *spans);

#endif
