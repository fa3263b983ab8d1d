#include "language/parse_model.h"

#include "learn/vector.h"

// An action that is so far ahead when the features that say most have been looked at is taken: more
// than half of them are, and all others decide otherwise in one of a thousand.
#define CLEAR (3 * HS_PARSE_SCALE)

/* --- reading */

static bool read_labels(hs_slice text, hs_parse_model *model)
{
    while (text.size != 0 && model->labels_count < HS_PARSE_LABELS) {
        hs_slice label = hs_slice_cut(&text, '\n');
        if (label.size == 0) {
            return false;
        }
        model->labels[model->labels_count++] = label;
    }
    return text.size == 0 && model->labels_count != 0;
}

/* The logarithm of the number of rows; 0: that is no power of two, or none that could be. */
static unsigned bits_of(hs_slice part, size_t row)
{
    unsigned bits = 1;

    while (bits < 30 && row << bits < part.size) {
        bits++;
    }
    return part.data != NULL && row << bits == part.size ? bits : 0;
}

bool hs_parse_model_read(const hs_model *from, hs_parse_model *model)
{
    hs_slice actions = hs_model_get(from, "actions");
    hs_slice prints = hs_model_get(from, "prints");
    hs_slice relations = hs_model_get(from, "relations");

    *model = (hs_parse_model){ .actions = (const void *) actions.data,
        .prints = (const void *) prints.data,
        .relations = (const void *) relations.data,
        .action_bits = bits_of(actions, sizeof *model->actions),
        .relation_bits = bits_of(prints, sizeof *model->prints) };
    return read_labels(hs_model_text(from, "labels"), model) && model->action_bits != 0
        && model->relation_bits != 0 && model->relation_bits == bits_of(relations, HS_PARSE_LABELS);
}

/* --- use */

/* Scores of the actions, as two sums of two. */
typedef struct sums {
    uint32_t even, odd;
} sums;

// Loops of constant length are what compilers make vectors of.
#define LANES 8
#define ROWS ((HS_PARSE_FEATURES + LANES - 1) / LANES * LANES)

/* Rows of features, and what their prints must be. */
typedef struct batch {
    size_t count; // a multiple of LANES
    uint32_t places[ROWS], prints[ROWS], rows[ROWS];
} batch;

/* What is behind the last feature has a print that no row has. */
static void fill_up(batch *of)
{
    for (; of->count % LANES != 0; of->count++) {
        of->places[of->count] = 0;
        of->prints[of->count] = UINT8_MAX + 1;
    }
}

static void find_places(const uint64_t *features, size_t count, unsigned bits, batch *to)
{
    for (size_t i = 0; i < count; i++) {
        to->places[i] = (uint32_t) hs_parse_row(features[i], bits);
        to->prints[i] = (uint8_t) features[i];
    }
    to->count = count;
    fill_up(to);
}

typedef uint32_t lanes __attribute__((vector_size(LANES * sizeof(uint32_t))));

/* A sum has 16 bits, enough for HS_PARSE_FEATURES bytes; that of the prints means nothing. */
HS_VECTOR static sums add_rows(const batch *of, sums scores)
{
    lanes even = { 0 }, odd = { 0 };

    for (size_t i = 0; i < of->count; i += LANES) {
        lanes row, print, same;
        memcpy(&row, of->rows + i, sizeof row);
        memcpy(&print, of->prints + i, sizeof print);
        same = (lanes) ((row >> 8 & UINT8_MAX) == print) & 0x00ff00ff;
        even += row & same;
        odd += row >> 8 & same;
    }
    for (size_t k = 0; k < LANES; k++) {
        scores.even += even[k];
        scores.odd += odd[k];
    }
    return scores;
}

/* Adds the weights of features. */
static sums add(const hs_parse_model *model, const uint64_t *features, size_t count, sums scores)
{
    batch found;

    find_places(features, count, model->action_bits, &found);
    for (size_t i = 0; i < found.count; i++) {
        found.rows[i] = model->actions[found.places[i]];
    }
    return add_rows(&found, scores);
}

/* The best of the actions that are allowed; *lead is how far it is ahead of the next one. */
static inline hs_parse_action best_of(const hs_parse_state *state, sums from, uint32_t *lead)
{
    const uint32_t scores[HS_PARSE_ACTIONS]
        = { from.even & 0xffff, from.even >> 16, from.odd >> 16 };
    uint32_t best = 0, next = 0;
    hs_parse_action action = HS_SHIFT;

    for (uint32_t i = 0; i < HS_PARSE_ACTIONS; i++) {
        if (hs_parse_allows(state, (hs_parse_action) i)) {
            uint32_t score = scores[i] + 1;
            next = score > best ? best : score > next ? score : next;
            action = score > best ? (hs_parse_action) i : action;
            best = score > best ? score : best;
        }
    }
    *lead = best - next;
    return action;
}

hs_parse_action hs_parse_choose_action(const hs_parse_model *model, const hs_parse_state *state)
{
    uint64_t features[HS_PARSE_FEATURES];
    sums scores = add(model, features, hs_parse_first_features(state, features), (sums){ 0, 0 });
    uint32_t lead;
    hs_parse_action action = best_of(state, scores, &lead);

    if (lead <= CLEAR) {
        scores = add(model, features, hs_parse_other_features(state, features), scores);
        action = best_of(state, scores, &lead);
    }
    return action;
}

// Labels whose scores stay in registers.
#define BLOCK 16
_Static_assert(HS_PARSE_LABELS % BLOCK == 0, "no block reaches into the next row");

HS_VECTOR static void add_labels(const int8_t *const *rows, size_t count, int16_t *scores)
{
    for (size_t first = 0; first < HS_PARSE_LABELS; first += BLOCK) {
        int16_t block[BLOCK] = { 0 };
        for (size_t i = 0; i < count; i++) {
            const int8_t *weights = rows[i] + first;
            for (size_t y = 0; y < BLOCK; y++) {
                block[y] = (int16_t) (block[y] + weights[y]);
            }
        }
        memcpy(scores + first, block, sizeof block);
    }
}

static uint32_t first_best(const int16_t scores[HS_PARSE_LABELS])
{
    int16_t most = INT16_MIN;
    uint32_t best = 0;

    for (uint32_t y = 0; y < HS_PARSE_LABELS; y++) {
        most = scores[y] > most ? scores[y] : most;
    }
    while (scores[best] != most) {
        best++;
    }
    return best;
}

uint32_t hs_parse_choose_label(const hs_parse_model *model, const uint64_t *features, size_t count)
{
    const int8_t *rows[HS_PARSE_FEATURES + 1];
    int16_t scores[HS_PARSE_LABELS];
    size_t found = 0;

    for (size_t i = 0; i < count; i++) {
        size_t row = hs_parse_row(features[i], model->relation_bits);
        rows[found] = model->relations + row * HS_PARSE_LABELS;
        found += model->prints[row] == (uint16_t) features[i];
    }
    add_labels(rows, found, scores);
    for (uint32_t y = model->labels_count; y < HS_PARSE_LABELS; y++) {
        scores[y] = INT16_MIN;
    }
    return first_best(scores);
}
