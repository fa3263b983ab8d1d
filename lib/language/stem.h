/* Stems of words, by the Snowball stemmers of libstemmer.
 *
 * M. F. Porter, "An algorithm for suffix stripping", 1980; "Snowball: a language for stemming
 * algorithms", 2001.  A stemmer is made once per thread; the stem of every word type is kept. */
#ifndef HS_LANGUAGE_STEM_H
#define HS_LANGUAGE_STEM_H

#include "base/error.h"
#include "stream/document.h"

typedef struct hs_stemmer hs_stemmer;

/* `language` is any name that libstemmer knows ("english", "en", "porter"); HS_USAGE, naming them
 * all, where it does not. HS_IO: no memory. */
hs_status hs_stemmer_open(const char *language, hs_stemmer **stemmer, hs_error *error);

void hs_stemmer_close(hs_stemmer *stemmer);

/* The stem of the word in lower case; no data where it has no letter or digit, or has a bar, which
 * would end its MISC item.  Valid until the next call of hs_stemmer_document. */
hs_slice hs_stemmer_stem(hs_stemmer *stemmer, hs_slice word);

/* Gives every word of the document its `Stem=`, where it has one. */
void hs_stemmer_document(hs_stemmer *stemmer, hs_document *document);

#endif
