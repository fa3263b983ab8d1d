/* The parts of hs-parse's model, for the parser and its trainer.
 *
 *     labels            lines: a relation each
 *     actions           four bytes a row: the print of its feature and a weight for each action
 *     prints            two bytes a row, of another table
 *     relations         and its weights, HS_PARSE_LABELS bytes a row
 *
 * A feature's row is told by the upper bits of its hash; the lower ones, its print, tell it from
 * others that would have the same row, of which only the one that is worth most is in the model.
 * A score is a sum of bytes, the same on every machine.
 *
 * Ownership: lives in the model's map.  Threads: only read. */
#ifndef HS_LANGUAGE_PARSE_MODEL_H
#define HS_LANGUAGE_PARSE_MODEL_H

#include "language/parse_features.h"
#include "learn/model.h"

#define HS_PARSE_KIND "hs-parse"
#define HS_PARSE_MODEL "en-parse.model"

typedef struct hs_parse_model {
    hs_slice labels[HS_PARSE_LABELS]; // [labels_count]
    uint32_t labels_count;
    const uint32_t *actions; // [1 << action_bits] see hs_parse_pack_row
    const uint16_t *prints;  // [1 << relation_bits]
    const int8_t *relations; // [1 << relation_bits][HS_PARSE_LABELS]
    unsigned action_bits, relation_bits;
} hs_parse_model;

// What a weight of 1 is in the model.
#define HS_PARSE_SCALE 32

/* False where a part is missing or does not fit. */
bool hs_parse_model_read(const hs_model *from, hs_parse_model *model);

/* Where a feature is looked for in a table of 1 << bits rows, bits from 1 to 32. */
static inline size_t hs_parse_row(uint64_t feature, unsigned bits)
{
    return (size_t) (feature >> (64 - bits));
}

/* A row of four bytes, from the lowest one on: the weight of HS_SHIFT with 128 added, the print,
 * and the weights of HS_LEFT and HS_RIGHT; so two sums of two bytes each can be made at once. */
static inline uint32_t hs_parse_pack_row(uint8_t print, const int8_t weights[HS_PARSE_ACTIONS])
{
    return (uint32_t) (weights[HS_SHIFT] + 128) | (uint32_t) print << 8
        | (uint32_t) (weights[HS_LEFT] + 128) << 16 | (uint32_t) (weights[HS_RIGHT] + 128) << 24;
}

/* The action with the highest score of those allowed; of two with the same one the first. */
hs_parse_action hs_parse_choose_action(const hs_parse_model *model, const hs_parse_state *state);

/* The same for a relation. */
uint32_t hs_parse_choose_label(const hs_parse_model *model, const uint64_t *features, size_t count);

#endif
