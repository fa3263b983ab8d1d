/* Entities, and the walk over the mentions from left to right. */
#include "news/coref_entity.h"

uint32_t hs_coref_find(const hs_coref *coref, uint32_t entity)
{
    // Halving the way keeps it short (R. E. Tarjan, J. van Leeuwen, 1984).
    while (entity != HS_UNRESOLVED && coref->entities[entity].same_as != entity) {
        uint32_t next = coref->entities[entity].same_as;
        coref->entities[entity].same_as = coref->entities[next].same_as;
        entity = next;
    }
    return entity;
}

hs_coref_entity *hs_coref_of(const hs_coref *coref, const hs_mention *mention)
{
    uint32_t entity = hs_coref_find(coref, mention->entity);

    return entity == HS_UNRESOLVED ? NULL : &coref->entities[entity];
}

uint32_t hs_coref_add(hs_coref *coref, hs_mention *mention)
{
    uint32_t number = (uint32_t) coref->entities_count;
    hs_coref_entity *made = HS_APPEND(coref->page.document->arena, coref, entities);

    made->same_as = number;
    made->type = mention->type;
    made->plural = mention->plural;
    made->name = HS_UNRESOLVED;
    made->first = made->last = (uint32_t) (mention - coref->page.mentions);
    mention->entity = number;
    return number;
}

void hs_coref_call(
    hs_coref_entity *entity, hs_slice lemma, uint32_t noun, const hs_coref_owner *owner)
{
    uint32_t at = 0;

    while (at < entity->attributes_count && !hs_slice_equal(entity->attributes[at].lemma, lemma)) {
        at++;
    }
    if (at < entity->attributes_count) {
        entity->attributes[at].owner = owner->owned ? *owner : entity->attributes[at].owner;
        return;
    }
    if (at < HS_COREF_ATTRIBUTES) {
        entity->attributes[entity->attributes_count++] = (hs_coref_attribute){
            .lemma = lemma, .field = noun >> HS_NOUN_FIELD_SHIFT, .owner = *owner
        };
    }
    entity->nouns |= noun & (HS_NOUN_FIELD(1) - 1);
    entity->gender += noun & HS_NOUN_FEMALE ? 10 : 0;
    entity->gender -= noun & HS_NOUN_MALE ? 10 : 0;
}

/* Can what is called as `known` be what belongs to `owner`? */
static bool may_have(const hs_coref_owner *owner, const hs_coref_owner *known)
{
    return !owner->owned
        || (known->owned
            && (owner->entity == known->entity || owner->entity == HS_UNRESOLVED
                || known->entity == HS_UNRESOLVED));
}

hs_coref_likeness hs_coref_is_called(
    const hs_coref_entity *entity, hs_slice lemma, uint32_t noun, const hs_coref_owner *owner)
{
    uint32_t field = noun >> HS_NOUN_FIELD_SHIFT;
    hs_coref_likeness best = HS_COREF_UNLIKE;

    for (uint32_t i = 0; i < entity->attributes_count; i++) {
        const hs_coref_attribute *each = &entity->attributes[i];
        if (!may_have(owner, &each->owner)) {
            continue;
        }
        if (hs_slice_equal(each->lemma, lemma)) {
            return HS_COREF_SAME;
        }
        if (field != 0 && each->field == field) {
            best = HS_COREF_ALIKE;
        }
    }
    return best;
}

hs_coref_owner hs_coref_owner_of(const hs_coref *coref, const hs_mention *mention)
{
    const hs_mention *end = coref->page.mentions + coref->page.mentions_count;
    hs_coref_owner owner = { .owned = false, .entity = HS_UNRESOLVED };

    for (const hs_mention *each = mention + 1; each < end && each->first < mention->head; each++) {
        if (each->possessive && each->end <= mention->head) {
            owner.owned = true;
            owner.entity
                = each->kind == HS_MENTION_PRONOUN ? hs_coref_pronoun(coref, each) : each->entity;
            owner.entity = hs_coref_find(coref, owner.entity);
        }
    }
    return owner;
}

uint32_t hs_coref_join(hs_coref *coref, uint32_t a, uint32_t b)
{
    hs_coref_entity *to, *from;

    a = hs_coref_find(coref, a);
    b = hs_coref_find(coref, b);
    if (a == b) {
        return a;
    }
    if (a > b) {
        uint32_t other = a;
        a = b;
        b = other;
    }
    to = &coref->entities[a];
    from = &coref->entities[b];
    from->same_as = a;
    to->count += from->count;
    to->names += from->names;
    to->gender += from->gender;
    to->age = to->age.data != NULL ? to->age : from->age;
    if (from->key.size > to->key.size) {
        to->key = from->key;
        to->name = from->name;
    }
    return a;
}

/* --- what was mentioned lately */

/* The entity becomes the first of at most `most`. */
static size_t move_to_front(uint32_t *list, size_t count, size_t most, uint32_t entity)
{
    size_t i = 0;

    while (i < count && list[i] != entity) {
        i++;
    }
    count += i == count && count < most;
    i -= i == count;
    memmove(list + 1, list, i * sizeof *list);
    list[0] = entity;
    return count;
}

static bool is_source(const hs_coref *coref, const hs_mention *mention)
{
    uint32_t attribution = coref->source[mention->head];

    return attribution != 0
        && coref->sources[attribution - 1] == (uint32_t) (mention - coref->page.mentions);
}

void hs_coref_touch(hs_coref *coref, hs_mention *mention, uint32_t number)
{
    hs_coref_entity *entity;
    const hs_mention *last;

    number = hs_coref_find(coref, number);
    entity = &coref->entities[number];
    last = &coref->page.mentions[entity->last];
    mention->entity = number;
    if (entity->count == 0 || last->sentence != mention->sentence
        || mention->grammar > entity->grammar) {
        entity->grammar = mention->grammar;
    }
    entity->last = (uint32_t) (mention - coref->page.mentions);
    entity->count++;
    entity->gender += mention->pronoun == HS_SHE ? 3 : mention->pronoun == HS_HE ? -3 : 0;
    coref->recent_count
        = move_to_front(coref->recent, coref->recent_count, HS_COREF_RECENT, number);
    if (is_source(coref, mention)) {
        coref->pair_spoke = coref->pairs[coref->source[mention->head] - 1];
        entity->grammar = HS_SUBJECT_OF; // also behind the verb: "said Ruiz"
        coref->spoke_count
            = move_to_front(coref->spoke, coref->spoke_count, HS_COREF_SPOKE, number);
    }
}

/* --- the walk */

/* "Smith, 45, a teacher". */
static void take_age(const hs_coref *coref, const hs_mention *mention)
{
    const hs_page *page = &coref->page;
    size_t number = mention->end + 1;

    if (mention->type == HS_PERSON_ENTITY && hs_page_is(page, mention->end, ",")
        && number < page->words.count && page->items[number].upos == HS_UPOS_NUM
        && (hs_page_is(page, number + 1, ",") || hs_page_is(page, number + 1, "."))) {
        hs_coref_of(coref, mention)->age = page->items[number].lower;
    }
}

static void resolve_nominal(hs_coref *coref, hs_mention *mention)
{
    const hs_coref_owner owner = hs_coref_owner_of(coref, mention);
    const hs_mention *name = hs_coref_apposition(coref, mention);
    uint32_t number = name ? name->entity : hs_coref_nominal(coref, mention, &owner);
    hs_coref_entity *entity;

    if (number == HS_UNRESOLVED) {
        number = hs_coref_add(coref, mention);
    }
    hs_coref_touch(coref, mention, number);
    entity = hs_coref_of(coref, mention);
    hs_coref_call(entity, coref->page.items[mention->head].lemma, mention->noun, &owner);
    hs_coref_people(coref, entity, mention->first, mention->end);
    if (name != NULL) {
        mention->end = hs_phrase_end(&coref->page, mention->end);
    }
}

static void resolve(hs_coref *coref, hs_mention *mention)
{
    uint32_t entity = mention->entity;

    if (mention->kind == HS_MENTION_NAME) {
        if (entity != HS_UNRESOLVED) {
            hs_coref_touch(coref, mention, entity);
            take_age(coref, mention);
            hs_coref_title(coref, mention);
        }
        return;
    }
    if (mention->kind == HS_MENTION_PRONOUN) {
        entity = hs_coref_pronoun(coref, mention);
        if (entity != HS_UNRESOLVED) {
            hs_coref_touch(coref, mention, entity);
        }
        return;
    }
    resolve_nominal(coref, mention);
}

/* --- who is near which name: the first he or she behind a person's name votes for its gender */

enum { REACH = 30 }; // words

static void vote_for_gender(hs_coref *coref)
{
    const hs_page *page = &coref->page;
    const hs_mention *person = NULL;

    for (size_t i = 0; i < page->mentions_count; i++) {
        const hs_mention *each = &page->mentions[i];
        bool voter = each->pronoun == HS_HE || each->pronoun == HS_SHE;
        if (each->kind == HS_MENTION_NAME && each->type == HS_PERSON_ENTITY) {
            person = person == NULL || hs_coref_of(coref, person) == hs_coref_of(coref, each)
                    || each->first > person->first + REACH
                ? each
                : NULL;
        } else if (voter && person != NULL && each->first < person->end + REACH
            && coref->spoken[each->first] == coref->spoken[person->first]
            && hs_coref_of(coref, person) != NULL) {
            hs_coref_of(coref, person)->gender += each->pronoun == HS_SHE ? 1 : -1;
            person = NULL;
        }
    }
}

/* --- attributions */

static void mark(uint32_t *words, const hs_span *piece, uint32_t value)
{
    for (size_t i = piece->first; i < piece->end; i++) {
        words[i] = value;
    }
}

/* An attribution that starts later, or is shorter, is inside those before it. */
static void read_attributions(hs_coref *coref)
{
    const hs_page *page = &coref->page;
    hs_arena *arena = page->document->arena;
    hs_spans quotes = hs_spans_read(page->document, page->words, HS_LITERAL("Quote"));

    coref->attributions = hs_attributions_read(page->document, page->words);
    coref->content = HS_NEW(arena, uint32_t, page->words.count);
    coref->source = HS_NEW(arena, uint32_t, page->words.count);
    coref->spoken = HS_NEW(arena, uint32_t, page->words.count);
    for (uint32_t i = 0; i < coref->attributions.items_count; i++) {
        const hs_attribution *each = &coref->attributions.items[i];
        for (size_t k = 0; k < each->pieces_count; k++) {
            if (hs_slice_equal(each->pieces[k].kind, hs_role_name(HS_CONTENT))) {
                mark(coref->content, &each->pieces[k], i + 1);
            } else if (hs_slice_equal(each->pieces[k].kind, hs_role_name(HS_SOURCE))) {
                mark(coref->source, &each->pieces[k], i + 1);
            }
        }
    }
    for (size_t i = 0; i < quotes.items_count; i++) {
        if (hs_slice_is(quotes.items[i].kind, "speech")) {
            mark(coref->spoken, &quotes.items[i], (uint32_t) i + 1);
        }
    }
}

static void count_prose(hs_coref *coref)
{
    const hs_page *page = &coref->page;
    size_t count = page->document->sentences_count;

    coref->prose = HS_NEW(page->document->arena, uint32_t, count + 1);
    for (size_t i = 0; i < page->words.count; i++) {
        bool prose = coref->spoken[i] == 0 && page->items[i].upos != HS_UPOS_PUNCT;
        coref->prose[page->words.items[i].sentence] |= prose;
    }
    for (size_t i = 1; i < count; i++) {
        coref->prose[i] += coref->prose[i - 1];
    }
}

uint32_t hs_coref_distance(const hs_coref *coref, const hs_mention *from, const hs_mention *to)
{
    return coref->prose[to->sentence] - coref->prose[from->sentence];
}

/* Is the word behind the noun phrase that the source begins with? */
static bool is_later(const hs_page *page, const hs_span *source, size_t word)
{
    for (size_t i = source->first; i < word; i++) {
        hs_upos upos = page->items[i].upos;
        if (upos == HS_UPOS_ADP || hs_page_is(page, i, ",")
            || (i > source->first && (upos == HS_UPOS_VERB || upos == HS_UPOS_CCONJ))) {
            return true;
        }
    }
    return false;
}

/* The mention that stands for a source: the outermost one that its noun phrase is; where the phrase
 * is none, a person's name in apposition to it. */
static uint32_t source_mention(const hs_page *page, const hs_span *source)
{
    for (size_t i = hs_page_mention_from(page, source->first);
         i < page->mentions_count && page->mentions[i].first < source->end; i++) {
        const hs_mention *each = &page->mentions[i];
        bool later = is_later(page, source, each->first);
        bool apposition = later && each->kind == HS_MENTION_NAME && each->type == HS_PERSON_ENTITY
            && hs_page_is(page, each->first - 1, ",");
        if (!each->embedded && (!later || apposition)
            && !(each->kind == HS_MENTION_PRONOUN && each->possessive)) {
            return (uint32_t) i;
        }
    }
    return HS_UNRESOLVED;
}

/* "Smith and Jones": two of them; but "the actress and singer" is one. */
static bool is_pair(const hs_page *page, const hs_mention *mention, const hs_span *source)
{
    size_t end = mention->end;
    const hs_page_word *next = end + 1 < source->end ? &page->items[end + 1] : NULL;
    bool one;

    if (next == NULL || page->items[end].upos != HS_UPOS_CCONJ
        || mention->kind == HS_MENTION_PRONOUN) {
        return false;
    }
    one = mention->kind == HS_MENTION_NOMINAL && mention->type == HS_PERSON_ENTITY
        && !mention->plural && !mention->bare && next->upos != HS_UPOS_DET
        && next->upos != HS_UPOS_PRON
        && !(next->name != 0 && hs_slice_is(page->names.items[next->name - 1].kind, "PER"));
    return !one;
}

static void find_sources(hs_coref *coref)
{
    const hs_attributions *all = &coref->attributions;

    coref->sources = HS_NEW(coref->page.document->arena, uint32_t, all->items_count);
    coref->pairs = HS_NEW(coref->page.document->arena, bool, all->items_count);
    coref->direct = HS_NEW(coref->page.document->arena, bool, all->items_count);
    coref->quoted = HS_NEW(coref->page.document->arena, bool, all->items_count);
    for (size_t i = 0; i < all->items_count; i++) {
        const hs_attribution *each = &all->items[i];
        coref->sources[i] = HS_UNRESOLVED;
        coref->direct[i] = hs_slice_is(hs_attribution_property(each, HS_LITERAL("type")), "direct");
        for (size_t k = 0; k < each->pieces_count; k++) {
            const hs_span *piece = &each->pieces[k];
            bool source = hs_slice_equal(piece->kind, hs_role_name(HS_SOURCE));
            if (source && coref->sources[i] == HS_UNRESOLVED) {
                coref->sources[i] = source_mention(&coref->page, piece);
                coref->pairs[i] = coref->sources[i] != HS_UNRESOLVED
                    && is_pair(&coref->page, &coref->page.mentions[coref->sources[i]], piece);
            }
            coref->quoted[i] |= hs_slice_equal(piece->kind, hs_role_name(HS_CONTENT))
                && coref->spoken[piece->first] != 0;
        }
    }
}

hs_coref hs_coref_make(hs_document *document, const hs_nouns_map *nouns)
{
    hs_coref coref = { .page = hs_page_make(document, nouns) };

    read_attributions(&coref);
    count_prose(&coref);
    find_sources(&coref);
    hs_coref_names(&coref);
    vote_for_gender(&coref);
    for (size_t i = 0; i < coref.page.mentions_count; i++) {
        resolve(&coref, &coref.page.mentions[i]);
    }
    return coref;
}
