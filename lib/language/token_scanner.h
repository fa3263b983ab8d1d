/* The state of the scanner (token_scan.h) and its parts that put pieces out: words, signs.
 *
 * All functions that put something out take the place where it starts and return where it ends. */
#ifndef HS_LANGUAGE_TOKEN_SCANNER_H
#define HS_LANGUAGE_TOKEN_SCANNER_H

#include "language/token_lists.h"
#include "language/token_scan.h"

/* What a run of characters without white space has in it, so that nothing is looked for in vain. */
enum { HS_CHUNK_AT = 1, HS_CHUNK_SLASHES = 2, HS_CHUNK_PERIOD = 4 };

typedef struct hs_scanner {
    hs_slice text;  // whole
    hs_slice chunk; // text up to the end of the present run without white space
    unsigned signs; // of the chunk
    size_t chunk_start;
    size_t stride;   // where the bytes start that `others` tells of; SIZE_MAX: nowhere
    uint64_t others; // which of them are no letters of ASCII
    hs_arena *arena;
    hs_pieces pieces;
    hs_scan_options options;
    uint32_t pending; // flags of the next piece
    size_t opened;    // index of the piece behind the apostrophe that opened last; 0: none
} hs_scanner;

static inline void hs_scan_emit(hs_scanner *scan, size_t start, size_t end, uint32_t flags)
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

static inline char hs_scan_byte(const hs_scanner *scan, size_t at)
{
    return at < scan->chunk.size ? scan->chunk.data[at] : ' ';
}

static inline hs_slice hs_scan_between(const hs_scanner *scan, size_t start, size_t end)
{
    return (hs_slice){ scan->text.data + start, end - start };
}

/* The bytes of the first of two words that start..end is written for (hs_contraction), seen with
 * what follows; 0: it is one word. */
size_t hs_scan_contraction_of(const hs_scanner *scan, size_t start, size_t end);

static inline size_t hs_scan_contraction(const hs_scanner *scan, size_t start, size_t end)
{
    return hs_may_be_contraction(hs_scan_between(scan, start, end))
        ? hs_scan_contraction_of(scan, start, end)
        : 0;
}

/* Puts out the word start..end with its clitics as words of their own. */
size_t hs_scan_word(hs_scanner *scan, size_t start, size_t end, uint32_t flags);

/* Puts out the word that starts with the letter at `at`, with what belongs to it. */
size_t hs_scan_letters(hs_scanner *scan, size_t at);

/* The end of US$, A$, C$ before a number; `at` when there is none. */
size_t hs_scan_currency(const hs_scanner *scan, size_t at);

/* Puts out what starts with a character that is no letter or digit, of `size` bytes. */
size_t hs_scan_sign(hs_scanner *scan, size_t at, hs_class class, size_t size);

#endif
