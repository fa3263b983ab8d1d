/* What the tagger knows of a word by itself, whatever stands around it: the labels that it can
 * have, and its features.  Shared by hs-tag and its trainer.
 *
 * Ownership: a lexicon points into the packed bytes it was made from, and into the arena.  Threads:
 * a lexicon is only read. */
#ifndef HS_LANGUAGE_TAG_WORDS_H
#define HS_LANGUAGE_TAG_WORDS_H

#include "base/arena.h"
#include "language/word_list.h"
#include "learn/crf.h"

// Bytes of a form that features look at: a longer one is cut.
#define HS_TAG_FORM 64
// Of a feature's bits those that count: its group of unknown ones (learn/pruned.h) is none.
#define HS_TAG_FEATURE (~UINT64_C(63))
// Features of a word at most.
#define HS_TAG_LOCAL 32

typedef enum hs_tag_shape {
    HS_SHAPE_LOWER,
    HS_SHAPE_TITLE,  // Word
    HS_SHAPE_LETTER, // one capital
    HS_SHAPE_UPPER,  // WORD
    HS_SHAPE_MIXED,  // iPhone, McNamara
    HS_SHAPE_DIGITS, // digits with or without letters
    HS_SHAPE_MARKS,  // neither letters nor digits
} hs_tag_shape;

typedef struct hs_tag_word {
    hs_slice form, lower;           // cut to HS_TAG_FORM bytes
    hs_slice squeezed;              // the word that is drawn out in this one; or no data
    uint64_t form_hash, lower_hash; // of the whole of it
    uint64_t shape_hash;            // of what kinds of characters follow each other
    uint64_t suffix2_hash, suffix3_hash;
    uint64_t character; // of the labels that it has as a rule
    hs_tag_shape shape;
    uint32_t flags; // of the word list (word_list.h); 0: it is not on it
    uint32_t tags;  // that it has in other news (word_tags.h); 0: it is not on that list
    bool helper;    // a helping verb, or "to", as a rule
    hs_crf_labels among;
    uint32_t local_count;
    const uint64_t *local; // [local_count] features
} hs_tag_word;

/* Which labels a word can have: words that are frequent enough in the corpus have those that they
 * have there; for others their ending and their shape say. */
typedef struct hs_tag_lexicon {
    hs_table table;            // from the keys below to a class
    hs_table words;            // the word list
    hs_table tags;             // tags of words in other news
    const hs_crf_labels *sets; // [sets_count]
    uint32_t sets_count;
    hs_crf_labels every;
} hs_tag_lexicon;

/* A class, 32 bits: the set of labels, their character, whether it is a helping verb. */
#define HS_TAG_CLASS(set, character, helper)                                                       \
    ((uint32_t) (set) | (uint32_t) (character) << 16 | (uint32_t) (helper) << 31)

/* Keys of the table. */
uint64_t hs_tag_key_form(const hs_tag_word *word);
uint64_t hs_tag_key_lower(const hs_tag_word *word);
uint64_t hs_tag_key_ending(const hs_tag_word *word, uint32_t letters); // 0 to HS_TAG_ENDING
#define HS_TAG_ENDING 3

/* Fills all but `flags`, `among`, `character` and the features. */
void hs_tag_word_read(hs_arena *arena, hs_slice form, hs_tag_word *word);

/* Fills the rest. */
void hs_tag_word_look_up(const hs_tag_lexicon *lexicon, hs_arena *arena, hs_tag_word *word);

/* A lexicon as it lies in a model, packed. */
typedef struct hs_tag_lexicon_parts {
    hs_slice table, sets; // of sets: for each its size, then its labels, all uint16_t
    hs_slice words, tags;
} hs_tag_lexicon_parts;

/* False where they are no such thing. */
bool hs_tag_lexicon_view(
    const hs_tag_lexicon_parts *parts, uint32_t labels, hs_arena *arena, hs_tag_lexicon *lexicon);

#endif
