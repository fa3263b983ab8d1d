#include "language/tag_model.h"

static bool read_labels(hs_slice text, hs_arena *arena, hs_tag_model *model)
{
    uint16_t *numbers = HS_NEW(arena, uint16_t, HS_CRF_LABELS);

    model->labels = HS_NEW(arena, hs_tag_label, HS_CRF_LABELS);
    model->verbs = HS_NEW(arena, bool, HS_CRF_LABELS);
    model->alone = HS_NEW(arena, hs_crf_labels, HS_CRF_LABELS);
    for (uint16_t y = 0; y < HS_CRF_LABELS; y++) {
        numbers[y] = y;
    }
    while (text.size != 0 && model->labels_count < HS_CRF_LABELS) {
        hs_slice line = hs_slice_cut(&text, '\n');
        hs_tag_label *label = &model->labels[model->labels_count++];
        bool whole = hs_tag_label_read(line, model->labels_count - 1, label);
        model->alone[label->number] = (hs_crf_labels){ 1, &numbers[label->number] };
        model->verbs[label->number] = label->verb;
        if (!whole) {
            return false;
        }
    }
    return text.size == 0 && model->labels_count != 0;
}

bool hs_tag_model_read(const hs_model *from, hs_arena *arena, hs_tag_model *model)
{
    const hs_tag_lexicon_parts parts = { .table = hs_model_get(from, "lexicon"),
        .sets = hs_model_get(from, "sets"),
        .words = hs_model_get(from, "words"),
        .tags = hs_model_get(from, "tags") };

    *model = (hs_tag_model){ 0 };
    return read_labels(hs_model_text(from, "labels"), arena, model)
        && hs_tag_lexicon_view(&parts, model->labels_count, arena, &model->lexicon)
        && hs_sparse_view(hs_model_get(from, "stage1"), &model->stages[0])
        && hs_sparse_view(hs_model_get(from, "stage2"), &model->stages[1])
        && model->stages[0].crf.labels == model->labels_count
        && model->stages[1].crf.labels == model->labels_count
        && hs_lemma_rules_view(hs_model_get(from, "lemma"), hs_model_text(from, "lemma.rules"),
            hs_model_get(from, "feats"), hs_model_text(from, "feats.values"), &model->lexicon.words,
            arena, &model->lemmas);
}
