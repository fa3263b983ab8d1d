/* A document as the model of attributions sees it: what is known of each word, and the features
 * made of that.
 *
 * The features are those of the literature on attribution extraction (S. Pareti, T. O'Keefe, I.
 * Konstas, J. Curran, I. Koprinska, "Automatically detecting and attributing indirect quotations",
 * 2013; C. Scheible, R. Klinger, S. Padó, "Model architectures for quotation detection", 2016),
 * with what annotated text has taught of each lemma: how often it is a cue or in a source, and what
 * contents it takes.  Training and use both call what is here.
 *
 * Units: words.  Ownership: a page lives in the arena of its document.  Threads: one page, one
 * thread. */
#ifndef HS_NEWS_ATTRIBUTE_PAGE_H
#define HS_NEWS_ATTRIBUTE_PAGE_H

#include "base/map.h"
#include "news/reading.h"
#include "stream/entity.h"

/* Raised whenever a feature changes: a model of another number is refused. */
#define HS_ATTRIBUTE_FEATURES 6

/* Features of one word at most. */
#define HS_ATTRIBUTE_MOST 128

/* Labels of a word.  A content has labels of its own inside quotation marks, and in front of its
 * cue: so the transitions know both. */
enum {
    HS_LABEL_NONE,
    HS_LABEL_SOURCE,      // and + 1: goes on
    HS_LABEL_CUE = 3,     // and + 1
    HS_LABEL_CONTENT = 5, // + 4 in front of its cue, + 2 in a quotation, + 1 goes on
    HS_LABEL_QUOTED = 13, // none, in a quotation
    HS_ATTRIBUTE_LABELS
};

/* The role of a label (hs_role), 3 for none; does it go on with the part of the word before? */
static inline unsigned hs_label_role(unsigned label)
{
    return label == HS_LABEL_NONE || label == HS_LABEL_QUOTED ? 3u
        : label < HS_LABEL_CUE                                ? 0u
        : label < HS_LABEL_CONTENT                            ? 1u
                                                              : 2u;
}

static inline bool hs_label_goes_on(unsigned label)
{
    return label >= HS_LABEL_CONTENT ? label != HS_LABEL_QUOTED && (label - HS_LABEL_CONTENT) % 2
                                     : label == HS_LABEL_SOURCE + 1 || label == HS_LABEL_CUE + 1;
}

/* Does a part begin with the label, where the word before has that one? */
static inline bool hs_label_begins(unsigned label, unsigned before)
{
    return hs_label_role(label) < 3
        && !(hs_label_goes_on(label) && hs_label_role(before) == hs_label_role(label));
}

/* What annotated text has taught of a lemma: counts of words. */
typedef struct hs_attribute_counts {
    uint32_t seen, cue, source;
    uint32_t after, quoted, to, that; // of those in cues: where and what the content is
    uint32_t sense; // of a dictionary: what kind of act or thing it is; 0: not known
} hs_attribute_counts;

/* The same in 32 bits, as it goes into the model; never 0. */
uint32_t hs_attribute_learned(const hs_attribute_counts *counts);

/* Key of a lemma with its part of speech. */
uint64_t hs_attribute_key(hs_slice lemma, hs_slice upos);

/* Places in the list of UPOS (hs_attribute_term.pos). */
enum {
    HS_POS_ADJ,
    HS_POS_ADP,
    HS_POS_ADV,
    HS_POS_AUX,
    HS_POS_CCONJ,
    HS_POS_DET,
    HS_POS_INTJ,
    HS_POS_NOUN,
    HS_POS_NUM,
    HS_POS_PART,
    HS_POS_PRON,
    HS_POS_PROPN,
    HS_POS_PUNCT,
    HS_POS_SCONJ,
    HS_POS_SYM,
    HS_POS_VERB,
    HS_POS_OTHER
};

enum { HS_OUTSIDE, HS_OPENS, HS_INSIDE, HS_CLOSES };

/* The cues that a word may belong to: nearest ones on either side in the sentence, nearest one
 * above it in the tree, and the word under that one that it hangs from, itself included; HS_NO_WORD
 * for none. */
typedef struct hs_attribute_guide {
    uint32_t left, right, ruler, branch;
    uint8_t depth; // below the ruler
} hs_attribute_guide;

typedef struct hs_attribute_term {
    uint64_t lower, lemma, tag; // hashes of the form in lower case, LEMMA, XPOS
    uint64_t key;
    uint32_t learned;
    uint8_t pos;         // UPOS, from 0
    uint8_t name;        // kind of name, and whether it starts here; 0: none (hs_name_starts)
    uint8_t quote;       // where in a quotation
    uint8_t cue, source; // likelihood, from 0
    uint8_t frame;       // contents that it takes
    uint8_t sense;       // kind of act or thing, by the dictionary
    bool cues;           // likely enough to be looked at from its neighbours
    uint32_t sentence;   // of reading->sentences
    // From behind the last punctuation mark in front of it to the next one from it on, within the
    // sentence.
    uint32_t begin, end;
    uint32_t stops, verbs, marks; // in front of it in the document: punctuation outside of
                                  // quotations, verbs, quotation marks
    uint32_t head;                // by dependency, or HS_NO_WORD
    uint64_t relation;            // hash
    hs_attribute_guide guides[2]; // by the likely cues; by those that the first stage has found
} hs_attribute_term;

#define HS_NO_WORD UINT32_MAX

/* Does it hang from its head by this relation? */
static inline bool hs_term_is_related(const hs_attribute_term *term, const char *relation)
{
    return term->relation == hs_hash(hs_slice_of(relation));
}

/* Does a name start with the term? */
static inline bool hs_name_starts(const hs_attribute_term *term)
{
    return term->name != 0 && term->name % 2 == 0;
}

static inline bool hs_is_person(const hs_attribute_term *term)
{
    return term->name != 0 && (term->name - 1) / 2 == HS_ENTITY_PER;
}

static inline bool hs_person_starts(const hs_attribute_term *term)
{
    return term->name == 2 * (HS_ENTITY_PER + 1);
}

typedef struct hs_attribute_page {
    const hs_reading *in;
    hs_attribute_term *terms; // [in->words.count]
    const uint8_t *rules;     // [in->words.count] hs_rule_labels
    hs_range *subtrees;       // [in->words.count] of each word, what hangs from it and itself
    const uint8_t *first;     // [in->words.count] labels of the last stage; NULL: not yet
    const uint8_t *earlier;   // [in->words.count] labels of the one before that; NULL: none
    uint32_t (*parts)[3];     // [in->words.count + 1] of each role, that begin in front of the word
    uint64_t *elsewhere;      // [in->words.count] roles of the lemma in the rest of the document
} hs_attribute_page;

/* `learned` gives what is known of a key, or 0. */
hs_attribute_page hs_attribute_page_make(
    const hs_reading *in, uint32_t (*learned)(void *context, uint64_t key), void *context);

/* Takes in what a stage has decided, labels [words] that are the caller's to keep. */
void hs_attribute_page_decided(hs_attribute_page *page, const uint8_t *labels);

/* Counts what has been decided, for the features of the second stage, which a page has from then
 * on. */
void hs_attribute_page_count(hs_attribute_page *page);

/* Appends the features of a word of `range` (a paragraph) that a stage looks at, at `to`, which has
 * room for HS_ATTRIBUTE_MOST; returns the end. */
uint64_t *hs_attribute_first_features(
    const hs_attribute_page *page, hs_range range, size_t word, uint64_t *to);
uint64_t *hs_attribute_second_features(
    const hs_attribute_page *page, hs_range range, size_t word, uint64_t *to);

#endif
