#include "news/structure.h"
#include "run/filter.h"

static hs_status open_residue(const void *config, void **state, hs_error *error)
{
    hs_residue *residue = NULL;
    hs_status status = hs_residue_open(&residue, error);

    (void) config;
    *state = residue;
    return status;
}

static hs_status process(void *state, hs_document *document, hs_error *error)
{
    (void) error;
    hs_structure_document(state, document);
    return HS_OK;
}

static void close_residue(void *state) { hs_residue_close(state); }

const hs_filter hs_structure_filter = {
    .name = "hs-structure",
    .summary = "say what each paragraph is: headline, byline, caption, body, notice, link",
    .reads = HS_TOKENS,
    .writes = HS_TOKENS,
    .open = open_residue,
    .process = process,
    .close = close_residue,
};

HS_PROGRAM(hs_structure_filter)
