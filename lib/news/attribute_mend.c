#include "news/attribute_mend.h"

#include "base/map.h"
#include "news/attribute_mode.h"
#include "news/claim_words.h"
#include "news/phrase.h"

/* Words behind an opened bracket in which its end is looked for: "(D-Wis . )". */
#define BRACKET 3

/* The range up to the end of the bracket that it breaks off in. */
static hs_range close_bracket(const hs_reading *in, hs_range range)
{
    size_t open = 0;

    for (size_t i = range.first; i < range.end; i++) {
        open += hs_slice_is(in->terms[i].lower, "(");
        open -= open > 0 && hs_slice_is(in->terms[i].lower, ")");
    }
    for (size_t i = range.end; open == 1 && i < in->words.count && i < range.end + BRACKET; i++) {
        if (hs_slice_is(in->terms[i].lower, ")")) {
            return (hs_range){ range.first, i + 1 };
        }
    }
    return range;
}

/* Does the word bring in what the act is about, the other side of it being its object? */
static bool brings_charge(const hs_map *acts, const hs_reading *in, hs_slice lemma, size_t word)
{
    const hs_claim_word *act = hs_claim_word_find(acts, lemma);
    const char *words = hs_claim_charge_words(lemma, act != NULL ? act->traits : 0);

    return (words != NULL && hs_among(in, word, words))
        || (hs_slice_is(lemma, "blame") && hs_among(in, word, "on"));
}

/* "the office, which Ruiz accused of fraud": the model finds the relative pronoun and may leave out
 * the charge, whose words nothing else has taken. */
static void add_charge(const hs_map *acts, hs_finder *to, const hs_attribute_page *page,
    hs_range content, hs_claim *claim)
{
    size_t before = claim->cue.end, head;
    hs_range charge;

    if (content.end != content.first + 1 || content.first >= claim->cue.first
        || !hs_among(to->in, content.first, "which whom who that")
        || before >= page->in->words.count || !brings_charge(acts, to->in, claim->lemma, before)) {
        return;
    }
    head = page->terms[before].head;
    if (head == HS_NO_WORD || head < before || page->subtrees[head].first != before) {
        return;
    }
    charge = page->subtrees[head];
    for (size_t i = charge.first; i < charge.end; i++) {
        if (to->taken[i]) {
            return;
        }
    }
    claim->cue.end = before + 1;
    hs_claim_content(to, claim, (hs_range){ before + 1, charge.end });
    hs_claim_take(to, charge);
}

/* "warned drivers | not to use the bridge": whom a verb of telling turns to is no part of it.  They
 * are of the content where that is what they are to do. */
static void give_recipient(const hs_reading *in, const hs_attribute_page *page, const hs_part *cue,
    hs_range *verb, hs_range *content)
{
    const hs_attribute_term *terms = page->terms;
    const hs_cue *known = in->terms[cue->head].entry.cue;
    hs_range phrase = { verb->end, verb->end };

    for (size_t i = (size_t) cue->head + 1; i < verb->end; i++) {
        if (terms[i].head == cue->head
            && (hs_term_is_related(&terms[i], "obj") || hs_term_is_related(&terms[i], "iobj"))) {
            phrase = page->subtrees[i];
        }
    }
    if (known == NULL || (known->takes & (HS_TAKES_PERSON | HS_TAKES_PERSON_TO)) == 0
        || phrase.first <= cue->head || phrase.end != verb->end || content->first != verb->end) {
        return;
    }
    verb->end = phrase.first;
    if (hs_word_is(in, content->first, "to") || hs_word_is(in, content->first + 1, "to")) {
        content->first = phrase.first;
    }
}

/* How many of the words in the range stand in quotations of speech, and how many outside? */
static void count_quoted(const hs_reading *in, hs_range range, size_t counts[2])
{
    counts[0] = counts[1] = 0;
    for (size_t i = range.first; i < range.end; i++) {
        counts[in->terms[i].quote != 0] += in->terms[i].letters;
    }
}

/* “…”, she said several months later, and so on: what follows the words of others without quotation
 * marks is the reporter's.  In PolNeAR one of two hundred such contents goes on, most with "that".
 */
static bool is_narration(const hs_reading *in, hs_range cue, hs_range before, hs_range after)
{
    size_t quoted[2], told[2];

    if (before.end > cue.first || after.first < cue.end || hs_among(in, after.first, "that")) {
        return false;
    }
    count_quoted(in, before, quoted);
    count_quoted(in, after, told);
    return quoted[0] == 0 && quoted[1] != 0 && told[1] == 0;
}

static bool has_finite(const hs_reading *in, hs_range range)
{
    for (size_t i = range.first; i < range.end; i++) {
        if (hs_looks_finite(in, i)) {
            return true;
        }
    }
    return false;
}

/* "The toll, according to Ruiz, will rise": who and how stand between commas in the middle of what
 * is said, and the labels may have only its beginning, which is no sentence without the rest. */
static void add_rest(hs_finder *to, hs_range content, hs_claim *claim)
{
    const hs_reading *in = to->in;
    hs_range cue = claim->cue, source = claim->source, rest;
    size_t first = source.first < source.end && source.first < cue.first ? source.first : cue.first;
    size_t end = source.end > cue.end ? source.end : cue.end;

    if (content.end > first || first == 0 || !hs_is_comma(in, first - 1) || content.end + 1 < first
        || end + 1 >= in->words.count || !hs_is_comma(in, end) || !hs_looks_finite(in, end + 1)
        || has_finite(in, content)) {
        return;
    }
    rest = (hs_range){ end + 1, end + 1 };
    while (rest.end < in->words.count
        && in->words.items[rest.end].sentence == in->words.items[end].sentence
        && !to->taken[rest.end]) {
        rest.end++;
    }
    hs_claim_content(to, claim, rest);
    hs_claim_take(to, rest);
}

/* "He is said | to be rich", "she was asked to leave": whom it is said of, or asked, does not say
 * it.  With verbs of saying, thinking and asking alone: "he is determined to win". */
static bool is_said_of(
    const hs_reading *in, const hs_claim *claim, const hs_part *cue, hs_range content)
{
    static const char *const verbs[] = { "advise", "allege", "allow", "ask", "assume", "believe",
        "claim", "consider", "deem", "estimate", "expect", "forecast", "instruct", "invite", "know",
        "order", "predict", "presume", "project", "recommend", "report", "require", "rumor",
        "rumour", "say", "suppose", "suspect", "tell", "think", "understand", "urge" };

    if (!hs_word_is(in, content.first, "to") || content.first != (size_t) cue->head + 1
        || hs_is_empty(claim->source) || claim->source.end > claim->cue.first
        || !hs_is_tagged_passive(in, cue->head)) {
        return false;
    }
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (hs_slice_is(claim->lemma, verbs[i])) {
            return true;
        }
    }
    return false;
}

hs_claim hs_claim_of_join(const hs_map *acts, hs_finder *to, const hs_attribute_page *page,
    const hs_part *parts, const hs_join *join)
{
    const hs_part *cue = &parts[join->cue];
    hs_claim claim = { .cue = cue->range,
        .lemma = to->in->words.items[cue->head].token->column[HS_LEMMA],
        .mode = hs_attribute_mode(acts, page, cue, join->by),
        .rule = "model",
        .confidence = join->confidence };

    claim.source = close_bracket(to->in, join->by);
    for (size_t k = 0; k < join->contents_count; k++) {
        hs_range content = parts[join->contents[k]].range;
        if (k > 0 && is_narration(to->in, cue->range, parts[join->contents[0]].range, content)) {
            continue;
        }
        give_recipient(to->in, page, cue, &claim.cue, &content);
        if (k == 0 && is_said_of(to->in, &claim, cue, content)) {
            hs_claim_content(to, &claim, claim.source);
            claim.source = (hs_range){ 0, 0 };
        }
        hs_claim_content(to, &claim, content);
        claim.direct |= to->in->terms[content.first].quote != 0;
    }
    if (join->contents_count == 1) {
        add_charge(acts, to, page, parts[join->contents[0]].range, &claim);
        add_rest(to, parts[join->contents[0]].range, &claim);
    }
    return claim;
}
