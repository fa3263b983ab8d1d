#include "news/attribute_counts.h"

static hs_slice key_slice(hs_arena *arena, uint64_t key)
{
    return hs_arena_copy(arena, (hs_slice){ (const char *) &key, sizeof key });
}

hs_attribute_counts *hs_attribute_count(hs_map *map, uint64_t key)
{
    bool added;
    hs_map_value *value;
    const hs_map_value *found = hs_map_find(map, (hs_slice){ (const char *) &key, sizeof key });

    if (found != NULL) {
        return (hs_attribute_counts *) (uintptr_t) found->pointer;
    }
    value = hs_map_add(map, key_slice(map->arena, key), &added);
    value->pointer = HS_NEW(map->arena, hs_attribute_counts, 1);
    return (hs_attribute_counts *) (uintptr_t) value->pointer;
}

static uint64_t key_of(hs_words words, size_t word)
{
    const hs_token *token = words.items[word].token;

    return hs_attribute_key(token->column[HS_LEMMA], token->column[HS_UPOS]);
}

const hs_span *hs_attribution_piece(const hs_attribution *of, hs_role role)
{
    for (size_t i = 0; i < of->pieces_count; i++) {
        if (hs_slice_equal(of->pieces[i].kind, hs_role_name(role))) {
            return &of->pieces[i];
        }
    }
    return NULL;
}

static void teach_cue(hs_map *map, const hs_reading *in, const hs_attribution *of)
{
    const hs_span *cue = hs_attribution_piece(of, HS_CUE),
                  *content = hs_attribution_piece(of, HS_CONTENT);

    for (size_t i = cue ? cue->first : 0; cue && content && i < cue->end; i++) {
        hs_attribute_counts *counts = hs_attribute_count(map, key_of(in->words, i));
        counts->cue++;
        counts->after += content->first > cue->first;
        counts->quoted += in->terms[content->first].quote != 0;
        counts->to += hs_word_is(in, content->first, "to");
        counts->that += hs_word_is(in, content->first, "that");
    }
}

void hs_attribute_count_document(hs_map *map, const hs_reading *in, const hs_attributions *all)
{
    bool *sources = HS_NEW(in->document->arena, bool, in->words.count + 1);

    for (size_t i = 0; i < in->words.count; i++) {
        hs_attribute_count(map, key_of(in->words, i))->seen++;
    }
    for (size_t a = 0; a < all->items_count; a++) {
        const hs_span *source = hs_attribution_piece(&all->items[a], HS_SOURCE);
        teach_cue(map, in, &all->items[a]);
        for (size_t i = source ? source->first : 0; source && i < source->end; i++) {
            hs_attribute_count(map, key_of(in->words, i))->source += !sources[i];
            sources[i] = true;
        }
    }
}

void hs_attribute_count_senses(hs_map *map, hs_slice text)
{
    while (text.size != 0) {
        hs_slice line = hs_slice_cut(&text, '\n'), upos = hs_slice_cut(&line, '\t');
        hs_slice sense = hs_slice_cut(&line, '\t'), says = hs_slice_cut(&line, '\t');
        uint32_t number = 0;
        for (size_t i = 0; i < sense.size; i++) {
            number = number * 10 + (uint32_t) (sense.data[i] - '0');
        }
        while (line.data != NULL) {
            hs_slice lemma = hs_slice_cut(&line, ' ');
            hs_attribute_count(map, hs_attribute_key(lemma, upos))->sense
                = number << 1 | hs_slice_is(says, "1");
        }
    }
}
