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
    S0N = 46,  // the word behind s0
    B0P = 49,  // the word in front of b0
    VERB = 52, // the next finite verb behind b0
    END = 55,  // the last word
    S3 = 58,
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

/* What features are made of: words on the stack, s0 the top; in the buffer, b0 its front; their
 * outermost dependents, s0l, s0r; and so on. */
typedef struct view {
    atoms s0, s1, s2, s3, b0, b1, b2, b3;
    atoms s0l, s0l2, s0r, s0r2, s1l, s1r, b0l, b0l2;
    atoms s0n, b0p;                              // the word behind s0, the one in front of b0
    atoms va, end;                               // the next finite verb behind b0, the last word
    uint64_t s0wt, s1wt, b0wt;                   // word and tag
    uint64_t s0b0, s1s0, s1s0b0;                 // tags
    uint64_t d, ds;                              // distances from s0 to b0, from s1 to s0
    uint64_t gap, gap1;                          // what stands there
    uint64_t s0vl, s0vr, b0vl;                   // numbers of dependents
    uint64_t s0m, s1m, b0m;                      // function words
    uint64_t s0ls, s0rs, s1ls, s1rs, s2ls, b0ls; // relations on either side
    uint64_t s0ll, s0rl, b0ll;                   // relation of the outermost dependent
    uint64_t vgap, rest;                         // commas before `va`, finite verbs that are left
} view;

// Everywhere, so that only what a caller uses is looked up.
#define INLINED inline __attribute__((always_inline))

static inline atoms dependent(
    const hs_parse_state *state, uint32_t node, unsigned place, uint64_t *label)
{
    if (label != NULL) {
        *label = turn(number(LABEL, state->nodes[node].label), place);
    }
    return at_place(&state->nodes[node], place);
}

static INLINED void look_at_stack(const hs_parse_state *state, const hs_parse_node *n0, view *v)
{
    const uint32_t *top = state->stack + state->depth;
    const hs_parse_node *nodes = state->nodes, *n1 = &nodes[top[-1]], *n2 = &nodes[top[-2]];

    v->s0 = at_place(n0, S0);
    v->s1 = at_place(n1, S1);
    v->s2 = at_place(n2, S2);
    v->s3 = at_place(&nodes[top[-3]], S3);
    v->s0l = dependent(state, n0->left[0], S0L, &v->s0ll);
    v->s0r = dependent(state, n0->right[0], S0R, &v->s0rl);
    v->s0l2 = dependent(state, n0->left[1], S0L2, NULL);
    v->s0r2 = dependent(state, n0->right[1], S0R2, NULL);
    v->s1l = dependent(state, n1->left[0], S1L, NULL);
    v->s1r = dependent(state, n1->right[0], S1R, NULL);
    v->s0n = at_place(n0 + 1, S0N);
    v->s0vl = number(LEFTS, n0->left_count);
    v->s0vr = number(RIGHTS, n0->right_count);
    v->s0m = turn(n0->marker, S0 + 2);
    v->s1m = turn(n1->marker, S1 + 2);
    v->s0ls = turn(n0->lefts, S0 + 1);
    v->s0rs = turn(n0->rights, S0 + 2);
    v->s1ls = turn(n1->lefts, S1 + 1);
    v->s1rs = turn(n1->rights, S1 + 2);
    v->s2ls = turn(n2->lefts, S2 + 1);
    v->ds = number(DISTANCE_S, bucket((uint32_t) (n0 > n1 ? n0 - n1 : 0)));
    v->gap1 = n0 > n1 ? between(n1, n0) * 3 : 1;
}

static INLINED void look_at_buffer(const hs_parse_state *state, const hs_parse_node *m0, view *v)
{
    const hs_parse_node *last = &state->nodes[state->length], *verb = &state->nodes[m0[1].ahead];

    v->b0 = at_place(m0, B0);
    v->b1 = at_place(m0 + 1, B1);
    v->b2 = at_place(m0 + 2, B2);
    v->b3 = at_place(m0 + 3, B3);
    v->b0p = at_place(m0 - 1, B0P);
    v->b0l = dependent(state, m0->left[0], B0L, &v->b0ll);
    v->b0l2 = dependent(state, m0->left[1], B0L2, NULL);
    v->va = at_place(verb, VERB);
    v->end = at_place(last, END);
    v->b0vl = turn(number(LEFTS, m0->left_count), B0);
    v->b0m = turn(m0->marker, B0 + 2);
    v->b0ls = turn(m0->lefts, B0 + 1);
    v->vgap = number(VERB_GAP, most(verb->commas - m0->commas, 2));
    v->rest = number(REST, most(last->verbs - m0[-1].verbs, 3));
}

static INLINED void look(const hs_parse_state *state, view *v)
{
    const hs_parse_node *n0 = &state->nodes[state->stack[state->depth]];
    const hs_parse_node *m0 = &state->nodes[state->next];

    look_at_stack(state, n0, v);
    look_at_buffer(state, m0, v);
    v->s0wt = v->s0.form ^ v->s0.tag;
    v->s1wt = v->s1.form ^ v->s1.tag;
    v->b0wt = v->b0.form ^ v->b0.tag;
    v->s0b0 = v->s0.tag ^ v->b0.tag;
    v->s1s0 = v->s1.tag ^ v->s0.tag;
    v->s1s0b0 = v->s1s0 ^ v->b0.tag;
    v->d = number(DISTANCE, bucket((uint32_t) (m0 - n0)));
    v->gap = between(n0, m0);
}

#define PUT(feature) (*features++ = (feature))

/* Single words. */
static inline uint64_t *put_words(const view *v, uint64_t *features)
{
    PUT(v->s0wt);
    PUT(v->s0.tag);
    PUT(v->s1.lemma);
    PUT(v->s1.tag);
    PUT(v->b0wt);
    PUT(v->b0.tag);
    PUT(v->b0.lemma);
    PUT(v->b1.form ^ v->b1.tag);
    PUT(v->b1.lemma);
    PUT(v->b1.tag);
    PUT(v->b2.tag);
    PUT(v->s0.ending ^ v->s0.tag);
    PUT(v->b0.ending ^ v->b0.tag);
    PUT(v->b1.ending ^ v->b1.tag);
    PUT(v->s0n.lemma ^ v->s0n.tag);
    PUT(v->b0p.lemma ^ v->b0p.tag);
    return features;
}

/* Two of them. */
static inline uint64_t *put_pairs(const view *v, uint64_t *features)
{
    PUT(v->s0wt ^ v->b0.tag);
    PUT(v->s0.lemma ^ v->b0.lemma);
    PUT(v->s0b0);
    PUT(v->s0.lemma ^ v->b0.upos);
    PUT(v->s0.upos ^ v->b0.lemma);
    PUT(v->s1.lemma ^ v->s0.lemma);
    PUT(v->s1wt ^ v->s0.tag);
    PUT(v->s1s0);
    PUT(v->s1.tag ^ v->b0.tag);
    PUT(v->b0.tag ^ v->b1.tag);
    PUT(v->b0wt ^ v->b1.tag);
    PUT(v->b0.tag ^ v->b1.form);
    PUT(v->s0.tag ^ v->b1.tag);
    return features;
}

/* Three and more, many with one that hangs on them. */
static inline uint64_t *put_more(const view *v, uint64_t *features)
{
    PUT(v->b0.tag ^ v->b1.tag ^ v->b2.tag);
    PUT(v->b1.tag ^ v->b2.tag ^ v->b3.tag);
    PUT(v->s0b0 ^ v->b1.tag);
    PUT(v->s0b0 ^ v->b1.tag ^ v->b2.tag);
    PUT(v->s0.upos ^ v->b0.upos ^ v->b1.upos ^ v->b2.upos ^ v->b3.upos);
    PUT(v->s1s0b0);
    PUT(v->s1s0b0 ^ v->b1.tag);
    PUT(v->s2.tag ^ v->s1s0);
    PUT(v->s1.lemma ^ v->s0.upos ^ v->b0.upos);
    PUT(v->s0b0 ^ v->s0l.tag);
    PUT(v->s0b0 ^ v->s0r.tag);
    PUT(v->s0b0 ^ v->b0l.tag);
    PUT(v->s0b0 ^ v->b0l.lemma);
    PUT(v->s0b0 ^ v->s0r.lemma);
    PUT(v->s0b0 ^ v->b0l.tag ^ v->b0l2.tag);
    PUT(v->s0b0 ^ v->s0r.tag ^ v->s0r2.tag);
    PUT(v->s0b0 ^ v->s0l.tag ^ v->s0l2.tag);
    PUT(v->s1s0 ^ v->s0l.tag);
    PUT(v->s1s0 ^ v->s0r.tag);
    PUT(v->s1s0 ^ v->s1r.tag);
    PUT(v->s1s0 ^ v->s1l.tag);
    PUT(v->s1s0 ^ v->s0l.lemma);
    PUT(v->s1s0b0 ^ v->s1r.tag);
    PUT(v->s0b0 ^ v->s0n.tag);
    PUT(v->s0b0 ^ v->b0p.tag);
    return features;
}

/* Distances, and what stands between. */
static inline uint64_t *put_distances(const view *v, uint64_t *features)
{
    PUT(v->s0wt ^ v->d);
    PUT(v->b0wt ^ v->d);
    PUT(v->s0b0 ^ v->d);
    PUT(v->s1s0 ^ v->ds);
    PUT(v->s1s0b0 ^ v->d ^ v->ds);
    PUT(v->s0b0 ^ v->gap);
    PUT(v->s0b0 ^ v->gap ^ v->d);
    PUT(v->s1s0 ^ v->gap1);
    PUT(v->s0.lemma ^ v->gap);
    PUT(v->b0.lemma ^ v->gap);
    return features;
}

/* The next finite verb, and how many there are until the end. */
static inline uint64_t *put_ahead(const view *v, uint64_t *features)
{
    PUT(v->s0b0 ^ v->va.tag ^ v->vgap);
    PUT(v->s0.tag ^ v->va.tag ^ v->vgap);
    PUT(v->b0.lemma ^ v->va.tag ^ v->vgap);
    PUT(v->s0.lemma ^ v->va.upos ^ v->vgap);
    PUT(v->s0b0 ^ v->rest);
    PUT(v->s1.tag ^ v->b0.tag ^ v->rest ^ v->s1ls);
    PUT(v->s0b0 ^ v->end.form);
    return features;
}

/* The clauses on the stack. */
static inline uint64_t *put_clauses(const view *v, uint64_t *features)
{
    PUT(v->s3.upos ^ v->s2.upos ^ v->s1.upos ^ v->s0.upos);
    PUT(v->s2.tag ^ v->b0.tag ^ v->s2ls);
    PUT(v->s1.tag ^ v->b0.tag ^ v->s1ls);
    PUT(v->s1.tag ^ v->b0.tag ^ v->s1rs);
    PUT(v->s2.lemma ^ v->b0.tag);
    PUT(v->s1s0b0 ^ v->s0ls);
    PUT(v->s1s0b0 ^ v->s0rs);
    return features;
}

/* How many hang on them, and by which relations. */
static inline uint64_t *put_dependents(const view *v, uint64_t *features)
{
    PUT(v->s0wt ^ v->s0vl);
    PUT(v->s0wt ^ v->s0vr);
    PUT(v->s0.tag ^ v->s0vl ^ v->s0vr);
    PUT(v->b0wt ^ v->b0vl);
    PUT(v->s0b0 ^ v->s0vr ^ v->b0vl);
    PUT(v->s0.lemma ^ v->s0ls);
    PUT(v->s0.lemma ^ v->s0rs);
    PUT(v->s0.tag ^ v->s0ls);
    PUT(v->s0.tag ^ v->s0rs);
    PUT(v->s0b0 ^ v->s0ls);
    PUT(v->s0b0 ^ v->s0rs);
    PUT(v->s0.tag ^ v->s0ls ^ v->s0rs);
    PUT(v->b0.tag ^ v->b0ls);
    PUT(v->b0.lemma ^ v->b0ls);
    PUT(v->s0b0 ^ v->b0ls);
    PUT(v->s1s0 ^ v->s1rs);
    PUT(v->s1s0 ^ v->s1ls ^ v->s1rs);
    PUT(v->s1s0b0 ^ v->b0ls);
    return features;
}

/* Prepositions and conjunctions, which say more of a phrase than its head does. */
static inline uint64_t *put_markers(const view *v, uint64_t *features)
{
    PUT(v->s0.lemma ^ v->b0m);
    PUT(v->s0.upos ^ v->b0.upos ^ v->b0m);
    PUT(v->b0.lemma ^ v->b0m);
    PUT(v->s1.lemma ^ v->s0m);
    PUT(v->s1.upos ^ v->s0.upos ^ v->s0m);
    PUT(v->s1.lemma ^ v->b0m);
    PUT(v->s1.upos ^ v->s0.upos ^ v->b0.upos ^ v->b0m);
    PUT(v->s0.upos ^ v->b0.upos ^ v->s0m ^ v->b0m);
    PUT(v->s1.upos ^ v->s0.upos ^ v->s0m ^ v->s1m);
    return features;
}

/* The outermost dependents. */
static inline uint64_t *put_relations(const view *v, uint64_t *features)
{
    PUT(v->s0.tag ^ v->s0rl ^ v->s0r.lemma);
    PUT(v->s0.tag ^ v->s0ll ^ v->s0l.lemma);
    PUT(v->b0.tag ^ v->b0ll ^ v->b0l.lemma);
    return features;
}

size_t hs_parse_first_features(const hs_parse_state *state, uint64_t *features)
{
    uint64_t *end = features;
    view v;

    look(state, &v);
    end = put_relations(&v, end);
    end = put_dependents(&v, end);
    end = put_markers(&v, end);
    end = put_more(&v, end);
    return (size_t) (end - features);
}

size_t hs_parse_other_features(const hs_parse_state *state, uint64_t *features)
{
    uint64_t *end = features;
    view v;

    look(state, &v);
    end = put_words(&v, end);
    end = put_pairs(&v, end);
    end = put_distances(&v, end);
    end = put_ahead(&v, end);
    end = put_clauses(&v, end);
    return (size_t) (end - features);
}

size_t hs_parse_action_features(const hs_parse_state *state, uint64_t features[HS_PARSE_FEATURES])
{
    size_t count = hs_parse_first_features(state, features);

    return count + hs_parse_other_features(state, features + count);
}

/* --- relations */

/* What the features of an arc are made of: its head and dependent, h and d. */
typedef struct arc {
    atoms hd, dp;                // they
    atoms dl, dl2, dr;           // what hangs on d
    atoms hl, hr;                // and on h
    atoms dn, dv, hn, next;      // the words behind and in front of d, behind h, the buffer's front
    uint64_t left;               // is d in front of h?
    uint64_t tags, kinds;        // of both, and that
    uint64_t distance, gap;      // between them
    uint64_t dm, hm;             // function words
    uint64_t dls, drs, hls, hrs; // relations on either side
} arc;

static inline void look_at_arc(
    const hs_parse_state *state, const hs_parse_node *h, const hs_parse_node *d, arc *v)
{
    const hs_parse_node *nodes = state->nodes;

    v->left = number(DIRECTION, h > d);
    v->hd = at_place(h, S1);
    v->dp = at_place(d, S0);
    v->dl = at_place(&nodes[d->left[0]], S0L);
    v->dl2 = at_place(&nodes[d->left[1]], S0L2);
    v->dr = at_place(&nodes[d->right[0]], S0R);
    v->hl = at_place(&nodes[h->left[0]], S1L);
    v->hr = at_place(&nodes[h->right[0]], S1R);
    v->dn = at_place(d + 1, S0N);
    v->dv = at_place(d - 1, B0P);
    v->hn = at_place(h + 1, B1);
    v->next = at_place(&nodes[state->next], B0);
    v->tags = v->hd.tag ^ v->dp.tag ^ v->left;
    v->kinds = v->hd.upos ^ v->dp.upos ^ v->left;
    v->distance = number(DISTANCE, bucket((uint32_t) (h > d ? h - d : d - h)));
    v->gap = h > d ? between(d, h) : between(h, d);
    v->dm = turn(d->marker, S0 + 2);
    v->hm = turn(h->marker, S1 + 2);
    v->dls = turn(d->lefts, S0 + 1);
    v->drs = turn(d->rights, S0 + 2);
    v->hls = turn(h->lefts, S1 + 1);
    v->hrs = turn(h->rights, S1 + 2);
}

/* The two words. */
static inline uint64_t *put_arc(const arc *v, uint64_t *features)
{
    PUT(v->left ^ v->dp.tag);
    PUT(v->left ^ v->dp.form ^ v->dp.tag);
    PUT(v->left ^ v->dp.lemma ^ v->dp.upos);
    PUT(v->dp.ending ^ v->hd.upos ^ v->left);
    PUT(v->hd.ending ^ v->dp.upos ^ v->left);
    PUT(v->left ^ v->hd.form ^ v->hd.tag);
    PUT(v->left ^ v->hd.lemma ^ v->hd.upos);
    PUT(v->left ^ v->hd.tag);
    PUT(v->tags);
    PUT(v->kinds);
    PUT(v->hd.lemma ^ v->dp.lemma ^ v->left);
    PUT(v->hd.lemma ^ v->dp.tag ^ v->left);
    PUT(v->hd.tag ^ v->dp.lemma ^ v->left);
    PUT(v->hd.form ^ v->dp.upos ^ v->left);
    PUT(v->hd.upos ^ v->dp.form ^ v->left);
    PUT(v->tags ^ v->distance);
    PUT(v->kinds ^ v->gap);
    PUT(v->dp.lemma ^ v->distance ^ v->left);
    return features;
}

/* What hangs on them. */
static inline uint64_t *put_arc_dependents(const arc *v, uint64_t *features)
{
    PUT(v->dm ^ v->dp.upos ^ v->left);
    PUT(v->dm ^ v->kinds);
    PUT(v->dm ^ v->hd.lemma ^ v->dp.upos ^ v->left);
    PUT(v->dm ^ v->dp.lemma ^ v->left);
    PUT(v->hm ^ v->kinds);
    PUT(v->tags ^ v->dl.tag);
    PUT(v->tags ^ v->dl.lemma);
    PUT(v->kinds ^ v->dl2.tag ^ v->dl.tag);
    PUT(v->kinds ^ v->dl2.lemma);
    PUT(v->tags ^ v->dr.tag);
    PUT(v->kinds ^ v->dr.lemma);
    PUT(v->tags ^ v->dls);
    PUT(v->kinds ^ v->dls ^ v->drs);
    PUT(v->tags ^ v->hls);
    PUT(v->tags ^ v->hrs);
    PUT(v->kinds ^ v->hls ^ v->hrs);
    PUT(v->hd.lemma ^ v->dp.upos ^ v->hls ^ v->hrs);
    return features;
}

/* What stands beside them. */
static inline uint64_t *put_arc_context(const arc *v, uint64_t *features)
{
    PUT(v->kinds ^ v->hl.tag);
    PUT(v->kinds ^ v->hr.tag);
    PUT(v->kinds ^ v->hr.lemma);
    PUT(v->tags ^ v->dn.tag);
    PUT(v->tags ^ v->dv.tag);
    PUT(v->kinds ^ v->dv.lemma);
    PUT(v->kinds ^ v->dn.lemma);
    PUT(v->kinds ^ v->hn.tag ^ v->next.tag);
    PUT(v->dp.lemma ^ v->next.lemma ^ v->left);
    PUT(v->dp.tag ^ v->dv.tag ^ v->dn.tag);
    return features;
}

size_t hs_parse_label_features(
    const hs_parse_state *state, uint32_t head, uint64_t features[HS_PARSE_FEATURES])
{
    uint64_t *end = features;
    arc v;

    look_at_arc(state, &state->nodes[head], &state->nodes[hs_parse_dependent(state)], &v);
    end = put_arc(&v, end);
    end = put_arc_dependents(&v, end);
    end = put_arc_context(&v, end);
    return (size_t) (end - features);
}
