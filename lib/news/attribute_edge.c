#include "news/attribute_edge.h"

#include <stdlib.h>

#include "learn/feature.h"

// Words that are looked through at most, on either side of what the labels say.
#define REACH 120

// Punctuation marks in a row that are stepped over at most.
#define MARKS 16

/* One edge in question. */
typedef struct question {
    const hs_attribute_page *page;
    const hs_part *cue, *content;
    const int32_t *margins;
    size_t least, most; // places where it could be
    bool first;         // the content's first word is in question, not its last
} question;

static bool is_mark(const question *of, size_t word)
{
    return of->page->terms[word].pos == HS_POS_PUNCT;
}

static size_t edge_now(const question *of)
{
    return of->first ? of->content->range.first : of->content->range.end;
}

/* --- candidates */

static uint32_t sentence_of(const question *of, size_t word)
{
    return of->page->terms[word].sentence;
}

/* May a content begin, or end, between the words place - 1 and place? */
static bool is_candidate(const question *of, size_t place)
{
    const hs_attribute_term *terms = of->page->terms;

    if (place == 0 || place == edge_now(of)
        || sentence_of(of, place - 1) != sentence_of(of, place)) {
        return true;
    }
    if (is_mark(of, place) != is_mark(of, place - 1)) {
        return of->first ? is_mark(of, place - 1) || terms[place].quote == HS_OPENS
                         : is_mark(of, place) || terms[place - 1].quote == HS_CLOSES;
    }
    return !of->first && (terms[place].pos == HS_POS_SCONJ || terms[place].pos == HS_POS_CCONJ);
}

/* As far as there is text of the paragraph and no other part. */
static void find_bounds(question *of, const hs_parts *parts, size_t content)
{
    const hs_reading *in = of->page->in;
    hs_range range = of->content->range;
    size_t most = in->words.count, least = 0;
    uint32_t paragraph = in->words.items[range.first].paragraph;

    if (content + 1 < parts->items_count) {
        most = parts->items[content + 1].range.first;
    }
    if (content > 0) {
        least = parts->items[content - 1].range.end;
    }
    most = most > range.end + REACH ? range.end + REACH : most;
    least = range.first > REACH && least < range.first - REACH ? range.first - REACH : least;
    of->least = of->first ? range.first : range.first + 1;
    of->most = of->first ? range.end - 1 : range.end;
    while (
        of->first && of->least > least && in->words.items[of->least - 1].paragraph == paragraph) {
        of->least--;
    }
    while (!of->first && of->most < most && in->words.items[of->most].paragraph == paragraph) {
        of->most++;
    }
}

/* --- features */

enum { BASE = 200 };

static unsigned few(size_t count) { return count < 3 ? (unsigned) count : 3; }

static unsigned far(size_t distance)
{
    return distance < 3 ? (unsigned) distance
        : distance < 6  ? 3
        : distance < 12 ? 4
        : distance < 24 ? 5
        : distance < 48 ? 6
                        : 7;
}

static unsigned level(int32_t margin)
{
    return margin < 10 ? 0 : margin < 25 ? 1 : margin < 50 ? 2 : margin < 100 ? 3 : 4;
}

/* The first word outwards that is no punctuation, or the place where the text ends. */
static size_t outside(const question *of, size_t place)
{
    size_t i = of->first ? place - 1 : place, count = of->page->in->words.count;

    for (unsigned step = 0; step < MARKS && i < count && is_mark(of, i); step++) {
        i = of->first ? i - 1 : i + 1;
    }
    return i;
}

static size_t inside(const question *of, size_t place)
{
    size_t i = of->first ? place : place - 1;

    for (unsigned step = 0; step < MARKS && i > of->content->range.first
         && i + 1 < of->content->range.end && is_mark(of, i);
         step++) {
        i = of->first ? i + 1 : i - 1;
    }
    return i;
}

/* Where a word's head is: 1 in the content, 2 in the cue, 3 elsewhere, 4 it is the root, 5 it is in
 * another sentence. */
static unsigned head_place(const question *of, hs_range content, size_t word, uint32_t sentence)
{
    const hs_attribute_term *term = &of->page->terms[word];

    return term->sentence != sentence                                           ? 5
        : term->head == HS_NO_WORD                                              ? 4
        : term->head >= content.first && term->head < content.end               ? 1
        : term->head >= of->cue->range.first && term->head < of->cue->range.end ? 2
                                                                                : 3;
}

/* Arcs from outside into the content within a sentence: a whole clause has one. */
static unsigned arcs_cut(const question *of, hs_range content)
{
    unsigned cut = 0;

    for (size_t i = content.first; i < content.end; i++) {
        uint32_t head = of->page->terms[i].head;
        cut += (head == HS_NO_WORD || head < content.first || head >= content.end)
            && !is_mark(of, i);
    }
    return few(cut);
}

static uint64_t *edge_features(const question *of, size_t place, unsigned step, uint64_t *to)
{
    const hs_attribute_page *page = of->page;
    const hs_attribute_term *terms = page->terms;
    hs_range range = of->content->range;
    size_t now = edge_now(of), out = outside(of, place), in = inside(of, place);
    size_t beside = of->first ? place - 1 : place, last = of->first ? place : place - 1;
    uint32_t own = terms[last].sentence;
    bool ends = out >= page->in->words.count, is_now = place == now;
    const hs_attribute_term *term = ends ? NULL : &terms[out];
    const hs_attribute_term *mark
        = beside < page->in->words.count ? &terms[beside] : &terms[page->in->words.count];
    unsigned side = of->first, head, quotes;
    const hs_attribute_term *opening;

    if (of->first) {
        range.first = place;
    } else {
        range.end = place;
    }
    head = ends ? 6 : head_place(of, range, out, own);
    opening = &terms[range.first];
    quotes = (opening->quote * 4u + terms[range.end - 1].quote) * 4u + mark->quote;
    // What the labels say.
    *to++ = hs_feature3(BASE, is_now, side, level(of->margins[last]));
    if (beside < page->in->words.count) {
        *to++ = hs_feature3(BASE + 1, is_now, side, level(of->margins[beside]));
    }
    *to++ = hs_feature3(BASE + 2, step, side, is_now);
    // The words on either side.
    *to++ = hs_feature3(BASE + 3, mark->lower, side, term ? term->lemma : 0);
    *to++ = hs_feature3(BASE + 4, mark->lower, side, term ? term->tag : 0);
    *to++ = hs_feature3(BASE + 5, mark->lower, side, terms[in].tag);
    *to++ = hs_feature3(BASE + 6, mark->lower, side, term ? terms[in].pos * 32u + term->pos : 99);
    *to++ = hs_feature3(BASE + 7, terms[in].lemma, side, mark->pos);
    // Sentences and quotations.
    *to++ = hs_feature3(BASE + 8, head == 5 || ends, side, is_now);
    *to++ = hs_feature3(BASE + 9, quotes, side, head == 5);
    *to++ = hs_feature3(BASE + 10, quotes, side, mark->lower);
    *to++ = hs_feature3(BASE + 11,
        few((size_t) abs((int) own - (int) terms[of->cue->range.first].sentence)), side, quotes);
    // Trees.
    *to++ = hs_feature3(BASE + 12, head, side, term ? term->relation : 0);
    *to++ = hs_feature3(BASE + 13, head, side, mark->lower);
    *to++ = hs_feature3(BASE + 14, head, side, is_now);
    *to++ = hs_feature3(BASE + 15, arcs_cut(of, range), side, is_now);
    *to++ = hs_feature3(BASE + 16, head_place(of, range, in, own), side, head);
    // What is said how.
    *to++ = hs_feature3(BASE + 17, terms[of->cue->head].lemma, side, mark->lower);
    *to++ = hs_feature3(BASE + 18, terms[of->cue->head].frame, opening->pos, mark->lower);
    *to++ = hs_feature3(BASE + 19, opening->lower, side, mark->lower);
    *to++ = hs_feature3(BASE + 20, far(range.end - range.first), side, mark->lower);
    *to++ = hs_feature3(BASE + 21, far(range.end - range.first), side, opening->quote);
    return to;
}

static void add_candidate(const question *of, size_t place, unsigned step, hs_edges *edges)
{
    uint64_t *end = edges->features + edges->starts[edges->count];

    edges->places[edges->count++] = place;
    end = edge_features(of, place, step, end);
    edges->starts[edges->count] = (uint32_t) (end - edges->features);
}

void hs_edge_candidates(const hs_attribute_page *page, const hs_parts *parts, const hs_join *join,
    size_t content, const int32_t *margins, hs_edges *edges)
{
    question of = { .page = page,
        .cue = &parts->items[join->cue],
        .content = &parts->items[content],
        .margins = margins };
    size_t now;

    of.first = of.content->range.first < of.cue->range.first;
    now = edge_now(&of);
    find_bounds(&of, parts, content);
    edges->count = 0;
    edges->starts[0] = 0;
    edges->first = of.first;
    add_candidate(&of, now, 0, edges);
    for (size_t place = now, found = 0; place > of.least && found < HS_EDGE_SIDE;) {
        if (is_candidate(&of, --place)) {
            add_candidate(&of, place, few(++found), edges);
        }
    }
    for (size_t place = now + 1, found = 0; place <= of.most && found < HS_EDGE_SIDE; place++) {
        if (place == page->in->words.count || is_candidate(&of, place)) {
            add_candidate(&of, place, 4 + few(++found), edges);
        }
    }
}

static size_t best_place(const hs_choice_model *model, const hs_edges *edges)
{
    int32_t most = INT32_MIN;
    size_t best = 0;

    for (uint32_t i = 0; i < edges->count; i++) {
        int32_t score = hs_choice_score(
            model, edges->features + edges->starts[i], edges->starts[i + 1] - edges->starts[i]);
        if (score > most) {
            most = score;
            best = edges->places[i];
        }
    }
    return best;
}

void hs_edge_settle(const hs_choice_model *model, const hs_attribute_page *page, hs_parts *parts,
    const hs_joins *joins, const int32_t *margins)
{
    hs_edges edges;

    for (size_t i = 0; i < joins->items_count; i++) {
        const hs_join *join = &joins->items[i];
        for (size_t k = 0; k < join->contents_count; k++) {
            hs_part *content = &parts->items[join->contents[k]];
            size_t place;
            hs_edge_candidates(page, parts, join, join->contents[k], margins, &edges);
            place = best_place(model, &edges);
            if (edges.first) {
                content->range.first = place;
            } else {
                content->range.end = place;
            }
        }
    }
}
