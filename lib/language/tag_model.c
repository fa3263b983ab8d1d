#include "language/tag_model.h"

static bool read_labels(hs_slice text, hs_arena *arena, hs_tag_model *model)
{
    model->labels = HS_NEW(arena, hs_tag_label, HS_CRF_LABELS);
    while (text.size != 0 && model->labels_count < HS_CRF_LABELS) {
        hs_slice line = hs_slice_cut(&text, '\n');
        hs_tag_label *label = &model->labels[model->labels_count++];
        label->upos = hs_slice_cut(&line, ' ');
        label->xpos = line;
        if (label->upos.size == 0 || label->xpos.size == 0) {
            return false;
        }
    }
    return text.size == 0 && model->labels_count != 0;
}

bool hs_tag_model_read(const hs_model *from, hs_arena *arena, hs_tag_model *model)
{
    *model = (hs_tag_model){ 0 };
    return read_labels(hs_model_get(from, "labels"), arena, model)
        && hs_tag_lexicon_view(hs_model_get(from, "lexicon"), hs_model_get(from, "sets"),
            model->labels_count, arena, &model->lexicon)
        && hs_crf_view(hs_model_get(from, "stage1"), &model->stages[0])
        && hs_crf_view(hs_model_get(from, "stage2"), &model->stages[1])
        && model->stages[0].labels == model->labels_count
        && model->stages[1].labels == model->labels_count
        && hs_lemma_rules_view(hs_model_get(from, "lemma"), hs_model_get(from, "lemma.rules"),
            hs_model_get(from, "feats"), hs_model_get(from, "feats.values"), arena, &model->lemmas);
}
