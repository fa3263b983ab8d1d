/* The rules, each for one cue of the sentence.  Where a cue stands behind its content is tried
 * before where it stands in front of one, since a clause inside a content has cues of its own. */
#include "news/attribute_claims.h"
#include "news/attribution.h"

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
    found.lemma = HS_LITERAL("according_to");
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
        found.addressee = hs_addressee_in(with, word + 1, after);
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
    hs_opening open;

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
    open = hs_find_opening(with, word);
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

/* --- besides the model */

// Of a hundred of them so many are right, of articles that a model has not learned from.
enum { ACCORDING_RIGHT = 70, TRAILING_RIGHT = 80, BLOCK_RIGHT = 75, SAID_OF_RIGHT = 75 };

/* The last word of the sentence, but for signs behind it. */
static size_t last_word(const hs_finder *with)
{
    size_t last = with->sentence.end - 1;

    while (last > with->sentence.first && !with->in->terms[last].letters) {
        last--;
    }
    return last;
}

static void finish(hs_finder *with, size_t word, unsigned right)
{
    hs_claim *made = &with->claims[with->claims_count - 1];

    // A mark that was paired with none, or with another.
    while (made->source.first + 1 < made->source.end && with->in->terms[made->source.first].mark) {
        made->source.first++;
    }
    made->lemma = with->in->words.items[word].token->column[HS_LEMMA];
    made->mode = !hs_is_empty(made->source) && hs_is(with->in, made->source.end - 1, HS_ARTIFACT)
        ? "writing"
        : "speech";
    made->confidence = right;
}

static bool is_free(const hs_finder *with, size_t word)
{
    return !with->taken[word] && with->in->terms[word].quote == 0;
}

/* "SOURCE added:", and the next paragraph is what was said. */
static bool block(hs_finder *with, size_t word, const hs_paragraph *next)
{
    const hs_reading *in = with->in;
    hs_claim found = hs_claim_make(with, word, "block");

    if (!(hs_cue_at(with, word)->takes & HS_TAKES_QUOTE) || hs_is_passive(with, word)) {
        return false;
    }
    found.source = hs_subject_before(in, with->sentence.first, word);
    if (hs_is_empty(found.source)) {
        return false;
    }
    found.cue = cue_range(with, found.source.end, word);
    hs_claim_content(with, &found,
        (hs_range){ in->sentences[next->first].first, in->sentences[next->end - 1].end });
    return hs_claim_keep(with, &found);
}

/* The sentence is the last one of its paragraph. */
static void try_block(hs_finder *with, const hs_paragraph *paragraph)
{
    const hs_reading *in = with->in;
    const hs_paragraph *next = paragraph + 1;
    size_t colon = with->sentence.end - 1, word = colon - 1;

    if (with->sentence.end - with->sentence.first > 2 && hs_word_is(in, colon, ":")
        && next < in->paragraphs + in->paragraphs_count && paragraph->kind == HS_PROSE
        && next->kind == HS_PROSE && next->first < next->end && is_free(with, word)
        && is_candidate(with, word) && block(with, word, next)) {
        finish(with, word, BLOCK_RIGHT);
    }
}

static hs_slice column(const hs_finder *with, size_t word, hs_column which)
{
    return with->in->words.items[word].token->column[which];
}

/* Does the word belong to a person's name? */
static bool in_person(const hs_finder *with, size_t word)
{
    return hs_slice_ends(
        hs_misc_get(column(with, word, HS_MISC), HS_LITERAL("NER")), HS_LITERAL("-PER"));
}

static bool begins_phrase(const hs_finder *with, size_t word)
{
    hs_slice upos = column(with, word, HS_UPOS);

    return hs_slice_is(upos, "NOUN") || hs_slice_is(upos, "PROPN") || hs_slice_is(upos, "DET")
        || hs_slice_is(upos, "ADJ");
}

/* The end of an apposition from `first` to the next comma, with a verb nowhere; `first` where there
 * is none: "Inger Dahl, head of the unit, …", "its president, Ana Ruiz, …". */
static size_t apposition_end(const hs_finder *with, hs_range source, size_t first)
{
    size_t end = first;
    bool named = in_person(with, source.end - 1);

    if (!named && !hs_is(with->in, source.first, HS_DETERMINER | HS_POSSESSIVE)) {
        return first;
    }
    while (end < with->sentence.end && !hs_is_comma(with->in, end)) {
        hs_slice upos = column(with, end, HS_UPOS);
        if (hs_slice_is(upos, "VERB") || hs_slice_is(upos, "AUX")
            || (named ? in_person(with, end) : !in_person(with, end))) {
            return first;
        }
        end++;
    }
    // Not "…, the port, which is closed, has no money".
    return end == with->sentence.end || !begins_phrase(with, first)
            || hs_among(with->in, end + 1, "which who whose")
        ? first
        : end;
}

/* The source of "According to" goes on over an apposition. */
static void take_apposition(hs_finder *with)
{
    hs_claim *made = &with->claims[with->claims_count - 1];
    size_t comma = made->source.end, end = apposition_end(with, made->source, comma + 1);

    if (end > comma + 1 && made->contents_count == 1 && made->contents[0].first > comma
        && made->contents[0].end > end + 1) {
        made->source.end = end;
        made->contents[0].first = end + 1;
    }
}

/* "Ruiz is said to have sold the ferry": by whom is not said.  Of eight in PolNeAR that stand in no
 * other content seven are annotated. */
static bool said_of(hs_finder *with, size_t word)
{
    static const struct {
        const char *lemma, *mode;
    } verbs[] = { { "allege", "speech" }, { "believe", "thought" }, { "report", "speech" },
        { "rumor", "speech" }, { "rumour", "speech" }, { "say", "speech" },
        { "think", "thought" } };
    const hs_reading *in = with->in;
    hs_claim found = { .rule = "said-of", .confidence = SAID_OF_RIGHT };
    hs_range subject, said;

    found.lemma = column(with, word, HS_LEMMA);
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        found.mode = hs_slice_is(found.lemma, verbs[i].lemma) ? verbs[i].mode : found.mode;
    }
    if (found.mode == NULL || word + 2 >= with->sentence.end || !hs_word_is(in, word + 1, "to")
        || !hs_slice_is(column(with, word + 2, HS_XPOS), "VB")
        || !hs_is_tagged_passive(with->in, word)) {
        return false;
    }
    subject = hs_subject_before(in, with->sentence.first, word);
    said = hs_content_from(with, word + 1);
    if (hs_is_empty(subject) || hs_among(in, subject.first, "who which that")
        || !is_free(with, subject.first) || !is_free(with, said.end - 1)) {
        return false;
    }
    found.cue = cue_range(with, subject.end, word);
    hs_claim_content(with, &found, subject);
    hs_claim_content(with, &found, said);
    return hs_claim_keep(with, &found);
}

static void try_sentence(hs_finder *with)
{
    size_t first = with->sentence.first, last = last_word(with);

    for (size_t i = first; i < with->sentence.end; i++) {
        if (is_free(with, i)) {
            said_of(with, i);
        }
    }
    if (is_free(with, first) && according_to(with, first)) {
        finish(with, first, ACCORDING_RIGHT);
        take_apposition(with);
    }
    // Not "Pressed about the money, she smiled."
    if (is_free(with, last) && is_candidate(with, last) && !hs_is_tagged_passive(with->in, last)
        && hs_cue_at(with, last)->takes & (HS_TAKES_CLAUSE | HS_TAKES_THAT)
        && trailing(with, last)) {
        finish(with, last, TRAILING_RIGHT);
    }
}

void hs_sure_rules(hs_finder *with, const hs_paragraph *paragraph)
{
    for (size_t k = paragraph->first; k < paragraph->end; k++) {
        with->sentence = with->in->sentences[k];
        if (!hs_is_empty(with->sentence)) {
            try_sentence(with);
        }
    }
    if (paragraph->first < paragraph->end) {
        try_block(with, paragraph);
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

/* --- the document */

// Words of a sentence that the rules see at once.
#define LONGEST 512

/* Do nearly all longer words start with a capital, as in many headlines? */
static bool is_title_case(const hs_finder *with)
{
    const hs_reading *in = with->in;
    size_t longer = 0, capitals = 0;

    for (size_t i = with->sentence.first; i < with->sentence.end; i++) {
        if (in->terms[i].lower.size > 4 && in->terms[i].letters) {
            longer++;
            capitals += in->terms[i].capital;
        }
    }
    return longer > 2 && capitals * 10 >= longer * 9;
}

/* The rules look through the whole sentence for each cue: a very long one goes to them in pieces,
 * so that time stays linear. */
static void read_sentence(hs_finder *with, hs_range sentence)
{
    while (!hs_is_empty(sentence)) {
        size_t size = sentence.end - sentence.first;
        with->sentence = sentence;
        with->sentence.end = sentence.first + (size < LONGEST ? size : LONGEST);
        with->title_case = is_title_case(with);
        hs_apply_rules(with);
        sentence.first = with->sentence.end;
    }
}

static void label(uint8_t *labels, hs_range range, unsigned role)
{
    for (size_t i = range.first; i < range.end; i++) {
        labels[i] = (uint8_t) (1 + 2 * role + (i > range.first));
    }
}

static void label_claims(const hs_finder *with, uint8_t *labels)
{
    for (size_t i = 0; i < with->claims_count; i++) {
        const hs_claim *claim = &with->claims[i];
        for (size_t k = 0; k < claim->contents_count; k++) {
            label(labels, claim->contents[k], HS_CONTENT);
        }
        label(labels, claim->source, HS_SOURCE);
        label(labels, claim->cue, HS_CUE);
    }
}

hs_finder hs_rule_claims(hs_document *document, const hs_reading *in)
{
    hs_finder with = { .in = in, .document = document };

    with.taken = HS_NEW(document->arena, bool, in->words.count + 1);
    with.transcript = hs_is_transcript(in);
    for (size_t i = 0; i < in->paragraphs_count; i++) {
        const hs_paragraph *paragraph = &in->paragraphs[i];
        with.paragraph_claims = with.claims_count;
        if (paragraph->kind == HS_NO_PROSE) {
            continue;
        }
        hs_label_rule(&with, paragraph);
        for (size_t k = paragraph->first; k < paragraph->end; k++) {
            read_sentence(&with, in->sentences[k]);
        }
        hs_continue_quotes(&with, paragraph);
    }
    return with;
}

uint8_t *hs_rule_labels(hs_document *document, const hs_reading *in)
{
    hs_finder with = hs_rule_claims(document, in);
    uint8_t *labels = HS_NEW(document->arena, uint8_t, in->words.count + 1);

    label_claims(&with, labels);
    return labels;
}
