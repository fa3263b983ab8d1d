/* The rules, each for one cue of the sentence.  Where a cue stands behind its content is tried
 * before where it stands in front of one, since a clause inside a content has cues of its own. */
#include "news/attribute_claims.h"

/* The cue with the auxiliaries and adverbs in front of it, and its tail: "has also said", "went
 * on".
 */
static hs_range cue_range(const hs_finder *with, size_t source_end, size_t word)
{
    const hs_reading *in = with->in;
    size_t first = word;
    bool needed;

    while (first > source_end && first > with->sentence.first && !hs_is_comma(in, first - 1)
        && !in->terms[first - 1].mark && !hs_is(in, first - 1, HS_COORDINATOR)) {
        first--;
    }
    if (first > source_end && hs_is(in, first - 1, HS_COORDINATOR)) { // and soon promised
        while (first < word && !hs_is(in, first, HS_ADVERB | HS_AUXILIARY)) {
            first++;
        }
    }
    return (hs_range){ word - first < 5 ? first : word,
        word + 1 + hs_tail_length(with, word, &needed) };
}

/* --- "CONTENT, according to SOURCE" and "According to SOURCE, CONTENT" */

static bool according_to(hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;
    hs_claim found = hs_claim_make(with, word, "according-to");
    size_t end = with->sentence.end, comma = word + 2;

    if (!hs_word_is(in, word, "according") || !hs_word_is(in, word + 1, "to")) {
        return false;
    }
    found.lemma = "according_to";
    found.cue.end = word + 2;
    found.source = hs_phrase_after(in, word + 2, end);
    if (hs_is_empty(found.source)) {
        return false;
    }
    if (word > with->sentence.first + 1) {
        hs_claim_content(with, &found, hs_content_before(with, word));
        if (found.source.end < end && hs_is_comma(in, found.source.end)) {
            hs_claim_content(with, &found, (hs_range){ found.source.end + 1, end });
        }
        return hs_claim_keep(with, &found);
    }
    while (comma < end && !hs_is_comma(in, comma)) { // appositions are rare here
        comma++;
    }
    if (comma == end) {
        return false;
    }
    found.source.end = comma;
    hs_claim_content(with, &found, hs_content_from(with, comma + 1));
    return hs_claim_keep(with, &found);
}

/* --- "CONTENT, said SOURCE" */

static bool inverted(hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;
    const hs_cue *cue = hs_cue_at(with, word);
    hs_claim found = hs_claim_make(with, word, "content-cue-source");
    size_t first = word;
    hs_range before;
    bool quoted;

    while (first > with->sentence.first && hs_is(in, first - 1, HS_ADVERB)) {
        first--;
    }
    if (!(cue->takes & HS_TAKES_QUOTE) || (cue->takes & HS_NEEDS_PERSON) || cue->tails
        || !(hs_forms_at(with, word) & (HS_PAST | HS_THIRD)) || !hs_follows_content(with, first)) {
        return false;
    }
    found.source = hs_phrase_after(in, word + 1, with->sentence.end);
    if (hs_is_empty(found.source) || hs_word_is(in, found.source.end, "that")) {
        return false;
    }
    quoted = first > 0 && hs_closes_quote(with, first - 1);
    before = hs_content_before(with, first);
    // "X, an apposition, said Y was": what stands in front is no clause, or another verb comes.
    if (!quoted
        && (!hs_has_verb(in, before.first, before.end)
            || (found.source.end < with->sentence.end && hs_looks_finite(in, found.source.end)))) {
        return false;
    }
    found.cue.first = first;
    found.direct = quoted;
    hs_claim_content(with, &found, before);
    hs_claim_content(with, &found, hs_second_half(with, found.source.end, quoted));
    return hs_claim_keep(with, &found);
}

/* --- "CONTENT, SOURCE said" */

/* "USA Today", "This Morning": no time of day. */
static bool is_named_so(const hs_reading *in, size_t word)
{
    return in->terms[word].capital
        && hs_among(in, word, "today tonight tomorrow morning evening night week weekend");
}

/* The addressee without the adjunct behind it: reporters on Monday, lawmakers in a letter. */
static hs_range addressee_in(const hs_finder *with, size_t first, size_t end)
{
    const hs_reading *in = with->in;
    size_t i = first + 1;

    while (
        i < end && !hs_is_comma(in, i) && (is_named_so(in, i) || hs_skip_adjunct(with, i) < end)) {
        i++;
    }
    if (i < end && i > first + 1 && hs_among(in, i - 1, "this last next")) {
        i--;
    }
    return (hs_range){ first, i };
}

/* Steps over what may stand behind the cue there: on Monday, reporters in Paris. */
static size_t closing_end(const hs_finder *with, size_t after)
{
    const hs_reading *in = with->in;

    while (after < with->sentence.end && in->terms[after].letters && !hs_opens_quote(with, after)
        && !hs_word_is(in, after, "that")) {
        after++;
    }
    return after;
}

/* May what stands behind the cue stand there although the content is in front? */
static bool closes_well(const hs_finder *with, size_t word, size_t after, bool quoted)
{
    const hs_reading *in = with->in;
    bool needed;

    if (after < with->sentence.end
        && (hs_word_is(in, after, "that") || (hs_word_is(in, after, ":") && !quoted))) {
        return false;
    }
    // Without quotation marks only what takes no object there.
    return quoted || after == word + 1 || hs_tail_length(with, word, &needed) != 0
        || hs_is(in, word + 1, HS_PREPOSITION | HS_TIME | HS_ADVERB)
        || (hs_cue_at(with, word)->takes & HS_TAKES_PERSON);
}

/* "Last month, the office warned drivers to stay": what stands in front opens the clause, and is no
 * content. */
static bool opens_clause(const hs_finder *with, hs_range before, size_t after)
{
    const hs_reading *in = with->in;
    size_t first = before.first + hs_among(in, before.first, "this last next");
    hs_range second = hs_second_half(with, after, false);

    if (!hs_is_empty(second) && !hs_opens_quote(with, second.first)) {
        return false;
    }
    if (hs_has_verb(in, before.first, before.end)) { // As the crowd cheered, he said, "…"
        return !hs_is_empty(second) && hs_is(in, first, HS_SUBORDINATOR)
            && in->terms[second.first + 1].capital;
    }
    return hs_is(in, first, HS_PREPOSITION | HS_TIME | HS_SUBORDINATOR | HS_ADVERB)
        || hs_slice_ends(in->terms[first].lower, HS_LITERAL("ing"));
}

static bool trailing(hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;
    const hs_cue *cue = hs_cue_at(with, word);
    hs_claim found = hs_claim_make(with, word, "content-source-cue");
    size_t after = closing_end(with, word + 1), start;
    hs_range before;
    bool quoted;

    if (!(cue->takes & HS_TAKES_QUOTE)
        || !(hs_forms_at(with, word) & (HS_PAST | HS_THIRD | HS_BASE))
        || hs_is_passive(with, word)) {
        return false;
    }
    found.source = hs_subject_before(in, with->sentence.first, word);
    if (hs_is_empty(found.source)) {
        return false;
    }
    start = found.source.first;
    if (start > with->sentence.first && hs_word_is(in, start - 1, "as")) { // as X put it
        start--;
    }
    quoted = start > 0 && hs_closes_quote(with, start - 1);
    before = hs_content_before(with, start);
    if (!hs_follows_content(with, start) || !closes_well(with, word, after, quoted)
        || (!quoted && opens_clause(with, before, after))) {
        return false;
    }
    found.cue = cue_range(with, found.source.end, word);
    found.direct = quoted;
    if ((cue->takes & HS_TAKES_PERSON) && after > word + 1) {
        found.addressee = addressee_in(with, word + 1, after);
    }
    hs_claim_content(with, &found, before);
    hs_claim_content(with, &found, hs_second_half(with, after, quoted));
    return hs_claim_keep(with, &found);
}

/* "As SOURCE said, CONTENT" */
static bool as_said(hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;
    hs_claim found = hs_claim_make(with, word, "as-source-cue");
    size_t first = with->sentence.first, after = closing_end(with, word + 1);

    if (!hs_word_is(in, first, "as") || !(hs_cue_at(with, word)->takes & HS_TAKES_QUOTE)
        || hs_is_passive(with, word)) {
        return false;
    }
    found.source = hs_subject_before(in, first + 1, word);
    if (hs_is_empty(found.source) || found.source.first != first + 1 || after >= with->sentence.end
        || !hs_among(in, after, ", :")) {
        return false;
    }
    found.cue = cue_range(with, found.source.end, word);
    found.direct = hs_opens_quote(with, after + 1);
    hs_claim_content(with, &found, hs_content_from(with, after + 1));
    return hs_claim_keep(with, &found);
}

/* --- "SOURCE said CONTENT" */

/* Where the content starts behind a cue, and what stands in between. */
typedef struct opening {
    size_t first; // HS_NOWHERE: there is none
    hs_range addressee;
    size_t cue_end;
    bool direct;
} opening;

static const opening no_opening = { .first = HS_NOWHERE };

static bool starts_clause(const hs_reading *in, size_t word)
{
    return word < in->words.count
        && (hs_starts_phrase(in, word) || hs_is(in, word, HS_SUBJECT | HS_QUESTION)
            || hs_among(in, word, "that there") || in->terms[word].mark);
}

/* Looks past an adjunct or addressee for what opens the content for sure: a quotation, a colon,
 * that, a question word, an infinitive, a pronoun that is a subject. */
static size_t look_ahead(const hs_finder *with, size_t word, bool infinitive)
{
    const hs_reading *in = with->in;
    size_t end = with->sentence.end;

    for (size_t i = word; i < end && i < word + 16; i++) {
        bool later = i > word && !hs_is(in, i, HS_RELATIVE);
        if (hs_opens_quote(with, i) || (hs_word_is(in, i, ":") && i + 1 < end)
            || (hs_word_is(in, i, "that") && !hs_is(in, i - 1, HS_PREPOSITION))) {
            return i;
        }
        if (hs_is_comma(in, i) && i + 1 < end && hs_opens_quote(with, i + 1)) {
            return i + 1;
        }
        if (later
            && (hs_is(in, i, HS_QUESTION) || (hs_is(in, i, HS_SUBJECT) && !hs_word_is(in, i, "you"))
                || (infinitive && hs_word_is(in, i, "to")
                    && !hs_is(in, i + 1, HS_DETERMINER | HS_PRONOUN)))) {
            return i - (i > word + 1 && hs_among(in, i - 1, "not never")); // not to go
        }
        if (hs_is_comma(in, i) || hs_looks_finite(in, i)) {
            break;
        }
    }
    return HS_NOWHERE;
}

static opening open_at(const hs_finder *with, size_t first, size_t cue_end)
{
    first += hs_word_is(with->in, first, ":");
    return (opening){ .first = first, .cue_end = cue_end, .direct = hs_opens_quote(with, first) };
}

/* The person told, where nothing else marks the end: a name, a pronoun, or a noun for people. */
static size_t person_end(const hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;
    size_t i = word;

    if (hs_is(in, word, HS_PRONOUN) || hs_among(in, word, "her you")) {
        return word + 1;
    }
    while (i < with->sentence.end && i < word + 6
        && (in->terms[i].capital
            || (hs_is(in, i, HS_DETERMINER | HS_POSSESSIVE)
                && !(i > word && in->terms[i - 1].capital))
            || hs_word_is(in, i, "'s"))) {
        i++;
    }
    if (i < with->sentence.end && hs_is(in, i, HS_PERSON)) {
        return i + 1;
    }
    return i > word && in->terms[i - 1].capital ? i : word;
}

/* told reporters that …; warned them to …; told Reuters the plant was safe */
static opening open_person(const hs_finder *with, size_t word, size_t after)
{
    unsigned takes = hs_cue_at(with, word)->takes;
    size_t ahead = look_ahead(with, after, (takes & HS_TAKES_PERSON_TO) != 0), first;
    opening found;

    if (ahead != HS_NOWHERE) {
        found = open_at(with, ahead, after);
        found.addressee = addressee_in(with, after, ahead);
        return found;
    }
    ahead = person_end(with, after);
    first = hs_skip_adjunct(with, ahead);
    if (ahead == after || first >= with->sentence.end || !starts_clause(with->in, first)) {
        return no_opening;
    }
    found = open_at(with, first, after);
    found.addressee = (hs_range){ after, ahead };
    return found;
}

/* Said on Monday that …, said in Paris: "…" */
static opening open_later(const hs_finder *with, unsigned takes, size_t next, size_t cue_end)
{
    size_t ahead = look_ahead(with, next, false);

    if (ahead != HS_NOWHERE) {
        return open_at(with, ahead, cue_end);
    }
    if ((takes & HS_TAKES_CLAUSE) && hs_is(with->in, next, HS_PREPOSITION)
        && hs_has_verb(with->in, next, with->sentence.end)) {
        return open_at(with, next, cue_end); // said in Paris the trains run
    }
    return no_opening;
}

static bool opens_marked(const hs_reading *in, unsigned takes, size_t next)
{
    return ((takes & HS_TAKES_THAT)
               && (hs_among(in, next, "that if") || hs_is(in, next, HS_QUESTION)))
        || ((takes & HS_TAKES_TO) && hs_word_is(in, next, "to"))
        || ((takes & HS_TAKES_PERSON_TO) && !(takes & HS_TAKES_PERSON)
            && (hs_starts_phrase(in, next) || hs_is(in, next, HS_PRONOUN | HS_POSSESSIVE)));
}

static opening find_opening(const hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;
    const hs_cue *cue = hs_cue_at(with, word);
    bool needed;
    size_t after = word + 1 + hs_tail_length(with, word, &needed), next;
    opening found;

    if (after >= with->sentence.end && !hs_opens_quote(with, after)) {
        return no_opening;
    }
    // A quotation, at once or behind a comma or colon.
    next = after + hs_among(in, after, ", :");
    if (next < in->words.count && hs_opens_quote(with, next)) {
        found = open_at(with, next, after);
        found.direct = (cue->takes & HS_TAKES_QUOTE) != 0;
        return found;
    }
    if (hs_word_is(in, after, ":") && (cue->takes & HS_TAKES_QUOTE) && next < with->sentence.end) {
        return open_at(with, next, after);
    }
    if (!in->terms[after].letters && !in->terms[after].mark && !hs_among(in, after, "$ £ €")) {
        return no_opening;
    }
    if (cue->prepositions && hs_among(in, after, cue->prepositions)
        && !hs_is(in, after + 1, HS_TIME)) {
        return open_at(with, after + 1, after + 1);
    }
    next = hs_skip_adjunct(with, after);
    if (opens_marked(in, cue->takes, next)) {
        return open_at(with, next, after);
    }
    if (cue->takes & HS_TAKES_PERSON) {
        found = open_person(with, word, after);
        if (found.first != HS_NOWHERE || (cue->takes & HS_NEEDS_PERSON)) {
            return found;
        }
    }
    if ((cue->takes & HS_TAKES_CLAUSE) && starts_clause(in, next) && next < with->sentence.end) {
        return open_at(with, next, after);
    }
    if (cue->takes & (HS_TAKES_CLAUSE | HS_TAKES_QUOTE)) {
        found = open_later(with, cue->takes, next, after);
        if (found.first != HS_NOWHERE) {
            return found;
        }
    }
    if ((cue->takes & HS_TAKES_THING)
        && (hs_starts_phrase(in, next) || hs_is(in, next, HS_PRONOUN | HS_POSSESSIVE)
            || (needed && in->terms[next].letters))) {
        return open_at(with, next, after);
    }
    return no_opening;
}

static bool is_coordinated(const hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;
    size_t before = word;

    while (before > with->sentence.first && hs_is(in, before - 1, HS_ADVERB)) {
        before--;
    }
    return before > with->sentence.first
        && (hs_is(in, before - 1, HS_COORDINATOR)
            || ((hs_forms_at(with, word) & HS_GERUND)
                && (hs_is_comma(in, before - 1) || in->terms[before - 1].mark)));
}

/* The source of a cue that has no subject of its own: that of the last attribution of the sentence,
 * or the subject that the sentence begins with. */
static hs_range shared_source(const hs_finder *with, size_t word)
{
    if (with->claims_count > with->paragraph_claims) {
        const hs_claim *last = &with->claims[with->claims_count - 1];
        if (last->cue.first >= with->sentence.first && last->cue.first < word) {
            return last->source;
        }
    }
    return hs_subject_from(with->in, with->sentence.first, word);
}

/* "adding that", not "is also adding that". */
static bool is_bare_gerund(const hs_finder *with, size_t word)
{
    size_t before = word;

    while (before > with->sentence.first
        && hs_is(with->in, before - 1, HS_ADVERB | HS_TIME | HS_NEGATION)) {
        before--;
    }
    return (hs_forms_at(with, word) & (HS_GERUND | HS_PAST)) == HS_GERUND
        && (before == with->sentence.first || !hs_is(with->in, before - 1, HS_AUXILIARY));
}

static hs_range leading_source(const hs_finder *with, size_t word, const char **rule)
{
    bool gerund = is_bare_gerund(with, word);

    if (gerund && !(hs_cue_at(with, word)->takes & HS_IS_SPEECH)) { // a fund supporting the port
        return (hs_range){ 0, 0 };
    }
    if (gerund || is_coordinated(with, word)) {
        *rule = "shared-source";
        return shared_source(with, word);
    }
    return hs_subject_before(with->in, with->sentence.first, word);
}

/* "the hacking, which officials have blamed on X": the content is the relative pronoun and what
 * stands behind the cue. */
static bool relative(hs_finder *with, size_t word, hs_claim *found)
{
    const hs_reading *in = with->in;
    size_t pronoun = found->source.first - 1, end = word + 1;

    if (found->source.first <= with->sentence.first || !hs_among(in, pronoun, "which whom")
        || hs_is(in, pronoun - 1, HS_PREPOSITION) || hs_is(in, found->source.first, HS_RELATIVE)) {
        return false;
    }
    while (end < with->sentence.end && !hs_is_comma(in, end) && in->terms[end].letters) {
        end++;
    }
    found->rule = "relative";
    found->cue = cue_range(with, found->source.end, word);
    hs_claim_content(with, found, (hs_range){ pronoun, pronoun + 1 });
    hs_claim_content(with, found, (hs_range){ word + 1, end });
    return hs_claim_keep(with, found);
}

/* "The mayor, who says it is safe, will open it", "an aide who asked to stay anonymous said",
 * "the minister, speaking of it, said": the content ends with the clause inside the other. */
static hs_range within_clause(const hs_finder *with, const hs_claim *found, hs_range content)
{
    const hs_reading *in = with->in;
    bool relative = hs_is(in, found->source.first, HS_RELATIVE), inner,
         infinitive = hs_word_is(in, content.first, "to");

    inner = relative
        || (hs_forms_at(with, found->cue.first) == HS_GERUND
            && hs_is_comma(in, found->cue.first - 1) && found->source.end + 1 == found->cue.first);
    for (size_t i = content.first + 1; inner && i + 1 < content.end; i++) {
        if (hs_is_comma(in, i) && in->terms[i].quote == 0 && hs_looks_finite(in, i + 1)) {
            return (hs_range){ content.first, i };
        }
        infinitive
            = infinitive && !hs_is(in, i, HS_SUBORDINATOR | HS_SUBJECT) && !hs_is_comma(in, i);
        if (relative && infinitive && hs_looks_finite(in, i)) {
            return (hs_range){ content.first, i };
        }
    }
    return content;
}

static bool leading(hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;
    hs_claim found = hs_claim_make(with, word, "source-cue-content");
    opening open;

    if (hs_is_passive(with, word) || hs_word_is(in, word - 1, "to")) {
        return false;
    }
    found.source = leading_source(with, word, &found.rule);
    if (hs_is_empty(found.source)) {
        return false;
    }
    if (relative(with, word, &found)) {
        return true;
    }
    open = find_opening(with, word);
    if (open.first == HS_NOWHERE
        || hs_among(in, open.first, "itself himself herself themselves")) { // calling itself X
        return false;
    }
    found.cue = cue_range(with, found.source.end, word);
    found.cue.end = open.cue_end > found.cue.end ? open.cue_end : found.cue.end;
    found.addressee = open.addressee;
    found.direct = open.direct;
    hs_claim_content(with, &found, within_clause(with, &found, hs_content_from(with, open.first)));
    return hs_claim_keep(with, &found);
}

/* --- all of them */

typedef bool rule(hs_finder *, size_t);

static bool is_candidate(const hs_finder *with, size_t word)
{
    bool needed;

    return hs_cue_at(with, word) != NULL && hs_used_as_verb(with, word)
        && (hs_tail_length(with, word, &needed) != 0 || !needed);
}

static void apply(hs_finder *with, rule *of)
{
    for (size_t word = with->sentence.first; word < with->sentence.end; word++) {
        if (!with->taken[word] && with->in->terms[word].quote == 0
            && (of == according_to || is_candidate(with, word))) {
            of(with, word);
        }
    }
}

void hs_apply_rules(hs_finder *with)
{
    apply(with, according_to);
    apply(with, as_said);
    apply(with, inverted);
    apply(with, trailing);
    apply(with, leading);
}
