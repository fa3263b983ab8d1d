#include "language/parse_learn.h"

#include <math.h>
#include <stdlib.h>

#include "learn/feature.h"

// An example of which the model is surer than this teaches nothing more.
#define SURE 0.998F
#define SMALLEST 1e-6F

enum { WEIGHTS, SQUARES, SUMS, PARTS };

bool hs_parse_learner_make(hs_parse_learner *learner, uint32_t classes, unsigned bits)
{
    *learner = (hs_parse_learner){ .classes = classes, .bits = bits, .random = 1 };
    learner->rows = calloc((size_t) PARTS * classes << bits, sizeof *learner->rows);
    return learner->rows != NULL;
}

void hs_parse_learner_restart(hs_parse_learner *learner, uint64_t random)
{
    size_t size = ((size_t) PARTS * learner->classes << learner->bits) * sizeof *learner->rows;

    memset(learner->rows, 0, size);
    learner->steps = 0;
    learner->random = hs_mix(random);
}

void hs_parse_learner_free(hs_parse_learner *learner)
{
    free(learner->rows);
    free(learner->chosen);
    free(learner->worth);
    *learner = (hs_parse_learner){ 0 };
}

static float *row_at(const hs_parse_learner *learner, size_t row, int part)
{
    return learner->rows + (row * PARTS + (size_t) part) * learner->classes;
}

static bool is_kept(const hs_parse_learner *learner, size_t row, uint64_t feature)
{
    return learner->chosen == NULL
        || (learner->chosen[row] != 0 && ((learner->chosen[row] ^ feature) & learner->print) == 0);
}

size_t hs_parse_learner_rows(
    hs_parse_learner *learner, const uint64_t *features, size_t count, uint32_t *rows, bool drop)
{
    uint64_t least = drop ? (uint64_t) ((double) learner->dropout * 4294967296.0) : 0;
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        size_t row = hs_parse_row(features[i], learner->bits);
        if (drop && hs_mix(learner->random++) >> 32 < least) {
            continue;
        }
        if (is_kept(learner, row, features[i])) {
            rows[kept++] = (uint32_t) row;
        }
    }
    return kept;
}

void hs_parse_learner_score(
    const hs_parse_learner *learner, const uint32_t *rows, size_t count, float *scores)
{
    for (uint32_t y = 0; y < learner->classes; y++) {
        scores[y] = 0;
    }
    for (size_t i = 0; i < count; i++) {
        const float *weights = row_at(learner, rows[i], WEIGHTS);
        for (uint32_t y = 0; y < learner->classes; y++) {
            scores[y] += weights[y];
        }
    }
}

/* What the scores of the classes are to rise by: the gradient of the logarithm of the right ones'
 * probability.  False where that is next to nothing. */
static bool find_gradient(const hs_parse_learner *learner, const float *scores, const bool *allowed,
    const bool *right, float *gradient)
{
    float highest = -INFINITY, all = 0, good = 0;

    for (uint32_t y = 0; y < learner->classes; y++) {
        highest = allowed[y] && scores[y] > highest ? scores[y] : highest;
    }
    for (uint32_t y = 0; y < learner->classes; y++) {
        gradient[y] = allowed[y] ? expf(scores[y] - highest) : 0;
        all += gradient[y];
        good += right[y] ? gradient[y] : 0;
    }
    if (good > SURE * all) {
        return false;
    }
    good = good > SMALLEST ? good : SMALLEST;
    for (uint32_t y = 0; y < learner->classes; y++) {
        gradient[y] = (right[y] ? gradient[y] / good : 0) - gradient[y] / all;
    }
    return true;
}

void hs_parse_learner_step(hs_parse_learner *learner, const uint32_t *rows, size_t count,
    const float *scores, const bool *allowed, const bool *right)
{
    float gradient[HS_PARSE_LABELS], time = (float) learner->steps++;

    if (!find_gradient(learner, scores, allowed, right, gradient)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        float *weights = row_at(learner, rows[i], WEIGHTS);
        float *squares = row_at(learner, rows[i], SQUARES);
        float *sums = row_at(learner, rows[i], SUMS);
        for (uint32_t y = 0; y < learner->classes; y++) {
            float step, squared = squares[y] + gradient[y] * gradient[y];
            step = learner->rate * gradient[y] / sqrtf(squared + SMALLEST);
            squares[y] = squared;
            weights[y] += step;
            sums[y] += step * time;
        }
    }
}

void hs_parse_learner_average(hs_parse_learner *learner)
{
    float steps = learner->steps > 0 ? (float) learner->steps : 1;

    for (size_t row = 0; row < (size_t) 1 << learner->bits; row++) {
        float *weights = row_at(learner, row, WEIGHTS), *sums = row_at(learner, row, SUMS);
        for (uint32_t y = 0; y < learner->classes; y++) {
            weights[y] -= sums[y] / steps;
            sums[y] = 0;
        }
    }
}

void hs_parse_learner_add(const hs_parse_learner *learner, uint32_t runs, float *totals)
{
    for (size_t row = 0; row < (size_t) 1 << learner->bits; row++) {
        for (uint32_t y = 0; y < learner->classes; y++) {
            totals[row * learner->classes + y] += row_at(learner, row, WEIGHTS)[y] / (float) runs;
        }
    }
}

void hs_parse_learner_set(hs_parse_learner *learner, const float *totals)
{
    for (size_t row = 0; row < (size_t) 1 << learner->bits; row++) {
        for (uint32_t y = 0; y < learner->classes; y++) {
            row_at(learner, row, WEIGHTS)[y] = totals[row * learner->classes + y];
        }
    }
}

/* --- choosing */

static float worth_of(const hs_parse_learner *all, uint64_t feature)
{
    const float *weights = row_at(all, hs_parse_row(feature, all->bits), WEIGHTS);
    const float *squares = row_at(all, hs_parse_row(feature, all->bits), SQUARES);
    float worth = 0;

    // How far it moves scores, times how much it has been used.
    for (uint32_t y = 0; y < all->classes; y++) {
        worth += weights[y] * weights[y] * squares[y];
    }
    return worth;
}

bool hs_parse_learner_choose(
    hs_parse_learner *learner, const hs_parse_learner *all, const uint64_t *features, size_t count)
{
    if (learner->chosen == NULL) {
        learner->chosen = calloc((size_t) 1 << learner->bits, sizeof *learner->chosen);
        learner->worth = calloc((size_t) 1 << learner->bits, sizeof *learner->worth);
    }
    for (size_t i = 0; i < count && learner->chosen != NULL && learner->worth != NULL; i++) {
        size_t row = hs_parse_row(features[i], learner->bits);
        float worth = learner->chosen[row] != features[i] ? worth_of(all, features[i]) : 0;
        if (worth > learner->worth[row]) {
            learner->worth[row] = worth;
            learner->chosen[row] = features[i];
        }
    }
    return learner->chosen != NULL && learner->worth != NULL;
}

/* --- bytes */

void hs_parse_learner_bytes(
    const hs_parse_learner *learner, size_t row, double scale, int8_t *bytes)
{
    const float *weights = row_at(learner, row, WEIGHTS);

    for (uint32_t y = 0; y < learner->classes; y++) {
        double scaled = round((double) weights[y] * scale);
        bytes[y] = (int8_t) (scaled > 127 ? 127 : scaled < -127 ? -127 : scaled);
    }
}
