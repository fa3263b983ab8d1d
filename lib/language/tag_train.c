#include "language/tag_train.h"

#include <stdlib.h>

#include "language/word_tags.h"

#define FOLDS 5
// Rows of the table when all features are tried, and buckets of features that each stage keeps.
#define ALL_ROWS (1u << 20)
static const uint32_t buckets[2] = { 24000, 58000 };
// The final training of a stage is done so often, and averaged.
#define RUNS 6
// A weight that is smaller does not go into the model.
#define LEAST_WEIGHT 8

/* --- the corpus */

static hs_tag_type *type_of(hs_tag_corpus *corpus, hs_slice form)
{
    bool added;
    hs_map_value *place = hs_map_add(&corpus->forms, form, &added);
    hs_tag_type *type;

    if (!added) {
        return (hs_tag_type *) (uintptr_t) place->pointer;
    }
    place->pointer = type = HS_NEW(corpus->arena, hs_tag_type, 1);
    type->form = form;
    type->counts = HS_NEW(corpus->arena, uint32_t, HS_CRF_LABELS);
    hs_tag_word_read(corpus->arena, form, &type->word);
    *HS_APPEND(corpus->arena, corpus, types) = type;
    return type;
}

static uint16_t label_of(hs_tag_corpus *corpus, const hs_token *token)
{
    hs_slice name = hs_arena_print(corpus->arena, "%.*s %.*s", HS_PRINT(token->column[HS_UPOS]),
        HS_PRINT(token->column[HS_XPOS]));
    bool added;
    hs_map_value *place = hs_map_add(&corpus->label_names, name, &added);

    if (added) {
        place->number = corpus->labels_count;
        *HS_APPEND(corpus->arena, corpus, labels) = name;
    }
    return (uint16_t) place->number;
}

static void read_place(hs_tag_corpus *corpus, const hs_token *token, hs_tag_place *place)
{
    *place = (hs_tag_place){ .type = type_of(corpus, token->column[HS_FORM]),
        .lemma = token->column[HS_LEMMA],
        .feats = token->column[HS_FEATS],
        .label = label_of(corpus, token) };
    if (place->label < HS_CRF_LABELS) {
        place->type->count++;
        place->type->counts[place->label]++;
    }
}

static void read_sentence(
    hs_tag_corpus *corpus, const hs_document *document, const hs_sentence *from, uint32_t fold)
{
    hs_tag_sentence sentence = { .fold = fold };

    for (size_t i = from->first; i < from->end; i++) {
        if (document->tokens[i].kind == HS_WORD) {
            sentence.length++;
            if (hs_slice_is(document->tokens[i].column[HS_UPOS], "_")) {
                return;
            }
        }
    }
    if (sentence.length == 0) {
        return;
    }
    sentence.places = HS_NEW(corpus->arena, hs_tag_place, sentence.length);
    sentence.length = 0;
    for (size_t i = from->first; i < from->end; i++) {
        if (document->tokens[i].kind == HS_WORD) {
            read_place(corpus, &document->tokens[i], &sentence.places[sentence.length++]);
        }
    }
    *HS_APPEND(corpus->arena, corpus, sentences) = sentence;
}

static hs_status read_corpus(const hs_corpus *from, hs_tag_corpus *corpus, hs_error *error)
{
    *corpus = (hs_tag_corpus){ .arena = from->arena,
        .forms = hs_map_make(from->arena),
        .label_names = hs_map_make(from->arena) };
    for (size_t d = 0; d < from->documents_count; d++) {
        const hs_document *document = &from->documents[d];
        for (size_t s = 0; s < document->sentences_count; s++) {
            read_sentence(corpus, document, &document->sentences[s], (uint32_t) d % FOLDS);
        }
    }
    if (corpus->sentences_count == 0) {
        return hs_fail(error, HS_BAD_DOCUMENT, "no sentence in the corpus has UPOS and XPOS");
    }
    if (corpus->labels_count > HS_CRF_LABELS) {
        return hs_fail(error, HS_BAD_DOCUMENT,
            "the corpus has %zu different pairs of UPOS and "
            "XPOS, more than %d",
            corpus->labels_count, HS_CRF_LABELS);
    }
    return HS_OK;
}

/* --- sequences */

typedef struct stages {
    const hs_train_options *options;
    hs_tag_corpus *corpus;
    hs_tag_lexicon lexicon;
    hs_tag_context *contexts;   // [sentences_count]
    hs_crf_sequence *sequences; // [sentences_count]
    hs_arena features;          // of one stage
    uint32_t rows;              // of the table
    const char *what;           // is being trained
} stages;

/* A stage as it goes into the file. */
typedef struct packed_stage {
    void *data;
    size_t size;
} packed_stage;

static bool has_label(const hs_crf_labels *among, uint16_t label)
{
    uint32_t i = 0;

    while (i < among->count && among->items[i] != label) {
        i++;
    }
    return i < among->count;
}

static void prepare(stages *with)
{
    hs_arena *arena = with->corpus->arena;
    bool *verbs = HS_NEW(arena, bool, with->corpus->labels_count);

    for (size_t y = 0; y < with->corpus->labels_count; y++) {
        hs_tag_label label;
        verbs[y] = hs_tag_label_read(with->corpus->labels[y], (uint32_t) y, &label) && label.verb;
    }
    for (size_t i = 0; i < with->corpus->types_count; i++) {
        hs_tag_word_look_up(&with->lexicon, with->corpus->arena, &with->corpus->types[i]->word);
    }
    with->contexts = HS_NEW(arena, hs_tag_context, with->corpus->sentences_count);
    with->sequences = HS_NEW(arena, hs_crf_sequence, with->corpus->sentences_count);
    for (size_t s = 0; s < with->corpus->sentences_count; s++) {
        const hs_tag_sentence *sentence = &with->corpus->sentences[s];
        const hs_crf_labels **among = HS_NEW(arena, const hs_crf_labels *, sentence->length);
        uint16_t *gold = HS_NEW(arena, uint16_t, sentence->length);
        with->contexts[s] = hs_tag_context_make(arena, verbs, sentence->length);
        for (uint32_t t = 0; t < sentence->length; t++) {
            const hs_tag_place *place = &sentence->places[t];
            with->contexts[s].words[t] = &place->type->word;
            gold[t] = place->label;
            among[t]
                = has_label(&place->type->word.among, gold[t]) ? &place->type->word.among : NULL;
        }
        hs_tag_context_read(&with->contexts[s]);
        with->sequences[s]
            = (hs_crf_sequence){ .gold = gold, .among = among, .length = sentence->length };
    }
}

static void find_features(stages *with, size_t s, int stage)
{
    hs_crf_sequence *sequence = &with->sequences[s];
    const hs_tag_context *context = &with->contexts[s];
    size_t most = HS_TAG_LOCAL + 2 * HS_TAG_CONTEXT;
    uint64_t *all = NULL;
    uint32_t *starts = HS_NEW(&with->features, uint32_t, sequence->length + 1), used = 0;
    size_t capacity = 0;

    for (uint32_t t = 0; t < sequence->length; t++) {
        const hs_tag_word *word = context->words[t];
        starts[t] = used;
        if (word->among.count == 1 && sequence->among[t] != NULL) {
            continue;
        }
        all = hs_arena_grow(&with->features, all, sizeof *all, &capacity, used + most);
        memcpy(all + used, word->local, word->local_count * sizeof *all);
        used += word->local_count;
        used += (uint32_t) hs_tag_features(context, t, all + used);
        if (stage == 1) {
            used += (uint32_t) hs_tag_more_features(context, t, all + used);
        }
    }
    starts[sequence->length] = used;
    sequence->features = all;
    sequence->starts = starts;
}

static void find_all_features(stages *with, int stage)
{
    hs_arena_reset(&with->features);
    for (size_t s = 0; s < with->corpus->sentences_count; s++) {
        find_features(with, s, stage);
    }
}

/* --- the two stages */

static void watch_epoch(void *context, uint32_t epoch, double likelihood)
{
    const stages *with = context;

    hs_train_watch(with->options, "%s, epoch %u: log-likelihood %.4f a word", with->what,
        (unsigned) epoch, likelihood);
}

/* Trains a stage on all sentences but those of `left_out`. */
static hs_status train_stage(
    stages *with, uint32_t left_out, uint32_t epochs, uint32_t runs, hs_crf *model, hs_error *error)
{
    const hs_train_options *given = with->options;
    size_t count = 0;
    hs_crf_sequence *some
        = HS_NEW(with->corpus->arena, hs_crf_sequence, with->corpus->sentences_count);
    hs_crf_options options = { .labels = (uint32_t) with->corpus->labels_count,
        .rows = with->rows,
        .epochs = epochs,
        .runs = runs,
        .rate = given->rate > 0 ? given->rate : 0.07F,
        .dropout = given->dropout > 0 ? given->dropout : 0.5F,
        .decay = given->decay,
        .seed = given->seed ? given->seed : 1 };

    for (size_t s = 0; s < with->corpus->sentences_count; s++) {
        if (with->corpus->sentences[s].fold != left_out) {
            some[count++] = with->sequences[s];
        }
    }
    return hs_crf_train(some, count, &options, watch_epoch, with, model, error);
}

/* From here on the sequences have the rows of the kept features. */
static void rewrite_sequences(stages *with, const hs_pruned_choice *choice)
{
    for (size_t s = 0; s < with->corpus->sentences_count; s++) {
        hs_pruned_rewrite_sequence(choice, hs_sparse_rewrite, &with->sequences[s]);
    }
}

/* Trains once with all features, and keeps the best ones. */
static hs_status choose_features(
    stages *with, int stage, uint32_t epochs, hs_pruned_choice *choice, hs_error *error)
{
    hs_crf model;
    hs_status status;

    find_all_features(with, stage);
    with->what = stage == 0 ? "stage 1, all features" : "stage 2, all features";
    with->rows = with->options->rows ? with->options->rows : ALL_ROWS;
    status = train_stage(with, FOLDS, epochs, 1, &model, error);
    if (status != HS_OK) {
        return status;
    }
    if (hs_pruned_choose(&model, with->sequences, with->corpus->sentences_count,
            buckets[stage] < with->rows ? buckets[stage] : with->rows, HS_BUCKET_WAYS, choice)) {
        rewrite_sequences(with, choice);
        with->rows = hs_sparse_rows(choice);
    } else {
        status = hs_fail(error, HS_IO, "not enough memory to choose features");
    }
    hs_crf_free(&model);
    return status;
}

/* What a model of the first stage says of a sentence. */
static void predict(
    const hs_crf *model, const hs_crf_sequence *sequence, hs_tag_context *context, hs_arena *arena)
{
    const hs_crf_labels **among = HS_NEW(arena, const hs_crf_labels *, sequence->length);
    const int32_t **emissions = HS_NEW(arena, const int32_t *, sequence->length);

    for (uint32_t t = 0; t < sequence->length; t++) {
        int32_t *scores = HS_NEW(arena, int32_t, HS_CRF_LABELS);
        among[t] = &context->words[t]->among;
        hs_crf_add_among(model, sequence->features + sequence->starts[t],
            sequence->starts[t + 1] - sequence->starts[t], *among[t], scores);
        emissions[t] = scores;
    }
    hs_crf_decode_among(model, among, emissions, sequence->length, arena, context->first);
}

static hs_status jackknife(stages *with, uint32_t epochs, hs_arena *scratch, hs_error *error)
{
    hs_status status = HS_OK;
    size_t wrong = 0, places = 0;

    with->what = "stage 1, jackknifed";
    for (uint32_t fold = 0; status == HS_OK && fold < FOLDS; fold++) {
        hs_crf model = { 0 };
        status = train_stage(with, fold, epochs, 1, &model, error);
        for (size_t s = 0; status == HS_OK && s < with->corpus->sentences_count; s++) {
            const hs_tag_sentence *sentence = &with->corpus->sentences[s];
            if (sentence->fold != fold) {
                continue;
            }
            hs_arena_reset(scratch);
            predict(&model, &with->sequences[s], &with->contexts[s], scratch);
            for (uint32_t t = 0; t < sentence->length; t++) {
                wrong += with->contexts[s].first[t] != sentence->places[t].label;
                places++;
            }
        }
        hs_crf_free(&model);
    }
    hs_train_watch(with->options, "stage 1, jackknifed: %.2f %% of the labels are right",
        100 - 100 * (double) wrong / (double) (places ? places : 1));
    return status;
}

static hs_status train_and_pack(
    stages *with, int stage, packed_stage *packed, hs_arena *scratch, hs_error *error)
{
    uint32_t epochs = with->options->epochs ? with->options->epochs : 10;
    hs_pruned_choice choice = { 0 };
    hs_crf model = { 0 };
    hs_status status = choose_features(with, stage, epochs / 2 + 1, &choice, error);

    if (status == HS_OK && stage == 0) {
        status = jackknife(with, epochs, scratch, error);
    }
    if (status == HS_OK) {
        with->what = stage == 0 ? "stage 1" : "stage 2";
        status = train_stage(with, FOLDS, epochs, RUNS, &model, error);
    }
    if (status == HS_OK) {
        packed->data = hs_sparse_pack(&choice, &model, LEAST_WEIGHT, &packed->size);
        if (packed->data == NULL) {
            status = hs_fail(error, HS_IO, "not enough memory to write the model");
        }
    }
    hs_crf_free(&model);
    hs_pruned_free(&choice);
    return status;
}

/* --- the model */

static hs_slice join_labels(const hs_tag_corpus *corpus)
{
    hs_slice text = HS_LITERAL("");

    for (size_t y = 0; y < corpus->labels_count; y++) {
        hs_slice parts[3] = { text, corpus->labels[y], HS_LITERAL("\n") };
        text = hs_arena_join(corpus->arena, parts, 3);
    }
    return text;
}

static hs_status write_model(const stages *with, const hs_tag_lexicon_parts *lexicon,
    const packed_stage packed[2], const char *file, hs_error *error)
{
    hs_slice labels = join_labels(with->corpus), lemmas[4];

    hs_lemma_train(with->corpus, &with->lexicon.words, lemmas);
    const hs_model_part parts[] = {
        { "labels", labels.data, labels.size },
        { "lexicon", lexicon->table.data, lexicon->table.size },
        { "words", lexicon->words.data, lexicon->words.size },
        { "tags", lexicon->tags.data, lexicon->tags.size },
        { "sets", lexicon->sets.data, lexicon->sets.size },
        { "stage1", packed[0].data, packed[0].size },
        { "stage2", packed[1].data, packed[1].size },
        { "lemma", lemmas[0].data, lemmas[0].size },
        { "lemma.rules", lemmas[1].data, lemmas[1].size },
        { "feats", lemmas[2].data, lemmas[2].size },
        { "feats.values", lemmas[3].data, lemmas[3].size },
    };
    return hs_model_write(
        file, HS_TAG_KIND, HS_TAG_VERSION, parts, sizeof parts / sizeof *parts, error);
}

static hs_status make_lexicon(stages *with, hs_tag_lexicon_parts *parts, hs_error *error)
{
    hs_tag_corpus *corpus = with->corpus;
    hs_status status = hs_word_list_read(corpus->arena, &parts->words, error);

    if (status == HS_OK) {
        status = hs_word_tags_read(corpus->arena, &parts->tags, error);
    }
    if (status != HS_OK) {
        return status;
    }
    hs_tag_lexicon_train(corpus, &parts->table, &parts->sets);
    if (!hs_tag_lexicon_view(
            parts, (uint32_t) corpus->labels_count, corpus->arena, &with->lexicon)) {
        return hs_fail(error, HS_IO, "not enough memory for the lexicon");
    }
    return HS_OK;
}

static hs_status train(
    hs_corpus *from, const hs_train_options *options, const char *file, hs_error *error)
{
    hs_tag_corpus corpus;
    stages with
        = { .options = options, .corpus = &corpus, .features = { .guard = from->arena->guard } };
    hs_arena scratch = { .guard = from->arena->guard };
    packed_stage packed[2] = { { NULL, 0 }, { NULL, 0 } };
    hs_tag_lexicon_parts lexicon = { .words = { NULL, 0 } };
    hs_status status = read_corpus(from, &corpus, error);

    if (status == HS_OK) {
        status = make_lexicon(&with, &lexicon, error);
    }
    if (status == HS_OK) {
        prepare(&with);
    }
    for (int stage = 0; status == HS_OK && stage < 2; stage++) {
        status = train_and_pack(&with, stage, &packed[stage], &scratch, error);
    }
    if (status == HS_OK) {
        status = write_model(&with, &lexicon, packed, file, error);
    }
    free(packed[0].data);
    free(packed[1].data);
    hs_arena_free(&with.features);
    hs_arena_free(&scratch);
    return status;
}

const hs_trainer hs_tag_trainer = {
    .name = "tag",
    .summary = "UPOS, XPOS, FEATS and LEMMA, for hs-tag",
    .train = train,
};
