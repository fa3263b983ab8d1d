#include "news/attribute_confidence.h"

#include <math.h>

#include "learn/feature.h"
#include "news/attribution.h"

const char *const hs_confidence_groups[HS_CONFIDENCE_GROUPS] = {
    [HS_CONFIDENCE_MARGINS] = "how sure the labels and the links are",
    [HS_CONFIDENCE_CUE] = "the cue and what it stands in",
    [HS_CONFIDENCE_SOURCE] = "the source, and how it hangs from the cue",
    [HS_CONFIDENCE_CONTENT] = "the content, and how it hangs from the cue",
    [HS_CONFIDENCE_AGREEMENT] = "whether the first stage and the rules found the same",
};

/* Numbers of the templates. */
enum { MARGINS = 1, CUE = 20, SOURCE = 40, CONTENT = 60, AGREEMENT = 80 };

typedef struct question {
    const hs_attribute_page *page;
    const hs_part *cue, *content, *last; // contents: the first and the last one
    const hs_attribute_term *head;       // of the cue
    hs_range source;                     // empty: none
    const int32_t *margins;
    uint64_t *to;
} question;

static void add(question *of, uint32_t number, uint64_t a, uint64_t b, uint64_t c)
{
    *of->to++ = hs_feature3(number, a, b, c);
}

/* --- measures */

/* Roughly by halves of the margin. */
static unsigned level(int32_t margin)
{
    static const int32_t bounds[] = { 4, 8, 14, 22, 32, 46, 64, 90, 125, 170, 240, 340, 480 };
    unsigned found = 0;

    while (found < sizeof bounds / sizeof *bounds && margin >= bounds[found]) {
        found++;
    }
    return found;
}

// How many units of a lead are one of a margin.
#define LEAD 4

static int32_t lesser(int32_t a, int32_t b) { return a < b ? a : b; }

static int32_t least_margin(hs_range range, const int32_t *margins)
{
    int32_t least = INT32_MAX;

    for (size_t i = range.first; i < range.end; i++) {
        least = lesser(least, margins[i]);
    }
    return least;
}

static unsigned size_level(size_t size)
{
    return size < 4 ? (unsigned) size : size < 7 ? 4 : size < 13 ? 5 : size < 25 ? 6 : 7;
}

/* On which side of the cue, and how far from it. */
static unsigned place(hs_range range, hs_range cue)
{
    return range.end <= cue.first ? size_level(cue.first - range.end)
        : range.first >= cue.end  ? 8 + size_level(range.first - cue.end)
                                  : 16;
}

/* How many of the words have the role by these labels: none, some, most, all. */
static unsigned agreeing(const uint8_t *labels, hs_range range, unsigned role)
{
    size_t count = 0, size = range.end - range.first;

    for (size_t i = range.first; i < range.end; i++) {
        count += hs_label_role(labels[i]) == role;
    }
    return count == 0 ? 0 : count == size ? 3 : count * 2 < size ? 1 : 2;
}

static bool has_verb(const hs_attribute_page *page, hs_range range)
{
    for (size_t i = range.first; i < range.end; i++) {
        if (page->terms[i].pos == HS_POS_VERB) {
            return true;
        }
    }
    return false;
}

static bool stands_in(uint32_t word, hs_range range)
{
    return word != HS_NO_WORD && word >= range.first && word < range.end;
}

// Steps up the tree to the cue at most.
#define STEPS 3

/* How a part hangs from the cue, or the cue from the part; 0: not at all. */
static uint64_t relation_to_cue(const question *of, hs_range part, uint32_t head)
{
    const hs_attribute_term *terms = of->page->terms;
    uint32_t at = head;

    for (unsigned step = 0; step < STEPS && at != HS_NO_WORD; step++) {
        if (stands_in(terms[at].head, of->cue->range)) {
            return terms[at].relation + step;
        }
        at = terms[at].head;
    }
    return stands_in(of->head->head, part) ? of->head->relation + STEPS : 0;
}

static uint64_t lower_before(const question *of, size_t word)
{
    return word > 0 ? of->page->terms[word - 1].lower : 0;
}

/* --- features */

static void look_at_margins(question *of, const hs_parts *parts, const hs_join *join)
{
    unsigned source
        = of->source.first < of->source.end ? level(least_margin(of->source, of->margins)) : 99;
    unsigned cue = level(least_margin(of->cue->range, of->margins));
    int32_t content = INT32_MAX, ends = INT32_MAX;

    for (size_t i = 0; i < join->contents_count; i++) {
        hs_range range = parts->items[join->contents[i]].range;
        content = lesser(content, least_margin(range, of->margins));
        ends = lesser(ends, lesser(of->margins[range.first], of->margins[range.end - 1]));
    }
    add(of, MARGINS, 0, 0, 0);
    add(of, MARGINS + 1, cue, 0, 0);
    add(of, MARGINS + 2, source, 0, 0);
    add(of, MARGINS + 3, level(content), 0, 0);
    add(of, MARGINS + 4, level(ends), 0, 0);
    add(of, MARGINS + 5, cue / 3, source / 3, 0);
    add(of, MARGINS + 6, cue / 3, level(content) / 3, 0);
    add(of, MARGINS + 7, level(of->margins[of->cue->head]), 0, 0);
    add(of, MARGINS + 8, cue / 2, agreeing(of->page->earlier, of->cue->range, HS_CUE),
        agreeing(of->page->rules, of->cue->range, HS_CUE));
    add(of, MARGINS + 9, cue / 2, of->head->cue, of->head->pos);
    add(of, MARGINS + 10, level(join->source_lead / LEAD), source == 99, 0);
    add(of, MARGINS + 11, level(join->content_lead / LEAD), 0, 0);
    add(of, MARGINS + 12, level(join->content_lead / LEAD) / 2, cue / 3, source / 3);
}

static void look_at_cue(question *of)
{
    const hs_attribute_term *terms = of->page->terms, *head = of->head;
    const hs_attribute_term *behind = &terms[of->cue->range.end];
    size_t paragraph = of->page->in->words.items[of->cue->head].paragraph;
    bool source = of->source.first < of->source.end;
    hs_range cue = of->cue->range;

    add(of, CUE, head->cue, 0, 0);
    add(of, CUE + 1, head->lemma, 0, 0);
    add(of, CUE + 2, head->lemma, terms[of->content->range.first].lower, 0);
    add(of, CUE + 3, head->lemma, behind->lower, 0);
    add(of, CUE + 4, head->tag, size_level(cue.end - cue.first), 0);
    add(of, CUE + 5, head->tag, head->relation, source);
    add(of, CUE + 6, head->tag, terms[cue.first].lower, 0);
    add(of, CUE + 7, head->tag, behind->lower, 0);
    add(of, CUE + 8, head->tag, of->page->in->paragraphs[paragraph].kind, 0);
    add(of, CUE + 9, head->tag, lower_before(of, cue.first), 0);
    add(of, CUE + 10, head->cue, head->pos, head->frame);
    add(of, CUE + 11, head->cue, lower_before(of, cue.first), 0);
    add(of, CUE + 12, head->cue, head->quote, source);
    add(of, CUE + 13, head->pos, terms[cue.end - 1].lower, 0);
    add(of, CUE + 14, head->sense, source, 0);
    add(of, CUE + 15, head->relation, head->head != HS_NO_WORD ? terms[head->head].lemma : 0, 0);
}

static void look_at_source(question *of, const hs_join *join)
{
    const hs_attribute_term *terms = of->page->terms, *head = of->head, *main;
    hs_range source = of->source;
    uint32_t word;

    if (source.first >= source.end) {
        add(of, SOURCE, head->lemma, 0, 0);
        add(of, SOURCE + 1, head->tag, head->relation, 0);
        add(of, SOURCE + 2, head->cue, agreeing(of->page->rules, of->cue->range, HS_CUE), 0);
        return;
    }
    word = hs_attribute_head(of->page, source);
    main = &terms[word];
    add(of, SOURCE + 3, main->lemma, 0, 0);
    add(of, SOURCE + 4, main->pos, main->name, head->pos);
    add(of, SOURCE + 5, main->source, size_level(source.end - source.first), 0);
    add(of, SOURCE + 6, place(source, of->cue->range), head->pos, 0);
    add(of, SOURCE + 7, relation_to_cue(of, source, word), head->pos, 0);
    add(of, SOURCE + 8, terms[source.first].pos, terms[source.end - 1].pos,
        terms[source.end].lower);
    add(of, SOURCE + 10, main->pos, head->lemma, 0);
    add(of, SOURCE + 11, relation_to_cue(of, source, word), head->lemma, 0);
    add(of, SOURCE + 12, main->lemma, head->lemma, 0);
    add(of, SOURCE + 13, terms[source.first].lower, head->cue, 0);
    add(of, SOURCE + 9, join->source == HS_NO_WORD, 0, 0);
}

static void look_at_content(question *of, const hs_join *join, size_t words)
{
    const hs_attribute_term *terms = of->page->terms, *head = of->head;
    hs_range content = of->content->range;
    const hs_attribute_term *first = &terms[content.first], *main = &terms[of->content->head];
    const hs_attribute_term *last = &terms[of->last->range.end - 1], *behind = last + 1;
    bool source = of->source.first < of->source.end;
    uint64_t relation = relation_to_cue(of, content, of->content->head);

    add(of, CONTENT, of->content->before, first->quote, 0);
    add(of, CONTENT + 1, join->contents_count > 1, source, of->last->before);
    add(of, CONTENT + 2, place(content, of->cue->range), first->quote, 0);
    add(of, CONTENT + 3, size_level(words), has_verb(of->page, content), first->quote);
    add(of, CONTENT + 4, first->lower, head->pos, 0);
    add(of, CONTENT + 5, first->tag, head->frame, head->pos);
    add(of, CONTENT + 6, last->pos, behind->lower, last->quote);
    add(of, CONTENT + 7, last->pos, last->relation, behind->pos);
    add(of, CONTENT + 8, last->lemma, first->quote, 0);
    add(of, CONTENT + 9, first->begin == content.first, last->end == of->last->range.end, 0);
    add(of, CONTENT + 10, relation, head->pos, 0);
    add(of, CONTENT + 11, relation, head->lemma, 0);
    add(of, CONTENT + 12, main->relation, main->pos, 0);
    add(of, CONTENT + 13, main->lemma, head->pos, 0);
    add(of, CONTENT + 14, main->lemma, head->lemma, 0);
    add(of, CONTENT + 15, first->quote, has_verb(of->page, content), head->lemma);
    add(of, CONTENT + 16, main->pos, has_verb(of->page, content), head->lemma);
    add(of, CONTENT + 17, first->lower, head->cue, head->pos);
    add(of, CONTENT + 18, main->pos, main->sense, head->sense);
}

static void look_at_agreement(question *of)
{
    const uint8_t *earlier = of->page->earlier, *rules = of->page->rules;
    hs_range cue = of->cue->range, content = of->content->range;
    unsigned by_rules = agreeing(rules, cue, HS_CUE) * 4 + agreeing(rules, content, HS_CONTENT);
    bool source = of->source.first < of->source.end;

    add(of, AGREEMENT, by_rules, source, 0);
    add(of, AGREEMENT + 1, by_rules, source, of->head->cue);
    add(of, AGREEMENT + 2, agreeing(earlier, cue, HS_CUE), agreeing(earlier, content, HS_CONTENT),
        0);
    add(of, AGREEMENT + 3, agreeing(earlier, of->source, HS_SOURCE),
        agreeing(rules, of->source, HS_SOURCE), source);
}

void hs_confidence_look(const hs_attribute_page *page, const hs_parts *parts, const hs_join *join,
    const int32_t *margins, hs_confidence_view *view)
{
    const hs_part *cue = &parts->items[join->cue];
    question of = { .page = page,
        .cue = cue,
        .content = &parts->items[join->contents[0]],
        .last = &parts->items[join->contents[join->contents_count - 1]],
        .head = &page->terms[cue->head],
        .source = join->by,
        .margins = margins,
        .to = view->features };
    size_t words = 0;

    for (size_t i = 0; i < join->contents_count; i++) {
        hs_range range = parts->items[join->contents[i]].range;
        words += range.end - range.first;
    }
    look_at_margins(&of, parts, join);
    view->ends[HS_CONFIDENCE_MARGINS] = (size_t) (of.to - view->features);
    look_at_cue(&of);
    view->ends[HS_CONFIDENCE_CUE] = (size_t) (of.to - view->features);
    look_at_source(&of, join);
    view->ends[HS_CONFIDENCE_SOURCE] = (size_t) (of.to - view->features);
    look_at_content(&of, join, words);
    view->ends[HS_CONFIDENCE_CONTENT] = (size_t) (of.to - view->features);
    look_at_agreement(&of);
    view->ends[HS_CONFIDENCE_AGREEMENT] = (size_t) (of.to - view->features);
}

/* --- use */

unsigned hs_confidence(const hs_choice_model *model, const hs_confidence_view *view)
{
    int32_t score = hs_choice_score(model, view->features, view->ends[HS_CONFIDENCE_GROUPS - 1]);
    long percent = lrint(100 / (1 + exp(-(double) score / HS_CHOICE_UNIT)));

    return percent < 1 ? 1 : percent > 99 ? 99 : (unsigned) percent;
}

void hs_confidence_settle(const hs_choice_model *model, const hs_attribute_page *page,
    const hs_parts *parts, hs_joins *joins, const int32_t *margins)
{
    size_t kept = 0;

    for (size_t i = 0; i < joins->items_count; i++) {
        hs_confidence_view view;
        hs_confidence_look(page, parts, &joins->items[i], margins, &view);
        joins->items[i].confidence = hs_confidence(model, &view);
        if (joins->items[i].confidence >= HS_CONFIDENCE_LEAST) {
            joins->items[kept++] = joins->items[i];
        }
    }
    joins->items_count = kept;
}
