#include "learn/crf.h"

#include <stdlib.h>

#include "learn/vector.h"

// Labels that are looked at together: a loop of constant length, which compilers unroll or make a
// vector of, at every optimisation level that does either.
#define BLOCK 16

// Weighs more than any features and transitions.
#define PINNED (1 << 24)

/* --- packing */

typedef struct packed_head {
    uint32_t labels, rows, step, stride;
} packed_head;

static size_t weights_size(const hs_crf *model)
{
    return (size_t) model->rows * model->step + model->stride;
}

static size_t transitions_size(const hs_crf *model)
{
    return (size_t) (model->labels + 1) * model->stride * sizeof *model->transitions;
}

void *hs_crf_pack(const hs_crf *model, size_t *size)
{
    packed_head head = { model->labels, model->rows, model->step, model->stride };
    char *bytes;

    *size = sizeof head + transitions_size(model) + weights_size(model);
    bytes = malloc(*size);
    if (bytes != NULL) {
        memcpy(bytes, &head, sizeof head);
        memcpy(bytes + sizeof head, model->transitions, transitions_size(model));
        memcpy(bytes + sizeof head + transitions_size(model), model->weights, weights_size(model));
    }
    return bytes;
}

bool hs_crf_view(hs_slice bytes, hs_crf *model)
{
    packed_head head;

    if (bytes.data == NULL || bytes.size < sizeof head || (uintptr_t) bytes.data % 16 != 0) {
        return false;
    }
    memcpy(&head, bytes.data, sizeof head);
    *model = (hs_crf){
        .labels = head.labels, .rows = head.rows, .step = head.step, .stride = head.stride
    };
    if (head.labels == 0 || head.labels > HS_CRF_LABELS || head.rows == 0
        || (head.rows & (head.rows - 1)) != 0 || head.step == 0 || head.step > HS_CRF_LABELS
        || head.stride != (head.labels + BLOCK - 1) / BLOCK * BLOCK
        || bytes.size != sizeof head + transitions_size(model) + weights_size(model)) {
        return false;
    }
    model->transitions = (const int16_t *) (const void *) (bytes.data + sizeof head);
    model->weights = (const int8_t *) bytes.data + sizeof head + transitions_size(model);
    return true;
}

void hs_crf_free(hs_crf *model)
{
    free((void *) (uintptr_t) model->weights);
    free((void *) (uintptr_t) model->transitions);
    *model = (hs_crf){ 0 };
}

/* --- scores */

void hs_crf_add(const hs_crf *model, const uint64_t *features, size_t count, int32_t *scores)
{
    for (size_t f = 0; f < count; f++) {
        const int8_t *row = hs_crf_row(model, features[f]);
        for (uint32_t first = 0; first < model->stride; first += BLOCK) {
            for (uint32_t y = 0; y < BLOCK; y++) {
                scores[first + y] += row[first + y];
            }
        }
    }
}

void hs_crf_add_among(const hs_crf *model, const uint64_t *features, size_t count,
    hs_crf_labels labels, int32_t *scores)
{
    for (size_t f = 0; f < count; f++) {
        const int8_t *row = hs_crf_row(model, features[f]);
        for (uint32_t i = 0; i < labels.count; i++) {
            scores[i] += row[labels.items[i]];
        }
    }
}

/* --- decoding */

/* Transitions as the lattice wants them: one after the other, as wide as the scores. */
typedef struct steps {
    uint32_t labels, stride;
    int32_t *forward;  // [labels][stride] from label to label
    int32_t *backward; // [labels][stride] to label from label
} steps;

static steps make_steps(const hs_crf *model, hs_arena *arena)
{
    uint32_t labels = model->labels, stride = model->stride;
    size_t size = (size_t) labels * stride;
    steps made = { labels, stride, hs_arena_get(arena, size * sizeof *made.forward), NULL };

    for (size_t i = 0; i < size; i++) {
        made.forward[i] = model->transitions[i];
    }
    return made;
}

static void turn_steps(steps *of, hs_arena *arena)
{
    of->backward = HS_NEW(arena, int32_t, (size_t) of->labels * of->stride);
    for (uint32_t x = 0; x < of->labels; x++) {
        for (uint32_t y = 0; y < of->labels; y++) {
            of->backward[(size_t) y * of->stride + x] = of->forward[(size_t) x * of->stride + y];
        }
    }
}

// Scores that stay in registers.
#define LANES 8

/* The scores of the best ways to `labels` from those that end with scores `from`, a step on. */
HS_VECTOR static void extend(const int32_t *restrict transitions, uint32_t labels, uint32_t stride,
    const int32_t *restrict from, int32_t *restrict to)
{
    for (uint32_t first = 0; first < stride; first += LANES) {
        const int32_t *next = transitions + first;
        int32_t most[LANES];
        for (uint32_t y = 0; y < LANES; y++) {
            most[y] = from[0] + next[y];
        }
        for (uint32_t x = 1; x < labels; x++) {
            int32_t start = from[x];
            next += stride;
            for (uint32_t y = 0; y < LANES; y++) {
                int32_t score = start + next[y];
                most[y] = score > most[y] ? score : most[y];
            }
        }
        for (uint32_t y = 0; y < LANES; y++) {
            to[first + y] = most[y];
        }
    }
}

/* Scores [length][stride] of the best ways from the start to each label of each position. */
static int32_t *find_ways(
    const hs_crf *model, const steps *by, const int32_t *emissions, size_t length, hs_arena *arena)
{
    uint32_t stride = model->stride;
    const int16_t *start = model->transitions + (size_t) model->labels * stride;
    int32_t *ways = hs_arena_get(arena, length * stride * sizeof *ways);

    for (uint32_t y = 0; y < stride; y++) {
        ways[y] = emissions[y] + start[y];
    }
    for (size_t t = 1; t < length; t++) {
        int32_t *now = ways + t * stride;
        extend(by->forward, by->labels, stride, now - stride, now);
        for (uint32_t y = 0; y < stride; y++) {
            now[y] += emissions[t * stride + y];
        }
    }
    return ways;
}

/* Where the best way to a label came from: the first label that gives its score. */
static uint32_t step_back(
    const steps *by, const int32_t *before, int32_t score, const int32_t *emission, uint32_t label)
{
    const int32_t *transition = by->forward + label;
    uint32_t x = 0;

    score -= emission[label];
    while (x + 1 < by->labels && before[x] + *transition != score) {
        x++;
        transition += by->stride;
    }
    return x;
}

/* `ways` are those of find_ways. */
static void trace_back(const hs_crf *model, const steps *by, const int32_t *emissions,
    const int32_t *ways, size_t length, uint16_t *best)
{
    uint32_t stride = model->stride, last = 0;
    const int32_t *now = ways + (length - 1) * stride;

    for (uint32_t y = 1; y < model->labels; y++) {
        last = now[y] > now[last] ? y : last;
    }
    for (size_t t = length - 1; t > 0; t--, now -= stride) {
        best[t] = (uint16_t) last;
        last = step_back(by, now - stride, now[last], emissions + t * stride, last);
    }
    best[0] = (uint16_t) last;
}

static void find_margins(const hs_crf *model, const steps *by, const int32_t *emissions,
    const int32_t *ways, size_t length, const uint16_t *best, int32_t *margins)
{
    uint32_t labels = model->labels, stride = model->stride;
    int32_t ahead[HS_CRF_LABELS] = { 0 }, next[HS_CRF_LABELS];

    for (size_t t = length; t > 0; t--) { // `ahead`: the best ways from each label to the end
        const int32_t *now = ways + (t - 1) * stride;
        int32_t most = INT32_MIN;
        for (uint32_t y = 0; y < labels; y++) {
            int32_t score = now[y] + ahead[y];
            most = y != best[t - 1] && score > most ? score : most;
        }
        margins[t - 1] = now[best[t - 1]] + ahead[best[t - 1]] - most;
        for (uint32_t y = 0; y < stride; y++) {
            next[y] = ahead[y] + emissions[(t - 1) * stride + y];
        }
        extend(by->backward, labels, stride, next, ahead);
    }
}

void hs_crf_decode(const hs_crf *model, const int32_t *emissions, size_t length, hs_arena *arena,
    uint16_t *best, int32_t *margins)
{
    steps by = make_steps(model, arena);
    const int32_t *ways;

    if (length == 0) {
        return;
    }
    ways = find_ways(model, &by, emissions, length, arena);
    trace_back(model, &by, emissions, ways, length, best);
    if (margins != NULL) {
        turn_steps(&by, arena);
        find_margins(model, &by, emissions, ways, length, best, margins);
    }
}

/* Leaves the position no other label. */
static void pin(const hs_crf *model, int32_t *emission, uint16_t label)
{
    for (uint32_t y = 0; y < model->labels; y++) {
        emission[y] = y == label ? 0 : -PINNED;
    }
}

/* Decodes positions that stand between labels which stay: what is beyond those makes no difference.
 */
static void decode_between(const hs_crf *model, int32_t *emissions, size_t first, size_t end,
    size_t length, hs_arena *arena, uint16_t *best, int32_t *margins)
{
    size_t start = first > 0 ? first - 1 : first, stop = end < length ? end + 1 : end;
    int32_t before = margins[start], behind = margins[stop - 1];

    if (start < first) {
        pin(model, emissions + start * model->stride, best[start]);
    }
    if (stop > end) {
        pin(model, emissions + end * model->stride, best[end]);
    }
    hs_crf_decode(model, emissions + start * model->stride, stop - start, arena, best + start,
        margins + start);
    if (start < first) {
        margins[start] = before;
    }
    if (stop > end) {
        margins[end] = behind;
    }
}

void hs_crf_decode_rest(const hs_crf *model, int32_t *emissions, size_t length, int32_t certain,
    hs_arena *arena, uint16_t *best, int32_t *margins)
{
    for (size_t first = 0, end; first < length; first = end) {
        end = first + 1;
        if (margins[first] <= certain) {
            while (end < length && margins[end] <= certain) {
                end++;
            }
            decode_between(model, emissions, first, end, length, arena, best, margins);
        }
    }
}

/* The best way to each label of a position from those of the position before. */
static void extend_among(const hs_crf *model, const hs_crf_labels *before_labels,
    const int32_t *before, const hs_crf_labels *labels, const int32_t *emission, int32_t *now,
    uint8_t *back)
{
    for (uint32_t i = 0; i < labels->count; i++) {
        const int16_t *to = model->transitions + labels->items[i];
        int32_t most = before[0] + to[(size_t) before_labels->items[0] * model->stride];
        uint32_t from = 0;
        for (uint32_t k = 1; k < before_labels->count; k++) {
            int32_t score = before[k] + to[(size_t) before_labels->items[k] * model->stride];
            if (score > most) {
                most = score;
                from = k;
            }
        }
        now[i] = most + emission[i];
        back[i] = (uint8_t) from;
    }
}

void hs_crf_decode_among(const hs_crf *model, const hs_crf_labels *const *among,
    const int32_t *const *emissions, size_t length, hs_arena *arena, uint16_t *best)
{
    int32_t rows[2][HS_CRF_LABELS], *now = rows[0], *before = rows[1];
    size_t places = 0;
    uint32_t last = 0;
    uint8_t *back;

    if (length == 0) {
        return;
    }
    for (size_t t = 0; t < length; t++) {
        places += among[t]->count;
    }
    back = (uint8_t *) hs_arena_get(arena, places) + among[0]->count;
    for (uint32_t i = 0; i < among[0]->count; i++) {
        size_t start = (size_t) model->labels * model->stride;
        now[i] = emissions[0][i] + model->transitions[start + among[0]->items[i]];
    }
    for (size_t t = 1; t < length; t++) {
        int32_t *kept = before;
        before = now;
        now = kept;
        extend_among(model, among[t - 1], before, among[t], emissions[t], now, back);
        back += among[t]->count;
    }
    for (uint32_t i = 1; i < among[length - 1]->count; i++) {
        last = now[i] > now[last] ? i : last;
    }
    for (size_t t = length; t > 0; t--) {
        best[t - 1] = among[t - 1]->items[last];
        if (t > 1) {
            back -= among[t - 1]->count;
            last = back[last];
        }
    }
}
