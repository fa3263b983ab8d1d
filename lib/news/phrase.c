#include "news/phrase.h"

static const hs_range none = { 0, 0 };

bool hs_is_comma(const hs_reading *in, size_t word) { return hs_word_is(in, word, ","); }

static bool is_dash(const hs_reading *in, size_t word)
{
    return hs_word_is(in, word, "—") || hs_word_is(in, word, "–") || hs_word_is(in, word, "--")
        || (hs_word_is(in, word, "-") && in->words.items[word].space_before);
}

/* Punctuation that no noun phrase goes past. */
static bool is_break(const hs_reading *in, size_t word)
{
    static const char *const breaks[] = { ".", ";", ":", "!", "?", "...", "…", "(", ")", "[", "]" };

    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++) {
        if (hs_word_is(in, word, breaks[i])) {
            return true;
        }
    }
    // The marks of a name or title belong to the phrase.
    return (in->terms[word].mark && in->terms[word].quote != 0) || is_dash(in, word);
}

static bool ends_with(const hs_reading *in, size_t word, const char *ending)
{
    hs_slice lower = in->terms[word].lower;

    return lower.size > strlen(ending) + 1 && hs_slice_ends(lower, hs_slice_of(ending));
}

bool hs_looks_finite(const hs_reading *in, size_t word)
{
    const hs_entry *entry = &in->terms[word].entry;
    bool plain = word == 0 || !hs_is(in, word - 1, HS_DETERMINER | HS_POSSESSIVE | HS_PREPOSITION);

    if (in->terms[word].capital && in->words.items[word].space_before
        && word != in->sentences[in->words.items[word].sentence].first) {
        return false; // part of a name
    }
    if (ends_with(in, word, "ed") && hs_word_is(in, word + 1, "by")) {
        return false; // a study commissioned by the port; was commissioned has its auxiliary
    }
    if (entry->classes & (HS_AUXILIARY | HS_VERB)) {
        return !hs_word_is(in, word, "'s") && plain;
    }
    if (entry->cue != NULL && (entry->forms & (HS_PAST | HS_THIRD))) {
        return plain && !((entry->cue->takes & HS_IS_NOUNISH) && (entry->forms & HS_THIRD));
    }
    return ends_with(in, word, "ed") && plain;
}

bool hs_starts_phrase(const hs_reading *in, size_t word)
{
    const hs_term *term;

    if (word >= in->words.count) {
        return false;
    }
    term = &in->terms[word];
    if (!term->letters || (term->entry.classes & HS_RELATIVE)) {
        return false;
    }
    if (term->entry.classes & (HS_DETERMINER | HS_SUBJECT)) {
        return !hs_word_is(in, word, "that");
    }
    if (!term->capital && ends_with(in, word, "ly")) {
        return false;
    }
    return !(term->entry.classes
        & (HS_PREPOSITION | HS_SUBORDINATOR | HS_COORDINATOR | HS_AUXILIARY | HS_NEGATION
            | HS_ADVERB | HS_PRONOUN | HS_VERB));
}

/* --- to the left */

/* Steps back over what stands between subject and verb: has also repeatedly said. */
static size_t skip_back(const hs_reading *in, size_t from, size_t verb)
{
    while (verb > from) {
        size_t before = verb - 1;
        bool adverb = hs_is(in, before, HS_ADVERB | HS_AUXILIARY | HS_NEGATION)
            || ends_with(in, before, "ly");
        if (!adverb || hs_word_is(in, before, "'s") || in->terms[before].mark
            || (in->terms[before].capital && !hs_is(in, before, HS_ADVERB | HS_AUXILIARY))) {
            break;
        }
        verb--;
    }
    return verb;
}

/* Leaves out what a clause begins with in front of its subject: "But on Tuesday the". */
static size_t skip_opening(const hs_reading *in, size_t first, size_t end)
{
    size_t last_start = HS_NOWHERE;

    while (first < end
        && (hs_is(in, first, HS_COORDINATOR | HS_TIME) || hs_is(in, first, HS_SUBORDINATOR)
            || (hs_is(in, first, HS_ADVERB) && !hs_is(in, first, HS_DETERMINER)))
        && !hs_is(in, first, HS_RELATIVE)) {
        first++;
    }
    if (first >= end || !hs_is(in, first, HS_PREPOSITION)) {
        return first;
    }
    // A phrase without a comma behind it, "In Paris the minister": its own noun comes first, and
    // the subject is what starts last.
    for (size_t i = first + 1; i < end; i++) {
        bool name = in->terms[i].capital && !(i > first && in->terms[i - 1].capital);
        bool inside = hs_is(in, i - 1, HS_PREPOSITION | HS_DETERMINER | HS_COORDINATOR);
        if ((hs_is(in, i, HS_DETERMINER | HS_SUBJECT) || name) && !inside
            && !hs_is(in, i, HS_TIME)) {
            last_start = i;
        }
    }
    return last_start == HS_NOWHERE ? end : last_start;
}

/* The segment between punctuation that ends at `end`: where it begins, the clause boundaries inside
 * it taken into account. */
static size_t segment_start(const hs_reading *in, size_t from, size_t end)
{
    size_t start = end, joined = HS_NOWHERE;

    while (start > from) {
        size_t before = start - 1;
        if (hs_is_comma(in, before) || is_break(in, before)) {
            break;
        }
        if (hs_is(in, before, HS_COORDINATOR) && joined == HS_NOWHERE) {
            joined = start; // cut here if a verb turns up in front of it
        }
        if (hs_is(in, before, HS_SUBORDINATOR) && !hs_is(in, before, HS_PREPOSITION)
            && !(hs_word_is(in, before, "that") && before == from)) {
            return start;
        }
        if (start < end && before > from && hs_is(in, before, HS_SUBORDINATOR)
            && end - start <= 3) {
            return start; // for a match after doctors said
        }
        if (hs_looks_finite(in, before)) {
            return joined != HS_NOWHERE ? joined : start;
        }
        start--;
    }
    return start;
}

bool hs_has_verb(const hs_reading *in, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        if (hs_looks_finite(in, i)) {
            return true;
        }
    }
    return false;
}

/* A segment between commas that can stand behind a name: "an attorney for Sony", "D-Ohio", "45". */
static bool is_apposition(const hs_reading *in, size_t first, size_t end)
{
    if (first >= end || end - first > 25
        || hs_is(in, first, HS_COORDINATOR | HS_TIME | HS_ADVERB)) {
        return false;
    }
    if (hs_is(in, first, HS_RELATIVE) || hs_word_is(in, first, "whose")) {
        return true;
    }
    if (hs_is(in, first, HS_SUBORDINATOR | HS_SUBJECT)) {
        return false;
    }
    first += ends_with(in, first, "ed");                                 // published on Monday
    for (size_t i = first; i < end && !hs_is(in, i, HS_RELATIVE); i++) { // a writer who left
        if (hs_looks_finite(in, i)) {
            return false;
        }
    }
    return true;
}

/* The noun phrase in front of `end`, which is punctuation or the verb itself. */
static hs_range plain_before(const hs_reading *in, size_t from, size_t end)
{
    size_t start;

    if (end <= from) {
        return none;
    }
    if (hs_is(in, end - 1, HS_SUBJECT)) {
        return (hs_range){ end - 1, end };
    }
    if (hs_word_is(in, end - 1, "whom")) { // many of whom
        bool many = end >= from + 3 && hs_word_is(in, end - 2, "of");
        return many ? (hs_range){ end - 3, end } : none;
    }
    if (hs_word_is(in, end - 1, "there")) {
        return none;
    }
    if ((!in->terms[end - 1].letters && (!in->terms[end - 1].mark || is_break(in, end - 1)))
        || hs_is(in, end - 1, HS_PREPOSITION | HS_COORDINATOR | HS_SUBORDINATOR | HS_AUXILIARY)) {
        return none;
    }
    start = skip_opening(in, segment_start(in, from, end), end);
    return start < end ? (hs_range){ start, end } : none;
}

/* Where the text between commas that ends at `end` begins. */
static size_t comma_start(const hs_reading *in, size_t from, size_t end)
{
    while (end > from && !hs_is_comma(in, end - 1) && !is_break(in, end - 1)) {
        end--;
    }
    return end;
}

/* Is `head`, the noun phrase in front of a comma, but one more apposition of a list? */
static bool is_listed(const hs_reading *in, size_t from, hs_range head)
{
    return head.first > from && hs_is_comma(in, head.first - 1)
        && is_apposition(in, head.first, head.end) && !hs_is(in, head.first, HS_SUBJECT);
}

/* "NAME, apposition, apposition," in front of `end`, the last comma included.  The head begins its
 * clause, or stands behind what opens it: "On Monday, NAME, apposition,". */
static hs_range with_apposition(const hs_reading *in, size_t from, size_t end)
{
    size_t open = end - 1;
    hs_range found = none;

    for (int commas = 0; commas < 4 && open > from; commas++) {
        size_t previous = comma_start(in, from, open);
        hs_range head;
        if (previous == from || !hs_is_comma(in, previous - 1)
            || !is_apposition(in, previous, open)) {
            break;
        }
        open = previous - 1;
        head = plain_before(in, from, open);
        if (found.end != 0 && comma_start(in, from, open) == from
            && (hs_is(in, from, HS_PREPOSITION | HS_SUBORDINATOR) || ends_with(in, from, "ing"))) {
            break;
        }
        if (head.end != head.first) {
            bool relative = hs_is(in, previous, HS_RELATIVE) || hs_word_is(in, previous, "whose");
            found = (hs_range){ head.first, relative ? head.end : end };
            if (!is_listed(in, from, head)) {
                break;
            }
        }
    }
    return found;
}

hs_range hs_subject_before(const hs_reading *in, size_t from, size_t verb)
{
    size_t end = skip_back(in, from, verb);

    if (end <= from) {
        return none;
    }
    if (hs_is_comma(in, end - 1) && end - 1 > from) {
        return with_apposition(in, from, end);
    }
    if (hs_word_is(in, end - 1, ")")) {
        size_t open = end - 1;
        while (open > from && !hs_word_is(in, open, "(")) {
            open--;
        }
        if (open > from && end - open < 12) {
            hs_range head = plain_before(in, from, open);
            return head.end > head.first ? (hs_range){ head.first, end } : none;
        }
        return none;
    }
    return plain_before(in, from, end);
}

/* --- to the right */

/* Does the text go on from the comma at `comma` with something that explains the name before it? */
static bool goes_on(const hs_reading *in, size_t comma, size_t end)
{
    size_t next = comma + 1;

    if (next >= end || in->terms[next].mark || in->terms[next].quote) {
        return false;
    }
    if (hs_is(in, next, HS_RELATIVE) || hs_word_is(in, next, "whose")) {
        return true;
    }
    if (hs_is(in, next,
            HS_COORDINATOR | HS_SUBORDINATOR | HS_PREPOSITION | HS_SUBJECT | HS_ADVERB | HS_TIME)
        || ends_with(in, next, "ing")) {
        return false;
    }
    return true;
}

/* Behind "(" at `open`: the closing parenthesis of a short one, "(SPE)", "(R-Texas)"; else `open`.
 */
static size_t short_parenthesis(const hs_reading *in, size_t open, size_t end)
{
    for (size_t i = open + 1; i < end && i < open + 8; i++) {
        if (hs_word_is(in, i, ")")) {
            return i;
        }
    }
    return open;
}

/* Determiners that are whole phrases: "said one", "say some". */
static bool among_pronominal(const hs_reading *in, size_t word)
{
    static const char *const words[] = { "one", "some", "many", "several", "another", "both",
        "most", "all", "others", "few", "those", "these" };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (hs_word_is(in, word, words[i])) {
            return true;
        }
    }
    return false;
}

hs_range hs_phrase_after(const hs_reading *in, size_t first, size_t end)
{
    size_t i = first;
    bool relative = false, bare = true, name; // nothing but a name so far

    if (!hs_starts_phrase(in, first)) {
        return none;
    }
    if (hs_is(in, first, HS_SUBJECT)) {
        return (hs_range){ first, first + 1 };
    }
    for (; i < end; i++) {
        if (hs_is_comma(in, i)) {
            if (!goes_on(in, i, end)) {
                break;
            }
            continue;
        }
        if (hs_word_is(in, i, "(") && short_parenthesis(in, i, end) != i) {
            i = short_parenthesis(in, i, end);
            continue;
        }
        if (is_break(in, i)) {
            break;
        }
        name = bare;
        bare = bare && in->terms[i].capital;
        if (relative || i == first) {
            continue;
        }
        if (hs_is(in, i, HS_TIME) && !hs_is(in, i - 1, HS_PREPOSITION | HS_DETERMINER)) {
            break;
        }
        if (hs_is(in, i, HS_RELATIVE)) {
            relative = true;
            continue;
        }
        if (hs_is(in, i, HS_SUBORDINATOR) && !hs_is(in, i, HS_PREPOSITION)) {
            break;
        }
        // Behind a bare name a preposition opens an adjunct: "said Boies in a letter".
        if (hs_is(in, i, HS_PREPOSITION) && name && !hs_word_is(in, i, "of")
            && !hs_word_is(in, i, "for") && !hs_word_is(in, i, "from")) {
            break;
        }
        if (hs_looks_finite(in, i) && !ends_with(in, i, "ed")) {
            break;
        }
    }
    while (i > first
        && (hs_is_comma(in, i - 1) || hs_is(in, i - 1, HS_PREPOSITION | HS_COORDINATOR))) {
        i--;
    }
    if (hs_is(in, i - 1, HS_DETERMINER) && !hs_is(in, i - 1, HS_SUBJECT) && i == first + 1
        && !among_pronominal(in, first)) {
        return none;
    }
    return (hs_range){ first, i };
}

hs_range hs_subject_from(const hs_reading *in, size_t first, size_t end)
{
    size_t start = first, i;

    while (start < end && !hs_starts_phrase(in, start)) {
        // An opening phrase runs to its comma.
        size_t comma = start;
        while (comma < end && !hs_is_comma(in, comma)) {
            comma++;
        }
        start = hs_is(in, start, HS_PREPOSITION) && comma < end ? comma + 1 : start + 1;
    }
    if (start >= end) {
        return none;
    }
    if (hs_is(in, start, HS_SUBJECT)) {
        return (hs_range){ start, start + 1 };
    }
    for (i = start + 1; i < end && i < start + 20; i++) {
        if (hs_is_comma(in, i) || is_break(in, i) || hs_looks_finite(in, i)
            || hs_is(in, i, HS_MODAL | HS_ADVERB)) {
            return (hs_range){ start, i };
        }
    }
    return none;
}
