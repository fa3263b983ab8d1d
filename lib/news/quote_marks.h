/* Quotation marks, and what each can be.
 *
 * A mark is read by where it stands, not by which way it looks: white space, brackets and
 * punctuation at its sides say whether it can open or close, so that straight, curly and wrongly
 * curled input read alike.  Where they say nothing, as in corpora with a space around each word, the
 * curl does.  Only guillemets and corner brackets are always asked for their direction too, and
 * guillemets are first asked which way this document turns them («A» or »A«).  Apostrophes, and
 * the marks of feet, inches and minutes, are marks that it costs little to leave out.
 *
 * Units: words (index into hs_words), half open.  Ownership: the document's arena.  Threads: one
 * document, one thread.  Time is linear in the words. */
#ifndef HS_NEWS_QUOTE_MARKS_H
#define HS_NEWS_QUOTE_MARKS_H

#include "stream/document.h"

/* Marks of one family pair with each other.  In the order in which they are paired: what is certain
 * first. */
typedef enum hs_mark_family {
    HS_MARK_CORNER,
    HS_MARK_WHITE_CORNER,
    HS_MARK_GUILLEMET,
    HS_MARK_ANGLE,
    HS_MARK_DOUBLE,
    HS_MARK_SINGLE,
    HS_MARK_FAMILIES
} hs_mark_family;

/* Costs: 0 for what the place of a mark speaks for; to 30 for what it speaks against. */
enum { HS_MARK_LIKELY = 3, HS_MARK_NEVER = 10000 };

typedef struct hs_mark {
    size_t word, end;      // '' may be two words
    uint8_t family;        // hs_mark_family
    int8_t turned;         // which way a guillemet or corner bracket looks: 1 opening, -1 closing
    int8_t curled;         // the same of other marks; 0: straight
    int open, close, skip; // costs of reading it as such, or as no quotation mark
} hs_mark;

typedef struct hs_marks {
    hs_mark *items; // [items_count] in the order of the text
    size_t items_count, items_capacity;
} hs_marks;

/* Finds the marks of a document.  Never fails. */
hs_marks hs_quotation_marks(hs_document *document, hs_words words);

/* The word is nothing but a quotation mark; an apostrophe on its own counts as one. */
bool hs_is_quotation_mark(hs_slice form);

/* Word `word` is the first of its paragraph. */
static inline bool hs_starts_paragraph(hs_words words, size_t word)
{
    return word == 0 || words.items[word].paragraph != words.items[word - 1].paragraph;
}

/* White space, or the edge of a paragraph, stands in front of word `word` (words.count: the end).
 */
bool hs_space_at(hs_words words, size_t word);

#endif
