/* Markup: HTML and XML as trees of libxml2.
 *
 * HTML is read by libxml2's parser, which mends what is broken as far as it can.  (gumbo, the HTML5
 * parser that Debian 12 has, overflows the stack on deep nesting and is no longer maintained;
 * libxml2 is needed for XML anyway.)  Nothing is loaded from the net or a DTD, and entities of a
 * DTD are not expanded.
 *
 * Limits, so that a page costs time and memory by its size only: MARKUP_DEPTH levels,
 * MARKUP_ELEMENTS elements, MARKUP_ATTRIBUTES attributes of one element.
 *
 * Ownership: a tree is freed with xmlFreeDoc.  libxml2 allocates by malloc; where it is refused
 * memory while it parses, the page is given up.  No jump of base/arena.h passes through it.
 * Threads: one tree, one thread. */
#ifndef HS_PAGES_MARKUP_H
#define HS_PAGES_MARKUP_H

#include <libxml/tree.h>

#include "base/arena.h"
#include "base/error.h"

#define HS_MARKUP_DEPTH 1000
#define HS_MARKUP_ELEMENTS 1000000
#define HS_MARKUP_ATTRIBUTES 1000

/* Makes libxml2 ready; before threads start. */
void hs_markup_start(void);

/* Reads a page in UTF-8.  HS_BAD_DOCUMENT: over a limit; HS_IO: no memory. */
hs_status hs_markup_html(hs_slice page, xmlDoc **tree, hs_error *error);

/* Reads XML in its own character set, or in `charset` where that is not NULL.  HS_BAD_DOCUMENT,
 * with the line: not well-formed, or over a limit. */
hs_status hs_markup_xml(hs_slice bytes, const char *charset, xmlDoc **tree, hs_error *error);

/* Writes the element as a document of its own, to be freed with xmlFree.  HS_IO: no memory. */
hs_status hs_markup_copy(const xmlNode *node, xmlChar **bytes, int *size, hs_error *error);

/* The next node behind `node` in document order, below `top` and not below `node` itself where
 * `over`; NULL at the end. */
xmlNode *hs_markup_next(const xmlNode *top, const xmlNode *node, bool over);

/* Is it an element of that local name, in lower case? */
bool hs_markup_is(const xmlNode *node, const char *name);

/* Is it one of these names, NULL at their end? */
bool hs_markup_among(const xmlNode *node, const char *const *names);

/* The first element of that name below `top`, which may be NULL; NULL: there is none. */
xmlNode *hs_markup_find(const xmlNode *top, const char *name);

/* The value of an attribute; no data where it is not there.  Valid while the tree is. */
hs_slice hs_markup_attribute(const xmlNode *node, const char *name);

/* The text below a node, runs of white space as one space, none at the ends; at most `most` bytes.
 */
hs_slice hs_markup_text(hs_arena *arena, const xmlNode *top, size_t most);

/* What a text or entity node holds, in the tree or in `room`; no data for other nodes. */
hs_slice hs_markup_content(const xmlNode *node, char room[4]);

#endif
