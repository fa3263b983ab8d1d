#include "language/parse_model.h"

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

/* Adds the weights of features.  A sum has 16 bits, enough for HS_PARSE_FEATURES bytes; that of the
 * prints means nothing. */
static inline sums add(
    const hs_parse_model *model, const uint64_t *features, size_t count, sums scores)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t row = model->actions[hs_parse_row(features[i], model->action_bits)];
        uint32_t same = (uint32_t) 0 - ((uint8_t) (row >> 8) == (uint8_t) features[i]);
        scores.even += row & same & 0x00ff00ff;
        scores.odd += row >> 8 & same & 0x00ff00ff;
    }
    return scores;
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

hs_parse_action hs_parse_choose_action(const hs_parse_model *model, const hs_parse_state *state,
    const uint64_t *features, size_t count)
{
    size_t first = count < HS_PARSE_FIRST ? count : HS_PARSE_FIRST;
    sums scores = add(model, features, first, (sums){ 0, 0 });
    uint32_t lead;
    hs_parse_action action = best_of(state, scores, &lead);

    if (lead <= CLEAR) {
        scores = add(model, features + first, count - first, scores);
        action = best_of(state, scores, &lead);
    }
    return action;
}

uint32_t hs_parse_choose_label(const hs_parse_model *model, const uint64_t *features, size_t count)
{
    int16_t scores[HS_PARSE_LABELS] = { 0 };
    uint32_t best = 0;

    for (size_t i = 0; i < count; i++) {
        size_t row = hs_parse_row(features[i], model->relation_bits);
        if (model->prints[row] == (uint16_t) features[i]) {
            const int8_t *weights = model->relations + row * HS_PARSE_LABELS;
            for (size_t y = 0; y < HS_PARSE_LABELS; y++) {
                scores[y] = (int16_t) (scores[y] + weights[y]);
            }
        }
    }
    for (uint32_t y = 1; y < model->labels_count; y++) {
        best = scores[y] > scores[best] ? y : best;
    }
    return best;
}
