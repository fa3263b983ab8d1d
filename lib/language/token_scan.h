/* Text to pieces: where words and punctuation marks start and end, by the conventions of the
 * English Universal Dependencies treebanks (EWT, GUM), which follow LDC's English Web Treebank:
 * hyphens and slashes are tokens of their own, clitics are words of a multiword token.  Other
 * languages: the same without the English clitics, abbreviations and prefixes, and with one token
 * for each ideograph (UAX #29).
 *
 * Units: bytes.  Ownership: pieces live in the arena given.  Time: linear in the text; whatever
 * looks ahead does so over a bounded number of bytes. */
#ifndef HS_LANGUAGE_TOKEN_SCAN_H
#define HS_LANGUAGE_TOKEN_SCAN_H

#include "base/arena.h"
#include "language/token_class.h"

enum {
    HS_PIECE_SPACE = 1,     // white space, or the start of the text, stands in front
    HS_PIECE_LINE = 2,      // with a line break in it
    HS_PIECE_PARAGRAPH = 4, // and the piece starts a paragraph
    HS_PIECE_JOINED = 8,    // second or later word of a multiword token
    HS_PIECE_PERIOD = 16,   // a word that has its own period: Mr., U.S.
    HS_PIECE_FINAL = 32,    // . ! ? … and runs of them
    HS_PIECE_SENTENCE = 64, // starts a sentence; the scanner knows of paragraphs only
    HS_PIECE_INNER = 128,   // a word, number or comma: ends no sentence where text is punctuated
    HS_PIECE_GAP = 512,     // what stands in front may be more than one plain space
    HS_PIECE_ASCII = 256    // known to be ASCII
};

typedef struct hs_piece {
    uint32_t start, end;
    uint32_t flags;
} hs_piece;

typedef struct hs_pieces {
    hs_piece *items; // [items_count]
    size_t items_count, items_capacity;
    size_t ranges; // multiword tokens
} hs_pieces;

typedef struct hs_scan_options {
    bool other_language; // not English
    bool line;           // every line is a paragraph; else a blank line ends one
} hs_scan_options;

/* The pieces of a valid UTF-8 text of less than 4 GiB, in order. */
hs_pieces hs_scan_text(hs_arena *arena, hs_slice text, hs_scan_options options);

#endif
