/* From floating point to integers. */
#include <math.h>
#include <stdlib.h>

#include "learn/crf_quantize.h"

/* One scale for all weights: the largest but for one in 100,000, which is cut off, becomes 127. */
static float choose_scale(const float *weights, size_t count)
{
    enum { BINS = 4096 };
    size_t bins[BINS] = { 0 }, seen = 0;
    float most = 1e-6f;

    for (size_t i = 0; i < count; i++) {
        most = fabsf(weights[i]) > most ? fabsf(weights[i]) : most;
    }
    for (size_t i = 0; i < count; i++) {
        bins[(size_t) (fabsf(weights[i]) / most * (BINS - 1))]++;
    }
    for (size_t bin = BINS; bin > 1; bin--) {
        seen += bins[bin - 1];
        if (seen > count / 100000) {
            return 127 / (most * (float) bin / (BINS - 1));
        }
    }
    return 127 / most;
}

static float clip(float value, float most)
{
    value = roundf(value);
    return value > most ? most : value < -most ? -most : value;
}

bool hs_crf_quantize(const hs_crf_options *options, uint32_t step, const float *from,
    const float *transitions_from, hs_crf *model)
{
    uint32_t labels = options->labels, stride = (labels + 15) / 16 * 16;
    size_t size = (size_t) options->rows * step + stride;
    int8_t *weights = calloc(size, 1);
    int16_t *transitions = calloc((size_t) (labels + 1) * stride, sizeof *transitions);
    float scale = choose_scale(from, (size_t) options->rows * step + HS_CRF_LABELS);

    *model = (hs_crf){ .labels = labels,
        .rows = options->rows,
        .step = step,
        .stride = stride,
        .weights = weights,
        .transitions = transitions };
    if (weights == NULL || transitions == NULL) {
        hs_crf_free(model);
        return false;
    }
    for (size_t i = 0; i < size; i++) {
        weights[i] = (int8_t) clip(from[i] * scale, 127);
    }
    for (size_t x = 0; x <= labels; x++) {
        for (size_t y = 0; y < stride; y++) {
            float sum = y < labels ? transitions_from[x * labels + y] * scale : -1e6f;
            transitions[x * stride + y] = (int16_t) clip(sum, 30000);
        }
    }
    return true;
}
