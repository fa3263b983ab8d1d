#include "news/attribute_source.h"

#include "learn/feature.h"
#include "news/attribution.h"

// Words of a candidate at most, and to a subject from its verb.
#define LONGEST 60

// Steps up from the cue at most, where a subject is looked for.
#define STEPS 3

hs_range hs_attribute_core(const hs_attribute_page *page, hs_range range)
{
    while (range.first < range.end && page->terms[range.first].pos == HS_POS_PUNCT) {
        range.first++;
    }
    while (range.first < range.end && page->terms[range.end - 1].pos == HS_POS_PUNCT) {
        range.end--;
    }
    return range;
}

/* One source in question. */
typedef struct question {
    const hs_attribute_page *page;
    const hs_parts *parts;
    const hs_join *join;
    const hs_part *cue;
    const int32_t *margins;
    hs_sources *to;
} question;

/* --- features */

enum { BASE = 300 };

/* How a candidate came about. */
enum { LABELLED, SUBTREE, LONGER, EARLIER, UP_TO_CUE, ABOVE, ABOVE_TO_END, SUBJECT, OWNER = 11 };

static unsigned far(size_t distance)
{
    return distance < 3 ? (unsigned) distance : distance < 6 ? 3 : distance < 12 ? 4 : 5;
}

static unsigned level(int32_t margin)
{
    return margin < 10 ? 0 : margin < 25 ? 1 : margin < 50 ? 2 : margin < 100 ? 3 : 4;
}

static bool has_verb(const question *of, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        if (of->page->terms[i].pos == HS_POS_VERB) {
            return true;
        }
    }
    return false;
}

/* Parts that begin between the candidate and the cue. */
static unsigned parts_between(const question *of, hs_range range)
{
    size_t first = range.end <= of->cue->range.first ? range.end : of->cue->range.end;
    size_t end = range.end <= of->cue->range.first ? of->cue->range.first : range.first;
    unsigned count = 0;

    for (size_t i = of->join->cue; i-- > 0 && of->parts->items[i].range.first >= first;) {
        count += of->parts->items[i].range.first < end;
    }
    for (size_t i = of->join->cue + 1;
         i < of->parts->items_count && of->parts->items[i].range.first < end; i++) {
        count++;
    }
    return count < 3 ? count : 3;
}

/* Do these labels begin and end a source there? */
static unsigned fits(const uint8_t *labels, hs_range range)
{
    bool first
        = hs_label_role(labels[range.first]) == HS_SOURCE && !hs_label_goes_on(labels[range.first]);
    bool last = hs_label_role(labels[range.end - 1]) == HS_SOURCE
        && !(hs_label_role(labels[range.end]) == HS_SOURCE && hs_label_goes_on(labels[range.end]));

    return first * 2u + last;
}

static uint64_t *none_features(const question *of, uint64_t *to)
{
    const hs_attribute_term *head = &of->page->terms[of->cue->head];

    *to++ = hs_feature(BASE, 0);
    *to++ = hs_feature(BASE + 1, head->lemma);
    *to++ = hs_feature(BASE + 2, head->tag);
    *to++ = hs_feature(BASE + 3, head->relation);
    return to;
}

static uint64_t *span_features(const question *of, hs_range range, unsigned kind, uint64_t *to)
{
    const hs_attribute_term *terms = of->page->terms, *cue = &terms[of->cue->head];
    hs_range old = of->to->spans[0];
    bool left = range.end <= of->cue->range.first, wider = kind > LABELLED && kind < SUBJECT;
    const hs_attribute_term *first = &terms[range.first], *last = &terms[range.end - 1];
    const hs_attribute_term *behind = &terms[range.end];
    unsigned side = kind * 2u + left;

    *to++ = hs_feature(BASE + 4, kind);
    *to++ = hs_feature3(BASE + 5, kind, first->pos, last->pos);
    *to++ = hs_feature3(BASE + 6, kind, behind->lower, left);
    *to++ = hs_feature3(BASE + 7, kind, cue->pos, cue->relation);
    *to++ = hs_feature2(BASE + 8, side, far(range.end - range.first));
    *to++ = hs_feature2(BASE + 9, side, has_verb(of, range.first, range.end));
    *to++ = hs_feature2(BASE + 10, side, parts_between(of, range));
    *to++ = hs_feature3(
        BASE + 11, side, level(of->margins[range.first]), level(of->margins[range.end - 1]));
    *to++ = hs_feature3(BASE + 12, kind, first->name, first->source);
    *to++ = hs_feature3(BASE + 13, kind, last->name, last->source);
    *to++ = hs_feature3(BASE + 14, kind, cue->tag, first->tag);
    *to++ = hs_feature2(BASE + 15, side,
        far(left ? of->cue->range.first - range.end : range.first - of->cue->range.end));
    *to++ = hs_feature3(
        BASE + 27, side, fits(of->page->earlier, range), fits(of->page->rules, range));
    *to++ = hs_feature3(BASE + 28, kind, first->lower, far(range.end - range.first));
    *to++ = hs_feature3(BASE + 29, kind, last->lower, behind->lower);
    *to++ = hs_feature3(BASE + 30, kind, last->tag, behind->tag);
    *to++ = hs_feature3(BASE + 31, kind, range.first > 0 ? (first - 1)->lower : 0, first->tag);
    if (wider && range.end > old.end) {
        const hs_attribute_term *more = &terms[old.end];
        *to++ = hs_feature3(BASE + 16, kind, more->lower, (more + 1)->lemma);
        *to++ = hs_feature3(BASE + 17, kind, more->lower, (more + 1)->tag);
        *to++ = hs_feature3(BASE + 18, has_verb(of, old.end, range.end), behind->lower,
            range.end == of->cue->range.first);
        *to++ = hs_feature3(BASE + 19, level(of->margins[old.end]), kind, more->pos);
        *to++ = hs_feature3(BASE + 20, more->lower, behind->lower, far(range.end - old.end));
    }
    if (wider && range.first < old.first) {
        *to++ = hs_feature3(BASE + 21, kind, first->tag, terms[old.first - 1].lower);
        *to++ = hs_feature3(
            BASE + 22, has_verb(of, range.first, old.first), kind, terms[old.first - 1].pos);
        *to++ = hs_feature3(BASE + 23, level(of->margins[old.first - 1]), kind, first->pos);
        *to++ = hs_feature3(BASE + 24, kind, first->name, terms[old.first].name);
    }
    if (kind >= SUBJECT) {
        *to++ = hs_feature3(BASE + 25, kind, first->lower, last->pos);
        *to++ = hs_feature3(BASE + 26, kind, cue->lemma, left);
    }
    return to;
}

/* --- candidates */

static void add(question *of, hs_range range, unsigned kind)
{
    hs_sources *to = of->to;
    hs_range cue = of->cue->range;
    uint64_t *end = to->features + to->starts[to->count];

    if (kind != LABELLED) {
        range = hs_attribute_core(of->page, range);
        if (range.first >= range.end || range.end - range.first > LONGEST
            || (range.first < cue.end && cue.first < range.end)) {
            return;
        }
    }
    for (uint32_t i = 0; i < to->count; i++) {
        if (to->spans[i].first == range.first && to->spans[i].end == range.end) {
            return;
        }
    }
    if (to->count < HS_SOURCE_MOST) {
        to->spans[to->count] = range;
        end = range.first < range.end ? span_features(of, range, kind, end)
                                      : none_features(of, end);
        to->starts[++to->count] = (uint32_t) (end - to->features);
    }
}

static hs_range subtree(const question *of, uint32_t word) { return of->page->subtrees[word]; }

/* Wider spans around what is labelled. */
static void add_wider(question *of, const hs_part *source)
{
    hs_range range = source->range, tree = subtree(of, source->head);
    uint32_t above = of->page->terms[source->head].head;

    add(of, tree, SUBTREE);
    add(of, (hs_range){ range.first, tree.end > range.end ? tree.end : range.end }, LONGER);
    add(of, (hs_range){ tree.first < range.first ? tree.first : range.first, range.end }, EARLIER);
    if (range.end < of->cue->range.first
        && of->page->terms[range.first].sentence
            == of->page->terms[of->cue->range.first].sentence) {
        add(of, (hs_range){ range.first, of->cue->range.first }, UP_TO_CUE);
    }
    if (above != HS_NO_WORD && of->page->terms[above].pos != HS_POS_VERB) {
        tree = subtree(of, above);
        add(of, tree, ABOVE);
        if (tree.first < range.first) {
            add(of, (hs_range){ tree.first, range.end }, ABOVE_TO_END);
        }
    }
}

static bool is_subject(uint64_t relation, const uint64_t *subjects, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (relation == subjects[i]) {
            return true;
        }
    }
    return false;
}

/* Subjects of the cue's verb and of those above it; for a noun the possessor; the agent of a
 * passive. */
static void add_subjects(question *of)
{
    const hs_attribute_term *terms = of->page->terms;
    hs_range sentence = of->page->in->sentences[terms[of->cue->head].sentence];
    const uint64_t relations[] = { hs_hash(HS_LITERAL("nsubj")), hs_hash(HS_LITERAL("nsubj:pass")),
        hs_hash(HS_LITERAL("nmod:poss")), hs_hash(HS_LITERAL("obl:agent")),
        hs_hash(HS_LITERAL("nsubj:outer")) };
    uint32_t at = of->cue->head;

    for (unsigned step = 0; step < STEPS && at != HS_NO_WORD; step++) {
        size_t first = at > sentence.first + LONGEST ? at - LONGEST : sentence.first;
        size_t end = at + LONGEST < sentence.end ? at + LONGEST : sentence.end;
        for (size_t i = first; i < end; i++) {
            if (terms[i].head == at && is_subject(terms[i].relation, relations, 5)) {
                add(of, subtree(of, (uint32_t) i),
                    (terms[i].relation == relations[2] ? OWNER : SUBJECT) + step);
            }
        }
        at = terms[at].head;
    }
}

void hs_source_candidates(const hs_attribute_page *page, const hs_parts *parts, const hs_join *join,
    const int32_t *margins, hs_sources *sources)
{
    question of = { page, parts, join, &parts->items[join->cue], margins, sources };

    sources->count = 0;
    sources->starts[0] = 0;
    if (join->source != HS_NO_WORD) {
        add(&of, parts->items[join->source].range, LABELLED);
        add_wider(&of, &parts->items[join->source]);
    } else {
        add(&of, (hs_range){ 0, 0 }, LABELLED);
        add_subjects(&of);
    }
}

void hs_source_settle(const hs_choice_model *model, const hs_attribute_page *page,
    const hs_parts *parts, const hs_joins *joins, const int32_t *margins)
{
    hs_sources sources;

    for (size_t k = 0; k < joins->items_count; k++) {
        int32_t most = INT32_MIN;
        hs_source_candidates(page, parts, &joins->items[k], margins, &sources);
        for (uint32_t i = 0; i < sources.count; i++) {
            int32_t score = hs_choice_score(model, sources.features + sources.starts[i],
                sources.starts[i + 1] - sources.starts[i]);
            if (score > most) {
                most = score;
                joins->items[k].by = sources.spans[i];
            }
        }
    }
}
