/* The attributions found so far in a document, and the sentence being worked on: what the rules and
 * the model of hs-attribute share.  Private to lib/news/attribute*.c.
 *
 * Units: words, half open; a range with first >= end is none.  Ownership: the document's arena. */
#ifndef HS_NEWS_ATTRIBUTE_CLAIMS_H
#define HS_NEWS_ATTRIBUTE_CLAIMS_H

#include "news/phrase.h"

/* One attribution in the making. */
typedef struct hs_claim {
    hs_range source, cue, addressee;
    hs_range *contents; // [contents_count] in text order
    size_t contents_count, contents_capacity;
    hs_slice lemma; // of the cue
    const char *mode, *rule;
    unsigned confidence; // percent
    bool direct;         // its content is a quotation, which later quotations can go on
    bool labelled;       // the content is speech without marks: a turn of a transcript
} hs_claim;

typedef struct hs_finder {
    const hs_reading *in;
    hs_document *document;
    hs_claim *claims; // [claims_count] in the order in which they were found
    size_t claims_count, claims_capacity;
    bool *taken;             // [words] stands in an attribution, by the model or already
    hs_range sentence;       // being worked on
    bool title_case;         // it has verbs in capitals too
    bool transcript;         // turns of speech behind labels
    size_t paragraph_claims; // claims there were when its paragraph began
    size_t next_quote;       // of reading->quotes, not looked at yet
} hs_finder;

static inline bool hs_is_empty(hs_range range) { return range.first >= range.end; }

/* A claim with its cue at `word`. */
hs_claim hs_claim_make(const hs_finder *with, size_t word, const char *rule);

/* Appends a piece of content, trimmed; a piece without a letter is left out. */
void hs_claim_content(hs_finder *with, hs_claim *claim, hs_range content);

/* Marks words as taken. */
void hs_claim_take(hs_finder *with, hs_range range);

/* Keeps a claim that has content, and marks its words as taken. */
bool hs_claim_keep(hs_finder *with, const hs_claim *claim);

/* "direct", "mixed" or "indirect": whether its content stands in quotation marks. */
const char *hs_claim_type(const hs_reading *in, const hs_claim *claim);

/* Leaves out punctuation at both ends that belongs to no content; quotation marks stay. */
hs_range hs_trim(const hs_reading *in, hs_range range);

/* --- words of the sentence */

const hs_cue *hs_cue_at(const hs_finder *with, size_t word);
unsigned hs_forms_at(const hs_finder *with, size_t word);

/* Is a word that may be noun or verb a verb here?  Its left neighbour tells. */
bool hs_used_as_verb(const hs_finder *with, size_t word);

/* "was asked": not the one who asks. */
bool hs_is_passive(const hs_finder *with, size_t word);

/* The same by tags and lemmas, which the rules that the model sees do without: over any adverb, "it
 * was officially stated". */
bool hs_is_tagged_passive(const hs_reading *in, size_t word);

/* Words behind the cue that make one phrase with it, "credit for"; 0: none.  *needed: it is a cue
 * only with them. */
size_t hs_tail_length(const hs_finder *with, size_t word, bool *needed);

bool hs_opens_quote(const hs_finder *with, size_t word);
bool hs_closes_quote(const hs_finder *with, size_t word);

/* Is one of the words, separated by spaces, at `word`? */
bool hs_among(const hs_reading *in, size_t word, const char *words);

/* Steps over "Monday", "on Monday", "in a statement" behind a cue. */
size_t hs_skip_adjunct(const hs_finder *with, size_t word);

/* --- contents */

/* From `first` to where the content ends: the end of the sentence, or of a quotation that goes on
 * past it, or the next attribution of the sentence that is coordinated with this one. */
hs_range hs_content_from(const hs_finder *with, size_t first);

/* What stands in front of an attribution that follows its content; `end` is its first word. */
hs_range hs_content_before(const hs_finder *with, size_t end);

/* Is what stands in front of `word` the end of a content: a comma, or a quotation's end? */
bool hs_follows_content(const hs_finder *with, size_t word);

/* The second half of a content that its attribution interrupts, "A," X said, "B."; `after` is
 * behind the attribution. */
hs_range hs_second_half(const hs_finder *with, size_t after, bool quoted);

/* --- where a content begins (attribute_opening.c) */

/* Where the content starts behind a cue, and what stands in between. */
typedef struct hs_opening {
    size_t first; // HS_NOWHERE: there is none
    hs_range addressee;
    size_t cue_end;
    bool direct;
} hs_opening;

hs_opening hs_find_opening(const hs_finder *with, size_t word);

/* The addressee in words first..end, without the adjunct behind it: "reporters on Monday",
 * "lawmakers in a letter". */
hs_range hs_addressee_in(const hs_finder *with, size_t first, size_t end);

/* --- the rules (attribute_rules.c), over the sentence; (attribute_quotes.c), over a paragraph */

void hs_apply_rules(hs_finder *with);

/* What the model overlooks, where no claim has the cue yet: "According to the port, …" at the start
 * of a sentence, "…, the port said." at the end, "The port added:" in front of a paragraph.  Their
 * words have tags and names. */
void hs_sure_rules(hs_finder *with, const hs_paragraph *paragraph);

/* The claims that all rules find in a document; `in` must outlive them. */
hs_finder hs_rule_claims(hs_document *document, const hs_reading *in);

/* What all rules say of the words: 1 + 2 * role (hs_role) where a part begins, 1 more where it goes
 * on, 0 for nothing.  In the document's arena. */
uint8_t *hs_rule_labels(hs_document *document, const hs_reading *in);

/* "MARLOWE: …", "Experts: …": a label, a colon, what it says. */
void hs_label_rule(hs_finder *with, const hs_paragraph *paragraph);

/* Is the document a transcript: several paragraphs that begin with a label? */
bool hs_is_transcript(const hs_reading *in);

/* Quotations that no rule took: those that go on what was said before them in the paragraph or in
 * the one before, and those with a name behind a dash. */
void hs_continue_quotes(hs_finder *with, const hs_paragraph *paragraph);

#endif
