#include "learn/pruned.h"

#include <stdlib.h>

#include "learn/vector.h"

enum { BUCKET = HS_PRUNED_BUCKET, LANES = 16, UNKNOWN = HS_PRUNED_GROUPS * LANES };

// Prints are looked at eight at a time, those of a bucket being the last ones.
#define PRINTS (BUCKET - HS_BUCKET_WAYS * sizeof(uint16_t))

// Worth of a feature at most, and what is added to the magnitude of its count.
enum { WORTH = 8192, MAGNITUDE = 1 };

typedef struct pruned_header {
    uint32_t labels, stride, buckets, size;
} pruned_header;

/* What all unknown features of a group are to the model. */
static uint64_t unknown_of(uint64_t group)
{
    return group * UINT64_C(0x9e3779b97f4a7c15) << 6 | group;
}

/* --- use */

/* Bytes in front of the buckets. */
static size_t front_size(uint32_t labels, uint32_t stride)
{
    size_t size
        = sizeof(pruned_header) + UNKNOWN + ((size_t) labels + 1) * stride * sizeof(int16_t);

    return (size + BUCKET - 1) / BUCKET * BUCKET;
}

bool hs_pruned_view(hs_slice bytes, hs_pruned *model)
{
    pruned_header header;

    if (bytes.size < sizeof header || (uintptr_t) bytes.data % 16 != 0) {
        return false;
    }
    memcpy(&header, bytes.data, sizeof header);
    if (header.labels == 0 || header.labels > HS_PRUNED_LABELS || header.stride != LANES
        || header.buckets == 0 || header.buckets > 1u << 24 || header.size != bytes.size
        || bytes.size
            != front_size(header.labels, header.stride) + (size_t) header.buckets * BUCKET) {
        return false;
    }
    *model = (hs_pruned){ .buckets = header.buckets,
        .ways = hs_pruned_ways(header.labels),
        .unknown = (const int8_t *) bytes.data + sizeof header,
        .items = (const int8_t *) bytes.data + front_size(header.labels, header.stride),
        .crf = { .labels = header.labels,
            .stride = header.stride,
            .transitions
            = (const int16_t *) (const void *) (bytes.data + sizeof header + UNKNOWN) } };
    return true;
}

/* As many features as 16-bit sums have room for. */
#define BATCH 256

/* A loop of its own, without memory in between, so that compilers make vectors of it. */
HS_VECTOR static void find_places(
    const hs_pruned *model, const uint64_t *features, size_t count, hs_pruned_places *to)
{
    uint32_t buckets = model->buckets;

    for (size_t f = 0; f < count; f++) {
        to->buckets[f] = (uint32_t) hs_bucket_of(features[f], buckets);
        to->prints[f] = hs_bucket_print(features[f]);
    }
}

static void fetch(const hs_pruned *model, const hs_pruned_places *places, size_t count)
{
    for (size_t f = 0; f < count; f++) {
        __builtin_prefetch(model->items + (size_t) places->buckets[f] * BUCKET);
    }
}

HS_VECTOR static void add_batch(const hs_pruned *model, const uint64_t *features,
    const hs_pruned_places *at, size_t first, size_t end, int32_t *scores)
{
    const int8_t *rows[BATCH];
    int16_t sums[LANES] = { 0 };
    unsigned skipped = HS_BUCKET_WAYS - model->ways;

    for (size_t f = first; f < end; f++) {
        const int8_t *bucket = model->items + (size_t) at->buckets[f] * BUCKET;
        unsigned way = hs_bucket_way(
            (const uint16_t *) (const void *) (bucket + PRINTS), skipped, at->prints[f]);
        // 16 bytes of it are read: they end in the bucket, whatever the number of labels.
        rows[f - first] = way < HS_BUCKET_WAYS
            ? bucket + (way - skipped) * model->crf.labels
            : model->unknown + features[f] % HS_PRUNED_GROUPS * LANES;
    }
    for (size_t f = 0; f < end - first; f++) {
        for (unsigned y = 0; y < LANES; y++) {
            sums[y] = (int16_t) (sums[y] + rows[f][y]);
        }
    }
    for (unsigned y = 0; y < LANES; y++) {
        scores[y] += sums[y];
    }
}

static void add(const hs_pruned *model, const uint64_t *features, const hs_pruned_places *at,
    size_t count, int32_t *scores)
{
    for (size_t f = 0; f < count; f += BATCH) {
        add_batch(model, features, at, f, count - f < BATCH ? count : f + BATCH, scores);
    }
}

void hs_pruned_add(const hs_pruned *model, const uint64_t *features, size_t count, int32_t *scores)
{
    hs_pruned_places places;

    for (size_t f = 0; f < count; f += HS_PRUNED_FEATURES) {
        size_t some = count - f < HS_PRUNED_FEATURES ? count - f : HS_PRUNED_FEATURES;
        find_places(model, features + f, some, &places);
        fetch(model, &places, some);
        add(model, features + f, &places, some, scores);
    }
}

static void add_turn(const hs_pruned_line *line, const hs_pruned_turn *turn)
{
    add(line->model, turn->features, &turn->places, turn->count, turn->scores);
}

void hs_pruned_line_add(hs_pruned_line *line, const uint64_t *end, int32_t *scores)
{
    hs_pruned_turn *now = &line->turns[line->begun % 2];

    now->count = (size_t) (end - now->features);
    now->scores = scores;
    find_places(line->model, now->features, now->count, &now->places);
    fetch(line->model, &now->places, now->count);
    if (line->begun++ > 0) {
        add_turn(line, &line->turns[line->begun % 2]);
    }
}

void hs_pruned_line_finish(hs_pruned_line *line)
{
    if (line->begun > 0) {
        add_turn(line, &line->turns[(line->begun - 1) % 2]);
    }
}

/* --- making */

typedef struct seen_feature {
    uint64_t feature;
    uint32_t count; // 0: free
} seen_feature;

typedef struct seen_features {
    seen_feature *items; // [capacity] a power of two
    size_t count, capacity;
} seen_features;

static seen_feature *find_seen(seen_features *seen, uint64_t feature)
{
    size_t at = (size_t) (feature >> 8) & (seen->capacity - 1);

    while (seen->items[at].count != 0 && seen->items[at].feature != feature) {
        at = (at + 1) & (seen->capacity - 1);
    }
    return &seen->items[at];
}

static bool grow_seen(seen_features *seen)
{
    seen_features larger
        = { .capacity = seen->capacity ? seen->capacity * 2 : 1u << 16, .count = seen->count };

    larger.items = calloc(larger.capacity, sizeof *larger.items);
    if (larger.items == NULL) {
        return false;
    }
    for (size_t i = 0; i < seen->capacity; i++) {
        if (seen->items[i].count != 0) {
            *find_seen(&larger, seen->items[i].feature) = seen->items[i];
        }
    }
    free(seen->items);
    *seen = larger;
    return true;
}

static bool see(seen_features *seen, uint64_t feature)
{
    seen_feature *item;

    if (seen->count * 2 >= seen->capacity && !grow_seen(seen)) {
        return false;
    }
    item = find_seen(seen, feature);
    seen->count += item->count == 0;
    item->feature = feature;
    item->count += item->count < UINT32_MAX;
    return true;
}

static bool see_all(seen_features *seen, const hs_crf_sequence *sequences, size_t count)
{
    for (size_t s = 0; s < count; s++) {
        const hs_crf_sequence *sequence = &sequences[s];
        for (uint32_t f = 0; f < sequence->starts[sequence->length]; f++) {
            if (!see(seen, sequence->features[f])) {
                return false;
            }
        }
    }
    return true;
}

/* How much the feature can decide: the distance of its lowest from its highest weight. */
static unsigned spread_of(const hs_crf *model, uint64_t feature)
{
    const int8_t *row = hs_crf_row(model, feature);
    int least = row[0], most = row[0];

    for (uint32_t y = 1; y < model->labels; y++) {
        least = row[y] < least ? row[y] : least;
        most = row[y] > most ? row[y] : most;
    }
    return (unsigned) (most - least);
}

/* The place of the feature in its bucket, one that is free, or NULL. */
static uint64_t *find_kept(const hs_pruned_choice *choice, uint64_t feature)
{
    uint64_t *bucket = choice->features + hs_bucket_of(feature, choice->buckets) * choice->ways;

    for (unsigned way = 0; way < choice->ways; way++) {
        if (bucket[way] == 0 || hs_bucket_print(bucket[way]) == hs_bucket_print(feature)) {
            return &bucket[way];
        }
    }
    return NULL;
}

static void put(hs_pruned_choice *choice, uint64_t feature)
{
    uint64_t *place = find_kept(choice, feature);

    if (place != NULL && *place == 0) {
        *place = feature;
    }
}

/* What a feature is worth: what it can decide, and how often it has been seen. */
static uint32_t worth(const hs_crf *model, const seen_feature *item)
{
    uint32_t magnitude = 0;

    while (item->count >> magnitude > 1) {
        magnitude++;
    }
    return spread_of(model, item->feature) * (magnitude + MAGNITUDE);
}

/* The worthiest first, so that it is the others that find a bucket full. */
static bool put_all(hs_pruned_choice *choice, const hs_crf *model, seen_features *seen)
{
    size_t begin[WORTH + 1] = { 0 }, kept = 0;
    uint64_t *sorted = malloc((seen->count + 1) * sizeof *sorted);

    if (sorted == NULL) {
        return false;
    }
    for (size_t i = 0; i < seen->capacity; i++) {
        if (seen->items[i].count > 1) {
            uint32_t value = worth(model, &seen->items[i]);
            seen->items[kept] = seen->items[i];
            seen->items[kept].count = WORTH - (value < WORTH ? value : WORTH);
            begin[seen->items[kept++].count]++;
        }
    }
    for (size_t value = 0, sum = 0; value <= WORTH; value++) {
        size_t count = begin[value];
        begin[value] = sum;
        sum += count;
    }
    for (size_t i = 0; i < kept; i++) {
        sorted[begin[seen->items[i].count]++] = seen->items[i].feature;
    }
    for (size_t i = 0; i < kept; i++) {
        if (spread_of(model, sorted[i]) > 0) {
            put(choice, sorted[i]);
        }
    }
    free(sorted);
    return true;
}

bool hs_pruned_choose(const hs_crf *model, const hs_crf_sequence *sequences, size_t count,
    uint32_t buckets, unsigned ways, hs_pruned_choice *choice)
{
    seen_features seen = { 0 };
    bool well;

    *choice
        = (hs_pruned_choice){ buckets, ways, calloc((size_t) buckets * ways, sizeof(uint64_t)) };
    well = choice->features != NULL && see_all(&seen, sequences, count)
        && put_all(choice, model, &seen);
    free(seen.items);
    return well;
}

void hs_pruned_free(hs_pruned_choice *choice)
{
    free(choice->features);
    choice->features = NULL;
}

size_t hs_pruned_rewrite(const hs_pruned_choice *choice, uint64_t *features, size_t count)
{
    size_t left = 0;

    for (size_t i = 0; i < count; i++) {
        const uint64_t *place = find_kept(choice, features[i]);
        if (place != NULL && *place != 0) {
            features[left++] = *place;
        } else if (features[i] % HS_PRUNED_GROUPS != 0) {
            features[left++] = unknown_of(features[i] % HS_PRUNED_GROUPS);
        }
    }
    return left;
}

void hs_pruned_rewrite_sequence(const hs_pruned_choice *choice,
    size_t (*rewrite)(const hs_pruned_choice *choice, uint64_t *features, size_t count),
    const hs_crf_sequence *sequence)
{
    uint64_t *features = (uint64_t *) (uintptr_t) sequence->features, *to = features;
    uint32_t *starts = (uint32_t *) (uintptr_t) sequence->starts;

    for (uint32_t t = 0; t < sequence->length; t++) {
        size_t count = starts[t + 1] - starts[t];
        if (count != 0) { // where no position has a feature there is no array
            memmove(to, features + starts[t], count * sizeof *to);
        }
        starts[t] = (uint32_t) (to - features);
        to += rewrite(choice, to, count);
    }
    starts[sequence->length] = (uint32_t) (to - features);
}

static void fill_bucket(const uint64_t *features, unsigned ways, const hs_crf *model, char *bucket)
{
    char *prints = bucket + BUCKET - ways * sizeof(uint16_t);

    for (unsigned way = 0; way < ways; way++) {
        if (features[way] != 0) {
            uint16_t print = hs_bucket_print(features[way]);
            memcpy(prints + way * sizeof print, &print, sizeof print);
            memcpy(bucket + way * model->labels, hs_crf_row(model, features[way]), model->labels);
        }
    }
}

void *hs_pruned_pack(const hs_pruned_choice *choice, const hs_crf *model, size_t *size)
{
    pruned_header header = { model->labels, model->stride, choice->buckets, 0 };
    size_t front = front_size(model->labels, model->stride);
    char *bytes, *unknown;

    *size = front + (size_t) choice->buckets * BUCKET;
    header.size = (uint32_t) *size;
    bytes = calloc(1, *size);
    if (bytes == NULL) {
        return NULL;
    }
    memcpy(bytes, &header, sizeof header);
    unknown = bytes + sizeof header;
    for (uint64_t group = 1; group < HS_PRUNED_GROUPS; group++) {
        memcpy(unknown + group * LANES, hs_crf_row(model, unknown_of(group)), model->labels);
    }
    memcpy(unknown + UNKNOWN, model->transitions,
        ((size_t) model->labels + 1) * model->stride * sizeof(int16_t));
    for (size_t b = 0; b < choice->buckets; b++) {
        fill_bucket(
            choice->features + b * choice->ways, choice->ways, model, bytes + front + b * BUCKET);
    }
    return bytes;
}
