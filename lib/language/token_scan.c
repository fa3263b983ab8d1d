#include "language/token_scan.h"

#include "language/token_parts.h"
#include "language/token_scanner.h"

/* --- white space ----------------------------------------------------------------------------- */

/* Line breaks: LF, CR, CR LF, LS; a paragraph separator counts as two. */
static unsigned breaks(const hs_scanner *scan, size_t at, uint32_t code)
{
    bool pair = at > 0 && scan->text.data[at - 1] == '\r';

    return code == '\n' ? !pair : code == '\r' || code == 0x2028 ? 1 : code == 0x2029 ? 2 : 0;
}

static size_t skip_space(hs_scanner *scan, size_t at)
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
static inline size_t skip_one_space(hs_scanner *scan, size_t at)
{
    if (at > 0 && at + 1 < scan->text.size && scan->text.data[at] == ' '
        && scan->text.data[at + 1] > ' ') {
        scan->pending = HS_PIECE_SPACE;
        return at + 1;
    }
    return skip_space(scan, at);
}

/* Sets the chunk to the run without white space that starts at `at`. */
static void find_chunk(hs_scanner *scan, size_t at)
{
    size_t end = at, size;
    hs_class class;

    scan->signs = 0;
    scan->chunk_start = at;
    while (end < scan->text.size
        && (class = hs_class_at(scan->text.data + end, &size)) != HS_CLASS_SPACE) {
        char byte = scan->text.data[end];
        scan->signs |= byte == '@' ? HS_CHUNK_AT : byte == '/' ? HS_CHUNK_SLASHES : 0;
        scan->signs |= class == HS_CLASS_DOT ? HS_CHUNK_PERIOD : 0;
        end += size;
    }
    scan->chunk = (hs_slice){ scan->text.data, end };
}

/* --- tokens ---------------------------------------------------------------------------------- */

/* Names of the net and emoticons: tokens that other rules would cut. */
static size_t special_end(const hs_scanner *scan, size_t at)
{
    size_t end = at;
    hs_class before = hs_class_before(scan->text, at);

    if (before == HS_CLASS_LETTER || before == HS_CLASS_DIGIT) {
        return hs_class_table[(unsigned char) scan->text.data[at]] == HS_CLASS_OTHER
            ? hs_emoticon_end(scan->chunk, at)
            : at;
    }
    if (scan->signs & HS_CHUNK_PERIOD && at == scan->chunk_start) {
        end = hs_file_end(scan->chunk, at);
    }
    if (end == at && scan->signs & HS_CHUNK_AT) {
        end = hs_email_end(scan->chunk, at);
    }
    if (end == at && scan->signs & (HS_CHUNK_SLASHES | HS_CHUNK_PERIOD)) {
        end = hs_url_end(scan->chunk, at);
        end = end == at ? hs_host_end(scan->chunk, at) : end;
    }
    end = end == at ? hs_handle_end(scan->chunk, at) : end;
    return end == at ? hs_emoticon_end(scan->chunk, at) : end;
}

static size_t put_token(hs_scanner *scan, size_t at)
{
    size_t size, end = special_end(scan, at);
    hs_class class = hs_class_at(scan->text.data + at, &size);

    if (end == at) {
        end = hs_scan_currency(scan, at);
    }
    if (end > at) {
        hs_scan_emit(scan, at, end, 0);
        return end;
    }
    switch (class) {
    case HS_CLASS_LETTER:
        return scan->text.data[at] == '_' ? hs_scan_sign(scan, at, class, size)
                                          : hs_scan_letters(scan, at);
    case HS_CLASS_DIGIT:
        end = hs_ascii_digit(scan->text.data[at]) ? hs_number_end(scan->chunk, at)
                                                  : hs_alnum_end(scan->chunk, at);
        size = hs_apostrophe_size(scan->chunk, end);
        if (size != 0) {
            end = hs_letters_end(scan->chunk, end + size) - (end + size) - 1 < 2
                ? hs_letters_end(scan->chunk, end + size)
                : end;
        }
        return hs_scan_word(scan, at, end, 0);
    default:
        return hs_scan_sign(scan, at, class, size);
    }
}

/* The end of the run of ASCII letters at `at`.  Where a word ends no branch foresees: so it is read
 * off a mask. */
static inline size_t plain_end(hs_scanner *scan, size_t at)
{
    const char *data = scan->text.data;

    while (at + HS_LETTERS_STRIDE <= scan->text.size) {
        size_t within = at % HS_LETTERS_STRIDE, stride = at - within;
        uint64_t others;
        if (stride != scan->stride) {
            scan->stride = stride;
            scan->others = ~hs_letters(data + stride);
        }
        others = scan->others >> within;
        if (others != 0) {
            return at + (size_t) __builtin_ctzll(others);
        }
        at = stride + HS_LETTERS_STRIDE;
    }
    while (at < scan->text.size && hs_class_table[(unsigned char) data[at]] == HS_CLASS_LETTER) {
        at++;
    }
    return at;
}

/* A word of ASCII letters with white space behind it, or one common mark and white space: nine of
 * ten.  Returns `at` when it is anything else. */
static inline size_t put_plain(hs_scanner *scan, size_t at)
{
    const char *data = scan->text.data;
    size_t size = scan->text.size, end = plain_end(scan, at), first;
    unsigned char byte;

    if (end == at || data[at] == '_') {
        return at;
    }
    byte = end < size ? (unsigned char) data[end] : ' ';
    if (byte > ' ') {
        if (end + 1 < size && (unsigned char) data[end + 1] > ' ') {
            return at;
        }
        if (byte != ','
            && (byte != '.' || end - at < 2
                || hs_abbreviation_of(hs_scan_between(scan, at, end)))) {
            return at;
        }
    }
    first = scan->options.other_language ? 0 : hs_scan_contraction(scan, at, end);
    if (first != 0) {
        hs_scan_emit(scan, at, at + first, HS_PIECE_INNER);
        hs_scan_emit(scan, at + first, end, HS_PIECE_INNER | HS_PIECE_JOINED);
        scan->pieces.ranges++;
    } else {
        hs_scan_emit(scan, at, end, HS_PIECE_INNER | HS_PIECE_ASCII);
    }
    if (byte > ' ') {
        hs_scan_emit(
            scan, end, end + 1, HS_PIECE_ASCII | (byte == '.' ? HS_PIECE_FINAL : HS_PIECE_INNER));
        end++;
    }
    return end;
}

hs_pieces hs_scan_text(hs_arena *arena, hs_slice text, hs_scan_options options)
{
    hs_scanner scan = { .text = text, .arena = arena, .options = options, .stride = SIZE_MAX };
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
