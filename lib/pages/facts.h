/* What is known of an article besides its text, and by whose word.
 *
 * The same fact stands in a page several times; the best word for it wins: JSON-LD (schema.org),
 * then <meta> of Open Graph, Dublin Core, Sailthru and Parse.ly, then microdata and <time>.
 * Ownership: in the arena. */
#ifndef HS_PAGES_FACTS_H
#define HS_PAGES_FACTS_H

#include "stream/document.h"

/* In the order in which they are metadata of the document. */
typedef enum hs_fact {
    HS_TITLE,
    HS_DATE,
    HS_BYLINE,
    HS_PUBLISHER,
    HS_LANG,
    HS_URL,
    HS_MODIFIED,
    HS_SECTION,
    HS_DESCRIPTION,
    HS_FETCHED,
    HS_FACTS
} hs_fact;

typedef struct hs_facts {
    hs_arena *arena;
    hs_slice value[HS_FACTS]; // no data: not known
    int rank[HS_FACTS];       // of the word for it, 0 the best
    hs_slice id;              // no data: none of its own
    hs_slice body;            // articleBody, plain text
} hs_facts;

/* Takes the text as the fact where no better word is known: squeezed, entities of HTML undone; a
 * date becomes ISO 8601, and is no fact where it cannot.  A second author of the same rank is added
 * to the byline. */
void hs_facts_add(hs_facts *to, hs_fact fact, int rank, hs_slice text);

/* Writes what is known to the document. */
void hs_facts_write(const hs_facts *facts, hs_document *document);

/* Adds a field of metadata, where it has a value: the name is cut to what a comment can hold. */
void hs_facts_field(hs_document *document, const char *name, hs_slice value);

/* The text with entities of HTML undone, such as &amp; and &#8217;. */
hs_slice hs_unescape(hs_arena *arena, hs_slice text);

#endif
