#include "news/noun.h"

#include <stdlib.h>

struct hs_nouns_map {
    hs_arena arena;
    hs_map flags; // by word
};

/* Words of an earlier table keep their classes; given names are no classes. */
static void add_table(hs_nouns_map *nouns, const hs_noun_list *list, bool first)
{
    for (; list->words != NULL; list++) {
        for (hs_slice rest = hs_slice_of(list->words); rest.data != NULL;) {
            hs_slice word = hs_slice_cut(&rest, ' ');
            bool added;
            hs_map_value *value;
            if (word.size == 0) {
                continue;
            }
            value = hs_map_add(&nouns->flags, word, &added);
            if (first || added || !(value->number & (HS_NOUN_CLASSES | HS_NOUN_NOT))) {
                value->number |= value->number >> HS_NOUN_FIELD_SHIFT
                    ? list->flags & (HS_NOUN_FIELD(1) - 1)
                    : list->flags;
            }
        }
    }
}

static void add_given(hs_nouns_map *nouns, const hs_noun_list *list)
{
    const uint32_t both = HS_GIVEN_FEMALE | HS_GIVEN_MALE;

    for (; list->words != NULL; list++) {
        for (hs_slice rest = hs_slice_of(list->words); rest.data != NULL;) {
            hs_slice word = hs_slice_cut(&rest, ' ');
            bool added;
            hs_map_value *value;
            if (word.size == 0) {
                continue;
            }
            value = hs_map_add(&nouns->flags, word, &added);
            if (!(value->number & both)) {
                value->number |= list->flags;
            }
        }
    }
}

hs_status hs_nouns_open(hs_nouns_map **nouns, hs_error *error)
{
    hs_nouns_map *made = calloc(1, sizeof *made);
    jmp_buf guard;

    if (made == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    made->arena.guard = &guard;
    if (setjmp(guard) != 0) {
        hs_nouns_close(made);
        return hs_fail(error, HS_IO, "not enough memory");
    }
    made->flags = hs_map_make(&made->arena);
    add_table(made, hs_nouns, true);
    add_table(made, hs_nouns_derived, false);
    add_given(made, hs_nouns_given);
    made->arena.guard = NULL;
    *nouns = made;
    return HS_OK;
}

void hs_nouns_close(hs_nouns_map *nouns)
{
    if (nouns != NULL) {
        hs_arena_free(&nouns->arena);
        free(nouns);
    }
}

static uint32_t find(const hs_nouns_map *nouns, hs_slice lower)
{
    const hs_map_value *value = hs_map_find(&nouns->flags, lower);

    return value ? (uint32_t) value->number : 0;
}

uint32_t hs_noun_find(const hs_nouns_map *nouns, hs_slice lower)
{
    static const struct {
        hs_slice ending;
        uint32_t flags;
    } endings[] = {
        { HS_CONSTANT("woman"), HS_NOUN_PERSON | HS_NOUN_FEMALE },
        { HS_CONSTANT("man"), HS_NOUN_PERSON },
        { HS_CONSTANT("person"), HS_NOUN_PERSON },
        { HS_CONSTANT("maker"), HS_NOUN_ORGANIZATION | HS_NOUN_BUSINESS },
    };
    uint32_t flags = find(nouns, lower);
    size_t at = lower.size;

    if (flags != 0) {
        return flags;
    }
    while (at > 0 && lower.data[at - 1] != '-') {
        at--;
    }
    if (at > 1 && at < lower.size) {
        return hs_noun_find(nouns, hs_slice_from(lower, at));
    }
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (lower.size > endings[i].ending.size + 2 && hs_slice_ends(lower, endings[i].ending)) {
            return endings[i].flags;
        }
    }
    return 0;
}

/* Is it one of the words, which are sorted, with a space behind each? */
static bool is_among(hs_slice words, hs_slice word)
{
    size_t low = 0, high = words.size; // where words begin

    while (low < high) {
        size_t at = low + (high - low) / 2, end = at;
        int order;
        while (at > low && words.data[at - 1] != ' ') {
            at--;
        }
        while (words.data[end] != ' ') {
            end++;
        }
        order = hs_slice_compare(word, (hs_slice){ words.data + at, end - at });
        if (order == 0) {
            return true;
        }
        low = order > 0 ? end + 1 : low;
        high = order < 0 ? at : high;
    }
    return false;
}

uint32_t hs_noun_given(const hs_nouns_map *nouns, hs_slice lower)
{
    uint32_t known = find(nouns, lower) & (HS_GIVEN_FEMALE | HS_GIVEN_MALE);

    if (known != 0) {
        return known;
    }
    return is_among(hs_names_female, lower) ? HS_GIVEN_FEMALE
        : is_among(hs_names_male, lower)    ? HS_GIVEN_MALE
                                            : 0;
}
