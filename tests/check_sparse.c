/* Models of many labels cut down: scores are those of the model they were made from but for what
 * all labels of a feature have in common, and damaged bytes are refused or harmless. */
#include "learn/sparse.h"
#include "suite.h"

enum { LABELS = 60, LENGTH = 600, EACH = 3, BUCKETS = 60 };

static uint64_t made_up(uint64_t number)
{
    return (number + 1) * UINT64_C(0x9e3779b97f4a7c15) & ~UINT64_C(63);
}

typedef struct example {
    uint64_t features[LENGTH * EACH], kept[LENGTH * EACH];
    uint32_t starts[LENGTH + 1], kept_starts[LENGTH + 1];
    uint16_t gold[LENGTH];
    hs_crf_sequence sequence;
} example;

/* The label follows from the first feature; the second is everywhere, the third is noise. */
static void make_example(example *to)
{
    for (uint32_t i = 0; i <= LENGTH; i++) {
        to->starts[i] = i * EACH;
        if (i < LENGTH) {
            to->gold[i] = (uint16_t) (i * 7 % LABELS);
            to->features[i * EACH] = made_up(to->gold[i]);
            to->features[i * EACH + 1] = made_up(1000);
            to->features[i * EACH + 2] = made_up(2000 + i);
        }
    }
    to->sequence = (hs_crf_sequence){
        .features = to->features, .starts = to->starts, .gold = to->gold, .length = LENGTH
    };
}

static void train(const hs_crf_sequence *from, uint32_t rows, hs_crf *model)
{
    hs_crf_options options
        = { .labels = LABELS, .rows = rows, .epochs = 8, .rate = 0.3f, .seed = 1 };
    hs_error error = { .line = 0 };

    ck_assert_int_eq(hs_crf_train(from, 1, &options, NULL, NULL, model, &error), HS_OK);
}

/* Puts the example's features as rows of those that are kept into `kept`. */
static hs_crf_sequence rewrite(example *from, const hs_pruned_choice *choice)
{
    hs_crf_sequence rewritten = from->sequence;
    uint64_t *to = from->kept;

    for (uint32_t i = 0; i < LENGTH; i++) {
        from->kept_starts[i] = (uint32_t) (to - from->kept);
        memcpy(to, from->features + i * EACH, EACH * sizeof *to);
        to += hs_sparse_rewrite(choice, to, EACH);
    }
    from->kept_starts[LENGTH] = (uint32_t) (to - from->kept);
    rewritten.features = from->kept;
    rewritten.starts = from->kept_starts;
    return rewritten;
}

typedef struct packed {
    hs_pruned_choice choice;
    hs_crf model;
    char *bytes;
    size_t size;
} packed;

static void make_packed(example *from, packed *made)
{
    hs_crf all;
    hs_crf_sequence kept;

    make_example(from);
    train(&from->sequence, 1 << 12, &all);
    ck_assert(hs_pruned_choose(&all, &from->sequence, 1, BUCKETS, HS_BUCKET_WAYS, &made->choice));
    hs_crf_free(&all);
    kept = rewrite(from, &made->choice);
    train(&kept, hs_sparse_rows(&made->choice), &made->model);
    made->bytes = hs_sparse_pack(&made->choice, &made->model, 1, &made->size);
    ck_assert_ptr_nonnull(made->bytes);
}

static void free_packed(packed *made)
{
    free(made->bytes);
    hs_crf_free(&made->model);
    hs_pruned_free(&made->choice);
}

static const hs_crf_labels *every_label(void)
{
    static uint16_t all[LABELS];
    static hs_crf_labels every = { LABELS, all };

    for (uint16_t y = 0; y < LABELS; y++) {
        all[y] = y;
    }
    return &every;
}

START_TEST(scores_as_the_model_does)
{
    static example from;
    packed made;
    hs_sparse sparse;
    const hs_crf_labels *every = every_label();

    make_packed(&from, &made);
    ck_assert(hs_sparse_view((hs_slice){ made.bytes, made.size }, &sparse));
    for (uint64_t label = 0; label < LABELS; label++) {
        uint64_t feature = made_up(label), row = feature;
        int32_t scores[LABELS] = { 0 };
        ck_assert_uint_eq(hs_sparse_rewrite(&made.choice, &row, 1), 1);
        hs_sparse_add(&sparse, &feature, 1, *every, scores);
        for (uint64_t y = 0; y < LABELS; y++) {
            int apart = hs_crf_row(&made.model, row)[label] - hs_crf_row(&made.model, row)[y];
            // What is very far above the others is cut.
            ck_assert_int_eq(scores[label] - scores[y] > 100 ? 101 : scores[label] - scores[y],
                apart > 100 ? 101 : apart);
        }
    }
    free_packed(&made);
}
END_TEST

START_TEST(some_labels_are_enough)
{
    static example from;
    packed made;
    hs_sparse sparse;
    const uint16_t few[] = { 3, 14, 59 };
    const hs_crf_labels some = { 3, few };

    make_packed(&from, &made);
    ck_assert(hs_sparse_view((hs_slice){ made.bytes, made.size }, &sparse));
    for (size_t i = 0; i < LENGTH; i++) {
        int32_t all[LABELS] = { 0 }, scores[3] = { 0 };
        hs_sparse_add(&sparse, from.features + i * EACH, EACH, *every_label(), all);
        hs_sparse_add(&sparse, from.features + i * EACH, EACH, some, scores);
        for (size_t k = 0; k < 3; k++) {
            ck_assert_int_eq(scores[k], all[few[k]]);
        }
    }
    free_packed(&made);
}
END_TEST

START_TEST(unknown_features_weigh_nothing)
{
    static example from;
    packed made;
    hs_sparse sparse;
    uint64_t features[300];
    int32_t scores[LABELS] = { 0 };

    make_packed(&from, &made);
    ck_assert(hs_sparse_view((hs_slice){ made.bytes, made.size }, &sparse));
    for (uint64_t i = 0; i < 300; i++) {
        features[i] = made_up(900000 + i);
    }
    // One in thousands shares bucket and print with a kept one.
    hs_sparse_add(&sparse, features, 300, *every_label(), scores);
    for (int y = 0; y < LABELS; y++) {
        ck_assert_int_eq(scores[y], 0);
    }
    free_packed(&made);
}
END_TEST

/* What cannot be seen to be damaged must still lead nowhere outside. */
START_TEST(damage_is_refused_or_harmless)
{
    static example from;
    packed made;
    hs_sparse sparse;

    make_packed(&from, &made);
    for (size_t cut = 0; cut < made.size; cut += 13) {
        ck_assert(!hs_sparse_view((hs_slice){ made.bytes, cut }, &sparse));
    }
    for (size_t at = 0; at < made.size; at += 11) {
        char kept = made.bytes[at];
        made.bytes[at] = (char) (kept ^ (1 << at % 8));
        if (hs_sparse_view((hs_slice){ made.bytes, made.size }, &sparse)) {
            int32_t scores[HS_SPARSE_LABELS] = { 0 };
            hs_sparse_add(&sparse, from.features, LENGTH * EACH, *every_label(), scores);
        }
        made.bytes[at] = kept;
    }
    free_packed(&made);
}
END_TEST

SUITE("sparse", scores_as_the_model_does, some_labels_are_enough, unknown_features_weigh_nothing,
    damage_is_refused_or_harmless)
