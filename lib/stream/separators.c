#include "stream/separators.h"

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
