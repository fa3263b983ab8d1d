/* Attributions in the token stream: who (source) said (cue) what (content).
 *
 * The spans are the labels Attr= of the words; what is known of one as a whole is a comment
 * `# hs::attribution = a1 type=direct cue=say …` on the sentence in which it starts.  Roles and
 * scope are those of PARC 3 (Pareti, "PARC 3.0: a corpus of attribution relations", 2016) and
 * PolNeAR (Newell, Margolin, Ruths, "An attribution relations corpus for political news", 2018).
 *
 * Ownership: all in the document's arena. */
#ifndef HS_NEWS_ATTRIBUTION_H
#define HS_NEWS_ATTRIBUTION_H

#include "stream/spans.h"

typedef enum hs_role { HS_SOURCE, HS_CUE, HS_CONTENT, HS_ADDRESSEE, HS_ROLES } hs_role;

/* "source", … */
hs_slice hs_role_name(hs_role role);

typedef struct hs_attribution {
    hs_slice id;         // "a1"
    hs_slice properties; // "type=direct cue=say": words without spaces
    hs_span *pieces;     // [pieces_count] of all roles; kind: the role, id: the attribution's
    size_t pieces_count, pieces_capacity;
    uint32_t sentence; // in which it starts
    size_t number;     // its place in the list it came in, to break ties
    size_t
        parent; // where it is inside the content of another: the place of that one in the list, +1
} hs_attribution;

typedef struct hs_attributions {
    hs_attribution *items; // [items_count] by start
    size_t items_count, items_capacity;
} hs_attributions;

hs_attributions hs_attributions_read(hs_document *document, hs_words words);

/* Writes labels and comments (with parent=ID where it has one), in the order of the first words,
 * with ids a1, a2, … (part 2 of a large document: a2.1, …); what stood there before is taken out.
 */
void hs_attributions_write(hs_document *document, hs_words words, hs_attributions *attributions);

/* The value of one property; no data where it has none. */
hs_slice hs_attribution_property(const hs_attribution *attribution, hs_slice key);

/* Appends a piece. */
void hs_attribution_add(
    hs_document *document, hs_attribution *attribution, hs_role role, size_t first, size_t end);

#endif
