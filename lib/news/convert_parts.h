/* What the formats of convert.h share: a document, read. */
#ifndef HS_NEWS_CONVERT_PARTS_H
#define HS_NEWS_CONVERT_PARTS_H

#include "news/attribution.h"
#include "news/convert.h"
#include "news/extract_entities.h"

typedef struct hs_converting {
    hs_document *document;
    hs_words words;
    hs_layout layout;
    hs_named_entities entities;
    hs_attributions attributions;
    hs_span_groups quotes;
    hs_conversion *conversion;
    hs_buffer *out;
} hs_converting;

/* Of words first..end in code points of the whole document. */
size_t hs_converting_start(const hs_converting *of, size_t first);
size_t hs_converting_end(const hs_converting *of, size_t end);

/* The text of words first..end. */
hs_slice hs_converting_text(const hs_converting *of, size_t first, size_t end);

/* `# meta::KEY =`; no data: there is none. */
hs_slice hs_converting_meta(const hs_converting *of, const char *key);

/* The document as an IRI: its address on the web where it has one, else its id behind the base. */
hs_slice hs_converting_iri(const hs_converting *of);

void hs_convert_brat(hs_converting *of);
void hs_convert_webannotation(hs_converting *of);
void hs_convert_schema(hs_converting *of);
void hs_convert_conll2003(hs_converting *of);

#endif
