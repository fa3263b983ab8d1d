/* From the text of an article to a token stream: words, sentences, paragraphs, white space,
 * offsets.
 *
 * Tokens by rule (token_scan.h), sentences by a linear model over the places where one can end
 * (sentence.h).  What comes out is CoNLL-U (universaldependencies.org/format.html) with columns 3
 * to 9 unset; white space is kept in MISC as UDPipe keeps it (SpaceAfter=No, SpacesAfter=,
 * SpacesBefore=), so that the text can be rebuilt byte for byte.
 *
 * Units: TokenRange= in the unit chosen, 0-based and half open, of the whole text: what earlier
 * parts of a large document had is added.  Ownership: everything in document->arena; forms are
 * copied.  Threads: any number, a document each.  Time: linear in the text. */
#ifndef HS_LANGUAGE_TOKENIZE_H
#define HS_LANGUAGE_TOKENIZE_H

#include "base/error.h"
#include "stream/document.h"

typedef struct hs_tokenize_options {
    hs_unit unit;        // of TokenRange=
    bool other_language; // not English: no clitics, no abbreviations
    bool line;           // every line is a paragraph; else a blank line ends one
} hs_tokenize_options;

/* Fills tokens and sentences from document->text.  A text without a word gives none.
 * HS_BAD_DOCUMENT: the text, or this part of it, has 4 GiB or more. */
hs_status hs_tokenize_document(hs_document *document, hs_tokenize_options options, hs_error *error);

#endif
