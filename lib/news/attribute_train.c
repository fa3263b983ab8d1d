#include <stdlib.h>

#include "learn/crf.h"
#include "learn/model.h"
#include "learn/pruned.h"
#include "learn/table.h"
#include "news/attribute.h"
#include "news/attribute_model.h"
#include "news/attribute_page.h"
#include "news/attribution.h"

// Parts of the corpus that are labelled by a model of the other parts, for the second stage.
#define FOLDS 5

// The final training of a stage is done so often, and averaged.
#define RUNS 3

// Buckets of features that a stage keeps.
#define BUCKETS 40000

/* What is chosen: the partner of a part, the edge of a content, right or wrong. */
enum { LINKS, EDGES, CONFIDENCE, CHOICES };

static const uint32_t choice_rows[CHOICES] = { 1u << 15, 1u << 16, 1u << 10 };

typedef struct trainer {
    const hs_train_options *options;
    hs_corpus *corpus;
    hs_arena *arena;
    hs_lexicon *lexicon;
    hs_map counts;   // key → hs_attribute_counts, of all documents
    hs_map own;      // of the document that is read
    uint16_t **gold; // [documents][words]
    uint8_t **first; // [documents][words] labels by models of other documents; NULL: first stage
    hs_crf_sequence *sequences; // [sequences_count] paragraphs of all documents
    size_t *begin;              // [documents + 1] in sequences
    size_t sequences_count, sequences_capacity;
    struct {
        hs_choice *items; // [items_count]
        size_t items_count, items_capacity;
        int16_t *weights; // [choice_rows] learned
    } choices[CHOICES];
    void *packed[2];
    size_t packed_sizes[2];
    hs_arena scratch;
} trainer;

/* --- what the corpus teaches of lemmas */

static hs_slice key_slice(hs_arena *arena, uint64_t key)
{
    return hs_arena_copy(arena, (hs_slice){ (const char *) &key, sizeof key });
}

static hs_attribute_counts *counts_of(hs_map *map, uint64_t key)
{
    bool added;
    hs_map_value *value;
    const hs_map_value *found = hs_map_find(map, (hs_slice){ (const char *) &key, sizeof key });

    if (found != NULL) {
        return (hs_attribute_counts *) (uintptr_t) found->pointer;
    }
    value = hs_map_add(map, key_slice(map->arena, key), &added);
    value->pointer = HS_NEW(map->arena, hs_attribute_counts, 1);
    return (hs_attribute_counts *) (uintptr_t) value->pointer;
}

static uint64_t key_of(hs_words words, size_t word)
{
    const hs_token *token = words.items[word].token;

    return hs_attribute_key(token->column[HS_LEMMA], token->column[HS_UPOS]);
}

static const hs_span *piece_of(const hs_attribution *of, hs_role role)
{
    for (size_t i = 0; i < of->pieces_count; i++) {
        if (hs_slice_equal(of->pieces[i].kind, hs_role_name(role))) {
            return &of->pieces[i];
        }
    }
    return NULL;
}

static void teach_cue(hs_map *map, const hs_reading *in, const hs_attribution *of)
{
    const hs_span *cue = piece_of(of, HS_CUE), *content = piece_of(of, HS_CONTENT);

    for (size_t i = cue ? cue->first : 0; cue && content && i < cue->end; i++) {
        hs_attribute_counts *counts = counts_of(map, key_of(in->words, i));
        counts->cue++;
        counts->after += content->first > cue->first;
        counts->quoted += in->terms[content->first].quote != 0;
        counts->to += hs_word_is(in, content->first, "to");
        counts->that += hs_word_is(in, content->first, "that");
    }
}

static void teach_document(hs_map *map, const hs_reading *in, const hs_attributions *all)
{
    bool *sources = HS_NEW(in->document->arena, bool, in->words.count + 1);

    for (size_t i = 0; i < in->words.count; i++) {
        counts_of(map, key_of(in->words, i))->seen++;
    }
    for (size_t a = 0; a < all->items_count; a++) {
        const hs_span *source = piece_of(&all->items[a], HS_SOURCE);
        teach_cue(map, in, &all->items[a]);
        for (size_t i = source ? source->first : 0; source && i < source->end; i++) {
            counts_of(map, key_of(in->words, i))->source += !sources[i];
            sources[i] = true;
        }
    }
}

/* What is known of a key without the document itself. */
static uint32_t look_elsewhere(void *context, uint64_t key)
{
    trainer *with = context;
    hs_attribute_counts all = *counts_of(&with->counts, key), *own = counts_of(&with->own, key);

    all.seen -= own->seen;
    all.cue -= own->cue;
    all.source -= own->source;
    all.after -= own->after;
    all.quoted -= own->quoted;
    all.to -= own->to;
    all.that -= own->that;
    return hs_attribute_learned(&all);
}

/* --- gold */

static bool before_cue(const hs_attribution *of, size_t content)
{
    const hs_span *cue = piece_of(of, HS_CUE);

    return cue != NULL && content < cue->first;
}

static void label_piece(
    uint16_t *gold, const hs_attribution *of, const hs_span *piece, const hs_attribute_page *page)
{
    unsigned base = hs_slice_is(piece->kind, "source") ? HS_LABEL_SOURCE
        : hs_slice_is(piece->kind, "cue")              ? HS_LABEL_CUE
        : before_cue(of, piece->first)                 ? HS_LABEL_CONTENT + 4
                                                       : HS_LABEL_CONTENT;

    for (size_t i = piece->first; i < piece->end; i++) {
        if (gold[i] == HS_LABEL_NONE || gold[i] == HS_LABEL_QUOTED) {
            bool quoted = base >= HS_LABEL_CONTENT && page->terms[i].quote != HS_OUTSIDE;
            gold[i] = (uint16_t) (base + 2u * quoted + (i > piece->first));
        }
    }
}

static uint16_t *read_gold(trainer *with, const hs_attribute_page *page, const hs_attributions *all)
{
    uint16_t *gold = HS_NEW(with->arena, uint16_t, page->in->words.count + 1);

    for (size_t i = 0; i < page->in->words.count; i++) {
        gold[i] = page->terms[i].quote ? HS_LABEL_QUOTED : HS_LABEL_NONE;
    }
    for (size_t a = 0; a < all->items_count; a++) {
        for (size_t k = 0; k < all->items[a].pieces_count; k++) {
            label_piece(gold, &all->items[a], &all->items[a].pieces[k], page);
        }
    }
    return gold;
}

/* --- choices */

static void add_choice(trainer *with, unsigned kind, const uint64_t *features,
    const uint32_t *starts, uint32_t count, uint32_t right)
{
    uint64_t *kept = hs_arena_get(with->arena, (starts[count] + 1) * sizeof *kept);
    uint32_t *places = hs_arena_get(with->arena, (count + 1) * sizeof *places);

    memcpy(kept, features, starts[count] * sizeof *kept);
    memcpy(places, starts, (count + 1) * sizeof *places);
    *HS_APPEND(with->arena, &with->choices[kind], items)
        = (hs_choice){ kept, places, count, right };
}

/* --- links */

static size_t shared(hs_range a, hs_range b)
{
    size_t first = a.first > b.first ? a.first : b.first, end = a.end < b.end ? a.end : b.end;

    return first < end ? end - first : 0;
}

/* How much of a part is a piece of that role. */
static size_t part_in(const hs_attribution *of, const hs_part *part)
{
    size_t words = 0;

    for (size_t k = 0; k < of->pieces_count; k++) {
        if (hs_slice_equal(of->pieces[k].kind, hs_role_name((hs_role) part->role))) {
            words += shared(part->range, (hs_range){ of->pieces[k].first, of->pieces[k].end });
        }
    }
    return words;
}

/* The gold attribution of a part, or NULL. */
static const hs_attribution *gold_of(const hs_attributions *all, const hs_part *part)
{
    const hs_attribution *best = NULL;
    size_t most = 0;

    for (size_t a = 0; a < all->items_count; a++) {
        size_t words = part_in(&all->items[a], part);
        if (words > most) {
            most = words;
            best = &all->items[a];
        }
    }
    return best;
}

/* The candidate that shares most with the same attribution. */
static uint32_t right_candidate(
    const hs_parts *parts, const hs_link *link, const hs_attribution *gold)
{
    uint32_t best = 0;
    size_t most = 0;

    for (uint32_t i = 1; gold != NULL && i < link->count; i++) {
        size_t words = part_in(gold, &parts->items[link->parts[i]]);
        if (words > most) {
            most = words;
            best = i;
        }
    }
    return best;
}

static void teach_links(
    trainer *with, const hs_attribute_page *page, const hs_attributions *all, const uint8_t *labels)
{
    hs_parts parts = hs_attribute_parts(page, labels);
    hs_link link;

    for (size_t i = 0; i < parts.items_count; i++) {
        if (parts.items[i].role == HS_SOURCE) {
            continue;
        }
        hs_link_candidates(page, &parts, i, &link);
        add_choice(with, LINKS, link.features, link.starts, link.count,
            right_candidate(&parts, &link, gold_of(all, &parts.items[i])));
    }
}

/* --- edges of contents */

/* Is there but punctuation between the two places? */
static bool same_place(const hs_attribute_page *page, size_t a, size_t b)
{
    for (size_t i = a < b ? a : b; i < (a < b ? b : a); i++) {
        if (page->terms[i].pos != HS_POS_PUNCT) {
            return false;
        }
    }
    return true;
}

/* The candidate that is the edge of the gold piece which shares most with the part, or none. */
static uint32_t right_edge(const hs_attribute_page *page, const hs_attributions *all,
    const hs_part *part, const hs_edges *edges)
{
    const hs_attribution *gold = gold_of(all, part);
    size_t most = 0, place = 0;
    uint32_t best = HS_NO_WORD;

    for (size_t k = 0; gold != NULL && k < gold->pieces_count; k++) {
        hs_range piece = { gold->pieces[k].first, gold->pieces[k].end };
        size_t words = shared(part->range, piece);
        if (words > most && hs_slice_equal(gold->pieces[k].kind, hs_role_name(HS_CONTENT))) {
            most = words;
            place = edges->first ? piece.first : piece.end;
        }
    }
    for (uint32_t i = edges->count; i > 0 && most != 0; i--) {
        size_t found = edges->places[i - 1];
        if (found == place || (best == HS_NO_WORD && same_place(page, found, place))) {
            best = i - 1;
        }
    }
    return best;
}

static void teach_edges(trainer *with, const hs_attribute_page *page, const hs_attributions *all,
    const hs_parts *parts, const hs_joins *joins, const int32_t *margins)
{
    hs_edges edges;

    for (size_t i = 0; i < joins->items_count; i++) {
        const hs_join *join = &joins->items[i];
        for (size_t k = 0; k < join->contents_count; k++) {
            uint32_t right;
            hs_edge_candidates(page, parts, join, join->contents[k], margins, &edges);
            right = right_edge(page, all, &parts->items[join->contents[k]], &edges);
            if (right != HS_NO_WORD) {
                add_choice(with, EDGES, edges.features, edges.starts, edges.count, right);
            }
        }
    }
}

/* --- confidence */

static size_t words_in(const hs_attribution *of, hs_role role)
{
    size_t words = 0;

    for (size_t k = 0; k < of->pieces_count; k++) {
        words += hs_slice_equal(of->pieces[k].kind, hs_role_name(role))
            ? of->pieces[k].end - of->pieces[k].first
            : 0;
    }
    return words;
}

static bool half_shared(size_t shared, size_t a, size_t b) { return shared * 2 >= (a > b ? a : b); }

/* Do content and source share half of their words with one in the gold? */
static bool is_right(const hs_attributions *all, const hs_parts *parts, const hs_join *join)
{
    for (size_t a = 0; a < all->items_count; a++) {
        const hs_attribution *gold = &all->items[a];
        size_t together = 0, words = 0, source = 0, own = 0;
        for (size_t k = 0; k < join->contents_count; k++) {
            const hs_part *content = &parts->items[join->contents[k]];
            together += part_in(gold, content);
            words += content->range.end - content->range.first;
        }
        if (join->source != HS_NO_WORD) {
            source = part_in(gold, &parts->items[join->source]);
            own = parts->items[join->source].range.end - parts->items[join->source].range.first;
        }
        if (half_shared(together, words, words_in(gold, HS_CONTENT))
            && half_shared(source, own, words_in(gold, HS_SOURCE))) {
            return true;
        }
    }
    return false;
}

/* --- sequences */

static hs_document fresh_document(trainer *with, size_t number)
{
    hs_document document = with->corpus->documents[number];

    hs_arena_reset(&with->scratch);
    document.arena = &with->scratch;
    document.words = (hs_words){ 0 };
    return document;
}

static void add_paragraph(
    trainer *with, const hs_attribute_page *page, hs_range range, size_t number)
{
    size_t length = range.end - range.first;
    uint64_t *features
        = hs_arena_get(&with->scratch, length * HS_ATTRIBUTE_MOST * sizeof *features);
    uint32_t *starts = hs_arena_get(with->arena, (length + 1) * sizeof *starts);
    const hs_crf_labels **among = hs_arena_get(with->arena, length * sizeof *among);
    uint64_t *next = features, *kept;

    for (size_t i = 0; i < length; i++) {
        starts[i] = (uint32_t) (next - features);
        next = hs_attribute_features(page, range, range.first + i, next);
        among[i] = &hs_attribute_among[page->terms[range.first + i].quote != HS_OUTSIDE];
    }
    starts[length] = (uint32_t) (next - features);
    kept = hs_arena_get(with->arena, (starts[length] + 1) * sizeof *kept);
    memcpy(kept, features, starts[length] * sizeof *kept);
    *HS_APPEND(with->arena, with, sequences) = (hs_crf_sequence){ .features = kept,
        .starts = starts,
        .gold = with->gold[number] + range.first,
        .among = among,
        .length = (uint32_t) length };
}

/* A document as the model sees it, with what other documents have taught. */
typedef struct lesson {
    hs_document document;
    hs_reading in;
    hs_attributions all;
    hs_attribute_page page;
    hs_parts parts;
    const int32_t *margins;
} lesson;

static lesson *read_lesson(trainer *with, size_t number)
{
    hs_document document = fresh_document(with, number);
    lesson *of = HS_NEW(&with->scratch, lesson, 1);

    of->document = document;
    of->in = hs_reading_make(&of->document, with->lexicon);
    of->all = hs_attributions_read(&of->document, of->in.words);
    with->own = hs_map_make(&with->scratch);
    teach_document(&with->own, &of->in, &of->all);
    of->page = hs_attribute_page_make(&of->in, look_elsewhere, with);
    return of;
}

static void add_document(trainer *with, size_t number)
{
    lesson *of = read_lesson(with, number);
    hs_reading in = of->in;
    hs_attributions all = of->all;
    hs_attribute_page page = of->page;

    if (with->gold[number] == NULL) {
        with->gold[number] = read_gold(with, &page, &all);
    }
    if (with->first != NULL) {
        hs_attribute_page_decided(&page, with->first[number]);
    }
    for (size_t p = 0; p < in.paragraphs_count; p++) {
        hs_range range = hs_attribute_range(&in, p);
        if (range.first < range.end) {
            add_paragraph(with, &page, range, number);
        }
    }
}

static void make_sequences(trainer *with)
{
    with->sequences_count = 0;
    for (size_t d = 0; d < with->corpus->documents_count; d++) {
        with->begin[d] = with->sequences_count;
        add_document(with, d);
    }
    with->begin[with->corpus->documents_count] = with->sequences_count;
}

/* Lines of a part of speech, a number for the sense, 1 where another sense is one of saying or
 * thinking, and lemmas. */
static hs_status read_senses(trainer *with, hs_error *error)
{
    hs_slice text;
    hs_status status = hs_train_read_list(with->arena, "lib/news/lists/senses.tsv", &text, error);

    while (status == HS_OK && text.size != 0) {
        hs_slice line = hs_slice_cut(&text, '\n'), upos = hs_slice_cut(&line, '\t');
        hs_slice sense = hs_slice_cut(&line, '\t'), says = hs_slice_cut(&line, '\t');
        uint32_t number = 0;
        for (size_t i = 0; i < sense.size; i++) {
            number = number * 10 + (uint32_t) (sense.data[i] - '0');
        }
        while (line.data != NULL) {
            hs_slice lemma = hs_slice_cut(&line, ' ');
            counts_of(&with->counts, hs_attribute_key(lemma, upos))->sense
                = number << 1 | hs_slice_is(says, "1");
        }
    }
    return status;
}

static hs_status prepare(trainer *with, hs_error *error)
{
    size_t documents = with->corpus->documents_count;
    hs_status status = hs_lexicon_open(&with->lexicon, error);

    if (status == HS_OK) {
        status = read_senses(with, error);
    }

    if (status != HS_OK) {
        return status;
    }
    with->gold = HS_NEW(with->arena, uint16_t *, documents + 1);
    with->begin = HS_NEW(with->arena, size_t, documents + 1);
    for (size_t d = 0; d < documents; d++) {
        hs_document document = fresh_document(with, d);
        hs_reading in = hs_reading_make(&document, with->lexicon);
        hs_attributions all = hs_attributions_read(&document, in.words);
        teach_document(&with->counts, &in, &all);
    }
    return HS_OK;
}

/* --- stages */

static void watch_epoch(void *context, uint32_t epoch, double likelihood)
{
    trainer *with = context;

    hs_train_watch(with->options, "epoch %u: log-likelihood %.5f", epoch, likelihood);
}

static float or_else(float value, float fallback) { return value > 0 ? value : fallback; }

/* All but the documents of `fold`; all where fold == FOLDS. */
static hs_status train_stage(
    trainer *with, unsigned fold, uint32_t epochs, uint32_t runs, hs_crf *model, hs_error *error)
{
    const hs_train_options *options = with->options;
    hs_crf_options how = { .labels = HS_ATTRIBUTE_LABELS,
        .rows = options->rows ? options->rows : 1u << 22,
        .epochs = epochs,
        .runs = runs,
        .rate = or_else(options->rate, 0.02f),
        .decay = or_else(options->decay, 1e-6f),
        .dropout = or_else(options->dropout, 0.3f),
        .seed = options->seed ? options->seed : 1 };
    hs_crf_sequence *chosen
        = hs_arena_get(&with->scratch, (with->sequences_count + 1) * sizeof *chosen);
    size_t count = 0;

    for (size_t d = 0; d < with->corpus->documents_count; d++) {
        if (d % FOLDS != fold) {
            for (size_t s = with->begin[d]; s < with->begin[d + 1]; s++) {
                chosen[count++] = with->sequences[s];
            }
        }
    }
    return hs_crf_train(chosen, count, &how, watch_epoch, with, model, error);
}

static hs_status choose_features(
    trainer *with, uint32_t epochs, hs_pruned_choice *choice, hs_error *error)
{
    hs_crf model;
    hs_status status = train_stage(with, FOLDS, epochs, 1, &model, error);

    if (status == HS_OK) {
        if (hs_pruned_choose(&model, with->sequences, with->sequences_count, BUCKETS, choice)) {
            for (size_t s = 0; s < with->sequences_count; s++) {
                hs_pruned_rewrite_sequence(choice, hs_pruned_rewrite, &with->sequences[s]);
            }
        } else {
            status = hs_fail(error, HS_IO, "not enough memory to choose features");
        }
        hs_crf_free(&model);
    }
    return status;
}

static hs_status train_and_pack(
    trainer *with, unsigned stage, uint32_t epochs, uint32_t runs, hs_error *error)
{
    hs_crf model = { 0 };
    hs_pruned_choice choice = { 0 };
    hs_status status = choose_features(with, epochs / 2 + 1, &choice, error);

    if (status == HS_OK) {
        status = train_stage(with, FOLDS, epochs, runs, &model, error);
    }
    if (status == HS_OK) {
        with->packed[stage] = hs_pruned_pack(&choice, &model, &with->packed_sizes[stage]);
        if (with->packed[stage] == NULL) {
            status = hs_fail(error, HS_IO, "not enough memory to write the model");
        }
    }
    hs_crf_free(&model);
    hs_pruned_free(&choice);
    return status;
}

/* A document's labels by a model of the others. */
static void label_document(
    trainer *with, const hs_crf *model, size_t number, uint8_t *labels, int32_t *margins)
{
    hs_arena scratch = { .guard = with->arena->guard };

    for (size_t s = with->begin[number]; s < with->begin[number + 1]; s++) {
        const hs_crf_sequence *sequence = &with->sequences[s];
        size_t offset = (size_t) (sequence->gold - with->gold[number]);
        int32_t *scores;
        uint16_t *best;
        hs_arena_reset(&scratch);
        scores = HS_NEW(&scratch, int32_t, sequence->length * model->stride);
        best = HS_NEW(&scratch, uint16_t, sequence->length);
        for (size_t i = 0; i < sequence->length; i++) {
            hs_crf_add(model, sequence->features + sequence->starts[i],
                sequence->starts[i + 1] - sequence->starts[i], scores + i * model->stride);
            hs_attribute_forbid(
                sequence->among[i] == &hs_attribute_among[1], scores + i * model->stride);
        }
        hs_crf_decode(model, scores, sequence->length, &scratch, best);
        if (margins != NULL) {
            hs_crf_margins(model, scores, sequence->length, &scratch, best, margins + offset);
        }
        for (size_t i = 0; i < sequence->length; i++) {
            labels[offset + i] = (uint8_t) best[i];
        }
    }
    hs_arena_free(&scratch);
}

/* What a stage says of text that it has not learned from; `margins` may be NULL. */
static hs_status label_by_folds(
    trainer *with, uint32_t epochs, uint8_t **labels, int32_t **margins, hs_error *error)
{
    for (unsigned fold = 0; fold < FOLDS; fold++) {
        hs_crf model;
        hs_status status = train_stage(with, fold, epochs, 1, &model, error);
        if (status != HS_OK) {
            return status;
        }
        for (size_t d = fold; d < with->corpus->documents_count; d += FOLDS) {
            size_t words = with->corpus->documents[d].tokens_count + 1;
            labels[d] = HS_NEW(with->arena, uint8_t, words);
            if (margins != NULL) {
                margins[d] = HS_NEW(with->arena, int32_t, words);
            }
            label_document(with, &model, d, labels[d], margins ? margins[d] : NULL);
        }
        hs_train_watch(with->options, "fold %u of %u", fold + 1, FOLDS);
        hs_crf_free(&model);
    }
    return HS_OK;
}

/* What both stages say of a document by a model that has not learned from it. */
static lesson *read_found(
    trainer *with, size_t number, uint8_t *const *labels, int32_t *const *margins)
{
    lesson *of = read_lesson(with, number);

    hs_attribute_page_decided(&of->page, labels[number]);
    of->parts = hs_attribute_parts(&of->page, labels[number]);
    of->margins = margins[number];
    return of;
}

static bool learn_choice(trainer *with, unsigned kind)
{
    with->choices[kind].weights = hs_choice_train(
        with->choices[kind].items, with->choices[kind].items_count, choice_rows[kind], 10);
    return with->choices[kind].weights != NULL;
}

static hs_joins join(trainer *with, lesson *of)
{
    hs_choice_model links = { with->choices[LINKS].weights, choice_rows[LINKS] };

    return hs_attribute_join(&links, &of->page, &of->parts);
}

static void teach_confidence(trainer *with, lesson *of)
{
    hs_choice_model edges = { with->choices[EDGES].weights, choice_rows[EDGES] };
    hs_joins joins = join(with, of);

    hs_edge_settle(&edges, &of->page, &of->parts, &joins, of->margins);
    for (size_t i = 0; i < joins.items_count; i++) {
        uint64_t features[HS_CONFIDENCE_FEATURES];
        uint32_t starts[3] = { 0 };
        starts[2] = (uint32_t) hs_confidence_features(
            &of->page, &of->parts, &joins.items[i], of->margins, features);
        // Wrong has no features.
        add_choice(
            with, CONFIDENCE, features, starts, 2, is_right(&of->all, &of->parts, &joins.items[i]));
    }
}

/* Learns what comes behind the labels, each from what the one before finds. */
static hs_status learn_choices(
    trainer *with, uint8_t *const *labels, int32_t *const *margins, hs_error *error)
{
    for (unsigned kind = 0; kind < CHOICES; kind++) {
        for (size_t d = 0; d < with->corpus->documents_count; d++) {
            lesson *of = read_found(with, d, labels, margins);
            if (kind == LINKS) {
                teach_links(with, &of->page, &of->all, labels[d]);
            } else if (kind == EDGES) {
                hs_joins joins = join(with, of);
                teach_edges(with, &of->page, &of->all, &of->parts, &joins, of->margins);
            } else {
                teach_confidence(with, of);
            }
        }
        if (!learn_choice(with, kind)) {
            return hs_fail(error, HS_IO, "not enough memory to train");
        }
    }
    return HS_OK;
}

/* --- the file */

static hs_status write_model(trainer *with, const char *file, hs_error *error)
{
    hs_table_entry *entries = HS_NEW(with->arena, hs_table_entry, with->counts.count + 1);
    size_t count = 0, size = 0;
    static const char *const names[CHOICES] = { "links", "edges", "confidence" };
    hs_model_part parts[3 + CHOICES] = { { "first", with->packed[0], with->packed_sizes[0] } };
    void *table;
    hs_status status;

    for (size_t i = 0; i < with->counts.capacity; i++) {
        const hs_map_entry *entry = &with->counts.entries[i];
        const hs_attribute_counts *counts = entry->value.pointer;
        if (entry->key.data != NULL && (counts->seen > 0 || counts->sense != 0)) {
            memcpy(&entries[count].key, entry->key.data, sizeof entries[count].key);
            entries[count++].value = hs_attribute_learned(counts);
        }
    }
    table = hs_table_pack(entries, count, &size);
    if (table == NULL) {
        return hs_fail(error, HS_IO, "not enough memory to write the model");
    }
    parts[1] = (hs_model_part){ "learned", table, size };
    parts[2] = (hs_model_part){ "second", with->packed[1], with->packed_sizes[1] };
    for (unsigned kind = 0; kind < CHOICES; kind++) {
        parts[3 + kind] = (hs_model_part){ names[kind], with->choices[kind].weights,
            choice_rows[kind] * sizeof *with->choices[kind].weights };
    }
    status = hs_model_write(file, "hs-attribute", HS_ATTRIBUTE_FEATURES, parts, 3 + CHOICES, error);
    free(table);
    return status;
}

static hs_status train_stages(trainer *with, hs_error *error)
{
    uint32_t epochs = with->options->epochs ? with->options->epochs : 8;
    uint32_t runs = getenv("RUNS") ? RUNS : 1;
    size_t documents = with->corpus->documents_count;
    uint8_t **labels[2];
    int32_t **margins = HS_NEW(with->arena, int32_t *, documents + 1);
    hs_status status = HS_OK;

    for (unsigned stage = 0; status == HS_OK && stage < 2; stage++) {
        labels[stage] = HS_NEW(with->arena, uint8_t *, documents + 1);
        with->first = stage == 0 ? NULL : labels[0];
        make_sequences(with);
        status = train_and_pack(with, stage, epochs, runs, error);
        if (status == HS_OK) {
            status = label_by_folds(
                with, epochs / 2 + 2, labels[stage], stage == 0 ? NULL : margins, error);
        }
    }
    return status == HS_OK ? learn_choices(with, labels[1], margins, error) : status;
}

static hs_status train_all(trainer *with, const char *file, hs_error *error)
{
    hs_status status = prepare(with, error);

    if (status == HS_OK) {
        status = train_stages(with, error);
    }
    return status == HS_OK ? write_model(with, file, error) : status;
}

static hs_status train(
    hs_corpus *corpus, const hs_train_options *options, const char *file, hs_error *error)
{
    trainer with = { .options = options,
        .corpus = corpus,
        .arena = corpus->arena,
        .counts = hs_map_make(corpus->arena),
        .scratch = { .guard = corpus->arena->guard } };
    hs_status status = train_all(&with, file, error);

    free(with.packed[0]);
    free(with.packed[1]);
    for (unsigned kind = 0; kind < CHOICES; kind++) {
        free(with.choices[kind].weights);
    }
    if (with.lexicon != NULL) {
        hs_lexicon_close(with.lexicon);
    }
    hs_arena_free(&with.scratch);
    return status;
}

const hs_trainer hs_attribute_trainer = { .name = "attribute",
    .summary = "attributions: who said what, from Attr= of the last column",
    .train = train };
