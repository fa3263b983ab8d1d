#include "language/tag_model.h"

bool hs_tag_is_verb(hs_slice upos) { return hs_slice_is(upos, "VERB") || hs_slice_is(upos, "AUX"); }

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
        model->alone[label - model->labels] = (hs_crf_labels){ 1, &numbers[label - model->labels] };
        label->upos = hs_slice_cut(&line, ' ');
        label->xpos = line;
        model->verbs[label - model->labels] = hs_tag_is_verb(label->upos);
        if (label->upos.size == 0 || label->xpos.size == 0) {
            return false;
        }
    }
    return text.size == 0 && model->labels_count != 0;
}

bool hs_tag_model_read(const hs_model *from, hs_arena *arena, hs_tag_model *model)
{
    *model = (hs_tag_model){ 0 };
    return read_labels(hs_model_text(from, "labels"), arena, model)
        && hs_tag_lexicon_view(hs_model_get(from, "lexicon"), hs_model_get(from, "words"),
            hs_model_get(from, "sets"), model->labels_count, arena, &model->lexicon)
        && hs_sparse_view(hs_model_get(from, "stage1"), &model->stages[0])
        && hs_sparse_view(hs_model_get(from, "stage2"), &model->stages[1])
        && model->stages[0].crf.labels == model->labels_count
        && model->stages[1].crf.labels == model->labels_count
        && hs_lemma_rules_view(hs_model_get(from, "lemma"), hs_model_text(from, "lemma.rules"),
            hs_model_get(from, "feats"), hs_model_text(from, "feats.values"), &model->lexicon.words,
            arena, &model->lemmas);
}
