/* Classes of words that stand in like company: what vectors of words say, in a form that features
 * can be made of.  Derived by scripts/make-word-classes, which tells how; a part of the models that
 * use them.
 *
 * J. Turian, L. Ratinov, Y. Bengio, "Word representations: a simple and general method for
 * semi-supervised learning", 2010.
 *
 * Ownership: a view points into its bytes.  Threads: only read. */
#ifndef HS_LANGUAGE_WORD_CLASSES_H
#define HS_LANGUAGE_WORD_CLASSES_H

#include "base/arena.h"
#include "base/error.h"
#include "language/word_list.h"

/* Divisions of the words, into few classes, more and many. */
enum { HS_CLASS_LEVELS = 3 };

/* The class of a word in a division, from 1; 0: not known.  `classes` is what hs_words_find gives.
 */
static inline uint32_t hs_word_class(uint32_t classes, unsigned level)
{
    return level == 0 ? classes & 0xff : level == 1 ? classes >> 8 & 0xfff : classes >> 20;
}

/* Packs the lines FEW MORE MANY<TAB>WORD WORD ..., `#` starts a comment; no data and the number of
 * a malformed line in *line, from 1, where there is one. */
hs_slice hs_word_classes_pack(hs_arena *arena, hs_slice text, size_t *line);

/* For training: reads and packs lib/language/lists/classes.tsv.  HS_IO. */
hs_status hs_word_classes_read(hs_arena *arena, hs_slice *packed, hs_error *error);

#endif
