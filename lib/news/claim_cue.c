/* Finding the word that acts in a cue. */
#include "news/claim_act.h"

/* The first piece of a role; first == end where there is none. */
static hs_span first_piece(const hs_attribution *attribution, hs_role role)
{
    hs_span found = { .first = 0, .end = 0 };

    for (size_t i = 0; i < attribution->pieces_count; i++) {
        if (hs_slice_equal(attribution->pieces[i].kind, hs_role_name(role))) {
            return attribution->pieces[i];
        }
    }
    return found;
}

/* Can a word of this part of speech be what acts?  Without tags any can. */
static bool can_act(const hs_claim_reading *in, size_t word)
{
    static const char *const tags[] = { "VERB", "NOUN", "ADJ", "PROPN", "X", "_" };

    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (hs_claim_is_tagged(in, word, tags[i])) {
            return true;
        }
    }
    return false;
}

static bool acts(const hs_claim_word *entry)
{
    return entry != NULL && (entry->verb != HS_NO_ACT || entry->noun != HS_NO_ACT);
}

/* "Denied claims that": a noun, whatever its tag. */
static bool is_denied(const hs_claim_reading *in, size_t word)
{
    return word > 0 && in->entries[word - 1] != NULL && in->entries[word - 1]->verb == HS_ACT_DENIAL
        && in->words.items[word].sentence == in->words.items[word - 1].sentence;
}

/* Verb and particle, which may stand at the end of the cue: "called on Friday for". */
static const hs_claim_word *phrasal_of(
    const hs_claim_reading *in, const hs_claim_cue *cue, size_t word, size_t *particle)
{
    const hs_claim_word *next = hs_claim_phrasal(in, word, word + 1);

    *particle = word + 1;
    if (acts(next) || cue->end < word + 3 || !hs_claim_is_tagged(in, cue->end - 1, "ADP")) {
        return next;
    }
    *particle = cue->end - 1;
    return hs_claim_phrasal(in, word, cue->end - 1);
}

/* "Had to deny", "has yet to say", "appears to confirm": the second verb acts. */
static bool leaves_to(const hs_claim_reading *in, const hs_claim_cue *cue, size_t word)
{
    size_t to = word + 1 < cue->end && hs_claim_is_word(in, word + 1, "yet") ? word + 2 : word + 1;

    return to + 1 < cue->end && hs_claim_is_word(in, to, "to")
        && hs_claim_is_word(in, word, "have seem appear");
}

static void take(const hs_claim_reading *in, hs_claim_cue *cue, size_t word)
{
    size_t particle;
    const hs_claim_word *phrasal = phrasal_of(in, cue, word, &particle), *own = in->entries[word];
    bool is_nominal = hs_claim_is_tagged(in, word, "NOUN") || hs_claim_is_tagged(in, word, "PROPN")
        || is_denied(in, word);

    cue->is_phrasal = acts(phrasal);
    cue->word = cue->is_phrasal || own == NULL ? *phrasal : *own;
    cue->head = word;
    cue->object = cue->is_phrasal && particle == word + 1 ? word + 2 : word + 1;
    // "Pressed him on": the verb's own object.
    if (cue->is_phrasal && particle != word + 1 && own != NULL) {
        cue->word.traits |= own->traits & HS_TAKES_TARGET;
    }
    cue->is_noun = !cue->is_phrasal
        && (cue->word.verb == HS_NO_ACT || (is_nominal && cue->word.noun != HS_NO_ACT));
}

/* A word of the cue that does not act: what it says of the one that does. */
static void pass_over(
    const hs_claim_reading *in, hs_claim_cue *cue, size_t word, const hs_claim_word *phrasal)
{
    unsigned traits = hs_claim_traits(in, word) | (phrasal && !acts(phrasal) ? phrasal->traits : 0);
    bool only = word + 1 < cue->end && hs_claim_is_word(in, word + 1, "only");

    cue->negations += traits & HS_IS_NEGATION && !only;
    cue->negations += (traits & HS_IS_NEGATIVE_VERB) != 0;
    cue->hedges |= traits & (HS_IS_PROBABLE | HS_IS_POSSIBLE);
    cue->has_modal |= (traits & HS_IS_MODAL) != 0;
}

/* Behind a verb like "issue" its noun acts, or another verb: "sent a message asking". */
static void find_beside(const hs_claim_reading *in, hs_claim_cue *cue)
{
    for (size_t i = cue->head + 1; i < cue->end; i++) {
        const hs_claim_word *entry = in->entries[i];
        cue->negations += (hs_claim_traits(in, i) & HS_IS_NEGATION) != 0;
        if (entry && entry->noun != HS_NO_ACT && hs_claim_is_tagged(in, i, "NOUN")) {
            take(in, cue, i);
            cue->is_noun = true;
            return;
        }
        if (entry && entry->verb != HS_NO_ACT && hs_claim_is_tagged(in, i, "VERB")) {
            take(in, cue, i);
            cue->is_light = false;
            return;
        }
    }
}

/* The head among the words of the cue. */
static void find_head(const hs_claim_reading *in, hs_claim_cue *cue)
{
    for (size_t i = cue->first; i < cue->end; i++) {
        size_t particle;
        const hs_claim_word *phrasal = phrasal_of(in, cue, i, &particle);
        if (!can_act(in, i) || leaves_to(in, cue, i) || !(acts(in->entries[i]) || acts(phrasal))) {
            pass_over(in, cue, i, phrasal);
            continue;
        }
        take(in, cue, i);
        cue->is_light = cue->word.frame == HS_FRAME_LIGHT;
        if (cue->is_light && !cue->is_noun) {
            find_beside(in, cue);
        }
        return;
    }
}

/* "Expressed | concern that …": the noun is in the content. */
static void find_noun(const hs_claim_reading *in, hs_claim_cue *cue, const hs_content *content)
{
    for (size_t i = 0; i < content->count && i < 5; i++) {
        size_t word = content->words[i];
        const hs_claim_word *entry = in->entries[word];
        if (entry != NULL && entry->noun != HS_NO_ACT && !hs_claim_is_tagged(in, word, "VERB")) {
            cue->word = *entry;
            cue->is_noun = true;
            cue->negations += (hs_claim_traits(in, content->words[0]) & HS_IS_NEGATION) != 0;
            return;
        }
    }
}

/* What hs-attribute says of the cue, where its words say nothing. */
static void take_property(
    const hs_claim_reading *in, const hs_attribution *attribution, hs_claim_cue *cue)
{
    hs_slice lemma = hs_attribution_property(attribution, HS_LITERAL("cue"));
    const hs_claim_word *entry;

    if (lemma.data == NULL) {
        return;
    }
    entry = hs_claim_word_find(in->lexicon, lemma);
    if (!acts(entry)) {
        entry = hs_claim_word_find(in->lexicon, hs_slice_cut(&lemma, '_'));
    }
    if (acts(entry)) {
        cue->word = *entry;
        cue->is_noun = entry->verb == HS_NO_ACT;
        cue->head = cue->first < cue->end ? cue->end - 1 : cue->head;
        cue->object = cue->head + 1;
    }
}

/* A "not" or "never" that the cue has left out: up to three words in front of it, auxiliaries and
 * adverbs. */
static unsigned negations_before(const hs_claim_reading *in, const hs_claim_cue *cue)
{
    unsigned found = 0;

    for (size_t i = 1; i <= 3 && i <= cue->first; i++) {
        size_t word = cue->first - i;
        bool negation = hs_claim_traits(in, word) & HS_IS_NEGATION
            && !hs_claim_is_tagged(in, word, "PRON") && !hs_claim_is_tagged(in, word, "NOUN");
        if (in->words.items[word].sentence != in->words.items[cue->first].sentence
            || !(negation || hs_claim_is_tagged(in, word, "AUX")
                || hs_claim_is_tagged(in, word, "ADV"))) {
            break;
        }
        found += negation;
    }
    return found;
}

/* "Nobody said", "no official said", "neither side said". */
static bool is_negative_source(const hs_claim_reading *in, const hs_attribution *attribution)
{
    hs_span source = first_piece(attribution, HS_SOURCE);

    return source.first < source.end && hs_claim_traits(in, source.first) & HS_IS_NEGATION;
}

static bool has_be(const hs_claim_reading *in, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        hs_slice lemma = in->words.items[i].token->column[HS_LEMMA];
        if (hs_slice_is(lemma, "be") || hs_slice_is(lemma, "get")) {
            return true;
        }
    }
    return false;
}

hs_claim_cue hs_claim_cue_read(
    const hs_claim_reading *in, const hs_attribution *attribution, const hs_content *content)
{
    hs_span piece = first_piece(attribution, HS_CUE);
    hs_claim_cue cue = { .head = in->words.count, .first = piece.first, .end = piece.end };

    find_head(in, &cue);
    if (cue.is_light && !cue.is_noun) {
        find_noun(in, &cue, content);
    }
    if (cue.head == in->words.count) {
        take_property(in, attribution, &cue);
    }
    if (cue.first < cue.end) {
        cue.negations += negations_before(in, &cue);
    }
    cue.negations += is_negative_source(in, attribution);
    cue.is_passive = cue.head < cue.end && cue.head > cue.first
        && hs_slice_is(in->words.items[cue.head].token->column[HS_XPOS], "VBN")
        && has_be(in, cue.first, cue.head);
    return cue;
}
