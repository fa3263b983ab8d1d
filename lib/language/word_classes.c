#include "language/word_classes.h"

#define LIST "lib/language/lists/classes.tsv"

static bool read_classes(hs_slice written, uint32_t *classes)
{
    static const unsigned most[HS_CLASS_LEVELS] = { 0xff, 0xfff, 0xfff }, place[] = { 0, 8, 20 };

    *classes = 0;
    for (unsigned level = 0; level < HS_CLASS_LEVELS; level++) {
        hs_slice digits = hs_slice_cut(&written, ' ');
        uint32_t number = 0;
        for (size_t i = 0; i < digits.size && number <= most[level]; i++) {
            if (digits.data[i] < '0' || digits.data[i] > '9') {
                return false;
            }
            number = number * 10 + (uint32_t) (digits.data[i] - '0');
        }
        if (number == 0 || number > most[level]) {
            return false;
        }
        *classes |= number << place[level];
    }
    return written.data == NULL;
}

hs_slice hs_word_classes_pack(hs_arena *arena, hs_slice text, size_t *line)
{
    return hs_words_pack(arena, text, read_classes, line);
}

hs_status hs_word_classes_read(hs_arena *arena, hs_slice *packed, hs_error *error)
{
    return hs_words_read(arena, LIST, read_classes, packed, error);
}
