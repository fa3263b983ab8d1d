/* Choices: what decides is learned, "none" too; the same twice; damaged bytes are refused. */
#include <stdlib.h>

#include "learn/choice.h"
#include "learn/feature.h"
#include "suite.h"

enum { CHOICES = 300, MOST = 3, ROWS = 1 << 10 };

typedef struct example {
    uint64_t features[CHOICES][2 * MOST];
    uint32_t starts[CHOICES][MOST + 1];
    hs_choice choices[CHOICES];
} example;

/* Candidate 0 is none, with a feature of its own; the right one of the others is marked by feature
 * 2, but for every third choice, in which no candidate is; feature 100 and up are noise. */
static void make_example(example *to)
{
    for (uint32_t c = 0; c < CHOICES; c++) {
        uint32_t right = c % MOST, used = 0;
        for (uint32_t i = 0; i < MOST; i++) {
            to->starts[c][i] = used;
            to->features[c][used++] = hs_feature(i == 0 ? 1 : i == right ? 2 : 3, 0);
            to->features[c][used++] = hs_feature(100, (c * 7 + i * 5) % 11);
        }
        to->starts[c][MOST] = used;
        to->choices[c] = (hs_choice){ to->features[c], to->starts[c], MOST, right };
    }
}

static uint32_t best_of(const hs_choice_model *model, const hs_choice *of)
{
    uint32_t best = 0;
    int32_t most = INT32_MIN;

    for (uint32_t i = 0; i < of->count; i++) {
        int32_t score = hs_choice_score(
            model, of->features + of->starts[i], of->starts[i + 1] - of->starts[i]);
        best = score > most ? i : best;
        most = score > most ? score : most;
    }
    return best;
}

START_TEST(learns_what_decides)
{
    static example from;
    hs_choice_model model;
    int16_t *weights, *again;

    make_example(&from);
    weights = hs_choice_train(from.choices, CHOICES, ROWS, 20);
    again = hs_choice_train(from.choices, CHOICES, ROWS, 20);
    ck_assert_int_eq(memcmp(weights, again, ROWS * sizeof *weights), 0);
    ck_assert(hs_choice_view((hs_slice){ (const char *) weights, ROWS * sizeof *weights }, &model));
    for (uint32_t c = 0; c < CHOICES; c++) {
        ck_assert_uint_eq(best_of(&model, &from.choices[c]), from.choices[c].right);
    }
    free(weights);
    free(again);
}
END_TEST

START_TEST(refuses_what_is_no_model)
{
    static const int16_t weights[12] = { 0 };
    hs_choice_model model;

    ck_assert(hs_choice_view((hs_slice){ (const char *) weights, 16 }, &model));
    ck_assert_uint_eq(model.rows, 8);
    ck_assert(!hs_choice_view((hs_slice){ (const char *) weights, 24 }, &model));
    ck_assert(!hs_choice_view((hs_slice){ (const char *) weights, 17 }, &model));
    ck_assert(!hs_choice_view((hs_slice){ (const char *) weights, 0 }, &model));
    ck_assert(!hs_choice_view((hs_slice){ NULL, 0 }, &model));
}
END_TEST

SUITE("choice", learns_what_decides, refuses_what_is_no_model)
