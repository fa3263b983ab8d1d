/* The few words by which hs-quote tells speech from titles, names and scare quotes.  English.
 *
 * Ownership: the lexicon lives in the arena given.  Threads: reading is safe from several. */
#ifndef HS_NEWS_QUOTE_WORDS_H
#define HS_NEWS_QUOTE_WORDS_H

#include "base/map.h"

/* What a word can be; one may be several. */
enum {
    HS_QW_REPORTS = 1,     // a form of a reporting verb, or a noun for what was said
    HS_QW_NAMES = 2,       // what follows is a name: dubbed, nicknamed
    HS_QW_CALLS = 4,       // what follows may be a name: called, calling
    HS_QW_WORK = 8,        // a kind of work that has a title: film, book
    HS_QW_VERB = 16,       // a verb form that makes a clause: is, will, n't
    HS_QW_PERSON = 32,     // a pronoun that makes a clause: I, we
    HS_QW_FUNCTION = 64,   // small in a title: of, the
    HS_QW_PLACE = 128,     // a preposition that titles follow: on, in
    HS_QW_TERM = 256,      // what follows is a word or phrase as such: term, so-called
    HS_QW_HERALD = 512,    // what follows was said: according
    HS_QW_SO_CALLED = 1024 // what follows is held at arm's length
};

typedef struct hs_quote_words {
    hs_map map;
} hs_quote_words;

hs_quote_words hs_quote_words_make(hs_arena *arena);

/* The classes of a form; case and the shape of apostrophes do not matter. */
unsigned hs_quote_word(const hs_quote_words *words, hs_slice form);

#endif
