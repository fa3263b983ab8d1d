/* What an English dictionary says of a word by itself: its parts of speech, whether it is an
 * inflected form, whether it is a name.  Derived from WordNet and a word list by
 * scripts/make-word-list, which tells what each flag means; part `words` of hs-tag's model.
 *
 * Ownership: a view points into its bytes.  Threads: only read. */
#ifndef HS_LANGUAGE_WORD_LIST_H
#define HS_LANGUAGE_WORD_LIST_H

#include "base/arena.h"
#include "base/error.h"
#include "learn/table.h"

/* Bit i of a word's mask is flag i of this string. */
#define HS_WORD_FLAGS "nvarNSDGCTcpflge"

/* Those of a lemma, by its part of speech; that of a plural. */
#define HS_WORD_LEMMA UINT32_C(15)
#define HS_WORD_NOUN (UINT32_C(1) << 0)
#define HS_WORD_VERB (UINT32_C(1) << 1)
#define HS_WORD_ADJECTIVE (UINT32_C(1) << 2)
#define HS_WORD_PLURAL (UINT32_C(1) << 4)

/* That of a word which is written in lower case; with a capital only; those of names. */
#define HS_WORD_SMALL (UINT32_C(1) << 10)
#define HS_WORD_CAPITAL (UINT32_C(1) << 11)
#define HS_WORD_NAME (UINT32_C(15) << 12)

/* What a packed list says of a word in lower case, given by its hash (hs_hash): the mask, or
 * another number; 0: it is not on it. */
static inline uint32_t hs_words_find(const hs_table *list, uint64_t lower_hash)
{
    uint32_t value = 0;

    return hs_table_find(list, lower_hash, &value) ? value : 0;
}

/* Packs the lines VALUE<TAB>WORD WORD ... of a list as a table from hashes of words; `#` starts a
 * comment.  `read` makes a number of a value, or tells that it is none.  No data and the number of
 * a malformed line in *line, from 1, where there is one. */
hs_slice hs_words_pack(
    hs_arena *arena, hs_slice text, bool (*read)(hs_slice written, uint32_t *value), size_t *line);

/* For training: reads and packs a list of the source tree.  HS_IO. */
hs_status hs_words_read(hs_arena *arena, const char *file,
    bool (*read)(hs_slice written, uint32_t *value), hs_slice *packed, hs_error *error);

/* Packs the lines FLAGS<TAB>WORD WORD ... of a list. */
hs_slice hs_word_list_pack(hs_arena *arena, hs_slice text, size_t *line);

/* For training: reads and packs lib/language/lists/words.tsv.  HS_IO. */
hs_status hs_word_list_read(hs_arena *arena, hs_slice *packed, hs_error *error);

#endif
