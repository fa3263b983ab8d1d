#include "news/attribute_model.h"

// Weighs more than any features.
#define FORBIDDEN 100000

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

// The margin of the first stage's label from which on it stays: that spares the second one most of
// the words.  Down to 900 the development part shows no difference but in time.
#define CERTAIN 900

typedef uint64_t *finder(const hs_attribute_page *page, hs_range range, size_t word, uint64_t *to);

/* Scores of the words that are not settled yet. */
static void score(const hs_attribute_model *model, unsigned stage, const hs_attribute_page *page,
    hs_range range, const int32_t *margins, hs_attribute_scores *scores)
{
    static finder *const find[HS_ATTRIBUTE_STAGES]
        = { hs_attribute_first_features, hs_attribute_second_features };
    hs_pruned_line line;

    hs_pruned_line_begin(&line, &model->stages[stage]);
    memset(scores, 0, (range.end - range.first) * sizeof *scores);
    for (size_t word = range.first; word < range.end; word++, scores++) {
        if (stage == 0 || margins[word] <= CERTAIN) {
            uint64_t *end = find[stage](page, range, word, hs_pruned_line_next(&line));
            hs_pruned_line_add(&line, end, *scores);
        }
    }
    hs_pruned_line_finish(&line);
}

static void decode(const hs_attribute_model *model, unsigned stage, const hs_attribute_page *page,
    hs_range range, hs_attribute_scores *scores, hs_arena *scratch, uint8_t *labels,
    int32_t *margins)
{
    const hs_crf *crf = &model->stages[stage].crf;
    size_t length = range.end - range.first;
    uint16_t *best = hs_arena_get(scratch, (length + 1) * sizeof *best);

    for (size_t i = 0; i < length; i++) {
        hs_attribute_forbid(page->terms[range.first + i].quote != HS_OUTSIDE, scores[i]);
    }
    if (stage == 0) {
        hs_crf_decode(crf, *scores, length, scratch, best, margins + range.first);
    } else {
        for (size_t i = 0; i < length; i++) {
            best[i] = page->first[range.first + i];
        }
        hs_crf_decode_rest(crf, *scores, length, CERTAIN, scratch, best, margins + range.first);
    }
    for (size_t i = 0; i < length; i++) {
        labels[range.first + i] = (uint8_t) best[i];
    }
}

uint8_t *hs_attribute_label(const hs_attribute_model *model, unsigned stage,
    const hs_attribute_page *page, hs_arena *scratch, int32_t *margins)
{
    const hs_reading *in = page->in;
    uint8_t *labels = HS_NEW(in->document->arena, uint8_t, in->words.count + 1);

    for (size_t p = 0; p < in->paragraphs_count; p++) {
        hs_range range = hs_attribute_range(in, p);
        if (range.first < range.end) {
            hs_attribute_scores *scores;
            hs_arena_reset(scratch);
            scores = hs_arena_get(scratch, (range.end - range.first) * sizeof *scores);
            score(model, stage, page, range, margins, scores);
            decode(model, stage, page, range, scores, scratch, labels, margins);
        }
    }
    return labels;
}
