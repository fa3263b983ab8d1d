/* A place between two tokens at which a sentence may end, and what stands around it.
 *
 * Units: indexes of pieces.  All functions are pure. */
#ifndef HS_LANGUAGE_SENTENCE_BOUNDARY_H
#define HS_LANGUAGE_SENTENCE_BOUNDARY_H

#include "language/token_scan.h"

/* What a boundary is behind. */
typedef enum hs_boundary_kind {
    HS_KIND_NONE, // no sentence ends here
    HS_KIND_PERIOD,
    HS_KIND_MARK,     // ! and ?
    HS_KIND_ELLIPSIS, // and other runs of final marks
    HS_KIND_ABBREVIATION,
    HS_KIND_CLOSER, // a closing mark with nothing final in front
    HS_KIND_COLON,
    HS_KIND_DASH,
    HS_KIND_COMMA,
    HS_KIND_SIGN,
    HS_KIND_WORD
} hs_boundary_kind;

/* What a token looks like. */
typedef enum hs_shape {
    HS_SHAPE_NONE, // there is no token
    HS_SHAPE_LOWER,
    HS_SHAPE_CAPITAL,
    HS_SHAPE_UPPER,
    HS_SHAPE_LETTER, // one capital letter
    HS_SHAPE_I,
    HS_SHAPE_DIGIT,
    HS_SHAPE_WIDE, // not ASCII
    HS_SHAPE_FINAL,
    HS_SHAPE_COMMA,
    HS_SHAPE_QUOTE,
    HS_SHAPE_OPEN,
    HS_SHAPE_CLOSE,
    HS_SHAPE_SIGN
} hs_shape;

/* Where a boundary stands. */
typedef struct hs_place {
    hs_slice text;
    hs_pieces pieces;
    size_t sentence;      // first piece of the sentence so far
    size_t paragraph;     // first piece of the paragraph
    size_t paragraph_end; // first piece of the next
    bool punctuated;      // the paragraph ends with a final mark
    unsigned regular;     // 0-5: how many paragraphs of the document do
    bool quoted;          // inside quotation marks
    unsigned brackets;    // open ones
} hs_place;

/* The boundary, with what stands around it. */
typedef struct hs_boundary {
    hs_boundary_kind kind;
    size_t next;             // the piece behind it
    size_t mark;             // the piece with the mark, or the word
    size_t word;             // the word in front of the mark; SIZE_MAX: there is none
    size_t after;            // the first piece behind it that opens nothing
    hs_shape closer;         // what closes in front of it
    hs_shape before, behind; // shapes of `word`, `after`
    bool certain;            // a sentence starts here: nothing to weigh
} hs_boundary;

/* What the piece looks like; HS_SHAPE_NONE outside the paragraph. */
hs_shape hs_shape_of(const hs_place *at, size_t index);

/* Is it a mark that closes: ) ” and a straight one with no white space in front? */
bool hs_mark_closes(const hs_place *at, size_t piece);

/* The boundary in front of `next`; HS_KIND_NONE where no sentence can end. */
hs_boundary hs_boundary_at(const hs_place *at, size_t next);

static inline unsigned char hs_first_byte(const hs_place *at, size_t piece)
{
    return (unsigned char) at->text.data[at->pieces.items[piece].start];
}

static inline uint32_t hs_piece_size(const hs_piece *piece) { return piece->end - piece->start; }

#endif
