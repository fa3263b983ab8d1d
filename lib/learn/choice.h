/* Choices: which of several candidates is the right one, or none; a log-linear model over hashed
 * features of each candidate (A. Berger, S. Della Pietra, V. Della Pietra, "A maximum entropy
 * approach to natural language processing", 1996; as a ranker P. Denis, J. Baldridge, "A ranking
 * approach to pronoun resolution", 2007).
 *
 * A candidate is a list of features (learn/feature.h); "none" is a candidate like others, with
 * features of its own.  Trained in floating point by AdaGrad, used in integers, so that the same is
 * chosen on every machine.
 *
 * Ownership: what hs_choice_train returns is the caller's to free().  Threads: pure. */
#ifndef HS_LEARN_CHOICE_H
#define HS_LEARN_CHOICE_H

#include "base/slice.h"

/* One choice to learn from: candidate i has features[starts[i]] … features[starts[i + 1] - 1]. */
typedef struct hs_choice {
    const uint64_t *features;
    const uint32_t *starts; // [count + 1]
    uint32_t count, right;
} hs_choice;

typedef struct hs_choice_model {
    const int16_t *weights; // [rows], a power of two
    uint32_t rows;
} hs_choice_model;

// What a score of 1 in the log-linear model is in integers.
#define HS_CHOICE_UNIT 256

/* The weights as a part of a model file; NULL: no memory. */
int16_t *hs_choice_train(const hs_choice *choices, size_t count, uint32_t rows, uint32_t epochs);

/* False where the bytes are no such thing. */
bool hs_choice_view(hs_slice bytes, hs_choice_model *model);

/* The score of a candidate. */
int32_t hs_choice_score(const hs_choice_model *model, const uint64_t *features, size_t count);

#endif
