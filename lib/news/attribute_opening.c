/* "SOURCE said CONTENT": where the content begins behind a cue, and whom it is told. */
#include "news/attribute_claims.h"

/* "USA Today", "This Morning": no time of day. */
static bool is_named_so(const hs_reading *in, size_t word)
{
    return in->terms[word].capital
        && hs_among(in, word, "today tonight tomorrow morning evening night week weekend");
}

hs_range hs_addressee_in(const hs_finder *with, size_t first, size_t end)
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

static const hs_opening no_opening = { .first = HS_NOWHERE };

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

static hs_opening open_at(const hs_finder *with, size_t first, size_t cue_end)
{
    first += hs_word_is(with->in, first, ":");
    return (
        hs_opening){ .first = first, .cue_end = cue_end, .direct = hs_opens_quote(with, first) };
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
static hs_opening open_person(const hs_finder *with, size_t word, size_t after)
{
    unsigned takes = hs_cue_at(with, word)->takes;
    size_t ahead = look_ahead(with, after, (takes & HS_TAKES_PERSON_TO) != 0), first;
    hs_opening found;

    if (ahead != HS_NOWHERE) {
        found = open_at(with, ahead, after);
        found.addressee = hs_addressee_in(with, after, ahead);
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
static hs_opening open_later(const hs_finder *with, unsigned takes, size_t next, size_t cue_end)
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

hs_opening hs_find_opening(const hs_finder *with, size_t word)
{
    const hs_reading *in = with->in;
    const hs_cue *cue = hs_cue_at(with, word);
    bool needed;
    size_t after = word + 1 + hs_tail_length(with, word, &needed), next;
    hs_opening found;

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
            || (hs_word_is(in, next, "that") && !(cue->takes & HS_TAKES_THAT)) // rejected that idea
            || (needed && in->terms[next].letters))) {
        return open_at(with, next, after);
    }
    return no_opening;
}
