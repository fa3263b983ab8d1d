/* Names that stand for the same: persons by surname, organizations by acronym and by the beginning
 * of their names, places by name.  Decided for the whole document at once, since headlines and
 * captions use the short name first. */
#include "news/coref_naming.h"
#include "text/utf8.h"

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
static bool is_left_out(const hs_naming *in, const hs_mention *mention, size_t i, size_t count)
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
static bool joins_words(const hs_naming *in, size_t word)
{
    const hs_words *all = &in->coref->page.words;

    return hs_page_is(&in->coref->page, word, "-") && !all->items[word].space_before
        && word + 1 < all->count && !all->items[word + 1].space_before;
}

hs_name_words hs_name_words_of(const hs_naming *in, const hs_mention *mention)
{
    hs_name_words found = { .count = 0 };

    for (size_t i = mention->name_first; i < mention->name_end && found.count < HS_NAME_MOST; i++) {
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

hs_slice hs_name_join(hs_arena *arena, const hs_slice *items, size_t count)
{
    hs_slice parts[2 * HS_NAME_MOST];

    for (size_t i = 0; i < count; i++) {
        parts[2 * i] = items[i];
        parts[2 * i + 1] = HS_LITERAL(" ");
    }
    return hs_arena_join(arena, parts, count ? 2 * count - 1 : 0);
}

uint32_t hs_name_look_up(const hs_map *map, hs_slice key)
{
    const hs_map_value *value = hs_map_find(map, key);

    return value ? (uint32_t) value->number : 0;
}

void hs_name_store(hs_map *map, hs_slice key, uint32_t value)
{
    bool added;

    hs_map_add(map, key, &added)->number = value;
}

/* The second half of a surname with a hyphen, where hs-ner finds only that; no data: it has none.
 */
static hs_slice second_half(hs_slice last)
{
    size_t at = last.size;

    while (at > 0 && last.data[at - 1] != '-') {
        at--;
    }
    return at > 0 && at < last.size ? hs_slice_from(last, at) : (hs_slice){ NULL, 0 };
}

/* --- persons */

/* What a title in front, or inside, tells: above 0 female. */
static int gender_of_title(const hs_naming *in, const hs_mention *mention)
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

static int gender_of_given_name(const hs_naming *in, const hs_name_words *name)
{
    const hs_nouns_map *nouns = in->coref->page.nouns;
    uint32_t noun = name->count > 1 ? hs_noun_given(nouns, name->items[0])
                                    : hs_noun_find(nouns, name->items[0]);

    return noun & HS_GIVEN_FEMALE ? 2 : noun & HS_GIVEN_MALE ? -2 : 0;
}

void hs_name_take(hs_naming *in, uint32_t number, hs_mention *mention, hs_slice key)
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

static void store_half(hs_naming *in, hs_slice last, uint32_t made)
{
    hs_slice half = second_half(last);

    if (half.data != NULL) {
        hs_name_store(
            &in->firsts, half, hs_name_look_up(&in->firsts, half) ? HS_NAME_AMBIGUOUS : made + 1);
    }
}

static uint32_t add_person(
    hs_naming *in, hs_mention *mention, const hs_name_words *name, hs_slice key)
{
    uint32_t made = hs_coref_add(in->coref, mention);
    hs_slice last = name->items[name->count - 1];

    in->coref->entities[made].gender += gender_of_given_name(in, name);
    in->coref->entities[made].next = hs_name_look_up(&in->surnames, last);
    hs_name_store(&in->surnames, last, made + 1);
    hs_name_store(&in->persons, key, made + 1);
    store_half(in, last, made);
    if (name->count > 1) {
        hs_name_store(&in->firsts, name->items[0],
            hs_name_look_up(&in->firsts, name->items[0]) ? HS_NAME_AMBIGUOUS : made + 1);
    }
    return made;
}

/* A name of two words and more. */
static void name_person(hs_naming *in, hs_mention *mention, hs_slice key)
{
    hs_name_words name = hs_name_words_of(in, mention);
    hs_slice ends[3] = { name.items[0], HS_LITERAL("~"), name.items[name.count - 1] };
    hs_slice short_key = hs_arena_join(in->arena, ends, 3);
    uint32_t known = hs_name_look_up(&in->persons, key);

    known = known ? known : hs_name_look_up(&in->persons, short_key);
    if (known == 0) {
        known = add_person(in, mention, &name, key) + 1;
        hs_name_store(&in->persons, short_key, known);
    }
    hs_name_take(in, known - 1, mention, key);
}

static bool may_be(int gender, int wanted)
{
    return gender == 0 || wanted == 0 || (gender > 0) == (wanted > 0);
}

/* The person of that surname who is named in full most often; of equals the later one. */
static uint32_t find_by_surname(const hs_naming *in, hs_slice last, int gender, uint32_t recent)
{
    uint32_t best = 0, most = 0, next = hs_name_look_up(&in->surnames, last);

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
static void name_briefly(hs_naming *in, hs_mention *mention, hs_slice key, uint32_t *recent)
{
    hs_name_words name = hs_name_words_of(in, mention);
    int gender = gender_of_title(in, mention);
    uint32_t known = find_by_surname(in, name.items[0], gender, *recent);

    if (known == 0) {
        known = hs_name_look_up(&in->firsts, name.items[0]);
        known = known == HS_NAME_AMBIGUOUS
                || (known && !may_be(in->coref->entities[known - 1].gender, gender))
            ? 0
            : known;
    }
    if (known == 0) {
        known = add_person(in, mention, &name, key) + 1;
    }
    hs_name_take(in, known - 1, mention, key);
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

static void settle_types(hs_naming *in)
{
    hs_page *page = &in->coref->page;
    hs_map map = hs_map_make(in->arena);

    for (size_t i = 0; i < page->mentions_count; i++) {
        hs_mention *each = &page->mentions[i];
        if (each->kind == HS_MENTION_NAME) {
            hs_name_words name = hs_name_words_of(in, each);
            in->keys[i] = hs_name_join(in->arena, name.items, name.count);
            votes_for(&map, in->keys[i])->of[each->type]++;
            if (each->type == HS_PERSON_ENTITY && name.count > 1) {
                votes_for(&map, name.items[name.count - 1])->surname = true;
                votes_for(&map, name.items[0])->surname = true; // or given name
                if (second_half(name.items[name.count - 1]).data != NULL) {
                    votes_for(&map, second_half(name.items[name.count - 1]))->surname = true;
                }
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

static size_t length_of(const hs_naming *in, const hs_mention *mention)
{
    return hs_name_words_of(in, mention).count;
}

static void name_in_full(hs_naming *in)
{
    hs_page *page = &in->coref->page;

    for (size_t i = 0; i < page->mentions_count; i++) {
        hs_mention *each = &page->mentions[i];
        size_t length = each->kind == HS_MENTION_NAME ? length_of(in, each) : 0;
        if (length > 1 && each->type == HS_PERSON_ENTITY) {
            name_person(in, each, in->keys[i]);
        } else if (length != 0 && each->type != HS_PERSON_ENTITY) {
            hs_name_body(in, each, in->keys[i]);
        }
    }
}

static void name_in_short(hs_naming *in)
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
            hs_name_lengthen(in, each, in->keys[i]);
        }
        if (each->type == HS_PERSON_ENTITY && each->entity != HS_UNRESOLVED) {
            recent = each->entity + 1;
        }
        if (i + 1 < page->mentions_count && page->mentions[i + 1].kind == HS_MENTION_NAME
            && each->entity != HS_UNRESOLVED) {
            hs_name_join_parenthesis(in, each, &page->mentions[i + 1]);
        }
    }
}

void hs_coref_names(hs_coref *coref)
{
    hs_arena *arena = coref->page.document->arena;
    hs_naming in = { .coref = coref,
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
