/* Linear-chain conditional random fields over hashed features, with exact Viterbi decoding.
 *
 * J. Lafferty, A. McCallum, F. Pereira, "Conditional random fields", 2001; hashed features: K.
 * Weinberger et al., "Feature hashing for large scale multitask learning", 2009; trained by
 * AdaGrad: J. Duchi, E. Hazan, Y. Singer, "Adaptive subgradient methods", 2011; with feature
 * dropout: C. Sutton, M. Sindelar, A. McCallum, "Reducing weight undertraining in structured
 * discriminative learning", 2006; averaged: B. Polyak, A. Juditsky, "Acceleration of stochastic
 * approximation by averaging", 1992.
 *
 * A feature is a 64-bit hash (learn/feature.h) and has a row of the weight table, a weight a label.
 * Rows may overlap: with 115 labels and a row every 16 weights the table is seven times smaller
 * than with rows of their own, and where few of a feature's labels matter little is lost.
 *
 * Trained in floating point, used in integers: a score is a sum of 8-bit weights and 16-bit
 * transitions, so that decoding gives the same labels on every compiler, CPU and optimisation
 * level.
 *
 * Units: positions and labels from 0.  Ownership: what hs_crf_train returns is the caller's to free
 * with hs_crf_free; sequences are borrowed; a model from hs_crf_view points into its bytes.
 * Threads: a finished model is only read. */
#ifndef HS_LEARN_CRF_H
#define HS_LEARN_CRF_H

#include "base/arena.h"
#include "base/error.h"

/* Labels at most. */
#define HS_CRF_LABELS 256

/* Features of a sequence: position t has features[starts[t]] … features[starts[t + 1] - 1].
 * Where only some labels can stand at a position, among[t] lists them, ascending and with the gold
 * one among them; it may be NULL (all labels), and so may `among`.
 *
 * Where the right labels are not known, `gold` is NULL and possible[t] lists those that position t
 * can have, while all labels can stand there as far as the model knows: what is learned is that the
 * labels are some of these, as in Y. Tsuboi et al., "Training conditional random fields using
 * incomplete annotations", 2008. */
typedef struct hs_crf_labels {
    uint32_t count;
    const uint16_t *items; // [count]
} hs_crf_labels;

typedef struct hs_crf_sequence {
    const uint64_t *features;
    const uint32_t *starts;               // [length + 1]
    const uint16_t *gold;                 // [length] labels
    const hs_crf_labels *const *among;    // [length]
    const hs_crf_labels *const *possible; // [length]
    uint32_t length;
} hs_crf_sequence;

typedef struct hs_crf_options {
    uint32_t labels;
    uint32_t rows; // a power of two
    uint32_t step; // weights from one row's start to the next one's, a multiple of 16; 0: `labels`
                   // rounded up, so that no rows overlap
    uint32_t epochs;
    float rate;    // AdaGrad's step, 0.05 to 0.3
    float decay;   // L2, a weight loses this part of itself each time it is touched
    float dropout; // probability of leaving a feature out of a position while training
    uint64_t seed;
    uint32_t runs; // trained so often, in other orders, and averaged; 0: once
    // Added to the scores of labels [labels] once they are learned, in units of log-likelihood,
    // where to find more of them is worth some more mistakes; NULL: nothing.
    const float *bias;
} hs_crf_options;

/* A model ready for use. */
typedef struct hs_crf {
    uint32_t labels, rows, step;
    uint32_t stride;            // labels rounded up to a multiple of 16
    const int8_t *weights;      // [rows * step + stride]
    const int16_t *transitions; // [labels + 1][stride] from label (last: from the start) to label
} hs_crf;

/* Trains on `count` sequences, whose order is shuffled for each epoch.  `watch`, where it is not
 * NULL, is called behind each epoch with the mean log-likelihood of a position.  HS_IO: no memory.
 */
hs_status hs_crf_train(const hs_crf_sequence *sequences, size_t count,
    const hs_crf_options *options, void (*watch)(void *context, uint32_t epoch, double likelihood),
    void *context, hs_crf *model, hs_error *error);

void hs_crf_free(hs_crf *model);

/* --- as a part of a model file */

/* The model as bytes, the caller's to free(); NULL: no memory. */
void *hs_crf_pack(const hs_crf *model, size_t *size);

/* A model that points into packed bytes (aligned to 16); false where they are no such thing. */
bool hs_crf_view(hs_slice bytes, hs_crf *model);

/* --- use */

/* The row of a feature: weights of label 0 and those after it. */
static inline const int8_t *hs_crf_row(const hs_crf *model, uint64_t feature)
{
    return model->weights + (size_t) (feature & (model->rows - 1)) * model->step;
}

/* Adds the row of each of the features to scores[0 … stride - 1]. */
void hs_crf_add(const hs_crf *model, const uint64_t *features, size_t count, int32_t *scores);

/* The same for some labels only: scores[i] is that of labels.items[i]. */
void hs_crf_add_among(const hs_crf *model, const uint64_t *features, size_t count,
    hs_crf_labels labels, int32_t *scores);

/* The best labels of a sequence of `length`, given its emission scores [length][stride]; `arena`
 * gets the lattice.
 *
 * `margins`, if not NULL, gets how sure they are: by how much the best sequence of labels scores
 * higher than the best one with another label at the position (a max-marginal: M. J. Wainwright,
 * M. I. Jordan, "Graphical models, exponential families, and variational inference", 2008). */
void hs_crf_decode(const hs_crf *model, const int32_t *emissions, size_t length, hs_arena *arena,
    uint16_t *best, int32_t *margins);

/* The same where a sequence has labels and margins already, those of a model that sees less: labels
 * with a margin above `certain` stay, and what lies between them is decoded.  The emission scores
 * of those that stay need not be known; some are overwritten. */
void hs_crf_decode_rest(const hs_crf *model, int32_t *emissions, size_t length, int32_t certain,
    hs_arena *arena, uint16_t *best, int32_t *margins);

/* The same with some labels at each position: emissions[t][i] is the score of among[t]->items[i].
 */
void hs_crf_decode_among(const hs_crf *model, const hs_crf_labels *const *among,
    const int32_t *const *emissions, size_t length, hs_arena *arena, uint16_t *best);

#endif
