/* What the right tree says of an action: the dynamic oracle of the arc-hybrid system (Y. Goldberg,
 * J. Nivre, "Training deterministic parsers with non-deterministic oracles", 2013), which tells in
 * any state, also one that errors have led to, what each action would spoil.
 *
 * Units: nodes as in parse_state.h.  Ownership: the arena's.  Threads: pure. */
#ifndef HS_LANGUAGE_PARSE_ORACLE_H
#define HS_LANGUAGE_PARSE_ORACLE_H

#include "language/parse_state.h"

/* The right tree. */
typedef struct hs_parse_gold {
    uint32_t length;
    uint32_t *heads;      // [length + 1] of nodes; that of the root is HS_PARSE_NO_HEAD
    uint8_t *labels;      // [length + 1]
    uint32_t *dependents; // [length] grouped by their heads, ascending
    uint32_t *starts;     // [length + 2] where in `dependents` those of a node start
} hs_parse_gold;

/* Are the heads a tree with one root? */
bool hs_parse_is_tree(const uint32_t *heads, uint32_t length);

/* Hangs what crosses other arcs higher, until nothing does: the shortest such arc first (J. Nivre,
 * J. Nilsson, "Pseudo-projective dependency parsing", 2005).  Returns how many times. */
uint32_t hs_parse_lift(uint32_t *heads, uint32_t length);

/* Fills `dependents` and `starts` from `heads`. */
void hs_parse_gold_index(hs_arena *arena, hs_parse_gold *gold);

/* How many arcs of the right tree, reachable until then, each action makes unreachable; an action
 * that is not allowed costs UINT32_MAX. */
void hs_parse_costs(
    const hs_parse_state *state, const hs_parse_gold *gold, uint32_t costs[HS_PARSE_ACTIONS]);

#endif
