/* A conditional random field (learn/crf.h) cut down to the features that matter most.
 *
 * Trained with so many rows that features hardly share one, a model is too large to ship, and most
 * of it weighs nothing.  So it is trained twice: what the first training found to be worth most is
 * kept, and the second one knows of all other features only that they are unknown ones of their
 * group, as it will be for features that no text has had before.
 *
 * A kept feature stands in a bucket, one line of the cache: weights of as many features as there is
 * room for, and at its end a 16-bit print of the hash of each.  So a look into a table that is
 * larger than the cache waits for memory once.
 *
 * A feature's group is its lowest six bits; in group 0 what is unknown adds nothing.
 *
 * Units: weights are those of the model.  Ownership: a view points into its bytes; a choice is the
 * caller's to free with hs_pruned_free.  Threads: a view is only read. */
#ifndef HS_LEARN_PRUNED_H
#define HS_LEARN_PRUNED_H

#include "learn/bucket.h"
#include "learn/crf.h"

/* Labels at most. */
#define HS_PRUNED_LABELS 16

#define HS_PRUNED_GROUPS 64

/* Bytes of a bucket. */
#define HS_PRUNED_BUCKET 64

typedef struct hs_pruned {
    uint32_t buckets;
    unsigned ways;         // features of a bucket
    const int8_t *unknown; // [HS_PRUNED_GROUPS][16]
    // [buckets][HS_PRUNED_BUCKET] weights [ways][labels]; prints [ways] at the end, 0: free
    const int8_t *items;
    hs_crf crf; // labels and transitions, for hs_crf_decode; without weights
} hs_pruned;

/* Features that a bucket has room for, eight at most. */
static inline unsigned hs_pruned_ways(uint32_t labels)
{
    unsigned ways = HS_PRUNED_BUCKET / (labels + (unsigned) sizeof(uint16_t));

    return ways < HS_BUCKET_WAYS ? ways : HS_BUCKET_WAYS;
}

/* The features that are kept. */
typedef struct hs_pruned_choice {
    uint32_t buckets;
    unsigned ways;      // of a bucket
    uint64_t *features; // [buckets][ways] 0: free
} hs_pruned_choice;

/* Chooses among the features that occur at least twice in the sequences that `model` has been
 * trained on.  False: no memory. */
bool hs_pruned_choose(const hs_crf *model, const hs_crf_sequence *sequences, size_t count,
    uint32_t buckets, unsigned ways, hs_pruned_choice *choice);

/* Rewrites features [count] to what is known of them, in place; returns how many are left. */
size_t hs_pruned_rewrite(const hs_pruned_choice *choice, uint64_t *features, size_t count);

/* The same for all of a sequence, whose arrays must be the caller's to write, by hs_pruned_rewrite
 * or hs_sparse_rewrite (learn/sparse.h). */
void hs_pruned_rewrite_sequence(const hs_pruned_choice *choice,
    size_t (*rewrite)(const hs_pruned_choice *choice, uint64_t *features, size_t count),
    const hs_crf_sequence *sequence);

/* The model that was trained on rewritten sequences as bytes, the caller's to free(); NULL: no
 * memory.  The choice must have hs_pruned_ways. */
void *hs_pruned_pack(const hs_pruned_choice *choice, const hs_crf *model, size_t *size);

void hs_pruned_free(hs_pruned_choice *choice);

/* False where the bytes (aligned to 16; to 64, as parts of a model are, for speed) are no such
 * thing. */
bool hs_pruned_view(hs_slice bytes, hs_pruned *model);

/* Adds the weights of each of the features to scores[0 … 15]; what is added behind the last label
 * means nothing. */
void hs_pruned_add(const hs_pruned *model, const uint64_t *features, size_t count, int32_t *scores);

/* The same for many places one after the other.  Memory is slow: while the features of one place
 * are made, the weights of the one before are on their way.
 *
 * After hs_pruned_line_begin, for each place, features are written to hs_pruned_line_next, which
 * has room for HS_PRUNED_FEATURES; hs_pruned_line_add, with their end, adds their weights to the
 * scores at the next call or at hs_pruned_line_finish. */
enum { HS_PRUNED_FEATURES = 320 };

typedef struct hs_pruned_places {
    uint32_t buckets[HS_PRUNED_FEATURES];
    uint16_t prints[HS_PRUNED_FEATURES];
} hs_pruned_places;

typedef struct hs_pruned_turn {
    uint64_t features[HS_PRUNED_FEATURES]; // [count]
    size_t count;
    hs_pruned_places places;
    int32_t *scores;
} hs_pruned_turn;

typedef struct hs_pruned_line {
    const hs_pruned *model;
    size_t begun;
    hs_pruned_turn turns[2];
} hs_pruned_line;

static inline void hs_pruned_line_begin(hs_pruned_line *line, const hs_pruned *model)
{
    line->model = model;
    line->begun = 0;
}

static inline uint64_t *hs_pruned_line_next(hs_pruned_line *line)
{
    return line->turns[line->begun % 2].features;
}

void hs_pruned_line_add(hs_pruned_line *line, const uint64_t *end, int32_t *scores);
void hs_pruned_line_finish(hs_pruned_line *line);

#endif
