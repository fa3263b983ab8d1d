#include "learn/crf.h"

#include <stdlib.h>

#include "learn/vector.h"

// Labels that are looked at together: a loop of constant length, which compilers unroll or make a
// vector of, at every optimisation level that does either.
#define BLOCK 16

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

/* One step of the lattice for the labels of a block: the best way to each of them. */
HS_VECTOR static void extend_block(const hs_crf *model, const int32_t *before, uint32_t first,
    const int32_t *emission, int32_t *now, uint8_t *back)
{
    const int16_t *transitions = model->transitions + first;
    int32_t most[BLOCK], from[BLOCK];

    for (uint32_t y = 0; y < BLOCK; y++) {
        most[y] = before[0] + transitions[y];
        from[y] = 0;
    }
    for (uint32_t x = 1; x < model->labels; x++) {
        int32_t start = before[x], label = (int32_t) x;
        transitions += model->stride;
        for (uint32_t y = 0; y < BLOCK; y++) {
            int32_t score = start + transitions[y];
            from[y] = score > most[y] ? label : from[y];
            most[y] = score > most[y] ? score : most[y];
        }
    }
    for (uint32_t y = 0; y < BLOCK; y++) {
        now[y] = most[y] + emission[y];
        back[y] = (uint8_t) from[y];
    }
}

void hs_crf_decode(
    const hs_crf *model, const int32_t *emissions, size_t length, hs_arena *arena, uint16_t *best)
{
    uint32_t labels = model->labels, stride = model->stride, last = 0;
    uint8_t *back = hs_arena_get(arena, length * stride);
    int32_t rows[2][HS_CRF_LABELS], *now = rows[0], *before = rows[1];

    if (length == 0) {
        return;
    }
    for (uint32_t y = 0; y < stride; y++) {
        now[y] = emissions[y] + model->transitions[(size_t) labels * stride + y];
    }
    for (size_t t = 1; t < length; t++) {
        int32_t *kept = before;
        before = now;
        now = kept;
        for (uint32_t first = 0; first < stride; first += BLOCK) {
            extend_block(model, before, first, emissions + t * stride + first, now + first,
                back + t * stride + first);
        }
    }
    for (uint32_t y = 1; y < labels; y++) {
        last = now[y] > now[last] ? y : last;
    }
    for (size_t t = length; t > 0; t--) {
        best[t - 1] = (uint16_t) last;
        last = back[(t - 1) * stride + last];
    }
}

/* The best ways from each label of a position to the end, its own emission left out. */
HS_VECTOR static void look_ahead(
    const hs_crf *model, const int32_t *emission, const int32_t *after, int32_t *now)
{
    for (uint32_t x = 0; x < model->labels; x++) {
        const int16_t *transitions = model->transitions + (size_t) x * model->stride;
        int32_t most = INT32_MIN;
        for (uint32_t y = 0; y < model->labels; y++) {
            int32_t score = transitions[y] + emission[y] + after[y];
            most = score > most ? score : most;
        }
        now[x] = most;
    }
}

void hs_crf_margins(const hs_crf *model, const int32_t *emissions, size_t length, hs_arena *arena,
    const uint16_t *best, int32_t *margins)
{
    uint32_t labels = model->labels, stride = model->stride;
    int32_t *ahead = HS_NEW(arena, int32_t, (length + 1) * stride);
    int32_t rows[2][HS_CRF_LABELS], *now = rows[0], *before = rows[1];
    uint8_t back[HS_CRF_LABELS];

    for (size_t t = length; t > 1; t--) {
        look_ahead(model, emissions + (t - 1) * stride, ahead + (t - 1) * stride,
            ahead + (t - 2) * stride);
    }
    for (size_t t = 0; t < length; t++) {
        const int32_t *emission = emissions + t * stride;
        int32_t most = INT32_MIN;
        for (uint32_t y = 0; t == 0 && y < stride; y++) {
            now[y] = emission[y] + model->transitions[(size_t) labels * stride + y];
        }
        for (uint32_t first = 0; t > 0 && first < stride; first += BLOCK) {
            extend_block(model, before, first, emission + first, now + first, back);
        }
        for (uint32_t y = 0; y < labels; y++) {
            int32_t score = now[y] + ahead[t * stride + y];
            most = y != best[t] && score > most ? score : most;
        }
        margins[t] = now[best[t]] + ahead[t * stride + best[t]] - most;
        int32_t *kept = before;
        before = now;
        now = kept;
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
