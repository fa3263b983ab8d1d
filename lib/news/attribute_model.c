#include "news/attribute_model.h"

// Weighs more than any features.
#define FORBIDDEN 100000

enum { STRIDE = 16 };

static const uint16_t words_outside[] = { 0, 1, 2, 3, 4, 5, 6, 9, 10 };
static const uint16_t words_inside[] = { 1, 2, 3, 4, 7, 8, 11, 12, 13 };
const hs_crf_labels hs_attribute_among[2] = { { 9, words_outside }, { 9, words_inside } };

hs_status hs_attribute_model_open(const char *file, hs_attribute_model *model, hs_error *error)
{
    static const char *const names[HS_ATTRIBUTE_STAGES] = { "first", "second" };
    bool sound = true;
    hs_status status = hs_model_find(
        file, "en-attribute.model", "hs-attribute", HS_ATTRIBUTE_FEATURES, &model->model, error);

    if (status != HS_OK) {
        return status;
    }
    for (size_t i = 0; i < HS_ATTRIBUTE_STAGES && sound; i++) {
        sound = hs_pruned_view(hs_model_get(&model->model, names[i]), &model->stages[i])
            && model->stages[i].crf.labels == HS_ATTRIBUTE_LABELS;
    }
    sound = sound && hs_table_view(hs_model_get(&model->model, "learned"), &model->learned)
        && hs_choice_view(hs_model_get(&model->model, "links"), &model->links)
        && hs_choice_view(hs_model_get(&model->model, "edges"), &model->edges)
        && hs_choice_view(hs_model_get(&model->model, "sources"), &model->sources)
        && hs_choice_view(hs_model_get(&model->model, "confidence"), &model->confidence);
    if (!sound) {
        hs_attribute_model_close(model);
        return hs_fail(error, HS_MODEL, "%s: damaged: a part is missing or no good; train it again",
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

void hs_attribute_forbid(bool quoted, int32_t *scores)
{
    static const uint16_t forbidden[2][5] = { { 7, 8, 11, 12, 13 }, { 0, 5, 6, 9, 10 } };

    for (unsigned i = 0; i < 5; i++) {
        scores[forbidden[quoted][i]] = -FORBIDDEN;
    }
}

static void score_word(const hs_pruned *stage, const hs_attribute_page *page, hs_range range,
    size_t word, int32_t *scores)
{
    uint64_t features[HS_ATTRIBUTE_MOST];
    uint64_t *end = hs_attribute_features(page, range, word, features);

    memset(scores, 0, STRIDE * sizeof *scores);
    hs_pruned_add(stage, features, (size_t) (end - features), scores);
    hs_attribute_forbid(page->terms[word].quote != HS_OUTSIDE, scores);
}

static void label_paragraph(const hs_pruned *stage, const hs_attribute_page *page, hs_range range,
    hs_arena *scratch, uint8_t *labels, int32_t *margins)
{
    size_t length = range.end - range.first;
    int32_t *scores = hs_arena_get(scratch, (length + 1) * STRIDE * sizeof *scores);
    uint16_t *best = hs_arena_get(scratch, (length + 1) * sizeof *best);

    for (size_t i = 0; i < length; i++) {
        score_word(stage, page, range, range.first + i, scores + i * STRIDE);
    }
    hs_crf_decode(&stage->crf, scores, length, scratch, best);
    if (margins != NULL) {
        hs_crf_margins(&stage->crf, scores, length, scratch, best, margins + range.first);
    }
    for (size_t i = 0; i < length; i++) {
        labels[range.first + i] = (uint8_t) best[i];
    }
}

uint8_t *hs_attribute_label(
    const hs_pruned *stage, const hs_attribute_page *page, hs_arena *scratch, int32_t *margins)
{
    const hs_reading *in = page->in;
    uint8_t *labels = HS_NEW(in->document->arena, uint8_t, in->words.count + 1);

    for (size_t p = 0; p < in->paragraphs_count; p++) {
        hs_range range = hs_attribute_range(in, p);
        hs_arena_reset(scratch);
        if (range.first < range.end) {
            label_paragraph(stage, page, range, scratch, labels, margins);
        }
    }
    return labels;
}
