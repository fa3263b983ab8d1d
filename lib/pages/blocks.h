/* A page as blocks of text: what a reader sees as paragraphs, headings, captions, list items.
 *
 * Each block has what tells article from boilerplate: its length, how much of it is links, and the
 * region it stands in.  A region is an element that calls itself navigation, advertising, comments
 * or the like, by its tag, role, class or id.
 *
 * C. Kohlschütter, P. Fankhauser and W. Nejdl, "Boilerplate detection using shallow text features",
 * WSDM 2010, for length and link density.
 *
 * Units: bytes; words are runs between white space, in scripts without spaces pairs of characters.
 * Ownership: all in the arena given; nodes are the tree's.  Time is linear in the tree. */
#ifndef HS_PAGES_BLOCKS_H
#define HS_PAGES_BLOCKS_H

#include "pages/markup.h"

typedef enum hs_block_kind {
    HS_BLOCK_TEXT,
    HS_BLOCK_TITLE,   // h1
    HS_BLOCK_HEADING, // h2 to h6
    HS_BLOCK_CAPTION,
    HS_BLOCK_BYLINE,
    HS_BLOCK_ITEM // of a list
} hs_block_kind;

typedef struct hs_region {
    const xmlNode *node;
    const struct hs_region *outer; // or NULL
    size_t words;                  // of running text in it
    bool comments;                 // of readers
    bool named;                    // by class, id or style only, not by its tag or role
    bool header;                   // <header>, which may be the article's own
    bool title;                    // an h1 stands in it
    bool dropped;                  // what stands in it is not the article's
} hs_region;

typedef struct hs_block {
    hs_slice text; // squeezed; a line feed where the page breaks the line
    xmlNode *node; // the element that makes it a block
    hs_region *region;
    size_t words;
    size_t linked; // bytes of the text that are links
    hs_block_kind kind;
    bool stops;  // ends as a sentence does
    bool teaser; // of another article: a heading that is a link, and the lines under it
} hs_block;

typedef struct hs_blocks {
    hs_block *items;
    size_t items_count, items_capacity;
} hs_blocks;

/* The blocks below `top`, in document order. */
hs_blocks hs_blocks_collect(hs_arena *arena, xmlNode *top);

/* Is it running text: long enough, a sentence, not mostly links? */
bool hs_block_runs(const hs_block *block);

/* Does it stand in a region that is dropped? */
bool hs_block_is_aside(const hs_block *block);

/* Is the block all links? */
bool hs_block_is_link(const hs_block *block);

#endif
