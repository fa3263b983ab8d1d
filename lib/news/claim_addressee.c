#include "news/claim_addressee.h"

enum { REACH = 48 }; // words from the cue

static const hs_span none = { .first = 0, .end = 0 };

static bool has_xpos(const hs_claim_reading *in, size_t word, const char *tag)
{
    return hs_slice_is(in->words.items[word].token->column[HS_XPOS], tag);
}

static bool is_noun(const hs_claim_reading *in, size_t word)
{
    return hs_claim_is_tagged(in, word, "NOUN") || hs_claim_is_tagged(in, word, "PROPN");
}

/* A pronoun for somebody: him, us, everyone; not "it", which as often is the thing. */
static bool is_personal(const hs_claim_reading *in, size_t word)
{
    return hs_claim_is_tagged(in, word, "PRON")
        && (has_xpos(in, word, "PRP") || has_xpos(in, word, "NN"))
        && !hs_claim_is_word(in, word, "it");
}

/* Words that stand in front of the noun or in a row of nouns. */
static bool is_in_phrase(const hs_claim_reading *in, size_t word)
{
    return is_noun(in, word) || hs_claim_is_tagged(in, word, "DET")
        || hs_claim_is_tagged(in, word, "ADJ") || hs_claim_is_tagged(in, word, "NUM")
        || has_xpos(in, word, "POS") || has_xpos(in, word, "PRP$");
}

/* The end of the sentence, or of the words that are looked at. */
static size_t sentence_end(const hs_claim_reading *in, size_t word)
{
    size_t end = word;

    while (end < in->words.count && end < word + REACH
        && in->words.items[end].sentence == in->words.items[word].sentence) {
        end++;
    }
    return end;
}

/* One noun phrase without what follows its head; first == end: none. */
static hs_span bare_phrase(const hs_claim_reading *in, size_t first, size_t limit)
{
    size_t end = first, i = first;

    if (first < limit && is_personal(in, first)) {
        return (hs_span){ .first = first, .end = first + 1 };
    }
    for (; i < limit && is_in_phrase(in, i); i++) {
        // A line end, or a determiner behind the noun, starts another phrase: "her | a flat".
        if (end > first
            && (hs_claim_is_tagged(in, i, "DET")
                || hs_slice_find(in->words.items[i - 1].after, 'n'))) {
            break;
        }
        end = is_noun(in, i) || has_xpos(in, i, "CD") ? i + 1 : end;
    }
    // "Pelluca's chief executive": a noun, whatever its tag.
    if (end < i && has_xpos(in, end, "POS")) {
        end = i;
    }
    return (hs_span){ .first = first, .end = end };
}

/* With "of" phrases and "and": "the leaders of both parties and the king". */
static hs_span phrase_from(const hs_claim_reading *in, size_t first, size_t limit)
{
    hs_span phrase = bare_phrase(in, first, limit);

    for (int more = 0; more < 3 && phrase.end > first && phrase.end + 1 < limit; more++) {
        bool joins = hs_claim_is_word(in, phrase.end, "of and");
        hs_span next = joins ? bare_phrase(in, phrase.end + 1, limit) : none;
        if (next.first == next.end || hs_claim_is_word(in, first, "you")) {
            break;
        }
        phrase.end = next.end;
    }
    return phrase;
}

/* Is it a person, a body or a place that can be spoken to: a pronoun, or a name at its end? */
static bool is_named(const hs_claim_reading *in, hs_span phrase)
{
    hs_slice label
        = hs_misc_get(in->words.items[phrase.end - 1].token->column[HS_MISC], HS_LITERAL("NER"));

    return is_personal(in, phrase.first)
        || (label.size > 2
            && (hs_slice_is(hs_slice_from(label, 2), "PER")
                || hs_slice_is(hs_slice_from(label, 2), "ORG")
                || hs_slice_is(hs_slice_from(label, 2), "LOC")
                || hs_slice_is(hs_slice_from(label, 2), "NORP")));
}

static bool overlaps(const hs_attribution *attribution, hs_role role, hs_span span)
{
    for (size_t i = 0; i < attribution->pieces_count; i++) {
        const hs_span *piece = &attribution->pieces[i];
        if (hs_slice_equal(piece->kind, hs_role_name(role)) && piece->first < span.end
            && span.first < piece->end) {
            return true;
        }
    }
    return false;
}

/* --- where it stands */

/* What must follow the object of a verb, that it is somebody; NULL: anything. */
static const char *follower(const hs_claim_reading *in, const hs_claim_cue *cue)
{
    static const struct {
        const char *verb, *followers;
    } rows[] = {
        { "threaten", "with" },
        { "ask", "to for whether if about why how what when where who which not" },
        { "tell", NULL },
        { "promise", "that" },
        { "guarantee", "that" },
        { "warn", "that to not of about against" },
        { "caution", "that to not about against" },
        { "alert", "that to of" },
    };
    const char *charge = hs_claim_charge_words(
        in->words.items[cue->head].token->column[HS_LEMMA], cue->word.traits);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (hs_claim_is_word(in, cue->head, rows[i].verb)) {
            return rows[i].followers;
        }
    }
    if (charge != NULL) {
        return charge;
    }
    return cue->word.traits & HS_IS_TELLING ? "that of about in on to" : "to not that against for";
}

/* "Karst, Orvanna, …": a name goes on behind the comma. */
static bool is_place_before_more(const hs_claim_reading *in, hs_span phrase, size_t limit)
{
    return phrase.end + 1 < limit && hs_slice_is(in->words.items[phrase.end].form, ",")
        && hs_claim_is_tagged(in, phrase.end + 1, "PROPN");
}

/* The phrase, with prepositional phrases behind it if need be, so that one of the words `wanted`
 * follows: "her friends in the valley | to".  Ends at `limit` where none does. */
static hs_span with_place(
    const hs_claim_reading *in, hs_span phrase, size_t limit, const char *wanted)
{
    while (phrase.end < limit && !hs_claim_is_word(in, phrase.end, wanted)) {
        hs_span next = hs_claim_is_tagged(in, phrase.end, "ADP")
            ? phrase_from(in, phrase.end + 1, limit)
            : none;
        phrase.end = next.first < next.end ? next.end : limit;
    }
    return phrase;
}

/* The noun phrase behind the verb; not a subject: "promised they would". */
static hs_span object_phrase(const hs_claim_reading *in, const hs_claim_cue *cue, size_t limit)
{
    size_t first = cue->object;
    hs_span phrase;

    while (first < limit && hs_claim_is_tagged(in, first, "ADV")) {
        first++;
    }
    phrase = phrase_from(in, first, limit);
    return phrase.first < phrase.end && hs_claim_has_feature(in, phrase.first, "Case=Nom")
            && !hs_claim_is_word(in, phrase.first, "you")
        ? none
        : phrase;
}

/* The object of the verb. */
static hs_span object_of(const hs_claim_reading *in, const hs_claim_cue *cue)
{
    size_t limit = sentence_end(in, cue->head);
    const char *wanted = follower(in, cue);
    hs_span phrase = object_phrase(in, cue, limit), extended;

    // "Pressed him on": what the cue ends with follows.
    if (phrase.first == phrase.end || wanted == NULL || phrase.end + 1 == cue->end
        || (phrase.end < limit && hs_claim_is_word(in, phrase.end, wanted))) {
        return phrase;
    }
    extended = with_place(in, phrase, limit, cue->word.traits & HS_JUDGES ? wanted : "to not");
    if (extended.end < limit) {
        return extended;
    }
    // "Threatened Orvanna", "promised her a flat"; not "criticized Teslin, Orvanna, bakers".
    return is_named(in, phrase) && !hs_claim_is_word(in, cue->head, "accuse")
            && !is_place_before_more(in, phrase, limit)
        ? phrase
        : none;
}

/* "Blamed the fire on rain", "which they blame on him". */
static hs_span blamed_on(const hs_claim_reading *in, const hs_claim_cue *cue)
{
    size_t limit = sentence_end(in, cue->head);

    for (size_t i = cue->head + 1; i < limit; i++) {
        if (hs_claim_is_word(in, i, "on")) {
            return phrase_from(in, i + 1, limit);
        }
        if (hs_claim_is_tagged(in, i, "PUNCT") && !hs_slice_is(in->words.items[i].form, "\"")
            && !hs_slice_is(in->words.items[i].form, "”")
            && !hs_slice_is(in->words.items[i].form, "“")) {
            break;
        }
    }
    return none;
}

/* "Wrote in a letter to the king", "said to reporters": in the cue, or right behind it. */
static hs_span told_to(
    const hs_claim_reading *in, const hs_attribution *attribution, const hs_claim_cue *cue)
{
    size_t limit = sentence_end(in, cue->head);

    for (size_t i = cue->head + 1; i <= cue->end && i + 1 < limit; i++) {
        hs_span phrase;
        // "Said, referring to the king".
        if (hs_claim_is_tagged(in, i, "VERB") || hs_slice_is(in->words.items[i].form, ",")) {
            break;
        }
        if (!hs_claim_is_word(in, i, "to") || !hs_claim_is_tagged(in, i, "ADP")) {
            continue;
        }
        phrase = phrase_from(in, i + 1, limit);
        return i < cue->end || !overlaps(attribution, HS_CONTENT, phrase) ? phrase : none;
    }
    return none;
}

/* "Called for him to resign". */
static hs_span called_for(const hs_claim_reading *in, size_t first)
{
    size_t limit = sentence_end(in, first - 1);
    hs_span phrase = phrase_from(in, first, limit);

    // Not "asked for money to build it".
    return phrase.first < phrase.end && phrase.end + 1 < limit
            && !hs_claim_is_tagged(in, phrase.first, "NOUN")
            && !hs_claim_is_tagged(in, phrase.first, "ADJ")
            && hs_claim_is_word(in, phrase.end, "to")
            && hs_claim_is_tagged(in, phrase.end + 1, "VERB")
        ? phrase
        : none;
}

/* "We were told": the subject. */
static hs_span subject_of(const hs_claim_reading *in, const hs_claim_cue *cue)
{
    size_t first = cue->first, sentence = in->words.items[cue->first].sentence;
    hs_span phrase;

    if (first != 0 && in->words.items[first - 1].sentence == sentence
        && is_personal(in, first - 1)) {
        return (hs_span){ .first = first - 1, .end = first };
    }
    while (first > 0 && first + REACH > cue->first
        && in->words.items[first - 1].sentence == sentence && is_in_phrase(in, first - 1)) {
        first--;
    }
    phrase = bare_phrase(in, first, cue->first);
    return phrase.end == cue->first ? phrase : none;
}

/* "Blamed him for it", "blamed it on him". */
static hs_span blamed(const hs_claim_reading *in, const hs_claim_cue *cue)
{
    hs_span found = object_of(in, cue);

    return found.first < found.end && found.end < in->words.count
            && hs_claim_is_word(in, found.end, "for over")
        ? found
        : blamed_on(in, cue);
}

/* "Offered her a flat". */
static hs_span given_to(const hs_claim_reading *in, const hs_claim_cue *cue)
{
    hs_span found = bare_phrase(in, cue->object, sentence_end(in, cue->head));

    return found.end == found.first + 1 && is_personal(in, found.first)
            && !hs_claim_has_feature(in, found.first, "Case=Nom")
        ? found
        : none;
}

static hs_span of_noun(const hs_claim_reading *in, const hs_claim_cue *cue)
{
    bool asks = cue->word.noun == HS_ACT_DEMAND || cue->word.noun == HS_ACT_REQUEST;

    return asks && cue->head + 1 < in->words.count && hs_claim_is_word(in, cue->head + 1, "for")
        ? called_for(in, cue->head + 2)
        : none;
}

static hs_span find_addressee(
    const hs_claim_reading *in, const hs_attribution *attribution, const hs_claim_cue *cue)
{
    bool takes_target = cue->word.traits & HS_TAKES_TARGET;
    hs_span found;

    if (cue->head >= cue->end) {
        return none;
    }
    if (cue->is_noun) {
        return of_noun(in, cue);
    }
    if (cue->is_passive) {
        return takes_target ? subject_of(in, cue) : none;
    }
    if (hs_claim_is_word(in, cue->head, "blame")) {
        return blamed(in, cue);
    }
    if (takes_target) {
        return object_of(in, cue);
    }
    if (cue->is_phrasal && hs_claim_is_word(in, cue->head + 1, "for")) {
        return called_for(in, cue->object);
    }
    if (cue->word.verb == HS_ACT_PROPOSAL || cue->word.verb == HS_ACT_PROMISE) {
        return given_to(in, cue);
    }
    found = told_to(in, attribution, cue);
    if (cue->word.frame == HS_FRAME_NEUTRAL) {
        return found;
    }
    // "Confirmed to Reuters", not "admitted to the charge".
    return found.first < found.end && is_named(in, found)
            && hs_claim_is_word(in, cue->head, "complain confess confirm admit")
        ? found
        : none;
}

hs_span hs_claim_addressee(
    const hs_claim_reading *in, const hs_attribution *attribution, const hs_claim_cue *cue)
{
    hs_span found = find_addressee(in, attribution, cue);

    // "…, warned the mayor": the subject.
    return overlaps(attribution, HS_SOURCE, found) ? none : found;
}
