#include "stream/separators.h"

uint64_t hs_bytes_equal_portable(const char *text, char byte)
{
    const uint64_t low = UINT64_C(0x7f7f7f7f7f7f7f7f), ones = UINT64_C(0x0101010101010101);
    uint64_t mask = 0;

    for (size_t i = 0; i < HS_STRIDE; i += 8) {
        uint64_t eight = 0, other;
        for (size_t k = 0; k < 8; k++) { // one load, on a machine that stores the low byte first
            eight |= (uint64_t) (unsigned char) text[i + k] << (8 * k);
        }
        other = eight ^ ones * (unsigned char) byte;
        other = ~(((other & low) + low) | other | low); // the upper bit of bytes that are equal
        mask |= ((other >> 7) * UINT64_C(0x0102040810204080)) >> 56 << i;
    }
    return mask;
}

const char *hs_find_gap(hs_slice text)
{
    char rest[HS_STRIDE] = { 0 };
    uint64_t last = 0; // 1: the byte in front is a line feed

    for (size_t i = 0; i < text.size; i += HS_STRIDE) {
        const char *stride = text.data + i;
        uint64_t ends, gaps;
        if (text.size - i < HS_STRIDE) {
            stride = memcpy(rest, stride, text.size - i);
        }
        ends = hs_bytes_equal(stride, '\n');
        gaps = ends & (ends << 1 | last);
        if (gaps != 0) {
            return text.data + i + hs_lowest_bit(gaps);
        }
        last = ends >> 63;
    }
    return NULL;
}
