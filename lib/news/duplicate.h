/* Near-duplicates: one story that many pages have, each with another headline, byline or last
 * paragraph.
 *
 * A document is the set of its shingles, SHINGLE words in a row; two are alike by the share of
 * shingles that they have in common (Jaccard).  That is estimated by MinHash: of HASHES hash
 * functions each gives the least value over the set, and the share of equal ones estimates the
 * likeness s with a standard error of sqrt(s(1-s)/HASHES), at most 0.044.  Candidates are found by
 * locality-sensitive hashing: BANDS bands of ROWS values each, and documents with one band in
 * common are compared.  The probability that two are compared is 1-(1-s^ROWS)^BANDS:
 *
 *     s      0.2    0.3    0.4    0.5    0.6    0.7    0.8
 *     found  0.05   0.23   0.56   0.87   0.99   1.00   1.00
 *
 * A document is a duplicate of the earlier one that it is most like, if that is `threshold` or
 * more, of the earliest where there are several.  Only documents that are no duplicates are
 * remembered, so duplicate_of always names one that is none itself.
 *
 * A. Broder, "On the resemblance and containment of documents", 1997; A. Broder et al., "Min-wise
 * independent permutations", 1998; P. Indyk and R. Motwani, "Approximate nearest neighbors", 1998.
 *
 * Memory: HASHES * 4 bytes, BANDS slots of 8 bytes half of which stand free, and the id, for each
 * document remembered: 1.1 KB and its id on average; a million documents take 1.2 GB.  The hashes
 * are the same on every machine.  Threads: one state, one thread; documents in order. */
#ifndef HS_NEWS_DUPLICATE_H
#define HS_NEWS_DUPLICATE_H

#include "base/error.h"
#include "stream/document.h"

#define HS_DUPLICATE_SHINGLE 3
#define HS_DUPLICATE_HASHES 128
#define HS_DUPLICATE_BANDS 32
#define HS_DUPLICATE_ROWS 4

typedef struct hs_duplicates hs_duplicates;

/* HS_IO: no memory. */
hs_status hs_duplicates_open(hs_duplicates **duplicates, hs_error *error);
void hs_duplicates_close(hs_duplicates *duplicates);

/* Words are their stems where the document has them, else their forms in lower case; those without
 * a letter or digit do not count.  Gives the document the comments `# hs::duplicate_of` and
 * `# hs::similarity` where it is one, and takes old ones out; else remembers it.  Part 2 and later
 * of a large document are not looked at.  Returns whether it is a duplicate, for a later part
 * whether part 1 was. `permille`: the threshold. */
bool hs_duplicates_mark(hs_duplicates *duplicates, hs_document *document, unsigned permille);

#endif
