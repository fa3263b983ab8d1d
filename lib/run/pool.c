#include "run/pool.h"

#include <pthread.h>
#include <stdlib.h>

/* Batches a worker: one being processed, one waiting, one done before its turn. */
#define RING 3

typedef struct worker {
    hs_pool *pool;
    size_t number;
    pthread_t thread;
} worker;

struct hs_pool {
    hs_pool_tasks tasks;
    worker *workers; // [workers_count]
    size_t workers_count;
    hs_batch **ring; // [size]
    bool *done;      // [size] processed, not yet delivered
    size_t size;

    pthread_mutex_t lock;
    pthread_cond_t handed_in, freed;
    // Batch number N is ring[N % size]; delivered <= begun <= filled <= delivered + size.
    size_t filled, begun, delivered;
    bool delivering; // somebody is
    bool unwanted;   // what is not begun is given up
    bool closing;    // no more will be handed in
};

/* Delivers what is due; with the lock held, which it lets go meanwhile. */
static void deliver(hs_pool *pool)
{
    if (pool->delivering) {
        return; // who is delivering goes on with this one
    }
    pool->delivering = true;
    while (pool->delivered < pool->begun && pool->done[pool->delivered % pool->size]) {
        size_t slot = pool->delivered % pool->size;
        bool wanted;
        pthread_mutex_unlock(&pool->lock);
        wanted = pool->tasks.deliver(pool->tasks.context, pool->ring[slot]);
        pthread_mutex_lock(&pool->lock);
        pool->done[slot] = false;
        pool->delivered++;
        pool->unwanted = pool->unwanted || !wanted;
        pthread_cond_signal(&pool->freed);
    }
    pool->delivering = false;
}

static void *run_worker(void *context)
{
    worker *me = context;
    hs_pool *pool = me->pool;

    pthread_mutex_lock(&pool->lock);
    for (;;) {
        size_t slot;
        while (pool->begun == pool->filled && !pool->closing) {
            pthread_cond_wait(&pool->handed_in, &pool->lock);
        }
        if (pool->begun == pool->filled || pool->unwanted) {
            break;
        }
        slot = pool->begun++ % pool->size;
        pthread_mutex_unlock(&pool->lock);
        pool->tasks.work(pool->tasks.context, me->number, pool->ring[slot]);
        pthread_mutex_lock(&pool->lock);
        pool->done[slot] = true;
        deliver(pool);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

static void free_pool(hs_pool *pool)
{
    for (size_t i = 0; pool->ring != NULL && i < pool->size; i++) {
        if (pool->ring[i] != NULL) {
            hs_batch_free(pool->ring[i]);
        }
        free(pool->ring[i]);
    }
    free(pool->ring);
    free(pool->done);
    free(pool->workers);
    free(pool);
}

static bool fill_ring(hs_pool *pool, size_t workers)
{
    pool->size = RING * workers;
    pool->ring = calloc(pool->size, sizeof *pool->ring);
    pool->done = calloc(pool->size, sizeof *pool->done);
    pool->workers = calloc(workers, sizeof *pool->workers);
    if (pool->ring == NULL || pool->done == NULL || pool->workers == NULL) {
        return false;
    }
    for (size_t i = 0; i < pool->size; i++) {
        pool->ring[i] = calloc(1, sizeof *pool->ring[i]);
        if (pool->ring[i] == NULL) {
            return false;
        }
    }
    return true;
}

/* Starts as many workers as it can. */
static void start_workers(hs_pool *pool, size_t workers)
{
    for (size_t i = 0; i < workers; i++) {
        worker *next = &pool->workers[i];
        *next = (worker){ .pool = pool, .number = i };
        if (pthread_create(&next->thread, NULL, run_worker, next) != 0) {
            break;
        }
        pool->workers_count++;
    }
}

hs_status hs_pool_open(hs_pool **pool, size_t workers, const hs_pool_tasks *tasks, hs_error *error)
{
    hs_pool *made = calloc(1, sizeof *made);

    *pool = NULL;
    if (made == NULL || !fill_ring(made, workers)) {
        if (made != NULL) {
            free_pool(made);
        }
        return hs_fail(error, HS_IO, "not enough memory for %zu threads", workers);
    }
    made->tasks = *tasks;
    pthread_mutex_init(&made->lock, NULL);
    pthread_cond_init(&made->handed_in, NULL);
    pthread_cond_init(&made->freed, NULL);
    start_workers(made, workers);
    if (made->workers_count == 0) {
        hs_pool_close(made);
        return hs_fail(error, HS_IO, "cannot start a thread; try -j 1");
    }
    *pool = made;
    return HS_OK;
}

hs_batch *hs_pool_take(hs_pool *pool)
{
    hs_batch *batch = NULL;

    pthread_mutex_lock(&pool->lock);
    while (pool->filled == pool->delivered + pool->size && !pool->unwanted) {
        pthread_cond_wait(&pool->freed, &pool->lock);
    }
    if (!pool->unwanted) {
        batch = pool->ring[pool->filled % pool->size];
    }
    pthread_mutex_unlock(&pool->lock);
    if (batch != NULL) {
        hs_batch_clear(batch);
        batch->out.size = 0;
    }
    return batch;
}

void hs_pool_hand_in(hs_pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    pool->filled++;
    pthread_cond_signal(&pool->handed_in);
    pthread_mutex_unlock(&pool->lock);
}

void hs_pool_stop(hs_pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    pool->unwanted = true;
    pthread_mutex_unlock(&pool->lock);
}

void hs_pool_close(hs_pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    pool->closing = true;
    pthread_cond_broadcast(&pool->handed_in);
    pthread_mutex_unlock(&pool->lock);
    for (size_t i = 0; i < pool->workers_count; i++) {
        pthread_join(pool->workers[i].thread, NULL);
    }
    pthread_mutex_destroy(&pool->lock);
    pthread_cond_destroy(&pool->handed_in);
    pthread_cond_destroy(&pool->freed);
    free_pool(pool);
}
