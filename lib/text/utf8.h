/* UTF-8: validity, code points, and the classes of characters that tokens and quotation marks are
 * made of.  On utf8proc (Unicode tables); the Unicode Standard, chapter 3.9, table 3-7 for what is
 * valid.
 *
 * Units: bytes unless a name says otherwise.  All functions are pure. */
#ifndef HS_TEXT_UTF8_H
#define HS_TEXT_UTF8_H

#include "base/slice.h"

/* The place of the first byte that is not valid UTF-8, or NULL. */
const char *hs_utf8_invalid(hs_slice text);

/* The code point at `text`, which must be valid UTF-8 and not empty; *size gets its length, 1 to 4.
 * What starts with a byte above ASCII is the business of the second. */
uint32_t hs_utf8_decode_wide(const char *text, size_t *size);

static inline uint32_t hs_utf8_decode(const char *text, size_t *size)
{
    if ((unsigned char) *text < 0x80) {
        *size = 1;
        return (unsigned char) *text;
    }
    return hs_utf8_decode_wide(text, size);
}

/* Length in code points, and in UTF-16 code units. */
size_t hs_utf8_length(hs_slice text);
size_t hs_utf16_length(hs_slice text);

/* Columns that it takes on a terminal: 2 for a wide character, 0 for a mark. */
size_t hs_utf8_columns(hs_slice text);

/* White space in the sense of Unicode (category Z, and the control characters), the byte order mark
 * and other characters without a shape that stand between words. */
bool hs_is_space(uint32_t code);

/* Letters and marks; decimal digits; simple lower case.  Most characters are ASCII, and tell at a
 * glance; the others are asked of the tables. */
bool hs_is_letter_wide(uint32_t code);
bool hs_is_digit_wide(uint32_t code);
bool hs_is_upper_wide(uint32_t code);
bool hs_is_lower_wide(uint32_t code);
uint32_t hs_lower_wide(uint32_t code);

static inline bool hs_is_letter(uint32_t code)
{
    return code < 0x80 ? (code | 0x20) - 'a' < 26 : hs_is_letter_wide(code);
}

static inline bool hs_is_digit(uint32_t code)
{
    return code < 0x80 ? code - '0' < 10 : hs_is_digit_wide(code);
}

/* Has valid UTF-8 a letter or a digit in it? */
bool hs_has_letter_or_digit(hs_slice text);

static inline bool hs_is_upper(uint32_t code)
{
    return code < 0x80 ? code - 'A' < 26 : hs_is_upper_wide(code);
}

static inline bool hs_is_lower(uint32_t code)
{
    return code < 0x80 ? code - 'a' < 26 : hs_is_lower_wide(code);
}

static inline uint32_t hs_lower(uint32_t code)
{
    return code >= 0x80 ? hs_lower_wide(code) : hs_is_upper(code) ? code + 32 : code;
}

/* Lower case of a whole slice into `out`, which must have room for 2 * text.size + 4 bytes; returns
 * the bytes written.  Curly apostrophes become straight ones. */
size_t hs_fold(hs_slice text, char *out);

/* The text with straight quotation marks for curly ones, guillemets, and the doubled marks of older
 * corpora where they are all of it; into `out`, which must have room for text.size bytes; returns
 * the bytes written.  All kinds of marks must give the same analysis. */
size_t hs_straighten(hs_slice text, char *out);

#endif
