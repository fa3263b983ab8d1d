/* Records out of a token stream: attributions, quotations, entities, claims, tokens. */
#ifndef HS_NEWS_EXTRACT_H
#define HS_NEWS_EXTRACT_H

#include "stream/document.h"
#include "stream/record.h"

typedef enum hs_record_kind {
    HS_ATTRIBUTIONS,
    HS_QUOTATIONS,
    HS_ENTITIES,
    HS_CLAIMS, // attributions by what they do: class, polarity, speaker
    HS_WORDS,
    HS_RECORD_KINDS
} hs_record_kind;

/* "attributions", "quotations", "entities", "claims", "tokens"; ends with NULL. */
extern const char *const hs_record_kinds[];

/* Which attributions and claims are wanted; zeroed: all. */
typedef struct hs_extract_wanted {
    hs_slice speaker;  // words that the speaker's name must have; no data: anybody, or nobody known
    bool speech;       // only what is said or written, not what is thought
    unsigned permille; // confidence at least; those of unknown confidence have none
} hs_extract_wanted;

/* Writes the document's records of one kind, of attributions and claims those wanted. */
void hs_extract(hs_document *document, hs_record_kind kind, const hs_extract_wanted *wanted,
    hs_record_writer *writer);

/* Writes the line of column names of that kind. */
void hs_extract_names(hs_record_kind kind, hs_record_writer *writer);

/* Writes the attributions that are wanted for a person to read, a block each, in lines of `width`
 * columns. */
void hs_extract_text(
    hs_document *document, size_t width, const hs_extract_wanted *wanted, hs_buffer *out);

#endif
