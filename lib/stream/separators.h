/* Tabs and line feeds: the search that reading a token stream consists of.  Sixteen bytes at a time
 * where the processor can compare them at once (SSE2), else eight.
 *
 * Units: bytes.  All functions are pure. */
#ifndef HS_STREAM_SEPARATORS_H
#define HS_STREAM_SEPARATORS_H

#include "base/slice.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define HS_STRIDE ((size_t) 64) // bytes that one mask tells of

/* Eight bytes as a number, the first the lowest. */
static inline uint64_t hs_read_eight(const char *text)
{
    uint64_t eight;

    memcpy(&eight, text, sizeof eight);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    eight = __builtin_bswap64(eight);
#endif
    return eight;
}

/* Which of the HS_STRIDE bytes at `text` are `byte`: bit i for text[i].  This one needs no
 * instructions of a certain processor. */
static inline uint64_t hs_bytes_equal_portable(const char *text, char byte)
{
    const uint64_t low = UINT64_C(0x7f7f7f7f7f7f7f7f), ones = UINT64_C(0x0101010101010101);
    uint64_t mask = 0;

    for (size_t i = 0; i < HS_STRIDE; i += 8) {
        uint64_t other = hs_read_eight(text + i) ^ ones * (unsigned char) byte;
        other = ~(((other & low) + low) | other | low); // the upper bit of bytes that are equal
        mask |= ((other >> 7) * UINT64_C(0x0102040810204080)) >> 56 << i;
    }
    return mask;
}

static inline uint64_t hs_bytes_equal(const char *text, char byte)
{
#ifdef __SSE2__
    const __m128i wanted = _mm_set1_epi8(byte);
    uint64_t mask = 0;

    for (size_t i = 0; i < HS_STRIDE; i += 16) {
        __m128i sixteen = _mm_loadu_si128((const void *) (text + i));
        mask |= (uint64_t) (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(sixteen, wanted)) << i;
    }
    return mask;
#else
    return hs_bytes_equal_portable(text, byte);
#endif
}

/* The place of the lowest bit of a mask; of 0 the highest. */
static inline unsigned hs_lowest_bit(uint64_t mask)
{
    return (unsigned) __builtin_ctzll(mask | UINT64_C(1) << 63);
}

/* Bits that are set.  Without the instruction for it, which not every processor of a family has,
 * compilers call a function that is slower. */
static inline size_t hs_count_bits(uint64_t mask)
{
    mask -= mask >> 1 & UINT64_C(0x5555555555555555);
    mask = (mask & UINT64_C(0x3333333333333333)) + (mask >> 2 & UINT64_C(0x3333333333333333));
    mask = (mask + (mask >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
    return (size_t) (mask * UINT64_C(0x0101010101010101) >> 56);
}

/* The second of the first two line feeds in a row, or NULL. */
const char *hs_find_gap(hs_slice text);

#endif
