#include "language/parse_train.h"

#include <stdlib.h>

#include "language/parse_corpus.h"
#include "language/parse_learn.h"
#include "learn/feature.h"

// Rows of the tables, as logarithms, when all features are tried, and in the model.
#define ALL_ACTION_BITS 22
#define ALL_RELATION_BITS 18
#define ACTION_BITS 19
#define RELATION_BITS 16
#define LEAST_BITS 6
// The final training is done so often, and averaged.
#define RUNS 4
// Of the states of a sentence, the part in which the parser goes on with what it would do in use,
// from the second epoch on; in others with what is right.
#define EXPLORE 0.9F
// A word that has been seen n times is an unknown one in this part, divided by itself and n, of its
// sentences' turns, so that the parser learns what to do with those (E. Kiperwasser, Y. Goldberg,
// "Simple and accurate dependency parsing using bidirectional LSTM feature representations", 2016).
#define UNKNOWN 2.0F

/* --- learning */

typedef struct course {
    const hs_train_options *options;
    hs_parse_corpus *corpus;
    hs_parse_learner actions, relations;
    size_t *order;       // [sentences_count]
    hs_parse_node *kept; // [longest + 1] the words of a sentence while some of them are unknown
    uint64_t random;
    bool explore;
    size_t states, right_actions, arcs, right_relations; // of an epoch
} course;

static uint64_t draw(course *with) { return hs_mix(with->random++); }

static bool draw_less(course *with, float probability)
{
    return (double) (draw(with) >> 32) < (double) probability * 4294967296.0;
}

/* The best of the classes that may be. */
static uint32_t best_of(const float *scores, const bool *among, uint32_t classes)
{
    uint32_t best = classes;

    for (uint32_t y = 0; y < classes; y++) {
        if (among[y] && (best == classes || scores[y] > scores[best])) {
            best = y;
        }
    }
    return best;
}

/* Learns from one state, and returns what to do in it. */
static hs_parse_action learn_action(course *with, const hs_parse_sentence *in)
{
    uint64_t features[HS_PARSE_FEATURES];
    uint32_t costs[HS_PARSE_ACTIONS], least = UINT32_MAX, rows[HS_PARSE_FEATURES];
    bool allowed[HS_PARSE_ACTIONS], right[HS_PARSE_ACTIONS];
    float scores[HS_PARSE_ACTIONS];
    size_t count = hs_parse_action_features(&in->state, features);

    hs_parse_costs(&in->state, &in->gold, costs);
    for (int i = 0; i < HS_PARSE_ACTIONS; i++) {
        least = costs[i] < least ? costs[i] : least;
    }
    for (int i = 0; i < HS_PARSE_ACTIONS; i++) {
        allowed[i] = costs[i] != UINT32_MAX;
        right[i] = costs[i] == least;
    }
    count = hs_parse_learner_rows(&with->actions, features, count, rows, true);
    hs_parse_learner_score(&with->actions, rows, count, scores);
    hs_parse_learner_step(&with->actions, rows, count, scores, allowed, right);
    uint32_t best = best_of(scores, allowed, HS_PARSE_ACTIONS);
    with->states++;
    with->right_actions += right[best];
    if (!right[best] && !(with->explore && draw_less(with, EXPLORE))) {
        best = best_of(scores, right, HS_PARSE_ACTIONS);
    }
    return (hs_parse_action) best;
}

/* Learns from one arc, and returns its relation.  What a wrong arc should be called is not known.
 */
static uint32_t learn_relation(course *with, const hs_parse_sentence *in, uint32_t head)
{
    uint64_t features[HS_PARSE_FEATURES];
    uint32_t rows[HS_PARSE_FEATURES], classes = with->relations.classes, best;
    uint32_t dependent = hs_parse_dependent(&in->state), label = in->gold.labels[dependent];
    bool allowed[HS_PARSE_LABELS], right[HS_PARSE_LABELS];
    float scores[HS_PARSE_LABELS];
    size_t count = hs_parse_label_features(&in->state, head, features);

    for (uint32_t y = 0; y < classes; y++) {
        allowed[y] = y < with->corpus->labels_count;
        right[y] = y == label;
    }
    count = hs_parse_learner_rows(&with->relations, features, count, rows, true);
    hs_parse_learner_score(&with->relations, rows, count, scores);
    best = best_of(scores, allowed, classes);
    if (in->gold.heads[dependent] == head) {
        hs_parse_learner_step(&with->relations, rows, count, scores, allowed, right);
        with->arcs++;
        with->right_relations += best == label;
        return with->explore ? best : label;
    }
    return best;
}

static void make_unknown(course *with, hs_parse_state *state)
{
    for (uint32_t i = 1; i <= state->length; i++) {
        hs_parse_node *node = &state->nodes[i];
        uint32_t seen = *hs_parse_seen(with->corpus, node->form);
        if (draw_less(with, UNKNOWN / (UNKNOWN + (float) seen))) {
            node->form = draw(with);
            node->lemma = draw(with);
        }
    }
}

static void learn_sentence(course *with, hs_parse_sentence *in)
{
    hs_parse_state *state = &in->state;

    hs_parse_restart(state);
    memcpy(with->kept, state->nodes, (state->length + 1) * sizeof *with->kept);
    make_unknown(with, state);
    while (!hs_parse_done(state)) {
        hs_parse_action action = HS_SHIFT;
        uint32_t label = 0;
        if (state->depth != 0) {
            action = state->next <= state->length ? learn_action(with, in) : HS_RIGHT;
        }
        if (action != HS_SHIFT && hs_parse_head(state, action) != 0) {
            label = learn_relation(with, in, hs_parse_head(state, action));
        }
        hs_parse_apply(state, action, label);
    }
    memcpy(state->nodes, with->kept, (state->length + 1) * sizeof *with->kept);
}

static void shuffle(course *with)
{
    for (size_t i = with->corpus->sentences_count; i > 1; i--) {
        size_t other = (size_t) (draw(with) % i), kept = with->order[i - 1];
        with->order[i - 1] = with->order[other];
        with->order[other] = kept;
    }
}

static double percent(size_t part, size_t whole)
{
    return 100 * (double) part / (double) (whole != 0 ? whole : 1);
}

static void learn(course *with, uint32_t epochs, const char *what)
{
    for (uint32_t epoch = 0; epoch < epochs; epoch++) {
        with->explore = epoch > 0;
        with->states = with->right_actions = with->arcs = with->right_relations = 0;
        shuffle(with);
        for (size_t s = 0; s < with->corpus->sentences_count; s++) {
            learn_sentence(with, &with->corpus->sentences[with->order[s]]);
        }
        hs_train_watch(with->options,
            "%s, epoch %u: of the actions %.2f %% are right, of the relations %.2f %%", what,
            (unsigned) epoch + 1, percent(with->right_actions, with->states),
            percent(with->right_relations, with->arcs));
    }
    hs_parse_learner_average(&with->actions);
    hs_parse_learner_average(&with->relations);
}

/* --- choosing features */

/* Goes through a sentence as it is right, and offers all features on the way. */
static bool offer_sentence(course *with, const course *all, hs_parse_sentence *in)
{
    hs_parse_state *state = &in->state;
    uint64_t features[HS_PARSE_FEATURES];
    uint32_t costs[HS_PARSE_ACTIONS];

    hs_parse_restart(state);
    while (!hs_parse_done(state)) {
        hs_parse_action action = HS_SHIFT;
        hs_parse_costs(state, &in->gold, costs);
        action = costs[HS_LEFT] == 0 ? HS_LEFT : costs[HS_RIGHT] == 0 ? HS_RIGHT : HS_SHIFT;
        if (state->depth != 0 && state->next <= state->length
            && !hs_parse_learner_choose(&with->actions, &all->actions, features,
                hs_parse_action_features(state, features))) {
            return false;
        }
        if (action != HS_SHIFT
            && !hs_parse_learner_choose(&with->relations, &all->relations, features,
                hs_parse_label_features(state, hs_parse_head(state, action), features))) {
            return false;
        }
        hs_parse_apply(
            state, action, action == HS_SHIFT ? 0 : in->gold.labels[hs_parse_dependent(state)]);
    }
    return true;
}

/* With fewer rows where options say so: that many for actions. */
static unsigned bits_of(const hs_train_options *options, unsigned bits)
{
    unsigned fewer = 0;

    while (options->rows != 0 && options->rows << fewer < UINT32_C(1) << ACTION_BITS) {
        fewer++;
    }
    return bits > fewer + LEAST_BITS ? bits - fewer : LEAST_BITS;
}

static bool make_learners(course *with, unsigned action_bits, unsigned relation_bits)
{
    const hs_train_options *options = with->options;

    action_bits = bits_of(options, action_bits);
    relation_bits = bits_of(options, relation_bits);

    if (!hs_parse_learner_make(&with->actions, HS_PARSE_ACTIONS, action_bits)
        || !hs_parse_learner_make(&with->relations, HS_PARSE_LABELS, relation_bits)) {
        return false;
    }
    with->actions.print = UINT8_MAX;
    with->relations.print = UINT16_MAX;
    with->actions.rate = with->relations.rate = options->rate > 0 ? options->rate : 0.05F;
    with->actions.dropout = with->relations.dropout
        = options->dropout > 0 ? options->dropout : 0.1F;
    with->random = options->seed ? options->seed : 1;
    return true;
}

static void free_learners(course *with)
{
    hs_parse_learner_free(&with->actions);
    hs_parse_learner_free(&with->relations);
}

/* Learns with all features, and makes `with` one that has only the best. */
static bool choose_features(course *with, uint32_t epochs)
{
    course all = *with;
    bool good = make_learners(&all, ALL_ACTION_BITS, ALL_RELATION_BITS);

    if (good) {
        learn(&all, epochs, "all features");
        good = make_learners(with, ACTION_BITS, RELATION_BITS);
    }
    for (size_t s = 0; good && s < with->corpus->sentences_count; s++) {
        good = offer_sentence(with, &all, &with->corpus->sentences[s]);
    }
    free_learners(&all);
    return good;
}

/* Learns several times, in other orders, and takes the mean: what one order happens to teach, and
 * another does not, is weakened. */
static void learn_well(course *with, uint32_t epochs)
{
    hs_arena *arena = with->corpus->arena;
    float *actions = HS_NEW(arena, float, (size_t) HS_PARSE_ACTIONS << with->actions.bits);
    float *relations = HS_NEW(arena, float, (size_t) HS_PARSE_LABELS << with->relations.bits);

    for (uint32_t run = 0; run < RUNS; run++) {
        hs_parse_learner_restart(&with->actions, run);
        hs_parse_learner_restart(&with->relations, run);
        learn(with, epochs, "features kept");
        hs_parse_learner_add(&with->actions, RUNS, actions);
        hs_parse_learner_add(&with->relations, RUNS, relations);
    }
    hs_parse_learner_set(&with->actions, actions);
    hs_parse_learner_set(&with->relations, relations);
}

/* --- the model */

static void pack_actions(const hs_parse_learner *learner, uint32_t *packed)
{

    for (size_t row = 0; row < (size_t) 1 << learner->bits; row++) {
        int8_t weights[HS_PARSE_ACTIONS];
        hs_parse_learner_bytes(learner, row, HS_PARSE_SCALE, weights);
        packed[row] = hs_parse_pack_row((uint8_t) learner->chosen[row], weights);
    }
}

static void pack_relations(const hs_parse_learner *learner, uint16_t *prints, int8_t *packed)
{

    for (size_t row = 0; row < (size_t) 1 << learner->bits; row++) {
        hs_parse_learner_bytes(learner, row, HS_PARSE_SCALE, packed + row * HS_PARSE_LABELS);
        prints[row] = (uint16_t) learner->chosen[row];
    }
}

static hs_slice join_labels(const hs_parse_corpus *from)
{
    hs_slice text = HS_LITERAL("");

    for (size_t y = 0; y < from->labels_count; y++) {
        hs_slice parts[3] = { text, from->labels[y], HS_LITERAL("\n") };
        text = hs_arena_join(from->arena, parts, 3);
    }
    return text;
}

static hs_status write_model(const course *with, const char *file, hs_error *error)
{
    hs_arena *arena = with->corpus->arena;
    hs_slice labels = join_labels(with->corpus);
    size_t action_rows = (size_t) 1 << with->actions.bits;
    size_t relation_rows = (size_t) 1 << with->relations.bits;
    uint32_t *actions = HS_NEW(arena, uint32_t, action_rows);
    uint16_t *prints = HS_NEW(arena, uint16_t, relation_rows);
    int8_t *relations = HS_NEW(arena, int8_t, relation_rows * HS_PARSE_LABELS);
    const hs_model_part parts[] = {
        { "labels", labels.data, labels.size },
        { "actions", actions, action_rows * sizeof *actions },
        { "prints", prints, relation_rows * sizeof *prints },
        { "relations", relations, relation_rows * HS_PARSE_LABELS },
    };

    pack_actions(&with->actions, actions);
    pack_relations(&with->relations, prints, relations);
    return hs_model_write(
        file, HS_PARSE_KIND, HS_PARSE_VERSION, parts, sizeof parts / sizeof *parts, error);
}

static hs_status train(
    hs_corpus *from, const hs_train_options *options, const char *file, hs_error *error)
{
    uint32_t epochs = options->epochs ? options->epochs : 4;
    hs_parse_corpus read;
    course with = { .options = options, .corpus = &read };
    hs_status status = hs_parse_corpus_read(from, &read, error);

    if (status != HS_OK) {
        return status;
    }
    hs_train_watch(options,
        "%zu words, %zu arcs hung higher, %zu sentences that are no trees left out", read.words,
        read.lifted, read.left_out);
    with.kept = HS_NEW(from->arena, hs_parse_node, read.longest + 1);
    with.order = HS_NEW(from->arena, size_t, read.sentences_count);
    for (size_t s = 0; s < read.sentences_count; s++) {
        with.order[s] = s;
    }
    if (choose_features(&with, epochs / 2 + 1)) {
        learn_well(&with, epochs);
        status = write_model(&with, file, error);
    } else {
        status = hs_fail(error, HS_IO, "not enough memory to train");
    }
    free_learners(&with);
    return status;
}

const hs_trainer hs_parse_trainer = {
    .name = "parse",
    .summary = "HEAD and DEPREL, for hs-parse",
    .train = train,
};
