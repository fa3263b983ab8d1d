#include "language/tag.h"

#include <stdlib.h>

#include "base/map.h"
#include "language/tag_model.h"

// The distance of the best label from the next one, in the first stage, from which on it stays.
#define CERTAIN 420

// The same before any word around is looked at, and once their kinds are: from there on nothing
// more is, in either stage.  Lower values lose some tags on the development parts.
enum { CLEAR_ALONE = 800, CLEAR_AMONG_KINDS = 600 };

// Words that are remembered at most, before all are forgotten.
#define MEMORY_WORDS ((size_t) 1 << 16)

/* What a word with one of its labels gets. */
typedef struct columns {
    struct columns *next;
    uint32_t label;
    hs_slice lemma, feats;
    bool is_form; // is the lemma what is written?
} columns;

/* A word that has been met. */
typedef struct met {
    hs_tag_word word;
    const int32_t *scores[2]; // [word.among.count] of its own features in each stage
    int32_t leads[2];         // of the best label with these, over the next one
    columns *columns;         // with the labels that it has had
} met;

struct hs_tagger {
    hs_model file;
    hs_arena arena;  // of the model
    hs_arena memory; // of the words met
    hs_map words;
    hs_tag_model model;
    int32_t none[HS_CRF_LABELS]; // scores where there is one label only
};

/* --- opening */

static hs_status read_model(hs_tagger *tagger, const char *file, hs_error *error)
{
    jmp_buf guard;

    tagger->arena.guard = &guard;
    if (setjmp(guard) != 0) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    if (!hs_tag_model_read(&tagger->file, &tagger->arena, &tagger->model)) {
        return hs_fail(error, HS_MODEL, "model %s lacks a part, or one does not fit the others",
            file != NULL ? file : HS_TAG_MODEL);
    }
    return HS_OK;
}

hs_status hs_tagger_open(const char *file, hs_tagger **tagger, hs_error *error)
{
    hs_tagger *made = calloc(1, sizeof *made);
    hs_status status;

    *tagger = NULL;
    if (made == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    status = hs_model_find(file, HS_TAG_MODEL, HS_TAG_KIND, HS_TAG_VERSION, &made->file, error);
    if (status == HS_OK) {
        status = read_model(made, file, error);
    }
    if (status != HS_OK) {
        hs_tagger_close(made);
        return status;
    }
    made->words = hs_map_make(&made->memory);
    *tagger = made;
    return HS_OK;
}

void hs_tagger_close(hs_tagger *tagger)
{
    if (tagger != NULL) {
        hs_model_close(&tagger->file);
        hs_arena_free(&tagger->arena);
        hs_arena_free(&tagger->memory);
        free(tagger);
    }
}

const hs_model *hs_tagger_model(const hs_tagger *tagger) { return &tagger->file; }

/* --- words */

/* By how much the best of the scores is higher than the next one; *which gets its place. */
static int32_t lead_of(const int32_t *scores, uint32_t count, uint32_t *which)
{
    int32_t best = scores[0], next = INT32_MIN / 2;

    *which = 0;
    for (uint32_t i = 1; i < count; i++) {
        int32_t score = scores[i], lesser = score > best ? best : score;
        next = lesser > next ? lesser : next;
        *which = score > best ? i : *which;
        best = score > best ? score : best;
    }
    return best - next;
}

static const int32_t *score_alone(hs_tagger *tagger, const hs_tag_word *word, int stage)
{
    int32_t *scores = HS_NEW(&tagger->memory, int32_t, word->among.count);

    hs_sparse_add(
        &tagger->model.stages[stage], word->local, word->local_count, word->among, scores);
    return scores;
}

static met *meet(hs_tagger *tagger, hs_slice form, uint64_t hash)
{
    hs_map_value *place = hs_map_find_hashed(&tagger->words, form, hash);
    met *made;
    uint32_t which;
    bool added;

    if (place != NULL) {
        return (met *) (uintptr_t) place->pointer;
    }
    made = HS_NEW(&tagger->memory, met, 1);
    form = hs_arena_copy(&tagger->memory, form);
    hs_tag_word_read(&tagger->memory, form, &made->word);
    hs_tag_word_look_up(&tagger->model.lexicon, &tagger->memory, &made->word);
    for (int stage = 0; stage < 2; stage++) {
        made->scores[stage] = score_alone(tagger, &made->word, stage);
        made->leads[stage] = lead_of(made->scores[stage], made->word.among.count, &which);
    }
    hs_map_add(&tagger->words, form, &added)->pointer = made;
    return made;
}

static const columns *find_columns(hs_tagger *tagger, met *word, hs_slice form, uint32_t label)
{
    const hs_lemma_rules *rules = &tagger->model.lemmas;
    columns *found = word->columns;

    while (found != NULL && found->label != label) {
        found = found->next;
    }
    if (found == NULL) {
        hs_slice lemma = hs_lemma_find(
            rules, &tagger->memory, form, &word->word, &tagger->model.labels[label]);
        found = HS_NEW(&tagger->memory, columns, 1);
        *found = (columns){ .next = word->columns,
            .label = label,
            .lemma = hs_arena_copy(&tagger->memory, lemma),
            .is_form = hs_slice_equal(lemma, form),
            .feats = hs_lemma_features(rules, &word->word, &tagger->model.labels[label]) };
        word->columns = found;
    }
    return found;
}

/* --- sentences */

typedef struct sentence {
    hs_arena *arena;
    hs_tag_context context;
    met **words;                 // [length]
    const hs_crf_labels **among; // [length]
    int32_t **emissions;         // [length]
    uint32_t *open;              // [open_count] places where more is looked at
    size_t open_count;
} sentence;

/* A position that is on its way: its features, then where their weights stand. */
typedef struct pending {
    size_t at, count;
    uint64_t features[HS_SPARSE_FOUND];
    hs_sparse_found found;
} pending;

_Static_assert(HS_SPARSE_FOUND >= 2 * HS_TAG_CONTEXT, "two kinds of features");

typedef size_t finder(const hs_tag_context *in, size_t at, uint64_t features[HS_TAG_CONTEXT]);

/* What is due at a turn, once the features of its position are known, for the two positions before
 * it: the weights of the nearer one are looked up, and those of the other added. */
static void go_on(
    const hs_sparse *model, const sentence *in, pending waiting[3], size_t turn, size_t turns)
{
    if (turn >= 1 && turn - 1 < turns) {
        pending *next = &waiting[(turn - 1) % 3];
        hs_sparse_find(model, next->features, next->count, &next->found);
    }
    if (turn >= 2 && turn - 2 < turns) {
        pending *next = &waiting[(turn - 2) % 3];
        hs_sparse_sum(model, &next->found, *in->among[next->at], in->emissions[next->at]);
    }
}

/* Looks at these features of the open places too, up to two kinds of them.  Three places are on
 * their way at a time, as memory is slow. */
static void look(const hs_tagger *tagger, const sentence *in, int stage, finder *const find[2])
{
    const hs_sparse *model = &tagger->model.stages[stage];
    pending waiting[3];
    size_t turns = in->open_count;

    for (size_t i = 0; i < turns; i++) {
        pending *now = &waiting[i % 3];
        now->at = in->open[i];
        now->count = find[0](&in->context, now->at, now->features);
        now->count += find[1] ? find[1](&in->context, now->at, now->features + now->count) : 0;
        hs_sparse_prefetch(model, now->features, now->count);
        go_on(model, in, waiting, i, i + 1);
    }
    go_on(model, in, waiting, turns, turns);
    go_on(model, in, waiting, turns + 1, turns);
}

/* Closes the places where a label leads by more than `clear`. */
static void close_clear(sentence *in, int32_t clear)
{
    size_t left = 0;
    uint32_t which;

    for (size_t i = 0; i < in->open_count; i++) {
        uint32_t at = in->open[i];
        in->open[left] = at;
        left += lead_of(in->emissions[at], in->among[at]->count, &which) <= clear;
    }
    in->open_count = left;
}

/* Where the first stage was far from any doubt, the second has nothing to decide. */
static void settle(const hs_tagger *tagger, sentence *in)
{
    for (size_t t = 0; t < in->context.length; t++) {
        const hs_crf_labels *among = in->among[t];
        uint32_t which;
        if (among->count > 1 && lead_of(in->emissions[t], among->count, &which) > CERTAIN
            && among->items[which] == in->context.first[t]) {
            in->among[t] = &tagger->model.alone[among->items[which]];
        }
    }
}

/* Scores of the words by themselves.  Open are the places where they leave a doubt. */
static void begin_stage(hs_tagger *tagger, sentence *in, int stage)
{
    in->open_count = 0;
    for (size_t t = 0; t < in->context.length; t++) {
        in->emissions[t] = tagger->none;
        if (in->among[t]->count > 1) {
            size_t size = in->among[t]->count * sizeof(int32_t);
            in->emissions[t] = hs_arena_get(in->arena, size);
            memcpy(in->emissions[t], in->words[t]->scores[stage], size);
            in->open[in->open_count] = (uint32_t) t;
            in->open_count += in->words[t]->leads[stage] <= CLEAR_ALONE;
        }
    }
}

static void run_stage(hs_tagger *tagger, sentence *in, int stage, uint16_t *best)
{
    static finder *const first[2][2]
        = { { hs_tag_near_features, NULL }, { hs_tag_near_features, hs_tag_more_features } };
    static finder *const then[2] = { hs_tag_other_features, NULL };

    begin_stage(tagger, in, stage);
    look(tagger, in, stage, first[stage]);
    close_clear(in, CLEAR_AMONG_KINDS);
    look(tagger, in, stage, then);
    hs_crf_decode_among(&tagger->model.stages[stage].crf, in->among,
        (const int32_t *const *) in->emissions, in->context.length, in->arena, best);
}

static bool is_adverb(const hs_tagger *tagger, uint32_t label)
{
    hs_slice upos = tagger->model.labels[label].upos;

    return hs_slice_is(upos, "ADV") || hs_slice_is(upos, "PART");
}

/* Is the word at `at`, an 's that is a verb, short for "has"?  What follows says so, with or
 * without adverbs between: she's already been told, he's got it. */
static bool is_has(const hs_tagger *tagger, const sentence *in, const uint16_t *labels, size_t at)
{
    static const char *const participles[] = { "been", "got", "gotten", "had" };
    size_t next = at + 1;

    if (!hs_slice_is(in->words[at]->word.lower, "'s")
        || !hs_slice_is(tagger->model.labels[labels[at]].upos, "AUX")) {
        return false;
    }
    while (next < in->context.length && is_adverb(tagger, labels[next])) {
        next++;
    }
    for (size_t i = 0; next < in->context.length && i < sizeof participles / sizeof *participles;
         i++) {
        if (hs_slice_is(in->words[next]->word.lower, participles[i])) {
            return true;
        }
    }
    return false;
}

static void fill(hs_tagger *tagger, hs_arena *arena, hs_token *token, met *word, uint32_t label)
{
    const columns *found = find_columns(tagger, word, token->column[HS_FORM], label);

    token->column[HS_UPOS] = tagger->model.labels[label].upos;
    token->column[HS_XPOS] = tagger->model.labels[label].xpos;
    token->column[HS_FEATS] = found->feats;
    // The document may outlive what the tagger remembers.
    token->column[HS_LEMMA]
        = found->is_form ? token->column[HS_FORM] : hs_arena_copy(arena, found->lemma);
}

/* Finds what is known of each word.  Words are many, and what is known of them lies all over the
 * memory: it is fetched for all words before any is read. */
static void meet_all(hs_tagger *tagger, const hs_slice *forms, sentence *in)
{
    size_t length = in->context.length;
    uint64_t *hashes = hs_arena_get(in->arena, length * sizeof *hashes);

    for (size_t t = 0; t < length; t++) {
        hashes[t] = hs_hash(forms[t]);
        hs_map_fetch(&tagger->words, hashes[t]);
    }
    for (size_t t = 0; t < length; t++) {
        __builtin_prefetch(hs_map_fetch_key(&tagger->words, hashes[t]).pointer);
    }
    for (size_t t = 0; t < length; t++) {
        in->words[t] = meet(tagger, forms[t], hashes[t]);
        in->context.words[t] = &in->words[t]->word;
        in->among[t] = &in->words[t]->word.among;
        __builtin_prefetch(in->words[t]->columns);
    }
}

/* Tags the words of a sentence, `length` of them, at least one. */
static void tag_sentence(
    hs_tagger *tagger, hs_document *document, const hs_sentence *which, size_t length)
{
    hs_arena *arena = document->arena;
    sentence in
        = { .arena = arena, .context = hs_tag_context_make(arena, tagger->model.verbs, length) };
    uint16_t *best = hs_arena_get(arena, length * sizeof *best);
    hs_slice *forms = hs_arena_get(arena, length * sizeof *forms);
    size_t t = 0;

    in.words = hs_arena_get(arena, length * sizeof *in.words);
    in.among = hs_arena_get(arena, length * sizeof *in.among);
    in.emissions = hs_arena_get(arena, length * sizeof *in.emissions);
    in.open = hs_arena_get(arena, (length + 1) * sizeof *in.open);
    for (size_t i = which->first; i < which->end; i++) {
        if (document->tokens[i].kind == HS_WORD) {
            forms[t++] = document->tokens[i].column[HS_FORM];
        }
    }
    meet_all(tagger, forms, &in);
    hs_tag_context_read(&in.context);
    run_stage(tagger, &in, 0, in.context.first);
    settle(tagger, &in);
    run_stage(tagger, &in, 1, best);
    t = 0;
    for (size_t i = which->first; i < which->end; i++) {
        if (document->tokens[i].kind == HS_WORD) {
            fill(tagger, arena, &document->tokens[i], in.words[t], best[t]);
            if (is_has(tagger, &in, best, t)) {
                document->tokens[i].column[HS_LEMMA] = HS_LITERAL("have");
            }
            t++;
        }
    }
}

static void forget(hs_tagger *tagger)
{
    hs_arena_reset(&tagger->memory);
    tagger->words = hs_map_make(&tagger->memory);
}

void hs_tagger_document(hs_tagger *tagger, hs_document *document)
{
    // Where memory runs out in the middle of a word, what is remembered cannot be trusted: it is
    // forgotten before the next document, for which the mark must be made first.
    if (tagger->words.count > MEMORY_WORDS || tagger->memory.guard != NULL) {
        forget(tagger);
    }
    tagger->memory.guard = document->arena->guard;
    for (size_t s = 0; s < document->sentences_count; s++) {
        const hs_sentence *which = &document->sentences[s];
        size_t length = 0;
        for (size_t i = which->first; i < which->end; i++) {
            length += document->tokens[i].kind == HS_WORD;
        }
        if (length != 0) {
            tag_sentence(tagger, document, which, length);
        }
    }
    tagger->memory.guard = NULL;
}
