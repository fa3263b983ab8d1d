/* A log-linear classifier over hashed features, learned one example after the other: what
 * hs-parse's trainer learns actions and relations with.
 *
 * AdaGrad (J. Duchi, E. Hazan, Y. Singer, 2011), averaged over all steps, with some of the features
 * left out at random.  An example may have several right classes: what is learned is that it is one
 * of them.
 *
 * Ownership: a learner is the caller's to free.  Threads: one learner, one thread. */
#ifndef HS_LANGUAGE_PARSE_LEARN_H
#define HS_LANGUAGE_PARSE_LEARN_H

#include "language/parse_model.h"

typedef struct hs_parse_learner {
    uint32_t classes;
    unsigned bits;    // 1 << bits rows
    uint64_t print;   // the bits of a feature that are its print
    float rate;       // the step
    float dropout;    // part of the features left out
    float *rows;      // [1 << bits][3][classes] weights, sums of squares, sums over all steps
    uint64_t *chosen; // [1 << bits] the features that are kept, 0: none; NULL: all
    float *worth;     // [1 << bits] while they are chosen
    double steps;
    uint64_t random;
} hs_parse_learner;

/* False: no memory. */
bool hs_parse_learner_make(hs_parse_learner *learner, uint32_t classes, unsigned bits);

/* Back to where it knows nothing, but which features are kept; `random` is the next order of what
 * is left out. */
void hs_parse_learner_restart(hs_parse_learner *learner, uint64_t random);

void hs_parse_learner_free(hs_parse_learner *learner);

/* Rewrites features to their rows, and returns how many are left. */
size_t hs_parse_learner_rows(
    hs_parse_learner *learner, const uint64_t *features, size_t count, uint32_t *rows, bool drop);

void hs_parse_learner_score(
    const hs_parse_learner *learner, const uint32_t *rows, size_t count, float *scores);

/* One step, from the scores that the rows have.  `allowed` and `right` say of each class whether it
 * can be, and is, right. */
void hs_parse_learner_step(hs_parse_learner *learner, const uint32_t *rows, size_t count,
    const float *scores, const bool *allowed, const bool *right);

/* Puts the averages in the place of the weights, when learning has ended. */
void hs_parse_learner_average(hs_parse_learner *learner);

/* Adds the weights, averaged, to totals [1 << bits][classes], divided by `runs`. */
void hs_parse_learner_add(const hs_parse_learner *learner, uint32_t runs, float *totals);

/* Makes the totals the weights. */
void hs_parse_learner_set(hs_parse_learner *learner, const float *totals);

/* Keeps of the features of an example those that `all`, learned and averaged, finds worth more than
 * what has had their rows.  `learner` must have been made with fewer rows. */
bool hs_parse_learner_choose(
    hs_parse_learner *learner, const hs_parse_learner *all, const uint64_t *features, size_t count);

/* The weights of a row as bytes, `scale` to 1. */
void hs_parse_learner_bytes(
    const hs_parse_learner *learner, size_t row, double scale, int8_t *bytes);

#endif
