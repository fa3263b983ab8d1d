/* The words that attribution by rule goes by: verbs and phrases of saying and thinking with what
 * they take, and the closed classes of English.  All word lists of hs-attribute are here.
 *
 * Frames follow the alternations of B. Levin, "English Verb Classes and Alternations", 1993 (say,
 * tell, conjecture, declare and judgement verbs) as far as news uses them. Ownership: constants;
 * the map lives in the arena given.  Threads: read-only once made. */
#ifndef HS_NEWS_LEXICON_H
#define HS_NEWS_LEXICON_H

#include "base/error.h"
#include "base/map.h"

/* What a cue takes, or'ed. */
enum {
    HS_TAKES_CLAUSE = 1 << 0, // said (that) he would go
    HS_TAKES_THAT = 1 << 1,   // a clause, but only one that says so: revealed that, asked whether
    HS_TAKES_THING = 1 << 2,  // denied the charge
    HS_TAKES_TO = 1 << 3,     // promised to go
    HS_TAKES_PERSON = 1 << 4, // told reporters that …: an addressee in between
    HS_TAKES_PERSON_TO = 1 << 5,   // urged him to go: person and infinitive are the content
    HS_TAKES_QUOTE = 1 << 6,       // he said, "…"; also inverted: "…" said he
    HS_TAKES_PREPOSITION = 1 << 7, // called for, complained about: see hs_cue.prepositions
    HS_IS_SPEECH = 1 << 8,         // an act of speaking or writing, not only of the mind
    HS_NEEDS_PERSON = 1 << 10,     // never without an addressee, so never inverted
    HS_IS_NOUNISH = 1 << 9         // base and -s form are as often nouns: report, claim, plans
};

typedef struct hs_cue {
    const char *lemma;
    const char *past, *participle; // NULL: regular, as the past
    const char *prepositions;      // "for on": those that make a phrase with it
    unsigned takes;
    const char *tails; // "credit for/responsibility for": words of which some must follow it; NULL
} hs_cue;

/* Forms of a verb, or'ed where one form is several. */
enum { HS_BASE = 1, HS_THIRD = 2, HS_PAST = 4, HS_PARTICIPLE = 8, HS_GERUND = 16 };

/* Closed and other word classes, or'ed. */
enum {
    HS_DETERMINER = 1 << 0,
    HS_SUBJECT = 1 << 1,    // pronouns that are subjects: he, they, who
    HS_PRONOUN = 1 << 2,    // other pronouns: him, themselves
    HS_POSSESSIVE = 1 << 3, // his, their
    HS_PREPOSITION = 1 << 4,
    HS_SUBORDINATOR = 1 << 5, // that, because, while
    HS_COORDINATOR = 1 << 6,
    HS_AUXILIARY = 1 << 7,
    HS_NEGATION = 1 << 8,
    HS_ADVERB = 1 << 9,    // between subject and verb: also, later
    HS_TIME = 1 << 10,     // Monday, yesterday, December
    HS_VERB = 1 << 11,     // finite forms of frequent verbs that are no cues
    HS_RELATIVE = 1 << 12, // who, which, whose
    HS_QUESTION = 1 << 13, // whether, why, how
    HS_PERSON = 1 << 14,   // nouns for people and bodies who speak: reporters, spokesman
    HS_MODAL = 1 << 15,
    HS_ARTIFACT = 1 << 16, // statement, interview, tweet: "in a statement" belongs to the cue
    // What tells the class of a quotation.
    HS_REPORTS = 1 << 17,  // forms of a verb of saying, and nouns for what was said
    HS_NAMING = 1 << 18,   // what follows is a name: dubbed, nicknamed
    HS_CALLING = 1 << 19,  // what follows may be a name: called, calling
    HS_WORK = 1 << 20,     // a kind of work that has a title, and who makes it: film, book, author
    HS_CLAUSAL = 1 << 21,  // a verb form that makes a clause: is, will, n't
    HS_PERSONAL = 1 << 22, // a pronoun that makes a clause: I, we
    HS_TITLE_SMALL = 1 << 23,  // small in a title: of, the
    HS_TITLE_BEFORE = 1 << 24, // a preposition that titles follow: on, in
    HS_TERM = 1 << 25,         // what follows is a word or phrase as such: term, so-called
    HS_HERALD = 1 << 26,       // what follows was said: according
    HS_SO_CALLED = 1 << 27     // what follows is held at arm's length
};

/* A list of words of the same classes. */
typedef struct hs_word_list {
    unsigned classes;
    const char *words; // in lower case, a space between; NULL ends the table
} hs_word_list;

/* The tables that a lexicon is made from (lexicon_words.c); both end with a zeroed row. */
extern const hs_cue hs_cues[];
extern const hs_word_list hs_word_lists[];

typedef struct hs_entry {
    const hs_cue *cue; // NULL: no cue
    unsigned forms;    // of the cue
    unsigned classes;
} hs_entry;

typedef struct hs_lexicon hs_lexicon;

/* HS_IO: no memory. */
hs_status hs_lexicon_open(hs_lexicon **lexicon, hs_error *error);
void hs_lexicon_close(hs_lexicon *lexicon);

/* The same as the `open` and `close` of a filter (run/filter.h) whose state is a lexicon. */
hs_status hs_lexicon_open_state(const void *config, void **state, hs_error *error);
void hs_lexicon_close_state(void *state);

/* The entry of a form in lower case with straight apostrophes; a zeroed one where there is none. */
hs_entry hs_lexicon_find(const hs_lexicon *lexicon, hs_slice form);

#endif
