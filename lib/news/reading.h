/* A document as the rules of attribution read it: every word with its entry in the lexicon, its
 * case and the quotation it stands in; sentences and paragraphs as ranges of words.
 *
 * Units: words, half open.  Ownership: the document's arena. */
#ifndef HS_NEWS_READING_H
#define HS_NEWS_READING_H

#include "news/lexicon.h"
#include "stream/spans.h"

#define HS_NOWHERE SIZE_MAX

typedef struct hs_term {
    hs_slice lower; // the form in lower case, apostrophes straight
    hs_entry entry;
    uint32_t quote; // 1 + index of the outermost speech quotation it stands in; 0: none
    bool capital;   // starts with an upper-case letter
    bool letters;   // has a letter or digit
    bool mark;      // a quotation mark, of speech or not
} hs_term;

typedef struct hs_range {
    size_t first, end;
} hs_range;

typedef enum hs_paragraph_kind { HS_PROSE, HS_HEADLINE, HS_CAPTION, HS_NO_PROSE } hs_paragraph_kind;

typedef struct hs_paragraph {
    size_t first, end; // sentences
    hs_paragraph_kind kind;
} hs_paragraph;

typedef struct hs_reading {
    hs_document *document;
    hs_words words;
    hs_term *terms;      // [words.count]
    hs_range *sentences; // [sentences_count] without datelines and repeats
    size_t sentences_count;
    bool cut; // one sentence of the stream may be several (stream/sentence_inside.h)
    hs_paragraph *paragraphs; // [paragraphs_count]
    size_t paragraphs_count;
    hs_span *quotes; // [quotes_count] pieces of speech, the outermost ones, by start
    size_t quotes_count;
} hs_reading;

hs_reading hs_reading_make(hs_document *document, const hs_lexicon *lexicon);

/* Is the word of one of the classes (HS_DETERMINER, …)?  False outside the document. */
bool hs_is(const hs_reading *in, size_t word, unsigned classes);

/* Is the word's lower-case form that text? */
bool hs_word_is(const hs_reading *in, size_t word, const char *text);

/* Does a sentence start with the word? */
bool hs_starts_sentence(const hs_reading *in, size_t word);

/* The piece of speech that the word stands in, or NULL. */
const hs_span *hs_quote_at(const hs_reading *in, size_t word);

#endif
