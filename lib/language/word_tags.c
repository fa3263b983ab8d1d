#include "language/word_tags.h"

#define LIST "lib/language/lists/tags.tsv"

enum { TAGS = 4, TAG_BITS = 6, STEPS = 4 };

/* The tags of the Penn Treebank, numbered from 1. */
static const char *const names[] = { "cc", "cd", "dt", "ex", "fw", "in", "jj", "jjr", "jjs", "ls",
    "md", "nn", "nnp", "nnps", "nns", "pdt", "pos", "prp", "prp$", "punc", "rb", "rbr", "rbs", "rp",
    "sym", "to", "uh", "vb", "vbd", "vbg", "vbn", "vbp", "vbz", "wdt", "wp", "wp$", "wrb" };

static uint32_t number_of(hs_slice tag)
{
    for (uint32_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (hs_slice_is(tag, names[i])) {
            return i + 1;
        }
    }
    return 0;
}

static bool read_tags(hs_slice written, uint32_t *value)
{
    hs_slice often = hs_slice_cut(&written, ' ');
    unsigned count = 0;

    if (often.size != 1 || often.data[0] < '1' || often.data[0] >= '1' + STEPS) {
        return false;
    }
    *value = (uint32_t) (often.data[0] - '1') << (TAGS * TAG_BITS);
    for (; written.data != NULL && count < TAGS; count++) {
        uint32_t number = number_of(hs_slice_cut(&written, ' '));
        if (number == 0) {
            return false;
        }
        *value |= number << (count * TAG_BITS);
    }
    return count > 0 && written.data == NULL;
}

hs_slice hs_word_tags_pack(hs_arena *arena, hs_slice text, size_t *line)
{
    return hs_words_pack(arena, text, read_tags, line);
}

hs_status hs_word_tags_read(hs_arena *arena, hs_slice *packed, hs_error *error)
{
    return hs_words_read(arena, LIST, read_tags, packed, error);
}
