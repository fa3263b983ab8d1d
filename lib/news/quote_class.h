/* What a quotation is: speech, a title, a name, or a word held at arm's length.
 *
 * At this stage of a pipe there are no parts of speech: case, length, the punctuation inside the
 * mark, function words and the reporting verbs of the same sentence decide.  A rule that is not
 * sure says speech for a clause and scare for a few words.
 *
 * Units: words.  Threads: one document, one thread. */
#ifndef HS_NEWS_QUOTE_CLASS_H
#define HS_NEWS_QUOTE_CLASS_H

#include "news/lexicon.h"
#include "news/quote_pairs.h"

typedef enum hs_quote_class {
    HS_SPEECH, // said or written: a clause or more, or a fragment quoted in a sentence of saying
    HS_SCARE,  // one or few words held at arm's length
    HS_TITLE,  // of a film, book, song, article, …
    HS_NAME,   // behind calling itself, known as; a nickname
    HS_OTHER   // no words; words spoken of as words; not in the article's own text
} hs_quote_class;

/* The name of a class, as in Quote=. */
hs_slice hs_quote_class_name(hs_quote_class class);

/* The classes of all quotations: [quotations.items_count]. */
hs_quote_class *hs_quote_classes(
    const hs_lexicon *lexicon, hs_document *document, hs_words words, hs_quotations quotations);

#endif
