/* Mentions of entities in MISC, as CorefUD has them (A. Nedoluzhko et al., "CorefUD 1.0:
 * Coreference meets Universal Dependencies", 2022): a bracket opens on the first word and closes on
 * the last.
 *
 *     Entity=(e1-person          Entity=(e2-place)e1)
 *
 * What stands between the hyphens is told by `# global.Entity = eid-etype` at the head of the
 * document.  Other streams have more fields, and GRP for eid: what is read is id and etype.
 *
 * Units: words, half open.  Ownership: the document's arena. */
#ifndef HS_STREAM_COREFERENCE_H
#define HS_STREAM_COREFERENCE_H

#include "stream/document.h"

/* One mention, contiguous; a piece of one that is not is read as one of its own. */
typedef struct hs_entity_mention {
    hs_slice id;   // "e1"
    hs_slice type; // "person"; empty where the stream has none
    size_t first, end;
} hs_entity_mention;

typedef struct hs_entity_mentions {
    hs_entity_mention
        *items; // [items_count] by start; of those that start at one word the longest first
    size_t items_count, items_capacity;
} hs_entity_mentions;

/* Brackets that do not close, and those nested more than 64 deep, are left out. */
hs_entity_mentions hs_entity_mentions_read(hs_document *document, hs_words words);

/* Writes all, and the comment that says how; takes out what stood there before.  `items` may come
 * in any order. */
void hs_entity_mentions_write(hs_document *document, hs_words words, hs_entity_mentions mentions);

#endif
