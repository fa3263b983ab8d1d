/* Training of conditional random fields: see crf.h for the papers. */
#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "learn/crf_quantize.h"

// A long sequence is trained in pieces of this length, so that its lattice stays small.
#define PIECE 256

// Rows of up to so many labels are gone through whole, which the compiler makes vectors of.
#define LANES 16

// Weights and their sums of squares come from all over the memory: fetched so many ahead.
#define AHEAD 8

typedef struct trainer {
    const hs_crf_options *options;
    uint32_t labels, step;
    size_t table, square;           // weights; transitions: [labels + 1][labels]
    float *weights, *sums, *totals; // [table] with AdaGrad's sums of squares, and what they were
                                    // behind each epoch but the first, added up
    float *transitions, *square_sums, *transition_totals; // [square]
    float *expected;                                      // [square] pairs expected in the piece
    float *factors;                                       // [square] exp of transitions
    float *emissions, *alpha, *beta; // [PIECE][labels] of the labels that can stand there
    float *scale;                    // [PIECE]
    float *gradients;                // [PIECE][labels] like emissions
    uint16_t *all;                   // [labels] 0, 1, 2, …
    hs_crf_labels every;
    const hs_crf_labels *among[PIECE];
    size_t *bases; // first weights of the piece's features not dropped
    uint32_t starts[PIECE + 1];
    size_t bases_capacity;
    uint64_t random;
} trainer;

/* xorshift64*, S. Vigna, "An experimental exploration of Marsaglia's xorshift generators", 2016. */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

static bool dropped(trainer *with)
{
    return with->options->dropout > 0
        && (float) (next_random(&with->random) >> 40) * 0x1p-24f < with->options->dropout;
}

static bool allocate(trainer *with)
{
    struct {
        float **array;
        size_t count;
    } const arrays[] = {
        { &with->weights, with->table },
        { &with->sums, with->table },
        { &with->totals, with->table },
        { &with->transitions, with->square },
        { &with->square_sums, with->square },
        { &with->transition_totals, with->square },
        { &with->expected, with->square },
        { &with->factors, with->square },
        { &with->emissions, (size_t) PIECE * with->labels },
        { &with->alpha, (size_t) PIECE * with->labels },
        { &with->beta, (size_t) PIECE * with->labels },
        { &with->scale, PIECE },
        { &with->gradients, (size_t) PIECE * with->labels },
    };

    with->all = calloc(with->labels, sizeof *with->all);
    if (with->all == NULL) {
        return false;
    }
    for (uint32_t y = 0; y < with->labels; y++) {
        with->all[y] = (uint16_t) y;
    }
    with->every = (hs_crf_labels){ with->labels, with->all };
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) {
        *arrays[i].array = calloc(arrays[i].count, sizeof(float));
        if (*arrays[i].array == NULL) {
            return false;
        }
    }
    return true;
}

static void release(trainer *with)
{
    free(with->weights);
    free(with->sums);
    free(with->totals);
    free(with->transitions);
    free(with->square_sums);
    free(with->transition_totals);
    free(with->expected);
    free(with->factors);
    free(with->emissions);
    free(with->alpha);
    free(with->beta);
    free(with->scale);
    free(with->gradients);
    free(with->all);
    free(with->bases);
}

static bool make_room(trainer *with, size_t wanted)
{
    if (wanted > with->bases_capacity) {
        size_t *bases = realloc(with->bases, (wanted * 2 + AHEAD) * sizeof *bases);
        if (bases == NULL) {
            return false;
        }
        with->bases = bases;
        memset(bases, 0, (wanted * 2 + AHEAD) * sizeof *bases); // fetched before they are set
        with->bases_capacity = wanted * 2;
    }
    return true;
}

/* Adds weights of some labels up; those of all labels in one run. */
static void add_weights(
    const trainer *with, size_t base, const hs_crf_labels *labels, float *restrict to)
{
    const float *restrict weights = with->weights + base;

    if (labels == &with->every) {
        for (uint32_t y = 0; y < with->labels; y++) {
            to[y] += weights[y];
        }
    } else {
        for (uint32_t i = 0; i < labels->count; i++) {
            to[i] += weights[labels->items[i]];
        }
    }
}

/* The weights of a position's features, added up by label, for those that can stand there. */
static void add_lanes(const trainer *with, const size_t *bases, size_t count,
    const hs_crf_labels *labels, float *restrict to)
{
    float sums[LANES] = { 0 };

    for (size_t f = 0; f < count; f++) {
        const float *restrict weights = with->weights + bases[f];
        for (unsigned y = 0; y < LANES; y++) {
            sums[y] += weights[y];
        }
    }
    for (uint32_t i = 0; i < labels->count; i++) {
        to[i] = sums[labels->items[i]];
    }
}

/* Collects the piece's features, some left out, and sums their weights. */
static bool emit(trainer *with, const hs_crf_sequence *piece)
{
    size_t used = 0;

    if (!make_room(with, piece->starts[piece->length] - piece->starts[0])) {
        return false;
    }
    for (uint32_t t = 0; t < piece->length; t++) {
        float *to = with->emissions + (size_t) t * with->labels;
        bool given = piece->among != NULL && piece->among[t] != NULL;
        with->among[t] = given ? piece->among[t] : &with->every;
        memset(to, 0, with->labels * sizeof *to);
        with->starts[t] = (uint32_t) used;
        if (with->among[t]->count == 1) {
            continue; // nothing to choose, nothing to learn
        }
        for (uint32_t f = piece->starts[t]; f < piece->starts[t + 1]; f++) {
            size_t base = (size_t) (piece->features[f] & (with->options->rows - 1)) * with->step;
            if (!dropped(with)) {
                with->bases[used++] = base;
                __builtin_prefetch(with->weights + base);
                if (with->step != LANES) {
                    add_weights(with, base, with->among[t], to);
                }
            }
        }
        if (with->step == LANES) {
            add_lanes(
                with, with->bases + with->starts[t], used - with->starts[t], with->among[t], to);
        }
    }
    with->starts[piece->length] = (uint32_t) used;
    return true;
}

/* Turns emissions into factors, the largest of a position 1. */
static void exponentiate(trainer *with, uint32_t length)
{
    for (uint32_t t = 0; t < length; t++) {
        float *at = with->emissions + (size_t) t * with->labels, most = at[0];
        uint32_t count = with->among[t]->count;
        for (uint32_t i = 1; i < count; i++) {
            most = at[i] > most ? at[i] : most;
        }
        for (uint32_t i = 0; i < count; i++) {
            at[i] = expf(at[i] - most);
        }
    }
}

/* L. R. Rabiner's scaling (1989): every position of alpha sums to one. */
static void forward(trainer *with, uint32_t length)
{
    uint32_t labels = with->labels;

    for (uint32_t t = 0; t < length; t++) {
        float *alpha = with->alpha + (size_t) t * labels, *before = alpha - labels, sum = 0;
        const float *emission = with->emissions + (size_t) t * labels;
        const hs_crf_labels *to = with->among[t], *from = t > 0 ? with->among[t - 1] : NULL;
        memset(alpha, 0, labels * sizeof *alpha);
        for (uint32_t i = 0; t == 0 && i < to->count; i++) {
            alpha[i] = with->factors[(size_t) labels * labels + to->items[i]];
        }
        for (uint32_t k = 0; t > 0 && k < from->count; k++) {
            const float *factors = with->factors + (size_t) from->items[k] * labels;
            for (uint32_t i = 0; i < to->count; i++) {
                alpha[i] += before[k] * factors[to->items[i]];
            }
        }
        for (uint32_t i = 0; i < to->count; i++) {
            alpha[i] *= emission[i];
            sum += alpha[i];
        }
        // What must be may be as good as impossible to the model.
        with->scale[t] = 1 / (sum + FLT_MIN);
        for (uint32_t i = 0; i < to->count; i++) {
            alpha[i] *= with->scale[t];
        }
    }
}

/* Backward, with the pairs that are expected on the way, counted `sign` times. */
static void backward(trainer *with, uint32_t length, float sign)
{
    uint32_t labels = with->labels;
    float inner[HS_CRF_LABELS];

    for (uint32_t i = 0; i < labels; i++) {
        with->beta[(size_t) (length - 1) * labels + i] = 1;
    }
    for (uint32_t t = length - 1; t > 0; t--) {
        const float *after = with->beta + (size_t) t * labels;
        const float *emission = with->emissions + (size_t) t * labels;
        const float *alpha = with->alpha + (size_t) (t - 1) * labels;
        float *beta = with->beta + (size_t) (t - 1) * labels;
        const hs_crf_labels *to = with->among[t], *from = with->among[t - 1];
        for (uint32_t i = 0; i < to->count; i++) {
            inner[i] = after[i] * emission[i] * with->scale[t];
        }
        for (uint32_t k = 0; k < from->count; k++) {
            const float *factors = with->factors + (size_t) from->items[k] * labels;
            float *expected = with->expected + (size_t) from->items[k] * labels, sum = 0;
            for (uint32_t i = 0; i < to->count; i++) {
                float product = factors[to->items[i]] * inner[i];
                sum += product;
                expected[to->items[i]] += sign * alpha[k] * product;
            }
            beta[k] = sum;
        }
    }
}

static void step_weight(float *weight, float *sum, float gradient, float rate)
{
    *sum += gradient * gradient;
    *weight += rate * gradient / sqrtf(*sum + 1e-8f);
}

/* Moves the weights of one feature. */
static void update_row(
    trainer *with, size_t base, const hs_crf_labels *labels, const float *restrict gradient)
{
    float keep = 1 - with->options->decay, rate = with->options->rate;
    float *restrict weights = with->weights + base, *restrict sums = with->sums + base;

    if (labels == &with->every) {
        for (uint32_t y = 0; y < with->labels; y++) {
            sums[y] += gradient[y] * gradient[y];
            weights[y] = weights[y] * keep + rate * gradient[y] / sqrtf(sums[y] + 1e-8f);
        }
    } else {
        for (uint32_t i = 0; i < labels->count; i++) {
            uint32_t y = labels->items[i];
            sums[y] += gradient[i] * gradient[i];
            weights[y] = weights[y] * keep + rate * gradient[i] / sqrtf(sums[y] + 1e-8f);
        }
    }
}

/* Adds what each label is expected to be at each position, `sign` times, to the gradients. */
static void add_expected(trainer *with, uint32_t length, float sign)
{
    for (uint32_t t = 0; t < length; t++) {
        size_t row = (size_t) t * with->labels;
        for (uint32_t i = 0; i < with->among[t]->count; i++) {
            with->gradients[row + i] += sign * with->alpha[row + i] * with->beta[row + i];
        }
    }
}

/* The gradient where the labels are known; returns the log-likelihood lost. */
static double add_gold(trainer *with, const hs_crf_sequence *piece)
{
    double lost = 0;

    for (uint32_t t = 0; t < piece->length; t++) {
        float *gradient = with->gradients + (size_t) t * with->labels;
        for (uint32_t i = 0; i < with->among[t]->count; i++) {
            if (with->among[t]->items[i] == piece->gold[t]) {
                lost -= log(1e-9 - (double) gradient[i]);
                gradient[i] += 1;
            }
        }
        if (t > 0) {
            with->expected[(size_t) piece->gold[t - 1] * with->labels + piece->gold[t]] -= 1;
        }
    }
    return lost;
}

/* Leaves only the possible labels; returns the log-likelihood lost. */
static double restrict_emissions(trainer *with, const hs_crf_sequence *piece)
{
    double lost = 0;

    for (uint32_t t = 0; t < piece->length; t++) {
        const hs_crf_labels *possible = piece->possible[t];
        float *emission = with->emissions + (size_t) t * with->labels, kept[HS_CRF_LABELS];
        double sum = 1e-9;
        memcpy(kept, emission, with->labels * sizeof *kept);
        memset(emission, 0, with->labels * sizeof *emission);
        for (uint32_t i = 0; i < possible->count; i++) {
            uint32_t y = possible->items[i];
            emission[y] = kept[y];
            sum -= (double) with->gradients[(size_t) t * with->labels + y];
        }
        lost -= log(sum);
    }
    return lost;
}

/* The gradient of the piece; returns the log-likelihood lost, roughly. */
static double find_gradients(trainer *with, const hs_crf_sequence *piece)
{
    double lost;

    memset(with->gradients, 0, (size_t) piece->length * with->labels * sizeof *with->gradients);
    forward(with, piece->length);
    backward(with, piece->length, 1);
    add_expected(with, piece->length, -1);
    if (piece->gold != NULL) {
        return add_gold(with, piece);
    }
    lost = restrict_emissions(with, piece);
    forward(with, piece->length);
    backward(with, piece->length, -1);
    add_expected(with, piece->length, 1);
    return lost;
}

static void update_transitions(trainer *with)
{
    for (size_t i = 0; i < with->square; i++) {
        if (with->expected[i] != 0) {
            step_weight(&with->transitions[i], &with->square_sums[i], -with->expected[i],
                with->options->rate);
            with->factors[i] = expf(with->transitions[i]);
            with->expected[i] = 0;
        }
    }
}

/* The same for whole rows; what cannot stand there has gradient 0. */
static void update_lanes(
    trainer *with, const size_t *bases, size_t count, const float *restrict gradient)
{
    float keep = 1 - with->options->decay, rate = with->options->rate;

    for (size_t f = 0; f < count; f++) {
        float *restrict weights = with->weights + bases[f], *restrict sums = with->sums + bases[f];
        __builtin_prefetch(with->weights + bases[f + AHEAD], 1);
        __builtin_prefetch(with->sums + bases[f + AHEAD], 1);
        for (unsigned y = 0; y < LANES; y++) {
            sums[y] += gradient[y] * gradient[y];
            weights[y] = weights[y] * keep + rate * gradient[y] / sqrtf(sums[y] + 1e-8f);
        }
    }
}

static void update_position(trainer *with, uint32_t t, const float *gradient)
{
    const hs_crf_labels *among = with->among[t];
    float lanes[LANES] = { 0 };

    for (uint32_t i = 0; with->step == LANES && i < among->count; i++) {
        lanes[among->items[i]] = gradient[i];
    }
    if (with->step == LANES) {
        update_lanes(
            with, with->bases + with->starts[t], with->starts[t + 1] - with->starts[t], lanes);
        return;
    }
    for (uint32_t f = with->starts[t]; f < with->starts[t + 1]; f++) {
        update_row(with, with->bases[f], among, gradient);
    }
}

/* Moves the weights of the piece's features. */
static void update(trainer *with, uint32_t length)
{
    uint32_t labels = with->labels;

    for (uint32_t t = 0; t < length; t++) {
        update_position(with, t, with->gradients + (size_t) t * labels);
    }
    for (uint32_t i = 0; i < with->among[0]->count; i++) {
        with->expected[(size_t) labels * labels + with->among[0]->items[i]] = -with->gradients[i];
    }
}

static bool train_piece(trainer *with, const hs_crf_sequence *piece, double *lost)
{
    if (!emit(with, piece)) {
        return false;
    }
    exponentiate(with, piece->length);
    *lost += find_gradients(with, piece);
    update(with, piece->length);
    update_transitions(with);
    return true;
}

static bool train_sequence(trainer *with, const hs_crf_sequence *sequence, double *lost)
{
    for (uint32_t first = 0; first < sequence->length; first += PIECE) {
        hs_crf_sequence piece = *sequence;
        piece.starts += first;
        piece.gold += piece.gold != NULL ? first : 0;
        piece.possible += piece.possible != NULL ? first : 0;
        piece.among += piece.among != NULL ? first : 0;
        piece.length = sequence->length - first < PIECE ? sequence->length - first : PIECE;
        if (!train_piece(with, &piece, lost)) {
            return false;
        }
    }
    return true;
}

static void shuffle(size_t *order, size_t count, uint64_t *random)
{
    for (size_t i = count; i > 1; i--) {
        size_t other = (size_t) (next_random(random) % i), kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
}

static void add_up(trainer *with)
{
    for (size_t i = 0; i < with->table; i++) {
        with->totals[i] += with->weights[i];
    }
    for (size_t i = 0; i < with->square; i++) {
        with->transition_totals[i] += with->transitions[i];
    }
}

/* The sums have all epochs of each run but the first. */
static void add_bias(trainer *with)
{
    const hs_crf_options *options = with->options;
    uint32_t runs = options->runs ? options->runs : 1;
    float times = (float) (runs * (options->epochs > 1 ? options->epochs - 1 : 1));

    for (size_t i = 0; options->bias != NULL && i < with->square; i++) {
        with->transition_totals[i] += options->bias[i % with->labels] * times;
    }
}

/* Forgets all but the sums of the runs before. */
static void start_run(trainer *with, uint32_t run)
{
    with->random = (with->options->seed + run * UINT64_C(0x9e3779b97f4a7c15)) | 1;
    memset(with->weights, 0, with->table * sizeof *with->weights);
    memset(with->sums, 0, with->table * sizeof *with->sums);
    memset(with->transitions, 0, with->square * sizeof *with->transitions);
    memset(with->square_sums, 0, with->square * sizeof *with->square_sums);
    for (size_t i = 0; i < with->square; i++) {
        with->factors[i] = 1;
    }
}

static bool run_epochs(trainer *with, const hs_crf_sequence *sequences, size_t *order, size_t count,
    void (*watch)(void *context, uint32_t epoch, double likelihood), void *context)
{
    size_t positions = 1;

    for (size_t i = 0; i < count; i++) {
        order[i] = i;
        positions += sequences[i].length;
    }
    for (uint32_t epoch = 0; epoch < with->options->epochs; epoch++) {
        double lost = 0;
        shuffle(order, count, &with->random);
        for (size_t i = 0; i < count; i++) {
            if (!train_sequence(with, &sequences[order[i]], &lost)) {
                return false;
            }
        }
        if (epoch > 0 || with->options->epochs == 1) {
            add_up(with);
        }
        if (watch != NULL) {
            watch(context, epoch + 1, -lost / (double) positions);
        }
    }
    return true;
}

hs_status hs_crf_train(const hs_crf_sequence *sequences, size_t count,
    const hs_crf_options *options, void (*watch)(void *context, uint32_t epoch, double likelihood),
    void *context, hs_crf *model, hs_error *error)
{
    trainer with = { .options = options,
        .labels = options->labels,
        .step = options->step ? options->step : (options->labels + 15) / 16 * 16,
        .square = (size_t) (options->labels + 1) * options->labels };
    size_t *order = malloc((count + 1) * sizeof *order);
    bool well;

    with.table = (size_t) options->rows * with.step + HS_CRF_LABELS;
    well = order != NULL && allocate(&with);
    for (uint32_t run = 0; well && run < (options->runs ? options->runs : 1); run++) {
        start_run(&with, run);
        well = run_epochs(&with, sequences, order, count, watch, context);
    }
    if (well) {
        add_bias(&with);
    }
    well = well && hs_crf_quantize(options, with.step, with.totals, with.transition_totals, model);
    release(&with);
    free(order);
    return well ? HS_OK : hs_fail(error, HS_IO, "not enough memory to train");
}
