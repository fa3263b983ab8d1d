#include "news/view_speakers.h"

#include <stdlib.h>

#include "news/view.h"

enum { LONGEST = 240 }; // bytes of a quotation in the list

/* A copy, cut behind a word. */
static hs_slice cut(hs_arena *arena, hs_slice text)
{
    size_t size = LONGEST;

    if (text.size <= LONGEST) {
        return hs_arena_copy(arena, text);
    }
    while (size > LONGEST / 2 && text.data[size] != ' ') {
        size--;
    }
    while (size > 0 && ((unsigned char) text.data[size] & 0xc0) == 0x80) {
        size--;
    }
    return hs_arena_print(arena, "%.*s …", (int) size, text.data);
}

size_t hs_view_speakers_add(hs_view_speakers *all, hs_slice name, hs_view_quoted said)
{
    bool added = false;
    hs_map_value *place = NULL;
    hs_view_speaker *speaker;
    hs_slice key = name.data ? name : HS_LITERAL("");

    all->places.arena = &all->arena;
    place = hs_map_find(&all->places, key);
    if (place == NULL) {
        key = hs_arena_copy(&all->arena, key);
        place = hs_map_add(&all->places, key, &added);
        place->number = all->items_count;
        speaker = HS_APPEND(&all->arena, all, items);
        speaker->name = name.data ? key : name;
        speaker->number = all->items_count;
    }
    speaker = &all->items[place->number];
    speaker->count++;
    all->total++;
    if (said.text.size != 0 && speaker->quoted_count < HS_VIEW_QUOTED) {
        said.text = cut(&all->arena, said.text);
        *HS_APPEND(&all->arena, speaker, quoted) = said;
    }
    return speaker->number;
}

/* Those who are known before nobody, in the order of the run where the count is the same. */
static int most_first(const void *left, const void *right)
{
    const hs_view_speaker *a = *(const hs_view_speaker *const *) left,
                          *b = *(const hs_view_speaker *const *) right;

    if ((a->name.data == NULL) != (b->name.data == NULL)) {
        return a->name.data == NULL ? 1 : -1;
    }
    if (a->count != b->count) {
        return a->count > b->count ? -1 : 1;
    }
    return a->number < b->number ? -1 : 1;
}

const hs_view_speaker **hs_view_speakers_sort(hs_view_speakers *all)
{
    const hs_view_speaker **sorted
        = HS_NEW(&all->arena, const hs_view_speaker *, all->items_count + 1);

    for (size_t i = 0; i < all->items_count; i++) {
        sorted[i] = &all->items[i];
    }
    qsort(sorted, all->items_count, sizeof *sorted, most_first);
    return sorted;
}
