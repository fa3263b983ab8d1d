/* Hash maps from strings to numbers or pointers: open addressing, linear probing, no deletion.
 *
 * Ownership: keys are slices that the caller keeps alive; the table lives in the arena given.
 * Threads: reading from several threads is safe while nobody adds. */
#ifndef HS_BASE_MAP_H
#define HS_BASE_MAP_H

#include "base/arena.h"

typedef union hs_map_value {
    uint64_t number;
    const void *pointer;
} hs_map_value;

typedef struct hs_map_entry {
    hs_slice key; // data == NULL: free
    uint64_t hash;
    hs_map_value value;
} hs_map_entry;

typedef struct hs_map {
    hs_arena *arena;
    hs_map_entry *entries; // [capacity], a power of two
    size_t count, capacity;
} hs_map;

/* An empty map whose table will live in `arena`. */
static inline hs_map hs_map_make(hs_arena *arena) { return (hs_map){ .arena = arena }; }

/* The value stored under `key`, or NULL.  Valid until the next hs_map_add. */
hs_map_value *hs_map_find(const hs_map *map, hs_slice key);

/* The same with the key's hash (hs_hash), for who looks for many keys and would wait for memory at
 * each: the hashes of all, then hs_map_fetch for all of them, then hs_map_fetch_key, then these. */
hs_map_value *hs_map_find_hashed(const hs_map *map, hs_slice key, uint64_t hash);
hs_map_value *hs_map_add_hashed(hs_map *map, hs_slice key, uint64_t hash, bool *added);

static inline void hs_map_fetch(const hs_map *map, uint64_t hash)
{
    if (map->capacity != 0) {
        __builtin_prefetch(&map->entries[hash & (map->capacity - 1)]);
    }
}

/* Returns the value that is likely the key's; 0: none is. */
static inline hs_map_value hs_map_fetch_key(const hs_map *map, uint64_t hash)
{
    if (map->capacity != 0) {
        const hs_map_entry *entry = &map->entries[hash & (map->capacity - 1)];
        __builtin_prefetch(entry->key.data);
        return entry->value;
    }
    return (hs_map_value){ 0 };
}

/* The value under `key`; where there was none, a zeroed one is put in first and *added set. */
hs_map_value *hs_map_add(hs_map *map, hs_slice key, bool *added);

/* A 64-bit hash of the bytes, the same on every machine. */
uint64_t hs_hash(hs_slice text);

#endif
