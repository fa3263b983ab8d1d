#include "language/parse_state.h"

#include "base/map.h"
#include "learn/feature.h"

// Bytes of a form or lemma that are looked at.
#define MOST_BYTES 64
#define ENDING_BYTES 3

enum { FORM = 1, LEMMA, TAG, UPOS, LABEL, ENDING, CAPITAL_ENDING };

/* --- words */

/* A word, or what of it is looked at, in small letters, all digits and quotation marks alike. */
typedef struct folded {
    char bytes[MOST_BYTES];
    size_t size;
} folded;

/* Curly quotation marks have three bytes, the first two of which are these; the third tells whether
 * it is a single one. */
static bool is_curly(const char *text, size_t left)
{
    return left >= 3 && memcmp(text, "\xe2\x80", 2) == 0 && (unsigned char) text[2] >= 0x98
        && (unsigned char) text[2] <= 0x9f;
}

static void fold(hs_slice text, folded *to)
{
    to->size = 0;
    for (size_t i = 0; i < text.size && to->size < MOST_BYTES; i++) {
        char byte = text.data[i];
        if (byte >= 'A' && byte <= 'Z') {
            byte = (char) (byte | 0x20);
        } else if (byte >= '0' && byte <= '9') {
            byte = '0';
        } else if (is_curly(text.data + i, text.size - i)) {
            byte = (unsigned char) text.data[i + 2] < 0x9c ? '\'' : '"';
            i += 2;
        }
        to->bytes[to->size++] = byte;
    }
}

static uint64_t hash_of(const folded *word, size_t first, uint32_t kind)
{
    return hs_feature(kind, hs_hash((hs_slice){ word->bytes + first, word->size - first }));
}

static void read_form(hs_slice form, hs_parse_node *to)
{
    bool capital = form.size != 0 && form.data[0] >= 'A' && form.data[0] <= 'Z';
    folded word;

    fold(form, &word);
    to->form = hash_of(&word, 0, FORM);
    to->ending = hash_of(&word, word.size > ENDING_BYTES ? word.size - ENDING_BYTES : 0,
        capital ? CAPITAL_ENDING : ENDING);
}

static void read_lemma(const hs_parse_columns *columns, hs_parse_node *to)
{
    bool known = !hs_slice_equal(columns->lemma, HS_LITERAL("_"));
    folded word;

    fold(known ? columns->lemma : columns->form, &word);
    to->lemma = hash_of(&word, 0, LEMMA);
}

/* VBD, VBP, VBZ and MD. */
static bool is_finite(hs_slice xpos)
{
    return hs_slice_equal(xpos, HS_LITERAL("MD")) || hs_slice_equal(xpos, HS_LITERAL("VBD"))
        || hs_slice_equal(xpos, HS_LITERAL("VBP")) || hs_slice_equal(xpos, HS_LITERAL("VBZ"));
}

/* Words that say what a noun phrase or clause is to its head. */
static bool is_marker(hs_slice upos)
{
    return hs_slice_equal(upos, HS_LITERAL("ADP")) || hs_slice_equal(upos, HS_LITERAL("SCONJ"))
        || hs_slice_equal(upos, HS_LITERAL("PART"));
}

static bool is_quote(hs_slice xpos)
{
    return xpos.size == 2 && (memcmp(xpos.data, "``", 2) == 0 || memcmp(xpos.data, "''", 2) == 0);
}

void hs_parse_word(hs_parse_state *state, uint32_t node, const hs_parse_columns *columns)
{
    hs_parse_node *to = &state->nodes[node];

    read_form(columns->form, to);
    read_lemma(columns, to);
    to->tag = hs_feature(TAG, hs_hash(columns->xpos));
    to->upos = hs_feature(UPOS, hs_hash(columns->upos));
    to->commas = to[-1].commas + (hs_slice_equal(columns->xpos, HS_LITERAL(",")) ? 1 : 0);
    to->verbs = to[-1].verbs + (is_finite(columns->xpos) ? 1 : 0);
    to->quotes = to[-1].quotes + (is_quote(columns->xpos) ? 1 : 0);
    to->is_marker = is_marker(columns->upos);
}

/* --- states */

/* Nothing hangs on it, and it on nothing. */
static void clear_node(hs_parse_node *node, uint32_t none)
{
    node->marker = node->lefts = node->rights = 0;
    node->left[0] = node->left[1] = node->right[0] = node->right[1] = none;
    node->head = HS_PARSE_NO_HEAD;
    node->label = node->left_count = node->right_count = 0;
}

void hs_parse_restart(hs_parse_state *state)
{
    uint32_t none = state->length + 1;

    for (uint32_t i = 0; i <= state->length; i++) {
        clear_node(&state->nodes[i], none);
    }
    state->stack[0] = 0;
    state->depth = 0;
    state->next = 1;
}

hs_parse_state hs_parse_state_make(hs_arena *arena, uint32_t length)
{
    uint32_t none = length + 1;
    hs_parse_state state = { .length = length };

    state.nodes = HS_NEW(arena, hs_parse_node, (size_t) length + 1 + HS_PARSE_AHEAD);
    state.stack = (uint32_t *) hs_arena_get(arena, ((size_t) length + 4) * sizeof(uint32_t)) + 3;
    for (uint32_t i = 0; i < none + HS_PARSE_AHEAD; i++) {
        state.nodes[i].ahead = none;
    }
    state.stack[-1] = state.stack[-2] = state.stack[-3] = none;
    state.nodes[0].form = state.nodes[0].lemma = state.nodes[0].tag = hs_feature(TAG, 0);
    state.nodes[0].upos = hs_feature(UPOS, 0);
    for (uint32_t i = none; i < none + HS_PARSE_AHEAD; i++) {
        clear_node(&state.nodes[i], none);
    }
    hs_parse_restart(&state);
    return state;
}

void hs_parse_look_ahead(hs_parse_state *state)
{
    uint32_t ahead = state->length + 1;

    for (uint32_t i = state->length; i > 0; i--) {
        if (state->nodes[i].verbs != state->nodes[i - 1].verbs) {
            ahead = i;
        }
        state->nodes[i].ahead = ahead;
    }
}

/* --- transitions */

static uint8_t more(uint8_t count) { return (uint8_t) (count + (count < 15)); }

void hs_parse_apply(hs_parse_state *state, hs_parse_action action, uint32_t label)
{
    uint32_t at = state->stack[state->depth], head;
    hs_parse_node *dependent = &state->nodes[at], *above;
    uint64_t relation = hs_feature(LABEL, label);

    if (action == HS_SHIFT) {
        state->stack[++state->depth] = state->next++;
        return;
    }
    head = hs_parse_head(state, action);
    above = &state->nodes[head];
    dependent->head = head;
    dependent->label = (uint8_t) label;
    state->depth--;
    if (dependent->is_marker) {
        above->marker = dependent->lemma;
    }
    if (action == HS_LEFT) {
        above->left[1] = above->left[0];
        above->left[0] = at;
        above->lefts += relation;
        above->left_count = more(above->left_count);
    } else {
        above->right[1] = above->right[0];
        above->right[0] = at;
        above->rights += relation;
        above->right_count = more(above->right_count);
    }
}
