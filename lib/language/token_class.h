/* Classes of characters, as far as tokens and sentences need them.
 *
 * ASCII by table, the rest by the Unicode general category (UAX #44), with the few characters that
 * text has in more than one shape (apostrophes, hyphens, dashes) put together.
 *
 * Units: bytes.  All functions are pure; text is valid UTF-8. */
#ifndef HS_LANGUAGE_TOKEN_CLASS_H
#define HS_LANGUAGE_TOKEN_CLASS_H

#include "text/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef enum hs_class {
    HS_CLASS_SPACE,
    HS_CLASS_LETTER, // also marks, joiners and the soft hyphen: what is inside a word
    HS_CLASS_DIGIT,
    HS_CLASS_APOSTROPHE, // ' ’ ‘ ʼ ` ´ ＇
    HS_CLASS_DOT,        // .
    HS_CLASS_FINAL,      // ! ? … and their like in other scripts
    HS_CLASS_HYPHEN,     // - ‐ ‑
    HS_CLASS_DASH,       // – — ― −
    HS_CLASS_PICTURE,    // emoji and other symbols that stand for themselves
    HS_CLASS_OTHER
} hs_class;

/* The classes of ASCII; bytes of longer sequences have HS_CLASS_OTHER there. */
extern const unsigned char hs_class_table[256];

#define HS_LETTERS_STRIDE ((size_t) 64)

/* Which of the 64 bytes at `text` are letters of ASCII or '_': bit i for text[i].  The second is
 * the first without instructions of a certain processor. */
static inline uint64_t hs_letters(const char *text);
uint64_t hs_letters_portable(const char *text);

/* The class of a character that is not ASCII. */
hs_class hs_class_wide(uint32_t code);

/* The class of the character at `text`; *size gets its bytes. */
static inline hs_class hs_class_at(const char *text, size_t *size)
{
    unsigned char byte = (unsigned char) *text;

    if (byte < 0x80) {
        *size = 1;
        return (hs_class) hs_class_table[byte];
    }
    return hs_class_wide(hs_utf8_decode(text, size));
}

/* The end of the run of letters, or of letters and digits, that starts at `at`. */
size_t hs_letters_end(hs_slice text, size_t at);
size_t hs_alnum_end(hs_slice text, size_t at);

/* Bytes of the apostrophe at `at`; 0: there is none. */
size_t hs_apostrophe_size(hs_slice text, size_t at);

/* The class of the character that ends before `at`; HS_CLASS_SPACE at the start of the text. */
hs_class hs_class_before(hs_slice text, size_t at);

static inline uint64_t hs_letters(const char *text)
{
#ifdef __SSE2__
    const __m128i lower = _mm_set1_epi8(0x20), up = _mm_set1_epi8(0x7f - 'z'),
                  below = _mm_set1_epi8(0x7f - 'z' + 'a' - 1), line = _mm_set1_epi8('_');
    uint64_t mask = 0;

    for (size_t i = 0; i < HS_LETTERS_STRIDE; i += 16) {
        __m128i bytes = _mm_loadu_si128((const void *) (text + i));
        // Signed comparison: a to z are moved to the upper end of what is positive.
        __m128i letters = _mm_cmpgt_epi8(_mm_add_epi8(_mm_or_si128(bytes, lower), up), below);
        letters = _mm_or_si128(letters, _mm_cmpeq_epi8(bytes, line));
        mask |= (uint64_t) (unsigned) _mm_movemask_epi8(letters) << i;
    }
    return mask;
#else
    return hs_letters_portable(text);
#endif
}

static inline bool hs_ascii_letter(char byte)
{
    return hs_class_table[(unsigned char) byte] == HS_CLASS_LETTER && byte != '_';
}

static inline bool hs_ascii_digit(char byte) { return byte >= '0' && byte <= '9'; }

static inline bool hs_ascii_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }

static inline bool hs_ascii_lower(char byte) { return byte >= 'a' && byte <= 'z'; }

/* The byte in lower case, where it is an ASCII letter. */
static inline char hs_ascii_fold(char byte)
{
    return (char) (hs_ascii_upper(byte) ? byte + 32 : byte);
}

#endif
