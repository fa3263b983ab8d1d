/* The tagger's lexicon, from counts. */
#include <stdlib.h>

#include "language/tag_train.h"

// A word that stands so often in the corpus has the labels that it has there.  With 20 two in a
// thousand words of other text have another one, most of which would be tagged wrong anyway.
#define FREQUENT 20
// A label less frequent with a word than one in so many is taken for a mistake.
#define NOISE 1000
// An ending counts where so many of the rare words have it.
#define ENDING_COUNT 60
// Labels that make a word's character have one part in so many of its places.
#define CHARACTER_SHARE 10

typedef struct builder {
    const hs_tag_corpus *corpus;
    hs_arena *arena;
    hs_map sets, characters; // from the labels in a row to their number
    uint16_t *items;         // the part `sets`
    size_t items_count, items_capacity;
    hs_table_entry *entries;
    size_t entries_count, entries_capacity;
    hs_map lowers, endings; // from a key to counts
} builder;

static uint32_t *counts_under(builder *in, hs_map *map, uint64_t key)
{
    hs_slice bytes = { (const char *) &key, sizeof key };
    hs_map_value *place = hs_map_find(map, bytes);
    bool added;

    if (place == NULL) {
        place = hs_map_add(map, hs_arena_copy(in->arena, bytes), &added);
        place->pointer = HS_NEW(in->arena, uint32_t, in->corpus->labels_count);
    }
    return (uint32_t *) (uintptr_t) place->pointer;
}

static uint32_t total(const builder *in, const uint32_t *counts)
{
    uint32_t sum = 0;

    for (size_t y = 0; y < in->corpus->labels_count; y++) {
        sum += counts[y];
    }
    return sum;
}

/* The number of a set of labels, given those that have at least `least` in `counts`. */
static uint32_t number_of(builder *in, hs_map *map, const uint32_t *counts, uint32_t least)
{
    uint16_t labels[HS_CRF_LABELS], count = 0;
    hs_slice key = { (const char *) labels, 0 };
    hs_map_value *place;
    bool added;

    for (size_t y = 0; y < in->corpus->labels_count; y++) {
        if (counts[y] >= least) {
            labels[count++] = (uint16_t) y;
        }
    }
    key.size = count * sizeof *labels;
    place = hs_map_find(map, key);
    if (place != NULL) {
        return (uint32_t) place->number;
    }
    if (map == &in->sets) {
        *HS_APPEND(in->arena, in, items) = count;
        for (uint16_t i = 0; i < count; i++) {
            *HS_APPEND(in->arena, in, items) = labels[i];
        }
    }
    place = hs_map_add(map, hs_arena_copy(in->arena, key), &added);
    place->number = map->count - 1;
    return (uint32_t) place->number;
}

/* Is it a helping verb, or "to", in a good part of its places? */
static bool is_helper(const builder *in, const uint32_t *counts)
{
    uint32_t helping = 0;

    for (size_t y = 0; y < in->corpus->labels_count; y++) {
        hs_slice name = in->corpus->labels[y];
        if (hs_slice_starts(name, HS_LITERAL("AUX ")) || hs_slice_is(name, "PART TO")) {
            helping += counts[y];
        }
    }
    return helping * 5 > total(in, counts);
}

static uint32_t class_of(builder *in, const uint32_t *counts, uint32_t least)
{
    uint32_t sum = total(in, counts), share = sum / CHARACTER_SHARE;

    return HS_TAG_CLASS(number_of(in, &in->sets, counts, least),
        number_of(in, &in->characters, counts, share > 1 ? share : 1), is_helper(in, counts));
}

static void add_entry(builder *in, uint64_t key, uint32_t class)
{
    *HS_APPEND(in->arena, in, entries) = (hs_table_entry){ key, class };
}

static void count_types(builder *in)
{
    for (size_t i = 0; i < in->corpus->types_count; i++) {
        const hs_tag_type *type = in->corpus->types[i];
        for (size_t y = 0; y < in->corpus->labels_count; y++) {
            counts_under(in, &in->lowers, hs_tag_key_lower(&type->word))[y] += type->counts[y];
            for (uint32_t n = 0; type->count < FREQUENT && n <= HS_TAG_ENDING; n++) {
                counts_under(in, &in->endings, hs_tag_key_ending(&type->word, n))[y]
                    += type->counts[y];
            }
        }
    }
}

/* A word in capitals is what it is in lower case, or a name. */
static void add_lower(builder *in, const hs_tag_type *type, uint32_t name, hs_map *done)
{
    uint64_t key = hs_tag_key_lower(&type->word);
    hs_slice bytes = hs_arena_copy(in->arena, (hs_slice){ (const char *) &key, sizeof key });
    const uint32_t *counts = counts_under(in, &in->lowers, key);
    uint32_t sum = total(in, counts), with_name[HS_CRF_LABELS] = { 0 };
    bool added;

    hs_map_add(done, bytes, &added);
    if (!added || sum < FREQUENT) {
        return;
    }
    for (size_t y = 0; y < in->corpus->labels_count; y++) {
        with_name[y] = counts[y] * NOISE < sum ? 0 : counts[y];
    }
    with_name[name] += with_name[name] == 0;
    add_entry(in, key, class_of(in, with_name, 1));
}

static void add_endings(builder *in)
{
    const hs_map *map = &in->endings;

    // In the order of the corpus, not of the table.
    for (size_t i = 0; i < in->corpus->types_count; i++) {
        const hs_tag_type *type = in->corpus->types[i];
        for (uint32_t n = 0; type->count < FREQUENT && n <= HS_TAG_ENDING; n++) {
            uint64_t key = hs_tag_key_ending(&type->word, n);
            hs_map_value *place = hs_map_find(map, (hs_slice){ (const char *) &key, sizeof key });
            const uint32_t *counts = place->pointer;
            if (counts != NULL && (n == 0 || total(in, counts) >= ENDING_COUNT)) {
                add_entry(in, key, class_of(in, counts, 1));
            }
            place->pointer = NULL; // done
        }
    }
}

static void add_form(builder *in, const hs_tag_type *type)
{
    uint32_t least = type->count / NOISE + 1;

    if (type->count >= FREQUENT) {
        add_entry(in, hs_tag_key_form(&type->word), class_of(in, type->counts, least));
    }
}

hs_slice hs_tag_pack_table(hs_arena *arena, const hs_table_entry *entries, size_t count)
{
    size_t size;
    void *packed = hs_table_pack(entries, count, &size);
    hs_slice copy = { NULL, 0 };

    if (packed != NULL) {
        copy = hs_arena_copy(arena, (hs_slice){ packed, size });
        free(packed);
    }
    return copy;
}

void hs_tag_lexicon_train(const hs_tag_corpus *corpus, hs_slice *lexicon, hs_slice *sets)
{
    hs_arena *arena = corpus->arena;
    builder in = { .corpus = corpus,
        .arena = arena,
        .sets = hs_map_make(arena),
        .characters = hs_map_make(arena),
        .lowers = hs_map_make(arena),
        .endings = hs_map_make(arena) };
    hs_map done = hs_map_make(arena);
    uint32_t name = 0;

    for (size_t y = 0; y < corpus->labels_count; y++) {
        name = hs_slice_is(corpus->labels[y], "PROPN NNP") ? (uint32_t) y : name;
    }
    count_types(&in);
    for (size_t i = 0; i < corpus->types_count; i++) {
        add_form(&in, corpus->types[i]);
        add_lower(&in, corpus->types[i], name, &done);
    }
    add_endings(&in);
    *lexicon = hs_tag_pack_table(arena, in.entries, in.entries_count);
    *sets = (hs_slice){ (const char *) in.items, in.items_count * sizeof *in.items };
}
