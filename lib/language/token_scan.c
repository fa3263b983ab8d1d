#include "language/token_scan.h"

#include "language/token_lists.h"
#include "language/token_parts.h"

#define QUOTATION_REACH 60 // pieces after which an apostrophe that opened no longer does
#define NEAR 16
#define LOOK_AHEAD 100 // bytes in which a closing apostrophe is looked for

/* What a run of characters without white space has in it, so that nothing is looked for in vain. */
enum { SIGN_AT = 1, SIGN_SLASHES = 2, SIGN_PERIOD = 4 };

typedef struct scanner {
    hs_slice text;  // whole
    hs_slice chunk; // text up to the end of the present run without white space
    unsigned signs; // of the chunk
    size_t chunk_start;
    hs_arena *arena;
    hs_pieces pieces;
    hs_scan_options options;
    uint32_t pending; // flags of the next piece
    size_t opened;    // index of the piece behind the apostrophe that opened last; 0: none
} scanner;

static inline void emit(scanner *scan, size_t start, size_t end, uint32_t flags)
{
    hs_pieces *pieces = &scan->pieces;

    if (pieces->items_count == pieces->items_capacity) {
        pieces->items = hs_arena_grow(scan->arena, pieces->items, sizeof *pieces->items,
            &pieces->items_capacity, pieces->items_count + 1);
    }
    pieces->items[pieces->items_count++] = (hs_piece){
        (uint32_t) start,
        (uint32_t) end,
        flags | scan->pending,
    };
    scan->pending = 0;
}

static char byte_at(const scanner *scan, size_t at)
{
    return at < scan->chunk.size ? scan->chunk.data[at] : ' ';
}

static hs_slice between(const scanner *scan, size_t start, size_t end)
{
    return (hs_slice){ scan->text.data + start, end - start };
}

/* The text with some bytes behind `at` and no more. */
static hs_slice near(const scanner *scan, size_t at)
{
    size_t left = scan->text.size - at;

    return (hs_slice){ scan->text.data, at + (left < NEAR ? left : NEAR) };
}

/* --- white space ----------------------------------------------------------------------------- */

/* Line breaks: LF, CR, CR LF, LS; a paragraph separator counts as two. */
static unsigned breaks(const scanner *scan, size_t at, uint32_t code)
{
    bool pair = at > 0 && scan->text.data[at - 1] == '\r';

    return code == '\n' ? !pair : code == '\r' || code == 0x2028 ? 1 : code == 0x2029 ? 2 : 0;
}

static size_t skip_space(scanner *scan, size_t at)
{
    size_t start = at, size = 1;
    unsigned lines = 0;
    bool paragraph;

    while (at < scan->text.size && hs_class_at(scan->text.data + at, &size) == HS_CLASS_SPACE) {
        lines += breaks(scan, at, hs_utf8_decode(scan->text.data + at, &size));
        at += size;
    }
    if (at > start || at == 0) {
        paragraph = start == 0 || lines > 1 || (lines == 1 && scan->options.line);
        scan->pending = HS_PIECE_SPACE | HS_PIECE_GAP | (lines > 0 ? HS_PIECE_LINE : 0)
            | (paragraph ? HS_PIECE_PARAGRAPH | HS_PIECE_SENTENCE : 0);
        if (scan->pending & HS_PIECE_PARAGRAPH) {
            scan->opened = 0;
        }
    }
    return at;
}

/* The same, for the space between two words. */
static inline size_t skip_one_space(scanner *scan, size_t at)
{
    if (at > 0 && at + 1 < scan->text.size && scan->text.data[at] == ' '
        && scan->text.data[at + 1] > ' ') {
        scan->pending = HS_PIECE_SPACE;
        return at + 1;
    }
    return skip_space(scan, at);
}

/* Sets the chunk to the run without white space that starts at `at`. */
static void find_chunk(scanner *scan, size_t at)
{
    size_t end = at, size;
    hs_class class;

    scan->signs = 0;
    scan->chunk_start = at;
    while (end < scan->text.size
        && (class = hs_class_at(scan->text.data + end, &size)) != HS_CLASS_SPACE) {
        char byte = scan->text.data[end];
        scan->signs |= byte == '@' ? SIGN_AT : byte == '/' ? SIGN_SLASHES : 0;
        scan->signs |= class == HS_CLASS_DOT ? SIGN_PERIOD : 0;
        end += size;
    }
    scan->chunk = (hs_slice){ scan->text.data, end };
}

/* --- words ----------------------------------------------------------------------------------- */

/* Where the next token starts if only white space is between; the end of the text if none does. */
static size_t next_start(const scanner *scan)
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

static char first_byte(const scanner *scan, size_t at)
{
    return at < scan->text.size ? scan->text.data[at] : ' ';
}

static bool number_follows(const scanner *scan, size_t at)
{
    size_t next = at < scan->chunk.size ? at : next_start(scan);

    return next < scan->text.size
        && (hs_ascii_digit(scan->text.data[next]) || scan->text.data[next] == '#');
}

static bool previous_is_name(const scanner *scan, size_t start)
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
static bool takes_period(const scanner *scan, size_t start, size_t end)
{
    hs_slice word = between(scan, start, end);
    char next = byte_at(scan, end + 1);

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

/* The bytes of the first of two words that are written in one, 0: it is one word. */
static inline size_t contraction(const scanner *scan, size_t start, size_t end)
{
    size_t first, next = end + 1;

    if (!hs_may_be_contraction(between(scan, start, end))) {
        return 0;
    }
    first = hs_contraction(between(scan, start, end));
    if (first == 2 && (scan->text.data[end - 1] | 0x20) == 's') { // its, or it's?
        return next < scan->text.size && scan->text.data[end] == ' '
                && hs_follows_its(between(scan, next, hs_letters_end(near(scan, next), next)))
            ? first
            : 0;
    }
    return first;
}

/* Puts out the word start..end with its clitics as words of their own. */
static size_t put_word(scanner *scan, size_t start, size_t end, uint32_t flags)
{
    size_t cut[3], cuts = 0, from = end, place;

    flags |= flags & HS_PIECE_PERIOD ? 0 : HS_PIECE_INNER;
    if (scan->options.other_language) {
        emit(scan, start, end, flags);
        return end;
    }
    while (cuts < 2 && (place = hs_clitic_start(scan->text, start, from)) < from) {
        cut[cuts++] = from = place;
    }
    if (cuts == 0 && (place = contraction(scan, start, end)) != 0) {
        cut[cuts++] = start + place;
    }
    cut[cuts] = start;
    scan->pieces.ranges += cuts > 0;
    for (size_t i = cuts + 1; i-- > 0;) {
        emit(scan, cut[i], i == 0 ? end : cut[i - 1],
            (i == 0 ? flags : HS_PIECE_INNER) | (i < cuts ? HS_PIECE_JOINED : 0));
    }
    return end;
}

/* Is there a closing apostrophe soon behind `at`? */
static bool closes_later(const scanner *scan, size_t at)
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

/* An apostrophe of `size` bytes stands behind the word start..end, and no letter behind it: is it
 * the word's own (players', goin')? */
static bool takes_apostrophe(scanner *scan, size_t start, size_t end, size_t size)
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
    return last == 's' || last == 'z' || last == 'x'
        || (last == 'n' && end - start > 3 && (scan->text.data[end - 2] | 0x20) == 'i');
}

static size_t put_apostrophe_word(scanner *scan, size_t start, size_t end, size_t size)
{
    if ((scan->text.data[end - 1] | 0x20) == 'n') {
        emit(scan, start, end + size, HS_PIECE_INNER);
    } else {
        emit(scan, start, end, HS_PIECE_INNER);
        emit(scan, end, end + size, HS_PIECE_INNER | HS_PIECE_JOINED);
        scan->pieces.ranges++;
    }
    return end + size;
}

/* Does the hyphen at `at`, behind the word from `start`, join rather than divide? */
static bool joins(const scanner *scan, size_t start, size_t at)
{
    size_t size, next, end;
    hs_class class;

    if (scan->options.other_language || !hs_is_prefix(between(scan, start, at))
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
static size_t stars(const scanner *scan, size_t start, size_t at)
{
    size_t end = at;

    while (byte_at(scan, end) == '*') {
        end++;
    }
    return hs_ascii_letter(byte_at(scan, end)) || at - start < 3 ? end - at : 0;
}

/* Does the sign behind the letters start..at belong to the word: O'Neill, AT&T, f**k, l/c? */
static size_t inner_sign(const scanner *scan, size_t start, size_t at)
{
    size_t size = hs_apostrophe_size(scan->chunk, at);
    char byte = byte_at(scan, at), next = byte_at(scan, at + 1);

    if (size != 0) {
        return byte_at(scan, at) != '`' && hs_letters_end(scan->chunk, at + size) > at + size ? size
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
                && (at + 2 == scan->chunk.size || !hs_ascii_letter(byte_at(scan, at + 2))
                    || hs_ascii_fold(scan->text.data[start]) == 'w')
            ? 1
            : 0;
    }
    hs_class_at(scan->text.data + at, &size);
    return joins(scan, start, at) ? size : 0;
}

static size_t word_end(const scanner *scan, size_t at)
{
    size_t start = at, sign;

    at = hs_alnum_end(scan->chunk, at);
    while (at < scan->chunk.size && (sign = inner_sign(scan, start, at)) != 0) {
        at = hs_alnum_end(scan->chunk, at + sign);
    }
    while (scan->text.data[at - 1] == '_') { // _emphasis_
        at--;
    }
    return at;
}

/* A word broken off: w- we, th- the. */
static bool is_broken_off(const scanner *scan, size_t start, size_t end)
{
    const char *text = scan->text.data;

    return start == scan->chunk_start
        && (end - start == 1
            || (end - start == 2 && strchr("aeiouAEIOU", text[start]) == NULL
                && strchr("aeiouAEIOU", text[start + 1]) == NULL));
}

static size_t put_letters(scanner *scan, size_t at)
{
    size_t end = scan->signs & SIGN_PERIOD ? hs_acronym_end(scan->chunk, at) : at, size;

    if (end != at) {
        return put_word(scan, at, end, HS_PIECE_PERIOD);
    }
    end = word_end(scan, at);
    size = hs_apostrophe_size(scan->chunk, end);
    if (size != 0 && takes_apostrophe(scan, at, end, size)) {
        return put_apostrophe_word(scan, at, end, size);
    }
    if (byte_at(scan, end) == '.' && byte_at(scan, end + 1) != '.' && takes_period(scan, at, end)) {
        return put_word(scan, at, end + 1, HS_PIECE_PERIOD);
    }
    if (byte_at(scan, end) == '-' && end + 1 == scan->chunk.size && is_broken_off(scan, at, end)) {
        end++;
    }
    return put_word(scan, at, end, 0);
}

/* US$, A$, C$ before a number. */
static size_t currency_end(const scanner *scan, size_t at)
{
    size_t end = at;

    while (end - at < 3 && hs_ascii_upper(byte_at(scan, end))) {
        end++;
    }
    return end > at && byte_at(scan, end) == '$'
            && (hs_ascii_digit(byte_at(scan, end + 1)) || end + 1 == scan->chunk.size)
        ? end + 1
        : at;
}

/* --- signs ----------------------------------------------------------------------------------- */

/* The end of a run of one and the same sign, or of sentence-final ones. */
static size_t run_end(const scanner *scan, size_t at, hs_class class)
{
    size_t size, first;
    uint32_t code = hs_utf8_decode(scan->text.data + at, &first);

    at += first;
    while (at < scan->chunk.size) {
        hs_class next = hs_class_at(scan->text.data + at, &size);
        bool final = class == HS_CLASS_FINAL || class == HS_CLASS_DOT;
        if (final ? next != HS_CLASS_FINAL && next != HS_CLASS_DOT
                  : hs_utf8_decode(scan->text.data + at, &size) != code) {
            break;
        }
        at += size;
    }
    return at;
}

/* The end of a word that starts with the apostrophe at `at`, of `size` bytes: 'em, '90s, or a
 * clitic that stands alone; `at` when there is none. */
static size_t elided_end(const scanner *scan, size_t at, size_t size)
{
    size_t next = at + size, end = hs_alnum_end(scan->chunk, next), size_after;

    if (scan->options.other_language || end == next || end - next > 8) {
        return at;
    }
    size_after = hs_apostrophe_size(scan->chunk, end);
    if (hs_ascii_digit(scan->text.data[next])) {
        if (end - next == 2 && size_after != 0 && byte_at(scan, end + size_after) == 's') {
            return end + size_after + 1; // '60's
        }
        return end - next <= 3 && hs_ascii_digit(byte_at(scan, next + 1)) ? end : at;
    }
    if (hs_is_elision(between(scan, next, end))) {
        return end - next == 1 ? end + size_after : end; // 'n'
    }
    return end == scan->chunk.size && at == scan->chunk_start && hs_is_clitic(scan->text, at, end)
        ? end
        : at;
}

/* An apostrophe where a token starts: part of a word, one of a pair, or a quotation mark. */
static size_t put_apostrophe(scanner *scan, size_t at, size_t size)
{
    size_t next = at + size, end = elided_end(scan, at, size), pair;

    if (end != at) {
        emit(scan, at, end, 0);
        return end;
    }
    pair = hs_apostrophe_size(scan->chunk, next);
    pair = pair == size && scan->text.data[at + size - 1] <= scan->text.data[next + size - 1]
        ? pair
        : 0; // '' `` ’’ ‘’
    if (pair == 0 && next < scan->chunk.size) {
        scan->opened = scan->pieces.items_count + 1;
        emit(scan, at, next, 0);
        return next;
    }
    scan->opened = pair ? scan->opened : 0;
    emit(scan, at, next + pair, 0);
    return next + pair;
}

/* Does no word or period end at `at`? */
static bool at_break(const scanner *scan, size_t at)
{
    hs_class before = hs_class_before(scan->text, at);

    return before != HS_CLASS_DOT && before != HS_CLASS_LETTER && before != HS_CLASS_DIGIT;
}

static size_t put_sign(scanner *scan, size_t at, hs_class class, size_t size)
{
    size_t end = at + size;
    char byte = scan->text.data[at];

    switch (class) {
    case HS_CLASS_APOSTROPHE:
        return put_apostrophe(scan, at, size);
    case HS_CLASS_DOT:
    case HS_CLASS_FINAL:
        end = hs_number_end(scan->chunk, at);
        if (byte == '.' && end > at && at_break(scan, at)) {
            break;
        }
        end = run_end(scan, at, class);
        emit(scan, at, end, HS_PIECE_FINAL);
        return end;
    case HS_CLASS_PICTURE:
        end = hs_picture_end(scan->chunk, at);
        break;
    case HS_CLASS_HYPHEN:
    case HS_CLASS_DASH:
        end = run_end(scan, at, class);
        end += byte_at(scan, end) == '>'; // an arrow
        break;
    default:
        if (byte == '+' && hs_ascii_digit(byte_at(scan, at + 1)) && at == scan->chunk_start) {
            end = hs_number_end(scan->chunk, at + 1);
        } else if (byte > ' ' && strchr("*=~<>|#:_+", byte) != NULL) {
            end = run_end(scan, at, class);
            end += byte == '=' && byte_at(scan, end) == '>';
        }
    }
    emit(scan, at, end, 0);
    return end;
}

/* --- tokens ---------------------------------------------------------------------------------- */

/* Names of the net and emoticons: tokens that other rules would cut. */
static size_t special_end(const scanner *scan, size_t at)
{
    size_t end = at;
    hs_class before = hs_class_before(scan->text, at);

    if (before == HS_CLASS_LETTER || before == HS_CLASS_DIGIT) {
        return hs_class_table[(unsigned char) scan->text.data[at]] == HS_CLASS_OTHER
            ? hs_emoticon_end(scan->chunk, at)
            : at;
    }
    if (scan->signs & SIGN_PERIOD && at == scan->chunk_start) {
        end = hs_file_end(scan->chunk, at);
    }
    if (end == at && scan->signs & SIGN_AT) {
        end = hs_email_end(scan->chunk, at);
    }
    if (end == at && scan->signs & (SIGN_SLASHES | SIGN_PERIOD)) {
        end = hs_url_end(scan->chunk, at);
        end = end == at ? hs_host_end(scan->chunk, at) : end;
    }
    end = end == at ? hs_handle_end(scan->chunk, at) : end;
    return end == at ? hs_emoticon_end(scan->chunk, at) : end;
}

static size_t put_token(scanner *scan, size_t at)
{
    size_t size, end = special_end(scan, at);
    hs_class class = hs_class_at(scan->text.data + at, &size);

    if (end == at) {
        end = currency_end(scan, at);
    }
    if (end > at) {
        emit(scan, at, end, 0);
        return end;
    }
    switch (class) {
    case HS_CLASS_LETTER:
        return scan->text.data[at] == '_' ? put_sign(scan, at, class, size) : put_letters(scan, at);
    case HS_CLASS_DIGIT:
        end = hs_ascii_digit(scan->text.data[at]) ? hs_number_end(scan->chunk, at)
                                                  : hs_alnum_end(scan->chunk, at);
        size = hs_apostrophe_size(scan->chunk, end);
        if (size != 0) {
            end = hs_letters_end(scan->chunk, end + size) - (end + size) - 1 < 2
                ? hs_letters_end(scan->chunk, end + size)
                : end;
        }
        return put_word(scan, at, end, 0);
    default:
        return put_sign(scan, at, class, size);
    }
}

/* A word of ASCII letters with white space behind it, or one common mark and white space: nine of
 * ten.  Returns `at` when it is anything else. */
static inline size_t put_plain(scanner *scan, size_t at)
{
    const char *data = scan->text.data;
    size_t size = scan->text.size, end = at, first;
    unsigned char byte;

    while (end < size && hs_class_table[(unsigned char) data[end]] == HS_CLASS_LETTER) {
        end++;
    }
    if (end == at || data[at] == '_') {
        return at;
    }
    byte = end < size ? (unsigned char) data[end] : ' ';
    if (byte > ' ') {
        if (end + 1 < size && (unsigned char) data[end + 1] > ' ') {
            return at;
        }
        if (byte != ','
            && (byte != '.' || end - at < 2 || hs_abbreviation_of(between(scan, at, end)))) {
            return at;
        }
    }
    first = scan->options.other_language ? 0 : contraction(scan, at, end);
    if (first != 0) {
        emit(scan, at, at + first, HS_PIECE_INNER);
        emit(scan, at + first, end, HS_PIECE_INNER | HS_PIECE_JOINED);
        scan->pieces.ranges++;
    } else {
        emit(scan, at, end, HS_PIECE_INNER | HS_PIECE_ASCII);
    }
    if (byte > ' ') {
        emit(scan, end, end + 1, HS_PIECE_ASCII | (byte == '.' ? HS_PIECE_FINAL : HS_PIECE_INNER));
        end++;
    }
    return end;
}

hs_pieces hs_scan_text(hs_arena *arena, hs_slice text, hs_scan_options options)
{
    scanner scan = { .text = text, .arena = arena, .options = options };
    size_t at = 0, end;

    while ((at = skip_one_space(&scan, at)) < text.size) {
        end = put_plain(&scan, at);
        if (end == at) {
            find_chunk(&scan, at);
            while (end < scan.chunk.size) {
                end = put_token(&scan, end);
            }
        }
        at = end;
    }
    return scan.pieces;
}
