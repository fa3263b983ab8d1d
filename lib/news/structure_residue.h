/* Phrases by which lines are known that pages have around an article: "read more", "all rights
 * reserved".
 *
 * Ownership: of the caller of hs_residue_open, until hs_residue_close.  Threads: it is only read;
 * several may share it. */
#ifndef HS_NEWS_STRUCTURE_RESIDUE_H
#define HS_NEWS_STRUCTURE_RESIDUE_H

#include "base/error.h"
#include "news/structure_line.h"

enum { HS_PHRASE_IS, HS_PHRASE_STARTS, HS_PHRASE_HAS, HS_PHRASE_ENDS };

/* A group of them. */
typedef struct hs_residue_phrases {
    uint8_t kind;  // hs_par of a line that has one
    uint8_t where; // HS_PHRASE_IS: they are all of the line; …
    uint8_t words; // that the line has at most
    bool heads_links;
    const char *phrases; // in lower case, with '|' between
} hs_residue_phrases;

hs_status hs_residue_open(hs_residue **residue, hs_error *error);
void hs_residue_close(hs_residue *residue);

/* The first group that has a phrase of the line, or NULL. */
const hs_residue_phrases *hs_residue_find(const hs_residue *residue, const hs_line *line);

#endif
