/* Pronouns of the third person and relative ones: a ranking of what was mentioned lately. */
#include "news/coref_entity.h"

/* A noun without any determiner, seen once: most such are no persons. */
static bool is_doubtful(const hs_page *page, const hs_coref_entity *entity)
{
    return entity->key.data == NULL && entity->count == 1 && page->mentions[entity->first].bare;
}

static bool agrees(const hs_coref_entity *entity, hs_pronoun pronoun)
{
    switch (pronoun) {
    case HS_HE:
        return entity->type == HS_PERSON_ENTITY && !entity->plural && entity->gender <= 0;
    case HS_SHE:
        return entity->type == HS_PERSON_ENTITY && !entity->plural && entity->gender >= 0;
    case HS_THEY:
        return entity->plural || entity->type == HS_ORGANIZATION_ENTITY
            || (entity->nouns & HS_NOUN_MANY);
    case HS_IT:
        return (entity->type == HS_ORGANIZATION_ENTITY || entity->type == HS_PLACE_ENTITY)
            && !entity->plural;
    default:
        return false;
    }
}

enum { LONG_CLAUSE = 60 }; // words

/* Finite verbs between two places of a sentence: 1 where they are in one clause. */
static int verbs_between(const hs_page *page, size_t first, size_t end)
{
    int count = end - first > LONG_CLAUSE ? 3 : 0;

    for (; first < end && count < 3; first++) {
        count += page->items[first].finite;
    }
    return count;
}

static bool is_reflexive(const hs_page *page, const hs_mention *pronoun)
{
    hs_slice lower = page->items[pronoun->head].lower;

    return hs_slice_ends(lower, HS_LITERAL("self")) || hs_slice_ends(lower, HS_LITERAL("selves"));
}

/* Principle B (N. Chomsky, "Lectures on Government and Binding", 1981): he in "Smith met him" is no
 * Smith. */
static bool is_barred(const hs_page *page, const hs_mention *pronoun, const hs_mention *last)
{
    return last->sentence == pronoun->sentence && !pronoun->possessive
        && pronoun->grammar != HS_SUBJECT_OF && !is_reflexive(page, pronoun)
        && last->grammar == HS_SUBJECT_OF && verbs_between(page, last->end, pronoun->first) <= 1;
}

/* What speaks for a candidate and against it; by_speech and so on add them up. */
enum {
    SENTENCE_BETWEEN, // for each
    OBLIQUE,          // the highest grammar of the last sentence that it was mentioned in
    OBJECT,
    SUBJECT,
    OWNER,
    BOTH_SUBJECTS,
    EMBEDDED,
    SAME_PRONOUN, // the last mention is the same pronoun
    OTHER_PRONOUN,
    LATEST,              // nothing else has been mentioned since
    MENTION_MORE,        // for each, up to five
    MENTION_MORE_SOURCE, // the same, where the pronoun is a source
    NAMED,
    KNOWN_GENDER,
    IN_SPEAKERS_CLAIM, // the pronoun stands in what it says, not in quotation marks
    IN_SPEAKERS_QUOTE, // or in quotation marks
    NEW_TOPIC,  // the pronoun is a source, and this is named as a subject since somebody spoke
    SPOKE_LAST, // and the pronoun is a source
    SPOKE_LAST_QUOTED, // of words in quotation marks
    SPOKE_LAST_UNNAMED,
    NAMED_IN_QUOTE, // the last mention stands in what the pronoun says
    NAMED_IN_CLAIM, // the same, without quotation marks
    SUBJECT_BEFORE, // it does not, but is a subject in the same sentence
    QUOTED_BEFORE,  // the last mention stands in a quotation, the pronoun does not
    PLURAL,         // of they
    BODY,
    PLACE,    // of it
    LEAST_HE, // what the best candidate must have more than, for the pronoun
    LEAST_THEY,
    LEAST_IT_SOURCE,
    LEAST_IT_SUBJECT,
    LEAST_IT,
    WEIGHTS
};

/* Set by hand for news, then by scripts/tune-pronouns on GUM train, what has to do with
 * quotations left as it was. */
static const int weights[WEIGHTS] = {
    [SENTENCE_BETWEEN] = -7,
    [OBLIQUE] = 0,
    [OBJECT] = 4,
    [SUBJECT] = 7,
    [OWNER] = 1,
    [BOTH_SUBJECTS] = 1,
    [EMBEDDED] = -1,
    [SAME_PRONOUN] = 5,
    [OTHER_PRONOUN] = -4,
    [LATEST] = 4,
    [MENTION_MORE] = 1,
    [MENTION_MORE_SOURCE] = 2,
    [NAMED] = 1,
    [KNOWN_GENDER] = 7,
    [IN_SPEAKERS_CLAIM] = 8,
    [IN_SPEAKERS_QUOTE] = -60,
    [NEW_TOPIC] = 6,
    [SPOKE_LAST] = 8,
    [SPOKE_LAST_QUOTED] = 16,
    [SPOKE_LAST_UNNAMED] = 8,
    [NAMED_IN_QUOTE] = -12,
    [NAMED_IN_CLAIM] = -5,
    [SUBJECT_BEFORE] = 8,
    [QUOTED_BEFORE] = -8,
    [PLURAL] = 10,
    [BODY] = -9,
    [PLACE] = -4,
    [LEAST_HE] = -18,
    [LEAST_THEY] = 10,
    [LEAST_IT_SOURCE] = 2,
    [LEAST_IT_SUBJECT] = 10,
    [LEAST_IT] = 10,
};

/* Of those who spoke before the last one whom the pronoun may stand for. */
static uint32_t last_speaker(const hs_coref *coref, const hs_mention *pronoun)
{
    for (size_t i = 0; i < coref->spoke_count; i++) {
        if (agrees(&coref->entities[coref->spoke[i]], pronoun->pronoun)) {
            return coref->spoke[i];
        }
    }
    return HS_UNRESOLVED;
}

/* Who has been named as the subject of a sentence outside quotations since that one spoke. */
static uint32_t find_topic(const hs_coref *coref, const hs_mention *pronoun)
{
    const hs_page *page = &coref->page;
    uint32_t speaker = last_speaker(coref, pronoun);
    uint32_t since = speaker == HS_UNRESOLVED
        ? UINT32_MAX
        : page->mentions[coref->entities[speaker].last].sentence;

    for (size_t i = 0; i < coref->recent_count; i++) {
        const hs_coref_entity *each = &coref->entities[coref->recent[i]];
        const hs_mention *last = &page->mentions[each->last];
        if (coref->recent[i] != speaker && last->kind == HS_MENTION_NAME
            && last->grammar == HS_SUBJECT_OF && coref->spoken[last->head] == 0
            && last->sentence > since && last->sentence < pronoun->sentence
            && agrees(each, pronoun->pronoun)) {
            return coref->recent[i];
        }
    }
    return HS_UNRESOLVED;
}

/* What quotations and attributions tell. */
static int by_speech(const hs_coref *coref, const hs_mention *pronoun, uint32_t entity,
    const hs_mention *last, uint32_t topic)
{
    uint32_t inside = coref->content[pronoun->head];
    uint32_t speaker = inside ? coref->sources[inside - 1] : HS_UNRESOLVED;
    uint32_t source = coref->source[pronoun->head];
    bool spoken = coref->spoken[pronoun->head] != 0, last_spoken = coref->spoken[last->head] != 0;
    int score = 0;

    if (speaker != HS_UNRESOLVED
        && hs_coref_find(coref, coref->page.mentions[speaker].entity) == entity) {
        score += weights[spoken ? IN_SPEAKERS_QUOTE : IN_SPEAKERS_CLAIM];
    }
    if (source != 0 && topic == entity) {
        score += weights[NEW_TOPIC];
    } else if (source != 0 && topic == HS_UNRESOLVED && last_speaker(coref, pronoun) == entity) {
        score += weights[coref->entities[entity].key.data == NULL ? SPOKE_LAST_UNNAMED
                : coref->quoted[source - 1]                       ? SPOKE_LAST_QUOTED
                                                                  : SPOKE_LAST];
    }
    if (source != 0 && coref->content[last->head] == source) {
        score += weights[last_spoken ? NAMED_IN_QUOTE : NAMED_IN_CLAIM];
    } else if (last->sentence == pronoun->sentence && last->grammar == HS_SUBJECT_OF
        && spoken == last_spoken) {
        score += weights[SUBJECT_BEFORE];
    }
    return score + (!spoken && last_spoken ? weights[QUOTED_BEFORE] : 0);
}

static int by_place(const hs_coref *coref, const hs_coref_entity *entity, const hs_mention *pronoun,
    const hs_mention *last)
{
    static const int grammar[] = {
        [HS_OBLIQUE] = OBLIQUE, [HS_OBJECT] = OBJECT, [HS_SUBJECT_OF] = SUBJECT, [HS_OWNER] = OWNER
    };
    int score = weights[SENTENCE_BETWEEN] * (int) hs_coref_distance(coref, last, pronoun)
        + weights[grammar[entity->grammar]];

    if (pronoun->grammar == HS_SUBJECT_OF && entity->grammar == HS_SUBJECT_OF) {
        score += weights[BOTH_SUBJECTS];
    }
    if (last->pronoun != HS_NO_PRONOUN) {
        score += weights[last->pronoun == pronoun->pronoun ? SAME_PRONOUN : OTHER_PRONOUN];
    }
    return score + (last->embedded ? weights[EMBEDDED] : 0)
        + (&coref->entities[coref->recent[0]] == entity ? weights[LATEST] : 0);
}

static int by_kind(const hs_coref_entity *entity, const hs_mention *pronoun, bool source)
{
    int score = weights[source ? MENTION_MORE_SOURCE : MENTION_MORE]
            * (int) (entity->count < 5 ? entity->count : 5)
        + (entity->key.data ? weights[NAMED] : 0);

    if (pronoun->pronoun == HS_THEY) {
        return score + weights[entity->plural ? PLURAL : BODY];
    }
    if (pronoun->pronoun == HS_IT) {
        return score + (entity->type == HS_PLACE_ENTITY ? weights[PLACE] : 0);
    }
    return score + (entity->gender != 0 ? weights[KNOWN_GENDER] : 0);
}

static int threshold(const hs_mention *pronoun, bool source)
{
    bool subject = pronoun->grammar == HS_SUBJECT_OF;

    return weights[pronoun->pronoun == HS_THEY ? LEAST_THEY
            : pronoun->pronoun != HS_IT        ? LEAST_HE
            : source                           ? LEAST_IT_SOURCE
            : subject                          ? LEAST_IT_SUBJECT
                                               : LEAST_IT];
}

/* Sentences that may lie between. */
enum { REACH = 4, SOURCE_REACH = 7 };

/* "It is clear that": it stands for nothing. */
static bool is_expletive(const hs_page *page, const hs_mention *pronoun)
{
    size_t next = pronoun->end;

    if (pronoun->pronoun != HS_IT || next + 1 >= page->words.count
        || page->items[next].upos != HS_UPOS_AUX) {
        return false;
    }
    next += page->items[next + 1].upos == HS_UPOS_PART || page->items[next + 1].upos == HS_UPOS_ADV
        ? 2
        : 1;
    return next < page->words.count
        && (page->items[next].upos == HS_UPOS_ADJ || page->items[next].upos == HS_UPOS_DET
            || page->items[next].upos == HS_UPOS_NUM || page->items[next].upos == HS_UPOS_NOUN
            || page->items[next].upos == HS_UPOS_ADP);
}

static uint32_t find_antecedent(const hs_coref *coref, const hs_mention *pronoun)
{
    const hs_page *page = &coref->page;
    bool source = coref->source[pronoun->head] != 0;
    uint32_t best = HS_UNRESOLVED;
    int most = threshold(pronoun, source);
    uint32_t topic = source ? find_topic(coref, pronoun) : HS_UNRESOLVED;

    if (is_expletive(page, pronoun)
        || (source && pronoun->pronoun == HS_THEY && coref->pair_spoke)) {
        return HS_UNRESOLVED;
    }
    for (size_t i = 0; i < coref->recent_count; i++) {
        const hs_coref_entity *each = &coref->entities[coref->recent[i]];
        const hs_mention *last = &page->mentions[each->last];
        int score;
        if (!agrees(each, pronoun->pronoun) || last->end > pronoun->first
            || hs_coref_distance(coref, last, pronoun) > (source ? SOURCE_REACH : REACH)
            || is_barred(page, pronoun, last) || (!each->plural && is_doubtful(page, each))) {
            continue;
        }
        score = by_place(coref, each, pronoun, last) + by_kind(each, pronoun, source)
            + by_speech(coref, pronoun, coref->recent[i], last, topic);
        if (score > most) {
            most = score;
            best = coref->recent[i];
        }
    }
    return best;
}

enum { NEAR = 8 }; // mentions

/* Who: the mention that ends in front of it, or a comma before. */
static uint32_t find_relative(const hs_coref *coref, const hs_mention *pronoun)
{
    const hs_page *page = &coref->page;
    size_t end = pronoun->first;
    const hs_mention *each = pronoun;

    end -= end > 0 && hs_page_is(page, end - 1, ",");
    for (; each > page->mentions && pronoun - each < NEAR;) {
        each--;
        if (each->sentence == pronoun->sentence && !each->embedded
            && (each->type == HS_PERSON_ENTITY) == (pronoun->pronoun == HS_WHO)
            && (each->end == end || hs_phrase_end(page, each->end) == end)) {
            return hs_coref_find(coref, each->entity);
        }
    }
    return HS_UNRESOLVED;
}

uint32_t hs_coref_pronoun(const hs_coref *coref, const hs_mention *mention)
{
    switch (mention->pronoun) {
    case HS_WHO:
    case HS_WHICH:
        return find_relative(coref, mention);
    case HS_I:
    case HS_WE:
    case HS_NO_PRONOUN:
        return HS_UNRESOLVED;
    default:
        return find_antecedent(coref, mention);
    }
}
