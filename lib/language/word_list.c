#include "language/word_list.h"

#include <stdlib.h>

#include "base/map.h"
#include "learn/train.h"

#define LIST "lib/language/lists/words.tsv"

typedef struct builder {
    hs_arena *arena;
    bool (*read)(hs_slice written, uint32_t *value);
    hs_table_entry *entries; // [entries_count]
    size_t entries_count, entries_capacity;
} builder;

static bool read_flags(hs_slice flags, uint32_t *mask)
{
    static const char known[] = HS_WORD_FLAGS;

    *mask = 0;
    for (size_t i = 0; i < flags.size; i++) {
        const char *flag = memchr(known, flags.data[i], sizeof known - 1);
        if (flag == NULL) {
            return false;
        }
        *mask |= UINT32_C(1) << (flag - known);
    }
    return *mask != 0;
}

static bool read_line(builder *to, hs_slice line)
{
    hs_slice written = hs_slice_cut(&line, '\t');
    uint32_t value;

    if (line.data == NULL || !to->read(written, &value)) {
        return false;
    }
    while (line.data != NULL) {
        hs_slice word = hs_slice_cut(&line, ' ');
        *HS_APPEND(to->arena, to, entries) = (hs_table_entry){ hs_hash(word), value };
    }
    return true;
}

hs_slice hs_words_pack(
    hs_arena *arena, hs_slice text, bool (*read)(hs_slice written, uint32_t *value), size_t *line)
{
    builder to = { .arena = arena, .read = read };
    hs_slice packed = { NULL, 0 };
    void *bytes;

    *line = 0;
    while (text.size != 0) {
        hs_slice next = hs_slice_cut(&text, '\n');
        ++*line;
        if (next.size != 0 && next.data[0] != '#' && !read_line(&to, next)) {
            return packed;
        }
    }
    bytes = hs_table_pack(to.entries, to.entries_count, &packed.size);
    if (bytes != NULL) {
        packed = hs_arena_copy(arena, (hs_slice){ bytes, packed.size });
        free(bytes);
    }
    return packed;
}

hs_slice hs_word_list_pack(hs_arena *arena, hs_slice text, size_t *line)
{
    return hs_words_pack(arena, text, read_flags, line);
}

hs_status hs_words_read(hs_arena *arena, const char *file,
    bool (*read)(hs_slice written, uint32_t *value), hs_slice *packed, hs_error *error)
{
    hs_slice text;
    size_t line = 0;
    hs_status status = hs_train_read_list(arena, file, &text, error);

    if (status == HS_OK) {
        *packed = hs_words_pack(arena, text, read, &line);
        if (packed->data == NULL) {
            status = hs_fail(error, HS_IO, "%s: line %zu is no line of this list", file, line);
        }
    }
    return status;
}

hs_status hs_word_list_read(hs_arena *arena, hs_slice *packed, hs_error *error)
{
    return hs_words_read(arena, LIST, read_flags, packed, error);
}
