/* Margins of decoding, against all label sequences there are. */
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
        hs_crf_decode(&model, emissions, LENGTH, &arena, best);
        hs_crf_margins(&model, emissions, LENGTH, &arena, best, margins);
        for (uint32_t t = 0; t < LENGTH; t++) {
            ck_assert_int_eq(margins[t], best_score(LENGTH, 0) - best_score(t, best[t]));
        }
        hs_arena_free(&arena);
    }
}
END_TEST

SUITE("crf", margins_are_true)
