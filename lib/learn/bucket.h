/* Buckets of up to eight features, each known by a 16-bit print of its hash: how learn/pruned.h and
 * learn/sparse.h find a feature's weights.  All functions are pure. */
#ifndef HS_LEARN_BUCKET_H
#define HS_LEARN_BUCKET_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define HS_BUCKET_WAYS 8

static inline size_t hs_bucket_of(uint64_t feature, uint32_t buckets)
{
    return (size_t) (((feature >> 12 & UINT32_MAX) * buckets) >> 32);
}

/* Never 0, which marks a free way. */
static inline uint16_t hs_bucket_print(uint64_t feature)
{
    uint16_t print = (uint16_t) (feature >> 48 ^ feature << 10);

    return print ? print : 1;
}

/* The first of eight prints, not counting the first `skipped` ones, that is `print`, or
 * HS_BUCKET_WAYS: all of them at a time where the processor can, else all lanes of 64 bits, S. E.
 * Anderson, "Bit twiddling hacks", a zero in a word.  The lanes are little-endian, as the file.
 */
static inline unsigned hs_bucket_way(const uint16_t *prints, unsigned skipped, uint16_t print)
{
#ifdef __SSE2__
    __m128i same = _mm_cmpeq_epi16(
        _mm_loadu_si128((const __m128i *) (const void *) prints), _mm_set1_epi16((short) print));
    unsigned bytes = (unsigned) _mm_movemask_epi8(same) >> 2 * skipped;

    return bytes != 0 ? skipped + (unsigned) __builtin_ctz(bytes) / 2 : HS_BUCKET_WAYS;
#else
    const uint64_t ones = UINT64_C(0x0001000100010001);

    for (unsigned half = 0; half < 2; half++) {
        unsigned out = skipped <= half * 4 ? 0 : skipped - half * 4;
        uint64_t lanes, zeros;
        memcpy(&lanes, prints + half * 4, sizeof lanes);
        lanes ^= ones * print;
        lanes |= out < 4 ? (UINT64_C(1) << out * 16) - 1 : UINT64_MAX;
        zeros = (lanes - ones) & ~lanes & ones << 15;
        if (zeros != 0) {
            return half * 4 + (unsigned) __builtin_ctzll(zeros) / 16;
        }
    }
    return HS_BUCKET_WAYS;
#endif
}

#endif
