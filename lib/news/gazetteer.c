#include "news/gazetteer.h"

#include "base/map.h"
#include "text/utf8.h"

// Words of a run at most.
#define RUN 12

uint32_t hs_gazetteer_longest(
    const hs_gazetteer *table, const uint64_t *keys, size_t count, size_t *length)
{
    uint64_t run = 0;
    uint32_t best = 0;

    *length = 0;
    for (size_t i = 0; i < count && i < RUN; i++) {
        uint32_t value;
        run = hs_run_key(run, keys[i]);
        value = hs_gazetteer_find(table, run);
        if (value & HS_RUN_ENTRY) {
            best = value;
            *length = i + 1;
        }
        if (!(value & HS_RUN_STARTS)) {
            break;
        }
    }
    return best;
}

/* The slots hold only a part of the keys; while building, the full keys are kept behind them. */
static void rehash(hs_gazetteer_maker *maker, size_t capacity)
{
    const hs_gazetteer_slot *old = maker->slots;
    const uint64_t *keys
        = old != NULL ? (const uint64_t *) (const void *) (old + maker->capacity) : NULL;
    hs_gazetteer_slot *slots
        = hs_arena_clear(maker->arena, capacity, sizeof *old + sizeof(uint64_t));
    uint64_t *new_keys = (uint64_t *) (void *) (slots + capacity);

    for (size_t i = 0; i < maker->capacity; i++) {
        if (old[i].value != 0) {
            size_t at = hs_gazetteer_place(keys[i], capacity);
            while (slots[at].value != 0) {
                at = at + 1 < capacity ? at + 1 : 0;
            }
            slots[at] = old[i];
            new_keys[at] = keys[i];
        }
    }
    maker->slots = slots;
    maker->capacity = capacity;
}

void hs_gazetteer_shrink(hs_gazetteer_maker *maker) { rehash(maker, maker->count * 6 / 5 + 1); }

uint32_t *hs_gazetteer_put(hs_gazetteer_maker *maker, uint64_t key)
{
    size_t at;

    if (maker->count * 8 >= maker->capacity * 5) {
        rehash(maker, maker->capacity ? maker->capacity * 2 : 1024);
    }
    at = hs_gazetteer_place(key, maker->capacity);
    for (; maker->slots[at].value != 0; at = at + 1 < maker->capacity ? at + 1 : 0) {
        if (maker->slots[at].print == (uint32_t) (key >> 32)) {
            return &maker->slots[at].value;
        }
    }
    maker->slots[at].print = (uint32_t) (key >> 32);
    ((uint64_t *) (void *) (maker->slots + maker->capacity))[at] = key;
    maker->count++;
    return &maker->slots[at].value;
}

void hs_gazetteer_add(hs_gazetteer_maker *maker, const uint64_t *keys, size_t count, uint32_t bits)
{
    uint64_t run = 0;

    for (size_t i = 0; i < count && i < RUN; i++) {
        run = hs_run_key(run, keys[i]);
        *hs_gazetteer_put(maker, run) |= i + 1 < count ? HS_RUN_STARTS : bits | HS_RUN_ENTRY;
    }
}

uint64_t hs_word_key(hs_slice form)
{
    char folded[520];
    size_t size;

    if (form.size > 250) {
        return hs_hash(form);
    }
    size = hs_fold(form, folded);
    if (size > 1 && folded[size - 1] == '.') {
        size--;
    }
    return hs_hash((hs_slice){ folded, size });
}

static const char *const lists[] = {
#define LIST(name) #name,
    HS_LISTS(LIST)
#undef LIST
};

static void add_name(hs_gazetteer_maker *maker, hs_slice name, unsigned list)
{
    uint64_t keys[RUN];
    size_t count = 0;

    while (name.data != NULL && count < RUN) {
        hs_slice word = hs_slice_cut(&name, ' ');
        if (word.size != 0) {
            keys[count++] = hs_word_key(word);
        }
    }
    if (count != 0 && name.data == NULL) {
        hs_gazetteer_add(maker, keys, count, UINT32_C(1) << list);
    }
}

bool hs_gazetteer_read(hs_gazetteer_maker *maker, hs_slice text, size_t *line)
{
    for (*line = 1; text.data != NULL && text.size != 0; ++*line) {
        hs_slice names = hs_slice_cut(&text, '\n'), list;
        unsigned number = 0;
        if (names.size == 0 || names.data[0] == '#') {
            continue;
        }
        list = hs_slice_cut(&names, '\t');
        while (number < HS_LISTS_COUNT && !hs_slice_is(list, lists[number])) {
            number++;
        }
        if (number == HS_LISTS_COUNT || names.data == NULL) {
            return false;
        }
        while (names.data != NULL) {
            add_name(maker, hs_slice_cut(&names, ','), number);
        }
    }
    return true;
}
