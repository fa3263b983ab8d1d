/* Features as 64-bit hashes: what is looked up in a hashed table of weights (learn/crf.h).
 *
 * A feature is a kind (the template's number) and what it is about: the hash of a string, or of two
 * or three other things.  The same numbers on every machine; a model depends on them, so that who
 * changes them, or the templates, must raise the model's feature version.
 *
 * All functions are pure. */
#ifndef HS_LEARN_FEATURE_H
#define HS_LEARN_FEATURE_H

#include "base/slice.h"

/* Mixes the bits: the finalizer of S. Vigna's splitmix64. */
static inline uint64_t hs_mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return x ^ (x >> 31);
}

/* The feature of one thing, e.g. hs_hash of a word. */
static inline uint64_t hs_feature(uint32_t kind, uint64_t a)
{
    return hs_mix(a + kind * UINT64_C(0x9e3779b97f4a7c15));
}

/* The feature of two things together, in their order. */
static inline uint64_t hs_feature2(uint32_t kind, uint64_t a, uint64_t b)
{
    return hs_feature(kind, a * UINT64_C(0xd6e8feb86659fd93) + b);
}

static inline uint64_t hs_feature3(uint32_t kind, uint64_t a, uint64_t b, uint64_t c)
{
    return hs_feature2(kind, hs_mix(a * UINT64_C(0xd6e8feb86659fd93) + b), c);
}

#endif
