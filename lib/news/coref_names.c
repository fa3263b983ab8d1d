/* Names that stand for the same: persons by surname, organizations by acronym and by the beginning
 * of their names, places by name.  Decided for the whole document at once, since headlines and
 * captions use the short name first. */
#include "base/map.h"
#include "news/coref_entity.h"
#include "text/utf8.h"

enum { MOST = 12 }; // words of a name that are looked at

/* The words of a name that count. */
typedef struct words {
    hs_slice items[MOST];
    size_t at[MOST]; // in the document
    size_t count;
} words;

typedef struct naming {
    hs_coref *coref;
    hs_arena *arena;
    hs_slice *keys;    // [mentions] of names
    hs_map surnames;   // last word → 1 + latest entity
    hs_map firsts;     // first word → 1 + latest entity
    hs_map persons;    // whole key, and first and last word → 1 + entity
    hs_map bodies;     // key → 1 + entity of organizations and places
    hs_map acronyms;   // → 1 + entity
    hs_map beginnings; // of longer names → 1 + entity; AMBIGUOUS
    hs_map endings;
} naming;

#define AMBIGUOUS UINT32_MAX

static hs_arena *arena_of(const naming *in) { return in->arena; }

/* --- words of names */

static bool is_word(hs_slice lower)
{
    size_t size;
    uint32_t code = lower.size ? hs_utf8_decode(lower.data, &size) : 0;

    return hs_is_letter(code) || hs_is_digit(code) || lower.data[0] == '@' || lower.data[0] == '&';
}

static bool is_suffix(hs_slice lower)
{
    return hs_slice_is(lower, "jr") || hs_slice_is(lower, "jr.") || hs_slice_is(lower, "sr")
        || hs_slice_is(lower, "sr.") || hs_slice_is(lower, "ii") || hs_slice_is(lower, "iii");
}

/* Titles of persons, legal forms of companies, "the": not part of what tells names apart. */
static bool is_left_out(const naming *in, const hs_mention *mention, size_t i, size_t count)
{
    const hs_page_word *word = &in->coref->page.items[i];
    bool person = mention->type == HS_PERSON_ENTITY;

    return !is_word(word->lower)
        || (person && count == 0 && i + 1 < mention->name_end && (word->noun & HS_NOUN_HONORIFIC))
        || (person && count != 0 && is_suffix(word->lower))
        || (!person && count == 0 && hs_slice_is(word->lower, "the"))
        || (!person && count != 0 && i + 1 == mention->name_end && (word->noun & HS_NOUN_LEGAL));
}

/* A hyphen: "Okonjo-Baird" is one surname. */
static bool joins_words(const naming *in, size_t word)
{
    const hs_words *all = &in->coref->page.words;

    return hs_page_is(&in->coref->page, word, "-") && !all->items[word].space_before
        && word + 1 < all->count && !all->items[word + 1].space_before;
}

static words words_of(const naming *in, const hs_mention *mention)
{
    words found = { .count = 0 };

    for (size_t i = mention->name_first; i < mention->name_end && found.count < MOST; i++) {
        if (found.count != 0 && i > mention->name_first + 1 && joins_words(in, i - 1)
            && is_word(in->coref->page.items[i].lower)) {
            hs_slice parts[3]
                = { found.items[found.count - 1], HS_LITERAL("-"), in->coref->page.items[i].lower };
            found.items[found.count - 1] = hs_arena_join(in->arena, parts, 3);
            found.at[found.count - 1] = i;
        } else if (!is_left_out(in, mention, i, found.count)) {
            found.at[found.count] = i;
            found.items[found.count++] = in->coref->page.items[i].lower;
        }
    }
    return found;
}

static hs_slice join(hs_arena *arena, const hs_slice *items, size_t count)
{
    hs_slice parts[2 * MOST];

    for (size_t i = 0; i < count; i++) {
        parts[2 * i] = items[i];
        parts[2 * i + 1] = HS_LITERAL(" ");
    }
    return hs_arena_join(arena, parts, count ? 2 * count - 1 : 0);
}

static uint32_t look_up(const hs_map *map, hs_slice key)
{
    const hs_map_value *value = hs_map_find(map, key);

    return value ? (uint32_t) value->number : 0;
}

static void store(hs_map *map, hs_slice key, uint32_t value)
{
    bool added;

    hs_map_add(map, key, &added)->number = value;
}

/* --- persons */

/* What a title in front, or inside, tells: above 0 female. */
static int gender_of_title(const naming *in, const hs_mention *mention)
{
    int gender = 0;

    for (size_t i = mention->first; i < mention->name_end; i++) {
        uint32_t noun = in->coref->page.items[i].noun;
        bool inside = i >= mention->name_first;
        if (inside && !(noun & HS_NOUN_HONORIFIC)) {
            break;
        }
        gender += noun & HS_NOUN_FEMALE ? 10 : 0;
        gender -= noun & HS_NOUN_MALE ? 10 : 0;
    }
    return gender;
}

static int gender_of_given_name(const naming *in, hs_slice given)
{
    uint32_t noun = hs_noun_find(in->coref->page.nouns, given);

    return noun & HS_GIVEN_FEMALE ? 2 : noun & HS_GIVEN_MALE ? -2 : 0;
}

static void take_name(naming *in, uint32_t number, hs_mention *mention, hs_slice key)
{
    hs_coref_entity *entity = &in->coref->entities[number];

    mention->entity = number;
    entity->gender += mention->type == HS_PERSON_ENTITY ? gender_of_title(in, mention) : 0;
    entity->names++;
    if (key.size > entity->key.size || entity->key.data == NULL) {
        entity->key = key;
        entity->name = (uint32_t) (mention - in->coref->page.mentions);
    }
}

static uint32_t add_person(naming *in, hs_mention *mention, const words *name, hs_slice key)
{
    uint32_t made = hs_coref_add(in->coref, mention);
    hs_slice last = name->items[name->count - 1];

    in->coref->entities[made].gender += gender_of_given_name(in, name->items[0]);
    in->coref->entities[made].next = look_up(&in->surnames, last);
    store(&in->surnames, last, made + 1);
    store(&in->persons, key, made + 1);
    if (name->count > 1) {
        store(&in->firsts, name->items[0],
            look_up(&in->firsts, name->items[0]) ? AMBIGUOUS : made + 1);
    }
    return made;
}

/* A name of two words and more. */
static void name_person(naming *in, hs_mention *mention, hs_slice key)
{
    words name = words_of(in, mention);
    hs_slice ends[3] = { name.items[0], HS_LITERAL("~"), name.items[name.count - 1] };
    hs_slice short_key = hs_arena_join(arena_of(in), ends, 3);
    uint32_t known = look_up(&in->persons, key);

    known = known ? known : look_up(&in->persons, short_key);
    if (known == 0) {
        known = add_person(in, mention, &name, key) + 1;
        store(&in->persons, short_key, known);
    }
    take_name(in, known - 1, mention, key);
}

static bool may_be(int gender, int wanted)
{
    return gender == 0 || wanted == 0 || (gender > 0) == (wanted > 0);
}

/* The person of that surname who is named in full most often; of equals the later one. */
static uint32_t find_by_surname(const naming *in, hs_slice last, int gender, uint32_t recent)
{
    uint32_t best = 0, most = 0, next = look_up(&in->surnames, last);

    for (int i = 0; next != 0 && i < 16; i++, next = in->coref->entities[next - 1].next) {
        const hs_coref_entity *each = &in->coref->entities[next - 1];
        uint32_t weight = 2 * each->names + (next == recent ? 3 : 0);
        if (may_be(each->gender, gender) && weight > most) {
            best = next;
            most = weight;
        }
    }
    return best;
}

/* A surname, or a given name, alone. */
static void name_briefly(naming *in, hs_mention *mention, hs_slice key, uint32_t *recent)
{
    words name = words_of(in, mention);
    int gender = gender_of_title(in, mention);
    uint32_t known = find_by_surname(in, name.items[0], gender, *recent);

    if (known == 0) {
        known = look_up(&in->firsts, name.items[0]);
        known = known == AMBIGUOUS
                || (known && !may_be(in->coref->entities[known - 1].gender, gender))
            ? 0
            : known;
    }
    if (known == 0) {
        known = add_person(in, mention, &name, key) + 1;
    }
    take_name(in, known - 1, mention, key);
}

/* --- organizations and places */

/* Names of countries that are the same country. */
static hs_slice usual_name(hs_slice key)
{
    static const struct {
        const char *name, *usual;
    } names[] = { { "u.s.", "united states" }, { "us", "united states" },
        { "usa", "united states" }, { "u.s.a.", "united states" }, { "america", "united states" },
        { "united states of america", "united states" }, { "u.k.", "united kingdom" },
        { "uk", "united kingdom" }, { "britain", "united kingdom" },
        { "great britain", "united kingdom" }, { "uae", "united arab emirates" },
        { "eu", "european union" }, { "e.u.", "european union" }, { "un", "united nations" },
        { "u.n.", "united nations" } };

    for (size_t i = 0; key.size <= 24 && i < sizeof names / sizeof *names; i++) {
        if (hs_slice_is(key, names[i].name)) {
            return hs_slice_of(names[i].usual);
        }
    }
    return key;
}

/* A beginning that many names have: "Bank", "New York", "Department". */
static bool is_common_beginning(const naming *in, const words *name, size_t count)
{
    const hs_page_word *first = &in->coref->page.items[name->at[0]];

    return count == 1
        && ((first->noun & HS_NOUN_CLASSES) || name->items[0].size < 3
            || hs_slice_is(name->items[0], "new") || hs_slice_is(name->items[0], "national")
            || hs_slice_is(name->items[0], "united") || hs_slice_is(name->items[0], "american")
            || hs_slice_is(name->items[0], "international")
            || hs_slice_is(name->items[0], "first"));
}

/* Keeps the longest of names that begin with each other; two others make it ambiguous. */
static void store_part(naming *in, hs_map *map, hs_slice part, uint32_t entity)
{
    uint32_t known = look_up(map, part);

    if (known != 0 && known != AMBIGUOUS && known != entity) {
        hs_slice old = in->coref->entities[known - 1].key,
                 key = in->coref->entities[entity - 1].key;
        entity = hs_slice_starts(key, old) ? entity : hs_slice_starts(old, key) ? known : AMBIGUOUS;
    }
    store(map, part, known == AMBIGUOUS ? AMBIGUOUS : entity);
}

static void store_acronyms(naming *in, const words *name, uint32_t entity)
{
    char letters[2][MOST];
    size_t sizes[2] = { 0, 0 };

    for (size_t i = 0; i < name->count; i++) {
        const hs_page_word *word = &in->coref->page.items[name->at[i]];
        letters[0][sizes[0]] = letters[1][sizes[1]] = name->items[i].data[0];
        sizes[0] += word->capital;
        sizes[1]++;
    }
    for (int i = 0; i < 2; i++) {
        if (sizes[i] > 1) {
            hs_slice key = hs_arena_copy(arena_of(in), (hs_slice){ letters[i], sizes[i] });
            store_part(in, &in->acronyms, key, entity);
        }
    }
}

static void store_parts(naming *in, const words *name, uint32_t entity, bool place)
{
    if (!place) {
        store_acronyms(in, name, entity);
        for (size_t count = 1; count < name->count; count++) {
            if (!is_common_beginning(in, name, count)) {
                store_part(in, &in->beginnings, join(arena_of(in), name->items, count), entity);
            }
        }
        if (name->count > 1 && !in->coref->page.items[name->at[name->count - 1]].noun) {
            store_part(in, &in->endings, name->items[name->count - 1], entity);
        }
    }
}

static hs_slice body_key(naming *in, const hs_mention *mention, hs_slice key)
{
    hs_slice parts[2]
        = { mention->type == HS_PLACE_ENTITY ? HS_LITERAL("=") : HS_LITERAL("+"), usual_name(key) };

    return hs_arena_join(arena_of(in), parts, 2);
}

static void name_body(naming *in, hs_mention *mention, hs_slice key)
{
    words name = words_of(in, mention);
    hs_slice whole = body_key(in, mention, key);
    uint32_t known = look_up(&in->bodies, whole);

    if (known == 0) {
        known = hs_coref_add(in->coref, mention) + 1;
        store(&in->bodies, whole, known);
        take_name(in, known - 1, mention, key);
        store_parts(in, &name, known, mention->type == HS_PLACE_ENTITY);
        return;
    }
    take_name(in, known - 1, mention, key);
}

/* Letters of an acronym: in capitals, points left out; no data where the name is none. */
static hs_slice acronym_of(const naming *in, const hs_mention *mention)
{
    hs_slice form = in->coref->page.words.items[mention->name_first].form;
    char *to = hs_arena_get(arena_of(in), form.size);
    size_t size = 0;

    if (mention->name_end != mention->name_first + 1 || form.size > 12) {
        return (hs_slice){ NULL, 0 };
    }
    for (size_t i = 0; i < form.size; i++) {
        if (form.data[i] >= 'A' && form.data[i] <= 'Z') {
            to[size++] = (char) (form.data[i] - 'A' + 'a');
        } else if (form.data[i] != '.') {
            return (hs_slice){ NULL, 0 };
        }
    }
    return size > 1 ? (hs_slice){ to, size } : (hs_slice){ NULL, 0 };
}

/* Joins an organization to the longer name that it is short for. */
static void lengthen(naming *in, const hs_mention *mention, hs_slice key)
{
    hs_slice acronym = acronym_of(in, mention);
    uint32_t longer = acronym.data ? look_up(&in->acronyms, acronym) : 0;

    if (longer == 0 || longer == AMBIGUOUS) {
        longer = look_up(&in->beginnings, key);
    }
    if (longer == 0 || longer == AMBIGUOUS) {
        longer = look_up(&in->endings, key);
    }
    if (longer != 0 && longer != AMBIGUOUS) {
        hs_coref_join(in->coref, mention->entity, longer - 1);
    }
}

/* "Sony Pictures Entertainment (SPE)": what stands in parentheses behind a name is a name for it,
 * where its letters are the name's, in order. */
static void join_parenthesis(naming *in, const hs_mention *mention, const hs_mention *next)
{
    const hs_page *page = &in->coref->page;
    hs_slice acronym = acronym_of(in, next);
    size_t found = 0;

    if (acronym.data == NULL || next->name_first != mention->name_end + 1
        || !hs_page_is(page, mention->name_end, "(") || !hs_page_is(page, next->name_end, ")")) {
        return;
    }
    for (size_t i = mention->name_first; i < mention->name_end && found < acronym.size; i++) {
        hs_slice lower = page->items[i].lower;
        for (size_t k = 0; k < lower.size && found < acronym.size; k++) {
            found += lower.data[k] == acronym.data[found];
        }
    }
    if (found == acronym.size && next->entity != HS_UNRESOLVED
        && mention->type != HS_PERSON_ENTITY) {
        hs_coref_join(in->coref, mention->entity, next->entity);
    }
}

/* --- the type of a name, which hs-ner decides anew at every place */

typedef struct votes {
    uint32_t of[HS_NO_ENTITY];
    bool surname;   // the last word of a person's name of several
    bool beginning; // the first word of an organization's name of several
} votes;

static votes *votes_for(hs_map *map, hs_slice key)
{
    bool added;
    hs_map_value *value = hs_map_add(map, key, &added);

    if (added) {
        value->pointer = HS_NEW(map->arena, votes, 1);
    }
    return (votes *) (uintptr_t) value->pointer;
}

static hs_entity_type settled(const votes *of, hs_entity_type type)
{
    if (of->surname && type != HS_PERSON_ENTITY) {
        return HS_PERSON_ENTITY;
    }
    if (of->beginning && !of->surname && type == HS_PERSON_ENTITY) {
        return HS_ORGANIZATION_ENTITY;
    }
    for (hs_entity_type other = 0; other < HS_NO_ENTITY; other++) {
        type = of->of[other] > of->of[type] ? other : type;
    }
    return type;
}

static void settle_types(naming *in)
{
    hs_page *page = &in->coref->page;
    hs_map map = hs_map_make(arena_of(in));

    for (size_t i = 0; i < page->mentions_count; i++) {
        hs_mention *each = &page->mentions[i];
        if (each->kind == HS_MENTION_NAME) {
            words name = words_of(in, each);
            in->keys[i] = join(arena_of(in), name.items, name.count);
            votes_for(&map, in->keys[i])->of[each->type]++;
            if (each->type == HS_PERSON_ENTITY && name.count > 1) {
                votes_for(&map, name.items[name.count - 1])->surname = true;
                votes_for(&map, name.items[0])->surname = true; // or given name
            } else if (each->type == HS_ORGANIZATION_ENTITY && name.count > 1) {
                votes_for(&map, name.items[0])->beginning = true;
            }
        }
    }
    for (size_t i = 0; i < page->mentions_count; i++) {
        hs_mention *each = &page->mentions[i];
        if (each->kind == HS_MENTION_NAME) {
            each->type = settled(votes_for(&map, in->keys[i]), each->type);
        }
    }
}

/* --- all names */

static size_t length_of(const naming *in, const hs_mention *mention)
{
    return words_of(in, mention).count;
}

static void name_in_full(naming *in)
{
    hs_page *page = &in->coref->page;

    for (size_t i = 0; i < page->mentions_count; i++) {
        hs_mention *each = &page->mentions[i];
        size_t length = each->kind == HS_MENTION_NAME ? length_of(in, each) : 0;
        if (length > 1 && each->type == HS_PERSON_ENTITY) {
            name_person(in, each, in->keys[i]);
        } else if (length != 0 && each->type != HS_PERSON_ENTITY) {
            name_body(in, each, in->keys[i]);
        }
    }
}

static void name_in_short(naming *in)
{
    hs_page *page = &in->coref->page;
    uint32_t recent = 0;

    for (size_t i = 0; i < page->mentions_count; i++) {
        hs_mention *each = &page->mentions[i];
        if (each->kind != HS_MENTION_NAME) {
            continue;
        }
        if (each->entity == HS_UNRESOLVED && length_of(in, each) == 1) {
            name_briefly(in, each, in->keys[i], &recent);
        } else if (each->type == HS_ORGANIZATION_ENTITY && each->entity != HS_UNRESOLVED) {
            lengthen(in, each, in->keys[i]);
        }
        if (each->type == HS_PERSON_ENTITY && each->entity != HS_UNRESOLVED) {
            recent = each->entity + 1;
        }
        if (i + 1 < page->mentions_count && page->mentions[i + 1].kind == HS_MENTION_NAME
            && each->entity != HS_UNRESOLVED) {
            join_parenthesis(in, each, &page->mentions[i + 1]);
        }
    }
}

void hs_coref_names(hs_coref *coref)
{
    hs_arena *arena = coref->page.document->arena;
    naming in = { .coref = coref,
        .arena = arena,
        .surnames = hs_map_make(arena),
        .firsts = hs_map_make(arena),
        .persons = hs_map_make(arena),
        .bodies = hs_map_make(arena),
        .acronyms = hs_map_make(arena),
        .beginnings = hs_map_make(arena),
        .endings = hs_map_make(arena) };

    in.keys = HS_NEW(arena, hs_slice, coref->page.mentions_count);
    settle_types(&in);
    name_in_full(&in);
    name_in_short(&in);
}
