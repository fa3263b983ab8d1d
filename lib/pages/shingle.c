#include "pages/shingle.h"

#include <stdlib.h>

#include "base/map.h"
#include "text/utf8.h"

static uint64_t mix(uint64_t hash, uint64_t next)
{
    hash = (hash ^ next) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 29;
}

/* Cuts the next word off the text; 0 at its end. */
static uint64_t next_word(hs_slice *text)
{
    uint64_t hash = 0;
    size_t i = 0, size;

    for (; i < text->size; i += size) {
        uint32_t code = hs_utf8_decode(text->data + i, &size);
        if (hs_is_letter(code) || hs_is_digit(code)) {
            hash = mix(hash ? hash : 1, hs_lower(code));
        } else if (hash != 0 && code != '\'' && code != 0x2019) {
            break;
        }
    }
    *text = hs_slice_from(*text, i);
    return hash;
}

hs_shingles hs_shingles_read(hs_arena *arena, hs_slice text, size_t size)
{
    uint64_t *words = hs_arena_get(arena, (text.size / 2 + 2) * sizeof *words);
    size_t count = 0;

    while ((words[count] = next_word(&text)) != 0) {
        count++;
    }
    if (count == 0) {
        return (hs_shingles){ words, 0 };
    }
    size = size < count ? size : count;
    for (size_t i = 0; i + size <= count; i++) {
        uint64_t hash = 0;
        for (size_t j = i; j < i + size; j++) {
            hash = mix(hash, words[j]);
        }
        words[i] = hash;
    }
    return (hs_shingles){ words, count + 1 - size };
}

static int compare(const void *a, const void *b)
{
    uint64_t first = *(const uint64_t *) a, second = *(const uint64_t *) b;

    return (first > second) - (first < second);
}

void hs_shingles_sort(hs_shingles *shingles)
{
    size_t count = 0;

    qsort(shingles->items, shingles->count, sizeof *shingles->items, compare);
    for (size_t i = 0; i < shingles->count; i++) { // each once
        if (count == 0 || shingles->items[count - 1] != shingles->items[i]) {
            shingles->items[count++] = shingles->items[i];
        }
    }
    shingles->count = count;
}

bool hs_shingles_have(const hs_shingles *sorted, uint64_t shingle)
{
    return sorted->count != 0
        && bsearch(&shingle, sorted->items, sorted->count, sizeof shingle, compare) != NULL;
}
