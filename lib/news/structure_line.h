/* What a paragraph is by its own words, and what its lines tell: residue of pages, bylines,
 * datelines, dates.
 *
 * Units: bytes of the paragraph's text.  Ownership: the document's arena, or the text given.
 * Threads: one document, one thread. */
#ifndef HS_NEWS_STRUCTURE_LINE_H
#define HS_NEWS_STRUCTURE_LINE_H

#include "stream/document.h"
#include "text/utf8.h"

typedef enum hs_par {
    HS_PAR_UNKNOWN,
    HS_PAR_HEADLINE,
    HS_PAR_DATELINE,
    HS_PAR_BYLINE,
    HS_PAR_CAPTION,
    HS_PAR_BODY,
    HS_PAR_NOTICE,
    HS_PAR_LINK
} hs_par;

/* How many words of a paragraph are looked at. */
enum { HS_LINE_WORDS = 80 };

/* The start of a paragraph. */
typedef struct hs_line {
    hs_slice text;   // as written, each run of white space one space
    hs_slice folded; // in lower case, apostrophes straight
    hs_slice bare;   // folded, without what is no letter or digit at both ends
    bool whole;      // it is all of the paragraph
    size_t words;    // of the whole paragraph, with a letter or digit
} hs_line;

/* The word has a letter or a digit at its start, or behind @ or #.  Not for an empty slice. */
static inline bool hs_is_worded(hs_slice form)
{
    size_t size;
    uint32_t code = hs_utf8_decode(form.data, &size);

    return hs_is_letter(code) || hs_is_digit(code)
        || (form.size > 1 && (code == '@' || code == '#'));
}

/* The text without what is no letter or digit at both ends. */
hs_slice hs_line_bare(hs_slice text);

typedef struct hs_residue hs_residue; // news/structure_residue.h

/* The kind that the words alone show, or HS_PAR_UNKNOWN.  *heads_links is set where links follow
 * ("Related stories"). */
hs_par hs_line_kind(const hs_residue *residue, const hs_line *line, bool *heads_links);

/* The names of a byline ("By JANE DOE, Associated Press" gives "Jane Doe"); no data where it is
 * none. */
hs_slice hs_line_byline(hs_arena *arena, const hs_line *line);

typedef struct hs_dateline {
    hs_slice place, agency; // as written; no data: not there
    size_t size;            // bytes of the text up to where the news starts; 0: no dateline
} hs_dateline;

/* Reads a dateline off the start of a text: "PARIS, Dec. 23 (AFP) —".  Where `loose`, also "Paris
 * -" and "PARIS:". */
hs_dateline hs_line_dateline(hs_slice text, bool loose);

/* The first complete date in a text as ISO 8601: "2014-12-23"; no data where there is none.  Reads
 * 2014-12-23, December 23, 2014, 23 December 2014, (2014, December 23). */
hs_slice hs_line_date(hs_arena *arena, hs_slice text);

/* The text is a date and nothing else, or a time of day. */
bool hs_line_only_date(hs_slice text);

/* The news agency that a copyright line names; no data where it names none. */
hs_slice hs_line_agency(hs_slice text);

#endif
