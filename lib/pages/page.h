/* A page: one article as it came, not yet read, and what its container said of it.
 *
 * A reader of pages (pages/reader.h) leaves one in document->page; hs_page_extract makes the
 * article of it.  Ownership: all of it lives in the document's arena. */
#ifndef HS_PAGES_PAGE_H
#define HS_PAGES_PAGE_H

#include "base/error.h"
#include "stream/document.h"

/* A page, a record of an archive, or one object or item of a file is read up to this size. */
#define HS_PAGE_LIMIT ((size_t) 32 << 20)

typedef enum hs_page_format {
    HS_PAGE_TEXT, // plain text
    HS_PAGE_JSON, // one JSON object
    HS_PAGE_HTML,
    HS_PAGE_XML // NewsML-G2, NITF, XHTML
} hs_page_format;

struct hs_page {
    hs_page_format format;
    hs_slice bytes;   // as they came, in any character set; content and transfer encodings undone
    hs_slice charset; // that HTTP declared; no data: none
    hs_slice url;     // of the response; no data: not known
    hs_slice fetched; // when, ISO 8601; no data: not known
};

/* Makes articles of pages; one for each thread. */
typedef struct hs_page_extractor hs_page_extractor;

/* HS_IO: no memory. */
hs_status hs_page_extractor_open(hs_page_extractor **extractor, hs_error *error);
void hs_page_extractor_close(hs_page_extractor *extractor);

/* Makes the article of document->page: fills id (where the page names one), text and metadata.
 *
 * Metadata stands in the order in which hs_article_read gives it for the line that
 * hs_article_write writes: title and date first, then byline, publisher, lang, url and others.
 * Text is valid UTF-8; what was none is U+FFFD, and the field `replaced` counts it.  Blocks of the
 * page (headline, byline, paragraphs, captions) have a blank line between them.
 *
 * HS_BAD_DOCUMENT: no article is found there, fewer than `words` words, or the page is broken.
 * Nothing is fetched: no images, no external DTD, no entities of a DTD are expanded. */
hs_status hs_page_extract(
    hs_page_extractor *extractor, hs_document *document, size_t words, hs_error *error);

#endif
