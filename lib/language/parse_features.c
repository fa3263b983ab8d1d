#include "language/parse_features.h"

/* Where a part of a feature stands: how far its hash is rotated. */
enum {
    S0 = 1,
    S1 = 4,
    S2 = 7,
    B0 = 10,
    B1 = 13,
    B2 = 16,
    B3 = 19,
    S0L = 22,
    S0R = 25,
    S0L2 = 28,
    S0R2 = 31,
    S1L = 34,
    S1R = 37,
    B0L = 40,
    B0L2 = 43,
    S0N = 46, // the word behind s0
    B0P = 49, // the word in front of b0
    S1R2 = 52,
    S0P = 55,
};

static inline uint64_t turn(uint64_t hash, unsigned by) { return hash << by | hash >> (64 - by); }

/* The hash of a small number: of a kind, by an odd multiplier of its own. */
static inline uint64_t number(uint64_t kind, uint64_t value)
{
    uint64_t x = (value + 1) * (kind * 2 + 1) * UINT64_C(0x9e3779b97f4a7c15);

    x = (x ^ x >> 32) * UINT64_C(0xd6e8feb86659fd93);
    return x ^ x >> 29;
}

enum {
    DISTANCE = 1,
    DISTANCE_S,
    LEFTS,
    RIGHTS,
    COMMAS,
    VERBS,
    QUOTES,
    DIRECTION,
    VERB_GAP,
    REST,
    LABEL
};

static inline uint64_t bucket(uint32_t distance)
{
    return distance < 5 ? distance : distance < 7 ? 5 : distance < 11 ? 6 : 7;
}

static inline uint64_t most(uint32_t count, uint32_t bound)
{
    return count < bound ? count : bound;
}

/* What stands from the one node to the other. */
static inline uint64_t between(const hs_parse_node *from, const hs_parse_node *to)
{
    return number(COMMAS, most(to[-1].commas - from->commas, 3))
        ^ number(VERBS, most(to[-1].verbs - from->verbs, 2))
        ^ number(QUOTES, most(to[-1].quotes - from->quotes, 2));
}

/* A node at a place. */
typedef struct atoms {
    uint64_t form, lemma, tag, upos, ending;
} atoms;

static inline atoms at_place(const hs_parse_node *node, unsigned place)
{
    return (atoms){ turn(node->form, place), turn(node->lemma, place), turn(node->tag, place),
        turn(node->upos, place), turn(node->ending, place) };
}

static inline uint64_t label_of(const hs_parse_node *node, unsigned place)
{
    return turn(number(LABEL, node->label), place);
}

#define PUT(feature) (features[count++] = (feature))

size_t hs_parse_action_features(const hs_parse_state *state, uint64_t features[HS_PARSE_FEATURES])
{
    const hs_parse_node *nodes = state->nodes;
    const hs_parse_node *n0 = &nodes[state->stack[state->depth]];
    const hs_parse_node *n1 = &nodes[state->stack[(int64_t) state->depth - 1]];
    const hs_parse_node *n2 = &nodes[state->stack[(int64_t) state->depth - 2]];
    const hs_parse_node *m0 = &nodes[state->next];
    atoms s0 = at_place(n0, S0), s1 = at_place(n1, S1), s2 = at_place(n2, S2);
    atoms b0 = at_place(m0, B0), b1 = at_place(m0 + 1, B1), b2 = at_place(m0 + 2, B2);
    atoms b3 = at_place(m0 + 3, B3);
    const hs_parse_node *l0 = &nodes[n0->left[0]], *r0 = &nodes[n0->right[0]];
    const hs_parse_node *l02 = &nodes[n0->left[1]], *r02 = &nodes[n0->right[1]];
    const hs_parse_node *l1 = &nodes[n1->left[0]], *r1 = &nodes[n1->right[0]];
    const hs_parse_node *m0l = &nodes[m0->left[0]], *m0l2 = &nodes[m0->left[1]];
    atoms s0l = at_place(l0, S0L), s0r = at_place(r0, S0R);
    atoms s1l = at_place(l1, S1L), s1r = at_place(r1, S1R), b0l = at_place(m0l, B0L);
    atoms s0r2 = at_place(r02, S0R2), b0l2 = at_place(m0l2, B0L2), s0l2 = at_place(l02, S0L2);
    atoms s0n = at_place(n0 + 1, S0N), b0p = at_place(m0 - 1, B0P);
    uint64_t s0wt = s0.form ^ s0.tag, s1wt = s1.form ^ s1.tag, b0wt = b0.form ^ b0.tag;
    uint64_t s0b0 = s0.tag ^ b0.tag, s1s0 = s1.tag ^ s0.tag, s1s0b0 = s1s0 ^ b0.tag;
    uint64_t d = number(DISTANCE, bucket((uint32_t) (m0 - n0)));
    uint64_t ds = number(DISTANCE_S, bucket((uint32_t) (n0 > n1 ? n0 - n1 : 0)));
    uint64_t gap = between(n0, m0), gap1 = n0 > n1 ? between(n1, n0) * 3 : 1;
    uint64_t s0vl = number(LEFTS, n0->left_count), s0vr = number(RIGHTS, n0->right_count);
    uint64_t b0vl = turn(number(LEFTS, m0->left_count), B0);
    uint64_t s0m = turn(n0->marker, S0 + 2), s1m = turn(n1->marker, S1 + 2);
    uint64_t b0m = turn(m0->marker, B0 + 2);
    uint64_t s0ls = turn(n0->lefts, S0 + 1), s0rs = turn(n0->rights, S0 + 2);
    uint64_t s1ls = turn(n1->lefts, S1 + 1), s1rs = turn(n1->rights, S1 + 2);
    uint64_t b0ls = turn(m0->lefts, B0 + 1);
    const hs_parse_node *n3 = &nodes[state->stack[(int64_t) state->depth - 3]];
    atoms s3 = at_place(n3, B3 + 1), va = at_place(&nodes[m0[1].ahead], S0P);
    atoms end = at_place(&nodes[state->length], S0P + 3);
    uint64_t vgap = number(VERB_GAP, most(nodes[m0[1].ahead].commas - m0->commas, 2));
    uint64_t rest = number(REST, most(nodes[state->length].verbs - m0[-1].verbs, 3));
    size_t count = 0;

    // Single words.
    PUT(s0wt);
    PUT(s0.tag);
    PUT(s1.lemma);
    PUT(s1.tag);
    PUT(b0wt);
    PUT(b0.tag);
    PUT(b0.lemma);
    PUT(b1.form ^ b1.tag);
    PUT(b1.lemma);
    PUT(b1.tag);
    PUT(b2.tag);
    PUT(s0.ending ^ s0.tag);
    PUT(b0.ending ^ b0.tag);
    PUT(b1.ending ^ b1.tag);
    PUT(s0n.lemma ^ s0n.tag);
    PUT(b0p.lemma ^ b0p.tag);

    // Pairs.
    PUT(s0wt ^ b0.tag);
    PUT(s0.lemma ^ b0.lemma);
    PUT(s0b0);
    PUT(s0.lemma ^ b0.upos);
    PUT(s0.upos ^ b0.lemma);
    PUT(s1.lemma ^ s0.lemma);
    PUT(s1wt ^ s0.tag);
    PUT(s1s0);
    PUT(s1.tag ^ b0.tag);
    PUT(b0.tag ^ b1.tag);
    PUT(b0wt ^ b1.tag);
    PUT(b0.tag ^ b1.form);
    PUT(s0.tag ^ b1.tag);

    // Three and more.
    PUT(b0.tag ^ b1.tag ^ b2.tag);
    PUT(b1.tag ^ b2.tag ^ b3.tag);
    PUT(s0b0 ^ b1.tag);
    PUT(s0b0 ^ b1.tag ^ b2.tag);
    PUT(s0.upos ^ b0.upos ^ b1.upos ^ b2.upos ^ b3.upos);
    PUT(s1s0b0);
    PUT(s1s0b0 ^ b1.tag);
    PUT(s2.tag ^ s1s0);
    PUT(s1.lemma ^ s0.upos ^ b0.upos);
    PUT(s0b0 ^ s0l.tag);
    PUT(s0b0 ^ s0r.tag);
    PUT(s0b0 ^ b0l.tag);
    PUT(s0b0 ^ b0l.lemma);
    PUT(s0b0 ^ s0r.lemma);
    PUT(s0b0 ^ b0l.tag ^ b0l2.tag);
    PUT(s0b0 ^ s0r.tag ^ s0r2.tag);
    PUT(s0b0 ^ s0l.tag ^ s0l2.tag);
    PUT(s1s0 ^ s0l.tag);
    PUT(s1s0 ^ s0r.tag);
    PUT(s1s0 ^ s1r.tag);
    PUT(s1s0 ^ s1l.tag);
    PUT(s1s0 ^ s0l.lemma);
    PUT(s1s0b0 ^ s1r.tag);
    PUT(s0b0 ^ s0n.tag);
    PUT(s0b0 ^ b0p.tag);

    // Distances, and what stands between.
    PUT(s0wt ^ d);
    PUT(b0wt ^ d);
    PUT(s0b0 ^ d);
    PUT(s1s0 ^ ds);
    PUT(s1s0b0 ^ d ^ ds);
    PUT(s0b0 ^ gap);
    PUT(s0b0 ^ gap ^ d);
    PUT(s1s0 ^ gap1);
    PUT(s0.lemma ^ gap);
    PUT(b0.lemma ^ gap);

    // The next finite verb, and how many there are until the end.
    PUT(s0b0 ^ va.tag ^ vgap);
    PUT(s0.tag ^ va.tag ^ vgap);
    PUT(b0.lemma ^ va.tag ^ vgap);
    PUT(s0.lemma ^ va.upos ^ vgap);
    PUT(s0b0 ^ rest);
    PUT(s1.tag ^ b0.tag ^ rest ^ turn(n1->lefts, S1 + 1));
    PUT(s0b0 ^ end.form);

    // The clauses on the stack.
    PUT(s3.upos ^ s2.upos ^ s1.upos ^ s0.upos);
    PUT(s2.tag ^ b0.tag ^ turn(n2->lefts, S2 + 1));
    PUT(s1.tag ^ b0.tag ^ s1ls);
    PUT(s1.tag ^ b0.tag ^ s1rs);
    PUT(s2.lemma ^ b0.tag);
    PUT(s1s0b0 ^ s0ls);
    PUT(s1s0b0 ^ s0rs);

    // Dependents.
    PUT(s0wt ^ s0vl);
    PUT(s0wt ^ s0vr);
    PUT(s0.tag ^ s0vl ^ s0vr);
    PUT(b0wt ^ b0vl);
    PUT(s0b0 ^ s0vr ^ b0vl);
    PUT(s0.lemma ^ s0ls);
    PUT(s0.lemma ^ s0rs);
    PUT(s0.tag ^ s0ls);
    PUT(s0.tag ^ s0rs);
    PUT(s0b0 ^ s0ls);
    PUT(s0b0 ^ s0rs);
    PUT(s0.tag ^ s0ls ^ s0rs);
    PUT(b0.tag ^ b0ls);
    PUT(b0.lemma ^ b0ls);
    PUT(s0b0 ^ b0ls);
    PUT(s1s0 ^ s1rs);
    PUT(s1s0 ^ s1ls ^ s1rs);
    PUT(s1s0b0 ^ b0ls);

    // Function words.
    PUT(s0.lemma ^ b0m);
    PUT(s0.upos ^ b0.upos ^ b0m);
    PUT(b0.lemma ^ b0m);
    PUT(s1.lemma ^ s0m);
    PUT(s1.upos ^ s0.upos ^ s0m);
    PUT(s1.lemma ^ b0m);
    PUT(s1.upos ^ s0.upos ^ b0.upos ^ b0m);
    PUT(s0.upos ^ b0.upos ^ s0m ^ b0m);
    PUT(s1.upos ^ s0.upos ^ s0m ^ s1m);

    // Relations.
    PUT(s0.tag ^ label_of(r0, S0R) ^ s0r.lemma);
    PUT(s0.tag ^ label_of(l0, S0L) ^ s0l.lemma);
    PUT(b0.tag ^ label_of(m0l, B0L) ^ b0l.lemma);
    return count;
}

size_t hs_parse_label_features(
    const hs_parse_state *state, uint32_t head, uint64_t features[HS_PARSE_FEATURES])
{
    const hs_parse_node *nodes = state->nodes, *h = &nodes[head];
    const hs_parse_node *d = &nodes[hs_parse_dependent(state)];
    const hs_parse_node *l = &nodes[d->left[0]], *l2 = &nodes[d->left[1]];
    const hs_parse_node *r = &nodes[d->right[0]];
    const hs_parse_node *b0 = &nodes[state->next];
    uint64_t left = number(DIRECTION, h > d);
    atoms hd = at_place(h, S1), dp = at_place(d, S0), dl = at_place(l, S0L);
    atoms dl2 = at_place(l2, S0L2), dr = at_place(r, S0R), dn = at_place(d + 1, S0N);
    atoms dv = at_place(d - (d != nodes), S0P), hl = at_place(&nodes[h->left[0]], S1L);
    atoms hr = at_place(&nodes[h->right[0]], S1R), hn = at_place(h + 1, B1);
    atoms next = at_place(b0, B0);
    uint64_t tags = hd.tag ^ dp.tag ^ left, kinds = hd.upos ^ dp.upos ^ left;
    uint64_t distance = number(DISTANCE, bucket((uint32_t) (h > d ? h - d : d - h)));
    uint64_t gap = h > d ? between(d, h) : between(h, d);
    uint64_t dm = turn(d->marker, S0 + 2), hm = turn(h->marker, S1 + 2);
    uint64_t dls = turn(d->lefts, S0 + 1), drs = turn(d->rights, S0 + 2);
    uint64_t hls = turn(h->lefts, S1 + 1), hrs = turn(h->rights, S1 + 2);
    size_t count = 0;

    PUT(left ^ dp.tag);
    PUT(left ^ dp.form ^ dp.tag);
    PUT(left ^ dp.lemma ^ dp.upos);
    PUT(dp.ending ^ hd.upos ^ left);
    PUT(hd.ending ^ dp.upos ^ left);
    PUT(left ^ hd.form ^ hd.tag);
    PUT(left ^ hd.lemma ^ hd.upos);
    PUT(left ^ hd.tag);
    PUT(tags);
    PUT(kinds);
    PUT(hd.lemma ^ dp.lemma ^ left);
    PUT(hd.lemma ^ dp.tag ^ left);
    PUT(hd.tag ^ dp.lemma ^ left);
    PUT(hd.form ^ dp.upos ^ left);
    PUT(hd.upos ^ dp.form ^ left);
    PUT(tags ^ distance);
    PUT(kinds ^ gap);
    PUT(dp.lemma ^ distance ^ left);
    PUT(dm ^ dp.upos ^ left);
    PUT(dm ^ kinds);
    PUT(dm ^ hd.lemma ^ dp.upos ^ left);
    PUT(dm ^ dp.lemma ^ left);
    PUT(hm ^ kinds);
    PUT(tags ^ dl.tag);
    PUT(tags ^ dl.lemma);
    PUT(kinds ^ dl2.tag ^ dl.tag);
    PUT(kinds ^ dl2.lemma);
    PUT(tags ^ dr.tag);
    PUT(kinds ^ dr.lemma);
    PUT(tags ^ dls);
    PUT(kinds ^ dls ^ drs);
    PUT(tags ^ hls);
    PUT(tags ^ hrs);
    PUT(kinds ^ hls ^ hrs);
    PUT(hd.lemma ^ dp.upos ^ hls ^ hrs);
    PUT(kinds ^ hl.tag);
    PUT(kinds ^ hr.tag);
    PUT(kinds ^ hr.lemma);
    PUT(tags ^ dn.tag);
    PUT(tags ^ dv.tag);
    PUT(kinds ^ dv.lemma);
    PUT(kinds ^ dn.lemma);
    PUT(kinds ^ hn.tag ^ next.tag);
    PUT(dp.lemma ^ next.lemma ^ left);
    PUT(dp.tag ^ dv.tag ^ dn.tag);
    return count;
}
