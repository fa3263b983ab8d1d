/* The transition system of hs-parse: what of a sentence has been parsed so far.
 *
 * Arc-hybrid (M. Kuhlmann, C. Gómez-Rodríguez, G. Satta, "Dynamic programming algorithms for
 * transition-based dependency parsers", 2011), with a root at the bottom of the stack.  A word of
 * the buffer's front is shifted onto the stack; the word on the top of the stack is taken off and
 * hangs on the buffer's front (left) or on the word below it (right).  A word hangs on the root
 * only as the last one left, so that there is one such word, and after twice as many transitions as
 * there are words every word has one head, without cycles or crossing arcs.
 *
 * Units: node 0 is the root, nodes 1 … length are words; nodes behind them stand for what is not
 * there.  Ownership: the arena's.  Threads: one state, one thread. */
#ifndef HS_LANGUAGE_PARSE_STATE_H
#define HS_LANGUAGE_PARSE_STATE_H

#include "base/arena.h"

#define HS_PARSE_LABELS 48 // relations at most
#define HS_PARSE_NO_HEAD UINT32_MAX
#define HS_PARSE_AHEAD 4 // nodes behind the last word

typedef enum hs_parse_action { HS_SHIFT, HS_LEFT, HS_RIGHT, HS_PARSE_ACTIONS } hs_parse_action;

/* A word, by hashes of what it is and of what hangs on it. */
typedef struct hs_parse_node {
    uint64_t form, lemma, tag, upos;
    uint64_t ending;            // of the form, and whether it begins with a capital
    uint64_t marker;            // its last function word: preposition, conjunction, pronoun
    uint64_t lefts, rights;     // which relations hang on it on either side, without their order
    uint32_t left[2], right[2]; // its outermost and next to outermost dependents
    uint32_t head;              // HS_PARSE_NO_HEAD: none yet
    uint32_t ahead;             // the first finite verb from here on
    uint32_t commas, verbs;     // of these, how many stand up to it in the sentence
    uint32_t quotes;            // quotation marks, the same
    uint8_t label;              // relation to its head
    bool is_marker;             // is it such a function word itself?
    uint8_t left_count, right_count; // 15 at most
} hs_parse_node;

typedef struct hs_parse_state {
    hs_parse_node *nodes; // [length + 1 + HS_PARSE_AHEAD]
    uint32_t *stack;      // [-3 … length]; below the root: what is not there
    uint32_t length;
    uint32_t depth; // stack[depth] is the top
    uint32_t next;  // the buffer's front
} hs_parse_state;

/* A word as it stands in the stream; lemma, xpos and upos may be "_". */
typedef struct hs_parse_columns {
    hs_slice form, lemma, upos, xpos;
} hs_parse_columns;

/* The state for a sentence of `length` words, before the first transition.  The caller gives each
 * word with hs_parse_word, in their order. */
hs_parse_state hs_parse_state_make(hs_arena *arena, uint32_t length);
void hs_parse_word(hs_parse_state *state, uint32_t node, const hs_parse_columns *columns);

/* Tells each word what stands ahead of it, once all have been given. */
void hs_parse_look_ahead(hs_parse_state *state);

/* Back before the first transition. */
void hs_parse_restart(hs_parse_state *state);

static inline bool hs_parse_done(const hs_parse_state *state)
{
    return state->next > state->length && state->depth == 0;
}

/* May the action be taken? */
static inline bool hs_parse_allows(const hs_parse_state *state, hs_parse_action action)
{
    bool buffer = state->next <= state->length;

    return action == HS_SHIFT ? buffer
        : action == HS_LEFT   ? buffer && state->depth != 0
                              : state->depth > 1 || (state->depth == 1 && !buffer);
}

/* Head and dependent of the arc that HS_LEFT or HS_RIGHT would make. */
static inline uint32_t hs_parse_head(const hs_parse_state *state, hs_parse_action action)
{
    return action == HS_LEFT ? state->next : state->stack[state->depth - 1];
}

static inline uint32_t hs_parse_dependent(const hs_parse_state *state)
{
    return state->stack[state->depth];
}

/* Takes an action; the label is that of the arc, if it makes one. */
void hs_parse_apply(hs_parse_state *state, hs_parse_action action, uint32_t label);

#endif
