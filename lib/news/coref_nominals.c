/* Noun phrases: which of them stand beside a name for the same, and which refer back. */
#include "news/coref_entity.h"

/* --- apposition */

static bool ends_apposition(const hs_page *page, size_t word, uint32_t sentence)
{
    return word >= page->words.count || page->words.items[word].sentence != sentence
        || hs_page_is(page, word, ",") || hs_page_is(page, word, ".") || hs_page_is(page, word, ";")
        || hs_page_is(page, word, ")") || hs_page_is(page, word, "-") || hs_page_is(page, word, "–")
        || hs_page_is(page, word, "—") || hs_page_is(page, word, "--")
        || hs_page_is(page, word, ":") || hs_page_is(page, word, "\"")
        || hs_page_is(page, word, "”") || hs_page_is(page, word, "who");
}

/* "…, and": a list and no apposition. */
static bool is_list(const hs_page *page, size_t word)
{
    word += hs_page_is(page, word, ",");
    return hs_page_is(page, word, "and") || hs_page_is(page, word, "or");
}

/* "Smith, 45, a teacher": the word behind an age. */
static size_t behind_age(const hs_page *page, size_t comma)
{
    return comma + 2 < page->words.count && page->items[comma + 1].upos == HS_UPOS_NUM
            && hs_page_is(page, comma + 2, ",")
        ? comma + 2
        : comma;
}

static bool may_be_same(const hs_coref *coref, const hs_mention *name, const hs_mention *nominal)
{
    const hs_coref_entity *entity = hs_coref_of(coref, name);
    int gender = nominal->noun & HS_NOUN_FEMALE ? 1 : nominal->noun & HS_NOUN_MALE ? -1 : 0;

    return name->kind == HS_MENTION_NAME && !name->embedded && name->type == nominal->type
        && entity != NULL && name->sentence == nominal->sentence
        && !(gender > 0 && entity->gender < -4) && !(gender < 0 && entity->gender > 4);
}

/* Long enough in front of a name to hold "an attorney for Sony Pictures Entertainment (SPE)". */
enum { NEAR = 8 }; // mentions

/* "Smith, president of the union said": the comma may be missing where the source ends. */
static bool ends_source(const hs_coref *coref, const hs_mention *mention, size_t after)
{
    uint32_t source = coref->source[mention->first];

    return source != 0 && after < coref->page.words.count && coref->source[after] != source;
}

static const hs_mention *name_before(const hs_coref *coref, const hs_mention *mention)
{
    const hs_page *page = &coref->page;
    size_t after = hs_phrase_end(page, mention->end);
    bool closed = ends_apposition(page, after, mention->sentence);

    if ((!closed && !ends_source(coref, mention, after)) || is_list(page, after)) {
        return NULL;
    }
    for (const hs_mention *each = mention; each > page->mentions && mention - each < NEAR;) {
        each--;
        if (!closed && coref->source[each->first] != coref->source[mention->first]) {
            continue;
        }
        if (each->end < mention->first && each->end < page->words.count
            && hs_page_is(page, each->end, ",") && behind_age(page, each->end) + 1 == mention->first
            && may_be_same(coref, each, mention)) {
            return each;
        }
    }
    return NULL;
}

/* "A fisherman named Pell Anders": the name; NULL: none. */
static const hs_mention *named(const hs_coref *coref, const hs_mention *mention)
{
    const hs_page *page = &coref->page;
    const hs_mention *end = page->mentions + page->mentions_count;

    if (hs_page_is(page, mention->end, "named")) {
        for (const hs_mention *each = mention + 1; each < end && each - mention < NEAR; each++) {
            if (each->first == mention->end + 1 && may_be_same(coref, each, mention)) {
                return each;
            }
        }
    }
    return NULL;
}

static const hs_mention *name_behind(const hs_coref *coref, const hs_mention *mention)
{
    const hs_page *page = &coref->page;
    size_t comma = hs_phrase_end(page, mention->end);
    const hs_mention *end = page->mentions + page->mentions_count, *name = named(coref, mention);

    if (name != NULL || !hs_page_is(page, comma, ",")) {
        return name;
    }
    for (const hs_mention *each = mention + 1; each < end && each - mention < NEAR; each++) {
        if (each->first == comma + 1 && may_be_same(coref, each, mention)
            && ends_apposition(page, each->end, each->sentence) && !is_list(page, each->end)) {
            return each;
        }
        // "Her coach, a fisherman named Pell Anders".
        if (each->first == comma + 1 && each->kind == HS_MENTION_NOMINAL && !each->embedded
            && each->type == mention->type && named(coref, each) != NULL) {
            return named(coref, each);
        }
    }
    return NULL;
}

const hs_mention *hs_coref_apposition(const hs_coref *coref, const hs_mention *mention)
{
    const hs_mention *name = NULL;

    if (mention->embedded || mention->plural || mention->possessive
        || mention->type == HS_PLACE_ENTITY) {
        return NULL;
    }
    name = name_before(coref, mention);
    return name ? name : name_behind(coref, mention);
}

/* The first word behind the last possessor: "the senator's wife" is no senator. */
static size_t own_words(const hs_page *page, size_t first, size_t end)
{
    for (size_t i = end; i > first; i--) {
        if (i < end && page->items[i - 1].upos == HS_UPOS_PART) {
            return i;
        }
    }
    return first;
}

void hs_coref_title(hs_coref *coref, const hs_mention *mention)
{
    static const hs_coref_owner nobody = { .owned = false, .entity = HS_UNRESOLVED };
    hs_coref_entity *entity = hs_coref_of(coref, mention);

    if (mention->type != HS_PERSON_ENTITY) {
        return;
    }
    for (size_t i = own_words(&coref->page, mention->first, mention->name_first);
         i < mention->name_first; i++) {
        const hs_page_word *word = &coref->page.items[i];
        if ((word->noun & HS_NOUN_PERSON) && !(word->noun & HS_NOUN_HONORIFIC) && word->name == 0) {
            hs_coref_call(entity, word->lemma, word->noun, &nobody);
        }
    }
    hs_coref_people(coref, entity, mention->first, mention->name_first);
}

/* --- nations and parties */

/* "Republican", "GOP", "French": one word for each; no data: the word is none. */
static hs_slice people_at(const hs_page *page, size_t word)
{
    static const struct {
        const char *form, *usual;
    } same[] = { { "gop", "republican" }, { "democratic", "democrat" } };
    const hs_page_word *at = &page->items[word];

    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        if (hs_slice_is(at->lower, same[i].form)) {
            return hs_slice_of(same[i].usual);
        }
    }
    return at->name != 0 && hs_slice_is(page->names.items[at->name - 1].kind, "NORP")
        ? (at->lemma.data && at->plural ? at->lemma : at->lower)
        : (hs_slice){ NULL, 0 };
}

static bool is_of(const hs_coref_entity *entity, hs_slice people)
{
    for (uint32_t i = 0; i < entity->peoples_count; i++) {
        if (hs_slice_equal(entity->peoples[i], people)) {
            return true;
        }
    }
    return false;
}

void hs_coref_people(const hs_coref *coref, hs_coref_entity *entity, size_t first, size_t end)
{
    first = own_words(&coref->page, first, end);
    for (size_t i = first; i < end; i++) {
        hs_slice people = people_at(&coref->page, i);
        if (people.data != NULL && entity->peoples_count < HS_COREF_PEOPLES
            && !is_of(entity, people)) {
            entity->peoples[entity->peoples_count++] = people;
        }
    }
}

int hs_coref_same_people(
    const hs_coref *coref, const hs_coref_entity *entity, size_t first, size_t end)
{
    int others = 0;

    first = own_words(&coref->page, first, end);
    for (size_t i = first; i < end; i++) {
        hs_slice people = people_at(&coref->page, i);
        if (people.data != NULL && is_of(entity, people)) {
            return 1;
        }
        others -= people.data != NULL && entity->peoples_count != 0;
    }
    return others < 0 ? -1 : 0;
}

/* --- definite noun phrases */

enum { FAR = 1000 };

/* Are all words between determiner and head also in the entity's first mention? */
static bool has_modifiers_of(
    const hs_coref *coref, const hs_mention *mention, const hs_coref_entity *entity)
{
    const hs_page *page = &coref->page;
    const hs_mention *first = &page->mentions[entity->first];

    for (size_t i = mention->first; i < mention->head; i++) {
        size_t k = first->first;
        if (page->items[i].upos == HS_UPOS_DET || page->items[i].upos == HS_UPOS_PUNCT) {
            continue;
        }
        while (k < first->end && !hs_slice_equal(page->items[k].lower, page->items[i].lower)) {
            k++;
        }
        if (k == first->end) {
            return false;
        }
    }
    return true;
}

static bool agrees(const hs_coref_entity *entity, const hs_mention *mention)
{
    int gender = mention->noun & HS_NOUN_FEMALE ? 1 : mention->noun & HS_NOUN_MALE ? -1 : 0;

    return entity->type == mention->type && entity->plural == mention->plural
        && !(gender > 0 && entity->gender < 0) && !(gender < 0 && entity->gender > 0);
}

/* "The Vermont senator". */
static bool is_from(const hs_page *page, const hs_mention *mention)
{
    static const char *const heads[]
        = { "senator", "governor", "congressman", "congresswoman", "representative", "lawmaker" };
    const hs_page_word *before
        = mention->head > mention->first ? &page->items[mention->head - 1] : NULL;

    if (before == NULL || before->name == 0
        || !hs_slice_is(page->names.items[before->name - 1].kind, "LOC")) {
        return false;
    }
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        if (hs_slice_is(page->items[mention->head].lemma, heads[i])) {
            return true;
        }
    }
    return false;
}

/* What newspapers call a person again by whom they have named: "the billionaire", "the Republican".
 */
static bool is_epithet(const hs_coref *coref, const hs_mention *mention)
{
    return (mention->noun & HS_NOUN_EPITHET) || people_at(&coref->page, mention->head).data != NULL;
}

/* A nominal that looks for its entity. */
typedef struct nominal {
    const hs_mention *mention;
    const hs_coref_owner *owner;
    // The one entity of its type with a name, and the one body that may be called so, of late;
    // NULL: there are several, or none.
    const hs_coref_entity *only, *body;
} nominal;

static hs_coref_likeness is_called(
    const hs_coref *coref, const nominal *of, const hs_coref_entity *entity, uint32_t noun)
{
    hs_slice lemma = coref->page.items[of->mention->head].lemma;

    return hs_coref_is_called(entity, lemma, noun, of->owner);
}

/* The age that a mention is called by, "the 74-year-old"; no data: none. */
static hs_slice age_of(const hs_coref *coref, const hs_mention *mention)
{
    const hs_page *page = &coref->page;

    return mention->head >= mention->first + 5 && hs_page_is(page, mention->head, "old")
            && hs_page_is(page, mention->head - 2, "year")
        ? page->items[mention->head - 4].lower
        : (hs_slice){ NULL, 0 };
}

static bool is_teenage(const hs_coref_entity *entity)
{
    return entity->age.size == 2 && entity->age.data[0] == '1' && entity->age.data[1] >= '3'
        && entity->age.data[1] <= '9';
}

/* What a person is like who may be meant; 0: not this one. */
static int like_person(
    const hs_coref *coref, const nominal *of, const hs_coref_entity *entity, uint32_t distance)
{
    const hs_mention *mention = of->mention;
    hs_coref_likeness likeness = is_called(coref, of, entity, mention->noun);
    hs_slice age = age_of(coref, mention);
    int people = hs_coref_same_people(coref, entity, mention->first, mention->end);
    bool latest = coref->spoke_count != 0 && &coref->entities[coref->spoke[0]] == entity;

    if (people < 0) {
        return 0;
    }
    if (age.data != NULL) {
        return hs_slice_equal(age, entity->age) ? 40 : 0;
    }
    if (hs_slice_is(coref->page.items[mention->head].lemma, "teenager") && is_teenage(entity)) {
        return 30;
    }
    if (likeness == HS_COREF_SAME) {
        return entity->key.data != NULL || has_modifiers_of(coref, mention, entity) ? 40 : 0;
    }
    if (likeness == HS_COREF_ALIKE && entity->key.data != NULL && distance < 6) {
        return 25;
    }
    if (of->owner->owned) {
        return 0; // what follows knows nothing of owners
    }
    if (is_from(&coref->page, mention) && entity->key.data != NULL) {
        return distance > 0 && distance < 3 && (latest || of->only == entity) ? 9 : 0;
    }
    if (is_epithet(coref, mention) && entity->key.data != NULL) {
        return people > 0 && distance < 8                                   ? 20
            : distance == 1 && (latest || entity->grammar == HS_SUBJECT_OF) ? 10
            : of->only == entity && distance > 0                            ? 8
                                                                            : 0;
    }
    // "the minister", and nothing more, of who has just spoken.
    return (mention->noun & HS_NOUN_OFFICE) && !(entity->nouns & HS_NOUN_OFFICE) && latest
            && distance == 1 && entity->key.data != NULL && mention->head <= mention->first + 2
        ? 6
        : 0;
}

/* What a body is called again by, and the last words of the names that such a body has: the agency
 * is the Congressional Budget Office, or its like. */
static bool is_such_body(const hs_coref *coref, hs_slice lemma, const hs_coref_entity *entity)
{
    static const struct {
        const char *noun, *names;
    } bodies[] = {
        { "agency",
            "administration agency authority board bureau commission department enforcement "
            "investigations office service services" },
        { "group",
            "alliance association campaign center centre coalition committee council foundation "
            "front institute league network now organization project society union watch" },
        { "organization",
            "alliance association center centre coalition council federation foundation institute "
            "league project society union" },
        { "organisation",
            "alliance association centre coalition council federation foundation institute league "
            "project society union" },
        { "panel", "board commission committee council court subcommittee" },
        { "think-tank", "center centre foundation institute institution" },
        { "union", "association brotherhood federation guild teamsters workers" },
    };
    const hs_mention *name
        = entity->name == HS_UNRESOLVED ? NULL : &coref->page.mentions[entity->name];

    for (size_t i = 0; name != NULL && i < sizeof bodies / sizeof *bodies; i++) {
        if (hs_slice_is(lemma, bodies[i].noun)) {
            return hs_slice_has_word(
                hs_slice_of(bodies[i].names), coref->page.items[name->name_end - 1].lower);
        }
    }
    return false;
}

/* A company by its name: no ministry, court or party. */
static bool may_be_business(const hs_coref *coref, const hs_coref_entity *entity)
{
    const hs_mention *name
        = entity->name == HS_UNRESOLVED ? NULL : &coref->page.mentions[entity->name];
    uint32_t noun = name ? coref->page.items[name->name_end - 1].noun : 0;

    return name != NULL && (!(noun & HS_NOUN_ORGANIZATION) || (noun & HS_NOUN_BUSINESS))
        && !(entity->nouns & HS_NOUN_ORGANIZATION && !(entity->nouns & HS_NOUN_BUSINESS));
}

static int like_organization(
    const hs_coref *coref, const nominal *of, const hs_coref_entity *entity, uint32_t distance)
{
    const hs_mention *mention = of->mention;
    hs_slice lemma = coref->page.items[mention->head].lemma;

    if (hs_slice_has_word(entity->key, lemma)) { // "the ministry", "Ministry of Defence"
        return 40;
    }
    if (is_called(coref, of, entity, mention->noun) == HS_COREF_SAME) {
        return entity->key.data != NULL || has_modifiers_of(coref, mention, entity) ? 35 : 0;
    }
    if ((mention->noun & HS_NOUN_BUSINESS) && distance < 5 && may_be_business(coref, entity)) {
        return entity->grammar == HS_SUBJECT_OF ? 19 : 15;
    }
    if (of->body == entity) {
        return 12;
    }
    // "the bank" of Wells Fargo: no word of its name, but of who has just acted, or of nobody else.
    return (mention->noun & HS_NOUN_LIKE_BUSINESS) && distance > 0 && may_be_business(coref, entity)
            && (of->only == entity || (distance == 1 && entity->grammar == HS_SUBJECT_OF))
            && mention->head <= mention->first + 2
        ? 8
        : 0;
}

static int like(
    const hs_coref *coref, const nominal *of, const hs_coref_entity *entity, uint32_t distance)
{
    const hs_mention *mention = of->mention;
    int score;

    if (!agrees(entity, mention)) {
        return 0;
    }
    if (mention->plural) {
        return distance < 8 && entity->key.data == NULL
                && is_called(coref, of, entity, 0) == HS_COREF_SAME
                && has_modifiers_of(coref, mention, entity)
            ? 20
            : 0;
    }
    score = entity->type == HS_PERSON_ENTITY     ? like_person(coref, of, entity, distance)
        : entity->type == HS_ORGANIZATION_ENTITY ? like_organization(coref, of, entity, distance)
        : is_called(coref, of, entity, 0) == HS_COREF_SAME
            && has_modifiers_of(coref, mention, entity)
        ? 30
        : 0;
    return score;
}

// Sentences, to the only entity with a name, and to a body.
enum { ONLY_REACH = 2, BODY_REACH = 3 };

static bool has_name(const hs_coref *coref, hs_slice lemma, const hs_coref_entity *entity)
{
    (void) coref;
    (void) lemma;
    return entity->key.data != NULL;
}

/* The one entity of the mention's type that was mentioned of late and fits its noun; NULL: there
 * are several, or none. */
static const hs_coref_entity *find_one(const hs_coref *coref, const hs_mention *mention,
    uint32_t reach,
    bool (*fits)(const hs_coref *coref, hs_slice lemma, const hs_coref_entity *entity))
{
    hs_slice lemma = coref->page.items[mention->head].lemma;
    const hs_coref_entity *found = NULL;

    for (size_t i = 0; i < coref->recent_count; i++) {
        const hs_coref_entity *each = &coref->entities[coref->recent[i]];
        uint32_t last = coref->page.mentions[each->last].sentence;
        if (each->type == mention->type && mention->sentence - last <= reach
            && fits(coref, lemma, each)) {
            if (found != NULL) {
                return NULL;
            }
            found = each;
        }
    }
    return found;
}

/* "secretary of state": the words behind belong to the office. */
static bool is_office(const hs_page *page, const hs_mention *mention)
{
    size_t next = mention->end + 1;

    return hs_page_is(page, mention->end, "of")
        && (hs_page_is(page, next, "state") || hs_page_is(page, next, "staff")
            || hs_page_is(page, next, "defense") || hs_page_is(page, next, "defence"));
}

/* "a man of the party": what follows tells which one it is, so that it is another. */
static bool is_specified(const hs_page *page, const hs_mention *mention)
{
    return !mention->possessive && !is_office(page, mention)
        && (hs_page_is(page, mention->end, "of") || hs_page_is(page, mention->end, "for")
            || hs_page_is(page, mention->end, "who") || hs_page_is(page, mention->end, "from"));
}

/* "Bill Clinton, the candidate's husband": he is not the candidate. */
static bool is_owner_of(const hs_page *page, const hs_mention *mention, const hs_mention *last)
{
    return mention->embedded && hs_page_is(page, mention->first - 1, ",")
        && last->end + 1 == mention->first;
}

uint32_t hs_coref_nominal(
    const hs_coref *coref, const hs_mention *mention, const hs_coref_owner *owner)
{
    const hs_page *page = &coref->page;
    bool title = mention->bare && (mention->noun & HS_NOUN_OFFICE)
        && page->items[mention->head].capital && !mention->plural;
    uint32_t best = HS_UNRESOLVED;
    nominal of = { .mention = mention, .owner = owner };
    int most = 0;

    if (!(mention->definite || title) || is_specified(page, mention)) {
        return HS_UNRESOLVED;
    }
    of.only = find_one(coref, mention, ONLY_REACH, has_name);
    if (mention->type == HS_ORGANIZATION_ENTITY && mention->head <= mention->first + 1) {
        of.body = find_one(coref, mention, BODY_REACH, is_such_body);
    }
    for (size_t i = 0; i < coref->recent_count; i++) {
        const hs_coref_entity *each = &coref->entities[coref->recent[i]];
        uint32_t distance = mention->sentence - page->mentions[each->last].sentence;
        int score = is_owner_of(page, mention, &page->mentions[each->last])
            ? 0
            : like(coref, &of, each, distance);
        score = score > 0 ? FAR + score - (int) (distance < 20 ? distance : 20) - (int) i / 4
                + (int) (each->count < 4 ? each->count : 4)
                          : 0;
        if (score > most) {
            most = score;
            best = coref->recent[i];
        }
    }
    return best;
}
