#include "language/tag_label.h"

bool hs_tag_label_read(hs_slice line, uint32_t number, hs_tag_label *label)
{
    label->number = number;
    label->upos = hs_slice_cut(&line, ' ');
    label->xpos = line;
    label->verb = hs_slice_is(label->upos, "VERB") || hs_slice_is(label->upos, "AUX");
    label->name
        = hs_slice_is(label->upos, "PROPN") || hs_slice_starts(label->xpos, HS_LITERAL("NNP"));
    return label->upos.size != 0 && label->xpos.size != 0;
}
