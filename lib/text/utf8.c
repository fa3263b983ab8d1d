#include "text/utf8.h"

#include <utf8proc.h>

static size_t sequence(const unsigned char *byte, size_t left)
{
    unsigned lead = byte[0], low = 0x80, high = 0xbf;
    size_t size = lead < 0x80 ? 1
        : lead < 0xc2         ? 0
        : lead < 0xe0         ? 2
        : lead < 0xf0         ? 3
        : lead < 0xf5         ? 4
                              : 0;

    if (size < 2 || size > left) {
        return size == 1 ? 1 : 0;
    }
    low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : low;
    high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : high;
    if (byte[1] < low || byte[1] > high) {
        return 0;
    }
    for (size_t i = 2; i < size; i++) {
        if (byte[i] < 0x80 || byte[i] > 0xbf) {
            return 0;
        }
    }
    return size;
}

/* Is one of the next `count` * 8 bytes above ASCII? */
static inline bool has_wide(const unsigned char *byte, size_t count)
{
    uint64_t all = 0, word;

    for (size_t i = 0; i < count; i++) {
        memcpy(&word, byte + i * sizeof word, sizeof word);
        all |= word;
    }
    return (all & UINT64_C(0x8080808080808080)) != 0;
}

const char *hs_utf8_invalid(hs_slice text)
{
    const unsigned char *byte = (const unsigned char *) text.data;
    size_t i = 0, size;

    while (i < text.size) { // most text is ASCII: it is looked at by 64 bytes, then by 8
        if (text.size - i >= 64 && !has_wide(byte + i, 8)) {
            i += 64;
        } else if (text.size - i >= 8 && !has_wide(byte + i, 1)) {
            i += 8;
        } else {
            size = sequence(byte + i, text.size - i);
            if (size == 0) {
                return text.data + i;
            }
            i += size;
        }
    }
    return NULL;
}

uint32_t hs_utf8_decode_wide(const char *text, size_t *size)
{
    const unsigned char *byte = (const unsigned char *) text;

    if (byte[0] < 0xe0) {
        *size = 2;
        return (byte[0] & 0x1fu) << 6 | (byte[1] & 0x3fu);
    }
    if (byte[0] < 0xf0) {
        *size = 3;
        return (byte[0] & 0x0fu) << 12 | (byte[1] & 0x3fu) << 6 | (byte[2] & 0x3fu);
    }
    *size = 4;
    return (byte[0] & 0x07u) << 18 | (byte[1] & 0x3fu) << 12 | (byte[2] & 0x3fu) << 6
        | (byte[3] & 0x3fu);
}

/* Bytes whose two upper bits are 10, eight at a time. */
static size_t continuation_bytes(hs_slice text)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    size_t count = 0, i = 0;
    uint64_t eight;

    for (; i + 8 <= text.size; i += 8) {
        memcpy(&eight, text.data + i, 8);
        eight = (eight >> 7) & ~(eight >> 6) & ones;
        count += (size_t) ((eight * ones) >> 56);
    }
    for (; i < text.size; i++) {
        count += ((unsigned char) text.data[i] & 0xc0) == 0x80;
    }
    return count;
}

size_t hs_utf8_length(hs_slice text) { return text.size - continuation_bytes(text); }

size_t hs_utf16_length(hs_slice text)
{
    size_t length = hs_utf8_length(text);

    for (size_t i = 0; i < text.size; i++) {
        length += (unsigned char) text.data[i] >= 0xf0;
    }
    return length;
}

static utf8proc_category_t category(uint32_t code)
{
    return utf8proc_category((utf8proc_int32_t) code);
}

bool hs_is_space(uint32_t code)
{
    if (code < 0x80) {
        return code <= ' ' || code == 0x7f;
    }
    switch (category(code)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
        return true;
    default:
        // Zero width space, byte order mark, bidirectional embedding and isolating marks.
        return code == 0x200b || code == 0xfeff || (code >= 0x202a && code <= 0x202e)
            || (code >= 0x2066 && code <= 0x2069) || code == 0x200e || code == 0x200f;
    }
}

bool hs_is_letter_wide(uint32_t code)
{
    switch (category(code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return true;
    default:
        return false;
    }
}

bool hs_is_digit_wide(uint32_t code) { return category(code) == UTF8PROC_CATEGORY_ND; }

bool hs_is_upper_wide(uint32_t code)
{
    return category(code) == UTF8PROC_CATEGORY_LU || category(code) == UTF8PROC_CATEGORY_LT;
}

bool hs_is_lower_wide(uint32_t code) { return category(code) == UTF8PROC_CATEGORY_LL; }

uint32_t hs_lower_wide(uint32_t code)
{
    return (uint32_t) utf8proc_tolower((utf8proc_int32_t) code);
}

/* Eight bytes of ASCII in lower case: the upper bit of each says whether it is a capital. */
static inline uint64_t lower_eight(uint64_t eight)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t from_a = eight + ones * (0x80 - 'A'), past_z = eight + ones * (0x7f - 'Z');

    return eight | ((from_a & ~past_z & ones * 0x80) >> 2);
}

size_t hs_fold(hs_slice text, char *out)
{
    size_t written = 0, size;
    uint64_t eight;

    for (size_t i = 0; i < text.size; i += size) {
        uint32_t code;
        size = sizeof eight;
        if (text.size - i >= size && !has_wide((const unsigned char *) text.data + i, 1)) {
            memcpy(&eight, text.data + i, size);
            eight = lower_eight(eight);
            memcpy(out + written, &eight, size);
            written += size;
            continue;
        }
        code = hs_utf8_decode(text.data + i, &size);
        code = code == 0x2019 ? '\'' : hs_lower(code);
        if (code < 0x80) {
            out[written++] = (char) code;
            continue;
        }
        written += (size_t) utf8proc_encode_char(
            (utf8proc_int32_t) code, (utf8proc_uint8_t *) out + written);
    }
    return written;
}

size_t hs_straighten(hs_slice text, char *out)
{
    size_t size = 0;

    if (hs_slice_is(text, "``") || hs_slice_is(text, "''")) {
        out[0] = '"';
        return 1;
    }
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char) text.data[i];
        unsigned char last = i + 2 < text.size ? (unsigned char) text.data[i + 2] : 0;
        if (byte == 0xe2 && last >= 0x98 && last <= 0x9f && text.data[i + 1] == '\x80') {
            out[size++] = last < 0x9c ? '\'' : '"'; // U+2018 to U+201F
            i += 2;
        } else if (byte == 0xc2 && i + 1 < text.size
            && (text.data[i + 1] == '\xab' || text.data[i + 1] == '\xbb')) {
            out[size++] = '"';
            i++;
        } else {
            out[size++] = (char) byte;
        }
    }
    return size;
}

size_t hs_utf8_columns(hs_slice text)
{
    size_t columns = 0, length;

    for (size_t i = 0; i < text.size; i += length) {
        int width = utf8proc_charwidth((utf8proc_int32_t) hs_utf8_decode(text.data + i, &length));
        columns += width > 0 ? (size_t) width : 0;
    }
    return columns;
}

bool hs_has_letter_or_digit(hs_slice text)
{
    size_t size;

    for (size_t i = 0; i < text.size; i += size) {
        uint32_t code = hs_utf8_decode(text.data + i, &size);
        if (hs_is_letter(code) || hs_is_digit(code)) {
            return true;
        }
    }
    return false;
}
