#include "news/attribute.h"

#include <stdlib.h>

#include "news/attribution.h"
#include "news/phrase.h"

struct hs_attributor {
    hs_arena arena;
    hs_lexicon lexicon;
};

hs_status hs_attributor_open(hs_attributor **attributor, hs_error *error)
{
    hs_attributor *made = calloc(1, sizeof *made);
    jmp_buf guard;

    if (made == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    made->arena.guard = &guard;
    if (setjmp(guard) != 0) {
        hs_attributor_close(made);
        return hs_fail(error, HS_IO, "not enough memory");
    }
    hs_lexicon_make(&made->lexicon, &made->arena);
    made->arena.guard = NULL;
    *attributor = made;
    return HS_OK;
}

void hs_attributor_close(hs_attributor *attributor)
{
    hs_arena_free(&attributor->arena);
    free(attributor);
}

/* --- what has been found so far */

/* One attribution in the making. */
typedef struct claim {
    hs_range source, cue, content[2], addressee;
    const char *lemma, *rule;
    bool direct; // its content is a quotation, which later quotations can go on
} claim;

typedef struct finder {
    const hs_reading *in;
    hs_document *document;
    claim *claims; // [claims_count]
    size_t claims_count, claims_capacity;
    bool *taken;            // [words] stands in a content or cue
    hs_range sentence;      // being worked on
    bool title_case;        // the sentence has verbs in capitals too
    size_t paragraph_first; // claim with which the paragraph started
} finder;

static bool is_empty(hs_range range) { return range.first >= range.end; }

static void take(finder *with, hs_range range)
{
    for (size_t i = range.first; i < range.end; i++) {
        with->taken[i] = true;
    }
}

/* Punctuation and coordinators at the ends belong to no content; quotation marks stay. */
static hs_range trim(const hs_reading *in, hs_range range)
{
    while (!is_empty(range) && !in->terms[range.first].letters && !in->terms[range.first].mark
        && !hs_word_is(in, range.first, "$") && !hs_word_is(in, range.first, "(")
        && !hs_word_is(in, range.first, "#") && !hs_word_is(in, range.first, "@")
        && !hs_word_is(in, range.first, "[") && !hs_word_is(in, range.first, "£")
        && !hs_word_is(in, range.first, "€")) {
        range.first++;
    }
    while (!is_empty(range) && !in->terms[range.end - 1].letters && !in->terms[range.end - 1].mark
        && !hs_word_is(in, range.end - 1, "%") && !hs_word_is(in, range.end - 1, ")")
        && !hs_word_is(in, range.end - 1, "]")) {
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

static claim *add_claim(finder *with, claim made)
{
    claim *place;

    made.content[0] = trim(with->in, made.content[0]);
    made.content[1] = trim(with->in, made.content[1]);
    if (!has_letters(with->in, made.content[1])) {
        made.content[1] = (hs_range){ 0, 0 };
    }
    if (!has_letters(with->in, made.content[0])) {
        made.content[0] = made.content[1];
        made.content[1] = (hs_range){ 0, 0 };
    }
    if (is_empty(made.content[0])) {
        return NULL;
    }
    place = HS_APPEND(with->document->arena, with, claims);
    *place = made;
    take(with, made.content[0]);
    take(with, made.content[1]);
    take(with, made.cue);
    take(with, made.source);
    return place;
}

/* --- words around a cue */

static const hs_cue *cue_at(const finder *with, size_t word)
{
    return with->in->terms[word].entry.cue;
}

static unsigned forms_at(const finder *with, size_t word)
{
    return with->in->terms[word].entry.forms;
}

static bool inside_quote(const finder *with, size_t word)
{
    return with->in->terms[word].quote != 0;
}

static bool opens_quote(const finder *with, size_t word)
{
    const hs_span *quote = hs_quote_at(with->in, word);

    return quote != NULL && quote->first == word;
}

static bool closes_quote(const finder *with, size_t word)
{
    const hs_span *quote = hs_quote_at(with->in, word);

    return quote != NULL && quote->end == word + 1;
}

/* Is a word that may be noun or verb a verb here?  Its left neighbour tells. */
static bool used_as_verb(const finder *with, size_t word)
{
    const hs_reading *in = with->in;
    unsigned forms = forms_at(with, word);
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
        && !hs_is(in, before, HS_SUBJECT) && !hs_word_is(in, before, "that")
        && !hs_word_is(in, before, "all") && !hs_word_is(in, before, "both")
        && !hs_word_is(in, before, "many") && !hs_word_is(in, before, "some")) {
        return false;
    }
    if (forms & HS_PAST) {
        return true;
    }
    if (cue_at(with, word)->takes & HS_IS_NOUNISH) {
        return hs_is(in, before, HS_SUBJECT | HS_ADVERB | HS_AUXILIARY)
            || (in->terms[before].capital && (forms & HS_THIRD));
    }
    return true;
}

/* Is it in the passive ("was asked", "been called"), or after "to"? */
static bool is_passive(const finder *with, size_t word)
{
    const hs_reading *in = with->in;
    size_t i = word;

    if (!(forms_at(with, word) & HS_PARTICIPLE)) {
        return false;
    }
    while (i > with->sentence.first && hs_is(in, i - 1, HS_ADVERB | HS_NEGATION)) {
        i--;
    }
    return i > with->sentence.first
        && (hs_word_is(in, i - 1, "was") || hs_word_is(in, i - 1, "were")
            || hs_word_is(in, i - 1, "is") || hs_word_is(in, i - 1, "are")
            || hs_word_is(in, i - 1, "been") || hs_word_is(in, i - 1, "being")
            || hs_word_is(in, i - 1, "be"));
}

/* The cue with the auxiliaries and adverbs in front of it: "has also said". */
static hs_range cue_range(const finder *with, size_t source_end, size_t word)
{
    size_t first = word;

    while (first > source_end && first > with->sentence.first && !hs_is_comma(with->in, first - 1)
        && !with->in->terms[first - 1].mark) {
        first--;
    }
    return (hs_range){ word - first < 5 ? first : word, word + 1 };
}

/* "said in a statement": the phrase belongs to the cue. */
static size_t artifact_end(const finder *with, size_t word)
{
    const hs_reading *in = with->in;
    size_t i = word;

    if (!hs_is(in, i, HS_PREPOSITION)) {
        return word;
    }
    for (i++; i < with->sentence.end && i < word + 5; i++) {
        if (hs_is(in, i, HS_ARTIFACT)) {
            return i + 1;
        }
        if (!in->terms[i].letters) {
            break;
        }
    }
    return word;
}

/* --- contents */

/* A finite cue at `word` that reports something: it may begin another attribution of the sentence.
 */
static bool reports(const finder *with, size_t word)
{
    const hs_cue *cue = cue_at(with, word);

    return cue != NULL && !inside_quote(with, word) && (cue->takes & HS_IS_SPEECH)
        && (cue->takes & (HS_TAKES_CLAUSE | HS_TAKES_QUOTE))
        && (forms_at(with, word) & (HS_PAST | HS_THIRD)) && used_as_verb(with, word);
}

/* Where a content that starts at `first` ends: at the end of the sentence, of a quotation that goes
 * on past it, or before the next attribution that is coordinated with this one (", and added", ",
 * but officials said", ", adding", "; "). */
static size_t content_end(const finder *with, size_t first)
{
    const hs_reading *in = with->in;
    size_t end = with->sentence.end;

    for (size_t i = first + 1; i < end; i++) {
        size_t next = i + 1;
        if (inside_quote(with, i)) {
            continue;
        }
        if (hs_word_is(in, i, ";") && i + 1 < end) {
            return i;
        }
        if (hs_is_comma(in, i) && next < end && (forms_at(with, next) & HS_GERUND)
            && cue_at(with, next) && (cue_at(with, next)->takes & HS_IS_SPEECH)) {
            return i;
        }
        if (!hs_is(in, i, HS_COORDINATOR) && !(hs_word_is(in, i, "while"))) {
            continue;
        }
        while (next < end && hs_is(in, next, HS_ADVERB)) {
            next++;
        }
        if (next < end && reports(with, next)) {
            return hs_is_comma(in, i - 1) ? i - 1 : i;
        }
        if (hs_is_comma(in, i - 1)) { // ", but the minister said"
            hs_range subject = hs_subject_from(in, i + 1, end);
            if (!is_empty(subject) && subject.first <= i + 3 && subject.end < end
                && reports(with, subject.end)) {
                return i - 1;
            }
        }
    }
    return end;
}

/* A quotation that starts inside the content but ends behind its sentence is taken whole. */
static hs_range with_whole_quote(const finder *with, hs_range content)
{
    const hs_span *quote;

    if (is_empty(content)) {
        return content;
    }
    quote = hs_quote_at(with->in, content.end - 1);
    if (quote != NULL && quote->end > content.end) {
        content.end = quote->end;
    }
    return content;
}

static hs_range content_from(const finder *with, size_t first)
{
    hs_range content = { first, content_end(with, first) };

    return with_whole_quote(with, content);
}

/* What stands in front of an attribution that follows its content: `end` is its first word. */
static hs_range content_before(const finder *with, size_t end)
{
    const hs_reading *in = with->in;
    size_t first = with->sentence.first, last = end;
    const hs_span *quote;

    while (last > first && !in->terms[last - 1].letters && !in->terms[last - 1].quote) {
        last--;
    }
    if (last == first && first > 0 && in->terms[first - 1].quote) {
        last = first; // the quotation ended with the sentence before
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

/* Is what stands in front of `word` the end of a content: a comma, or a quotation's end? */
static bool follows_content(const finder *with, size_t word)
{
    const hs_reading *in = with->in;

    if (word <= with->sentence.first) {
        return word > 0 && word == with->sentence.first && closes_quote(with, word - 1)
            && in->words.items[word].paragraph == in->words.items[word - 1].paragraph && word >= 2
            && hs_is_comma(in, word - 2);
    }
    return (hs_is_comma(in, word - 1) && word - 1 > with->sentence.first + 1)
        || closes_quote(with, word - 1);
}

/* --- the rules, each for one cue at `word` */

static hs_range sentence_rest(const finder *with, size_t first)
{
    return (hs_range){ first, with->sentence.end };
}

static claim make(const finder *with, size_t word, const char *rule)
{
    const hs_cue *cue = cue_at(with, word);

    return (claim){ .cue = { word, word + 1 }, .lemma = cue ? cue->lemma : "_", .rule = rule };
}

/* "CONTENT, according to SOURCE" and "According to SOURCE, CONTENT". */
static bool according_to(finder *with, size_t word)
{
    const hs_reading *in = with->in;
    claim found = make(with, word, "according-to");
    size_t end = with->sentence.end;

    if (!hs_word_is(in, word, "according") || !hs_word_is(in, word + 1, "to")) {
        return false;
    }
    found.lemma = "according_to";
    found.cue.end = word + 2;
    found.source = hs_phrase_after(in, word + 2, end);
    if (is_empty(found.source)) {
        return false;
    }
    if (word <= with->sentence.first + 1) {
        // The comma that ends the opening phrase: the first one, as appositions are rare here.
        size_t comma = word + 2;
        while (comma < end && !hs_is_comma(in, comma)) {
            comma++;
        }
        if (comma == end) {
            return false;
        }
        found.source.end = comma;
        found.content[0] = content_from(with, comma + 1);
    } else {
        found.content[0] = content_before(with, word);
        if (found.source.end < end && hs_is_comma(in, found.source.end)) {
            found.content[1] = sentence_rest(with, found.source.end + 1);
        }
    }
    return add_claim(with, found) != NULL;
}

/* The second half of a content that its attribution interrupts: "A," X said, "B." */
static hs_range second_half(const finder *with, size_t after, bool quoted)
{
    const hs_reading *in = with->in;
    hs_range none = { 0, 0 };

    if (after >= with->sentence.end || !(hs_is_comma(in, after) || opens_quote(with, after))) {
        return none;
    }
    after += hs_is_comma(in, after);
    if (after >= with->sentence.end) {
        return none;
    }
    if (quoted && !opens_quote(with, after)) {
        return none;
    }
    if (!quoted && (forms_at(with, after) & HS_GERUND)) {
        return none;
    }
    return content_from(with, after);
}

/* "CONTENT, said SOURCE". */
static bool inverted(finder *with, size_t word)
{
    const hs_reading *in = with->in;
    claim found = make(with, word, "content-cue-source");
    size_t first = word;
    bool quoted;

    while (first > with->sentence.first && hs_is(in, first - 1, HS_ADVERB)) {
        first--;
    }
    if (!(cue_at(with, word)->takes & HS_TAKES_QUOTE)
        || !(forms_at(with, word) & (HS_PAST | HS_THIRD)) || !follows_content(with, first)
        || !hs_starts_phrase(in, word + 1)) {
        return false;
    }
    found.source = hs_phrase_after(in, word + 1, with->sentence.end);
    if (is_empty(found.source) || hs_word_is(in, found.source.end, "that")) {
        return false;
    }
    quoted = first > 0 && closes_quote(with, first - 1);
    found.cue.first = first;
    found.content[0] = content_before(with, first);
    // "X, an apposition, said Y was": what stands in front is no clause, or another verb comes.
    if (!quoted
        && (!hs_has_verb(in, found.content[0].first, found.content[0].end)
            || (found.source.end < with->sentence.end && hs_looks_finite(in, found.source.end)))) {
        return false;
    }
    found.content[1] = second_half(with, found.source.end, quoted);
    found.direct = quoted;
    return add_claim(with, found) != NULL;
}

/* What may follow a cue at the end of its attribution: "said.", "said on Monday.", "told
 * reporters." */
static size_t tail_end(const finder *with, size_t after)
{
    const hs_reading *in = with->in;

    while (after < with->sentence.end && !hs_is_comma(in, after) && !opens_quote(with, after)
        && !hs_word_is(in, after, "that") && !hs_word_is(in, after, ":")
        && !hs_word_is(in, after, ";")
        && (in->terms[after].letters || hs_word_is(in, after, "'s"))) {
        after++;
    }
    return after;
}

/* "CONTENT, SOURCE said". */
static bool trailing(finder *with, size_t word)
{
    const hs_reading *in = with->in;
    claim found = make(with, word, "content-source-cue");
    size_t after;
    bool quoted;

    if (!(cue_at(with, word)->takes & HS_TAKES_QUOTE)
        || !(forms_at(with, word) & (HS_PAST | HS_THIRD | HS_BASE)) || is_passive(with, word)) {
        return false;
    }
    found.source = hs_subject_before(in, with->sentence.first, word);
    if (is_empty(found.source) || !follows_content(with, found.source.first)) {
        return false;
    }
    quoted = found.source.first > 0 && closes_quote(with, found.source.first - 1);
    after = tail_end(with, word + 1);
    if (after < with->sentence.end
        && (hs_word_is(in, after, "that") || hs_word_is(in, after, ":"))) {
        return false;
    }
    // Without quotation marks only what cannot take an object of its own closes a content.
    if (!quoted && after > word + 1
        && !(hs_is(in, word + 1, HS_PREPOSITION | HS_TIME | HS_ADVERB)
            || (cue_at(with, word)->takes & HS_TAKES_PERSON))) {
        return false;
    }
    found.cue = cue_range(with, found.source.end, word);
    found.content[0] = content_before(with, found.source.first);
    found.content[1] = second_half(with, after, quoted);
    found.direct = quoted;
    if ((cue_at(with, word)->takes & HS_TAKES_PERSON) && after > word + 1) {
        found.addressee = (hs_range){ word + 1, after };
    }
    return add_claim(with, found) != NULL;
}

/* Where the content starts behind a cue, or HS_NOWHERE; *addressee gets who is told. */
typedef struct opening {
    size_t first;
    hs_range addressee;
    size_t cue_end;
    bool direct;
} opening;

static bool starts_clause(const hs_reading *in, size_t word)
{
    return hs_starts_phrase(in, word) || hs_is(in, word, HS_SUBJECT | HS_QUESTION)
        || hs_word_is(in, word, "that") || hs_word_is(in, word, "there")
        || (word < in->words.count && in->terms[word].mark);
}

/* Looks past an adjunct or addressee for what opens the content for sure: that, a colon, a
 * quotation. */
static size_t look_ahead(const finder *with, size_t word, bool infinitive)
{
    const hs_reading *in = with->in;
    size_t end = with->sentence.end;

    for (size_t i = word; i < end && i < word + 16; i++) {
        if (opens_quote(with, i) || (hs_word_is(in, i, ":") && i + 1 < in->words.count)) {
            return i;
        }
        if (hs_is_comma(in, i) && i + 1 < end && opens_quote(with, i + 1)) {
            return i + 1;
        }
        if (hs_word_is(in, i, "that") && !hs_is(in, i - 1, HS_PREPOSITION)) {
            return i;
        }
        if (hs_is(in, i, HS_QUESTION) && i > word && !hs_is(in, i, HS_RELATIVE)) {
            return i;
        }
        if (infinitive && hs_word_is(in, i, "to") && i > word
            && !hs_is(in, i + 1, HS_DETERMINER | HS_PRONOUN)) {
            return i;
        }
        if (hs_is(in, i, HS_SUBJECT) && i > word && !hs_is(in, i, HS_RELATIVE)
            && !hs_word_is(in, i, "you")) {
            return i;
        }
        if (hs_is_comma(in, i) || hs_looks_finite(in, i)) {
            return HS_NOWHERE;
        }
    }
    return HS_NOWHERE;
}

static bool among(const hs_reading *in, size_t word, const char *words)
{
    hs_slice rest = hs_slice_of(words);

    while (rest.data != NULL && word < in->words.count) {
        if (hs_slice_equal(hs_slice_cut(&rest, ' '), in->terms[word].lower)) {
            return true;
        }
    }
    return false;
}

/* Steps over "Monday", "on Monday", "also" behind a cue. */
static size_t skip_adjunct(const finder *with, size_t word)
{
    const hs_reading *in = with->in;
    size_t artifact;

    for (;;) {
        if (hs_is(in, word, HS_TIME | HS_ADVERB) && word < with->sentence.end
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

/* The person told, where nothing else marks the end: a name, a pronoun, or a noun for people. */
static size_t person_end(const finder *with, size_t word)
{
    const hs_reading *in = with->in;
    size_t i = word;

    if (hs_is(in, word, HS_PRONOUN) || hs_word_is(in, word, "her") || hs_word_is(in, word, "you")) {
        return word + 1;
    }
    while (i < with->sentence.end && i < word + 6
        && (in->terms[i].capital || hs_is(in, i, HS_DETERMINER | HS_POSSESSIVE)
            || hs_word_is(in, i, "'s") || hs_word_is(in, i, "’s"))) {
        i++;
    }
    if (i < with->sentence.end && hs_is(in, i, HS_PERSON)) {
        i++;
    } else if (i == word || !in->terms[i - 1].capital) {
        return word;
    }
    return i;
}

static opening find_opening(const finder *with, size_t word)
{
    const hs_reading *in = with->in;
    const hs_cue *cue = cue_at(with, word);
    unsigned takes = cue->takes;
    size_t after = word + 1, next, ahead;
    opening none = { .first = HS_NOWHERE }, found = { .cue_end = word + 1 };

    if (after >= with->sentence.end) {
        return none;
    }
    // A quotation, at once or behind a comma or colon.
    next = after + (hs_is_comma(in, after) || hs_word_is(in, after, ":"));
    if (next < in->words.count && opens_quote(with, next)) {
        found.first = next;
        found.direct = (takes & HS_TAKES_QUOTE) != 0;
        return found;
    }
    if (hs_word_is(in, after, ":") && (takes & HS_TAKES_QUOTE) && next < with->sentence.end) {
        found.first = next;
        return found;
    }
    if (hs_is_comma(in, after)) {
        return none;
    }
    if (cue->prepositions && among(in, after, cue->prepositions)
        && !(takes & HS_TAKES_THAT && hs_word_is(in, after, "on")
            && hs_is(in, after + 1, HS_TIME | HS_ARTIFACT))) {
        found.first = after + 1;
        found.cue_end = after + 1;
        return found;
    }
    next = skip_adjunct(with, after);
    if ((takes & HS_TAKES_THAT)
        && (hs_word_is(in, next, "that") || hs_is(in, next, HS_QUESTION)
            || hs_word_is(in, next, "if"))) {
        found.first = next;
        return found;
    }
    if ((takes & HS_TAKES_TO) && hs_word_is(in, next, "to")) {
        found.first = next;
        return found;
    }
    if (takes & HS_TAKES_PERSON_TO && !(takes & HS_TAKES_PERSON)) {
        if (hs_starts_phrase(in, next) || hs_is(in, next, HS_PRONOUN | HS_POSSESSIVE)) {
            found.first = next;
            return found;
        }
    }
    if (takes & HS_TAKES_PERSON) {
        ahead = look_ahead(with, after, (takes & HS_TAKES_PERSON_TO) != 0);
        if (ahead != HS_NOWHERE && ahead > after) {
            found.first = ahead + hs_word_is(in, ahead, ":");
            found.addressee = (hs_range){ after, ahead };
            found.direct = opens_quote(with, found.first);
            return found;
        }
        ahead = person_end(with, after);
        if (ahead > after) {
            found.addressee = (hs_range){ after, ahead };
            found.first = skip_adjunct(with, ahead);
            if (starts_clause(in, found.first) && found.first < with->sentence.end) {
                return found;
            }
        }
        return none;
    }
    if ((takes & HS_TAKES_CLAUSE) && starts_clause(in, next) && next < with->sentence.end) {
        found.first = next;
        return found;
    }
    if ((takes & (HS_TAKES_CLAUSE | HS_TAKES_QUOTE))) {
        ahead = look_ahead(with, next, false);
        if (ahead != HS_NOWHERE) {
            found.first = ahead + hs_word_is(in, ahead, ":");
            found.direct = opens_quote(with, found.first);
            return found;
        }
        if ((takes & HS_TAKES_CLAUSE) && hs_is(in, next, HS_PREPOSITION)) {
            found.first = next;
            return found;
        }
    }
    if ((takes & HS_TAKES_THING)
        && (hs_starts_phrase(in, next) || hs_is(in, next, HS_PRONOUN | HS_POSSESSIVE))) {
        found.first = next;
        return found;
    }
    return none;
}

/* The source of a cue that has no subject of its own: that of the last attribution of the sentence,
 * or the subject the sentence begins with. */
static hs_range shared_source(const finder *with, size_t word)
{
    if (with->claims_count > with->paragraph_first) {
        const claim *last = &with->claims[with->claims_count - 1];
        if (last->cue.first >= with->sentence.first && last->cue.first < word) {
            return last->source;
        }
    }
    return hs_subject_from(with->in, with->sentence.first, word);
}

static bool is_coordinated(const finder *with, size_t word)
{
    const hs_reading *in = with->in;
    size_t before = word;

    while (before > with->sentence.first && hs_is(in, before - 1, HS_ADVERB)
        && !hs_is(in, before - 1, HS_COORDINATOR)) {
        before--;
    }
    return before > with->sentence.first
        && (hs_is(in, before - 1, HS_COORDINATOR)
            || ((forms_at(with, word) & HS_GERUND)
                && (hs_is_comma(in, before - 1) || in->terms[before - 1].mark)));
}

/* "SOURCE said CONTENT". */
static bool leading(finder *with, size_t word)
{
    const hs_reading *in = with->in;
    claim found = make(with, word, "source-cue-content");
    unsigned forms = forms_at(with, word);
    opening open;

    if (is_passive(with, word) || hs_word_is(in, word - 1, "to")) {
        return false;
    }
    if (is_coordinated(with, word)) {
        found.source = shared_source(with, word);
        found.rule = "shared-source";
    } else if (forms & HS_GERUND && !(forms & HS_PAST)) {
        found.source = hs_is(in, word - 1, HS_AUXILIARY)
            ? hs_subject_before(in, with->sentence.first, word)
            : shared_source(with, word);
        found.rule = "shared-source";
    } else {
        found.source = hs_subject_before(in, with->sentence.first, word);
    }
    if (is_empty(found.source)) {
        return false;
    }
    open = find_opening(with, word);
    if (open.first == HS_NOWHERE) {
        return false;
    }
    found.cue = cue_range(with, found.source.end, word);
    found.cue.end = open.cue_end;
    found.addressee = open.addressee;
    found.content[0] = content_from(with, open.first);
    found.direct = open.direct;
    return add_claim(with, found) != NULL;
}

/* --- sentences and paragraphs */

typedef bool rule(finder *, size_t);

static void apply(finder *with, rule *of, bool any_word)
{
    for (size_t word = with->sentence.first; word < with->sentence.end; word++) {
        if (with->taken[word] || inside_quote(with, word)) {
            continue;
        }
        if (any_word || (cue_at(with, word) != NULL && used_as_verb(with, word))) {
            of(with, word);
        }
    }
}

/* "MARLOWE: …" and "Experts: …": a name or noun, a colon, what it says. */
static void labelled(finder *with, hs_paragraph_kind kind)
{
    const hs_reading *in = with->in;
    claim found = { .lemma = ":", .rule = "label" };
    size_t colon = with->sentence.first;

    while (colon < with->sentence.end && colon < with->sentence.first + 6
        && !hs_word_is(in, colon, ":")) {
        if (!in->terms[colon].letters || !in->terms[colon].capital) {
            return;
        }
        colon++;
    }
    if (colon == with->sentence.first || !hs_word_is(in, colon, ":")
        || colon + 1 >= with->sentence.end || kind != HS_HEADLINE) {
        return;
    }
    found.source = (hs_range){ with->sentence.first, colon };
    found.cue = (hs_range){ colon, colon + 1 };
    found.content[0] = sentence_rest(with, colon + 1);
    add_claim(with, found);
}

/* Do nearly all longer words start with a capital, as in many headlines? */
static bool is_title_case(const finder *with)
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

static void read_sentence(finder *with, size_t sentence, hs_paragraph_kind kind)
{
    with->sentence = with->in->sentences[sentence];
    if (is_empty(with->sentence)) {
        return;
    }
    with->title_case = is_title_case(with);
    labelled(with, kind);
    apply(with, according_to, true);
    apply(with, inverted, false);
    apply(with, trailing, false);
    apply(with, leading, false);
}

/* A quotation that is a sentence or more, not a few words inside one. */
static bool stands_alone(const finder *with, const hs_span *quote)
{
    const hs_reading *in = with->in;
    size_t first = quote->first;

    for (size_t i = quote->first; i < quote->end; i++) {
        if (with->taken[i]) {
            return false;
        }
    }
    if (quote->end - quote->first < 4) {
        return false;
    }
    return first == 0 || first == in->sentences[in->words.items[first].sentence].first
        || hs_is_comma(in, first - 1) || hs_word_is(in, first - 1, ":")
        || closes_quote(with, first - 1);
}

static void lengthen(finder *with, claim *of, const hs_span *quote)
{
    hs_range piece = { quote->first, quote->end };

    if (is_empty(of->content[1])) {
        of->content[1] = piece;
    } else if (of->content[1].end <= piece.first) {
        of->content[1].end = piece.end;
    }
    take(with, piece);
}

/* Quotations of the paragraph that no rule took go on what was said before them. */
static void continue_quotes(finder *with, size_t first_word, size_t end_word)
{
    for (size_t i = 0; i < with->in->quotes_count; i++) {
        const hs_span *quote = &with->in->quotes[i];
        claim *last = NULL;
        if (quote->first < first_word || quote->first >= end_word || !stands_alone(with, quote)) {
            continue;
        }
        for (size_t k = with->paragraph_first; k < with->claims_count; k++) {
            claim *candidate = &with->claims[k];
            if (candidate->direct && candidate->content[0].first < quote->first
                && candidate->cue.first < quote->first) {
                last = candidate;
            }
        }
        if (last != NULL) {
            lengthen(with, last, quote);
        }
    }
}

static void read_paragraph(finder *with, const hs_paragraph *paragraph)
{
    with->paragraph_first = with->claims_count;
    for (size_t i = paragraph->first; i < paragraph->end; i++) {
        read_sentence(with, i, paragraph->kind);
    }
    continue_quotes(with, with->in->sentences[paragraph->first].first,
        with->in->sentences[paragraph->end - 1].end);
}

/* --- writing */

static const char *content_type(const hs_reading *in, const claim *of)
{
    size_t inside = 0, letters = 0;

    for (int k = 0; k < 2; k++) {
        for (size_t i = of->content[k].first; i < of->content[k].end; i++) {
            letters += in->terms[i].letters;
            inside += in->terms[i].letters && in->terms[i].quote;
        }
    }
    return inside == letters ? "direct" : inside ? "mixed" : "indirect";
}

static void write_claims(finder *with)
{
    hs_document *document = with->document;
    hs_attributions all = { 0 };

    for (size_t i = 0; i < with->claims_count; i++) {
        const claim *from = &with->claims[i];
        hs_attribution *to = HS_APPEND(document->arena, &all, items);
        const struct {
            hs_role role;
            hs_range range;
        } parts[] = { { HS_SOURCE, from->source }, { HS_CUE, from->cue },
            { HS_CONTENT, from->content[0] }, { HS_CONTENT, from->content[1] },
            { HS_ADDRESSEE, trim(with->in, from->addressee) } };
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
            if (!is_empty(parts[k].range)) {
                hs_attribution_add(
                    document, to, parts[k].role, parts[k].range.first, parts[k].range.end);
            }
        }
        to->properties = hs_arena_print(document->arena, "type=%s cue=%s rule=%s",
            content_type(with->in, from), from->lemma, from->rule);
    }
    hs_attributions_write(document, with->in->words, &all);
}

void hs_attribute(const hs_attributor *attributor, hs_document *document)
{
    hs_reading in = hs_reading_make(document, &attributor->lexicon);
    finder with = { .in = &in, .document = document };

    with.taken = HS_NEW(document->arena, bool, in.words.count + 1);
    for (size_t i = 0; i < in.paragraphs_count; i++) {
        if (in.paragraphs[i].kind != HS_NO_PROSE) {
            read_paragraph(&with, &in.paragraphs[i]);
        }
    }
    write_claims(&with);
}
