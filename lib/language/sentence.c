#include "language/sentence.h"

void hs_mark_sentences(hs_slice text, hs_pieces pieces, hs_scan_options options)
{
    (void) text;
    (void) options;
    for (size_t i = 0; i < pieces.items_count; i++) {
        hs_piece *piece = &pieces.items[i];
        if (piece->flags & HS_PIECE_PARAGRAPH
            || (i > 0 && piece[-1].flags & HS_PIECE_FINAL && piece->flags & HS_PIECE_SPACE)) {
            piece->flags |= HS_PIECE_SENTENCE;
        }
    }
}
