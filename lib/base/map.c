#include "base/map.h"

// Written out so that compilers see one load in it.
static uint64_t read_four(const unsigned char *byte)
{
    return byte[0] | (uint64_t) byte[1] << 8 | (uint64_t) byte[2] << 16 | (uint64_t) byte[3] << 24;
}

/* The last 1 to 7 bytes as a number.  Reads that overlap need no loop; most words end here. */
static uint64_t read_last(const unsigned char *byte, size_t size)
{
    if (size >= 4) {
        return read_four(byte) | read_four(byte + size - 4) << (8 * (size - 4));
    }
    return byte[0] | (uint64_t) byte[size / 2] << (8 * (size / 2))
        | (uint64_t) byte[size - 1] << (8 * (size - 1));
}

/* Multiply and fold, eight bytes at a time; the constants are odd 64-bit fractions of the golden
 * ratio and of the square root of two. */
uint64_t hs_hash(hs_slice text)
{
    const unsigned char *byte = (const unsigned char *) text.data;
    uint64_t hash = text.size * UINT64_C(0x9e3779b97f4a7c15);
    size_t left = text.size;

    while (left != 0) {
        uint64_t word
            = left < 8 ? read_last(byte, left) : read_four(byte) | read_four(byte + 4) << 32;
        hash = (hash ^ word) * UINT64_C(0xb504f333f9de6485);
        hash ^= hash >> 29;
        byte += 8;
        left = left < 8 ? 0 : left - 8;
    }
    hash *= UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 32;
}

static hs_map_entry *probe(hs_map_entry *entries, size_t capacity, hs_slice key, uint64_t hash)
{
    size_t i = (size_t) hash & (capacity - 1);

    while (entries[i].key.data != NULL
        && (entries[i].hash != hash || !hs_slice_equal(entries[i].key, key))) {
        i = (i + 1) & (capacity - 1);
    }
    return &entries[i];
}

hs_map_value *hs_map_find_hashed(const hs_map *map, hs_slice key, uint64_t hash)
{
    hs_map_entry *entry;

    if (map->capacity == 0) {
        return NULL;
    }
    entry = probe(map->entries, map->capacity, key, hash);
    return entry->key.data ? &entry->value : NULL;
}

hs_map_value *hs_map_find(const hs_map *map, hs_slice key)
{
    return hs_map_find_hashed(map, key, hs_hash(key));
}

static void enlarge(hs_map *map)
{
    size_t capacity = map->capacity ? map->capacity * 2 : 64;
    hs_map_entry *entries = HS_NEW(map->arena, hs_map_entry, capacity);

    for (size_t i = 0; i < map->capacity; i++) {
        if (map->entries[i].key.data != NULL) {
            *probe(entries, capacity, map->entries[i].key, map->entries[i].hash) = map->entries[i];
        }
    }
    map->entries = entries;
    map->capacity = capacity;
}

hs_map_value *hs_map_add_hashed(hs_map *map, hs_slice key, uint64_t hash, bool *added)
{
    hs_map_entry *entry;

    if (map->count * 2 >= map->capacity) {
        enlarge(map);
    }
    entry = probe(map->entries, map->capacity, key, hash);
    *added = entry->key.data == NULL;
    if (*added) {
        *entry = (hs_map_entry){ .key = { key.data ? key.data : "", key.size }, .hash = hash };
        map->count++;
    }
    return &entry->value;
}

hs_map_value *hs_map_add(hs_map *map, hs_slice key, bool *added)
{
    return hs_map_add_hashed(map, key, hs_hash(key), added);
}
