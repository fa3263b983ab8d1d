#include "language/token_lists.h"
#include "language/token_parts.h"

#define LONGEST_NUMBER 64

/* What a run of digits and separators is made of. */
typedef struct number {
    size_t end;          // of the whole
    size_t first_hyphen; // 0: none
    size_t hyphens, slashes;
} number;

static size_t digits_end(hs_slice text, size_t at)
{
    while (at < text.size && hs_ascii_digit(text.data[at])) {
        at++;
    }
    return at;
}

/* Does the comma at `at` group digits: 1,000 and 1,00,000, but not 1,2? */
static bool groups(hs_slice text, size_t at)
{
    size_t end = digits_end(text, at + 1), size = end - at - 1;

    return size == 3 || (size == 2 && end < text.size && text.data[end] == ',');
}

static number measure(hs_slice text, size_t at)
{
    number found = { .end = digits_end(text, at) };

    while (found.end + 1 < text.size && found.end - at < LONGEST_NUMBER
        && hs_ascii_digit(text.data[found.end + 1])) {
        char separator = text.data[found.end];
        if (separator == '-') {
            found.first_hyphen = found.hyphens++ == 0 ? found.end : found.first_hyphen;
        } else if (separator == '/') {
            found.slashes++;
        } else if (separator != '.' && separator != ':'
            && !(separator == ',' && groups(text, found.end))) {
            break;
        }
        found.end = digits_end(text, found.end + 1);
    }
    return found;
}

/* A range or a score is divided (3-2, 2019-20), a telephone number or a date is not. */
static size_t numeral_end(hs_slice text, size_t at)
{
    number found = measure(text, at);
    size_t hyphen = found.first_hyphen;

    // 555-0199; 77030-2707: a number of the telephone or of the American post.
    bool kept = (hyphen - at == 3 || hyphen - at == 5) && digits_end(text, at) == hyphen
        && found.end - hyphen == 5;

    return found.hyphens == 1 && found.slashes == 0 && !kept ? hyphen : found.end;
}

/* st, nd, rd, th, s: letters that make another word of the number. */
static bool is_ordinal(hs_slice letters)
{
    static const char endings[][3] = { "st", "nd", "rd", "th", "s" };

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(endings[i]);
        if (letters.size == size && hs_ascii_fold(letters.data[0]) == endings[i][0]
            && hs_ascii_fold(letters.data[size - 1]) == endings[i][size - 1]) {
            return true;
        }
    }
    return false;
}

/* 5pm, 10km, 3bn, but 3M, 4K and 5G are names, and so are A4 and 4chan; $3M is money. */
static bool divides(hs_slice letters, bool money)
{
    if (letters.size == 1) {
        return strchr(money ? "kKmMbBtT" : "kmb", letters.data[0]) != NULL;
    }
    return !is_ordinal(letters) && hs_is_unit(letters);
}

/* 2p.m. */
static bool hour_follows(hs_slice text, size_t at)
{
    return at + 2 < text.size && strchr("apAP", text.data[at]) != NULL && text.data[at + 1] == '.'
        && (text.data[at + 2] | 0x20) == 'm';
}

static bool is_money(hs_slice text, size_t at)
{
    return at > 0
        && (text.data[at - 1] == '$'
            || (at > 2 && memcmp(text.data + at - 3, "\xe2\x82\xac", 3) == 0) // euro
            || (at > 1 && memcmp(text.data + at - 2, "\xc2\xa3", 2) == 0));   // pound
}

size_t hs_number_end(hs_slice text, size_t at)
{
    size_t end = at, letters;
    bool period = text.data[at] == '.';

    if (period && (at + 1 >= text.size || !hs_ascii_digit(text.data[at + 1]))) {
        return at;
    }
    end = numeral_end(text, at + period);
    letters = hs_alnum_end(text, end);
    if (letters > end && letters - end < LONGEST_NUMBER
        && (hour_follows(text, end)
            || divides((hs_slice){ text.data + end, letters - end }, is_money(text, at)))) {
        return end;
    }
    return letters;
}
