/* Gazetteers: which lists of names a run of words stands in.
 *
 * A table of hashed runs of words, mapped with the model that it belongs to; the lists and what
 * is learned from annotated text (in which kinds of names has this run of words been seen?) have
 * a table each.  Runs are matched in lower case, without the period at the end of an abbreviation.
 *
 * Two runs of words can have one key: at 64 bits of which 32 and the place in the table are
 * compared, about one look-up in 10^9 is wrong.
 *
 * Units: words.  Ownership: a table borrows its slots.  Threads: a table is only read. */
#ifndef HS_NEWS_GAZETTEER_H
#define HS_NEWS_GAZETTEER_H

#include "base/arena.h"

/* The lists, by the name that they have in lib/news/lists. */
#define HS_LISTS(LIST)                                                                             \
    LIST(country)                                                                                  \
    LIST(region)                                                                                   \
    LIST(city)                                                                                     \
    LIST(location)                                                                                 \
    LIST(language)                                                                                 \
    LIST(people)                                                                                   \
    LIST(currency)                                                                                 \
    LIST(person) LIST(first) LIST(surname) LIST(group) LIST(work) LIST(artifact) LIST(common)      \
        LIST(proper) LIST(title) LIST(legal) LIST(month) LIST(weekday) LIST(kin) LIST(office)      \
            LIST(orgword) LIST(place) LIST(facility) LIST(event) LIST(of) LIST(number)             \
                LIST(speech) LIST(in)

enum {
#define LIST(name) HS_LIST_##name,
    HS_LISTS(LIST)
#undef LIST
        HS_LISTS_COUNT
};

/* What a list is in the value of a run: HS_LIST_BIT(first). */
#define HS_LIST_BIT(list) (UINT32_C(1) << HS_LIST_##list)

/* Set in the value of a run that a longer run starts with; and in that of a run which is an entry
 * itself. */
#define HS_RUN_STARTS (UINT32_C(1) << 31)
#define HS_RUN_ENTRY (UINT32_C(1) << 30)

typedef struct hs_gazetteer_slot {
    uint32_t print; // of the key
    uint32_t value; // 0: free
} hs_gazetteer_slot;

typedef struct hs_gazetteer {
    const hs_gazetteer_slot *slots; // [capacity]
    size_t capacity;
} hs_gazetteer;

/* The key of a run that is one word longer than the run of key `run` (0: of no words). */
static inline uint64_t hs_run_key(uint64_t run, uint64_t word)
{
    run = (run ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return run ^ run >> 29;
}

/* Where the search for a key begins: D. Lemire, "Fast random integer generation in an interval",
 * 2019, takes any capacity. */
static inline size_t hs_gazetteer_place(uint64_t key, size_t capacity)
{
    return (size_t) ((key & UINT32_MAX) * capacity >> 32);
}

/* The value stored under a key, or 0. */
static inline uint32_t hs_gazetteer_find(const hs_gazetteer *table, uint64_t key)
{
    size_t at = hs_gazetteer_place(key, table->capacity);

    // A damaged table may have no free slot.
    for (size_t probe = 0; probe < table->capacity && table->slots[at].value != 0;
         probe++, at = at + 1 < table->capacity ? at + 1 : 0) {
        if (table->slots[at].print == (uint32_t) (key >> 32)) {
            return table->slots[at].value;
        }
    }
    return 0;
}

/* Words 0 … *length - 1 of `keys` are the longest run that is an entry; returns its value, or 0. */
uint32_t hs_gazetteer_longest(
    const hs_gazetteer *table, const uint64_t *keys, size_t count, size_t *length);

/* --- building ------------------------------------------------------------------------------------
 */

/* A table that grows, in an arena. */
typedef struct hs_gazetteer_maker {
    hs_arena *arena;
    hs_gazetteer_slot *slots; // [capacity]
    size_t count, capacity;
} hs_gazetteer_maker;

/* The place of the value of `key`, put in as 0 where it was not; the caller must set it before the
 * next call. */
uint32_t *hs_gazetteer_put(hs_gazetteer_maker *maker, uint64_t key);

/* Adds the bits to a run's value, and HS_RUN_STARTS to those of its beginnings. */
void hs_gazetteer_add(hs_gazetteer_maker *maker, const uint64_t *keys, size_t count, uint32_t bits);

/* Leaves few slots free, before the table goes into a file. */
void hs_gazetteer_shrink(hs_gazetteer_maker *maker);

static inline hs_gazetteer hs_gazetteer_made(const hs_gazetteer_maker *maker)
{
    return (hs_gazetteer){ maker->slots, maker->capacity };
}

/* Reads lists as they stand in lib/news/lists, LIST<TAB>name, name, …; '#' starts a comment line.
 * False: *line gets the first line that is malformed. */
bool hs_gazetteer_read(hs_gazetteer_maker *maker, hs_slice text, size_t *line);

/* The key of a word: the hash of it in lower case, without the period at its end. */
uint64_t hs_word_key(hs_slice form);

#endif
