#include "language/inflection.h"

#include "base/map.h"

/* What takes the place of an ending. */
typedef struct inflection {
    const char *tag, *ending, *lemma;
    uint32_t part; // of speech of the lemma: HS_WORD_…
} inflection;

static const inflection inflections[] = {
    { "NNS", "s", "", HS_WORD_NOUN },
    { "NNS", "es", "", HS_WORD_NOUN },
    { "NNS", "ies", "y", HS_WORD_NOUN },
    { "NNS", "ves", "f", HS_WORD_NOUN },
    { "NNS", "ves", "fe", HS_WORD_NOUN },
    { "NNS", "men", "man", HS_WORD_NOUN },
    { "VBZ", "s", "", HS_WORD_VERB },
    { "VBZ", "es", "", HS_WORD_VERB },
    { "VBZ", "ies", "y", HS_WORD_VERB },
    { "VBD", "ed", "", HS_WORD_VERB },
    { "VBD", "d", "", HS_WORD_VERB },
    { "VBD", "ied", "y", HS_WORD_VERB },
    { "VBG", "ing", "", HS_WORD_VERB },
    { "VBG", "ing", "e", HS_WORD_VERB },
    { "JJR", "er", "", HS_WORD_ADJECTIVE },
    { "JJR", "r", "", HS_WORD_ADJECTIVE },
    { "JJR", "ier", "y", HS_WORD_ADJECTIVE },
    { "JJS", "est", "", HS_WORD_ADJECTIVE },
    { "JJS", "st", "", HS_WORD_ADJECTIVE },
    { "JJS", "iest", "y", HS_WORD_ADJECTIVE },
};

static bool has_part(const hs_table *words, hs_slice lemma, uint32_t part)
{
    return (hs_words_find(words, hs_hash(lemma)) & part) != 0;
}

static bool is_doubled(hs_slice stem)
{
    return stem.size > 2 && stem.data[stem.size - 1] == stem.data[stem.size - 2];
}

static bool is_vowel(char letter) { return strchr("aeiouy", letter) != NULL; }

/* One vowel and one consonant at its end: such a stem would be doubled ("planned"), so that an e
 * has gone instead ("planed"). */
static bool is_short(hs_slice stem)
{
    const char *end = stem.data + stem.size;

    return stem.size > 2 && !is_vowel(end[-1]) && is_vowel(end[-2]) && !is_vowel(end[-3]);
}

static hs_slice join(hs_arena *arena, hs_slice stem, const char *end)
{
    hs_slice parts[2] = { stem, hs_slice_of(end) };

    return hs_arena_join(arena, parts, 2);
}

/* The lemma that the word in lower case comes from this way, or no data. */
static hs_slice undo(const inflection *way, const hs_table *words, hs_arena *arena, hs_slice lower)
{
    hs_slice ending = hs_slice_of(way->ending), stem = lower, lemma;
    bool whole = *way->lemma == '\0' && *way->ending != 's';

    if (!hs_slice_ends(lower, ending)) {
        return (hs_slice){ NULL, 0 };
    }
    stem.size -= ending.size;
    lemma = join(arena, stem, "e");
    if (whole && is_short(stem) && has_part(words, lemma, way->part)) {
        return lemma;
    }
    lemma = join(arena, stem, way->lemma);
    if (has_part(words, lemma, way->part)) {
        return lemma;
    }
    lemma.size--; // planned, bigger
    return whole && is_doubled(stem) && has_part(words, lemma, way->part) ? lemma
                                                                          : (hs_slice){ NULL, 0 };
}

hs_slice hs_uninflect(
    const hs_table *words, hs_arena *arena, const hs_tag_word *word, hs_slice xpos)
{
    bool own = (word->flags & HS_WORD_NOUN) != 0 && (word->flags & HS_WORD_PLURAL) == 0;
    hs_slice lemma = { NULL, 0 };

    if (hs_slice_is(xpos, "NNS") && own) {
        return word->lower;
    }
    xpos = hs_slice_is(xpos, "VBN") ? HS_LITERAL("VBD") : xpos;
    for (size_t i = 0; lemma.size == 0 && i < sizeof inflections / sizeof *inflections; i++) {
        if (hs_slice_is(xpos, inflections[i].tag)) {
            lemma = undo(&inflections[i], words, arena, word->lower);
        }
    }
    return lemma;
}
