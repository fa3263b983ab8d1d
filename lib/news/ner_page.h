/* A document as the recognizer of named entities sees it: word types, sentences, and what the
 * lists and the rest of the document say of each word; and the features made of that.
 *
 * The features are those of J. R. Finkel, T. Grenager, C. Manning, "Incorporating non-local
 * information into information extraction systems by Gibbs sampling", 2005, and L. Ratinov, D.
 * Roth, "Design challenges and misconceptions in named entity recognition", 2009; in the second
 * stage V. Krishnan, C. Manning, "An effective two-stage model for exploiting non-local
 * dependencies in named entity recognition", 2006.
 *
 * A feature belongs to a word type at a distance (hs_ner_type_features; its weights can be summed
 * once a type) or to the place (hs_ner_place_features).  Training and use both call these.
 *
 * Units: words.  Ownership: a lexicon owns its types until hs_ner_lexicon_free; a page lives in
 * the arena of its document.  Threads: one lexicon, one thread. */
#ifndef HS_NEWS_NER_PAGE_H
#define HS_NEWS_NER_PAGE_H

#include "base/map.h"
#include "language/word_classes.h"
#include "news/gazetteer.h"
#include "stream/document.h"

/* Raised whenever a feature changes: a model of another number is refused. */
#define HS_NER_FEATURES 4

/* Features of one place at most, of all sorts. */
#define HS_NER_MOST 320

/* Distances whose words have features. */
#define HS_NER_REACH 2
#define HS_NER_SLOTS (2 * HS_NER_REACH + 1)

enum { HS_NER_PER = 1, HS_NER_ORG, HS_NER_LOC, HS_NER_MISC, HS_NER_KINDS };
enum { HS_NER_LABELS = 2 * HS_NER_KINDS - 1 }; // O, B-PER, I-PER, …

#define HS_NER_B(kind) (2u * (kind) -1)
#define HS_NER_I(kind) (2u * (kind))
#define HS_NER_KIND(label) (((label) + 1u) / 2)

typedef enum hs_ner_case { HS_NO_LETTER, HS_LOWER, HS_INITIAL, HS_UPPER, HS_MIXED } hs_ner_case;

/* A word type. */
typedef struct hs_ner_type {
    uint64_t form, lower, key, shape, brief; // hashes
    uint64_t head, tail;           // before the first and behind the last hyphen; 0: there is none
    uint64_t prefix[4], suffix[4]; // hashes; 0: the word is not longer
    uint32_t lists;                // one bit a list
    uint32_t learned;              // of this word in names of annotated text
    uint32_t begins;               // of the run that is this word, the same; 0: none begins so
    uint32_t lemma;                // index of its lower case among all
    uint32_t classes;              // for hs_word_class
    uint32_t kinds;                // of lists, a few bits, and its letters
    uint8_t letters;               // hs_ner_case
    uint8_t length;                // bytes, 255 at most
    bool digits;
    bool address; // of a page, a mailbox, or a file: no name
} hs_ner_type;

/* What the document says of a word in lower case. */
typedef struct hs_ner_lemma {
    uint32_t document;               // number of the document that the rest is about
    uint16_t cases[5];               // inside sentences of ordinary case, not first
    uint16_t contexts[8];            // places with such a neighbour
    uint16_t labels[HS_NER_LABELS];  // first stage
    uint16_t parts[HS_NER_KINDS][3]; // first, inner, last word of a longer name
} hs_ner_lemma;

typedef struct hs_ner_lexicon {
    hs_arena arena;
    hs_map forms, lowers; // to index + 1
    hs_ner_type *types;   // [types_count]
    size_t types_count, types_capacity;
    hs_ner_lemma *lemmas; // [lemmas_count]
    size_t lemmas_count, lemmas_capacity;
    hs_gazetteer lists, learned;
    hs_table classes; // of words
    uint32_t document;
} hs_ner_lexicon;

/* A run of words that is on lists or has been learned, as each of its words sees it. */
typedef struct hs_ner_mark {
    uint32_t lists, learned;
    uint8_t lists_place, learned_place; // 0 none, 1 only, 2 first, 3 inner, 4 last word
} hs_ner_mark;

typedef struct hs_ner_page {
    hs_arena *arena;
    hs_ner_lexicon *lexicon;
    size_t count;
    uint32_t *types;    // [count]
    uint64_t *keys;     // [count]
    uint32_t *learned;  // [count] of each word: the type's, or without the document's own names
    hs_ner_mark *marks; // [count]
    uint8_t *modes;     // [sentences] how the sentence is written
    uint32_t *sentence; // [count]
    uint32_t *starts;   // [sentences + 1]
    size_t sentences;
    const uint16_t *first; // [count] labels of the first stage; NULL: not yet

    hs_ner_mark *found; // [count] matches with them
    uint32_t *acronyms; // [count] kinds of the names that the word abbreviates
} hs_ner_page;

/* Learned values are what hs_ner_learned makes of counts, in documents: in how many the run is a
 * name of each kind, and in how many it is none; for a word, in how many it is in a name. */
typedef struct hs_ner_counts {
    uint16_t kinds[HS_NER_KINDS]; // [0]: none
    uint16_t first, last;         // of a person
} hs_ner_counts;

uint32_t hs_ner_learned(const hs_ner_counts *counts);

/* Key of a word alone in the table of what was learned. */
static inline uint64_t hs_ner_word_run(uint64_t key) { return hs_run_key(0x5bd1e995, key); }

void hs_ner_lexicon_free(hs_ner_lexicon *lexicon);

/* The index of each word's type; the type is made where it is new. */
void hs_ner_find_types(hs_ner_lexicon *lexicon, hs_words words, uint32_t *types);

/* Forgets the types where they have become many. */
void hs_ner_lexicon_trim(hs_ner_lexicon *lexicon);

/* Reads the words, sentences, lists and cases.  `learned` may be NULL: looks up in the lexicon's
 * table; training gives its own, without what the document itself has taught. */
hs_ner_page hs_ner_page_read(hs_ner_lexicon *lexicon, hs_document *document,
    uint32_t (*learned)(void *context, uint64_t key), void *context);

/* Takes in what the first stage decided. */
void hs_ner_page_decided(hs_ner_page *page, hs_words words, const uint16_t *labels);

struct hs_crf;

/* Makes what IOB2 cannot be (I- behind another kind) cost more than any word can bring in. */
void hs_ner_forbid(struct hs_crf *model);

/* Appends hashes of features at `to`, which has room for HS_NER_MOST; returns the end. */
uint64_t *hs_ner_type_features(
    const hs_ner_type *type, uint32_t learned, int distance, uint64_t *to);
uint64_t *hs_ner_place_features(const hs_ner_page *page, size_t at, uint64_t *to);
uint64_t *hs_ner_second_features(const hs_ner_page *page, size_t at, uint64_t *to);

#endif
