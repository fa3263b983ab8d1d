#include "language/token_parts.h"
#include "language/token_scanner.h"

/* The end of a run of one and the same sign, or of sentence-final ones. */
static size_t run_end(const hs_scanner *scan, size_t at, hs_class class)
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
static size_t elided_end(const hs_scanner *scan, size_t at, size_t size)
{
    size_t next = at + size, end = hs_alnum_end(scan->chunk, next), size_after;

    if (scan->options.other_language || end == next || end - next > 8) {
        return at;
    }
    size_after = hs_apostrophe_size(scan->chunk, end);
    if (hs_ascii_digit(scan->text.data[next])) {
        if (end - next == 2 && size_after != 0 && hs_scan_byte(scan, end + size_after) == 's') {
            return end + size_after + 1; // '60's
        }
        return end - next <= 3 && hs_ascii_digit(hs_scan_byte(scan, next + 1)) ? end : at;
    }
    if (hs_is_elision(hs_scan_between(scan, next, end))) {
        return end - next == 1 ? end + size_after : end; // 'n'
    }
    return end == scan->chunk.size && at == scan->chunk_start && hs_is_clitic(scan->text, at, end)
        ? end
        : at;
}

/* An apostrophe where a token starts: part of a word, one of a pair, or a quotation mark. */
static size_t put_apostrophe(hs_scanner *scan, size_t at, size_t size)
{
    size_t next = at + size, end = elided_end(scan, at, size), pair;

    if (end != at) {
        hs_scan_emit(scan, at, end, 0);
        return end;
    }
    pair = hs_apostrophe_size(scan->chunk, next);
    pair = pair == size && scan->text.data[at + size - 1] <= scan->text.data[next + size - 1]
        ? pair
        : 0; // '' `` ’’ ‘’
    if (pair == 0 && next < scan->chunk.size) {
        scan->opened = scan->pieces.items_count + 1;
        hs_scan_emit(scan, at, next, 0);
        return next;
    }
    scan->opened = pair ? scan->opened : 0;
    hs_scan_emit(scan, at, next + pair, 0);
    return next + pair;
}

/* Does no word or period end at `at`? */
static bool at_break(const hs_scanner *scan, size_t at)
{
    hs_class before = hs_class_before(scan->text, at);

    return before != HS_CLASS_DOT && before != HS_CLASS_LETTER && before != HS_CLASS_DIGIT;
}

size_t hs_scan_sign(hs_scanner *scan, size_t at, hs_class class, size_t size)
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
        hs_scan_emit(scan, at, end, HS_PIECE_FINAL);
        return end;
    case HS_CLASS_PICTURE:
        end = hs_picture_end(scan->chunk, at);
        break;
    case HS_CLASS_HYPHEN:
    case HS_CLASS_DASH:
        end = run_end(scan, at, class);
        end += hs_scan_byte(scan, end) == '>'; // an arrow
        break;
    default:
        if (byte == '+' && hs_ascii_digit(hs_scan_byte(scan, at + 1)) && at == scan->chunk_start) {
            end = hs_number_end(scan->chunk, at + 1);
        } else if (byte > ' ' && strchr("*=~<>|#:_+", byte) != NULL) {
            end = run_end(scan, at, class);
            end += byte == '=' && hs_scan_byte(scan, end) == '>';
        }
    }
    hs_scan_emit(scan, at, end, 0);
    return end;
}
