#include "news/attribute_link.h"

#include <stdlib.h>

#include "learn/feature.h"
#include "news/attribution.h"

// What "none" must have over a partner: among the parts that models of less text found, which the
// choice was learned on, more were wrong than among those found in use.
#define NONE_COST (HS_CHOICE_UNIT * 6 / 10)

/* --- parts */

uint32_t hs_attribute_head(const hs_attribute_page *page, hs_range range)
{
    for (size_t i = range.first; i < range.end; i++) {
        uint32_t head = page->terms[i].head;
        if ((head == HS_NO_WORD || head < range.first || head >= range.end)
            && page->terms[i].pos != HS_POS_PUNCT) {
            return (uint32_t) i;
        }
    }
    return (uint32_t) range.first;
}

hs_parts hs_attribute_parts(const hs_attribute_page *page, const uint8_t *labels)
{
    hs_parts parts = { 0 };
    unsigned before = HS_LABEL_NONE;

    for (size_t i = 0; i < page->in->words.count; i++) {
        unsigned role = hs_label_role(labels[i]);
        if (hs_label_begins(labels[i], before)) {
            *HS_APPEND(page->in->document->arena, &parts, items) = (hs_part){ .range = { i, i + 1 },
                .role = role,
                .before = role == HS_CONTENT && labels[i] >= HS_LABEL_CONTENT + 4 };
        } else if (role < 3) {
            parts.items[parts.items_count - 1].range.end = i + 1;
        }
        before = labels[i];
    }
    for (size_t i = 0; i < parts.items_count; i++) {
        parts.items[i].head = hs_attribute_head(page, parts.items[i].range);
    }
    return parts;
}

/* --- candidates */

/* Templates of the features. */
enum { SOURCE_NONE = 1, SOURCE_PAIR = 20, CONTENT_NONE = 60, CONTENT_PAIR = 80 };

typedef struct pair {
    const hs_attribute_page *page;
    const hs_parts *parts;
    size_t chooser, candidate;
} pair;

static unsigned few(size_t count) { return count < 3 ? (unsigned) count : 3; }

static unsigned far(size_t distance)
{
    return distance < 4 ? (unsigned) distance : distance < 8 ? 4 : distance < 16 ? 5 : 6;
}

/* Parts of each role between the two, and sentence borders. */
static unsigned between(const pair *of)
{
    size_t first = of->chooser < of->candidate ? of->chooser : of->candidate;
    size_t end = first == of->chooser ? of->candidate : of->chooser;
    unsigned counts[3] = { 0 };

    for (size_t i = first + 1; i < end; i++) {
        counts[of->parts->items[i].role]++;
    }
    return few(counts[0]) * 16 + few(counts[1]) * 4 + few(counts[2]);
}

static size_t gap(hs_range a, hs_range b)
{
    return a.end <= b.first ? b.first - a.end : b.end <= a.first ? a.first - b.end : 0;
}

/* How the candidate's head hangs from the chooser, or the chooser's from the candidate. */
static uint64_t tree_between(const hs_attribute_page *page, const hs_part *a, const hs_part *b)
{
    const hs_attribute_guide *up = &page->terms[a->head].guides[1];
    const hs_attribute_guide *down = &page->terms[b->head].guides[1];

    if (up->ruler != HS_NO_WORD && up->ruler >= b->range.first && up->ruler < b->range.end) {
        return page->terms[up->branch].relation + 1;
    }
    if (down->ruler != HS_NO_WORD && down->ruler >= a->range.first && down->ruler < a->range.end) {
        return page->terms[down->branch].relation + 2;
    }
    return up->ruler == down->ruler && up->ruler != HS_NO_WORD ? 1 : 0;
}

/* Where the candidate hangs from the chooser or from what is above it: 0 for nowhere near. */
static uint64_t path_between(const hs_attribute_page *page, const hs_part *a, const hs_part *b)
{
    uint32_t at = a->head, head = page->terms[b->head].head;
    uint64_t path = page->terms[b->head].relation;

    for (unsigned steps = 0; steps < 4 && at != HS_NO_WORD && head != HS_NO_WORD; steps++) {
        if (at == head) {
            return path | 1;
        }
        path = hs_mix(path + page->terms[at].relation);
        at = page->terms[at].head;
    }
    return 0;
}

// Words that are looked through at most, so that time stays linear.
#define FAR 1000

/* What begins among the words: names of persons, other names, likely cues. */
static unsigned count_begun(const hs_attribute_page *page, size_t first, size_t end)
{
    size_t persons = 0, others = 0, cues = 0;

    for (size_t i = first; i < end && i < first + FAR; i++) {
        bool person = hs_person_starts(&page->terms[i]);
        persons += person;
        others += !person && hs_name_starts(&page->terms[i]);
        cues += page->terms[i].cues;
    }
    return few(persons) * 16 + few(others) * 4 + few(cues);
}

/* The same for the sentences that a part begins and ends in, without the part. */
static unsigned count_beside(const hs_attribute_page *page, hs_range part)
{
    const hs_range *sentences = page->in->sentences;
    size_t first = sentences[page->terms[part.first].sentence].first;
    size_t end = sentences[page->terms[part.end - 1].sentence].end;

    first = first + FAR < part.first ? part.first - FAR : first;
    end = end > part.end + FAR ? part.end + FAR : end;
    return count_begun(page, first, part.first) * 64 + count_begun(page, part.end, end);
}

/* Of a content and a cue in another sentence: whether somebody else is named in between who is more
 * likely to have said it, or in the content's own sentence. */
static uint64_t *distant_features(const pair *of, unsigned parts, uint64_t base, uint64_t *to)
{
    const hs_attribute_page *page = of->page;
    const hs_word *words = page->in->words.items;
    const hs_part *content = &of->parts->items[of->chooser];
    hs_range cue = of->parts->items[of->candidate].range;
    bool left = of->candidate < of->chooser;
    unsigned quote = page->terms[content->range.first].quote;
    unsigned apart = few((size_t) abs((int) words[content->range.first].paragraph
                         - (int) words[cue.first].paragraph))
            * 2
        + left;
    unsigned begun = left ? count_begun(page, cue.end, content->range.first)
                          : count_begun(page, content->range.end, cue.first);
    unsigned beside = count_beside(page, content->range);

    *to++ = hs_feature2((uint32_t) base, apart, begun);
    *to++ = hs_feature3((uint32_t) base + 1, apart, begun / 4, quote);
    *to++ = hs_feature3((uint32_t) base + 2, apart, beside, quote);
    *to++ = hs_feature3((uint32_t) base + 3, apart, parts, content->before);
    *to++ = hs_feature3((uint32_t) base + 4, apart, beside, parts);
    return to;
}

static uint64_t *pair_features(const pair *of, uint64_t base, uint64_t *to)
{
    const hs_attribute_page *page = of->page;
    const hs_part *chooser = &of->parts->items[of->chooser];
    const hs_part *candidate = &of->parts->items[of->candidate];
    const hs_part *cue = chooser->role == HS_CUE ? chooser : candidate;
    const hs_attribute_term *word = &page->terms[candidate->range.first];
    const hs_attribute_term *head = &page->terms[cue->range.first];
    bool left = of->candidate < of->chooser;
    unsigned parts = between(of) * 2 + left;
    size_t distance = gap(chooser->range, candidate->range);
    unsigned borders = few(
        (size_t) abs((int) page->terms[chooser->range.first].sentence - (int) word->sentence));
    uint64_t tree = tree_between(page, chooser, candidate), path;

    *to++ = hs_feature2((uint32_t) base, parts, borders);
    *to++ = hs_feature2((uint32_t) base + 1, parts * 8 + far(distance), chooser->before);
    *to++ = hs_feature2((uint32_t) base + 2, parts, chooser->before * 4u + borders);
    *to++ = hs_feature2((uint32_t) base + 3, head->lemma, left * 2u + chooser->before);
    *to++ = hs_feature2((uint32_t) base + 4, head->tag, left * 2u + chooser->before);
    *to++ = hs_feature2((uint32_t) base + 5, tree, left);
    *to++ = hs_feature2((uint32_t) base + 6, tree, head->lemma);
    *to++ = hs_feature2((uint32_t) base + 7, word->lower, left);
    *to++ = hs_feature2((uint32_t) base + 8, word->tag, left * 8u + far(distance));
    *to++ = hs_feature3((uint32_t) base + 9, word->pos, parts, head->pos);
    *to++ = hs_feature2((uint32_t) base + 10, far(distance), borders * 2u + left);
    *to++ = hs_feature3((uint32_t) base + 11, chooser->before * 2u + left,
        word->quote * 4u + page->terms[chooser->range.first].quote, borders);
    path = path_between(page, chooser, candidate);
    *to++ = hs_feature2((uint32_t) base + 13, path, 0);
    *to++ = hs_feature2((uint32_t) base + 14, path, parts);
    *to++ = hs_feature2((uint32_t) base + 15, path_between(page, candidate, chooser), left);
    *to++ = hs_feature3((uint32_t) base + 16, tree, parts, chooser->before);
    *to++ = hs_feature2((uint32_t) base + 17, page->terms[candidate->head].name, parts);
    if (cue->range.first > 0) {
        *to++ = hs_feature2((uint32_t) base + 12, page->terms[cue->range.first - 1].lower, parts);
    }
    if (chooser->role == HS_CONTENT && borders > 0) {
        to = distant_features(of, parts, base + 18, to);
    }
    return to;
}

static uint64_t *none_features(const pair *of, uint64_t base, uint64_t *to)
{
    const hs_part *chooser = &of->parts->items[of->chooser];
    const hs_attribute_term *first = &of->page->terms[chooser->range.first];
    const hs_attribute_term *before
        = chooser->range.first > 0 ? first - 1 : &of->page->terms[chooser->range.end];

    *to++ = hs_feature((uint32_t) base, 0);
    *to++ = hs_feature2((uint32_t) base + 1, first->lemma, chooser->before);
    *to++ = hs_feature2((uint32_t) base + 2, first->tag, first->quote);
    *to++ = hs_feature((uint32_t) base + 3, before->lower);
    *to++ = hs_feature2((uint32_t) base + 4, before->tag, first->tag);
    return to;
}

/* Nearest ones first, in turn on either side. */
static void add_candidates(const pair *with, unsigned role, size_t reach, hs_link *link)
{
    const hs_parts *parts = with->parts;
    uint32_t sentence = with->page->terms[parts->items[with->chooser].range.first].sentence;

    for (size_t step = 1; step < HS_LINK_MOST * 3 && link->count < HS_LINK_MOST; step++) {
        for (unsigned side = 0; side < 2 && link->count < HS_LINK_MOST; side++) {
            size_t place = side ? with->chooser + step : with->chooser - step;
            uint32_t other;
            if ((!side && step > with->chooser) || place >= parts->items_count
                || parts->items[place].role != role) {
                continue;
            }
            other = with->page->terms[parts->items[place].range.first].sentence;
            if (other + reach >= sentence && other <= sentence + reach) {
                link->parts[link->count++] = (uint32_t) place;
            }
        }
    }
}

void hs_link_candidates(
    const hs_attribute_page *page, const hs_parts *parts, size_t part, hs_link *link)
{
    bool cue = parts->items[part].role == HS_CUE;
    pair with = { page, parts, part, 0 };
    uint64_t *end = none_features(&with, cue ? SOURCE_NONE : CONTENT_NONE, link->features);

    link->parts[0] = HS_NO_WORD;
    link->count = 1;
    link->starts[0] = 0;
    link->starts[1] = (uint32_t) (end - link->features);
    add_candidates(&with, cue ? HS_SOURCE : HS_CUE, cue ? 0 : 3, link);
    for (uint32_t i = 1; i < link->count; i++) {
        with.candidate = link->parts[i];
        end = pair_features(&with, cue ? SOURCE_PAIR : CONTENT_PAIR, end);
        link->starts[i + 1] = (uint32_t) (end - link->features);
    }
}

int32_t hs_link_score(const hs_choice_model *model, const hs_link *link, uint32_t candidate)
{
    uint32_t start = link->starts[candidate];

    return hs_choice_score(model, link->features + start, link->starts[candidate + 1] - start)
        - (candidate == 0 ? NONE_COST : 0);
}

/* The best candidate: an index of parts, or HS_NO_WORD; and how far it is ahead of the next. */
static uint32_t choose(const hs_choice_model *model, const hs_link *link, int32_t *lead)
{
    uint32_t best = 0;
    int32_t most = hs_link_score(model, link, 0), next = most - HS_LEAD_MOST;

    for (uint32_t i = 1; i < link->count; i++) {
        int32_t score = hs_link_score(model, link, i);
        if (score > most) {
            next = most;
            most = score;
            best = i;
        } else if (score > next) {
            next = score;
        }
    }
    *lead = most - next < HS_LEAD_MOST ? most - next : HS_LEAD_MOST;
    return link->parts[best];
}

hs_joins hs_attribute_join(
    const hs_choice_model *model, const hs_attribute_page *page, const hs_parts *parts)
{
    hs_arena *arena = page->in->document->arena;
    hs_join *of = HS_NEW(arena, hs_join, parts->items_count + 1);
    hs_joins joins = { 0 };
    hs_link link;

    for (size_t i = 0; i < parts->items_count; i++) {
        if (parts->items[i].role == HS_CONTENT) {
            hs_link_candidates(page, parts, i, &link);
            int32_t lead;
            uint32_t cue = choose(model, &link, &lead);
            if (cue != HS_NO_WORD) {
                bool least = of[cue].contents_count == 0 || lead < of[cue].content_lead;
                of[cue].content_lead = least ? lead : of[cue].content_lead;
                *HS_APPEND(arena, &of[cue], contents) = (uint32_t) i;
            }
        }
    }
    for (size_t i = 0; i < parts->items_count; i++) {
        if (of[i].contents_count != 0) {
            hs_link_candidates(page, parts, i, &link);
            of[i].cue = (uint32_t) i;
            of[i].source = choose(model, &link, &of[i].source_lead);
            if (of[i].source != HS_NO_WORD) {
                of[i].by = parts->items[of[i].source].range;
            }
            *HS_APPEND(arena, &joins, items) = of[i];
        }
    }
    return joins;
}
