#include "news/attribute_page.h"

#include "learn/feature.h"
#include "news/attribute_claims.h"
#include "stream/entity.h"

/* --- what was learned */

static uint32_t part_of(uint32_t count, uint32_t all, const float *bounds, uint32_t levels)
{
    float part = (float) count / (float) (all ? all : 1);
    uint32_t level = 0;

    while (level < levels && part >= bounds[level]) {
        level++;
    }
    return level;
}

/* Ten levels of likelihood for cues and for sources, how much is known, and three levels of each
 * fact about contents. */
uint32_t hs_attribute_learned(const hs_attribute_counts *counts)
{
    static const float likely[]
        = { 0.004f, 0.02f, 0.05f, 0.1f, 0.18f, 0.3f, 0.45f, 0.6f, 0.75f, 0.87f, 0.95f };
    static const float few[] = { 0.2f, 0.6f };
    uint32_t known = counts->seen < 3 ? 0 : counts->seen < 10 ? 1 : counts->seen < 100 ? 2 : 3;
    uint32_t smooth = counts->seen * 10 + 20; // as if seen twice more, one time in twenty a cue

    if (counts->seen == 0) {
        return counts->sense << 19;
    }
    return 1u | counts->sense << 19 | part_of(counts->cue * 10 + 1, smooth, likely, 11) << 1
        | part_of(counts->source * 10 + 1, smooth, likely, 11) << 5 | known << 9
        | part_of(counts->after, counts->cue, few, 2) << 11
        | part_of(counts->quoted, counts->cue, few, 2) << 13
        | part_of(counts->to, counts->cue, few, 2) << 15
        | part_of(counts->that, counts->cue, few, 2) << 17;
}

uint64_t hs_attribute_key(hs_slice lemma, hs_slice upos)
{
    return hs_mix(hs_hash(lemma) ^ (hs_hash(upos) >> 7));
}

// Likely enough a cue: one time in ten.
#define LIKELY 4

/* --- words */

static uint8_t pos_of(hs_slice upos)
{
    static const hs_slice names[] = { HS_CONSTANT("ADJ"), HS_CONSTANT("ADP"), HS_CONSTANT("ADV"),
        HS_CONSTANT("AUX"), HS_CONSTANT("CCONJ"), HS_CONSTANT("DET"), HS_CONSTANT("INTJ"),
        HS_CONSTANT("NOUN"), HS_CONSTANT("NUM"), HS_CONSTANT("PART"), HS_CONSTANT("PRON"),
        HS_CONSTANT("PROPN"), HS_CONSTANT("PUNCT"), HS_CONSTANT("SCONJ"), HS_CONSTANT("SYM"),
        HS_CONSTANT("VERB"), HS_CONSTANT("X") };
    uint8_t found = 0;

    while (found < sizeof names / sizeof *names && !hs_slice_equal(upos, names[found])) {
        found++;
    }
    return found;
}

static uint8_t name_of(hs_slice label)
{
    int kind = label.size > 2 ? hs_entity_four(hs_slice_from(label, 2)) : -1;

    return (uint8_t) (kind < 0 ? 0 : 1 + 2 * kind + (label.data[0] == 'B'));
}

/* Signs that are written in several ways, as one: quotation marks, dashes, brackets and dots of
 * corpora and of type. */
static hs_slice usual_sign(const hs_term *term)
{
    static const char *const ways[][8]
        = { { "-", "--", "---", "–", "—", "―", "‒", NULL }, { "(", "-LRB-", "-lrb-", NULL },
              { ")", "-RRB-", "-rrb-", NULL }, { "[", "-LSB-", "-lsb-", NULL },
              { "]", "-RSB-", "-rsb-", NULL }, { "...", "…", ". . .", NULL } };

    if (term->mark) {
        return HS_LITERAL("\"");
    }
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        for (size_t k = 1; ways[i][k] != NULL; k++) {
            if (hs_slice_is(term->lower, ways[i][k])) {
                return hs_slice_of(ways[i][0]);
            }
        }
    }
    return term->lower;
}

static void read_term(const hs_reading *in, size_t i, hs_attribute_term *to)
{
    const hs_token *token = in->words.items[i].token;
    hs_slice lemma = token->column[HS_LEMMA], upos = token->column[HS_UPOS];

    to->lower = hs_hash(in->terms[i].lower);
    to->lemma = hs_hash(lemma);
    to->tag = hs_hash(token->column[HS_XPOS]);
    to->pos = pos_of(upos);
    if (to->pos == HS_POS_PUNCT || !in->terms[i].letters || in->terms[i].lower.data[0] == '-') {
        to->lower = to->lemma = hs_hash(usual_sign(&in->terms[i]));
    }
    if (in->terms[i].mark) {
        to->pos = HS_POS_PUNCT;
        to->tag = HS_POS_PUNCT;
    }
    to->name = name_of(hs_misc_get(token->column[HS_MISC], HS_LITERAL("NER")));
    to->key = hs_attribute_key(lemma, upos);
    to->head = HS_NO_WORD;
    to->begin = to->end = (uint32_t) i; // where it is in no sentence
}

static void read_learned(hs_attribute_term *to, uint32_t learned)
{
    to->learned = learned;
    to->cue = to->learned >> 1 & 15;
    to->source = to->learned >> 5 & 15;
    to->frame = (uint8_t) (to->learned >> 11);
    to->sense = to->learned >> 19 & 127;
    to->cues = to->cue >= LIKELY;
}

static void read_quotes(const hs_attribute_page *page)
{
    const hs_reading *in = page->in;

    for (size_t i = 0; i < in->quotes_count; i++) {
        const hs_span *quote = &in->quotes[i];
        for (size_t word = quote->first; word < quote->end; word++) {
            page->terms[word].quote = HS_INSIDE;
        }
        if (in->terms[quote->first].mark) {
            page->terms[quote->first].quote = HS_OPENS;
        }
        if (in->terms[quote->end - 1].mark && quote->end - quote->first > 1) {
            page->terms[quote->end - 1].quote = HS_CLOSES;
        }
    }
}

/* Is the word a cue, by what was learned (0) or by what the first stage has decided (1)? */
static bool is_cue(const hs_attribute_page *page, size_t word, unsigned by)
{
    return by == 0 ? page->terms[word].cues : hs_label_role(page->first[word]) == 1;
}

static void find_neighbours(const hs_attribute_page *page, hs_range sentence, unsigned by)
{
    uint32_t last = HS_NO_WORD;

    for (size_t i = sentence.first; i < sentence.end; i++) {
        page->terms[i].guides[by].left = last;
        last = is_cue(page, i, by) ? (uint32_t) i : last;
    }
    last = HS_NO_WORD;
    for (size_t i = sentence.end; i > sentence.first; i--) {
        page->terms[i - 1].guides[by].right = last;
        last = is_cue(page, i - 1, by) ? (uint32_t) (i - 1) : last;
    }
}

/* --- dependencies */

/* The place of a word by its ID, which counts from 1 in the sentence; multiword tokens have their
 * words' own IDs. */
static uint32_t head_of(const hs_reading *in, size_t first, size_t end, size_t word)
{
    hs_slice head = in->words.items[word].token->column[HS_HEAD];
    size_t number = 0;

    for (size_t i = 0; i < head.size; i++) {
        if (head.data[i] < '0' || head.data[i] > '9' || number > end - first) {
            return HS_NO_WORD;
        }
        number = number * 10 + (size_t) (head.data[i] - '0');
    }
    return number == 0 || number > end - first ? HS_NO_WORD : (uint32_t) (first + number - 1);
}

// Steps up the tree at most.
#define HEIGHT 20

/* Walks up to the nearest cue. */
static void find_ruler(const hs_attribute_page *page, size_t word, unsigned by)
{
    hs_attribute_guide *guide = &page->terms[word].guides[by];
    uint32_t at = page->terms[word].head, below = (uint32_t) word;
    uint8_t depth = 1;

    while (at != HS_NO_WORD && !is_cue(page, at, by) && depth < HEIGHT) {
        below = at;
        at = page->terms[at].head;
        depth++;
    }
    guide->ruler = depth < HEIGHT ? at : HS_NO_WORD;
    guide->branch = below;
    guide->depth = depth;
}

static void read_heads(const hs_attribute_page *page)
{
    hs_words words = page->in->words;

    for (size_t first = 0, end; first < words.count; first = end) {
        end = first;
        while (end < words.count && words.items[end].sentence == words.items[first].sentence) {
            end++;
        }
        for (size_t i = first; i < end; i++) {
            uint32_t head = head_of(page->in, first, end, i);
            bool other = page->in->cut && head != HS_NO_WORD
                && page->terms[head].sentence != page->terms[i].sentence;
            page->terms[i].head = other ? HS_NO_WORD : head;
            page->terms[i].relation = hs_hash(words.items[i].token->column[HS_DEPREL]);
        }
    }
}

/* A deep word does not widen what is far above it. */
static void find_subtrees(const hs_attribute_page *page)
{
    for (size_t i = 0; i < page->in->words.count; i++) {
        page->subtrees[i] = (hs_range){ i, i + 1 };
    }
    for (size_t i = 0; i < page->in->words.count; i++) {
        uint32_t at = page->terms[i].head;
        for (unsigned step = 0; at != HS_NO_WORD && step < HEIGHT; step++) {
            hs_range *tree = &page->subtrees[at];
            tree->first = i < tree->first ? i : tree->first;
            tree->end = i + 1 > tree->end ? i + 1 : tree->end;
            at = page->terms[at].head;
        }
    }
}

static void find_guides(const hs_attribute_page *page, unsigned by)
{
    for (size_t i = 0; i < page->in->words.count; i++) {
        page->terms[i].guides[by].left = page->terms[i].guides[by].right = HS_NO_WORD;
        find_ruler(page, i, by);
    }
    for (size_t i = 0; i < page->in->sentences_count; i++) {
        find_neighbours(page, page->in->sentences[i], by);
    }
}

static void read_sentence(const hs_attribute_page *page, hs_range sentence, uint32_t number)
{
    size_t begin = sentence.first, end = sentence.end;

    for (size_t i = sentence.first; i < sentence.end; i++) {
        page->terms[i].sentence = number;
        page->terms[i].begin = (uint32_t) begin;
        begin = page->terms[i].pos == HS_POS_PUNCT ? i + 1 : begin;
    }
    for (size_t i = sentence.end; i > sentence.first; i--) {
        end = page->terms[i - 1].pos == HS_POS_PUNCT ? i - 1 : end;
        page->terms[i - 1].end = (uint32_t) end;
    }
}

static void count_before(const hs_attribute_page *page)
{
    uint32_t stops = 0, verbs = 0, marks = 0;

    for (size_t i = 0; i < page->in->words.count; i++) {
        hs_attribute_term *term = &page->terms[i];
        term->stops = stops;
        term->verbs = verbs;
        term->marks = marks;
        stops += term->pos == HS_POS_PUNCT && term->quote == HS_OUTSIDE;
        verbs += term->pos == HS_POS_VERB;
        marks += term->quote == HS_CLOSES || term->quote == HS_OPENS;
    }
}

hs_attribute_page hs_attribute_page_make(
    const hs_reading *in, uint32_t (*learned)(void *context, uint64_t key), void *context)
{
    hs_attribute_page page = { .in = in };

    page.terms = HS_NEW(in->document->arena, hs_attribute_term, in->words.count + 1);
    for (size_t i = 0; i < in->words.count; i++) {
        read_term(in, i, &page.terms[i]);
    }
    // A loop of its own: so the processor waits for several places of the table at a time.
    for (size_t i = 0; i < in->words.count; i++) {
        read_learned(&page.terms[i], learned(context, page.terms[i].key));
    }
    for (size_t i = 0; i < in->sentences_count; i++) {
        read_sentence(&page, in->sentences[i], (uint32_t) i);
    }
    read_quotes(&page);
    count_before(&page);
    page.rules = hs_rule_labels(in->document, in);
    read_heads(&page);
    page.subtrees = HS_NEW(in->document->arena, hs_range, in->words.count + 1);
    find_subtrees(&page);
    find_guides(&page, 0);
    return page;
}

/* --- the second stage */

/* Of each word, how often its lemma has been put in a source and in a cue elsewhere. */
static void count_elsewhere(hs_attribute_page *page)
{
    const hs_reading *in = page->in;
    hs_map counts = hs_map_make(in->document->arena);
    uint64_t **places = HS_NEW(in->document->arena, uint64_t *, in->words.count + 1);

    for (size_t i = 0; i < in->words.count; i++) {
        bool added;
        hs_slice key = { (const char *) &page->terms[i].lemma, sizeof page->terms[i].lemma };
        hs_map_value *value = hs_map_add(&counts, key, &added);
        if (added) {
            value->pointer = HS_NEW(in->document->arena, uint64_t, 4);
        }
        places[i] = (uint64_t *) (uintptr_t) value->pointer;
        places[i][hs_label_role(page->first[i])]++;
    }
    page->elsewhere = HS_NEW(in->document->arena, uint64_t, in->words.count + 1);
    for (size_t i = 0; i < in->words.count; i++) {
        unsigned own = hs_label_role(page->first[i]);
        for (unsigned role = 0; role < 4; role++) {
            uint64_t count = places[i][role] - (role == own);
            page->elsewhere[i] = page->elsewhere[i] * 4 + (count < 3 ? count : 3);
        }
    }
}

static void count_parts(hs_attribute_page *page)
{
    size_t count = page->in->words.count;
    uint32_t counts[4] = { 0 };

    page->parts = hs_arena_get(page->in->document->arena, (count + 1) * sizeof *page->parts);
    for (size_t i = 0; i <= count; i++) {
        memcpy(page->parts[i], counts, sizeof page->parts[i]);
        counts[i < count ? hs_label_role(page->first[i]) : 3]
            += i < count && !hs_label_goes_on(page->first[i]);
    }
}

void hs_attribute_page_decided(hs_attribute_page *page, const uint8_t *labels)
{
    page->earlier = page->first;
    page->first = labels;
    find_guides(page, 1);
}

void hs_attribute_page_count(hs_attribute_page *page)
{
    count_parts(page);
    count_elsewhere(page);
}
