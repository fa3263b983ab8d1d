/* Features of a word for the model of attributions: see attribute_page.h. */
#include "news/attribute_page.h"

/* Templates, of words at a distance counted on from it.
 *
 * More of them do worse: what pairs a lemma with the lemma of a cue, with a rule or with a label of
 * the first stage is learned from too few sentences.  A third of the templates went for that. */
enum {
    BIAS = 1,
    LOWER,       // 5
    LEMMA = 8,   // 4
    TAG = 14,    // 7
    POS = 22,    // 7
    NAME = 30,   // 5
    CUE = 36,    // 5
    SOURCE = 42, // 5
    PAIR = 50,
    LIST = 80,
    LEFT = 100,
    RIGHT = 130,
    QUOTE = 160,
    RULE = 170,
    PLACE = 180,
    TREE = 200,
    SECOND = 250
};

#ifdef HS_ATTRIBUTE_TEMPLATES
/* For attribute_templates.c: what each feature is of, not which one it is. */
#define hs_attribute_features hs_attribute_templates
#define hs_attribute_second_features hs_attribute_second_templates

static inline uint64_t feature(uint64_t template, uint64_t a, uint64_t b)
{
    (void) a;
    (void) b;
    return template;
}
#else
/* The group of unknown features (learn/pruned.h) that a template's belong to; 0: none. */
static inline uint64_t group_of(uint64_t template)
{
    return template <14 ? template : template >= PAIR && template <PAIR + 5 ? template - 36 : 0;
}

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

static uint64_t *own_features(const view *of, uint64_t *to)
{
    const hs_attribute_term *const *near = of->near;

    *to++ = feature(BIAS, 0, 0);
    for (unsigned i = 1; i < 6; i++) {
        if (i > 1 && i < 5) {
            *to++ = feature(LOWER + i - 1, near[i]->lower, 0);
        }
        if (i < 5) {
            *to++ = feature(LEMMA + i - 1, near[i]->lemma, near[i]->pos);
        }
        *to++ = feature(TAG + i, near[i]->tag, 0);
        *to++ = feature(CUE + i - 1, near[i]->cue, near[i]->pos);
        *to++ = feature(SOURCE + i - 1, near[i]->source, near[i]->pos);
        *to++ = feature(NAME + i - 1, near[i]->name, near[3]->pos);
    }
    *to++ = feature(POS, near[0]->pos, near[3]->pos);
    *to++ = feature(POS + 6, near[6]->pos, near[3]->pos);
    return to;
}

static uint64_t *pair_features(const view *of, uint64_t *to)
{
    const hs_attribute_term *far = of->near[1], *before = of->near[2], *here = of->near[3];
    const hs_attribute_term *after = of->near[4];

    *to++ = feature(PAIR, here->lemma, after->lemma);
    *to++ = feature(PAIR + 1, before->lemma, here->tag);
    *to++ = feature(PAIR + 2, before->tag, here->lemma);
    *to++ = feature(PAIR + 3, here->lemma, after->tag);
    *to++ = feature(PAIR + 4, here->tag, after->lemma);
    *to++ = feature(PAIR + 5, before->tag, here->tag);
    *to++ = feature(PAIR + 6, here->tag, after->tag);
    *to++ = feature(PAIR + 7, both(before->tag, here->tag), after->tag);
    *to++ = feature(PAIR + 8, both(far->tag, before->tag), here->tag);
    *to++ = feature(PAIR + 9, before->cue * 16u + here->cue, here->pos);
    *to++ = feature(PAIR + 10, here->cue * 16u + after->cue, here->pos);
    *to++ = feature(PAIR + 11, here->source * 16u + after->cue, here->pos);
    *to++ = feature(PAIR + 12, before->cue * 16u + here->source, here->pos);
    *to++ = feature(
        PAIR + 13, here->learned >> 1 & 15, (uint64_t) here->tag * 4 + (here->learned >> 9 & 3));
    *to++ = feature(PAIR + 14, before->source * 16u + here->source, after->source);
    return to;
}

static uint64_t *list_features(const view *of, uint64_t *to)
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
    *to++ = feature(LIST + 3, here->capital, of->near[3]->pos);
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

/* What stands between two words: commas and verbs. */
static unsigned between(const view *of, size_t first, size_t end)
{
    unsigned commas = 0, verbs = 0, marks = 0;

    if (end - first > 40) {
        return 64;
    }
    for (size_t i = first; i < end; i++) {
        commas += of->terms[i].pos == HS_POS_PUNCT && of->terms[i].quote == HS_OUTSIDE;
        verbs += of->terms[i].pos == HS_POS_VERB;
        marks |= of->terms[i].quote == HS_CLOSES || of->terms[i].quote == HS_OPENS;
    }
    return few(commas) * 8 + few(verbs) * 2 + marks;
}

/* Which templates of a cue are learned from, a bit each: what stands in front of a cue has more of
 * them, being its content or its source, than what stands behind. */
enum {
    ALL_OF_CUE = 0xfff,
    LEFT_OF_CUE = ALL_OF_CUE & ~(1u << 0 | 1u << 3 | 1u << 4),
    RIGHT_OF_CUE = ALL_OF_CUE & ~(1u << 2),
    LEFT_OF_FOUND = 1u << 2 | 1u << 3 | 1u << 6 | 1u << 9,
    RIGHT_OF_FOUND = ALL_OF_CUE & ~(1u << 0 | 1u << 3 | 1u << 4)
};

typedef struct cue_view {
    const hs_attribute_term *here, *there, *next; // the word, the cue, the word behind that
    unsigned far, gap;
} cue_view;

static inline uint64_t cue_feature(const cue_view *of, unsigned which, uint64_t template)
{
    const hs_attribute_term *here = of->here, *there = of->there, *next = of->next;

    switch (which) {
    case 1:
        return feature(template, there->lemma, 0);
    case 2:
        return feature(template, there->lemma, of->far);
    case 3:
        return feature(template, there->lemma, here->tag);
    case 4:
        return feature(template, there->cue * 16u + of->far, here->pos);
    case 5:
        return feature(template, there->cue, (here->quote * 4u + there->quote) * 128 + of->gap);
    case 6:
        return feature(template, there->frame, both(next->tag, of->far));
    case 7:
        return feature(template, both(there->lemma, next->lemma), of->far);
    case 8:
        return feature(template, both(there->tag, there->cue), both(next->pos, of->far));
    case 9:
        return feature(template, of->gap, here->pos);
    case 10:
        return feature(template, both(there->lemma, here->lemma), 0);
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
        return to + (kept & 1);
    }
    seen.there = &of->terms[cue];
    seen.next = cue + 1 < of->range.end ? &of->terms[cue + 1] : seen.there;
    seen.far = far(left ? of->word - cue : cue - of->word);
    seen.gap = left ? between(of, cue + 1, of->word) : between(of, of->word + 1, cue);
    for (unsigned which = 1; which < 12; which++) {
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
static uint64_t *rule_features(const view *of, uint64_t *to)
{
    const hs_attribute_term *here = of->near[3];
    unsigned before = rule_at(of, -1), now = rule_at(of, 0), after = rule_at(of, 1);

    *to++ = feature(RULE, now, 0);
    *to++ = feature(RULE + 1, before * 16 + now, after);
    *to++ = feature(RULE + 2, now, here->pos);
    *to++ = feature(RULE + 3, now, here->cue * 4u + here->quote);
    *to++ = feature(RULE + 4, before * 16 + now, here->lower);
    return to;
}

static uint64_t *quote_features(const view *of, uint64_t *to)
{
    const hs_attribute_term *here = of->near[3];
    uint32_t left = of->guide->left, right = of->guide->right;
    unsigned cues = (left != HS_NO_WORD ? of->terms[left].cue : 0) * 16u
        + (right != HS_NO_WORD ? of->terms[right].cue : 0);
    unsigned quotes = of->near[2]->quote * 16u + here->quote * 4u + of->near[4]->quote;

    *to++ = feature(QUOTE, quotes, 0);
    *to++ = feature(QUOTE + 1, quotes, of->near[2]->lower);
    *to++ = feature(QUOTE + 2, quotes, here->pos);
    *to++ = feature(QUOTE + 3, here->quote, cues);
    *to++ = feature(QUOTE + 4, of->near[1]->quote * 64u + quotes, of->near[5]->quote);
    return to;
}

static uint64_t *place_features(const view *of, uint64_t *to)
{
    const hs_attribute_term *here = of->near[3];
    size_t begin = here->begin, end = here->end;
    const hs_attribute_term *last = &of->terms[of->sentence.end - 1];

    *to++ = feature(PLACE, far(of->word - of->sentence.first), here->pos);
    *to++ = feature(PLACE + 1, far(of->sentence.end - of->word), here->pos);
    *to++ = feature(PLACE + 2, begin > of->sentence.first ? of->terms[begin - 1].lower : 0,
        far(of->word - begin));
    *to++ = feature(
        PLACE + 3, end < of->sentence.end ? of->terms[end].lower : 0, far(end - of->word));
    *to++ = feature(PLACE + 4, last->lower, of->terms[of->sentence.first].quote);
    *to++ = feature(
        PLACE + 5, of->sentence.first == of->range.first, of->sentence.end == of->range.end);
    *to++ = feature(PLACE + 6, end < of->sentence.end ? of->terms[end].lower : 0,
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
static uint64_t *ruler_features(const view *of, unsigned by, uint64_t base, uint64_t *to)
{
    const hs_attribute_term *here = of->near[3], *ruler, *branch;
    const hs_attribute_guide *guide = &here->guides[by], *before = &of->near[2]->guides[by],
                             *after = &of->near[4]->guides[by];
    bool left = guide->ruler > of->word, begins = !same_branch(guide, before),
         ends = !same_branch(guide, after);
    uint64_t relation;

    if (guide->ruler == HS_NO_WORD) {
        if (by == 0) {
            *to++ = feature(base, here->pos, begins * 2u + ends);
        }
        return to;
    }
    ruler = &of->terms[guide->ruler];
    branch = &of->terms[guide->branch];
    relation = both(branch->relation, left);
    *to++ = feature(base + 1, both(relation, here->relation), few(guide->depth));
    *to++ = feature(base + 2, both(relation, branch->tag), ruler->frame);
    *to++ = feature(base + 3, both(relation, ruler->tag), both(ruler->quote, here->quote));
    if (by == 1) {
        *to++ = feature(base + 4, both(relation, ruler->cue), begins * 2u + ends);
        return to;
    }
    *to++ = feature(base + 5, ruler->cue, relation);
    *to++ = feature(base + 6, both(ruler->frame, ruler->pos), relation);
    *to++ = feature(base + 7, relation, begins * 2u + ends);
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

uint64_t *hs_attribute_second_features(
    const hs_attribute_page *page, hs_range range, size_t word, uint64_t *to)
{
    view of = view_make(page, range, word);
    const hs_attribute_guide *guide = &of.near[3]->guides[1];

    to = label_features(&of, to);
    to = sentence_features(&of, to);
    to = cue_features(&of, LEFT_OF_FOUND, SECOND + 20, guide->left, to);
    to = cue_features(&of, RIGHT_OF_FOUND, SECOND + 40, guide->right, to);
    return ruler_features(&of, 1, SECOND + 60, to);
}

uint64_t *hs_attribute_features(
    const hs_attribute_page *page, hs_range range, size_t word, uint64_t *to)
{
    view of = view_make(page, range, word);

    to = own_features(&of, to);
    to = pair_features(&of, to);
    to = list_features(&of, to);
    to = cue_features(&of, LEFT_OF_CUE, LEFT, of.guide->left, to);
    to = cue_features(&of, RIGHT_OF_CUE, RIGHT, of.guide->right, to);
    to = rule_features(&of, to);
    to = quote_features(&of, to);
    to = place_features(&of, to);
    to = head_features(&of, to);
    return ruler_features(&of, 0, TREE + 10, to);
}
