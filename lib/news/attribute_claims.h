/* The attributions found so far in a document: what the model and the rules of hs-attribute share.
 * Private to lib/news/attribute*.c.
 *
 * Units: words, half open; a range with first >= end is none.  Ownership: the document's arena. */
#ifndef HS_NEWS_ATTRIBUTE_CLAIMS_H
#define HS_NEWS_ATTRIBUTE_CLAIMS_H

#include "news/reading.h"

/* One attribution in the making. */
typedef struct hs_claim {
    hs_range source, cue;
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
    bool transcript;         // turns of speech behind labels
    size_t paragraph_claims; // claims there were when its paragraph began
    size_t next_quote;       // of reading->quotes, not looked at yet
} hs_finder;

static inline bool hs_is_empty(hs_range range) { return range.first >= range.end; }

/* Appends a piece of content, trimmed; a piece without a letter is left out. */
void hs_claim_content(hs_finder *with, hs_claim *claim, hs_range content);

/* Keeps a claim that has content, and marks its words as taken. */
bool hs_claim_keep(hs_finder *with, const hs_claim *claim);

/* Leaves out punctuation at both ends that belongs to no content; quotation marks stay. */
hs_range hs_trim(const hs_reading *in, hs_range range);

/* Is one of the words, separated by spaces, at `word`? */
bool hs_among(const hs_reading *in, size_t word, const char *words);

/* --- speech that no cue introduces (attribute_quotes.c) */

/* "MARLOWE: …", "Experts: …": a label, a colon, what it says. */
void hs_label_rule(hs_finder *with, const hs_paragraph *paragraph);

/* Is the document a transcript: several paragraphs that begin with a label? */
bool hs_is_transcript(const hs_reading *in);

/* Quotations that are in no attribution: those that go on what was said before them in the
 * paragraph or in the one before, and those with a name behind a dash. */
void hs_continue_quotes(hs_finder *with, const hs_paragraph *paragraph);

#endif
