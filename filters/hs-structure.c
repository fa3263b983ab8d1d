#include "news/structure.h"
#include "run/filter.h"

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    (void) state;
    (void) error;
    hs_structure_document(document);
    return HS_OK;
}

const hs_filter hs_structure_filter = {
    .name = "hs-structure",
    .summary = "say what each paragraph is: headline, byline, caption, body, notice, link",
    .reads = HS_TOKENS,
    .writes = HS_TOKENS,
    .process = process,
};

HS_PROGRAM(hs_structure_filter)
