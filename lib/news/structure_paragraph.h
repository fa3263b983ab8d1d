/* The paragraphs of an article as hs-structure looks at them, and which of them repeat others.
 *
 * Units: words (index into hs_words), sentences (index into document->sentences), half open.
 * Ownership: the document's arena.  Threads: one document, one thread. */
#ifndef HS_NEWS_STRUCTURE_PARAGRAPH_H
#define HS_NEWS_STRUCTURE_PARAGRAPH_H

#include "news/structure_line.h"

typedef struct hs_structure_paragraph {
    size_t first, end;          // words
    size_t sentence, sentences; // the first one, and the one behind the last
    hs_line line;
    bool stops;                              // ends as a sentence ends
    bool colon;                              // ends with a colon, semicolon, comma or dash
    bool capital;                            // titles: three content words in four have a capital
    bool all_capital;                        // nine in ten
    struct hs_structure_paragraph *original; // an earlier one that says the same; or NULL
    bool doubled;                            // its text stands twice in it
    hs_dateline dateline;
    hs_par kind;
} hs_structure_paragraph;

typedef struct hs_structure_article {
    const hs_residue *residue;
    hs_document *document;
    hs_words words;
    hs_structure_paragraph *paragraphs; // [count]
    size_t count;
    bool shouts_labels; // two paragraphs or more start "NAME:"
} hs_structure_article;

/* Reads the paragraphs, and says in the stream which sentences repeat others (`# hs::repeat`). */
hs_structure_article hs_structure_read(hs_document *document);

static inline hs_slice hs_structure_form(const hs_structure_article *article, size_t word)
{
    return article->words.items[word].form;
}

/* `list` ends with NULL. */
bool hs_structure_form_in(hs_slice form, const char *const *list);

#endif
