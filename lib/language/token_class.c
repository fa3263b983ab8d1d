#include "language/token_class.h"

#include <utf8proc.h>

#define S HS_CLASS_SPACE
#define L HS_CLASS_LETTER
#define D HS_CLASS_DIGIT
#define O HS_CLASS_OTHER
#define F HS_CLASS_FINAL
#define Q HS_CLASS_APOSTROPHE
#define EIGHT(c) c, c, c, c, c, c, c, c
#define TEN(c) EIGHT(c), c, c

const unsigned char hs_class_table[256] = {
    EIGHT(S),
    EIGHT(S),
    EIGHT(S),
    EIGHT(S), // controls
    S,
    F,
    O,
    O,
    O,
    O,
    O,
    Q,
    O,
    O,
    O,
    O,
    O,
    HS_CLASS_HYPHEN,
    HS_CLASS_DOT,
    O, //  !"#$%&'()*+,-./
    TEN(D),
    O,
    O,
    O,
    O,
    O,
    F, // 0-9 :;<=>?
    O,
    TEN(L),
    TEN(L),
    L,
    L,
    L,
    L,
    L,
    L,
    O,
    O,
    O,
    O,
    L, // @ A-Z [\]^_
    Q,
    TEN(L),
    TEN(L),
    L,
    L,
    L,
    L,
    L,
    L,
    O,
    O,
    O,
    O,
    S, // ` a-z {|}~ DEL
    EIGHT(O),
    EIGHT(O),
    EIGHT(O),
    EIGHT(O),
    EIGHT(O),
    EIGHT(O),
    EIGHT(O),
    EIGHT(O), //
    EIGHT(O),
    EIGHT(O),
    EIGHT(O),
    EIGHT(O),
    EIGHT(O),
    EIGHT(O),
    EIGHT(O),
    EIGHT(O),
};

static hs_class by_category(uint32_t code)
{
    switch (utf8proc_category((utf8proc_int32_t) code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CO:
        return HS_CLASS_LETTER;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return HS_CLASS_DIGIT;
    case UTF8PROC_CATEGORY_SO:
    case UTF8PROC_CATEGORY_SK:
        return HS_CLASS_PICTURE;
    case UTF8PROC_CATEGORY_PD:
        return HS_CLASS_DASH;
    default:
        return HS_CLASS_OTHER;
    }
}

static hs_class general_punctuation(uint32_t code)
{
    switch (code) {
    case 0x2010: // hyphen
    case 0x2011: // non-breaking hyphen
        return HS_CLASS_HYPHEN;
    case 0x2018: // ‘
    case 0x2019: // ’
    case 0x201b: // ‛
        return HS_CLASS_APOSTROPHE;
    case 0x2026: // ellipsis
    case 0x203c: // double exclamation mark
    case 0x203d: // interrobang
    case 0x2047:
    case 0x2048:
    case 0x2049:
        return HS_CLASS_FINAL;
    case 0x200c: // zero width non-joiner
    case 0x200d: // zero width joiner
    case 0x2060: // word joiner
        return HS_CLASS_LETTER;
    default:
        return hs_is_space(code) ? HS_CLASS_SPACE : by_category(code);
    }
}

hs_class hs_class_wide(uint32_t code)
{
    if (code >= 0xc0 && code < 0x2b9) { // Latin: most of what is not ASCII in English
        return code == 0xd7 || code == 0xf7 ? HS_CLASS_OTHER : HS_CLASS_LETTER;
    }
    if (code >= 0x2000 && code < 0x2070) {
        return general_punctuation(code);
    }
    switch (code) {
    case 0xb4:   // acute accent
    case 0x2bc:  // modifier letter apostrophe
    case 0xff07: // full width apostrophe
        return HS_CLASS_APOSTROPHE;
    case 0x2212: // minus sign
        return HS_CLASS_DASH;
    case 0x589:  // Armenian full stop
    case 0x61f:  // Arabic question mark
    case 0x6d4:  // Arabic full stop
    case 0x964:  // danda
    case 0x965:  // double danda
    case 0x3002: // ideographic full stop
    case 0xff01: // full width ! . ?
    case 0xff0e:
    case 0xff1f:
    case 0xff61:
        return HS_CLASS_FINAL;
    default:
        return hs_is_space(code) ? HS_CLASS_SPACE : by_category(code);
    }
}

size_t hs_letters_end(hs_slice text, size_t at)
{
    size_t size;

    while (at < text.size && hs_class_at(text.data + at, &size) == HS_CLASS_LETTER) {
        at += size;
    }
    return at;
}

size_t hs_alnum_end(hs_slice text, size_t at)
{
    size_t size;

    while (at < text.size) {
        hs_class class = hs_class_at(text.data + at, &size);
        if (class != HS_CLASS_LETTER && class != HS_CLASS_DIGIT) {
            break;
        }
        at += size;
    }
    return at;
}

size_t hs_apostrophe_size(hs_slice text, size_t at)
{
    size_t size;

    return at < text.size && hs_class_at(text.data + at, &size) == HS_CLASS_APOSTROPHE ? size : 0;
}

hs_class hs_class_before(hs_slice text, size_t at)
{
    size_t size;

    if (at == 0) {
        return HS_CLASS_SPACE;
    }
    do {
        at--;
    } while (at > 0 && ((unsigned char) text.data[at] & 0xc0) == 0x80);
    return hs_class_at(text.data + at, &size);
}

uint64_t hs_letters_portable(const char *text)
{
    uint64_t mask = 0;

    for (size_t i = 0; i < HS_LETTERS_STRIDE; i++) {
        mask |= (uint64_t) (hs_class_table[(unsigned char) text[i]] == HS_CLASS_LETTER) << i;
    }
    return mask;
}
