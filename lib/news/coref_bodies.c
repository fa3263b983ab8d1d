/* Organizations and places: acronyms, and the beginnings and endings of longer names. */
#include "news/coref_naming.h"

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
static bool is_common_beginning(const hs_naming *in, const hs_name_words *name, size_t count)
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
static void store_part(hs_naming *in, hs_map *map, hs_slice part, uint32_t entity)
{
    uint32_t known = hs_name_look_up(map, part);

    if (known != 0 && known != HS_NAME_AMBIGUOUS && known != entity) {
        hs_slice old = in->coref->entities[known - 1].key,
                 key = in->coref->entities[entity - 1].key;
        entity = hs_slice_starts(key, old) ? entity
            : hs_slice_starts(old, key)    ? known
                                           : HS_NAME_AMBIGUOUS;
    }
    hs_name_store(map, part, known == HS_NAME_AMBIGUOUS ? HS_NAME_AMBIGUOUS : entity);
}

static void store_acronyms(hs_naming *in, const hs_name_words *name, uint32_t entity)
{
    char letters[2][HS_NAME_MOST];
    size_t sizes[2] = { 0, 0 };

    for (size_t i = 0; i < name->count; i++) {
        const hs_page_word *word = &in->coref->page.items[name->at[i]];
        letters[0][sizes[0]] = letters[1][sizes[1]] = name->items[i].data[0];
        sizes[0] += word->capital;
        sizes[1]++;
    }
    for (int i = 0; i < 2; i++) {
        if (sizes[i] > 1) {
            hs_slice key = hs_arena_copy(in->arena, (hs_slice){ letters[i], sizes[i] });
            store_part(in, &in->acronyms, key, entity);
        }
    }
}

static void store_parts(hs_naming *in, const hs_name_words *name, uint32_t entity, bool place)
{
    if (!place) {
        store_acronyms(in, name, entity);
        for (size_t count = 1; count < name->count; count++) {
            if (!is_common_beginning(in, name, count)) {
                store_part(
                    in, &in->beginnings, hs_name_join(in->arena, name->items, count), entity);
            }
        }
        if (name->count > 1 && !in->coref->page.items[name->at[name->count - 1]].noun) {
            store_part(in, &in->endings, name->items[name->count - 1], entity);
        }
    }
}

static hs_slice body_key(hs_naming *in, const hs_mention *mention, hs_slice key)
{
    hs_slice parts[2]
        = { mention->type == HS_PLACE_ENTITY ? HS_LITERAL("=") : HS_LITERAL("+"), usual_name(key) };

    return hs_arena_join(in->arena, parts, 2);
}

void hs_name_body(hs_naming *in, hs_mention *mention, hs_slice key)
{
    hs_name_words name = hs_name_words_of(in, mention);
    hs_slice whole = body_key(in, mention, key);
    uint32_t known = hs_name_look_up(&in->bodies, whole);

    if (known == 0) {
        known = hs_coref_add(in->coref, mention) + 1;
        hs_name_store(&in->bodies, whole, known);
        hs_name_take(in, known - 1, mention, key);
        store_parts(in, &name, known, mention->type == HS_PLACE_ENTITY);
        return;
    }
    hs_name_take(in, known - 1, mention, key);
}

/* Letters of an acronym: in capitals, points left out; no data where the name is none. */
static hs_slice acronym_of(const hs_naming *in, const hs_mention *mention)
{
    hs_slice form = in->coref->page.words.items[mention->name_first].form;
    char *to = hs_arena_get(in->arena, form.size);
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

void hs_name_lengthen(hs_naming *in, const hs_mention *mention, hs_slice key)
{
    hs_slice acronym = acronym_of(in, mention);
    uint32_t longer = acronym.data ? hs_name_look_up(&in->acronyms, acronym) : 0;

    if (longer == 0 || longer == HS_NAME_AMBIGUOUS) {
        longer = hs_name_look_up(&in->beginnings, key);
    }
    if (longer == 0 || longer == HS_NAME_AMBIGUOUS) {
        longer = hs_name_look_up(&in->endings, key);
    }
    if (longer != 0 && longer != HS_NAME_AMBIGUOUS) {
        hs_coref_join(in->coref, mention->entity, longer - 1);
    }
}

void hs_name_join_parenthesis(hs_naming *in, const hs_mention *mention, const hs_mention *next)
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
