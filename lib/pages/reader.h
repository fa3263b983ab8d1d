/* Files of pages: one page at a time, as it came.
 *
 * A file is an HTML page; a WARC archive; XML (NewsML-G2, of which a newsMessage has several items,
 * NITF, XHTML); JSON: an object, a list of them, or one a line; or plain text.  Each may be
 * compressed with gzip.
 *
 * A page that its file gives no name is STEM, of the file's name; of several in one file STEM-N is
 * the one of record, item, list element or line N.
 *
 * Errors: a bad record is HS_BAD_DOCUMENT and passed over; error->line is set where the file has
 * lines, else the message says where.  Memory: one page; of XML and JSON that is not in lines the
 * file, HS_PAGE_LIMIT at most.  Ownership: pages live in the document's arena. */
#ifndef HS_PAGES_READER_H
#define HS_PAGES_READER_H

#include <jansson.h>

#include "pages/markup.h"
#include "pages/warc.h"

/* The first two are hs_article_format's. */
typedef enum hs_page_input {
    HS_INPUT_TEXT,
    HS_INPUT_JSON,
    HS_INPUT_HTML,
    HS_INPUT_WARC,
    HS_INPUT_XML,
    HS_INPUTS
} hs_page_input;

/* "text", "jsonl", "html", "warc", "xml"; ends with NULL. */
extern const char *const hs_page_inputs[];

typedef struct hs_page_reader {
    hs_source *source;
    hs_slice stem;
    int input; // hs_page_input, or -1: by the content
    int hint;  // what it is where the content tells nothing, or -1: text
    bool begun, done;
    bool lines; // JSON, one object a line
    hs_bytes bytes;
    hs_warc_record record;
    json_t *list;    // JSON: elements to come
    xmlDoc *message; // XML: a newsMessage
    xmlNode *item;   // the item to come
    size_t number;   // of the item, element or line
} hs_page_reader;

/* A zeroed reader with `source`, `stem`, `input` and `hint` set is ready for use. */
void hs_page_reader_close(hs_page_reader *reader);

/* Reads the next page into a cleared `document`: id and page.  HS_OK, HS_END, HS_IO,
 * HS_BAD_DOCUMENT. */
hs_status hs_page_read(hs_page_reader *reader, hs_document *document, hs_error *error);

/* What the file is by its first bytes, -1 where they tell nothing of these formats: plain text, or
 * JSON. */
int hs_page_sniff(hs_slice start);

/* What the file is by the end of its name, such as .html, .warc.gz, .jsonl; -1: another. */
int hs_page_suffix(hs_slice name);

/* Gives up the page being read. */
void hs_page_skip(hs_page_reader *reader);

#endif
