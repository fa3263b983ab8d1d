#include "news/attribute_claims.h"

static const hs_range nothing = { 0, 0 };

/* --- claims */

hs_claim hs_claim_make(const hs_finder *with, size_t word, const char *rule)
{
    const hs_cue *cue = hs_cue_at(with, word);

    return (hs_claim){
        .cue = { word, word + 1 }, .lemma = hs_slice_of(cue ? cue->lemma : "_"), .rule = rule
    };
}

hs_range hs_trim(const hs_reading *in, hs_range range)
{
    while (!hs_is_empty(range) && !in->terms[range.first].letters && !in->terms[range.first].mark
        && !hs_among(in, range.first, "$ £ € ( [ # @")) {
        range.first++;
    }
    while (!hs_is_empty(range) && !in->terms[range.end - 1].letters
        && !in->terms[range.end - 1].mark && !hs_among(in, range.end - 1, "% ) ]")) {
        range.end--;
    }
    return range;
}

static bool has_letters(const hs_reading *in, hs_range range)
{
    for (size_t i = range.first; i < range.end; i++) {
        if (in->terms[i].letters) {
            return true;
        }
    }
    return false;
}

void hs_claim_take(hs_finder *with, hs_range range)
{
    for (size_t i = range.first; i < range.end; i++) {
        with->taken[i] = true;
    }
}

void hs_claim_content(hs_finder *with, hs_claim *claim, hs_range content)
{
    content = hs_trim(with->in, content);
    if (has_letters(with->in, content)) {
        *HS_APPEND(with->document->arena, claim, contents) = content;
    }
}

bool hs_claim_keep(hs_finder *with, const hs_claim *claim)
{
    if (claim->contents_count == 0) {
        return false;
    }
    *HS_APPEND(with->document->arena, with, claims) = *claim;
    for (size_t i = 0; i < claim->contents_count; i++) {
        hs_claim_take(with, claim->contents[i]);
    }
    hs_claim_take(with, claim->cue);
    hs_claim_take(with, claim->source);
    return true;
}

const char *hs_claim_type(const hs_reading *in, const hs_claim *of)
{
    size_t inside = 0, letters = 0;

    for (size_t k = 0; k < of->contents_count; k++) {
        for (size_t i = of->contents[k].first; i < of->contents[k].end; i++) {
            letters += in->terms[i].letters;
            inside += in->terms[i].letters && in->terms[i].quote;
        }
    }
    return of->labelled || inside == letters ? "direct" : inside ? "mixed" : "indirect";
}

/* --- words */

const hs_cue *hs_cue_at(const hs_finder *with, size_t word)
{
    return with->in->terms[word].entry.cue;
}

unsigned hs_forms_at(const hs_finder *with, size_t word)
{
    return with->in->terms[word].entry.forms;
}

bool hs_among(const hs_reading *in, size_t word, const char *words)
{
    return word < in->words.count && hs_slice_has_word(hs_slice_of(words), in->terms[word].lower);
}

bool hs_opens_quote(const hs_finder *with, size_t word)
{
    const hs_span *quote = hs_quote_at(with->in, word);

    return quote != NULL && quote->first == word;
}

bool hs_closes_quote(const hs_finder *with, size_t word)
{
    const hs_span *quote = hs_quote_at(with->in, word);

    return quote != NULL && quote->end == word + 1;
}

/* "Villagers vow to", "the results show that": a base form behind a plural noun, in front of what
 * only a verb takes. */
static bool follows_plural(const hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;
    hs_slice noun = in->terms[word - 1].lower;
    bool named = in->terms[word - 1].capital && word - 1 != with->sentence.first;

    return hs_forms_at(with, word) == HS_BASE && !named && noun.size > 3
        && hs_slice_ends(noun, HS_LITERAL("s")) && !hs_slice_ends(noun, HS_LITERAL("ss"))
        && !hs_among(in, word - 1, "news sports politics")
        && (hs_among(in, word + 1, "that to") || hs_is(in, word + 1, HS_SUBJECT));
}

static bool ends_in_ing(const hs_reading *in, size_t word)
{
    return hs_slice_ends(in->terms[word].lower, HS_LITERAL("ing"));
}

/* "The company disputes the claim": an -s form between a noun without -s and a determiner; not "to
 * unveil plans to", "holding back plans to", "forcing states how", "a percentage points to". */
static bool follows_singular(const hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;
    const hs_term *noun = &in->terms[word - 1];

    if (hs_forms_at(with, word) != HS_THIRD || !noun->letters || noun->entry.classes != 0
        || hs_slice_ends(noun->lower, HS_LITERAL("s")) || ends_in_ing(in, word - 1)
        || hs_among(in, word - 1, "percentage talking bullet")) {
        return false;
    }
    if (word - 1 > with->sentence.first
        && (hs_among(in, word - 2, "to not") || hs_is(in, word - 2, HS_MODAL)
            || ends_in_ing(in, word - 2))) {
        return false;
    }
    return hs_among(in, word + 1, "that to") || hs_is(in, word + 1, HS_SUBJECT | HS_DETERMINER);
}

bool hs_used_as_verb(const hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;
    unsigned forms = hs_forms_at(with, word);
    size_t before = word - 1;

    if (word == with->sentence.first) {
        return (forms & HS_GERUND) != 0;
    }
    if (in->terms[word].capital && !with->title_case) { // United States, the Washington Post
        return false;
    }
    if (forms & HS_GERUND) {
        return !hs_is(in, before, HS_DETERMINER | HS_POSSESSIVE);
    }
    if (hs_is(in, before, HS_DETERMINER | HS_POSSESSIVE | HS_PREPOSITION)
        && !hs_is(in, before, HS_SUBJECT)
        && !hs_among(in, before, "that all both many some most")) {
        return false;
    }
    if (forms & HS_PAST) {
        return true;
    }
    if (hs_cue_at(with, word)->takes & HS_IS_NOUNISH) {
        if (follows_singular(with, word)) {
            return true;
        }
        if (hs_cue_at(with, word + 1) && (hs_forms_at(with, word + 1) & HS_BASE)) {
            return false; // River states agree
        }
        return hs_is(in, before, HS_SUBJECT | HS_ADVERB | HS_AUXILIARY)
            || follows_plural(with, word) || (in->terms[before].capital && (forms & HS_THIRD));
    }
    return true;
}

bool hs_is_passive(const hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;
    size_t i = word;

    if (!(hs_forms_at(with, word) & HS_PARTICIPLE)) {
        return false;
    }
    while (i > with->sentence.first && hs_is(in, i - 1, HS_ADVERB | HS_NEGATION)) {
        i--;
    }
    return i > with->sentence.first
        && hs_among(in, i - 1, "was were is are been being be am 're 'm got get gets");
}

bool hs_is_tagged_passive(const hs_reading *in, size_t word)
{
    size_t first = in->sentences[in->words.items[word].sentence].first;
    bool found = false;

    for (size_t i = word; i > first && i + 4 > word; i--) {
        found |= hs_slice_is(in->words.items[i - 1].token->column[HS_LEMMA], "be");
    }
    return found && hs_slice_is(in->words.items[word].token->column[HS_XPOS], "VBN");
}

/* Do the words, separated by spaces, stand from `word` on?  How many they are. */
static size_t words_at(const hs_reading *in, size_t word, hs_slice words)
{
    size_t count = 0;

    while (words.data != NULL) {
        hs_slice next = hs_slice_cut(&words, ' ');
        if (word + count >= in->words.count
            || !hs_slice_equal(in->terms[word + count].lower, next)) {
            return 0;
        }
        count++;
    }
    return count;
}

size_t hs_tail_length(const hs_finder *with, size_t word, bool *needed)
{
    const hs_cue *cue = hs_cue_at(with, word);
    hs_slice tails = hs_slice_of(cue->tails);
    size_t longest = 0;

    *needed = cue->tails != NULL;
    while (tails.data != NULL) {
        size_t length = words_at(with->in, word + 1, hs_slice_cut(&tails, '/'));
        longest = length > longest ? length : longest;
    }
    return longest;
}

/* Behind a preposition: the end of "in a statement". */
static size_t artifact_end(const hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;

    if (!hs_is(in, word, HS_PREPOSITION)) {
        return word;
    }
    for (size_t i = word + 1; i < with->sentence.end && i < word + 5; i++) {
        if (hs_is(in, i, HS_ARTIFACT)) {
            return i + 1;
        }
        if (!in->terms[i].letters) {
            break;
        }
    }
    return word;
}

size_t hs_skip_adjunct(const hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;
    size_t artifact;

    for (;;) {
        if (word < with->sentence.end && hs_is(in, word, HS_TIME | HS_ADVERB)
            && !hs_is(in, word, HS_DETERMINER)) {
            word++;
        } else if (hs_is(in, word, HS_PREPOSITION) && hs_is(in, word + 1, HS_TIME)) {
            word += 2;
        } else if ((artifact = artifact_end(with, word)) != word) {
            word = artifact;
        } else {
            return word;
        }
    }
}

/* --- contents */

/* A finite cue that reports something: it may begin another attribution of the sentence. */
static bool reports(const hs_finder *with, size_t word)
{
    const hs_cue *cue = hs_cue_at(with, word);
    bool needed;

    return cue != NULL && with->in->terms[word].quote == 0 && (cue->takes & HS_IS_SPEECH)
        && (cue->takes & (HS_TAKES_CLAUSE | HS_TAKES_QUOTE))
        && (hs_forms_at(with, word) & (HS_PAST | HS_THIRD)) && hs_used_as_verb(with, word)
        && (hs_tail_length(with, word, &needed) != 0 || !needed);
}

/* A finite cue of another frame, with what it takes behind it: "and denied the charge", "but
 * declined to say".  "He said they came and refused to go" stays whole. */
static bool reports_with(const hs_finder *with, size_t word, bool but)
{
    const hs_reading *in = with->in;
    const hs_cue *cue = hs_cue_at(with, word);
    bool speech = cue != NULL && (cue->takes & HS_IS_SPEECH);

    if (cue == NULL || cue->tails != NULL || in->terms[word].quote != 0
        || !(hs_forms_at(with, word) & (HS_PAST | HS_THIRD)) || !hs_used_as_verb(with, word)) {
        return false;
    }
    return ((cue->takes & HS_TAKES_TO) && (speech || but) && hs_word_is(in, word + 1, "to"))
        || ((cue->takes & HS_TAKES_THAT) && hs_among(in, word + 1, "that whether"))
        || ((cue->takes & HS_TAKES_THING) && speech && hs_starts_phrase(in, word + 1));
}

/* Does another attribution begin behind the coordinator at `word`: "and added", "but officials
 * said"? */
static bool coordinated_report(const hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;
    size_t end = with->sentence.end, next = word + 1;
    hs_range subject;

    while (next < end && hs_is(in, next, HS_ADVERB)) {
        next++;
    }
    if (next < end
        && (reports(with, next) || reports_with(with, next, hs_word_is(in, word, "but")))) {
        return true;
    }
    if (!hs_is_comma(in, word - 1)) {
        return false;
    }
    subject = hs_subject_from(in, word + 1, end < word + 24 ? end : word + 24);
    return !hs_is_empty(subject) && subject.first <= word + 3 && subject.end < end
        && reports(with, subject.end);
}

static bool gerund_report(const hs_finder *with, size_t word)
{
    return word < with->sentence.end && (hs_forms_at(with, word) & HS_GERUND)
        && hs_cue_at(with, word) && (hs_cue_at(with, word)->takes & HS_IS_SPEECH);
}

/* ", but the plan would cost more": a clause with a noun for its subject, the writer's as a rule.
 */
static bool contradicts(const hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;
    size_t end = with->sentence.end < word + 24 ? with->sentence.end : word + 24;
    hs_range subject = hs_subject_from(in, word, end);

    return !hs_is_empty(subject) && subject.first == word && subject.end < end
        && !hs_is(in, word, HS_SUBJECT) && hs_looks_finite(in, subject.end);
}

static size_t content_end(const hs_finder *with, size_t first)
{
    const hs_reading *in = with->in;
    size_t end = with->sentence.end;

    for (size_t i = first + 1; i < end; i++) {
        if (in->terms[i].quote) {
            continue;
        }
        if ((hs_word_is(in, i, ";") && i + 1 < end)
            || (hs_is_comma(in, i) && gerund_report(with, i + 1))) {
            return i;
        }
        if (hs_is_comma(in, i) && hs_word_is(in, i + 1, "but") && contradicts(with, i + 2)) {
            return i;
        }
        if ((hs_is(in, i, HS_COORDINATOR) || hs_word_is(in, i, "while"))
            && coordinated_report(with, i)) {
            return hs_is_comma(in, i - 1) ? i - 1 : i;
        }
    }
    return end;
}

hs_range hs_content_from(const hs_finder *with, size_t first)
{
    hs_range content = { first, content_end(with, first) };
    const hs_span *quote = hs_is_empty(content) ? NULL : hs_quote_at(with->in, content.end - 1);

    if (quote != NULL && quote->end > content.end) { // it goes on past the sentence
        content.end = quote->end;
    }
    quote = hs_quote_at(with->in, first);
    if (quote != NULL && quote->end < content.end && hs_among(with->in, quote->end, "and but")
        && hs_looks_finite(with->in, quote->end + 1)) { // chanted "…" and went on
        content.end = quote->end;
    }
    return content;
}

hs_range hs_content_before(const hs_finder *with, size_t end)
{
    const hs_reading *in = with->in;
    size_t first = with->sentence.first, last = end;
    const hs_span *quote;

    while (last > first && !in->terms[last - 1].letters && !in->terms[last - 1].quote) {
        last--;
    }
    quote = last > 0 ? hs_quote_at(in, last - 1) : NULL;
    if (quote != NULL && quote->first <= first) {
        return (hs_range){ quote->first, last };
    }
    while (first < last && (hs_is(in, first, HS_COORDINATOR) || !in->terms[first].letters)
        && !in->terms[first].quote && !in->terms[first].mark) {
        first++;
    }
    return (hs_range){ first, last };
}

bool hs_follows_content(const hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;

    if (word > with->sentence.first) {
        return (hs_is_comma(in, word - 1) && word - 1 > with->sentence.first + 1)
            || hs_closes_quote(with, word - 1);
    }
    // The quotation ended the sentence before: "…," / said the minister.
    return word >= 2 && hs_closes_quote(with, word - 1) && hs_among(in, word - 2, ", ? !")
        && in->words.items[word].paragraph == in->words.items[word - 1].paragraph;
}

hs_range hs_second_half(const hs_finder *with, size_t after, bool quoted)
{
    const hs_reading *in = with->in;
    hs_range half;
    const hs_span *quote;

    if (after >= with->sentence.end
        || !(hs_is_comma(in, after) || hs_word_is(in, after, ":") || hs_opens_quote(with, after))) {
        return nothing;
    }
    after += !hs_opens_quote(with, after);
    if (after >= with->sentence.end || (quoted && !hs_opens_quote(with, after))
        || (!quoted
            && (hs_among(in, after, "although though while") || gerund_report(with, after)
                || artifact_end(with, after) != after))) {
        return nothing;
    }
    half = hs_content_from(with, after);
    quote = hs_quote_at(in, after);
    // What follows a comma inside the marks is the writer's: "…," but he would not say when.
    if (quote != NULL && quote->end < half.end && quote->end > after + 1
        && hs_is_comma(in, quote->end - 2)) {
        half.end = quote->end;
    }
    return half;
}
