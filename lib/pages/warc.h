/* WARC archives (ISO 28500), as Common Crawl, wget and others write them: the HTML pages in them.
 *
 * Records of type response whose HTTP status is 200, and records of type resource, are pages where
 * their media type is HTML; all others are passed over.  Chunked transfer and gzip and deflate
 * content encodings are undone; where a crawler has undone them and left the header, the bytes are
 * taken as they are.
 *
 * libarchive's reader of WARC gives records as files, without the headers that tell URL and date of
 * each; no other library is in Debian 12. */
#ifndef HS_PAGES_WARC_H
#define HS_PAGES_WARC_H

#include "pages/bytes.h"
#include "pages/page.h"

typedef struct hs_warc_record {
    size_t number;   // in the archive, from 1
    uint64_t offset; // of the record; compressed, of its member
} hs_warc_record;

/* Reads up to the next page; `record` must be zeroed before the first.  HS_BAD_DOCUMENT, naming
 * record and offset: a broken record, which has been passed over, or a page of more than
 * HS_PAGE_LIMIT.  HS_END, HS_IO. */
hs_status hs_warc_read(hs_bytes *bytes, hs_arena *arena, hs_warc_record *record,
    struct hs_page *page, hs_error *error);

#endif
