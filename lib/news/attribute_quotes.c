/* Speech that no verb introduces: labels, quotations that go on an earlier one, a name behind a
 * dash. */
#include <stdlib.h>

#include "news/attribute_claims.h"

// How many of a hundred that these rules find are right, as far as can be told.
enum { LABEL_RIGHT = 90, SIGNED_RIGHT = 80 };

/* By parts of speech, where the words have them. */
static bool has_verb(const hs_reading *in, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        hs_slice upos = in->words.items[i].token->column[HS_UPOS];
        if (hs_slice_is(upos, "_")) {
            return hs_has_verb(in, first, end);
        }
        if (hs_slice_is(upos, "VERB") || hs_slice_is(upos, "AUX")) {
            return true;
        }
    }
    return false;
}

/* --- labels */

// Words of a label at most: "Sen. Mary Ann Jones (D-Ohio):".
#define LABEL 8
// Words of a signature at most, with its dash: "— Mary Jones, mayor of the town".
#define SIGNATURE 24
// Words of the text, and claims, that are looked through at most, so that time stays linear.
#define NEAR 1024
#define RECENT 32

/* In a transcript that is quoted as a whole every turn begins with a mark. */
static hs_range without_mark(const hs_reading *in, hs_range sentence)
{
    sentence.first += sentence.first + 1 < sentence.end && in->terms[sentence.first].mark;
    return sentence;
}

/* Where the colon of the label stands that the sentence begins with, or HS_NOWHERE. */
static size_t label_colon(const hs_reading *in, hs_range sentence, bool headline)
{
    size_t colon = sentence.first;

    while (colon < sentence.end && colon < sentence.first + LABEL && !hs_word_is(in, colon, ":")) {
        bool named = in->terms[colon].letters && in->terms[colon].capital;
        if (!named && !(headline && in->terms[colon].letters)
            && !hs_among(in, colon, "( ) . - of the for ,")) {
            return HS_NOWHERE;
        }
        colon++;
    }
    if (colon == sentence.first || colon + 1 >= sentence.end || !hs_word_is(in, colon, ":")
        || !in->terms[sentence.first].capital) {
        return HS_NOWHERE;
    }
    return colon;
}

bool hs_is_transcript(const hs_reading *in)
{
    size_t labels = 0;

    for (size_t i = 0; i < in->paragraphs_count; i++) {
        const hs_paragraph *paragraph = &in->paragraphs[i];
        if (paragraph->kind == HS_PROSE && paragraph->first < paragraph->end) {
            labels += label_colon(in, without_mark(in, in->sentences[paragraph->first]), false)
                != HS_NOWHERE;
        }
    }
    return labels >= 3;
}

/* Does the word stand in the text, past the headline, with a capital? */
static bool named_in_text(const hs_reading *in, size_t word)
{
    size_t end = word + NEAR < in->words.count ? word + NEAR : in->words.count;

    for (size_t i = word + LABEL; i < end; i++) {
        if (in->terms[i].capital && hs_slice_equal(in->terms[i].lower, in->terms[word].lower)) {
            return true;
        }
    }
    return false;
}

/* "Experts:", "Poll:", "Clinton:" of an article on Clinton; not "The Latest:", "Watch:". */
static bool headline_speaks(const hs_reading *in, hs_range label)
{
    if (hs_is(in, label.first, HS_QUESTION) || has_verb(in, label.first, label.end)) {
        return false; // What to ask the mayor:
    }
    return hs_is(in, label.end - 1, HS_PERSON | HS_ARTIFACT)
        || (!hs_is(in, label.first, HS_DETERMINER) && named_in_text(in, label.end - 1));
}

/* Has a verb, and is no list or score.  Without parts of speech "Poll: drivers want a toll" has one
 * that looks like a base form, and "Did they?" begins with one. */
static bool says_something(const hs_reading *in, hs_range content)
{
    bool tagged = !hs_slice_is(in->words.items[content.first].token->column[HS_UPOS], "_");

    if (!tagged && hs_is(in, content.first, HS_AUXILIARY | HS_VERB | HS_QUESTION)) {
        return true;
    }
    for (size_t i = content.first + 1; !tagged && i < content.end; i++) {
        const hs_entry *entry = &in->terms[i].entry;
        if (entry->cue && (entry->forms & HS_BASE) && !(entry->cue->takes & HS_IS_NOUNISH)) {
            return true;
        }
    }
    return has_verb(in, content.first, content.end);
}

/* Has the model found the label as a source, or most of what it says as a content? */
static bool label_taken(const hs_finder *with, hs_range label, hs_range content)
{
    size_t taken = 0;

    for (size_t i = content.first; i < content.end; i++) {
        taken += with->taken[i];
    }
    return with->taken[label.end] || taken * 2 > content.end - content.first;
}

/* A claim of the paragraph with the same cue is replaced by one that knows where the turn ends. */
static bool replace_claim(hs_finder *with, const hs_claim *by)
{
    for (size_t i = with->paragraph_claims; i < with->claims_count; i++) {
        if (with->claims[i].cue.first == by->cue.first) {
            with->claims[i] = *by;
            return true;
        }
    }
    return false;
}

/* In a transcript that is quoted as a whole, a paragraph with a mark in front and no label goes on
 * with the turn before it; "(CROSSTALK)" does not. */
static void continue_turn(hs_finder *with, const hs_paragraph *paragraph)
{
    const hs_reading *in = with->in;
    hs_range words
        = { in->sentences[paragraph->first].first, in->sentences[paragraph->end - 1].end };
    size_t from = with->claims_count > RECENT ? with->claims_count - RECENT : 0;

    if (!with->transcript || words.first + 2 >= words.end || !in->terms[words.first].mark
        || hs_word_is(in, words.first + 1, "(")) {
        return;
    }
    for (size_t i = with->claims_count; i > from; i--) {
        hs_claim *claim = &with->claims[i - 1];
        if (claim->labelled) {
            size_t end = claim->contents[claim->contents_count - 1].end;
            if (in->words.items[end - 1].paragraph + 1 == in->words.items[words.first].paragraph) {
                words = without_mark(in, words);
                words.end -= in->terms[words.end - 1].mark;
                hs_claim_content(with, claim, words);
                hs_claim_take(with, words);
            }
            return;
        }
    }
}

void hs_label_rule(hs_finder *with, const hs_paragraph *paragraph)
{
    const hs_reading *in = with->in;
    hs_range sentence = without_mark(in, in->sentences[paragraph->first]);
    size_t colon = label_colon(in, sentence, paragraph->kind == HS_HEADLINE);
    hs_claim found = {
        .lemma = HS_LITERAL(":"), .mode = "speech", .rule = "label", .confidence = LABEL_RIGHT
    };
    hs_range label = { sentence.first, colon }, content = { colon + 1, sentence.end };

    if (colon == HS_NOWHERE) {
        continue_turn(with, paragraph);
        return;
    }
    if (paragraph->kind != HS_HEADLINE) {
        found.labelled = true;
        content.end = in->sentences[paragraph->end - 1].end;
        content.end -= sentence.first > in->sentences[paragraph->first].first
            && in->terms[content.end - 1].mark && content.end > content.first + 1;
    }
    if (found.labelled ? !with->transcript : !headline_speaks(in, label)) {
        return;
    }
    if (hs_is(in, label.end - 1, HS_ARTIFACT)) {
        found.mode = "writing"; // a poll, a report
    }
    if (!says_something(in, content) || (!found.labelled && label_taken(with, label, content))) {
        return;
    }
    found.source = label;
    found.cue = (hs_range){ colon, colon + 1 };
    hs_claim_content(with, &found, content);
    if (!replace_claim(with, &found)) {
        hs_claim_keep(with, &found);
    }
}

/* --- quotations without a cue */

static bool ends_quote(const hs_reading *in, size_t word)
{
    const hs_span *quote = hs_quote_at(in, word);

    return quote != NULL && quote->end == word + 1;
}

/* Does a line of the article end behind the word?  The notation has a line feed as \n.  False
 * outside the document. */
static bool ends_line(const hs_reading *in, size_t word)
{
    return word < in->words.count && hs_slice_find(in->words.items[word].after, 'n') != NULL;
}

static bool is_dash(const hs_reading *in, size_t word) { return hs_among(in, word, "— – ― - --"); }

/* Are the words a signature: a dash, and a name without a verb? */
static bool is_signature(const hs_reading *in, size_t dash, size_t end)
{
    return dash + 1 < end && end - dash <= SIGNATURE && is_dash(in, dash)
        && in->terms[dash + 1].capital && !has_verb(in, dash + 1, end);
}

/* Does the signature of another quotation end in front of the word: "…" — Mary Jones "…"? */
static bool ends_signature(const hs_reading *in, size_t word)
{
    for (size_t dash = word; dash > 1 && word - dash < SIGNATURE; dash--) {
        if (in->terms[dash - 1].mark) {
            return is_signature(in, dash, word);
        }
    }
    return false;
}

/* A quotation that is a sentence or more, not a few words inside one, and in no attribution yet. */
static bool stands_alone(const hs_finder *with, const hs_span *quote)
{
    const hs_reading *in = with->in;
    size_t first = quote->first;

    if (quote->end - first < 4) {
        return false;
    }
    for (size_t i = first; i < quote->end; i++) {
        if (with->taken[i]) {
            return false;
        }
    }
    return hs_starts_sentence(in, first) || ends_line(in, first - 1)
        || hs_among(in, first - 1, ", :") || ends_quote(in, first - 1) || ends_signature(in, first);
}

static void lengthen(hs_finder *with, hs_claim *claim, const hs_span *quote)
{
    hs_claim_content(with, claim, (hs_range){ quote->first, quote->end });
    for (size_t i = quote->first; i < quote->end; i++) {
        with->taken[i] = true;
    }
}

/* The last direct attribution from claim `from` on whose cue stands in front of `word`. */
static hs_claim *last_direct(hs_finder *with, size_t from, size_t word)
{
    if (with->claims_count > from + RECENT) {
        from = with->claims_count - RECENT;
    }
    for (size_t i = with->claims_count; i > from; i--) {
        hs_claim *claim = &with->claims[i - 1];
        if (claim->direct && claim->cue.first < word && claim->contents[0].first < word) {
            return claim;
        }
    }
    return NULL;
}

/* Where a signature ends: with its line or sentence, or where the next quotation starts. */
static size_t signature_end(const hs_reading *in, size_t dash, size_t end)
{
    size_t word = dash + 1;

    while (word < end && !ends_line(in, word - 1)
        && (word == dash + 1 || (!hs_starts_sentence(in, word) && !in->terms[word].mark))) {
        word++;
    }
    return word;
}

/* "…" — Mary Jones, mayor: a dash and a name to the end of the line or sentence, or to the next
 * quotation. */
static bool signed_quote(hs_finder *with, const hs_span *quote, size_t end)
{
    const hs_reading *in = with->in;
    hs_claim found = { .lemma = HS_LITERAL("—"),
        .mode = "speech",
        .rule = "signed",
        .confidence = SIGNED_RIGHT,
        .direct = true };
    size_t dash = quote->end;

    if (dash >= end || !is_dash(in, dash)) {
        return false;
    }
    end = signature_end(in, dash, end);
    if (!is_signature(in, dash, end)) {
        return false;
    }
    found.source = hs_trim(in, (hs_range){ dash + 1, end });
    found.cue = (hs_range){ dash, dash + 1 };
    hs_claim_content(with, &found, (hs_range){ quote->first, quote->end });
    return hs_claim_keep(with, &found);
}

/* The claim that a paragraph which is one quotation goes on: the last of the paragraph before,
 * where that one ends with it. */
static hs_claim *same_speaker(hs_finder *with, const hs_span *quote)
{
    const hs_word *words = with->in->words.items;
    hs_claim *before = last_direct(with, 0, quote->first);
    size_t last;

    if (before == NULL) {
        return NULL;
    }
    last = before->contents[before->contents_count - 1].end - 1;
    if (words[last].paragraph < words[before->cue.first].paragraph) {
        last = before->cue.first;
    }
    return words[quote->first].paragraph == words[last].paragraph + 1 ? before : NULL;
}

/* The claim that has the piece in front of `quote` of the same quotation, or NULL. */
static hs_claim *reopened(hs_finder *with, size_t quote)
{
    const hs_span *quotes = with->in->quotes;
    hs_claim *last;

    if (quote == 0 || !hs_slice_equal(quotes[quote].id, quotes[quote - 1].id)) {
        return NULL;
    }
    last = last_direct(with, 0, quotes[quote].first);
    if (last == NULL || last->contents[last->contents_count - 1].end < quotes[quote - 1].first) {
        return NULL;
    }
    return last;
}

/* The recent claim of which the quotation is a content, or NULL. */
static hs_claim *owner(hs_finder *with, const hs_span *quote)
{
    size_t from = with->claims_count > RECENT ? with->claims_count - RECENT : 0;

    for (size_t i = with->claims_count; i > from; i--) {
        hs_claim *claim = &with->claims[i - 1];
        for (size_t k = 0; k < claim->contents_count && k < RECENT; k++) {
            if (claim->contents[k].first <= quote->first && quote->first < claim->contents[k].end) {
                return claim;
            }
        }
    }
    return NULL;
}

static int compare_starts(const void *a, const void *b)
{
    size_t first = ((const hs_range *) a)->first, second = ((const hs_range *) b)->first;

    return (first > second) - (first < second);
}

/* "A. / "B," X said.: the attribution in the last paragraph of a quotation is that of the earlier
 * ones too, of which the model may have given it some. */
static void take_earlier(hs_finder *with, size_t quote)
{
    const hs_span *quotes = with->in->quotes;
    hs_claim *claim = owner(with, &quotes[quote]);
    size_t count = claim != NULL ? claim->contents_count : 0, passed = 0;

    for (size_t i = quote; claim != NULL && i > 0 && passed < RECENT
         && hs_slice_equal(quotes[i].id, quotes[i - 1].id);
         i--) {
        const hs_span *before = &quotes[i - 1];
        if (!with->taken[before->first]) {
            lengthen(with, claim, before);
        } else if (owner(with, before) == claim) {
            passed++;
        } else {
            break;
        }
    }
    if (claim != NULL && claim->contents_count > count) {
        qsort(claim->contents, claim->contents_count, sizeof *claim->contents, compare_starts);
    }
}

void hs_continue_quotes(hs_finder *with, const hs_paragraph *paragraph)
{
    const hs_reading *in = with->in;
    size_t first = in->sentences[paragraph->first].first,
           end = in->sentences[paragraph->end - 1].end;

    for (; with->next_quote < in->quotes_count; with->next_quote++) {
        const hs_span *quote = &in->quotes[with->next_quote];
        hs_claim *last;
        if (quote->first >= end) {
            break;
        }
        if (quote->first < first || !stands_alone(with, quote)) {
            take_earlier(with, with->next_quote);
            continue;
        }
        last = reopened(with, with->next_quote);
        if (last == NULL && signed_quote(with, quote, end)) {
            continue; // whoever spoke before
        }
        if (last == NULL) {
            last = last_direct(with, with->paragraph_claims, quote->first);
        }
        if (last == NULL && quote->first == first && quote->end + 1 >= end) {
            last = same_speaker(with, quote);
        }
        if (last != NULL) {
            lengthen(with, last, quote);
        }
    }
}
