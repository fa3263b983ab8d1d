#include <stdlib.h>

#include "learn/crf.h"
#include "learn/model.h"
#include "learn/pruned.h"
#include "news/ner.h"
#include "news/ner_fine.h"
#include "news/ner_lessons.h"
#include "news/ner_page.h"
#include "news/ner_proper.h"

// Parts of the corpus that are labelled by a model of the other parts, for the second stage.
#define FOLDS 5

// The final training of a stage is done so often, and averaged.
#define RUNS 3

// Buckets of features that a stage keeps.
#define BUCKETS 62000

typedef struct trainer {
    const hs_train_options *options;
    hs_corpus *corpus;
    hs_ner_lessons lessons;
    hs_arena *arena;
    hs_ner_lexicon lexicon;
    hs_gazetteer_maker lists;
    hs_slice classes;           // packed
    hs_gazetteer_maker learned; // value: flags, index of counts + 1
    hs_ner_counts *counts;      // [counts_count]
    size_t counts_count, counts_capacity;
    void *packed[3]; // the stages and the finer types, as they go into the file
    size_t packed_sizes[3];
    hs_gazetteer_maker own;   // of the document that is read: one bit a member of hs_ner_counts
    uint16_t **gold, **first; // [documents][words]; gold is NULL where it is not known, and
    const hs_crf_labels *const **proper; // [documents][words] tells what can be a name
    hs_crf_sequence *sequences;          // [sequences_count] sentences of all documents
    size_t *begin;                       // [documents + 1] in sequences
    size_t sequences_count, sequences_capacity;
    hs_arena scratch;
} trainer;

/* --- names that the corpus teaches */

static hs_ner_counts *counts_of(trainer *with, uint64_t key, uint32_t flags)
{
    uint32_t *value = hs_gazetteer_put(&with->learned, key);

    if ((*value & (HS_RUN_ENTRY - 1)) == 0) {
        *value |= (uint32_t) with->counts_count + 1;
        HS_APPEND(with->arena, with, counts);
    }
    *value |= flags;
    return &with->counts[(*value & (HS_RUN_ENTRY - 1)) - 1];
}

enum { FIRST_BIT = HS_NER_KINDS, LAST_BIT, OWN_BIT };

/* A document counts once for each fact. */
static void teach(trainer *with, uint64_t key, unsigned bit, bool counting)
{
    uint32_t *own = hs_gazetteer_put(&with->own, key);
    bool known = *own >> bit & 1;

    *own |= UINT32_C(1) << bit | UINT32_C(1) << OWN_BIT;
    if (counting && !known) {
        hs_ner_counts *counts = counts_of(with, key, 0);
        uint16_t *count = bit == FIRST_BIT ? &counts->first
            : bit == LAST_BIT              ? &counts->last
                                           : &counts->kinds[bit];
        *count = (uint16_t) (*count + 1);
    }
}

static void teach_name(
    trainer *with, const hs_ner_page *page, size_t first, size_t end, unsigned kind, bool counting)
{
    uint64_t run = 0;

    for (size_t i = first; i < end; i++) {
        run = hs_run_key(run, page->keys[i]);
        if (counting) {
            counts_of(with, run, i + 1 < end ? HS_RUN_STARTS : HS_RUN_ENTRY);
        }
    }
    teach(with, run, kind, counting);
    if (kind == HS_NER_PER && end - first > 1) {
        teach(with, hs_ner_word_run(page->keys[first]), FIRST_BIT, counting);
        teach(with, hs_ner_word_run(page->keys[end - 1]), LAST_BIT, counting);
    }
}

/* Adds to the counts, or only finds out what the document has added. */
static void teach_document(
    trainer *with, const hs_ner_page *page, const uint16_t *gold, bool counting)
{
    with->own = (hs_gazetteer_maker){ .arena = &with->scratch };
    for (size_t i = 0, end; i < page->count; i = end) {
        unsigned kind = HS_NER_KIND(gold[i]);
        end = i + 1;
        while (kind != 0 && end < page->count && page->sentence[end] == page->sentence[i]
            && gold[end] == HS_NER_I(kind)) {
            end++;
        }
        for (size_t k = i; k < end; k++) {
            teach(with, hs_ner_word_run(page->keys[k]), kind, counting);
        }
        if (kind != 0) {
            teach_name(with, page, i, end, kind, counting);
        }
    }
}

static uint32_t look_elsewhere(void *context, uint64_t key)
{
    trainer *with = context;
    hs_gazetteer learned = hs_gazetteer_made(&with->learned);
    hs_gazetteer own = hs_gazetteer_made(&with->own);
    uint32_t value = hs_gazetteer_find(&learned, key), mine;
    hs_ner_counts counts;

    if (value == 0) {
        return 0;
    }
    mine = own.capacity ? hs_gazetteer_find(&own, key) : 0;
    counts = with->counts[(value & (HS_RUN_ENTRY - 1)) - 1];
    for (unsigned kind = 0; kind < HS_NER_KINDS; kind++) {
        counts.kinds[kind] = (uint16_t) (counts.kinds[kind] - (mine >> kind & 1));
    }
    counts.first = (uint16_t) (counts.first - (mine >> FIRST_BIT & 1));
    counts.last = (uint16_t) (counts.last - (mine >> LAST_BIT & 1));
    return (value & HS_RUN_STARTS) | hs_ner_learned(&counts);
}

/* --- features */

static hs_ner_page read_page(trainer *with, size_t number)
{
    hs_document document = with->lessons.items[number].document;
    hs_ner_page page;

    hs_arena_reset(&with->scratch);
    document.arena = &with->scratch;
    document.words = (hs_words){ 0 };
    page = hs_ner_page_read(&with->lexicon, &document, NULL, NULL);
    with->own = (hs_gazetteer_maker){ .arena = &with->scratch };
    if (with->gold[number] != NULL) {
        teach_document(with, &page, with->gold[number], false);
    }
    page = hs_ner_page_read(&with->lexicon, &document, look_elsewhere, with);
    if (with->first != NULL) {
        hs_ner_page_decided(&page, hs_document_words(&document), with->first[number]);
    }
    return page;
}

static uint64_t *word_features(const hs_ner_page *page, size_t at, uint64_t *to)
{
    size_t first = page->starts[page->sentence[at]], end = page->starts[page->sentence[at] + 1];

    for (int distance = -HS_NER_REACH; distance <= HS_NER_REACH; distance++) {
        size_t place = at + (size_t) distance;
        if (distance < 0 ? at >= first + (size_t) -distance : place < end) {
            to = hs_ner_type_features(
                &page->lexicon->types[page->types[place]], page->learned[place], distance, to);
        }
    }
    to = hs_ner_place_features(page, at, to);
    return page->first != NULL ? hs_ner_second_features(page, at, to) : to;
}

static void add_sentence(trainer *with, const hs_ner_page *page, size_t sentence, size_t number)
{
    size_t first = page->starts[sentence], length = page->starts[sentence + 1] - first;
    uint64_t *features = hs_arena_get(&with->scratch, length * HS_NER_MOST * sizeof *features);
    uint32_t *starts = hs_arena_get(with->arena, (length + 1) * sizeof *starts);
    uint64_t *next = features, *kept;
    hs_crf_sequence *sequence = HS_APPEND(with->arena, with, sequences);

    for (size_t i = 0; i < length; i++) {
        starts[i] = (uint32_t) (next - features);
        next = word_features(page, first + i, next);
    }
    starts[length] = (uint32_t) (next - features);
    kept = hs_arena_get(with->arena, (starts[length] + 1) * sizeof *kept);
    memcpy(kept, features, starts[length] * sizeof *kept);
    *sequence
        = (hs_crf_sequence){ .features = kept, .starts = starts, .length = (uint32_t) length };
    if (with->gold[number] != NULL) {
        sequence->gold = with->gold[number] + first;
    } else {
        sequence->possible = with->proper[number] + first;
    }
}

static void make_sequences(trainer *with)
{
    size_t documents = with->lessons.items_count;

    with->sequences_count = 0;
    for (size_t d = 0; d < documents; d++) {
        hs_ner_page page = read_page(with, d);
        with->begin[d] = with->sequences_count;
        for (size_t s = 0; s < page.sentences; s++) {
            add_sentence(with, &page, s, d);
        }
    }
    with->begin[documents] = with->sequences_count;
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
    hs_crf_options how = { .labels = HS_NER_LABELS,
        .rows = options->rows ? options->rows : 1u << 22,
        .epochs = epochs,
        .runs = runs,
        .rate = or_else(options->rate, 0.05f),
        .decay = or_else(options->decay, 1e-6f),
        .dropout = or_else(options->dropout, 0.3f),
        .seed = options->seed ? options->seed : 1 };
    hs_crf_sequence *chosen
        = hs_arena_get(&with->scratch, (with->sequences_count + 1) * sizeof *chosen);
    size_t count = 0;
    hs_status status;

    for (size_t d = 0; d < with->lessons.items_count; d++) {
        if (with->lessons.items[d].original % FOLDS != fold) {
            for (size_t s = with->begin[d]; s < with->begin[d + 1]; s++) {
                chosen[count++] = with->sequences[s];
            }
        }
    }
    status = hs_crf_train(chosen, count, &how, watch_epoch, with, model, error);
    if (status == HS_OK) {
        hs_ner_forbid(model);
    }
    return status;
}

static void label_document(trainer *with, const hs_crf *model, size_t number, uint16_t *labels)
{
    for (size_t s = with->begin[number]; s < with->begin[number + 1]; s++) {
        const hs_crf_sequence *sequence = &with->sequences[s];
        int32_t *scores;
        hs_arena_reset(&with->scratch);
        scores = HS_NEW(&with->scratch, int32_t, sequence->length * model->stride);
        for (size_t i = 0; i < sequence->length; i++) {
            hs_crf_add(model, sequence->features + sequence->starts[i],
                sequence->starts[i + 1] - sequence->starts[i], scores + i * model->stride);
        }
        hs_crf_decode(model, scores, sequence->length, &with->scratch, labels, NULL);
        labels += sequence->length;
    }
}

/* What the first stage says of text that it has not learned from. */
static hs_status label_by_folds(trainer *with, uint32_t epochs, uint16_t **labels, hs_error *error)
{
    for (unsigned fold = 0; fold < FOLDS; fold++) {
        hs_crf model;
        hs_status status = train_stage(with, fold, epochs, 1, &model, error);
        if (status != HS_OK) {
            return status;
        }
        for (size_t d = 0; d < with->lessons.items_count; d++) {
            size_t length = 0;
            if (with->lessons.items[d].original % FOLDS != fold) {
                continue;
            }
            for (size_t s = with->begin[d]; s < with->begin[d + 1]; s++) {
                length += with->sequences[s].length;
            }
            labels[d] = HS_NEW(with->arena, uint16_t, length + 1);
            label_document(with, &model, d, labels[d]);
        }
        hs_train_watch(with->options, "fold %u of %u", fold + 1, FOLDS);
        hs_crf_free(&model);
    }
    return HS_OK;
}

/* --- the file */

static hs_status read_lists(trainer *with, const char *file, hs_error *error)
{
    hs_slice text;
    size_t line = 0;
    hs_status status = hs_train_read_list(with->arena, file, &text, error);

    if (status == HS_OK && !hs_gazetteer_read(&with->lists, text, &line)) {
        status = hs_fail(error, HS_IO, "%s: line %zu is no list of names", file, line);
    }
    return status;
}

static void finish_learned(trainer *with)
{
    for (size_t i = 0; i < with->learned.capacity; i++) {
        uint32_t *value = &with->learned.slots[i].value;
        if (*value != 0) {
            *value = (*value & HS_RUN_STARTS)
                | hs_ner_learned(&with->counts[(*value & (HS_RUN_ENTRY - 1)) - 1]);
            *value = *value ? *value : 1;
        }
    }
}

static hs_status write_model(trainer *with, const char *file, hs_error *error)
{
    hs_model_part parts[6] = { { "first", with->packed[0], with->packed_sizes[0] },
        { "second", with->packed[1], with->packed_sizes[1] },
        { "fine", with->packed[2], with->packed_sizes[2] },
        { "lists", with->lists.slots, with->lists.capacity * sizeof(hs_gazetteer_slot) },
        { "learned", with->learned.slots, with->learned.capacity * sizeof(hs_gazetteer_slot) },
        { "classes", with->classes.data, with->classes.size } };

    return hs_model_write(file, "hs-ner", HS_NER_FEATURES, parts, 6, error);
}

/* A document's names, or what of it can be one; copies have what their originals have. */
static void prepare_document(trainer *with, size_t number)
{
    size_t original = with->lessons.items[number].original;
    hs_document document = with->lessons.items[number].document;
    hs_ner_page page;

    hs_arena_reset(&with->scratch);
    document.arena = &with->scratch;
    document.words = (hs_words){ 0 };
    page = hs_ner_page_read(&with->lexicon, &document, NULL, NULL);
    if (original != number) {
        with->gold[number] = with->gold[original];
        with->proper[number] = with->proper[original];
        return;
    }
    if (hs_ner_proper(&document)) {
        with->proper[number] = hs_ner_proper_labels(with->arena, &document, &page);
    } else {
        with->gold[number] = hs_ner_gold(with->arena, &document);
        teach_document(with, &page, with->gold[number], true);
    }
}

static hs_status prepare(trainer *with, hs_error *error)
{
    size_t documents;
    hs_status status = read_lists(with, "lib/news/lists/derived.tsv", error);

    if (status == HS_OK) {
        status = read_lists(with, "lib/news/lists/hand.tsv", error);
    }
    if (status == HS_OK) {
        status = hs_word_classes_read(with->arena, &with->classes, error);
    }
    if (status != HS_OK) {
        return status;
    }
    with->lessons = hs_ner_lessons_plan(with->corpus);
    documents = with->lessons.items_count;
    with->gold = HS_NEW(with->arena, uint16_t *, documents + 1);
    with->proper = HS_NEW(with->arena, const hs_crf_labels *const *, documents + 1);
    with->begin = HS_NEW(with->arena, size_t, documents + 1);
    counts_of(with, 1, 0);
    with->lexicon.lists = hs_gazetteer_made(&with->lists);
    with->lexicon.learned = hs_gazetteer_made(&with->lists);
    hs_table_view(with->classes, &with->lexicon.classes);
    hs_ner_lexicon_trim(&with->lexicon);
    for (size_t d = 0; d < documents; d++) {
        prepare_document(with, d);
    }
    return HS_OK;
}

/* From here on the sequences have kept and unknown features only. */
static void rewrite_sequences(trainer *with, const hs_pruned_choice *choice)
{
    for (size_t s = 0; s < with->sequences_count; s++) {
        hs_pruned_rewrite_sequence(choice, hs_pruned_rewrite, &with->sequences[s]);
    }
}

static hs_status choose_features(
    trainer *with, uint32_t epochs, hs_pruned_choice *choice, hs_error *error)
{
    hs_crf model;
    hs_status status = train_stage(with, FOLDS, epochs, 1, &model, error);

    if (status == HS_OK) {
        if (hs_pruned_choose(&model, with->sequences, with->sequences_count, BUCKETS,
                hs_pruned_ways(HS_NER_LABELS), choice)) {
            rewrite_sequences(with, choice);
        } else {
            status = hs_fail(error, HS_IO, "not enough memory to choose features");
        }
        hs_crf_free(&model);
    }
    return status;
}

static hs_status train_and_pack(trainer *with, unsigned stage, uint32_t epochs, hs_error *error)
{
    hs_crf model = { 0 };
    hs_pruned_choice choice = { 0 };
    hs_status status = choose_features(with, epochs / 2 + 1, &choice, error);

    if (status == HS_OK) {
        status = train_stage(with, FOLDS, epochs, RUNS, &model, error);
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

static hs_status train_all(trainer *with, const char *file, hs_error *error)
{
    uint32_t epochs = with->options->epochs ? with->options->epochs : 9;
    uint16_t **labels = NULL;
    hs_status status = prepare(with, error);

    if (status == HS_OK) {
        labels = HS_NEW(with->arena, uint16_t *, with->lessons.items_count + 1);
        make_sequences(with);
        status = train_and_pack(with, 0, epochs, error);
    }
    if (status == HS_OK) {
        status = label_by_folds(with, epochs / 2 + 1, labels, error);
    }
    if (status == HS_OK) {
        with->first = labels;
        make_sequences(with);
        status = train_and_pack(with, 1, epochs, error);
    }
    if (status == HS_OK) {
        status = hs_ner_fine_train(with->corpus, &with->lessons, &with->lexicon, &with->packed[2],
            &with->packed_sizes[2], error);
    }
    if (status == HS_OK) {
        finish_learned(with);
        hs_gazetteer_shrink(&with->lists);
        hs_gazetteer_shrink(&with->learned);
        status = write_model(with, file, error);
    }
    return status;
}

static hs_status train(
    hs_corpus *corpus, const hs_train_options *options, const char *file, hs_error *error)
{
    trainer with = { .options = options,
        .corpus = corpus,
        .arena = corpus->arena,
        .lists = { .arena = corpus->arena },
        .learned = { .arena = corpus->arena },
        .lexicon = { .arena = { .guard = corpus->arena->guard } },
        .scratch = { .guard = corpus->arena->guard } };
    hs_status status = train_all(&with, file, error);

    free(with.packed[0]);
    free(with.packed[1]);
    free(with.packed[2]);
    hs_ner_lexicon_free(&with.lexicon);
    hs_arena_free(&with.scratch);
    return status;
}

const hs_trainer hs_ner_trainer = { .name = "ner",
    .summary = "named entities: both stages of hs-ner, from NER= of the last column",
    .train = train };
