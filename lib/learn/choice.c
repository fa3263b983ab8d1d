#include "learn/choice.h"

#include <math.h>
#include <stdlib.h>

// AdaGrad's step.
#define RATE 0.01f

static float score(const float *weights, uint32_t rows, const hs_choice *of, uint32_t candidate)
{
    float sum = 0;

    for (uint32_t f = of->starts[candidate]; f < of->starts[candidate + 1]; f++) {
        sum += weights[of->features[f] & (rows - 1)];
    }
    return sum;
}

static void learn(float *weights, float *sums, uint32_t rows, const hs_choice *from, float *chances)
{
    float most = -1e30f, total = 0;

    for (uint32_t i = 0; i < from->count; i++) {
        chances[i] = score(weights, rows, from, i);
        most = chances[i] > most ? chances[i] : most;
    }
    for (uint32_t i = 0; i < from->count; i++) {
        chances[i] = expf(chances[i] - most);
        total += chances[i];
    }
    for (uint32_t i = 0; i < from->count; i++) {
        float gradient = (i == from->right ? 1 : 0) - chances[i] / total;
        for (uint32_t f = from->starts[i]; f < from->starts[i + 1]; f++) {
            size_t row = from->features[f] & (rows - 1);
            sums[row] += gradient * gradient;
            weights[row] += RATE * gradient / sqrtf(sums[row] + 1e-6f);
        }
    }
}

static int16_t *round_all(const float *totals, uint32_t rows, uint32_t epochs)
{
    int16_t *rounded = calloc(rows, sizeof *rounded);

    for (uint32_t i = 0; rounded != NULL && i < rows; i++) {
        float value = totals[i] / (float) epochs * HS_CHOICE_UNIT;
        value = value > 32000 ? 32000 : value < -32000 ? -32000 : value;
        rounded[i] = (int16_t) lrintf(value);
    }
    return rounded;
}

int16_t *hs_choice_train(const hs_choice *choices, size_t count, uint32_t rows, uint32_t epochs)
{
    float *weights = calloc(rows, sizeof *weights), *sums = calloc(rows, sizeof *sums);
    float *totals = calloc(rows, sizeof *totals), *chances;
    int16_t *rounded = NULL;
    uint32_t most = 1;

    for (size_t i = 0; i < count; i++) {
        most = choices[i].count > most ? choices[i].count : most;
    }
    chances = calloc(most, sizeof *chances);
    if (weights != NULL && sums != NULL && totals != NULL && chances != NULL) {
        for (uint32_t epoch = 0; epoch < epochs; epoch++) {
            for (size_t i = 0; i < count; i++) {
                learn(weights, sums, rows, &choices[i], chances);
            }
            for (uint32_t i = 0; i < rows; i++) {
                totals[i] += weights[i];
            }
        }
        rounded = round_all(totals, rows, epochs);
    }
    free(weights);
    free(sums);
    free(totals);
    free(chances);
    return rounded;
}

bool hs_choice_view(hs_slice bytes, hs_choice_model *model)
{
    size_t rows = bytes.size / sizeof *model->weights;

    *model = (hs_choice_model){ (const int16_t *) (const void *) bytes.data, (uint32_t) rows };
    return bytes.data != NULL && rows != 0 && (rows & (rows - 1)) == 0
        && rows * sizeof *model->weights == bytes.size;
}

int32_t hs_choice_score(const hs_choice_model *model, const uint64_t *features, size_t count)
{
    int32_t sum = 0;

    for (size_t f = 0; f < count; f++) {
        sum += model->weights[features[f] & (model->rows - 1)];
    }
    return sum;
}
