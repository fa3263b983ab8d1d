#include "language/parse_model.h"

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
    return read_labels(hs_model_get(from, "labels"), model) && model->action_bits != 0
        && model->relation_bits != 0 && model->relation_bits == bits_of(relations, HS_PARSE_LABELS);
}

/* --- use */

hs_parse_action hs_parse_choose_action(const hs_parse_model *model, const hs_parse_state *state,
    const uint64_t *features, size_t count)
{
    uint32_t even = 0, odd = 0, best = 0;
    hs_parse_action action = HS_SHIFT;

    // A sum has 16 bits, enough for HS_PARSE_FEATURES bytes; the print's sum means nothing.
    for (size_t i = 0; i < count; i++) {
        uint32_t row = model->actions[hs_parse_row(features[i], model->action_bits)];
        uint32_t same = (uint32_t) 0 - ((uint8_t) (row >> 8) == (uint8_t) features[i]);
        even += row & same & 0x00ff00ff;
        odd += row >> 8 & same & 0x00ff00ff;
    }
    const uint32_t scores[HS_PARSE_ACTIONS] = { even & 0xffff, even >> 16, odd >> 16 };
    for (uint32_t i = 0; i < HS_PARSE_ACTIONS; i++) {
        if (hs_parse_allows(state, (hs_parse_action) i) && scores[i] + 1 > best) {
            best = scores[i] + 1;
            action = (hs_parse_action) i;
        }
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
