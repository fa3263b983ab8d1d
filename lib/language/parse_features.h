/* The features of hs-parse: what an action, and the relation of an arc, are decided by.  Templates
 * after Y. Zhang and J. Nivre, "Transition-based dependency parsing with rich non-local features",
 * 2011.
 *
 * A feature is the exclusive or of the hashes of what it is made of, each rotated by where it
 * stands, as A. Zobrist hashes positions of games, 1970: a few operations each, the same on every
 * machine.  Who changes a template raises HS_PARSE_VERSION.
 *
 * All functions are pure. */
#ifndef HS_LANGUAGE_PARSE_FEATURES_H
#define HS_LANGUAGE_PARSE_FEATURES_H

#include "language/parse_state.h"

#define HS_PARSE_VERSION 1

// Features at most.
#define HS_PARSE_FEATURES 144

/* Of the state: puts them into `features` and returns how many.  Those that say most come first; as
 * a rule they are enough. */
size_t hs_parse_action_features(const hs_parse_state *state, uint64_t features[HS_PARSE_FEATURES]);
size_t hs_parse_first_features(const hs_parse_state *state, uint64_t *features);
size_t hs_parse_other_features(const hs_parse_state *state, uint64_t *features);

/* Of the arc from `head` to the top of the stack, which is about to be made. */
size_t hs_parse_label_features(
    const hs_parse_state *state, uint32_t head, uint64_t features[HS_PARSE_FEATURES]);

#endif
