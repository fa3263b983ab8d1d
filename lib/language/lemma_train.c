/* The decision lists for lemmas and FEATS: from the general to the special, a rule is added where
 * it is right more often than what stands above it. */
#include "language/tag_train.h"
#include "learn/feature.h"
#include "text/utf8.h"

// What a rule for an ending must gain, in words; a rule for a word, in places.
#define ENDING_GAIN 2
#define WORD_GAIN 1
#define NOTHING UINT32_MAX

/* A word with a label and what it has in the corpus. */
typedef struct observation {
    const hs_tag_type *type;
    hs_tag_label label;
    uint32_t count;
    uint32_t outcome; // rule or value
    uint32_t given;   // by what has been learned so far
    hs_slice lemma;   // no data where FEATS are learned
} observation;

typedef struct choice {
    struct choice *next;
    uint32_t outcome, weight;
} choice;

/* All observations with one key. */
typedef struct node {
    uint64_t key;
    choice *choices;
    uint32_t right; // weight of those that are right already
    uint32_t best;  // the outcome that it gets, or NOTHING
} node;

typedef struct learner {
    hs_arena *arena;
    observation *items; // [items_count]
    size_t items_count, items_capacity;
    hs_map known, outcomes; // to numbers
    hs_slice *lines;        // [lines_count] of the outcomes
    size_t lines_count, lines_capacity;
    hs_table_entry *entries;
    size_t entries_count, entries_capacity;
    bool lemmas;
    const hs_table *words; // the word list
} learner;

/* --- rules */

static size_t common(hs_slice a, hs_slice b)
{
    size_t n = 0;

    while (n < a.size && n < b.size && a.data[n] == b.data[n]) {
        n++;
    }
    while (n > 0 && n < a.size && ((unsigned char) a.data[n] & 0xc0) == 0x80) {
        n--;
    }
    return n;
}

/* The rule of that kind which makes the lemma of the form; false where there is none. */
static bool make_rule(
    hs_arena *arena, hs_lemma_kind kind, hs_slice form, hs_slice lemma, hs_lemma_rule *rule)
{
    const hs_lemma_rule plain = { .kind = kind };
    hs_slice start = hs_lemma_apply(&plain, arena, form);
    size_t same = common(start, lemma);
    size_t taken = hs_utf8_length(hs_slice_from(start, same));

    *rule = (hs_lemma_rule){
        .kind = kind, .take = (uint32_t) taken, .add = hs_slice_from(lemma, same)
    };
    return taken <= 9 && same > 0 && taken + rule->add.size < lemma.size + 4;
}

static hs_slice rule_line(hs_arena *arena, hs_slice form, hs_slice lemma, bool name)
{
    static const hs_lemma_kind orders[2][3] = { { HS_LEMMA_LOWER, HS_LEMMA_FORM, HS_LEMMA_TITLE },
        { HS_LEMMA_FORM, HS_LEMMA_TITLE, HS_LEMMA_LOWER } };
    hs_lemma_rule best = { .kind = HS_LEMMA_WHOLE, .add = lemma };
    size_t cost = 100;

    for (int i = 0; i < 3; i++) {
        hs_lemma_rule rule;
        if (make_rule(arena, orders[name][i], form, lemma, &rule)
            && rule.take + rule.add.size < cost) {
            best = rule;
            cost = rule.take + rule.add.size;
        }
    }
    return hs_arena_print(
        arena, "%c%u%.*s", "lftw"[best.kind], (unsigned) best.take, HS_PRINT(best.add));
}

/* --- observations */

static uint32_t outcome_of(learner *in, hs_slice line)
{
    bool added;
    hs_map_value *place = hs_map_add(&in->outcomes, line, &added);

    if (added) {
        place->number = in->lines_count;
        *HS_APPEND(in->arena, in, lines) = line;
    }
    return (uint32_t) place->number;
}

static void observe(learner *in, const hs_tag_place *place, hs_tag_label label, hs_slice value)
{
    hs_slice key = hs_arena_print(in->arena, "%.*s\t%u\t%.*s", HS_PRINT(place->type->form),
        (unsigned) place->label, HS_PRINT(value));
    bool added;
    hs_map_value *known = hs_map_add(&in->known, key, &added);
    observation *item;

    if (!added) {
        in->items[known->number].count++;
        return;
    }
    known->number = in->items_count;
    item = HS_APPEND(in->arena, in, items);
    *item = (observation){ .type = place->type,
        .label = label,
        .count = 1,
        .given = NOTHING,
        .lemma = in->lemmas ? value : (hs_slice){ NULL, 0 } };
    item->outcome = outcome_of(
        in, in->lemmas ? rule_line(in->arena, place->type->form, value, label.name) : value);
}

static void observe_all(learner *in, const hs_tag_corpus *corpus)
{
    for (size_t s = 0; s < corpus->sentences_count; s++) {
        for (uint32_t t = 0; t < corpus->sentences[s].length; t++) {
            const hs_tag_place *place = &corpus->sentences[s].places[t];
            hs_tag_label label;
            hs_tag_label_read(corpus->labels[place->label], place->label, &label);
            if (!in->lemmas || !hs_slice_is(place->lemma, "_") || place->type->form.size == 1) {
                observe(in, place, label, in->lemmas ? place->lemma : place->feats);
            }
        }
    }
}

/* --- learning */

/* Is the outcome right for the observation? */
static bool is_right(const learner *in, const observation *item, uint32_t outcome)
{
    hs_lemma_rule rule;

    if (outcome == item->outcome || outcome == NOTHING || !in->lemmas) {
        return outcome == item->outcome;
    }
    return hs_lemma_rule_read(in->lines[outcome], &rule)
        && hs_slice_equal(hs_lemma_apply(&rule, in->arena, item->type->form), item->lemma);
}

static hs_slice join_lines(const learner *in)
{
    size_t size = 0;
    char *text;

    for (size_t i = 0; i < in->lines_count; i++) {
        size += in->lines[i].size + 1;
    }
    text = hs_arena_get(in->arena, size + 1);
    size = 0;
    for (size_t i = 0; i < in->lines_count; i++) {
        memcpy(text + size, in->lines[i].data, in->lines[i].size);
        size += in->lines[i].size;
        text[size++] = '\n';
    }
    return (hs_slice){ text, size };
}

/* What hs_lemma_find gives with the rules so far, which knows of the word list too. */
static void find_lemmas(learner *in, bool *right)
{
    hs_slice table = hs_tag_pack_table(in->arena, in->entries, in->entries_count);
    hs_lemma_rules rules;

    if (!hs_lemma_rules_view(
            table, join_lines(in), table, HS_LITERAL("_\n"), in->words, in->arena, &rules)) {
        return;
    }
    for (size_t i = 0; i < in->items_count; i++) {
        const observation *item = &in->items[i];
        hs_slice lemma
            = hs_lemma_find(&rules, in->arena, item->type->form, &item->type->word, &item->label);
        right[i] = hs_slice_equal(lemma, item->lemma);
    }
}

static uint32_t weight_of(const observation *item, uint32_t which)
{
    return which <= 1 ? item->count : 1;
}

static node *node_of(hs_arena *arena, hs_map *nodes, uint64_t key)
{
    hs_slice bytes = { (const char *) &key, sizeof key };
    hs_map_value *place = hs_map_find(nodes, bytes);
    bool added;

    if (place == NULL) {
        node *made = HS_NEW(arena, node, 1);
        *made = (node){ .key = key, .best = NOTHING };
        place = hs_map_add(nodes, hs_arena_copy(arena, bytes), &added);
        place->pointer = made;
    }
    return (node *) (uintptr_t) place->pointer;
}

static void count_choice(hs_arena *arena, node *to, uint32_t outcome, uint32_t weight)
{
    choice **place = &to->choices;

    while (*place != NULL && (*place)->outcome != outcome) {
        place = &(*place)->next;
    }
    if (*place == NULL) {
        *place = HS_NEW(arena, choice, 1);
        (*place)->outcome = outcome;
    }
    (*place)->weight += weight;
}

/* Gives the node its best outcome, where that is worth a rule. */
static void decide(learner *in, node *which, uint32_t gain)
{
    const choice *best = which->choices;

    for (const choice *next = best; next != NULL; next = next->next) {
        best = next->weight > best->weight ? next : best;
    }
    which->choices = NULL; // done
    if (best != NULL && best->weight >= which->right + gain) {
        which->best = best->outcome;
        *HS_APPEND(in->arena, in, entries) = (hs_table_entry){ which->key, best->outcome };
    }
}

/* One place where a word was written with a capital shows a slip of the annotators as often as a
 * lemma with a capital. */
static uint32_t gain_at(const observation *item, uint32_t which)
{
    bool capital = item->type->word.shape != HS_SHAPE_LOWER && !item->label.name;

    return which > 1 ? ENDING_GAIN : which == 0 && capital ? 2 * WORD_GAIN : WORD_GAIN;
}

static void learn_level(learner *in, uint32_t which)
{
    hs_map nodes = hs_map_make(in->arena);
    node **of = HS_NEW(in->arena, node *, in->items_count);
    bool *right = HS_NEW(in->arena, bool, in->items_count);

    for (size_t i = 0; i < in->items_count; i++) {
        right[i] = is_right(in, &in->items[i], in->items[i].given);
    }
    if (in->lemmas && which <= 1) {
        find_lemmas(in, right);
    }

    for (size_t i = 0; i < in->items_count; i++) {
        observation *item = &in->items[i];
        uint32_t weight = weight_of(item, which);
        of[i] = node_of(in->arena, &nodes, hs_lemma_key(&item->type->word, &item->label, which));
        count_choice(in->arena, of[i], item->outcome, weight);
        of[i]->right += right[i] ? weight : 0;
    }
    for (size_t i = 0; i < in->items_count; i++) {
        if (of[i]->choices != NULL) {
            decide(in, of[i], gain_at(&in->items[i], which));
        }
    }
    for (size_t i = 0; i < in->items_count; i++) {
        in->items[i].given = of[i]->best != NOTHING ? of[i]->best : in->items[i].given;
    }
}

void hs_lemma_train(const hs_tag_corpus *corpus, const hs_table *words, hs_slice parts[4])
{
    for (int kind = 0; kind < 2; kind++) {
        learner in = { .arena = corpus->arena,
            .known = hs_map_make(corpus->arena),
            .outcomes = hs_map_make(corpus->arena),
            .lemmas = kind == 0,
            .words = words };
        observe_all(&in, corpus);
        for (uint32_t which = HS_LEMMA_KEYS; which > 0; which--) {
            learn_level(&in, which - 1);
        }
        parts[2 * kind] = hs_tag_pack_table(corpus->arena, in.entries, in.entries_count);
        parts[2 * kind + 1] = join_lines(&in);
    }
}
