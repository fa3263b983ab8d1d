/* Packed hash tables: from 64-bit keys (hashes) to 32-bit values, a part of a model file that is
 * used as it lies there.
 *
 * Of a key 32 bits beyond its place are kept, so that one key in some thousand millions is taken
 * for another.  Open addressing with linear probing, at most three quarters full.
 *
 * Ownership: a view points into its bytes.  Threads: only read. */
#ifndef HS_LEARN_TABLE_H
#define HS_LEARN_TABLE_H

#include "base/slice.h"

typedef struct hs_table {
    const uint32_t *slots; // [capacity][2] upper half of the key, or 0: free; value
    uint32_t capacity;     // a power of two
} hs_table;

typedef struct hs_table_entry {
    uint64_t key;
    uint32_t value;
} hs_table_entry;

/* Packs entries with different keys; the caller's to free(); NULL: no memory. */
void *hs_table_pack(const hs_table_entry *entries, size_t count, size_t *size);

/* A table in packed bytes (aligned to 4); false where they are none. */
bool hs_table_view(hs_slice bytes, hs_table *table);

static inline uint32_t hs_table_check(uint64_t key)
{
    uint32_t upper = (uint32_t) (key >> 32);

    return upper ? upper : 1;
}

/* Stores the value under `key`; false where there is none. */
static inline bool hs_table_find(const hs_table *table, uint64_t key, uint32_t *value)
{
    uint32_t check = hs_table_check(key), i = (uint32_t) key & (table->capacity - 1);

    while (table->slots[2 * (size_t) i] != 0) {
        if (table->slots[2 * (size_t) i] == check) {
            *value = table->slots[2 * (size_t) i + 1];
            return true;
        }
        i = (i + 1) & (table->capacity - 1);
    }
    return false;
}

#endif
