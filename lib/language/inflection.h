/* The regular inflections of English: where learned rules know nothing better, the dictionary tells
 * which word an inflected form can be of.
 *
 * After morphy(7WN), the rules of detachment of WordNet. */
#ifndef HS_LANGUAGE_INFLECTION_H
#define HS_LANGUAGE_INFLECTION_H

#include "language/tag_words.h"

/* The lemma in the word list of which the word is a regular plural, third person, past, participle,
 * comparative or superlative, as its tag of the Penn Treebank says, in the arena; a plural that is
 * a lemma itself ("premises"); no data where there is none.  Pure. */
hs_slice hs_uninflect(
    const hs_table *words, hs_arena *arena, const hs_tag_word *word, hs_slice xpos);

#endif
