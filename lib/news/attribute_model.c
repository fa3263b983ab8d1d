#include <stdlib.h>
#include "news/attribute.h"
#include "news/attribution.h"
#include "news/attribute_model.h"

// Weighs more than any features.
#define FORBIDDEN 100000

enum { STRIDE = 16 };

static const uint16_t outside[] = { 0, 1, 2, 3, 4, 5, 6, 9, 10 };
static const uint16_t inside[] = { 1, 2, 3, 4, 7, 8, 11, 12, 13 };
const hs_crf_labels hs_attribute_among[2] = { { 9, outside }, { 9, inside } };

hs_status hs_attribute_model_open(const char *file, hs_attribute_model *model, hs_error *error)
{
    static const char *const names[HS_ATTRIBUTE_STAGES] = { "first", "second" };
    bool sound = true;
    hs_status status = hs_model_find(file, "en-attribute.model", "hs-attribute",
        HS_ATTRIBUTE_FEATURES, &model->model, error);

    if (status != HS_OK) {
        return status;
    }
    for (size_t i = 0; i < HS_ATTRIBUTE_STAGES && sound; i++) {
        sound = hs_pruned_view(hs_model_get(&model->model, names[i]), &model->stages[i])
            && model->stages[i].crf.labels == HS_ATTRIBUTE_LABELS;
    if (i == 1 && !sound) { sound = true; model->stages[1] = (hs_pruned){ 0 }; }
    }
    sound = sound && hs_table_view(hs_model_get(&model->model, "learned"), &model->learned)
        && hs_choice_view(hs_model_get(&model->model, "links"), &model->links);
    if (!sound) {
        hs_attribute_model_close(model);
        return hs_fail(error, HS_MODEL,
            "%s: damaged: a part is missing or no good; train it again",
            file ? file : "en-attribute.model");
    }
    return HS_OK;
}

void hs_attribute_model_close(hs_attribute_model *model) { hs_model_close(&model->model); }

hs_range hs_attribute_range(const hs_reading *in, size_t paragraph)
{
    const hs_paragraph *of = &in->paragraphs[paragraph];
    hs_range range = { in->sentences[of->first].first, in->sentences[of->end - 1].end };

    if (of->kind == HS_NO_PROSE) {
        range.end = range.first;
    }
    return range;
}

static uint32_t look_up(void *context, uint64_t key)
{
    const hs_attribute_model *model = context;
    uint32_t value = 0;

    return hs_table_find(&model->learned, key, &value) ? value : 0;
}

static void score_word(const hs_pruned *stage, const hs_attribute_page *page, hs_range range,
    size_t word, int32_t *scores)
{
    static const uint16_t forbidden[2][5] = { { 7, 8, 11, 12, 13 }, { 0, 5, 6, 9, 10 } };
    uint64_t features[HS_ATTRIBUTE_MOST];
    uint64_t *end = hs_attribute_features(page, range, word, features);
    const uint16_t *not = forbidden[page->terms[word].quote != HS_OUTSIDE];

    memset(scores, 0, STRIDE * sizeof *scores);
    hs_pruned_add(stage, features, (size_t) (end - features), scores);
    { const char *b = getenv("BIAS"); if (b) { scores[0] -= atoi(b); scores[13] -= atoi(b); } }
    for (unsigned i = 0; i < 5; i++) {
        scores[not[i]] = -FORBIDDEN;
    }
}

static void label_paragraph(const hs_pruned *stage, const hs_attribute_page *page, hs_range range,
    hs_arena *scratch, uint8_t *labels)
{
    size_t length = range.end - range.first;
    int32_t *scores = hs_arena_get(scratch, (length + 1) * STRIDE * sizeof *scores);
    uint16_t *best = hs_arena_get(scratch, (length + 1) * sizeof *best);

    for (size_t i = 0; i < length; i++) {
        score_word(stage, page, range, range.first + i, scores + i * STRIDE);
    }
    hs_crf_decode(&stage->crf, scores, length, scratch, best);
    for (size_t i = 0; i < length; i++) {
        labels[range.first + i] = (uint8_t) best[i];
    }
}

uint8_t *hs_attribute_label(
    const hs_pruned *stage, const hs_attribute_page *page, hs_arena *scratch)
{
    const hs_reading *in = page->in;
    uint8_t *labels = HS_NEW(in->document->arena, uint8_t, in->words.count + 1);

    for (size_t p = 0; p < in->paragraphs_count; p++) {
        hs_range range = hs_attribute_range(in, p);
        hs_arena_reset(scratch);
        if (range.first < range.end) {
            label_paragraph(stage, page, range, scratch, labels);
        }
    }
    return labels;
}


/* --- attributions */

static const char *content_type(const hs_reading *in, const hs_attribution *of)
{
    size_t inside = 0, letters = 0;

    for (size_t k = 0; k < of->pieces_count; k++) {
        const hs_span *piece = &of->pieces[k];
        for (size_t i = piece->first; hs_slice_is(piece->kind, "content") && i < piece->end; i++) {
            letters += in->terms[i].letters;
            inside += in->terms[i].letters && in->terms[i].quote;
        }
    }
    return inside == letters ? "direct" : inside ? "mixed" : "indirect";
}

static void add_piece(hs_document *document, hs_attribution *to, const hs_part *part)
{
    hs_attribution_add(document, to, (hs_role) part->role, part->range.first, part->range.end);
}

/* One attribution for each cue that has a content. */
static hs_attributions link_parts(
    const hs_attribute_model *model, const hs_attribute_page *page, const hs_parts *parts)
{
    hs_document *document = page->in->document;
    hs_attributions all = { 0 };
    hs_attribution *of = HS_NEW(document->arena, hs_attribution, parts->items_count + 1);
    hs_link link;

    for (size_t i = 0; i < parts->items_count; i++) {
        if (parts->items[i].role == HS_CONTENT) {
            hs_link_candidates(page, parts, i, &link);
            uint32_t cue = hs_link_choose(&model->links, &link);
            if (cue != HS_NO_WORD) {
                add_piece(document, &of[cue], &parts->items[i]);
            }
        }
    }
    for (size_t i = 0; i < parts->items_count; i++) {
        if (parts->items[i].role == HS_CUE && of[i].pieces_count != 0) {
            hs_link_candidates(page, parts, i, &link);
            uint32_t source = hs_link_choose(&model->links, &link);
            hs_slice lemma
                = page->in->words.items[parts->items[i].head].token->column[HS_LEMMA];
            of[i].properties = hs_arena_print(document->arena, "type=%s cue=%.*s rule=model",
                content_type(page->in, &of[i]), HS_PRINT(lemma));
            add_piece(document, &of[i], &parts->items[i]);
            if (source != HS_NO_WORD) {
                add_piece(document, &of[i], &parts->items[source]);
            }
            *HS_APPEND(document->arena, &all, items) = of[i];
        }
    }
    return all;
}

void hs_attribute_by_model(
    const hs_attribute_model *model, const hs_lexicon *lexicon, hs_document *document)
{
    hs_arena scratch = { .guard = document->arena->guard };
    hs_reading in = hs_reading_make(document, lexicon);
    hs_attribute_page page = hs_attribute_page_make(&in, look_up, (void *) (uintptr_t) model);
    uint8_t *labels = hs_attribute_label(&model->stages[0], &page, &scratch);
    hs_attributions all;
    hs_parts parts;

    hs_attribute_page_decided(&page, labels);
    if (model->stages[1].buckets) {
        labels = hs_attribute_label(&model->stages[1], &page, &scratch);
        hs_attribute_page_decided(&page, labels);
    }
    parts = hs_attribute_parts(&page, labels);
    all = link_parts(model, &page, &parts);
    hs_attributions_write(document, in.words, &all);
    hs_arena_free(&scratch);
}
