/* Article structure: what each paragraph is, and what the residue of the page tells.
 *
 * Behind `# newpar` of each paragraph goes `# hs::par =` with one of
 *
 *   headline  the headline, the line under it, a heading between paragraphs
 *   dateline  nothing but a place, an agency, a date or an hour
 *   byline    who wrote, edited or translated it
 *   caption   of a picture, or the picture's credit
 *   notice    copyright, corrections, advertisements, subscription, markup
 *   link      points elsewhere: read more, related stories, follow us
 *   body      all else: what is not known to be residue is the article's text
 *
 * A dateline in front of text leaves the paragraph body.  From these paragraphs the document's head
 * gets, each only where it has none yet, `# meta::title`, `# meta::byline`, `# meta::dateline` (the
 * place as written), `# meta::agency` and `# meta::date` (ISO 8601).
 *
 * Pages give a caption twice, or the lead again.  Every sentence of a paragraph of four words or
 * more that says the same as an earlier paragraph, and a sentence that repeats the one in front of
 * it, gets `# hs::repeat = SENT_ID`, the sentence that says the same first.  Where a line stands
 * twice within one sentence, the sentence names itself: its second half repeats its first.
 *
 * What hs::par and hs::repeat said before is replaced, so doing it twice is doing it once.  In part
 * N ≥ 2 of a large document (see document.h) nothing is a headline by its place, and no metadata is
 * read.  The phrases are English; © and layout serve any language.
 *
 * Time is linear in the document.  Threads: one document, one thread.  Never fails. */
#ifndef HS_NEWS_STRUCTURE_H
#define HS_NEWS_STRUCTURE_H

#include "news/structure_residue.h"

void hs_structure_document(const hs_residue *residue, hs_document *document);

#endif
