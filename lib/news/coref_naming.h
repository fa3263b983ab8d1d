/* What coref_names.c (persons, types, the order of it all) and coref_bodies.c (organizations and
 * places) share.
 *
 * Ownership: the document's arena. */
#ifndef HS_NEWS_COREF_NAMING_H
#define HS_NEWS_COREF_NAMING_H

#include "base/map.h"
#include "news/coref_entity.h"

enum { HS_NAME_MOST = 12 }; // words of a name that are looked at

/* The words of a name that count: without titles, legal forms and punctuation. */
typedef struct hs_name_words {
    hs_slice items[HS_NAME_MOST]; // in lower case; "okonjo-baird" is one
    size_t at[HS_NAME_MOST];      // in the document
    size_t count;
} hs_name_words;

typedef struct hs_naming {
    hs_coref *coref;
    hs_arena *arena;
    hs_slice *keys;    // [mentions] of names: their words with a space between
    hs_map surnames;   // last word → 1 + latest entity
    hs_map firsts;     // first word → 1 + entity, or HS_NAME_AMBIGUOUS
    hs_map persons;    // key, and first and last word → 1 + entity
    hs_map bodies;     // key → 1 + entity of organizations and places
    hs_map acronyms;   // as firsts
    hs_map beginnings; // of longer names, as firsts
    hs_map endings;    // their last words, as firsts
} hs_naming;

#define HS_NAME_AMBIGUOUS UINT32_MAX

hs_name_words hs_name_words_of(const hs_naming *in, const hs_mention *mention);

/* The words with a space between; HS_NAME_MOST at most. */
hs_slice hs_name_join(hs_arena *arena, const hs_slice *items, size_t count);

/* What is stored under the key, or 0. */
uint32_t hs_name_look_up(const hs_map *map, hs_slice key);
void hs_name_store(hs_map *map, hs_slice key, uint32_t value);

/* The mention is a name of that entity. */
void hs_name_take(hs_naming *in, uint32_t number, hs_mention *mention, hs_slice key);

/* Gives an organization or a place its entity, by the whole name. */
void hs_name_body(hs_naming *in, hs_mention *mention, hs_slice key);

/* Joins an organization to the longer name that it is short for, once all have their entities. */
void hs_name_lengthen(hs_naming *in, const hs_mention *mention, hs_slice key);

/* "Sony Pictures Entertainment (SPE)": what stands in parentheses behind a name is a name for it,
 * where its letters are the name's, in order. */
void hs_name_join_parenthesis(hs_naming *in, const hs_mention *mention, const hs_mention *next);

#endif
