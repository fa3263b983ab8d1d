/* Runs of words as numbers, to see which texts share them.
 *
 * A word is a run of letters and digits in lower case; a shingle of n is the hash of n words in a
 * row (A. Broder, "On the resemblance and containment of documents", 1997). */
#ifndef HS_PAGES_SHINGLE_H
#define HS_PAGES_SHINGLE_H

#include "base/arena.h"

typedef struct hs_shingles {
    uint64_t *items; // [count] in the order of the text, or sorted
    size_t count;
} hs_shingles;

/* The shingles of `size` words of a text in valid UTF-8; of a shorter text one of all its words. */
hs_shingles hs_shingles_read(hs_arena *arena, hs_slice text, size_t size);

void hs_shingles_sort(hs_shingles *shingles);

/* Is it among the sorted ones? */
bool hs_shingles_have(const hs_shingles *sorted, uint64_t shingle);

#endif
