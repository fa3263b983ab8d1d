#include "language/parse_oracle.h"

/* --- trees */

bool hs_parse_is_tree(const uint32_t *heads, uint32_t length)
{
    uint32_t roots = 0;

    for (uint32_t i = 1; i <= length; i++) {
        uint32_t at = i, steps = 0;
        roots += heads[i] == 0;
        while (at != 0 && steps <= length) {
            if (heads[at] > length) {
                return false;
            }
            at = heads[at];
            steps++;
        }
        if (at != 0) {
            return false;
        }
    }
    return roots == 1;
}

static bool hangs_below(const uint32_t *heads, uint32_t node, uint32_t above)
{
    while (node != above && node != 0) {
        node = heads[node];
    }
    return node == above;
}

static bool is_projective(const uint32_t *heads, uint32_t node)
{
    uint32_t head = heads[node], first = node < head ? node : head, last = node + head - first;

    for (uint32_t i = first + 1; i < last; i++) {
        if (!hangs_below(heads, i, head)) {
            return false;
        }
    }
    return true;
}

uint32_t hs_parse_lift(uint32_t *heads, uint32_t length)
{
    for (uint32_t lifted = 0;; lifted++) {
        uint32_t best = 0, shortest = UINT32_MAX;
        for (uint32_t i = 1; i <= length; i++) {
            uint32_t size = i > heads[i] ? i - heads[i] : heads[i] - i;
            if (size < shortest && heads[i] != 0 && !is_projective(heads, i)) {
                best = i;
                shortest = size;
            }
        }
        if (best == 0) {
            return lifted;
        }
        heads[best] = heads[heads[best]];
    }
}

void hs_parse_gold_index(hs_arena *arena, hs_parse_gold *gold)
{
    uint32_t *next;

    gold->starts = HS_NEW(arena, uint32_t, gold->length + 2);
    gold->dependents = HS_NEW(arena, uint32_t, gold->length);
    next = HS_NEW(arena, uint32_t, gold->length + 1);
    for (uint32_t i = 1; i <= gold->length; i++) {
        gold->starts[gold->heads[i] + 1]++;
    }
    for (uint32_t i = 0; i <= gold->length; i++) {
        gold->starts[i + 1] += gold->starts[i];
        next[i] = gold->starts[i];
    }
    for (uint32_t i = 1; i <= gold->length; i++) {
        gold->dependents[next[gold->heads[i]]++] = i;
    }
}

/* --- costs */

/* Of the dependents of `node`, how many stand in the buffer. */
static uint32_t ahead(const hs_parse_state *state, const hs_parse_gold *gold, uint32_t node)
{
    uint32_t end = gold->starts[node + 1], i = end;

    while (i > gold->starts[node] && gold->dependents[i - 1] >= state->next) {
        i--;
    }
    return end - i;
}

/* A word in front of the buffer that has no head yet is on the stack. */
static bool on_stack(const hs_parse_state *state, uint32_t node)
{
    return node < state->next && state->nodes[node].head == HS_PARSE_NO_HEAD;
}

static uint32_t cost_of_shift(const hs_parse_state *state, const hs_parse_gold *gold)
{
    uint32_t next = state->next, head = gold->heads[next], cost;

    cost = on_stack(state, head) && head != state->stack[state->depth];
    for (uint32_t i = gold->starts[next]; i < gold->starts[next + 1]; i++) {
        cost += on_stack(state, gold->dependents[i]);
    }
    return cost;
}

void hs_parse_costs(
    const hs_parse_state *state, const hs_parse_gold *gold, uint32_t costs[HS_PARSE_ACTIONS])
{
    uint32_t top = hs_parse_dependent(state), next = state->next;
    uint32_t head = gold->heads[top], lost = top != 0 ? ahead(state, gold, top) : 0;

    for (int i = 0; i < HS_PARSE_ACTIONS; i++) {
        costs[i] = UINT32_MAX;
    }
    if (hs_parse_allows(state, HS_SHIFT)) {
        costs[HS_SHIFT] = cost_of_shift(state, gold);
    }
    if (hs_parse_allows(state, HS_LEFT)) {
        costs[HS_LEFT] = lost + (head == state->stack[state->depth - 1] || head > next);
    }
    if (hs_parse_allows(state, HS_RIGHT)) {
        costs[HS_RIGHT] = lost + (head >= next);
    }
}
