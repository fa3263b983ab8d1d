/* Types of named entities, the values of NER= without B- and I-.
 *
 * Corpora have types of different grain; what compares or learns across them brings them to the
 * four of CoNLL-2003 (E. F. Tjong Kim Sang, F. De Meulder, "Introduction to the CoNLL-2003 shared
 * task", 2003).  All functions are pure. */
#ifndef HS_STREAM_ENTITY_H
#define HS_STREAM_ENTITY_H

#include "base/slice.h"

/* The index of PER, ORG, LOC or MISC among these four: nationalities (NORP), products and works are
 * MISC as in CoNLL-2003, facilities (FAC) LOC.  HS_ENTITY_OTHER: dates, money, all else. */
enum { HS_ENTITY_PER, HS_ENTITY_ORG, HS_ENTITY_LOC, HS_ENTITY_MISC, HS_ENTITY_OTHER };
int hs_entity_four(hs_slice type);

/* Their names, by that index. */
extern const hs_slice hs_entity_names[HS_ENTITY_OTHER];

#endif
