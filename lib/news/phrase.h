/* Noun phrases by closed classes, capitals and punctuation: enough to find who speaks on either
 * side of a cue without part-of-speech tags.
 *
 * Units: words, half open; a range with first == end is none. */
#ifndef HS_NEWS_PHRASE_H
#define HS_NEWS_PHRASE_H

#include "news/reading.h"

/* The subject that ends in front of word `verb`, adverbs and auxiliaries in between left out;
 * `from` bounds it on the left.  With apposition: "David Boies, an attorney for Sony,". */
hs_range hs_subject_before(const hs_reading *in, size_t from, size_t verb);

/* The noun phrase that starts at `first`, with appositions; `end` bounds it on the right. */
hs_range hs_phrase_after(const hs_reading *in, size_t first, size_t end);

/* The subject that a clause from `first` on begins with, up to its first verb. */
hs_range hs_subject_from(const hs_reading *in, size_t first, size_t end);

/* Can a noun phrase begin here? */
bool hs_starts_phrase(const hs_reading *in, size_t word);

/* Is it a comma, a dash and the like, outside quotations? */
bool hs_is_comma(const hs_reading *in, size_t word);

/* Looks like a finite verb: an auxiliary, a verb of the lists, a cue in the past, a form in -ed
 * behind a noun. */
bool hs_looks_finite(const hs_reading *in, size_t word);

/* Is there one among the words first..end? */
bool hs_has_verb(const hs_reading *in, size_t first, size_t end);

#endif
