/* What an element says of itself by its tag, role, class and id. */
#ifndef HS_PAGES_BLOCKS_HINT_H
#define HS_PAGES_BLOCKS_HINT_H

#include "pages/blocks.h"

/* Is its text never shown, or no text: script, form fields, hidden ones? */
bool hs_hint_skips(const xmlNode *node);

/* Does a block start and end with it? */
bool hs_hint_is_block(const xmlNode *node);

/* Does it call itself something that is no part of an article?  Fills `region` then. */
bool hs_hint_region(const xmlNode *node, hs_region *region);

/* Sets *kind where all text in the element is a title, heading, caption, byline or list item. */
bool hs_hint_kind(const xmlNode *node, hs_block_kind *kind);

/* Has its class, id or itemprop one of these words, in lower case? */
bool hs_hint_has(const xmlNode *node, const char *const *words);

#endif
