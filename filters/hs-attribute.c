#include "news/attribute.h"
#include "run/filter.h"

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    (void) error;
    hs_attribute(state, document);
    return HS_OK;
}

const hs_filter hs_attribute_filter = {
    .name = "hs-attribute",
    .summary = "find who said what: source, cue and content",
    .reads = HS_TOKENS,
    .writes = HS_TOKENS,
    .open = hs_lexicon_open_state,
    .process = process,
    .close = hs_lexicon_close_state,
};

HS_PROGRAM(hs_attribute_filter)
