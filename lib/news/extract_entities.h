/* What records say of entities: the name and the role of each, read from Entity= and NER= of a
 * token stream.  For lib/news/extract.c.
 *
 * Units: words, half open.  Ownership: the document's arena. */
#ifndef HS_NEWS_EXTRACT_ENTITIES_H
#define HS_NEWS_EXTRACT_ENTITIES_H

#include "base/map.h"
#include "stream/coreference.h"
#include "stream/spans.h"

typedef struct hs_named_entity {
    hs_slice id;
    hs_slice name; // the longest in the text, without title; no data: it has none
    hs_slice role; // as the text has it: "Hollywood star"; of an entity without a name what it is
                   // called first; no data: none
} hs_named_entity;

typedef struct hs_named_entities {
    hs_entity_mentions mentions;
    hs_spans names;         // NER=
    size_t *inside;         // [names] 1 + index of the mention that the name is of; 0: none
    size_t *name_of;        // [mentions] 1 + index of the name that it is; 0: none
    hs_named_entity *items; // [items_count] by first mention
    size_t items_count, items_capacity;
    hs_map places; // id → index
} hs_named_entities;

hs_named_entities hs_named_entities_read(hs_document *document, hs_words words);

/* The entity of that id, or NULL. */
const hs_named_entity *hs_named_entity_find(const hs_named_entities *all, hs_slice id);

/* Has the name all words of `wanted`, whatever the case? */
bool hs_name_matches(hs_slice name, hs_slice wanted);

#endif
