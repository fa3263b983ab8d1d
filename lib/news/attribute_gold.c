#include "news/attribute_gold.h"

#include "news/attribute_counts.h"

/* --- labels */

static bool before_cue(const hs_attribution *of, size_t content)
{
    const hs_span *cue = hs_attribution_piece(of, HS_CUE);

    return cue != NULL && content < cue->first;
}

static void label_piece(
    uint16_t *gold, const hs_attribution *of, const hs_span *piece, const hs_attribute_page *page)
{
    unsigned base = hs_slice_is(piece->kind, "source") ? HS_LABEL_SOURCE
        : hs_slice_is(piece->kind, "cue")              ? HS_LABEL_CUE
        : before_cue(of, piece->first)                 ? HS_LABEL_CONTENT + 4
                                                       : HS_LABEL_CONTENT;

    for (size_t i = piece->first; i < piece->end; i++) {
        if (gold[i] == HS_LABEL_NONE || gold[i] == HS_LABEL_QUOTED) {
            bool quoted = base >= HS_LABEL_CONTENT && page->terms[i].quote != HS_OUTSIDE;
            gold[i] = (uint16_t) (base + 2u * quoted + (i > piece->first));
        }
    }
}

uint16_t *hs_gold_labels(hs_arena *arena, const hs_attribute_page *page, const hs_attributions *all)
{
    uint16_t *gold = HS_NEW(arena, uint16_t, page->in->words.count + 1);

    for (size_t i = 0; i < page->in->words.count; i++) {
        gold[i] = page->terms[i].quote ? HS_LABEL_QUOTED : HS_LABEL_NONE;
    }
    for (size_t a = 0; a < all->items_count; a++) {
        for (size_t k = 0; k < all->items[a].pieces_count; k++) {
            label_piece(gold, &all->items[a], &all->items[a].pieces[k], page);
        }
    }
    return gold;
}

/* --- links */

static size_t shared(hs_range a, hs_range b)
{
    size_t first = a.first > b.first ? a.first : b.first, end = a.end < b.end ? a.end : b.end;

    return first < end ? end - first : 0;
}

/* How much of a range is a piece of that role. */
static size_t words_in_role(const hs_attribution *of, hs_role role, hs_range range)
{
    size_t words = 0;

    for (size_t k = 0; k < of->pieces_count; k++) {
        if (hs_slice_equal(of->pieces[k].kind, hs_role_name(role))) {
            words += shared(range, (hs_range){ of->pieces[k].first, of->pieces[k].end });
        }
    }
    return words;
}

static size_t part_in(const hs_attribution *of, const hs_part *part)
{
    return words_in_role(of, (hs_role) part->role, part->range);
}

/* The gold attribution of a part, or NULL. */
static const hs_attribution *gold_of(const hs_attributions *all, const hs_part *part)
{
    const hs_attribution *best = NULL;
    size_t most = 0;

    for (size_t a = 0; a < all->items_count; a++) {
        size_t words = part_in(&all->items[a], part);
        if (words > most) {
            most = words;
            best = &all->items[a];
        }
    }
    return best;
}

uint32_t hs_gold_link(
    const hs_attributions *all, const hs_parts *parts, size_t part, const hs_link *link)
{
    const hs_attribution *gold = gold_of(all, &parts->items[part]);
    uint32_t best = 0;
    size_t most = 0;

    for (uint32_t i = 1; gold != NULL && i < link->count; i++) {
        size_t words = part_in(gold, &parts->items[link->parts[i]]);
        if (words > most) {
            most = words;
            best = i;
        }
    }
    return best;
}

/* --- edges of contents */

/* Is there but punctuation between the two places? */
static bool same_place(const hs_attribute_page *page, size_t a, size_t b)
{
    for (size_t i = a < b ? a : b; i < (a < b ? b : a); i++) {
        if (page->terms[i].pos != HS_POS_PUNCT) {
            return false;
        }
    }
    return true;
}

uint32_t hs_gold_edge(const hs_attribute_page *page, const hs_attributions *all,
    const hs_part *part, const hs_edges *edges)
{
    const hs_attribution *gold = gold_of(all, part);
    size_t most = 0, place = 0;
    uint32_t best = HS_NO_WORD;

    for (size_t k = 0; gold != NULL && k < gold->pieces_count; k++) {
        hs_range piece = { gold->pieces[k].first, gold->pieces[k].end };
        size_t words = shared(part->range, piece);
        if (words > most && hs_slice_equal(gold->pieces[k].kind, hs_role_name(HS_CONTENT))) {
            most = words;
            place = edges->first ? piece.first : piece.end;
        }
    }
    for (uint32_t i = edges->count; i > 0 && most != 0; i--) {
        size_t found = edges->places[i - 1];
        if (found == place || (best == HS_NO_WORD && same_place(page, found, place))) {
            best = i - 1;
        }
    }
    return best;
}

/* --- sources */

uint32_t hs_gold_source(const hs_attribute_page *page, const hs_attributions *all,
    const hs_part *cue, const hs_sources *sources)
{
    const hs_attribution *gold = gold_of(all, cue);
    const hs_span *piece = gold ? hs_attribution_piece(gold, HS_SOURCE) : NULL;
    hs_range right = { 0, 0 };

    if (gold == NULL) {
        return HS_NO_WORD;
    }
    if (piece != NULL) {
        right = hs_attribute_core(page, (hs_range){ piece->first, piece->end });
    }
    for (uint32_t i = 0; i < sources->count; i++) {
        hs_range found = hs_attribute_core(page, sources->spans[i]);
        if (piece == NULL ? found.first >= found.end
                          : found.first == right.first && found.end == right.end) {
            return i;
        }
    }
    return HS_NO_WORD;
}

/* --- right and wrong */

static size_t words_in(const hs_attribution *of, hs_role role)
{
    size_t words = 0;

    for (size_t k = 0; k < of->pieces_count; k++) {
        words += hs_slice_equal(of->pieces[k].kind, hs_role_name(role))
            ? of->pieces[k].end - of->pieces[k].first
            : 0;
    }
    return words;
}

static bool half_shared(size_t shared, size_t a, size_t b) { return shared * 2 >= (a > b ? a : b); }

bool hs_gold_right(const hs_attributions *all, const hs_parts *parts, const hs_join *join)
{
    for (size_t a = 0; a < all->items_count; a++) {
        const hs_attribution *gold = &all->items[a];
        size_t together = 0, words = 0, source = 0, own = 0;
        for (size_t k = 0; k < join->contents_count; k++) {
            const hs_part *content = &parts->items[join->contents[k]];
            together += part_in(gold, content);
            words += content->range.end - content->range.first;
        }
        source = words_in_role(gold, HS_SOURCE, join->by);
        own = join->by.end - join->by.first;
        if (half_shared(together, words, words_in(gold, HS_CONTENT))
            && half_shared(source, own, words_in(gold, HS_SOURCE))) {
            return true;
        }
    }
    return false;
}
