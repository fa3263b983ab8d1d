/* Coreference: MUC (M. Vilain et al., 1995), B³ (A. Bagga, B. Baldwin, 1998), CEAF-e (X. Luo,
 * 2005) and their mean, as CoNLL 2011 has it; each as S. Pradhan et al., "Scoring coreference
 * partitions of predicted mentions: a reference implementation", 2014, define them where mentions
 * of the two sides differ. */
#include <stdlib.h>

#include "learn/assignment.h"
#include "learn/score_layers.h"
#include "stream/coreference.h"

/* One mention of one side. */
typedef struct marked {
    size_t start, end; // places
    uint32_t cluster;
} marked;

typedef struct side {
    marked *items; // [items_count] by place
    size_t items_count, items_capacity;
    size_t *sizes; // [clusters] mentions
    size_t clusters;
} side;

/* How many mentions two clusters share. */
typedef struct overlap {
    uint32_t gold, system;
    size_t count;
} overlap;

typedef struct overlaps {
    overlap *items; // [items_count] by gold, then system
    size_t items_count, items_capacity;
    size_t mentions; // that both sides have
} overlaps;

/* --- which mentions count */

static bool is_person_and_so_on(hs_slice type)
{
    return hs_slice_is(type, "person") || hs_slice_is(type, "organization")
        || hs_slice_is(type, "place");
}

static size_t number_of(hs_slice digits)
{
    size_t number = 0;

    for (size_t i = 0; i < digits.size && digits.data[i] >= '0' && digits.data[i] <= '9'; i++) {
        number = number * 10 + (size_t) (digits.data[i] - '0');
    }
    return number;
}

/* The word of the span whose head is outside; without a tree the last word that is no 's. */
static size_t head_of(const hs_scored *gold, size_t first, size_t end)
{
    size_t from = number_of(gold->words.items[first].token->column[HS_ID]);

    for (size_t i = first; i < end; i++) {
        hs_slice head = gold->words.items[i].token->column[HS_HEAD];
        size_t number = number_of(head);
        if (!hs_slice_is(head, "_") && (number < from || number >= from + (end - first))) {
            return i;
        }
    }
    while (
        end > first + 1 && hs_slice_is(gold->words.items[end - 1].token->column[HS_UPOS], "PART")) {
        end--;
    }
    return end - 1;
}

/* The first word that starts at the place or behind it. */
static size_t word_from(const hs_scored *gold, size_t place)
{
    size_t low = 0, high = gold->words.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (gold->places[middle].start < place) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* A name or a pronoun, by gold's columns. */
static bool is_named(const hs_scored *gold, size_t start, size_t end)
{
    size_t first = word_from(gold, start), last = word_from(gold, end);
    hs_slice upos;

    if (first >= last) {
        return true; // across gold's words: wrong whatever it is
    }
    upos = gold->words.items[head_of(gold, first, last)].token->column[HS_UPOS];
    return hs_slice_is(upos, "PROPN") || hs_slice_is(upos, "PRON");
}

/* --- a side */

static int by_place(const void *left, const void *right)
{
    const marked *a = left, *b = right;

    if (a->start != b->start) {
        return a->start < b->start ? -1 : 1;
    }
    return a->end == b->end ? 0 : a->end < b->end ? -1 : 1;
}

static uint32_t cluster_of(hs_map *clusters, hs_slice id)
{
    bool added;
    hs_map_value *value = hs_map_add(clusters, id, &added);

    if (added) {
        value->number = clusters->count - 1;
    }
    return (uint32_t) value->number;
}

static void drop_doubles(side *of)
{
    size_t kept = 0;

    if (of->items_count != 0) {
        qsort(of->items, of->items_count, sizeof *of->items, by_place);
    }
    for (size_t i = 0; i < of->items_count; i++) {
        if (kept == 0 || by_place(&of->items[kept - 1], &of->items[i]) != 0) {
            of->items[kept++] = of->items[i];
        }
    }
    of->items_count = kept;
}

static void count_sizes(side *of)
{
    memset(of->sizes, 0, of->clusters * sizeof *of->sizes);
    for (size_t i = 0; i < of->items_count; i++) {
        of->sizes[of->items[i].cluster]++;
    }
}

static void drop_singletons(side *of)
{
    size_t kept = 0;

    count_sizes(of);
    for (size_t i = 0; i < of->items_count; i++) {
        if (of->sizes[of->items[i].cluster] > 1) {
            of->items[kept++] = of->items[i];
        }
    }
    of->items_count = kept;
    count_sizes(of);
}

static side read_side(const hs_score *score, const hs_scored *gold, const hs_scored *stream)
{
    hs_arena *arena = stream->document->arena;
    hs_entity_mentions read = hs_entity_mentions_read(stream->document, stream->words);
    hs_map clusters = hs_map_make(arena);
    side made = { .items = NULL };

    for (size_t i = 0; i < read.items_count; i++) {
        const hs_entity_mention *each = &read.items[i];
        size_t start = stream->places[each->first].start, end = stream->places[each->end - 1].end;
        if (score->all_mentions
            || (is_person_and_so_on(each->type) && is_named(gold, start, end))) {
            *HS_APPEND(arena, &made, items)
                = (marked){ start, end, cluster_of(&clusters, each->id) };
        }
    }
    made.clusters = clusters.count;
    made.sizes = HS_NEW(arena, size_t, made.clusters + 1);
    drop_doubles(&made);
    drop_singletons(&made);
    return made;
}

/* --- overlaps */

static int by_clusters(const void *left, const void *right)
{
    const overlap *a = left, *b = right;

    return a->gold != b->gold    ? (a->gold < b->gold ? -1 : 1)
        : a->system == b->system ? 0
        : a->system < b->system  ? -1
                                 : 1;
}

static overlaps find_overlaps(hs_arena *arena, const side *gold, const side *system)
{
    overlaps found = { .items = NULL };
    size_t g = 0, s = 0, kept = 0;

    while (g < gold->items_count && s < system->items_count) {
        int order = by_place(&gold->items[g], &system->items[s]);
        if (order == 0) {
            *HS_APPEND(arena, &found, items)
                = (overlap){ gold->items[g].cluster, system->items[s].cluster, 1 };
        }
        g += order <= 0;
        s += order >= 0;
    }
    found.mentions = found.items_count;
    if (found.items_count != 0) {
        qsort(found.items, found.items_count, sizeof *found.items, by_clusters);
    }
    for (size_t i = 0; i < found.items_count; i++) {
        if (kept != 0 && by_clusters(&found.items[kept - 1], &found.items[i]) == 0) {
            found.items[kept - 1].count++;
        } else {
            found.items[kept++] = found.items[i];
        }
    }
    found.items_count = kept;
    return found;
}

/* --- the three measures */

static size_t clusters_left(const side *of)
{
    size_t count = 0;

    for (size_t i = 0; i < of->clusters; i++) {
        count += of->sizes[i] != 0;
    }
    return count;
}

/* Links: a cluster of n has n - 1, and a part of one that both sides have too. */
static void count_muc(hs_score *score, const side *gold, const side *system, const overlaps *both)
{
    hs_score_count(score, HS_SCORE_COREFERENCE, HS_LITERAL("MUC"), 2,
        gold->items_count - clusters_left(gold), system->items_count - clusters_left(system),
        both->mentions - both->items_count);
}

static void add_shares(hs_score_row *row, double of_gold, double of_system)
{
    row->in_parts = true;
    row->parts[0] += of_gold;
    row->parts[1] += of_system;
}

static void count_b3(hs_score *score, const side *gold, const side *system, const overlaps *both)
{
    double of_gold = 0, of_system = 0;

    for (size_t i = 0; i < both->items_count; i++) {
        double squared = (double) (both->items[i].count * both->items[i].count);
        of_gold += squared / (double) gold->sizes[both->items[i].gold];
        of_system += squared / (double) system->sizes[both->items[i].system];
    }
    add_shares(hs_score_count(score, HS_SCORE_COREFERENCE, HS_LITERAL("B3"), 3, gold->items_count,
                   system->items_count, 0),
        of_gold, of_system);
}

/* Clusters that are connected by overlaps can be assigned by themselves. */
static size_t root_of(size_t *above, size_t node)
{
    while (above[node] != node) {
        above[node] = above[above[node]];
        node = above[node];
    }
    return node;
}

static double phi4(const side *gold, const side *system, const overlap *each)
{
    return 2 * (double) each->count
        / (double) (gold->sizes[each->gold] + system->sizes[each->system]);
}

typedef struct component {
    size_t rows, columns;
    double *gain; // [rows][columns]
} component;

typedef struct components {
    size_t *above;    // [gold clusters + system clusters]
    size_t *place;    // the same: row or column in its component
    component *items; // [gold clusters + system clusters] by root
} components;

static components find_components(
    hs_arena *arena, const side *gold, const side *system, const overlaps *both)
{
    size_t nodes = gold->clusters + system->clusters;
    components made = { HS_NEW(arena, size_t, nodes + 1), HS_NEW(arena, size_t, nodes + 1),
        HS_NEW(arena, component, nodes + 1) };

    for (size_t i = 0; i < nodes; i++) {
        made.above[i] = i;
    }
    for (size_t i = 0; i < both->items_count; i++) {
        made.above[root_of(made.above, both->items[i].gold)]
            = root_of(made.above, gold->clusters + both->items[i].system);
    }
    for (size_t i = 0; i < nodes; i++) {
        component *of = &made.items[root_of(made.above, i)];
        made.place[i] = i < gold->clusters ? of->rows++ : of->columns++;
    }
    return made;
}

static double ceaf_sum(hs_arena *arena, const side *gold, const side *system, const overlaps *both)
{
    components all = find_components(arena, gold, system, both);
    double sum = 0;

    for (size_t i = 0; i < both->items_count; i++) {
        const overlap *each = &both->items[i];
        component *of = &all.items[root_of(all.above, each->gold)];
        if (of->gain == NULL) {
            of->gain = HS_NEW(arena, double, of->rows * of->columns);
        }
        of->gain[all.place[each->gold] * of->columns + all.place[gold->clusters + each->system]]
            = phi4(gold, system, each);
    }
    for (size_t i = 0; i < gold->clusters + system->clusters; i++) {
        if (all.items[i].gain != NULL) {
            sum += hs_assignment_best(
                arena, all.items[i].gain, all.items[i].rows, all.items[i].columns);
        }
    }
    return sum;
}

static void count_ceaf(
    hs_score *score, hs_arena *arena, const side *gold, const side *system, const overlaps *both)
{
    double sum = ceaf_sum(arena, gold, system, both);

    add_shares(hs_score_count(score, HS_SCORE_COREFERENCE, HS_LITERAL("CEAFe"), 4,
                   clusters_left(gold), clusters_left(system), 0),
        sum, sum);
}

void hs_score_coreference(hs_score *score, const hs_scored *gold, const hs_scored *system)
{
    hs_arena *arena = gold->document->arena;
    side ours = read_side(score, gold, gold), theirs = read_side(score, gold, system);
    overlaps both = find_overlaps(arena, &ours, &theirs);

    score->gold_has[HS_SCORE_COREFERENCE] |= ours.items_count != 0;
    hs_score_count(score, HS_SCORE_COREFERENCE, HS_LITERAL("mentions"), 1, ours.items_count,
        theirs.items_count, both.mentions);
    count_muc(score, &ours, &theirs, &both);
    count_b3(score, &ours, &theirs, &both);
    count_ceaf(score, arena, &ours, &theirs, &both);
}

void hs_score_coreference_mean(hs_score *score)
{
    hs_score_rows *rows = &score->rows[HS_SCORE_COREFERENCE];
    double means[3] = { 0, 0, 0 };
    hs_score_row *mean;

    for (size_t i = 0; i < rows->items_count; i++) {
        const hs_score_row *row = &rows->items[i];
        means[0] += row->place > 1 ? hs_score_precision(row) / 3 : 0;
        means[1] += row->place > 1 ? hs_score_recall(row) / 3 : 0;
        means[2] += row->place > 1 ? hs_score_f1(row) / 3 : 0;
    }
    if (rows->items_count != 0) {
        mean = hs_score_count(score, HS_SCORE_COREFERENCE, HS_LITERAL("mean"), 5, 0, 0, 0);
        mean->is_mean = true;
        memcpy(mean->means, means, sizeof means);
    }
}
