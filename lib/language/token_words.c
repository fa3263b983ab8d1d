#include "language/token_parts.h"
#include "language/token_scanner.h"

#define QUOTATION_REACH 60 // pieces after which an apostrophe that opened no longer does
#define NEAR 16            // bytes that are enough for a short word
#define LOOK_AHEAD 100     // bytes in which a closing apostrophe is looked for

/* The text with some bytes behind `at` and no more. */
static hs_slice near(const hs_scanner *scan, size_t at)
{
    size_t left = scan->text.size - at;

    return (hs_slice){ scan->text.data, at + (left < NEAR ? left : NEAR) };
}

/* Where the next token starts if only white space is between; the end of the text if none does. */
static size_t next_start(const hs_scanner *scan)
{
    size_t at = scan->chunk.size, size;

    for (int i = 0; i < 8 && at < scan->text.size; i++) {
        if (hs_class_at(scan->text.data + at, &size) != HS_CLASS_SPACE) {
            return at;
        }
        at += size;
    }
    return at;
}

static char first_byte(const hs_scanner *scan, size_t at)
{
    return at < scan->text.size ? scan->text.data[at] : ' ';
}

static bool number_follows(const hs_scanner *scan, size_t at)
{
    size_t next = at < scan->chunk.size ? at : next_start(scan);

    return next < scan->text.size
        && (hs_ascii_digit(scan->text.data[next]) || scan->text.data[next] == '#');
}

static bool previous_is_name(const hs_scanner *scan, size_t start)
{
    const hs_piece *last;

    if (scan->pending & HS_PIECE_PARAGRAPH || scan->pieces.items_count == 0) {
        return true;
    }
    last = &scan->pieces.items[scan->pieces.items_count - 1];
    return last->end <= start
        && (hs_ascii_upper(scan->text.data[last->start]) || last->flags & HS_PIECE_FINAL);
}

/* Does the period behind the word start..end belong to it? */
static bool takes_period(const hs_scanner *scan, size_t start, size_t end)
{
    hs_slice word = hs_scan_between(scan, start, end);
    char next = hs_scan_byte(scan, end + 1);

    if (!scan->options.other_language) {
        switch (hs_abbreviation_of(word)) {
        case HS_NUMBERED:
            return number_follows(scan, end + 1) || next == ','
                || (hs_ascii_upper(word.data[0]) && end + 1 == scan->chunk.size
                    && hs_ascii_lower(first_byte(scan, next_start(scan))));
        case HS_NOT_ABBREVIATED:
            break;
        default:
            return true;
        }
    }
    if (word.size == 1 && hs_ascii_upper(word.data[0])) {
        if (start > scan->chunk_start && scan->text.data[start - 1] == '&') {
            return false; // Q&A.
        }
        return word.data[0] != 'I' || previous_is_name(scan, start);
    }
    if (word.size == 1 && hs_ascii_lower(word.data[0])) { // p. 5, (b. May 1950)
        return number_follows(scan, end + 1) || (start > 0 && scan->text.data[start - 1] == '(');
    }
    return hs_ascii_letter(word.data[0]) && word.size < 6 && (next == ',' || next == ';');
}

size_t hs_scan_contraction_of(const hs_scanner *scan, size_t start, size_t end)
{
    size_t first = hs_contraction(hs_scan_between(scan, start, end)), next = end + 1;

    if (first == 2 && (scan->text.data[end - 1] | 0x20) == 's') { // its, or it's?
        return next < scan->text.size && scan->text.data[end] == ' '
                && hs_follows_its(
                    hs_scan_between(scan, next, hs_letters_end(near(scan, next), next)))
            ? first
            : 0;
    }
    return first;
}

size_t hs_scan_word(hs_scanner *scan, size_t start, size_t end, uint32_t flags)
{
    size_t cut[3], cuts = 0, from = end, place;

    flags |= flags & HS_PIECE_PERIOD ? 0 : HS_PIECE_INNER;
    if (scan->options.other_language) {
        hs_scan_emit(scan, start, end, flags);
        return end;
    }
    while (cuts < 2 && (place = hs_clitic_start(scan->text, start, from)) < from) {
        cut[cuts++] = from = place;
    }
    if (cuts == 0 && (place = hs_scan_contraction(scan, start, end)) != 0) {
        cut[cuts++] = start + place;
    }
    cut[cuts] = start;
    scan->pieces.ranges += cuts > 0;
    for (size_t i = cuts + 1; i-- > 0;) {
        hs_scan_emit(scan, cut[i], i == 0 ? end : cut[i - 1],
            (i == 0 ? flags : HS_PIECE_INNER) | (i < cuts ? HS_PIECE_JOINED : 0));
    }
    return end;
}

/* Is there a closing apostrophe soon behind `at`? */
static bool closes_later(const hs_scanner *scan, size_t at)
{
    size_t limit = scan->text.size - at > LOOK_AHEAD ? at + LOOK_AHEAD : scan->text.size, size,
           next;

    while (at < limit && scan->text.data[at] != '\n') {
        size = hs_apostrophe_size(scan->text, at);
        if (size != 0 && hs_class_before(scan->text, at) == HS_CLASS_SPACE) {
            return false; // the next one opens
        }
        if (size != 0
            && (at + size == scan->text.size
                || hs_class_at(scan->text.data + at + size, &next) != HS_CLASS_LETTER)) {
            return true;
        }
        hs_utf8_decode(scan->text.data + at, &size);
        at += size;
    }
    return false;
}

/* goin', but not again' */
static bool drops_g(hs_slice text, size_t start, size_t end)
{
    return end - start > 3 && memcmp(text.data + end - 2, "in", 2) == 0
        && hs_ascii_lower(text.data[start]) && text.data[end - 3] != 'a'
        && text.data[end - 3] != 'e';
}

/* An apostrophe of `size` bytes stands behind the word start..end, and no letter behind it: is it
 * the word's own (players', goin')? */
static bool takes_apostrophe(hs_scanner *scan, size_t start, size_t end, size_t size)
{
    char last = (char) (scan->text.data[end - 1] | 0x20);
    bool opened = scan->opened != 0 && scan->pieces.items_count - scan->opened < QUOTATION_REACH;

    if (scan->options.other_language || scan->text.data[end] == '`') {
        return false;
    }
    if (opened
        && !(last == 's' && end + size == scan->chunk.size && closes_later(scan, end + size))) {
        return false;
    }
    return last == 's' || last == 'z' || last == 'x' || drops_g(scan->text, start, end);
}

static size_t put_apostrophe_word(hs_scanner *scan, size_t start, size_t end, size_t size)
{
    if ((scan->text.data[end - 1] | 0x20) == 'n') {
        hs_scan_emit(scan, start, end + size, HS_PIECE_INNER);
    } else {
        hs_scan_emit(scan, start, end, HS_PIECE_INNER);
        hs_scan_emit(scan, end, end + size, HS_PIECE_INNER | HS_PIECE_JOINED);
        scan->pieces.ranges++;
    }
    return end + size;
}

/* Does the hyphen at `at`, behind the word from `start`, join rather than divide? */
static bool joins(const hs_scanner *scan, size_t start, size_t at)
{
    size_t size, next, end;
    hs_class class;

    if (scan->options.other_language || !hs_is_prefix(hs_scan_between(scan, start, at))
        || (start > scan->chunk_start && hs_class_before(scan->text, start) == HS_CLASS_HYPHEN)) {
        return false;
    }
    hs_class_at(scan->text.data + at, &size);
    next = at + size;
    if (next >= scan->chunk.size) {
        return false;
    }
    class = hs_class_at(scan->text.data + next, &size);
    end = hs_alnum_end(scan->chunk, next);
    return (class == HS_CLASS_LETTER || class == HS_CLASS_DIGIT)
        && (end >= scan->chunk.size || hs_class_at(scan->text.data + end, &size) != HS_CLASS_HYPHEN
            || end + size >= scan->chunk.size);
}

/* Asterisks in place of letters: f**k, b****, but not word**. */
static size_t stars(const hs_scanner *scan, size_t start, size_t at)
{
    size_t end = at;

    while (hs_scan_byte(scan, end) == '*') {
        end++;
    }
    return hs_ascii_letter(hs_scan_byte(scan, end)) || at - start < 3 ? end - at : 0;
}

/* Does the sign behind the letters start..at belong to the word: O'Neill, AT&T, f**k, l/c? */
static size_t inner_sign(const hs_scanner *scan, size_t start, size_t at)
{
    size_t size = hs_apostrophe_size(scan->chunk, at);
    char byte = hs_scan_byte(scan, at), next = hs_scan_byte(scan, at + 1);

    if (size != 0) {
        return hs_scan_byte(scan, at) != '`' && hs_letters_end(scan->chunk, at + size) > at + size
            ? size
            : 0;
    }
    if (byte == '&') {
        return (hs_ascii_upper(scan->text.data[at - 1]) && hs_ascii_upper(next))
                || (at - start == 1 && hs_alnum_end(scan->chunk, at + 1) == at + 2)
            ? 1
            : 0;
    }
    if (byte == '*') {
        return stars(scan, start, at);
    }
    if (byte == '.') { // v2.0
        return hs_ascii_digit(scan->text.data[at - 1]) && hs_ascii_digit(next) ? 1 : 0;
    }
    if (byte == '/') {
        return at - start == 1 && hs_ascii_letter(next)
                && (at + 2 == scan->chunk.size || !hs_ascii_letter(hs_scan_byte(scan, at + 2))
                    || hs_ascii_fold(scan->text.data[start]) == 'w')
            ? 1
            : 0;
    }
    return hs_class_at(scan->text.data + at, &size) == HS_CLASS_HYPHEN && joins(scan, start, at)
        ? size
        : 0;
}

static size_t word_end(const hs_scanner *scan, size_t at)
{
    size_t start = at, sign, next;

    at = hs_alnum_end(scan->chunk, at);
    while (at < scan->chunk.size && (sign = inner_sign(scan, start, at)) != 0) {
        next = at + sign;
        at = hs_ascii_digit(hs_scan_byte(scan, next)) && scan->text.data[at] == '-'
            ? hs_number_end(scan->chunk, next) // post-9/11
            : hs_alnum_end(scan->chunk, next);
    }
    while (scan->text.data[at - 1] == '_') { // _emphasis_
        at--;
    }
    return at;
}

/* A word broken off: w- we, th- the. */
static bool is_broken_off(const hs_scanner *scan, size_t start, size_t end)
{
    const char *text = scan->text.data;

    return start == scan->chunk_start
        && (end - start == 1
            || (end - start == 2 && strchr("aeiouAEIOU", text[start]) == NULL
                && strchr("aeiouAEIOU", text[start + 1]) == NULL));
}

size_t hs_scan_letters(hs_scanner *scan, size_t at)
{
    size_t end = scan->signs & HS_CHUNK_PERIOD ? hs_acronym_end(scan->chunk, at) : at, size;

    if (end != at) {
        return hs_scan_word(scan, at, end, HS_PIECE_PERIOD);
    }
    end = word_end(scan, at);
    size = hs_apostrophe_size(scan->chunk, end);
    if (size != 0 && takes_apostrophe(scan, at, end, size)) {
        return put_apostrophe_word(scan, at, end, size);
    }
    if (hs_scan_byte(scan, end) == '.' && hs_scan_byte(scan, end + 1) != '.'
        && takes_period(scan, at, end)) {
        return hs_scan_word(scan, at, end + 1, HS_PIECE_PERIOD);
    }
    if (hs_scan_byte(scan, end) == '-' && end + 1 == scan->chunk.size
        && is_broken_off(scan, at, end)) {
        end++;
    }
    return hs_scan_word(scan, at, end, 0);
}

size_t hs_scan_currency(const hs_scanner *scan, size_t at)
{
    size_t end = at;

    while (end - at < 3 && hs_ascii_upper(hs_scan_byte(scan, end))) {
        end++;
    }
    return end > at && hs_scan_byte(scan, end) == '$'
            && (hs_ascii_digit(hs_scan_byte(scan, end + 1)) || end + 1 == scan->chunk.size)
        ? end + 1
        : at;
}
