/* Tags that words have in other news: what the tagger's own corpora, which are small, cannot tell
 * of words that are rare there.  Derived by scripts/make-word-tags, which names the source; part
 * `tags` of hs-tag's model.
 *
 * Ownership: a view points into its bytes.  Threads: only read. */
#ifndef HS_LANGUAGE_WORD_TAGS_H
#define HS_LANGUAGE_WORD_TAGS_H

#include "base/arena.h"
#include "base/error.h"
#include "language/word_list.h"

/* What hs_words_find gives: up to four tags of six bits, the most frequent one lowest, and above
 * them how often the word was met, in four steps.  Here are the tags alone. */
#define HS_WORD_TAGS UINT32_C(0xffffff)

/* Packs the lines OFTEN TAG …<TAB>WORD WORD ..., `#` starts a comment; no data and the number of a
 * malformed line in *line, from 1, where there is one. */
hs_slice hs_word_tags_pack(hs_arena *arena, hs_slice text, size_t *line);

/* For training: reads and packs lib/language/lists/tags.tsv.  HS_IO. */
hs_status hs_word_tags_read(hs_arena *arena, hs_slice *packed, hs_error *error);

#endif
