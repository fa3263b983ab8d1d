/* A label of the tagger: UPOS and XPOS together.
 *
 * Ownership: points into the line it was read from.  All functions are pure. */
#ifndef HS_LANGUAGE_TAG_LABEL_H
#define HS_LANGUAGE_TAG_LABEL_H

#include "base/slice.h"

typedef struct hs_tag_label {
    uint32_t number; // among the labels of a model
    hs_slice upos, xpos;
    bool verb; // VERB or AUX
    bool name; // of a name or a word of one (ADJ NNP: the United States)
} hs_tag_label;

/* From a line: UPOS, a space, XPOS; false where that is not what it is. */
bool hs_tag_label_read(hs_slice line, uint32_t number, hs_tag_label *label);

#endif
