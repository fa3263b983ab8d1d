/* What the content of an attribution is, as far as its class depends on it: a clause, an
 * infinitive, a thing; and how its main clause is put.
 *
 * It goes by tags and features (hs-tag); where there are none by closed classes alone.  Units:
 * words of the document.  Ownership: the document's arena.  Threads: one document, one thread. */
#ifndef HS_NEWS_CLAIM_CLAUSE_H
#define HS_NEWS_CLAIM_CLAUSE_H

#include "news/attribution.h"
#include "news/claim_words.h"

/* A document as claims are read. */
typedef struct hs_claim_reading {
    hs_document *document;
    hs_words words;
    const hs_map *lexicon;         // hs_claim_words
    const hs_claim_word **entries; // [words.count] of each word's lemma; NULL: in no list
} hs_claim_reading;

/* Looks up every word. */
hs_claim_reading hs_claim_read(hs_document *document, hs_words words, const hs_map *lexicon);

/* The traits of a word (HS_IS_FACTIVE, …), or'ed. */
unsigned hs_claim_traits(const hs_claim_reading *in, size_t word);

/* Is its part of speech (UPOS) this? */
bool hs_claim_is_tagged(const hs_claim_reading *in, size_t word, const char *upos);

/* Is its form or lemma, in lower case, one of these words, a space between: "to for"? */
bool hs_claim_is_word(const hs_claim_reading *in, size_t word, const char *list);

/* Is this among its features: "Case=Nom"? */
bool hs_claim_has_feature(const hs_claim_reading *in, size_t word, const char *feature);

/* The entry of two words of a sentence as one, "call_for"; NULL where it is in no list. */
const hs_claim_word *hs_claim_phrasal(const hs_claim_reading *in, size_t word, size_t particle);

/* The words of the content in a row, punctuation and quotation marks left out; of a long one the
 * first HS_CONTENT_WORDS. */
enum { HS_CONTENT_WORDS = 96 };

typedef struct hs_content {
    size_t words[HS_CONTENT_WORDS]; // [count]
    size_t count;
    size_t sentences; // ends of sentences in it, an end without a stop included
    bool is_question; // it ends with a question mark
    // How it begins.
    bool is_infinitive;        // to go, not to go
    bool is_person_infinitive; // him to go
    bool is_gerund;            // going
    bool has_that, has_question_word;
    // Its main clause: of the first sentence that has one.
    size_t clause;    // place in `words` where it starts, …
    size_t finite;    // … of its finite verb; count: there is none, so it is no clause
    size_t end;       // … and behind the sentence
    unsigned hedges;  // HS_IS_PROBABLE, HS_IS_POSSIBLE, HS_IS_SURE
    bool is_wish;     // it is "I want", "we hope", or all of the content an imperative
    hs_act performed; // by "I promise", "we condemn"; HS_NO_ACT: none
    bool is_negated;  // by a "not" at the verb
} hs_content;

void hs_content_read(
    const hs_claim_reading *in, const hs_attribution *attribution, hs_content *content);

#endif
