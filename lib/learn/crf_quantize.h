/* What training of conditional random fields (learn/crf.h) ends with: weights in floating point
 * become the integers of a model.
 *
 * Threads: pure. */
#ifndef HS_LEARN_CRF_QUANTIZE_H
#define HS_LEARN_CRF_QUANTIZE_H

#include "learn/crf.h"

/* The model of weights [rows * step + HS_CRF_LABELS] and transitions [labels + 1][labels], the
 * caller's to free with hs_crf_free; false: no memory. */
bool hs_crf_quantize(const hs_crf_options *options, uint32_t step, const float *weights,
    const float *transitions, hs_crf *model);

#endif
