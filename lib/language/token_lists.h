/* Closed lists that English tokens depend on: abbreviations, prefixes, contractions, units, ends of
 * host names.
 *
 * Units: bytes.  Words are looked up without regard to ASCII case unless a list says otherwise; all
 * functions are pure. */
#ifndef HS_LANGUAGE_TOKEN_LISTS_H
#define HS_LANGUAGE_TOKEN_LISTS_H

#include "base/slice.h"

/* When a period behind an abbreviation belongs to it. */
typedef enum hs_abbreviation {
    HS_NOT_ABBREVIATED,
    HS_ABBREVIATED, // always: etc.
    HS_TITLE,       // always, and a name follows: it never ends a sentence: Mr.
    HS_MONTH,       // always, with a capital: Sept.
    HS_PROPER,      // where it has a capital: Mass., Wash.
    HS_NUMBERED     // where a number follows: No. 5, p. 12
} hs_abbreviation;

/* What kind of abbreviation the word is, when a period follows; the word comes without it. */
hs_abbreviation hs_abbreviation_of(hs_slice word);

/* Prefixes that a hyphen does not divide from their word: non-, anti-, co-. */
bool hs_is_prefix(hs_slice word);

/* Words written in one that are two: can|not, gon|na, do|nt.  Returns the bytes of the first, or 0.
 */
size_t hs_contraction(hs_slice word);

/* Can it be one of them, by its size and its last letters?  Most words cannot, and need no look. */
static inline bool hs_may_be_contraction(hs_slice word)
{
    char last = (char) (word.data[word.size - 1] | 0x20);

    switch (word.size) {
    case 2: // im
        return last == 'm';
    case 3: // its, ive
        return (word.data[0] | 0x20) == 'i';
    case 5: // gimme, gonna, gotta, lemme, thats, wanna, youll, youre
    case 6: // cannot, theres, theyre
        if (last == 'a' || last == 'e' || last == 'l' || last == 's' || last == 't') {
            char first = (char) (word.data[0] | 0x20);
            return first == 'g' || first == 'l' || first == 't' || first == 'w' || first == 'y'
                || last == 't';
        }
        return false;
    case 4:
    case 7:
    case 8: // dont, couldnt, shouldnt
        return last == 't' && (word.data[word.size - 2] | 0x20) == 'n';
    default:
        return false;
    }
}

/* What stands behind an apostrophe at the start of a word: 'em, 'til. */
bool hs_is_elision(hs_slice word);

/* Units that are written together with their number: km, pm, bn. */
bool hs_is_unit(hs_slice word);

/* Last labels of host names and of files: com, uk, pdf.  Case counts: all lower or all upper. */
bool hs_is_suffix(hs_slice word);

/* Those of files that are no host's: doc, pdf. */
bool hs_is_file_suffix(hs_slice word);

/* Is `next` a word before which its stands for it's: a, the, been? */
bool hs_follows_its(hs_slice next);

/* Does the word, with a capital, start sentences rather than names: pronouns, conjunctions,
 * prepositions, articles? */
bool hs_starts_sentences(hs_slice word);

/* Tuesday, ET, Eastern: what follows the time of day. */
bool hs_is_day(hs_slice word);

/* said, asked, told. */
bool hs_is_speech_verb(hs_slice word);

/* Labels behind which an academic degree goes on: Ph.D., M.Sc. */
bool hs_is_degree(hs_slice word);

/* For the tests: is every list in the order in which it is searched? */
bool hs_lists_are_sorted(void);

#endif
