/* The article stream: plain text, one article an input; or JSON Lines, one article a line
 * (jansson).
 *
 * JSON keys: id; text, maintext, body_text, content, articleBody; title, headline; date,
 * date_publish, versioncreated, datePublished (as news-please, trafilatura, IPTC ninjs and
 * schema.org write them). Other keys travel on as metadata under their own names.
 *
 * An article of more than HS_PART_BYTES comes in parts (hs_document.part), cut behind a paragraph
 * where there is one.  Ownership: documents live in the arena they are read into. */
#ifndef HS_STREAM_ARTICLE_H
#define HS_STREAM_ARTICLE_H

#include <jansson.h>

#include "stream/document.h"
#include "stream/source.h"

#define HS_PART_BYTES ((size_t) 128 << 10)

typedef enum hs_article_format { HS_TEXT, HS_JSONL } hs_article_format;

typedef struct hs_article_reader {
    hs_source *source;
    hs_article_format format;
    hs_slice stem; // of the input's name: the id of an article that brings none
    void *object;  // JSON: the article being handed out in parts
    hs_slice rest; // JSON: its text still to come
    hs_buffer id;
    size_t part, line;
    size_t chars, bytes, utf16; // length of the parts handed out
} hs_article_reader;

/* A zeroed reader with `source`, `format` and `stem` set is ready for use. */
void hs_article_close(hs_article_reader *reader);

/* Reads the next article, or part of one, into a cleared `document`: id, text, metadata.
 * HS_OK; HS_END; HS_IO; HS_BAD_DOCUMENT: not UTF-8, not JSON, no text: error->line says where; the
 * reader has passed over that article. */
hs_status hs_article_read(hs_article_reader *reader, hs_document *document, hs_error *error);

/* Gives up the article being read. */
void hs_article_skip(hs_article_reader *reader);

/* Reads an array or object of JSON.  NULL: it is none, or, as *no_memory says, there is no memory for
 * it, which jansson does not tell by itself. */
json_t *hs_article_json(hs_slice text, json_error_t *error, bool *no_memory);

/* --- articles made in memory ---------------------------------------------------------------------
 */

/* Adds a field of metadata with a copy of the value, where that is not empty. */
void hs_article_field(hs_document *document, const char *name, hs_slice value);

/* The same for a value of JSON as hs_article_read takes it: a string, or its text in JSON. */
void hs_article_add(hs_document *document, const char *name, const json_t *value);

/* Fills `part`, zeroed before the first, with the next part of the article: what hs_article_read
 * would give for the line that hs_article_write writes of it, in the same arena.  False: there are
 * no more. */
bool hs_article_part(const hs_document *article, hs_document *part);

/* Writes the article as a line of JSON: id, metadata, text.  A value of metadata that is the text
 * of an array or object as jansson writes it is put out as such, any other as a string. */
void hs_article_write(const hs_document *article, hs_buffer *out);

#endif
