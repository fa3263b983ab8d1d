/* The article among the blocks of a page.
 *
 * The article's element is the deepest one that holds most of the running text: walking down from
 * the root, as long as one child has four fifths of it.  In it, what stands in no region and is not
 * all links is the article's, from the headline (an h1, or the block that is the page's title) to
 * the last sentence; between headline and element, what is no link.  After the subtree scoring of
 * A. Mozilla's Readability and J. Pasternack and D. Roth, "Extracting article text from the web
 * with maximum subsequence segmentation", WWW 2009.
 *
 * Where the page has the article's text as data (JSON-LD articleBody), that decides: blocks with
 * its words are the article's, since the page still has the paragraphs that the data often lost.
 * Only where the page does not show it (it is drawn by a script, or hidden behind a subscription)
 * the data itself is taken; and where it is a teaser, less than half of what the page shows, it is
 * passed over.
 */
#ifndef HS_PAGES_BODY_H
#define HS_PAGES_BODY_H

#include "pages/blocks.h"

/* Where the parts of an article are. */
typedef struct hs_body {
    hs_slice text; // blocks with a blank line between them; no data: there is no article
    size_t words;
    hs_slice *captions; // [captions_count]
    size_t captions_count, captions_capacity;
} hs_body;

/* Picks the article.  `title`: what the page says its title is; `data`: articleBody as plain text;
 * either may have no data. */
hs_body hs_body_pick(
    hs_arena *arena, xmlNode *root, hs_blocks *blocks, hs_slice title, hs_slice data);

/* All blocks that are in no region: of markup that holds an article and nothing else. */
hs_body hs_body_all(hs_arena *arena, hs_blocks *blocks);

#endif
