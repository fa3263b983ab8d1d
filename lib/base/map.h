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

/* The value under `key`; where there was none, a zeroed one is put in first and *added set. */
hs_map_value *hs_map_add(hs_map *map, hs_slice key, bool *added);

/* A 64-bit hash of the bytes, the same on every machine. */
uint64_t hs_hash(hs_slice text);

#endif
