/* A document of the token stream in formats of other tools.
 *
 *     text           the article, byte for byte
 *     brat           standoff (P. Stenetorp et al., "brat: a web-based tool for NLP-assisted text
 *                    annotation", 2012), attributions as PolNeAR has them
 *     webannotation  W3C Web Annotation Data Model, 2017: an AnnotationPage a line
 *     schema         schema.org, JSON-LD: a NewsArticle a line with its Quotations and Claims
 *     conll2003      the columns of the CoNLL-2003 shared task
 *
 * Units: offsets in code points of the whole text, whatever the unit of the stream.  Ownership: the
 * document's arena.  Threads: one conversion, one thread. */
#ifndef HS_NEWS_CONVERT_H
#define HS_NEWS_CONVERT_H

#include "stream/document.h"

typedef enum hs_convert_format {
    HS_TO_TEXT,
    HS_TO_BRAT,
    HS_TO_WEBANNOTATION,
    HS_TO_SCHEMA,
    HS_TO_CONLL2003,
    HS_CONVERT_FORMATS
} hs_convert_format;

/* Their names, ending with NULL, and the suffixes of their files. */
extern const char *const hs_convert_formats[];
extern const char *const hs_convert_suffixes[];

/* What goes on from one part of a large document to the next; starts zeroed. */
typedef struct hs_conversion {
    hs_slice base; // IRI that documents are relative to; no data: relative they stay
    size_t chars;  // code points of the parts before
    size_t spans, events, attributes, notes; // of brat, so far
} hs_conversion;

/* Appends the document, or part of one, to `out`. */
void hs_convert(
    hs_document *document, hs_convert_format format, hs_conversion *conversion, hs_buffer *out);

/* Appends what brat wants to know of the types that are used (annotation.conf). */
void hs_convert_brat_types(hs_buffer *out);

#endif
