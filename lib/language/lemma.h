/* Lemmas and FEATS by learned rules: a decision list from the whole word to its ending.
 *
 * A rule says what stands in the columns for a word with a label: how many characters to take off
 * its end and what to put there, or the lemma itself; and the FEATS.  Looked up under the form with
 * its label, then the form in lower case, then ever shorter endings, with the label; a rule is kept
 * only where what it would be without it is wrong.
 *
 * Ownership: rules point into packed bytes and the arena.  Threads: only read. */
#ifndef HS_LANGUAGE_LEMMA_H
#define HS_LANGUAGE_LEMMA_H

#include "language/tag_label.h"
#include "language/tag_words.h"

typedef enum hs_lemma_kind {
    HS_LEMMA_LOWER, // of the form in lower case
    HS_LEMMA_FORM,  // of the form as it is
    HS_LEMMA_TITLE, // of the form in lower case but for its first character
    HS_LEMMA_WHOLE, // the lemma is what the rule adds
} hs_lemma_kind;

typedef struct hs_lemma_rule {
    hs_lemma_kind kind;
    uint32_t take; // characters from the end
    hs_slice add;
} hs_lemma_rule;

typedef struct hs_lemma_rules {
    hs_table lemmas;      // from key to index in rules
    hs_table features;    // from key to index in values
    hs_lemma_rule *rules; // [rules_count]
    hs_slice *values;     // [values_count] FEATS
    uint32_t rules_count, values_count;
    hs_table words; // the word list (word_list.h): what is a lemma at all
} hs_lemma_rules;

/* Endings of at most this many characters. */
#define HS_LEMMA_ENDING 6

/* Keys, from the most special one (0) to the most general one (HS_LEMMA_KEYS - 1). */
#define HS_LEMMA_KEYS (HS_LEMMA_ENDING + 3)
uint64_t hs_lemma_key(const hs_tag_word *word, const hs_tag_label *label, uint32_t which);

/* Reads the packed parts: two tables, rules and values a line each; and the word list. */
bool hs_lemma_rules_view(hs_slice lemmas, hs_slice rules, hs_slice features, hs_slice values,
    const hs_table *words, hs_arena *arena, hs_lemma_rules *to);

/* The lemma of a word with a label, in the arena; FEATS of the same, "_" where it has none.  Of the
 * rules for its endings the first one counts that makes a lemma of the word list ("provoke", not
 * "provok"); then the regular inflections of English (inflection.h); then the first rule at all.
 * Names that are not written as names are get their capital by the word list ("kerala"), and of
 * capitals that it does not know those stay that are few ("MSN"). */
hs_slice hs_lemma_find(const hs_lemma_rules *rules, hs_arena *arena, hs_slice form,
    const hs_tag_word *word, const hs_tag_label *label);
hs_slice hs_lemma_features(
    const hs_lemma_rules *rules, const hs_tag_word *word, const hs_tag_label *label);

/* What the rule makes of a form with straight quotation marks, in the arena; no data where the form
 * is too short for it. */
hs_slice hs_lemma_apply(const hs_lemma_rule *rule, hs_arena *arena, hs_slice form);

/* A line of the rules part: a letter for the kind, the number, what it adds. */
bool hs_lemma_rule_read(hs_slice line, hs_lemma_rule *rule);

#endif
