#include <stdlib.h>

#include "learn/crf.h"
#include "learn/model.h"
#include "learn/pruned.h"
#include "learn/table.h"
#include "news/attribute.h"
#include "news/attribute_counts.h"
#include "news/attribute_gold.h"
#include "news/attribute_model.h"
#include "news/attribute_page.h"
#include "news/attribution.h"

// Parts of the corpus that are labelled by a model of the other parts, for the second stage.
#define FOLDS 5

// The final training of a stage is done so often, and averaged; and that without a fold, whose
// labels are to be like those of the final one.
#define RUNS 6
#define FOLD_RUNS 2

// Times that the choices are gone over.
#define CHOICE_EPOCHS 20

// Buckets of features that a stage keeps.
#define BUCKETS 48000

/* What the first word of a cue has over the evidence for it, in each stage: more cues are found
 * than are right, so that nothing likely is lost before its confidence is known. */
static const float cue_bias[HS_ATTRIBUTE_STAGES] = { 0.9f, 1.4f };

/* What is chosen: the partner of a part, the edge of a content, the words of a source, right or
 * wrong. */
enum { LINKS, EDGES, SOURCES, CONFIDENCE, CHOICES };

static const uint32_t choice_rows[CHOICES] = { 1u << 15, 1u << 16, 1u << 16, 1u << 15 };

typedef struct trainer {
    const hs_train_options *options;
    hs_corpus *corpus;
    hs_arena *arena;
    hs_lexicon *lexicon;
    hs_map counts;   // key → hs_attribute_counts, of all documents
    hs_map own;      // of the document that is read
    uint16_t **gold; // [documents][words]
    uint8_t **first; // [documents][words] labels by models of other documents; NULL: first stage
    hs_crf_sequence *sequences; // [sequences_count] paragraphs of all documents
    size_t *begin;              // [documents + 1] in sequences
    size_t sequences_count, sequences_capacity;
    struct {
        hs_choice *items; // [items_count]
        size_t items_count, items_capacity;
        int16_t *weights; // [choice_rows] learned
    } choices[CHOICES];
    void *packed[2];
    size_t packed_sizes[2];
    hs_arena scratch;
} trainer;

/* --- what the corpus teaches of lemmas */

/* What is known of a key without the document itself. */
static uint32_t look_elsewhere(void *context, uint64_t key)
{
    trainer *with = context;
    hs_attribute_counts all = *hs_attribute_count(&with->counts, key),
                        *own = hs_attribute_count(&with->own, key);

    all.seen -= own->seen;
    all.cue -= own->cue;
    all.source -= own->source;
    all.after -= own->after;
    all.quoted -= own->quoted;
    all.to -= own->to;
    all.that -= own->that;
    return hs_attribute_learned(&all);
}

/* --- choices */

static void add_choice(trainer *with, unsigned kind, const uint64_t *features,
    const uint32_t *starts, uint32_t count, uint32_t right)
{
    uint64_t *kept = hs_arena_get(with->arena, (starts[count] + 1) * sizeof *kept);
    uint32_t *places = hs_arena_get(with->arena, (count + 1) * sizeof *places);

    memcpy(kept, features, starts[count] * sizeof *kept);
    memcpy(places, starts, (count + 1) * sizeof *places);
    *HS_APPEND(with->arena, &with->choices[kind], items)
        = (hs_choice){ kept, places, count, right };
}

static void teach_links(
    trainer *with, const hs_attribute_page *page, const hs_attributions *all, const uint8_t *labels)
{
    hs_parts parts = hs_attribute_parts(page, labels);
    hs_link link;

    for (size_t i = 0; i < parts.items_count; i++) {
        if (parts.items[i].role == HS_SOURCE) {
            continue;
        }
        hs_link_candidates(page, &parts, i, &link);
        add_choice(with, LINKS, link.features, link.starts, link.count,
            hs_gold_link(all, &parts, i, &link));
    }
}

static void teach_edges(trainer *with, const hs_attribute_page *page, const hs_attributions *all,
    const hs_parts *parts, const hs_joins *joins, const int32_t *margins)
{
    hs_edges edges;

    for (size_t i = 0; i < joins->items_count; i++) {
        const hs_join *join = &joins->items[i];
        for (size_t k = 0; k < join->contents_count; k++) {
            uint32_t right;
            hs_edge_candidates(page, parts, join, join->contents[k], margins, &edges);
            right = hs_gold_edge(page, all, &parts->items[join->contents[k]], &edges);
            if (right != HS_NO_WORD) {
                add_choice(with, EDGES, edges.features, edges.starts, edges.count, right);
            }
        }
    }
}

/* --- sequences */

static hs_document fresh_document(trainer *with, size_t number)
{
    hs_document document = with->corpus->documents[number];

    hs_arena_reset(&with->scratch);
    document.arena = &with->scratch;
    document.words = (hs_words){ 0 };
    return document;
}

static void add_paragraph(
    trainer *with, const hs_attribute_page *page, hs_range range, size_t number)
{
    size_t length = range.end - range.first;
    uint64_t *features
        = hs_arena_get(&with->scratch, length * HS_ATTRIBUTE_MOST * sizeof *features);
    uint32_t *starts = hs_arena_get(with->arena, (length + 1) * sizeof *starts);
    const hs_crf_labels **among = hs_arena_get(with->arena, length * sizeof *among);
    uint64_t *next = features, *kept;

    for (size_t i = 0; i < length; i++) {
        starts[i] = (uint32_t) (next - features);
        next = page->first == NULL
            ? hs_attribute_first_features(page, range, range.first + i, next)
            : hs_attribute_second_features(page, range, range.first + i, next);
        among[i] = &hs_attribute_among[page->terms[range.first + i].quote != HS_OUTSIDE];
    }
    starts[length] = (uint32_t) (next - features);
    kept = hs_arena_get(with->arena, (starts[length] + 1) * sizeof *kept);
    memcpy(kept, features, starts[length] * sizeof *kept);
    *HS_APPEND(with->arena, with, sequences) = (hs_crf_sequence){ .features = kept,
        .starts = starts,
        .gold = with->gold[number] + range.first,
        .among = among,
        .length = (uint32_t) length };
}

/* A document as the model sees it, with what other documents have taught. */
typedef struct lesson {
    hs_document document;
    hs_reading in;
    hs_attributions all;
    hs_attribute_page page;
    hs_parts parts;
    const int32_t *margins;
} lesson;

static lesson *read_lesson(trainer *with, size_t number)
{
    hs_document document = fresh_document(with, number);
    lesson *of = HS_NEW(&with->scratch, lesson, 1);

    of->document = document;
    of->in = hs_reading_make(&of->document, with->lexicon);
    of->all = hs_attributions_read(&of->document, of->in.words);
    with->own = hs_map_make(&with->scratch);
    hs_attribute_count_document(&with->own, &of->in, &of->all);
    of->page = hs_attribute_page_make(&of->in, look_elsewhere, with);
    return of;
}

static void add_document(trainer *with, size_t number)
{
    lesson *of = read_lesson(with, number);
    hs_reading in = of->in;
    hs_attributions all = of->all;
    hs_attribute_page page = of->page;

    if (with->gold[number] == NULL) {
        with->gold[number] = hs_gold_labels(with->arena, &page, &all);
    }
    if (with->first != NULL) {
        hs_attribute_page_decided(&page, with->first[number]);
        hs_attribute_page_count(&page);
    }
    for (size_t p = 0; p < in.paragraphs_count; p++) {
        hs_range range = hs_attribute_range(&in, p);
        if (range.first < range.end) {
            add_paragraph(with, &page, range, number);
        }
    }
}

static void make_sequences(trainer *with)
{
    with->sequences_count = 0;
    for (size_t d = 0; d < with->corpus->documents_count; d++) {
        with->begin[d] = with->sequences_count;
        add_document(with, d);
    }
    with->begin[with->corpus->documents_count] = with->sequences_count;
}

static hs_status prepare(trainer *with, hs_error *error)
{
    size_t documents = with->corpus->documents_count;
    hs_slice senses;
    hs_status status = hs_lexicon_open(&with->lexicon, error);

    if (status == HS_OK) {
        status = hs_train_read_list(with->arena, "lib/news/lists/senses.tsv", &senses, error);
    }

    if (status != HS_OK) {
        return status;
    }
    hs_attribute_count_senses(&with->counts, senses);
    with->gold = HS_NEW(with->arena, uint16_t *, documents + 1);
    with->begin = HS_NEW(with->arena, size_t, documents + 1);
    for (size_t d = 0; d < documents; d++) {
        hs_document document = fresh_document(with, d);
        hs_reading in = hs_reading_make(&document, with->lexicon);
        hs_attributions all = hs_attributions_read(&document, in.words);
        hs_attribute_count_document(&with->counts, &in, &all);
    }
    return HS_OK;
}

/* --- stages */

static void watch_epoch(void *context, uint32_t epoch, double likelihood)
{
    trainer *with = context;

    hs_train_watch(with->options, "epoch %u: log-likelihood %.5f", epoch, likelihood);
}

static float or_else(float value, float fallback) { return value > 0 ? value : fallback; }

/* All but the documents of `fold`; all where fold == FOLDS. */
static hs_status train_stage(
    trainer *with, unsigned fold, uint32_t epochs, uint32_t runs, hs_crf *model, hs_error *error)
{
    const hs_train_options *options = with->options;
    float bias[HS_ATTRIBUTE_LABELS] = { [HS_LABEL_CUE] = cue_bias[with->first != NULL] };
    hs_crf_options how = { .labels = HS_ATTRIBUTE_LABELS,
        .rows = options->rows ? options->rows : 1u << 22,
        .epochs = epochs,
        .runs = runs,
        .rate = or_else(options->rate, 0.02f),
        .decay = or_else(options->decay, 1e-5f),
        .dropout = or_else(options->dropout, 0.3f),
        .seed = options->seed ? options->seed : 1,
        .bias = bias };
    hs_crf_sequence *chosen
        = hs_arena_get(&with->scratch, (with->sequences_count + 1) * sizeof *chosen);
    size_t count = 0;

    for (size_t d = 0; d < with->corpus->documents_count; d++) {
        if (d % FOLDS != fold) {
            for (size_t s = with->begin[d]; s < with->begin[d + 1]; s++) {
                chosen[count++] = with->sequences[s];
            }
        }
    }
    return hs_crf_train(chosen, count, &how, watch_epoch, with, model, error);
}

static hs_status choose_features(
    trainer *with, uint32_t epochs, hs_pruned_choice *choice, hs_error *error)
{
    hs_crf model;
    hs_status status = train_stage(with, FOLDS, epochs, 1, &model, error);

    if (status == HS_OK) {
        if (hs_pruned_choose(&model, with->sequences, with->sequences_count, BUCKETS,
                hs_pruned_ways(HS_ATTRIBUTE_LABELS), choice)) {
            for (size_t s = 0; s < with->sequences_count; s++) {
                hs_pruned_rewrite_sequence(choice, hs_pruned_rewrite, &with->sequences[s]);
            }
        } else {
            status = hs_fail(error, HS_IO, "not enough memory to choose features");
        }
        hs_crf_free(&model);
    }
    return status;
}

static hs_status train_and_pack(
    trainer *with, unsigned stage, uint32_t epochs, uint32_t runs, hs_error *error)
{
    hs_crf model = { 0 };
    hs_pruned_choice choice = { 0 };
    hs_status status = choose_features(with, epochs / 2 + 1, &choice, error);

    if (status == HS_OK) {
        status = train_stage(with, FOLDS, epochs, runs, &model, error);
    }
    if (status == HS_OK) {
        with->packed[stage] = hs_pruned_pack(&choice, &model, &with->packed_sizes[stage]);
        if (with->packed[stage] == NULL) {
            status = hs_fail(error, HS_IO, "not enough memory to write the model");
        }
    }
    hs_crf_free(&model);
    hs_pruned_free(&choice);
    return status;
}

/* A document's labels by a model of the others. */
static void label_document(
    trainer *with, const hs_crf *model, size_t number, uint8_t *labels, int32_t *margins)
{
    hs_arena scratch = { .guard = with->arena->guard };

    for (size_t s = with->begin[number]; s < with->begin[number + 1]; s++) {
        const hs_crf_sequence *sequence = &with->sequences[s];
        size_t offset = (size_t) (sequence->gold - with->gold[number]);
        int32_t *scores;
        uint16_t *best;
        hs_arena_reset(&scratch);
        scores = HS_NEW(&scratch, int32_t, sequence->length * model->stride);
        best = HS_NEW(&scratch, uint16_t, sequence->length);
        for (size_t i = 0; i < sequence->length; i++) {
            hs_crf_add(model, sequence->features + sequence->starts[i],
                sequence->starts[i + 1] - sequence->starts[i], scores + i * model->stride);
            hs_attribute_forbid(
                sequence->among[i] == &hs_attribute_among[1], scores + i * model->stride);
        }
        hs_crf_decode(model, scores, sequence->length, &scratch, best,
            margins != NULL ? margins + offset : NULL);
        for (size_t i = 0; i < sequence->length; i++) {
            labels[offset + i] = (uint8_t) best[i];
        }
    }
    hs_arena_free(&scratch);
}

/* Sources, cues and contents of a paragraph: the right ones, those found, those of both. */
static void count_parts(
    const uint16_t *gold, const uint8_t *found, size_t length, uint32_t counts[3])
{
    unsigned right = HS_LABEL_NONE, label = HS_LABEL_NONE;
    bool same = false; // has a part begun in both, and is it the same so far?

    for (size_t i = 0; i <= length; i++) {
        unsigned right_before = right, before = label;
        bool right_begins, begins, right_on, on;
        right = i < length ? gold[i] : HS_LABEL_NONE;
        label = i < length ? found[i] : HS_LABEL_NONE;
        right_begins = hs_label_begins(right, right_before);
        begins = hs_label_begins(label, before);
        right_on = hs_label_role(right) < 3 && !right_begins;
        on = hs_label_role(label) < 3 && !begins;
        counts[0] += right_begins;
        counts[1] += begins;
        counts[2] += same && !right_on && !on;
        same = right_begins && begins ? hs_label_role(right) == hs_label_role(label)
                                      : same && right_on && on;
    }
}

/* How right the labels are, over all of the corpus: a better judge of templates than a development
 * part of a tenth of its size. */
static void watch_labels(const trainer *with, uint8_t *const *labels)
{
    uint32_t counts[3] = { 0 };

    for (size_t d = 0; d < with->corpus->documents_count; d++) {
        for (size_t s = with->begin[d]; s < with->begin[d + 1]; s++) {
            const hs_crf_sequence *sequence = &with->sequences[s];
            size_t offset = (size_t) (sequence->gold - with->gold[d]);
            count_parts(sequence->gold, labels[d] + offset, sequence->length, counts);
        }
    }
    hs_train_watch(with->options, "sources, cues and contents of all folds, exact: F1 %.2f",
        200.0 * counts[2] / (counts[0] + counts[1] + 1e-9));
}

/* What a stage says of text that it has not learned from; `margins` may be NULL. */
static hs_status label_by_folds(
    trainer *with, uint32_t epochs, uint8_t **labels, int32_t **margins, hs_error *error)
{
    for (unsigned fold = 0; fold < FOLDS; fold++) {
        hs_crf model;
        hs_status status = train_stage(with, fold, epochs, FOLD_RUNS, &model, error);
        if (status != HS_OK) {
            return status;
        }
        for (size_t d = fold; d < with->corpus->documents_count; d += FOLDS) {
            size_t words = with->corpus->documents[d].tokens_count + 1;
            labels[d] = HS_NEW(with->arena, uint8_t, words);
            if (margins != NULL) {
                margins[d] = HS_NEW(with->arena, int32_t, words);
            }
            label_document(with, &model, d, labels[d], margins ? margins[d] : NULL);
        }
        hs_train_watch(with->options, "fold %u of %u", fold + 1, FOLDS);
        hs_crf_free(&model);
    }
    watch_labels(with, labels);
    return HS_OK;
}

/* What both stages say of a document by a model that has not learned from it. */
static lesson *read_found(
    trainer *with, size_t number, uint8_t *const *labels, int32_t *const *margins)
{
    lesson *of = read_lesson(with, number);

    hs_attribute_page_decided(&of->page, with->first[number]);
    hs_attribute_page_decided(&of->page, labels[number]);
    of->parts = hs_attribute_parts(&of->page, labels[number]);
    of->margins = margins[number];
    return of;
}

static bool learn_choice(trainer *with, unsigned kind)
{
    with->choices[kind].weights = hs_choice_train(with->choices[kind].items,
        with->choices[kind].items_count, choice_rows[kind], CHOICE_EPOCHS);
    return with->choices[kind].weights != NULL;
}

static hs_joins join(trainer *with, lesson *of)
{
    hs_choice_model links = { with->choices[LINKS].weights, choice_rows[LINKS] };

    return hs_attribute_join(&links, &of->page, &of->parts);
}

static void teach_sources(trainer *with, lesson *of)
{
    hs_joins joins = join(with, of);
    hs_sources sources;

    for (size_t i = 0; i < joins.items_count; i++) {
        uint32_t right;
        hs_source_candidates(&of->page, &of->parts, &joins.items[i], of->margins, &sources);
        right = hs_gold_source(&of->page, &of->all, &of->parts.items[joins.items[i].cue], &sources);
        if (right != HS_NO_WORD) {
            add_choice(with, SOURCES, sources.features, sources.starts, sources.count, right);
        }
    }
}

static void teach_confidence(trainer *with, lesson *of)
{
    hs_choice_model edges = { with->choices[EDGES].weights, choice_rows[EDGES] };
    hs_choice_model sources = { with->choices[SOURCES].weights, choice_rows[SOURCES] };
    hs_joins joins = join(with, of);

    hs_edge_settle(&edges, &of->page, &of->parts, &joins, of->margins);
    hs_source_settle(&sources, &of->page, &of->parts, &joins, of->margins);
    for (size_t i = 0; i < joins.items_count; i++) {
        hs_confidence_view view;
        uint32_t starts[3] = { 0 };
        hs_confidence_look(&of->page, &of->parts, &joins.items[i], of->margins, &view);
        starts[2] = (uint32_t) view.ends[HS_CONFIDENCE_GROUPS - 1];
        // Wrong has no features.
        add_choice(with, CONFIDENCE, view.features, starts, 2,
            hs_gold_right(&of->all, &of->parts, &joins.items[i]));
    }
}

/* Learns what comes behind the labels, each from what the one before finds. */
static hs_status learn_choices(
    trainer *with, uint8_t *const *labels, int32_t *const *margins, hs_error *error)
{
    for (unsigned kind = 0; kind < CHOICES; kind++) {
        for (size_t d = 0; d < with->corpus->documents_count; d++) {
            lesson *of = read_found(with, d, labels, margins);
            if (kind == LINKS) {
                teach_links(with, &of->page, &of->all, labels[d]);
            } else if (kind == EDGES) {
                hs_joins joins = join(with, of);
                teach_edges(with, &of->page, &of->all, &of->parts, &joins, of->margins);
            } else if (kind == SOURCES) {
                teach_sources(with, of);
            } else {
                teach_confidence(with, of);
            }
        }
        if (!learn_choice(with, kind)) {
            return hs_fail(error, HS_IO, "not enough memory to train");
        }
    }
    return HS_OK;
}

/* --- the file */

static hs_status write_model(trainer *with, const char *file, hs_error *error)
{
    hs_table_entry *entries = HS_NEW(with->arena, hs_table_entry, with->counts.count + 1);
    size_t count = 0, size = 0;
    static const char *const names[CHOICES] = { "links", "edges", "sources", "confidence" };
    hs_model_part parts[3 + CHOICES] = { { "first", with->packed[0], with->packed_sizes[0] } };
    void *table;
    hs_status status;

    for (size_t i = 0; i < with->counts.capacity; i++) {
        const hs_map_entry *entry = &with->counts.entries[i];
        const hs_attribute_counts *counts = entry->value.pointer;
        if (entry->key.data != NULL && (counts->seen > 0 || counts->sense != 0)) {
            memcpy(&entries[count].key, entry->key.data, sizeof entries[count].key);
            entries[count++].value = hs_attribute_learned(counts);
        }
    }
    table = hs_table_pack(entries, count, &size);
    if (table == NULL) {
        return hs_fail(error, HS_IO, "not enough memory to write the model");
    }
    parts[1] = (hs_model_part){ "learned", table, size };
    parts[2] = (hs_model_part){ "second", with->packed[1], with->packed_sizes[1] };
    for (unsigned kind = 0; kind < CHOICES; kind++) {
        parts[3 + kind] = (hs_model_part){ names[kind], with->choices[kind].weights,
            choice_rows[kind] * sizeof *with->choices[kind].weights };
    }
    status = hs_model_write(file, "hs-attribute", HS_ATTRIBUTE_FEATURES, parts, 3 + CHOICES, error);
    free(table);
    return status;
}

static hs_status train_stages(trainer *with, hs_error *error)
{
    uint32_t epochs = with->options->epochs ? with->options->epochs : 5;
    uint32_t runs = RUNS;
    size_t documents = with->corpus->documents_count;
    uint8_t **labels[2];
    int32_t **margins = HS_NEW(with->arena, int32_t *, documents + 1);
    hs_status status = HS_OK;

    for (unsigned stage = 0; status == HS_OK && stage < 2; stage++) {
        labels[stage] = HS_NEW(with->arena, uint8_t *, documents + 1);
        with->first = stage == 0 ? NULL : labels[0];
        make_sequences(with);
        status = train_and_pack(with, stage, epochs, runs, error);
        if (status == HS_OK) {
            status = label_by_folds(
                with, epochs / 2 + 2, labels[stage], stage == 0 ? NULL : margins, error);
        }
    }
    return status == HS_OK ? learn_choices(with, labels[1], margins, error) : status;
}

static hs_status train_all(trainer *with, const char *file, hs_error *error)
{
    hs_status status = prepare(with, error);

    if (status == HS_OK) {
        status = train_stages(with, error);
    }
    return status == HS_OK ? write_model(with, file, error) : status;
}

static hs_status train(
    hs_corpus *corpus, const hs_train_options *options, const char *file, hs_error *error)
{
    trainer with = { .options = options,
        .corpus = corpus,
        .arena = corpus->arena,
        .counts = hs_map_make(corpus->arena),
        .scratch = { .guard = corpus->arena->guard } };
    hs_status status = train_all(&with, file, error);

    free(with.packed[0]);
    free(with.packed[1]);
    for (unsigned kind = 0; kind < CHOICES; kind++) {
        free(with.choices[kind].weights);
    }
    if (with.lexicon != NULL) {
        hs_lexicon_close(with.lexicon);
    }
    hs_arena_free(&with.scratch);
    return status;
}

const hs_trainer hs_attribute_trainer = { .name = "attribute",
    .summary = "attributions: who said what, from Attr= of the last column",
    .train = train };
