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

/* Finite verbs between two places of a sentence: 1 where they are in one clause. */
static int verbs_between(const hs_page *page, size_t first, size_t end)
{
    int count = 0;

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

/* What quotations and attributions tell. */
static int by_speech(
    const hs_coref *coref, const hs_mention *pronoun, uint32_t entity, const hs_mention *last)
{
    uint32_t inside = coref->content[pronoun->head];
    uint32_t speaker = inside ? coref->sources[inside - 1] : HS_UNRESOLVED;
    bool spoken = coref->spoken[pronoun->head] != 0;
    int score = 0;

    if (speaker != HS_UNRESOLVED
        && hs_coref_find(coref, coref->page.mentions[speaker].entity) == entity) {
        score += spoken ? -60 : 8;
    }
    if (coref->source[pronoun->head] != 0 && coref->speaker == entity) {
        score += coref->entities[entity].key.data ? 16 : 8;
    }
    // Who is quoted seldom names himself.
    if (coref->source[pronoun->head] != 0 && coref->spoken[last->head] != 0
        && coref->content[last->head] == coref->source[pronoun->head]) {
        score -= 12;
    }
    if (!spoken && coref->spoken[last->head] != 0) {
        score -= 8;
    }
    return score;
}

static int by_place(
    const hs_coref_entity *entity, const hs_mention *pronoun, const hs_mention *last)
{
    static const int grammar[]
        = { [HS_OBLIQUE] = -2, [HS_OBJECT] = 2, [HS_SUBJECT_OF] = 8, [HS_OWNER] = 1 };
    int distance = (int) (pronoun->sentence - last->sentence);

    return grammar[entity->grammar] - 7 * distance - (last->embedded ? 3 : 0)
        + (last->pronoun == pronoun->pronoun ? 6 : 0);
}

static int by_kind(const hs_coref_entity *entity, const hs_mention *pronoun)
{
    int score = 2 * (int) (entity->count < 5 ? entity->count : 5) + (entity->key.data ? 3 : 0);

    if (pronoun->pronoun == HS_THEY) {
        score += entity->plural ? 10 : -6;
    } else if (pronoun->pronoun == HS_IT) {
        score += entity->type == HS_PLACE_ENTITY ? -4 : 0;
    } else {
        score += entity->gender != 0 ? 5 : 0;
    }
    return score;
}

/* What the best one must have; sentences that may lie between. */
static int threshold(const hs_mention *pronoun, bool source)
{
    bool subject = pronoun->grammar == HS_SUBJECT_OF;

    return pronoun->pronoun == HS_IT  ? (source ? 2
                    : subject                   ? 6
                                                : 12)
        : pronoun->pronoun == HS_THEY ? 8
                                      : -20;
}

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

    if (is_expletive(page, pronoun)) {
        return HS_UNRESOLVED;
    }
    for (size_t i = 0; i < coref->recent_count; i++) {
        const hs_coref_entity *each = &coref->entities[coref->recent[i]];
        const hs_mention *last = &page->mentions[each->last];
        int score;
        if (!agrees(each, pronoun->pronoun) || last->end > pronoun->first
            || pronoun->sentence - last->sentence > (source ? SOURCE_REACH : REACH)
            || is_barred(page, pronoun, last) || (!each->plural && is_doubtful(page, each))) {
            continue;
        }
        score = by_place(each, pronoun, last) + by_kind(each, pronoun)
            + by_speech(coref, pronoun, coref->recent[i], last);
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

uint32_t hs_coref_pronoun(hs_coref *coref, const hs_mention *mention)
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
