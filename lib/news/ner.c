#include "news/ner.h"

#include <stdlib.h>

#include "learn/model.h"
#include "learn/pruned.h"
#include "learn/vector.h"
#include "news/ner_fine.h"
#include "news/ner_page.h"
#include "news/ner_rules.h"
#include "stream/spans.h"

// A score that nothing outweighs.
#define CERTAIN 100000

// How far no name must be ahead of every other label, by the word and those around it as such, for
// the place not to be looked at.  Half the words are so far from being names; a lower value loses
// some names on the development parts.
#define CLEAR 600

// The margin of the first stage's label from which on it stays: that spares the second one seven
// places in eight.  Below 400 the development parts have it to suffer for.
#define SETTLED 600

enum { AHEAD = HS_NER_REACH + 3 }; // words

enum { STAGES = 2, STRIDE = 16, TYPE_SCORES = STAGES * HS_NER_SLOTS * STRIDE };

struct hs_ner {
    hs_model model;
    hs_pruned stages[STAGES];
    hs_crf fine;
    hs_ner_lexicon lexicon;
    hs_ner_types types;
    int16_t (*scores)[TYPE_SCORES]; // [scores_count] of word types, all features of a distance
    size_t scores_count, scores_capacity;
};

void hs_ner_forbid(hs_crf *model)
{
    int16_t *transitions = (int16_t *) (uintptr_t) model->transitions;

    for (unsigned from = 0; from <= HS_NER_LABELS; from++) {
        for (unsigned kind = 1; kind < HS_NER_KINDS; kind++) {
            if (from == HS_NER_LABELS || HS_NER_KIND(from) != kind) {
                transitions[from * model->stride + HS_NER_I(kind)] = -20000;
            }
        }
    }
}

/* --- the model */

static bool view_table(const hs_model *model, const char *name, hs_gazetteer *table)
{
    hs_slice part = hs_model_get(model, name);
    size_t capacity = part.size / sizeof(hs_gazetteer_slot);

    *table = (hs_gazetteer){ (const hs_gazetteer_slot *) (const void *) part.data, capacity };
    return part.data != NULL && capacity != 0 && capacity * sizeof(hs_gazetteer_slot) == part.size;
}

static bool view_parts(hs_ner *ner)
{
    static const char *const names[STAGES] = { "first", "second" };

    for (size_t i = 0; i < STAGES; i++) {
        if (!hs_pruned_view(hs_model_get(&ner->model, names[i]), &ner->stages[i])
            || ner->stages[i].crf.labels != HS_NER_LABELS || ner->stages[i].crf.stride != STRIDE) {
            return false;
        }
    }
    return hs_crf_view(hs_model_get(&ner->model, "fine"), &ner->fine)
        && ner->fine.labels == HS_NER_FINES && view_table(&ner->model, "lists", &ner->lexicon.lists)
        && view_table(&ner->model, "learned", &ner->lexicon.learned)
        && hs_table_view(hs_model_get(&ner->model, "classes"), &ner->lexicon.classes);
}

hs_status hs_ner_open(const char *file, hs_ner_types types, hs_ner **ner, hs_error *error)
{
    hs_status status;

    *ner = calloc(1, sizeof **ner);
    if (*ner == NULL) {
        return hs_fail(error, HS_IO, "not enough memory for the recognizer");
    }
    (*ner)->types = types;
    status = hs_model_find(file, "en-ner.model", "hs-ner", HS_NER_FEATURES, &(*ner)->model, error);
    if (status == HS_OK && !view_parts(*ner)) {
        status
            = hs_fail(error, HS_MODEL, "%s: damaged: a part is missing or no good; train it again",
                file ? file : "en-ner.model");
    }
    if (status != HS_OK) {
        hs_ner_close(*ner);
        *ner = NULL;
    }
    return status;
}

void hs_ner_close(hs_ner *ner)
{
    if (ner != NULL) {
        hs_ner_lexicon_free(&ner->lexicon);
        hs_model_close(&ner->model);
        free(ner);
    }
}

const hs_model *hs_ner_model(const hs_ner *ner) { return &ner->model; }

/* --- scores */

static void score_type(hs_ner *ner, size_t number)
{
    const hs_ner_type *type = &ner->lexicon.types[number];
    uint64_t features[HS_NER_MOST];

    for (int distance = -HS_NER_REACH; distance <= HS_NER_REACH; distance++) {
        uint64_t *end = hs_ner_type_features(type, type->learned, distance, features);
        for (unsigned stage = 0; stage < STAGES; stage++) {
            int32_t sums[STRIDE] = { 0 };
            int16_t *to = ner->scores[number]
                + (stage * HS_NER_SLOTS + (unsigned) (distance + HS_NER_REACH)) * STRIDE;
            hs_pruned_add(&ner->stages[stage], features, (size_t) (end - features), sums);
            for (unsigned y = 0; y < STRIDE; y++) {
                to[y] = (int16_t) sums[y];
            }
        }
    }
}

static void score_new_types(hs_ner *ner)
{
    size_t count = ner->lexicon.types_count;

    if (count > ner->scores_capacity) {
        ner->scores = hs_arena_grow(
            &ner->lexicon.arena, ner->scores, sizeof *ner->scores, &ner->scores_capacity, count);
    }
    for (; ner->scores_count < count; ner->scores_count++) {
        score_type(ner, ner->scores_count);
    }
}

typedef int32_t label_scores[STRIDE];

/* The scores of a type are anywhere in memory: they are fetched some words ahead. */
static void fetch_type(
    const hs_ner *ner, const hs_ner_page *page, unsigned stage, size_t at, size_t end)
{
    if (at < end) {
        const char *from
            = (const char *) (ner->scores[page->types[at]] + stage * HS_NER_SLOTS * STRIDE);
        for (size_t i = 0; i < sizeof *ner->scores / STAGES; i += 64) {
            __builtin_prefetch(from + i);
        }
    }
}

/* What the words around the place bring in, each by its distance. */
HS_VECTOR static void add_types(const hs_ner *ner, const hs_ner_page *page, unsigned stage,
    size_t first, size_t end, size_t at, int32_t *scores)
{
    for (unsigned slot = 0; slot < HS_NER_SLOTS; slot++) {
        size_t place = at + slot - HS_NER_REACH;
        if (at + slot >= first + HS_NER_REACH && place < end) {
            const int16_t *from
                = ner->scores[page->types[place]] + (stage * HS_NER_SLOTS + slot) * STRIDE;
            for (unsigned y = 0; y < STRIDE; y++) {
                scores[y] += from[y];
            }
        }
    }
    scores[0] += ner->lexicon.types[page->types[at]].address ? CERTAIN : 0;
}

static bool is_clear(const int32_t *scores)
{
    int32_t most = scores[1];

    for (unsigned y = 2; y < HS_NER_LABELS; y++) {
        most = scores[y] > most ? scores[y] : most;
    }
    return scores[0] - most > CLEAR;
}

static void score_first(
    const hs_ner *ner, const hs_ner_page *page, size_t first, size_t end, label_scores *scores)
{
    hs_pruned_line line;

    hs_pruned_line_begin(&line, &ner->stages[0]);
    memset(scores, 0, (end - first) * sizeof *scores);
    for (size_t i = first; i < end; i++, scores++) {
        fetch_type(ner, page, 0, i + AHEAD, end);
        add_types(ner, page, 0, first, end, i, *scores);
        if (!is_clear(*scores)) {
            uint64_t *to = hs_ner_place_features(page, i, hs_pruned_line_next(&line));
            hs_pruned_line_add(&line, to, *scores);
        }
    }
    hs_pruned_line_finish(&line);
}

/* Scores of what the first stage has not settled. */
static void score_rest(const hs_ner *ner, const hs_ner_page *page, size_t first, size_t end,
    const int32_t *margins, label_scores *scores)
{
    hs_pruned_line line;

    hs_pruned_line_begin(&line, &ner->stages[1]);
    memset(scores, 0, (end - first) * sizeof *scores);
    for (size_t i = first; i < end; i++, scores++) {
        if (margins[i] <= SETTLED) {
            uint64_t *to = hs_ner_place_features(page, i, hs_pruned_line_next(&line));
            to = hs_ner_second_features(page, i, to);
            add_types(ner, page, 1, first, end, i, *scores);
            hs_pruned_line_add(&line, to, *scores);
        }
    }
    hs_pruned_line_finish(&line);
}

static label_scores *make_scores(hs_arena *scratch, size_t length)
{
    hs_arena_reset(scratch);
    return hs_arena_get(scratch, length * sizeof(label_scores));
}

/* Labels [words] of the first stage, and how sure they are. */
static uint16_t *decide_first(
    hs_ner *ner, const hs_ner_page *page, hs_arena *scratch, int32_t *margins)
{
    uint16_t *labels = HS_NEW(page->arena, uint16_t, page->count + 1);

    for (size_t s = 0; s < page->sentences; s++) {
        size_t first = page->starts[s], end = page->starts[s + 1];
        label_scores *scores = make_scores(scratch, end - first);
        score_first(ner, page, first, end, scores);
        hs_crf_decode(
            &ner->stages[0].crf, *scores, end - first, scratch, labels + first, margins + first);
    }
    return labels;
}

static uint16_t *decide_second(
    hs_ner *ner, const hs_ner_page *page, hs_arena *scratch, int32_t *margins)
{
    uint16_t *labels = HS_NEW(page->arena, uint16_t, page->count + 1);

    memcpy(labels, page->first, page->count * sizeof *labels);
    for (size_t s = 0; s < page->sentences; s++) {
        size_t first = page->starts[s], end = page->starts[s + 1];
        label_scores *scores = make_scores(scratch, end - first);
        score_rest(ner, page, first, end, margins, scores);
        hs_crf_decode_rest(&ner->stages[1].crf, *scores, end - first, SETTLED, scratch,
            labels + first, margins + first);
    }
    return labels;
}

/* --- headlines */

/* The end of the run of words that begins at `at` and is a name of one kind elsewhere in the
 * document; `at` where there is none, or a word of it has been labelled already. */
static size_t name_elsewhere(const hs_ner_page *page, const uint16_t *labels, size_t at)
{
    uint32_t kinds = page->found[at].lists & 0xff;
    size_t end = at + 1;

    if (page->found[at].learned_place != 2 || kinds == 0 || (kinds & (kinds - 1)) != 0) {
        return at;
    }
    while (page->found[end - 1].learned_place != 4) {
        end++;
    }
    for (size_t i = at; i < end; i++) {
        if (labels[i] != 0) {
            return at;
        }
    }
    return end;
}

/* Letters tell nothing in capitals, and little in titles: a run of words that is a name elsewhere
 * is one here. */
static void fill_headlines(const hs_ner_page *page, uint16_t *labels)
{
    for (size_t i = 0, end; i<page->count; i = end> i ? end : i + 1) {
        unsigned mode = page->modes[page->sentence[i]] % 4;
        end = mode == 1 || mode == 2 ? name_elsewhere(page, labels, i) : i;
        for (size_t k = i; k < end; k++) {
            unsigned kind = page->found[i].lists >> 8;
            labels[k] = (uint16_t) (k == i ? HS_NER_B(kind) : HS_NER_I(kind));
        }
    }
}

/* --- documents */

static hs_spans make_spans(
    const hs_ner *ner, hs_document *document, const hs_ner_page *page, const uint16_t *labels)
{
    static const char *const names[HS_NER_KINDS] = { "", "PER", "ORG", "LOC", "MISC" };
    hs_spans spans = { 0 };

    for (size_t i = 0, end; i < page->count; i = end) {
        unsigned kind = HS_NER_KIND(labels[i]);
        end = i + 1;
        if (kind != 0) {
            while (end < page->starts[page->sentence[i] + 1] && labels[end] == HS_NER_I(kind)) {
                end++;
            }
            const char *name = ner->types == HS_NER_FOUR
                ? names[kind]
                : hs_ner_fine(&ner->fine, page, i, end, kind);
            hs_spans_add(
                document, &spans, (hs_span){ .kind = hs_slice_of(name), .first = i, .end = end });
        }
    }
    return spans;
}

void hs_ner_document(hs_ner *ner, hs_document *document)
{
    hs_arena scratch = { .guard = document->arena->guard };
    hs_words words = hs_document_words(document);
    hs_ner_page page;
    int32_t *margins;
    uint16_t *labels;
    hs_spans spans;

    ner->lexicon.arena.guard = document->arena->guard;
    hs_ner_lexicon_trim(&ner->lexicon);
    if (ner->lexicon.types_count == 0) {
        ner->scores = NULL;
        ner->scores_count = ner->scores_capacity = 0;
    }
    page = hs_ner_page_read(&ner->lexicon, document, NULL, NULL);
    score_new_types(ner);
    margins = HS_NEW(document->arena, int32_t, page.count + 1);
    hs_ner_page_decided(&page, words, decide_first(ner, &page, &scratch, margins));
    labels = decide_second(ner, &page, &scratch, margins);
    fill_headlines(&page, labels);
    spans = make_spans(ner, document, &page, labels);
    if (ner->types == HS_NER_ALL) {
        hs_ner_rules(document, words, &spans);
    }
    hs_spans_write(document, words, HS_LITERAL("NER"), spans);
    hs_arena_free(&scratch);
}
