#include "news/attribution.h"

#include <stdlib.h>

#include "base/map.h"

static const hs_slice attr_key = HS_CONSTANT("Attr"), comment_key = HS_CONSTANT("hs::attribution");

hs_slice hs_role_name(hs_role role)
{
    static const hs_slice names[HS_ROLES] = { HS_CONSTANT("source"), HS_CONSTANT("cue"),
        HS_CONSTANT("content"), HS_CONSTANT("addressee") };

    return names[role];
}

void hs_attribution_add(
    hs_document *document, hs_attribution *attribution, hs_role role, size_t first, size_t end)
{
    hs_span *piece = HS_APPEND(document->arena, attribution, pieces);

    *piece = (hs_span){ .kind = hs_role_name(role), .first = first, .end = end };
}

hs_slice hs_attribution_property(const hs_attribution *attribution, hs_slice key)
{
    hs_slice rest = attribution->properties;

    while (rest.data != NULL) {
        hs_slice item = hs_slice_cut(&rest, ' ');
        if (item.size > key.size && item.data[key.size] == '=' && hs_slice_starts(item, key)) {
            return hs_slice_from(item, key.size + 1);
        }
    }
    return rest;
}

/* --- reading */

static void read_comments(hs_document *document, hs_attributions *all, const hs_map *places)
{
    for (size_t i = 0; i < document->sentences_count; i++) {
        const hs_sentence *sentence = &document->sentences[i];
        for (size_t k = 0; k < sentence->comments_count; k++) {
            hs_slice rest = hs_comment_value(sentence->comments[k], comment_key), id;
            const hs_map_value *place;
            if (rest.data == NULL) {
                continue;
            }
            id = hs_slice_cut(&rest, ' ');
            place = hs_map_find(places, id);
            if (place != NULL) {
                all->items[place->number].properties = rest;
            }
        }
    }
}

hs_attributions hs_attributions_read(hs_document *document, hs_words words)
{
    hs_span_groups groups = hs_spans_group(document, hs_spans_read(document, words, attr_key));
    hs_attributions all = { 0 };
    hs_map places = hs_map_make(document->arena);

    for (size_t i = 0; i < groups.items_count; i++) {
        const hs_span_group *group = &groups.items[i];
        bool added;
        hs_map_add(&places, group->id, &added)->number = i;
        *HS_APPEND(document->arena, &all, items) = (hs_attribution){ .id = group->id,
            .pieces = group->pieces,
            .pieces_count = group->pieces_count,
            .pieces_capacity = group->pieces_capacity,
            .sentence = words.items[group->pieces[0].first].sentence };
    }
    read_comments(document, &all, &places);
    return all;
}

/* --- writing */

static int by_start(const void *left, const void *right)
{
    const hs_span *a = left, *b = right;

    if (a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    return a->end == b->end ? 0 : a->end > b->end ? -1 : 1;
}

static int by_first_piece(const void *left, const void *right)
{
    const hs_attribution *a = left, *b = right;
    int order = by_start(a->pieces, b->pieces);

    return order != 0 ? order : a->number < b->number ? -1 : 1;
}

static void drop_comments(hs_document *document)
{
    for (size_t i = 0; i < document->sentences_count; i++) {
        hs_sentence *sentence = &document->sentences[i];
        size_t kept = 0;
        for (size_t k = 0; k < sentence->comments_count; k++) {
            if (hs_comment_value(sentence->comments[k], comment_key).data == NULL) {
                sentence->comments[kept++] = sentence->comments[k];
            }
        }
        sentence->comments_count = kept;
    }
}

static void name_attribution(hs_document *document, hs_attribution *attribution, size_t number)
{
    attribution->id = document->part > 1
        ? hs_arena_print(document->arena, "a%zu.%zu", document->part, number)
        : hs_arena_print(document->arena, "a%zu", number);
    for (size_t i = 0; i < attribution->pieces_count; i++) {
        attribution->pieces[i].id = attribution->id;
    }
}

static void write_comment(hs_document *document, const hs_attribution *attribution)
{
    const hs_slice parts[] = { attribution->id, HS_LITERAL(" "), attribution->properties };

    hs_comment_add(document, &document->sentences[attribution->sentence], comment_key,
        hs_arena_join(document->arena, parts, 3));
}

/* Adds the ids of parents to the properties. */
static void name_parents(hs_document *document, hs_attributions *all)
{
    hs_slice *ids = HS_NEW(document->arena, hs_slice, all->items_count + 1);

    for (size_t i = 0; i < all->items_count; i++) {
        ids[all->items[i].number] = all->items[i].id;
    }
    for (size_t i = 0; i < all->items_count; i++) {
        hs_attribution *attribution = &all->items[i];
        if (attribution->parent != 0) {
            const hs_slice parts[]
                = { attribution->properties, HS_LITERAL(" parent="), ids[attribution->parent - 1] };
            attribution->properties = hs_arena_join(document->arena, parts, 3);
        }
    }
}

void hs_attributions_write(hs_document *document, hs_words words, hs_attributions *all)
{
    hs_spans spans = { 0 };

    for (size_t i = 0; i < all->items_count; i++) {
        hs_attribution *attribution = &all->items[i];
        qsort(
            attribution->pieces, attribution->pieces_count, sizeof *attribution->pieces, by_start);
        attribution->sentence = words.items[attribution->pieces[0].first].sentence;
        attribution->number = i;
    }
    if (all->items_count != 0) {
        qsort(all->items, all->items_count, sizeof *all->items, by_first_piece);
    }
    drop_comments(document);
    for (size_t i = 0; i < all->items_count; i++) {
        hs_attribution *attribution = &all->items[i];
        name_attribution(document, attribution, i + 1);
        for (size_t k = 0; k < attribution->pieces_count; k++) {
            hs_spans_add(document, &spans, attribution->pieces[k]);
        }
    }
    name_parents(document, all);
    for (size_t i = 0; i < all->items_count; i++) {
        write_comment(document, &all->items[i]);
    }
    hs_spans_write(document, words, attr_key, spans);
}
