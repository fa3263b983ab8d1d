/* Models cut down: kept features have the weights of the model, unknown ones those of their group,
 * and damaged bytes are refused. */
#include "learn/pruned.h"
#include "suite.h"

enum { LENGTH = 400, EACH = 3, BUCKETS = 40 };

// Labels of models: with more of them a bucket has room for fewer features.
static const uint32_t sizes[] = { 3, 9, 14, HS_PRUNED_LABELS };

static uint64_t made_up(uint64_t number, uint64_t group)
{
    return (number + 1) * UINT64_C(0x9e3779b97f4a7c15) << 6 | group;
}

typedef struct example {
    uint64_t features[LENGTH * EACH];
    uint32_t starts[LENGTH + 1];
    uint16_t gold[LENGTH];
    hs_crf_sequence sequence;
} example;

/* The label follows from the first feature; the others are noise. */
static void make_example(example *to)
{
    for (uint32_t i = 0; i <= LENGTH; i++) {
        to->starts[i] = i * EACH;
        if (i < LENGTH) {
            to->gold[i] = (uint16_t) (i * 7 % 5 % 3);
            to->features[i * EACH] = made_up(to->gold[i], 1);
            to->features[i * EACH + 1] = made_up(100 + i % 50, 2);
            to->features[i * EACH + 2] = made_up(1000 + i, 3);
        }
    }
    to->sequence = (hs_crf_sequence){
        .features = to->features, .starts = to->starts, .gold = to->gold, .length = LENGTH
    };
}

static void train(const example *from, uint32_t labels, hs_crf *model)
{
    hs_crf_options options
        = { .labels = labels, .rows = 1 << 12, .epochs = 4, .rate = 0.1f, .seed = 1 };
    hs_error error = { .line = 0 };

    ck_assert_int_eq(hs_crf_train(&from->sequence, 1, &options, NULL, NULL, model, &error), HS_OK);
}

static void check_kept(uint32_t labels)
{
    static example from;
    hs_crf model;
    hs_pruned_choice choice;
    hs_pruned pruned;
    size_t size;
    uint64_t rewritten[3] = { made_up(1, 1), made_up(9999, 2), made_up(9999, 0) };
    char *bytes;

    make_example(&from);
    train(&from, labels, &model);
    ck_assert(
        hs_pruned_choose(&model, &from.sequence, 1, BUCKETS, hs_pruned_ways(labels), &choice));
    ck_assert_uint_eq(hs_pruned_rewrite(&choice, rewritten, 3), 2);
    ck_assert_uint_eq(rewritten[0], made_up(1, 1));
    ck_assert_uint_ne(rewritten[1], made_up(9999, 2));
    bytes = hs_pruned_pack(&choice, &model, &size);
    ck_assert_ptr_nonnull(bytes);
    ck_assert(hs_pruned_view((hs_slice){ bytes, size }, &pruned));
    for (uint64_t label = 0; label < 3; label++) {
        int32_t scores[HS_PRUNED_LABELS] = { 0 };
        uint64_t feature = made_up(label, 1);
        hs_pruned_add(&pruned, &feature, 1, scores);
        for (uint64_t y = 0; y < labels; y++) {
            ck_assert_int_eq(scores[y], hs_crf_row(&model, feature)[y]);
        }
        ck_assert_int_gt(scores[label], scores[(label + 1) % 3]);
    }
    for (size_t cut = 0; cut < size; cut += 7) {
        ck_assert(!hs_pruned_view((hs_slice){ bytes, cut }, &pruned));
    }
    free(bytes);
    hs_pruned_free(&choice);
    hs_crf_free(&model);
}

START_TEST(keeps_what_matters)
{
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        check_kept(sizes[i]);
    }
}
END_TEST

static void check_unknown(uint32_t labels)
{
    static example from;
    hs_crf model;
    hs_pruned_choice choice;
    hs_pruned pruned;
    size_t size;
    char *bytes;
    uint64_t features[300];
    int32_t scores[HS_PRUNED_LABELS] = { 0 };

    make_example(&from);
    train(&from, labels, &model);
    ck_assert(
        hs_pruned_choose(&model, &from.sequence, 1, BUCKETS, hs_pruned_ways(labels), &choice));
    bytes = hs_pruned_pack(&choice, &model, &size);
    ck_assert_ptr_nonnull(bytes);
    ck_assert(hs_pruned_view((hs_slice){ bytes, size }, &pruned));
    for (uint64_t i = 0; i < 300; i++) {
        features[i] = made_up(50000 + i, 0);
    }
    // One in thousands shares bucket and print with a kept one.
    hs_pruned_add(&pruned, features, 300, scores);
    for (int y = 0; y < 3; y++) {
        ck_assert_int_eq(scores[y], 0);
    }
    free(bytes);
    hs_pruned_free(&choice);
    hs_crf_free(&model);
}

START_TEST(unknown_without_group_adds_nothing)
{
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        check_unknown(sizes[i]);
    }
}
END_TEST

/* One place after the other, none to many features each, gives what each gives alone. */
static void check_line(const hs_pruned *model, const example *from)
{
    int32_t scores[LENGTH][HS_PRUNED_LABELS];
    hs_pruned_line line;

    hs_pruned_line_begin(&line, model);
    memset(scores, 0, sizeof scores);
    for (size_t i = 0; i < LENGTH; i++) {
        size_t count = i * 7 % HS_PRUNED_FEATURES;
        uint64_t *to = hs_pruned_line_next(&line);
        memcpy(to, from->features + i, count * sizeof *to);
        hs_pruned_line_add(&line, to + count, scores[i]);
    }
    hs_pruned_line_finish(&line);
    for (size_t i = 0; i < LENGTH; i++) {
        int32_t alone[HS_PRUNED_LABELS] = { 0 };
        hs_pruned_add(model, from->features + i, i * 7 % HS_PRUNED_FEATURES, alone);
        ck_assert_mem_eq(scores[i], alone, sizeof alone);
    }
}

START_TEST(a_line_adds_what_each_place_adds)
{
    static example from;

    make_example(&from);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        hs_crf model;
        hs_pruned_choice choice;
        hs_pruned view;
        hs_pruned_line none;
        size_t size;
        char *bytes;
        train(&from, sizes[i], &model);
        ck_assert(hs_pruned_choose(
            &model, &from.sequence, 1, BUCKETS, hs_pruned_ways(sizes[i]), &choice));
        bytes = hs_pruned_pack(&choice, &model, &size);
        ck_assert_ptr_nonnull(bytes);
        ck_assert(hs_pruned_view((hs_slice){ bytes, size }, &view));
        check_line(&view, &from);
        hs_pruned_line_begin(&none, &view);
        hs_pruned_line_finish(&none);
        free(bytes);
        hs_pruned_free(&choice);
        hs_crf_free(&model);
    }
}
END_TEST

/* Skipped prints are not found, whatever they are, nor do they hide others. */
START_TEST(prints_are_found_behind_skipped_ones)
{
    const uint16_t prints[HS_BUCKET_WAYS] = { 7, 65535, 1, 7, 3, 0, 65535, 7 };

    for (unsigned skipped = 0; skipped < HS_BUCKET_WAYS; skipped++) {
        for (unsigned print = 0; print < 9; print++) {
            unsigned first = skipped;
            while (first < HS_BUCKET_WAYS && prints[first] != print) {
                first++;
            }
            ck_assert_uint_eq(hs_bucket_way(prints, skipped, (uint16_t) print), first);
        }
        ck_assert_uint_eq(hs_bucket_way(prints, skipped, 65535),
            skipped > 6       ? 8
                : skipped > 1 ? 6
                              : 1);
    }
}
END_TEST

/* A bucket holds its weights and prints, and all that is read from the start of a weight. */
START_TEST(buckets_have_room)
{
    for (uint32_t labels = 1; labels <= HS_PRUNED_LABELS; labels++) {
        unsigned ways = hs_pruned_ways(labels);
        ck_assert_uint_ge(ways, 3);
        ck_assert_uint_le(ways * (labels + sizeof(uint16_t)), HS_PRUNED_BUCKET);
        ck_assert_uint_le((ways - 1) * labels + HS_PRUNED_LABELS, HS_PRUNED_BUCKET);
    }
}
END_TEST

SUITE("pruned", keeps_what_matters, unknown_without_group_adds_nothing,
    a_line_adds_what_each_place_adds, prints_are_found_behind_skipped_ones, buckets_have_room)
