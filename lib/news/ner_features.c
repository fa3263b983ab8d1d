#include "news/ner_page.h"

/* Templates; those of a type are counted on from its distance. */
enum {
    BIAS = 1,
    FORM,
    LOWER,
    SHAPE,
    BRIEF,
    LETTERS,
    LENGTH,
    PART,
    PREFIX = 10,
    SUFFIX = 15,
    LISTS = 20,
    LISTS_ALL,
    LEARNED,
    LEARNED_KIND,
    STATIC_CASE,
    CLASSES,    // and the next two
    TYPES = 32, // templates of a distance
    PAIRS = 200,
    MARKS = 220,
    MODES = 240,
    DOCUMENT = 250,
    SECOND = 300,
    NEIGHBOURS = 1000
};

/* The group of unknown features (learn/pruned.h) that a template's belong to; 0: none. */
static inline uint64_t group_of(uint64_t template)
{
    if (template <20) {
        return template;
    }
    if (template >= PAIRS && template <PAIRS + 12) {
        return 20 + template - PAIRS;
    }
    if (template >= NEIGHBOURS) {
        uint64_t slot = (template - NEIGHBOURS) / TYPES, sort = (template - NEIGHBOURS) % TYPES;
        return sort == LOWER ? 32 + slot
            : sort == SUFFIX ? 37 + slot
            : sort == BRIEF  ? 42 + slot
                             : 0;
    }
    return template == MODES + 2 ? 47
        : template == SECOND + 7 ? 48
        : template == SECOND + 8 ? 49
                                 : 0;
}

/* One feature: its template, and up to two values. */
static inline uint64_t feature(uint64_t template, uint64_t a, uint64_t b)
{
    uint64_t hash = (a + template * UINT64_C(0x9e3779b97f4a7c15)) * UINT64_C(0xbf58476d1ce4e5b9);

    hash ^= hash >> 29;
    hash = (hash + b) * UINT64_C(0x94d049bb133111eb);
    return (hash ^ hash >> 32) << 6 | group_of(template);
}

/* 0: the dictionary does not know it; 1: as a common word; 2: as a name; 3: as both. */
static uint32_t static_case(uint32_t lists)
{
    return ((lists & HS_LIST_BIT(common)) ? 1u : 0) | ((lists & HS_LIST_BIT(proper)) ? 2u : 0);
}

static uint64_t *own_features(const hs_ner_type *type, uint64_t *to)
{
    *to++ = feature(BIAS, 0, 0);
    *to++ = feature(FORM, type->form, 0);
    *to++ = feature(LOWER, type->lower, 0);
    *to++ = feature(SHAPE, type->shape, 0);
    *to++ = feature(BRIEF, type->brief, 0);
    *to++ = feature(LETTERS, type->letters, static_case(type->lists));
    *to++ = feature(LENGTH, type->length < 8 ? type->length : 8, type->letters);
    for (unsigned i = 0; i < 4; i++) {
        if (type->prefix[i] != 0) {
            *to++ = feature(PREFIX + i, type->prefix[i], type->letters == HS_LOWER);
            *to++ = feature(SUFFIX + i, type->suffix[i], type->letters == HS_LOWER);
        }
    }
    if (type->tail != 0) {
        *to++ = feature(PART, type->head, 0);
        *to++ = feature(PART, type->tail, 1);
    }
    return to;
}

static uint64_t *list_features(const hs_ner_type *type, uint64_t template, uint64_t *to)
{
    for (uint32_t bits
         = type->lists & (HS_RUN_ENTRY - 1) & ~(HS_LIST_BIT(common) | HS_LIST_BIT(proper)),
         list = 0;
         bits != 0; bits >>= 1, list++) {
        if (bits & 1) {
            *to++ = feature(template, list, type->letters);
        }
    }
    return to;
}

static uint64_t *class_features(const hs_ner_type *type, uint64_t template, uint64_t *to)
{
    for (unsigned level = 0; level < HS_CLASS_LEVELS; level++) {
        *to++ = feature(template + level, hs_word_class(type->classes, level), type->letters);
    }
    return to;
}

uint64_t *hs_ner_type_features(
    const hs_ner_type *type, uint32_t learned, int distance, uint64_t *to)
{
    uint64_t base = (uint64_t) (distance + HS_NER_REACH) * TYPES;

    if (distance == 0) {
        to = own_features(type, to);
        to = list_features(type, LISTS, to);
        to = class_features(type, CLASSES, to);
        if (learned & HS_RUN_ENTRY) {
            *to++ = feature(LEARNED, learned, type->letters);
            *to++ = feature(LEARNED_KIND, learned & 15, type->letters);
        }
        return to;
    }
    base += NEIGHBOURS;
    *to++ = feature(base + LOWER, type->lower, 0);
    *to++ = feature(base + BRIEF, type->brief, 0);
    *to++ = feature(base + LETTERS, type->letters, static_case(type->lists));
    to = class_features(type, base + CLASSES, to);
    if (learned & HS_RUN_ENTRY) {
        *to++ = feature(base + LEARNED, learned, type->letters);
    }
    if (distance == 1 || distance == -1) {
        *to++ = feature(base + SUFFIX, type->suffix[2], type->letters);
        to = list_features(type, base + LISTS, to);
    }
    return to;
}

/* A word of the same sentence, or one that stands for its border. */
static const hs_ner_type *neighbour(const hs_ner_page *page, size_t at, int distance)
{
    static const hs_ner_type border[2]
        = { { .lower = 1, .brief = 1, .shape = 1 }, { .lower = 2, .brief = 2, .shape = 2 } };
    size_t sentence = page->sentence[at], place = at + (size_t) distance;

    if (distance < 0 ? place < page->starts[sentence] || place > at
                     : place >= page->starts[sentence + 1]) {
        return &border[distance > 0];
    }
    return &page->lexicon->types[page->types[place]];
}

static uint64_t *pair_features(const hs_ner_page *page, size_t at, uint64_t *to)
{
    const hs_ner_type *before = neighbour(page, at, -1), *here = neighbour(page, at, 0);
    const hs_ner_type *after = neighbour(page, at, 1), *far = neighbour(page, at, -2);
    const hs_ner_type *beyond = neighbour(page, at, 2);

    *to++ = feature(PAIRS, before->lower, here->lower);
    *to++ = feature(PAIRS + 1, here->lower, after->lower);
    *to++ = feature(PAIRS + 2, before->brief, here->brief);
    *to++ = feature(PAIRS + 3, here->brief, after->brief);
    *to++ = feature(PAIRS + 4, hs_run_key(before->brief, here->brief), after->brief);
    *to++ = feature(PAIRS + 5, before->lower, here->brief);
    *to++ = feature(PAIRS + 6, after->lower, here->brief);
    *to++ = feature(PAIRS + 7, before->lower, after->lower);
    *to++ = feature(PAIRS + 8, far->lower, before->lower);
    *to++ = feature(PAIRS + 9, after->lower, beyond->lower);
    *to++ = feature(PAIRS + 10, hs_run_key(far->brief, before->brief), here->brief);
    *to++ = feature(PAIRS + 11, hs_run_key(here->brief, after->brief), beyond->brief);
    *to++ = feature(PAIRS + 12, before->kinds, here->kinds);
    *to++ = feature(PAIRS + 13, here->kinds, after->kinds);
    *to++ = feature(PAIRS + 14, (uint64_t) before->kinds << 12 | here->kinds, after->kinds);
    return to;
}

static uint64_t *mark_features(
    const hs_ner_page *page, const hs_ner_mark *mark, uint64_t letters, unsigned side, uint64_t *to)
{
    uint64_t base = MARKS + 5 * side;

    (void) page;
    for (uint32_t bits = mark->lists & ~(HS_LIST_BIT(common) | HS_LIST_BIT(proper)), list = 0;
         bits != 0; bits >>= 1, list++) {
        if (bits & 1) {
            *to++ = feature(base, list * 8 + mark->lists_place, letters);
        }
    }
    if (mark->learned_place != 0) {
        *to++ = feature(base + 1, mark->learned * 8 + mark->learned_place, letters);
        *to++ = feature(base + 2, (mark->learned & 15) * 8 + mark->learned_place, letters);
    }
    return to;
}

static uint32_t few(uint32_t count) { return count < 3 ? count : 3; }

static uint64_t *document_features(const hs_ner_page *page, size_t at, uint64_t *to)
{
    const hs_ner_type *type = &page->lexicon->types[page->types[at]];
    const hs_ner_lemma *lemma = &page->lexicon->lemmas[type->lemma];
    uint32_t sentence = page->sentence[at], mode = page->modes[sentence];
    bool first = at == page->starts[sentence], inside = mode % 4 == 0 && !first;
    uint32_t seen = 0;

    for (uint32_t letters = HS_LOWER; letters <= HS_MIXED; letters++) {
        uint32_t count = lemma->cases[letters];
        count -= inside && letters == type->letters && count > 0;
        seen = seen * 3 + (count > 1 ? 2 : count);
    }
    *to++ = feature(MODES, mode * 8u + type->letters, first);
    *to++ = feature(MODES + 1, mode % 4 * 8u + type->letters, static_case(type->lists));
    *to++ = feature(MODES + 2, type->brief, mode * 2u + first);
    *to++ = feature(DOCUMENT, seen, mode % 4 * 16 + type->letters * 2u + first);
    for (uint32_t i = 0; i < 8; i++) {
        if (lemma->contexts[i] != 0) {
            *to++ = feature(DOCUMENT + 1 + i, few(lemma->contexts[i]), type->letters);
        }
    }
    return to;
}

uint64_t *hs_ner_place_features(const hs_ner_page *page, size_t at, uint64_t *to)
{
    uint32_t sentence = page->sentence[at];
    uint64_t letters = page->lexicon->types[page->types[at]].letters;

    to = pair_features(page, at, to);
    to = mark_features(page, &page->marks[at], letters, 0, to);
    if (at > page->starts[sentence]) {
        to = mark_features(page, &page->marks[at - 1], letters, 1, to);
    }
    if (at + 1 < page->starts[sentence + 1]) {
        to = mark_features(page, &page->marks[at + 1], letters, 2, to);
    }
    return document_features(page, at, to);
}

/* --- the second stage */

static unsigned label_at(const hs_ner_page *page, size_t at, int distance)
{
    size_t sentence = page->sentence[at], place = at + (size_t) distance;

    if (distance < 0 ? place < page->starts[sentence] || place > at
                     : place >= page->starts[sentence + 1]) {
        return HS_NER_LABELS;
    }
    return page->first[place];
}

static uint64_t *decided_features(
    const hs_ner_page *page, size_t at, uint64_t letters, uint64_t *to)
{
    const hs_ner_lemma *lemma = &page->lexicon->lemmas[page->lexicon->types[page->types[at]].lemma];
    unsigned own = page->first[at], best = 0, most = 0, kinds = 0, parts = 0, total = 0;

    for (unsigned label = 0; label < HS_NER_LABELS; label++) {
        unsigned count = lemma->labels[label];
        count -= label == own && count > 0;
        kinds |= count ? 1u << HS_NER_KIND(label) : 0;
        total += count;
        if (count > most) {
            most = count;
            best = label;
        }
    }
    for (unsigned kind = 1; kind < HS_NER_KINDS; kind++) {
        for (unsigned place = 0; place < 3; place++) {
            parts |= lemma->parts[kind][place] ? 1u << (kind * 3 + place) : 0;
        }
    }
    if (total != 0) {
        *to++ = feature(SECOND + 10, best * 4 + few(most), letters);
        *to++ = feature(SECOND + 11, kinds, letters);
        *to++ = feature(SECOND + 12, best, own);
        *to++ = feature(SECOND + 13, kinds, own);
    }
    for (unsigned bit = 3; bit < 3 * HS_NER_KINDS; bit++) {
        if (parts >> bit & 1) {
            *to++ = feature(SECOND + 14, bit, letters);
            *to++ = feature(SECOND + 15, bit, own);
        }
    }
    return to;
}

uint64_t *hs_ner_second_features(const hs_ner_page *page, size_t at, uint64_t *to)
{
    uint64_t letters = page->lexicon->types[page->types[at]].letters;
    unsigned own = page->first[at], before = label_at(page, at, -1), after = label_at(page, at, 1);
    const hs_ner_mark *found = &page->found[at];

    *to++ = feature(SECOND, own, 0);
    *to++ = feature(SECOND + 1, before, own);
    *to++ = feature(SECOND + 2, own, after);
    *to++ = feature(SECOND + 3, before * 16 + own, after);
    *to++ = feature(SECOND + 4, label_at(page, at, -2) * 16 + before, own);
    *to++ = feature(SECOND + 5, own, after * 16 + label_at(page, at, 2));
    *to++ = feature(SECOND + 6, own, letters);
    *to++ = feature(SECOND + 7, before, page->lexicon->types[page->types[at]].lower);
    *to++ = feature(SECOND + 8, after, page->lexicon->types[page->types[at]].lower);
    if (found->lists != 0) {
        *to++ = feature(SECOND + 20, found->lists * 8 + found->learned_place, letters);
        *to++ = feature(SECOND + 21, (found->lists >> 8) * 8 + found->learned_place, own);
        *to++ = feature(SECOND + 22, found->lists * 8 + found->learned_place, own);
    }
    if (page->acronyms[at] != 0) {
        *to++ = feature(SECOND + 23, page->acronyms[at], own);
        *to++ = feature(SECOND + 24, page->acronyms[at], 0);
    }
    return decided_features(page, at, letters, to);
}
