#include "learn/sparse.h"

#include <stdlib.h>

enum { WAYS = HS_BUCKET_WAYS, MOST_CELLS = UINT8_MAX, ALIGNMENT = 32 };

// A feature with more pairs gets a weight for each label: only those that can stand at a place are
// then looked at, which is faster.
#define MANY 20

typedef struct sparse_header {
    uint32_t labels, stride, buckets, cells;
    uint32_t padding[4];
} sparse_header;

_Static_assert(sizeof(hs_sparse_bucket) == 32, "a bucket is half a line of the cache");

static size_t transitions_size(uint32_t labels, uint32_t stride)
{
    size_t size = ((size_t) labels + 1) * stride * sizeof(int16_t);

    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static size_t total_size(const sparse_header *header)
{
    return sizeof *header + transitions_size(header->labels, header->stride)
        + (size_t) header->buckets * sizeof(hs_sparse_bucket)
        + (size_t) header->cells * sizeof(hs_sparse_cell);
}

/* --- use */

/* No bucket may lead out of the cells. */
static bool is_sound(const hs_sparse *model)
{
    for (uint32_t b = 0; b < model->buckets; b++) {
        const hs_sparse_bucket *bucket = &model->items[b];
        if (bucket->first > model->cells_count
            || bucket->starts[WAYS] > model->cells_count - bucket->first) {
            return false;
        }
        for (unsigned way = 0; way < WAYS; way++) {
            if (bucket->starts[way] > bucket->starts[way + 1]) {
                return false;
            }
        }
    }
    return true;
}

bool hs_sparse_view(hs_slice bytes, hs_sparse *model)
{
    sparse_header header;
    const char *next;

    if (bytes.data == NULL || bytes.size < sizeof header || (uintptr_t) bytes.data % 16 != 0) {
        return false;
    }
    memcpy(&header, bytes.data, sizeof header);
    if (header.labels == 0 || header.labels > HS_SPARSE_LABELS || header.buckets == 0
        || header.stride != (header.labels + 15) / 16 * 16 || bytes.size != total_size(&header)) {
        return false;
    }
    next = bytes.data + sizeof header;
    *model = (hs_sparse){ .buckets = header.buckets,
        .cells_count = header.cells,
        .crf = { .labels = header.labels,
            .stride = header.stride,
            .transitions = (const int16_t *) (const void *) next } };
    next += transitions_size(header.labels, header.stride);
    model->items = (const hs_sparse_bucket *) (const void *) next;
    model->cells = (const hs_sparse_cell *) (const void *) (model->items + header.buckets);
    return is_sound(model);
}

/* Cells of a feature with a weight for each label. */
static uint32_t dense_cells(uint32_t labels) { return (labels + 3) / 4; }

/* No branch depends on what is found: it could not be foretold. */
void hs_sparse_find(
    const hs_sparse *model, const uint64_t *features, size_t count, hs_sparse_found *found)
{
    uint32_t dense = dense_cells(model->crf.labels);
    size_t rows = 0, pairs = 0;

    for (size_t f = 0; f < count; f++) {
        const hs_sparse_bucket *bucket = &model->items[hs_bucket_of(features[f], model->buckets)];
        unsigned way = hs_bucket_way(bucket->prints, 0, hs_bucket_print(features[f]));
        unsigned known = way < WAYS, at = way % WAYS;
        uint32_t start = bucket->starts[at], end = bucket->starts[at + 1];
        const hs_sparse_cell *cells = model->cells + bucket->first;
        found->rows[rows] = (const int8_t *) (cells + start);
        found->pairs[pairs] = cells + start;
        found->ends[pairs] = cells + end;
        cells = known ? cells : model->cells; // no fetching in vain
        __builtin_prefetch(cells + start);
        __builtin_prefetch((const char *) (cells + end) - 1);
        rows += known & (end - start == dense);
        pairs += known & (end - start != dense);
    }
    found->rows_count = rows;
    found->pairs_count = pairs;
}

void hs_sparse_sum(
    const hs_sparse *model, const hs_sparse_found *found, hs_crf_labels among, int32_t *scores)
{
    int16_t all[HS_SPARSE_LABELS]; // room enough for HS_SPARSE_FOUND bytes

    memset(all, 0, model->crf.stride * sizeof *all);
    for (size_t f = 0; f < found->pairs_count; f++) {
        for (const hs_sparse_cell *cell = found->pairs[f]; cell < found->ends[f]; cell++) {
            all[cell->labels[0]] = (int16_t) (all[cell->labels[0]] + cell->weights[0]);
            all[cell->labels[1]] = (int16_t) (all[cell->labels[1]] + cell->weights[1]);
        }
    }
    for (uint32_t i = 0; i < among.count; i++) {
        int32_t sum = all[among.items[i]];
        for (size_t f = 0; f < found->rows_count; f++) {
            sum += found->rows[f][among.items[i]];
        }
        scores[i] += sum;
    }
}

void hs_sparse_add(const hs_sparse *model, const uint64_t *features, size_t count,
    hs_crf_labels among, int32_t *scores)
{
    hs_sparse_found found;

    for (size_t f = 0; f < count; f += HS_SPARSE_FOUND) {
        size_t some = count - f < HS_SPARSE_FOUND ? count - f : HS_SPARSE_FOUND;
        hs_sparse_prefetch(model, features + f, some);
        hs_sparse_find(model, features + f, some, &found);
        hs_sparse_sum(model, &found, among, scores);
    }
}

/* --- making */

size_t hs_sparse_rewrite(const hs_pruned_choice *choice, uint64_t *features, size_t count)
{
    size_t left = 0;

    for (size_t i = 0; i < count; i++) {
        size_t first = hs_bucket_of(features[i], choice->buckets) * WAYS;
        for (unsigned way = 0; way < WAYS && choice->features[first + way] != 0; way++) {
            if (hs_bucket_print(choice->features[first + way]) == hs_bucket_print(features[i])) {
                features[left++] = first + way;
                break;
            }
        }
    }
    return left;
}

uint32_t hs_sparse_rows(const hs_pruned_choice *choice)
{
    uint32_t rows = 1;

    while (rows < choice->buckets * WAYS) {
        rows *= 2;
    }
    return rows;
}

typedef struct pair {
    uint8_t label;
    int8_t weight;
} pair;

/* What most labels that the feature has been seen with weigh, the median: what is added to all of
 * them changes nothing, so that it can be taken off, and they need no pair. */
static int usual_weight(const hs_crf *model, uint64_t row)
{
    uint32_t counts[256] = { 0 }, seen = 0, sum = 0;
    int weight = -128;

    for (uint32_t y = 0; y < model->labels; y++) {
        int at = hs_crf_row(model, row)[y];
        counts[at + 128] += at != 0;
        seen += at != 0;
    }
    for (; weight < 127 && sum * 2 < seen; weight++) {
        sum += counts[weight + 128];
    }
    return seen > 2 ? weight - 1 : 0;
}

/* The pair of a label; false where its weight is too small, or the bucket has no room. */
static bool make_pair(
    const hs_crf *model, uint64_t row, uint32_t label, int usual, int least, pair *made)
{
    int weight = hs_crf_row(model, row)[label];

    if (weight == 0) { // never seen with it
        return false;
    }
    weight -= usual;
    weight = weight > 127 ? 127 : weight < -127 ? -127 : weight;
    *made = (pair){ (uint8_t) label, (int8_t) weight };
    return weight >= least || -weight >= least;
}

/* Writes a feature's weights to `cells`; returns how many cells they take. */
static uint32_t fill_cells(
    const hs_crf *model, uint64_t row, int least, hs_sparse_cell cells[HS_SPARSE_LABELS])
{
    int usual = usual_weight(model, row);
    uint32_t used = 0, dense = dense_cells(model->labels);
    pair next;

    memset(cells, 0, HS_SPARSE_LABELS * sizeof *cells);
    for (uint32_t y = 0; y < model->labels; y++) {
        if (make_pair(model, row, y, usual, least, &next)) {
            cells[used / 2].labels[used % 2] = next.label;
            cells[used / 2].weights[used % 2] = next.weight;
            used++;
        }
    }
    used = (used + 1) / 2;
    if (used < dense && used <= MANY / 2) {
        return used;
    }
    memset(cells, 0, HS_SPARSE_LABELS * sizeof *cells);
    for (uint32_t y = 0; y < model->labels; y++) {
        make_pair(model, row, y, usual, 0, &next);
        ((int8_t *) cells)[y] = hs_crf_row(model, row)[y] == 0 ? 0 : next.weight;
    }
    return dense;
}

/* Fills a bucket and, where `cells` is not NULL, its cells; returns how many they are. */
static uint32_t fill_bucket(const hs_pruned_choice *choice, const hs_crf *model, int least,
    uint32_t number, hs_sparse_bucket *bucket, hs_sparse_cell *cells)
{
    hs_sparse_cell made[HS_SPARSE_LABELS];
    uint32_t used = 0;

    for (unsigned way = 0; way < WAYS; way++) {
        uint64_t row = (uint64_t) number * WAYS + way, feature = choice->features[row];
        uint32_t count = feature ? fill_cells(model, row, least, made) : 0;
        bool fits = feature != 0 && used + count <= MOST_CELLS;
        bucket->prints[way] = fits ? hs_bucket_print(feature) : 0;
        bucket->starts[way] = (uint8_t) used;
        count = fits ? count : 0;
        if (cells != NULL && count != 0) {
            memcpy(cells + used, made, count * sizeof *cells);
        }
        used += count;
    }
    bucket->starts[WAYS] = (uint8_t) used;
    return used;
}

void *hs_sparse_pack(const hs_pruned_choice *choice, const hs_crf *model, int least, size_t *size)
{
    sparse_header header
        = { .labels = model->labels, .stride = model->stride, .buckets = choice->buckets };
    hs_sparse_bucket bucket = { .first = 0 }, *items;
    hs_sparse_cell *cells;
    char *bytes;

    for (uint32_t b = 0; b < choice->buckets; b++) {
        header.cells += fill_bucket(choice, model, least, b, &bucket, NULL);
    }
    *size = total_size(&header);
    bytes = calloc(1, *size);
    if (bytes == NULL) {
        return NULL;
    }
    memcpy(bytes, &header, sizeof header);
    memcpy(bytes + sizeof header, model->transitions,
        ((size_t) model->labels + 1) * model->stride * sizeof(int16_t));
    items = (hs_sparse_bucket *) (void *) (bytes + sizeof header
        + transitions_size(model->labels, model->stride));
    cells = (hs_sparse_cell *) (void *) (items + choice->buckets);
    for (uint32_t b = 0, first = 0; b < choice->buckets; b++) {
        items[b].first = first;
        first += fill_bucket(choice, model, least, b, &items[b], cells + first);
    }
    return bytes;
}
