/* Features of a word for the model of attributions: see attribute_page.h. */
#include "news/attribute_page.h"

/* Templates; where there are several of a kind, the number of the first.
 *
 * More of them do worse: what pairs a lemma with the lemma of a cue, with a rule or with a label of
 * the first stage is learned from too few sentences.  Others say what is said already: of a hundred
 * a third went without any loss, measured on all of the training part by models of the rest of it.
 */
enum {
    BIAS = 1,
    LOWER,     // 3, from the word before on
    LEMMA = 5, // 4, from two words before on
    PAIR = 9,  // 14, of which the first four are of lemmas
    NAME = 23,
    CUE,         // 3, from the word before on
    SOURCE = 28, // 2, from the word on
    POS = 30,    // 2, three words away
    LIST = 32,   // 4
    RULE = 36,   // 5
    QUOTE = 41,  // 2
    PLACE = 43,  // 5
    TREE = 48,   // 2
    LEFT = 50,   // OF_CUE
    RIGHT = 60,  // OF_CUE
    RULER = 70,  // 7
    SECOND = 80, // 12
    LEFT_FOUND = 100,
    RIGHT_FOUND = 110,
    RULER_FOUND = 120
};

#ifdef HS_ATTRIBUTE_TEMPLATES
/* For attribute_templates.c: what each feature is of, not which one it is. */
#define hs_attribute_second_features hs_attribute_second_templates

static inline uint64_t feature(uint64_t template, uint64_t a, uint64_t b)
{
    (void) a;
    (void) b;
    return template;
}
#else
/* The group of unknown features (learn/pruned.h) that a template's belong to, those of words and of
 * pairs with a lemma; 0: none. */
static inline uint64_t group_of(uint64_t template) { return template <PAIR + 4 ? template : 0; }

static inline uint64_t feature(uint64_t template, uint64_t a, uint64_t b)
{
    uint64_t hash = (a + template * UINT64_C(0x9e3779b97f4a7c15)) * UINT64_C(0xbf58476d1ce4e5b9);

    hash ^= hash >> 29;
    hash = (hash + b) * UINT64_C(0x94d049bb133111eb);
    return (hash ^ hash >> 32) << 6 | group_of(template);
}
#endif

static inline uint64_t both(uint64_t a, uint64_t b)
{
    return (a ^ (a >> 31)) * UINT64_C(0xd6e8feb86659fd93) + b;
}

/* What is seen from one word. */
typedef struct view {
    const hs_attribute_page *page;
    const hs_attribute_term *terms;
    hs_range range; // the paragraph
    hs_range sentence;
    size_t word;
    const hs_attribute_term *near[7]; // three on either side
    const hs_attribute_guide *guide;
} view;

static const hs_attribute_term *term_at(const view *of, int distance)
{
    static const hs_attribute_term border[2] = { { .lower = 1, .lemma = 1, .tag = 1, .pos = 30 },
        { .lower = 2, .lemma = 2, .tag = 2, .pos = 31 } };
    size_t place = of->word + (size_t) distance;

    if (distance < 0 && of->word < of->range.first + (size_t) -distance) {
        return &border[0];
    }
    return distance > 0 && place >= of->range.end ? &border[1] : &of->terms[place];
}

/* The first stage looks at every word, and at less: what `all` adds is for those words only that it
 * leaves in doubt, and makes no difference to the others. */
static inline uint64_t *own_features(const view *of, bool all, uint64_t *to)
{
    const hs_attribute_term *const *near = of->near, *here = near[3];

    *to++ = feature(BIAS, 0, 0);
    *to++ = feature(LOWER + 1, here->lower, 0);
    *to++ = feature(LOWER + 2, near[4]->lower, 0);
    *to++ = feature(LEMMA + 1, near[2]->lemma, near[2]->pos);
    *to++ = feature(LEMMA + 2, here->lemma, here->pos);
    *to++ = feature(LEMMA + 3, near[4]->lemma, near[4]->pos);
    *to++ = feature(NAME, here->name, here->pos);
    *to++ = feature(CUE + 1, here->cue, here->pos);
    *to++ = feature(SOURCE + 1, near[4]->source, near[4]->pos);
    if (all) {
        *to++ = feature(LOWER, near[2]->lower, 0);
        *to++ = feature(LEMMA, near[1]->lemma, near[1]->pos);
        *to++ = feature(CUE, near[2]->cue, near[2]->pos);
        *to++ = feature(CUE + 2, near[4]->cue, near[4]->pos);
        *to++ = feature(SOURCE, here->source, here->pos);
        *to++ = feature(POS, near[0]->pos, here->pos);
        *to++ = feature(POS + 1, near[6]->pos, here->pos);
    }
    return to;
}

static inline uint64_t *pair_features(const view *of, bool all, uint64_t *to)
{
    const hs_attribute_term *far = of->near[1], *before = of->near[2], *here = of->near[3];
    const hs_attribute_term *after = of->near[4];

    *to++ = feature(PAIR, before->tag, here->lemma);
    *to++ = feature(PAIR + 1, here->tag, after->lemma);
    *to++ = feature(PAIR + 4, before->tag, here->tag);
    *to++ = feature(PAIR + 5, here->tag, after->tag);
    *to++ = feature(PAIR + 6, both(before->tag, here->tag), after->tag);
    *to++ = feature(PAIR + 7, both(far->tag, before->tag), here->tag);
    *to++ = feature(PAIR + 8, before->cue * 16u + here->cue, here->pos);
    *to++ = feature(PAIR + 9, here->cue * 16u + after->cue, here->pos);
    *to++ = feature(PAIR + 10, here->source * 16u + after->cue, here->pos);
    *to++ = feature(PAIR + 11, before->cue * 16u + here->source, here->pos);
    *to++ = feature(
        PAIR + 12, here->learned >> 1 & 15, (uint64_t) here->tag * 4 + (here->learned >> 9 & 3));
    *to++ = feature(PAIR + 13, before->source * 16u + here->source, after->source);
    if (all) {
        *to++ = feature(PAIR + 2, before->lemma, here->tag);
        *to++ = feature(PAIR + 3, here->lemma, after->tag);
    }
    return to;
}

static inline uint64_t *list_features(const view *of, bool all, uint64_t *to)
{
    const hs_term *here = &of->page->in->terms[of->word];
    const hs_entry *entry = &here->entry;

    if (entry->cue != NULL) {
        *to++ = feature(LIST, entry->cue->takes, entry->forms);
        *to++ = feature(LIST + 1, entry->cue->takes & HS_IS_SPEECH, entry->forms);
    }
    if (entry->classes != 0) {
        *to++ = feature(LIST + 2, entry->classes, 0);
    }
    if (all) {
        *to++ = feature(LIST + 3, here->capital, of->near[3]->pos);
    }
    return to;
}

/* 0 to 3 exactly, then coarser. */
static unsigned far(size_t distance)
{
    return distance < 4 ? (unsigned) distance
        : distance < 6  ? 4
        : distance < 9  ? 5
        : distance < 16 ? 6
        : distance < 32 ? 7
                        : 8;
}

static unsigned few(unsigned count) { return count < 3 ? count : 3; }

/* What stands from the word `first` to the word `end`: punctuation, verbs, quotation marks. */
static unsigned between(const view *of, size_t first, size_t end)
{
    const hs_attribute_term *from = &of->terms[first], *to = &of->terms[end];

    return end - first > 40 ? 64
                            : few(to->stops - from->stops) * 8 + few(to->verbs - from->verbs) * 2
            + (to->marks != from->marks);
}

/* Templates of a cue on one side.  What stands in front of a cue, being its content or its source,
 * is told more by it than what stands behind. */
enum {
    NO_CUE,
    CUE_LEMMA,
    CUE_LEMMA_FAR,
    CUE_LEMMA_TAG,
    CUE_FRAME,
    CUE_TAG,
    CUE_GAP,
    CUE_FRAME_GAP,
    OF_CUE,

    LEFT_OF_CUE = 1u << CUE_LEMMA_FAR | 1u << CUE_FRAME | 1u << CUE_TAG | 1u << CUE_FRAME_GAP,
    ALL_LEFT_OF_CUE = LEFT_OF_CUE | 1u << CUE_LEMMA,
    RIGHT_OF_CUE
    = 1u << NO_CUE | 1u << CUE_LEMMA | 1u << CUE_FRAME | 1u << CUE_TAG | 1u << CUE_FRAME_GAP,
    LEFT_OF_FOUND = 1u << CUE_LEMMA_FAR | 1u << CUE_LEMMA_TAG | 1u << CUE_FRAME | 1u << CUE_GAP,
    RIGHT_OF_FOUND = 1u << CUE_LEMMA | 1u << CUE_FRAME | 1u << CUE_TAG | 1u << CUE_GAP
};

typedef struct cue_view {
    const hs_attribute_term *here, *there, *next; // the word, the cue, the word behind that
    unsigned far, gap;
} cue_view;

static inline uint64_t cue_feature(const cue_view *of, unsigned which, uint64_t template)
{
    const hs_attribute_term *here = of->here, *there = of->there, *next = of->next;

    switch (which) {
    case CUE_LEMMA:
        return feature(template, there->lemma, 0);
    case CUE_LEMMA_FAR:
        return feature(template, there->lemma, of->far);
    case CUE_LEMMA_TAG:
        return feature(template, there->lemma, here->tag);
    case CUE_FRAME:
        return feature(template, there->frame, both(next->tag, of->far));
    case CUE_TAG:
        return feature(template, both(there->tag, there->cue), both(next->pos, of->far));
    case CUE_GAP:
        return feature(template, of->gap, here->pos);
    default:
        return feature(template, there->frame, of->gap * 32 + here->pos);
    }
}

/* A cue on one side. */
static inline uint64_t *cue_features(
    const view *of, unsigned kept, uint64_t base, uint32_t cue, uint64_t *to)
{
    const hs_attribute_term *here = of->near[3];
    cue_view seen = { here, NULL, NULL, 0, 0 };
    bool left = cue < of->word;

    if (cue == HS_NO_WORD) {
        *to = feature(base, here->pos, here->quote);
        return to + (kept >> NO_CUE & 1);
    }
    seen.there = &of->terms[cue];
    seen.next = cue + 1 < of->range.end ? &of->terms[cue + 1] : seen.there;
    seen.far = far(left ? of->word - cue : cue - of->word);
    seen.gap = left ? between(of, cue + 1, of->word) : between(of, of->word + 1, cue);
    for (unsigned which = CUE_LEMMA; which < OF_CUE; which++) {
        if (kept >> which & 1) {
            *to++ = cue_feature(&seen, which, base + which);
        }
    }
    return to;
}

static unsigned rule_at(const view *of, int distance)
{
    size_t place = of->word + (size_t) distance;

    if (distance < 0 && of->word < of->range.first + (size_t) -distance) {
        return 8;
    }
    return place >= of->range.end ? 8 : of->page->rules[place];
}

/* What the rules say. */
static inline uint64_t *rule_features(const view *of, bool all, uint64_t *to)
{
    const hs_attribute_term *here = of->near[3];
    unsigned before = rule_at(of, -1), now = rule_at(of, 0), after = rule_at(of, 1);

    *to++ = feature(RULE, before * 16 + now, after);
    *to++ = feature(RULE + 1, now, here->pos);
    *to++ = feature(RULE + 2, before * 16 + now, here->lower);
    if (all) {
        *to++ = feature(RULE + 3, now, 0);
        *to++ = feature(RULE + 4, now, here->cue * 4u + here->quote);
    }
    return to;
}

static uint64_t *quote_features(const view *of, uint64_t *to)
{
    const hs_attribute_term *here = of->near[3];
    uint32_t left = of->guide->left, right = of->guide->right;
    unsigned cues = (left != HS_NO_WORD ? of->terms[left].cue : 0) * 16u
        + (right != HS_NO_WORD ? of->terms[right].cue : 0);
    unsigned quotes = of->near[2]->quote * 16u + here->quote * 4u + of->near[4]->quote;

    *to++ = feature(QUOTE, quotes, of->near[2]->lower);
    *to++ = feature(QUOTE + 1, here->quote, cues);
    return to;
}

static uint64_t *place_features(const view *of, uint64_t *to)
{
    const hs_attribute_term *here = of->near[3];
    size_t begin = here->begin, end = here->end;

    *to++ = feature(PLACE, far(of->word - of->sentence.first), here->pos);
    *to++ = feature(PLACE + 1, far(of->sentence.end - of->word), here->pos);
    *to++ = feature(PLACE + 2, begin > of->sentence.first ? of->terms[begin - 1].lower : 0,
        far(of->word - begin));
    *to++ = feature(
        PLACE + 3, end < of->sentence.end ? of->terms[end].lower : 0, far(end - of->word));
    *to++ = feature(PLACE + 4, end < of->sentence.end ? of->terms[end].lower : 0,
        end + 1 < of->sentence.end ? of->terms[end + 1].lemma : 0);
    return to;
}

static uint64_t *head_features(const view *of, uint64_t *to)
{
    const hs_attribute_term *here = of->near[3], *before = of->near[2];

    if (here->head != HS_NO_WORD) {
        *to++ = feature(TREE, here->relation, both(before->relation, of->near[4]->relation));
        *to++ = feature(TREE + 1, here->relation, before->head == here->head);
    }
    return to;
}

static bool same_branch(const hs_attribute_guide *a, const hs_attribute_guide *b)
{
    return a->ruler == b->ruler && a->branch == b->branch;
}

/* Where the word hangs under a cue. */
static inline uint64_t *ruler_features(
    const view *of, bool all, unsigned by, uint64_t base, uint64_t *to)
{
    const hs_attribute_term *here = of->near[3], *ruler, *branch;
    const hs_attribute_guide *guide = &here->guides[by], *before = &of->near[2]->guides[by],
                             *after = &of->near[4]->guides[by];
    bool left = guide->ruler > of->word, begins = !same_branch(guide, before),
         ends = !same_branch(guide, after);
    uint64_t relation;

    if (guide->ruler == HS_NO_WORD) {
        if (all && by == 0) {
            *to++ = feature(base, here->pos, begins * 2u + ends);
        }
        return to;
    }
    ruler = &of->terms[guide->ruler];
    branch = &of->terms[guide->branch];
    relation = both(branch->relation, left);
    *to++ = feature(base + 1, both(relation, here->relation), few(guide->depth));
    *to++ = feature(base + 2, both(relation, branch->tag), ruler->frame);
    if (by == 1) {
        *to++ = feature(base + 3, both(relation, ruler->tag), both(ruler->quote, here->quote));
        *to++ = feature(base + 4, both(relation, ruler->cue), begins * 2u + ends);
        return to;
    }
    *to++ = feature(base + 5, ruler->cue, relation);
    *to++ = feature(base + 6, relation, begins * 2u + ends);
    if (all) {
        *to++ = feature(base + 3, both(relation, ruler->tag), both(ruler->quote, here->quote));
    }
    return to;
}

/* --- the second stage */

static unsigned label_at(const view *of, int distance)
{
    size_t place = of->word + (size_t) distance;

    if (distance < 0 && of->word < of->range.first + (size_t) -distance) {
        return HS_ATTRIBUTE_LABELS;
    }
    return place >= of->range.end ? HS_ATTRIBUTE_LABELS : of->page->first[place];
}

static uint64_t *label_features(const view *of, uint64_t *to)
{
    const hs_attribute_term *here = of->near[3];
    unsigned before = label_at(of, -1), own = label_at(of, 0), after = label_at(of, 1);

    *to++ = feature(SECOND, own, 0);
    *to++ = feature(SECOND + 1, before * 16 + own, 0);
    *to++ = feature(SECOND + 2, own * 16 + after, 0);
    *to++ = feature(SECOND + 3, (own * 16 + after) * 16 + label_at(of, 2), 0);
    *to++ = feature(SECOND + 4, own, here->tag);
    *to++ = feature(SECOND + 5, own, here->lemma);
    *to++ = feature(SECOND + 6, of->page->elsewhere[of->word], here->pos);
    *to++ = feature(SECOND + 7, of->page->elsewhere[of->word] >> 2, own);
    return to;
}

/* How many parts of each role begin in a range. */
static unsigned parts_in(const view *of, size_t first, size_t end)
{
    const uint32_t *from = of->page->parts[first], *to = of->page->parts[end];

    return few(to[0] - from[0]) * 16 + few(to[1] - from[1]) * 4 + few(to[2] - from[2]);
}

static uint64_t *sentence_features(const view *of, uint64_t *to)
{
    unsigned all = parts_in(of, of->sentence.first, of->sentence.end);
    unsigned left = parts_in(of, of->sentence.first, of->word);
    unsigned label = of->page->first[of->word];
    size_t first = of->sentence.first;

    *to++ = feature(SECOND + 8, all, label);
    *to++ = feature(SECOND + 9, left * 64 + all, label);
    *to++ = feature(SECOND + 10, left, of->near[3]->quote * 32u + of->near[3]->pos);
    *to++ = feature(SECOND + 11, // how the sentence before ends
        first > of->range.first ? hs_label_role(of->page->first[first - 1]) : 4,
        label * 4 + of->near[3]->quote);
    return to;
}

static view view_make(const hs_attribute_page *page, hs_range range, size_t word)
{
    view of = { page, page->terms, range, page->in->sentences[page->terms[word].sentence], word,
        { NULL }, &page->terms[word].guides[0] };

    for (int i = 0; i < 7; i++) {
        of.near[i] = term_at(&of, i - 3);
    }
    return of;
}

/* What both stages look at, or all of that. */
static inline uint64_t *common_features(const view *of, bool all, uint64_t *to)
{
    to = own_features(of, all, to);
    to = pair_features(of, all, to);
    to = list_features(of, all, to);
    to = cue_features(of, all ? ALL_LEFT_OF_CUE : LEFT_OF_CUE, LEFT, of->guide->left, to);
    to = cue_features(of, RIGHT_OF_CUE, RIGHT, of->guide->right, to);
    to = rule_features(of, all, to);
    to = quote_features(of, to);
    to = place_features(of, to);
    to = head_features(of, to);
    return ruler_features(of, all, 0, RULER, to);
}

#ifndef HS_ATTRIBUTE_TEMPLATES
uint64_t *hs_attribute_first_features(
    const hs_attribute_page *page, hs_range range, size_t word, uint64_t *to)
{
    view of = view_make(page, range, word);

    return common_features(&of, false, to);
}
#endif

uint64_t *hs_attribute_second_features(
    const hs_attribute_page *page, hs_range range, size_t word, uint64_t *to)
{
    view of = view_make(page, range, word);
    const hs_attribute_guide *guide = &of.near[3]->guides[1];

    to = common_features(&of, true, to);
    to = label_features(&of, to);
    to = sentence_features(&of, to);
    to = cue_features(&of, LEFT_OF_FOUND, LEFT_FOUND, guide->left, to);
    to = cue_features(&of, RIGHT_OF_FOUND, RIGHT_FOUND, guide->right, to);
    return ruler_features(&of, true, 1, RULER_FOUND, to);
}
