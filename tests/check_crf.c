/* Margins of decoding, against all label sequences there are; what a bias does to what is learned.
 */
#include "learn/crf.h"
#include "suite.h"

enum { LABELS = 3, STRIDE = 16, LENGTH = 5, SEQUENCES = 243 };

static int16_t transitions[(LABELS + 1) * STRIDE];
static int32_t emissions[LENGTH * STRIDE];

/* Numbers without order, the same each time. */
static int32_t number_of(uint32_t place) { return (int32_t) (place * 2654435761u >> 24) - 128; }

static hs_crf make_model(uint32_t seed)
{
    for (uint32_t i = 0; i < (LABELS + 1) * STRIDE; i++) {
        transitions[i] = (int16_t) number_of(seed * 1000 + i);
    }
    for (uint32_t i = 0; i < LENGTH * STRIDE; i++) {
        emissions[i] = i % STRIDE < LABELS ? number_of(seed * 1000 + 500 + i) : -100000;
    }
    return (
        hs_crf){ .labels = LABELS, .stride = STRIDE, .step = STRIDE, .transitions = transitions };
}

static uint16_t label_at(uint32_t sequence, uint32_t place)
{
    while (place-- > 0) {
        sequence /= LABELS;
    }
    return (uint16_t) (sequence % LABELS);
}

static int32_t score_of(uint32_t sequence)
{
    uint32_t before = LABELS;
    int32_t sum = 0;

    for (uint32_t t = 0; t < LENGTH; t++) {
        uint32_t label = label_at(sequence, t);
        sum += transitions[before * STRIDE + label] + emissions[t * STRIDE + label];
        before = label;
    }
    return sum;
}

/* The best score of all, or of those with another label than `label` at `place`. */
static int32_t best_score(uint32_t place, uint32_t label)
{
    int32_t most = INT32_MIN;

    for (uint32_t sequence = 0; sequence < SEQUENCES; sequence++) {
        int32_t score = score_of(sequence);
        if (place == LENGTH || label_at(sequence, place) != label) {
            most = score > most ? score : most;
        }
    }
    return most;
}

START_TEST(margins_are_true)
{
    for (uint32_t seed = 1; seed < 40; seed++) {
        hs_crf model = make_model(seed);
        hs_arena arena = { 0 };
        uint16_t best[LENGTH];
        int32_t margins[LENGTH];
        hs_crf_decode(&model, emissions, LENGTH, &arena, best, margins);
        for (uint32_t t = 0; t < LENGTH; t++) {
            ck_assert_int_eq(margins[t], best_score(LENGTH, 0) - best_score(t, best[t]));
        }
        hs_arena_free(&arena);
    }
}
END_TEST

/* The best labels where those with a margin above `certain` stay, by trying all of them. */
static void best_rest(
    const uint16_t *before, const int32_t *margins, int32_t certain, uint16_t labels[LENGTH])
{
    uint32_t most = 0;
    bool found = false;

    for (uint32_t sequence = 0; sequence < SEQUENCES; sequence++) {
        bool stays = true;
        for (uint32_t t = 0; t < LENGTH; t++) {
            stays = stays && (margins[t] <= certain || label_at(sequence, t) == before[t]);
        }
        if (stays && (!found || score_of(sequence) > score_of(most))) {
            most = sequence;
            found = true;
        }
    }
    for (uint32_t t = 0; t < LENGTH; t++) {
        labels[t] = label_at(most, t);
    }
}

START_TEST(what_is_certain_stays)
{
    for (uint32_t seed = 1; seed < 400; seed++) {
        hs_crf model = make_model(seed);
        hs_arena arena = { 0 };
        uint16_t before[LENGTH], best[LENGTH], right[LENGTH];
        int32_t margins[LENGTH], now[LENGTH], certain = (int32_t) (seed % 5) * 40;
        int32_t scratch[LENGTH * STRIDE];
        for (uint32_t t = 0; t < LENGTH; t++) {
            before[t] = best[t] = (uint16_t) ((seed >> t) % LABELS);
            margins[t] = now[t] = number_of(seed * 31 + t) + 128;
        }
        best_rest(before, margins, certain, right);
        memcpy(scratch, emissions, sizeof scratch);
        hs_crf_decode_rest(&model, scratch, LENGTH, certain, &arena, best, now);
        for (uint32_t t = 0; t < LENGTH; t++) {
            ck_assert_uint_eq(best[t], right[t]);
            ck_assert(margins[t] <= certain || now[t] == margins[t]);
        }
        hs_arena_free(&arena);
    }
}
END_TEST

/* How many of the positions get label 1, learned from a feature that has it once in three times. */
static unsigned count_biased(float bias)
{
    enum { COUNT = 30 };
    const float biases[] = { 0, bias };
    uint64_t features[COUNT];
    uint32_t starts[COUNT + 1] = { 0 };
    uint16_t gold[COUNT], best[COUNT];
    int32_t scores[COUNT * STRIDE] = { 0 };
    hs_crf_sequence sequence
        = { .features = features, .starts = starts, .gold = gold, .length = COUNT };
    hs_crf_options options
        = { .labels = 2, .rows = 16, .epochs = 20, .rate = 0.1f, .bias = biases };
    hs_crf model;
    hs_arena arena = { 0 };
    hs_error error;
    unsigned count = 0;

    for (uint32_t i = 0; i < COUNT; i++) {
        features[i] = 7;
        starts[i + 1] = i + 1;
        gold[i] = (uint16_t) (number_of(i) % 3 == 0);
    }
    ck_assert_int_eq(hs_crf_train(&sequence, 1, &options, NULL, NULL, &model, &error), HS_OK);
    for (uint32_t i = 0; i < COUNT; i++) {
        hs_crf_add(&model, &features[i], 1, scores + i * model.stride);
    }
    hs_crf_decode(&model, scores, COUNT, &arena, best, NULL);
    for (uint32_t i = 0; i < COUNT; i++) {
        count += best[i];
    }
    hs_crf_free(&model);
    hs_arena_free(&arena);
    return count;
}

START_TEST(bias_finds_more)
{
    unsigned without = count_biased(0);

    ck_assert_uint_gt(without, 0);
    ck_assert_uint_ge(count_biased(0.5f), without);
    ck_assert_uint_le(count_biased(-0.5f), without);
    ck_assert_uint_eq(count_biased(40), 30);
    ck_assert_uint_eq(count_biased(-40), 0);
}
END_TEST

SUITE("crf", margins_are_true, what_is_certain_stays, bias_finds_more)
