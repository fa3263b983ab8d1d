/* Spans of words in MISC: IOB2 labels with a kind and an id, nested, as in Quote= and Attr=.
 *
 *     Quote=B-speech:q1,B-title:q2      outermost first
 *     Attr=I-content:a1,B-source:a2
 *
 * A span that is not contiguous has several pieces: each starts with B- under the same kind and id.
 * NER= has no id and does not nest: B-PER.
 *
 * Units: words (index into hs_words), half open. */
#ifndef HS_STREAM_SPANS_H
#define HS_STREAM_SPANS_H

#include "stream/document.h"

/* One contiguous piece. */
typedef struct hs_span {
    hs_slice kind;     // "speech", "source", "PER"
    hs_slice id;       // "q1"; empty where the layer has none
    size_t first, end; // words
} hs_span;

typedef struct hs_spans {
    hs_span *items; // [items_count] by start; of those that start at one word the longest first
    size_t items_count, items_capacity;
} hs_spans;

/* Reads one layer.  A label that is not well-formed is left out; an I- that continues nothing
 * starts a span, as conlleval reads it. */
hs_spans hs_spans_read(hs_document *document, hs_words words, hs_slice key);

/* Writes one layer and takes out what stood there before.  `items` may come in any order. */
void hs_spans_write(hs_document *document, hs_words words, hs_slice key, hs_spans spans);

/* The pieces of one id. */
typedef struct hs_span_group {
    hs_slice id;
    hs_span *pieces; // [pieces_count] in the order in which they were read
    size_t pieces_count, pieces_capacity;
} hs_span_group;

typedef struct hs_span_groups {
    hs_span_group *items; // [items_count] by their first pieces
    size_t items_count, items_capacity;
} hs_span_groups;

/* Puts together what has one id. */
hs_span_groups hs_spans_group(hs_document *document, hs_spans spans);

/* Appends a piece. */
void hs_spans_add(hs_document *document, hs_spans *spans, hs_span span);

#endif
