/* Threads that process batches, which come out in the order in which they went in.
 *
 * A ring of batches goes round: one thread takes a free one, fills it and hands it in; the next
 * worker that is idle processes it; the worker that finishes the batch whose turn it is gives it,
 * and those behind it that are done, to `deliver`.  So memory is that of the ring, no thread only
 * writes, and nobody waits for a batch but in its turn.
 *
 * Threads: take, hand_in, stop and close from one thread; `work` is called by many at once, each
 * with another `worker`; `deliver` by one at a time. */
#ifndef HS_RUN_POOL_H
#define HS_RUN_POOL_H

#include "run/batch.h"

typedef struct hs_pool hs_pool;

typedef struct hs_pool_tasks {
    void (*work)(void *context, size_t worker, hs_batch *batch);
    bool (*deliver)(void *context, hs_batch *batch); // false: nothing more is wanted
    void *context;
} hs_pool_tasks;

/* Starts `workers` threads.  HS_IO: not enough memory, or no threads to be had. */
hs_status hs_pool_open(hs_pool **pool, size_t workers, const hs_pool_tasks *tasks, hs_error *error);

/* An empty batch to fill; waits for one.  NULL: nothing more is wanted. */
hs_batch *hs_pool_take(hs_pool *pool);

/* Hands in the batch taken last. */
void hs_pool_hand_in(hs_pool *pool);

/* Batches that no worker has begun are given up; those begun are delivered. */
void hs_pool_stop(hs_pool *pool);

/* Waits until all that was handed in is delivered or given up, ends the threads and frees all. */
void hs_pool_close(hs_pool *pool);

#endif
