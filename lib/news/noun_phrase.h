/* Noun phrases by part of speech, and the closed classes that they are made of.  For
 * lib/news/mention.c; hs_phrase_end is in news/mention.h.
 *
 * Units: words, half open.  All functions are pure. */
#ifndef HS_NEWS_NOUN_PHRASE_H
#define HS_NEWS_NOUN_PHRASE_H

#include "news/mention.h"

static inline bool hs_is_nominal(const hs_page_word *word)
{
    return word->upos == HS_UPOS_NOUN || word->upos == HS_UPOS_PROPN;
}

/* The pronoun that the word is; none outside the document.  "US" is none. */
hs_pronoun hs_page_pronoun(const hs_page *page, size_t word);

/* Is it a possessive one: his, their? */
bool hs_page_owns(const hs_page *page, size_t word, hs_pronoun pronoun);

/* The name that the word stands in, or NULL. */
const hs_span *hs_page_name(const hs_page *page, size_t word);

/* What names of this kind (PER, ORG …) are names of. */
hs_entity_type hs_name_type(hs_slice kind);

/* 's behind a noun. */
bool hs_is_genitive(const hs_page *page, size_t word);

/* An article and the like, or a possessive pronoun. */
bool hs_determines(const hs_page *page, size_t word);

bool hs_starts_noun_phrase(const hs_page *page, size_t word);

/* The end of the noun phrase that starts at `first`, possessors included, names whole, without
 * what follows its head; `end` bounds it. */
size_t hs_noun_phrase_end(const hs_page *page, size_t first, size_t end);

/* The same, but of "Secretary of State John Kerry" all. */
size_t hs_titled_phrase_end(const hs_page *page, size_t first, size_t end);

#endif
