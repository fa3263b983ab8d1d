/* Verbs of saying in another sense: who calls a doctor, answers the phone or reports for duty
 * claims nothing.
 *
 * Annotated news has too few of them for the model to learn what the object tells.  So a list says
 * with objects of which kind a verb is another one, as selectional restrictions do: K. Kipper
 * Schuler, "VerbNet: a broad-coverage, comprehensive verb lexicon", 2005.  Kinds are the
 * lexicographers' files of WordNet (C. Fellbaum, ed., "WordNet: an electronic lexical database",
 * 1998), by the first sense of the object's lemma. */
#ifndef HS_NEWS_ATTRIBUTE_SENSE_H
#define HS_NEWS_ATTRIBUTE_SENSE_H

#include "news/attribute_link.h"

/* Is the cue, a verb, with this content as its object another verb?  Never with more than a phrase:
 * not with a clause, not with a quotation, not with what the object is said to be ("a liar"). */
bool hs_is_other_sense(const hs_attribute_page *page, const hs_part *cue, const hs_part *content);

#endif
