/* A conditional random field (learn/crf.h) with many labels, cut down to the features that matter
 * most (learn/pruned.h), each with a weight for those labels only for which it has one.
 *
 * A feature is found in a bucket of eight, 32 bytes; its weights stand in a row as pairs of a label
 * and a weight or, where they are many, as a weight for each label.  Unknown features weigh
 * nothing.
 *
 * Trained in two rounds, as pruned.h tells: choose HS_BUCKET_WAYS to a bucket with
 * hs_pruned_choose, rewrite with hs_sparse_rewrite, train again with at least hs_sparse_rows rows
 * of their own, pack.
 *
 * Ownership: a view points into its bytes.  Threads: a view is only read. */
#ifndef HS_LEARN_SPARSE_H
#define HS_LEARN_SPARSE_H

#include "learn/bucket.h"
#include "learn/pruned.h"

/* Labels at most. */
#define HS_SPARSE_LABELS HS_CRF_LABELS

typedef struct hs_sparse_bucket {
    uint16_t prints[HS_BUCKET_WAYS];    // 0: free
    uint32_t first;                     // cell of the bucket's first feature
    uint8_t starts[HS_BUCKET_WAYS + 1]; // cells in front of each feature's; of the bucket, last
    uint8_t padding[3];
} hs_sparse_bucket;

/* Two pairs, of labels and their weights; as many cells as labels need, at a byte each, hold the
 * weights of all of them instead. */
typedef struct hs_sparse_cell {
    uint8_t labels[2];
    int8_t weights[2];
} hs_sparse_cell;

typedef struct hs_sparse {
    uint32_t buckets;
    const hs_sparse_bucket *items; // [buckets]
    const hs_sparse_cell *cells;   // [cells_count]
    uint32_t cells_count;
    hs_crf crf; // labels and transitions, for hs_crf_decode_among; without weights
} hs_sparse;

/* Rewrites features [count] to the rows of those that are kept, in place; returns how many are
 * left. */
size_t hs_sparse_rewrite(const hs_pruned_choice *choice, uint64_t *features, size_t count);

/* Rows that the second training needs, a power of two. */
uint32_t hs_sparse_rows(const hs_pruned_choice *choice);

/* The model that was trained on rewritten sequences as bytes, the caller's to free(); weights
 * nearer than `least` to what most labels of a feature have are left out, those further than 127
 * from it are cut.  NULL: no memory. */
void *hs_sparse_pack(const hs_pruned_choice *choice, const hs_crf *model, int least, size_t *size);

/* False where the bytes (aligned to 16) are no such thing.  Reads all buckets. */
bool hs_sparse_view(hs_slice bytes, hs_sparse *model);

/* Where the weights of some features stand. */
#define HS_SPARSE_FOUND 64
typedef struct hs_sparse_found {
    const int8_t *rows[HS_SPARSE_FOUND]; // of a weight for each label
    const hs_sparse_cell *pairs[HS_SPARSE_FOUND], *ends[HS_SPARSE_FOUND];
    size_t rows_count, pairs_count;
} hs_sparse_found;

/* The three steps of hs_sparse_add.  Each has the memory fetched that the next one reads: who does
 * the steps for several places in turn waits for none of it. */
static inline void hs_sparse_prefetch(
    const hs_sparse *model, const uint64_t *features, size_t count)
{
    for (size_t f = 0; f < count; f++) {
        __builtin_prefetch(&model->items[hs_bucket_of(features[f], model->buckets)]);
    }
}
void hs_sparse_find( // HS_SPARSE_FOUND features at most
    const hs_sparse *model, const uint64_t *features, size_t count, hs_sparse_found *found);
void hs_sparse_sum(
    const hs_sparse *model, const hs_sparse_found *found, hs_crf_labels among, int32_t *scores);

/* Adds the weights of each of the features: scores[i] is that of label among.items[i]. */
void hs_sparse_add(const hs_sparse *model, const uint64_t *features, size_t count,
    hs_crf_labels among, int32_t *scores);

#endif
