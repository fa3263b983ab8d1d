#include "news/structure_line.h"

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

static bool is_alphabetic(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
        || (unsigned char) byte >= 0x80;
}

static char low(char byte) { return byte >= 'A' && byte <= 'Z' ? (char) (byte + 32) : byte; }

static bool same_word(hs_slice word, const char *lower)
{
    for (size_t i = 0; i < word.size; i++)
        if (lower[i] == '\0' || low(word.data[i]) != lower[i])
            return false;
    return lower[word.size] == '\0';
}

/* A run of letters or of digits: what dates are made of. */
struct piece {
    hs_slice text;
    int number; // -1: no number
    int month;  // 0: no month
};

static int month_of(hs_slice word)
{
    static const char *const names[] = { "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december" };
    static const char *const abbreviations[]
        = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept", "oct", "nov", "dec" };

    for (int i = 0; i < 12; i++)
        if (same_word(word, names[i]) || same_word(word, abbreviations[i]))
            return i + 1;
    return same_word(word, "sep") ? 9 : 0;
}

/* Cuts the next piece off `rest`; false at its end. */
static bool next_piece(hs_slice *rest, struct piece *piece)
{
    size_t size = 0, i = 0;

    while (i < rest->size && !is_digit(rest->data[i]) && !is_alphabetic(rest->data[i]))
        i++;
    *rest = hs_slice_from(*rest, i);
    if (rest->size == 0)
        return false;
    *piece = (struct piece){ .number = -1 };
    if (is_digit(rest->data[0])) {
        piece->number = 0;
        for (; size < rest->size && is_digit(rest->data[size]); size++)
            if (piece->number < 100000)
                piece->number = 10 * piece->number + (rest->data[size] - '0');
    } else {
        while (size < rest->size && is_alphabetic(rest->data[size]))
            size++;
    }
    piece->text = (hs_slice){ rest->data, size };
    if (piece->number < 0)
        piece->month = month_of(piece->text);
    *rest = hs_slice_from(*rest, size);
    return true;
}

static bool is_ordinal_end(hs_slice word)
{
    return same_word(word, "st") || same_word(word, "nd") || same_word(word, "rd")
        || same_word(word, "th");
}

static bool is_day(int number) { return number >= 1 && number <= 31; }
static bool is_year(int number) { return number >= 1800 && number <= 2199; }

static hs_slice iso(hs_arena *arena, int year, int month, int day)
{
    return hs_arena_print(arena, "%04d-%02d-%02d", year, month, day);
}

/* The date that the last three pieces are, if they are one. */
static hs_slice date_of(hs_arena *arena, const struct piece *last)
{
    const struct piece *a = &last[0], *b = &last[1], *c = &last[2];

    if (a->month && is_day(b->number) && is_year(c->number))
        return iso(arena, c->number, a->month, b->number);
    if (is_day(a->number) && b->month && is_year(c->number))
        return iso(arena, c->number, b->month, a->number);
    if (is_year(a->number) && b->month && is_day(c->number))
        return iso(arena, a->number, b->month, c->number);
    if (is_year(a->number) && a->text.size == 4 && b->text.size == 2 && c->text.size == 2
        && b->number >= 1 && b->number <= 12 && is_day(c->number) && a->text.data[4] == '-'
        && b->text.data[2] == '-')
        return iso(arena, a->number, b->number, c->number);
    return (hs_slice){ NULL, 0 };
}

hs_slice hs_line_date(hs_arena *arena, hs_slice text)
{
    struct piece last[3] = { { .number = -1 }, { .number = -1 }, { .number = -1 } }, piece;
    hs_slice date = { NULL, 0 };

    while (date.data == NULL && next_piece(&text, &piece)) {
        if (is_ordinal_end(piece.text) || same_word(piece.text, "of"))
            continue;
        last[0] = last[1], last[1] = last[2], last[2] = piece;
        date = date_of(arena, last);
    }
    return date;
}

bool hs_line_only_date(hs_slice text)
{
    static const char *const words[] = { "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
        "sun", "a", "p", "m", "am", "pm", "at", "et", "est", "edt", "gmt", "utc", "bst", "ist",
        "cet", "pst", "pdt", "cst", "st", "nd", "rd", "th", "of", "noon", "midnight", "updated",
        "posted", "published", "last", "first", "modified", "on", "date", "h", "hrs", "hours" };
    struct piece piece;
    bool telling = false;

    while (next_piece(&text, &piece)) {
        bool known = piece.number >= 0 || piece.month;

        telling |= piece.month || (piece.number >= 0 && text.size > 1 && text.data[0] == ':')
            || same_word(piece.text, "am") || same_word(piece.text, "pm")
            || same_word(piece.text, "m")
            || (piece.text.size == 4 && is_year(piece.number) && text.size > 0
                && text.data[0] == '-');
        for (size_t i = 0; i < sizeof words / sizeof *words && !known; i++)
            known = same_word(piece.text, words[i]);
        if (!known)
            return false;
    }
    return telling;
}
